"""A number as a code to scan."""


def modules_of(address: str) -> list[list[bool]]:
    """Return the rows of modules of a code that holds an address, dark is true, paper around."""
    import segno  # few lines draw a code

    code = segno.make(address, error="m", micro=False)
    return [[*map(bool, row)] for row in code.matrix_iter(border=4)]  # scanners count on paper
