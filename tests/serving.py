"""`storybind serve` as a real process on a free port, and the plainest of clients: no redirect, no tidying of addresses."""

from __future__ import annotations

import contextlib
import http.client
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from conftest import Storybind


class Answer(NamedTuple):
    """What came back; header names are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def type(self) -> str:
        """What the body is said to be, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0]


def ask(host: str, port: int, path: str, /, method: str = "GET", body: str = "", **headers: str) -> Answer:
    """Send one request, its address just as it is written; ``accept_language`` is said ``accept-language``."""
    connection = http.client.HTTPConnection(host, port, timeout=600)
    with contextlib.closing(connection):
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_host="host" in sent, skip_accept_encoding=True)
        if body:
            sent.setdefault("content-length", str(len(body.encode())))
        for name, value in sent.items():
            connection.putheader(name, value)
        connection.endheaders(body.encode() or None)
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())


class Served(NamedTuple):
    """A server that runs, what it said of itself, and its process."""

    host: str
    port: int
    base: str
    code: str
    told: tuple[str, ...]
    process: subprocess.Popen[bytes]

    @property
    def origin(self) -> str:
        """Scheme, address and port."""
        return f"http://{self.host}:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Send one request, as `ask` does."""
        return ask(self.host, self.port, path, method, **headers)

    def get(self, path: str, **headers: str) -> Answer:
        """A page below the base, which must be there."""
        answer = self.ask(self.base + path, **headers)
        assert answer.status == 200, (answer.status, path, answer.body[:500])
        return answer

    def wait_for(self, path: str, words: str) -> str:
        """Ask for a page until it says something."""
        end = time.monotonic() + 600
        while words not in (text := self.get(path).text):
            assert time.monotonic() < end, f"{words!r} not on {path}: {text[:2000]}"
            time.sleep(0.2)
        return text


@contextlib.contextmanager
def serving(storybind: Storybind, folder: Path, *options: str) -> Iterator[Served]:
    """Run ``storybind serve FOLDER --port 0 OPTIONS`` until the block ends."""
    process = storybind.start("serve", folder, "--port", "0", *options)
    try:
        yield _said(process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=600)
        finally:
            process.kill()
            for pipe in (process.stdin, process.stdout, process.stderr):
                if pipe:
                    pipe.close()


def _said(process: subprocess.Popen[bytes]) -> Served:
    """Read what a server says when it is ready."""
    assert process.stdout is not None
    assert process.stderr is not None
    told: list[str] = []
    for line in process.stdout:
        told.append(line.decode().rstrip())
        if "reading app" in told[-1]:
            break
    else:
        raise AssertionError(process.stderr.read().decode())
    found = re.search(r"http://([\d.]+)(?::(\d+))?((?:/k/(\w+))?)/opds$", told[-1])
    assert found, told
    return Served(found[1], int(found[2]), found[3], found[4] or "", tuple(told), process)
