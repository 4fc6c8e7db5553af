"""What a story is, and how its cover may then look: a table of genres, read off its genres, tags, fandoms and rating."""

from collections.abc import Callable
from typing import NamedTuple

from storybind.book.covers.designs import DESIGNS, find_compositions
from storybind.book.covers.palettes import PALETTES, Palette
from storybind.book.covers.shapes import Composition, Dice

DARK = ("harbour", "plum", "oxblood", "lamplight", "slate", "pine")
LIGHT = ("linen", "chalk", "rose", "sea glass", "morning", "lilac", "sand", "stone")


class Genre(NamedTuple):
    """A row: what fits stories of a kind."""

    id: str
    words: str  # each a word, or words, that a subject has whole, as `fold` writes them; with a star, how a word begins
    styles: tuple[str, ...]  # the designs that fit, by name
    palettes: tuple[str, ...]  # the palettes that fit, by name
    because: str
    fires_on: tuple[str, ...]  # subjects that are of this kind
    silent_on: tuple[str, ...]  # subjects that look like it and are not


GENRES = (
    Genre(
        "horror",
        "horror, dark, gothic, ghost, ghosts, vampire*, haunted, zombie*, terror, terreur, grusel, schauer*, gore, ужасы, хоррор, 恐怖, ホラー",
        ("poster", "landscape"),
        ("lamplight", "oxblood", "plum", "slate"),
        "Fear lives in the dark: night colours, bare trees, large plain letters.",
        ("Horror", "Gothic Fiction", "Haunted House", "Dark"),
        ("Darkwing Duck", "Ghostwriter"),
    ),
    Genre(
        "crime",
        "crime, mystery, thriller, noir, detective*, suspense, murder*, krimi, policier, giallo, misterio, policial, детектив, триллер, "
        "sherlock, 推理, 悬疑, ミステリー",
        ("band", "poster", "landscape"),
        ("harbour", "slate", "lamplight", "stone", "oxblood", "saffron"),
        "Crime has its shelf of striped paperbacks and its streets at night.",
        ("Mystery", "Crime & Thriller", "Murder Mystery", "Sherlock (TV)"),
        ("Crimea", "Mysterious"),
    ),
    Genre(
        "science fiction",
        "science fiction, sci fi, scifi, sf, space opera, outer space, spaceship*, cyberpunk, dystopia*, star wars, star trek, robots, aliens, time travel, "
        "zukunft, ciencia ficción, fantascienza, фантастика, 科幻, sf小説",
        ("geometry", "poster"),
        ("cobalt", "harbour", "lamplight", "pine", "plum", "sea glass"),
        "The future is geometry, and so were its best covers.",
        ("Sci-Fi", "Science Fiction", "Space Opera", "Star Trek: Deep Space Nine"),
        ("Personal Space", "Fiction"),
    ),
    Genre(
        "romance",
        "romance, romantic*, love, fluff, slow burn, wedding*, liebe, romantik, amour, romántic*, amore, романтика, любовь, 言情, 恋愛, 耽美",
        ("botanical", "label", "geometry"),
        ("rose", "lilac", "plum", "oxblood", "linen", "sea glass", "terracotta"),
        "Love stories bear flowers and warm colours.",
        ("Romance", "Fluff", "Slow Burn", "Love Confessions"),
        ("Lovecraft", "Roman Empire"),
    ),
    Genre(
        "fantasy",
        "fantasy, magic, magical, dragon*, adventure*, epic, quest*, fairy tale*, folklore, myth, myths, mythology, abenteuer, märchen, aventure*, "
        "fantastique, magia, avventura, aventura*, фэнтези, приключения, сказка, harry potter, tolkien, lord of the rings, 奇幻, 玄幻, ファンタジー",
        ("landscape", "label", "classic"),
        ("moss", "pine", "plum", "harbour", "oxblood", "sand", "terracotta"),
        "Another country is what one wants to see: hills, forests, mountains, old patterned bindings.",
        ("High Fantasy", "Magic", "Dragons", "Action/Adventure", "Harry Potter - J. K. Rowling"),
        ("Mythbusters", "Epicurean"),
    ),
    Genre(
        "humour",
        "humor, humour, comedy, crack, parody, satire, funny, komödie, humour*, humor*, comédie, commedia, comedia, юмор, пародия, 搞笑, コメディ",
        ("band", "poster", "geometry"),
        ("saffron", "terracotta", "cobalt", "rose", "sea glass", "chalk"),
        "Wit likes loud colours and plain speech.",
        ("Humor", "Crack Treated Seriously", "Comedy"),
        ("Cracked Ribs", "Human"),
    ),
    Genre(
        "history",
        "historical, history, regency, victorian, western, war, medieval, ww1, ww2, geschichte, historisch*, historique, histórico, storico, "
        "исторический, 历史, 歴史",
        ("classic", "label", "botanical"),
        ("linen", "sand", "oxblood", "moss", "slate", "stone"),
        "The past wears the dress of old bindings.",
        ("Historical Fiction", "Regency", "Western", "War"),
        ("Warm", "Story"),
    ),
    Genre(
        "sorrow",
        "angst, drama, tragedy, hurt comfort, grief, death, sad, tragödie, trauer, tragédie, drame, tragedia, dramma, драма, ангст, 虐, 悲劇",
        ("landscape", "classic", "botanical"),
        ("slate", "harbour", "morning", "lilac", "pine", "stone", "plum"),
        "Sorrow wants room and quiet: wide skies, cool colours.",
        ("Angst", "Hurt/Comfort", "Family Drama", "Major Character Death"),
        ("Dramatis Personae", "Deathly Hallows"),
    ),
    Genre(
        "every day",
        "slice of life, family, friendship, domestic, school, coming of age, children*, alltag, familie, freundschaft, amitié, famille, "
        "amicizia, amistad, дружба, повседневность, 日常, 校园",
        ("geometry", "label", "band"),
        (*LIGHT, "saffron"),
        "Every day is bright and made of simple shapes.",
        ("Slice of Life", "Family", "Friendship", "Children's Books"),
        ("Familiar", "Unfriendly"),
    ),
    Genre(
        "poetry",
        "poetry, poem*, verse, drabble*, essay*, literary, gedicht*, poésie, poesia, poesía, стихи, поэзия, 诗, 詩",
        ("classic", "poster"),
        ("linen", "chalk", "stone", "morning", "lamplight"),
        "Few words want type, and little else.",
        ("Poetry", "Drabble", "Literary Fiction"),
        ("Versed in Law", "Poet"),
    ),
    Genre(
        "adult",
        "mature, explicit, m, nc 17, ma, r, adult, 18",
        ("classic", "band", "poster", "label"),
        DARK,
        "What is for adults shall look it, and show nothing.",
        ("Explicit", "Rated M", "NC-17", "Mature"),
        ("Premature", "Explicitly"),
    ),
)
"""In order: where several rows know a story's subject, the first one counts."""


