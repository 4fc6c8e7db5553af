"""Books by mail: a real server that speaks TLS, logs in and refuses; a keyring that keeps; nothing secret anywhere else."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
import stat
import subprocess
import sys
import tomllib
from collections.abc import Awaitable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, cast

import keyring
import keyring.backend
import keyring.backends.fail
import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from hypothesis import given
from hypothesis import strategies as st

from conftest import LAST, STORY, Result, assert_one_line, in_process, listing, open_book
from readers import foreign
from storybind.cli import mail as command
from storybind.cli import say
from storybind.edge import mail as post
from storybind.edge.devices import Manner, Parcel
from storybind.edge.mail import LARGEST, SERVICES, Account, Mailbox, Secret, check_address, compose
from storybind.errors import ConfigError, MailError, MailTooLargeError
from test_lint import good_book, meta, pack

SECRET = "correct horse"
KINDLE, POCKETBOOK, SENDER = "anna_1@kindle.example", "anna@pbsync.example", "anna@example.org"


class Vault(keyring.backend.KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def vault(monkeypatch: pytest.MonkeyPatch) -> Vault:
    """The system's keyring, empty."""
    found = Vault()
    monkeypatch.setattr(keyring, "get_keyring", lambda: found)
    return found


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's settings in a folder of the test's own, and no password in the environment."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv(command.PASSWORD, raising=False)
    return command.config_file()


@dataclass
class Post:
    """What a server does with mail: the answer it gives at each step, and what it took."""

    answer: str = "250 OK"
    rcpt: str = "250 OK"
    sender: str = "250 OK"
    secret: str = SECRET
    taken: list[bytes] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Who sends."""
        envelope.mail_from = address
        return self.sender

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Who is to have it."""
        envelope.rcpt_tos.append(address)
        self.to.append(address)
        return self.rcpt

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """The mail itself."""
        self.taken.append(cast(bytes, envelope.content))
        return self.answer

    def log_in(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        """Whether this is the password; it must never come in the clear."""
        assert server.transport is not None
        assert server.transport.get_extra_info("sslcontext") is not None
        self.tried.append(data.password.decode())
        return AuthResult(success=data.password == self.secret.encode(), handled=False)


def opened(mail: bytes) -> EmailMessage:
    """A mail as mail programs read it."""
    return message_from_bytes(mail, policy=policy.default)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[trustme.CA]:
    """An authority that this machine trusts for the time of these tests."""
    authority = trustme.CA()
    place = tmp_path_factory.mktemp("trust") / "ca.pem"
    authority.cert_pem.write_to_path(str(place))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(place))
        yield authority


@dataclass
class Server:
    """A running mail server."""

    port: int
    post: Post


class Here(Controller):
    """Listens on a port that nobody else can have taken meanwhile."""

    def __init__(self, handler: Post, **more: Any) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        port = self._listening.getsockname()[1]
        super().__init__(handler, hostname="127.0.0.1", port=port, ready_timeout=600, **more)

    def _create_server(self) -> Awaitable[asyncio.AbstractServer]:
        return self.loop.create_server(self._factory_invoker, sock=self._listening, ssl=self.ssl_context)


def start(
    authority: trustme.CA | None, post: Post, *, name: str = "localhost", implicit: bool = False, **more: Any
) -> Iterator[Server]:
    """Run a mail server until the test is over; without an authority it offers no encryption."""
    context = None
    if authority:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(name).configure_cert(context)
    how = {"ssl_context": context} if implicit else {"tls_context": context, "require_starttls": context is not None}
    controller = Here(post, authenticator=post.log_in, auth_required=True, auth_require_tls=not implicit, **how, **more)
    controller.start()
    try:
        yield Server(controller.port, post)
    finally:
        controller.stop()


@pytest.fixture
def server(authority: trustme.CA) -> Iterator[Server]:
    """A mail server that wants STARTTLS and a password."""
    yield from start(authority, Post(), data_size_limit=60_000_000)


def mail(*args: str, input: str = "", **env: str | None) -> Result:
    """Run ``storybind mail``, with what is piped into it."""
    from typer.testing import CliRunner

    from storybind.cli.app import whole

    done = CliRunner().invoke(whole(), ["mail", *args], input=input, env=env)
    assert done.exception is None or isinstance(done.exception, SystemExit), repr(done.exception)
    return Result(done.exit_code, done.stdout_bytes, done.stderr)


