"""Onto the e-reader: what is connected, what is sent, and the mail account it is sent from."""

from enum import StrEnum
from typing import Annotated

import typer

from storybind.cli import options as shared
from storybind.cli.commands.coded import Exampled, coded

commands = typer.Typer()


class SendFormat(StrEnum):
    """What `send` can be asked to send."""

    auto = "auto"
    epub = "epub"
    kepub = "kepub"
    azw3 = "azw3"


@commands.command()
@coded
def devices(as_json: shared.Json = False) -> int:
    """Show the e-readers that are connected now.

    And whether books can be sent to them.
    """
    from storybind.cli.devices import run

    return run(as_json=as_json)


@commands.command(cls=Exampled)
@shared.with_shared_options
@coded
def send(
    given: Annotated[list[str], shared.given("BOOK_OR_STORY...", "Books, stories, or folders of them.")],
    asked: shared.Asked,
    to: Annotated[
        str,
        shared.asks(
            "TARGET",
            "kobo, kindle, pocketbook, tolino, nook, sony, a folder, kindle-mail, pocketbook-mail, a mail address or calibre; "
            "default: the one reader that is there.",
        ),
    ] = "auto",
    format: Annotated[
        SendFormat, shared.flag("--format", "What to send; auto is what the reader likes best.")
    ] = SendFormat.auto,
    force: Annotated[
        bool, shared.flag("--force", "Replace a different book of the same name; mail again what was mailed.")
    ] = False,
    eject: Annotated[bool, shared.flag("--eject", "Eject the reader when all is sent.")] = False,
    dry_run: Annotated[bool, shared.flag("--dry-run", "Say what would be sent; send nothing.")] = False,
    quiet: shared.Quiet = False,
    as_json: shared.Json = False,
) -> int:
    """Put books and stories onto an e-reader.

    In the format and the folder that it needs.
    """
    from storybind.cli import send
    from storybind.edge.devices import Manner

    wanted = send.Asked(to, format.value, Manner(force=force, dry=dry_run), eject, quiet, as_json)
    return send.run(given, shared.read_asked(asked), wanted)


mail = typer.Typer(help="The mail account that books are sent from.", no_args_is_help=True)
commands.add_typer(mail, name="mail")


@mail.command()
@coded
def setup(
    sender: Annotated[str | None, shared.asks("ADDRESS", "Your mail address.")] = None,
    server: Annotated[str | None, shared.asks("NAME", "Its server; default: smtp.DOMAIN.")] = None,
    port: Annotated[str | None, shared.asks("NUMBER", "Its port; default: 587.")] = None,
    security: Annotated[str | None, shared.asks("starttls|tls", "Default: tls on port 465, else starttls.")] = None,
    user: Annotated[str | None, shared.asks("NAME", "To log in with; default: your address.")] = None,
    kindle: Annotated[str | None, shared.asks("ADDRESS", "Your Kindle's address.")] = None,
    pocketbook: Annotated[str | None, shared.asks("ADDRESS", "Your PocketBook's address.")] = None,
) -> int:
    """Set up the account; asks for what is not given. The password is kept in the system's keyring."""
    from storybind.cli.mail import setup

    given = {"sender": sender, "server": server, "port": port, "security": security, "user": user}
    return setup({**given, "kindle": kindle, "pocketbook": pocketbook})


@mail.command("test")
@coded
def try_mail(
    to: Annotated[
        str | None,
        shared.asks("TARGET", "kindle-mail, pocketbook-mail or a mail address; default: all that are set up."),
    ] = None,
) -> int:
    """Mail a book of one page to your readers."""
    from storybind.cli.mail import send_page

    return send_page(to)


@mail.command()
@coded
def forget() -> int:
    """Delete the account's settings, and its password from the keyring."""
    from storybind.cli.mail import forget

    return forget()
