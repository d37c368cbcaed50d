"""Each way a knowledge file goes wrong: the exact sentence and line, with both parsers."""

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import socar_cli
from socar_cli.errors import FileUnreadableError, KnowledgeError
from socar_cli.knowledge import reader
from socar_cli.knowledge.reader import MAX_BYTES, MAX_FAULTS
from socar_cli.language import Language
from tests.knowledge.small import SMALL, complaints, edited, written
from tests.sealed import Run, load_knowledge

pytestmark = pytest.mark.usefixtures("parser")

PHONE, HOURS, DATE = "phone: 1661-3315", "hours: 24/7", "verified: 2026-01"
NAME = 'name: {ko: "고객센터", en: "customer centre"}'
CONTACT_KEYS = (
    "aliases, confidence, conflict, hours, hours_caution, hours_words, limits, name, "
    "notes, phone, purpose, review, route, sources, verified, word"
)
ANCHOR = (
    "anchors and aliases (&, *) are refused (write it out)",
    "앵커와 별칭(&, *)은 쓸 수 없습니다 (풀어 쓰세요)",
)
CONTROL = (
    "an invisible control character (remove it)",
    "보이지 않는 제어 문자가 있습니다 (지우세요)",
)
SYNTAX = ("not valid YAML (mend this line)", "YAML 문법 오류입니다 (이 줄을 고치세요)")
PAIRS = ("must be 'name: value' pairs", "'이름: 값' 꼴이어야 합니다")
NO_VALUE = ("no value (write one)", "값이 없습니다 (적으세요)")
TOO_DEEP = ("nested deeper than 16 levels", "16단계보다 깊습니다")


def _phone(text: str) -> tuple[str, str]:
    return (
        f"'{text}': not a telephone number (like 1661-3315)",
        f"'{text}': 전화번호가 아닙니다 (예: 1661-3315)",
    )


def _hours(text: str) -> tuple[str, str]:
    return (
        f"'{text}': not opening hours (like Mo-Fr 10:00-19:00)",
        f"'{text}': 여는 시간이 아닙니다 (예: Mo-Fr 10:00-19:00)",
    )


def _date(text: str) -> tuple[str, str]:
    return (
        f"'{text}': not a date (like 2026-01, or unknown)",
        f"'{text}': 날짜가 아닙니다 (예: 2026-01, unknown)",
    )


def _quote(text: str) -> tuple[str, str]:
    return f"'{text}': put it in quotes to mean a text", f"'{text}': 글자라면 따옴표를 붙이세요"


def _unknown(name: str) -> tuple[str, str]:
    return (
        f"'{name}' is not known here (known: {CONTACT_KEYS})",
        f"'{name}'은 모르는 이름입니다 (아는 이름: {CONTACT_KEYS})",
    )


def _missing(name: str) -> tuple[str, str]:
    return f"'{name}' is missing (write it)", f"'{name}'이 없습니다 (적으세요)"