def set_up(port: int, *more: str, server: str = "localhost") -> Result:
    """Set up the account at a server of ours, the password piped in."""
    told = ["--sender", SENDER, "--server", server, "--port", str(port), "--kindle", KINDLE, "--pocketbook", POCKETBOOK]
    return mail("setup", *told, *more, input=f"{SECRET}\n")


def code_of(*args: str | Path) -> str:
    """The error code that a book could not be sent for."""
    done = in_process("send", *args, "--json")
    assert done.code == 1
    return str(done.records[0]["error"]["code"])


# The account


def test_the_password_is_in_the_keyring_alone(vault: Vault, settings: Path, tmp_path: Path) -> None:
    """Setup writes the account down for the user's eyes, and the password goes nowhere but into the keyring."""
    done = set_up(587)
    assert (done.code, done.err) == (0, "")
    assert tomllib.loads(settings.read_text()) == {
        "server": "localhost", "port": 587, "security": "starttls", "user": SENDER, "sender": SENDER, "kindle": KINDLE,
        "pocketbook": POCKETBOOK,
    }  # fmt: skip
    assert stat.S_IMODE(settings.stat().st_mode) == 0o600
    assert list(vault.kept.values()) == [SECRET]
    everything = b"".join(data for data in listing(tmp_path).values() if data) + done.out + done.err.encode()
    assert SECRET.encode() not in everything


def test_settings_that_cannot_be_written(vault: Vault, settings: Path) -> None:
    """Where the system's place for settings takes none, that is told without -o, which `mail setup` has not."""
    settings.parent.parent.mkdir(parents=True, exist_ok=True)
    settings.parent.write_text("a file where a folder is to be")
    done = mail("setup", "--sender", "a@example.org", "--server", "smtp.example.org")
    assert_one_line(done, "mail.toml: it could not be written", "kept in that folder", code=1)
    assert "-o" not in done.err.split()


def test_forget(vault: Vault, settings: Path) -> None:
    """Forget deletes settings and password; then there is nothing to send from."""
    set_up(587)
    assert mail("forget").code == 0
    assert (settings.exists(), vault.kept) == (False, {})
    assert_one_line(mail("test"), "No mail account is set up. Run storybind mail setup")
    again = mail("forget")
    assert (again.code, again.err, "nothing to forget" in again.text) == (0, "", True)


def test_forget_after_the_settings_were_deleted_by_hand(vault: Vault, settings: Path) -> None:
    """What was kept of the books that were mailed goes all the same, and that is said."""
    settings.parent.mkdir(parents=True, exist_ok=True)
    kept = settings.with_name("mailed.txt")
    kept.write_text("0" * 64)
    done = mail("forget")
    assert (done.code, kept.exists(), str(kept) in done.text) == (0, False, True)
    assert "nothing to forget" in mail("forget").text


