"""``storybind mail``: the account that books are mailed from, set up, tried and forgotten."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import typer

from storybind.cli import say
from storybind.edge.mail import SERVICES, Account, Mailbox, Secret, Service, check_address, service_of
from storybind.edge.passwords import find_password, forget_password, keep_password
from storybind.edge.writing import told_as, write_whole
from storybind.errors import ConfigError, MailSetupError, NoKeyringError, StorybindError, UsageError, reason_of

PASSWORD = "STORYBIND_SMTP_PASSWORD"
NONE_NEEDED = Secret("")
"""The password of who only says what would be sent."""
_SECURITY = ("starttls", "tls")
_KEYS = ("server", "port", "security", "user", "sender", "kindle", "pocketbook")
_WAY_OUT = "your settings are kept in that folder and in no other; make it one where you may write"
_TEST = (
    "If you can read this, books reach this reader by mail.\n\nThis page was sent by storybind. Nothing else needs to be "
    "set up; the book can be deleted.\n"
)


class Settings(NamedTuple):
    """The account, and the address of each service that has one, by its id."""

    account: Account
    addresses: Mapping[str, str]


def config_file() -> Path:
    """Where the account is written down, without its password: in the user's own settings, wherever the system has them."""
    return Path(typer.get_app_dir("storybind")) / "mail.toml"


def outbox() -> Path:
    """Where is kept what was mailed, by digests that nobody can read."""
    return config_file().with_name("mailed.txt")


def setup(given: Mapping[str, str | None]) -> int:
    """Ask for what was not given, and write it down; the password goes into the keyring."""
    sender = _sender(given["sender"])
    server = given["server"] or _asked("Its server for sending", f"smtp.{sender.rpartition('@')[2]}")
    port = _port(given["port"] or _asked("The server's port (587 or 465)", "587"))
    security = given["security"] or ("tls" if port == 465 else "starttls")
    if security not in _SECURITY:
        raise UsageError(f"{security!r} is none of {', '.join(_SECURITY)}; mail without encryption is not sent")
    user = given["user"] or (_asked("The name to log in with", sender) if say.can_ask() else sender)
    addresses = {service.known_by: _address(service, given) for service in SERVICES.values()}
    _write({"server": server, "port": port, "security": security, "user": user, "sender": sender, **addresses})
    say.line(f"Written to {config_file()}, without the password.")
    _keep_password(user)
    say.line(f"Try it: storybind mail test{'' if any(addresses.values()) else ' --to ADDRESS'}")
    return 0


def forget() -> int:
    """Delete what `setup` wrote, what was kept of the books that were mailed, and the password."""
    with told_as(str(outbox()), _WAY_OUT):
        had_mailed = outbox().exists()
        outbox().unlink(missing_ok=True)
    if not config_file().exists():
        left = f"Forgotten: {outbox()}" if had_mailed else "there is nothing to forget"
        say.line(f"No mail account is set up; {left}.")
        return 0
    user = read_settings().account.user
    forgotten = f" and the password for {user}."
    try:
        forget_password(user)
    except NoKeyringError:  # where none can have been kept
        forgotten = ". No keyring opens here, so no password was taken out of one."
    with told_as(str(config_file()), _WAY_OUT):
        config_file().unlink()
    say.line(f"Forgotten: {config_file()}{forgotten}")
    return 0


def send_page(target: str | None) -> int:
    """Send a book of one page to every reader that has an address, or to the one that was named."""
    from storybind.edge.devices import Manner
    from storybind.options import Options
    from storybind.packing import make_ready_text, parcel

    settings = read_settings()
    targets = [target] if target else list(settings.addresses)
    if not targets:
        raise MailSetupError("No reader's address is set up. Name one: storybind mail test --to ADDRESS.")
    first = find_mailbox(targets[0])  # which may ask for the password
    boxes = [first, *(find_mailbox(each, first.password) for each in targets[1:])]
    ready = make_ready_text(_TEST, Options(title="A page from storybind", author=("storybind",), cover="none"))
    for box in boxes:
        box.send(parcel(ready, "epub", None), Manner())
        say.line(f"{box.done[0].upper()}{box.done[1:]}, for {box.address}. {box.farewell}".rstrip())
    return 0


