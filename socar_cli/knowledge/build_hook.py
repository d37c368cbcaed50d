"""What the build of a wheel runs: one complaint about the knowledge file ends the build."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # the build knows this file only by its path

from socar_cli.errors import KnowledgeError  # noqa: E402 - needs the path above
from socar_cli.knowledge.compile import compiled_copy  # noqa: E402 - needs the path above
from socar_cli.knowledge.compiled import NAME  # noqa: E402 - needs the path above


def _compiled(yaml: Path) -> bytes:
    """Return the copy; whoever builds sees every complaint, and no traceback of ours."""
    try:
        return compiled_copy(yaml)
    except KnowledgeError as error:
        faults = (f"{yaml}:{fault.line}: {fault.what.en}" for fault in error.complaints)
        sys.exit("\n".join(faults))


class CompileHook(BuildHookInterface[Any]):
    """Adds the compiled copy of the knowledge to a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, except for an editable install, which reads the YAML itself."""
        if version != "editable":
            self._copy.parent.mkdir(parents=True, exist_ok=True)
            self._copy.write_bytes(_compiled(ROOT / "data" / "knowledge.yaml"))
            build_data["force_include"][str(self._copy)] = f"socar_cli/data/{NAME}"

    def finalize(self, _version: str, _build_data: dict[str, Any], _artifact_path: str) -> None:
        """Leave nothing generated behind."""
        self._copy.unlink(missing_ok=True)

    @property
    def _copy(self) -> Path:
        return Path(self.directory) / NAME
