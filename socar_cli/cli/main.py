"""`main`: a line from its words to its exit code, and the one handler of errors."""

import os
import sys
from collections.abc import Callable, Sequence

from socar_cli.cli.context import App
from socar_cli.errors import ExitCode, SocarError
from socar_cli.language import Localized


def main(argv: Sequence[str] | None = None, app: App | None = None) -> int:
    """Run one line and return its exit code; the words of `argv` come without the name."""
    words = tuple(map(_typed, sys.argv[1:]) if argv is None else argv)
    app = app or App.of_process()
    app.listen(words)
    return answer(app, lambda: _run(words, app))


def failed(error: OSError) -> int:
    """Say why a page that was looked up could not be written, and return the exit code."""

    def fail() -> None:
        raise error

    # What stdout still holds would fail once more, wherever it is touched.
    app = App(environ=os.environ, stdout=None, stderr=sys.stderr)
    app.listen(sys.argv[1:])
    return answer(app, fail)


def _typed(word: str) -> str:
    """Return a word as it was typed: UTF-8, also under a locale that knows only ASCII."""
    return word if word.isascii() else os.fsencode(word).decode("utf-8", "surrogateescape")


def answer(app: App, run: Callable[[], int | None]) -> int:
    """Return the exit code of `run`; whatever goes wrong in it becomes one line and a code."""
    try:
        return run() or ExitCode.DONE
    except SocarError as error:
        app.complain(error.message(), error.exit_code)
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return ExitCode.READER_GONE
    except OSError as error:
        message = Localized(f"쓰지 못했습니다 ({error})", f"could not write ({error})")
        app.complain(message, ExitCode.IO_ERROR)
        return ExitCode.IO_ERROR


def _run(words: tuple[str, ...], app: App) -> int | None:
    if "_SOCAR_COMPLETE" in os.environ:
        from socar_cli.cli.completion import prepare

        prepare(app)
    from socar_cli.cli.app import run_line
    from socar_cli.cli.moments import with_whole_moments

    return run_line(with_whole_moments(words, app), app)
