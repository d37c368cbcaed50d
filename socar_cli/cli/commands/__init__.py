"""One module per command: `run_<topic>` fetches, decides and shows, without Typer."""
