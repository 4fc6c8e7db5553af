"""Attempts to break in to `storybind serve`: each is made against a real server, and must fail."""

from __future__ import annotations

import base64
import contextlib
import html
import http.client
import os
import re
import select
import socket
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import pytest
from lxml import etree

from conftest import STORY, Storybind, in_process
from serving import Answer, Served, _said, serving

pytest.importorskip("uvicorn", reason="the extra `serve` is not installed")
pytest.importorskip("starlette", reason="the extra `serve` is not installed")

from storybind.edge.catalogue.addresses import file_name
from storybind.edge.catalogue.answers import disposition
from storybind.edge.catalogue.reader import Bar, Leaf, dress
from storybind.edge.catalogue.shelf import Entry, Facts

SECRET = "the-treasure-is-under-the-fourth-oak"
CODE = "rain42bow"
OTHER = "127.0.0.2"
"""An address that is this machine and not the usual loopback, so that a code is asked for; on Linux all of 127/8 is."""

needs_other_address = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux has more than one loopback address"
)
needs_links = pytest.mark.skipif(os.name == "nt", reason="links need a right of their own on Windows")

EVIL = "<script>document.title='owned'</script>\"'><img src=x onerror=\"document.title='owned'\">{{7*7}}"
PAGE = """<?xml version="1.0"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:xlink="http://www.w3.org/1999/xlink" onload="document.title='pwned'"><head>
<title>Evil</title><base href="http://evil.example/"/><meta http-equiv="refresh" content="0;url=http://evil.example/"/>
<link rel="stylesheet" href="http://evil.example/a.css"/><script>document.title='pwned'</script><script src="http://evil.example/a.js"/>
</head><body onload="document.title='pwned'"><p onclick="document.title='pwned'">The words stay.</p>
<a id="a1" href="javascript:document.title='pwned'">one</a><a id="a2" href="  JaVa&#9;Script:document.title='pwned'">two</a>
<a id="a3" href="data:text/html,&lt;script>1&lt;/script>">three</a><a id="a4" href="vbscript:x">four</a><a id="good" href="chapter.xhtml#x" target="_blank">five</a>
<iframe src="http://evil.example/"></iframe><object data="x.swf"></object><embed src="x"/><form action="http://evil.example/"><input name="q"/></form>
<img src="http://evil.example/pixel.png" onerror="document.title='pwned'"/>
<svg xmlns="http://www.w3.org/2000/svg" onload="document.title='pwned'"><script>document.title='pwned'</script>
<a xlink:href="javascript:document.title='pwned'"><text>six</text></a><set attributeName="onmouseover" to="x"/></svg>
</body></html>"""
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" onload="document.title='pwned'"><script>document.title='pwned'</script><text>seven</text></svg>"""
OPF = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="i">urn:uuid:11111111-2222-5333-8444-555555555555</dc:identifier><dc:title>{evil}</dc:title><dc:creator>{evil}</dc:creator>
<dc:language>{evil}</dc:language><dc:description>{evil}</dc:description><dc:subject>{evil}</dc:subject><dc:publisher>{evil}</dc:publisher>
<meta property="belongs-to-collection">{evil}</meta></metadata>
<manifest><item id="p" href="page.xhtml" media-type="application/xhtml+xml"/><item id="b" href="broken.xhtml" media-type="application/xhtml+xml"/>
<item id="d" href="drawing.svg" media-type="image/svg+xml"/><item id="h" href="../../../secret.txt" media-type="text/css"/>
<item id="t" href="typed.xhtml" media-type="text/html&#10;Set-Cookie: x=1"/><item id="j" href="run.js" media-type="text/javascript"/></manifest>
<spine><itemref idref="p"/><itemref idref="b"/></spine></package>"""


def evil_book(path: Path) -> None:
    """A book that attacks whoever shows it: by what it says of itself, and by its pages."""
    container = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", container)
        book.writestr("content.opf", OPF.replace("{evil}", html.escape(EVIL)))
        book.writestr("page.xhtml", PAGE)
        book.writestr("broken.xhtml", PAGE.replace("</p>", "<br>", 1))
        book.writestr("drawing.svg", DRAWING)
        book.writestr("typed.xhtml", PAGE)
        book.writestr("run.js", "document.title='owned'")
        book.writestr("../secret.txt", SECRET)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is shared: a good story, an evil book, files that are nobody's business, and links that lead out."""
    top = tmp_path_factory.mktemp("top")
    shared = top / "shared"
    (shared / ".hidden").mkdir(parents=True)
    (shared / "kettle.txt").write_text(STORY)
    (shared / "notes.txt").write_text(f"{EVIL}\nby {EVIL}\n\nAuthor's note: {EVIL}\n\nIt rained. {EVIL}\n\nThe End\n")
    evil_book(shared / "evil.epub")
    if os.name != "nt":
        evil_book(shared / "<img src=x onerror=alert(1)>'&.epub")
    for path in (top / "secret.txt", top / "outside.txt", shared / ".hidden" / "secret.txt", shared / ".secret.txt"):
        path.write_text(f"Treasure\n\n{SECRET}.\n")
    (shared / "storybind.toml").write_text(f"# {SECRET}\n")
    (shared / "keys.pem").write_text(SECRET)
    if os.name != "nt":
        (shared / "link.txt").symlink_to(top / "outside.txt")
        (shared / "linked").symlink_to(top, target_is_directory=True)
        (shared / "loop").symlink_to(shared, target_is_directory=True)
    return shared


