"""Bytes to a text: encodings found and named, mojibake and leftovers of markup mended, lines counted as the file counts."""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT, SHARED, Storybind, assert_one_line, nothing_written
from cost import assert_grows, assert_within
from storybind import Manuscript, Options, Source, StorybindError, convert, decode, read_story
from storybind.errors import EmptyStoryError, EncodingError, NotTextError
from storybind.text.decode import _MAGIC, _PALM
from storybind.text.decoding.guess import READINGS, Reading, guess
from storybind.text.tables.documents import DOCUMENTS, describe


def text_of(data: bytes | str, name: str = "a.txt") -> str:
    """What is read from a file."""
    return decode(data if isinstance(data, bytes) else data.encode(), name).text


def told(source: Source) -> list[tuple[str, int | None]]:
    """What decoding had to say: code and line."""
    return [(notice.code, notice.line) for notice in source.notices]


# The ladder of encodings.


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"Rain\r\nfell.\r", "utf-8", "Rain\nfell.\n"),
        (b"\xef\xbb\xbfRain", "utf-8-sig", "Rain"),
        ("Rain é".encode("utf-16"), "utf-16", "Rain é"),
        (codecs.BOM_UTF16_BE + "Rain é".encode("utf-16-be"), "utf-16", "Rain é"),
        ("Rain é".encode("utf-32"), "utf-32", "Rain é"),
        (codecs.BOM_UTF32_BE + "Rain é".encode("utf-32-be"), "utf-32", "Rain é"),
        ("It rained, and é.\n".encode("utf-16-le"), "utf-16-le", "It rained, and é.\n"),
        ("It rained, and é.\n".encode("utf-16-be"), "utf-16-be", "It rained, and é.\n"),
        ("It rained, and é.\n".encode("utf-32-le"), "utf-32-le", "It rained, and é.\n"),
        ("Она вошла в дом.\n".encode("utf-16-le"), "utf-16-le", "Она вошла в дом.\n"),
        ("هطل المطر طوال الليل.\n".encode("utf-16-be"), "utf-16-be", "هطل المطر طوال الليل.\n"),
        ("他走进房间。\n她看着他。\n".encode("utf-16-le"), "utf-16-le", "他走进房间。\n她看着他。\n"),
        ("그녀는 방에 들어갔다.\n".encode("utf-16-be"), "utf-16-be", "그녀는 방에 들어갔다.\n"),
        ("彼女は笑った。\n".encode("iso2022_jp"), "iso2022_jp_2", "彼女は笑った。\n"),
        (b"\x93Rain\x94 \x97 she\x92s here\x85", "cp1252", "“Rain” — she’s here…"),
        (b"one\rdon\xd5t\r\xd2two\xd3\r", "mac-roman", "one\ndon’t\n“two”\n"),
        (b"don\xd5t\n\xd2caf\x8e\xd3\n", "mac-roman", "don’t\n“café”\n"),
        ("A face \ud83d\ude00.".encode("utf-8", "surrogatepass"), "utf-8", "A face \U0001f600."),
        ("Η γυναίκα μπήκε στο σπίτι και είδε τον άντρα της.\n".encode("cp1253"), "cp1253", "Η γυναίκα μπήκε στο σπίτι και είδε τον άντρα της.\n"),
        (("הפנס על האי היה כבוי מאז יום שלישי, ואיש על הרציף לא אמר מדוע.\n" * 2).encode("cp1255"), "cp1255", "הפנס על האי היה כבוי מאז יום שלישי, ואיש על הרציף לא אמר מדוע.\n" * 2),
        ("он молчит, и она молчит, и никто не знает, отчего они так.\n".encode("cp1251"), "cp1251", "он молчит, и она молчит, и никто не знает, отчего они так.\n"),
        (b"=E2=80=9CYou,=E2=80=9D said any=\r\nbody in a caf=C3=A9.\r\n", "utf-8", "“You,” said anybody in a café.\n"),
        (b"=E2=80=9C and =C3=A9 are signs, and a=b.\n", "utf-8", "=E2=80=9C and =C3=A9 are signs, and a=b.\n"),
        ("\uf0b7 one oar\n\uf0d8 two\n".encode(), "utf-8", "• one oar\n➢ two\n"),
        ("دخلت المرأة البيت ورأت زوجها جالسا عند النافذة.\n".encode("cp1256"), "cp1256", "دخلت المرأة البيت ورأت زوجها جالسا عند النافذة.\n"),
    ],
)  # fmt: skip
def test_bytes_become_text(data: bytes, encoding: str, text: str) -> None:
    """Each step of the ladder reads what it is for, and the encoding is told."""
    found = decode(data, "a.txt")
    assert (found.encoding, found.text) == (encoding, text)


@pytest.mark.parametrize("reading", READINGS, ids=[reading.encoding for reading in READINGS])
def test_every_reading_finds_its_example(reading: Reading) -> None:
    """A sentence is enough for each encoding of the short list."""
    assert guess(reading.example.encode(reading.encoding)) == reading.encoding


