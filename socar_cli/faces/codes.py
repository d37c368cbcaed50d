"""A number as a code to scan."""

_HALVES = " ▄▀█"  # of a character: none, the lower, the upper, both


def modules_of(address: str) -> list[list[bool]]:
    """Return the rows of modules of a code that holds an address, dark is true, paper around."""
    import segno  # few lines draw a code

    code = segno.make(address, error="m", micro=False)
    return [[*map(bool, row)] for row in code.matrix_iter(border=4)]  # scanners count on paper


def half_blocks(address: str, *, ink: bool) -> str:
    """Return a code as text, two rows a line; what is printed is dark, unless `ink` is light."""
    modules = modules_of(address)
    below = [*modules[1::2], [False] * len(modules)]
    return "\n".join(
        "".join(_HALVES[(up is ink) * 2 + (low is ink)] for up, low in zip(*two, strict=True))
        for two in zip(modules[::2], below, strict=False)
    )
