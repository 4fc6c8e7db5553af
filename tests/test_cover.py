"""Covers: what is drawn holds for any title, and what is read is fit for every e-reader or refused with a reason."""

from __future__ import annotations

import io
import os
import re
import struct
import subprocess
import sys
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms

from conftest import Storybind, assert_one_line
from storybind.book.covers import cover, drawing, typefaces
from storybind.book.covers.cover import BOOK_WIDTH, draw_cover, is_marked, read_cover
from storybind.book.covers.designs import DESIGNS, find_compositions
from storybind.book.covers.designs.botanical import wreath
from storybind.book.covers.designs.classic import frame
from storybind.book.covers.designs.landscape import hills
from storybind.book.covers.designs.poster import slab
from storybind.book.covers.drawing import draw_page, lay_out
from storybind.book.covers.genres import GENRES, choose, find_genre
from storybind.book.covers.lettering import legible
from storybind.book.covers.palettes import PALETTES
from storybind.book.covers.png import choose_levels, write_png
from storybind.book.covers.scripts import capitals, place, shape, split_words, visual
from storybind.book.covers.shapes import HEIGHT, INK, MARGIN, PAPER, WIDTH, Composition, Dice
from storybind.book.covers.typefaces import AUTHOR, SANS, TITLE
from storybind.errors import CoverError
from storybind.options import COVER_STYLES

COMPOSITIONS = [compose for name in DESIGNS for compose in find_compositions(name)]

TITLES = {
    "plain": "The Quiet Harbour",
    "one letter": "Q",
    "300 characters": "A long and winding title that does not know where it should stop, " * 4
    + "until it is here at last.",
    "5,000 characters": "word " * 1000,
    "5,000 characters in one word": "a" * 5000,
    "unbroken": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter",
    "markup": '<b>Tom & "Jerry"</b> &amp; *friends* _forever_ \\n',
    "emoji": "Love 💔 and 🔥 War",
    "zalgo": "Z̸̢̛a̴̧l̵̨g̷̡o̶͢ rises",
    "newlines": "One\nTwo\r\n\tThree\u2028Four",
    "Hebrew": "בית הקפה של הזיכרונות",
    "Arabic": "ألف ليلة وليلة (الجزء 2)",
    "Chinese": "雾中的灯塔与沉默的海岸线：第一卷",
    "Japanese": "雪国の夜と花、そして冬の終わり",
    "Korean": "별이 빛나는 밤에",
    "Cyrillic": "Мастер и Маргарита",
    "Greek": "Ἡ Ὀδύσσεια τοῦ Ὁμήρου",
    "Vietnamese": "CHUYỆN NGƯỜI CON GÁI NAM XƯƠNG",
    "Devanagari": "हिन्दी की सर्वश्रेष्ठ कहानियाँ",
    "Bengali": "ক্ষুধিত পাষাণ",
    "Tamil": "கொடுமுடி கதைகள்",
    "Thai": "เรื่องสั้นของน้ำผึ้งกับปู่",
    "Armenian": "Երեք պատմություն",
    "Georgian": "ვეფხისტყაოსანი",
    "Yiddish": "טביה דער מילכיקער",
    "Persian": "می‌خواهم زنده بمانم ۳",
    "traditional Chinese": "紅樓夢：曹雪芹與脂硯齋",
    "Turkish": "IŞIK VE GÖLGE İÇİN",
    "capitals": "THE WHOLE TITLE IN CAPITALS",
    "mixed": "The שלום and 世界 of Ωmega मित्र",
    "surrogate": "half \ud83d a pair",
    "joiners": "\u200c\u200d",
    "controls": "\x00\x07a\u202eb\ufeffc\x9f",
}


