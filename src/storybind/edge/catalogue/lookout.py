"""How the catalogue keeps up with its folder while it is served."""

import asyncio
import time

from starlette.concurrency import run_in_threadpool

from storybind.edge.catalogue.scan import Catalogue
from storybind.edge.catalogue.shelf import Facts
from storybind.edge.catalogue.workshop import Workshop
from storybind.errors import StorybindError

LOOK_AGAIN = 2.0
"""Seconds after which the folder is looked at anew before a list is shown."""
PATIENCE = 0.5
"""Seconds that a list waits for that; whoever has copied a thousand books in sees them a little later."""
_AT_ONCE = 50  # stories that are read before what they say is shown


class Lookout:
    """Looks at the folder again and again, and has the stories read that are new in it."""

    def __init__(self, catalogue: Catalogue, workshop: Workshop) -> None:
        self._catalogue, self._workshop = catalogue, workshop
        self._looked = time.monotonic()
        self._looking: asyncio.Task[None] | None = None
        self._describing: asyncio.Task[None] | None = None

    async def look_again(self) -> None:
        """Have the folder looked at if that was some time ago; one looks for all, and nobody waits long."""
        if self._looking is None and time.monotonic() - self._looked > LOOK_AGAIN:
            self._looking = asyncio.create_task(self._look())
        if self._looking:
            await asyncio.wait({self._looking}, timeout=PATIENCE)

    async def _look(self) -> None:
        try:
            await run_in_threadpool(self._catalogue.refresh)
        finally:
            self._looked, self._looking = time.monotonic(), None
        self.describe_stories()

    def describe_stories(self) -> None:
        """Have the stories read that nobody has read yet, beside all else."""
        if self._catalogue.unread() and self._describing is None:
            self._describing = asyncio.create_task(self._describe())

    async def _describe(self) -> None:
        try:
            while unread := self._catalogue.unread():
                news = {path: await self._facts(path) for path in unread[:_AT_ONCE]}
                await run_in_threadpool(self._catalogue.tell, news)
        finally:
            self._describing = None

    async def _facts(self, path: str) -> Facts | StorybindError:
        """What a story says of itself, or why it cannot be read."""
        try:
            return await self._workshop.describe(self._catalogue.root / path)
        except StorybindError as wrong:
            return wrong