SHORT = {
    "cp1252": [
        "“Well,” she said, “I’d rather not.” He went out—and didn’t come back…",
        "Ça va être très élégant, dit-elle, même à Noël.",
        "Er hörte das Gebläse, während der Regen fiel. „Schön“, sagte sie.",
        "¿Qué pasó mañana? —preguntó el niño. Él no sabía.",
        "Não, disse ela. Então a mãe foi até à praça.",
        "Così è la città: perché più in là c’è il caffè.",
        "På gården låg snön över träden. Ånej, sa hon.",
        "Øen lå stille i morgenens lys, og fjorden så på. Æblet blev rødt.",
        "It cost £5, or about €6.50; 20° outside, ½ mile away. © 2004",
        "Fiancé’s rôle: 25% off — Señor Núñez & Søren Ångström’s façade.",
        "«Oui», dit-il. «Non.»",
        "CAFÉ À LA MODE — ÉLÉGANCE",
    ],
    "mac_roman": [
        "“Well,” she said, “I’d rather not.” He went out—and didn’t come back…",
        "Ça va être très élégant, dit-elle, même à Noël.",
        "Er hörte das Gebläse, während der Regen fiel. „Schön“, sagte sie.",
        "¿Qué pasó mañana? —preguntó el niño. Él no sabía.",
    ],
    "cp1251": ["Привет", "Он сказал: «Я не пойду туда». И ушёл — навсегда.", "ГЛАВА ПЕРВАЯ", "Він прийшов додому, бо було пізно."],
    "koi8_r": ["Привет", "Она вошла.", "Он сказал: Я не пойду туда. И ушел навсегда."],
    "gb18030": ["第一章 雨夜", "“你好。”", "我不知道。", "李明说：“走吧！”", "It’s a “fine” day—really…"],
    "big5hkscs": ["第一章 雨夜", "「你好。」", "我不知道。", "夜深了，城市的燈光漸漸熄滅。"],
    "cp932": ["「おはよう」", "第一章　雨の夜", "コーヒーを飲んだ。", "私は猫である。名前はまだ無い。"],
    "cp949": ["안녕하세요.", "제1화 비 오는 밤", "“가자.” 그가 말했다."],
}  # fmt: skip


@pytest.mark.parametrize(
    ("encoding", "text"), [(encoding, text) for encoding, texts in SHORT.items() for text in texts]
)
def test_a_few_words_are_enough(encoding: str, text: str) -> None:
    """Even short texts are read in the encoding they are in; a general detector misses a third of these."""
    assert text_of(text.encode(encoding)) == text


TEXTS = sorted(path for path in (ROOT / "stories").glob("[!R]*.*") if path.suffix in (".txt", ".md")) + sorted(
    path for path in (SHARED / "samples").glob("*.*") if path.suffix in (".txt", ".md", ".html") and path.name != "README.md"
)  # fmt: skip
WIDE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "gb18030")
NARROW = ("cp1252", "cp1251", "koi8_r", "mac_roman", "big5hkscs", "cp932", "cp949", "euc_jp", "cp1250")
LINE_ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r", "NEL": "\x85", "line separator": "\u2028"}
AMBIGUOUS = {
    ("utf16-bom", "cp1250"): "one Hungarian name in English: its letter is another in Windows-1252, and as good",
    ("nonlinear", "euc_jp"): "one pound sign in English",
    ("nonlinear", "cp949"): "one pound sign in English",
    ("nonlinear", "big5hkscs"): "one pound sign in English",
    ("nonlinear", "koi8_r"): "one pound sign in English",
}
"""Texts too poor in signs to tell, and why; anybody would have to ask."""


def characters(path: Path) -> str:
    """The characters of a sample, its line ends as they are compared."""
    source = decode(path.read_bytes(), path.name)
    return path.read_bytes().decode(source.encoding).removeprefix("\ufeff").replace("\r\n", "\n")


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_every_encoding_and_line_end_gives_the_same(path: Path) -> None:
    """A sample in every encoding that holds it, with every line end, is the same text and the same story."""
    text = characters(path)
    wanted = decode(text.encode(), path.name)
    story = read_story(Manuscript(wanted))
    for encoding in (*WIDE, *NARROW):
        for line_end in LINE_ENDS.values():
            try:
                data = text.replace("\n", line_end).encode(encoding)
            except UnicodeEncodeError:
                continue
            holds = data.decode(encoding) == text.replace("\n", line_end)  # Shift_JIS has another pound sign
            if data.isascii() or not holds or (path.stem, encoding) in AMBIGUOUS:
                continue
            found = decode(data, path.name)
            assert found.text == wanted.text, (encoding, line_end)
            assert found.pages == wanted.pages
    assert story.chapters == read_story(Manuscript(decode(text.encode("utf-16"), path.name))).chapters


DECLARED = {
    "a page": (b'<html><head><meta charset="iso-8859-2"></head><p>\xbe\xfclv\xe9 v\xedno', "iso8859-2"),
    "an older page": (
        b'<html><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1250"><p>v\xedno',
        "cp1250",
    ),
    "XML": (b'<?xml version="1.0" encoding="ISO-8859-1"?><html><p>caf\xe9', "cp1252"),
    "Gutenberg": (
        b"Title: Rain\r\n\r\nCharacter set encoding: ISO-8859-1\r\n\r\nCaf\xe9 \x93Rain\x94\r\n",
        "cp1252",
    ),
    "mail": ("Content-Type: text/plain; charset=koi8-r\n\nДа. Нет.\n".encode("koi8_r"), "koi8-r"),
    "GBK called GB 2312": ("<meta charset=gb2312><p>镕基走进了房间。".encode("gbk"), "gb18030"),
    "a lie": (b"<meta charset=windows-1252><p>" + "Она вошла в дом и молчит.".encode("cp1251"), "cp1251"),
    "another": ("<meta charset=iso-8859-1><p>“Café”, she said.".encode(), "utf-8"),
    "no encoding": (b"<meta charset=klingon><p>caf\xe9", "cp1252"),
}


@pytest.mark.parametrize(("data", "encoding"), DECLARED.values(), ids=DECLARED)
def test_what_a_text_says_of_its_encoding(data: bytes, encoding: str) -> None:
    """A declaration is believed where the bytes agree, and taken for the wider encoding that is usually meant."""
    assert decode(data, "a.txt").encoding == encoding


def test_a_declared_encoding_is_no_guess() -> None:
    """What the file itself says needs no remark."""
    assert told(decode(b"<meta charset=iso-8859-1><p>caf\xe9", "a.html")) == []
    assert told(decode(b"caf\xe9", "a.txt")) == [("guessed-encoding", 1)]


# Damage.

ZOE = "Zoë met Anaïs, Loïc and “Gaël”.\n"


