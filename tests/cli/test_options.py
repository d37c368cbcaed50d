"""Options that do not go together: none is ignored, and both are named."""

from pathlib import Path

import pytest

from socar_cli.cli.app import command_tree
from socar_cli.cli.options import SHARED
from socar_cli.knowledge.circumstances import (
    CIRCUMSTANCES,
    Condition,
    Situation,
    is_flag,
    is_repeatable,
    kind_of,
)
from socar_cli.knowledge.schema import keys_of
from tests.sealed import Run

REPAIR = "costs --repair 1 --days 1 "
WAYS = ("--no-waiver", "--breach drink")
WAIVED = (
    *("--deductible 0", "--reservation R-1", "--compare", "--third-party-damage 1"),
    "--loss-of-use-per-day 1",
)
CLASHES = [
    ("contacts 사고 --qr --open --at nonsense", "--qr", "--open"),
    ("contacts 사고 --qr --at 12:00", "--qr", "--at"),
    ("contacts 사고 --qr --all", "--qr", "--all"),
    ("contacts 사고 --all", "--all", "who"),
    ("accident --found-at-pickup --say 112", "--found-at-pickup", "--say"),
    ("accident --guide --found-at-pickup", "--found-at-pickup", "--guide"),
    ("accident --guide --say 112", "--guide", "--say"),
    ("lost-item --reservation R-1 --ended 14:00", "--reservation", "--ended"),
    ("lost-item --reservation R-1 --next no", "--reservation", "--next"),
    (
        REPAIR + "--standard-day-fee 1 --loss-of-use-per-day 1",
        *("--standard-day-fee", "--loss-of-use-per-day"),
    ),
    (REPAIR + "--deductible 1 --reservation R-1", "--deductible", "--reservation"),
    *(
        (f"{REPAIR}{way} {other}", way.split()[0], other.split()[0])
        for way in WAYS
        for other in WAIVED
    ),
]
WHOLE = [
    *((f"contacts --vcf {name}", "--vcf", name) for name in ("--open", "--all", "--qr")),
    *((f"contacts {name} --vcf", "--vcf", name) for name in ("--html", "--plain")),
    ("contacts --vcf --sources", "--vcf", "--sources"),
    ("--sources contacts --vcf --at 12:00", "--vcf", "--at"),
    ("contacts tow --vcf", "--vcf", "who"),
    ("accident --walk --copy", "--walk", "--copy"),
    *(
        (f"costs --all {name} 1", "--all", name)
        for name in (
            *("--repair", "--days", "--standard-day-fee", "--loss-of-use-per-day"),
            *("--deductible", "--reservation", "--tow", "--third-party-damage"),
        )
    ),
    *(
        (f"{command} --all {option}", "--all", option.split()[0])
        for command, options in {
            "costs": ("--no-waiver", "--compare", "--breach drink", "120만"),
            "lost-item": ("--reservation 14:00", "--ended 14:00", "--at 14:00", "--next no", "R-1"),
            "breakdown": (
                *("battery", "--where road", "--can-move no", "--fire no", "--ev", "--walk"),
                "--trapped no",
            ),
            "faq": ("3",),
        }.items()
        for option in options
    ),
    ("breakdown 펑크 고속도로 --all", "--all", "펑크 고속도로"),
    ("accident --walk --found-at-pickup", "--found-at-pickup", "--walk"),
    ("accident --walk --say 112", "--walk", "--say"),
]
FACES = [
    ("contacts --vcf --json", "--vcf", "--json"),
    ("card --html --both --lang en", "--both", "--lang"),
    ("card --both", "--both", "--html"),
]
NEEDS = [
    *((f"accident {name} X", name, "--say") for name in ("--place", "--time", "--plate")),
    *((f"accident --guide {name}=", name, "--say") for name in ("--name", "--phone")),
    ("lost-item --next no", "--next", "--ended"),
]
# What the words may say as well is missed only where they do not.
NEEDS_ALSO_TOLD = [
    ("costs --repair 1 --standard-day-fee 1", "--standard-day-fee", "--days"),
    ("costs 120만 --loss-of-use-per-day 1", "--loss-of-use-per-day", "--days"),
]


