"""A list for one situation as blocks: where it pauses, stops, goes on and what it leads to."""

import pytest

from socar_cli.domain.guide import StepGroup, StepLine
from socar_cli.knowledge.circumstances import Say
from socar_cli.knowledge.model import Phase, Step
from socar_cli.language import Language, Localized
from socar_cli.value import changed
from socar_cli.views.guide import (
    STOP_LINE,
    guide_blocks,
    last_number,
    say_hints,
    step_line,
)
from socar_cli.views.page import Beside, Block, Line, Lines, Pair, Pairs, Section, localize
from tests.sealed import built_in_knowledge

KNOWLEDGE = built_in_knowledge()
STEP = KNOWLEDGE.guide.steps[0]
TEXT, LIMIT, WHY = (Localized(f"{word}.", f"{word}.") for word in ("Do", "Unless", "Because"))


def step(**values: object) -> Step:
    """Return a step that says nothing but what a test gives it."""
    plain = {"text": TEXT, "limit": None, "why": None, "say": None, "law": None, "call": ()}
    return changed(STEP, **{**plain, **values})


def group(phase: Phase, *numbers: int, say: Say | None = None) -> StepGroup:
    """Return a chunk with steps of these numbers."""
    return StepGroup(phase, tuple(StepLine(number, step(say=say), ()) for number in numbers))


def sections_of(blocks: tuple[Block, ...]) -> list[Section]:
    """Return the sections that stand two by two side by side, in their order."""
    pairs = [block for block in blocks if isinstance(block, Beside)]
    assert [len(pair.columns) for pair in pairs[:-1]] == [2] * len(pairs[:-1])
    rows = [row for pair in pairs for column in pair.columns for row in column]
    return [row for row in rows if isinstance(row, Section)]


def titles(*groups: StepGroup) -> list[str]:
    """Return the title of each section, and `stop` for the reason to stop below its steps."""
    found = []
    for section in sections_of(guide_blocks(groups)):
        title = localize(section, Language.EN).title
        found += [str(title), *("stop" for row in section.rows if row == STOP_LINE)]
    return found


@pytest.mark.parametrize(
    ("phases", "sections"),
    [
        ((), []),
        ((Phase.SAFE,), ["Safety first"]),
        ((Phase.SAFE, Phase.SAFE), ["Safety first", "Safety first (continued)"]),
        ((Phase.SAFE, Phase.EVIDENCE), ["Safety first", "stop", "Evidence"]),
        (
            (Phase.SAFE, Phase.TELL, Phase.TELL, Phase.AFTER),
            ["Safety first", "stop", "Tell", "Tell (continued)", "Afterwards"],
        ),
        ((Phase.EXCHANGE, Phase.TELL), ["Names and numbers", "Tell"]),
    ],
)
def test_one_reason_to_stop_behind_safety(phases: tuple[Phase, ...], sections: list[str]) -> None:
    """Each chunk is a section, one that goes on says so, and safety ends with the reason."""
    groups = [group(phase, number) for number, phase in enumerate(phases, 1)]
    assert titles(*groups) == sections


def test_numbers_run_through_all_sections() -> None:
    """A section begins where the one before it ended, and all line up with the last number."""
    groups = (group(Phase.SAFE, 5, 6), group(Phase.TELL, 7, 8, 9, 10))
    sections = sections_of(guide_blocks(groups))
    assert [section.role for section in sections] == ["plain", "call"]
    lists = [block for section in sections for block in section.rows]
    steps = [block for block in lists if isinstance(block, Lines) and block.counted]
    assert [(block.start, block.end) for block in steps] == [
        (5, 10),
        (7, 10),
    ]
    assert last_number(groups) == 10
    assert last_number(()) == 0


@pytest.mark.parametrize(
    ("whole", "values", "notes", "backing"),
    [
        (False, {"limit": LIMIT, "why": WHY}, (LIMIT,), (WHY,)),
        (True, {"limit": LIMIT, "why": WHY}, (LIMIT, WHY), ()),
        (True, {"limit": LIMIT}, (LIMIT,), ()),
        (False, {"why": WHY}, (), (WHY,)),
        (False, {}, (), ()),
    ],
)
def test_the_reason_of_a_step(
    *,
    whole: bool,
    values: dict[str, object],
    notes: tuple[Localized, ...],
    backing: tuple[Localized, ...],
) -> None:
    """It stands below the step where all is wanted, else only where sources are asked for."""
    shown = step(**values)
    line = step_line(StepLine(1, shown, ()), whole=whole)
    assert line == Line(TEXT, notes=notes, backing=backing, fact=shown)


def test_the_law_backs_a_step() -> None:
    """Its article is shown with the sources, with the day on which it was read."""
    law = next(one.law for one in KNOWLEDGE.guide.steps if one.law)
    (article,) = step_line(StepLine(1, step(law=law), ())).backing
    assert article == Localized(
        f"{law.article.ko} (확인 {law.checked})", f"{law.article.en} (checked {law.checked})"
    )


def test_where_the_ready_sentences_are() -> None:
    """They are options of the line that was typed, or a line of their own; each stands once."""
    groups = (
        group(Phase.SAFE, 1, say=Say.FIRE),
        group(Phase.TELL, 2, 3, say=Say.POLICE),
        group(Phase.AFTER, 4),
    )
    name = Localized("할 말", "What to say")
    assert say_hints(groups) == (Pairs((Pair(name, "--say 119, 112"),)),)
    line = Pair(name, "socar accident --say 119, 112")
    assert say_hints(groups, here=False) == (Pairs((line,), typed=True),)
    assert say_hints(groups[2:]) == ()


def test_the_reason_to_stop_is_one_sentence() -> None:
    """It tells one to get away, without a number."""
    told = Lines((Line("If it is not safe here, stop reading and get away"),))
    assert localize(STOP_LINE, Language.EN) == told
