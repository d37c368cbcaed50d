"""A number as a code to scan."""

from itertools import zip_longest

# A character by whether its upper and its lower half are inked.
_HALVES = {(False, False): " ", (False, True): "▄", (True, False): "▀", (True, True): "█"}


def modules_of(address: str) -> list[list[bool]]:
    """Return the rows of modules of a code that holds an address, dark is true, paper around."""
    import segno  # few lines draw a code

    code = segno.make(address, error="m", micro=False)
    return [[*map(bool, row)] for row in code.matrix_iter(border=4)]  # scanners count on paper


def half_blocks(address: str, *, ink: bool) -> str:
    """Return a code as text, two rows a line; what is printed is dark, unless `ink` is light."""
    modules = modules_of(address)
    pairs = zip_longest(modules[::2], modules[1::2], fillvalue=[False] * len(modules))
    return "\n".join(
        "".join(_HALVES[up is ink, low is ink] for up, low in zip(*rows, strict=True))
        for rows in pairs
    )