@pytest.mark.parametrize(
    ("data", "text", "notices"),
    [
        (ZOE.encode() + b"and \xff\n", ZOE + "and \ufffd\n", [("bad-bytes", 2)]),
        (ZOE.encode() + "end é".encode()[:-1], ZOE + "end \ufffd", [("bad-bytes", 2)]),
        (ZOE.encode() + "end “".encode()[:-1], ZOE + "end \ufffd", [("bad-bytes", 2)]),
        (ZOE.encode().replace(b"\n", b"\xfe \n"), ZOE.replace("\n", "\ufffd \n"), [("bad-bytes", 1)]),
        ("Rain.\nMore é.".encode("utf-16")[:-1], "Rain.\nMore é\ufffd", [("bad-bytes", 2)]),
        ("他走进了房间。\n她看着".encode("gb18030")[:-1], "他走进了房间。\n她看\ufffd", [("guessed-encoding", 1), ("bad-bytes", 2)]),
        (ZOE.encode() + b"A caf\xe9 \x93opened\x94.\n" + ZOE.encode(), ZOE + "A café “opened”.\n" + ZOE, [("mixed-encodings", 2)]),
        (ZOE.encode("cp1252") * 3 + ZOE.encode(), ZOE * 4, [("mixed-encodings", 1)]),
        ("Она вошла.\n".encode() * 3 + "Она ушла в дом.\n".encode("cp1251"), "Она вошла.\n" * 3 + "Она ушла в дом.\n", [("mixed-encodings", 4)]),
        (b"caf\xe9 \x81 caf\xe9 \x93x\x94\n", "café  café “x”\n", [("guessed-encoding", 1), ("control-characters", 1)]),
        ("A \ufffd was lost.\n".encode(), "A \ufffd was lost.\n", [("lost-characters", 1)]),
        (b"\x1b[1mone\x1b[0m, \x1b[31;1mtwo\x1b[m\n", "one, two\n", [("control-characters", 1)]),
        (b"one\n\ntwo\x00\x07\n\x1a", "one\n\ntwo\n", [("control-characters", 3)]),
    ],
)  # fmt: skip
def test_damage_is_limited_and_told(data: bytes, text: str, notices: list[tuple[str, int]]) -> None:
    """What can be read is read, line by line; what is lost is shown as U+FFFD and told with its line."""
    found = decode(data, "a.txt")
    assert (found.text, told(found)) == (text, notices)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"one\x07\n", "1 control character left out, the first on line 1"),
        (b"one\n\x07\x07\n", "2 control characters left out, the first on line 2"),
        ("Zoë Zoë Zoë Zoë Zoë Zoë ".encode() + b"\xff", "1 byte is not UTF-8, the first on line 1"),
        (ZOE.encode() * 2 + b"caf\xe9\n", "a line is not in UTF-8 as the rest, but in Windows-1252, the first on line 3"),
        ("CafÃ©\n\nCafÃ©\n".encode(), "2 lines were saved in a wrong encoding, the first line 1; mended, as “CafÃ©” to “Café”"),
        (b"It&#39;s &quot;late&quot;\n", "3 entities such as &#39; were read as the characters they stand for, the first on line 1"),
        (b"Rain\n<i>fell</i>\n", "2 tags were left in the text and read as what they say, such as <i> on line 2"),
    ],
)  # fmt: skip
def test_what_was_mended_is_counted(data: bytes, sentence: str) -> None:
    """One remark a kind says how many there were and where the first is."""
    (notice,) = decode(data, "a.txt").notices
    assert notice.text.startswith(sentence)


@pytest.mark.parametrize("odd", [b"\xed\xa0\x80\xff\xfe", b"\xed\xa0\x80", b"\xff\xfe\xfd"])
def test_a_few_odd_bytes_are_no_other_script(odd: bytes) -> None:
    """Half characters of UTF-16 and bytes of no encoding, among Latin letters, are lost, and no Cyrillic or Chinese word is made of them."""
    found = decode(
        f"{ZOE}The room smelled of paraffin".encode() + odd + b" and wet wool.\n" + ZOE.encode() * 2, "a.txt"
    )
    assert "paraffin\ufffd" in found.text
    assert not re.search("[\u0400-\u052f\u3000-\u9fff]", found.text)
    assert [notice.code for notice in found.notices] == ["bad-bytes"]
    mixed = decode(ZOE.encode() * 9 + "Она вошла.\n".encode("cp1251"), "a.txt")
    assert mixed.text.endswith("Она вошла.\n")


