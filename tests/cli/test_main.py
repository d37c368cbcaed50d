"""`main`: one handler for every error, one line on stderr, the promised exit code."""

import errno
import io
import os
import re
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import TextIO

import pytest

from socar_cli import __version__
from socar_cli.cli.app import main
from socar_cli.cli.context import App
from tests.sealed import SUNDAY_EVENING, Outcome, Run, built_in_knowledge, data_folder


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        *(("연락처", "contacts"), ("사고", "accident"), ("비용", "costs")),
        *(("분실물", "lost-item"), ("고장", "breakdown")),
    ],
)
def test_korean_aliases(run: Run, korean: str, english: str) -> None:
    """Each command answers to its Korean name and is listed once, by the English one."""
    assert run(korean) == run(english)
    assert f"\n{korean}" not in run("--help").out


def test_version(run: Run) -> None:
    """--version is one line: the version, the day of the knowledge, and whose this is not."""
    day = re.search("(?m)^updated: (.*)$", (data_folder() / "knowledge.yaml").read_text("utf-8"))
    assert day is not None
    ko = f"socar {__version__}, {day[1]} 기준 정보, 비공식, 쏘카와 관계없음\n"
    en = f"socar {__version__}, knowledge of {day[1]}, unofficial, not affiliated with SOCAR\n"
    assert run("--version") == Outcome(0, ko, "")
    assert run("--version", environ={"LANG": "en_US.UTF-8"}) == Outcome(0, en, "")
    assert (
        run("--version", "--lang", "en") == run("--lang", "en", "--version") == Outcome(0, en, "")
    )


@pytest.mark.parametrize(
    ("content", "day"),
    [
        (b"updated: 2026-11  # spring\nhome: [a\n", "knowledge of 2026-11, "),
        (b"updated: '2026-11-24'\r\n", "knowledge of 2026-11-24, "),
        *(
            (content, "")
            for content in (
                *(b"updated: \xff\n", b"updated: \x1b[31m\n", b"updated:\n", b" updated: 2026\n"),
                *(b"\x00" * 100, b"", None),
            )
        ),
    ],
)
def test_the_version_needs_no_sound_knowledge(
    run: Run, tmp_path: Path, content: bytes | None, day: str
) -> None:
    """A broken or missing knowledge file takes at most the day from --version."""
    if content is not None:
        (tmp_path / "knowledge.yaml").write_bytes(content)
    en = f"socar {__version__}, {day}unofficial, not affiliated with SOCAR\n"
    for words in (("--version",), ("--version", "--color", "never")):
        assert run(*words, environ={"LANG": "en"}, data=tmp_path) == Outcome(0, en, "")


def test_later_language_wins(run: Run) -> None:
    """Shared options count before and after the command, and the later one wins."""
    korean, english = run("contacts", "--lang", "ko"), run("contacts", "--lang", "en")
    assert run("--lang", "en", "contacts", "--lang", "ko") == korean
    assert run("--lang", "ko", "contacts", "--lang", "en") == english
    assert run("--lang", "en", "contacts") == english
    assert run("--plain", "contacts") == run("contacts", "--plain")


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "ko"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "C.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "SOCAR_LANG": "en"}, "en"),
        ({"LANG": "en_US.UTF-8", "SOCAR_LANG": "xx"}, "en"),
    ],
)
def test_language_of_the_environment(run: Run, environ: dict[str, str], language: str) -> None:
    """SOCAR_LANG counts first, then the locale when it is ko or en, else Korean."""
    same = run("contacts", environ={"SOCAR_LANG": language})
    assert run("contacts", environ=environ) == same


def test_missing_knowledge_is_one_line(run: Run, tmp_path: Path) -> None:
    """A knowledge file that is not there, or within another file, exits with 74 and says why."""
    said = f"socar: {tmp_path / 'knowledge.yaml'}: could not be read (No such file or directory)\n"
    assert run("contacts", "--lang", "en", data=tmp_path) == Outcome(74, "", said)
    archive = tmp_path / "socar.pyz"
    archive.write_bytes(b"PK")
    said = f"socar: {archive}: 압축 파일 안에서는 정보 파일을 읽을 수 없습니다 (pip로 설치하세요)\n"
    assert run("contacts", data=archive / "data") == Outcome(74, "", said)


