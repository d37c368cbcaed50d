"""YAML without surprises: a tree of texts with line numbers, nothing guessed, nothing expanded."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import yaml

from socar_cli.errors import Complaint, FileUnreadableError, KnowledgeError
from socar_cli.files import NotPlainError, read_plain
from socar_cli.language import Localized
from socar_cli.value import Value

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 16
MAX_EVENTS = 80_000  # over four times what the shipped file has; reading these takes a second
MAX_FAULTS = 100  # whoever has more mends these first

# Control and bidirectional characters can make a screen say what the file does not.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_A_TAB = re.compile("\t")
_GLUED = re.compile(r"(?:^|(?<=\s))[|>][-+0-9]*#")  # the parsers disagree on what this is

_TOO_LARGE = Localized("1 MiB를 넘습니다 (나누세요)", "larger than 1 MiB (split it)")
_NO_FILE = Localized("보통 파일이 아닙니다 (파일을 지정하세요)", "not a plain file (name a file)")
_NOT_UTF8 = Localized("UTF-8이 아닙니다 (UTF-8로 저장하세요)", "not UTF-8 (save it as UTF-8)")
_CONTROL = Localized(
    "보이지 않는 제어 문자가 있습니다 (지우세요)", "an invisible control character (remove it)"
)
_TAB = Localized("탭 문자가 있습니다 (빈칸으로 바꾸세요)", "a tab character (use spaces)")
_GLUED_COMMENT = Localized("# 앞에 빈칸을 두세요", "put a space before #")
_BARE_QUESTION = Localized("?가 든 글은 따옴표로 묶으세요", "put a text with ? in quotes")
_TOO_MANY = Localized(
    f"값이 {MAX_EVENTS:,}개보다 많습니다 (나누세요)", f"more than {MAX_EVENTS:,} values (split it)"
)
TOO_FAULTY = Localized(
    "틀린 것이 더 있습니다 (먼저 이것들을 고치세요)", "more is wrong (mend what is shown first)"
)
_TOO_DEEP = Localized(f"{MAX_DEPTH}단계보다 깊습니다", f"nested deeper than {MAX_DEPTH} levels")
_SYNTAX = Localized("YAML 문법 오류입니다 (이 줄을 고치세요)", "not valid YAML (mend this line)")
_ANCHOR = Localized(
    "앵커와 별칭(&, *)은 쓸 수 없습니다 (풀어 쓰세요)",
    "anchors and aliases (&, *) are refused (write it out)",
)
_TAG = Localized("태그(!)는 쓸 수 없습니다 (지우세요)", "tags (!) are refused (remove it)")
_KEY = Localized("이름이 글자가 아닙니다", "the key is not a text")
_ONE_DOCUMENT = Localized(
    "문서는 하나여야 합니다 (---를 지우세요)", "one document only (remove ---)"
)
WANT_PAIRS = Localized("'이름: 값' 꼴이어야 합니다", "must be 'name: value' pairs")
_EMPTY = Localized("비어 있습니다", "the file is empty")


class Scalar(Value):
    """A text as it stands in the file; `plain` when it was not quoted."""

    text: str
    plain: bool
    line: int


class Mapping(Value):
    """Named nodes in the order of the file."""

    items: dict[str, "Node"]
    key_lines: dict[str, int]
    line: int
    own: bool = False  # a user's file has replaced something in it
    own_phone: "Node | None" = None  # the user's number, which stands beside and replaces nothing


class Sequence(Value):
    """Nodes in the order of the file."""

    items: tuple["Node", ...]
    line: int


Node = Scalar | Mapping | Sequence


def read_document(path: Path) -> tuple[Node, list[Complaint]]:
    """Return the tree of the file at `path` and what is wrong but can be read past.

    Raises FileUnreadableError when the system refuses, KnowledgeError when no tree can be had.
    """
    complaints: list[Complaint] = []
    try:
        root = _Composer(_events(_read_text(path)), complaints).document()
    except _RefusedError as refused:
        raise KnowledgeError(path.name, (*complaints, refused.complaint)) from None
    return root, complaints


def read_pairs(path: Path) -> Mapping:
    """Return the tree of a file of named entries.

    Raises FileUnreadableError when the system refuses, KnowledgeError for every other fault.
    """
    root, complaints = read_document(path)
    if complaints:
        raise KnowledgeError(path.name, tuple(complaints))
    if not isinstance(root, Mapping):
        raise KnowledgeError(path.name, (Complaint(root.line, WANT_PAIRS),))
    return root


class _RefusedError(Exception):
    """The file is refused here and now; nothing after this line can be trusted."""

    def __init__(self, line: int, what: Localized) -> None:
        super().__init__(what.en)
        self.complaint = Complaint(line, what)


def _read_text(path: Path) -> str:
    """Return the text of a plain, small, clean UTF-8 file."""
    try:
        raw = read_plain(path, MAX_BYTES + 1)
    except NotPlainError:
        raise _RefusedError(1, _NO_FILE) from None
    except OSError as error:
        raise FileUnreadableError(str(path), error.strerror or str(error)) from None
    if len(raw) > MAX_BYTES:
        raise _RefusedError(1, _TOO_LARGE)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _RefusedError(raw.count(b"\n", 0, error.start) + 1, _NOT_UTF8) from None
    text = text.replace("\r\n", "\n")
    for pattern, what in ((_UNSAFE, _CONTROL), (_A_TAB, _TAB), (_GLUED, _GLUED_COMMENT)):
        fault = pattern.search(text)
        if fault is not None:
            raise _RefusedError(text.count("\n", 0, fault.start()) + 1, what)
    return text


def _events(text: str) -> Iterator[yaml.Event]:
    """Yield the parser's events, libyaml's where it is there, as deep and as many as allowed."""
    depth, flow, line, read = 0, 0, 1, 0
    try:
        events = enumerate(yaml.parse(text, Loader=_PARSER))
        for count, event in events:  # pragma: no branch - nobody asks for one after the last
            line, read = _line(event), event.end_mark.index if event.end_mark else 0
            if count == MAX_EVENTS:
                raise _RefusedError(line, _TOO_MANY)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                flow += bool(flow or event.flow_style)
                if depth > MAX_DEPTH:
                    raise _RefusedError(line, _TOO_DEEP)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
                flow -= bool(flow)
            elif flow and _is_bare_question(event):
                raise _RefusedError(line, _BARE_QUESTION)
            yield event
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        token = _too_deep(text[read : mark.index], depth) if mark else None
        if token:
            line = text.count("\n", 0, read) + token.start_mark.line + 1
            raise _RefusedError(line, _TOO_DEEP) from None
        raise _RefusedError(mark.line + 1 if mark else line, _SYNTAX) from None
    except (OverflowError, ValueError):  # the Python parser, of an escape beyond Unicode
        raise _RefusedError(line, _SYNTAX) from None


def _too_deep(unread: str, depth: int) -> yaml.Token | None:
    """Return what is nested too deep in a text that a parser had read ahead when it gave up.

    A parser may refuse a depth of its own before it has told all of ours.
    """
    scanner = yaml.SafeLoader(unread[:_READ_AHEAD])
    with suppress(yaml.YAMLError):
        while not scanner.done:
            scanner.fetch_more_tokens()
    token: yaml.Token
    for token in scanner.tokens:
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        if depth > MAX_DEPTH:
            return token
    return None


def _is_bare_question(event: yaml.Event) -> bool:
    """Tell whether an unquoted text has a ?, on which the parsers disagree within braces."""
    return isinstance(event, yaml.ScalarEvent) and not event.style and "?" in event.value


_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_READ_AHEAD = 1024  # how far YAML lets a parser look for the colon after a key
_OPENING = (
    yaml.BlockSequenceStartToken,
    yaml.BlockMappingStartToken,
    yaml.FlowSequenceStartToken,
    yaml.FlowMappingStartToken,
)
_CLOSING = (yaml.BlockEndToken, yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Composer:
    """Builds the tree from events and notes everything that is refused on the way."""

    def __init__(self, events: Iterator[yaml.Event], complaints: list[Complaint]) -> None:
        self._events = events
        self._complaints = complaints

    def document(self) -> Node:
        """Compose the one document of the file."""
        next(self._events)  # the stream's start
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            raise _RefusedError(1, _EMPTY)
        root = self._node(next(self._events))
        next(self._events)  # the document's end
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _RefusedError(_line(after), _ONE_DOCUMENT)
        return root

    def _complain(self, event: yaml.Event, what: Localized) -> None:
        if len(self._complaints) == MAX_FAULTS:
            raise _RefusedError(_line(event), TOO_FAULTY)
        self._complaints.append(Complaint(_line(event), what))

    def _node(self, event: yaml.Event) -> Node:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            self._complain(event, _ANCHOR)
        if getattr(event, "tag", None) is not None:
            self._complain(event, _TAG)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event)
        text = event.value if isinstance(event, yaml.ScalarEvent) else ""
        if _UNSAFE.search(text) or _A_TAB.search(text):  # written as an escape
            self._complain(event, _CONTROL)
        return Scalar(text, plain=not getattr(event, "style", "'"), line=_line(event))

    def _mapping(self, start: yaml.Event) -> Mapping:
        items: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event)
            value = self._node(next(self._events))
            if not isinstance(key, Scalar):
                self._complain(event, _KEY)
            elif key.text in items:
                self._complain(event, _duplicate(key.text, lines[key.text]))
            else:
                items[key.text] = value
                lines[key.text] = key.line
        return Mapping(items, lines, _line(start))

    def _sequence(self, start: yaml.Event) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event))
        return Sequence(tuple(items), _line(start))


def _duplicate(key: str, first: int) -> Localized:
    return Localized(
        f"'{key}'가 {first}번째 줄에 이미 있습니다 (하나를 지우세요)",
        f"'{key}' stands in line {first} already (remove one)",
    )
