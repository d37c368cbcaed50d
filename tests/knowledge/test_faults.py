"""Each way a knowledge file goes wrong: the exact sentence and line, with both parsers."""

import json
import os
import re
from pathlib import Path

import pytest

from socar_cli.errors import FileUnreadableError
from socar_cli.knowledge import reader
from socar_cli.knowledge.model import LIFE_LINE, Contact
from socar_cli.knowledge.reader import MAX_BYTES, MAX_FAULTS
from socar_cli.knowledge.schema import keys_of
from socar_cli.language import Localized
from tests.knowledge.small import SMALL, complaints, edited, faults, written
from tests.sealed import Run, load_knowledge

pytestmark = pytest.mark.usefixtures("parser")

# What is complained of, in English and in Korean; {} is the word it is about.
SENTENCES = """
address | '{}': not an address (http…) | '{}': 주소가 아닙니다 (http…)
amount | '{}': not an amount (like 300,000) | '{}': 금액이 아닙니다 (예: 300,000)
anchor | anchors and aliases (&, *) are refused (write it out) | 앵커와 별칭(&, *)은 쓸 수 없습니다 (풀어 쓰세요)
bare | '{}': put it in quotes to mean a text | '{}': 글자라면 따옴표를 붙이세요
clock | '{}': not a time of day (like 17:00) | '{}': 시각이 아닙니다 (예: 17:00)
contacts | '{}': not under contacts | '{}': contacts에 없는 이름입니다
control | an invisible control character (remove it) | 보이지 않는 제어 문자가 있습니다 (지우세요)
date | '{}': not a date (like 2026-01, or unknown) | '{}': 날짜가 아닙니다 (예: 2026-01, unknown)
day | '{}': not a day (like 2027-12-27) | '{}': 날이 아닙니다 (예: 2027-12-27)
deep | nested deeper than 16 levels | 16단계보다 깊습니다
documents | one document only (remove ---) | 문서는 하나여야 합니다 (---를 지우세요)
encoding | not UTF-8 (save it as UTF-8) | UTF-8이 아닙니다 (UTF-8로 저장하세요)
flag | '{}': true or false only | '{}': true 또는 false만 됩니다
hours | '{}': not opening hours (like Mo-Fr 10:00-19:00) | '{}': 여는 시간이 아닙니다 (예: Mo-Fr 10:00-19:00)
id | an id has a-z, 0-9 and - only | id는 a-z, 0-9, -만 됩니다
key | the key is not a text | 이름이 글자가 아닙니다
large | larger than 1 MiB (split it) | 1 MiB를 넘습니다 (나누세요)
level | '{}': must be one of high, medium, low | '{}': high, medium, low 중 하나여야 합니다
list | must be a list | 목록이어야 합니다
missing | '{}' is missing (write it) | '{}'이 없습니다 (적으세요)
pairs | must be 'name: value' pairs | '이름: 값' 꼴이어야 합니다
phone | '{}': not a telephone number (like 1661-3315) | '{}': 전화번호가 아닙니다 (예: 1661-3315)
plain | not a plain file (name a file) | 보통 파일이 아닙니다 (파일을 지정하세요)
source | no source (name one) | 출처가 없습니다 (적으세요)
sources | '{}': not under sources | '{}': sources에 없는 이름입니다
syntax | not valid YAML (mend this line) | YAML 문법 오류입니다 (이 줄을 고치세요)
tab | a tab character (use spaces) | 탭 문자가 있습니다 (빈칸으로 바꾸세요)
tag | tags (!) are refused (remove it) | 태그(!)는 쓸 수 없습니다 (지우세요)
text | must be one text | 글자 하나여야 합니다
twice | '{}' stands in line 7 already (remove one) | '{}'가 7번째 줄에 이미 있습니다 (하나를 지우세요)
unknown | '{}' is not known here (known: KEYS) | '{}'은 모르는 이름입니다 (아는 이름: KEYS)
value | no value (write one) | 값이 없습니다 (적으세요)
""".replace("KEYS", ", ".join(sorted(keys_of(Contact))))  # noqa: E501 - each is one line
SAID = {
    name: sentences
    for name, *sentences in (row.split(" | ") for row in SENTENCES.splitlines() if row)
}


