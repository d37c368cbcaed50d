"""A code to scan as text: two of its modules in one character."""

_HALVES = " ▄▀█"  # none, the lower, the upper, both


def can_draw(encoding: str) -> bool:
    """Tell whether a stream with this encoding has the characters that codes are drawn with."""
    try:
        _HALVES.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def half_blocks(modules: tuple[tuple[bool, ...], ...], *, dark: bool) -> str:
    """Return two rows of modules a line; the characters fill what is `dark`, else what is light."""
    below = (*modules[1:], (False,) * len(modules[0]))
    return "\n".join(
        "".join(_HALVES[(up is dark) * 2 + (low is dark)] for up, low in zip(*two, strict=True))
        for two in zip(modules[::2], below[::2], strict=True)
    )
