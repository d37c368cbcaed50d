"""What the build of a wheel runs: one complaint about the knowledge file ends the build."""

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
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
from socar_cli.prerendered.shell_files import data_files  # noqa: E402 - needs the path above


def _made(yaml: Path, below_prefix: str) -> dict[str, bytes]:
    """Return the files to add by their path in the wheel.

    What an installer puts below the prefix of the environment stands in the folder `below_prefix`.
    Whoever builds sees every complaint about the knowledge, and no traceback of ours.
    """
    try:
        knowledge = load_all(str(yaml), None).knowledge
    except KnowledgeError as error:
        sys.exit("\n".join(f"{yaml}:{fault.line}: {fault.what.en}" for fault in error.complaints))
    now = float(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    worked_out = {name: work_out(knowledge) for name, work_out in PRECOMPUTED.items()}
    copy = compiled.dumped(str(yaml), knowledge, worked_out)
    answers = {compiled.NAME: copy, lookup.NAME: prerender(knowledge, str(yaml), now)}
    made = {f"socar_cli/data/{name}": content for name, content in answers.items()}
    for path, text in data_files(str(knowledge.updated)).items():
        made[f"{below_prefix}/{path}"] = text.encode()
    return made


class CompileHook(BuildHookInterface[Any]):
    """Adds to a wheel what is made of knowledge and help.

    That is the compiled copy, the prerendered answers, man pages and completion files.
    """

    _folder: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make it, except for an editable install, which reads the YAML itself."""
        if version == "editable":
            return
        prefix = f"{self.build_config.builder.project_id}.data/data"
        made = _made(ROOT / "data" / "knowledge.yaml", prefix)
        self._folder = TemporaryDirectory()
        for number, (name, content) in enumerate(made.items()):
            path = Path(self._folder.name) / str(number)
            path.write_bytes(content)
            build_data["force_include"][str(path)] = name

    def finalize(self, _version: str, _build_data: dict[str, Any], _artifact_path: str) -> None:
        """Leave nothing generated behind."""
        if self._folder:
            self._folder.cleanup()
