"""`python -m socar_cli`."""

import sys

from socar_cli.cli.app import main

sys.exit(main())
