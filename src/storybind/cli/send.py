"""``storybind send``: books and stories onto a reader."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from storybind.cli import say
from storybind.cli.devices import read_system
from storybind.cli.remarks import DOCUMENTS, tell_documents
from storybind.deliver import check_named
from storybind.edge import stores
from storybind.edge.calibre import Calibre, find_tool
from storybind.edge.devices import Device, Manner, Sent
from storybind.edge.drive import Drive
from storybind.edge.eject import eject
from storybind.edge.files import check_there, is_folder
from storybind.edge.folder import list_stories
from storybind.edge.mounts import System
from storybind.edge.readers import SentAs
from storybind.edge.targets import find_drive
from storybind.errors import (
    CalibreError,
    CalibreLibraryError,
    DeviceGoneError,
    DeviceReadOnlyError,
    MailError,
    ReadError,
    SeveralDevicesError,
    StorybindError,
    UsageError,
)
from storybind.filenames import STORIES
from storybind.model import Notice
from storybind.options import Options
from storybind.packing import Aboard, Given, Mailed, Ready, choose_format, doubts, find_given, make_ready, parcel

if TYPE_CHECKING:
    from storybind.edge.mail import Mailbox

_HOPELESS = (CalibreLibraryError, DeviceGoneError, DeviceReadOnlyError, MailError)
"""What goes wrong with the next book as it did with this one."""


class Asked(NamedTuple):
    """What was asked of `send`, beside what to send."""

    target: str
    form: str
    manner: Manner
    eject: bool
    quiet: bool
    as_json: bool


class _Outcome(NamedTuple):
    given: str
    seconds: float
    sent: Sent | None = None
    notices: tuple[Notice, ...] = ()
    error: StorybindError | None = None


def run(paths: Sequence[str], options: Options, asked: Asked) -> int:
    """Send each book; a bad one does not stop the others. Gives the exit code."""
    check_named("--to", asked.target)
    system = read_system()
    given = find_given(paths)
    tool = find_tool("ebook-convert", system.path)
    try:
        device = find_target(asked.target, system, dry=asked.manner.dry)
        form = choose_format(device.name, device.opens, asked.form, tool)
    except StorybindError as wrong:
        if asked.as_json and not isinstance(wrong, UsageError):
            with say.though_unheard():
                for each in given:
                    say.record(_json(_Outcome(each.path, 0.0, error=wrong), None, None, asked))
        raise
    closed: list[ReadError] = []  # folders below those that were named
    for folder in filter(is_folder, paths):
        listing = list_stories(folder, STORIES, documents=DOCUMENTS)
        closed += listing.wrong
        if not asked.quiet:
            tell_documents(folder, listing)
    for told in closed:
        say.error(told)
    outcomes: list[_Outcome] = []
    for outcome in _send_all(given, options, device, form, tool, asked):
        _tell(outcome, device, form, asked)
        outcomes.append(outcome)
    _conclude(outcomes, device, system, asked)
    return 1 if closed or any(outcome.error for outcome in outcomes) else 0


def find_target(asked: str, system: System, *, dry: bool) -> Device:
    """What ``--to`` names; no password is asked for where nothing will be sent; raises `StorybindError`."""
    if asked == "calibre" or asked.startswith("calibre:"):
        tool = find_tool("calibredb", system.path)
        if tool is None:
            raise CalibreError("calibre is not here: there is no calibredb. Install it, or add the book by hand.")
        library = asked.partition(":")[2]
        if library and not stores.is_url(library):
            check_there(library)
        return Calibre(tool, library)
    if asked.endswith("-mail") or ("@" in asked and not set(asked) & set("/\\") and not is_folder(asked)):
        from storybind.cli.mail import NONE_NEEDED, find_mailbox

        return find_mailbox(asked, NONE_NEEDED if dry else None)
    try:
        return find_drive(asked, system)
    except SeveralDevicesError as several:
        if not say.can_ask():
            raise
        return find_drive(_ask_which(several), system)


def _ask_which(several: SeveralDevicesError) -> str:
    """Which of several readers a person at the terminal wants."""
    for number, (_, name) in enumerate(several.choices, 1):
        say.aside(f"  {number}  {name}")
    answer = say.ask("Send to which of them? Its number")
    chosen = {str(number): place for number, (place, _) in enumerate(several.choices, 1)}.get(answer)
    if chosen is None:
        raise several
    return chosen


def _send_all(
    given: Sequence[Given], options: Options, device: Device, form: SentAs, tool: str | None, asked: Asked
) -> Iterator[_Outcome]:
    """One after the other; once the reader is gone, the rest fails without being tried."""
    hopeless: StorybindError | None = None
    known = _known(device, form, quiet=asked.quiet)
    taken: set[str] = set()
    for each in given:
        if hopeless:
            yield _Outcome(each.path, 0.0, error=hopeless)
            continue
        start = time.perf_counter()
        notices: tuple[Notice, ...] = ()
        try:
            manner = asked.manner._replace(newer=each.newer, taken=taken)
            if known and each.newer and not manner.force and (there := known.find(each.path, options)):
                sent = Sent("there", str(there))
            else:
                ready = make_ready(each.path, options)
                notices = ready.notices + _doubts(ready, device)
                sent = device.send(parcel(ready, form, tool), manner)
                if isinstance(known, Mailed) and sent.status == "sent" and each.path != "-":
                    notices += _remember(known, each.path, options)
            taken.add(sent.place)
        except StorybindError as wrong:
            hopeless = wrong if isinstance(wrong, _HOPELESS) else None
            yield _Outcome(each.path, time.perf_counter() - start, None, notices, wrong)
        else:
            yield _Outcome(each.path, time.perf_counter() - start, sent, notices)


def _as_mailbox(device: Device) -> Mailbox | None:
    """The device, where it is a mail address; what sends mail is loaded for one alone."""
    if isinstance(device, Drive | Calibre):
        return None
    from storybind.edge.mail import Mailbox

    return device if isinstance(device, Mailbox) else None


def _known(device: Device, form: SentAs, *, quiet: bool) -> Aboard | Mailed | None:
    """What tells which stories need not be sent again; calibre tells it itself."""
    if isinstance(device, Drive):
        return Aboard(device.books(form))
    mailbox = _as_mailbox(device)
    if mailbox is None:
        return None
    from storybind.cli.mail import outbox

    mailed = Mailed(outbox(), mailbox.address)
    for told in () if quiet else mailed.notices:
        say.aside(f"storybind: note: {told.text}")
    return mailed


def _doubts(ready: Ready, device: Device) -> tuple[Notice, ...]:
    """Why a maker's service may refuse a book; a drive, a library and anybody else's mail take all."""
    mailbox = _as_mailbox(device)
    return doubts(ready, mailbox.service.known_by) if mailbox and mailbox.service.known_by else ()


def _remember(mailed: Mailed, path: str, options: Options) -> tuple[Notice, ...]:
    """Keep in mind that a book was mailed; where that fails, it was mailed all the same."""
    try:
        mailed.add(path, options)
    except StorybindError as wrong:
        return (Notice("not-remembered", f"it was mailed, and will be again with its folder: {wrong}"),)
    return ()


@say.though_unheard()
def _tell(outcome: _Outcome, device: Device, form: SentAs, asked: Asked) -> None:
    sent = outcome.sent
    if outcome.error and not (isinstance(outcome.error, _HOPELESS) and outcome.seconds == 0):
        outcome.error.where = outcome.error.where or outcome.given
        say.error(outcome.error)
    if not asked.quiet:
        for told in outcome.notices:
            say.aside(f"storybind: {outcome.given}:{f'{told.line}:' if told.line else ''} note: {told.text}")
        if sent and sent.note:
            say.aside(f"storybind: {outcome.given}: note: {sent.note}")
    if asked.as_json:
        say.record(_json(outcome, device, form, asked))
    elif sent and not asked.quiet:
        name = Path(sent.place).name if isinstance(device, Drive) else sent.place
        done = {"sent": device.done, "there": _there(device), "planned": f"would be {device.done}"}[sent.status]
        say.line(f"{outcome.given}: {done}: {name}")


def _there(device: Device) -> str:
    """What a book is of which nothing was to be done."""
    return "already there" if isinstance(device, Drive | Calibre) else "mailed before"


def _json(outcome: _Outcome, device: Device | None, form: SentAs | None, asked: Asked) -> dict[str, Any]:
    """A line for scripts: what became of one book or story."""
    sent, error = outcome.sent, outcome.error
    return {
        "source": outcome.given,
        "target": asked.target,
        "device": device.name if device else None,
        "status": sent.status if sent else "failed",
        "format": form,
        "place": sent.place if sent else None,
        "bytes": sent.size if sent else 0,
        "seconds": round(outcome.seconds, 3),
        "warnings": [told.text for told in outcome.notices] + ([sent.note] if sent and sent.note else []),
        "error": {"code": error.code, "message": str(error)} if error else None,
    }


@say.though_unheard()
def _conclude(outcomes: Sequence[_Outcome], device: Device, system: System, asked: Asked) -> None:
    """How many of several books were sent, and what to do with the reader now."""
    counts = {"sent": 0, "there": 0, "planned": 0, "failed": 0}
    for outcome in outcomes:
        counts[outcome.sent.status if outcome.sent else "failed"] += 1
    gone = any(isinstance(outcome.error, DeviceGoneError) for outcome in outcomes)
    farewell = device.farewell if counts["sent"] and not gone else ""
    if asked.eject and isinstance(device, Drive) and not asked.manner.dry and not gone:
        failed = eject(device.reader.mount, system)
        farewell = "" if failed else f"{device.name} is ejected; it can be unplugged."
        if failed:
            say.aside(
                f"storybind: {device.name} could not be ejected ({failed}); eject it by hand before unplugging it"
            )
    if asked.quiet or asked.as_json:
        return
    if len(outcomes) > 1:
        words = {"sent": device.done, "there": _there(device), "planned": "to be sent", "failed": "failed"}
        say.line(", ".join(f"{number} {words[status]}" for status, number in counts.items() if number) + ".")
    if farewell:
        say.line(farewell)
