"""A number as a code to scan: its modules, and these as text, two of them in one character."""

_QUIET_ZONE = 4  # modules of paper around the code; scanners count on them
_HALVES = " ▄▀█"  # none, the lower, the upper, both


def modules_of(address: str) -> list[list[bool]]:
    """Return the rows of modules of a code that holds an address, dark is true, paper around."""
    import segno  # few lines draw a code

    code = segno.make(address, error="m", micro=False)
    return [[*map(bool, row)] for row in code.matrix_iter(border=_QUIET_ZONE)]


def can_draw(encoding: str) -> bool:
    """Tell whether a stream with this encoding has the characters that codes are drawn with."""
    try:
        _HALVES.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def half_blocks(modules: list[list[bool]], *, dark: bool) -> str:
    """Return two rows of modules a line; the characters fill what is `dark`, else what is light."""
    below = [*modules[1:], [False] * len(modules[0])]
    return "\n".join(
        "".join(_HALVES[(up is dark) * 2 + (low is dark)] for up, low in zip(*two, strict=True))
        for two in zip(modules[::2], below[::2], strict=True)
    )
