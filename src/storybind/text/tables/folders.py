"""What files beside a story are called that are none, and folders that say of their files only what these are."""

import re
from typing import NamedTuple


class Called(NamedTuple):
    """A kind of name.

    Attributes:
        pattern: Matches the whole name, of a file without its ending.
        fires_on: Names of the kind.
        silent_on: Names of stories, and of folders that say which.
    """

    id: str
    pattern: str
    because: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]

    def fits(self, name: str) -> bool:
        """Whether a name is of this kind."""
        return re.fullmatch(self.pattern, name) is not None


ABOUT = Called(
    "about",
    r"(?i)(?:readme(?:[._-][\w-]+)?|licen[cs]e|copying|contributing|changelog|code[_-]of[_-]conduct|security|agents)(?:[._-][a-z]{2})?",
    "What programs and people call a file that tells of its folder, of the rights in it and of who may work on it.",
    ("README", "readme.de", "README-fr", "LICENSE", "licence", "CONTRIBUTING", "code-of-conduct", "AGENTS"),
    ("Read Me a Story", "The Licence", "readings", "Security Guard", "01-contributing-factors"),
)

PAPER = Called(
    "paper",
    r"(?i)(?:my |story |series |plot |chapters? |scene |research |author'?s? |working )?(?:notes|outline|overview|to-?do|ideas|synopsis|timeline|characters?|world-?building|research|summary|bible|style ?guide|brainstorm(?:ing)?|backstory|deleted(?: scenes)?|cuts?|scraps|notizen|ideen|figuren|plan|notas|personajes|персонажи|заметки)(?: (?:list|notes|sheet))?",
    "What writers call the files that lie beside their chapters, where these count.",
    (
        "notes",
        "Outline",
        "my notes",
        "Character List",
        "style guide",
        "Deleted Scenes",
        "plot summary",
        "Notizen",
        "заметки",
    ),
    ("Notes from the Weir", "The Outline", "The Bible Salesman", "Characters in a Play", "chapter 3", "Plan B"),
)

PLACE = Called(
    "place",
    r"(?i:(?:the )?(?:manuscripts?|chapters?|drafts?|src|source|texts?|md|markdown|txt|html|content|prose|parts?|kapitel|manuskript|chapitres|texte|cap[ií]tulos|capitoli|главы|текст))",
    "A folder called so says what its files are and not of which story; one above it may.",
    ("chapters", "Manuscript", "the manuscript", "src", "drafts", "Kapitel", "главы"),
    ("the-gull", "Chapters of Accidents", "Source of the Nile", "Draft Horse", "Part One"),
)
