"""A moment of several words behind its option, as one types it in need: without quotes."""

from collections.abc import Sequence

from socar_cli.cli.context import App

_OPTIONS = frozenset({"--at", "--end", "--ended", "--next", "--start"})
_MOST = 4  # 오늘 밤 11시 30분


def with_whole_moments(words: Sequence[str], app: App) -> list[str]:
    """Return a line in which each moment is one word, as quotes would have made it."""
    if _OPTIONS.isdisjoint(word.partition("=")[0] for word in words):
        return list(words)
    from socar_cli.domain.moments import is_moment

    line: list[str] = []
    rest = list(words)
    while rest:
        word, *rest = rest
        name, given, value = word.partition("=")
        if name in _OPTIONS and given:
            word, rest = name, [value, *rest]
        line.append(word)
        if word == "--":
            break
        if word in _OPTIONS and rest:
            texts = ((count, " ".join(rest[:count])) for count in range(_MOST, 0, -1))
            whole = (count for count, text in texts if is_moment(text, now=app.now))
            count = next(whole, 1)
            line.append(" ".join(rest[:count]))
            rest = rest[count:]
    return [*line, *rest]
