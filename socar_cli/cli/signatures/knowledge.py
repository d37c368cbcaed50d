"""What Typer reads of `socar knowledge`: for those who keep the facts."""

from typing import Annotated

import typer

from socar_cli.cli.commands.knowledge import run_check, run_path, run_schema, run_sources
from socar_cli.cli.options import Sub, both, shared_options

EXAMPLES = ("socar knowledge check", "socar knowledge path", "socar knowledge sources")


@shared_options
def check(
    context: typer.Context,
    file: Annotated[
        str | None, typer.Argument(help=both("검사할 파일", "The file to check"))
    ] = None,
    *,
    strict: Annotated[
        bool,
        typer.Option("--strict", help=both("경고도 실패로 (1)", "Warnings fail, too (1)")),
    ] = False,
) -> int:
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