def sentences(kind: str, word: str = "") -> tuple[str, str]:
    """Return what is said of a kind of fault, in English and in Korean."""
    english, korean = SAID[kind]
    return english.replace("{}", word), korean.replace("{}", word)


def one_fault(path: Path) -> tuple[int, tuple[str, str]]:
    """Return the line of the one fault of a file, and what is said of it in both languages."""
    (fault,) = faults(path)
    return fault.line, (fault.what.en, fault.what.ko)


PHONE, HOURS, DATE = "phone: 1661-3315", "hours: 24/7", "verified: 2026-01"
NAME, EN = 'name: {ko: "고객센터", en: "customer centre"}', "customer centre"
GUIDE, NIGHT = "guide: {steps: {}}", 'night: {starts: "17:00"'
CLOSED = (
    "closed_days: {x: {days: [%s], sources: [law], verified: 2024, confidence: low, review: never}}"
)
ADDRESS = "https://example.org/guide"

# What is changed, into what, and what is said in which line of what word.
ONE_FAULT = [
    # What YAML turns into numbers, dates and booleans stays as it was written.
    *(
        (PHONE, f"phone: {word}", 7, f"phone {word}")
        for word in (
            *("010", "+1 212 555 0100", "010-12-345678", "1544_2500", "1588-16-88"),
            "１６６１-３３１５",
        )
    ),
    (PHONE, "phone: #1588", 7, "value"),
    (HOURS, "hours: 9:00", 8, "hours 9:00"),
    (HOURS, "hours: 18:00", 8, "hours 18:00"),
    (DATE, "verified: 2026-02-30", 10, "date 2026-02-30"),
    (DATE, "verified: 1588-16-88", 10, "date 1588-16-88"),
    (NAME, 'name: {ko: "고객센터", en: no}', 4, "bare no"),
    (NAME, 'name: {ko: "고객센터", en: on}', 4, "bare on"),
    (NAME, 'name: {ko: "고객센터", en: Yes}', 4, "bare Yes"),
    (NAME, 'name: {ko: "고객센터", en: ""}', 4, "value"),
    ("premium_only: false", "premium_only: no", 41, "flag no"),
    ("deductible: 300,000", "deductible: 300000", 40, "amount 300000"),
    (NIGHT, "night: {starts: 24:00", 98, "clock 24:00"),
    (GUIDE, f"{CLOSED % '2027-02-30'}\n{GUIDE}", 99, "day 2027-02-30"),
    # What YAML expands, overwrites or leaves to the program.
    (HOURS, "phone: 1661-4977", 8, "twice phone"),
    (PHONE, "phone: &number 1661-3315", 7, "anchor"),
    (HOURS, "<<: {phone: 1661-4977}", 8, "unknown <<"),
    (PHONE, "phone: !!str 1661-3315", 7, "tag"),
    (HOURS, "[hours]: 24/7", 8, "key"),
    ("home: [center]", "---\nhome: [center]", 24, "documents"),
    # What cannot be seen.
    (PHONE, "phone:\t1661-3315", 7, "tab"),
    (PHONE, "phone: \ufeff1661-3315", 7, "control"),
    *(
        (EN, f"customer{sign}centre", 4, "control")
        for sign in (
            *("\x00", "\x1b[2J", " \u202e", " \u061c", " \uffff"),
            *(r" \u202e", r"\e[2J", r"\0", r"\t"),  # written as an escape
        )
    ),
    (EN, r"customer\U00110000centre", 4, "syntax"),
    # What does not fit the model.
    (HOURS, "hour: 24/7", 8, "unknown hour"),
    (NAME, 'name: {ko: "고객센터"}', 4, "missing en"),
    (NAME, 'name: {en: "customer centre"}', 4, "missing ko"),
    (NAME, "name: customer centre", 4, "pairs"),
    (NAME, 'name: {ko: "고객센터", en: [x]}', 4, "text"),
    ("sources: [guide]", "sources: guide", 9, "list"),
    ("sources: [guide]", "sources: [gide]", 9, "sources gide"),
    ("home: [center]", "home: [centre]", 24, "contacts centre"),
    ("sources: [guide]", "sources: []", 4, "source"),
    ("    sources: [guide]\n", "", 4, "missing sources"),
    ("    verified: 2026-01\n", "", 4, "missing verified"),
    ("confidence: high", "confidence: sure", 11, "level sure"),
    (ADDRESS, "ftp://example.org", 93, "address ftp://example.org"),
    ("    p300:", "    P_300:", 39, "id"),
    ("  rule: {}", "  rule:", 34, "pairs"),
    (PHONE, 'phone: "1661-3315', 14, "syntax"),
]


