"""The screens of `socar accident`, and the line about a running trip."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, assert_never

from socar_cli.domain import accident as domain
from socar_cli.language import Language, Localized, Text, joined
from socar_cli.value import changed
from socar_cli.views import guide, page
from socar_cli.views.words import action_lines, call_rows, numbers_line, short_id, span_words

if TYPE_CHECKING:
    from socar_cli.domain.card import Card

_ACCIDENT = Localized("사고", "Accident")
_RUNNING = Localized("예약 {id}: {over}까지 {left}", "Reservation {id}: until {over}, {left}")


def accident_page(
    result: domain.AccidentAnswer, language: Language, *, whole: bool = False
) -> page.Page:
    """Return the screen of `socar accident`, the most urgent first; `whole` with every reason."""
    match result:
        case domain.AccidentPlan():
            return page.Page(_first_minutes(result), "accident", result)
        case domain.GuidePlan():
            blocks: tuple[page.Block, ...] = (
                page.Section(guide.said_back(_ACCIDENT, result.said)),
                *guide.breach_blocks(result.breach),
                *guide.right_now(result.memory),
                *running_section(result.running),
                *guide.guide_blocks(result.groups, whole=whole),
                *guide.say_hints(result.groups),
                numbers_line(result.calls),
            )
            return page.Page(blocks, "accident-guide", result)
        case domain.PickupPlan():
            title = Localized("빌릴 때 찾은 흠집", "Damage found at pick-up")
            steps = tuple(guide.step_line(line) for group in result.groups for line in group.lines)
            blocks = (
                page.Section(title, (page.Lines(steps, counted=True),)),
                numbers_line(result.calls),
            )
            return page.Page(blocks, "accident-pickup", result)
        case domain.ReadySentence():
            return page.Page(tuple(_sentence(result, language)), "accident-say", result)
        case _:
            assert_never(result)


def accident_walk(result: domain.GuidePlan) -> guide.Walk:
    """Return the list for an accident in stages."""
    crumbs = guide.said_back(_ACCIDENT, result.said)
    return guide.walk_of(crumbs, result.memory, result.groups, result.calls)


def _first_minutes(result: domain.AccidentPlan) -> tuple[page.Block, ...]:
    memory, rule, steps = minutes_sections(result, _ACCIDENT, Localized("이어서", "Then"))
    until = (running_line(result.running),) if result.running else ()
    called = {call.id for action in (*result.memory, *result.steps) for call in action.calls}
    others = (call for call in result.calls if call.id not in called)
    numbers = page.Numbers(tuple(row for call in others for row in call_rows(call)))
    rule = changed(rule, rows=(*until, *rule.rows))
    steps = changed(steps, rows=(*steps.rows, numbers))
    mine = Localized("socar accident 주차장 기둥", "socar accident pillar")
    walk = (Localized("하나씩", "Steps"), "socar accident --walk")
    hints = page.typed_next(
        (Localized("내 상황대로", "My case"), mine),
        *(() if until else (walk,)),  # no room for all four
        (Localized("할 말", "Say"), "socar accident --say 112"),
    )
    return (page.Beside(((memory, rule), (steps,))), hints)


def minutes_sections(
    result: "domain.AccidentPlan | Card", first: Localized, then: Localized
) -> tuple[page.Section, page.Section, page.Section]:
    """Return what to know by heart, the rule that costs money and the steps, counted through."""
    memory = action_lines(result.memory, counted=True, brief=True)
    rule = action_lines(result.rule, brief=True)
    steps = action_lines(result.steps, counted=True, brief=True, start=len(memory.rows) + 1)
    keep = Localized("면책을 지키려면", "To keep the waiver")
    return (
        page.Section(first, (memory,), role="first"),
        page.Section(keep, (rule,), role="money"),
        page.Section(then, (steps,), role="call"),
    )


def _sentence(result: domain.ReadySentence, language: Language) -> Iterator[page.Block]:
    """Yield whom to call, then the sentence; in English with its pronunciation and meaning."""
    sentence, true = result.sentence, result.only_true
    calls = tuple(row for contact in result.calls for row in call_rows(contact))
    numbers: list[page.Block] = [page.Numbers(calls)] if calls else []
    english = language is Language.EN
    lines = [
        page.Line(f"{line.ko} {line.sound}", notes=(line.en,)) if english else page.Line(line.ko)
        for line in result.lines
    ]
    lines[0] = changed(lines[0], fact=sentence)  # it carries what the whole sentence rests on
    said = page.Lines(tuple(lines))
    if english:
        called = set(result.calls)
        own = tuple(one for one in result.interpreters if not called.isdisjoint(one.calls))
        # Where nobody on this call interprets by themselves, whom to ask.
        numbers += [action_lines(own or result.interpreters[-1:]), said]
    yield page.Section(sentence.title, tuple(numbers), role="call")
    if not english:
        yield page.Section("그대로 읽거나 보여 주세요", (said,))
    last = Localized("{note} {true}", "{note} {true}.").format(note=sentence.note or "", true=true)
    yield page.Footer(last if sentence.note else true)


def running_line(running: domain.Running) -> page.Footer:
    """Return until when the trip runs and how long that is."""
    over = running.reservation.over
    clock = f"{over:%H:%M}" if over.date() == running.at.date() else f"{over:%m-%d %H:%M}"
    left = span_words(running.minutes_left)
    return page.Footer(_RUNNING.format(id=short_id(running.reservation.id), over=clock, left=left))


def running_section(running: domain.Running | None) -> tuple[page.Section, ...]:
    """Return that line with what to do before the end, as a section; nothing where no trip runs."""
    if running is None:
        return ()
    said: Text = running_line(running).text
    advice = (action.advice for action in running.actions)
    rows = tuple(page.Line(joined(", ", (said, row.text)), fact=row) for row in advice)
    return (page.Section("", (page.Lines(rows),)),)