@pytest.mark.parametrize("data", [b"PK\x03\x04zip", b"%PDF-1.7", b"\xff\xd8\xff\xe0", b"\x00\x01" * 40, b"{\\rtf1 x}"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """A picture, an archive or a program is refused with what it is and what to give instead."""
    with pytest.raises(NotTextError, match=r"a\.txt: .*;"):
        decode(data, "a.txt")


@pytest.mark.parametrize("name", ["a.txt", "a.fb2", "a.html"])
def test_a_fiction_book_is_no_text(name: str) -> None:
    """It is known by its root, whatever it is called; a story that speaks of one is a story."""
    book = b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?>\n<FictionBook xmlns="x"><body><p>Rain.</p></body></FictionBook>'
    with pytest.raises(NotTextError, match=r"FictionBook.*ebook-convert"):
        decode(book, name)
    assert decode(b"<p>He opened the file. <FictionBook it said, and rain.</p>", "a.html").text


SENT = "From: Ann Hill <ann@example.org>\nTo: jo@example.org\nSubject: =?utf-8?Q?The_Caf=C3=A9?=\nMIME-Version: 1.0\n"
QUOTED = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
BASE64 = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
PAGE = "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<title>The Caf=C3=A9</title><p>It rain=\ned, =E2=80=9Cand=E2=80=9D.</p>\n"


@pytest.mark.parametrize(
    "sent",
    [
        f"{SENT}{QUOTED}It rain=\ned, =E2=80=9Cand=E2=80=9D.\n",
        f"{SENT}{BASE64}SXQgcmFpbmVkLCDigJxhbmTigJ0uCg==\n",
        f'{SENT}Content-Type: multipart/alternative; boundary="b"\n\n--b\n{BASE64}SXQgcmFpbmVkLCDigJxhbmTigJ0uCg==\n--b\n{PAGE}--b--\n',
        f"{SENT}{PAGE}",
        f'From: <Saved by Blink>\nSubject: The Caf\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n{PAGE}--b--\n',
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.eml", "a.mhtml"])
def test_what_travels_encoded_is_decoded(sent: str, name: str) -> None:
    """A mail or a page in one file is read by what it holds, with its title, and it is told that lines are of that."""
    story = read_story(Manuscript(decode(sent.encode(), name)))
    assert story.metadata.title.value == "The Café"
    assert [block.text for scene in story.scenes for block in scene.blocks] == ["It rained, “and”."]
    assert story.notices[0].code == "decoded"


@pytest.mark.parametrize(
    "text",
    [
        f"{SENT}{QUOTED}It rained = “and”.\n",
        f"{SENT}{QUOTED}It rained, and then it did not.\n",
        f"{SENT}{BASE64}It rained, and then it did not.\n",
        f'{SENT}Content-Type: multipart/mixed; boundary="b"\n\n--b\n{QUOTED}One.\n--b--\n\nFrom: ann@example.org\n\nTwo.\n',
        f'{SENT}Content-Type: multipart/mixed; boundary="b"\n\nIt rained.\n',
        "Note: in a mail,\nContent-Transfer-Encoding: base64\nmeans that nobody can read it.\n",
    ],
)
def test_what_was_decoded_before_stays_as_it_is(text: str) -> None:
    """Archives keep a mail's head over its decoded text, and several mails in a file: no word of them is decoded twice, or lost."""
    assert decode(text.encode(), "a.txt").text == text


def test_a_saved_page_that_is_broken_is_refused() -> None:
    """Its headers alone are no story; the message says how to save it."""
    with pytest.raises(NotTextError, match=r"MHTML.*HTML Only"):
        decode(b"From: <Saved by Blink>\nContent-Type: multipart/related; boundary=b\n\nlost", "a.html")


def test_an_attachment_is_told() -> None:
    """What came with a mail is in no book, and is named."""
    part = f"Content-Disposition: attachment; filename=two.txt\n{BASE64}SXQ=\n"
    found = decode(
        f"{SENT}Content-Type: multipart/mixed; boundary=b\n\n--b\n{QUOTED}One.\n--b\n{part}--b--\n".encode(), "a.eml"
    )
    assert [notice.text for notice in found.notices if notice.code == "attachments" and "two.txt" in notice.text]
    assert found.text.endswith("\n\nOne.")


@pytest.mark.parametrize(
    "text",
    [
        "% !TEX program = xelatex\n% The Weir, third draft\n\n\\documentclass[11pt]{memoir}\n\\begin{document}\nIt rained.\n",
        "\ufeff\\PassOptionsToPackage{unicode}{hyperref}\n\\documentclass{article}\n",
        "\r\n% by hand\r\n\\documentstyle{book}\r\n",
    ],
)
def test_a_document_in_latex_is_known_under_its_remarks(text: str) -> None:
    """What its writer or a program says above the class is passed over."""
    with pytest.raises(NotTextError, match=r"LaTeX.*pandoc"):
        decode(text.encode(), "a.tex")


def test_letters_cast_in_one_are_parted_on_printed_pages() -> None:
    """A program that takes the text out of a PDF ends each page with a form feed; elsewhere somebody may have meant the sign."""
    assert (
        decode("The ﬁrst oﬀer.\n\fA ﬂoor, aﬄuent.\n".encode(), "a.txt").text == "The first offer.\nA floor, affluent.\n"
    )
    assert decode("The sign ﬁ is one letter.\n".encode(), "a.txt").text == "The sign ﬁ is one letter.\n"


def test_what_begins_with_a_stroke_or_a_share_is_a_text() -> None:
    """A path, a sum, and what somebody types in a story are no document."""
    for text in ("% of them were wet.\n\nIt rained.\n", "He typed:\n\\documentclass{rain}\n", "\\\\mill\\rain\n"):
        assert decode(text.encode(), "a.txt").text == text


def test_all_that_is_refused_is_described() -> None:
    """Whatever is known by its first bytes has a name and a way to its words, and nothing is described that is not refused."""
    assert {*_MAGIC, *_PALM, b"<"} == {kind.start for kind in DOCUMENTS}  # FictionBook is XML by its root
    for kind in DOCUMENTS:
        whole = bytes(kind.skip) + kind.start + kind.inside + bytes(99)
        assert describe(whole).startswith(kind.what)
        if kind.start != b"<":
            with pytest.raises(NotTextError):
                decode(whole.replace(b"RIFF", b"RIFF    WAVE"), "a.txt")


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        (b"word/document.xml", "a Word document, not a text; save it in a word processor"),
        (b"application/vnd.oasis.opendocument.text", "an OpenDocument text, not a text; save it in a word processor"),
        (
            b"application/epub+zip",
            "not a text; it is a book already, and storybind send takes it as it is; calibre takes",
        ),
        (b"rain.txt", "a ZIP archive, not a text; unpack it"),
    ],
)
def test_archives_are_told_apart(inside: bytes, told: str) -> None:
    """A document that is an archive inside is called what it is to who wrote it."""
    with pytest.raises(NotTextError, match=told):
        decode(b"PK\x03\x04" + bytes(30) + inside + bytes(9), "a.txt")


@pytest.mark.parametrize("text", ["", "   \n\n\t", "\ufeff", "\u200b\n", "&nbsp;\n&nbsp; &nbsp;", "\x1a", "<br>\n"])
def test_an_empty_text_is_refused(text: str) -> None:
    """Nothing but blanks is no story, whatever they are made of."""
    with pytest.raises(EmptyStoryError, match="nothing to read"):
        text_of(text)


# An encoding that was asked for.


def test_an_encoding_that_was_asked_for_is_taken(storybind: Storybind, tmp_path: Path) -> None:
    """--encoding overrides what was found; so does the key in a sidecar, and then in storybind.toml."""
    (tmp_path / "rain.txt").write_bytes("Дождь\n\nОн шёл. Она ждала.\n".encode("koi8_r"))
    assert "koi8-r" in storybind("inspect", "rain.txt", "--encoding", "KOI8-R").text
    assert "cp1251" in storybind("inspect", "rain.txt", "--encoding", "windows-1251").text
    (tmp_path / "storybind.toml").write_text('encoding = "cp1251"\n')
    assert "cp1251" in storybind("inspect", "rain.txt").text
    (tmp_path / "rain.toml").write_text('encoding = "koi8-r"\n')
    done = storybind("inspect", "rain.txt")
    assert "Дождь" in done.text
    assert "guessed" not in done.text


@pytest.mark.parametrize(
    ("data", "encoding", "words"),
    [
        (ZOE.encode("cp1252"), "utf-8", ("rain.txt:1:", "EB", "UTF-8", "another")),
        (b"one\r\ntwo\r\ncaf\xe9\r\n", "ascii", ("rain.txt:3:", "E9")),
        (b"one\rtwo \x81\r", "windows-1252", ("rain.txt:2:", "81", "Windows-1252")),
        (b"Rain", "klingon", ("--encoding", "klingon", "utf-8")),
        (b"Rain", "base64", ("--encoding", "base64", "utf-8")),
        (b"Rain - and more rain.", "punycode", ("--encoding", "punycode", "utf-8")),
        (b"Rain", "unicode_escape", ("--encoding", "unicode_escape", "utf-8")),
        (b"Rain", "", ("--encoding",)),
    ],
)
def test_an_encoding_that_cannot_be(
    storybind: Storybind, tmp_path: Path, data: bytes, encoding: str, words: tuple[str, ...]
) -> None:
    """An encoding that there is not, or that the bytes are not in, is told with the place and a way out."""
    (tmp_path / "rain.txt").write_bytes(data)
    with nothing_written(tmp_path):
        done = storybind("convert", "rain.txt", "--encoding", encoding)
        assert_one_line(done, *words, code=done.code)
        assert done.code in (1, 2)


def test_a_caller_of_the_library_hears_of_a_wrong_encoding() -> None:
    """`decode` raises an error of ours for a name that is none."""
    with pytest.raises(EncodingError, match="klingon"):
        decode(b"Rain", "a.txt", "klingon")


# Mojibake.


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("CafÃ© â€œDeux Magotsâ€\x9d", "Café “Deux Magots”"),
        ("â€œHello,â€ she said. â€œYes?â€?", "“Hello,” she said. “Yes?”"),
        ("DonÃ¢â‚¬â„¢t", "Don’t"),
        ("MarÃ\xada y JosÃ©", "María y José"),
        ("lâ€™Ã©tÃ© Ã\xa0 Paris â€¦", "l’été à Paris …"),
        ("‚ÄúHello,‚Äù she said at the caf√©.", "“Hello,” she said at the café."),
        ("РџСЂРёРІРµС‚, РјРёСЂ", "Привет, мир"),
        ("It\x92s \x93late\x94\x85", "It’s “late”…"),
        ("good “quotes”, cafÃ©", "good “quotes”, café"),
    ],
)
def test_mojibake_is_mended(broken: str, whole: str) -> None:
    """Text that was read in a wrong encoding and saved so comes out as it was meant, whatever the encoding."""
    found = decode(f"{broken}\n".encode(), "a.txt")
    assert (found.text, told(found)) == (f"{whole}\n", [("mojibake", 1)])


