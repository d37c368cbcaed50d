"""What hatchling runs for a wheel: adds what `prerender.py` makes of knowledge and help to it."""

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # the build knows this file only by its path

from socar_cli.errors import KnowledgeError  # noqa: E402 - needs the path above
from socar_cli.prerendered.prerender import built_files  # noqa: E402 - needs the path above


class CompileHook(BuildHookInterface[Any]):
    """Adds the compiled knowledge, prerendered answers, man pages and completion files."""

    _folder: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make it, except for an editable install, which reads the YAML itself.

        Whoever builds sees every complaint about the knowledge, and no traceback of ours.
        """
        if version == "editable":
            return
        yaml = ROOT / "data" / "knowledge.yaml"
        try:
            now = float(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
            data, shared = built_files(str(yaml), now)
        except KnowledgeError as error:
            lines = (f"{yaml}:{fault.line}: {fault.what.en}" for fault in error.complaints)
            sys.exit("\n".join(lines))
        self._folder = TemporaryDirectory()
        for kind, files in {"force_include": data, "shared_data": shared}.items():
            for name, content in files.items():
                path = Path(self._folder.name, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                build_data[kind][str(path)] = name

    def finalize(self, _version: str, _build_data: dict[str, Any], _artifact_path: str) -> None:
        """Leave nothing generated behind."""
        if self._folder:
            self._folder.cleanup()
