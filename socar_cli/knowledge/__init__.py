"""What the program knows: the model, and the way from the YAML file to it."""
