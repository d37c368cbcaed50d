"""How a guide looks: one straight list, a section for each chunk."""

from collections.abc import Sequence

from socar_cli.domain.guide import StepGroup, StepLine
from socar_cli.knowledge.model import Law, Phase
from socar_cli.language import Language, Localized
from socar_cli.views.page import Block, Footer, Line, Lines, Section
from socar_cli.views.words import call_rows

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
_SAY = Localized("할 말: 뒤에 --say {name} 붙이기", "What to say: add --say {name}")
_SAY_ELSEWHERE = Localized("할 말: socar accident --say {name}", "Say: socar accident --say {name}")
_LAW = Localized("{article} (확인 {date})", "{article} (checked {date})")


def guide_blocks(
    groups: Sequence[StepGroup], language: Language, *, say_here: bool = True
) -> tuple[Block, ...]:
    """Return the sections of a list, and after its safety part the one reason to stop.

    With `say_here` the ready sentences are an option of the very line that was typed.
    """
    blocks: list[Block] = []
    before: Phase | None = None
    hint = _SAY if say_here else _SAY_ELSEWHERE
    end = max((line.number for group in groups for line in group.lines), default=0)
    for group in groups:
        if before is Phase.SAFE and group.phase is not Phase.SAFE:
            blocks.append(Footer(_STOP.into(language)))
        title = _PHASES[group.phase].into(language)
        if group.phase is before:
            title = _GO_ON.into(language).format(title=title)
        blocks.append(Section(title, (_lines(group.lines, hint, end, language),)))
        before = group.phase
    return tuple(blocks)


def guide_lines(groups: Sequence[StepGroup], language: Language) -> Lines:
    """Return a list too short for sections."""
    steps = tuple(line for group in groups for line in group.lines)
    return _lines(steps, _SAY, len(steps), language)


def _lines(steps: tuple[StepLine, ...], hint: Localized, end: int, language: Language) -> Lines:
    lines = tuple(_step(line, hint, language) for line in steps)
    return Lines(lines, counted=True, start=steps[0].number, end=end)


def _step(line: StepLine, hint: Localized, language: Language) -> Line:
    step = line.step
    text = step.text.into(language)
    inside = tuple(call.phone for call in line.calls if call.phone and call.phone in text)
    beside = tuple(call for call in line.calls if call.phone not in inside)
    why = (step.why.into(language),) if step.why else ()
    say = (hint.into(language).format(name=step.say),) if step.say else ()
    return Line(
        text,
        dial=inside,
        numbers=tuple(row for call in beside for row in call_rows(call, language)),
        notes=(*why, *say),
        backing=(_law(step.law, language),) if step.law else (),
        fact=step,
    )


def _law(law: Law, language: Language) -> str:
    return _LAW.into(language).format(article=law.article.into(language), date=law.checked)