def find_mailbox(target: str, password: Secret | None = None) -> Mailbox:
    """The mail address that ``--to`` names, or that of the reader it names, with the account to send from and its password; raises `StorybindError`.

    The `password` is looked for, or asked for, where it is not known yet.
    """
    if "@" in target:
        try:
            address, service = check_address(target), service_of(target)
        except ConfigError as wrong:
            raise UsageError(f"--to: {wrong.message}") from None
        settings = read_settings()
    elif target in SERVICES:
        settings, service = read_settings(), SERVICES[target]
        address = settings.addresses.get(target, "")
    else:
        raise UsageError(f"{target!r} is neither a mail address nor one of {', '.join(SERVICES)}")
    if not address:
        raise MailSetupError(
            f"No address for {service.name} is set up. Run storybind mail setup --{service.known_by} ADDRESS."
        )
    if password is None:
        password = Secret(_password(settings.account.user))
    return Mailbox(service, settings.account, password, address)


def read_settings() -> Settings:
    """What `setup` wrote; raises `MailSetupError`, or `ConfigError` where it was changed into what no account can be."""
    path = config_file()
    try:
        found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise MailSetupError("No mail account is set up. Run storybind mail setup.") from None
    except (OSError, ValueError) as wrong:
        raise ConfigError(
            f"it cannot be read ({reason_of(wrong)}); run storybind mail setup", where=str(path)
        ) from None
    if unknown := [key for key in found if key not in _KEYS]:
        raise ConfigError(f"unknown key {unknown[0]!r}; valid keys are {', '.join(_KEYS)}", where=str(path))
    if not isinstance(found.get("port"), int) or found.get("security") not in _SECURITY:
        raise ConfigError(
            "port is to be a number and security starttls or tls; run storybind mail setup", where=str(path)
        )
    texts = {key: str(found.get(key, "")) for key in _KEYS}
    if not texts["server"] or not texts["user"]:
        raise ConfigError("server and user are missing; run storybind mail setup", where=str(path))
    addresses = {
        service.id: check_address(texts[service.known_by], str(path))
        for service in SERVICES.values()
        if texts[service.known_by]
    }
    sender = check_address(texts["sender"], str(path))
    return Settings(Account(texts["server"], found["port"], found["security"], texts["user"], sender), addresses)


def _write(values: Mapping[str, str | int]) -> None:
    """TOML of texts and numbers, whose signs are those of JSON; for the user's eyes alone."""
    import json

    path = config_file()
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items() if value]
    with told_as(str(path), _WAY_OUT):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, "".join(lines).encode(), _WAY_OUT)
    with told_as(str(path), _WAY_OUT):
        path.chmod(0o600)


def _keep_password(user: str) -> None:
    if os.environ.get(PASSWORD):
        say.aside(f"storybind: the password is taken from {PASSWORD} each time, and is not stored")
        return
    try:
        find_password(user)  # before anybody types one that there is no place for
    except NoKeyringError as none:
        say.error(none)
        return
    password = say.ask_secret(f"The password for {user} (many providers want an app password)")
    if not password:
        raise UsageError(f"no password was given; type it, pass it on standard input, or set {PASSWORD}")
    try:
        keep_password(user, password)
    except NoKeyringError as none:
        say.error(none)
    else:
        say.line("The password is in the system's keyring.")


def _password(user: str) -> str:
    """From the environment, else from the keyring, else from the person at the terminal."""
    if given := os.environ.get(PASSWORD):
        return given
    none: StorybindError = MailSetupError(f"No password for {user} is kept. Run storybind mail setup.")
    try:
        if found := find_password(user):
            return found
    except NoKeyringError as missing:
        none = missing
    if say.can_ask() and (typed := say.ask_secret(f"The password for {user}; it will not be stored")):
        return typed
    raise none


def _asked(question: str, default: str = "") -> str:
    if not say.can_ask():
        if default:
            return default
        raise UsageError("there is no terminal to ask on; give --sender, and --server where it is not smtp.DOMAIN")
    return say.ask(question, default) or _asked(question, default)


def _sender(given: str | None) -> str:
    if given or not say.can_ask():
        return check_address(given or _asked(""), "--sender")
    return _asked_address("Your mail address, which sends the books") or _sender(None)


def _address(service: Service, given: Mapping[str, str | None]) -> str:
    text = given[service.known_by]
    if text is None and say.can_ask():
        return _asked_address(f"The address of your {service.name.removesuffix(' by mail')}, or nothing")
    return check_address(text, f"--{service.known_by}") if text else ""


def _asked_address(question: str) -> str:
    """The address that a person gives, asked for again while it is none; empty for an empty line."""
    while text := say.ask(question, ""):
        try:
            return check_address(text)
        except ConfigError as wrong:
            say.error(wrong)
    return ""


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise UsageError(f"{text!r} is no port; 587 and 465 are usual")
    return int(text)
