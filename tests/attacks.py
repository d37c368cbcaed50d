"""Attacks made by chance: lines, own files, records and encodings that nobody would write.

`python -m tests.attacks SEED COUNT` runs each kind with other seeds and prints the figures.
"""

import io
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from socar_cli.cli.app import command_tree, main
from socar_cli.cli.context import App
from socar_cli.domain.reservation import Reservation
from socar_cli.errors import SocarError
from socar_cli.knowledge.overlay import load_all
from socar_cli.paths import RECORD
from socar_cli.storage.records import Records
from tests.cli.test_usage import commands
from tests.knowledge.small import SMALL, written
from tests.sealed import (
    SUNDAY_EVENING,
    built_in_entries,
    built_in_knowledge,
    built_in_names,
    built_in_vocabulary,
)

CODES = {0, 1, 2, 65, 74, 75, 130, 141}
PATIENCE = 60  # seconds; more is a hang, even on a busy machine
SIGNS = ("", " ", "\t", "\n", "\u3000", "\x00", "\x1b[31m", "\u202e", "\udcff", "가", "\U0001f697")
WORDS = (
    *("accident", "사고", "contacts", "costs", "lost-item", "breakdown", "faq", "search", "card"),
    *("reservation", "예약", "knowledge", "help", "add", "list", "show", "edit", "remove"),
    *("import", "export", "returned", "check", "path", "sources", "R-1", "R-2", "-", "--", "-x"),
    *("14:00", "11-22 14:00", "+240m", "30만", "9" * 400, "가" * 400, "차가 안 움직여요", "펑크"),
    *("`id`", "$(id)", "'", '"', "\\", "{}", "{place}", "[red]", "%s", "../x", "/dev/full", "*"),
    *("--=", "=x", *SIGNS),
)


@dataclass
class Figures:
    """What came of one kind of attack."""

    attempts: int = 0
    faults: list[str] = field(default_factory=list)  # tracebacks, hangs, entries that are gone


class _HangError(BaseException):
    """The alarm has gone off; nothing but the attack may catch it."""


def _alarm(*_: object) -> None:
    raise _HangError


@contextmanager
def _watched(figures: Figures, what: object) -> Iterator[None]:
    """Count an attempt, and note what it must not do."""
    figures.attempts += 1
    signal.signal(signal.SIGALRM, _alarm)
    signal.alarm(PATIENCE)
    try:
        yield
    except _HangError:
        figures.faults.append(f"hangs: {repr(what)[:500]}")
    except Exception:  # noqa: BLE001 - whatever escapes is what is looked for
        figures.faults.append(f"{repr(what)[:500]}\n{traceback.format_exc()[-1500:]}")
    finally:
        signal.alarm(0)


def _run(argv: list[str], home: Path, **known: object) -> int:
    environ = {"SOCAR_HOME": str(home), "COLUMNS": "40"}
    out, err = io.StringIO(), io.StringIO()
    app = App(environ=environ, stdout=out, stderr=err, clock=lambda: SUNDAY_EVENING)
    vars(app).update(known)
    code = main(argv, app)
    assert code in CODES, code
    assert "Traceback" not in err.getvalue()
    return code


def _options() -> list[str]:
    # What leaves the house is no attack: an installed completion, a browser, a pager.
    without = {"--install-completion", "--show-completion"}
    params = (entry for _, command in commands(command_tree()) for entry in command.params)
    names = {name for entry in params for name in entry.opts}
    return sorted(name for name in names - without if name.startswith("-"))


def _known() -> dict[str, object]:
    return {
        "knowledge": built_in_knowledge(),
        "vocabulary": built_in_vocabulary(),
        "entries": built_in_entries(),
        "names": built_in_names(),
    }


def lines(chance: random.Random, count: int, folder: Path) -> Figures:
    """Call the program with words, options and signs in any order."""
    figures, options = Figures(), _options()
    home, known = folder / "home", _known()
    here = Path.cwd()
    os.chdir(folder)  # where an export may write
    try:
        for _ in range(count):
            pool = [WORDS, options, [chance.choice(WORDS) + chance.choice(SIGNS)]]
            argv = [chance.choice(chance.choice(pool)) for _ in range(chance.randrange(7))]
            with _watched(figures, argv):
                _run(argv, home, **known)
    finally:
        os.chdir(here)
    return figures


def _mutated(chance: random.Random, content: bytes, pieces: tuple[bytes, ...]) -> bytes:
    """Return a content with a few bytes taken out, doubled, replaced or put in."""
    for _ in range(chance.randrange(1, 5)):
        place = chance.randrange(len(content) + 1)
        until = place + chance.randrange(12)
        piece = chance.choice(
            (chance.randbytes(chance.randrange(4)), content[place:until], *pieces)
        )
        content = content[:place] + piece + content[chance.choice((place, until)) :]
    return content