@pytest.fixture(scope="module")
def served(folder: Path, environment: dict[str, str]) -> Iterator[Served]:
    """That folder, open to this machine."""
    with serving(Storybind(folder.parent, environment), folder, "--title", EVIL) as served:
        served.wait_for("/titles", "Anna Moss")
        yield served


@pytest.fixture(scope="module")
def guarded(folder: Path, environment: dict[str, str]) -> Iterator[Served]:
    """That folder, behind a code."""
    if sys.platform != "linux":
        pytest.skip("only Linux has more than one loopback address")
    with serving(Storybind(folder.parent, environment), folder, "--address", OTHER, "--code", CODE) as served:
        yield served


def ids(served: Served) -> list[str]:
    """What addresses call the books."""
    return re.findall(r"book/([0-9a-f]{16})", served.get(f"{served.base}/titles").text)


CLIMBS = [
    "..",
    "%2e%2e",
    "%2E%2E",
    ".%2e",
    "%252e%252e",
    "..%c0%af",
    "..%ef%bc%8f",
    "%c0%ae%c0%ae",
    "..;",
    "..%00",
    "\u2025",
]
SLASHES = ["/", "%2f", "%2F", "%5c", "%252f", "\\"]


def test_no_path_leads_out(served: Served) -> None:
    """Path traversal in every spelling, under every address that takes a name: nothing of a file that is not shared."""
    one = ids(served)[0]
    roots = [
        "",
        "/static",
        "/get",
        f"/get/{one}",
        f"/read/{one}",
        "/cover",
        "/thumb",
        "/opds",
        "/book",
        "/e",
        "/opds/author",
    ]
    tried = 0
    for root in roots:
        for climb in CLIMBS:
            for slash in SLASHES:
                for target in ("secret.txt", "shared/storybind.toml"):
                    path = f"{root}/{slash.join([climb] * 3)}{slash}{target}".encode("ascii", "ignore").decode()
                    answer = served.ask(path)
                    assert answer.status in (400, 404), (path, answer.status)
                    assert SECRET.encode() not in answer.body
                    tried += 1
    for path in (
        "/etc/passwd",
        "//etc/passwd",
        "/file:///etc/passwd",
        f"/read/{one}//etc/passwd",
        "/C:/Windows/win.ini",
        f"/get/{one}/kettle.txt",
    ):
        assert served.ask(path).status == 404
    assert tried > 1000


def test_only_books_are_given_out(served: Served, folder: Path) -> None:
    """Settings, keys, hidden files and the stories' own texts have no address: what is listed is all there is."""
    pages = [
        served.get(path).text
        for path in ("/titles", "/opds/titles", "/opds2/titles", "/e/titles", "/trouble", "/authors")
    ]
    assert not any(SECRET in page or "Treasure" in page for page in pages)
    for name in ("keys.pem", "storybind.toml", ".secret.txt", "kettle.txt", ".hidden/secret.txt", "evil.epub"):
        assert served.ask(f"/{name}").status == 404
    for one in ids(served):
        assert served.ask(f"/get/{one}/storybind.toml").status == 404


@needs_links
def test_links_out_are_not_followed(served: Served, folder: Path) -> None:
    """A link to a file outside, a link to a folder outside and one that bites its tail: none is on the shelf."""
    assert len(ids(served)) == 4, "two stories and two books, each once"
    assert "Treasure" not in served.get("/titles").text


