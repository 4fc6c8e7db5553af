"""Listening: a socket of our own, uvicorn on it, and an end to whoever takes too long to say what he wants."""

import asyncio
import errno
import logging
import socket
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from storybind.edge.catalogue.guard import LONGEST_HEAD
from storybind.errors import AddressError, PortError

LOOPBACK = "127.0.0.1"
SLOWEST = 10.0
"""Seconds from a connection, or from the last answer, within which a request must have come whole."""
_CONNECTIONS = 200


def open_socket(address: str, port: int) -> socket.socket:
    """A socket that listens; raises `PortError` or `AddressError`."""
    try:
        return socket.create_server((address, port), backlog=128)
    except OSError as wrong:
        if wrong.errno == errno.EADDRINUSE:
            raise PortError(f"port {port} is in use; try --port {_free_port(address, port)}") from None
        if isinstance(wrong, PermissionError):
            raise PortError(
                f"you may not use port {port}; ports from 1024 on are for everybody: try --port 8787"
            ) from None
        raise AddressError(f"this machine has no address {address}; --address names one of its own") from None
    except OverflowError:
        raise PortError(f"{port} is no port; use a number from 1 to 65535") from None


def _free_port(address: str, port: int) -> int:
    """The next port that is free; 0, which is any, where none of the next hundred is."""
    for other in range(port + 1, min(port + 100, 65536)):
        try:
            with socket.create_server((address, other)):
                return other
        except OSError:
            continue
    return 0


def lan_address() -> str:
    """The address by which others on this network reach this machine; nothing is sent to find it; raises `AddressError`."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: nobody's; the system chooses the way out, no packet leaves
            found: str = probe.getsockname()[0]
        except OSError:
            found = ""
    if not found or found.startswith("127."):
        raise AddressError("this machine is on no network; connect it, or leave --lan out to serve this machine alone")
    return found


def hosts_of(address: str, port: int) -> frozenset[str]:
    """What a client may call this server: its address, and the names by which it goes for machines nearby."""
    if address == LOOPBACK:
        names = {address, "localhost"}
    else:
        own = socket.gethostname().lower().partition(".")[0]
        names = {address, own, f"{own}.local"}
    plain = names if port == 80 else set()
    return frozenset({f"{name}:{port}" for name in names} | plain)


class _Impatient(H11Protocol):
    """uvicorn's protocol, with a limit on how long a request may take to arrive; uvicorn itself waits for ever."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock."""
        super().connection_made(transport)
        self._deadline = self.loop.call_later(SLOWEST, self._too_late)

    def data_received(self, data: bytes) -> None:
        """Stop the clock once a request has come."""
        before = self.cycle
        super().data_received(data)
        if self.cycle is not before and self._deadline:
            self._deadline.cancel()
            self._deadline = None

    def on_response_complete(self) -> None:
        """Start it again for the next."""
        super().on_response_complete()
        if self._deadline is None and not self.transport.is_closing():
            self._deadline = self.loop.call_later(SLOWEST, self._too_late)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the clock."""
        if self._deadline:
            self._deadline.cancel()
        super().connection_lost(exc)

    def _too_late(self) -> None:
        """End the connection; a client that is still taking the last answer may do so first, if it does not take long."""
        if self.transport.get_write_buffer_size():
            self._deadline = self.loop.call_later(SLOWEST, self.transport.abort)
            self.transport.close()
        else:
            self.transport.abort()


def serve(app: Any, listening: socket.socket) -> None:
    """Serve until Ctrl-C, which comes out as `KeyboardInterrupt`."""
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)  # broken requests are no news; bugs are
    config = uvicorn.Config(
        app,
        http=_Impatient,
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=LONGEST_HEAD,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=int(SLOWEST),
        timeout_graceful_shutdown=2,
    )
    uvicorn.Server(config).run(sockets=[listening])