def _page_box(title: str, composition: Composition, **more: Any) -> tuple[int, int, int, int] | None:
    """Where words have left ink on a page: what a page with them and one without have not in common."""
    lines = lay_out(
        title, more.get("authors", ("Mira Solheim",)), more.get("series", "The Cycle, 2"), "en", composition
    )
    bare = tuple(line._replace(runs=()) for line in lines)
    return ImageChops.difference(draw_page(composition, lines), draw_page(composition, bare)).getbbox()


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2, the definitions of contrast ratio and relative luminance."""

    def luminance(colour: str) -> float:
        parts = [each / 255 for each in bytes.fromhex(colour)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


class TestPalettes:
    """Colours that go together and can be read."""

    def test_ink_can_be_read_on_paper(self) -> None:
        """Ink on paper has a contrast of 4.5 or more in every palette."""
        assert {
            each.name: _contrast(each.ink, each.paper) for each in PALETTES if _contrast(each.ink, each.paper) < 4.5
        } == {}

    def test_the_accent_is_seen(self) -> None:
        """The accent stands out from the paper in every palette."""
        assert [each.name for each in PALETTES if _contrast(each.accent, each.paper) < 1.6] == []

    def test_there_are_enough(self) -> None:
        """There are at least twelve palettes, all with names and colours of their own."""
        assert len({each.name for each in PALETTES}) == len({each[1:] for each in PALETTES}) == len(PALETTES) >= 12

    def test_a_ramp_goes_from_accent_over_paper_to_ink(self) -> None:
        """Grey 0 is the accent, 128 the paper, 255 the ink, exactly."""
        for each in PALETTES:
            ramp = bytes(each.ramp())
            assert len(ramp) == 768
            assert [ramp[3 * grey : 3 * grey + 3].hex() for grey in (0, 128, 255)] == [
                each.accent,
                each.paper,
                each.ink,
            ]


class TestCompositions:
    """Pictures that leave the words their room."""

    @pytest.mark.parametrize("compose", COMPOSITIONS)
    def test_words_stand_on_bare_paper(self, compose: Callable[[Dice], Composition]) -> None:
        """However the dice fall, nothing is drawn where the words go, and the words keep the margin."""
        for seed in range(6):
            plan = compose(Dice(str(seed)))
            art = draw_page(plan, ())
            for room, ink in (
                (plan.words, INK),
                (plan.head or plan.words, plan.head_tone),
                (plan.foot or plan.words, plan.foot_tone),
            ):
                ground = {INK: PAPER, PAPER: INK}[ink if room != plan.words else INK]
                assert art.crop(room).getextrema() == (ground, ground)
                assert room.left >= MARGIN
                assert room.top >= MARGIN
                assert room.right <= WIDTH - MARGIN
                assert room.bottom <= HEIGHT - MARGIN or plan.foot is None
                assert room.height >= 150

    @pytest.mark.parametrize("compose", COMPOSITIONS)
    def test_something_is_drawn(self, compose: Callable[[Dice], Composition]) -> None:
        """Every composition has a picture, and the dice change something of it."""
        pages = {draw_page(compose(Dice(str(seed))), ()).tobytes() for seed in range(4)}
        assert len(pages) > 1
        assert all(len(set(page)) > 1 for page in pages)


class TestLayout:
    """Type in its place, whatever the title."""

    @pytest.mark.parametrize("compose", COMPOSITIONS)
    def test_lines_stay_in_their_room(self, compose: Callable[[Dice], Composition]) -> None:
        """No line is wider than its room, or hangs out of it above or below; none overlaps the next."""
        plan = compose(Dice("seed"))
        rooms = (plan.words, plan.head or plan.words, plan.foot or plan.words)
        for title in TITLES.values():
            lines = lay_out(
                title, ("Mira Solheim", "A. N. Other" * 9), "The Cycle of the Lighthouse, Book 2", "en", plan
            )
            for line in lines:
                box = line.box
                assert any(room.left <= box.left and box.right <= room.right for room in rooms), title
                assert any(room.top <= box.top and box.bottom <= room.bottom for room in rooms), title
            assert sorted(line.y for line in lines) == [line.y for line in lines], title

    @pytest.mark.parametrize("title", TITLES.values(), ids=TITLES.keys())
    def test_ink_stays_off_the_edge(self, title: str) -> None:
        """Whatever letters stick out of their lines, no ink comes near the edge of the page."""
        for compose in (hills, slab, wreath):
            left, top, right, bottom = _page_box(title, compose(Dice("seed"))) or (800, 800, 800, 800)
            assert left >= MARGIN - 30
            assert top >= MARGIN - 30
            assert right <= WIDTH - MARGIN + 30
            assert bottom <= HEIGHT - MARGIN + 30

    @settings(max_examples=60)
    @given(st.text(max_size=80), st.text(max_size=40), st.integers(0, len(COMPOSITIONS) - 1))
    def test_any_text_can_be_laid_out(self, title: str, author: str, number: int) -> None:
        """There is no title and no author that cannot be laid out."""
        plan = COMPOSITIONS[number](Dice(title))
        for line in lay_out(title, (author,), author, "en", plan):
            assert line.box.left >= MARGIN
            assert line.box.right <= WIDTH - MARGIN

    def test_short_titles_are_larger(self) -> None:
        """The shorter the title the larger its letters, and the title always outweighs the author."""
        sizes = [
            self._sizes(title)
            for title in ("Q", "Winter", "What the River Said to the Stone", TITLES["300 characters"])
        ]
        titles, authors = [each[0] for each in sizes], [each[-1] for each in sizes]
        assert titles == sorted(titles, reverse=True)
        assert len(set(titles)) == 4
        assert authors[0] < titles[2]

    @staticmethod
    def _sizes(title: str) -> list[int]:
        lines = lay_out(title, ("Mira Solheim",), "", "en", hills(Dice("")))
        return [line.setting.size for line in lines]

    def test_words_are_not_broken(self) -> None:
        """Words stay whole, lines are of like length, and no line ends in an article where it need not."""
        assert self._lines("The Fellowship of the Ring") == ["The Fellowship", "of the Ring"]
        assert self._lines("Donaudampfschifffahrtsgesellschaft") == ["Donaudampfschiﬀfahrtsgesellschaft"]

    def test_a_word_too_wide_is_broken(self) -> None:
        """A word that no line holds is broken into pieces of like length, with hyphens where its script has them."""
        assert self._lines("a" * 60) == ["a" * 20 + "-", "a" * 20 + "-", "a" * 20]
        assert "-" not in "".join(self._lines("かな" * 60))

    def test_a_title_too_long_ends_in_an_ellipsis(self) -> None:
        """What of a title has no room is left away with an ellipsis, after a whole word."""
        text = " ".join(self._lines(TITLES["5,000 characters"]))
        assert re.fullmatch(r"(word )+word…", text)
        assert len(text) > 200

    def test_chinese_breaks_between_characters(self) -> None:
        """Han and kana need no space to break a line, but no line begins with a comma."""
        lines = self._lines(TITLES["Japanese"])
        assert len(lines) > 1
        assert "".join(lines) == TITLES["Japanese"]
        assert not any(line[0] in "、。" for line in lines)

    @staticmethod
    def _lines(title: str) -> list[str]:
        lines = lay_out(title, (), "", "en", hills(Dice("")))
        return ["".join(run.text for run in line.runs) for line in lines]

    @pytest.mark.parametrize("authors", [(), ("Unknown",), ("",), ("  ",)])
    def test_nobody_is_not_shown(self, authors: tuple[str, ...]) -> None:
        """Without an author, or with "Unknown", there is no line for one."""
        assert len(lay_out("Winter", authors, "", "en", frame(Dice("")))) == 1

    def test_order_is_series_title_authors(self) -> None:
        """The series stands above the title, the authors below, joined in their order."""
        lines = lay_out("Winter", ("A", "B", "C"), "Seasons", "en", hills(Dice("")))
        assert ["".join(run.text for run in line.runs) for line in lines] == ["SEASONS", "Winter", "A, B & C"]

    def test_rtl_stands_at_the_right(self) -> None:
        """A title from right to left stands at the right, and its author with it, whatever his letters."""
        plan = hills(Dice(""))
        for line in lay_out("בית הקפה", ("Jane Doe",), "", "he", plan):
            assert line.box.right == plan.words.right


class TestLettering:
    """The right glyphs in the right order, or none."""

    def test_every_glyph_is_there(self) -> None:
        """What is drawn is in the font it is drawn with: no boxes for missing characters, ever."""
        for title in TITLES.values():
            for line in lay_out(title, (title[:50],), title[:50], "en", hills(Dice(""))):
                for run in line.runs:
                    assert bool(run.places) == run.face.shaped
                    if not run.places:
                        assert all(typefaces.has(run.face.file, char) for char in run.text), run
                    assert "\U000f0000" not in run.text, "glyph 0 is the one for what is missing"

    def test_a_missing_glyph_draws_nothing(self) -> None:
        """Should a character without a glyph slip through, the fonts have no box to show for it."""
        for face in {*TITLE.faces, *AUTHOR.faces, *SANS.title.faces}:
            assert drawing._font(face.file, 100).getbbox("\U0010fffd")[2:] >= (0, 0)
            assert drawing._font(face.file, 100).getmask("\U0010fffd").getbbox() is None

    @pytest.mark.parametrize(
        ("text", "kept", "lost"),
        [
            ("Love 💔 and 🔥 War", "Love and War", ""),
            ("𝕿𝖍𝖊 𝓔𝓷𝓭", "The End", ""),
            ("e\u0301te\u0301", "été", ""),
            ("Nguye\u0302\u0303n", "Nguyễn", ""),
            ("🦀💔", "", ""),
            ("!?", "!?", ""),
            ("💔!", "", ""),
            ("ᚠᚢᚦ 2", "", "ᚠᚢᚦ"),
            ("Winter ᚠ", "Winter", "ᚠ"),
            ("भाग 2", "भाग 2", ""),
            ("a\U000f0041b", "ab", ""),
            ("  a \n b ", "a b", ""),
            ("\u200c \u200d", "", ""),
        ],
    )
    def test_legible(self, text: str, kept: str, lost: str) -> None:
        """What no font has goes, fancy letters become plain ones, and half a title is none."""
        assert legible(text, TITLE) == (kept, lost)

    def test_arabic_is_joined(self) -> None:
        """Letters take the form their neighbours ask for; lam and alef become one; a non-joiner keeps apart."""
        assert shape("بيت") == "\ufe91\ufef4\ufe96"
        assert shape("سلام") == "\ufeb3\ufefc\ufee1"
        assert shape("دار") == "\ufea9\ufe8d\ufead"
        assert shape("می\u200cخواهم") == "\ufee3\ufbfd\ufea7\ufeee\ufe8d\ufeeb\ufee2"

    @pytest.mark.parametrize(
        ("line", "seen"),
        [
            ("אב גד", "דג בא"),
            ("אב 123 גד", "דג 123 בא"),
            ("אב (גד)", "(דג) בא"),
            ("אב John Doe גד", "דג John Doe בא"),
            ("אב 3.14", "3.14 בא"),
            ("אב!", "!בא"),
        ],
    )
    def test_right_to_left(self, line: str, seen: str) -> None:
        """Right-to-left letters are turned round, numbers and Latin words inside them are not, brackets face in."""
        assert visual(line, rtl=True) == seen

    def test_left_to_right_with_hebrew_inside(self) -> None:
        """A Hebrew word in an English line is turned round where it stands."""
        assert visual("The אבג (דה) end", rtl=False) == "The (הד) גבא end"

    @settings(max_examples=60)
    @given(st.text(alphabet="ab 12.-()אבגدبا", max_size=24), st.booleans())
    def test_visual_order_loses_nothing(self, text: str, rtl: bool) -> None:
        """Turning round moves characters and mirrors brackets; none is lost."""
        plain = text.maketrans(")", "(")
        assert sorted(visual(text, rtl=rtl).translate(plain)) == sorted(text.translate(plain))

    @settings(max_examples=60)
    @given(st.text(alphabet="ab-—/ 国、。「」が", max_size=30))
    def test_words_joined_are_the_text(self, text: str) -> None:
        """Splitting into words loses nothing but superfluous spaces."""
        assert "".join(word.space + word.text for word in split_words(text)).strip() == " ".join(text.split())

    def test_turkish_has_no_ligatures(self) -> None:
        """Fi is one glyph in English and two in Turkish, where the dot tells letters apart."""
        plan = hills(Dice(""))
        assert [line.runs[0].text for line in lay_out("fikir", (), "", "tr", plan)] == ["fikir"]
        assert [line.runs[0].text for line in lay_out("fine", (), "", "en", plan)] == ["ﬁne"]


class TestDrawn:
    """The finished cover of a book that has none."""

    def test_is_what_it_says(self) -> None:
        """A drawn cover is as large as it is asked to be, small in bytes, without metadata; PNG, or an RGB JPEG."""
        for width, as_jpeg, kind, most in ((1120, False, "PNG", 60_000), (1600, True, "JPEG", 400_000)):
            drawn = draw_cover("The Quiet Harbour", ("Mira Solheim",), "seed", width=width, as_jpeg=as_jpeg)
            image = Image.open(io.BytesIO(drawn.data))
            image.load()
            size = (width, width * 3 // 2)
            assert (image.format, image.mode, image.size) == (kind, "RGB" if as_jpeg else "P", size)
            assert (*drawn[1:5], drawn.notices) == (*size, "drawn", f"image/{kind.lower()}", ())
            assert len(drawn.data) < most
            assert not image.getexif()
            assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}

    @pytest.mark.parametrize("compose", COMPOSITIONS)
    @pytest.mark.parametrize("width", [BOOK_WIDTH, 1600])
    def test_the_file_holds_the_page(self, compose: Callable[[Dice], Composition], width: int) -> None:
        """The file is the page, dot for dot; its sixteen levels have every tone exactly, and soft edges nearly."""
        plan, palette, scale = compose(Dice("seed")), PALETTES[0], width / WIDTH
        lines, levels = lay_out("Rain", ("Anna",), "", "en", plan, scale), choose_levels(plan.tones())
        page, full = draw_page(plan, lines, scale, levels), draw_page(plan, lines, scale)
        coloured = page.copy()
        coloured.putpalette(palette.ramp(levels))
        read, other = (Image.open(io.BytesIO(write_png(coloured, patterned=each))) for each in (False, True))
        assert read.tobytes() == other.tobytes()
        assert read.size == page.size == (width, width * 3 // 2)
        assert read.tobytes() == page.tobytes()
        assert plan.tones() <= set(levels)
        back = page.point([levels[min(number, len(levels) - 1)] for number in range(256)])
        away = ImageChops.difference(full, back).histogram()
        assert sum(away[1:]) < 0.06 * width * width * 1.5, "only edges"
        assert sum(away[33:]) < 0.004 * width * width * 1.5
        exact = palette.ramp()
        assert palette.ramp(levels) == [part for grey in levels for part in exact[3 * grey : 3 * grey + 3]]

    @pytest.mark.parametrize("compose", COMPOSITIONS)
    def test_what_is_packed_adds_up(self, compose: Callable[[Dice], Composition]) -> None:
        """The checks of the file, which not every reader looks at, are those of all its rows."""
        plan = compose(Dice("seed"))
        levels = choose_levels(plan.tones())
        page = draw_page(plan, (), BOOK_WIDTH / WIDTH, levels)
        page.putpalette(PALETTES[0].ramp(levels))
        for patterned in (False, True):
            data = write_png(page, patterned=patterned)
            at = data.index(b"IDAT")
            packed, end = data[at + 4 :], int.from_bytes(data[at - 4 : at])
            assert zlib.crc32(data[at : at + 4 + end]) == int.from_bytes(packed[end : end + 4])
            assert len(zlib.decompress(packed[:end])) % page.height == 0

    @pytest.mark.parametrize("compose", COMPOSITIONS)
    def test_shapes_are_whole_where_bands_meet(
        self, compose: Callable[[Dice], Composition], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A page that is drawn band by band is the one that is drawn in one go, dot for dot."""
        for scale in (1, BOOK_WIDTH / WIDTH):
            plan = compose(Dice("seed"))
            monkeypatch.setattr(drawing, "BAND", 37)
            banded = draw_page(plan, (), scale)
            monkeypatch.setattr(drawing, "BAND", HEIGHT)
            assert banded.tobytes() == draw_page(plan, (), scale).tobytes()

    @pytest.mark.parametrize("compose", COMPOSITIONS)
    def test_any_size_shows_the_same(self, compose: Callable[[Dice], Composition]) -> None:
        """The cover in a book and a larger one of its own differ in size alone: brought to one size, hardly a dot is another."""
        plan = compose(Dice("seed"))
        large, small = (
            draw_page(plan, lay_out("The Quiet Harbour", ("Mira Solheim",), "", "en", plan, scale), scale)
            for scale in (1, BOOK_WIDTH / WIDTH)
        )
        one, other = (page.resize((160, 240), Image.Resampling.BOX) for page in (large, small))
        away = sorted(ImageChops.difference(one, other).tobytes())
        assert away[int(len(away) * 0.98)] <= 24, compose

    @pytest.mark.parametrize("title", ["", "🦀", "ᚠᚢᚦ", "Q", TITLES["5,000 characters"], TITLES["surrogate"]])
    def test_any_title_gives_a_picture(self, title: str) -> None:
        """No title, one that no font can show, and one of any length give a picture all the same."""
        colours = Image.open(io.BytesIO(draw_cover(title, (), "seed").data)).convert("RGB").getcolors(1 << 24)
        assert colours is not None
        assert len(colours) > 1

    def test_lost_letters_are_told(self) -> None:
        """Letters left out are named in a notice; emoji are not worth one."""
        (notice,) = draw_cover("ᚠᚢᚦ 2", (), "seed").notices
        assert notice.code == "cover-letters"
        assert "ᚠ" in notice.text
        assert draw_cover("Love 💔", ("🔥Nova🔥",), "seed").notices == ()

    def test_seeds_make_different_covers(self) -> None:
        """On a shelf of thirty books hardly two share palette and composition."""
        looks = set()
        for seed in range(30):
            dice = Dice(str(seed), "Winter")
            looks.add(choose("auto", (), dice))
        assert len(looks) >= 24

    def test_same_bytes_everywhere(self) -> None:
        """Hash seed, time zone, locale and working directory change no byte."""
        code = (
            "import hashlib; from storybind.book.covers.cover import draw_cover;"
            "print(hashlib.sha256(draw_cover('Ночь 夜 ليلة & Day', ('Mira', '雪'), 'x', series='S').data).hexdigest())"
        )
        found = set()
        for number, (zone, locale) in enumerate((("UTC", "C"), ("Asia/Kolkata", "tr_TR.UTF-8"))):
            env = {**os.environ, "PYTHONHASHSEED": str(number), "TZ": zone, "LC_ALL": locale}
            run = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
            found.add(run.stdout)
        assert len(found) == 1

    def test_pillow_is_loaded_late(self) -> None:
        """Importing the module does not import Pillow."""
        code = "import sys, storybind.book.covers.cover; sys.exit('PIL' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

    def test_fonts_have_their_licences(self) -> None:
        """Every bundled font is named in the README beside it, with a licence file that is there."""
        readme = (typefaces.FONTS / "README.md").read_text("utf-8")
        for file in typefaces.FONTS.glob("*.?tf"):
            row = re.search(rf"^\| `{re.escape(file.name)}` .*`((?:OFL|APACHE)-\w+\.txt)`", readme, re.MULTILINE)
            assert row, file
            assert "Version 1.1" in (typefaces.FONTS / row[1]).read_text("utf-8")
        assert sum(file.stat().st_size for file in typefaces.FONTS.iterdir()) < 4_300_000