@needs_links
def test_a_book_that_becomes_a_link_is_gone(tmp_path: Path, storybind: Storybind) -> None:
    """Who exchanges a listed book for a link that leads out gets nothing by its old address."""
    shared = tmp_path / "shared"
    shared.mkdir()
    (tmp_path / "secret.epub").write_text(SECRET)
    evil_book(shared / "a.epub")
    (shared / "kettle.txt").write_text(STORY)
    with serving(storybind, shared) as served:
        known = ids(served)
        assert len(known) == 2
        for name in ("a.epub", "kettle.txt"):
            (shared / name).unlink()
            (shared / name).symlink_to(tmp_path / "secret.epub")
        for one in known:
            for path in (
                f"/get/{one}/a.epub",
                f"/get/{one}/a.kepub.epub",
                f"/read/{one}/page.xhtml",
                f"/cover/{one}.jpg",
            ):
                answer = served.ask(path)
                assert answer.status == 404, path
                assert SECRET.encode() not in answer.body


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", "", "127.0.0.1:{port}.evil.example"])  # fmt: skip
def test_other_hosts_are_refused(served: Served, host: str) -> None:
    """A web page whose name is made to lead here (DNS rebinding) gets nothing, and is told nothing."""
    answer = served.ask("/opds", host=host.replace("{port}", str(served.port)))
    assert answer.status == 421
    assert b"Kettle" not in answer.body


def test_no_host_is_refused(served: Served) -> None:
    """A request without a host, as HTTP/1.0 may send it, is none of ours."""
    assert b" 421 " in raw(served, b"GET / HTTP/1.0\r\n\r\n")


def test_addresses_do_not_follow_the_client(served: Served) -> None:
    """Links in a feed have our own address, whatever name, proxy or scheme the client makes up."""
    answer = served.get("/opds", host=f"localhost:{served.port}", x_forwarded_host="evil.example", x_forwarded_proto="ftp", forwarded="host=evil.example")  # fmt: skip
    assert b"evil" not in answer.body
    assert f'href="{served.origin}/opds"' in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "CONNECT"])
def test_nothing_but_get_and_head(served: Served, method: str) -> None:
    """No other method does anything, and no answer lets a page of another site read it."""
    answer = served.ask("/opds", method)
    assert answer.status in (400, 405)
    assert answer.status == 400 or answer.headers["allow"] == "GET, HEAD"
    assert not any(name.startswith("access-control") for name in answer.headers)