@pytest.mark.parametrize(
    "sound",
    [
        "“It’s ‘fine’,” she said… ＊＊＊ ﬁn",
        "naïve café, Ünlü, Österreich, SÃO PAULO É À",
        "Â is A with a circumflex, Ã one with a tilde",
        "С»С, СССР, «Р»",
        "Søren Ångström’s façade – 20°, ½, €5",
        "　　全角１２３ＡＢＣ",
    ],
)
def test_sound_text_is_left_alone(sound: str) -> None:
    """Nothing is straightened, widened or decomposed where nothing was broken."""
    found = decode(f"{sound}\n".encode(), "a.txt")
    assert (found.text, found.notices) == (f"{sound}\n", ())


def test_mojibake_is_mended_line_by_line() -> None:
    """A sound paragraph in a broken file stays as it is, and one in a sound file is mended."""
    found = decode("“Sound, café.”\n\nâ€œBroken, cafÃ©.â€\x9d\n\n“Sound, ﬁn.”\n".encode(), "a.txt")
    assert found.text == "“Sound, café.”\n\n“Broken, café.”\n\n“Sound, ﬁn.”\n"
    assert told(found) == [("mojibake", 3)]


# Entities, tags, BBCode.


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("&quot;It&#8217;s late,&quot; he said &mdash; &#x201c;now&#x201D;.", "\"It’s late,\" he said — “now”."),
        ("&#147;Old&#148; &hellip; &eacute;", "“Old” … é"),
        ("&quot;If x &lt; 12 &amp; y &gt; 3&quot;", '"If x < 12 & y > 3"'),
        ("&amp;quot;Twice&amp;quot; &amp;amp; done &amp;#39;", "\"Twice\" & done '"),
        ("&lt;i&gt;soft&lt;/i&gt; &amp;quot;x&amp;quot;", '*soft* "x"'),
        ("<i>soft</i>, <B>loud</B>, <em>“both”</em> and <strong> bold </strong>.", "*soft*, **loud**, *“both”* and  **bold** ."),
        ("<i>all <b>of</b> it</i>", "*all* ***of*** *it*"),
        ("un<i>believ</i>able, <b>*</b>", "unbelievable, *"),
        ("<i>one\n\ntwo</i> three", "*one*\n\n*two* three"),
        ('<font color="red">red</font> <span class=x>plain</span> <s>gone</s>', "red plain gone"),
        ('<a href="http://example.org/a">here</a> <a name="x">there</a>', "here (http://example.org/a) there"),
        ("<center>~ ~ ~</center>\nText", "~ ~ ~\nText"),
        ("Text\n<hr />\nmore", "Text\n* * *\nmore"),
        ("Text <HR width='50%'> more", "Text\n* * *\nmore"),
        ("<p>One.</p>\n<p>Two.</p>\n\n<p>Three.", "One.\n\nTwo.\n\nThree."),
        ("a<br>b<br/>\nc<br><br>d\n<br />\ne", "a\nb\nc\n\nd\n\ne"),
        ("[i]soft[/i] [B]loud[/B] [u]under[/u]", "*soft* **loud** *under*"),
        ("Text\n\n[hr]\n\n[center]* * *[/center]\n\nmore", "Text\n\n* * *\n\n* * *\n\nmore"),
        ("[url=http://example.org]here[/url] [url]http://example.org[/url]", "here (http://example.org) http://example.org"),
        ("[color=red]red[/color] [size=2]small[/size]", "red small"),
        ('[quote="Kurt"]Hi.[/quote]\nNo.', "Kurt:\n\nHi.\n\nNo."),
        ("&nbsp;\n\nText", "\n\nText"),
        ("Rain.\n\n&nbsp;<br>\n\nText, 3 &nbsp; 4", "Rain.\n\n\n\nText, 3 &nbsp; 4"),
        ("<p>&nbsp;</p>\n\nText, 3 &nbsp; 4", "\n\nText, 3 &nbsp; 4"),
        ("a&#10;b&shy;c&#7;d&#129;e&#0;", "a\nbcde\ufffd"),
    ],
)  # fmt: skip
def test_leftovers_are_read_as_what_they_say(raw: str, text: str) -> None:
    """Entities, a few tags and BBCode become characters, marks of emphasis, break lines and line ends."""
    assert text_of(raw) == text