class TestScripts:
    """Each script as its readers write it."""

    def test_harfbuzz_chooses_and_places(self) -> None:
        """The short i of Devanagari goes before its consonant, and a conjunct is one glyph less than its letters."""
        file = str(typefaces.FONTS / "devanagari.ttf")
        consonant, both = place(file, "क").text, place(file, "कि").text
        assert len(both) == 2
        assert both[1] == consonant
        assert len(place(file, "क्ष").text) == 1

    def test_marks_of_thai_stand_over_their_letters(self) -> None:
        """A tone mark takes no room of its own, and two marks over one letter stand at different heights."""
        file = str(typefaces.FONTS / "thai.ttf")
        assert place(file, "ที่").advance == place(file, "ท").advance
        assert len({place(file, "ที่").text, place(file, "ท่").text}) == 2

    @pytest.mark.parametrize(
        ("text", "language", "seen"),
        [
            ("Karl Straße", "de", "KARL STRAẞE"),
            ("Elif Işık", "tr", "ELİF IŞIK"),
            ("Άγγελος Ϊων", "el", "ΑΓΓΕΛΟΣ ΪΩΝ"),
            ("შოთა", "ka", "შოთა"),
            ("周晓雨", "zh", "周晓雨"),
        ],
    )
    def test_capitals(self, text: str, language: str, seen: str) -> None:
        """Capitals are those of the language; scripts without them stay as they are."""
        assert capitals(text, language) == seen

    def test_names_without_capitals_are_larger(self) -> None:
        """An author whose script has no capitals is set larger than one in capitals, which fill more of their height."""
        plan = hills(Dice(""))
        sizes = [lay_out("", (name,), "", "en", plan)[0].setting.size for name in ("Mira Solheim", "周晓雨", "سلمى")]
        assert sizes[0] < sizes[1] == sizes[2]

    def test_a_word_has_one_face(self) -> None:
        """Where the plain bold font lacks a letter that the book face has, the whole title is in the book face."""
        plan = slab(Dice(""))
        for title, files in (("Winter", {"sans.otf"}), ("Winter Ꞷ", {"sans.otf"}), ("Ἡ Ὀδύσσεια", None)):
            (line,) = lay_out(title, (), "", "el", plan)[:1]
            found = {run.face.file for run in line.runs}
            assert len(found) == 1
            assert files in (found, None)