def test_setup_asks_a_person(vault: Vault, settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal each question has its usual answer; an empty line takes it."""
    asked: list[str] = []
    answers = iter(["anna", SENDER, "", "465", "", "kindle", KINDLE, ""])

    def ask(question: str, default: str = "") -> str:
        asked.append(question)
        return next(answers) or default

    monkeypatch.setattr(say, "can_ask", lambda: True)
    monkeypatch.setattr(say, "ask", ask)
    monkeypatch.setattr(say, "ask_secret", lambda question: SECRET)
    done = mail("setup")
    assert done.code == 0
    assert [line for line in done.told if "is no mail address" in line] == done.told
    assert tomllib.loads(settings.read_text()) == {
        "server": "smtp.example.org", "port": 465, "security": "tls", "user": SENDER, "sender": SENDER, "kindle": KINDLE,
    }  # fmt: skip
    assert len(asked) == 8, "what is no address is asked for again"
    assert asked[0] == asked[1]
    assert "PocketBook" in asked[-1]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--kindle", KINDLE], ["no terminal", "--sender"]),
        (["--sender", SENDER, "--kindle", KINDLE, "--security", "none"], ["'none'", "without encryption is not sent"]),
        (["--sender", SENDER, "--kindle", KINDLE, "--port", "0"], ["'0' is no port"]),
        (["--sender", SENDER, "--kindle", KINDLE], ["no password was given"]),
    ],
)
def test_setup_without_a_terminal(vault: Vault, settings: Path, args: list[str], words: list[str]) -> None:
    """What is missing or wrong is named with its option; encryption cannot be turned off."""
    assert_one_line(mail("setup", *args), *words, code=2) if "password" not in words[0] else None
    if "password" in words[0]:
        done = mail("setup", *args)
        assert (done.code, words[0] in done.err) == (2, True)
    assert vault.kept == {}


@pytest.mark.parametrize(
    "address",
    [
        "anna",
        "anna@",
        "@x.org",
        "a@b",
        "a b@x.org",
        "a@x.org, c@x.org",
        "a@x.org\nBcc: c@x.org",
        "ä@x.org",
        "<a@x.org>",
    ],
)
def test_what_is_no_address(address: str) -> None:
    """Nothing passes for an address that could add another one or end a line of the head."""
    with pytest.raises(ConfigError, match="is no mail address"):
        check_address(address)


@pytest.mark.parametrize(
    "text", ["port = 'x'", "password = 'x'", "not toml", "port = 25\nsecurity = 'none'", "port = 25\nsecurity = 'tls'"]
)
def test_settings_that_were_changed(vault: Vault, settings: Path, text: str) -> None:
    """Settings that no account can have are told with their file, and no connection is made."""
    settings.parent.mkdir(parents=True)
    settings.write_text(text)
    assert_one_line(mail("test"), "mail.toml")


def test_settings_whose_folder_is_a_file(vault: Vault, settings: Path, tmp_path: Path) -> None:
    """Where the folder for settings is a file, that is said in words, without the system's number for it."""
    (tmp_path / "config").write_text("")
    done = mail("test")
    assert_one_line(done, "mail.toml: it cannot be read", "storybind mail setup")
    assert "Errno" not in done.err


def test_no_keyring(monkeypatch: pytest.MonkeyPatch, story: Path, server: Server) -> None:
    """Without a keyring, or with one that keeps passwords in the clear, none is stored; the environment can hold it for a run."""
    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.fail.Keyring)
    with monkeypatch.context() as patch:
        patch.setattr(say, "ask_secret", lambda question: pytest.fail("a password is asked for that has no place"))
        done = set_up(server.port)
    assert (done.code, "No safe place for the password was found" in done.err) == (0, True)
    assert_one_line(in_process("send", story, "--to", "kindle-mail"), "No safe place", "STORYBIND_SMTP_PASSWORD")
    assert code_of(story, "--to", "kindle-mail") == "no-keyring"
    assert in_process("send", story, "--to", "kindle-mail", env={command.PASSWORD: SECRET}).code == 0
    assert len(server.post.taken) == 1


def test_a_password_may_be_typed_where_none_is_kept(
    monkeypatch: pytest.MonkeyPatch, story: Path, server: Server, tmp_path: Path
) -> None:
    """At a terminal without a keyring the password is asked for, used once, and written down nowhere."""
    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.fail.Keyring)
    set_up(server.port)
    monkeypatch.setattr(say, "can_ask", lambda: True)
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return SECRET

    monkeypatch.setattr(say, "ask_secret", ask)
    assert in_process("send", story, "--to", "kindle-mail").code == 0
    assert (len(server.post.taken), ["it will not be stored" in question for question in asked]) == (1, [True])
    assert SECRET.encode() not in b"".join(data for data in listing(tmp_path).values() if data)


def test_a_plain_keyring_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A keyring of the package that keeps passwords in files is refused, also where several would be tried in turn."""
    plain = type("PlaintextKeyring", (Vault,), {"__module__": "keyrings.alt.file"})
    chain = type("Chainer", (Vault,), {"backends": [plain()]})
    for kind in (plain, chain):
        found = kind()
        monkeypatch.setattr(keyring, "get_keyring", lambda found=found: found)
        assert "No safe place" in set_up(587).err
        assert found.kept == {}


def test_a_keyring_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the line that installs it is told."""
    monkeypatch.setitem(__import__("sys").modules, "keyring", None)
    assert 'pip install "storybind[mail]"' in set_up(587).err


