"""Slips of the finger, where a library that measures them would cost more than the answer."""

COMMANDS = (
    *("contacts", "accident", "costs", "lost-item", "breakdown", "faq", "search"),
    *("reservation", "knowledge", "help"),
)
_SHORTEST = 5  # letters; a shorter word one slip from a command's name is a word of its own


def mistyped_command(words: str) -> str | None:
    """Return the English name of a command that is one slip away from one of the `words`."""
    for word in words.casefold().split():
        if len(word) >= _SHORTEST and word.isascii():
            for name in COMMANDS:
                if is_one_slip(word, name):
                    return name
    return None


def is_one_slip(typed: str, name: str) -> bool:
    """Tell whether one letter of `name` is wrong, missing, too many or in its neighbour's place."""
    if abs(len(typed) - len(name)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(typed, name, strict=False)) if a != b), None)
    if start is None:
        return len(typed) != len(name)
    left, right = typed[start:], name[start:]
    swapped = left[1::-1] == right[:2] and left[2:] == right[2:]
    return swapped or left[1:] in {right, right[1:]} or left == right[1:]