class TestDesigns:
    """Every design with every kind of title: readable, inside its margins, without a box."""

    def test_names_are_those_of_the_options(self) -> None:
        """`--cover-style` knows each design, and no other."""
        assert tuple(DESIGNS) == COVER_STYLES
        assert len(DESIGNS) >= 6

    @pytest.mark.parametrize("name", DESIGNS)
    def test_each_draws_every_script(self, name: str) -> None:
        """Whatever the title's script and length, the words leave ink, and all of it inside the margins."""
        for number, title in enumerate(TITLES.values()):
            compositions = find_compositions(name)
            plan = compositions[number % len(compositions)](Dice(title))
            box = _page_box(title, plan, authors=(title[:40],), series=title[:30])
            if box is not None:
                assert box[0] >= MARGIN - 30, title
                assert box[1] >= MARGIN - 30, title
                assert box[2] <= WIDTH - MARGIN + 30, title
                assert box[3] <= HEIGHT - MARGIN + 30, title
            assert (box is None) == (not legible(title, TITLE)[0]), title

    def test_what_stands_on_the_page_can_be_read(self) -> None:
        """Measured on finished covers: round the words of each design, dark and light have a contrast of 4.5, in grey too."""
        for number, compose in enumerate(COMPOSITIONS):
            plan = compose(Dice("seed"))
            lines = lay_out("The Quiet Harbour", ("Mira Solheim",), "The Cycle · 2", "en", plan)
            page = draw_page(plan, lines)
            palette = PALETTES[number % len(PALETTES)]
            page.putpalette(palette.ramp())
            for line in lines:
                counted = Counter(page.convert("RGB").crop(line.box).tobytes().hex(" ", -3).split())
                colours = [colour for colour, _ in counted.most_common(2)]
                assert {colours[0], colours[1]} <= {palette.paper, palette.ink}, (compose, line)
                assert _contrast(colours[0], colours[1]) >= 4.5

    def test_a_title_can_be_read_as_a_thumbnail(self) -> None:
        """On a picture 160 pixels wide the capitals of a usual title are six pixels high at least."""
        for compose in COMPOSITIONS:
            lines = lay_out("What the River Said to the Stone", (), "", "en", compose(Dice("seed")))
            assert all(line.setting.size * 0.65 * 160 / WIDTH >= 6 for line in lines), compose

    def test_right_to_left_turns_the_picture(self) -> None:
        """A picture that leans to the text leans the other way for a title from right to left."""
        plan = slab(Dice(""))
        latin, hebrew = (draw_page(plan, lay_out(title, (), "", "en", plan)) for title in ("Rain", "גשם"))
        assert latin.getpixel((MARGIN + 20, 160)) == hebrew.getpixel((WIDTH - MARGIN - 20, 160)) == 0


