"""Guides: the situation that was understood, then one list with a section for each chunk.

For `--walk` a list is shown in stages, one a screen.
"""

from collections.abc import Callable, Iterator, Sequence

from socar_cli.domain.guide import Action, StepGroup, StepLine
from socar_cli.knowledge.circumstances import CIRCUMSTANCES, Answer, Say, Situation
from socar_cli.knowledge.model import Contact, Phase, Step
from socar_cli.language import Localized, Text, joined
from socar_cli.value import Value, changed
from socar_cli.views import page
from socar_cli.views.words import action_lines, numbers_line, present, told

_PHASES = {
    Phase.SAFE: Localized("안전부터", "Safety first"),
    Phase.EVIDENCE: Localized("증거 남기기", "Evidence"),
    Phase.EXCHANGE: Localized("연락처 주고받기", "Names and numbers"),
    Phase.TELL: Localized("알리기", "Tell"),
    Phase.AFTER: Localized("그다음", "Afterwards"),
}
_NOW = Localized("지금 바로", "Right now")
_GO_ON = Localized("{title} (이어서)", "{title} (continued)")
_STOP = Localized(
    "위험하면 여기서 멈추고 대피하세요", "If it is not safe here, stop reading and get away"
)
_SAY = Localized("할 말", "What to say")
_OPEN = Localized("아직 남은 것: {first}-{last}번", "Still open: {first} to {last}")
_ONE_OPEN = Localized("아직 남은 것: {first}번", "Still open: {first}")
_NOTHING = Localized("이 단계에는 할 말이 없습니다", "There is nothing to say for this")
_LAW = Localized("{article} (확인 {date})", "{article} (checked {date})")

STOP_LINE = page.Lines((page.Line(_STOP),))  # before everything that is not about safety
NOTHING_TO_SAY = page.Page((page.Lines((page.Line(_NOTHING),)),))


def said_back(title: Text, said: Situation, *, injury: bool = True) -> Text:
    """Return `title` with the circumstances given; with `injury` also that nobody said of one."""

    def crumbs() -> Iterator[Localized]:
        for name, circumstance in sorted(CIRCUMSTANCES.items(), key=lambda one: one[1].place):
            value = getattr(said, name)
            if name == "hurt" and injury:
                value = value or Answer.UNSURE
            values = value if isinstance(value, frozenset) else {value}
            yield from (words for one, words in circumstance.words.items() if one in values)

    return joined(" · ", (title, *crumbs()))


def right_now(actions: Sequence[Action]) -> tuple[page.Block, ...]:
    """Return the first actions, which come before a list, in a wide window under a title.

    There are none where the list itself begins with a danger.
    """
    if not actions:
        return ()
    lines = action_lines(actions, counted=True, brief=True)
    return (page.Either((lines,), (page.Section(_NOW, (lines,), role="first"),)),)


def breach_blocks(breach: Sequence[Action], title: Text = "") -> tuple[page.Block, ...]:
    """Return what a breach of the terms means for waiver and insurance, the first section."""
    lines = action_lines(breach, brief=True)
    return (page.Section(title, (lines,), role="money"),) if lines.rows else ()


def guide_blocks(groups: Sequence[StepGroup], *, whole: bool = False) -> tuple[page.Block, ...]:
    """Return the sections of a list; after its safety part stands when to stop reading.

    Every action is one line, with its limit; `whole` has the reasons as well.
    """
    sections: list[page.Section] = []
    before: Phase | None = None
    end = last_number(groups)
    for group in groups:
        phase = group.phase
        if before is Phase.SAFE and phase is not Phase.SAFE:
            sections[-1] = changed(sections[-1], rows=(*sections[-1].rows, STOP_LINE))
        title = _GO_ON.format(title=_PHASES[phase]) if phase is before else _PHASES[phase]
        lines = _group_lines(group, end, whole=whole)
        role: page.Role = "call" if phase is Phase.TELL else "plain"
        sections.append(page.Section(title, (lines,), role=role))
        before = phase
    pairs = (sections[place : place + 2] for place in range(0, len(sections), 2))
    return tuple(page.Beside(tuple((section,) for section in pair), roomy=True) for pair in pairs)