# What is changed, into what, and what is said in which line, in English and in Korean.
ONE_FAULT = [
    # What YAML turns into numbers, dates and booleans stays as it was written.
    (PHONE, "phone: 010", 7, _phone("010")),
    (PHONE, "phone: +1 212 555 0100", 7, _phone("+1 212 555 0100")),
    (PHONE, "phone: 010-12-345678", 7, _phone("010-12-345678")),
    (PHONE, "phone: 1544_2500", 7, _phone("1544_2500")),
    (PHONE, "phone: 1588-16-88", 7, _phone("1588-16-88")),
    (PHONE, "phone: １６６１-３３１５", 7, _phone("１６６１-３３１５")),
    (PHONE, "phone: #1588", 7, NO_VALUE),
    (HOURS, "hours: 9:00", 8, _hours("9:00")),
    (HOURS, "hours: 18:00", 8, _hours("18:00")),
    (DATE, "verified: 2026-02-30", 10, _date("2026-02-30")),
    (DATE, "verified: 1588-16-88", 10, _date("1588-16-88")),
    (NAME, 'name: {ko: "고객센터", en: no}', 4, _quote("no")),
    (NAME, 'name: {ko: "고객센터", en: on}', 4, _quote("on")),
    (NAME, 'name: {ko: "고객센터", en: Yes}', 4, _quote("Yes")),
    (NAME, 'name: {ko: "고객센터", en: ""}', 4, NO_VALUE),
    (
        "premium_only: false",
        "premium_only: no",
        41,
        ("'no': true or false only", "'no': true 또는 false만 됩니다"),
    ),
    (
        "deductible: 300,000",
        "deductible: 300000",
        40,
        ("'300000': not an amount (like 300,000)", "'300000': 금액이 아닙니다 (예: 300,000)"),
    ),
    (
        'night: {starts: "17:00"',
        "night: {starts: 24:00",
        98,
        ("'24:00': not a time of day (like 17:00)", "'24:00': 시각이 아닙니다 (예: 17:00)"),
    ),
    (
        "guide: {steps: {}}",
        (
            "closed_days: {x: {days: [2027-02-30], sources: [law], verified: 2024,"
            " confidence: low, review: never}}\nguide: {steps: {}}"
        ),
        99,
        (
            "'2027-02-30': not a day (like 2027-12-27)",
            "'2027-02-30': 날이 아닙니다 (예: 2027-12-27)",
        ),
    ),
    # What YAML expands, overwrites or leaves to the program.
    (
        HOURS,
        "phone: 1661-4977",
        8,
        (
            "'phone' stands in line 7 already (remove one)",
            "'phone'가 7번째 줄에 이미 있습니다 (하나를 지우세요)",
        ),
    ),
    (PHONE, "phone: &number 1661-3315", 7, ANCHOR),
    (HOURS, "<<: {phone: 1661-4977}", 8, _unknown("<<")),
    (
        PHONE,
        "phone: !!str 1661-3315",
        7,
        ("tags (!) are refused (remove it)", "태그(!)는 쓸 수 없습니다 (지우세요)"),
    ),
    (HOURS, "[hours]: 24/7", 8, ("the key is not a text", "이름이 글자가 아닙니다")),
    (
        "home: [center]",
        "---\nhome: [center]",
        24,
        ("one document only (remove ---)", "문서는 하나여야 합니다 (---를 지우세요)"),
    ),
    # What cannot be seen.
    (
        PHONE,
        "phone:\t1661-3315",
        7,
        ("a tab character (use spaces)", "탭 문자가 있습니다 (빈칸으로 바꾸세요)"),
    ),
    (PHONE, "phone: \ufeff1661-3315", 7, CONTROL),
    ("customer centre", "customer\x00centre", 4, CONTROL),
    ("customer centre", "customer\x1b[2Jcentre", 4, CONTROL),
    ("customer centre", "customer \u202ecentre", 4, CONTROL),
    ("customer centre", "customer \u061ccentre", 4, CONTROL),
    ("customer centre", "customer \uffffcentre", 4, CONTROL),
    ("customer centre", "customer \\u202ecentre", 4, CONTROL),
    ("customer centre", "customer\\e[2Jcentre", 4, CONTROL),
    ("customer centre", "customer\\0centre", 4, CONTROL),
    ("customer centre", "customer\\tcentre", 4, CONTROL),
    ("customer centre", "customer\\U00110000centre", 4, SYNTAX),
    # What does not fit the model.
    (HOURS, "hour: 24/7", 8, _unknown("hour")),
    (NAME, 'name: {ko: "고객센터"}', 4, _missing("en")),
    (NAME, 'name: {en: "customer centre"}', 4, _missing("ko")),
    (NAME, "name: customer centre", 4, PAIRS),
    (NAME, 'name: {ko: "고객센터", en: [x]}', 4, ("must be one text", "글자 하나여야 합니다")),
    ("sources: [guide]", "sources: guide", 9, ("must be a list", "목록이어야 합니다")),
    (
        "sources: [guide]",
        "sources: [gide]",
        9,
        ("'gide': not under sources", "'gide': sources에 없는 이름입니다"),
    ),
    (
        "home: [center]",
        "home: [centre]",
        24,
        ("'centre': not under contacts", "'centre': contacts에 없는 이름입니다"),
    ),
    ("sources: [guide]", "sources: []", 4, ("no source (name one)", "출처가 없습니다 (적으세요)")),
    ("    sources: [guide]\n", "", 4, _missing("sources")),
    ("    verified: 2026-01\n", "", 4, _missing("verified")),
    (
        "confidence: high",
        "confidence: sure",
        11,
        (
            "'sure': must be one of high, medium, low",
            "'sure': high, medium, low 중 하나여야 합니다",
        ),
    ),
    (
        "https://example.org/guide",
        "ftp://example.org",
        93,
        (
            "'ftp://example.org': not an address (http…)",
            "'ftp://example.org': 주소가 아닙니다 (http…)",
        ),
    ),
    (
        "    p300:",
        "    P_300:",
        39,
        ("an id has a-z, 0-9 and - only", "id는 a-z, 0-9, -만 됩니다"),
    ),
    ("  rule: {}", "  rule:", 34, PAIRS),
    (PHONE, 'phone: "1661-3315', 14, SYNTAX),
]


