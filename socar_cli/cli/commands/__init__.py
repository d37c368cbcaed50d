"""One module per command: `run_<topic>` does it, `command` is what Typer reads."""