def fold(subject: str) -> str:
    """A subject in small letters, its words parted by single blanks and framed by them.

    >>> fold("Hurt/Comfort (Sci-Fi)")
    ' hurt comfort sci fi '
    """
    return f" {' '.join(''.join(char if char.isalnum() else ' ' for char in subject.casefold()).split())} "


def find_genre(subjects: tuple[str, ...]) -> Genre | None:
    """The row for the first subject that one knows."""
    folded = (fold(subject) for subject in subjects)
    return next((genre for subject in folded for genre in GENRES if _knows(genre, subject)), None)


def _knows(genre: Genre, subject: str) -> bool:
    words = genre.words.split(", ")
    return any((f" {word[:-1]}" if word.endswith("*") else f" {word} ") in subject for word in words)


def choose(style: str, subjects: tuple[str, ...], dice: Dice) -> tuple[Palette, Callable[[Dice], Composition]]:
    """Colours and composition: of the style if one is named, of those that fit the story's genre, else of all."""
    genre = find_genre(subjects)
    palettes = [each for each in PALETTES if genre is None or each.name in genre.palettes]
    palette = palettes[dice.roll(0, len(palettes) - 1)]
    names = (style,) if style != "auto" else genre.styles if genre else tuple(DESIGNS)
    compositions = find_compositions(names[dice.roll(0, len(names) - 1)])
    return palette, compositions[dice.roll(0, len(compositions) - 1)]