def test_every_answer_has_its_manners(served: Served) -> None:
    """No referrer, no guessing of types, no frame, no script from anywhere: pages, feeds, files and refusals alike."""
    one = ids(served)[0]
    for path in (
        "/",
        "/e",
        "/opds",
        "/opds2",
        f"/get/{one}/a.epub",
        f"/thumb/{one}.jpg",
        "/nosuch",
        f"/read/{one}/page.xhtml",
        "/static/rich.css",
    ):
        headers = served.ask(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-frame-options"] == "DENY"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "script-src" not in headers["content-security-policy"]
        assert not {"server", "set-cookie", "x-powered-by"} & headers.keys()


HTML_PAGES = [
    "/",
    "/titles",
    "/authors",
    "/tags",
    "/series",
    "/trouble",
    "/e",
    "/e/titles",
    "/e/authors",
    "/search?q={q}",
    "/e/search?q={q}",
]


def test_words_are_words(served: Served) -> None:
    """What title, author, tag, file name or query say stands on the pages as text: no element, no attribute of theirs."""
    query = "".join(f"%{byte:02x}" for byte in EVIL.encode())
    paths = [path.replace("{q}", query) for path in HTML_PAGES]
    paths += [f"{face}/book/{one}" for one in ids(served) for face in ("", "/e")]
    for path in paths:
        tree = etree.HTML(served.get(path).body)
        assert tree.xpath("//script") == [], path
        assert tree.xpath("//@*[starts-with(name(), 'on')]") == [], path
        assert tree.xpath("//img[@src='x']") == [], path
        assert "49" not in "".join(tree.xpath("//h1//text()")), path
    assert EVIL in "".join(etree.HTML(served.get(f"/search?q={query}").body).itertext())


def test_feeds_hold_words_too(served: Served) -> None:
    """The same words in Atom and in JSON are text there, and characters that XML forbids break no feed."""
    root = etree.fromstring(served.get("/opds/titles").body)
    assert EVIL in [element.text for element in root.iter("{http://www.w3.org/2005/Atom}name")]
    assert not [element for element in root.iter() if etree.QName(element).localname in ("script", "img")]
    etree.fromstring(served.get("/opds/search?q=%00%01%1b%ef%bf%bf%ff").body)


@pytest.mark.parametrize("name", ["page.xhtml", "broken.xhtml"])
def test_pages_of_books_do_nothing(served: Served, name: str) -> None:
    """A book's page is shown without what runs, reaches out or leads astray; its words and its own links stay."""
    one = next(one for one in ids(served) if served.ask(f"/read/{one}/page.xhtml").status == 200)
    answer = served.get(f"/read/{one}/{name}")
    tree = etree.fromstring(answer.body, etree.XMLParser()) if name == "page.xhtml" else etree.HTML(answer.body)
    tags = {etree.QName(element).localname for element in tree.iter() if isinstance(element.tag, str)}
    assert not tags & {"script", "iframe", "object", "embed", "base", "form", "input", "set"}
    assert tree.xpath("//@*[starts-with(local-name(), 'on')]") == []
    assert tree.xpath("//@http-equiv") == []
    hrefs = tree.xpath("//@*[local-name() = 'href']")
    assert not [href for href in hrefs if re.match(r"\s*(java\s*script|data|vbscript)", href, re.IGNORECASE)]
    assert "chapter.xhtml#x" in hrefs
    assert "The words stay." in "".join(tree.itertext())
    assert b"pwned" not in answer.body
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "allow-scripts" not in answer.headers["content-security-policy"]


def test_files_of_books_are_what_the_manifest_says(served: Served) -> None:
    """Drawings run nothing; scripts, odd types and names that climb out of the book are not given out."""
    one = next(one for one in ids(served) if served.ask(f"/read/{one}/page.xhtml").status == 200)
    drawing = served.get(f"/read/{one}/drawing.svg")
    assert b"pwned" not in drawing.body
    assert b"seven" in drawing.body
    for name in (
        "run.js",
        "typed.xhtml",
        "content.opf",
        "META-INF/container.xml",
        "../secret.txt",
        "%2e%2e/secret.txt",
        "mimetype",
    ):
        answer = served.ask(f"/read/{one}/{name}")
        assert answer.status == 404, name


def test_notes_of_a_story_are_words(served: Served) -> None:
    """Script in a story's note is text in its book, and stays it on the page that shows it."""
    for one in ids(served):
        page = served.ask(f"/read/{one}/EPUB/text/chapter-001.xhtml")
        if page.status == 200:
            tree = etree.fromstring(page.body)
            assert tree.xpath("//*[local-name() = 'script']") == []
            assert tree.xpath("//@*[starts-with(name(), 'on')]") == []


ENTRY = Entry("0" * 16, "urn:x:y", "a.epub", False, Facts("Rain"), 1, 0, "1")


@pytest.mark.parametrize(
    "title",
    ["Rain\r\nSet-Cookie: x=1", 'Rain"; filename="evil.exe', "Rain\x00\x1b[31m", "Rain\u2028\u2029", "../../etc/passwd", "雨が降る", "é" * 300, "\u202egpj.exe", "...", " "],
)  # fmt: skip
def test_headers_hold_names_only(title: str) -> None:
    """Whatever a title holds, the header is one line of ASCII with two names, each ending as the file does."""
    entry = ENTRY._replace(facts=Facts(title, ("O\r\nLeary",)))
    header = disposition(entry, ".kepub.epub")
    assert header.isascii()
    assert header.isprintable()
    found = re.fullmatch(
        r"attachment; filename=\"([^\"\\\\/:]+\.kepub\.epub)\"; filename\*=UTF-8''([A-Za-z0-9%._~-]+\.kepub\.epub)",
        header,
    )
    assert found, header
    name = file_name(entry, ".kepub.epub")
    assert not set(name) & set('/\\:*?"<>|\r\n')
    assert all(char.isprintable() for char in name)
    assert not name.startswith(".")


def raw(served: Served, request: bytes, *, wait: float = 600, slowly: float = 0) -> bytes:
    """Send bytes as they are and read until the server ends it."""
    with contextlib.closing(socket.create_connection((served.host, served.port), timeout=wait)) as line:
        with contextlib.suppress(ConnectionError):  # who is refused may hear of it before all is sent
            for part in [request[at : at + 1] for at in range(len(request))] if slowly else [request]:
                line.sendall(part)
                time.sleep(slowly)
        answer = b""
        with contextlib.suppress(ConnectionError):
            while part := line.recv(65536):
                answer += part
        return answer


@pytest.mark.parametrize(
    "request_",
    [b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
     b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 10_000 + b"\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 3000,
     b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
     b"GET / HTTP/1.1\r\nHost: x\r\nHost : y\r\n\r\n"],
    ids=["address", "header", "headers", "tls", "two-lengths", "blank-before-colon"],
)  # fmt: skip
def test_oversized_and_crooked_requests_end(served: Served, request_: bytes) -> None:
    """An address or headers beyond measure, and what is no HTTP, are refused and the line is closed."""
    assert raw(served, request_).startswith(b"HTTP/1.1 4")
    assert served.get("/opds").status == 200


def test_bodies_are_not_taken(served: Served) -> None:
    """A request that brings something along is refused before it has brought it."""
    host = f"Host: {served.host}:{served.port}\r\n".encode()
    for more in (
        b"Content-Length: 1000000000\r\n\r\n",
        b"Content-Length: 0000000000000001\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n",
    ):
        assert raw(served, b"GET /opds HTTP/1.1\r\n" + host + more).startswith(b"HTTP/1.1 413 ")


SLOWEST = 1.0
IMPATIENT = f"""
import sys
from storybind.edge.catalogue import guard, server
server.SLOWEST = guard.SLOWEST = {SLOWEST}
sys.argv = ["storybind", *sys.argv[1:]]
from storybind.__main__ import main
main()
"""


@pytest.fixture
def impatient(folder: Path, storybind: Storybind) -> Iterator[Served]:
    """The folder, served by one who waits a second where the real one waits ten or sixty."""
    command = [sys.executable, "-c", IMPATIENT, "serve", str(folder), "--port", "0"]
    with Popen(command, stdout=PIPE, stderr=PIPE, env=storybind.env(None), cwd=storybind.folder) as process:
        try:
            yield _said(process)
        finally:
            process.kill()


def ask_soon(impatient: Served, path: str) -> Answer:
    """What is there; asked for again only where this machine was so slow over it that nobody would have waited."""
    while True:
        begin = time.monotonic()
        try:
            return impatient.get(path)
        except (ConnectionError, http.client.HTTPException):
            assert time.monotonic() - begin >= SLOWEST


def test_slow_requests_are_ended(impatient: Served) -> None:
    """Who sends nothing, or one letter now and then, is cut off in time, and others are served all the while."""
    lines = [socket.create_connection((impatient.host, impatient.port), timeout=600) for _ in range(20)]
    with contextlib.suppress(ConnectionError):  # should it have taken too long to come so far
        lines[0].sendall(b"GET / HT")
    assert ask_soon(impatient, "/opds").status == 200
    for line in lines:
        with contextlib.suppress(ConnectionError):
            assert line.recv(1) == b""
        line.close()
    with contextlib.suppress(ConnectionError):
        assert raw(impatient, b"GET / HTTP/1.1\r\nX: " + b"a" * 50, slowly=0.1) == b""


def test_slow_readers_are_ended(impatient: Served) -> None:
    """Who asks for a cover again and again and takes nothing is cut off; what waits for him is not kept."""
    one = re.findall(r"book/([0-9a-f]{16})", ask_soon(impatient, "/titles").text)[0]
    host = f"Host: {impatient.host}:{impatient.port}\r\n\r\n".encode()
    with contextlib.closing(socket.socket()) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.settimeout(600)
        line.connect((impatient.host, impatient.port))
        ended = False
        for _ in range(400):
            try:
                line.sendall(f"GET /cover/{one}.jpg HTTP/1.1\r\n".encode() + host)
            except OSError:
                ended = True
                break
            time.sleep(0.02)
        try:
            while line.recv(65536):
                pass
            ended = True
        except ConnectionError:
            ended = True
        except TimeoutError:  # it still waits for us
            pass
    assert ended
    assert ask_soon(impatient, "/opds").status == 200


def test_quick_requests_in_a_row_are_served(impatient: Served) -> None:
    """A connection that is kept and used for longer than a request may take is not cut off, unless we ourselves are slow."""
    connection = http.client.HTTPConnection(impatient.host, impatient.port, timeout=600)
    with contextlib.closing(connection):
        before = time.monotonic()
        for _ in range(8):
            begin = time.monotonic()
            try:
                connection.request("GET", "/static/rich.css")
                assert connection.getresponse().read()
                assert connection.sock is not None, "closed in between"
            except ConnectionError:
                assert time.monotonic() - before >= SLOWEST
                connection.close()
            before = begin
            time.sleep(0.25)


@needs_other_address
def test_without_the_code_nothing_is_shown(guarded: Served) -> None:
    """The door asks for the code; all else answers 401 in a way that reading apps understand, and says nothing more."""
    door = guarded.ask("/")
    assert door.status == 200
    assert "code" in door.text
    for path in (
        "/opds",
        "/opds2/new",
        "/titles",
        "/e/titles",
        "/get/0/a.epub",
        "/cover/0.jpg",
        "/read/0/x",
        "/trouble",
        "/nosuch",
    ):
        answer = guarded.ask(path)
        assert answer.status == 401
        assert answer.headers["www-authenticate"].startswith("Basic ")
        assert b"Kettle" not in answer.body
    assert "Kettle" not in door.text


@needs_other_address
def test_the_code_lets_in_three_ways(guarded: Served) -> None:
    """In the address, as a password, or typed at the door; no matter its case; every link then holds it."""
    assert guarded.get("/titles").status == 200
    basic = base64.b64encode(f"anybody:{CODE}".encode()).decode()
    feed = guarded.ask("/opds", authorization=f"Basic {basic}")
    assert feed.status == 200
    assert set(re.findall(r'href="(http://[^/]+/k/\w+)', feed.text)) == {f"{guarded.origin}/k/{CODE}"}
    typed = guarded.ask(f"/enter?code=%20{CODE.upper()}%20")
    assert (typed.status, typed.headers["location"]) == (303, f"/k/{CODE}/")
    assert guarded.ask(f"/enter?code={CODE}&to=e").headers["location"] == f"/k/{CODE}/e"
    page = guarded.get("/titles").text
    assert not [
        href for href in re.findall(r'(?:href|src|action)="(/[^"]*)"', page) if not href.startswith(f"/k/{CODE}")
    ]


MINDFUL = """
from storybind.edge.catalogue import guard
from storybind.__main__ import main
guard.WINDOW = 3600.0
main()
"""
"""One who remembers a wrong code for an hour, however long it takes to try ten."""


@needs_other_address
def test_wrong_codes_are_counted(folder: Path, storybind: Storybind) -> None:
    """After ten wrong codes, however they are brought, a client gets 429 even with the right one; others do not."""
    with serving(replace(storybind, program=("-c", MINDFUL)), folder, "--address", OTHER, "--code", CODE) as served:
        wrong = base64.b64encode(b"x:wrong!").decode()
        for number in range(9):
            answer = [
                lambda: served.ask("/k/wrong/opds"),
                lambda: served.ask("/enter?code=wrong"),
                lambda: served.ask("/opds", authorization=f"Basic {wrong}"),
            ][number % 3]()
            assert answer.status in (401, 403), number
        assert served.ask(f"/k/{CODE}/opds").status == 200, "the tenth may still be right"
        assert served.ask("/k//opds").status == 403
        for path in ("/k/wrong/opds", f"/k/{CODE}/opds", f"/enter?code={CODE}"):
            answer = served.ask(path)
            assert answer.status == 429
            assert int(answer.headers["retry-after"]) >= 1
        assert served.ask("/").status == 200, "who brings no code is not counted"
        connection = http.client.HTTPConnection(served.host, served.port, timeout=600, source_address=("127.0.0.9", 0))
        with contextlib.closing(connection):
            connection.request("GET", f"/k/{CODE}/opds")
            assert connection.getresponse().status == 200


@needs_other_address
@pytest.mark.parametrize(
    ("own", "other", "options"), [("127.0.0.1", OTHER, []), (OTHER, "127.0.0.1", ["--address", OTHER, "--code", CODE])]
)
def test_one_address_is_listened_on(
    folder: Path, storybind: Storybind, own: str, other: str, options: list[str]
) -> None:
    """By default nobody but this machine reaches the server, and with an address of a network nobody by any other."""
    with socket.socket() as held:  # so that the port of the other address is nobody's
        port = _hold(held, own, other)
        with serving(storybind, folder, *options, "--port", str(port)) as served:
            assert (served.host, served.port) == (own, port)
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection((other, port), timeout=600)


def _hold(held: socket.socket, own: str, other: str) -> int:
    """A port that is free at one address, and held at the other without listening: below those that systems give away."""
    for port in range(10_000 + os.getpid() % 20_000, 32_000):
        with contextlib.suppress(OSError), socket.create_server((own, port)):
            held.bind((other, port))
            return port
    raise AssertionError("no port is free")


@needs_other_address
def test_lan_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--lan`` listens on the one address by which the network knows this machine, with a code, and says who can read."""
    monkeypatch.setattr("storybind.edge.catalogue.server.lan_address", lambda: OTHER)
    heard: list[tuple[str, int]] = []
    monkeypatch.setattr(
        "storybind.edge.catalogue.server.serve", lambda app, listening: heard.append(listening.getsockname())
    )
    done = in_process("serve", folder, "--lan", "--port", "0")
    assert [host for host, _ in heard] == [OTHER]
    code = re.search(rf"http://{OTHER}:{heard[0][1]}/k/(\w{{6}})/opds", done.text)
    assert code, done.text
    told = "anyone on this network who has the code can read these books; the connection is not encrypted"
    assert told in done.err
    assert done.err.count("stop with Ctrl-C") == 1


@needs_other_address
def test_a_phone_reads_the_address_off_the_terminal(folder: Path, storybind: Storybind) -> None:
    """At a terminal the address is drawn as a QR code too, where there is a code to type."""
    pty = pytest.importorskip("pty", reason="terminals of POSIX")
    pytest.importorskip("segno", reason="the extra `serve` is not installed")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "storybind", "serve", str(folder), "--port", "0", "--address", OTHER]
    with Popen(command, stdin=theirs, stdout=theirs, stderr=PIPE, env=storybind.env(None)) as process:
        os.close(theirs)
        assert process.stderr is not None
        try:
            process.stderr.readline()  # what is told when all of the rest has been
            shown = b""  # a piece may end amid a sign
            while shown.count("▄".encode()) + shown.count("█".encode()) < 50 and select.select([ours], [], [], 60)[0]:
                shown += os.read(ours, 100_000)
        finally:
            process.kill()
            os.close(ours)
    assert b"reading app" in shown
    assert shown.count("▄".encode()) + shown.count("█".encode()) >= 50


@needs_other_address
def test_the_code_is_in_no_log(folder: Path, storybind: Storybind) -> None:
    """What the server says while it serves, of good requests and of bad ones, never has the code."""
    with serving(storybind, folder, "--address", OTHER, "--code", CODE) as served:
        served.get("/opds")
        served.ask(f"/k/{CODE}/nosuch")
        served.ask(f"/k/{CODE}/opds", "POST")
        raw(served, f"GET /k/{CODE}/{'a' * 20_000} HTTP/1.1\r\n\r\n".encode())
        raw(served, f"NONSENSE /k/{CODE}/\r\n\r\n".encode())
        served.process.terminate()
        _, err = served.process.communicate(timeout=600)
    assert CODE not in re.sub(r"\d+ files? not shown; \S+ says why", "", err.decode())


@needs_other_address
def test_a_code_is_made_for_each_start(folder: Path, storybind: Storybind) -> None:
    """Whoever gives no code gets one that nobody can guess or misread, another each time."""
    codes = []
    for _ in range(2):
        with serving(storybind, folder, "--address", OTHER) as served:
            codes.append(served.code)
            assert served.get("/opds").status == 200
            assert any(f"the code {served.code}" in line for line in served.told)
    assert codes[0] != codes[1]
    assert all(re.fullmatch(r"[a-hj-km-np-z2-9]{6}", code) for code in codes)


@needs_other_address
def test_odd_codes_are_wrong_codes(guarded: Served) -> None:
    """Bytes that are no text, broken Base64 and other schemes let nobody in and break nothing."""
    for header in ("Basic !!!", "Basic " + base64.b64encode(b"\xff\xfe:\xff").decode(), "Bearer x"):
        assert guarded.ask("/opds", authorization=header).status in (401, 429)


def test_a_bomb_is_no_book(tmp_path: Path, storybind: Storybind) -> None:
    """A book that would unfold to gigabytes, or whose package declares entities, is told as trouble and shown to nobody."""
    with zipfile.ZipFile(tmp_path / "bomb.epub", "w", zipfile.ZIP_DEFLATED) as bomb:
        for number in range(6):
            bomb.writestr(f"{number}.txt", b"0" * 100_000_000)
    evil_book(tmp_path / "laughs.epub")
    with zipfile.ZipFile(tmp_path / "laughs.epub") as good:
        files = {name: good.read(name) for name in good.namelist()}
    laughs = b'<!DOCTYPE package [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    files["content.opf"] = files["content.opf"].replace(b"<package", laughs + b"<package", 1)
    with zipfile.ZipFile(tmp_path / "laughs.epub", "w") as book:
        for name, data in files.items():
            book.writestr(name, data)
    with serving(storybind, tmp_path) as served:
        page = served.get("/trouble").text
        assert "bomb.epub" in page
        assert "laughs.epub" in page
        assert ids(served) == []


@pytest.mark.parametrize(
    "place",
    [
        "http://evil.example/x",
        "//evil.example/x",
        "/\\evil.example/x",
        "https:evil.example/x",
        " ht\ttp://evil.example/x",
    ],
)
@pytest.mark.parametrize(
    "element",
    [
        '<img src="{}"/>',
        '<img srcset="{} 2x"/>',
        '<link rel="preconnect" href="{}"/>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="{}"/><use xlink:href="{}"/></svg>',
    ],
)
def test_pages_load_nothing_from_elsewhere(element: str, place: str) -> None:
    """Whatever a page would load from another place is taken out of it; a link that somebody has to follow stays."""
    page = f'<p>{element.format(place, place)} <a href="http://friend.example/">more</a> <img src="one.png"/></p>'
    for space in (
        "",
        ' xmlns="http://www.w3.org/1999/xhtml" xmlns:xlink="http://www.w3.org/1999/xlink"',
    ):  # as HTML, as XHTML
        whole = f"<html{space}><head><title>x</title></head><body>{page}</body></html>"
        data, _ = dress(Leaf(whole.encode(), "application/xhtml+xml"), Bar("x", "/b", "/p/", "/s"))
        assert b"evil" not in data
        assert b"http://friend.example/" in data
        assert b"one.png" in data


def test_entities_of_a_page_read_nothing(tmp_path: Path) -> None:
    """A page that declares an entity for a file of this machine shows nothing of it."""
    (tmp_path / "secret.txt").write_text(SECRET)
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>&x;</p></body></html>'
    data, _ = dress(Leaf(page.encode(), "application/xhtml+xml"), Bar("x", "/b", "/p/", "/s"))
    assert SECRET.encode() not in data


@pytest.mark.parametrize(
    ("options", "words", "code"),
    [(("--code", "short"), ("--code", "6 letters"), 2), (("--code", "with/slash"), ("letters and digits",), 2), (("--port", "70000"), (), 2),
     (("--address", "203.0.113.77"), ("no address 203.0.113.77", "--address"), 1)],
)  # fmt: skip
def test_wrong_options_are_told(folder: Path, options: tuple[str, ...], words: tuple[str, ...], code: int) -> None:
    """A code that anybody could guess or that no address can hold, a port that is none, an address of somebody else's."""
    done = in_process("serve", folder, *options)
    assert done.code == code
    assert all(word in done.err for word in words), done.err


def test_a_taken_port_is_told_with_a_free_one(folder: Path) -> None:
    """Two servers cannot have one port: the second says so and names one that is free."""
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        done = in_process("serve", folder, "--port", str(port))
    found = re.fullmatch(rf"storybind: port {port} is in use; try --port (\d+)\n", done.err)
    assert done.code == 1
    assert found, done.err
    assert 0 <= int(found[1]) <= 65535


def test_no_folder_is_told(tmp_path: Path) -> None:
    """A folder that is not there, and a file in its place."""
    assert "there is no such folder" in in_process("serve", tmp_path / "nosuch").err
    (tmp_path / "rain.txt").write_text("Rain")
    assert "this is a file" in in_process("serve", tmp_path / "rain.txt").err


def test_no_network_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--lan`` on a machine without a network says so, and that it goes without."""

    class Nowhere(socket.socket):
        def connect(self, address: Any) -> None:
            raise OSError(101, "Network is unreachable")

    monkeypatch.setattr("storybind.edge.catalogue.server.socket.socket", Nowhere)
    done = in_process("serve", folder, "--lan")
    assert done.code == 1
    assert "this machine is on no network" in done.err


def test_a_missing_extra_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the message has the line that installs it."""
    monkeypatch.setattr("storybind.cli.serve.find_spec", lambda name: None)
    done = in_process("serve", folder)
    assert done.code == 1
    assert 'pip install "storybind[serve]"' in done.err
