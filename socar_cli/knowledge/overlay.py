"""The files knowledge comes from: the built-in one, and a user's own laid over it.

A user's file adds entries, rewords them, and never hides a number or a duty. Both files are merged
as trees of texts, so that every complaint has its line; a fault in an entry drops that entry alone.

- A new entry may leave out sources and dates, and write one text for both languages.
- Of an entry that is built in, what the user writes takes the place of what was there; words, other
  names and contacts to call are added; another telephone number stands beside the built-in one.
- Lists outside of entries only grow.
"""

from functools import partial
from pathlib import Path
from typing import Any, cast

from socar_cli.errors import Complaint, KnowledgeError, SocarError
from socar_cli.knowledge import shape
from socar_cli.knowledge.compiled import read_compiled
from socar_cli.knowledge.model import Contact, Fact, Knowledge, Question, Tag, Wording
from socar_cli.knowledge.reader import (
    NOTHING,
    Complaints,
    Composer,
    Mapping,
    Meanings,
    Node,
    Reader,
    Scalar,
    Sequence,
    ambiguous_word,
    build_knowledge,
    read_document,
    read_pairs,
    unknown_key,
)
from socar_cli.knowledge.scalars import Phone
from socar_cli.language import Localized
from socar_cli.paths import KNOWLEDGE
from socar_cli.value import Value, changed, values_of

_MOST_PASSES = 20  # how long a row of entries may be of which each names the next, a faulty one
# What decides where a step of the guide stands; of a duty it stays as it is.
_PLACING = {"phase", "when", "unless", "moves", "replaces", "tags"}
_GROWING = {"words", "aliases", "call"}  # lists of an entry that are only added to
# What an entry of the user's own says where nothing is written.
_OWN_FACT = "{sources: [], verified: unknown, confidence: low, review: never}"
_OWN_CONTACT = '{purpose: {ko: "직접 적음, 날짜 없음", en: "own entry, undated"}, aliases: []}'
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


def examine(built_in: str, file: Path) -> tuple[str, tuple[Complaint, ...], Knowledge | None]:
    """Return the name of a file, everything that is wrong in it, and what is known with it.

    It may be a whole knowledge file, or one to lay over the built-in one.
    Raises FileUnreadableError or PackedError when the system refuses the file.
    """
    try:
        pairs = read_pairs(file)
        if set(shape.required_keys(Knowledge)) <= set(pairs.items):
            return file.name, (), build_knowledge(pairs, file.name, Complaints())
        base, knowledge = read_built_in(built_in)
    except KnowledgeError as error:
        return error.file, error.complaints, None
    together, complaints = lay_over(knowledge, base, pairs)
    return file.name, complaints, together


def read_built_in(file: str) -> tuple[Mapping, Knowledge]:
    """Return the tree of the built-in file, and what it says; raises as `load_all` does.

    Where the build has compiled the file, what it says is read from that.
    """
    base, faults = read_document(Path(file))
    read = partial(build_knowledge, base, KNOWLEDGE, faults)  # which only a mapping says
    copy = read_compiled(file, read)
    return cast("Mapping", base), read() if copy is None else Knowledge(**dict(values_of(copy)))


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
        overlay = _Overlay(_joined(base, own), found)
        together = overlay.section(knowledge, base, own)
        found.sort(key=lambda fault: fault.line)
        complaints += [fault for fault in found if fault not in complaints]
        if not overlay.left_out:
            return together, tuple(complaints)
    ko = "내장 정보와 맞지 않아 이 파일을 쓰지 않습니다"
    what = Localized(ko, "does not fit what is built in: it is not used")
    return knowledge, (*complaints, Complaint(own.line, what))


def _joined(base: Node, own: Node) -> Node:
    """Return a part with all that `own` names in it, good or not."""
    if not (isinstance(base, Mapping) and isinstance(own, Mapping)):
        return base
    named = {name: _joined(base.items.get(name, node), node) for name, node in own.items.items()}
    return base._replace(items={**base.items, **named})


