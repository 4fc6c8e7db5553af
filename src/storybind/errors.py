"""Every way a story can fail to become a book: one class a cause, a stable code, a sentence with a way out.

A message has three parts: what happened, where, what to do next. A bug is not a `StorybindError` and keeps its
traceback.
"""


def place_name(where: str) -> str:
    """A place as people read it: ``-`` is standard input.

    >>> place_name("-:41"), place_name("story.txt:41")
    ('standard input:41', 'story.txt:41')
    """
    return f"standard input{where[1:]}" if where == "-" or where.startswith("-:") else where


class StorybindError(Exception):
    """Something the user can do something about.

    Attributes:
        code: Stable name for scripts and reports.
        where: ``story.txt`` or ``story.txt:41``; empty where no file is at fault.
        message: What happened and what to do next, without the place.
    """

    code = "error"

    def __init__(self, message: str, *, where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where

    def __str__(self) -> str:
        """The message with its place before it, control characters of file names made visible."""
        place = "".join(char if char.isprintable() else repr(char)[1:-1] for char in place_name(self.where))
        return f"{place}: {self.message}" if place else self.message

    @property
    def lines(self) -> tuple[str, ...]:
        """The same for people, with a line for each fault where it has several."""
        return (str(self),)


class UsageError(StorybindError):
    """Wrong options on the command line: exit code 2."""

    code = "usage"


class OptionError(StorybindError):
    """A value that no book can carry, such as a date of 31 February."""

    code = "bad-option"


class ConfigError(StorybindError):
    """A sidecar or `storybind.toml` that is not TOML, or holds an unknown key or a wrong value."""

    code = "bad-config"


class NotFoundError(StorybindError):
    """There is no such file."""

    code = "not-found"


class ReadError(StorybindError):
    """The file is there and cannot be read."""

    code = "unreadable"


class NotTextError(StorybindError):
    """The bytes are not a text."""

    code = "not-text"


class EncodingError(StorybindError):
    """The bytes are not in the encoding that was asked for, or there is none of that name."""

    code = "bad-encoding"


class EmptyStoryError(StorybindError):
    """Nothing to read: no words, or a header and no story after it."""

    code = "empty-story"


class ParagraphTooLongError(StorybindError):
    """A paragraph that no reading system could lay out."""

    code = "paragraph-too-long"


class CoverError(StorybindError):
    """A cover that is no picture, is broken, or is too large to be safe."""

    code = "bad-cover"


class ThemeError(StorybindError):
    """A theme that does not exist or that e-readers would choke on.

    Attributes:
        others: Its further faults, each with its place.
    """

    code = "bad-theme"

    def __init__(self, message: str, *, where: str = "", others: tuple[str, ...] = ()) -> None:
        super().__init__(message, where=where)
        self.others = others

    def __str__(self) -> str:
        """All faults in one line."""
        return "; ".join(self.lines)

    @property
    def lines(self) -> tuple[str, ...]:
        """Each fault with its place."""
        return (super().__str__(), *self.others)


class LostWordsError(StorybindError):
    """The finished book does not hold the words of the story: a defect of storybind, caught before it could harm."""

    code = "lost-words"


class NotABookError(StorybindError):
    """A file given as a book is no EPUB."""

    code = "not-a-book"


class ExistsError(StorybindError):
    """The output is there already and storybind did not make it."""

    code = "exists"


class SameBookError(StorybindError):
    """Two stories of one command would become one file."""

    code = "same-book"


class WriteError(StorybindError):
    """The book could not be written: no room, no right, no such folder."""

    code = "unwritable"


class DiskError(WriteError):
    """The disk takes nothing more: it is full, a quota is used up, or it is read-only."""

    code = "disk"


class TooLargeError(ReadError):
    """The file is larger than any text that is a story."""

    code = "too-large"


class TookTooLongError(StorybindError):
    """A story of a batch took more time than it was allowed."""

    code = "timeout"


class CrashedError(StorybindError):
    """A worker process died at a story: killed, or by a fault in a library."""

    code = "crashed"


class MemoryUsedUpError(StorybindError):
    """A story takes more memory than the machine has."""

    code = "out-of-memory"


class DefectError(StorybindError):
    """A bug, met in a batch, where it must not stop the others; it keeps its traceback."""

    code = "defect"


class WorkersError(StorybindError):
    """No worker process could be started."""

    code = "no-workers"


class ClusterError(StorybindError):
    """The Dask scheduler is not reached, or its workers cannot make these books."""

    code = "cluster"


class InUseError(StorybindError):
    """Another batch is writing into the same folder, or the same report."""

    code = "in-use"


class CheckerError(StorybindError):
    """The official checker could not be started."""

    code = "checker"


class NotInstalledError(StorybindError):
    """What a command needs beyond the usual is not installed; the message says how to get it."""

    code = "not-installed"


class PortError(StorybindError):
    """The port is taken, or not ours to take."""

    code = "port-in-use"


class AddressError(StorybindError):
    """This machine has no such address, or none at all on a network."""

    code = "no-network"


class BusyError(StorybindError):
    """There is more to do than this machine can, or a job took too long."""

    code = "busy"


class NoDeviceError(StorybindError):
    """No e-reader is seen, or none of the kind that was asked for."""

    code = "no-device"


class SeveralDevicesError(StorybindError):
    """More than one e-reader is seen, and none was chosen.

    Attributes:
        choices: What ``--to`` takes for each, and what it is called.
    """

    code = "several-devices"

    def __init__(self, message: str, choices: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(message)
        self.choices = choices


class MtpDeviceError(StorybindError):
    """An e-reader is there that shows no drive, so that nothing can be copied to it from here."""

    code = "mtp-device"


class FormatNotReadableError(StorybindError):
    """The e-reader does not open this format, and nothing is here that could make one that it opens."""

    code = "format-not-readable"


class DeviceReadOnlyError(StorybindError):
    """The e-reader's drive takes no files."""

    code = "device-read-only"


class DeviceFullError(StorybindError):
    """The book does not fit on the e-reader."""

    code = "device-full"


class DeviceGoneError(StorybindError):
    """The e-reader went away before the book was on it."""

    code = "device-gone"


class CalibreError(StorybindError):
    """calibre is not here, or did not do what it was asked to."""

    code = "calibre"


class CalibreLibraryError(CalibreError):
    """calibre cannot get at its library, or lets nobody change it."""


class MailSetupError(StorybindError):
    """No mail account is set up, or none for this reader."""

    code = "mail-setup"


class MailError(StorybindError):
    """The mail server was not reached, is not to be trusted, or did not take the mail."""

    code = "mail"


class MailLoginError(MailError):
    """The mail server refused the password."""

    code = "mail-login"


class MailTooLargeError(StorybindError):
    """The book is too large for a mail."""

    code = "mail-too-large"


class NoKeyringError(StorybindError):
    """There is no safe place for the password, and nobody to ask for it."""

    code = "no-keyring"
