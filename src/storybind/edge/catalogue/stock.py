"""Files that were made on demand, kept in memory within a bound."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable


class Stock:
    """The files asked for last, as many as fit; each is made once, however many ask for it at the same time.

    Args:
        room: Bytes that all of them may take together; a file that takes more than half is not kept.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._taken = 0
        self._files: OrderedDict[Hashable, bytes] = OrderedDict()
        self._making: dict[Hashable, asyncio.Task[bytes]] = {}

    async def get(self, key: Hashable, make: Callable[[], Awaitable[bytes]]) -> bytes:
        """The file of a name, made by `make` if it is not there; what that raises, everybody hears who waits for it."""
        if key in self._files:
            self._files.move_to_end(key)
            return self._files[key]
        if key not in self._making:
            self._making[key] = asyncio.ensure_future(self._make(key, make))
        return await asyncio.shield(self._making[key])  # one who leaves does not stop it for the others

    async def _make(self, key: Hashable, make: Callable[[], Awaitable[bytes]]) -> bytes:
        try:
            data = await make()
        finally:
            del self._making[key]
        if len(data) <= self._room // 2:
            self._files[key] = data
            self._taken += len(data)
            while self._taken > self._room:
                _, oldest = self._files.popitem(last=False)
                self._taken -= len(oldest)
        return data
