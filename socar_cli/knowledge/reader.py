"""The strict way from a YAML file to a tree of texts: nothing is guessed, nothing is expanded.

Every text has its line, and so has every complaint. `overlay.py` makes values of the model of it.
"""

import re
from pathlib import Path
from typing import Any, NamedTuple, cast

import yaml

from socar_cli.errors import Complaint, FileUnreadableError, KnowledgeError, PackedError
from socar_cli.files import NotPlainError, read_plain
from socar_cli.language import Localized

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
WANT_PAIRS = "'이름: 값' 꼴이어야 합니다", "must be 'name: value' pairs"


class Scalar(NamedTuple):
    """A text as it stands in the file; `plain` when it was not quoted."""

    text: str
    plain: bool
    line: int
    key_line: int  # of the key it stands under


class Mapping(NamedTuple):
    """Named nodes in the order of the file."""

    items: dict[str, "Node"]
    line: int
    key_line: int


class Sequence(NamedTuple):
    """Nodes in the order of the file."""

    items: tuple["Node", ...]
    line: int
    key_line: int


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


def read_document(path: Path) -> tuple[Node, Complaints]:
    """Return the tree of the file at `path`, an empty text where it has nothing but remarks.

    With it comes what is wrong but can be read past. Raises FileUnreadableError or PackedError when
    the system refuses, KnowledgeError when no tree can be had.
    """
    return compose(path.name, _read_text(path))


def read_pairs(path: Path) -> Mapping:
    """Return the tree of a file of named entries; it may have none.

    Raises FileUnreadableError or PackedError when the system refuses, KnowledgeError for every
    other fault.
    """
    root, complaints = read_document(path)
    if isinstance(root, Scalar) and not root.text:
        return Mapping({}, 1, 1)
    if not complaints and not isinstance(root, Mapping):
        complaints.note(root.line, *WANT_PAIRS)
    if complaints:
        raise KnowledgeError(path.name, tuple(complaints))
    return cast("Mapping", root)


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


def compose(name: str, text: str) -> tuple[Node, Complaints]:
    """Return the tree of a text, with everything that is refused in it; `name` is the file's.

    Raises KnowledgeError for a fault behind which nothing can be trusted.
    """
    complaints = Complaints()
    note = complaints.note
    events = yaml.parse(text, Loader=_PARSER)  # reads on with each event
    count, line = 0, 1  # of the last event

    def fatal(ko: str, en: str) -> KnowledgeError:
        return KnowledgeError(name, (*complaints, Complaint(line, Localized(ko, en))))

    def next_event() -> Any:  # noqa: ANN401 - each kind of event has attributes of its own
        nonlocal count, line
        event: Any = next(events)
        line, count = event.start_mark.line + 1, count + 1
        if count > MAX_EVENTS:
            ko = f"값이 {MAX_EVENTS:,}개보다 많습니다 (나누세요)"
            raise fatal(ko, f"more than {MAX_EVENTS:,} values (split it)")
        return event

    def node(event: Any, depth: int, key_line: int = 1) -> Node:  # noqa: ANN401 - as above
        begin = line
        if event.anchor is not None:  # an alias has one as well
            en = "anchors and aliases (&, *) are refused (write it out)"
            note(begin, "앵커와 별칭(&, *)은 쓸 수 없습니다 (풀어 쓰세요)", en)
        if getattr(event, "tag", None) is not None:
            note(begin, "태그(!)는 쓸 수 없습니다 (지우세요)", "tags (!) are refused (remove it)")
        if isinstance(event, yaml.CollectionStartEvent) and depth > MAX_DEPTH:
            raise fatal(*_TOO_DEEP)
        if isinstance(event, yaml.MappingStartEvent):
            items: dict[str, Node] = {}
            while not isinstance(event := next_event(), yaml.MappingEndEvent):
                key = node(event, depth + 1)
                value = node(next_event(), depth + 1, key.line)
                if not isinstance(key, Scalar):
                    note(key.line, "이름이 글자가 아닙니다", "the key is not a text")
                elif key.text in items:
                    first = items[key.text].key_line
                    ko = f"'{key.text}'가 {first}번째 줄에 이미 있습니다 (하나를 지우세요)"
                    en = f"'{key.text}' stands in line {first} already (remove one)"
                    note(key.line, ko, en)
                else:
                    items[key.text] = value
            return Mapping(items, begin, key_line)
        if isinstance(event, yaml.SequenceStartEvent):
            nodes = []
            while not isinstance(event := next_event(), yaml.SequenceEndEvent):
                nodes.append(node(event, depth + 1))
            return Sequence(tuple(nodes), begin, key_line)
        text = getattr(event, "value", "")
        if _UNSAFE.search(text):  # written as an escape
            note(begin, *_CONTROL)
        return Scalar(text, not getattr(event, "style", "'"), begin, key_line)

    try:
        next_event()  # the stream's start
        if isinstance(next_event(), yaml.StreamEndEvent):
            return Scalar("", plain=True, line=1, key_line=1), complaints
        root = node(next_event(), 1)
        next_event()  # the document's end
        if not isinstance(next_event(), yaml.StreamEndEvent):
            ko = "문서는 하나여야 합니다 (---를 지우세요)"
            raise fatal(ko, "one document only (remove ---)")
    except yaml.MarkedYAMLError as error:
        mark, context = error.problem_mark or error.context_mark, error.context_mark
        lines = text.rstrip().split("\n")
        # What never ends is found missing at the end of the file: where it begins, or what was
        # read last, says more.
        if mark is not None and (mark.line + 1, mark.column) < (len(lines), len(lines[-1])):
            line = mark.line + 1
        elif mark is not None and context is not None and context.line + 1 < len(lines):
            line = context.line + 1
        # libyaml, which reads ahead, may meet its own limit of depth before we meet ours.
        what = _TOO_DEEP if "depth" in str(error) else _SYNTAX
        if re.search("unknown escape|hexa?decimal", str(error)):
            what = (
                "큰따옴표 안의 \\는 글자가 아닙니다 (작은따옴표를 쓰세요)",
                "in double quotes a \\ is no sign of its own (use single quotes)",
            )
        raise fatal(*what) from None
    except (OverflowError, ValueError):  # the Python parser, of an escape beyond Unicode
        raise fatal(*_SYNTAX) from None
    return root, complaints
