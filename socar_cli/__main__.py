"""The console script, and `python -m socar_cli`: how a call begins and how it leaves."""

import gc
import os
import sys

_TOOLS = range(6)  # that may watch a program through sys.monitoring


def console() -> None:
    """Run the line of this process and leave at once: nothing is left to tidy up.

    Under coverage or a debugger, and with other threads alive, Python's own way out is taken.
    """
    gc.disable()  # first of all: a call is over before there is garbage worth collecting
    from socar_cli.cli.main import main

    code = main()
    if _is_watched() or _has_company():
        sys.exit(code)
    os._exit(code)


def _is_watched() -> bool:
    monitoring = getattr(sys, "monitoring", None)  # from Python 3.12 on
    tools = map(monitoring.get_tool, _TOOLS) if monitoring else ()
    return any((sys.gettrace(), sys.getprofile(), *tools))


def _has_company() -> bool:
    threads = sys.modules.get("threading")
    return threads is not None and threads.active_count() > 1


if __name__ == "__main__":
    console()
