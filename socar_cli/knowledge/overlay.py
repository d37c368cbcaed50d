"""From YAML files to the model: the built-in one, and a user's own laid over it.

A user's file adds entries, rewords them, and never hides a number or a duty. Its tree is read over
the values and the tree of the built-in one, so that every complaint has its line; a fault in an
entry drops that entry alone.

- A new entry may leave out sources and dates, and write one text for both languages.
- Of an entry that is built in, what the user writes takes the place of what was there; words, other
  names and contacts to call are added; another telephone number stands beside the built-in one.
- Lists outside of entries only grow.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple, cast

from socar_cli.errors import Complaint, KnowledgeError, SocarError
from socar_cli.knowledge.compiled import TREE, CompiledKnowledge
from socar_cli.knowledge.model import Contact, Fact, Knowledge, Question, Role, Tag, Wording
from socar_cli.knowledge.reader import (
    NOTHING,
    WANT_PAIRS,
    Complaints,
    Mapping,
    Node,
    Scalar,
    Sequence,
    compose,
    read_document,
    read_pairs,
)
from socar_cli.knowledge.scalars import EntryId, Phone, RefusedError, StepId
from socar_cli.knowledge.schema import ID, keys_of, required_keys, without_none, written_as
from socar_cli.language import Localized
from socar_cli.paths import KNOWLEDGE
from socar_cli.value import Value, changed, values_of

_MOST_PASSES = 20  # how long a row of entries may be of which each names the next, a faulty one
# Words YAML itself would turn into something else: their writer must say that a text is meant.
_AMBIGUOUS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "~", "y", "n"})
# What decides where a step of the guide stands; of a duty it stays as it is.
_PLACING = {"phase", "when", "unless", "moves", "replaces", "tags"}
_GROWING = {"words", "aliases", "call"}  # lists of an entry that are only added to
# What an entry of the user's own says where nothing is written.
_OWN_FACT = "{sources: [], verified: unknown, confidence: low, review: never}"
_OWN_CONTACT = '{purpose: {ko: "직접 적음, 날짜 없음", en: "own entry, undated"}, aliases: []}'
_REQUIRED = "값이 없습니다 (적으세요)", "no value (write one)"
_DOES_NOT_FIT = (
    "내장 정보와 맞지 않아 이 구역을 쓰지 않습니다 (고치세요)",
    "does not fit the built-in section, which stays as it is (mend it)",
)
_MEANING_STAYS = (
    "내장 낱말의 뜻은 바꿀 수 없습니다 (words만 더하세요)",
    "what built-in words say cannot be changed (add to words only)",
)
_DUTY_STAYS = (
    "의무인 단계의 조건과 자리는 바꿀 수 없습니다 (문구만 바꾸세요)",
    "when and where a duty stands cannot be changed (reword it only)",
)
_NUMBERS_STAY = (
    "내장 번호를 숨기는 것은 쓰지 않습니다 (더할 수만 있습니다)",
    "nothing may hide a built-in number: those that are missing here stay (only add)",
)

Meanings = dict[str, dict[str, object]]  # what every word of a section says so far


class Over(NamedTuple):
    """What is built in where the user writes: a value of the model, and the node that says it."""

    value: Any
    node: Any


class Loaded(Value):
    """What is known, and what is wrong with the user's own file."""

    knowledge: Knowledge
    problem: SocarError | None = None


def load_all(built_in: str, own: Path | None) -> Loaded:
    """Return the built-in knowledge with the user's file laid over it.

    A fault of the user's file is a problem to tell, never one that hides what is known.
    Raises KnowledgeError, FileUnreadableError and PackedError for the built-in file only.
    """
    base, knowledge = read_built_in(built_in)
    if own is None:
        return Loaded(knowledge)
    try:
        together, complaints = lay_over(knowledge, base, read_pairs(own))
    except SocarError as problem:
        return Loaded(knowledge, problem)
    return Loaded(together, KnowledgeError(own.name, complaints) if complaints else None)


def examine(
    built_in: str, files: Iterable[Path]
) -> Iterator[tuple[str, tuple[Complaint, ...], Knowledge | None]]:
    """Yield of each file its name, everything that is wrong in it, and what is known with it.

    It may be a whole knowledge file, or one to lay over the built-in one. That is read once; where
    the build has compiled it, which ends at any fault, it is not checked again.
    Raises FileUnreadableError or PackedError when the system refuses the file.
    """
    read = cache(partial(read_built_in, built_in))
    for file in files:
        name, known = file.name, None
        complaints: tuple[Complaint, ...] = ()
        try:
            if str(file) == built_in:
                _, known = read()
            elif set(required_keys(Knowledge)) <= set((own := read_pairs(file)).items):
                known = build_knowledge(own, name, Complaints())
            else:
                base, knowledge = read()
                known, complaints = lay_over(knowledge, base, own)
        except KnowledgeError as error:
            name, complaints = error.file, error.complaints
        yield name, complaints, known


