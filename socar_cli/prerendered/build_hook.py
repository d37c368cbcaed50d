"""What the build of a wheel runs: one complaint about the knowledge file ends the build."""

import os
import sys
import time
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # the build knows this file only by its path

from socar_cli.domain.prepared import PRECOMPUTED  # noqa: E402 - needs the path above
from socar_cli.errors import KnowledgeError  # noqa: E402 - needs the path above
from socar_cli.knowledge import compiled  # noqa: E402 - needs the path above
from socar_cli.knowledge.overlay import load_all  # noqa: E402 - needs the path above
from socar_cli.prerendered import lookup  # noqa: E402 - needs the path above
from socar_cli.prerendered.prerender import prerender  # noqa: E402 - needs the path above


def _made(yaml: Path) -> dict[str, bytes]:
    """Return the files to add; whoever builds sees every complaint, and no traceback of ours."""
    try:
        knowledge = load_all(str(yaml), None).knowledge
    except KnowledgeError as error:
        sys.exit("\n".join(f"{yaml}:{fault.line}: {fault.what.en}" for fault in error.complaints))
    now = float(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    worked_out = {name: work_out(knowledge) for name, work_out in PRECOMPUTED.items()}
    copy = compiled.dumped(str(yaml), knowledge, worked_out)
    return {compiled.NAME: copy, lookup.NAME: prerender(knowledge, str(yaml), now)}


class CompileHook(BuildHookInterface[Any]):
    """Adds to a wheel what is made of the knowledge: its compiled copy, and prerendered answers."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make it, except for an editable install, which reads the YAML itself."""
        made = {} if version == "editable" else _made(ROOT / "data" / "knowledge.yaml")
        for name, content in made.items():
            path = Path(self.directory) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            build_data["force_include"][str(path)] = f"socar_cli/data/{name}"

    def finalize(self, _version: str, _build_data: dict[str, Any], _artifact_path: str) -> None:
        """Leave nothing generated behind."""
        for name in (compiled.NAME, lookup.NAME):
            (Path(self.directory) / name).unlink(missing_ok=True)
