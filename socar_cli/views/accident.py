"""How the minutes after an accident look, and a ready sentence for them."""

from typing import assert_never

from socar_cli.domain.accident import (
    AccidentAnswer,
    AccidentPlan,
    GuidePlan,
    PickupPlan,
    ReadySentence,
    Running,
)
from socar_cli.language import Language, Localized, joined
from socar_cli.value import changed
from socar_cli.views import page
from socar_cli.views.guide import (
    breach_blocks,
    guide_blocks,
    right_now,
    said_back,
    say_hints,
    step_line,
)
from socar_cli.views.words import action_lines, call_rows, numbers_line, span_words

_TITLE = Localized("사고", "Accident")
_RULE = Localized("면책을 지키려면", "To keep the waiver")
_STEPS = Localized("이어서", "Then")
_PICKUP = Localized("빌릴 때 찾은 흠집", "Damage found at pick-up")
_MY_CASE = page.Pair(
    Localized("내 상황대로", "My case"),
    Localized("socar accident 주차장 기둥", "socar accident pillar"),
)
_STEP_BY_STEP = page.Pair(Localized("하나씩", "Steps"), "socar accident --walk")
_SAY = page.Pair(Localized("할 말", "Say"), "socar accident --say 112")
_READ_OUT = "그대로 읽거나 보여 주세요"
_LAST = Localized("{note} {true}", "{note} {true}.")

_RUNNING = Localized("예약 {id}: {over}까지 {left}", "Reservation {id}: until {over}, {left}")


def accident_page(result: AccidentAnswer, language: Language, *, whole: bool = False) -> page.Page:
    """Return the screen of `socar accident`, the most urgent first; `whole` with every reason."""
    match result:
        case AccidentPlan():
            return _first_minutes(result)
        case GuidePlan():
            blocks: tuple[page.Block, ...] = (
                page.Section(said_back(_TITLE, result.said)),
                *breach_blocks(result.breach),
                *right_now(result.memory),
                *running_section(result.running),
                *guide_blocks(result.groups, whole=whole),
                *say_hints(result.groups),
                numbers_line(result.calls),
            )
            return page.Page(blocks, "accident-guide", result)
        case PickupPlan():
            steps = [step_line(line) for group in result.groups for line in group.lines]
            lines = page.Lines(tuple(steps), counted=True, end=len(steps))
            blocks = (page.Section(_PICKUP, (lines,)), numbers_line(result.calls))
            return page.Page(blocks, "accident-pickup", result)
        case ReadySentence():
            return _sentence(result, language)
        case _:
            assert_never(result)


def _first_minutes(result: AccidentPlan) -> page.Page:
    memory = action_lines(result.memory, counted=True, brief=True)
    rule = action_lines(result.rule, brief=True)
    after = len(result.memory) + 1
    steps = action_lines(result.steps, counted=True, brief=True, start=after)
    first = page.Section(_TITLE, (memory,), role=page.Role.FIRST)
    until = (running_line(result.running),) if result.running else ()
    keep = page.Section(_RULE, (*until, rule), role=page.Role.MONEY)
    called = {call.id for action in (*result.memory, *result.steps) for call in action.calls}
    others = (call for call in result.calls if call.id not in called)
    numbers = page.Numbers(tuple(row for call in others for row in call_rows(call)))
    then = page.Section(_STEPS, (steps, numbers), role=page.Role.CALL)
    hints = (_MY_CASE, *(() if until else (_STEP_BY_STEP,)), _SAY)  # no room for all four
    blocks = (
        page.Beside(((first, keep), (then,))),
        page.Section("", (page.Pairs(hints, typed=True),)),
    )
    return page.Page(blocks, "accident", result)


def _sentence(result: ReadySentence, language: Language) -> page.Page:
    """Return whom to call, then the sentence; in English how it sounds and what it means, too."""
    sentence, true = result.sentence, result.only_true
    calls = tuple(row for contact in result.calls for row in call_rows(contact))
    number: tuple[page.Block, ...] = (page.Numbers(calls),) if calls else ()
    if language is Language.KO:
        lines = [page.Line(line.ko) for line in result.lines]
    else:
        lines = [page.Line(f"{line.ko} {line.sound}", notes=(line.en,)) for line in result.lines]
        called = set(result.calls)
        own = tuple(one for one in result.interpreters if not called.isdisjoint(one.calls))
        # Where nobody on this call interprets by themselves, whom to ask.
        number = (*number, action_lines(own or result.interpreters[-1:]))
    lines[0] = changed(lines[0], fact=sentence)  # it carries what the whole sentence rests on
    said = page.Lines(tuple(lines))
    sections: tuple[page.Block, ...] = (
        page.Section(sentence.title, (*number, said), role=page.Role.CALL),
    )
    if language is Language.KO:
        call = page.Section(sentence.title, number, role=page.Role.CALL)
        sections = (call, page.Section(_READ_OUT, (said,)))
    last = page.Footer(_LAST.format(note=sentence.note, true=true) if sentence.note else true)
    return page.Page((*sections, last), "accident-say", result)


def running_line(running: Running) -> page.Footer:
    """Return until when the trip runs and how long that is."""
    over = running.reservation.over
    clock = f"{over:%H:%M}" if over.date() == running.at.date() else f"{over:%m-%d %H:%M}"
    left = span_words(running.minutes_left)
    return page.Footer(_RUNNING.format(id=running.reservation.id, over=clock, left=left))


def running_section(running: Running | None) -> tuple[page.Section, ...]:
    """Return the same and what is to be done before, set apart; nothing where no trip runs."""
    if running is None:
        return ()
    said = running_line(running).text
    advice = (action.advice for action in running.actions)
    rows = tuple(page.Line(joined(", ", (said, row.text)), fact=row) for row in advice)
    return (page.Section("", (page.Lines(rows),)),)
