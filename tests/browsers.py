"""Programs for Node.js that look at books in Chromium, and the books they look at.

What they need is installed by `.ci/run`, or by hand: Chromium of the system, Node.js, and in `tests/engines/`
``npm install --ignore-scripts --no-package-lock``.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from conftest import ROOT
from storybind import Options, convert, gather

ENGINES = Path(__file__).with_name("engines")
STORIES = sorted(
    path for path in (ROOT / "stories").iterdir() if path.suffix in (".txt", ".md") and path.name != "README.md"
)

RICH = """\
---
title: Everything on the Page
author: Ann Example
language: en
rating: General
characters: [Mira, Tom]
---

# Part One: Rain

## 1. Wet

It rained[^1] and it *rained*, <span lang="fr">la pluie</span> on the roof, **all** day, `drip(1)`, [as told](https://example.org/).

She did not go out, and her letter lay on the table where the lamp stood.

> Dear Tom,
>
> it rains here. Does it rain where you are?
>
> Yours,
> Mira

***

He read it twice. Then he sang, to nobody:

> The rain it raineth every day,\\
> and every day it rains on me,\\
> so said the rain.

شالوم قالت له وهي تنظر إلى المطر.

### A game

1. Wait.
2. Wait longer.

[Name: Mira]\\
[Strength: 6]\\
[Patience: 19]

MIRA: Is it over?\\
TOM: (at the window) Not yet.\\
MIRA: And now?

```
rain --all-day
```

![A grey window](window.png)

# Part Two: Sun

## 2. Dry

Three days later it stopped[^2].

**Mira:** Are you there?

**Tom:** I am.

**Mira:** Then come out.

[^1]: Not hard.

    But long.

[^2]: At noon, as [the paper](https://example.org/) had it.
"""
"""A story with every kind of page and block that has a look of its own."""


QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--hide-scrollbars")  # fmt: skip
"""Options by which Chromium shows a page and asks nobody for anything."""


@cache
def browser() -> str:
    """Where Chromium is; empty where it is not."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")


def browse(address: str, folder: Path, *options: str) -> str:
    """What Chromium says of a page; `folder` is for its profile. The test is skipped where there is none."""
    if not browser():
        pytest.skip("Chromium is not installed")
    command = [browser(), *QUIET, f"--user-data-dir={folder / 'chromium'}", *options, address]
    return told_by(command, 240)


def told_by(command: Sequence[str], patience: float, environment: Mapping[str, str] | None = None) -> str:
    """What a program says that comes to a good end within so many seconds; whatever it has started ends with it.

    It is asked to end first: who has started a browser apart from itself, as Puppeteer does, then ends that.
    """
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True, start_new_session=True)
    with process:
        try:
            said, complained = process.communicate(timeout=patience)
        finally:
            with suppress(ProcessLookupError, subprocess.TimeoutExpired):
                os.killpg(process.pid, signal.SIGTERM)
                process.wait(10)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode == 0, complained
    return said


def run(script: str, *args: str | Path, package: str, shown: bool = True) -> list[dict[str, Any]]:
    """What a program of `engines/` says, a record a line; the test is skipped where its parts are not installed.

    `shown` says that it needs Chromium.
    """
    node = shutil.which("node")
    if not node or (shown and not browser()):
        pytest.skip("Node.js or Chromium is not installed")
    if not (ENGINES / "node_modules" / package).is_dir():
        pytest.skip(f"{package} is not installed: npm install in tests/engines")
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": browser(), "ACE_TIMEOUT_INITIAL": "60000"}
    told = told_by([node, str(ENGINES / script), *map(str, args)], 480, environment)
    return [json.loads(line) for line in told.splitlines()]


def bind_stories(folder: Path, stories: Sequence[Path] = tuple(STORIES)) -> list[Path]:
    """The books of the stories of the repository, as `storybind convert` makes them."""
    books = [folder / f"{story.stem}.epub" for story in stories]
    for story, book in zip(stories, books, strict=True):
        book.write_bytes(convert(gather(str(story))).epub)
    return books


def bind_rich(folder: Path, theme: str) -> Path:
    """The book of `RICH`, in a theme."""
    window = io.BytesIO()
    Image.new("RGB", (640, 400), "#778").save(window, "PNG")
    (folder / "window.png").write_bytes(window.getvalue())
    story = folder / f"rich-{theme}.md"
    story.write_text(RICH, encoding="utf-8")
    book = story.with_suffix(".epub")
    book.write_bytes(convert(gather(str(story), Options(theme=theme))).epub)
    return book


def spoil(book: Path, name: str, old: str, new: str) -> Path:
    """A copy of a book with a change in one of its files."""
    out = io.BytesIO()
    with zipfile.ZipFile(book) as good, zipfile.ZipFile(out, "w") as bad:
        for entry in good.infolist():
            data = good.read(entry)
            assert entry.filename != name or old.encode() in data
            bad.writestr(entry, data.replace(old.encode(), new.encode()) if entry.filename == name else data)
    spoilt = book.with_name(f"{Path(name).stem}.epub")
    spoilt.write_bytes(out.getvalue())
    return spoilt
