"""The program as the system runs it: environments, encodings, streams and signals."""

import errno
import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from wcwidth import wcswidth

from tests.sealed import run_sealed

pytestmark = pytest.mark.usefixtures("_there")
COLOUR = re.compile("\x1b\\[[\\d;]*m|\x1b]8;;[^\x1b]*\x1b\\\\")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
CENTRE, DISPATCH = "1661-4977", "1661-3315"
BARS = ("|", "│", "\\u2502")
OFF = ("0", "false", "No", "OFF", " ")
AT_ONCE = 2  # processes
OF_THE_SYSTEM = ("HOME", "PYTHON", "SOCAR_KNOWLEDGE", "TZ", "XDG")  # beginnings of variables
SOCAR = (sys.executable, "-m", "socar_cli")


@dataclass(frozen=True, slots=True)
class Case:
    """A line in a world, and what has to come of it."""

    words: str
    number: str = ""  # has to stand whole on stdout
    code: int = 0
    environ: Mapping[str, str] = field(default_factory=dict)
    lines: int = 0  # on stderr
    closed: str = ""  # streams that are closed, by their numbers
    out: str = ""  # where stdout goes instead: full, gone
    err: str = ""  # where stderr goes instead: full
    colours: bool = False
    columns: int = 0  # of a terminal, if stdout is one

    @property
    def needs_a_process(self) -> bool:
        """Whether streams, the system or the interpreter have a part in it."""
        of_the_system = any(name.startswith(OF_THE_SYSTEM) for name in self.environ)
        return bool(self.closed or self.out or self.err or self.columns or of_the_system)