@pytest.mark.parametrize(
    "text",
    [
        "AT&T, R&D, &c. and one &amp; only",
        "He wrote `&amp;` and `&lt;` on the board, then `&gt;`.",
        'The entity "&quot;" stands for a quote, "&lt;" for less, &gt; too.',
        "I <3 you <grin> <- look ->",
        "<Mira> hi\n<Jo> yo <b> wait",
        "[Kurt]\n\n[16:02] Hi\n[Name: Pip]\n[i] first, [ii] second",
        "if x <b and c> d, or 2 <i> 3",
        ">>> LATER <<<",
        "a </i> that closes nothing [/b]",
    ],
)
def test_words_in_brackets_stay(text: str) -> None:
    """What only looks like markup is somebody's words, and nothing is said of it."""
    found = decode(text.encode(), "a.txt")
    assert (found.text, found.notices) == (text, ())


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_markup_is_left_to_its_readers(name: str) -> None:
    """Markdown and HTML have readers of their own, who need the tags and entities."""
    text = "<i>soft</i> &quot;&amp;&quot;<br>\n"
    assert text_of(text, name) == text


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.txt", "Rain.", "text"),
        ("a.MD", "Rain.", "markdown"),
        ("a.markdown", "Rain.", "markdown"),
        ("a.htm", "Rain.", "html"),
        ("a.xhtml", "Rain.", "html"),
        ("a.txt", "\n <!DOCTYPE html>\n<p>Rain.", "html"),
        ("-", '<?xml version="1.0"?>\n<!-- saved -->\n<HTML lang="en">Rain.', "html"),
        ("a.txt", "<p>Rain.</p>", "text"),
        ("a.txt", "He typed <html> and waited.", "text"),
    ],
)
def test_the_kind_of_text(name: str, text: str, kind: str) -> None:
    """The ending tells, and a web page is one by whatever name it was saved."""
    assert decode(text.encode(), name).format == kind


# Invisible characters, line ends, pages.


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("sof\xadt zero\u200bwidth \ufeffmark wo\u2060rd", "soft zerowidth mark word"),
        ("x\u200dy, a\u200cb \u200d", "xy, ab "),
        ("می\u200cخواهم, क\u200dष, 👩\u200d👧", "می\u200cخواهم, क\u200dष, 👩\u200d👧"),
        ("left\u200e \u202amarks\u202c", "left marks"),
        ("שלום\u200f!\nleft\u200e", "שלום\u200f!\nleft"),
        ("\xa0\xa0Indent, and 10\xa0km\n \xa0\n\u3000\u3000她", "  Indent, and 10\xa0km\n  \n\u3000\u3000她"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\x85b\x85", "a\nb\n"),
        ("a\u2028b\u2029\u2029c", "a\nb\n\nc"),
    ],
)
def test_invisible_characters(raw: str, text: str) -> None:
    """What breaks words for search goes, what a script is spelt with stays, and line ends are one kind."""
    found = decode(raw.encode(), "a.txt")
    assert (found.text, found.notices) == (text, ())


@pytest.mark.parametrize(
    ("raw", "text", "origins"),
    [
        ("a\u2028b\x0bc\nd", "a\nb\nc\nd", (1, 1, 1, 2)),
        ("a<br>b\nc", "a\nb\nc", (1, 1, 2)),
        ("a<br>\nb\n<br>\nc", "a\nb\n\nc", ()),
        ("<p>a</p>\n<p>b</p>", "a\n\nb", (1, 2, 2)),
        ("a\x0cb\nc", "a\nb\nc", (1, 1, 2)),
        ("a\n\x0cb\x0c\nc", "a\nb\nc", ()),
    ],
)
def test_lines_are_counted_as_the_file_counts_them(raw: str, text: str, origins: tuple[int, ...]) -> None:
    """A line that repairs add, or that an editor does not count, is from the line it stands on."""
    found = decode(raw.encode(), "a.txt")
    assert (found.text, found.origins) == (text, origins)
    assert [found.place(line)[1] for line in range(1, len(found.lines) + 1)] == list(
        origins or range(1, len(found.lines) + 1)
    )


