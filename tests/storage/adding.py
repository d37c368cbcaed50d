"""Adds reservations as a process of its own: `python adding.py FOLDER COUNT`.

Each line on stdout is the number of an entry that is stored.
"""

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path

from socar_cli.domain.moments import KOREA
from socar_cli.domain.reservation import Reservation
from socar_cli.errors import SocarError
from socar_cli.storage.records import Records

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=KOREA)
NOTE = "우산  \x1b[31m\n두 칸"
SHOWN = r"우산  \u001b[31m\n두 칸"  # the note in JSON


def entry() -> Reservation:
    """Return a reservation whose note is hard to keep."""
    return Reservation(id="", start=NOON, end=NOON + timedelta(hours=1), note=NOTE)


def add_all(folder: Path, count: int) -> int:
    """Add so many, and write the number of each when it is stored; return the exit code."""
    for _ in range(count):
        try:
            saved = Records(folder).add(entry())
            os.write(1, f"{saved.id}\n".encode())
        except SocarError as error:
            os.write(2, f"{error.message().en}\n".encode())
            return error.exit_code
        except OSError:
            return 74
    return 0


if __name__ == "__main__":
    sys.exit(add_all(Path(sys.argv[1]), int(sys.argv[2])))