# The mail


@pytest.mark.parametrize(("target", "address"), [("kindle-mail", KINDLE), ("pocketbook-mail", POCKETBOOK)])
def test_a_story_by_mail(vault: Vault, server: Server, story: Path, target: str, address: str) -> None:
    """One command binds a story and mails it: media type, name, subject, words, and what becomes of it is told."""
    set_up(server.port)
    done = in_process("send", story, "--to", target)
    assert (done.code, done.err) == (0, "")
    assert done.text.splitlines()[0] == f"{story}: handed to your mail server: {address}"
    assert f"the sender {SENDER} must be on" in done.text.splitlines()[1]
    sent = opened(server.post.taken[0])
    assert (sent["From"], sent["To"], sent["Subject"]) == (SENDER, address, "The Kettle")
    assert sent["Message-ID"].endswith("@example.org>")
    assert sent["Date"].datetime is not None
    words, book = sent.iter_parts()
    assert words.get_content().replace("\r\n", "\n") == "The Kettle, by Anna Moss, is attached.\n"
    assert (book.get_content_type(), book.get_filename()) == ("application/epub+zip", "Anna Moss - The Kettle.epub")
    place = story.parent / "mailed.epub"
    place.write_bytes(cast(bytes, book.get_payload(decode=True)))
    assert LAST in open_book(place).text
    assert server.post.to == [address]


@pytest.mark.parametrize(
    ("address", "farewell"), [("bob@kindle.com", ["Amazon answers by mail"]), ("bob@example.net", [])]
)
def test_any_mail_address(vault: Vault, server: Server, story: Path, address: str, farewell: list[str]) -> None:
    """A mail address is a target as it stands, set up or not; what its service does is told where that is known."""
    mail("setup", "--sender", SENDER, "--server", "localhost", "--port", str(server.port), input=f"{SECRET}\n")
    done = in_process("send", story, "--to", address)
    assert (done.code, done.err) == (0, "")
    told, *more = done.text.splitlines()
    assert told == f"{story}: handed to your mail server: {address}"
    assert [line[: len("Amazon answers by mail")] for line in more] == farewell
    assert server.post.to == [address]
    page = mail("test", "--to", address)
    assert (page.code, page.text) == (0, " ".join([f"Handed to your mail server, for {address}.", *more]) + "\n")
    assert server.post.to == [address] * 2


@pytest.mark.parametrize("target", ["bob@nowhere", "bob @example.net", "a@x.org,b@x.org", "x-mail"])
def test_a_target_that_is_no_address(vault: Vault, server: Server, story: Path, target: str) -> None:
    """What looks like an address and is none is wrong usage, told before anything is bound."""
    set_up(server.port)
    assert_one_line(in_process("send", story, "--to", target), target, "mail address", code=2)
    assert server.post.tried == []


def test_a_folder_with_an_at(vault: Vault, settings: Path, story: Path, tmp_path: Path) -> None:
    """A folder that is called like an address is a folder."""
    (folder := tmp_path / "bob@example.net").mkdir()
    done = in_process("send", story, "--to", folder)
    assert (done.code, len(list(folder.iterdir()))) == (0, 1)


def test_mail_test_without_an_address(vault: Vault, server: Server) -> None:
    """An account without a reader's address says how to try it."""
    done = mail("setup", "--sender", SENDER, "--server", "localhost", "--port", str(server.port), input=f"{SECRET}\n")
    assert done.text.splitlines()[-1] == "Try it: storybind mail test --to ADDRESS"
    assert_one_line(mail("test"), "No reader's address is set up", "--to ADDRESS")


def test_several_books_are_several_mails(vault: Vault, server: Server, tmp_path: Path) -> None:
    """A mail holds one book, and goes to one address."""
    set_up(server.port)
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(STORY.replace("The Kettle", name.title()))
    assert in_process("send", tmp_path / "one.txt", tmp_path / "two.txt", "--to", "kindle-mail").code == 0
    assert [message_from_bytes(each)["Subject"] for each in server.post.taken] == ["One", "Two"]


