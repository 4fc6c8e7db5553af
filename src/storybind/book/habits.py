"""How languages set quotation marks, dashes and the space before signs: a row each, with examples and look-alikes."""

from functools import cache
from typing import NamedTuple

NARROW = "\u202f"
"""The narrow no-break space of French."""
NO_BREAK = "\u00a0"


class Habit(NamedTuple):
    """What printers of a language do with the signs of a typewriter."""

    tags: str  # the languages, and regions of one (``de-CH``), that have the habit
    quotes: str  # outer opening and closing mark, then inner ones: for what was typed as a double and as a single one
    because: str  # by whose word
    examples: tuple[tuple[str, str], ...]  # what was typed, and what is set
    silent: tuple[str, ...] = ()  # texts that stay as they are
    inside: str = ""  # the space between outer marks and what they hold
    dash: str = "—"  # what a double hyphen becomes
    loose: str = " –"  # what a hyphen between blanks becomes, with the blank before it
    dots: str = "…"  # what three dots become
    before: str = ""  # the signs that have a narrow space before them
    speech: str | None = None  # whether a hyphen that opens a paragraph is a speaker's dash, and what follows it


HABITS = (
    Habit("en", "“”‘’", "The Chicago Manual of Style, 6.85 and 6.115; Hart's Rules for a dash between blanks.",
          (('"Well--no," she said.', "“Well—no,” she said."),
           ("'Tis the dogs' bone, and it's '98...", "’Tis the dogs’ bone, and it’s ’98…"),
           ("\"'Go,' he said,\" said she.", "“‘Go,’ he said,” said she."),
           ("rock 'n' roll in the '90s", "rock ’n’ roll in the ’90s"),
           ("He was 6'2\" and she 5'4\".", "He was 6′2″ and she 5′4″."),
           ("\"I was-\" he said - late.", "“I was—” he said – late."),
           ("'I know,' said Ann, 'the dogs' names.'", "‘I know,’ said Ann, ‘the dogs’ names.’")),
          ("a well-known man", "2024-05-17", "http://example.org/--a\"b", "It is “done”—‘quite’…")),
    Habit("de da:„“‚‘ nb:«»‘’ nn:«»‘’ no:«»‘’ fi:””’’ sv:””’’ nl:“”‘’ cs:„“‚‘ sk:„“‚‘ sl:„“‚‘ et:„“‚‘ lt:„“‚‘ bg:„“’’ is:„“‚‘ hu:„”»« ro:„”«» pl:„”«» hr:„”‚’ sr:„”’’ lv:“”‘’",
          "„“‚‘", "Duden, and the printers' rules of each land: the dash stands between blanks and is a short one.",
          (('"Ja", sagte er -- "und \'nein\'."', "„Ja“, sagte er – „und ‚nein‘.“"),
           ("Er hat's g'sagt - dann...", "Er hat’s g’sagt – dann…")),
          ("die O-Ton-Frage", "„Ja“, sagte er."), dash="–"),
    Habit("de-CH de-LI", "«»‹›", "Rules of the Swiss federal chancellery.",
          (('"Ja, \'gut\'", sagte er.', "«Ja, ‹gut›», sagte er."),), ("Zürich-Nord",), dash="–"),
    Habit("fr", "«»“”", "Lexique des règles typographiques en usage à l'Imprimerie nationale.",
          (('"Oui!" dit-il.', "«\u202fOui\u202f!\u202f» dit-il."),
           ("« Non ? » : l'été", "«\u202fNon\u202f?\u202f»\u202f: l’été"),
           ("- Bonjour, dit-elle.", "—\u00a0Bonjour, dit-elle.")),
          ("il est 12:30", "http://example.org/?a=b", "porte-clefs"), inside=NARROW, before=";:!?", speech=NO_BREAK),
    Habit("fr-CA", "«»“”", "Office québécois de la langue française: no space before ; ! and ?.",
          (('"Oui!" dit-il : bon.', "«\u202fOui!\u202f» dit-il\u202f: bon."),), ("Non; pas ça!",), inside=NARROW, before=":", speech=NO_BREAK),
    Habit("fr-CH", "«»‹›", "Guide du typographe romand.",
          (('"Oui, \'bon\'!"', "«\u202fOui, ‹bon›\u202f!\u202f»"),), ("porte-clefs",), inside=NARROW, before=";:!?", speech=NO_BREAK),
    Habit("es ca gl eu", "«»“”", "Ortografía de la lengua española, 2010.",
          (('"Sí", dijo --"él".', "«Sí», dijo —«él»."), ("-Hola -dijo él-. Ven.", "—Hola —dijo él—. Ven.")), ("franco-alemán", "—Hola —dijo."), speech=""),
    Habit("es-MX es-419 es-US pt-BR", "“”‘’", "What is printed in Latin America.",
          (('"Sí..."', "“Sí…”"), ("- Sim.", "— Sim.")), ("guarda-chuva",), speech=" "),
    Habit("pt", "«»“”", "Código de redação da União Europeia.",
          (('"Sim", disse ele -- "já".', "«Sim», disse ele — «já»."), ("- Sim - disse.", "— Sim — disse.")), ("disse-lhe",), speech=" "),
    Habit("it", "«»“”", "What Italian houses print.",
          (('"Sì", disse l\'uomo.', "«Sì», disse l’uomo."), ("un po' d'acqua", "un po’ d’acqua")), ("italo-francese",), speech=" "),
    Habit("ru be uk", "«»„“", "Мильчин, Справочник издателя: a dash has a no-break space before it.",
          (('"Да", - сказал он.', "«Да»,\u00a0— сказал он."), ("- Нет.", "—\u00a0Нет."), ("Он -- она", "Он\u00a0— она")),
          ("кто-то", "«Да»,\u00a0— сказал он."), loose=NO_BREAK + "—", speech=NO_BREAK),
    Habit("el", "«»“”", "What Greek houses print.", (('"Ναι..."', "«Ναι…»"),), ("ελληνο-γαλλικός",), speech=" "),
    Habit("ar fa ur ps", "«»‹›", "What Arabic and Persian houses print.", (('"نعم"', "«نعم»"),), ("نعم",)),
    Habit("he yi", "””’’", "Academy of the Hebrew Language: a sign within a word is a gershayim.",
          (('"כן"', "”כן”"), ('צה"ל', "צה״ל"), ("ג'ירפה", "ג׳ירפה")), ("בן-אדם",)),
    Habit("zh", "“”‘’", "GB/T 15834.", (('"是..."', "“是……”"), ("是--", "是——")), ("一-二",), dash="——", dots="……"),
    Habit("zh-Hant zh-TW zh-HK ja", "「」『』", "JLREQ and the Revised Handbook of Punctuation of Taiwan.", (('"はい"', "「はい」"),), ("一-二",)),
)  # fmt: skip


@cache
def habit_of(language: str) -> Habit:
    """The habit of a language: that of its region or script if it has one of its own; English where we know none.

    >>> habit_of("de-CH").quotes, habit_of("pl").quotes, habit_of("xx").quotes
    ('«»‹›', '„”«»', '“”‘’')
    """
    parts = language.split("-")
    for tag in ("-".join(parts[:2]), parts[0]):
        for habit in HABITS:
            for row in habit.tags.split():
                name, _, quotes = row.partition(":")
                if name == tag:
                    return habit._replace(quotes=quotes) if quotes else habit
    return HABITS[0]
