"""``storybind review``: a page on this machine on which the breaks of a story are looked through and changed."""

from storybind.cli import say
from storybind.cli.serve import need_extra, serve_until_stopped
from storybind.errors import UsageError
from storybind.options import Options


def run(story: str, options: Options, *, port: int) -> int:
    """Show the page until Ctrl-C."""
    need_extra("review")
    if story == "-":
        raise UsageError("a story from standard input has no sidecar; save it as a file")
    from storybind.edge.catalogue.guard import KEY, Guard, new_code
    from storybind.edge.catalogue.review import ReviewDesk
    from storybind.edge.catalogue.server import LOOPBACK, hosts_of, open_socket
    from storybind.review import Review

    reviewed, code = Review(story, options), new_code()
    with open_socket(LOOPBACK, port) as listening:
        port = listening.getsockname()[1]
        desk = ReviewDesk(reviewed, f"{KEY}{code}")
        say.line(f"{story}: read it and change its breaks at http://{LOOPBACK}:{port}{KEY}{code}/")
        return serve_until_stopped(Guard(desk.app(), desk.ask, hosts_of(LOOPBACK, port), code, takes=True), listening)
