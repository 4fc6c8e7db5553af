"""A mail, or a page that a browser saved as one file (MHTML), as it travels: parts in a transfer encoding, decoded.

The door to the standard library's email package (RFC 2045 to 2049, RFC 2557); loaded only where such a file is met.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import escape
from typing import NamedTuple

from storybind.errors import EncodingError, NotTextError
from storybind.model import Notice, Severity
from storybind.syntax import shorten
from storybind.text.decoding.decoded import Decoded
from storybind.text.decoding.encodings import to_unicode

_HEADS = ("From", "To", "Date", "Subject", "MIME-Version")  # of a mail's head; the last says that it was sent
_SAVED = re.compile(r'[<"]?Saved by \w+', re.IGNORECASE)  # the sender of a page that a browser saved
_QUOTED = re.compile(r"=(?:[0-9A-Fa-f]{2}|[ \t]*\r?\n)")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]{20,}")
_AS_HTML = "save the page again as “Web Page, HTML Only”"


class Letter(NamedTuple):
    """What is in a file: a page, or a mail with its head above its text."""

    decoded: Decoded
    is_page: bool


def read_mime(data: bytes, path: str) -> Letter | None:
    """The text of a mail or a saved page; None where nothing in it is encoded, as when a program has decoded it before; raises `NotTextError`."""
    mail = message_from_bytes(data, policy=policy.default)
    saved = _SAVED.match(_said(mail, "From")) is not None or "Snapshot-Content-Location" in mail
    body = mail.get_body(("html", "plain") if saved else ("plain", "html"))
    if not isinstance(body, EmailMessage) or not _is_whole(mail, body):
        if saved:
            raise NotTextError(f"this is a saved page in one file (MHTML) that cannot be read; {_AS_HTML}", where=path)
        return None
    text, encoding, told = _text_of(body, path)
    is_page = body.get_content_type() == "text/html"
    if not is_page:
        head = "".join(f"{name}: {said}\n" for name in _HEADS if (said := _said(mail, name)))
        text = f"{head}\n{text}"
    elif "<title" not in text.casefold() and (subject := _said(mail, "Subject")):
        text = f"<title>{escape(subject)}</title>{text}"
    kind = "a saved page in one file (MHTML)" if saved else "a mail in a transfer encoding"
    here = Notice("decoded", f"this is {kind}; decoded, and lines are counted in what it holds", None, Severity.INFO)
    return Letter(Decoded(text, encoding, (here, *told, *(() if saved else _tell_attached(mail)))), is_page)


def _said(mail: EmailMessage, name: str) -> str:
    """What a line of the head says, in one line; empty where there is none."""
    return " ".join(str(mail.get(name, "")).split())


def _is_whole(mail: EmailMessage, body: EmailMessage) -> bool:
    """Whether all of a file is a mail whose text is encoded, or one of its parts: nothing stands below it, such as more mails."""
    if any(part.is_multipart() and any(map(str.isalnum, str(part.epilogue or ""))) for part in mail.walk()):
        return False
    raw = str(body.get_payload())
    match str(body.get("Content-Transfer-Encoding", "")).strip().casefold():
        case "base64":
            return _BASE64.fullmatch(raw) is not None
        case "quoted-printable":
            return body is not mail or (raw.isascii() and _QUOTED.search(raw) is not None)
    return body is not mail


def _text_of(body: EmailMessage, path: str) -> Decoded:
    """The text of a part, in the encoding that it names or, where it is not in that, in the one that is found."""
    data = body.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    try:
        return to_unicode(data, path, body.get_content_charset())
    except EncodingError:
        return to_unicode(data, path)


def _tell_attached(mail: EmailMessage) -> Iterator[Notice]:
    """What is to be told of a mail's attachments, which are in no book."""
    names = [part.get_filename() or part.get_content_type() for part in mail.iter_attachments()]
    if names:
        told = f"attachments of the mail are not in the book: {', '.join(map(shorten, names))}; save them as files of their own"
        yield Notice("attachments", told)
