"""`python -m socar_cli`."""

from socar_cli.cli.main import console

console()