def test_a_folder_is_mailed_once(vault: Vault, server: Server, settings: Path, tmp_path: Path) -> None:
    """A folder sends what that reader has not had; a story that has changed goes again, and so does all that is named or forced."""
    set_up(server.port)
    folder = tmp_path / "tales"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(STORY.replace("The Kettle", name.title()))
    (folder / "three.epub").write_bytes(pack(good_book()))

    def sends(*more: str | Path, to: str = "kindle-mail") -> int:
        before = len(server.post.taken)
        assert in_process("send", *more, "--to", to).code == 0
        return len(server.post.taken) - before

    assert sends(folder / "one.txt") == 1
    assert sends(folder) == 2
    again = in_process("send", folder, "--to", "kindle-mail", "--dry-run")
    assert again.text.count("mailed before") == 4, "of each, and in all"
    assert sends(folder) == 0
    (folder / "one.txt").write_text(STORY.replace("The Kettle", "Another"))
    assert sends(folder) == 1
    assert sends(folder, to="pocketbook-mail") == 3
    assert sends(folder, "--force") == 3
    assert sends(folder / "two.txt") == 1
    kept = settings.with_name("mailed.txt").read_text()
    assert [word for word in (KINDLE, "one", "tales") if word in kept] == []
    mail("forget")
    assert not settings.with_name("mailed.txt").exists()


@pytest.mark.skipif(os.name == "nt", reason="folders are kept from writing by other means")
def test_a_mail_that_cannot_be_remembered(vault: Vault, server: Server, settings: Path, story: Path) -> None:
    """It was mailed all the same, and what will come of that is told."""
    set_up(server.port)
    settings.with_name("mailed.txt").mkdir()
    done = in_process("send", story, "--to", "kindle-mail")
    assert (done.code, len(server.post.taken)) == (0, 1)
    assert "it was mailed, and will be again" in done.err


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that nobody can read from its start")
def test_what_was_mailed_cannot_be_read(vault: Vault, server: Server, settings: Path, story: Path) -> None:
    """Then nothing was, which is said; and from then on it can be."""
    set_up(server.port)
    kept = settings.with_name("mailed.txt")
    kept.symlink_to("/proc/self/mem")
    folder = story.parent / "tales"
    folder.mkdir()
    story.rename(folder / story.name)
    done = in_process("send", folder, "--to", "kindle-mail")
    assert (done.code, len(server.post.taken)) == (0, 1)
    assert f"note: all counts as not yet mailed: {kept}: it cannot be read" in done.err
    again = in_process("send", folder, "--to", "kindle-mail")
    assert (again.code, again.err, len(server.post.taken)) == (0, "", 1)


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_tls_from_the_first_byte(vault: Vault, authority: trustme.CA, story: Path) -> None:
    """A server that speaks TLS alone is spoken to so."""
    for server in start(authority, Post(), implicit=True):
        set_up(server.port, "--security", "tls")
        assert in_process("send", story, "--to", "kindle-mail").code == 0
        assert len(server.post.taken) == 1


def test_mail_test_sends_a_page(vault: Vault, server: Server) -> None:
    """`mail test` sends a book of one page to each reader that has an address, or to the one that is named."""
    set_up(server.port)
    done = mail("test")
    assert (done.code, server.post.to) == (0, [KINDLE, POCKETBOOK])
    assert done.text.startswith(f"Handed to your mail server, for {KINDLE}. Amazon answers by mail")
    assert mail("test", "--to", "pocketbook-mail").code == 0
    assert server.post.to[2:] == [POCKETBOOK]
    assert_one_line(mail("test", "--to", "kobo"), "kindle-mail, pocketbook-mail", code=2)


def test_dry_run_sends_nothing(monkeypatch: pytest.MonkeyPatch, vault: Vault, server: Server, story: Path) -> None:
    """--dry-run makes no connection, and needs no password."""
    set_up(server.port)
    vault.kept.clear()
    monkeypatch.setattr(say, "can_ask", lambda: pytest.fail("a password is asked for"))
    done = in_process("send", story, "--to", "kindle-mail", "--dry-run")
    assert (done.code, "would be handed to your mail server" in done.text) == (0, True)
    assert (server.post.tried, server.post.taken) == ([], [])