OWN = """\
contacts:
  garage: {name: {ko: "정비소", en: "garage"}, phone: 02-765-4321, aliases: [garage]}
  center: {phone: 02-123-4567}
home: [garage]
rare: [garage]
questions:
  badge: {question: "출입증은?", answer: {ko: "{place}", en: "[red]"}, call: [garage]}
own_words:
  badge: {words: [출입증], question: badge}
sentences: {blanks: {place: {ko: "?", sound: "?", en: "?"}}}
accident: {calls: [garage], running: {}}
retired: ["1"]
sources:
  office: {title: "사무실", kind: other, date: unknown, address: "https://example.org"}
"""
YAML: tuple[bytes, ...] = (
    *(b"{place.x}", b"{place[a]}", b"{", b"}", b"[", b"]", b": ", b"- ", b"\n", b"&a ", b"*a"),
    *(b"!!", b'"', b"'", b"\t", b"\xff", b"\xef\xbb\xbf", b"[]", b"{}", b"null", b"9" * 50),
    b"\\U0011",
)
YAML += (b'"', b"'", b"\t", b"\xff", b"\xef\xbb\xbf", b"[]", b"{}", b"null", b"9" * 50, b"\\U0011")
SCREENS = ("contacts", "", "accident --guide", "faq", "출입증", "contacts --all")


def own_files(chance: random.Random, count: int, folder: Path) -> Figures:
    """Lay mutated files over what is built in, and look at the screens."""
    figures, path = Figures(), folder / "own.yaml"
    built_in = str(written(folder, SMALL))
    numbers = {contact.phone for contact in load_all(built_in, None).knowledge.contacts}
    for _ in range(count):
        content = _mutated(chance, OWN.encode(), YAML)
        path.write_bytes(content)
        with _watched(figures, content):
            loaded = load_all(built_in, path)
            if loaded.problem is not None:
                assert str(loaded.problem.message().en)
            assert numbers <= {contact.phone for contact in loaded.knowledge.contacts}
            for screen in SCREENS:
                assert _run(screen.split(), folder / "none", knowledge=loaded.knowledge) in {
                    0,
                    1,
                    2,
                }
    return figures


def records(chance: random.Random, count: int, folder: Path) -> Figures:
    """Spoil a record and what lies beside it; what is read is what was recorded, or nothing is."""
    figures, home, known = Figures(), folder / "home", _known()
    times = ["--start", "2026-11-22 14:00", "--end", "2026-11-22 15:00"]
    for note in ("우산", "x" * 5000, "셋"):
        assert _run(["reservation", "add", *times, "--note", note], home) == 0
    whole, before = (home / RECORD).read_bytes(), _entries(home, set())
    for _ in range(count):
        shutil.rmtree(home)
        home.mkdir()
        content = _mutated(chance, whole, (b"\x00" * 16, b"\xff" * 16, whole[:100]))
        spoiled = content if chance.random() < 0.8 else whole
        (home / RECORD).write_bytes(spoiled)
        if chance.random() < 0.3:
            beside = home / f"{RECORD}{chance.choice(('-journal', '-wal', '-shm'))}"
            match chance.randrange(3):
                case 0:
                    os.mkfifo(beside)
                case 1:
                    beside.mkdir()
                case _:
                    beside.write_bytes(chance.randbytes(600))
        with _watched(figures, (len(content), spoiled == whole)):
            read = _entries(home, set())
            if not read <= before:
                figures.faults.append(f"reads what was not recorded: {read - before}")
            for line in (["reservation"], [], ["lost-item"], ["reservation", "show", "R-1"]):
                _run(line, home, **known)
            # Of a damaged row nothing is read but each of the others alone.
            if _run(["reservation", "add", *times], home) == 0 and not read <= _entries(home, read):
                figures.faults.append(f"lost: {read}")
    return figures


def _entries(home: Path, otherwise: set[Reservation]) -> set[Reservation]:
    """Return what is recorded, or something else where it cannot be read."""
    try:
        return set(Records(home).reservations())
    except SocarError:
        return otherwise


def encodings(chance: random.Random, count: int, folder: Path) -> Figures:
    """Import mutated tables in every encoding; a file is taken whole or not at all."""
    figures = Figures()
    names = ("utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "utf-32")
    table = (
        "예약번호,시작,종료,차량번호,메모\r\nR-1,2026/11/20 9:00,2026.11.20 14:00,65호4801,우산\r\n"
    )
    listed = json.dumps({"version": 1, "reservations": [{"start": "2026-11-20 9:00"}]})
    for attempt in range(count):
        text = chance.choice(
            (table, table.replace(",", chance.choice(";\t|")), listed, f"sep=,\n{table}")
        )
        pieces = (b'"', b",", b"\r\n", b"\x00", b"sep=;\n", b"[", b"{", b"PK\x03\x04", b"\xff\xfe")
        content = text.encode(chance.choice(names), errors="replace")
        content = _mutated(chance, content, pieces) if attempt % 8 else content
        path = folder / "in.csv"
        path.write_bytes(content)
        home = folder / f"home{attempt}"
        with _watched(figures, content):
            code = _run(["reservation", "import", str(path)], home)
            stored = Records(home).reservations()
            if code == 0 and _run(["reservation", "import", str(path)], home) == 0:
                assert Records(home).reservations() == stored
            assert code == 0 or not stored
    return figures


ATTACKS = {attack.__name__: attack for attack in (lines, own_files, records, encodings)}


if __name__ == "__main__":
    seed, number = map(int, sys.argv[1:3])
    for name in sys.argv[3:] or ATTACKS:
        with tempfile.TemporaryDirectory() as place:
            done = ATTACKS[name](random.Random(seed), number, Path(place))  # noqa: S311
        print(f"{name}: {done.attempts} attempts, {len(done.faults)} faults")  # noqa: T201
        print(*done.faults[:5], sep="\n")  # noqa: T201