class TestGenres:
    """What a story is decides how its cover may look."""

    @pytest.mark.parametrize("genre", GENRES, ids=lambda genre: genre.id)
    def test_rows(self, genre: Any) -> None:
        """Each row knows its examples, not its look-alikes, and names designs and palettes that there are."""
        for subject in genre.fires_on:
            assert find_genre((subject,)) == genre, subject
        for subject in genre.silent_on:
            assert find_genre((subject,)) != genre, subject
        assert set(genre.styles) <= set(DESIGNS)
        assert set(genre.palettes) <= {palette.name for palette in PALETTES}
        assert len(genre.palettes) >= 4

    def test_the_first_subject_that_says_something_counts(self) -> None:
        """Subjects nobody knows are passed over; without any, every design is possible."""
        found = find_genre(("Kirk/Spock", "Angst", "Humor"))
        assert found is not None
        assert found.id == "sorrow"
        assert find_genre(("Kirk/Spock", "")) is None
        seen = {choose("auto", (), Dice(str(seed)))[1] for seed in range(400)}
        assert seen == set(COMPOSITIONS)

    def test_a_named_style_is_kept(self) -> None:
        """A style that was asked for is drawn whatever the genre; the genre still chooses the colours."""
        for seed in range(30):
            palette, compose = choose("botanical", ("Horror",), Dice(str(seed)))
            assert compose in find_compositions("botanical")
            assert palette.name in ("lamplight", "oxblood", "plum", "slate")


class TestThumbnail:
    """Covers made small, for lists."""

    def test_a_drawn_cover_is_smooth_when_small(self) -> None:
        """The PNG in a book, of sixteen colours, gets the colours between them that soft edges need."""
        small = Image.open(io.BytesIO(cover.make_thumbnail(draw_cover("The Quiet Harbour", (), "seed").data)))
        large = Image.open(io.BytesIO(draw_cover("The Quiet Harbour", (), "seed", as_jpeg=True, width=1600).data))
        assert (small.format, small.mode, small.size) == ("JPEG", "RGB", (320, 480))
        away = ImageChops.difference(small, large.resize(small.size, Image.Resampling.LANCZOS)).convert("L").tobytes()
        assert sum(away) / len(away) < 3


