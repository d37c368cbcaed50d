"""What every command is handed: language, face, streams, clock, and the door to the knowledge."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from enum import Enum, StrEnum
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, TextIO

from socar_cli.errors import DeclinedError, NobodyToAskError, NoClipboardError, SocarError
from socar_cli.language import Language, Localized, shown
from socar_cli.paths import KNOWLEDGE, built_in_knowledge, may_have_own
from socar_cli.value import Value, changed

if TYPE_CHECKING:
    from pathlib import Path

    from socar_cli.domain.reservation import LookUp
    from socar_cli.folders import Chosen
    from socar_cli.knowledge.model import Fact, Knowledge
    from socar_cli.storage.records import Records
    from socar_cli.views.page import Page

NARROWEST, WIDEST, USUAL = 20, 200, 80
USUAL_HEIGHT = 24
_YES = {"예", "네", "ㅛ", "y", "yes", "1"}
_MOST_DIGITS = 6  # more cannot be a width, and int() refuses thousands of digits


class Color(StrEnum):
    """When to use colours."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Face(Enum):
    """How an answer is written: all three come from the same frozen result."""

    RICH = "rich"
    PLAIN = "plain"  # one fact a line, no box lines
    JSON = "json"


_FACES = {"--plain": Face.PLAIN, "--json": Face.JSON}


def korean_now() -> datetime:
    """Return this moment in Korean time; the machine's own zone is never asked."""
    return datetime.now(timezone(timedelta(hours=9)))


