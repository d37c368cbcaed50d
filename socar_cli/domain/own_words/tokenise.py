"""A typed text as words of the vocabulary: at each letter the longest one that fits is taken."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from socar_cli.domain.matching import bare, folded
from socar_cli.domain.moments import moments_in
from socar_cli.domain.money import COUNTED_DAYS, COUNTS, SUM, days_in, won_in
from socar_cli.domain.own_words.mention import MEANING, Mention
from socar_cli.domain.own_words.vocabulary import Tree, Vocabulary, Word, alike
from socar_cli.knowledge.circumstances import Other
from socar_cli.knowledge.model import Role
from socar_cli.knowledge.scalars import Won

MOST_LETTERS = 2_000  # more is not read: nobody in need types it
_MOST_WORDS = 200
_LONGEST_SLIP = 20  # letters; what is longer is several words without spaces
_SHORTEST_OPEN = 3  # syllables of a danger of several words with an ending nobody listed
_SHORTEST_RUN = 5  # syllables without a space that may be several words
_MOST_ADVERBS = 2  # within one word of several
_APOSTROPHES = frozenset("'’‘`´")
_ACTING = frozenset({Other.CAR, Other.PERSON, Other.HIT_AND_RUN})
_SIDES: dict[Role | None, Role] = {
    Role.OTHER_SIDE: Role.OTHER_SIDE,
    Role.OWN_SIDE: Role.OWN_SIDE,
    Role.SELF: Role.OWN_SIDE,
    Role.COMPANY: Role.OWN_SIDE,
    Role.WE: Role.OWN_SIDE,
    Role.PERSON: Role.OTHER_SIDE,
}
_SUBJECT = frozenset({"이", "가", "은", "는"})  # the particles of who acts
_AND = ("고", "구")  # who acts before it acts behind it as well

_AMOUNT = (
    rf"(?P<days>(?:(?:\d{{1,4}}|{'|'.join(COUNTS)})\s*(?:[~-]|to\b|or\b)\s*)?"
    r"(?:\d{1,4}\s*(?:일(?!\w*요일)|days?\b|주(?:일|간)?(?!\w)|weeks?\b)"
    rf"|(?:{'|'.join(COUNTED_DAYS)})(?![a-z])))"
    rf"|(?P<amount>{SUM})"
)
# Compiled where they are first used: most lines have no words of one's own to read, and few of
# those have numbers, whose pattern takes longer to compile than all else that is done with them.
# No amount is without one of these or a digit.
_COUNTS = ("만", "억", "천", "백", "thousand", "mil", *COUNTED_DAYS)
_WORDS = (
    r"(?P<sign>[.,;!?。()\[\]\n]+)"
    r"|(?P<letters>[^\W\d_]+(?:['’‘`´-]+[^\W\d_]+)*)"
)
_PIECE = (
    rf"(?i:{_AMOUNT})"  # case matters only here, and looking past it costs much among syllables
    r"|(?P<tens>\d{2,3}(?=[이인짜라]|(?![\w.,%])))|(?P<digits>\d+)"
    rf"|{_WORDS}"
)


def normal(text: str) -> str:
    """Return what is read of a text, with one space between two words, and letters composed."""
    typed = text[:MOST_LETTERS].split()[:_MOST_WORDS]
    return " ".join("".join(unicodedata.normalize("NFKC", word).split()) for word in typed)


def _pieces(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield amounts, numbers, signs and letters of one script, each with its kind and its place."""
    counts = any(map(str.isdecimal, text)) or any(one in text.lower() for one in _COUNTS)
    for match in re.finditer(_PIECE if counts else _WORDS, text):
        kind, at = match.lastgroup or "", match.start()
        if kind != "letters":
            yield kind, at, match[0]
            continue
        for script, letters in groupby(match[0], _script):
            piece = "".join(letters)
            yield script, at, piece
            at += len(piece)


def _script(letter: str) -> str:
    """Return what a letter belongs to; classes of a pattern take long to compile for syllables."""
    if "가" <= letter <= "힣":
        return "korean"
    return "jamo" if "ᄀ" <= letter <= "ᇿ" else "latin"