@pytest.mark.parametrize(("line", "one", "other"), [*CLASHES, *WHOLE])
def test_options_that_exclude_each_other(run: Run, line: str, one: str, other: str) -> None:
    """Of two options one would be ignored: that is wrong usage, in one line with both names."""
    korean, english = (run(*line.split(), "--lang", lang) for lang in ("ko", "en"))
    assert (korean.code, korean.out, english.code, english.out) == (2, "", 2, "")
    assert korean.err == f"socar: {one}, {other} 중 하나만 적으세요\n"
    assert english.err == f"socar: {one} and {other} cannot be used together\n"


@pytest.mark.parametrize(("line", "one", "other"), FACES)
def test_options_that_a_face_or_a_language_leaves_no_room_for(
    run: Run, line: str, one: str, other: str
) -> None:
    """What the chosen face or language would make nothing of is wrong usage with both names.

    A face that is taken back neither excludes an option nor allows one.
    """
    outcome = run(*line.split())
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert all(name in outcome.err for name in (one, other))
    assert run("card", "--json", "--html", "--both").code == 0
    assert run("card", "--html", "--plain", "--both").code == 2


@pytest.mark.parametrize(("line", "one", "other"), [*NEEDS, *NEEDS_ALSO_TOLD])
def test_options_that_mean_nothing_alone(run: Run, line: str, one: str, other: str) -> None:
    """An option that would be ignored without another one is wrong usage that names both."""
    korean, english = (run(*line.split(), "--lang", lang) for lang in ("ko", "en"))
    assert (korean.code, korean.out, english.code, english.out) == (2, "", 2, "")
    assert korean.err == f"socar: {one}에는 {other} 값도 필요합니다\n"
    assert english.err == f"socar: {one} requires {other}\n"


def test_rules_name_options_that_there_are() -> None:
    """Each rule of each command is about options of this command, and has a line above."""
    found, tree = 0, command_tree()
    for command in (tree.get_command(None, name) for name in tree.list_commands(None)):
        names = ((*parameter.opts, *parameter.secondary_opts) for parameter in command.params)
        options = {name for both in names for name in both}
        for table in (command.rules.conflicts, command.rules.required_by):
            assert {*table, *(name for others in table.values() for name in others)} <= options
            found += sum(map(len, table.values()))
        if command.rules.alone:
            assert command.rules.alone in options
            found += len([one for one in command.params if one not in SHARED]) - 1
    assert found == len(CLASHES) + len(WHOLE) + len(FACES) + len(NEEDS)


@pytest.mark.parametrize("name", ["accident", "breakdown"])
def test_the_options_of_a_situation_are_those_of_the_table(name: str) -> None:
    """A command has an option for each circumstance that has help for it, and in this order."""
    params = command_tree().get_command(None, name).params
    options = [option for option in params if option.name in CIRCUMSTANCES]
    asked = [one for one, entry in CIRCUMSTANCES.items() if name in entry.help]
    assert [option.name for option in options] == asked
    for option in options:
        assert option.is_flag is is_flag(option.name)
        assert option.multiple is is_repeatable(option.name)
        default = Situation.__defaults__[option.name]
        assert option.default == (None if isinstance(default, frozenset) else default)


def test_every_value_has_words_that_say_it_back() -> None:
    """Of a flag that is off nothing is said, where that is what nobody has said either."""
    for name, entry in CIRCUMSTANCES.items():
        assert set(entry.words) == set(kind_of(name)) if not is_flag(name) else True in entry.words
    places = [entry.place for entry in CIRCUMSTANCES.values()]
    assert len(set(places)) == len(places)


def test_a_step_may_ask_for_all_that_a_driver_can_say() -> None:
    """What `when:` knows are the circumstances, and the problem of a breakdown."""
    assert list(keys_of(Condition)) == list(keys_of(Situation)) == [*CIRCUMSTANCES, "problem"]


def test_a_word_that_an_option_takes_is_no_option(run: Run, tmp_path: Path) -> None:
    """A note that looks like an option is stored, and changes nothing else."""
    kept = {"SOCAR_HOME": str(tmp_path)}
    saved = run(
        "reservation", "add", "--start", "9:00", "--end", "10:00", "--note", "--json", environ=kept
    )
    assert (saved.code, saved.err) == (0, "")
    assert "--json" in saved.out
    assert not saved.out.startswith("{")