class App:
    """The world of one call. A command reads it; options given on the line change it."""

    def __init__(  # noqa: PLR0913 - the world of a call has that many parts
        self,
        *,
        environ: Mapping[str, str],
        stdout: TextIO | None,
        stderr: TextIO | None,
        stdin: TextIO | None = None,
        clock: Callable[[], datetime] = korean_now,
        data: "Path | None" = None,
    ) -> None:
        """Take the world as it is given, so that a test can give another."""
        self._environ = environ
        self._stdout = stdout
        self._stderr = stderr
        self._stdin = stdin
        self._clock = clock
        self.built_in = os.path.join(data, KNOWLEDGE) if data else built_in_knowledge()
        self.language = _language(environ)
        self.face = Face.RICH if environ.get("ACCESSIBLE", "") in {"", "0"} else Face.PLAIN
        self._complains_in_json = False
        self.sources = False
        self.knowledge_file: str | None = None
        self.color = Color.AUTO

    @classmethod
    def of_process(cls) -> "App":
        """Return the world of this process; what a stream cannot carry becomes escapes."""
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            if reconfigure := getattr(stream, "reconfigure", None):
                reconfigure(errors="backslashreplace")
        return cls(environ=os.environ, stdout=sys.stdout, stderr=sys.stderr, stdin=sys.stdin)

    @cached_property
    def now(self) -> datetime:
        """The moment of the call, in Korean time."""
        return self._clock()

    @cached_property
    def knowledge(self) -> "Knowledge":
        """Everything the program knows; raises KnowledgeError when the built-in file is wrong."""
        own = self.own_knowledge
        if own is None:
            from socar_cli.knowledge.compiled import read_compiled

            compiled = read_compiled(self.built_in)
            if compiled is not None:
                return compiled
        from socar_cli.knowledge.files import load_all

        loaded = load_all(self.built_in, own.path if own else None)
        self.warn(loaded.problem)
        return loaded.knowledge

    @property
    def own_knowledge(self) -> "Chosen | None":
        """The user's own knowledge file, if there is one."""
        if not may_have_own(self.knowledge_file, self._environ):
            return None
        from socar_cli.folders import own_knowledge

        return own_knowledge(self.knowledge_file, self._environ)

    def knowledge_files(self, named: str | None = None) -> "tuple[Chosen, ...]":
        """Return the file that was `named`, or else every file in use, the built-in one first."""
        from socar_cli.folders import files_in_use

        return files_in_use(named, self.built_in, self.own_knowledge)

    @cached_property
    def records(self) -> "Records":
        """What the traveller has recorded; nothing is read or made before it is asked for."""
        from socar_cli.folders import record_folder
        from socar_cli.storage.records import Records

        return Records(record_folder(self._environ))

    def look_up(self, identifier: str | None) -> "LookUp":
        """Return what the record says of a number; without one it is not even opened."""
        from socar_cli.domain.reservation import LookUp

        return LookUp() if identifier is None else self.records.look_up(identifier)

    def listen(self, argv: Sequence[str]) -> None:
        """Take from the words of the line what help and complaints about the line obey."""
        words = tuple(takewhile(lambda word: word != "--", argv))
        for word, following in zip(words, (*words[1:], ""), strict=False):
            name, given, value = word.partition("=")
            value = value if given else following
            if name == "--lang" and value in set(Language):
                self.language = Language(value)
            if name == "--color" and value in set(Color):
                self.color = Color(value)
            if name in _FACES:
                self.face = _FACES[name]
                self._complains_in_json = self.face is Face.JSON

    def hush(self) -> None:
        """Complain to nobody from here on."""
        self._stderr = None

    def show(self, page: "Page") -> None:
        """Write a page to stdout, in the face and the colours that were chosen."""
        _write(self._stdout, self.written(page))

    def written(self, page: "Page") -> str:
        """Return a page in the face and the colours that were chosen; nothing is written."""
        if self.face is Face.JSON and page.result is not None:
            return self._json(page.name, page.result, page.facts())
        from socar_cli.views.page import escaped

        page = escaped(changed(self._signed(page), result=None))
        if self.face is not Face.RICH:
            from socar_cli.faces.plain import plain_text

            return plain_text(page)
        from socar_cli.faces.rich import screen_text

        width, colored = self._width(), self._colored()
        return screen_text(page, self._stdout, width=width, colored=colored)

    def _signed(self, page: "Page") -> "Page":
        """Return the page with the age of its facts, and on demand their sources."""
        facts = page.facts()
        if not facts:
            return page
        from socar_cli.domain.provenance import trace
        from socar_cli.faces.provenance import signed

        provenance = trace(facts, self.knowledge, now=self.now, with_sources=self.sources)
        return signed(page, provenance, self.language, with_sources=self.sources)

    def _json(self, name: str, result: Value, shown_facts: "tuple[Fact, ...]") -> str:
        """Return the JSON face of a result; its age is that of what the other faces show."""
        from socar_cli.domain.knowledge import all_facts
        from socar_cli.domain.provenance import Provenance, trace
        from socar_cli.faces.json import json_text

        provenance = Provenance(None, {}, ())
        if facts := tuple(all_facts(result)):
            held, now = self.knowledge, self.now
            provenance = changed(
                trace(facts, held, now=now, with_sources=self.sources),
                oldest=trace(shown_facts, held, now=now).oldest,
            )
        ascii_only = not _carries_all(self._stdout)
        return json_text(name, result, provenance, self.language, ascii_only=ascii_only)

    def copy(self, text: str) -> SocarError | None:
        """Ask the terminal to put `text` on its clipboard; return the problem where none can."""
        reached = self._stdout is not None and self._stdout.isatty() and self._colored()
        if not reached or self.face is Face.JSON:
            return NoClipboardError()
        from base64 import b64encode

        _write(self._stdout, f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07")
        return None

    def say(self, text: str) -> None:
        """Write a line of data to stdout as it is."""
        _write(self._stdout, f"{text}\n")

    def pour(self, text: str) -> None:
        """Write data of many lines to stdout as it is."""
        _write(self._stdout, text)

    def complain(self, message: Localized, exit_code: int = 0) -> None:
        """Say in one line on stderr what is wrong; a closed stderr is nobody to tell.

        The `exit_code` is the one that the call ends with for this, 0 where it goes on.
        """
        line = f"socar: {shown(message.into(self.language))}\n"
        if self._complains_in_json:
            from socar_cli.faces.json import error_text

            text = message.into(self.language)
            line = error_text(text, exit_code, ascii_only=not _carries_all(self._stderr))
        try:
            _write(self._stderr, line)
        except OSError:
            self._stderr = None

    def warn(self, problem: SocarError | None) -> None:
        """Say what is wrong although there is an answer; help comes first, so it goes on."""
        if problem is not None:
            self.complain(problem.message())

    def remark(self, messages: Iterable[Localized]) -> None:
        """Say each on a line of stderr."""
        for message in messages:
            self.complain(message)

    def confirm(self, question: Localized, *, yes: bool, option: str = "--yes") -> None:
        """Ask before something is lost; raises DeclinedError, or NobodyToAskError at no terminal.

        `yes` answers beforehand; `option` is how one says that.
        """
        if yes:
            return
        if self._stdin is None or self._stdin.closed or not self._stdin.isatty():
            raise NobodyToAskError(option)
        _write(self._stderr, shown(question.into(self.language)))
        if self._stdin.readline().strip().casefold() not in _YES:
            raise DeclinedError

    @property
    def converses(self) -> bool:
        """Whether somebody sits there who reads what is written and can answer it."""
        streams = (self._stdin, self._stdout)
        at_terminal = all(stream is not None and stream.isatty() for stream in streams)
        return at_terminal and self.face is not Face.JSON

    @property
    def height(self) -> int:
        """How many lines the window has: LINES, else the terminal's, else the usual."""
        asked = self._environ.get("LINES", "")
        if asked.isascii() and asked.isdecimal() and int(asked[:_MOST_DIGITS]):
            return int(asked[:_MOST_DIGITS])
        try:
            lines = os.get_terminal_size(self._stdout.fileno()).lines if self._stdout else 0
        except OSError:
            lines = 0
        return lines or USUAL_HEIGHT

    def ask(self, prompt: Localized) -> str | None:
        """Write `prompt` and return the line that answers it, None at the end of the input."""
        _write(self._stdout, shown(prompt.into(self.language)))
        line = self._stdin.readline() if self._stdin else ""
        return line.strip() if line else None

    def _width(self) -> int:
        """Return the columns to lay out for: COLUMNS, else the terminal's, else the usual."""
        asked = self._environ.get("COLUMNS", "")
        if asked.isascii() and asked.isdecimal() and int(asked[:_MOST_DIGITS]):
            return _within(int(asked[:_MOST_DIGITS]))
        if self._stdout is None or not self._stdout.isatty():
            return USUAL
        try:
            columns = os.get_terminal_size(self._stdout.fileno()).columns
        except OSError:
            return USUAL
        return _within(columns) if columns else USUAL

    def _colored(self) -> bool:
        if self.color is not Color.AUTO:
            return self.color is Color.ALWAYS
        environ = self._environ
        if environ.get("NO_COLOR") or environ.get("TERM") == "dumb":
            return False
        forced = (environ.get(name, "") for name in ("FORCE_COLOR", "CLICOLOR_FORCE"))
        if any(value not in {"", "0"} for value in forced):
            return True
        return self._stdout is not None and self._stdout.isatty()


def _language(environ: Mapping[str, str]) -> Language:
    own = environ.get("SOCAR_LANG", "")
    if own in set(Language):
        return Language(own)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "")
        if value:
            spoken = value.replace("-", "_").partition("_")[0].partition(".")[0].lower()
            return Language(spoken) if spoken in set(Language) else Language.KO
    return Language.KO


def _within(columns: int) -> int:
    return max(NARROWEST, min(columns, WIDEST))


def _carries_all(stream: TextIO | None) -> bool:
    """Tell whether a stream has every character; what replaces the others is no JSON."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return encoding.lower().replace("_", "-") in {"utf-8", "utf8"}


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    stream.write(text)
    stream.flush()
