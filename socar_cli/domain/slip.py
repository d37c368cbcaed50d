"""Slips of the finger: whether two words are one edit or one swapped pair apart."""


def is_slip(typed: str, meant: str) -> bool:
    """Tell whether `typed` is `meant` with at most one sign wrong, too many, missing or swapped.

    That is a distance of at most one in optimal string alignment.
    """
    if not -1 <= len(typed) - len(meant) <= 1:
        return False
    same = 0
    for one, other in zip(typed, meant, strict=False):
        if one != other:
            break
        same += 1
    typed, meant = typed[same:], meant[same:]
    if len(typed) > len(meant):
        return typed[1:] == meant
    if len(typed) < len(meant):
        return typed == meant[1:]
    return typed[1:] == meant[1:] or (typed[1::-1], typed[2:]) == (meant[:2], meant[2:])
