"""One module per command: the options and arguments that Typer reads; each hands over at once."""
