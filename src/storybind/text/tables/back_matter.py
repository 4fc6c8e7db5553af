"""Headings of what stands behind a story in a book and is none: what else there is by its author, who that is, whom it thanks."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from storybind.text.tables import listed
from storybind.text.tables.headings import ABOUT_AUTHOR, THANKS


class BackMatter(NamedTuple):
    """One such heading.

    Attributes:
        alone: Whether it is one without a closing line or a mark above it.
        starts: The folded first words of its lines, behind an article and up to an apostrophe, which keep the pattern away from all
            others; with an apostrophe, those behind a name: ``Pell's list``.
        pattern: Matches the whole line; case is no matter.
        below: What must stand somewhere below such a line, which a story may have as well; empty where anything may.
    """

    id: str
    alone: bool
    starts: str
    pattern: str
    because: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]
    below: str = ""


_WHOSE = r"(?:(?:the same|this) author|(?-i:[A-Z])[^.!?,;:]{2,40})"
_WORKS = r"(?:books?|novels?|novellas?|stories|works?|titles?|fics?|series|collections?)"
_PRINTED = r"(?:novels|books|fiction|publications|works|volumes|editions|stories|tales)"
_NEW_BOOKS = (
    r"(?:(?:some|other|new|recent|latest|popular|standard|copyright|notable|good|select|selected|cheap|illustrated) ){1,3}"
    + _PRINTED
)
_OF_SENTENCE = r"(?:he|she|it|i|they|we|who|which|that|had|has|was|were|nobody|said|my|his|her)"
SOLD = (
    r"(?:\b(?:8vo|12mo|16mo|24mo|gilt (?:top|edges)|(?:(?:crown|demy|post|small|large) )4to|(?:cloth|boards|leather|paper)(?: (?:covers?|gilt|extra|boards|decorative|bound))*, (?:[\w ]{1,25}, )?(?:[$£]|\d+ cents|\d{1,2}s\.)|\d{1,2}s\. (?:\d{1,2}d\. )?net|(?:[$£] ?\d+(?:\.\d\d)?|\d+ cents) (?:per volume|postpaid))|\bprix\b.{0,12}\bfr\.|\bgeh(?:eftet)?\.? .{0,12}\bM(?:k|ark)?\b"
    rf")(?![^.!?]{{0,60}}\b{_OF_SENTENCE}\b)"
)
"""How books are sold, and hardly anything else: their sizes, bindings, and prices of volumes; lamps have a price, too. A story tells of them in sentences."""
PUBLISHES = r"\b(?:publish(?:ers?|ed)|booksellers?|& co(?:mpany)?|company|prospectus|post(?:paid|age| free|-free)|by (?:post|mail)|mailed|sent free|(?:each|per) volume|(?:works|books) by|verlag|éditeurs?|librairie)\b"
"""What only who makes and sells books says of them."""
NARRATES = r"\b(?:he|she|i|we|they|it|nobody|who) (?:\w+ )?(?:had|was|were|did|could|would|said|made|went|came|took|kept|gave|left|sold|bought|wrote|read|knew|found|told|(?!need)\w{2,}ed)\b"
"""What a story says of somebody. Of a hundred paragraphs of a publisher's lists, three to eight have it, of his tales' plots."""

BACK_MATTER = (
    BackMatter(
        id="works", alone=True,
        starts="also other more further all book books novel novels novella novellas stories work works title titles fic fics series collection collections by weitere andere von du de d également autres otros otras más altri dello della",
        pattern=rf"(?:also (?:available )?(?:by|from)|(?:(?:the )?(?:other|more|further|all) )?{_WORKS}(?: also| available)? (?:by|from)|more from) {_WHOSE}"
        r"|(?:books |works |novels |other books )?by the same (?:author|writer)|(?:weitere|andere) (?:bücher|geschichten|werke|titel|romane|erzählungen) von (?-i:[A-ZÄÖÜ]).{2,40}|von (?:derselben autorin|demselben autor)"
        r"|d(?:u|e la) même (?:auteure?|autrice)|(?:également|autres (?:livres|romans|titres)) (?:de|par) .{2,40}"
        r"|(?:otros|otras|más) (?:libros|novelas|relatos|obras) de .{2,40}|altri (?:libri|romanzi|racconti) di .{2,40}|d(?:ello stesso autore|ella stessa autrice)",
        because="A book tells behind its story what else there is by its author.",
        fires_on=listed(
            "Also by Odette Salter|ALSO BY ODETTE SALTER|Other Books by Odette Salter|More from Odette Salter|"
            "Books by the same author|BY THE SAME AUTHOR|Weitere Bücher von Odette Salter|Du même auteur|"
            "Otros libros de Odette Salter"
        ),
        silent_on=listed("Also by the door|Also by Odette Salter.|More from the sea|Books by the hundred|Stories by night"),
    ),
    BackMatter(
        id="advertisements", alone=True,
        starts="'new 'popular 'latest 'recent 'list 'catalogue 'publications 'announcements advertisement advertisements short partial complete descriptive list catalogue selection some other new recent latest popular standard copyright notable good select selected cheap illustrated im du chez dello presso",
        below=SOLD,
        pattern=rf"advertisements?|(?:a )?(?:(?:short |partial |complete |descriptive )?(?:list|catalogue|selection) of|some) (?:.{{2,40}} )?{_PRINTED}(?:[ ,].{{2,50}})?|{_NEW_BOOKS}(?: (?:published|issued|from|by|for|of|in) .{{2,50}})?|.{{2,40}}['’]s? (?:(?:new|popular|latest|recent) (?:books|novels|library|series)|(?:(?:new|popular|latest|recent) )?(?:list|catalogue|publications|announcements))(?: of .{{2,40}})?"
        r"|(?:im gleichen|im selben) verlag(?:e)?(?: erschien(?:en)?)?|(?:du|chez le) même éditeur|(?:dello|presso lo) stesso editore",
        because="Behind a story its publisher tells what other books there are, and for how much.",
        fires_on=listed(
            "ADVERTISEMENTS|NEW NOVELS|Popular Copyright Novels|PELL AND SONS' LIST OF NEW BOOKS|A Catalogue of Books Published by Pell|"
            "New Books from Pell and Sons|Pell's New Novels|Du même éditeur"
        ),
        silent_on=listed("New novels bored her.|The advertisement said so|Anna's books were gone.|Books and bread|Strang's Library"),
    ),
    BackMatter(
        id="people", alone=True,
        starts="about über à sobre sull об 关于作者 著者紹介 acknowledgements acknowledgments acknowledgement acknowledgment danksagung remerciements agradecimientos ringraziamenti agradecimentos dankwoord podziękowania благодарности 致谢 謝辞",
        pattern=rf"{ABOUT_AUTHOR}|{THANKS}|about (?:the )?writer",
        because="Who wrote a story, and whom its author thanks, stands behind it.",
        fires_on=("About the Author", "ACKNOWLEDGEMENTS", "Danksagung"),
        silent_on=("About the Author of It All", "Thanks"),
    ),
    BackMatter(
        id="about", alone=True,
        starts="author translator editor historical note notes about story glossary discussion book reading questions topics further selected bibliography historische nachbemerkung nachbemerkungen glossar worterklärungen glossaire nota glosario glossario исторические глоссарий словарик",
        pattern=r"(?:(?:author|translator|editor)['’]s )?historical notes?|(?:a )?notes? (?:on|about) (?:the |my )?(?:sources?|history|historical .{3,30}|texts?|translation|language|names|setting|pronunciation|title|story)"
        r"|about (?:this|the) (?:story|book|novel|novella|tale|poem|text)|(?:the )?story behind the story|glossary(?: of .{2,30})?|(?:a )?glossary and .{2,30}|(?:discussion|book club|reading group) (?:questions?|guide)|(?:questions|topics) for discussion|further reading|(?:selected )?bibliography"
        r"|historische (?:anmerkung|nachbemerkung)(?:en)?|nachbemerkung(?:en)?|glossar|worterklärungen|note historique|glossaire|nota histórica|glosario|nota storica|glossario|nota sobre .{3,30}|исторические примечания|глоссарий|словарик",
        because="Behind a story its author tells what is true of it, and what its words mean.",
        fires_on=listed("Historical Note|A Note on Sources|NOTE ON THE TEXT|About this story|Glossary|Discussion Questions|Glossar|Nota histórica"),
        silent_on=listed("Note on the door|About the story he said nothing|Glossary.|History|A note about money"),
    ),
    BackMatter(
        id="afterword", alone=True,
        starts="author afterword postface nachwort postfazione posfácio epílogo послесловие",
        below=r"\b(?:i|i['’](?:ve|d|m)|my)\b[^.!?]{0,80}\b(?:wr(?:ote|ite|itten|iting)|stor(?:y|ies)|books?|novels?|drafts?|readers?|research(?:ed)?)\b|\bich\b[^.!?]{0,80}\b(?:schrieb|geschrieben|schreiben|geschichten?|buch|roman|erzählung)\b|\bj(?:e|['’]ai)\b[^.!?]{0,80}\b(?:écrit|écrire|écrivais|livre|roman|récit|histoire)\b|\b(?:escribí|escribir|he escrito|ho scritto|scrivere|escrevi|я писала?|я написала?)\b",
        pattern=r"(?:author['’]s |the author['’]s )?afterword|postface|nachwort(?: (?:der autorin|des autors))?|postfazione|posfácio|epílogo (?:del autor|de la autora)|послесловие(?: автора)?",
        because="Behind a story its author says how it came about; an afterword that tells on is one of its chapters.",
        fires_on=("Afterword", "AUTHOR'S AFTERWORD", "Nachwort der Autorin", "Послесловие"),
        silent_on=("Afterwords", "Afterword to a life"),
    ),
    BackMatter(
        id="made", alone=True,
        starts="colophon uncopyright impressum druckvermerk achevé",
        below=r"\b(?:e-?books?|isbn|copyright|(?:re)?published|printed|typeset|produced by|transcri\w+|verlag|herausgeber\w*|druck|gedruckt|erschienen|éditions?|imprim(?:é|erie|eur)\w*|dépôt légal)\b|©",
        pattern=r"colophon|uncopyright|impressum|druckvermerk|achevé d[’']imprimer|colophon and copyright",
        because="Behind a story a book says how it was made, and whose it is.",
        fires_on=("Colophon", "UNCOPYRIGHT", "Impressum"),
        silent_on=("The colophon", "Colophon.", "Imprint of a boot"),
    ),
    BackMatter(
        id="cut", alone=True,
        starts="cut deleted unused cuttings loose story plot ideas notes fragments gestrichen gestrichenes gestrichene scène scènes",
        pattern=r"(?:cut|deleted|unused) (?:material|scenes?|lines?|bits?|text|passages?)|cuttings|(?:loose|story|plot) ideas|notes to self|fragments to use|gestrichen(?:es|e szenen?)|scènes? coupées?",
        because="What a writer has cut out of a draft stands behind it.",
        fires_on=("CUT MATERIAL:", "Deleted scenes", "Cut lines"),
        silent_on=("Material", "Deleted scenes from a marriage"),
    ),
    BackMatter(
        id="to-do", alone=True,
        starts="to todo",
        pattern=r"to[- ]?do(?: list)?",
        because="What a writer means to do to a draft stands behind it; but right below another list it is one of the story's.",
        fires_on=("TO DO:", "Todo", "To-do list:"),
        silent_on=("To do what?", "TODO: the roof"),
    ),
    BackMatter(
        id="revision", alone=True,
        starts="my some general note notes thoughts ideas changes fixes edits revision draft editing edit rewrite beta workshop plot continuity things stuff bits still questions",
        pattern=r"(?:my |some |general )?(?:notes?|thoughts|ideas|changes|fixes|edits) (?:for|on|to|from|towards?) (?:the |my |a )?(?:(?:next|first|second|third|final|\d(?:st|nd|rd|th)) (?:drafts?|version|pass|revision|re-?write|edit|round)|re-?writes?|revisions?|drafts?|edit(?:s|ing)?|beta(?:s| readers?)|workshop)|(?:revision|draft|editing|edit|rewrite|beta|workshop|plot|continuity) (?:notes?|ideas|questions?|checklist)|(?:things|stuff|bits) to (?:fix|change|add|check)(?: later)?|still to (?:do|write|fix|add)|questions for (?:my |the )?(?:betas?|beta readers?|readers?|workshop|group|editor)",
        because="What a writer means to change in the next draft stands behind this one.",
        fires_on=listed("Notes for second draft:|NOTES FOR REWRITE|Revision notes|Things to fix later|Questions for beta readers|Still to do:"),
        silent_on=listed("Notes on my first marriage|Notes for the milkman|Things to come|Questions for God|Still to come"),
    ),
    BackMatter(
        id="plan", alone=False,
        starts="author authors writer writers my general other random notes plot chapter outline plan planning characters brainstorm brainstorming",
        pattern=r"(?:(?:author|writer)['’]?s['’]? |my |general |other |random )?notes|(?:plot |chapter )?outline|plan(?:ning)?|characters|brainstorm(?:ing)?",
        because="A list below such a line, behind the story and of nothing but the text, is its writer's.",
        fires_on=("NOTES", "Notes:", "Outline", "Characters:"),
        silent_on=("Noted", "The plan", "Notes on a scandal"),
    ),
    BackMatter(
        id="ideas", alone=False,
        starts="cut ideas outtakes leftovers scraps",
        pattern=r"cut|ideas|outtakes|leftovers|scraps",
        because="Behind the end of a draft its writer keeps what it may need.",
        fires_on=("CUT:", "Ideas:"),
        silent_on=("Ideas came", "The cut"),
    ),
    BackMatter(
        id="next", alone=False,
        starts="coming stay keep connect find my newsletter mailing want before",
        pattern=rf"coming (?:soon|next)(?: (?:from|by) {_WHOSE})?|(?:stay|keep) in touch|connect with .{{2,40}}|find .{{2,40}} online|(?:my |the )?(?:newsletter|mailing list)|want more|before you go",
        because="Behind the end a book turns to its reader.",
        fires_on=listed("Coming soon|COMING SOON FROM ODETTE SALTER|Stay in touch|Newsletter|Want more?|Before you go..."),
        silent_on=("Coming soon, he said", "Connect"),
    ),
)  # fmt: skip
_LONGEST = 70  # characters


@cache
def _regex(row: BackMatter) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{row.pattern})(?:[:…*_ ]|\.{{3}}|\?)*", re.IGNORECASE)


_BY_START: dict[str, tuple[BackMatter, ...]] = {}
for _row in BACK_MATTER:
    for _start in _row.starts.split():
        _BY_START[_start] = (*_BY_START.get(_start, ()), _row)


def read_back_matter(line: str) -> BackMatter | None:
    """The row of which a line is the heading, or None.

    >>> read_back_matter("Also by Odette Salter:").id, read_back_matter("Also by the door stood a bucket.")
    ('works', None)
    >>> read_back_matter("*** THE AUTHOR’S AFTERWORD ***").id, read_back_matter("Pell and Sons' New Novels").id
    ('afterword', 'advertisements')
    """
    if len(line) > _LONGEST:
        return None
    return next((row for row in _rows_for(line) if _regex(row).fullmatch(line)), None)


def _rows_for(line: str) -> Iterator[BackMatter]:
    """The rows of which a line could be one by its first word, or by the first behind a name."""
    folded = line.casefold().replace("’", "'")
    begins = next((at for at, sign in enumerate(folded) if sign.isalnum()), len(folded))
    bare = folded[begins:].removeprefix("the ").removeprefix("a ")
    yield from _BY_START.get(_first_word(bare), ())
    for behind in bare.replace("'s ", "' ").split("' ")[1:]:
        yield from _BY_START.get(f"'{_first_word(behind)}", ())


def _first_word(bare: str) -> str:
    """The letters with which a folded line begins."""
    return bare[: next((at for at, sign in enumerate(bare) if not sign.isalnum()), len(bare))]