@pytest.mark.parametrize(("old", "new", "line", "sentences"), ONE_FAULT)
def test_one_fault_is_one_sentence(
    tmp_path: Path, old: str, new: str, line: int, sentences: tuple[str, str]
) -> None:
    """A single fault is told in one sentence with its line, in either language."""
    path = written(tmp_path, edited(old, new))
    english, korean = sentences
    assert complaints(path) == [f"{line}: {english}"]
    assert complaints(path, Language.KO) == [f"{line}: {korean}"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (PHONE, "phone: *number", [f"7: {ANCHOR[0]}", f"7: {NO_VALUE[0]}"]),
        (HOURS, "<<: *center", [f"8: {ANCHOR[0]}", f"8: {_unknown('<<')[0]}"]),
    ],
)
def test_an_alias_stands_for_nothing(
    tmp_path: Path, old: str, new: str, expected: list[str]
) -> None:
    """An alias and a merge key are refused, and nothing is put in their place."""
    assert complaints(written(tmp_path, edited(old, new))) == expected


@pytest.mark.parametrize(
    ("content", "line", "sentences"),
    [
        ("", 1, PAIRS),
        ("# nothing but a remark\n", 1, PAIRS),
        ("- center\n- plan\n", 1, PAIRS),
        ("center\n", 1, PAIRS),
        (
            SMALL.encode("cp949"),
            4,
            ("not UTF-8 (save it as UTF-8)", "UTF-8이 아닙니다 (UTF-8로 저장하세요)"),
        ),
        (
            SMALL.encode("utf-16"),
            1,
            ("not UTF-8 (save it as UTF-8)", "UTF-8이 아닙니다 (UTF-8로 저장하세요)"),
        ),
        ("[" * 1_000, 1, TOO_DEEP),
        ("[" * 100_000, 1, TOO_DEEP),
        ("{a: " * 100_000, 1, TOO_DEEP),
        ("".join(f"{' ' * depth}a:\n" for depth in range(40)), 17, TOO_DEEP),
        ("#" * (MAX_BYTES + 1), 1, ("larger than 1 MiB (split it)", "1 MiB를 넘습니다 (나누세요)")),
    ],
    ids=lambda value: repr(value)[:16],
)
def test_a_file_that_is_none_is_one_sentence(
    tmp_path: Path, content: str | bytes, line: int, sentences: tuple[str, str]
) -> None:
    """A file that is no knowledge file from top to bottom is refused in one sentence."""
    path = written(tmp_path, content)
    assert complaints(path) == [f"{line}: {sentences[0]}"]
    assert complaints(path, Language.KO) == [f"{line}: {sentences[1]}"]


NAMED = sorted(
    {
        name
        for path in Path(socar_cli.__file__).parent.rglob("*.py")
        for name in re.findall(r'(?:ContactId|\.contact)\("([^"]+)"\)', path.read_text("utf-8"))
    }
)


@pytest.mark.parametrize("name", NAMED)
def test_a_contact_that_the_program_names_has_to_be_there(
    tmp_path: Path, run: Run, name: str
) -> None:
    """A file without it is refused in one sentence, whatever was asked, also in own words."""
    path = written(tmp_path, edited(f"  {name}: {{", "  somebody: {"))
    assert complaints(path) == [f"1: 'contacts > {name}' is missing (write it)"]
    assert complaints(path, Language.KO) == [f"1: 'contacts > {name}'이 없습니다 (적으세요)"]
    outcome = run("accident", "car", "on", "fire", data=tmp_path)
    assert (outcome.code, outcome.out) == (65, "")


def test_brackets_in_a_text_are_not_depth(tmp_path: Path) -> None:
    """What stands in quotes nests nothing: the fault after it is told as what it is."""
    content = 'updated: "' + "[" * 40 + '" ]\n'
    assert complaints(written(tmp_path, content)) == [f"1: {SYNTAX[0]}"]


def test_sixteen_levels_are_not_too_deep(tmp_path: Path) -> None:
    """The depth that is allowed is read, and is then refused for what it says only."""
    path = written(tmp_path, "updated: " + "[" * 15 + "]" * 15)
    assert "1: nested deeper than 16 levels" not in complaints(path)
    assert "1: must be one text" in complaints(path)


