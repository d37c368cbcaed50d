"""Words that differ by one typing error, and commands that were mistyped so."""

from functools import cache

# As in `cli/commands`, which nothing here may import; a test compares them.
COMMANDS = (
    *("contacts", "accident", "costs", "lost-item", "breakdown", "faq", "search", "card"),
    *("reservation", "knowledge", "help"),
)
_SHORTEST = 5  # letters; a shorter word one slip from a command's name is a word of its own


def mistyped_command(words: str) -> str | None:
    """Return the command that one of the `words` is one typing error away from, None for none.

    `mistyped_command("my acident")` is "accident".
    """
    return next(filter(None, map(_meant, words.casefold().split())), None)


@cache  # of the words in the knowledge file most stand there many times
def _meant(word: str) -> str | None:
    if len(word) < _SHORTEST or not word.isascii():
        return None
    return next((name for name in COMMANDS if word != name and is_slip(word, name)), None)


def is_slip(typed: str, meant: str) -> bool:
    """Tell whether `typed` is `meant` with at most one letter wrong, too many, missing or swapped.

    That is a distance of at most one in optimal string alignment: "acident" and "accidnet" are
    slips of "accident", "acidnet" is none.
    """
    if abs(len(typed) - len(meant)) > 1:
        return False
    unlike = (at for at, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other)
    same = next(unlike, min(len(typed), len(meant)))
    typed, meant = typed[same:], meant[same:]
    swapped = typed[1::-1] + typed[2:]
    # Nothing, a letter too many, two swapped; or one missing or wrong.
    return meant in {typed, typed[1:], swapped} or meant[1:] in {typed, typed[1:]}