@pytest.mark.parametrize(
    ("raw", "pages"),
    [
        ("one\x0ctwo", (2,)),
        ("one\n\x0ctwo\n\n\x0c\nthree", (2, 4)),
        ("one\x0c\ntwo", (2,)),
        ("\x0cone\n\ntwo\n\x0c", (1, 4)),
        ("one\ntwo", ()),
    ],
)
def test_form_feeds_begin_pages(raw: str, pages: tuple[int, ...]) -> None:
    """A form feed is no character of the text; the lines that begin a page are remembered."""
    found = decode(raw.encode(), "a.txt")
    assert found.pages == pages
    assert "\f" not in found.text


def test_notices_and_errors_name_lines_of_the_file(storybind: Storybind, tmp_path: Path) -> None:
    """With lines added by a repair, a remark still names the file's own line."""
    text = "Rain\n\nIt rained.<br><br>It<br>rained on.\n\nA bell\x07 rang. She let it.\n"
    (tmp_path / "rain.txt").write_text(text, newline="")
    done = storybind("convert", "rain.txt", "--cover", "none")
    assert done.code == 0, done.err
    assert any(line.startswith("storybind: rain.txt:5: note: 1 control") for line in done.told), done.told
    assert any(line.startswith("storybind: rain.txt:3: note: 3 tags") for line in done.told), done.told


def test_the_word_proof_goes_by_the_mended_text() -> None:
    """A book of a text full of leftovers holds its words, and none of the leftovers."""
    raw = "<b>Rain</b>\n\n<i>It&#39;s late</i> &amp; wet,<br>she said.\n\n<hr>\n\nUn<i>believ</i>able &hellip; x &lt; 12.\n"
    bound = convert(Manuscript(decode(raw.encode(), "rain.txt"), Options(cover="none")))
    assert len(list(bound.story.scenes)) == 2
    assert "x < 12." in bound.story.source.text
    assert "<i>" not in bound.story.source.text


MARKUP = """<i> </i> <b> </b> <br> <hr> <p> </p> <center> </center> <font color="red"> </font> [i] [/i] [hr] [quote=Kurt] [/quote]
[url=http://example.org] [/url] &amp; &lt; &quot; &nbsp; * _ ** < > [ ]""".split()


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            [*MARKUP, *MARKUP, " ", "\n", "\n\n", "\f", "\u2028", "\xa0", "\xad", "Word", "Word ", " Word"]
        ),
        max_size=40,
    )
)
def test_no_word_is_lost_among_leftovers(pieces: list[str]) -> None:
    """Whatever markup words stand in, broken or not, they all come out, in order, each on the line it was on."""
    numbered = [piece.replace("Word", f"word{at}") for at, piece in enumerate(pieces)]
    raw = "start\n" + "".join(numbered)
    found = decode(raw.encode(), "a.txt")
    words = re.findall("word[0-9]+", raw)
    assert re.findall("word[0-9]+", found.text) == words
    lines = {word: raw[: raw.index(word)].count("\n") + 1 for word in words}
    for number, line in enumerate(found.lines, start=1):
        assert all(found.place(number)[1] == lines[word] for word in re.findall("word[0-9]+", line))


# Bounds.

WORDS = "“It’s a good line,” she said, and went — to the café. " * 8 + "\n\n"


def try_to_decode(data: bytes) -> None:
    """What a file takes, whether it is a story or refused."""
    with contextlib.suppress(StorybindError):
        decode(data, "a.txt")


