"""`socar knowledge`: for those who keep the facts."""

from socar_cli.cli.context import App


def run_check(app: App, *, file: str | None = None, strict: bool = False) -> int:
    """Show everything that is wrong or due in the knowledge files; return the exit code."""
    from socar_cli.domain.knowledge import Check, check_file
    from socar_cli.knowledge.files import examine
    from socar_cli.views.knowledge import check_page

    examined = [examine(app.built_in, chosen.path) for chosen in app.knowledge_files(file)]
    reports = tuple(
        check_file(part.file, part.complaints, part.knowledge, now=app.now) for part in examined
    )
    app.show(check_page(Check(reports)))
    return max(report.exit_code(strict=strict) for report in reports)


def run_sources(app: App) -> None:
    """Show every source with how many facts rest on it and how old it is."""
    from socar_cli.domain.knowledge import SourceUses, source_uses
    from socar_cli.views.knowledge import sources_page

    uses = source_uses(app.knowledge, now=app.now)
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
