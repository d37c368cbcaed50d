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

pytestmark = pytest.mark.usefixtures("_there")
COLOUR = re.compile("\x1b\\[[\\d;]*m|\x1b]8;;[^\x1b]*\x1b\\\\")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
CENTRE, DISPATCH = "1661-4977", "1661-3315"
BARS = ("|", "│", "\\u2502")
AT_ONCE = 2  # processes


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
    rare: bool = False


def _faces() -> Iterator[Case]:
    """Colours and the linear face."""
    yield Case("contacts", DISPATCH)
    yield Case("contacts", DISPATCH, environ={"NO_COLOR": "1"})
    yield Case("accident", CENTRE, environ={"NO_COLOR": "1", "FORCE_COLOR": "1"}, rare=True)
    yield Case("contacts", DISPATCH, environ={"TERM": "dumb", "FORCE_COLOR": "1"})
    yield Case("accident", CENTRE, environ={"FORCE_COLOR": "1"}, colours=True)
    yield Case("contacts", DISPATCH, environ={"CLICOLOR_FORCE": "1"}, colours=True)
    yield Case("costs", "300,000", environ={"FORCE_COLOR": "0"}, rare=True)
    yield Case("contacts", DISPATCH, environ={"FORCE_COLOR": "1", "NO_COLOR": ""}, colours=True)
    yield Case("contacts --color always", DISPATCH, environ={"NO_COLOR": "1"}, colours=True)
    yield Case("--color never accident", CENTRE, environ={"FORCE_COLOR": "1"})
    yield Case("lost-item --color always", DISPATCH, environ={"TERM": "dumb"}, colours=True)
    yield Case("accident --guide", "1588-2504", environ={"ACCESSIBLE": "1"})
    yield Case("contacts", DISPATCH, environ={"ACCESSIBLE": "1", "FORCE_COLOR": "1"})
    for off in ("0", "false", "No", "OFF", " "):
        environ = {"ACCESSIBLE": off, "FORCE_COLOR": "1"}
        yield Case("contacts", DISPATCH, environ=environ, colours=True, rare=off != "false")
        yield Case("contacts", DISPATCH, environ={"FORCE_COLOR": off}, rare=off != "false")
    yield Case("contacts", DISPATCH, environ={"CLICOLOR": "0"}, columns=80)
    forced = {"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}
    yield Case("contacts", DISPATCH, environ=forced, colours=True, rare=True)
    yield Case("--plain", CENTRE, environ={"TERM": ""}, rare=True)
    yield Case("breakdown 펑크", DISPATCH, environ={"TERM": "nonsense"}, rare=True)
    yield Case("search 펑크", DISPATCH, environ={"FORCE_COLOR": "yes"}, colours=True, rare=True)


def _words() -> Iterator[Case]:
    """Languages, and wrong words in them."""
    for name in ("LANG", "LC_ALL", "LC_MESSAGES"):
        for value in ("en_US.UTF-8", "ko_KR.eucKR", "xx_YY.UTF-8", "C", "POSIX", "\U0001f697"):
            yield Case(
                "contacts", DISPATCH, environ={name: value}, rare=(name, value) != ("LC_ALL", "C")
            )
    yield Case("accident", CENTRE, environ={"SOCAR_LANG": "en"})
    yield Case("accident", CENTRE, environ={"SOCAR_LANG": "klingon"})
    yield Case("contcts", code=2, lines=1, environ={"LANG": "en_GB"})
    yield Case("contacts nobody-at-all", code=1, lines=1)
    yield Case("contacts \x1b[31mred\x07", code=1, lines=1)
    yield Case("contacts \udcff\udcfe", code=1, lines=1)
    yield Case("\udcff", code=1)
    yield Case("contacts --lang fr", code=2, lines=1)
    yield Case("accident --where \x1b[31mmoon", code=2, lines=1, rare=True)
    yield Case("costs --days -1", code=2, lines=1, rare=True)
    yield Case("faq \u202etxt", code=1, lines=1, rare=True)
    yield Case("--\x9b31m", code=2, lines=1, rare=True)
    yield Case("reservation shw", code=2, lines=1, rare=True)
    yield Case("lost-item --at soon", code=2, lines=1, rare=True)


def _widths() -> Iterator[Case]:
    """Widths that are none, and a machine that knows little."""
    for columns in ("0", "abc", "²", "99999999", "-5", "1", "19", "9" * 5000):
        environ = {"COLUMNS": columns}
        yield Case("contacts", DISPATCH, environ=environ)
        yield Case("accident --guide", "1588-2504", environ=environ, rare=True)
        yield Case("--help", "contacts", environ=environ, rare=columns != "99999999")
    yield Case("contacts", DISPATCH, environ={"TZ": "Nonsense/Zone"})
    yield Case("contacts", DISPATCH, environ={"TZ": ":/dev/zero"}, rare=True)
    yield Case("accident", CENTRE, environ={"HOME": ""})
    yield Case("reservation", environ={"HOME": "/nowhere/at/all"})
    yield Case("contacts --sources", DISPATCH, environ={"HOME": "/dev/null"})
    yield Case("lost-item --reservation R-1", DISPATCH, environ={"HOME": "/dev/null"}, lines=1)
    unusable = {"XDG_DATA_HOME": "/proc/nowhere"}
    yield Case(
        "reservation add --start 2026-11-22T09:00 --end 2026-11-22T10:00",
        code=74,
        lines=1,
        environ=unusable,
    )
    yield Case("contacts", DISPATCH, environ={"PYTHONOPTIMIZE": "2"}, rare=True)
    yield Case("contacts", DISPATCH, environ={"PYTHONWARNINGS": "error"})
    yield Case("contacts police", "112", environ={"PYTHONWARNINGS": "error"})


def _encodings() -> Iterator[Case]:
    """Vary what the output can carry."""
    for encoding in ("ascii", "latin-1", "cp949", "utf-8", "cp437"):
        environ = {"PYTHONIOENCODING": encoding, "COLUMNS": "60"}
        usual = encoding in {"ascii", "cp949"}
        yield Case("contacts", DISPATCH, environ=environ, rare=not usual)
        yield Case("accident", CENTRE, environ=environ, rare=not usual)
        yield Case("contacts 사고 --qr", CENTRE, environ=environ, rare=not usual)
        yield Case("costs --compare --repair 300000", "300,000", environ=environ, rare=not usual)
        yield Case("acident", code=2, lines=1, environ=environ, rare=not usual)
        yield Case("--help", "contacts", environ=environ, rare=True)
    old = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    yield Case("contacts", DISPATCH, environ=old)
    yield Case("contacts 고객센터", DISPATCH, environ=old)
    yield Case("faq 접수", CENTRE, environ=old)
    yield Case("연락처", DISPATCH, environ=old, rare=True)
    yield Case("contacts", DISPATCH, environ={"PYTHONIOENCODING": "ascii:strict"})
    yield Case("accident", CENTRE, environ={"PYTHONUTF8": "1", "LC_ALL": "C"}, rare=True)


def _streams() -> Iterator[Case]:
    """Streams that are closed, full or gone."""
    yield Case("contacts", DISPATCH, closed="0")
    yield Case("", CENTRE, closed="0", rare=True)
    yield Case("contacts", code=74, lines=1, closed="1")
    yield Case("--help", code=74, lines=1, closed="1")
    yield Case("--version", code=74, lines=1, closed="1", rare=True)
    yield Case("contacts", DISPATCH, closed="2")
    yield Case("contcts", code=2, closed="2")
    yield Case("accident", code=74, closed="12", rare=True)
    yield Case("accident", code=74, closed="012")
    yield Case("contacts", code=74, lines=1, out="full")
    yield Case("--help", code=74, lines=1, out="full", rare=True)
    yield Case("--version", code=74, lines=1, out="full")
    yield Case("reservation export", code=74, lines=1, out="full")
    yield Case("accident --guide", code=141, out="gone")
    yield Case("contacts", code=141, out="gone")
    yield Case("--help", code=141, out="gone")
    yield Case("--version", code=141, out="gone")
    yield Case("knowledge schema", code=141, out="gone", rare=True)
    yield Case("contacts", DISPATCH, err="full")
    yield Case("contcts", code=2, err="full")
    broken = {"SOCAR_KNOWLEDGE": "/dev/null/nowhere.yaml"}
    yield Case("contacts", DISPATCH, lines=1, environ=broken)
    yield Case("contacts", DISPATCH, environ=broken, closed="2", rare=True)
    yield Case("contacts", DISPATCH, environ=broken, err="full", rare=True)


def _terminals() -> Iterator[Case]:
    """Real terminals, as wide as a phone and as a desk."""
    for columns in (40, 80):
        yield Case("contacts", DISPATCH, columns=columns, colours=True)
        yield Case("accident --guide", "1588-2504", columns=columns, colours=True)
        yield Case("contacts", DISPATCH, columns=columns, environ={"NO_COLOR": "1"})
        yield Case("", CENTRE, columns=columns, environ={"LANG": "en_US.UTF-8"}, colours=True)
        yield Case("--help", "contacts", columns=columns, environ={"TERM": "dumb"}, rare=True)


CASES = (*_faces(), *_words(), *_widths(), *_encodings(), *_streams(), *_terminals())


@pytest.fixture
def _there(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `python -m socar_cli` be the installed program."""
    monkeypatch.chdir(wheel)


@pytest.mark.parametrize(
    "rare",
    [
        pytest.param(False, id="common"),
        pytest.param(True, id="rare", marks=pytest.mark.nightly),
    ],
)
def test_every_environment(rare: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter
    """Each line in its world ends as promised: code, streams, colours, and the number whole."""
    cases = [case for case in CASES if case.rare == rare]
    print(f"{len(cases)} of {len(CASES)} environments")  # noqa: T201 - shown with -s
    with ThreadPoolExecutor(AT_ONCE) as pool:
        faults = pool.map(lambda case: _fault(case, tmp_path), cases)
        assert "\n".join(filter(None, faults)) == ""


def test_the_matrix_is_as_large_as_promised() -> None:
    """There are at least 80 different environments with a command each."""
    assert len({repr(case) for case in CASES}) == len(CASES) >= 80


def _world(home: Path, environ: Mapping[str, str]) -> dict[str, str]:
    usual = {"PATH": os.environ["PATH"], "HOME": str(home), "TERM": "xterm-256color"}
    if "PYTHONUTF8" not in environ:
        usual["PYTHONIOENCODING"] = "utf-8"
    return {**usual, **environ}


def _fault(case: Case, home: Path) -> str:
    """Run the line in its world and return what is wrong with what came of it."""
    code, raw, err = _result(case, _world(home, case.environ))
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


def _result(case: Case, environ: Mapping[str, str]) -> tuple[int, bytes, bytes]:
    closing = "".join(f" {stream}{'<' if stream == '0' else '>'}&-" for stream in case.closed)
    program = [sys.executable, "-m", "socar_cli", *case.words.split(" ")]
    program = program if case.words else program[:3]
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
        ("accident --guide --pager", "sed s/^/PAGED/", True),
        ("--pager accident --guide", "sed s/^/PAGED/", True),
        ("accident --guide", "sed s/^/PAGED/", False),
        ("contacts police --pager", "sed s/^/PAGED/", False),
        ("accident --guide --pager", "no-such-program", False),
        ("accident --guide --pager", "'", False),
        ("accident --guide --pager", "true", None),
    ],
)
def test_only_who_asks_for_a_pager_gets_one(
    tmp_path: Path, words: str, pager: str, *, paged: bool | None
) -> None:
    """A long answer goes through $PAGER where that was asked for and works."""
    program = [sys.executable, "-m", "socar_cli", *words.split()]
    world = _world(tmp_path, {"PAGER": pager, "LESS": "", "TERM": "xterm"})
    code, out, err = _on_terminal(program, world, 60)
    assert (code, err, b"PAGED" in out) == (0, b"", paged is True)
    assert (b"1588-2504" in out or b"112" in out) is (paged is not None)


def test_an_answer_that_is_no_text_is_a_no(tmp_path: Path) -> None:
    """Half a syllable at a question is a no, without a traceback."""
    world = _world(tmp_path, {"LANG": "en"})
    socar = [sys.executable, "-m", "socar_cli", "reservation"]
    times = ("--start", "2026-11-22T09:00", "--end", "2026-11-22T10:00")
    subprocess.run([*socar, "add", *times], env=world, check=True, capture_output=True)
    for answer in (b"\xec\n", b"y\xff\n", b"\xec\x98\n"):
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            [*socar, "remove", "R-1"], env=world, stdin=theirs, stdout=theirs, stderr=theirs
        ) as child:
            os.close(theirs)
            os.read(ours, 65536)
            os.write(ours, answer)
            said = b"".join(_read_all(ours))
            os.close(ours)
        assert (child.returncode, said.splitlines()[-1]) == (
            1,
            b"socar: Cancelled, nothing was changed",
        )
    listed = subprocess.run([*socar, "list", "--plain"], env=world, check=True, capture_output=True)
    assert b"R-1" in listed.stdout


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)]
)
def test_a_signal_at_a_question_takes_nothing(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    """Ctrl-C and SIGTERM at a question end without a traceback, and the record is as it was."""
    world = _world(tmp_path, {"LANG": "en"})
    socar = [sys.executable, "-m", "socar_cli", "reservation"]
    added = [
        *socar,
        "add",
        "--id",
        "R-1",
        "--start",
        "2026-11-22T09:00",
        "--end",
        "2026-11-22T10:00",
    ]
    subprocess.run(added, env=world, check=True, capture_output=True)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*socar, "remove", "R-1"], env=world, stdin=theirs, stdout=theirs, stderr=theirs
    ) as child:
        os.close(theirs)
        asked = os.read(ours, 65536)
        child.send_signal(number)
        rest = b"".join(_read_all(ours))
        os.close(ours)
    assert (child.returncode, b"Traceback" in asked + rest) == (code, False)
    assert b"R-1" in asked
    listed = subprocess.run([*socar, "list"], env=world, check=True, capture_output=True)
    assert b"R-1" in listed.stdout


def test_a_question_is_not_asked_where_nobody_answers(tmp_path: Path) -> None:
    """With stdin closed a command that would ask names the option instead and exits with 2."""
    world = _world(tmp_path, {"LANG": "en"})
    socar = f"{sys.executable} -m socar_cli reservation"
    added = f"{socar} add --id R-1 --start 2026-11-22T09:00 --end 2026-11-22T10:00"
    line = f"{added} >&2 && exec {socar} remove R-1 <&-"
    done = subprocess.run(["sh", "-c", line], env=world, check=False, capture_output=True)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--yes" in done.stderr.splitlines()[-1]


def test_a_broken_own_file_is_one_line(tmp_path: Path) -> None:
    """A broken own file in the config folder is one line with its place, and hides no number."""
    (tmp_path / "knowledge.yaml").write_text("contacts: [\n", encoding="utf-8")
    folder = tmp_path / ".config" / "socar"
    folder.mkdir(parents=True)
    (tmp_path / "knowledge.yaml").rename(folder / "knowledge.yaml")
    done = subprocess.run(
        [sys.executable, "-m", "socar_cli", "contacts"],
        env=_world(tmp_path, {"LANG": "en"}),
        check=False,
        capture_output=True,
    )
    assert (done.returncode, DISPATCH.encode() in done.stdout) == (0, True)
    assert done.stderr == b"socar: knowledge.yaml:1: not valid YAML (mend this line)\n"