def test_a_faulty_book_is_told_before_amazon_does(vault: Vault, server: Server, tmp_path: Path) -> None:
    """Of a book by somebody else that has faults it is told that it may come back; it is sent all the same."""
    set_up(server.port)
    done = in_process("send", foreign(tmp_path / "x.epub"), "--to", "kindle-mail")
    assert (done.code, len(server.post.taken)) == (0, 1)
    assert "note: the service may reject this book: " in done.err
    assert "storybind check" in done.err


def test_what_amazon_alone_minds_is_told(vault: Vault, server: Server, tmp_path: Path) -> None:
    """A number of Amazon's store is told before the book goes to a Kindle, and is nothing to other services."""
    set_up(server.port)
    book = tmp_path / "x.epub"
    book.write_bytes(pack(meta("<dc:identifier>urn:asin:B00ABCDEF1</dc:identifier>")(good_book())))
    assert "B00ABCDEF1" in in_process("send", book, "--to", "kindle-mail").err
    assert "reject" not in in_process("send", book, "--to", "pocketbook-mail").err


def test_setup_at_a_real_terminal(settings: Path, environment: dict[str, str], tmp_path: Path) -> None:
    """A person at a terminal is asked in order, and the password is not shown."""
    pty = pytest.importorskip("pty", reason="terminals of POSIX")
    fcntl, termios = pytest.importorskip("fcntl"), pytest.importorskip("termios")
    (tmp_path / "vault.py").write_text(VAULT)
    path = f"{environment['PYTHONPATH']}{os.pathsep}{tmp_path}"
    more = {"PYTHONPATH": path, "PYTHON_KEYRING_BACKEND": "vault.Vault", "XDG_CONFIG_HOME": str(tmp_path / "config")}
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "storybind", "mail", "setup"], stdin=theirs, stdout=theirs, stderr=theirs,
        env={**environment, **more}, cwd=tmp_path, start_new_session=True, close_fds=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    for answer in (SENDER, "", "465", "", KINDLE, "", SECRET):
        shown += until(ours, b": ")
        os.write(ours, f"{answer}\n".encode())
    shown += until(ours, b"mail test")
    assert child.wait(timeout=600) == 0
    os.close(ours)
    assert b"[smtp.example.org]" in shown
    assert SECRET.encode() not in shown
    assert tomllib.loads(settings.read_text())["server"] == "smtp.example.org"
    assert (tmp_path / "kept").read_text() == f"{SENDER} {SECRET}"


VAULT = """
import keyring.backend
class Vault(keyring.backend.KeyringBackend):
    priority = 1
    def get_password(self, service, username): return None
    def set_password(self, service, username, password): open("kept", "w").write(f"{username} {password}")
    def delete_password(self, service, username): pass
"""


def until(terminal: int, end: bytes) -> bytes:
    """What a terminal shows, up to these bytes."""
    shown = b""
    while end not in shown:
        shown += os.read(terminal, 1000)
    return shown


def test_no_kepub_by_mail(vault: Vault, story: Path) -> None:
    """A format that no reader with an address opens is refused before any connection."""
    set_up(587)
    assert_one_line(in_process("send", story, "--to", "kindle-mail", "--format", "azw3"), "does not open azw3")


# What servers say


def refused(server: Server, story: Path, *words: str, code: str = "mail") -> None:
    """Sending fails with these words and this code, and the password is in none of them."""
    done = in_process("send", story, "--to", "kindle-mail")
    assert_one_line(done, *words)
    assert SECRET not in done.err
    assert code_of(story, "--to", "kindle-mail") == code


def test_535_wrong_password(vault: Vault, server: Server, tmp_path: Path, story: Path) -> None:
    """A refused password: that many providers want another one, and where to set it; it is not tried for every book."""
    set_up(server.port)
    vault.set_password("storybind mail", SENDER, "wrong")
    refused(
        server,
        story,
        f"The mail server refused the password for {SENDER}. Many providers need an app password.",
        code="mail-login",
    )
    (tmp_path / "other.txt").write_text(STORY.replace("The Kettle", "Cup"))
    server.post.tried.clear()
    done = in_process("send", story, tmp_path / "other.txt", "--to", "kindle-mail")
    assert (done.text, len(done.told), server.post.tried) == ("2 failed.\n", 1, ["wrong"] * 2)  # PLAIN, LOGIN