def test_all_complaints_come_at_once(tmp_path: Path) -> None:
    """Faults of every kind are told in one run, in the order of their lines."""
    faulty = SMALL
    for old, new in (
        ("updated: 2026-11-22", "updated: 2026-11-31"),
        (PHONE, "phone: &number 166133150"),
        ("sources: [guide]", "sources: [gide]"),
        ("hours: Mo-Fr 10:00-19:00", "hours: Mo-Fr 10-19 oclock"),
        ("call: [center]", "call: [centre]"),
        ("kind: state", "kind: law"),
    ):
        faulty = faulty.replace(old, new, 1)
    assert complaints(written(tmp_path, faulty)) == [
        "1: '2026-11-31': not a date (like 2026-01, or unknown)",
        f"7: {ANCHOR[0]}",
        "7: '166133150': not a telephone number (like 1661-3315)",
        "9: 'gide': not under sources",
        "18: 'Mo-Fr 10-19 oclock': not opening hours (like Mo-Fr 10:00-19:00)",
        "83: 'centre': not under contacts",
        "96: 'law': must be one of socar, state, press, blog, copy, other",
    ]


def test_the_one_line_counts_the_others(tmp_path: Path) -> None:
    """The line on stderr shows the first complaint and how many more there are."""
    path = written(tmp_path, edited(NAME, "name: {}"))
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(path)
    assert caught.value.exit_code == 65
    assert caught.value.message().en == (
        "knowledge.yaml:4: 'ko' is missing (write it) (and 1 more)"
    )
    assert caught.value.message().ko == (
        "knowledge.yaml:4: 'ko'이 없습니다 (적으세요) (그 밖에 1건)"
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("01012345678", "010-1234-5678"),
        ('"010 1234 5678"', "010-1234-5678"),
        ("010.1234.5678", "010-1234-5678"),
        ("+82-10-1234-5678", "010-1234-5678"),
        ("+82 (0)10 1234 5678", "010-1234-5678"),
        ("+821012345678", "010-1234-5678"),
        ("(02)123-4567", "02-123-4567"),
        ("0212345678", "02-1234-5678"),
        ("0112345670", "011-234-5670"),
        ("0505-123-4567", "0505-123-4567"),
        ("16613315", "1661-3315"),
        ("1661 3315", "1661-3315"),
        ("112", "112"),
        ("1330", "1330"),
    ],
)
def test_a_number_may_be_written_as_people_do(tmp_path: Path, text: str, number: str) -> None:
    """With or without spaces, dots, brackets and the country, it is the number one dials."""
    known = load_knowledge(written(tmp_path, edited(PHONE, f"phone: {text}")))
    assert known.contact("center").phone == number


@pytest.mark.parametrize(
    ("end", "line"),
    [
        ("home: [a,\n  b\n", 1),
        ("home: [a,\n  b", 1),
        ("home: [a,\n\n\n# more\n", 1),
        ("home: {a: b,\n", 1),
        ('updated: "2026\n\n', 1),
    ],
)
def test_what_never_ends_is_told_where_it_begins(tmp_path: Path, end: str, line: int) -> None:
    """An open bracket or quote names a line that the file has, and that can be mended."""
    assert complaints(written(tmp_path, end)) == [f"{line}: {SYNTAX[0]}"]


@pytest.mark.parametrize("path", ["C:\\Users\\me\\a.pdf", "C:\\work\\a.pdf", "\\\\x\\y"])
def test_a_path_of_windows(tmp_path: Path, path: str) -> None:
    """In double quotes the backslash is named; without them what an address is."""
    quoted = written(tmp_path, edited("https://example.org/guide", f'"{path}"'))
    said = "in double quotes a \\ is no sign of its own (use single quotes)"
    address = f"93: '{path}': not an address (http…)"
    halved = address.replace("\\\\", "\\")
    assert complaints(quoted) in ([f"93: {said}"], [halved])
    assert complaints(written(tmp_path, edited("https://example.org/guide", path))) == [address]


