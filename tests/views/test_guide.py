"""A list for one situation as blocks: where it pauses, stops, goes on and what it leads to."""

import pytest

from socar_cli.domain.guide import StepGroup, StepLine
from socar_cli.knowledge.circumstances import Say
from socar_cli.knowledge.model import Phase, Step
from socar_cli.language import Language, Localized
from socar_cli.value import changed
from socar_cli.views.guide import STOP_LINE, guide_blocks, say_hints, step_line
from socar_cli.views.page import Beside, Line, Pair, Pairs, Section, localize
from tests.sealed import built_in_knowledge

KNOWLEDGE = built_in_knowledge()
STEP = KNOWLEDGE.guide.steps[0]

Texts = tuple[Localized, ...]
TEXT, LIMIT, WHY = (Localized(f"{word}.", f"{word}.") for word in ("Do", "Unless", "Because"))


def step(**values: object) -> Step:
    """Return a step that says nothing but what a test gives it."""
    plain = {"text": TEXT, "limit": None, "why": None, "say": None, "law": None, "call": ()}
    return changed(STEP, **{**plain, **values})


def group(phase: Phase, *numbers: int, say: Say | None = None) -> StepGroup:
    """Return a chunk with steps of these numbers."""
    return StepGroup(phase, tuple(StepLine(number, step(say=say), ()) for number in numbers))


def titles(*groups: StepGroup) -> list[str]:
    """Return the title of each section, and `stop` for the reason to stop below its steps."""
    pairs = [block for block in guide_blocks(groups) if isinstance(block, Beside)]
    assert [len(pair.columns) for pair in pairs[:-1]] == [2] * len(pairs[:-1])
    rows = [row for pair in pairs for column in pair.columns for row in column]
    found = []
    for section in (row for row in rows if isinstance(row, Section)):
        found.append(str(localize(section, Language.EN).title))
        found += ["stop" for row in section.rows if row == STOP_LINE]
    return found


@pytest.mark.parametrize(
    ("phases", "sections"),
    [
        ("", ""),
        ("safe", "Safety first"),
        ("safe safe", "Safety first, Safety first (continued)"),
        ("safe evidence", "Safety first, stop, Evidence"),
        ("safe tell tell after", "Safety first, stop, Tell, Tell (continued), Afterwards"),
        ("exchange tell", "Names and numbers, Tell"),
    ],
)
def test_one_reason_to_stop_behind_safety(phases: str, sections: str) -> None:
    """Each chunk is a section, one that goes on says so, and safety ends with the reason."""
    groups = [group(Phase(phase), number) for number, phase in enumerate(phases.split(), 1)]
    assert ", ".join(titles(*groups)) == sections


@pytest.mark.parametrize(
    ("whole", "limit", "why", "notes", "backing"),
    [
        (False, LIMIT, WHY, (LIMIT,), (WHY,)),
        (True, LIMIT, WHY, (LIMIT, WHY), ()),
        (True, LIMIT, None, (LIMIT,), ()),
        (False, None, WHY, (), (WHY,)),
        (False, None, None, (), ()),
    ],
)
def test_the_reason_of_a_step(
    *, whole: bool, limit: object, why: object, notes: Texts, backing: Texts
) -> None:
    """It stands below the step where all is wanted, else only where sources are asked for."""
    shown = step(limit=limit, why=why)
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
