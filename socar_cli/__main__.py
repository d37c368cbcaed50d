"""The console script, and `python -m socar_cli`: how a call begins and how it leaves."""

import _signal  # type: ignore[import-not-found]  # built in; `signal` takes its time, in which Ctrl-C counts
import gc
import os
import sys
import time

# ExitCode.INTERRUPTED and ExitCode.READER_GONE, before anything of ours is imported.
_INTERRUPTED, _READER_GONE = 130, 141
_WATCHING = {"bdb", "cProfile", "coverage", "profile"}  # what has work to do when a call ends


def console() -> None:
    """Run the line of this process and leave at once: nothing is left to tidy up.

    Under coverage, a profiler or a debugger Python's own way out is taken.
    """
    # Ctrl-C ends the call at once and without a word. As an exception it would be printed or
    # swallowed by what it meets: a class that is being made, a callback, a library that is not
    # written in Python. The record survives it like a kill. Where Ctrl-C is ignored, as in a
    # background start, it stays ignored.
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, lambda *_: os._exit(_INTERRUPTED))
    gc.disable()  # a call is over before there is garbage worth collecting
    from socar_cli.prerendered.lookup import prerendered_answer

    text = prerendered_answer(sys.argv[1:], os.environ, sys.stdout, time.time())
    code = 0
    try:
        if text is not None:
            sys.stdout.write(text)
            sys.stdout.flush()
    except BrokenPipeError:
        code = _READER_GONE
    except OSError:  # the ordinary way meets it as well, and says what it is
        text = None
    if text is None:
        from socar_cli.cli.app import main

        code = main()
    if sys.gettrace() or sys.getprofile() or not _WATCHING.isdisjoint(sys.modules):
        sys.exit(code)
    os._exit(code)


if __name__ == "__main__":
    console()