def read_built_in(file: str) -> tuple[Mapping, Knowledge]:
    """Return the tree of the built-in file, and what it says; raises as `load_all` does.

    Where the build has compiled the file, both are read from that.
    """
    document = cache(partial(read_document, Path(file)))

    def read() -> Knowledge:
        base, faults = document()
        return build_knowledge(base, KNOWLEDGE, faults)

    compiled = CompiledKnowledge(file, read)
    knowledge = Knowledge(**dict(values_of(compiled)))
    # Nothing but a mapping says all that.
    return cast("Mapping", compiled.part(TREE, lambda _: document()[0])), knowledge


def build_knowledge(root: Node, name: str, complaints: Complaints) -> Knowledge:
    """Return the knowledge in the tree `root` of the file `name`.

    Raises KnowledgeError with the `complaints` so far and every new one, in order of lines.
    """
    knowledge = _Reader(complaints, root).value(Knowledge, root)
    if complaints:
        raise KnowledgeError(name, tuple(sorted(complaints, key=lambda fault: fault.line)))
    return cast("Knowledge", knowledge)


def lay_over(
    knowledge: Knowledge, base: Mapping, own: Mapping
) -> tuple[Knowledge, tuple[Complaint, ...]]:
    """Return `knowledge`, which the tree `base` says, with the good parts of `own` over it.

    With it comes what is wrong in `own`, a cause before its effects; faulty entries are taken out
    of it, and then those that name them.
    """
    complaints: list[Complaint] = []
    for _ in range(_MOST_PASSES):
        found = Complaints()
        reader = _Reader(found, base, own)
        together = cast("Knowledge", reader.value(Knowledge, own, over=Over(knowledge, base)))
        listed = {contact.id for contact in knowledge.contacts}.difference(knowledge.rare)
        if listed & set(together.rare):
            found.note(own.items["rare"].line, *_NUMBERS_STAY)
            together = changed(together, rare=knowledge.rare)
        found.sort(key=lambda fault: fault.line)
        complaints += [fault for fault in found if fault not in complaints]
        if not reader.faulty:
            return together, tuple(complaints)
        for entries, name in reader.faulty:  # others may name it
            del entries[name]
    ko = "내장 정보와 맞지 않아 이 파일을 쓰지 않습니다"
    what = Localized(ko, "does not fit what is built in: it is not used")
    return knowledge, (*complaints, Complaint(own.line, what))