def _group_lines(group: StepGroup, end: int, *, whole: bool = False) -> page.Lines:
    """Return the steps of a group with their numbers, in a list whose last number is `end`."""
    steps = tuple(step_line(line, whole=whole) for line in group.lines)
    return page.Lines(steps, counted=True, start=group.lines[0].number, end=end)


def last_number(groups: Sequence[StepGroup]) -> int:
    """Return the number of the last step of a list."""
    return max((line.number for group in groups for line in group.lines), default=0)


def say_hints(groups: Sequence[StepGroup], *, here: bool = True) -> tuple[page.Pairs, ...]:
    """Return which sentences `--say` has for a list; `here` as an option of the typed command."""
    names = dict.fromkeys(line.step.say for group in groups for line in group.lines)
    said = ", ".join(name for name in names if name)
    line = f"--say {said}" if here else f"socar accident --say {said}"
    return (page.Pairs((page.Pair(_SAY, line),), typed=not here),) if said else ()


def step_line(line: StepLine, *, whole: bool = False) -> page.Line:
    """Return a step with its limit; `whole` adds the reason, which sources add otherwise."""
    step, law = line.step, line.step.law
    read = _LAW.format(article=law.article, date=law.checked) if law else None
    return changed(
        told(step, line.calls, line.again),
        notes=present(step.limit, step.why if whole else None),
        backing=present(None if whole else step.why, read),
    )


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
    numbers: page.Page  # a line under every stage


def walk_of(
    crumbs: Text, first: Sequence[Action], groups: Sequence[StepGroup], numbers: Sequence[Contact]
) -> Walk:
    """Return a list in stages, under `crumbs`: the `first` actions, then a group each."""
    end = max(len(first), last_number(groups))
    known = changed(action_lines(first, counted=True, brief=True), end=end)
    stages = [Stage(Localized("먼저", "First"), known)] if first else []
    before = Phase.SAFE
    for group in groups:
        stop = before is Phase.SAFE and group.phase is not Phase.SAFE
        stages.append(Stage(_PHASES[group.phase], _group_lines(group, end), stop))
        before = group.phase
    below = page.Page((numbers_line(numbers, proved=False),))
    return Walk(crumbs, tuple(stages), below)


def fitting(walk: Walk, fits: Callable[[page.Page], bool]) -> Walk:
    """Return the walk with every stage cut so that its page fits, or has one line only."""
    stages = []
    for stage in walk.stages:
        lines, stop = stage.lines, stage.stop
        while lines.rows:
            for count in range(len(lines.rows), 0, -1):
                part = Stage(stage.title, changed(lines, rows=lines.rows[:count]), stop)
                if fits(_page(part, walk, "99/99")):
                    break
            stages.append(part)
            rest = lines.rows[len(part.lines.rows) :]
            lines, stop = changed(lines, rows=rest, start=lines.start + len(part.lines.rows)), False
    return changed(walk, stages=tuple(stages))


def stage_page(walk: Walk, place: int) -> page.Page:
    """Return the screen of one stage, the stop line before the first that is not about safety."""
    return _page(walk.stages[place], walk, f"{place + 1}/{len(walk.stages)}")


def _page(stage: Stage, walk: Walk, count: str) -> page.Page:
    section = page.Section(joined(" ", (count, stage.title)), (stage.lines,), hint=walk.crumbs)
    return page.Page((STOP_LINE, section) if stage.stop else (section,))


def open_page(walk: Walk, place: int) -> page.Page:
    """Return the screen that says which steps are left for somebody who leaves at a stage."""
    lines = walk.stages[place].lines
    text = _OPEN if lines.start < lines.end else _ONE_OPEN
    return page.Page((page.Lines((page.Line(text.format(first=lines.start, last=lines.end)),)),))
