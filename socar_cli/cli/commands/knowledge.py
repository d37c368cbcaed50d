"""`socar knowledge`: for those who keep the facts."""

from pathlib import Path
from typing import Annotated

import typer

from socar_cli.cli.options import Sub, Text, argument, flag
from socar_cli.domain.provenance import Check, SourceUses, check_file, source_uses
from socar_cli.language import Localized
from socar_cli.views.knowledge import check_page, paths_page, sources_page

EXAMPLES = ("socar knowledge check", "socar knowledge path", "socar knowledge sources")

_File = Annotated[Text, argument("검사할 파일", "File to check")]
_Strict = Annotated[
    bool, flag("--strict", "경고가 있어도 종료 코드 1", "Exit with 1 for warnings, too")
]


def check(context: typer.Context, file: _File = None, *, strict: _Strict = False) -> int:
    """Show everything that is wrong or due in the knowledge files; return the exit code."""
    from socar_cli.knowledge.overlay import examine  # loads YAML

    app = context.obj
    files = [Path(file)] if file else [chosen.path for chosen in app.knowledge_files()]
    examined = examine(app.built_in, files)
    reports = tuple(check_file(*part, now=app.now) for part in examined)
    app.show(check_page(Check(reports)))
    return max(report.exit_code(strict=strict) for report in reports)


def sources(context: typer.Context) -> None:
    """Show every source with how many facts rest on it and how old it is."""
    app = context.obj
    uses = source_uses(app.knowledge, app.prepared("uses"), now=app.now)
    app.show(sources_page(SourceUses(uses)))


def path(context: typer.Context) -> None:
    """Show which files are used, and why each was chosen."""
    from socar_cli.files import Files, own_knowledge_place  # asks for the user's folders

    app = context.obj
    app.show(paths_page(Files(app.knowledge_files(), own_knowledge_place())))


def schema(context: typer.Context) -> None:
    """Write the JSON Schema of the knowledge file."""
    from socar_cli.knowledge.schema import schema_text  # nothing else needs it

    context.obj.write_text(f"{schema_text()}\n")


COMMANDS = {
    "check": Sub(
        check,
        Localized("오류와 오래된 정보 찾기", "Find errors and outdated facts"),
        ("socar knowledge check", "socar knowledge check my.yaml --strict"),
    ),
    "sources": Sub(
        sources,
        Localized("출처마다 사실의 수와 나이", "Facts and age of each source"),
        ("socar knowledge sources",),
    ),
    "path": Sub(
        path, Localized("쓰는 파일과 고른 이유", "Files in use and why"), ("socar knowledge path",)
    ),
    "schema": Sub(
        schema,
        Localized("정보 파일의 JSON Schema", "JSON Schema of the file"),
        ("socar knowledge schema",),
    ),
}