class TestCommand:
    """`storybind cover`, and `--cover-style` wherever a book is made."""

    def test_writes_jpeg_and_png(self, storybind: Storybind, story: Path) -> None:
        """A file is of the kind that its name says, and large; on standard output the picture is the one in the book."""
        for name, kind in (("a.jpg", "JPEG"), ("b.PNG", "PNG")):
            done = storybind("cover", story, "-o", name)
            assert (done.code, done.text) == (0, f"{name}: 1600 by 2400 pixels, drawn\n")
            data = (storybind.folder / name).read_bytes()
            image = Image.open(io.BytesIO(data))
            image.load()
            assert (image.format, image.size) == (kind, (1600, 2400))
            assert is_marked(data)
        bare = storybind("cover", story, "-o", "-").out
        assert Image.open(io.BytesIO(bare)).size == (BOOK_WIDTH, BOOK_WIDTH * 3 // 2)
        assert storybind("convert", story, "-o", "a.epub").code == 0
        with zipfile.ZipFile(storybind.folder / "a.epub") as book:
            assert book.read("EPUB/images/cover.png") == bare

    def test_replaces_its_own_pictures_alone(self, storybind: Storybind, story: Path) -> None:
        """A cover that storybind wrote is written again, another picture only with --force, and nothing else is touched."""
        for name, kind in (("a.jpg", "JPEG"), ("a.png", "PNG")):
            first = storybind("cover", story, "-o", name, "--cover-style", "poster")
            second = storybind("cover", story, "-o", name, "--cover-style", "label")
            third = storybind("cover", story, "-o", name, "--cover-style", "label")
            assert (first.code, second.code, third.code) == (0, 0, 0)
            assert third.text.endswith(", unchanged\n")
            assert second.text != third.text
            mine = _saved(_picture(), kind)
            (storybind.folder / name).write_bytes(mine)
            done = storybind("cover", story, "-o", name)
            assert done.code == 1
            assert "--force" in done.err
            assert (storybind.folder / name).read_bytes() == mine
            assert storybind("cover", story, "-o", name, "--force").code == 0
            assert is_marked((storybind.folder / name).read_bytes())

    def test_a_cover_that_was_written_is_a_fit_cover(self, storybind: Storybind, story: Path) -> None:
        """Given back as a cover, the JPEG keeps its bytes."""
        assert storybind("cover", story, "-o", "a.jpg").code == 0
        data = (storybind.folder / "a.jpg").read_bytes()
        assert read_cover(data, "a.jpg").data == data

    def test_the_picture_of_the_story(self, storybind: Storybind, story: Path) -> None:
        """A story that has a picture gives that one, in either format; naming a style draws all the same."""
        (story.parent / "covers").mkdir()
        mine = _saved(_picture(), "JPEG")
        (story.parent / "covers" / f"{story.stem}.jpg").write_bytes(mine)
        assert storybind("cover", story, "-o", "-").out == mine
        assert storybind("cover", story, "-o", "a.png").code == 0
        assert Image.open(storybind.folder / "a.png").size == (700, 1100)
        drawn = storybind("cover", story, "-o", "-", "--cover-style", "band").out
        assert Image.open(io.BytesIO(drawn)).size == (BOOK_WIDTH, BOOK_WIDTH * 3 // 2)

    def test_the_picture_of_the_story_is_never_overwritten(self, storybind: Storybind, story: Path) -> None:
        """Named or found, --force or not: the cover would be made of it. One that storybind wrote may be written again."""
        (story.parent / "covers").mkdir()
        found, ours = f"covers/{story.stem}.jpg", f"covers/{story.stem}.png"
        assert storybind("cover", story, "-o", ours).code == storybind("cover", story, "-o", ours).code == 0
        mine = _saved(_picture(), "JPEG")
        for name, more in (("mine.jpg", ["--cover", "mine.jpg"]), (found, [])):
            (storybind.folder / name).write_bytes(mine)
            assert_one_line(storybind("cover", story, "-o", name, "--force", *more), name, "overwritten", code=2)
            assert (storybind.folder / name).read_bytes() == mine

    def test_style_in_the_sidecar(self, storybind: Storybind, story: Path) -> None:
        """A sidecar's `cover-style` is as good as the option, which is stronger."""
        asked = storybind("cover", story, "-o", "-", "--cover-style", "wreath")
        assert asked.code == 2
        assert "classic, label, band, poster, landscape, geometry, botanical" in asked.err
        band, label = (storybind("cover", story, "-o", "-", "--cover-style", style).out for style in ("band", "label"))
        story.with_suffix(".toml").write_text('cover-style = "band"\n', encoding="utf-8")
        assert storybind("cover", story, "-o", "-").out == band != label
        assert storybind("cover", story, "-o", "-", "--cover-style", "label").out == label

    def test_a_style_that_is_of_no_use_is_told(self, storybind: Storybind, story: Path) -> None:
        """Whoever asks for a design beside a picture of his own, or for no cover, reads which of them holds; of a general wish nobody need."""
        (storybind.folder / "mine.jpg").write_bytes(_saved(_picture(), "JPEG"))
        style, mine = ("--cover-style", "band"), ("--cover", "mine.jpg")
        for args in ((*style, *mine), (*style, "--cover", "none")):
            done = storybind("convert", story, *args)
            assert done.code == 0
            told = f"the design band (--cover-style) is for a cover that is drawn, and this one is {args[-1]} (--cover)"
            assert told in done.err
        assert "leave one of the two out" in storybind("cover", story, "-o", "-", *style, *mine).err
        for fit in (style, mine, (*style, "--cover", "auto"), ("--cover-style", "auto", *mine)):
            assert "design" not in storybind("convert", story, *fit).err
        sidecar = story.with_suffix(".toml")
        sidecar.write_text('cover-style = "label"\n', encoding="utf-8")
        assert "design" not in storybind("convert", story, *mine).err
        sidecar.write_text('cover = "mine.jpg"\n', encoding="utf-8")
        assert f"this one is mine.jpg ({sidecar.name})" in storybind("convert", story, *style).err

    @pytest.mark.parametrize(
        ("args", "code", "said"),
        [
            (["-o", "a.gif"], 2, "JPEG or PNG"),
            (["-o", "nowhere/a.jpg"], 1, "no such folder"),
            (["-o", "."], 2, "JPEG or PNG"),
            (["-o", "a.jpg", "--cover", "none"], 2, "--cover none"),
            (["-o", "a.jpg", "--cover", "missing.png"], 1, "missing.png"),
            ([], 2, "--output"),
        ],
    )
    def test_mistakes(self, storybind: Storybind, story: Path, args: list[str], code: int, said: str) -> None:
        """Each mistake is told, and leaves no file."""
        before = sorted(storybind.folder.iterdir())
        done = storybind("cover", story, *args)
        assert done.code == code
        assert said in done.err
        assert "Traceback" not in done.err
        assert sorted(storybind.folder.iterdir()) == before


def _picture(mode: str = "RGB", size: tuple[int, int] = (700, 1100)) -> Image.Image:
    """A picture with something to see in it: dark at the left, light at the right."""
    return Image.linear_gradient("L").rotate(90).resize(size).convert(mode)


def _saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _decoded(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    assert (image.format, image.mode) == ("JPEG", "RGB")
    return image


def _profile(space: str = "sRGB") -> bytes:
    """A profile of sRGB, or one whose red and blue are exchanged: nobody could mistake that for sRGB."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return data if space == "sRGB" else data.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ").replace(
        "sRGB".encode("utf-16-be"), "test".encode("utf-16-be")
    )  # fmt: skip


def _png(width: int, height: int, pixels: bytes) -> bytes:
    """A PNG of eight-bit greys by hand, so that header and pixels may lie."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


class TestRead:
    """A supplied picture: fit for a book, or refused."""

    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
    def test_the_four_formats(self, kind: str) -> None:
        """JPEG, PNG, WebP and GIF become JPEG of the same size, under the name of the file."""
        read = read_cover(_saved(_picture(), kind), "front.img")
        assert _decoded(read.data).size == (read.width, read.height) == (700, 1100)
        assert (read.origin, read.media_type) == ("front.img", "image/jpeg")

    @pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
    def test_every_mode_of_png(self, mode: str) -> None:
        """Whatever the mode, dark stays dark and light stays light."""
        image = _picture("L")
        image = (
            image.convert("I").point(lambda grey: grey * 257).convert("I;16") if mode == "I;16" else image.convert(mode)
        )
        out = _decoded(read_cover(_saved(image, "PNG"), "x").data).convert("L")
        dark, light = (out.crop((left, 0, left + 60, 1100)).resize((1, 1)).tobytes()[0] for left in (0, 640))
        assert light - dark > 200

    def test_sixteen_bits(self) -> None:
        """Of 16 bits the upper eight are kept."""
        image = Image.new("I;16", (700, 1100), 0x8000)
        assert _decoded(read_cover(_saved(image, "PNG"), "x").data).getpixel((5, 5)) == (128, 128, 128)

    @pytest.mark.parametrize("mode", ["P", "RGBA", "LA", "RGB"])
    def test_transparency_becomes_white(self, mode: str) -> None:
        """What is transparent, by alpha, palette or colour key, becomes white and not black."""
        if mode == "P":
            image = Image.new("P", (700, 1100), 1)
            image.putpalette([255, 0, 0, 0, 0, 0])
            data = _saved(image, "PNG", transparency=b"\xff\x00")
        elif mode == "RGB":
            data = _saved(Image.new("RGB", (700, 1100)), "PNG", transparency=(0, 0, 0))
        else:
            data = _saved(Image.new(mode, (700, 1100), 0), "PNG")
        assert _decoded(read_cover(data, "x").data).getpixel((350, 550)) == (255, 255, 255)

    def test_cmyk(self) -> None:
        """A CMYK JPEG becomes RGB: no ink is white, all cyan is neither red nor white."""
        white = read_cover(_saved(Image.new("CMYK", (700, 1100)), "JPEG"), "x")
        assert min(_pixel(white.data)) > 250
        red, green, blue = _pixel(read_cover(_saved(Image.new("CMYK", (700, 1100), (255, 0, 0, 0)), "JPEG"), "x").data)
        assert red < 100 < min(green, blue)

    @pytest.mark.parametrize("orientation", range(1, 9))
    def test_exif_turns_the_picture(self, orientation: int) -> None:
        """A picture lying on its side by EXIF is set upright, and the EXIF is gone."""
        exif = Image.Exif()
        exif[0x0112] = orientation
        read = read_cover(_saved(_picture(size=(800, 1200)), "JPEG", exif=exif), "x")
        assert (read.width, read.height) == ((800, 1200) if orientation < 5 else (1200, 800))
        assert b"Exif" not in read.data

    def test_profiles_are_applied(self) -> None:
        """Colours of another space become sRGB: here red and blue change places."""
        data = _saved(Image.new("RGB", (700, 1100), (250, 20, 20)), "PNG", icc_profile=_profile("swapped"))
        red, _, blue = _pixel(read_cover(data, "x").data)
        assert blue > 200 > 80 > red

    def test_broken_profiles_are_ignored(self) -> None:
        """A profile that is none, or of other colours than the picture's, does no harm."""
        for image in (Image.new("RGB", (700, 1100), "red"), Image.new("L", (700, 1100), 76)):
            for profile in (b"nonsense", _profile()):
                assert max(_pixel(read_cover(_saved(image, "JPEG", icc_profile=profile), "x").data)) >= 70

    def test_fit_files_pass(self) -> None:
        """A plain JPEG of sRGB keeps its bytes, baseline or progressive, with an sRGB profile or without."""
        for options in ({}, {"progressive": True}, {"icc_profile": _profile()}):
            data = _saved(_picture(), "JPEG", **options)
            assert read_cover(data, "x").data == data

    @pytest.mark.parametrize("what", ["exif", "xmp", "comment", "icc", "trailing", "late comment"])
    def test_nothing_rides_along(self, what: str) -> None:
        """EXIF, XMP, comments, foreign profiles and bytes after the end are not in what comes out."""
        exif = Image.Exif()
        exif[0x010E] = "SECRET"
        options: dict[str, dict[str, Any]] = {
            "exif": {"exif": exif}, "xmp": {"xmp": b"SECRET"}, "comment": {"comment": b"SECRET"},
            "icc": {"icc_profile": _profile("swapped") + b"SECRET"}, "late comment": {"progressive": True},
        }  # fmt: skip
        data = _saved(_picture(), "JPEG", **options.get(what, {}))
        if what == "trailing":
            data += b"SECRET"
        if what == "late comment":
            at = data.rindex(b"\xff\xda")
            data = data[:at] + b"\xff\xfe\x00\x08SECRET" + data[at:]
        assert b"SECRET" in data
        out = read_cover(data, "x").data
        assert b"SECRET" not in out
        assert not re.search(rb"\xff[\xe1-\xef\xfe]", out[:600])

    def test_png_metadata_goes(self) -> None:
        """Text and EXIF of a PNG are not in what comes out."""
        exif = Image.Exif()
        exif[0x010E] = "SECRET"
        out = read_cover(_saved(_picture(), "PNG", exif=exif), "x").data
        assert b"SECRET" not in out

    def test_large_pictures_shrink(self) -> None:
        """At most four million pixels come out, in the same shape; a small picture is not enlarged."""
        read = read_cover(_saved(_picture(size=(3000, 4500)), "JPEG"), "x")
        assert 3_900_000 < read.width * read.height <= 4_000_000
        assert abs(read.height / read.width - 1.5) < 0.01
        assert _decoded(read.data).size == (read.width, read.height)
        assert read_cover(_saved(_picture(size=(30, 40)), "PNG"), "x").width == 30

    def test_long_pictures_shrink(self) -> None:
        """A strip within the count of pixels is brought within what JPEG and stores can take."""
        read = read_cover(_saved(Image.new("L", (100_000, 3)), "PNG"), "x")
        assert (read.width, read.height) == (10_000, 1)

    def test_heavy_pictures_are_made_lighter(self) -> None:
        """Noise, which no encoder likes, comes out at two million bytes or less."""
        noise = Image.frombytes("RGB", (1600, 2400), os.urandom(1600 * 2400 * 3))
        assert len(read_cover(_saved(noise, "PNG", compress_level=0), "x").data) <= 2_000_000

    def test_the_first_frame_counts(self) -> None:
        """Of an animation the first picture is taken."""
        frames = [Image.new("RGB", (700, 1100), colour) for colour in ("white", "black", "red")]
        for kind in ("WEBP", "PNG"):
            data = _saved(frames[0], kind, save_all=True, append_images=frames[1:])
            assert min(_pixel(read_cover(data, "x").data)) > 245

    @pytest.mark.parametrize(
        ("size", "codes"), [((999, 1600), ["small-cover"]), ((1000, 1599), ["small-cover"]), ((1000, 1600), [])]
    )
    def test_small_pictures_are_told(self, size: tuple[int, int], codes: list[str]) -> None:
        """Below 1000 by 1600 pixels there is a notice, as `check` has it."""
        assert [notice.code for notice in read_cover(_saved(_picture(size=size), "JPEG"), "x").notices] == codes

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "the file is empty"),
            (b"Once upon a time", "begins with “Once upo”"),
            (b"%PDF-1.7\n", "it is a PDF"),
            (b"GIF89a\x01\x00\x01\x00", "the picture is broken"),
            (b"BM\x3a\x00\x00\x00\x00\x00\x00\x00", "it is a BMP picture"),
            (b"BMW, she said", "begins with “BMW, she”"),
            (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "it is a drawing (SVG)"),
            (b'<?xml version="1.0"?>\n<!-- by hand -->\n<svg/>', "it is a drawing (SVG)"),
            (b"<!DOCTYPE html>\n<html><svg/>", "it is a web page"),
            (b"II*\x00\x08\x00\x00\x00", "it is a TIFF picture"),
            (b"\x00\x00\x01\x00\x01\x00", "it is an icon"),
            (b"\x00\x00\x00\x0cjP  \r\n", "it is a picture in JPEG 2000"),
            (b"\x00\x00\x00\x1cftypavif", "it is a picture in AVIF"),
            (b"RIFF\x00\x00\x00\x00WAVE", "begins with “RIFF"),
            (
                b"\x00\x00\x00\x1cftypheic",
                "not a picture storybind can read (JPEG, PNG, WebP, GIF); it is a photograph",
            ),
            (b"\xff\xd8\xff", "the picture is broken"),
            (b"\x89PNG\r\n\x1a\n", "the picture is broken"),
            (b"RIFF\x00\x00\x00\x00WEBP", "the picture is broken"),
        ],
    )
    def test_no_picture(self, data: bytes, message: str) -> None:
        """What is no picture is refused, with what it is and what to do."""
        with pytest.raises(CoverError, match=re.escape(message)) as caught:
            read_cover(data, "front.png")
        assert caught.value.where == "front.png"
        assert "save" in caught.value.message

    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
    @pytest.mark.parametrize("part", [0.3, 0.9])
    def test_truncated(self, kind: str, part: float) -> None:
        """A picture that ends too early is refused, in its own words."""
        data = _saved(_picture(), kind)
        with pytest.raises(CoverError, match="the picture is broken"):
            read_cover(data[: int(len(data) * part)], "x")

    @pytest.mark.filterwarnings("error")
    @pytest.mark.parametrize("size", [(10_001, 10_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
    def test_bombs_are_refused_by_header(self, size: tuple[int, int], capfd: pytest.CaptureFixture[str]) -> None:
        """A header of too many pixels is enough to refuse, in silence and before anything is decoded."""
        with pytest.raises(CoverError, match="more than 100 million pixels"):
            read_cover(_png(*size, b"\0" * 1000), "bomb.png")
        assert capfd.readouterr() == ("", "")

    def test_webp_bombs(self) -> None:
        """The three kinds of WebP header are read before Pillow makes room for the picture."""
        for chunk in (
            b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + (20_000).to_bytes(3, "little") * 2,
            b"VP8L" + struct.pack("<I", 5) + b"\x2f" + (0x3FFF << 14 | 0x3FFF).to_bytes(4, "little"),
            b"VP8 " + struct.pack("<I", 10) + b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 16383, 16383),
        ):
            data = b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk
            with pytest.raises(CoverError, match="more than 100 million pixels"):
                read_cover(data, "bomb.webp")

    def test_deflate_bombs(self) -> None:
        """Pixels beyond what the header promised are not unpacked."""
        read = read_cover(_png(700, 1100, b"\0" * 50_000_000), "bomb.png")
        assert read.width == 700

    @settings(max_examples=80)
    @given(st.data())
    def test_damage_is_a_cover_error_or_nothing(self, data: st.DataObject) -> None:
        """Bytes changed anywhere give a picture or a `CoverError`, never another error and never a warning."""
        kind = data.draw(st.sampled_from(("JPEG", "PNG", "WEBP")))
        broken = bytearray(_saved(_picture(size=(64, 96)), kind))
        for _ in range(data.draw(st.integers(1, 6))):
            broken[data.draw(st.integers(12, len(broken) - 1))] = data.draw(st.integers(0, 255))
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            try:
                read = read_cover(bytes(broken), "x")
            except CoverError:
                return
        assert _decoded(read.data).size == (read.width, read.height)


def _pixel(data: bytes) -> tuple[int, ...]:
    """The colour in the middle of a picture."""
    image = _decoded(data)
    pixel = image.getpixel((image.width // 2, image.height // 2))
    assert isinstance(pixel, tuple)
    return tuple(map(int, pixel))