class _Reader:
    """Reads nodes as types say; what cannot be read becomes a complaint and `NOTHING`.

    A node of the user's is read over what is built in, which stays where it says nothing good.
    """

    def __init__(self, complaints: Complaints, base: Node, own: Node | None = None) -> None:
        """Take the list to complain to, and the trees with all the names there are."""
        self.complain = complaints.note
        self.is_own, self._trees = own is not None, (base, own)
        self.retired = _texts(_entries_at(base).get("retired"))
        self.faulty: list[tuple[dict[str, Node], str]] = []  # entries, in what and under which name
        self._numbered = dict.fromkeys(self.retired, "")  # each number with its question

    def value(
        self, kind: object, node: Node, name: str | None = None, over: Over | None = None
    ) -> object:
        """Return the value of `kind` that stands in `node`; `name` is the key it stands under."""
        form, of = written_as(kind)
        over = over if over and type(over.node) is type(node) else None
        if form == "text":
            return self._text(of, node)
        if form == "list":
            return self._list(of, node, over)
        if not isinstance(node, Mapping):
            return self.complain(node.line, *WANT_PAIRS)
        if form == "entries":
            return self._entries(of, node, over)
        return self._section(of, node, {"id": name} if "id" in of.__fields__ else {}, over)

    def _list(self, kind: object, node: Node, over: Over | None) -> object:
        """Return the values of a list; what is added to a built-in one stands at its end."""
        if not isinstance(node, Sequence):
            return self.complain(node.line, "목록이어야 합니다", "must be a list")
        items = node.items
        if over:
            there = _texts(over.node)
            added = [one for one in items if getattr(one, "text", None) not in there]
            # Who repeats a part of the list, or empties it, expects the rest to go.
            if not items or 0 < len(items) - len(added) < len(over.node.items):
                self.complain(node.line, *_NUMBERS_STAY)
            items = (*over.node.items, *added)
        values = tuple(self.value(kind, item) for item in items)
        return NOTHING if NOTHING in values else values

    def _entries(self, kind: type[Value], node: Mapping, over: Over | None) -> tuple[object, ...]:
        """Return the entries of a section, changed and added; faulty ones are left out."""
        built_in, before = (over.value, over.node.items) if over else ((), {})
        said: Meanings = {}
        for entry in built_in:  # what it says, nobody's own may say otherwise
            if isinstance(entry, Wording):
                _ambiguous_word(entry, said)
            elif isinstance(entry, Question):
                self._numbered.setdefault(str(entry.number), entry.id)
        found = {entry.id: entry for entry in built_in}
        for name in sorted(node.items, key=lambda name: name not in before):  # new ones last
            entry = self._entry(kind, name, node.items[name], before.get(name), said)
            if entry is NOTHING:
                self.faulty.append((node.items, name))
            else:
                found[name] = entry
        return tuple(found.values())

    def _entry(
        self, kind: type[Value], name: str, node: Node, before: Mapping | None, said: Meanings
    ) -> object:
        """Return an entry, laid over the one `before`, and add its words to what is `said`."""
        line = node.key_line
        known: dict[str, object] = {"id": name}
        if re.fullmatch(ID, name) is None:
            return self.complain(line, "id는 a-z, 0-9, -만 됩니다", "an id has a-z, 0-9 and - only")
        if self.is_own and before is None and name in self.retired:
            ko = "지금은 없는 항목이라 쓰지 않습니다 (지워도 됩니다)"
            en = "is no longer there, so this has no effect (it can go)"
            return self.complain(line, ko, en, harmless=True)
        if not isinstance(node, Mapping):
            return self.complain(node.line, *WANT_PAIRS)
        if self.is_own:
            whole = self._changed(kind, node, before, known) if before else self._added(kind, node)
            if whole is None:
                return NOTHING
            if "own" in kind.__fields__ and not (before and whole.items == before.items):
                known["own"] = True
            node = whole
        number = node.items.get("number")
        if isinstance(number, Scalar) and self._numbered.setdefault(number.text, name) != name:
            ko, en = "번호를 다른 질문이 쓰거나 썼습니다", "the number is or was another question's"
            return self._refuse(number, ko, en)
        value = self._section(kind, node, known)
        if isinstance(value, Wording) and (word := _ambiguous_word(value, said)):
            ko = f"'{word}': 이미 다른 뜻으로 있는 낱말입니다 (한 곳에만 적으세요)"
            en = f"'{word}' says something else already (write it in one place)"
            return self.complain(line, ko, en)
        return value

    def _added(self, kind: type[Value], node: Mapping) -> Mapping | None:
        """Return all that a new entry says, None for a contact that nobody can reach."""
        if kind is Contact and not node.items.keys() & {"phone", "route"}:
            self.complain(node.key_line, "phone이나 route를 적으세요", "write a phone or a route")
            return None
        keys = keys_of(kind)
        items: dict[str, Node] = {}
        for text, of in ((_OWN_FACT, Fact), (_OWN_CONTACT, Contact)):
            if issubclass(kind, of):
                items |= cast("Mapping", compose("", text)[0]).items
        for key, part in node.items.items():
            items[key] = part
            if isinstance(part, Scalar) and without_none(keys.get(key)) is Localized:
                # It is meant for both languages.
                items[key] = Mapping({"ko": part, "en": part}, part.line, part.key_line)
        return node._replace(items=items)

    def _changed(
        self, kind: type[Value], node: Mapping, before: Mapping, known: dict[str, object]
    ) -> Mapping | None:
        """Return all that an entry says after a change, None for one that is refused.

        Another telephone number is added to what is `known`, beside the built-in one.
        """
        fixed, what = set[str](), _NUMBERS_STAY
        if kind is Wording:
            fixed, what = keys_of(kind).keys() - {"words"}, _MEANING_STAYS
        elif "call" in before.items:
            fixed = _PLACING
        elif Tag.DUTY in _texts(before.items.get("tags")):
            fixed, what = _PLACING, _DUTY_STAYS
        if lines := [part.key_line for key, part in node.items.items() if key in fixed]:
            self.complain(min(lines), *what)
            return None
        items = dict(before.items)
        for key, part in node.items.items():
            old = items.get(key)
            if key == "phone" and isinstance(old, Scalar) and isinstance(part, Scalar):
                phone = self.value(Phone, part)
                if phone != Phone.read(old.text):
                    known["own_phone"] = phone
            elif key in _GROWING and isinstance(old, Sequence) and isinstance(part, Sequence):
                items[key] = part._replace(items=(*old.items, *part.items))
            elif isinstance(old, Mapping) and isinstance(part, Mapping):
                # Of a text in two languages one may stay.
                items[key] = part._replace(items={**old.items, **part.items})
            else:
                items[key] = part
        return node._replace(items=items)

    def _section(
        self, kind: type[Value], node: Mapping, values: dict[str, object], over: Over | None = None
    ) -> object:
        """Return the value of a class of the model; some of its `values` are known."""
        keys = keys_of(kind)
        if over:
            values = {**values, **vars(over.value)}
        for key, part in node.items.items():
            if key in keys:
                below = Over(values[key], over.node.items.get(key)) if over else None
                value = self.value(keys[key], part, key, below)
            else:
                names = ", ".join(sorted(keys))
                ko = f"'{key}'은 모르는 이름입니다 (아는 이름: {names})"
                en = f"'{key}' is not known here (known: {names})"
                value = self.complain(part.key_line, ko, en)
            if value is not NOTHING or not over:  # else what is built in stays
                values[key] = value
        for key in required_keys(kind):
            if key not in values:
                ko, en = f"'{key}'이 없습니다 (적으세요)", f"'{key}' is missing (write it)"
                values[key] = self.complain(node.line, ko, en)
        if NOTHING in values.values():
            return NOTHING
        try:
            return kind(**values)
        except ValueError as error:
            if over:
                return self.complain(node.key_line, *_DOES_NOT_FIT)
            refused = error.what if isinstance(error, RefusedError) else Localized(*_REQUIRED)
            return self.complain(node.line, refused.ko, refused.en)

    def _text(self, kind: Any, node: Node) -> object:  # noqa: ANN401 - a class of its own each
        """Return the value of `kind` that is written as one text."""
        if not isinstance(node, Scalar):
            return self.complain(node.line, "글자 하나여야 합니다", "must be one text")
        if not node.text.strip():
            return self.complain(node.line, *_REQUIRED)
        read = kind
        if kind is str:
            if not (node.plain and node.text.casefold() in _AMBIGUOUS):
                return node.text
            ko, en = "글자라면 따옴표를 붙이세요", "put it in quotes to mean a text"
            return self._refuse(node, ko, en)
        if kind is bool:
            read = {"true": True, "false": False}.__getitem__
            ko, en = "true 또는 false만 됩니다", "true or false only"
        elif issubclass(kind, EntryId):
            section = " > ".join(kind.section)
            ko, en = f"{section}에 없는 이름입니다", f"not under {section}"
            former = self.retired if kind is StepId else set[str]()
            named = (_entries_at(tree, *kind.section) for tree in self._trees)
            if not any(node.text in names for names in (former, *named)):
                return self._refuse(node, ko, en)
        elif issubclass(kind, StrEnum):
            names = ", ".join(kind)
            ko, en = f"{names} 중 하나여야 합니다", f"must be one of {names}"
        else:
            read, ko, en = kind.read, kind.wanted.ko, kind.wanted.en
        try:
            return cast("object", read(node.text))
        except (KeyError, ValueError):
            return self._refuse(node, ko, en)

    def _refuse(self, node: Scalar, ko: str, en: str) -> object:
        """Complain of a text and show it."""
        return self.complain(node.line, f"'{node.text}': {ko}", f"'{node.text}': {en}")


