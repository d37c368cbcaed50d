"""How a guide looks: one straight list, a section for each chunk."""

from collections.abc import Sequence

from socar_cli.domain.guide import StepGroup, StepLine
from socar_cli.knowledge.model import Contact, Phase
from socar_cli.language import Localized, joined
from socar_cli.value import changed
from socar_cli.views.page import Beside, Block, Column, Line, Lines, Pair, Pairs, Role, Section
from socar_cli.views.words import call_rows, told_inside

_PHASES = {
    Phase.SAFE: Localized("안전부터", "Safety first"),
    Phase.EVIDENCE: Localized("증거 남기기", "Evidence"),
    Phase.EXCHANGE: Localized("연락처 주고받기", "Names and numbers"),
    Phase.TELL: Localized("알리기", "Tell"),
    Phase.AFTER: Localized("그다음", "Afterwards"),
}
_GO_ON = Localized("{title} (이어서)", "{title} (continued)")
_STOP = Localized(
    "위험하면 여기서 멈추고 대피하세요", "If it is not safe here, stop reading and get away"
)
_SAY, _SAY_OPTION = Localized("할 말", "What to say"), "--say "
_SAY_COMMAND = "socar accident --say "
_LAW = Localized("{article} (확인 {date})", "{article} (checked {date})")


def guide_blocks(groups: Sequence[StepGroup], *, whole: bool = False) -> tuple[Block, ...]:
    """Return the sections of a list, and after its safety part the one reason to stop.

    Every action is one line, with its limit; `whole` has the reasons as well.
    """
    sections: list[Section] = []
    before: Phase | None = None
    end = last_number(groups)
    for group in groups:
        if before is Phase.SAFE and group.phase is not Phase.SAFE:
            sections[-1] = changed(sections[-1], rows=(*sections[-1].rows, stop_line()))
        title = phase_words(group.phase, goes_on=group.phase is before)
        role = Role.CALL if group.phase is Phase.TELL else Role.PLAIN
        sections.append(Section(title, (_lines(group.lines, end, whole=whole),), role=role))
        before = group.phase
    pairs = (sections[place : place + 2] for place in range(0, len(sections), 2))
    return tuple(
        Beside(tuple(Column((section,)) for section in pair), roomy=True) for pair in pairs
    )


def stop_line() -> Block:
    """Return what stands before everything that is not about safety."""
    return Lines((Line(_STOP),))


def phase_words(phase: Phase, *, goes_on: bool = False) -> Localized:
    """Return what a part of a list is called, also where it goes on."""
    title = _PHASES[phase]
    return _GO_ON.format(title=title) if goes_on else title


def last_number(groups: Sequence[StepGroup]) -> int:
    """Return the number of the last step of a list."""
    return max((line.number for group in groups for line in group.lines), default=0)


def guide_lines(groups: Sequence[StepGroup]) -> Lines:
    """Return a list too short for sections."""
    steps = tuple(line for group in groups for line in group.lines)
    return _lines(steps, len(steps), whole=False)


def say_hints(groups: Sequence[StepGroup], *, here: bool = True) -> tuple[Block, ...]:
    """Return where the ready sentences of a list are; `here` they are options of what was typed."""
    names = dict.fromkeys(line.step.say for group in groups for line in group.lines)
    said = ", ".join(name for name in names if name)
    if not said:
        return ()
    if here:
        return (Pairs((Pair(_SAY, f"{_SAY_OPTION}{said}"),)),)
    return (Pairs((Pair(_SAY, f"{_SAY_COMMAND}{said}"),), typed=True),)


def numbers_line(contacts: Sequence[Contact], *, proved: bool = True) -> Lines:
    """Return the numbers of a screen in one line, SOCAR's and lesser known ones with their word.

    Unless `proved` they only repeat what another screen has shown with its sources.
    """
    return Lines(
        tuple(
            Line(
                joined(" ", (call.word, call.phone)) if call.word else call.phone,
                dial=(call.phone,),
                fact=call if proved else None,
            )
            for call in contacts
            if call.phone
        ),
        between=" · ",
    )


def _lines(steps: tuple[StepLine, ...], end: int, *, whole: bool) -> Lines:
    lines = tuple(step_line(line, whole=whole) for line in steps)
    return Lines(lines, counted=True, start=steps[0].number, end=end)


def step_line(line: StepLine, *, whole: bool = False) -> Line:
    """Return a step as one line, its limit below it; the reason where all is wanted or proved."""
    step = line.step
    inside, _ = told_inside(step.text, (*line.calls, *line.again))
    _, beside = told_inside(step.text, line.calls)
    why = (step.why,) if step.why else ()
    limit = (step.limit,) if step.limit else ()
    law = (_LAW.format(article=step.law.article, date=step.law.checked),) if step.law else ()
    return Line(
        step.text,
        dial=inside,
        numbers=tuple(row for call in beside for row in call_rows(call)),
        notes=(why or limit) if whole else limit,
        backing=(*(() if whole else why), *law),
        fact=step,
    )
