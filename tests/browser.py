"""One headless Chromium for all pages, driven through a pipe: no socket, no library."""

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium")
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-dev-shm-usage", "--remote-debugging-pipe", "about:blank"),
)
_PIPE = 'exec "$0" "$@" 3<&"$READ" 4>&"$WRITE"'  # the browser reads orders from 3, answers on 4
_MOST = 1 << 16


class Browser:
    """A page of the browser: what is opened in it is a file, and all that it asks for is noted."""

    def __init__(self, orders: int, answers: int) -> None:
        """Open a page."""
        self._orders, self._answers = orders, answers
        self._rest, self._count, self._session = b"", 0, ""
        self.events: list[dict[str, Any]] = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        attached = self.send("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **params: object) -> dict[str, Any]:
        """Return the answer to an order; what happens meanwhile is kept in `events`."""
        self._count += 1
        order = {"id": self._count, "method": method, "params": params}
        if self._session:
            order["sessionId"] = self._session
        os.write(self._orders, json.dumps(order).encode() + b"\0")
        while (message := self._read()).get("id") != self._count:
            self.events.append(message)
        assert "error" not in message, message
        return dict(message["result"])

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            part = os.read(self._answers, _MOST)
            assert part, "the browser is gone"
            self._rest += part
        line, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(line))

    def open(self, path: Path, *, width: int = 360, dark: bool = False) -> None:
        """Show a file, at so many pixels, in light or dark colours; wait until it is there."""
        self.color(dark=dark)
        self.resize(width)
        self.events.clear()
        self.send("Page.navigate", url=path.as_uri())
        while all(event.get("method") != "Page.loadEventFired" for event in self.events):
            self.events.append(self._read())

    def color(self, *, dark: bool) -> None:
        """Let the system prefer dark or light colours."""
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.send("Emulation.setEmulatedMedia", features=features)

    def resize(self, width: int) -> None:
        """Make the window so many pixels wide."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=800, deviceScaleFactor=1, mobile=True,
        )  # fmt: skip

    def told(self, *methods: str) -> list[dict[str, Any]]:
        """Return what the browser told since the page was opened, of these kinds."""
        return [event["params"] for event in self.events if event.get("method") in methods]

    def ask(self, expression: str) -> Any:  # noqa: ANN401 - whatever the page answers
        """Return what an expression is worth in the page; its policy does not bind a debugger."""
        answer = self.send(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def picture(self, path: Path) -> Path:
        """Write a picture of the whole page."""
        shot = self.send("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(shot["data"]))
        return path

    def printed(self) -> bytes:
        """Return the page as it comes from a printer."""
        order = {"preferCSSPageSize": True, "printBackground": False}
        return base64.b64decode(self.send("Page.printToPDF", **order)["data"])


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """Run the browser, with `folder` as its home."""
    assert CHROMIUM
    orders_out, orders = os.pipe()
    answers, answers_in = os.pipe()
    environ = {**os.environ, "HOME": str(folder)}
    environ |= {"READ": str(orders_out), "WRITE": str(answers_in)}
    process = subprocess.Popen(
        ["bash", "-c", _PIPE, CHROMIUM, *_FLAGS, f"--user-data-dir={folder / 'profile'}"],
        env=environ,
        pass_fds=(orders_out, answers_in),
        stderr=subprocess.DEVNULL,
    )
    os.close(orders_out)
    os.close(answers_in)
    try:
        yield Browser(orders, answers)
    finally:
        os.close(orders)
        os.close(answers)
        process.terminate()
        process.wait()