def _entries_at(root: Node | None, *path: str) -> dict[str, Node]:
    """Return the nodes by name in the mapping at that path, none where there is no mapping."""
    for name in path:
        root = root.items.get(name) if isinstance(root, Mapping) else None
    return root.items if isinstance(root, Mapping) else {}


def _texts(node: Node | None) -> set[str]:
    """Return the texts in a list, none where there is no list."""
    items = node.items if isinstance(node, Sequence) else ()
    return {one.text for one in items if isinstance(one, Scalar)}


def _ambiguous_word(wording: Wording, said: Meanings) -> str | None:
    """Add what the words of an entry say, or return the first that says something else already."""
    parts = {Role.ENDING, Role.CLOSING, Role.CLEAR_ENDING}  # of words, which mean nothing
    if wording.role in parts or wording.beside or wording.within or not wording.says:
        return None
    says = wording.says
    # What people type differently is left out: the domain reads no more than this.
    keys = {
        "".join(filter(str.isalnum, unicodedata.normalize("NFKC", word).casefold())): word
        for word in wording.words
    }
    for key, word in keys.items():
        before = said.get(key, {})
        differs = any(before.get(name, value) != value for name, value in says.items())
        if differs or (before and ("role" in before) != ("role" in says)):
            return word
    for key in keys:
        said.setdefault(key, {}).update(says)
    return None
