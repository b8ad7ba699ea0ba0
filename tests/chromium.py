"""A headless Chromium driven over its DevTools protocol by a pipe: standard library only, no port, no driver.

The protocol: https://chromedevtools.github.io/devtools-protocol/. ``--remote-debugging-pipe`` reads commands from file
descriptor 3 and writes answers and events to 4, each a JSON text that ends with a NUL.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
LAUNCHER = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3); os.dup2(int(sys.argv[2]), 4); os.execv(sys.argv[3], sys.argv[3:])"
)
PATIENCE = 60.0  # seconds for one answer; a busy machine is slow, a broken page is not


def chromium() -> str | None:
    """Where Chromium is, if it is installed."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


class Page:
    """One page and all that it reported: exceptions, console messages, dialogs, requests."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands, self._answers = commands, answers
        self._buffer, self._count, self._session = b"", 0, None
        self._loaded = False
        self._saving = ""
        self._saved: list[str] = []
        self.complaints: list[str] = []
        self.dialogs: list[str] = []
        self.requests: list[str] = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and give its answer back; events that come in between are noted."""
        self._count += 1
        number = self._count
        message = {"id": number, "method": method, "params": params}
        os.write(
            self._commands,
            json.dumps(message | ({"sessionId": self._session} if self._session else {})).encode() + b"\0",
        )
        while (answer := self._receive()).get("id") != number:
            self._note(answer)
        assert "error" not in answer, f"{method}: {answer['error']}"
        result: dict[str, Any] = answer["result"]
        return result

    def _receive(self) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._answers], [], [], max(0.0, end - time.monotonic()))
            assert ready, "Chromium does not answer"
            more = os.read(self._answers, 1 << 20)
            assert more, "Chromium has ended"
            self._buffer += more
        text, self._buffer = self._buffer.split(b"\0", 1)
        message: dict[str, Any] = json.loads(text)
        return message

    def _note(self, event: dict[str, Any]) -> None:
        params = event.get("params", {})
        match event.get("method"):
            case "Page.loadEventFired":
                self._loaded = True
            case "Runtime.exceptionThrown":
                self.complaints.append(str(params["exceptionDetails"]))
            case "Runtime.consoleAPICalled" if params["type"] in ("error", "warning", "assert"):
                self.complaints.append(str(params["args"]))
            case "Log.entryAdded" if params["entry"]["level"] in ("error", "warning"):
                self.complaints.append(params["entry"]["text"])
            case "Page.javascriptDialogOpening":
                self.dialogs.append(params["message"])
                self._count += 1
                answer = {"id": self._count, "method": "Page.handleJavaScriptDialog", "params": {"accept": True}}
                os.write(self._commands, json.dumps(answer | {"sessionId": self._session}).encode() + b"\0")
            case "Browser.downloadWillBegin":
                self._saving = params["suggestedFilename"]
            case "Browser.downloadProgress" if params["state"] == "completed":
                self._saved.append(self._saving)
            case "Network.requestWillBeSent":
                self.requests.append(params["request"]["url"])

    def open(
        self, path: Path, *, window: tuple[int, int] = (1280, 800), dark: bool = False, fragment: str = ""
    ) -> None:
        """Open a file and wait until it is loaded and drawn."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=window[0],
            height=window[1],
            deviceScaleFactor=1,
            mobile=window[0] < 500,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.send(
            "Emulation.setEmulatedMedia", features=[scheme, {"name": "prefers-reduced-motion", "value": "reduce"}]
        )
        self.send("Page.navigate", url="about:blank")
        self.complaints, self.dialogs, self.requests = [], [], []
        self._loaded = False
        self.send("Page.navigate", url=path.as_uri() + fragment)
        while not self._loaded or self.run("document.readyState") != "complete":
            self._note(self._receive())
        self.settle()

    def settle(self) -> None:
        """Wait until what was asked for is drawn: two frames on."""
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))")

    def run(self, script: str) -> Any:
        """The value of an expression in the page, awaited if it is a promise."""
        answer = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def move(self, x: float, y: float) -> None:
        """Move the mouse to a point of the window, in CSS px."""
        self.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        self.settle()

    def click(self, x: float, y: float, *, times: int = 1) -> None:
        """Click a point of the window, as a mouse does, once or twice."""
        self.move(x, y)
        for count in range(1, times + 1):
            for kind in ("mousePressed", "mouseReleased"):
                self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", buttons=1, clickCount=count)
        self.settle()

    def downloads(self, folder: Path, selector: str) -> Path:
        """Click an element that saves a file; gives the file when it is there whole."""
        session, self._session = self._session, None
        self.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder), eventsEnabled=True)
        self._session = session
        self._saved.clear()
        self.click_on(selector)
        while not self._saved:
            self._note(self._receive())
        return folder / self._saved[0]

    def click_on(self, selector: str) -> None:
        """Click the middle of an element, which must be in view and not covered."""
        x, y = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            "e.scrollIntoView({ block: 'nearest' });"
            "const b = e.getClientRects()[0]; return [b.x + b.width / 2, b.y + b.height / 2] })()"
        )
        self.click(x, y)

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        self.send("Input.insertText", text=text)
        self.settle()

    def press(self, key: str) -> None:
        """Press a key by its name, ``Enter``, ``Escape``, ``ArrowDown``, ``Tab``, or by the letter that it types."""
        named = {"Enter": 13, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38, "ArrowLeft": 37, "ArrowRight": 39, "Tab": 9}
        code = named.get(key) or ord(key)
        text = {"text": "\r"} if key == "Enter" else {} if key in named else {"text": key}
        self.send("Input.dispatchKeyEvent", type="keyDown", key=key, code=key, windowsVirtualKeyCode=code, **text)
        self.send("Input.dispatchKeyEvent", type="keyUp", key=key, code=key, windowsVirtualKeyCode=code)
        self.settle()

    def screenshot(self, path: Path) -> None:
        """Save what the window shows as PNG."""
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"]))


@contextmanager
def browser(profile: Path) -> Iterator[Page]:
    """A running Chromium with a profile of its own, ended when the block is left."""
    executable = chromium()
    assert executable, "Chromium is not installed"
    command_read, command_write = os.pipe()
    answer_read, answer_write = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (command_read, answer_write)]
    command = [sys.executable, "-c", LAUNCHER, *map(str, high), executable, *FLAGS, f"--user-data-dir={profile}"]
    process = subprocess.Popen(command, pass_fds=high, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for end in high:
        os.close(end)
    os.close(command_read)
    os.close(answer_write)
    try:
        yield Page(command_write, answer_read)
    finally:
        process.terminate()
        process.wait()
        os.close(command_write)
        os.close(answer_read)
