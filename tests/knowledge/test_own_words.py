"""The words people use, as the knowledge file keeps them and a user's own file adds to them."""

from pathlib import Path

import pytest

from socar_cli.domain.answers import answer_in
from socar_cli.domain.own_words import read_words
from socar_cli.errors import KnowledgeError
from socar_cli.knowledge.circumstances import Answer, Where
from socar_cli.knowledge.model import phrases_of
from socar_cli.knowledge.overlay import Loaded, load_all
from socar_cli.knowledge.slips import mistyped_command
from tests.sealed import built_in_knowledge, data_folder, vocabulary_of


def with_own(folder: Path, text: str) -> tuple[Loaded, list[tuple[int, str]]]:
    """Return the shipped knowledge with a user's file over it, and what is wrong by line."""
    own = folder / "own.yaml"
    own.write_text(text, encoding="utf-8")
    loaded = load_all(str(data_folder() / "knowledge.yaml"), own)
    assert isinstance(loaded.problem, KnowledgeError)
    return loaded, [(fault.line, fault.what.en) for fault in loaded.problem.complaints]


OWN = """own_words:
  our-yard: {where: parking, words: [우리마당]}
  tunnel: {words: [굴속]}
  parrot: {question: pets, words: [앵무새]}
  yard: {where: parking, words: ['(our|the|our) (yard|big lot)', our yard]}
questions:
  boat: {question: {ko: 배, en: boat}, answer: {ko: 큰 배, en: big}, aliases: [카누],
    sources: [article], verified: 2026-01, confidence: low, review: 1y}
answers:
  'yes': {words: [아무렴]}
  'no': {hurt: 'yes'}
"""


@pytest.mark.nightly
def test_a_users_file_adds_words(tmp_path: Path) -> None:
    """New entries, built-in ones, questions and answers are read beside the built-in words.

    Words with alternatives say what each of them would say alone, however often it stands; what a
    built-in answer says cannot be changed.
    """
    loaded, complaints = with_own(tmp_path, OWN)
    assert complaints == [(11, "what built-in words say cannot be changed (add to words only)")]
    [entry] = [one for one in loaded.knowledge.own_words if one.id == "yard"]
    assert entry.words == ("our yard", "our big lot", "the yard", "the big lot")
    vocabulary = vocabulary_of(loaded.knowledge)
    places = ("우리마당에서", "in our yard", "the big lot", "굴속", "터널", "yard")
    where = [read_words(vocabulary, words).where for words in places]
    assert where == [Where.PARKING] * 3 + [Where.TUNNEL] * 2 + [None]
    asked = [read_words(vocabulary, words).question for words in ("앵무새 태워도 돼요", "카누")]
    assert asked == ["pets", "boat"]
    assert answer_in(loaded.knowledge, "아무렴") is Answer.YES
    assert answer_in(loaded.knowledge, "아니요") is Answer.NO


MISLEADING = {
    "a: {where: parking, words: [터널]}": "'터널' says something else already",
    "b: {where: parking, words: ['tun-NEL']}": "'tun-NEL' says something else already",
    "c: {role: filler, words: [다쳤]}": "'다쳤' says something else already",
    "d: {topic: costs, words: [contats]}": "'contats' would be taken for a mistyped contacts",
    "e: {topic: costs, words: [my accidents]}": "'my accidents' would be taken",
    "h: {where: parking, words: ['우리 (마당|굴']}": "'우리 (마당|굴': brackets do not match",
    "i: {where: parking, words: ['our (yard|tun-NEL)', '(our|the|) tun-NEL']}": "'tun-NEL' says",
    "j: {where: parking, words: ['our yard|lot']}": "'our yard|lot': brackets do not match",
    "k: {where: parking, words: ['our ((big|small) yard)']}": "'our ((big|small) yard)': brackets",
    f"l: {{where: parking, words: ['our {'(a|b)' * 40} yard']}}": "'our (a|b)(a|b)",
    "f: {question: parrots, words: [앵무새]}": "'parrots': not under questions",
    "g: {problem: engine, words: [engine]}": "'engine': not under breakdown > problems",
    # A built-in entry that is refused keeps its words.
    "m: {role: filler, words: [불났]}": "'불났' says something else already",
    "hurt: {hurt: 'no'}": "what built-in words say cannot be changed",
    "parking: {words: [고속도로 터널]}": "'고속도로 터널' says something else already",
}


@pytest.mark.nightly
def test_a_word_that_would_mislead_is_refused(tmp_path: Path) -> None:
    """Each is named with its line, and everything else of both files stays."""
    entries = (*MISLEADING, "good: {ev: true, words: [우리전기]}")
    loaded, complaints = with_own(tmp_path, "\n  ".join(("own_words:", *entries)))
    lines, said = zip(*complaints, strict=True)
    assert lines == tuple(range(2, 2 + len(MISLEADING)))
    assert all(map(str.startswith, said, MISLEADING.values()))
    read = read_words(vocabulary_of(loaded.knowledge), "우리전기 터널")
    assert (read.where, read.ev) == (Where.TUNNEL, True)


ALTERNATIVES = {
    "": ("",),
    "flat tyre": ("flat tyre",),
    "flat (tyre|wheel)": ("flat tyre", "flat wheel"),
    "(my |)tyre(s|) (are|is) flat": (
        *("my tyres are flat", "my tyres is flat", "my tyre are flat", "my tyre is flat"),
        *("tyres are flat", "tyres is flat", "tyre are flat", "tyre is flat"),
    ),
    "타이어 (앞|) 펑크": ("타이어 앞 펑크", "타이어 펑크"),
    "-(가|국)도": ("-가도", "-국도"),
    "(a|b|a)": ("a", "b", "a"),
    "()": ("",),
}


def test_alternatives_are_written_out() -> None:
    """In order, the last bracket first; one that may be empty leaves no space of its own."""
    assert {written: phrases_of(written) for written in ALTERNATIVES} == ALTERNATIVES


def test_no_shipped_word_looks_like_a_mistyped_command() -> None:
    """Neither the words nor the names of anything else are one slip from a command's name."""
    knowledge = built_in_knowledge()
    words = [word for entry in knowledge.own_words for word in entry.words]
    words += [alias for contact in knowledge.contacts for alias in contact.aliases]
    words += [alias for problem in knowledge.breakdown.problems for alias in problem.aliases]
    words += [alias for question in knowledge.questions for alias in question.aliases]
    assert [word for word in words if mistyped_command(word)] == []
