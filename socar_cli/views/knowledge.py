"""The screens of `socar knowledge`."""

from collections.abc import Iterator

from socar_cli.domain.provenance import Check, FileReport, Harm, SourceUses
from socar_cli.files import Files, Why
from socar_cli.language import Localized, filled, joined
from socar_cli.value import changed
from socar_cli.views import page
from socar_cli.views.words import source_line

_OLD = {
    Harm.NUMBER: Localized("다시 확인할 때가 된 번호와 시간", "Past review: numbers and hours"),
    Harm.MONEY: Localized("다시 확인할 때가 된 금액", "Past review: money"),
    Harm.LAW: Localized("다시 확인할 때가 된 법", "Past review: law"),
    Harm.REST: Localized("다시 확인할 때가 된 나머지", "Past review: the rest"),
}
_SOUND = Localized("{file}: 틀린 것 없음, 사실 {facts}개", "{file}: nothing wrong, {facts} facts")
_WRONG = Localized("{file}: 틀린 것 {count}개", "{file}: {count} things wrong")
_HEADINGS = (
    Localized("출처", "Source"),
    Localized("종류, 날짜", "Kind, date"),
    Localized("사실", "Facts"),
)
_USED = Localized("사실 {facts}개", "facts: {facts}")
_WHY = {
    Why.BUILT_IN: Localized("내장", "built in"),
    Why.OPTION: Localized("--knowledge로 지정", "named by --knowledge"),
    Why.VARIABLE: Localized("SOCAR_KNOWLEDGE로 지정", "named by SOCAR_KNOWLEDGE"),
    Why.CONFIG: Localized("설정 폴더에 있음", "found in the config folder"),
}


def check_page(result: Check) -> page.Page:
    """Return the screen of `socar knowledge check`: what is wrong first, then what is due."""
    blocks = (block for report in result.reports for block in _report(report))
    title = page.Section(Localized("정보 파일 검사", "Knowledge check"))
    return page.Page((title, *blocks), "knowledge-check", result)


def sources_page(result: SourceUses) -> page.Page:
    """Return the screen of `socar knowledge sources`.

    How many years old a source is stands in JSON alone: a screen that is the same on every day can
    be prerendered.
    """
    lines, rows = [], []
    for use in result.uses:
        line = source_line(use.source)
        lines.append(changed(line, notes=(*line.notes, _USED.format(facts=use.facts))))
        dated, *address = line.notes
        rows.append(page.Row((line.text, dated, str(use.facts)), notes=tuple(address)))
    narrow, wide = page.Lines(tuple(lines), counted=True), page.Table(_HEADINGS, tuple(rows))
    section = page.Section(Localized("출처", "Sources"), (page.Either((narrow,), (wide,)),))
    return page.Page((section,), "knowledge-sources", result)


def paths_page(result: Files) -> page.Page:
    """Return the screen of `socar knowledge path`."""
    rows = [page.Pair(_WHY[file.why], str(file.path)) for file in result.used]
    if result.place and len(rows) == 1:
        none = Localized("내 파일을 찾는 곳 (없음)", "Your own would be (not there)")
        rows.append(page.Pair(none, str(result.place)))
    title = Localized("쓰는 정보 파일", "Knowledge files in use")
    return page.Page((page.Section(title, (page.Pairs(tuple(rows)),)),), "knowledge-path", result)


def _report(report: FileReport) -> Iterator[page.Block]:
    wrong: list[page.Line] = []
    harmless: list[page.Line] = []
    for fault in report.complaints:
        text = filled("{file}:{line}: {what}", file=report.file, line=fault.line, what=fault.what)
        (harmless if fault.harmless else wrong).append(page.Line(text))
    sections = {
        Localized("틀린 것", "Wrong"): wrong,
        Localized("이제 쓰이지 않는 것", "Without effect now"): harmless,
        **{title: [] for title in _OLD.values()},
    }
    for due in report.old:  # a fact that is due, and its sources to open
        sources = map(source_line, due.sources)
        notes = tuple(joined(", ", (line.text, *line.notes)) for line in sources)
        line = page.Line(f"{due.id}: {due.verified} (+{due.review})", notes=notes)
        sections[_OLD[due.harm]].append(line)
    unused = Localized("쓰이지 않는 출처", "Unused sources")
    sections[unused] = [page.Line(source.id) for source in report.unused]
    verdict = _WRONG if wrong else _SOUND
    yield page.Footer(verdict.format(file=report.file, facts=report.facts, count=len(wrong)))
    for title, lines in sections.items():
        if lines:
            yield page.Section(title, (page.Lines(tuple(lines)),))
