"""A guide in stages for `--walk`: one stage a screen."""

from collections.abc import Callable, Sequence

from socar_cli.domain.accident import GuidePlan
from socar_cli.domain.breakdown import BreakdownPlan
from socar_cli.domain.guide import Action, StepGroup
from socar_cli.knowledge.circumstances import Say
from socar_cli.knowledge.model import Contact, Phase, Step
from socar_cli.language import Localized, Text, joined
from socar_cli.value import Value, changed
from socar_cli.views import page
from socar_cli.views.accident import ACCIDENT
from socar_cli.views.breakdown import breakdown_title
from socar_cli.views.guide import PHASES, STOP_LINE, group_lines, last_number, said_back
from socar_cli.views.words import action_lines, numbers_line

_OPEN = Localized("아직 남은 것: {first}-{last}번", "Still open: {first} to {last}")
_ONE_OPEN = Localized("아직 남은 것: {first}번", "Still open: {first}")
_NOTHING = Localized("이 단계에는 할 말이 없습니다", "There is nothing to say for this")
NOTHING_TO_SAY = page.Page((page.Lines((page.Line(_NOTHING),)),))


class Stage(Value):
    """What is done before one pauses."""

    title: Text
    lines: page.Lines
    stop: bool = False  # it is the first after safety

    def says(self) -> tuple[Say, ...]:
        """Return to whom there is a ready sentence for one of its steps, each once."""
        steps = (line.fact for line in self.lines.rows if isinstance(line.fact, Step))
        return tuple(dict.fromkeys(step.say for step in steps if step.say))


class Walk(Value):
    """A list in stages, and what stands at all of them."""

    crumbs: Text
    stages: tuple[Stage, ...]
    numbers: tuple[Contact, ...]


def accident_walk(result: GuidePlan) -> Walk:
    """Return the list for an accident in stages."""
    crumbs = said_back(ACCIDENT, result.said)
    return _walk(crumbs, result.memory, result.groups, result.calls)


def breakdown_walk(result: BreakdownPlan) -> Walk:
    """Return the list for a car that failed in stages."""
    return _walk(breakdown_title(result), result.first, result.groups, result.numbers)


def _walk(
    crumbs: Text, first: Sequence[Action], groups: Sequence[StepGroup], numbers: tuple[Contact, ...]
) -> Walk:
    end = max(len(first), last_number(groups))
    known = changed(action_lines(first, counted=True, brief=True), end=end)
    stages = [Stage(Localized("먼저", "First"), known)] if first else []
    before = Phase.SAFE
    for group in groups:
        stop = before is Phase.SAFE and group.phase is not Phase.SAFE
        stages.append(Stage(PHASES[group.phase], group_lines(group, end), stop))
        before = group.phase
    return Walk(crumbs, tuple(stages), numbers)


def fitting(walk: Walk, fits: Callable[[page.Page], bool]) -> Walk:
    """Return the walk with every stage cut so that its page fits, or has one line only."""
    stages = []
    for stage in walk.stages:
        lines, stop = stage.lines, stage.stop
        while count := len(lines.rows):
            part = Stage(stage.title, lines, stop)
            while count > 1 and not fits(_page(part, walk, "99/99")):
                count -= 1
                part = changed(part, lines=changed(lines, rows=lines.rows[:count]))
            stages.append(part)
            lines, stop = changed(lines, rows=lines.rows[count:], start=lines.start + count), False
    return changed(walk, stages=tuple(stages))


def stage_page(walk: Walk, place: int) -> page.Page:
    """Return the screen of one stage, the stop line before the first that is not about safety."""
    return _page(walk.stages[place], walk, f"{place + 1}/{len(walk.stages)}")


def _page(stage: Stage, walk: Walk, count: str) -> page.Page:
    section = page.Section(joined(" ", (count, stage.title)), (stage.lines,), hint=walk.crumbs)
    return page.Page((STOP_LINE, section) if stage.stop else (section,))


def numbers_page(walk: Walk) -> page.Page:
    """Return the line of numbers under every stage."""
    return page.Page((numbers_line(walk.numbers, proved=False),))


def open_page(walk: Walk, place: int) -> page.Page:
    """Return the screen that says which steps are left for somebody who leaves at a stage."""
    lines = walk.stages[place].lines
    text = _OPEN if lines.start < lines.end else _ONE_OPEN
    return page.Page((page.Lines((page.Line(text.format(first=lines.start, last=lines.end)),)),))
