"""The console script, and `python -m socar_cli`: how a call begins and how it leaves."""

import _signal  # type: ignore[import-not-found]  # built in; `signal` takes its time, in which Ctrl-C counts
import gc
import os
import sys
import time

_INTERRUPTED = 130  # ExitCode.INTERRUPTED, before anything of ours is imported
_TOOLS = range(6)  # that may watch a program through sys.monitoring


def console() -> None:
    """Run the line of this process and leave at once: nothing is left to tidy up.

    Under coverage or a debugger, and with other threads alive, Python's own way out is taken.
    """
    _leave_when_interrupted()
    gc.disable()  # a call is over before there is garbage worth collecting
    code = _look_up()
    if code is None:
        from socar_cli.cli.app import main

        code = main()
    if _is_watched() or _has_company():
        sys.exit(code)
    os._exit(code)


def _look_up() -> int | None:
    """Show what was prerendered for this line, and return the exit code; None where nothing was."""
    from socar_cli.prerendered.lookup import prerendered_answer

    text = prerendered_answer(sys.argv[1:], os.environ, sys.stdout, time.time())
    if text is None:
        return None
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        from socar_cli.cli.app import main

        return main(failure=error)
    return 0


def _leave_when_interrupted() -> None:
    """Let Ctrl-C end the call at once and without a word, whatever it is at.

    As an exception it would be printed or swallowed by what it meets: a class that is being made,
    a callback, a library that is not written in Python. The record survives it like a kill.
    Where Ctrl-C is ignored, as in a background start, it stays ignored.
    """
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, lambda *_: os._exit(_INTERRUPTED))


def _is_watched() -> bool:
    monitoring = getattr(sys, "monitoring", None)  # from Python 3.12 on
    tools = map(monitoring.get_tool, _TOOLS) if monitoring else ()
    return any((sys.gettrace(), sys.getprofile(), *tools))


def _has_company() -> bool:
    threads = sys.modules.get("threading")
    return threads is not None and threads.active_count() > 1


if __name__ == "__main__":
    console()