@pytest.mark.parametrize(
    "blank",
    [
        *("{place.x}", "{place[a]}", "{place:{name}}", "{place:>3000000000}", "{place!r}", "{}"),
        *("{0}", "{place", "place}", "{nobody}", "{ place }", "{place!}", "{{place}"),
    ],
)
def test_a_blank_is_a_name_and_nothing_else(tmp_path: Path, blank: str) -> None:
    """What a text would do with a blank beside filling it in is a fault of that line."""
    text = json.dumps({"ko": blank, "sound": "?", "en": "?"})
    path = written(tmp_path, edited('name: {ko: "?", sound: "?", en: "?"}', f"name: {text}"))
    [said] = complaints(path)
    assert re.match(r"\d+: an unknown blank \(known: place, time, plate, name, phone, now\)", said)


@pytest.mark.parametrize(
    "content",
    [
        "[" + "&a x, " * 1_000 + "]",
        "a: b\n" * 1_000,
        "sources: {" + "".join(f"s{number}: {{}}, " for number in range(1_000)) + "}",
    ],
    ids=["anchors", "duplicates", "entries"],
)
def test_a_hundred_complaints_are_enough(tmp_path: Path, content: str) -> None:
    """A file with a thousand faults is told a hundred of them, and that there are more."""
    found = complaints(written(tmp_path, content))
    assert sum("more is wrong (mend what is shown first)" in line for line in found) == 1
    assert len(found) == MAX_FAULTS + 1


def test_a_merge_bomb_is_not_set_off(tmp_path: Path) -> None:
    """What keeps a YAML loader busy for half a minute is less work than a small sound file."""
    bomb = "a0: &a0 {k: v}\n"
    for level in range(1, 9):
        bomb += f"a{level}: &a{level} {{<<: [{', '.join([f'*a{level - 1}'] * 9)}]}}\n"
    path, sound = written(tmp_path, bomb), tmp_path / "sound.yaml"
    sound.write_text(SMALL, encoding="utf-8")
    assert f"1: {ANCHOR[0]}" in complaints(path)
    assert _calls(lambda: complaints(path)) < _calls(lambda: load_knowledge(sound))


def _calls(work: Callable[[], object]) -> int:
    """Return how many functions `work` calls, which no other process makes more."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    "content",
    [
        SMALL,
        SMALL.replace("\n", "\r\n"),
        "\ufeff" + SMALL,
        "\ufeff" + SMALL.replace("\n", "\r\n"),
        SMALL.rstrip("\n"),
        "---\n" + SMALL,
    ],
    ids=["as it is", "CRLF", "BOM", "BOM and CRLF", "no last newline", "marked start"],
)
def test_what_editors_do_to_a_file_is_fine(tmp_path: Path, content: str) -> None:
    """Windows line ends, a byte order mark at the start and a document's start change nothing."""
    plain = load_knowledge(written(tmp_path, SMALL))
    assert load_knowledge(written(tmp_path, content)) == plain


def _fifo(path: Path) -> Path:
    os.mkfifo(path)
    return path


def _loop(path: Path) -> Path:
    path.symlink_to(path)
    return path


@pytest.mark.parametrize(
    "make",
    [_fifo, lambda _path: Path("/dev/zero"), lambda path: path.parent],
    ids=["FIFO", "device", "folder"],
)
def test_what_is_no_plain_file_is_refused_at_once(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    """A FIFO, a device and a folder are refused without waiting for them."""
    path = make(tmp_path / "knowledge.yaml")
    assert complaints(path) == ["1: not a plain file (name a file)"]
    assert complaints(path, Language.KO) == ["1: 보통 파일이 아닙니다 (파일을 지정하세요)"]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path, "No such file or directory"),
        (_loop, "Too many levels of symbolic links"),
        (lambda path: path.with_name("n" * 300), "File name too long"),
        (lambda _path: Path("/proc/self/mem"), "Input/output error"),
    ],
    ids=["missing", "loop", "long name", "fails while read"],
)
def test_what_the_system_refuses_is_told_with_its_reason(
    tmp_path: Path, make: Callable[[Path], Path], reason: str
) -> None:
    """A file that cannot be opened or read is 74 with the system's own reason."""
    path = make(tmp_path / "knowledge.yaml")
    with pytest.raises(FileUnreadableError) as caught:
        load_knowledge(path)
    assert caught.value.exit_code == 74
    assert caught.value.message().en == f"{path}: could not be read ({reason})"
    assert caught.value.message().ko == f"{path}: 읽지 못했습니다 ({reason})"


def test_more_values_than_allowed_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file with more values than anybody writes is refused where it has too many."""
    monkeypatch.setattr(reader, "MAX_EVENTS", 10)
    assert complaints(written(tmp_path, SMALL)) == ["4: more than 10 values (split it)"]
