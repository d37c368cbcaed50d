"""What every command is handed: language, face, streams, clock, and what it can read.

What reads and shows words of one's own is a lot to import, so that is done where some were typed.
"""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from socar_cli import errors
from socar_cli.cli import terminal
from socar_cli.domain.moments import KOREA, read_moment
from socar_cli.domain.reservation import LookUp
from socar_cli.faces.answer import Face, Look, answer_text
from socar_cli.files import Chosen, Why, own_knowledge, record_folder
from socar_cli.knowledge.circumstances import CIRCUMSTANCES, Answer, Situation
from socar_cli.knowledge.compiled import CompiledKnowledge
from socar_cli.knowledge.model import LIFE_LINE, Knowledge
from socar_cli.language import Language, Localized, are_english, escape_controls, in_language
from socar_cli.paths import KNOWLEDGE, built_in_knowledge, may_have_record
from socar_cli.value import Value
from socar_cli.views.page import Page

if TYPE_CHECKING:
    from socar_cli.domain.heard import Heard
    from socar_cli.domain.own_words.vocabulary import Vocabulary
    from socar_cli.domain.ranking import Index
    from socar_cli.domain.search import Entries
    from socar_cli.storage.records import Records

_CLIPBOARD = 8192  # bytes: some terminals drop a longer escape

FACES = {"--plain": Face.PLAIN, "--json": Face.JSON, "--html": Face.HTML}