class _Overlay(Reader):
    """Reads a user's file, and returns what is built in with what is good of it."""

    left_out = False  # an entry was taken out of the user's tree, and others may name it

    def section(self, built_in: Any, base: Mapping, own: Mapping) -> Any:  # noqa: ANN401 - of the model
        """Return a value of the model with other values in the keys that `own` has.

        Raises ValueError where they do not fit together.
        """
        keys, values = shape.keys_of(type(built_in)), {}
        for name, node in own.items.items():
            line, before = own.key_lines[name], base.items.get(name)
            if name not in keys:
                self.complain(line, *unknown_key(name, keys))
            elif name == "retired":
                self.complain(line, "바꿀 수 없습니다 (지우세요)", "cannot be changed (remove it)")
            else:
                if name == "rare":
                    node = self._without_numbers(built_in.contacts, node)  # noqa: PLW2901
                try:
                    value = self._part(keys[name], getattr(built_in, name), before, node)
                except ValueError:
                    value = self.complain(line, *_DOES_NOT_FIT)
                if value is not NOTHING:
                    values[name] = value
        return changed(built_in, **values)

    def _without_numbers(self, contacts: tuple[Contact, ...], own: Node) -> Node:
        """Return the list of who is rare: only the user's own contacts may be shown on demand."""
        built_in = {contact.id for contact in contacts}
        if not isinstance(own, Sequence):
            return own
        kept = tuple(one for one in own.items if getattr(one, "text", "") not in built_in)
        if len(kept) < len(own.items):
            self.complain(own.line, *_NUMBERS_STAY)
        return own._replace(items=kept)

    def _part(self, kind: object, built_in: Any, base: Node | None, own: Node) -> object:  # noqa: ANN401 - of that kind
        """Return what a key stands for with `own` in it, NOTHING where that cannot be read."""
        if isinstance(base, Mapping) and isinstance(own, Mapping):
            entries = shape.entry_kind(kind)
            if entries is None:
                return self.section(built_in, base, own)
            return self._entries(entries, built_in, base, own)
        if isinstance(base, Sequence) and isinstance(own, Sequence):
            listed = [getattr(node, "text", node) for node in base.items]
            added = tuple(node for node in own.items if getattr(node, "text", node) not in listed)
            if not own.items or 0 < len(own.items) - len(added) < len(listed):
                self.complain(own.line, *_NUMBERS_STAY)
            own = own._replace(items=(*base.items, *added))
        return self.value(kind, own)

    def _entries(
        self, kind: type[Value], built_in: tuple[Any, ...], base: Mapping, own: Mapping
    ) -> tuple[object, ...]:
        """Return the entries of a section with the good ones of `own`, changed or added."""
        said: Meanings = {}
        for entry in built_in:  # what it says, nobody's own may say otherwise
            if isinstance(entry, Wording):
                ambiguous_word(entry, said)
            elif isinstance(entry, Question):
                self.numbered.setdefault(str(entry.number), entry.id)
        read = {entry.id: entry for entry in built_in}
        for name in sorted(own.items, key=lambda name: name not in base.items):
            entry = self._entry_over(kind, name, base.items.get(name), own, said)
            if entry is NOTHING:
                del own.items[name]
                self.left_out = True
            else:
                read[name] = entry
        return tuple(read.values())

    def _entry_over(
        self, kind: type[Value], name: str, before: Node | None, own: Mapping, said: Meanings
    ) -> object:
        """Return an entry of the user's, laid over the one `before` where that is built in."""
        line, node = own.key_lines[name], own.items[name]
        known: dict[str, object] = {}
        if before is None and name in self.retired:
            ko = "지금은 없는 항목이라 쓰지 않습니다 (지워도 됩니다)"
            en = "is no longer there, so this has no effect (it can go)"
            return self.complain(line, ko, en, harmless=True)
        if isinstance(node, Mapping) and isinstance(before, Mapping):
            fixed, what = set[str](), _NUMBERS_STAY
            tags = getattr(before.items.get("tags"), "items", ())
            if kind is Wording:
                fixed, what = shape.keys_of(kind).keys() - {"words"}, _MEANING_STAYS
            elif "call" in before.items:
                fixed = _PLACING
            elif Tag.DUTY in [getattr(tag, "text", "") for tag in tags]:
                fixed, what = _PLACING, _DUTY_STAYS
            if lines := [node.key_lines[key] for key in node.items if key in fixed]:
                return self.complain(min(lines), *what)
            items = dict(before.items)
            for key, part in node.items.items():
                old = items.get(key)
                if key == "phone" and isinstance(old, Scalar) and isinstance(part, Scalar):
                    # It stands beside the built-in number.
                    phone = self.value(Phone, part)
                    known |= {} if phone == Phone.read(old.text) else {"own_phone": phone}
                elif key in _GROWING and isinstance(old, Sequence) and isinstance(part, Sequence):
                    items[key] = part._replace(items=(*old.items, *part.items))
                elif isinstance(old, Mapping) and isinstance(part, Mapping):
                    # Of a text in two languages one may stay.
                    items[key] = part._replace(items={**old.items, **part.items})
                else:
                    items[key] = part
            if items != before.items and "own" in kind.__fields__:
                known["own"] = True
            node = node._replace(items=items)
        elif isinstance(node, Mapping):
            if kind is Contact and not node.items.keys() & {"phone", "route"}:
                return self.complain(line, "phone이나 route를 적으세요", "write a phone or a route")
            items = {}
            for text, of in ((_OWN_FACT, Fact), (_OWN_CONTACT, Contact)):
                if issubclass(kind, of):
                    items |= cast("Mapping", Composer("", text).document()).items
            for key, part in node.items.items():
                items[key] = part
                kind_of_key = shape.without_none(shape.keys_of(kind).get(key))
                if isinstance(part, Scalar) and kind_of_key is Localized:
                    # It is meant for both languages.
                    items[key] = Mapping({"ko": part, "en": part}, {}, part.line)
            if "own" in kind.__fields__:
                known["own"] = True
            node = node._replace(items=items)
        return self.entry(kind, name, node, line, said, **known)