@pytest.mark.parametrize("columns", ["0", "abc", "²", "99999999", "-5", "", "1" * 5000])
def test_nonsense_width_is_survived(run: Run, columns: str) -> None:
    """A width that is none falls back to 80 columns or to the bounds."""
    wide = columns.startswith(("9", "1"))
    expected = run("contacts", environ={"COLUMNS": "200" if wide else "80"})
    assert run("contacts", environ={"COLUMNS": columns}) == expected


def test_the_clock_is_read_once() -> None:
    """However often a call asks for the moment, it is the same."""
    read = []

    def clock() -> datetime:
        read.append(SUNDAY_EVENING)
        return SUNDAY_EVENING + timedelta(days=len(read))

    for line in ("contacts --at 12:00 --sources", "lost-item --ended 14:00", "accident --night"):
        read.clear()
        app = App(environ={}, stdout=io.StringIO(), stderr=io.StringIO(), clock=clock)
        app.knowledge = built_in_knowledge()
        assert (main(line.split(), app), len(read)) == (0, 1)


class _Full(io.StringIO):
    """A stream on a full disk."""

    def write(self, _text: str) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    "line",
    [
        *("contacts", "contacts --html", "contacts --vcf", "card --html"),
        "reservation add --start 14:00 --end 15:00",
    ],
)
@pytest.mark.parametrize(
    ("stream", "why"),
    [(_Full(), "could not write ([Errno 28] No space left on device)"), (None, "")],
)
def test_a_stream_that_takes_nothing_is_one_line(
    run: Run, tmp_path: Path, line: str, stream: TextIO | None, why: str
) -> None:
    """A full disk and a closed stdout end with 74 and say why; what was stored before stays."""
    environ, err = {"SOCAR_HOME": str(tmp_path), "LANG": "en"}, io.StringIO()
    app = App(environ=environ, stdout=stream, stderr=err, clock=lambda: SUNDAY_EVENING)
    app.knowledge = built_in_knowledge()
    assert (main(line.split(), app), why in err.getvalue()) == (74, True)
    stored = "R-1" in run("reservation", "export", environ=environ).out
    assert stored is line.startswith("reservation")


BLANKS = ("", " ", "\t", "\n", "\u3000", "\u00a0", " \r\n")


@pytest.mark.parametrize(
    "line",
    [
        *(("", ""), ("accident",), ("contacts", "police"), ("--lang", "en", "accident", "--guide")),
        *(("costs", "--repair", "120만"), ("reservation", "list"), ("help", "environment")),
        *(("search", "펑크"), ("차가", "안", "움직여요"), ("--", "차가 안 움직여요")),
        ("reservation", "show"),
    ],
)
def test_an_empty_word_among_others_is_nothing(run: Run, line: tuple[str, ...]) -> None:
    """Wherever an unset variable leaves one, a line means what it means without."""
    expected = run(*filter(None, line))
    blanks = cycle(BLANKS[len(line) :] + BLANKS[: len(line)])
    for place, blank in zip(range(len(line) + 1), blanks, strict=False):
        if line[place - 1 : place] not in (("--lang",), ("--repair",)):
            assert run(*line[:place], blank, *line[place:]) == expected


@pytest.mark.parametrize("given", [("--note", ""), ("--note=",), ("--note", " ")])
def test_the_value_of_an_option_may_be_empty(
    run: Run, tmp_path: Path, given: tuple[str, ...]
) -> None:
    """An empty value takes away what is recorded, and takes no other word with it."""
    environ = {"SOCAR_HOME": str(tmp_path)}
    times = ("--start", "14:00", "--end", "15:00", "--note", "우산")
    run("reservation", "add", *times, environ=environ)
    assert run("reservation", "edit", "R-1", *given, "--zone", "제주", environ=environ).code == 0
    stored = run("reservation", "export", "--format", "json", environ=environ).out
    assert ("우산" in stored, "제주" in stored) == (False, True)