def _longest_first(found: tuple[int, Word]) -> tuple[int, bool]:
    """Put a word of `own_words:` before what is merely called so elsewhere: 문 잠김."""
    end, word = found
    return -end, not word.groups


class Text:
    """A typed text as letters without spaces, and what is known of the places between them."""

    def __init__(self, vocabulary: Vocabulary, text: str) -> None:
        """Find every word of a text, however long; only the beginning of it is read."""
        self._vocabulary = vocabulary
        self._typed = text[:MOST_LETTERS].split()[:_MOST_WORDS]
        self._raw = normal(text)
        self._told = list(moments_in(self._raw))  # and sums in several words
        self.letters = ""
        self._edges: list[int] = []  # where a piece begins
        self._raw_at: list[int] = []  # the same places in the raw text
        self._stems: dict[int, int] = {}  # where a particle begins, and where it ends
        self._signs: dict[int, str] = {}  # before which letter which signs stand
        self._tens: dict[int, int] = {}  # numbers that may be of 만, as in 면책 30
        self._amounts: dict[int, tuple[Won | None, int | None]] = {}
        for piece in _pieces(self._raw):
            self._take(*piece)
        self._edges.append(len(self.letters))
        self._edge = frozenset(self._edges)
        self._best: dict[int, tuple[int, Word]] = {}
        self._tails: list[int | None] = [*[None] * len(self.letters), len(self.letters)]
        self._match_all()

    def _take(self, kind: str, raw_at: int, text: str) -> None:
        at = len(self.letters)
        if kind == "sign":
            self._signs[at] = self._signs.get(at, "") + text
            return
        part = alike(folded(text))
        if not part:
            return
        if kind == "jamo" and len(set(part)) == 1:
            part = part[0]  # ㅋㅋㅋㅋ
        if kind == "tens" and not self.letters[-1:].isascii():
            self._tens[at] = int(text)
        self._edges.append(at)
        self._raw_at.append(raw_at)
        self.letters += part
        possessive = part[-1] == "s" and text[-2:-1] in _APOSTROPHES  # nobody's hurt
        stem = bare(part) if kind == "korean" else part[: len(part) - possessive]
        if len(stem) < len(part):
            self._stems[at + len(stem)] = at + len(part)
        if kind in {"amount", "days"}:
            self._amounts[at] = (won_in(text), days_in(text))
            read = days_in(text) is not None  # what is not is named as a whole: 3 to 4 days
            if " " in text.strip() and not (kind == "days" and read):
                end = f"{self._raw} ".index(" ", raw_at + len(text.strip()))
                self._told.append((raw_at, end))

    def _match_all(self) -> None:
        """Find the longest word that may begin at each letter, from the last one to the first."""
        for at in reversed(range(len(self.letters))):
            for end, word in sorted(self._walk(at), key=_longest_first):
                if self._fits(at, end, word):
                    self._best[at] = end, word
                    break
            self._tails[at] = self._tail(at)

    def _walk(self, at: int) -> Iterator[tuple[int, Word]]:
        """Yield every word of the vocabulary that stands at a letter, and where it ends."""
        tree = self._vocabulary.beginning(self.letters[at : at + 2])
        for end, key, exact in self._ends_of(tree, at):
            word = self._vocabulary.word(key)
            if exact or word.role is not Role.CLEARS:
                yield end, word

    def _ends_of(
        self, tree: Tree, at: int, *, exact: bool = True
    ) -> Iterator[tuple[int, str, bool]]:
        """Yield where the words of a tree end that stand at a letter, and which these are.

        They are exact with no adverb in them. Of words that end at the same letter the one with the
        longest parts comes first. Nobody takes one word for two: 불 안 is not 불안.
        """
        fits = [part for part in tree if part and self.letters.startswith(part, at)]
        for part in sorted(fits, key=len, reverse=True):
            end, rest = at + len(part), tree[part]
            if end > self._next_edge(at):
                continue
            if "" in rest:
                yield end, rest[""], exact
            if rest.keys() != {""} and end not in self._signs:
                near = set(self._over_particle(end))
                for place in reversed(list(self._over_adverbs(end))):
                    if place not in self._signs:
                        yield from self._ends_of(rest, place, exact=exact and place in near)

    def _over_adverbs(self, here: int, most: int = _MOST_ADVERBS) -> Iterator[int]:
        """Yield the places where the next word of a phrase may begin."""
        for place in self._over_particle(here):
            yield place
            end, word = self._best.get(place, (place, None))
            if most and word and word.role is Role.ADVERB and place not in self._signs:
                yield from self._over_adverbs(end, most - 1)

    def _over_particle(self, here: int) -> Iterator[int]:
        """Yield the places behind a word, and behind its particle."""
        yield here
        if here in self._stems:
            yield self._stems[here]
        elif here not in self._edge and len(bare(f"가{self.letters[here]}")) == 1:
            yield here + 1

    def _tail(self, at: int) -> int | None:
        """Return where the endings that begin at a letter end, None when no word may end there."""
        if at in self._edge or at in self._best:
            return at
        for ending in self._vocabulary.endings.get(self.letters[at], ()):
            if self.letters.startswith(ending, at) and self._next_edge(at) >= at + len(ending):
                tail = self._tails[at + len(ending)]
                if tail is not None:
                    return tail
        return None

    def _fits(self, at: int, end: int, word: Word) -> bool:
        """Tell whether a word may stand there: whole, but for endings and what is joined to it."""
        if word.role is Role.CLEARS and not word.latin and end not in self._edge:
            return self.letters[end : self._next_edge(end)] in self._vocabulary.clear_endings
        if self.letters[end - 1].isascii():
            return at in self._edge and (end in self._edge or end in self._stems)
        if end - at > 1:
            return self._tails[end] is not None
        edge = self._next_edge(at)
        if word.role is Role.DENIES_VERB and end < edge:  # 안다쳤어요
            joined = self._best.get(end)
            return joined is not None and joined[1].role in MEANING
        if at not in self._edge:
            return word.suffix and self._tails[end] is not None
        if end == edge:
            return True
        return word.role is not Role.DENIES_LAST and bare(self.letters[at:edge]) == self.letters[at]

    def _next_edge(self, at: int) -> int:
        return self._edges[bisect_right(self._edges, at)]

    def mentions(self) -> Iterator[Mention]:
        """Yield what the text says, one word after the other."""
        at, clause = 0, 0
        actor = None
        while at < len(self.letters):
            if at in self._signs:
                clause, actor = clause + 1, None
            entry, end = self._one(at, clause)
            entry.tens = self._tens.get(at)
            if entry.days is not None and self._whole(entry):  # 3일 전
                entry.days, entry.unread = None, True
            entry.asked = "?" in self._signs.get(end, "")
            actor = self._actor(entry, actor)
            entry.theirs = actor is Role.OTHER_SIDE
            entry.acts = self._is_subject(entry.at) and not self.letters[entry.at].isascii()
            yield entry
            if end in self._edge and self._closes(at, end):
                clause += 1
                actor = actor if self.letters.endswith(_AND, at, end) else None
            if entry.word.role is Role.TURN:
                clause, actor = clause + 1, None
            at = end

    def _actor(self, entry: Mention, actor: Role | None) -> Role | None:
        """Return which side acts behind a word: the one that was named last as who does so."""
        word, latin = entry.word, self.letters[entry.at].isascii()
        if word.role is Role.STRIKES and latin:
            return actor or Role.OWN_SIDE  # in English who strikes stands before the verb
        side = _SIDES.get(word.role)
        if word.says.get("other") in _ACTING:
            side = None if latin and actor else Role.OTHER_SIDE
        elif word.role not in {Role.COMPANY, Role.WE, Role.PERSON}:
            return side or actor
        return side if side and self._is_subject(entry.at) else actor

    def _is_subject(self, at: int) -> bool:
        """Tell whether who is named there may be who acts: in Korean a particle says so."""
        end, _ = self._best.get(at, (at, None))
        behind = self.letters[end : self._next_edge(end)] if end < len(self.letters) else ""
        return behind in _SUBJECT or (self.letters[at].isascii() and behind.isascii())

    def _closes(self, at: int, end: int) -> bool:
        """Tell whether the word before an edge ends as the last one of a clause does."""
        word = self.letters[at:end]
        if word.endswith(self._vocabulary.not_closing):  # 사고 is no verb
            return False
        return any(word.endswith(ending) and word != ending for ending in self._vocabulary.closing)

    def _one(self, at: int, clause: int) -> tuple[Mention, int]:
        """Return what stands at a letter, and where it ends."""
        if at in self._amounts:
            end = self._next_edge(at)
            won, days = self._amounts[at]
            known = self._best.get(at)
            if known is None or known[0] < end or known[1].role is Role.FILLER:
                entry = Mention(None, at, clause)
                entry.won, entry.days = won, days
                entry.unread = won is None and days is None
                return entry, end
        found, stem = self._best.get(at), self._open(at)
        longer = stem is not None and stem[0] > at + _SHORTEST_OPEN
        if stem is not None and (found is None or (longer and stem[0] > found[0])):
            return Mention(stem[1], at, clause), self._hidden(stem[0])
        if found is not None:
            end, word = found
            latin = self.letters[end - 1].isascii()
            tail = self._stems.get(end, end) if latin else self._tails[end]
            if word.role is Role.CLEARS and not latin:
                tail = end if end in self._edge else self._next_edge(end)
            return Mention(word, at, clause), self._next_edge(at) if tail is None else tail
        edge, hidden = self._next_edge(at), self._hidden(at + 1)
        if hidden < edge and not self.letters[at].isascii():
            return Mention(None, at, clause), hidden
        return self._compound(at, edge, clause) or (self._slip(at, edge, clause), edge)

    def _hidden(self, at: int) -> int:
        """Return where the next danger begins in words typed without spaces, or where they end."""
        edge = self._next_edge(at - 1)
        for start in range(at, edge) if edge - at >= _SHORTEST_RUN else ():
            found = self._open(start)
            if found is not None and found[1].open:
                return start
        return edge

    def _open(self, at: int) -> tuple[int, Word] | None:
        """Return the longest word that may have any ending there, and where that begins.

        That is a danger or a denial: 다쳤걸랑요, 없군요.
        """
        stems = (
            (end, word)
            for end, word in self._walk(at)
            if not word.latin
            and end not in self._edge
            and (word.role is Role.DENIES_LAST or (word.open and end > at + 1))
        )
        return max(stems, key=itemgetter(0), default=None)

    def _compound(self, at: int, edge: int, clause: int) -> tuple[Mention, int] | None:
        """Return the word with which a longer one ends, as in 경부고속도로, and where it ends."""
        for start in range(at + 1, edge):
            found = self._best.get(start)
            if found and found[1].suffix:
                tail = self._tails[found[0]]
                if tail is not None and tail >= edge:
                    return Mention(found[1], at, clause), tail
        return None

    def _slip(self, at: int, edge: int, clause: int) -> Mention:
        """Return the word one slip away from a piece without its endings, or one not understood."""
        piece = self.letters[at:edge]
        for end in range(edge, at + 1, -1) if len(piece) <= _LONGEST_SLIP else ():
            if piece[0].isascii() and end < edge:
                break
            if end == edge or self._tails[end] == edge:
                word = self._vocabulary.near(self.letters[at:end])
                if word is not None:
                    entry = Mention(word, at, clause)
                    entry.unread = entry.endangers
                    entry.doubts += entry.endangers
                    return entry
        return Mention(None, at, clause)

    def _whole(self, entry: Mention) -> str | None:
        """Return the moment, or the sum in several words, that all of an entry is part of."""
        piece = bisect_right(self._edges, entry.at) - 1
        raw, size = self._raw_at[piece], self._edges[piece + 1] - self._edges[piece]
        told = ((begin, end) for begin, end in self._told if begin <= raw <= end - size)
        return next((self._raw[begin:end] for begin, end in told), None)

    def typed(self, entry: Mention) -> str:
        """Return the typed word in which an entry begins, or all of a moment that it tells."""
        raw = self._raw_at[bisect_right(self._edges, entry.at) - 1]
        return self._whole(entry) or self._typed[self._raw.count(" ", 0, raw)]
