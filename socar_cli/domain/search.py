"""Searching everything the program knows, whatever sections it has.

What a search knows of every entry is worked out at the build, with the rest of `PRECOMPUTED`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import reduce
from itertools import islice, starmap
from typing import Any, NamedTuple

from socar_cli.domain.contacts import Home, open_home
from socar_cli.domain.faq import index_of_questions
from socar_cli.domain.guide import Action, actions
from socar_cli.domain.heard import Heard
from socar_cli.domain.matching import NEAR, folded, letters_of
from socar_cli.domain.own_words.vocabulary import spellings_of
from socar_cli.domain.provenance import all_facts, counted_uses
from socar_cli.domain.ranking import BODY, HEAD, NAME, Index, Match, Turn, rank, words_of
from socar_cli.errors import ExitCode, NothingFoundError
from socar_cli.knowledge.model import Contact, Fact, Knowledge, Source, Topic
from socar_cli.knowledge.scalars import Phone, Won
from socar_cli.language import Localized
from socar_cli.value import Value, changed, values_of

_MOST = 8  # more than one reads at the roadside
_MOST_OTHERS = 3  # lines that stand below an answer
_ANSWERS = ("socar faq ", "socar breakdown ", "socar contacts ")  # each about one thing
_LITTLE_SHARE = 0.25  # of words of one's own: what explains less of them has to do with others
# Of the words, where no topic was read, where one was, and where they tell what happened.
_LEAST_UNPLACED, _LEAST_PLACED, _LEAST_TOLD = 0.3, 0.5, 0.7
_CLEAR_LEAD = 1.25  # before the answer that was read
_NAMED = {Topic.FAQ: "question", Topic.BREAKDOWN: "problem", Topic.CONTACTS: "contact"}
_MOST_NEAR = 5  # words of the query that are compared with all that are known
_NAMES = ("aliases", "name", "title", "phone")
_UNSEEN = ("id", "conflict")  # no screen shows them
_WON = Localized("{amount}원", "{amount} won")

# The command whose screen has the entries of a section, where that is not the command of the
# section's own name. The longest path counts.
_COMMANDS = {
    ("contacts",): "socar contacts {id}",
    ("guide",): "socar accident --guide{options}",
    ("breakdown",): "socar breakdown --all",
    ("breakdown", "problems"): "socar breakdown {id}",
    ("breakdown", "steps"): "socar breakdown{failure}",
    ("found_at_pickup",): "socar accident --found-at-pickup",
    ("sentences", "interpreters"): "socar accident --say 112 --lang en",
    ("sentences", "ready"): "socar accident --say {id}",
    ("costs",): "socar costs --all",
    ("costs", "breach"): "socar accident{options}",
    ("lost_item",): "socar lost-item --all",
    ("lost_item", "brief"): "socar lost-item",
    ("questions",): "socar faq {id}",
    ("sources",): "socar knowledge sources",
}

# The sections whose entries `own_words:` gives names: the field that holds the id of the entry,
# and how much such a name says. Of a breakdown the number to call is to come first.
_CALLED = {
    ("questions",): ("question", NAME),
    ("breakdown", "problems"): ("problem", BODY),
}

# Sections that hold words alone, or what is said only of somebody's own figures, times or
# language: no screen can be named.
_NOT_SEARCHED = {
    ("closed_days",),
    ("accident", "running"),
    ("own_words",),
    ("answers",),
    ("faq_topics",),
    ("costs", "estimate"),
    ("costs", "loss_of_use"),
    ("lost_item", "answers"),
    ("lost_item", "found"),
    ("unanswered",),
    ("no_korean",),  # the interpreters say it at more length
}


class Entry(NamedTuple):  # a search goes through hundreds, and no record is as light
    """What a search knows of an entry, as far as it can be worked out at the build."""

    shown: Sequence[tuple[str, str]]  # in both languages: its title, and what else it says
    read_on: str  # the command whose screen has it
    calls: Sequence[str] = ()
    path: Sequence[str] = ()  # the way to it in the knowledge where it is a fact
    turn: int = Turn.USUAL


class Entries(Value):
    """All that a search can find, and the texts by which it is found."""

    every: Mapping[int, Entry]
    fields: Index[int]  # what each says, and what else it is called


class Place(Value):
    """An entry of the knowledge, and the names of the sections it stands in."""

    entry: Value
    path: tuple[str, ...]

    @property
    def name(self) -> str:
        """The id of the entry, if it has one."""
        return str(getattr(self.entry, "id", ""))

    def read_on(self) -> str:
        """Return the command whose screen has the entry."""
        paths = (self.path[:length] for length in range(len(self.path), 0, -1))
        command = next((_COMMANDS[path] for path in paths if path in _COMMANDS), None)
        if command is None:
            return f"socar {self.path[0].replace('_', '-')}"
        # A step of a guide is shown to who types what its first condition asks for.
        options: dict[str, str] = {}
        if conditions := getattr(self.entry, "when", ()):
            for name, value in values_of(conditions[0]):
                if value:  # what must not be so is so when nothing is typed
                    typed = f" {value[0]}" if isinstance(value, tuple) else ""
                    options[name] = f" --{name.replace('_', '-')}{typed}"
        what = options.pop("problem", "").removeprefix(" --problem")
        car = "".join(options.get(name, "") for name in ("where", "can_move", "ev", "water"))
        return command.format(
            id=self.name,
            options="".join(options.values()),
            failure=what + car or " --all",
        )


class Hit(Value):
    """Something that was found: what it says, what of it was meant, where to read on."""

    title: Localized
    passages: tuple[Localized, ...]  # what else it says
    marks: tuple[str, ...]  # the written words that fit, in either language
    calls: tuple[Contact, ...]
    read_on: str
    fact: Fact | None


class Found(Value):
    """What was found, the best first, and how much more there is."""

    hits: tuple[Hit, ...]
    more: int
    ask: tuple[Action, ...] = ()  # whom else, where nothing clearly answers words of one's own


class FoundOrHome(Value):
    """What a search found, else the numbers that cannot wait."""

    found: Found | Home

    @property
    def exit_code(self) -> ExitCode:
        """The code the call ends with: nothing found is said by it, too."""
        return ExitCode.DONE if isinstance(self.found, Found) else ExitCode.FAILED


def entries_of(knowledge: Knowledge) -> Entries:
    """Return every entry that can be found."""
    found = [(_entry(place), place) for place in all_places(knowledge)]
    found.sort(key=lambda one: one[0].turn)
    texts = {
        number: (*_texts(place), *_called(knowledge, place))
        for number, (_, place) in enumerate(found)
    }
    return Entries(dict(enumerate(entry for entry, _ in found)), Index(texts))


def names_of(knowledge: Knowledge) -> Index[str]:
    """Return what one question, breakdown or contact is called, by the line that shows it."""
    names: dict[str, list[tuple[str, int]]] = {}
    for place in all_places(knowledge):
        line = place.read_on()
        if line.startswith(_ANSWERS) and "--" not in line:
            named = [(text, weight) for text, weight in _texts(place) if weight > BODY]
            named += [(word, NAME) for word, _ in _called(knowledge, place)]
            names.setdefault(line, []).extend(named)
    return Index(names)


def _texts(place: Place) -> list[tuple[str, int]]:
    """Return what an entry says, in both languages, each text with its weight."""
    said = _said(place.entry)
    return [(text, weight) for words, weight, _ in said for text in (words.ko, words.en)]


def _called(knowledge: Knowledge, place: Place) -> list[tuple[str, int]]:
    """Return what `own_words:` calls an entry, each word with its weight."""
    field, weight = _CALLED.get(place.path, ("", BODY))
    named = (one for one in knowledge.own_words if field and getattr(one, field) == place.name)
    return [(word, weight) for one in named for word in one.words]


# What is worked out of the whole knowledge, once when it is compiled or else at each call, by names
# that no section has.
PRECOMPUTED: Mapping[str, Callable[[Knowledge], object]] = {
    "entries": entries_of,
    "names": names_of,
    "index_of_questions": index_of_questions,
    "spellings": spellings_of,
    "uses": counted_uses,
}


def and_screens(entries: Entries, screens: Iterable[tuple[str, Localized, str]]) -> Entries:
    """Return the entries and those of commands: each its name, its help and its Korean names."""
    every, texts = dict(entries.every), {}
    for number, (name, help_, korean) in enumerate(screens, 1):
        shown = ((help_.ko, help_.en),)
        every[-number] = Entry(shown, f"socar {name}", turn=Turn.SCREEN)
        texts[-number] = [(text, NAME) for text in (help_.ko, help_.en, korean)]
    return Entries(every, entries.fields + Index(texts))


def all_places(part: object, path: tuple[str, ...] = ()) -> Iterator[Place]:
    """Yield every entry in a part of the knowledge, whatever sections it has."""
    if path in _NOT_SEARCHED:
        return
    if isinstance(part, tuple):
        for entry in part:
            yield from all_places(entry, path)
    elif isinstance(part, Value) and "id" in part.__fields__:
        yield Place(part, path)
    elif isinstance(part, Value):
        for name, value in values_of(part):
            yield from all_places(value, (*path, name))


def search_or_home(knowledge: Knowledge, entries: Entries, words: str) -> FoundOrHome:
    """Return what is known of most of the `words`, and whom else to ask; else the first screen.

    A source is no answer to who asks in words of their own.
    """
    every = entries.every
    answers = {
        number: match
        for number, match in _ranked(knowledge, entries, words).items()
        if match.share >= _LITTLE_SHARE and every[number].turn != Turn.LAST
    }
    if not answers:
        return FoundOrHome(open_home(knowledge))
    found = _found(knowledge, entries, answers)
    return FoundOrHome(changed(found, ask=actions(knowledge, knowledge.unanswered)))


def placed(knowledge: Knowledge, names: Index[str], heard: Heard) -> Heard:
    """Return words of one's own as asking for the entry whose names explain most of them.

    Where no topic was read that is a question, breakdown or contact that explains a third of them;
    what was read gives way only to a question that explains half, more than any other and clearly
    more than itself, and what was told to one that explains nearly all.
    """
    answers, unplaced = _answers(knowledge, names, heard.text), heard.command == "search"
    lines = (line for line in answers if unplaced or line.startswith(_ANSWERS[0]))
    line, least = next(lines, None), _LEAST_TOLD if heard.tells else _LEAST_PLACED
    least = _LEAST_UNPLACED if unplaced else least
    read = answers.get(_line_of(heard))
    if line is None or answers[line].share < least:
        return heard
    if read is not None and _worth(answers[line]) < _CLEAR_LEAD * _worth(read):
        return heard
    if not unplaced and [*map(_worth, answers.values())].count(_worth(answers[line])) > 1:
        return heard  # of several that answer as well none is meant: 비용 얼마나 나와요
    _, command, name = line.split()
    reading, topic = heard.reading, Topic(command)
    found = "".join(answers[line].typed)
    unread = tuple(word for word in reading.not_understood if folded(word) not in found)
    asked: dict[str, Any] = {**dict.fromkeys(_NAMED.values()), _NAMED[topic]: name}
    also = None if topic is reading.topic else reading.topic
    asked |= {"topic": topic, "also": None if unplaced else also, "not_understood": unread}
    return changed(heard, reading=changed(reading, **asked), guessed=True)


def other_answers(knowledge: Knowledge, names: Index[str], heard: Heard) -> tuple[str, ...]:
    """Return at most three lines to type whose answers fit what was `heard`, the best first.

    Each names one question, breakdown or contact, and none leads to the answer that is shown.
    """
    shown = _line_of(heard)
    lines = (line for line in _answers(knowledge, names, heard.text) if line != shown)
    return tuple(islice(lines, _MOST_OTHERS))


def _line_of(heard: Heard) -> str:
    """Return the line to type for what was `heard`, as `_answers` has it."""
    reading = heard.reading
    return f"socar {heard.command} {reading.question or reading.problem or reading.contact or ''}"


def _answers(knowledge: Knowledge, names: Index[str], words: str) -> dict[str, Match]:
    """Return the lines of one question, breakdown or contact whose names fit, the best first."""
    ranked = rank(words, names, knowledge.search, slips=False)
    return dict(sorted(ranked.items(), key=lambda fit: -_worth(fit[1])))


def _worth(match: Match) -> float:
    """Return how well an entry answers: what it fits, by how much of the words that explains."""
    return match.score * match.share


def search(knowledge: Knowledge, entries: Entries, words: str) -> Found:
    """Return the `entries` that fit `words`, in either language, the best first.

    Raises NothingFoundError, with the nearest words that would find something.
    """
    if ranked := _ranked(knowledge, entries, words):
        return _found(knowledge, entries, ranked)
    raise NothingFoundError(words, _nearest(words, entries.fields), "socar --help")


def _ranked(knowledge: Knowledge, entries: Entries, words: str) -> dict[int, Match]:
    turns = {number: entry.turn for number, entry in entries.every.items()}
    return rank(words, entries.fields, knowledge.search, turns)


def _found(knowledge: Knowledge, entries: Entries, ranked: Mapping[int, Match]) -> Found:
    """Return the best of what was found, with whom it sends one to, and how much more there is."""
    hits = []
    for number, match in islice(ranked.items(), _MOST):
        entry = entries.every[number]
        title, *passages = starmap(Localized, entry.shown)
        calls = tuple(map(knowledge.contact, entry.calls))
        *sections, name = entry.path or [""]
        facts = all_facts(reduce(getattr, sections, knowledge)) if entry.path else ()
        fact = next((fact for fact in facts if fact.id == name), None)
        hits.append(Hit(title, tuple(passages), match.marks, calls, entry.read_on, fact))
    return Found(tuple(hits), len(ranked) - len(hits))


def _nearest(words: str, fields: Index[int]) -> tuple[Localized, ...]:
    """Return the words of the `fields` that look most like one of `words`, and begin or end so."""
    known = {letters: word for word, letters in fields.spelled.items()}
    near: dict[str, None] = {}
    for typed in dict.fromkeys(map(letters_of, (words, *words_of(words)[:_MOST_NEAR]))):
        alike = [one for one in known if one[0] == typed[:1] or one[-1] == typed[-1:]]
        found = get_close_matches(typed, alike, n=3, cutoff=NEAR)
        near |= dict.fromkeys(known[letters] for letters in found)
    return tuple(Localized(word, word) for word in tuple(near)[:3])


def _entry(place: Place) -> Entry:
    entry = place.entry
    return Entry(
        shown=tuple((words.ko, words.en) for words, _, shown in _said(entry) if shown),
        read_on=place.read_on(),
        calls=(place.name,) if isinstance(entry, Contact) else tuple(getattr(entry, "call", ())),
        path=(*place.path, place.name) if isinstance(entry, Fact) else (),
        turn={Contact: Turn.FIRST, Source: Turn.LAST}.get(type(entry), Turn.USUAL),
    )


def _said(entry: Value) -> Iterator[tuple[Localized, int, bool]]:
    """Yield all that an entry says, its title first, each with its weight and if a hit shows it."""
    titled = False
    for name, value in values_of(entry):
        for part in value if isinstance(value, tuple) else (value,):
            words = _words(part, name)
            if words is None or name in _UNSEEN:
                continue
            shown = name not in {"aliases", "phone"}
            weight = NAME if name in _NAMES else BODY
            if shown and not titled:
                titled, weight = True, max(weight, HEAD)
            yield words, weight, shown


def _words(value: object, name: str) -> Localized | None:
    """Return a value of the field `name` as words; None for marks, dates and links."""
    if isinstance(value, Won):
        return _WON.format(amount=value)
    if isinstance(value, Phone) or (isinstance(value, str) and name == "aliases"):
        return Localized(value, value)
    return value if isinstance(value, Localized) else None
