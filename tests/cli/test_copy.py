"""`--copy` on every command: the answer on the clipboard of the terminal."""

import base64
import io
import re

import pytest

from socar_cli.cli.app import main
from socar_cli.cli.context import App
from tests.cli.test_reservation import Terminal
from tests.sealed import (
    SUNDAY_EVENING,
    Run,
    built_in_entries,
    built_in_knowledge,
    built_in_names,
    built_in_vocabulary,
)

LINES = (
    *("", "contacts", "contacts --all", "contacts plan --at 12:00", "accident", "breakdown"),
    *("card", "lost-item", "faq 견인", "search 펑크", "help environment", "기둥 긁음"),
    *("knowledge path", "--version", "--show-completion bash"),
)
NO_COLOURS = "socar: Not copied: the clipboard needs a terminal with colours on (--color always)\n"


def copied(*argv: str, **environ: str) -> tuple[int, str | None, str]:
    """Return the exit code, what went to the clipboard, and the complaints."""
    out, err = Terminal(), io.StringIO()
    world = {"COLUMNS": "80", **environ}
    app = App(environ=world, stdout=out, stderr=err, clock=lambda: SUNDAY_EVENING)
    app.knowledge, app.vocabulary = built_in_knowledge(), built_in_vocabulary()
    app.entries, app.names = built_in_entries(), built_in_names()
    code = main(argv, app)
    payload = re.match("\x1b]52;c;([^\x07]*)\x07", out.getvalue())
    return code, payload and base64.b64decode(payload[1]).decode(), err.getvalue()


@pytest.mark.parametrize("line", LINES)
@pytest.mark.sampled(4)
def test_the_clipboard_gets_the_plain_face(run: Run, line: str) -> None:
    """What is copied is, to the letter, what --plain prints."""
    plain = run(*line.split(), "--plain")
    assert copied(*line.split(), "--copy") == (plain.code, plain.out, "")


@pytest.mark.parametrize("flags", [("--copy",), ("--copy", "--qr")])
def test_the_clipboard_gets_a_number_alone(flags: tuple[str, ...]) -> None:
    """Of one contact it is exactly the number that is handed over."""
    assert copied("contacts", "accident", *flags) == (0, "1661-4977", "")


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("color", ["auto", "always"])
def test_in_a_pipe_what_is_not_copied_is_said(run: Run, line: str, color: str) -> None:
    """Without a terminal the answer is the same, and one line says what --copy needs."""
    shown = run(*line.split(), "--lang", "en", "--color", color)
    told = run(*line.split(), "--lang", "en", "--color", color, "--copy")
    assert (told.code, told.out, told.err) == (0, shown.out, NO_COLOURS)


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_where_no_escape_is_wanted_none_is_sent(environ: dict[str, str]) -> None:
    """On such a terminal the same line says why."""
    told = copied("contacts", "accident", "--copy", "--lang", "en", **environ)
    assert told == (0, None, NO_COLOURS)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_an_estimate_is_copied_as_one_sentence(language: str) -> None:
    """`costs` with figures hands over one sentence that says what it is, and what is not in it."""
    figures = ("--repair", "250,000", "--days", "3", "--standard-day-fee", "74,000")
    sentence = {
        "ko": "쏘카 예상 부담 (비공식), 수리비 25만 원, 자기부담금 30만 원, 3일: "
        "30만 원, 휴차료가 따로면 36만 1,000원 (안 들어간 것: 사고 견인, 대물 한도 초과분)",
        "en": "SOCAR estimate (unofficial), repair 250,000 won, deductible 300,000 won, 3 days: "
        "300,000 won, or 361,000 won with loss-of-use on top "
        "(Not in this: crash tow, others' property above the limit)",
    }
    line = ("costs", *figures, "--deductible", "300,000", "--lang", language, "--copy")
    assert copied(*line) == (0, sentence[language], "")


@pytest.mark.parametrize("line", ["costs --all --sources", "knowledge sources", "knowledge schema"])
def test_what_is_too_long_is_shown_and_not_copied(line: str) -> None:
    """Above 8 KB nothing is sent, as a terminal might cut it, and one line says so."""
    complaint = "socar: Not copied: at most 8,192 bytes are sent to a terminal's clipboard\n"
    assert copied(*line.split(), "--lang", "en", "--copy") == (0, None, complaint)


def test_a_vcard_is_copied_as_it_is(run: Run) -> None:
    """What is no screen is copied to the letter."""
    assert copied("contacts", "--vcf", "--copy") == (0, run("contacts", "--vcf").out, "")


@pytest.mark.parametrize("face", ["--json", "--html"])
def test_a_document_gets_no_escape(face: str) -> None:
    """An escape would break what a program reads: --copy says that it cannot."""
    code, sent, complaint = copied("contacts", face, "--copy")
    assert (code, sent, "NO_COLOR" in complaint, complaint.count("\n")) == (0, None, False, 1)


def test_within_tmux_what_it_has_to_be_told_is_said() -> None:
    """Tmux drops what programs send to the clipboard until it is told to pass it on."""
    for environ, said in (({}, False), ({"TMUX": "/tmp/tmux,1,0"}, True)):  # noqa: S108 - a value
        out = Terminal()
        app = App(environ=environ, stdout=out, stderr=None, clock=lambda: SUNDAY_EVENING)
        app.knowledge = built_in_knowledge()
        assert main(["contacts", "--copy", "--lang", "en"], app) == 0
        assert ("tmux set -g set-clipboard on" in out.getvalue()) is said