@pytest.mark.parametrize(("old", "new", "line", "said"), ONE_FAULT)
def test_one_fault_is_one_sentence(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    """A single fault is told in one sentence with its line, in either language."""
    kind, _, word = said.partition(" ")
    assert one_fault(written(tmp_path, edited(old, new))) == (line, sentences(kind, word))


@pytest.mark.parametrize(
    ("content", "line", "kind"),
    [
        *(
            (content, 1, "pairs")
            for content in ("", "# a remark\n", "- center\n- plan\n", "center\n")
        ),
        (SMALL.encode("cp949"), 4, "encoding"),
        (SMALL.encode("utf-16"), 1, "encoding"),
        ("[" * 1_000, 1, "deep"),
        ("[" * 100_000, 1, "deep"),
        ("{a: " * 100_000, 1, "deep"),
        ("".join(f"{' ' * depth}a:\n" for depth in range(40)), 17, "deep"),
        ("#" * (MAX_BYTES + 1), 1, "large"),
        # What stands in quotes nests nothing: the fault after it is told as what it is.
        ('updated: "' + "[" * 40 + '" ]\n', 1, "syntax"),
        # What never ends is told where it begins.
        ("home: [a,\n  b\n", 1, "syntax"),
        ("home: [a,\n  b", 1, "syntax"),
        ("home: [a,\n\n\n# more\n", 1, "syntax"),
        ("home: {a: b,\n", 1, "syntax"),
        ('updated: "2026\n\n', 1, "syntax"),
    ],
    ids=lambda value: repr(value)[:16],
)
def test_a_file_that_is_none_is_one_sentence(
    tmp_path: Path, content: str | bytes, line: int, kind: str
) -> None:
    """A file that is no knowledge file from top to bottom is refused in one sentence."""
    assert one_fault(written(tmp_path, content)) == (line, sentences(kind))


@pytest.mark.parametrize(
    ("old", "new", "line", "also"),
    [
        (PHONE, "phone: *number", 7, sentences("value")),
        (HOURS, "<<: *center", 8, sentences("unknown", "<<")),
    ],
)
def test_an_alias_stands_for_nothing(
    tmp_path: Path, old: str, new: str, line: int, also: tuple[str, str]
) -> None:
    """An alias and a merge key are refused, and nothing is put in their place."""
    said = [f"{line}: {english}" for english, _ in (sentences("anchor"), also)]
    assert complaints(written(tmp_path, edited(old, new))) == said


def test_the_contact_for_a_danger_has_to_be_there(tmp_path: Path, run: Run) -> None:
    """A file without it is refused in one sentence, whatever was asked, also in own words."""
    path = written(tmp_path, edited(f"  {LIFE_LINE}: {{", "  somebody: {"))
    assert one_fault(path) == (1, sentences("missing", f"contacts > {LIFE_LINE}"))
    outcome = run("accident", "car", "on", "fire", data=tmp_path)
    assert (outcome.code, outcome.out) == (65, "")


def test_sixteen_levels_are_not_too_deep(tmp_path: Path) -> None:
    """The depth that is allowed is read, and is then refused for what it says only."""
    found = complaints(written(tmp_path, "updated: " + "[" * 15 + "]" * 15))
    assert "1: must be one text" in found
    assert f"1: {sentences('deep')[0]}" not in found


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
        f"7: {sentences('anchor')[0]}",
        "7: '166133150': not a telephone number (like 1661-3315)",
        "9: 'gide': not under sources",
        "18: 'Mo-Fr 10-19 oclock': not opening hours (like Mo-Fr 10:00-19:00)",
        "83: 'centre': not under contacts",
        "96: 'law': must be one of socar, state, press, blog, copy, other",
    ]


