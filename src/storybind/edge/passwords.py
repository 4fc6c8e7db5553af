"""The password of the mail account, in the keyring of the system and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from storybind.errors import NoKeyringError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "storybind mail"
_UNSAFE = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")
"""Backends that keep nothing, or keep it where others can read it: with `keyrings.alt` installed one of those is used
without a word."""


def find_password(user: str) -> str | None:
    """The password that is kept for an account; None if none is; raises `NoKeyringError`."""
    with _keyring() as keyring:
        return keyring.get_password(_SERVICE, user)


def keep_password(user: str, password: str) -> None:
    """Keep a password; raises `NoKeyringError`."""
    with _keyring() as keyring:
        keyring.set_password(_SERVICE, user, password)


def forget_password(user: str) -> None:
    """Take a password out of the keyring, if it is there; raises `NoKeyringError`."""
    with _keyring() as keyring:
        if keyring.get_password(_SERVICE, user) is not None:
            keyring.delete_password(_SERVICE, user)


@contextmanager
def _keyring() -> Iterator[KeyringBackend]:
    """The system's keyring; of several that would be tried in turn the first, which is the one `keyring` likes best."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        raise _no_place('what opens the system\'s keyring is not installed: pip install "storybind[mail]"') from None
    backend = keyring.get_keyring()
    backend = next(iter(getattr(backend, "backends", ())), backend)
    if type(backend).__module__.startswith(_UNSAFE):
        raise _no_place("this system has no keyring that can be trusted")
    try:
        yield backend
    except KeyringError as wrong:
        raise _no_place(str(wrong) or "the keyring does not open") from None


def _no_place(why: str) -> NoKeyringError:
    return NoKeyringError(
        f"No safe place for the password was found ({why}). Set STORYBIND_SMTP_PASSWORD for this run, or type it when "
        "asked on a terminal; it will not be stored."
    )
