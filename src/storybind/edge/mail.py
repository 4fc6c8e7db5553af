"""Books by mail, to the addresses that Kindles and PocketBooks have: one mail a book, encrypted on its way.

What the services accept is known from Amazon's help (node 201974220) and from what calibre came to do for both
(``gui2/email.py``, read in 2026): the right media type, words in the mail, a subject that people could have written.
"""

import base64
import datetime
import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from typing import Literal, NamedTuple

from storybind.edge.devices import Manner, Parcel, Sent
from storybind.edge.drive import size_words
from storybind.edge.names import book_stem, plain_name
from storybind.edge.readers import SentAs
from storybind.errors import ConfigError, MailError, MailLoginError, MailTooLargeError, reason_of

LARGEST = 50_000_000
"""Bytes of a whole mail that Amazon takes; a book grows by a third on its way into one."""
_USUAL = 25_000_000  # bytes; where many providers stop
_PATIENCE = 60  # seconds for each answer
_ADDRESS = r"[^\s@<>()\[\],;:\\\"]+@[^\s@<>()\[\],;:\\\"]+\.[^\s@<>()\[\],;:\\\".]+"


class Account(NamedTuple):
    """A mail account that sends; `security` is ``tls`` from the first byte or ``starttls``, and there is no third."""

    server: str
    port: int
    security: Literal["tls", "starttls"]
    user: str
    sender: str


class Secret(str):
    """A password, which no traceback and no log shows.

    >>> Secret("correct horse")
    …
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return "…"


class Service(NamedTuple):
    """A maker's way from a mail to its readers: what ``--to`` takes, its name, what to know, what to do with large books.

    `domain` is what the addresses of its readers end in.
    """

    id: str
    name: str
    known_by: str
    domain: str
    farewell: str
    otherwise: str


SERVICES = {
    "kindle-mail": Service(
        "kindle-mail", "Kindle by mail", "kindle", "kindle.com",
        "Amazon answers by mail if it rejects the book; the sender {} must be on your approved list.",
        "Upload the file at amazon.com/sendtokindle instead.",
    ),
    "pocketbook-mail": Service(
        "pocketbook-mail", "PocketBook by mail", "pocketbook", "pbsync.com",
        "PocketBook answers by mail; the sender {} must be on the list of those it trusts.",
        "Copy the book by cable instead.",
    ),
}  # fmt: skip

_ANY = Service("", "Mail", "", "", "", "Copy the book by cable instead.")
"""An address of nobody's that is known here."""


def service_of(address: str) -> Service:
    """Whose readers have such addresses.

    >>> service_of("anna_1@Kindle.com").name, service_of("anna@example.org").name
    ('Kindle by mail', 'Mail')
    """
    domain = address.rpartition("@")[2].casefold()
    return next((service for service in SERVICES.values() if domain == service.domain), _ANY)


def check_address(text: str, where: str = "") -> str:
    """A mail address, as it was given.

    >>> check_address("anna@example.org")
    'anna@example.org'
    """
    if not text.isascii() or not text.isprintable() or not re.fullmatch(_ADDRESS, text):
        raise ConfigError(f"{text!r} is no mail address; give one such as anna@example.org", where=where)
    return text


