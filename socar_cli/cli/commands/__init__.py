"""One module per command: what Typer reads and, beside it, the `run_<topic>` that hands over."""
