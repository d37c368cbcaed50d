"""A list cut into stages, for somebody who does one after the other."""

from collections.abc import Callable, Sequence

from socar_cli.domain.accident import GuidePlan
from socar_cli.domain.breakdown import BreakdownPlan
from socar_cli.domain.guide import Action, StepGroup
from socar_cli.knowledge.circumstances import Say
from socar_cli.knowledge.model import Contact, Phase
from socar_cli.language import Localized, Text, joined
from socar_cli.value import Value, changed
from socar_cli.views import page
from socar_cli.views.breakdown import breakdown_title
from socar_cli.views.guide import PHASES, STOP_LINE, last_number, said_back, step_line
from socar_cli.views.words import action_lines, numbers_line

_FIRST = Localized("먼저", "First")
_ACCIDENT = Localized("사고", "Accident")
_OPEN = Localized("아직 남은 것: {first}-{last}번", "Still open: {first} to {last}")
_ONE_OPEN = Localized("아직 남은 것: {first}번", "Still open: {first}")
_NOTHING = Localized("이 단계에는 할 말이 없습니다", "There is nothing to say for this")
NOTHING_TO_SAY = page.Page((page.Lines((page.Line(_NOTHING),)),))


class Stage(Value, kw_only=True):
    """What is done before one pauses: lines, the number of the first, what can be said to whom."""

    title: Text
    lines: tuple[page.Line, ...]
    says: tuple[Say | None, ...]  # of each line
    start: int
    stop: bool = False  # it is the first after safety


class Walk(Value, kw_only=True):
    """A list in stages, and what stands at all of them."""

    crumbs: Text
    stages: tuple[Stage, ...]
    numbers: tuple[Contact, ...]
    end: int  # the number of the last line


def accident_walk(result: GuidePlan) -> Walk:
    """Return the list for an accident in stages."""
    crumbs = said_back(_ACCIDENT, result.said)
    return _walk(crumbs, result.memory, result.groups, result.calls)


def breakdown_walk(result: BreakdownPlan) -> Walk:
    """Return the list for a car that failed in stages."""
    return _walk(breakdown_title(result), result.first, result.groups, result.numbers)


def _walk(
    crumbs: Text, first: Sequence[Action], groups: Sequence[StepGroup], numbers: tuple[Contact, ...]
) -> Walk:
    lines = action_lines(first, brief=True).rows
    known = Stage(title=_FIRST, lines=lines, says=(None,) * len(lines), start=1)
    stages = [known] if lines else []
    before = Phase.SAFE
    for group in groups:
        stage = Stage(
            title=PHASES[group.phase],
            lines=tuple(step_line(line) for line in group.lines),
            says=tuple(line.step.say for line in group.lines),
            start=group.lines[0].number,
            stop=before is Phase.SAFE and group.phase is not Phase.SAFE,
        )
        stages.append(stage)
        before = group.phase
    end = max(len(lines), last_number(groups))
    return Walk(crumbs=crumbs, stages=tuple(stages), numbers=numbers, end=end)


def fitting(walk: Walk, fits: Callable[[page.Page], bool]) -> Walk:
    """Return the walk with every stage cut so that its page fits, or has one line only."""
    stages = []
    for stage in walk.stages:
        rest = stage
        while rest.lines:
            count = len(rest.lines)
            part = rest
            while count > 1 and not fits(_page(part, walk, "99/99")):
                count -= 1
                part = changed(rest, lines=rest.lines[:count], says=rest.says[:count])
            stages.append(part)
            left = {"lines": rest.lines[count:], "says": rest.says[count:]}
            rest = changed(rest, **left, start=rest.start + count, stop=False)
    return changed(walk, stages=tuple(stages))


def stage_page(walk: Walk, place: int) -> page.Page:
    """Return the screen of one stage, the stop line before the first that is not about safety."""
    return _page(walk.stages[place], walk, f"{place + 1}/{len(walk.stages)}")


def _page(stage: Stage, walk: Walk, count: str) -> page.Page:
    lines = page.Lines(stage.lines, counted=True, start=stage.start, end=walk.end)
    stop = (STOP_LINE,) if stage.stop else ()
    section = page.Section(joined(" ", (count, stage.title)), (lines,), hint=walk.crumbs)
    return page.Page((*stop, section))


def numbers_page(walk: Walk) -> page.Page:
    """Return the line of numbers under every stage."""
    return page.Page((numbers_line(walk.numbers, proved=False),))


def open_page(walk: Walk, place: int) -> page.Page:
    """Return which steps are open for somebody who leaves at a stage."""
    first = walk.stages[place].start
    text = _OPEN if first < walk.end else _ONE_OPEN
    return page.Page((page.Lines((page.Line(text.format(first=first, last=walk.end)),)),))
