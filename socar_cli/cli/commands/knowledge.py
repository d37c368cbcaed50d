"""`socar knowledge`: for those who keep the facts."""

from typing import Annotated

import typer

from socar_cli.cli.context import App
from socar_cli.cli.options import Sub, Text, argument, both, flag, shared_options

EXAMPLES = ("socar knowledge check", "socar knowledge path", "socar knowledge sources")

_File = Annotated[Text, argument("검사할 파일", "The file to check")]
_Strict = Annotated[bool, flag("--strict", "경고도 실패로 (1)", "Warnings fail, too (1)")]


@shared_options
def check(context: typer.Context, file: _File = None, *, strict: _Strict = False) -> int:
    """Hand over what was typed."""
    return run_check(context.obj, file=file, strict=strict)


@shared_options
def sources(context: typer.Context) -> None:
    """Hand over what was typed."""
    run_sources(context.obj)


@shared_options
def path(context: typer.Context) -> None:
    """Hand over what was typed."""
    run_path(context.obj)


@shared_options
def schema(context: typer.Context) -> None:
    """Hand over what was typed."""
    run_schema(context.obj)


COMMANDS = {
    "check": Sub(
        check,
        both("틀린 것, 오래된 것 찾기", "What is wrong, what is old"),
        ("socar knowledge check", "socar knowledge check my.yaml --strict"),
    ),
    "sources": Sub(
        sources, both("출처와 쓰임", "Sources and their use"), ("socar knowledge sources",)
    ),
    "path": Sub(path, both("쓰는 파일과 까닭", "Files in use, and why"), ("socar knowledge path",)),
    "schema": Sub(
        schema, both("파일의 JSON Schema", "The file's JSON Schema"), ("socar knowledge schema",)
    ),
}


def run_check(app: App, *, file: str | None = None, strict: bool = False) -> int:
    """Show everything that is wrong or due in the knowledge files; return the exit code."""
    from socar_cli.domain.provenance import Check, check_file
    from socar_cli.knowledge.overlay import examine
    from socar_cli.views.knowledge import check_page

    examined = [examine(app.built_in, chosen.path) for chosen in app.knowledge_files(file)]
    reports = tuple(
        check_file(part.file, part.complaints, part.knowledge, now=app.now) for part in examined
    )
    app.show(check_page(Check(reports)))
    return max(report.exit_code(strict=strict) for report in reports)


def run_sources(app: App) -> None:
    """Show every source with how many facts rest on it and how old it is."""
    from socar_cli.domain.provenance import SourceUses, source_uses
    from socar_cli.views.knowledge import sources_page

    uses = source_uses(app.knowledge, app.prepared("uses"), now=app.now)
    app.show(sources_page(SourceUses(uses)))


def run_path(app: App) -> None:
    """Show which files are used, and why each was chosen."""
    from socar_cli.folders import Files, own_knowledge_place
    from socar_cli.views.knowledge import paths_page

    files = Files(app.knowledge_files(), own_knowledge_place())
    app.show(paths_page(files))


def run_schema(app: App) -> None:
    """Write the JSON Schema of the knowledge file."""
    from socar_cli.knowledge.schema import schema_text

    app.pour(f"{schema_text()}\n")