class Mailbox(NamedTuple):
    """A mail address: an e-reader's, or anybody's."""

    service: Service
    account: Account
    password: Secret
    address: str
    opens: tuple[SentAs, ...] = ("epub",)  # alone: Amazon turned AZW3 away, and a Kobo has no address
    done: str = "handed to your mail server"

    @property
    def name(self) -> str:
        """As people call it."""
        return self.service.name

    @property
    def farewell(self) -> str:
        """Where the answer will come, and from whom the service takes mail at all; empty for an address of nobody's."""
        return self.service.farewell.format(self.account.sender)

    def send(self, parcel: Parcel, manner: Manner) -> Sent:
        """Mail a book; raises `MailError`, or `MailTooLargeError`."""
        book = parcel.make()
        if (size := _mailed(len(book))) > LARGEST:
            raise self._too_large(size, LARGEST)
        message = compose(parcel, book, self.account.sender, self.address).as_bytes(policy=SMTP)
        size = len(message)
        note = f"The mail has {size_words(size)}; many servers stop at {size_words(_USUAL)}." if size > _USUAL else ""
        if manner.dry:
            return Sent("planned", self.address, size, note)
        with self._told(size), _logged_in(self.account, self.password) as server:
            limit = server.esmtp_features.get("size", "")
            if limit.isdigit() and 0 < int(limit) < size:
                raise self._too_large(size, int(limit))
            server.sendmail(self.account.sender, [self.address], message)
        return Sent("sent", self.address, size, note)

    def _too_large(self, size: int, limit: int = 0) -> MailTooLargeError:
        said = f"the limit is {size_words(limit)}" if limit else "the mail server takes less"
        return MailTooLargeError(f"The mail would be {size_words(size)}; {said}. {self.service.otherwise}")

    @contextmanager
    def _told(self, size: int) -> Iterator[None]:
        """Turn a server's answers, and its silence, into sentences."""
        server, sender = f"{self.account.server}:{self.account.port}", self.account.sender
        try:
            yield
        except smtplib.SMTPAuthenticationError as wrong:
            if 400 <= wrong.smtp_code < 500:
                raise MailError(self._refusal(wrong, sender)) from None
            raise MailLoginError(
                f"The mail server refused the password for {self.account.user}. Many providers need an app password. Run "
                "storybind mail setup."
            ) from None
        except smtplib.SMTPRecipientsRefused as wrong:
            code, said = next(iter(wrong.recipients.values()))
            raise MailError(
                f"The mail server does not take mail for {self.address} ({_said(code, said)}). Check the address "
                "behind --to, or in storybind mail setup."
            ) from None
        except smtplib.SMTPResponseException as wrong:
            if wrong.smtp_code == 552:
                raise self._too_large(size) from None
            raise MailError(self._refusal(wrong, sender)) from None
        except smtplib.SMTPNotSupportedError:
            raise MailError(
                f"The mail server {server} offers no encryption or no login, and storybind sends no password in the clear. "
                "Check server and port in storybind mail setup: 587 and 465 are usual."
            ) from None
        except ssl.SSLCertVerificationError as wrong:
            raise MailError(
                f"The mail server {server} cannot be trusted ({wrong.verify_message}), so nothing was sent. Check the "
                "server's name in storybind mail setup."
            ) from None
        except (OSError, UnicodeError, smtplib.SMTPException) as wrong:  # UnicodeError: a name that no server can have
            raise MailError(
                f"No connection to the mail server {server} ({_reason(wrong)}). Check the network, and server and port in "
                "storybind mail setup."
            ) from None

    def _refusal(self, wrong: smtplib.SMTPResponseException, sender: str) -> str:
        said = _said(wrong.smtp_code, wrong.smtp_error)
        if 400 <= wrong.smtp_code < 500:
            return f"The mail server wants no more mail for now ({said}). Try again later."
        if isinstance(wrong, smtplib.SMTPSenderRefused):
            return f"The mail server lets {self.account.user} not send as {sender} ({said}). Run storybind mail setup."
        return f"The mail server did not take the mail ({said}). Ask who runs it why, or copy the book by cable."


def _mailed(size: int) -> int:
    """Bytes of a mail that holds so many: base64 in lines of 76 signs (RFC 2045, 6.8), and a head."""
    return size * 4 * 78 // (3 * 76) + 1000


def compose(parcel: Parcel, book: bytes, sender: str, address: str) -> EmailMessage:
    """A mail with a book: its title as the subject, a line of words, the book under a name in ASCII."""
    title, by = _header(parcel.title), _header(", ".join(parcel.authors))
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, address, title
    message["Date"] = format_datetime(datetime.datetime.now(datetime.UTC))
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    message.set_content(f"{title}, by {by}, is attached.\n")
    name = plain_name(book_stem(parcel.title, parcel.authors)) + ".epub"
    message.add_attachment(book, maintype="application", subtype="epub+zip", filename=name)
    return message


def _header(text: str) -> str:
    r"""Text for a line of a mail's head: nothing in it ends the line.

    >>> _header("Rain\r\nBcc: x@example.org")
    'Rain Bcc: x@example.org'
    """
    shown = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(shown.split())[:150] or "A book"


@contextmanager
def _logged_in(account: Account, password: Secret) -> Iterator[smtplib.SMTP]:
    """A connection whose other end is who it says, and that nobody can read; only then is the password sent."""
    trusted = ssl.create_default_context()
    us = "[127.0.0.1]"  # as mail programs do; to look up our own name can take long and tells it to strangers
    if account.security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(account.server, account.port, us, timeout=_PATIENCE, context=trusted)
    else:
        server = smtplib.SMTP(account.server, account.port, us, timeout=_PATIENCE)
    with server:
        if account.security == "starttls":
            server.starttls(context=trusted)
        _log_in(server, account.user, password)
        yield server


def _log_in(server: smtplib.SMTP, user: str, password: Secret) -> None:
    """Log in; smtplib itself sends ASCII alone, where PLAIN is UTF-8 (RFC 4616)."""
    if f"{user}{password}".isascii():
        server.login(user, password)
        return
    server.ehlo_or_helo_if_needed()
    if not server.has_extn("auth"):
        raise smtplib.SMTPNotSupportedError("no login")
    code, answer = server.docmd("AUTH PLAIN", base64.b64encode(f"\0{user}\0{password}".encode()).decode())
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, answer)


def _said(code: int, answer: bytes | str) -> str:
    r"""A server's answer, in a line.

    >>> _said(550, b"no such\nuser")
    '550 no such user'
    """
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return f"{code} {_header(text)}"


def _reason(wrong: Exception) -> str:
    if isinstance(wrong, socket.gaierror | UnicodeError):
        return "there is no server of this name"
    if isinstance(wrong, TimeoutError) or isinstance(wrong.__context__, TimeoutError):
        return "it does not answer"
    if isinstance(wrong, ssl.SSLError):
        return "it does not speak TLS here"
    if isinstance(wrong, smtplib.SMTPServerDisconnected):
        return "it hung up"
    return reason_of(wrong).rstrip(".")