@pytest.mark.parametrize(("kept", "code"), [("fünf £ Äpfel", 0), ("fünf £ Birnen", 1)])
def test_a_password_of_any_letters(vault: Vault, server: Server, story: Path, kept: str, code: int) -> None:
    """A password may have letters beyond ASCII: the right one lets in, a wrong one is refused like any other."""
    server.post.secret = "fünf £ Äpfel"
    set_up(server.port)
    vault.set_password("storybind mail", SENDER, kept)
    done = in_process("send", story, "--to", "kindle-mail")
    assert (done.code, len(server.post.taken), server.post.tried) == (code, 1 - code, [kept])
    assert ("refused the password" in done.err) == bool(code)
    assert kept not in done.err


def test_550_no_such_address(vault: Vault, server: Server, story: Path) -> None:
    """A refused address is told with what the server said."""
    server.post.rcpt = "550 5.1.1 no such user"
    set_up(server.port)
    refused(server, story, f"does not take mail for {KINDLE} (550 5.1.1 no such user)", "Check the address")


def test_553_not_this_sender(vault: Vault, server: Server, story: Path) -> None:
    """A server that lets nobody else's address send is told as such."""
    server.post.sender = "553 not your address"
    set_up(server.port)
    refused(server, story, f"lets {SENDER} not send as {SENDER} (553 not your address)")


@pytest.mark.parametrize(
    ("answer", "words", "code"),
    [
        (
            "552 too big",
            ["The mail would be ", "the mail server takes less", "amazon.com/sendtokindle"],
            "mail-too-large",
        ),
        ("554 looks like spam", ["did not take the mail (554 looks like spam)", "Ask who runs it why"], "mail"),
        ("451 slow down", ["wants no more mail for now (451 slow down)", "Try again later"], "mail"),
    ],
)
def test_refused_at_the_end(
    vault: Vault, server: Server, story: Path, answer: str, words: list[str], code: str
) -> None:
    """What a server says after it has seen the mail is told, with what to do."""
    server.post.answer = answer
    set_up(server.port)
    refused(server, story, *words, code=code)


def test_a_server_that_says_how_much_it_takes(vault: Vault, authority: trustme.CA, story: Path) -> None:
    """Where the server tells its limit, a mail beyond it is not even begun."""
    for server in start(authority, Post(), data_size_limit=10_000):
        set_up(server.port)
        refused(server, story, "The mail would be ", "the limit is 10 KB", code="mail-too-large")
        assert server.post.to == []


def test_a_server_without_encryption(vault: Vault, story: Path) -> None:
    """No encryption, no password: nothing is sent in the clear."""
    for server in start(None, Post()):
        set_up(server.port)
        refused(server, story, "offers no encryption", "no password in the clear", "587 and 465")
        assert server.post.tried == []


def test_a_server_that_nobody_vouches_for(vault: Vault, story: Path) -> None:
    """A certificate that no authority of this machine has signed ends the conversation before the password."""
    for server in start(trustme.CA(), Post()):
        set_up(server.port)
        refused(server, story, "cannot be trusted", "nothing was sent")
        assert server.post.tried == []


def test_a_server_that_is_another(vault: Vault, authority: trustme.CA, story: Path) -> None:
    """A good certificate for another name is as good as none."""
    for server in start(authority, Post(), name="other.example.org"):
        set_up(server.port)
        refused(server, story, "cannot be trusted", "localhost")
        assert server.post.tried == []