class App:
    """The world of one call. A command reads it; options given on the line change it.

    Knowledge and record are loaded when they are first used. Where a knowledge file of the user's
    own cannot be read, that is said and the built-in file alone counts.
    """

    def __init__(  # noqa: PLR0913 - the world of a call has that many parts
        self,
        *,
        environ: Mapping[str, str],
        stdout: TextIO | None,
        stderr: TextIO | None,
        stdin: TextIO | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(KOREA),
        data: Path | None = None,
    ) -> None:
        """Take the world as it is given, so that a test can give another.

        `data` is the folder of the built-in knowledge, None for the one that is shipped.
        """
        self._environ, self._clock = environ, clock
        self._stdin, self._stdout, self._stderr = stdin, stdout, stderr
        self.built_in = os.path.join(data, KNOWLEDGE) if data else built_in_knowledge()
        self.language = Language(terminal.language(environ))
        self.face = Face.PLAIN if terminal.is_on(environ, "ACCESSIBLE") else Face.RICH
        self._language_is_asked = bool(environ.get("SOCAR_LANG"))
        self.heard: Heard | None = None  # what free words say, which lead to a command
        self._told: Heard | None = None  # a danger, behind a command that is about something else
        self._after: str | None = None  # the command that can wait for a danger to be over
        self.params: Mapping[str, Any] = {}  # of the command that runs, as Typer read them
        self.options: dict[str, str] = {}  # as typed, by name; of the faces only the last one

    @classmethod
    def of_process(cls) -> "App":
        """Return the world of this process; what a stream cannot carry becomes escapes."""
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            if reconfigure := getattr(stream, "reconfigure", None):
                with suppress(OSError):  # it may hold what it could not write: writing says so
                    reconfigure(errors="backslashreplace")
        return cls(environ=os.environ, stdout=sys.stdout, stderr=sys.stderr, stdin=sys.stdin)

    @cached_property
    def now(self) -> datetime:
        """The moment of the call, in Korean time."""
        return self._clock()

    def moment(self, typed: str | None, *, past: bool = False) -> datetime:
        """Return the moment that was `typed`, a clock time `past` or to come; without one, now."""
        return self.now if typed is None else read_moment(typed, now=self.now, past=past)

    @property
    def situation(self) -> Situation:
        """What the options of the command say of the situation."""
        from socar_cli.domain.answers import situation_of  # few commands have such options

        said = {name: self.params[name] for name in CIRCUMSTANCES if name in self.params}
        return situation_of(self.knowledge, lambda: self.vocabulary, said)

    def typed_as(self, kind: type[Value]) -> dict[str, Any]:
        """Return the options of the command that are fields of a `kind`, by their names."""
        return {name: self.params[name] for name in kind.__fields__ if name in self.params}

    def read_shared_options(self, options: Iterable[tuple[str, str]]) -> None:
        """Obey the options of a line that every command has; the later one wins."""
        for name, value in options:
            if name in FACES:
                self.face = FACES[name]
                self.options = {key: v for key, v in self.options.items() if key not in FACES}
            elif name == "--lang" and value in set(Language):
                self.language = Language(value)
                self._language_is_asked = True
            self.options[name] = value

    @cached_property
    def knowledge(self) -> Knowledge:
        """Everything the program knows; KnowledgeError is raised when the built-in file is wrong.

        What a file of one's own adds to it was not compiled by the build.
        """
        return self._read() if self.own_knowledge else CompiledKnowledge(self.built_in, self._read)

    def _read(self) -> Knowledge:
        """Return what the YAML files say; raises KnowledgeError when the built-in one is wrong."""
        from socar_cli.knowledge.overlay import load_all  # loads YAML

        own = self.own_knowledge
        loaded = load_all(self.built_in, own.path if own else None)
        self.warn(loaded.problem)
        return loaded.knowledge

    def prepared(self, part: str) -> Any:  # noqa: ANN401 - each part has a type of its own
        """Return what is worked out of the knowledge under that name, at the build where it can."""

        def work_out(knowledge: Knowledge) -> Any:  # noqa: ANN401
            from socar_cli.domain.search import PRECOMPUTED  # an installed program has the copy

            return PRECOMPUTED[part](knowledge)

        known = self.knowledge
        return (
            known.part(part, work_out) if isinstance(known, CompiledKnowledge) else work_out(known)
        )

    @cached_property
    def vocabulary(self) -> "Vocabulary":
        """The words people use, put together once for a call."""
        from socar_cli.domain.own_words.vocabulary import Vocabulary

        return Vocabulary(self.prepared("spellings"))

    @cached_property
    def entries(self) -> "Entries":
        """What a search knows of every entry."""
        entries: Entries = self.prepared("entries")
        return entries

    @cached_property
    def names(self) -> "Index[str]":
        """What each question, breakdown and contact is called, by the line that shows it."""
        index: Index[str] = self.prepared("names")
        return index

    @property
    def own_knowledge(self) -> Chosen | None:
        """The user's own knowledge file, if there is one."""
        return own_knowledge(self.options.get("--knowledge"), self._environ)

    def knowledge_files(self) -> tuple[Chosen, ...]:
        """Return every file in use, the built-in one first."""
        built_in, own = Chosen(Path(self.built_in), Why.BUILT_IN), self.own_knowledge
        return (built_in, own) if own else (built_in,)

    @cached_property
    def records(self) -> "Records":
        """What the traveller has recorded; nothing is read or made before it is asked for."""
        from socar_cli.storage.records import Records  # loads SQLite

        return Records(record_folder(self._environ))

    def look_up(self, identifier: str | None) -> LookUp:
        """Return what the record says of a number; without one it is not even opened."""
        return LookUp() if identifier is None else self.records.look_up(identifier)

    def recall(self, now: datetime) -> LookUp:
        """Return the reservation that runs at `now` or ended last before, if one is recorded."""
        return self.records.recall(now=now) if may_have_record(self._environ) else LookUp()

    def number_in(self, heard: "Heard | None") -> str | None:
        """Return the number of a reservation among the words that say nothing else."""
        unread = () if heard is None or not heard.behind else heard.reading.not_understood
        return self.records.number_in(unread) if unread else None

    def read_free_words(self, words: Sequence[str]) -> "Heard":
        """Return what was said in words of one's own; the command they lead to gets it as `heard`.

        Words in one language are answered in it, unless another one was asked for.
        """
        heard = self._placed(self.hear(words))
        self.heard, self._told = heard, None
        self._answer_in(english=heard.is_english)
        return heard

    def read_words(self, words: Sequence[str] | None, command: str) -> "Heard | None":
        """Return what free words said, or else the words behind a `command`, as about that.

        It is None where there are none.
        """
        if self.heard is not None or not any(map(str.strip, words or ())):
            return self.heard
        heard = self.hear(words or (), command)
        self._answer_in(english=heard.is_english)
        if heard.reading.danger and command not in {"accident", "breakdown"}:
            told = self.hear(words or ())
            self._told = told if told.reading.danger else None
        return heard

    def ask_something_else(self, words: Sequence[str], of: str) -> bool:
        """Tell whether words that begin with the name `of` a command ask what a question answers.

        That takes two words behind it. Or they begin with what they are not about: 사고 안 냈는데
        수리비 내래요. What only seems to answer them has to do with the words behind the name.
        """
        if not words[2:]:
            return False
        from socar_cli.domain.own_words import begins_with_denied  # few lines are such

        if not words[0].isascii() and begins_with_denied(self.vocabulary, words):
            return True
        heard = self._placed(self.hear(words))
        if heard.reading.danger or heard.command not in {"faq", "contacts"}:
            return False
        if heard.asks and (heard.guessed or heard.command == "contacts"):
            return self._placed(self.hear(words[1:])).command not in {"search", of} - {"faq"}
        return heard.command == "faq" and not heard.guessed

    def _placed(self, heard: "Heard") -> "Heard":
        if not heard.may_be_answered:
            return heard
        from socar_cli.domain.search import placed  # few lines need it

        return placed(self.knowledge, self.names, heard)

    def hear(self, words: Sequence[str], command: str | None = None) -> "Heard":
        """Return what words say, alone or behind a `command`; nothing else follows from it."""
        from socar_cli.domain.heard import hear

        return hear(self.knowledge, self.vocabulary, words, command)

    def take_as_own_words(self, behind: Sequence[str], *, after: str | None) -> None:
        """Answer in the language of the words `behind`; a command may be offered `after` that."""
        self._after = after
        self._answer_in(english=are_english(behind))

    def look_for_danger(
        self, words: Sequence[str], but: Iterable[str] = (), *, always: bool = False
    ) -> None:
        """Let a danger that words tell of stand above the answer of the command they stand behind.

        What it has ids for, `but`, tells of none. English words are answered in English here as
        well. With `always`, other words get the line that says when to call 119.
        """
        if said := set(words).difference(but):
            heard = self.hear(words)
            self._told = heard if always or heard.reading.danger else None
            self._answer_in(english=are_english(said))

    def refuse_in_language_of(self, words: Iterable[str]) -> None:
        """Say what is wrong with a line in the language of its words that are no ids."""
        from socar_cli.domain.heard import names_in

        known = self.knowledge
        ids = {one.id for section in (known.contacts, known.questions) for one in section}
        names = ids | names_in(known)
        self._answer_in(english=are_english(word for word in words if word not in names))

    def _answer_in(self, *, english: bool) -> None:
        if english and not self._language_is_asked:
            self.language = Language.EN

    def show(self, page: Page, heard: "Heard | None" = None) -> None:
        """Write a page to stdout, in the face and the colours that were chosen.

        What was `heard` is said with it, and how to put that right.
        """
        if heard is not None:
            from socar_cli.domain.guide import actions
            from socar_cli.views.heard import heard_page

            others: tuple[str, ...] = ()
            if heard.may_mean_more:
                from socar_cli.domain.search import other_answers  # few lines need it

                others = other_answers(self.knowledge, self.names, heard)
            after = None if self._after == heard.command else self._after
            advice = self.knowledge.unanswered if heard.may_be_unanswered else ()
            ask = actions(self.knowledge, advice)
            page = heard_page(page, heard, after, others, ask)
        page = self.under_life_line(page, heard)
        if "--copy" in self.options:
            from socar_cli.views.heard import copied_page

            text = str(in_language(page.clip, self.language)) or self.render(page, Face.PLAIN)
            problem = self.copy(text)
            self.warn(problem)
            page = page if problem else copied_page(page, in_tmux=bool(self._environ.get("TMUX")))
        self._page_or_write(self.render(page))

    def under_life_line(self, page: Page, heard: "Heard | None") -> Page:
        """Return an answer to words of one's own with when to call 119; any other as it is."""
        if heard is None and self._told is None:
            return page
        from socar_cli.views.heard import life_line_page

        return life_line_page(page, self.knowledge.contact(LIFE_LINE), heard, self._told)

    def _page_or_write(self, text: str) -> None:
        """Write an answer; with `--pager`, one that its terminal has no room for goes through it.

        That is $PAGER, or else less; where it cannot be started the answer is written as ever.
        """
        stdout = self._stdout
        at_terminal = "--pager" in self.options and stdout is not None and stdout.isatty()
        if at_terminal and text.count("\n") >= self.height:
            import shlex
            import signal
            import subprocess

            with suppress(OSError, ValueError):
                command = shlex.split(self._environ.get("PAGER", "")) or ["less"]
                environ = {"LESS": "RFX", **self._environ}
                signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the pager now
                subprocess.run(  # noqa: S603 - the user's own program
                    command, input=text.encode(), stdout=stdout, env=environ, check=False
                )
                return
        _write(stdout, text)

    def render(self, page: Page, face: Face | None = None) -> str:
        """Return a page as text in a face, by default the one that was chosen."""
        look = Look(
            knowledge=lambda: self.knowledge,
            now=self.now,
            face=face or self.face,
            language=self.language,
            with_sources="--sources" in self.options,
            stream=self._stdout,
            usual_language=Language(terminal.language(self._environ)),
            width=terminal.width(self._environ, self._stdout),
            colors=terminal.color_system(self._environ) if self._colored() else None,
            ascii_only=not terminal.carries_all(self._stdout),
            ascii_lines=terminal.is_on(self._environ, "SOCAR_ASCII"),
        )
        return answer_text(page, look)

    def copy(self, text: str) -> errors.SocarError | None:
        """Ask the terminal to put `text` on its clipboard; return the problem where none can."""
        reached = self._stdout is not None and self._stdout.isatty() and self._colored()
        if not reached or self.face in {Face.JSON, Face.HTML}:
            return errors.NoClipboardError()
        if len(text.encode()) > _CLIPBOARD:
            return errors.TooMuchToCopyError(_CLIPBOARD)
        from base64 import b64encode  # few lines need it

        _write(self._stdout, f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07")
        return None

    def write_text(self, text: str) -> None:
        """Write data of many lines to stdout as it is, with `--copy` to the clipboard as well."""
        if "--copy" in self.options:
            self.warn(self.copy(text))
        _write(self._stdout, text)

    def say(self, text: str) -> None:
        """Write a line of data; like `write_text`."""
        self.write_text(f"{text}\n")

    def complain(self, message: Localized, exit_code: int = 0) -> None:
        """Say in one line on stderr what is wrong; a closed stderr is nobody to tell.

        The `exit_code` is the one that the call ends with for this, 0 where it goes on.
        """
        text = message.in_language(self.language)
        line = f"socar: {escape_controls(text)}\n"
        if self.face is Face.JSON:
            from socar_cli.faces.json import error_text  # few lines need it

            line = error_text(text, exit_code, ascii_only=not terminal.carries_all(self._stderr))
        with suppress(OSError):
            _write(self._stderr, line)

    def warn(self, problem: errors.SocarError | None, *, asked_for: bool = False) -> int:
        """Say what is wrong although there is an answer, and return what the call ends with.

        Help comes first, so that is 0, unless what cannot be read was `asked_for` by its number.
        """
        if problem is None:
            return 0
        code = problem.exit_code if asked_for else 0
        self.complain(problem.message(), code)
        return code

    def remark(self, messages: Iterable[Localized]) -> None:
        """Say each on a line of stderr."""
        for message in messages:
            self.complain(message)

    def confirm(self, question: Localized) -> None:
        """Ask before something is lost; raises DeclinedError, NobodyToAskError at no terminal."""
        if self._stdin is None or self._stdin.closed or not self._stdin.isatty():
            raise errors.NobodyToAskError
        from socar_cli.domain.answers import answer_in

        _write(self._stderr, escape_controls(question.in_language(self.language)))
        line = self._stdin.readline()
        try:
            agreed = answer_in(self.knowledge, line) is Answer.YES
        except errors.SocarError:  # the knowledge, which has the words for it, cannot be read
            agreed = line.strip().casefold() in {"y", "yes"}
        if not agreed:
            raise errors.DeclinedError

    @property
    def converses(self) -> bool:
        """Whether somebody sits there who reads what is written and can answer it."""
        streams = (self._stdin, self._stdout)
        at_terminal = all(stream is not None and stream.isatty() for stream in streams)
        return at_terminal and self.face in {Face.RICH, Face.PLAIN}

    @property
    def height(self) -> int:
        """How many lines the window has."""
        return terminal.height(self._environ, self._stdout)

    def read_input(self, most: int) -> bytes:
        """Return what stdin brings, at most so many bytes; raises OSError."""
        if self._stdin is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        content: bytes = self._stdin.buffer.read(most)
        return content

    def ask(self, prompt: Localized) -> str | None:
        """Write `prompt` and return the line that answers it, None at the end of the input."""
        _write(self._stdout, escape_controls(prompt.in_language(self.language)))
        line = self._stdin.readline() if self._stdin else ""
        return line.strip() if line else None

    def _colored(self) -> bool:
        automatic = terminal.colored(self._environ, self._stdout)
        return {"always": True, "never": False}.get(self.options.get("--color", ""), automatic)


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    stream.write(text)
    stream.flush()
