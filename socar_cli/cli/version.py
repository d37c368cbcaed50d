"""What `--version` says, without building the knowledge or importing what does."""

from socar_cli import __version__
from socar_cli.language import Localized

_MOST_BYTES = 65_536  # the day stands near the top of the file
_KEY = b"updated:"


def version(built_in: str) -> Localized:
    """Return the version, the day of the knowledge where it can be read, and whose this is not."""
    day = _updated(built_in)
    return Localized(
        f"socar {__version__}, {f'{day} 기준 정보, ' if day else ''}비공식, 쏘카와 관계없음",
        f"socar {__version__}, {f'knowledge of {day}, ' if day else ''}"
        "unofficial, not affiliated with SOCAR",
    )


def _updated(built_in: str) -> str:
    """Return the day a knowledge file says it was edited; nothing where it says none."""
    try:
        with open(built_in, "rb") as file:  # pathlib would cost more than the reading
            lines = file.read(_MOST_BYTES).splitlines()
    except OSError:
        return ""
    said = next((line.removeprefix(_KEY) for line in lines if line.startswith(_KEY)), b"")
    day = said.partition(b"#")[0].strip(b" \t\"'")
    return day.decode() if day.replace(b"-", b"").isdigit() else ""  # bytes: ASCII digits alone