def test_no_server(vault: Vault, story: Path, server: Server) -> None:
    """Nobody at the port, no such name, and the wrong kind of encryption for the port are told apart."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        set_up(closed.getsockname()[1])
        refused(server, story, "No connection to the mail server localhost:", "refused", "Check the network")
    for name in ("no.such.server.invalid", "no..server", "x" * 70):
        set_up(587, server=name)
        refused(server, story, "there is no server of this name")
    set_up(server.port, "--security", "tls")
    refused(server, story, "it does not speak TLS here")


def test_a_server_that_does_not_answer(vault: Vault, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that takes the call and says nothing is left after a while."""
    monkeypatch.setattr(post, "_PATIENCE", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        set_up(silent.getsockname()[1])
        done = in_process("send", story, "--to", "kindle-mail")
    assert_one_line(done, "it does not answer", "Check the network")


def test_no_address_for_this_reader(vault: Vault, story: Path) -> None:
    """An account without this reader's address says which option sets it."""
    mail("setup", "--sender", SENDER, "--kindle", KINDLE, input=f"{SECRET}\n")
    assert_one_line(in_process("send", story, "--to", "pocketbook-mail"), "storybind mail setup --pocketbook ADDRESS")
    assert code_of(story, "--to", "pocketbook-mail") == "mail-setup"


def parcel(title: str = "The Kettle", authors: tuple[str, ...] = ("Anna Moss",), size: int = 10) -> Parcel:
    """A book."""
    return Parcel(title, authors, "", "epub", lambda: b"x" * size, 0)


def test_books_too_large_for_amazon() -> None:
    """Beyond 50 MB of mail the web page is named; near it, that many servers stop before is told."""
    box = Mailbox(SERVICES["kindle-mail"], Account("localhost", 1, "tls", SENDER, SENDER), Secret(SECRET), KINDLE)
    assert SECRET not in repr(box)
    with pytest.raises(
        MailTooLargeError, match=r"The mail would be 54 MB; the limit is 50 MB\. Upload the file at amazon"
    ):
        box.send(parcel(size=40_000_000), Manner(dry=True))
    near = box.send(parcel(size=20_000_000), Manner(dry=True))
    assert near.size < LARGEST
    assert near.note == "The mail has 27 MB; many servers stop at 25 MB."


_LINES = st.text(alphabet=st.characters(codec="utf-8"), max_size=200)


@given(_LINES, st.lists(_LINES, min_size=1, max_size=3))
def test_no_title_writes_a_mails_head(title: str, authors: list[str]) -> None:
    """Whatever a book calls itself, the mail has our lines in its head and no other, and one book with a name in ASCII."""
    message = compose(parcel(title, tuple(authors)), b"x" * 10, SENDER, KINDLE)
    read = opened(message.as_bytes(policy=policy.SMTP))
    assert sorted(read.keys()) == sorted(
        ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"]
    )
    assert (read["To"], read["From"]) == (KINDLE, SENDER)
    _, book = read.iter_parts()
    assert cast(str, book.get_filename()).isascii()
    assert book.get_payload(decode=True) == b"x" * 10


@pytest.mark.parametrize(
    "title", ["Rain\r\nBcc: evil@example.org", "Rain\nX: y\n\nbody", "\x1b[31m", "\u2028Bcc: x@y.org"]
)
def test_header_injection(title: str) -> None:
    """Line ends in a title are blanks in the subject, as the mail's own bytes show."""
    sent = compose(parcel(title, (title,)), b"x" * 10, SENDER, KINDLE).as_bytes(policy=policy.SMTP)
    head = sent.partition(b"\r\n\r\n")[0].lower()
    assert b"\nbcc" not in head
    assert b"\nx:" not in head


def test_the_errors_of_mail_stop_the_rest() -> None:
    """A refused password is a kind of the errors after which no other book is tried."""
    from storybind.cli.send import _HOPELESS

    assert MailError in _HOPELESS


def test_forget_without_a_keyring(monkeypatch: pytest.MonkeyPatch, vault: Vault, settings: Path) -> None:
    """The settings go, and it is said that no password was taken out of anything; how to give one is no news then."""
    set_up(587)
    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.fail.Keyring)
    done = mail("forget")
    assert (done.code, done.err, settings.exists()) == (0, "", False)
    assert done.text.strip().endswith("No keyring opens here, so no password was taken out of one.")


def test_two_readers_are_tried_with_one_password(
    monkeypatch: pytest.MonkeyPatch, vault: Vault, server: Server, settings: Path
) -> None:
    """Where the password is nowhere kept, it is asked for once, however many readers have an address."""
    set_up(server.port)
    vault.kept.clear()
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return SECRET

    monkeypatch.setattr(say, "can_ask", lambda: True)
    monkeypatch.setattr(say, "ask_secret", ask)
    assert mail("test").code == 0
    assert (len(asked), sorted(server.post.to)) == (1, sorted([KINDLE, POCKETBOOK]))