NUMBERS = {
    "010-1234-5678": (
        *("01012345678", '"010 1234 5678"', "010.1234.5678", "+82-10-1234-5678"),
        *("+82 (0)10 1234 5678", "+821012345678"),
    ),
    "02-123-4567": ("(02)123-4567",),
    "02-1234-5678": ("0212345678",),
    "011-234-5670": ("0112345670",),
    "0505-123-4567": ("0505-123-4567",),
    "1661-3315": ("16613315", "1661 3315"),
    "112": ("112",),
    "1330": ("1330",),
}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_may_be_written_as_people_do(tmp_path: Path, number: str) -> None:
    """With or without spaces, dots, brackets and the country, it is the number one dials."""
    for text in NUMBERS[number]:
        known = load_knowledge(written(tmp_path, edited(PHONE, f"phone: {text}")))
        assert known.contact("center").phone == number, text


@pytest.mark.parametrize("path", ["C:\\Users\\me\\a.pdf", "C:\\work\\a.pdf", "\\\\x\\y"])
def test_a_path_of_windows(tmp_path: Path, path: str) -> None:
    """In double quotes the backslash is named; without them what an address is."""
    quoted = written(tmp_path, edited(ADDRESS, f'"{path}"'))
    said = "in double quotes a \\ is no sign of its own (use single quotes)"
    address = f"93: '{path}': not an address (http…)"
    halved = address.replace("\\\\", "\\")
    assert complaints(quoted) in ([f"93: {said}"], [halved])
    assert complaints(written(tmp_path, edited(ADDRESS, path))) == [address]


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


def test_what_editors_do_to_a_file_is_fine(tmp_path: Path) -> None:
    """Windows line ends, a byte order mark at the start and a document's start change nothing."""
    plain, windows = load_knowledge(written(tmp_path, SMALL)), SMALL.replace("\n", "\r\n")
    edits = (windows, f"\ufeff{SMALL}", f"\ufeff{windows}", SMALL.rstrip("\n"), f"---\n{SMALL}")
    for content in edits:
        assert load_knowledge(written(tmp_path, content)) == plain


def test_what_is_no_plain_file_is_refused_at_once(tmp_path: Path) -> None:
    """A FIFO, a device and a folder are refused without waiting for them."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        assert one_fault(path) == (1, sentences("plain"))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing", "No such file or directory"),
        ("loop", "Too many levels of symbolic links"),
        ("n" * 300, "File name too long"),
        ("/proc/self/mem", "Input/output error"),  # fails while it is read
    ],
)
def test_what_the_system_refuses_is_told_with_its_reason(
    tmp_path: Path, name: str, reason: str
) -> None:
    """A file that cannot be opened or read is 74 with the system's own reason."""
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    path = tmp_path / name
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


@pytest.mark.parametrize(
    "content",
    ["[" + "&a x, " * 1_000 + "]", "".join(f"key-{number}: x\n" for number in range(1_000))],
    ids=["while it is read", "in what was read"],
)
def test_a_hundred_complaints_are_enough(tmp_path: Path, content: str) -> None:
    """Of a thousand faults the first hundred are told, and that there are more."""
    told = [fault.what for fault in faults(written(tmp_path, content))]
    more = (
        "틀린 것이 더 있습니다 (먼저 이것들을 고치세요)",
        "more is wrong (mend what is shown first)",
    )
    assert (len(told), told.count(Localized(*more))) == (MAX_FAULTS + 1, 1)
