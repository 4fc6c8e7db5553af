"""Every way a story can fail to become a book: one class a cause, a stable code, a sentence with a way out.

A message has three parts: what happened, where, what to do next. A bug is not a `StorybindError` and keeps its
traceback.
"""


def visible(text: str) -> str:
    r"""A text as it can be shown: control characters, which could play tricks on a terminal, as escapes.

    >>> visible("EPUB/a\x1b.xhtml")
    'EPUB/a\\x1b.xhtml'
    """
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def place_name(where: str) -> str:
    """A place as people read it: ``-`` is standard input.

    >>> place_name("-:41"), place_name("story.txt:41")
    ('standard input:41', 'story.txt:41')
    """
    return f"standard input{where[1:]}" if where == "-" or where.startswith("-:") else where


def reason_of(wrong: Exception) -> str:
    """What an exception of Python's own says went wrong, without numbers and names where it has them apart."""
    return wrong.strerror if isinstance(wrong, OSError) and wrong.strerror else str(wrong)


class StorybindError(Exception):
    """Something the user can do something about.

    Attributes:
        code: Stable name for scripts and reports.
        where: ``story.txt`` or ``story.txt:41``; empty where no file is at fault.
        message: What happened and what to do next, without the place.
        others: Further faults, each with its place.
    """

    code = "error"

    def __init_subclass__(cls, *, code: str = "") -> None:
        cls.code = code or cls.code

    def __init__(self, message: str, *, where: str = "", others: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message, self.where, self.others = message, where, others

    def __str__(self) -> str:
        """The message with its place before it, and further ones, in one line."""
        return "; ".join(self.lines)

    @property
    def lines(self) -> tuple[str, ...]:
        """The same for people, with a line for each fault; control characters of file names are made visible."""
        place = visible(place_name(self.where))
        return (f"{place}: {self.message}" if place else self.message), *self.others


class UsageError(StorybindError, code="usage"):
    """Wrong options on the command line: exit code 2."""


class KindsError(UsageError, code="mixed-kinds"):
    """Files of different kinds, such as Markdown and plain text, that are to be one book."""


class OptionError(StorybindError, code="bad-option"):
    """A value that no book can carry, such as a date of 31 February."""


class ConfigError(StorybindError, code="bad-config"):
    """A sidecar or `storybind.toml` that is not TOML, or holds an unknown key or a wrong value."""


class NotFoundError(StorybindError, code="not-found"):
    """There is no such file."""


class ReadError(StorybindError, code="unreadable"):
    """The file is there and cannot be read."""


class NotTextError(StorybindError, code="not-text"):
    """The bytes are not a text."""


class EncodingError(StorybindError, code="bad-encoding"):
    """The bytes are not in the encoding that was asked for, or there is none of that name."""


class EmptyStoryError(StorybindError, code="empty-story"):
    """Nothing to read: no words, or a header and no story after it."""


class ParagraphTooLongError(StorybindError, code="paragraph-too-long"):
    """A paragraph that no reading system could lay out."""


class CoverError(StorybindError, code="bad-cover"):
    """A cover that is no picture, is broken, or is too large to be safe."""


class ThemeError(StorybindError, code="bad-theme"):
    """A theme that does not exist or that e-readers would choke on."""


class LostWordsError(StorybindError, code="lost-words"):
    """The finished book does not hold the words of the story: a defect of storybind, caught before it could harm."""


class NotABookError(StorybindError, code="not-a-book"):
    """A file given as a book is no EPUB."""


class ExistsError(StorybindError, code="exists"):
    """The output is there already and storybind did not make it."""


class SameBookError(StorybindError, code="same-book"):
    """Two stories of one command would become one file."""


class WriteError(StorybindError, code="unwritable"):
    """The book could not be written: no room, no right, no such folder."""


class DiskError(WriteError, code="disk"):
    """The disk takes nothing more: it is full, a quota is used up, or it is read-only."""


class TooLargeError(ReadError, code="too-large"):
    """The file is larger than any text that is a story."""


class TookTooLongError(StorybindError, code="timeout"):
    """A story of a batch took more time than it was allowed."""


class CrashedError(StorybindError, code="crashed"):
    """A worker process died at a story: killed, or by a fault in a library."""


class MemoryUsedUpError(StorybindError, code="out-of-memory"):
    """A story takes more memory than the machine has."""


class DefectError(StorybindError, code="defect"):
    """A bug, met in a batch, where it must not stop the others; it keeps its traceback."""


class WorkersError(StorybindError, code="no-workers"):
    """No worker process could be started."""


class ClusterError(StorybindError, code="cluster"):
    """The Dask scheduler is not reached, or its workers cannot make these books."""


class InUseError(StorybindError, code="in-use"):
    """Another batch is writing into the same folder, or the same report."""


class CheckerError(StorybindError, code="checker"):
    """The official checker could not be started."""


class NotInstalledError(StorybindError, code="not-installed"):
    """What a command needs beyond the usual is not installed; the message says how to get it."""


class PortError(StorybindError, code="port-in-use"):
    """The port is taken, or not ours to take."""


class AddressError(StorybindError, code="no-network"):
    """This machine has no such address, or none at all on a network."""


class BusyError(StorybindError, code="busy"):
    """There is more to do than this machine can, or a job took too long."""


class NoDeviceError(StorybindError, code="no-device"):
    """No e-reader is seen, or none of the kind that was asked for."""


class SeveralDevicesError(StorybindError, code="several-devices"):
    """More than one e-reader is seen, and none was chosen; `choices` are what ``--to`` takes for each, and what it is called."""

    def __init__(self, message: str, choices: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(message)
        self.choices = choices


class MtpDeviceError(StorybindError, code="mtp-device"):
    """An e-reader is there that shows no drive, so that nothing can be copied to it from here."""


class FormatNotReadableError(StorybindError, code="format-not-readable"):
    """The e-reader does not open this format, and nothing is here that could make one that it opens."""


class DeviceReadOnlyError(StorybindError, code="device-read-only"):
    """The e-reader's drive takes no files."""


class DeviceFullError(StorybindError, code="device-full"):
    """The book does not fit on the e-reader."""


class DeviceGoneError(StorybindError, code="device-gone"):
    """The e-reader went away before the book was on it."""


class CalibreError(StorybindError, code="calibre"):
    """calibre is not here, or did not do what it was asked to."""


class CalibreLibraryError(CalibreError):
    """calibre cannot get at its library, or lets nobody change it."""


class MailSetupError(StorybindError, code="mail-setup"):
    """No mail account is set up, or none for this reader."""


class MailError(StorybindError, code="mail"):
    """The mail server was not reached, is not to be trusted, or did not take the mail."""


class MailLoginError(MailError, code="mail-login"):
    """The mail server refused the password."""


class MailTooLargeError(StorybindError, code="mail-too-large"):
    """The book is too large for a mail."""


class NoKeyringError(StorybindError, code="no-keyring"):
    """There is no safe place for the password, and nobody to ask for it."""
