"""Who wrote a story, in the ways in which people say so below, above or beside its title; and who did not."""

import pytest

from storybind.options import Options
from storybind.pipeline import Manuscript, convert
from storybind.text.decode import decode

_TOLD = {
    "en": "The ferry left the slip at six with its lamps lit, and nobody on the quay had waved at it.\n\nThere was soup in the galley.",
    "de": "Die Fähre verließ den Steg um sechs, und niemand am Kai winkte ihr nach.\n\nEs gab Suppe.",
    "fr": "Le bac quitta le ponton à six heures, et personne sur le quai ne fit un signe.\n\nIl y avait de la soupe.",
    "es": "El barco dejó el muelle a las seis y nadie saludó desde la orilla.\n\nHabía sopa.",
    "ru": "Паром ушёл от причала в шесть, и никто на берегу не махал ему.\n\nБыл суп.",
}


def said(head: str, language: str = "en", told: str = "") -> tuple[str, tuple[str, ...], bool]:
    """Title and authors of a story with a head, and whether its first words are the story's own."""
    told = told or _TOLD[language]
    story = convert(Manuscript(decode(f"{head}\n\n{told}\n".encode(), "a-file.txt"), Options(cover="none"))).story
    opening = story.chapters[0].scenes[0].blocks[0].text
    return story.metadata.title.value, story.metadata.authors.value, told.startswith(opening[:20])


@pytest.mark.parametrize(
    ("language", "head", "title", "author"),
    [
        ("en", "The Kettle -- Emma Holt", "The Kettle", "Emma Holt"),
        ("en", "The Kettle -by Emma Holt", "The Kettle", "Emma Holt"),
        ("en", "The Kettle...by Emma Holt", "The Kettle", "Emma Holt"),
        ("en", "The Kettle. By Emma Holt.", "The Kettle", "Emma Holt"),
        ("en", "The Kettle (Emma Holt)", "The Kettle", "Emma Holt"),
        ("en", "The Kettle [Emma Holt]", "The Kettle", "Emma Holt"),
        ("en", "The Kettle\n(Emma Holt)", "The Kettle", "Emma Holt"),
        ("en", "The Kettle\n\nEmma Holt, Ph.D.", "The Kettle", "Emma Holt, Ph.D."),
        ("en", "The Kettle\n\nEmma “Em” Holt", "The Kettle", "Emma “Em” Holt"),
        ("en", "The Kettle\nEmma Square", "The Kettle", "Emma Square"),
        ("en", "The Kettle\n\nJohn Company", "The Kettle", "John Company"),
        ("en", "The Kettle\n\nNo Eun-hye", "The Kettle", "No Eun-hye"),
        ("en", "The Kettle\nby Emma Holt\n@emmaholt", "The Kettle", "Emma Holt"),
        ("en", "Emma Holt               about 1,200 words\n\n\nThe Kettle\n\nby Emma Holt", "The Kettle", "Emma Holt"),
        ("de", "Der Kessel\n(Emma Holt)", "Der Kessel", "Emma Holt"),
        ("fr", "La bouilloire\nd'Emma Holt", "La bouilloire", "Emma Holt"),
        ("es", "La tetera (Ana Ruiz)", "La tetera", "Ana Ruiz"),
        ("es", "La tetera. Ana Ruiz", "La tetera", "Ana Ruiz"),
        ("ru", "Чайник. Анна Петрова", "Чайник", "Анна Петрова"),
        ("ru", "Петрова А. В.\nЧайник", "Чайник", "Петрова А. В."),
        ("ru", "Чайник\n(рассказ)\nАнна Петрова", "Чайник", "Анна Петрова"),
        ("ru", "Анна Петрова «Чайник»", "Чайник", "Анна Петрова"),
    ],
)
def test_who_wrote_it(language: str, head: str, title: str, author: str) -> None:
    """A person is named however that is set, and nothing of the head is left in the story."""
    assert said(head, language) == (title, (author,), True)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("The Adventures of Mr. Peter Holt", "The Adventures of Mr. Peter Holt"),
        ("Letters to Dr. Emma Holt", "Letters to Dr. Emma Holt"),
        ("The Kettle (for Emma Holt)", "The Kettle (for Emma Holt)"),
        ("The Kettle (A Winter Tale)", "The Kettle (A Winter Tale)"),
        ("The Kettle\n\nMarket Square", "The Kettle"),
        ("The Kettle\n\nTide Books", "The Kettle"),
        ("The Kettle\n\nNo Entry", "The Kettle"),
        ("The City\nby night", "A file"),
    ],
)
def test_who_did_not(head: str, title: str) -> None:
    """Whom a title names, a place, a house, a sign and an hour have written nothing."""
    assert said(head)[:2] == (title, ("Unknown",))


@pytest.mark.parametrize("head", ["The Kettle (Emma Holt)", "The Kettle. Emma Holt", "The Kettle -- Emma Holt"])
def test_whom_the_story_speaks_of_is_somebody_in_it(head: str) -> None:
    """A name beside the title is that of who is told of where the story has it."""
    assert said(head, told="Emma sat on the quay with her hood over her hair.\n\nNobody waved.")[1] == ("Unknown",)
