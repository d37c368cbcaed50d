"""The strict way from a YAML file to the model: nothing is guessed, nothing is expanded.

`read_document` makes a tree of texts with their lines, `Reader` makes values of the model of it, as
the types of their fields say. Every complaint has its line.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args, get_origin

import yaml

from socar_cli.errors import Complaint, FileUnreadableError, KnowledgeError, PackedError
from socar_cli.files import NotPlainError, read_plain
from socar_cli.knowledge import shape
from socar_cli.knowledge.model import Knowledge, Role, Wording
from socar_cli.knowledge.scalars import EntryId, RefusedError, StepId
from socar_cli.language import Localized
from socar_cli.value import Value

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 16
MAX_EVENTS = 100_000  # about twice what the shipped file has; reading these takes a second
MAX_FAULTS = 100  # whoever has more mends these first
NOTHING = object()  # stands for a value that could not be read; its complaint is noted

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML may be built without libyaml
# Control and bidirectional characters can make a screen say what the file does not.
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
# Words YAML itself would turn into something else: their writer must say that a text is meant.
_AMBIGUOUS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "~", "y", "n"})

# What is complained of, in Korean and in English.
_TAB = "탭 문자가 있습니다 (빈칸으로 바꾸세요)", "a tab character (use spaces)"
_NOT_PLAIN = "보통 파일이 아닙니다 (파일을 지정하세요)", "not a plain file (name a file)"
_NOT_UTF8 = "UTF-8이 아닙니다 (UTF-8로 저장하세요)", "not UTF-8 (save it as UTF-8)"
_TOO_LARGE = "1 MiB를 넘습니다 (나누세요)", "larger than 1 MiB (split it)"
_CONTROL = (
    "보이지 않는 제어 문자가 있습니다 (지우세요)",
    "an invisible control character (remove it)",
)
_SYNTAX = "YAML 문법 오류입니다 (이 줄을 고치세요)", "not valid YAML (mend this line)"
_TOO_DEEP = f"{MAX_DEPTH}단계보다 깊습니다", f"nested deeper than {MAX_DEPTH} levels"
_WANT_PAIRS = "'이름: 값' 꼴이어야 합니다", "must be 'name: value' pairs"
_REQUIRED = "값이 없습니다 (적으세요)", "no value (write one)"


class Scalar(NamedTuple):
    """A text as it stands in the file; `plain` when it was not quoted."""

    text: str
    plain: bool
    line: int


class Mapping(NamedTuple):
    """Named nodes in the order of the file."""

    items: dict[str, "Node"]
    key_lines: dict[str, int]
    line: int


class Sequence(NamedTuple):
    """Nodes in the order of the file."""

    items: tuple["Node", ...]
    line: int


Node = Scalar | Mapping | Sequence


class Complaints(list[Complaint]):
    """What is wrong, as far as anybody mends it at once."""

    def note(self, line: int, ko: str, en: str, *, harmless: bool = False) -> object:
        """Add what is wrong in a line, and return NOTHING."""
        if len(self) == MAX_FAULTS:
            ko = "틀린 것이 더 있습니다 (먼저 이것들을 고치세요)"
            en = "more is wrong (mend what is shown first)"
        if len(self) <= MAX_FAULTS:
            self.append(Complaint(line, Localized(ko, en), harmless=harmless))
        return NOTHING


def read_document(path: Path) -> tuple[Node | None, Complaints]:
    """Return the tree of the file at `path`, None where it is empty but for remarks.

    With it comes what is wrong but can be read past. Raises FileUnreadableError or PackedError when
    the system refuses, KnowledgeError when no tree can be had.
    """
    composer = Composer(path.name, _read_text(path))
    return composer.document(), composer.complaints


def read_pairs(path: Path) -> Mapping:
    """Return the tree of a file of named entries; it may have none.

    Raises FileUnreadableError or PackedError when the system refuses, KnowledgeError for every
    other fault.
    """
    root, complaints = read_document(path)
    if root is None or (isinstance(root, Scalar) and not root.text):
        return Mapping({}, {}, 1)
    if not complaints and not isinstance(root, Mapping):
        complaints.note(root.line, *_WANT_PAIRS)
    if complaints:
        raise KnowledgeError(path.name, tuple(complaints))
    return cast("Mapping", root)


def build_knowledge(root: Node | None, name: str, complaints: Complaints) -> Knowledge:
    """Return the knowledge in the tree `root` of the file `name`.

    Raises KnowledgeError with the `complaints` so far and every new one, in order of lines.
    """
    if root is None:
        raise KnowledgeError(name, (Complaint(1, Localized("비어 있습니다", "the file is empty")),))
    knowledge = Reader(root, complaints).value(Knowledge, root)
    if complaints:
        raise KnowledgeError(name, tuple(sorted(complaints, key=lambda fault: fault.line)))
    return cast("Knowledge", knowledge)


def _read_text(path: Path) -> str:
    """Return the text of a plain, small, clean UTF-8 file."""

    def fault(what: tuple[str, str], line: int = 1) -> KnowledgeError:
        return KnowledgeError(path.name, (Complaint(line, Localized(*what)),))

    try:
        raw = read_plain(path, MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            raise fault(_TOO_LARGE)
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except NotPlainError:
        raise fault(_NOT_PLAIN) from None
    except OSError as error:
        if archive := next((part for part in path.parents if part.is_file()), None):
            raise PackedError(str(archive)) from None
        raise FileUnreadableError(str(path), error.strerror or str(error)) from None
    except UnicodeDecodeError as error:
        raise fault(_NOT_UTF8, raw.count(b"\n", 0, error.start) + 1) from None
    if unsafe := _UNSAFE.search(text):
        line = text.count("\n", 0, unsafe.start()) + 1
        raise fault(_TAB if unsafe[0] == "\t" else _CONTROL, line)
    return text


class Composer:
    """Builds the tree of a text and notes everything that is refused on the way."""

    def __init__(self, name: str, text: str) -> None:
        """Take the name of the file and its text; nothing is read before the document is."""
        self.complaints = Complaints()
        self._name, self._text = name, text
        self._events: Iterator[Any] = yaml.parse(text, Loader=_PARSER)
        self._count = 0
        self._line = 1  # of the last event

    def document(self) -> Node | None:
        """Compose the one document of the file, None where there is none.

        Raises KnowledgeError for a fault behind which nothing can be trusted.
        """
        try:
            self._next()  # the stream's start
            if isinstance(self._next(), yaml.StreamEndEvent):
                return None
            root = self._node(self._next(), 1)
            self._next()  # the document's end
            if not isinstance(self._next(), yaml.StreamEndEvent):
                ko = "문서는 하나여야 합니다 (---를 지우세요)"
                raise self._fatal(ko, "one document only (remove ---)")
        except yaml.MarkedYAMLError as error:
            mark, context = error.problem_mark or error.context_mark, error.context_mark
            lines = self._text.rstrip().split("\n")
            # What never ends is found missing at the end of the file: where it begins, or what was
            # read last, says more.
            if mark is not None and (mark.line + 1, mark.column) < (len(lines), len(lines[-1])):
                self._line = mark.line + 1
            elif mark is not None and context is not None and context.line + 1 < len(lines):
                self._line = context.line + 1
            # libyaml, which reads ahead, may meet its own limit of depth before we meet ours.
            what = _TOO_DEEP if "depth" in str(error) else _SYNTAX
            if re.search("unknown escape|hexa?decimal", str(error)):
                what = (
                    "큰따옴표 안의 \\는 글자가 아닙니다 (작은따옴표를 쓰세요)",
                    "in double quotes a \\ is no sign of its own (use single quotes)",
                )
            raise self._fatal(*what) from None
        except (OverflowError, ValueError):  # the Python parser, of an escape beyond Unicode
            raise self._fatal(*_SYNTAX) from None
        return root

    def _fatal(self, ko: str, en: str) -> KnowledgeError:
        """Return the error for a fault in the line that was read last."""
        fault = Complaint(self._line, Localized(ko, en))
        return KnowledgeError(self._name, (*self.complaints, fault))

    def _next(self) -> Any:  # noqa: ANN401 - each kind of event has attributes of its own
        event = next(self._events)
        self._line, self._count = event.start_mark.line + 1, self._count + 1
        if self._count > MAX_EVENTS:
            many = f"{MAX_EVENTS:,}"
            ko = f"값이 {many}개보다 많습니다 (나누세요)"
            raise self._fatal(ko, f"more than {many} values (split it)")
        return event

    def _node(self, event: Any, depth: int) -> Node:  # noqa: ANN401 - as above
        line, note = self._line, self.complaints.note
        if event.anchor is not None:  # an alias has one as well
            en = "anchors and aliases (&, *) are refused (write it out)"
            note(line, "앵커와 별칭(&, *)은 쓸 수 없습니다 (풀어 쓰세요)", en)
        if getattr(event, "tag", None) is not None:
            note(line, "태그(!)는 쓸 수 없습니다 (지우세요)", "tags (!) are refused (remove it)")
        if isinstance(event, yaml.CollectionStartEvent) and depth > MAX_DEPTH:
            raise self._fatal(*_TOO_DEEP)
        if isinstance(event, yaml.MappingStartEvent):
            items: dict[str, Node] = {}
            lines: dict[str, int] = {}
            while not isinstance(event := self._next(), yaml.MappingEndEvent):
                key = self._node(event, depth + 1)
                value = self._node(self._next(), depth + 1)
                if not isinstance(key, Scalar):
                    note(key.line, "이름이 글자가 아닙니다", "the key is not a text")
                elif key.text in items:
                    first = lines[key.text]
                    ko = f"'{key.text}'가 {first}번째 줄에 이미 있습니다 (하나를 지우세요)"
                    en = f"'{key.text}' stands in line {first} already (remove one)"
                    note(key.line, ko, en)
                else:
                    items[key.text], lines[key.text] = value, key.line
            return Mapping(items, lines, line)
        if isinstance(event, yaml.SequenceStartEvent):
            nodes = []
            while not isinstance(event := self._next(), yaml.SequenceEndEvent):
                nodes.append(self._node(event, depth + 1))
            return Sequence(tuple(nodes), line)
        text = getattr(event, "value", "")
        if _UNSAFE.search(text):  # written as an escape
            note(line, *_CONTROL)
        return Scalar(text, plain=not getattr(event, "style", "'"), line=line)


Meanings = dict[str, dict[str, object]]  # what every word of a section says so far


class Reader:
    """Reads nodes as types say; what cannot be read becomes a complaint and `NOTHING`."""

    def __init__(self, root: Node, complaints: Complaints) -> None:
        """Take the document the nodes are from, for its names, and the list to complain to."""
        self.complain = complaints.note
        listed = _entries_at(root).get("retired")
        names = listed.items if isinstance(listed, Sequence) else ()
        self.retired = frozenset(name.text for name in names if isinstance(name, Scalar))
        self._known: dict[type[EntryId], dict[str, EntryId]] = {
            kind: {name: kind(name) for name in _entries_at(root, *kind.section)}
            for kind in EntryId.__subclasses__()
        }
        self._known[StepId] |= {name: StepId(name) for name in self.retired}
        self.numbered = dict.fromkeys(self.retired, "")  # each number with its question

    def value(self, kind: Any, node: Node, name: str | None = None) -> object:  # noqa: ANN401
        """Return the value of `kind` that stands in `node`; `name` is the key it stands under."""
        kind = shape.without_none(kind)
        entries = shape.entry_kind(kind)
        if entries is not None:
            if not isinstance(node, Mapping):
                return self.complain(node.line, *_WANT_PAIRS)
            said: Meanings = {}
            found = (
                self.entry(entries, key, part, node.key_lines[key], said)
                for key, part in node.items.items()
            )
            return tuple(entry for entry in found if entry is not NOTHING)  # bad ones are left out
        if get_origin(kind) is tuple:
            if not isinstance(node, Sequence):
                return self.complain(node.line, "목록이어야 합니다", "must be a list")
            values = tuple(self.value(get_args(kind)[0], item) for item in node.items)
            return NOTHING if NOTHING in values else values
        if shape.is_section(kind):
            return self._section(kind, node, name)
        if not isinstance(node, Scalar):
            return self.complain(node.line, "글자 하나여야 합니다", "must be one text")
        read: Callable[[str], object]
        if not node.text.strip():
            return self.complain(node.line, *_REQUIRED)
        if kind is str:
            if not (node.plain and node.text.casefold() in _AMBIGUOUS):
                return node.text
            ko, en = "글자라면 따옴표를 붙이세요", "put it in quotes to mean a text"
            return self._refuse(node, ko, en)
        if kind is bool:
            read = {"true": True, "false": False}.__getitem__
            ko, en = "true 또는 false만 됩니다", "true or false only"
        elif issubclass(kind, EntryId):
            read, section = self._known[kind].__getitem__, " > ".join(kind.section)
            ko, en = f"{section}에 없는 이름입니다", f"not under {section}"
        elif issubclass(kind, StrEnum):
            read, names = kind, ", ".join(kind)
            ko, en = f"{names} 중 하나여야 합니다", f"must be one of {names}"
        else:
            read, ko, en = kind.read, kind.wanted.ko, kind.wanted.en
        try:
            return read(node.text)
        except (KeyError, ValueError):
            return self._refuse(node, ko, en)

    def entry(
        self, kind: type[Value], name: str, node: Node, line: int, said: Meanings, **known: object
    ) -> object:
        """Return the entry of a section that stands under `name`, which is in `line`.

        Its words are added to `said`; some of its fields may be `known`.
        """
        if re.fullmatch(shape.ID, name) is None:
            return self.complain(line, "id는 a-z, 0-9, -만 됩니다", "an id has a-z, 0-9 and - only")
        number = _entries_at(node).get("number")
        if isinstance(number, Scalar) and self.numbered.setdefault(number.text, name) != name:
            ko, en = "번호를 다른 질문이 쓰거나 썼습니다", "the number is or was another question's"
            return self._refuse(number, ko, en)
        value = self._section(kind, node, name, **known)
        if isinstance(value, Wording) and (word := ambiguous_word(value, said)):
            ko = f"'{word}': 이미 다른 뜻으로 있는 낱말입니다 (한 곳에만 적으세요)"
            en = f"'{word}' says something else already (write it in one place)"
            return self.complain(line, ko, en)
        return value

    def _section(self, kind: type[Value], node: Node, name: str | None, **values: object) -> object:
        """Return the value of a class of the model, which has its `name` where it has an id."""
        if not isinstance(node, Mapping):
            empty = isinstance(node, Scalar) and not node.text.strip()
            return self.complain(node.line, *(_REQUIRED if empty else _WANT_PAIRS))
        known = shape.keys_of(kind)
        if shape.has_id(kind):
            values["id"] = name
        for key, part in node.items.items():
            if key in known:
                values[key] = self.value(known[key], part, key)
            else:
                values[key] = self.complain(node.key_lines[key], *unknown_key(key, known))
        for key in shape.required_keys(kind):
            if key not in values:
                ko, en = f"'{key}'이 없습니다 (적으세요)", f"'{key}' is missing (write it)"
                values[key] = self.complain(node.line, ko, en)
        if NOTHING in values.values():
            return NOTHING
        try:
            return kind(**values)
        except ValueError as error:
            refused = error.what if isinstance(error, RefusedError) else Localized(*_REQUIRED)
            return self.complain(node.line, refused.ko, refused.en)

    def _refuse(self, node: Scalar, ko: str, en: str) -> object:
        """Complain of a scalar and show what stands there."""
        return self.complain(node.line, f"'{node.text}': {ko}", f"'{node.text}': {en}")


def _entries_at(root: Node | None, *path: str) -> dict[str, Node]:
    """Return the nodes by name in the mapping at that path, none where there is no mapping."""
    for name in path:
        root = root.items.get(name) if isinstance(root, Mapping) else None
    return root.items if isinstance(root, Mapping) else {}


def ambiguous_word(wording: Wording, said: Meanings) -> str | None:
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


def unknown_key(name: str, known: Iterable[str]) -> tuple[str, str]:
    """Say that a key is not one of the `known`, in Korean and in English."""
    names = ", ".join(sorted(known))
    ko = f"'{name}'은 모르는 이름입니다 (아는 이름: {names})"
    return ko, f"'{name}' is not known here (known: {names})"