def _faces() -> Iterator[Case]:
    """Colours and the linear face."""
    for environ in (
        *({}, {"NO_COLOR": "1"}, {"TERM": "dumb", "FORCE_COLOR": "1"}, {"TERM": ""}),
        *({"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"ACCESSIBLE": "1", "FORCE_COLOR": "1"}),
        *({"FORCE_COLOR": off} for off in OFF),
    ):
        yield Case("contacts", DISPATCH, environ=environ)
    for environ in (
        *({"FORCE_COLOR": "1"}, {"FORCE_COLOR": "yes"}, {"FORCE_COLOR": "1", "NO_COLOR": ""}),
        *({"CLICOLOR_FORCE": "1"}, {"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}),
        *({"ACCESSIBLE": off, "FORCE_COLOR": "1"} for off in OFF),
    ):
        yield Case("contacts", DISPATCH, environ=environ, colours=True)
    yield Case("contacts --color always", DISPATCH, environ={"NO_COLOR": "1"}, colours=True)
    yield Case("--color never accident", CENTRE, environ={"FORCE_COLOR": "1"})
    yield Case("lost-item --color always", DISPATCH, environ={"TERM": "dumb"}, colours=True)
    yield Case("accident --guide", "1588-2504", environ={"ACCESSIBLE": "1"})
    yield Case("contacts", DISPATCH, environ={"CLICOLOR": "0"}, columns=80)
    yield Case("breakdown 펑크", DISPATCH, environ={"TERM": "nonsense"})


def _words() -> Iterator[Case]:
    """Languages, and wrong words in them."""
    for name in ("LANG", "LC_ALL", "LC_MESSAGES"):
        for value in ("en_US.UTF-8", "ko_KR.eucKR", "xx_YY.UTF-8", "C", "POSIX", "\U0001f697"):
            yield Case("contacts", DISPATCH, environ={name: value})
    yield Case("accident", CENTRE, environ={"SOCAR_LANG": "en"})
    yield Case("accident", CENTRE, environ={"SOCAR_LANG": "klingon"})
    yield Case("contcts", code=2, lines=1, environ={"LANG": "en_GB"})
    yield Case("\udcff", code=1)
    for line in (
        *("contacts nobody-at-all", "contacts \x1b[31mred\x07", "contacts \udcff\udcfe"),
        "faq \u202eqqqqqqq",
    ):
        yield Case(line, code=1, lines=1)
    for line in (
        *("contacts --lang fr", "accident --where \x1b[31mmoon", "costs --days -1", "--\x9b31m"),
        *("reservation shw", "lost-item --at soon"),
    ):
        yield Case(line, code=2, lines=1)


def _widths() -> Iterator[Case]:
    """Widths that are none, and a machine that knows little."""
    for columns in ("0", "abc", "²", "99999999", "-5", "1", "19", "9" * 5000):
        environ = {"COLUMNS": columns}
        yield Case("contacts", DISPATCH, environ=environ)
        yield Case("accident --guide", "1588-2504", environ=environ)
        yield Case("--help", "contacts", environ=environ)
    yield Case("contacts", DISPATCH, environ={"TZ": "Nonsense/Zone"})
    yield Case("contacts", DISPATCH, environ={"TZ": ":/dev/zero"})
    yield Case("accident", CENTRE, environ={"HOME": ""})
    yield Case("reservation", environ={"HOME": "/nowhere/at/all"})
    homeless = {"HOME": "/dev/null"}
    yield Case("contacts --sources", DISPATCH, environ=homeless)
    yield Case("lost-item --reservation R-1", DISPATCH, code=74, environ=homeless, lines=1)
    added = "reservation add --start 2026-11-22T09:00 --end 2026-11-22T10:00"
    yield Case(added, code=74, lines=1, environ={"XDG_DATA_HOME": "/proc/nowhere"})
    yield Case("contacts", DISPATCH, environ={"PYTHONOPTIMIZE": "2"})
    yield Case("contacts police", "112", environ={"PYTHONWARNINGS": "error"})


def _encodings() -> Iterator[Case]:
    """Vary what the output can carry."""
    for encoding in ("ascii", "latin-1", "cp949", "utf-8", "cp437", "ascii:strict"):
        environ = {"PYTHONIOENCODING": encoding, "COLUMNS": "60"}
        yield Case("contacts", DISPATCH, environ=environ)
    for encoding in ("ascii", "cp949"):
        environ = {"PYTHONIOENCODING": encoding, "COLUMNS": "60"}
        yield Case("accident", CENTRE, environ=environ)
        yield Case("contacts 사고 --qr", CENTRE, environ=environ)
        yield Case("costs --compare --repair 300000", "300,000", environ=environ)
        yield Case("acident", code=2, lines=1, environ=environ)
        yield Case("--help", "contacts", environ=environ)
    old = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for words, number in (
        ("contacts 고객센터", DISPATCH),
        ("faq 접수", CENTRE),
        ("연락처", DISPATCH),
    ):
        yield Case(words, number, environ=old)
    yield Case("accident", CENTRE, environ={"PYTHONUTF8": "1", "LC_ALL": "C"})


def _streams() -> Iterator[Case]:
    """Streams that are closed, full or gone."""
    yield Case("contacts", DISPATCH, closed="0")
    yield Case("contacts", DISPATCH, closed="2")
    yield Case("contcts", code=2, closed="2")
    yield Case("accident", code=74, closed="012")
    for words in ("contacts", "--help", "--version"):  # prerendered or not
        yield Case(words, code=74, lines=1, closed="1")
        yield Case(words, code=74, lines=1, out="full")
        yield Case(words, code=141, out="gone")
    yield Case("reservation export", code=74, lines=1, out="full")
    yield Case("accident --guide", code=141, out="gone")
    yield Case("knowledge schema", code=141, out="gone")
    yield Case("contacts", DISPATCH, err="full")
    yield Case("contcts", code=2, err="full")
    broken = {"SOCAR_KNOWLEDGE": "/dev/null/nowhere.yaml"}
    yield Case("contacts", DISPATCH, lines=1, environ=broken)
    yield Case("contacts", DISPATCH, environ=broken, closed="2")
    yield Case("contacts", DISPATCH, environ=broken, err="full")


def _terminals() -> Iterator[Case]:
    """Real terminals, as wide as a phone and as a desk."""
    for columns in (40, 80):
        yield Case("contacts", DISPATCH, columns=columns, colours=True)
        yield Case("accident --guide", "1588-2504", columns=columns, colours=True)
        yield Case("contacts", DISPATCH, columns=columns, environ={"NO_COLOR": "1"})
        yield Case("", CENTRE, columns=columns, environ={"LANG": "en_US.UTF-8"}, colours=True)
        yield Case("--help", "contacts", columns=columns, environ={"TERM": "dumb"})


CASES = (*_faces(), *_words(), *_widths(), *_encodings(), *_streams(), *_terminals())


@pytest.fixture
def _there(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `python -m socar_cli` be the installed program."""
    monkeypatch.chdir(wheel)


@pytest.mark.parametrize(
    "every", [pytest.param(9, id="some"), pytest.param(1, id="all", marks=pytest.mark.nightly)]
)
def test_every_environment(tmp_path: Path, every: int) -> None:
    """Each line in its world ends as promised: code, streams, colours, and the number whole."""
    cases = [case for case in CASES if case.needs_a_process][::every]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        faults = pool.map(lambda case: _fault(case, *_result(case, tmp_path)), cases)
        assert "\n".join(filter(None, faults)) == ""


@pytest.mark.nightly
def test_every_environment_of_variables() -> None:
    """The same in process, where nothing but words and variables decides."""
    faults = []
    for case in CASES:
        if not case.needs_a_process:
            words = case.words.split(" ") if case.words else []
            told = run_sealed(*words, environ={"TERM": "xterm-256color", **case.environ})
            faults.append(_fault(case, told.code, told.out.encode(), told.err.encode()))
    assert "\n".join(filter(None, faults)) == ""


def _world(home: Path, environ: Mapping[str, str]) -> dict[str, str]:
    usual = {"PATH": os.environ["PATH"], "HOME": str(home), "TERM": "xterm-256color"}
    if "PYTHONUTF8" not in environ:
        usual["PYTHONIOENCODING"] = "utf-8"
    return {**usual, **environ}


def _fault(case: Case, code: int, raw: bytes, err: bytes) -> str:
    """Return what is wrong with what came of a line."""
    encoding = case.environ.get("PYTHONIOENCODING", "utf-8").partition(":")[0]
    out = raw.decode(encoding)
    bare = COLOUR.sub("", out)
    errors = err.decode(encoding)
    told = "" if "2" in case.closed or case.err else errors
    wide = [line for line in bare.splitlines() if case.columns and wcswidth(line) > case.columns]
    narrow = 0 < case.columns < 80
    checks = {
        "code": code == case.code,
        "lines": len(told.splitlines()) == case.lines,
        "traceback": "Traceback" not in out + errors,
        "control": not CONTROL.search(bare + errors),
        "colours": (bare != out) == case.colours,
        "number": case.number in bare,
        "wide": not wide,
        "rule": "\\u2500" not in bare,
        "border": not (narrow and any(line.startswith(BARS) for line in bare.splitlines())),
    }
    wrong = [name for name, right in checks.items() if not right]
    return f"{wrong}: {case.words!r} {case.environ} {code} {errors!r}" if wrong else ""


def _result(case: Case, home: Path) -> tuple[int, bytes, bytes]:
    """Run the line in its world and return the exit code and both streams."""
    environ = _world(home, case.environ)
    closing = "".join(f" {stream}{'<' if stream == '0' else '>'}&-" for stream in case.closed)
    program = [*SOCAR, *(case.words.split(" ") if case.words else ())]
    shell = ["sh", "-c", f'exec "$@"{closing}', "sh", *program]
    if case.columns:
        return _on_terminal(program, environ, case.columns)
    with _stdout(case.out) as out, Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            shell,
            env=environ,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=full if case.err else subprocess.PIPE,
        )
    return done.returncode, done.stdout or b"", done.stderr or b""


@contextmanager
def _stdout(kind: str) -> Iterator[int]:
    """Give the descriptor of a full disk, of a pipe nobody reads, or of a pipe we read."""
    if not kind:
        yield subprocess.PIPE
        return
    if kind == "full":
        out = os.open("/dev/full", os.O_WRONLY)
    else:
        reader, out = os.pipe()
        os.close(reader)
    try:
        yield out
    finally:
        os.close(out)


def _on_terminal(
    program: list[str], environ: Mapping[str, str], columns: int
) -> tuple[int, bytes, bytes]:
    """Run with stdout on a terminal, and return what it wrote as it wrote it."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        program, env=environ, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE
    ) as child:
        os.close(theirs)
        out = b"".join(_read_all(ours))
        os.close(ours)
        assert child.stderr is not None
        err = child.stderr.read()
    return child.returncode, out.replace(b"\r\n", b"\n"), err


def _read_all(descriptor: int) -> Iterator[bytes]:
    """Read until the last process has left the terminal, which Linux tells by EIO."""
    try:
        while part := os.read(descriptor, 65536):
            yield part
    except OSError as gone:
        if gone.errno != errno.EIO:
            raise


@pytest.mark.parametrize(
    ("words", "pager", "paged"),
    [
        ("--pager accident --guide", "sed s/^/PAGED/", True),
        ("accident --guide", "sed s/^/PAGED/", False),
        ("contacts police --pager", "sed s/^/PAGED/", False),
        ("accident --guide --pager", "no-such-program", False),
        ("accident --guide --pager", "'", False),
        ("accident --guide --pager", "true", None),
    ],
)
@pytest.mark.nightly
def test_only_who_asks_for_a_pager_gets_one(
    tmp_path: Path, words: str, pager: str, *, paged: bool | None
) -> None:
    """A long answer goes through $PAGER where that was asked for and works."""
    world = _world(tmp_path, {"PAGER": pager, "LESS": "", "TERM": "xterm"})
    code, out, err = _on_terminal([*SOCAR, *words.split()], world, 60)
    assert (code, err, b"PAGED" in out) == (0, b"", paged is True)
    assert (b"1588-2504" in out or b"112" in out) is (paged is not None)


@pytest.fixture
def recorded(tmp_path: Path) -> dict[str, str]:
    """Return an environment with a record of one reservation."""
    world = _world(tmp_path, {"LANG": "en"})
    times = ("--id", "R-1", "--start", "2026-11-22T09:00", "--end", "2026-11-22T10:00")
    added = [*SOCAR, "reservation", "add", *times]
    subprocess.run(added, env=world, check=True, capture_output=True)
    return world


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        *((half, 1) for half in (b"\xec\n", b"y\xff\n", b"\xec\x98\n")),
        *((signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)),
    ],
)
def test_half_a_syllable_or_a_signal_is_a_no(
    recorded: dict[str, str], answer: bytes | signal.Signals, code: int
) -> None:
    """At a question both end without a traceback, and the record is as it was."""
    ours, theirs = pty.openpty()
    line = [*SOCAR, "reservation", "remove", "R-1"]
    with subprocess.Popen(line, env=recorded, stdin=theirs, stdout=theirs, stderr=theirs) as child:
        os.close(theirs)
        said = os.read(ours, 65536)
        if isinstance(answer, bytes):
            os.write(ours, answer)
        else:
            child.send_signal(answer)
        said += b"".join(_read_all(ours))
        os.close(ours)
    assert (child.returncode, b"R-1" in said, b"Traceback" in said) == (code, True, False)
    assert (b"socar: Cancelled, nothing was changed" in said) is (code == 1)
    line = [*SOCAR, "reservation", "list", "--plain"]
    assert b"R-1" in subprocess.run(line, env=recorded, check=True, capture_output=True).stdout
