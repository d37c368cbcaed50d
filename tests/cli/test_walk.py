"""`--walk`, through a real pseudo-terminal: one stage at a time, and a way out at each."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.sealed import Run

ROWS, COLUMNS = 12, 40
PROMPT = "Enter 다음, b 앞, s 할 말, q 끝 > "
HESITATION, PATIENCE = 5, 60  # seconds; no test waits for it to pass
NUMBERS = "119 · 112 · 사고 1661-4977"
END, INTERRUPT = "\x04", "\x03"


@dataclass
class Walker:
    """Somebody at a terminal."""

    pid: int
    terminal: int
    seen: str = ""

    def read(self, until: str | None = PROMPT, again: str = "") -> str:
        """Return what is written up to a text or the end; where nothing comes, press `again`."""
        found, patience = b"", PATIENCE
        while until is None or not found.decode(errors="ignore").endswith(until):
            if not select.select([self.terminal], [], [], HESITATION)[0]:
                patience -= HESITATION
                assert patience > 0, found
                os.write(self.terminal, again.encode())
                continue
            try:
                part = os.read(self.terminal, 65_536)
            except OSError:  # the other side is closed
                break
            if not part:
                break
            found += part
        text = found.decode().replace("\r\n", "\n")
        self.seen += text
        return text

    def press(self, keys: str) -> str:
        """Type keys and return what is written until the next question."""
        os.write(self.terminal, keys.encode())
        return self.read()

    def leave(self, keys: str) -> tuple[int, str]:
        """Type keys that end the call; return its exit code and its last words.

        A Ctrl-C between Python's last look for signals and its read of the terminal is heard with
        the next key, at any prompt of Python's: as a person would, the test presses again.
        """
        os.write(self.terminal, keys.encode())
        last = self.read(None, again=keys if keys == INTERRUPT else "")
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1]), last


def walk(wheel: Path, home: Path, *argv: str) -> Walker:
    """Start the installed program in a window of 40 x 12."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(wheel)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(1, termios.TIOCSWINSZ, size)
        environ = {"PATH": os.environ["PATH"], "HOME": str(home), "TERM": "dumb"}
        environ |= {"LANG": "ko_KR.UTF-8", "PYTHONUTF8": "1"}
        os.execve(sys.executable, [sys.executable, "-m", "socar_cli", *argv], environ)  # noqa: S606
    return Walker(pid, terminal)


def steps(text: str) -> list[int]:
    """Return the numbers of the steps in a text."""
    return [int(number) for number in re.findall(r"(?m)^ ?(\d{1,2}) ", text)]


@pytest.fixture
def accident(wheel: Path, tmp_path: Path) -> Walker:
    """Walk through the list for an accident in a car park."""
    argv = ("accident", "--where", "parking", "--other", "object", "--walk")
    return walk(wheel, tmp_path, *argv)


def test_every_stage_fits_and_every_step_comes_once(accident: Walker, run: Run) -> None:
    """Enter leads from stage to stage; each fits the window with its numbers and its keys."""
    stages = [accident.read()]
    total = int(re.findall(r"1/(\d+)", stages[0])[0])
    stages += [accident.press("\n").removeprefix("\n") for _ in range(total - 1)]
    code, last = accident.leave("\n")
    assert (code, last.strip()) == (0, "")
    plain = run("accident", "--where", "parking", "--other", "object", "--plain").out
    count = len(re.findall(r"(?m)^\d+\. ", plain))
    assert [step for stage in stages for step in steps(stage)] == list(range(1, count + 1))
    for place, stage in enumerate(stages, 1):
        assert f"{place}/{total}" in stage
        assert stage.splitlines()[-2] == NUMBERS
        assert len(stage.splitlines()) <= ROWS
    assert accident.seen.count("위험하면 여기서 멈추고") == 1
    assert "\x1b" not in accident.seen


def test_back_and_forth(accident: Walker) -> None:
    """`b` goes back, also as ㅠ, from the first stage nowhere; other keys only ask again."""
    first = accident.read()
    second = accident.press("\n")
    assert steps(second)[0] == steps(first)[-1] + 1
    assert steps(accident.press("ㅠ\n")) == steps(first)
    assert steps(accident.press("b\n")) == steps(first)
    assert steps(accident.press("x\n")) == []
    assert steps(accident.press("\n")) == steps(second)
    accident.leave("q\n")


@pytest.mark.parametrize("key", ["s", "ㄴ"])
def test_the_ready_sentence_of_a_stage(accident: Walker, key: str) -> None:
    """`s` shows what to say in this stage, and that there is nothing where that is so."""
    accident.read()
    assert "이 단계에는 할 말이 없습니다" in accident.press(f"{key}\n")
    stage = accident.press("\n")
    while "119에 전화하기" not in stage:
        stage = accident.press("\n")
    said = accident.press(f"{key}\n")
    assert "119에 말할 문장" in said
    assert "주차장입니다." in said
    accident.leave("q\n")


@pytest.mark.parametrize(("keys", "code"), [("q\n", 0), ("ㅂ\n", 0), (INTERRUPT, 130), (END, 0)])
@pytest.mark.nightly
def test_every_way_out_says_what_is_open(accident: Walker, keys: str, code: int) -> None:
    """`q`, the end of input and Ctrl-C leave with what is still to be done."""
    accident.read()
    accident.press("\n")
    left, last = accident.leave(keys)
    assert left == code
    assert re.search(r"\n아직 남은 것: 5-\d\d번\n$", last)


def test_words_are_walked_under_the_life_line(wheel: Path, tmp_path: Path) -> None:
    """The line that says when to call 119 stands above the first stage, which still fits.

    The stages of a breakdown end with the number for it.
    """
    for words, first in (("펑크", "119: 다쳤거나 불, 연기"), ("차에 불났어요", "지금 전화하기")):
        walker = walk(wheel, tmp_path, "breakdown", words, "--where", "parking", "--walk")
        stage = walker.read().splitlines()
        assert first in stage[0]
        assert "119" in "".join(stage[:2])
        assert len(stage) <= ROWS
        assert "1661-3315" in stage[-2]
        assert walker.leave("q\n")[0] == 0


@pytest.mark.parametrize(
    "line", ["accident --where parking --walk", "breakdown battery --walk", "accident --walk"]
)
def test_without_a_terminal_the_list_is_printed(run: Run, line: str) -> None:
    """Where nobody can answer, the whole list comes at once."""
    words = line.split()
    outcome = run(*words, "--plain")
    assert (outcome.code, outcome.err) == (0, "")
    assert run(*words, "--json").out.startswith("{")
    told = run(*words[:-1], *(() if len(words) > 2 else ("--hurt", "unsure")), "--plain")
    assert outcome.out == told.out
