"""Where things lie on disk."""

from pathlib import Path


def data_folder() -> Path:
    """Return the folder of the built-in knowledge: inside a wheel, or beside the source."""
    package = Path(__file__).resolve().parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parent / "data"