UGLY: dict[str, Callable[[int], bytes]] = {
    "Windows-1252": lambda size: WORDS.encode("cp1252") * (size // 400),
    "one line of Windows-1252": lambda size: WORDS.replace("\n", "").encode("cp1252") * (size // 400),
    "mojibake": lambda size: WORDS.encode().decode("latin-1").encode() * (size // 4000),
    "mixed": lambda size: WORDS.encode() * (size // 800) + WORDS.encode("cp1252") * (size // 800),
    "open tags": lambda size: b"<i>" * (size // 3),
    "open, then closed": lambda size: b"<i>" * (size // 14) + b"</i>" * (size // 14),
    "open quotes": lambda size: b"[quote=" * (size // 7),
    "less than": lambda size: b"< <<i [b &am" * (size // 12),
    "blanks before a tag": lambda size: b"x" + b" " * size + b"<i>x</i>",
    "blank lines before a rule": lambda size: b"x" + b"\n" * size + b"<hr>" + b" " * size + b"y",
    "line breaks": lambda size: b"x<br>" + b" " * size + b"<br>" * (size // 40),
    "form feeds": lambda size: b"a\n\v\f" * (size // 40),
    "no-break spaces": lambda size: "a\n{}b".format("\xa0" * size).encode(),
    "joiners": lambda size: "a\u200b\u200d\u200e".encode() * (size // 10),
    "directions": lambda size: "שלום\u200f a\n\u200e x\n".encode() * (size // 20),
    "bad bytes": lambda size: ZOE.encode() * (size // 40) + b"\xff" * 1000,
    "no text": lambda size: bytes(range(128, 256)) * (size // 128),
}


@pytest.mark.parametrize("make", UGLY.values(), ids=UGLY)
def test_time_grows_with_the_text(make: Callable[[int], bytes]) -> None:
    """Four times the text takes no more than about four times the time, whatever it is made of."""
    small, large = (partial(try_to_decode, make(size)) for size in (400_000, 1_600_000))
    assert_grows(small, large, factor=8, spare=0.2)


def test_a_clean_text_costs_next_to_nothing() -> None:
    """Ten megabytes of clean UTF-8 are decoded at fifty megabytes a second or more."""
    data = WORDS.encode() * (10_000_000 // len(WORDS.encode()))
    assert_within(0.4, partial(try_to_decode, data))


@pytest.mark.parametrize(
    ("own", "asked"),
    [
        ("utf-8", "utf-16"),
        ("utf-8", "utf-16-be"),
        ("utf-8", "utf-32"),
        ("cp1252", "utf-16"),
        ("utf-16", "cp1252"),
        ("utf-16-le", "utf-8"),
        ("utf-16-le", "utf-16-be"),
        ("utf-16-be", "utf-32"),
        ("utf-32", "koi8-r"),
    ],
)
def test_what_cannot_be_in_the_encoding_asked_for(own: str, asked: str) -> None:
    """A file that is beyond doubt in another encoding than the one asked for makes no nonsense, but an error."""
    with pytest.raises(EncodingError, match=r"which was asked for: .*; name another") as wrong:
        decode(("It rained at the café.\n" * 5).encode(own), "rain.txt", asked)
    assert wrong.value.where == "rain.txt"


def test_utf_16_that_was_asked_for_in_either_order() -> None:
    """UTF-16 without a mark, asked for without an order, is read in the order that it has."""
    for order in ("utf-16-le", "utf-16-be"):
        assert decode("It rained.\n".encode(order), "rain.txt", "utf-16").text == "It rained.\n"


RUSSIAN = "Она вошла в дом, села у окна и долго смотрела на дождь.\n\n— Опять, — сказала она. — Опять дождь, Серёжа.\n"
FRENCH = "Zoë mangea une crème brûlée au café.\n"


@pytest.mark.parametrize(
    ("text", "own", "asked", "better"),
    [
        (FRENCH, "utf-8", "koi8-r", "UTF-8"),
        (FRENCH, "cp1252", "cp1251", "Windows-1252"),
        (RUSSIAN, "cp1251", "koi8-r", "Windows-1251"),
        ("他走进了房间。\n" * 5, "gb18030", "cp932", "GB 18030"),
    ],
    ids=["koi8-r", "cp1251", "koi8-r-for-cp1251", "cp932"],
)
def test_an_asked_encoding_that_reads_badly_is_told(text: str, own: str, asked: str, better: str) -> None:
    """An encoding that was asked for is taken, with a warning where the bytes plainly read better otherwise."""
    source = decode(text.encode(own, errors="replace"), "rain.txt", asked)
    told = [notice for notice in source.notices if notice.code == "doubtful-encoding"]
    assert [(notice.line, f"looks like {better};" in notice.text) for notice in told] == [(1, True)]


@pytest.mark.parametrize(
    ("text", "own"),
    [(FRENCH, "utf-8"), (FRENCH, "cp1252"), (FRENCH, "mac-roman"), (RUSSIAN, "cp1251"), ("Ο άνεμος φυσούσε.\n", "cp1253"),
     ("他走进了房间。\n", "gb18030"), ("Pršelo a pršelo; žluťoučký kůň.\n", "cp1250")],
    ids=lambda value: value if value.isascii() and len(value) < 10 else "",
)  # fmt: skip
def test_an_asked_encoding_that_reads_well_is_taken(text: str, own: str) -> None:
    """Nothing is said of an encoding that was rightly asked for."""
    source = decode(text.encode(own), "rain.txt", own)
    assert (source.text, source.notices) == (text, ())


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r"])
@pytest.mark.parametrize("read_as", ["cp1252", "latin-1"])
def test_russian_that_was_read_as_latin_letters(encoding: str, read_as: str) -> None:
    """Letters with accents that are Russian by their bytes are put right, and told with their first line."""
    text = RUSSIAN if encoding == "cp1251" else RUSSIAN.replace("—", "-")
    if read_as == "cp1252":
        broken = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in text.encode(encoding))
    else:
        broken = text.encode(encoding).decode("latin-1")
    source = decode(f"It rained.\n\n{broken}".encode(), "rain.txt")
    assert source.text == f"It rained.\n\n{text}"
    assert [(notice.code, notice.line) for notice in source.notices] == [("mojibake", 3)]


@pytest.mark.parametrize(
    "text",
    [
        "Ààààààh! cria-t-elle. Éééééh!\n\nÔôôôôôh!\n\nÇa, c'était l'été à Évreux.\n",
        "ÅÄÖÅÄÖ stod det på dörren.\n\nÅÄÖ, ÅÄÖ, ÅÄÖ!\n",
        "\xd7\xd7\xd7\xd7\xd7\xd7\n\nÑandú y ñu, ñoño.\n",
        "ÞÆÐÖÁÉ hrópaði hún. Það var óþægilegt.\n",
    ],
    ids=["French", "Swedish", "Spanish", "Icelandic"],
)
def test_accents_that_were_meant_stay(text: str) -> None:
    """A scream and a row of signs are no Russian."""
    source = decode(text.encode(), "rain.txt")
    assert (source.text, source.notices) == (text, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Vérlàc lay in the rain. “Well,” said Zoë, and ate a crème brûlée — twice.", "utf-7"),
        ("Она вошла и молчит. Потом села — и ждёт.", "utf-7"),
        ("Zoë ate a crème brûlée at the café in Vérlac, and the à la carte was too dear.", "cp850"),
        ('Über den Fluss führte früher eine Brücke. "Schön wär\'s", sagte Jörg.', "cp437"),
    ],
)
def test_what_old_programs_wrote_is_read(text: str, encoding: str) -> None:
    """Letters of DOS and of seven bits are read as what they are, and it is told that the encoding was guessed."""
    source = decode(text.encode(encoding), "old.txt")
    assert source.text == text
    assert source.encoding == encoding.replace("cp437", "cp850")  # the same letters in the same places
    assert [notice.code for notice in source.notices] == ["guessed-encoding"]


@pytest.mark.parametrize(
    "text",
    ["He flew B+747- and A+380- for years.", "x = y+AB-c; the C+AOk- of it", "1 + 1 is +AAAA- two, +BBBB-", "A++-plus"],
)
def test_a_plus_is_no_letter(text: str) -> None:
    """Sums, numbers of parts and code stay as they are."""
    assert decode(text.encode(), "sum.txt").text == text


def test_low_quotation_marks_are_no_letters_of_dos() -> None:
    """German and Polish quote with the signs that DOS has its e-acute and a-umlaut for."""
    text = "‚Komm‘, sagte er. „Ich weiß …“ – „Nein!“, rief Zoë, „nie‚…‘“."
    assert decode(text.encode("cp1252"), "quotes.txt").text == text
