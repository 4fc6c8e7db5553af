"""How authors speak outside their story: labels of notes, lines that are notes by themselves, the talk of a note, closing lines."""

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from storybind.text.tables import BRACKETS, listed
from storybind.text.tables.head_labels import NOTES, fold
from storybind.text.tables.headings import ABOUT_AUTHOR

_WEAK = frozenset(
    "note|notes|vorwort|nachwort|schlussbemerkung|hinweis|avant-propos|mot de la fin|nota|nota final|aclaración|aclaraciones|aviso|premessa|precisazioni|recadinho|предисловие|послесловие|прим|"
    "后记|後記|备注|ps|p.s|後書|お知らせ|追記".split("|")
)  # also words of a story, or of a heading
_MORE = {
    "authors-note": "translator's note|translator's notes|t/n|tl note|editor's note|e/n|beta's note|beta note|quick note|quick a/n|important note|important a/n|chapter note|chapter end notes|chapter end note|end notes|endnotes|end note|beginning notes|"
    "notes for the chapter|author's notes and thanks|final note|final notes|final a/n|a/n2|a/n1|a/n3|end a/n|reviewer replies|review corner|answers to reviews|qotd|aotd|question of the day|question of the chapter|question for you|pre-chapter note|post-chapter note|author's thoughts|notas finais|note d'auteur|note d'autrice|ndla|opmerking van de auteur|"
    "noot van de schrijver|angolo dell'autrice|angolo dell'autore|angolo autrice|angolo autore|angolino dell'autrice|notes de fin|blabla de l'auteur|blabla de l'auteure|прим. автора|прим. авт|п/а|примечание к части|примечания к части|"
    "примечание к главе|примечания к главе|notka od autorki|作者留言|作者按|作者後記|作者后记|작가 후기|작가의 한마디|كلمة الكاتبة|"
    "autorenanmerkung|autorenanmerkungen|autorennote|autorenkommentar|autoren-vorbemerkung|autoren-nachbemerkung|anm. d. autors|anm. d. autorin|anm. des autors|anm. der autorin|anm. d. aut|"
    "kommentar des autors|kommentar der autorin|notiz des autors|notiz der autorin|wort des autors|wort der autorin|hinweis des autors|hinweis der autorin|kapitelanmerkung|kapitelanmerkungen|"
    "note de fin|note de fin de chapitre|notes de fin de chapitre|note de début|notes de début|note de début de chapitre|petit mot de l'auteur|petit mot de l'auteure|petit mot de l'autrice|blabla|"
    "notas finales|notas iniciales|nota del capítulo|notas del capítulo|comentario de la autora|comentario del autor|comentarios de la autora|comentarios del autor|nota del escritor|nota de la escritora|rincón de la autora|rincón del autor|n.a|"
    "note finali|nota finale|note iniziali|nota iniziale|angolino autrice|angolino autore|angolino dell'autore|spazio autrice|spazio autore|spazio dell'autrice|spazio dell'autore|angolo dello scrittore|angolo della scrittrice|l'angolo dell'autrice|l'angolo dell'autore|"
    "nota do capítulo|notas do capítulo|nota da beta|notas da beta|comentários da autora|comentários do autor|cantinho da autora|cantinho do autor|"
    "от авторов|слово автора|заметки автора|авторское примечание|авторские примечания|авторские заметки|а/н|"
    "题外话|題外話|碎碎念|作者碎碎念|作者注|写在最后|寫在最後|写在后面|寫在後面|作者から|作者の一言",
    "reply": "replies to reviews|replies to reviewers|review replies|review responses|responses to reviews|reviewer responses|guest reviews|guest review replies|replies to guest reviews|"
    "antworten auf reviews|reviewantworten|réponses aux reviews|rar|respuesta a reviews|respuestas a reviews|respuestas a los reviews|risposte alle recensioni|ответы на отзывы",
    "transcriber": "transcriber's note|transcriber's notes|transcribers' note|transcriber note|anmerkungen zur transkription|note du transcripteur|nota del transcriptor",
    "summary": "chapter summary|summary of the chapter|resumen del capítulo|résumé du chapitre|kapitelzusammenfassung",
}
_MORE["authors-note"] += f"|{ABOUT_AUTHOR}"  # behind a colon; alone on a line they head a page
_LABELS = {
    label: kind for label, kind in NOTES.items() if kind in ("disclaimer", "authors-note") and label not in _WEAK
} | {label: kind for kind, labels in _MORE.items() for label in labels.split("|")}
_ABOUTS = (
    ("foreword preface afterword", "by the author|from the author|of the author"),
    ("vorwort nachwort", "der autorin|des autors|der verfasserin|des verfassers"),
    ("préface postface avant-propos", "de l'auteur|de l'auteure|de l'autrice"),
    ("prefacio", "del autor|de la autora"),
    ("prefazione postfazione", "dell'autore|dell'autrice"),
    ("prefácio posfácio", "do autor|da autora"),
    ("voorwoord nawoord", "van de auteur|van de schrijver|van de schrijfster"),
    ("przedmowa posłowie", "autora|autorki"),
    ("предисловие послесловие", "автора|авторки"),
)
_LABELS |= {
    f"{word} {whose}": "authors-note"
    for words, names in _ABOUTS
    for word in words.split()
    for whose in names.split("|")
}
_NEEDS_COLON = frozenset(
    {*ABOUT_AUTHOR.split("|"), "notas", "an", "nda", "n/a", "n.a", "blabla", "あとがき", "まえがき"}
)  # they are also words, or headings
_WEAK_ALONE = _WEAK | frozenset({"n/a", "nda", "n.a", "notas", "あとがき", "まえがき"})
"""Those that are one on a line of their own if what is below speaks of the writing."""
_FIRST = re.compile(r"[^\W\d_]+")
_FIRST_WORDS = frozenset(first[0] for label in _LABELS if (first := _FIRST.match(label))) | frozenset(
    "a an t e short quick little brief note notes tn".split()
)
_SIGNS = ":：–—-."
_OPENS = frozenset("([{*_~-<= 【（［「>•")
_LONGEST_LABEL = 34
_COUNTS = "0123456789)"
_BARE = ("a/n", "t/n", "e/n")  # labels that no word is like, so that a blank behind them is enough
_FROM = r"(?:an? )?(?:(?:short|quick|little|brief) )?notes? from (?:the (?:author|translator|editor|publisher)s?|(?-i:[A-Z])[\w.'’-]*(?: (?-i:[A-Z])[\w.'’-]*){0,3}|[a-z0-9]+[_\d][\w-]*)[:.]?"


class Opening(NamedTuple):
    """How a note opens: the label as printed, its kind, and where what it says begins."""

    label: str
    kind: str
    end: int


def read_opening(text: str) -> Opening | None:
    """How a paragraph opens that is a note, or None for prose.

    A label needs a sign behind it, or a line of its own: ``Disclaimer`` is also a word.

    >>> read_opening("A/N: hi!!"), read_opening("**Author's Note:** thanks").label
    (Opening(label='A/N', kind='authors-note', end=5), "Author's Note")
    >>> read_opening("A/N 2: sorry"), read_opening("Author's Note #2: thanks").end, read_opening("Note 2: it rained.")
    (Opening(label='A/N 2', kind='authors-note', end=7), 18, None)
    >>> read_opening("(AN sorry for the wait!)"), read_opening("AN sorry for the wait!")
    (Opening(label='AN', kind='authors-note', end=4), None)
    >>> read_opening("A note lay on the table: he was gone.")
    >>> read_opening("A note from Halvard Penn").label
    'A note from Halvard Penn'
    """
    start = 0
    while start < len(text) and text[start] in _OPENS:
        start += 1
    first = _FIRST.match(text, start, start + _LONGEST_LABEL)
    if first is None:
        return None
    if first[0].casefold() not in _FIRST_WORDS and text[start] < "\u2e80":
        return None
    head = text[start : start + _LONGEST_LABEL]
    counted = head[3:4] == " " and head[4:5].isdecimal()  # "A/N 2: ..."
    if (
        head[:3].casefold() in _BARE
        and head[3:4] in ("", " ", "*", "_")
        and not (counted and _read_label(text, start, head))
    ):
        return Opening(head[:3], "authors-note", _skip(text, start + 3))
    if start and text[start - 1] in BRACKETS and head[:3] in ("AN ", "TN "):
        return Opening(head[:2], "authors-note", _skip(text, start + 2))
    return _read_label(text, start, head) or _read_lone_label(text, start, head)


def _read_label(text: str, start: int, head: str) -> Opening | None:
    """A label with a sign behind it."""
    for at, char in enumerate(head):
        if head[:2].casefold() == "an" and at == 2 and not char.isalpha() and (head[:2] != "AN" or char not in ":："):
            return None  # "An - that was her name"
        if (char in _SIGNS or char in "】）］」\n") and (kind := _LABELS.get(label := fold(_uncounted(head[:at])))):
            if label in _NEEDS_COLON and char not in ":：】）］":
                continue
            return Opening(head[:at].strip("*_ "), kind, _skip(text, start + at))
    return None


def _uncounted(label: str) -> str:
    """A label without the number that it has where there are several: ``A/N 2``; notes of the story's own are counted, too, ``Note 2``."""
    if label[-1:] not in _COUNTS:  # nearly all
        return label
    bare = label.rstrip(")").rstrip(_COUNTS).rstrip(" #(")
    return bare if bare[:1] in "Aa" else label


def _read_lone_label(text: str, start: int, head: str) -> Opening | None:
    """A label on a line of its own, or ``A note from NAME``."""
    whole = fold(head.rstrip("*_~-= )]}】）］」>"))
    if len(text) <= start + _LONGEST_LABEL and whole in _LABELS and whole not in _NEEDS_COLON:
        return Opening(head.strip("*_ )]}~-=】）］」>"), _LABELS[whole], len(text))
    if "ote" in head[:20] and len(text) < _LONGEST_FROM:
        match = re.fullmatch(_FROM, text[start:].strip("*_~ )]"), re.IGNORECASE)
        return Opening(match[0].rstrip(":"), "authors-note", len(text)) if match else None
    return None


_LONGEST_FROM = 80


def _skip(text: str, at: int) -> int:
    while at < len(text) and (text[at] in ":：–—-.*_】）］」)]" or text[at].isspace()):
        at += 1
    return at


def read_weak_opening(text: str) -> Opening | None:
    """How a paragraph opens that is a note only if it speaks of the writing, for its label is a word of stories too.

    >>> read_weak_opening("Notes: thank you all!"), read_weak_opening("Notes were taken.")
    (Opening(label='Notes', kind='authors-note', end=7), None)
    """
    start = len(text) - len(text.lstrip("*_ "))
    head = text[start : start + _LONGEST_WEAK]
    label, sign, _ = head.partition("：" if "：" in head else ":")
    if sign and fold(label) in _WEAK:
        return Opening(label.strip("*_ "), "authors-note", _skip(text, start + len(label)))
    if len(text) <= _LONGEST_WEAK and fold(text.rstrip(":：")) in _WEAK_ALONE:
        return Opening(text.strip("*_ "), "authors-note", len(text))
    return None


_LONGEST_WEAK = 18

_INLINE = r"[\[({【（］]\s*[*_]{0,2}(?:(?-i:A/?N|T/?N|TL|E/?N)\b|a/n\b|author|translator|editor|n/a\s*[:：]|nota|note d|anmerkung|примечани|от автор|作者|прим\. ?авт)|\(\("


def find_inline_notes(text: str) -> list[tuple[int, int]]:
    """Where a paragraph holds notes in brackets: from each opening bracket to behind the one that closes it.

    >>> find_inline_notes('"Your feet are down." [A/N: sorry Dan] She went.')
    [(22, 38)]
    >>> find_inline_notes("He drew a card (an ace). [Kurt] (1)"), find_inline_notes("It rained ((really)) hard.")
    ([], [(10, 20)])
    >>> find_inline_notes("((Really) hard) it rained.")
    []
    """
    if "(" not in text and "[" not in text and "（" not in text and "【" not in text and "{" not in text:
        return []
    found: list[tuple[int, int]] = []
    closed: dict[int, int] | None = None
    for match in re.finditer(_INLINE, text, re.IGNORECASE):
        closed = _pairs(text) if closed is None else closed
        start = match.start()
        end = closed.get(start, 0)
        if not start < end <= start + _LONGEST_INLINE or start < (found[-1][1] if found else 0):
            continue
        double = text.startswith("((", start) and closed.get(start + 1) == end - 1
        opening = None if double else read_opening(text[start:end])
        if double or (opening and opening.end < end - start):
            found.append((start, end))
    return found


_LONGEST_INLINE = 2_000


def _pairs(text: str) -> dict[int, int]:
    """From each opening bracket to behind the one that closes it; each kind of bracket for itself.

    >>> _pairs("(a (b) [c)")
    {3: 6, 0: 10}
    """
    pairs: dict[int, int] = {}
    open_at: dict[str, list[int]] = {close: [] for close in BRACKETS.values()}
    for bracket in re.finditer(r"[()\[\]{}【】（）［］]", text):
        if bracket[0] in BRACKETS:
            open_at[BRACKETS[bracket[0]]].append(bracket.start())
        elif open_at[bracket[0]]:
            pairs[open_at[bracket[0]].pop()] = bracket.end()
    return pairs


class Where(StrEnum):
    """Where a line without a label is believed to be a note."""

    ANYWHERE = "anywhere"
    EDGE = "edge"  # before a chapter's story, or behind it
    END = "end"  # behind a chapter's story
    BEHIND = "behind"  # close below a line that says that the story ends
    TOP = "top"  # right below a heading
    BESIDE = "beside"  # under a note
    LABELLED = "labelled"  # between a note's label and a mark


class Sign(NamedTuple):
    """A paragraph that is a note without one of the labels.

    Attributes:
        where: Where it is believed.
        needs: Stretches of folded text, one of which must be in it; they spare the pattern nearly all prose.
        pattern: Matches where the paragraph begins, folded in case.
        kind: The kind of note it makes.
        longest: Characters; a longer paragraph is prose.
        opens: One of these stands at the very beginning, as written here; asked before all else.
    """

    id: str
    where: Where
    needs: tuple[str, ...]
    pattern: str
    because: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]
    kind: str = "authors-note"
    longest: int = 90
    opens: tuple[str, ...] = ("",)


_END = r"[\W_]*$"
_TO_DO = "needs?|describe|write|re-?write|fix|check|add|expand|research|insert|cut|finish|find|find out|decide|explain|scene|chapter|better|name|look up|move|more|missing"
_OF_DRAFTS = (
    "para|paragraph|scene|chapter|cut|rewrite|re-write|draft|dialogue|pacing|pov|continuity|weak|clunky|fix|research"
)
_OF_TEXT = "(?:beginning|opening|ending|transition|scene|chapter|paragraph|description|dialogue)"
_BACK_TO = r"come back to (?:this|it)(?: later| again)?[.!? ]*(?=[\])])"
_HOLE = rf"(?:\b(?:{_OF_TEXT}|title) goes here|to be written|more here\b|need(?:s|ed)? (?:more )?work\b|fill (?:this )?in(?: later)?\b|write this(?: bit| part| scene)?(?: later)?\b|{_BACK_TO}|placeholder(?! for)\b|hier noch\b|à écrire\b|noch schreiben\b)"
_DISPLAYED = r"(?:an? |the |your |another )?(?:\w+ )?(?:coins?|cards?|dis[ck]s?|tokens?|keys?|pins?|batter(?:y|ies)|cartridges?|tickets?|money|bills?|tapes?|cassettes?|fuel|usb|cash)"
"""What a machine in a story asks to have put in."""
_SELF = rf"(?:(?:re-?write|re-?word|expand|research|tb[adc])(?: (?:on )?(?:this|all this|here|later))*|(?:fix|check|cut|move|delete|describe|flesh out)(?: (?:this|all this|this bit|that bit|later|here))+|(?:add|more|needs?) (?:(?!to )[\w'’-]+ ){{0,3}}{_OF_TEXT}\b[^\[\]]*|{_OF_TEXT} needed|\?\?+[^\[\]]+)[?!. ]*"
"""What somebody who writes tells himself to do to the text, and nobody in it is told."""
_REVIEWS = r"(?:reviews?|comments?|kudos|feedback|votes?|favou?rites?|follows?|likes?|stars?)"
_ADDRESS = r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[^\s|]+)"  # of mail or of a page

_ASKED_FOR = (
    r"story|stories|tale|scene|chapter|poem|draft|version|narrative|fan ?fic\w*|fic|continuation|rewrite|opening|ending|excerpt|novel\w*|script|"
    r"geschichte|kapitel|szene|erzählung|märchen|gedicht|histoire|chapitre|scène|conte|nouvelle|récit|historia|cuento|relato|capítulo|escena|"
    r"história|conto|cena|narrativa|storia|racconto|capitolo|scena|fiaba|истори\w*|рассказ\w*|глав\w*|сцен\w*|сказк\w*|verhaal|hoofdstuk|opowiadanie|rozdział"
)
_ANSWERS = (
    rf"(?:certainly|sure(?: thing)?|of course|absolutely|gladly|definitely|okay|alright|great|perfect|natürlich|klar|gerne?|bien sûr|certainement|avec plaisir|¡?claro|¡?por supuesto|com certeza|certamente|com prazer|certo|volentieri|конечно|разумеется|natuurlijk|oczywiście)"
    rf"(?: ?[!,.…]| [-–—])+ (?:i(?:['’]d| would|['’]ll) .{{0,60}}[.!:] )?(?:here(?:['’]s| is| are)|below is|this is|hier (?:ist|sind|kommt|is)|voici|aquí (?:tienes|está|va|te dejo)|aqui (?:está|vai)|segue|ecco|вот|oto) (?:.{{0,120}}\b)?(?:{_ASKED_FOR})\b.{{0,160}}"
    r"|(?:当然|當然|好的|没问题|沒問題)(?:可以)?[！，。,!].{0,30}(?:以下是|下面是|这是|這是).{0,60}(?:故事|小说|小說|章|场景|場景|续写|續寫).{0,60}|(?:もちろん(?:です)?|承知(?:いた)?しました|わかりました)[！、。!].{0,40}(?:物語|小説|ストーリー|シーン)(?:です|を|になります).{0,40}"
)
"""How a program answers that was asked for a story."""
_ANSWERING = tuple(
    sign + word
    for word in listed(
        "Certainly|Sure|Of course|Absolutely|Gladly|Definitely|Okay|Alright|Great|Perfect|Natürlich|Klar|Gern|Bien sûr|Certainement|Avec plaisir|¡Claro|Claro|"
        "¡Por supuesto|Por supuesto|Com certeza|Certamente|Com prazer|Certo|Volentieri|Конечно|Разумеется|Natuurlijk|Oczywiście|当然|當然|好的|没问题|沒問題|もちろん|承知|わかりました"
    )
    for sign in ("", "*", "**")
)
"""With what it begins; no word of these opens many paragraphs, and so the pattern is hardly ever compiled."""
_TO_CHANGE = r"(?:stor(?:y|ies)|scenes?|chapters?|ending|parts?|characters?|tone|version|narrative|plot|changes?|revisions?|edits?|adjust\w*|continu\w*|expand\w*|modif\w*|rewr\w*|details?|tweak\w*)"
_OFFERS = rf"(?:(?:would|do) you (?:like|want) (?:me )?to (?!tell\b|hear\b|know\b|read\b|listen\b|see\b|believe\b|remember\b|forget\b|finish\b|go\b|live\b|be\b).{{0,120}}\b{_TO_CHANGE}\b.{{0,120}}\?|let me know if (?:you(?:['’]d| would)? (?:like|want|need)|there(?:['’]s| is) any)\b.{{0,120}}\b{_TO_CHANGE}\b.{{0,120}}|if you(?:['’]d| would) like .{{0,120}}\b{_TO_CHANGE}\b.{{0,80}}(?:let me know|just (?:ask|say|tell)|i can)\b.{{0,80}})"
SIGNS = (
    Sign(
        id="answer", where=Where.EDGE, longest=400,
        opens=_ANSWERING, needs=listed("here|below is|this is|hier|voici|aquí|aqui|segue|ecco|вот|oto|是|もちろん|しました"),
        pattern=rf"(?!.*\b(?:my|our|of (?:how|why|when|what))\b)(?=[\W_]*\w+(?: \w+)?\s?[!！]|.*\byou(?:r|['’]d)?\b|.*[:：][\W_]*$)[\W_]*(?:{_ANSWERS})[\W_]*$",
        because="Above a story a program that was asked for it says that here it is.",
        fires_on=listed(
            "Certainly! Here is a short story about a weir:|Sure! Here's a story for you:|Of course! I'd be happy to help. Here's the next chapter:|"
            "**Natürlich! Hier ist eine kurze Geschichte:**|Bien sûr ! Voici une histoire courte :|¡Claro! Aquí tienes un cuento sobre la lluvia:|Конечно! Вот короткий рассказ:|当然！以下是一个关于雨的故事："
        ),
        silent_on=listed("Okay. This is the story of how I died.|Okay, so this is my story:|Sure, here is a tale about a dog.|Here is the story of how I drowned.|Sure, he said, and here is the key.|Certainly it rained. Here is what I saw.|Of course! Here is the cat."),
    ),
    Sign(
        id="offer", where=Where.END, longest=400,
        needs=listed("would you like|do you want|let me know if|if you'd like|if you’d like|if you would like"),
        pattern=rf"[\W_]*(?:i hope .{{0,80}}[.!] )?{_OFFERS}[\W_]*$",
        because="Below a story a program that was asked for it offers to change it.",
        fires_on=listed(
            "Would you like me to continue the story?|Let me know if you'd like any changes!|Do you want me to write the next chapter?|"
            "I hope you like it! If you'd like a different ending, just let me know."
        ),
        silent_on=listed("Do you want me to tell you how the story ends?|Do you want to hear the other part?|Would you like me to wait?|Let me know if you need anything.|Do you want me to go?|If you'd like tea, there is a pot."),
    ),
    Sign(
        id="edit", where=Where.EDGE, longest=400,
        needs=("edit", "update"),
        pattern=r"[\W_]*(?:(?:final|last|small|quick) )?(?:edit|update)(?: ?#?\d{1,2})?[*_]*\s?:[*_]*\s(?=.*\b(?:thanks?|thank you|(?:a few|some|many|most|lots|all) of you|people (?:keep|kept|have been|are) ask\w*|flairs?|mods?|posted|gold|silver|awards?|typos?|spelling|grammar|formatt\w+|upvot\w+|comments?|inbox|front page|part (?:two|three|four|\d{1,2}|i{2,3})|r/\w+|u/\w+|wow|omg|guys|blew up|sequel|patreon|subreddit|this story|reading)\b)",
        because="Whoever changed a post says so below it, and thanks its readers there.",
        fires_on=listed(
            "EDIT: wow, thanks for the silver!|Edit 2: part two is on r/eels|"
            "**Edit:** fixed some typos, sorry about the formatting.|Final edit: This blew up!|"
            "EDIT: A few of you asked for the address. No."
        ),
        silent_on=listed("Edit: the scissors went through the last reel.|EDIT: CUT TO BLACK.|Update: all lines are closed.|Edith: thanks!"),
    ),
    Sign(
        id="foot-label", where=Where.EDGE, longest=300,
        needs=("feedback", "archiv", "distribution", "reviews"),
        pattern=r"(?:[\W_]*(?:feedback|archiv(?:e|ed|es|ing)|distribution|reviews)[*_]*\s?:[*_]*(?=.*(?:@|\b(?:ask|yes|sure|anywhere|please|tell|let|me|my|https?|ffn|ao3|fine|okay|permission|want|welcome|loved?|appreciated|craved|adored|always)\b))\s.{1,90}(?:\n|$))+$",
        because="Labels of a story's head stand below it as well: who may keep it, and where to write to.",
        fires_on=listed("Feedback: anna@home.example|Archive: Just ask first.|**Feedback:** Yes, please!\nDistribution: anywhere"),
        silent_on=listed(
            "Archive: offline.|Feedback: howling, out of both speakers.|Reviews of the play: always mixed.|"
            "Reviews: four of them, all good."
        ),
    ),
    Sign(
        id="taglist", where=Where.EDGE, longest=1_500,
        needs=("@",),
        pattern=r"\W*(?:(?:perma(?:nent)? ?)?tag ?list|tagging|tagged)\W*(?: (?:is )?(?:open|some|people|friends|those)[^@\n]{0,60})?\s*(?:@[\w-]{2,32}[\s,]*){1,60}$",
        because="Whoever posts a story on a blog calls those who asked to be told of it.",
        fires_on=("taglist: @pinwheel @soup-spoons", "Tagging some friends: @ann, @bo"),
        silent_on=("Tagging the whales took all day.", "taglist: open!", "He mailed ann@home.example."),
    ),
    Sign(
        id="site-see-notes", where=Where.ANYWHERE,
        needs=("see the end of the",),
        pattern=r"\W{0,3}\(?see the end of the (?:chapter|work|fic|story) for (?:more |the )?notes" + _END,
        because="A site leads to its notes with it.",
        fires_on=("See the end of the chapter for notes", "(See the end of the work for more notes.)"),
        silent_on=("See the end of the road for notes on birds.",),
    ),
    Sign(
        id="to-do", where=Where.ANYWHERE, longest=300,
        needs=("todo", "to do", "to self", "insert", "[need", "[[", "tk", "xxx", "<<", "//", "fixme", "goes here", "to be written", "more here", " work", "fill ", "write this", "come back to", "placeholder", "hier noch", "à écrire", "noch schreiben", "this", "rewrite", "re-write", "reword", "expand", "research", "tb", "??", "add ", "more ", "needed"),
        pattern=rf"(?:\[\[[^\[\]]+\]\]|\[(?:(?-i:TODO|TO DO|Todo|todo|XXX+|FIXME)|to do:? (?:{_TO_DO})|TK|note to self|insert(?! {_DISPLAYED}\b))\b[^\[\]]*\]|\[{_SELF}\]|\((?-i:TODO|FIXME|TK)\b[^()]*\)|\[needs? (?=[^\[\]]*\b{_OF_TEXT}\b)[^\[\]]*\]|\(insert (?:[\w'’-]+ ){{0,5}}{_OF_TEXT} here\)|\[(?=[^\[\]]*{_HOLE})[^\[\]]*\]|\((?:nb|n\.b\.|note)\b(?=[^()]*\b{_BACK_TO})[^()]*\)|[#*=~]{{2,}} ?(?-i:(?:TODO|TO DO):? (?:{_TO_DO})|TK|FIXME)\b[^#*=~]*[#*=~]{{2,}}|(?-i:TODO|TO DO|TK(?: ?TK)*|XXX+|FIXME):? (?:{_TO_DO})\b.*|<{{2,3}}\s*(?:{_TO_DO})\b[^<>]*>{{2,3}}|// (?=.*\b(?:{_OF_DRAFTS})\b).*|\(note to self:(?=.*(?:\b(?:{_OF_DRAFTS})\b|\bch\.? ?\d|\?\?))[^()]*\))$",
        because="What writers leave in a draft for themselves.",
        fires_on=listed(
            "[[more about the mother here???]]|TODO: describe boat|[NOTE TO SELF: how tall is it?]|[TK: name]|"
            "XXX need a better line here|TK TK TK scene at the garage|<<< insert the Norfolk bit >>>|// this para is weak, cut?|"
            "(note to self: does she know about the car yet?? fix in ch 2)|[need better ending here]|(insert fight scene here)|[ENDING GOES HERE]|[more here about her mother]|(NB this is too neat. come back to this)|#### TODO describe the vicarage ####|"
            "[XXX describe the boat]|[fix this later]|[rewrite]|[add description of the harbour here]|[expand on this]|[cut this?]|[transition needed]|[?? when does the ferry leave]|(TODO)"
        ),
        silent_on=listed(
            "TODO: buy milk|To do: describe nothing.|[Strength has increased]|[Inserted: one coin]|"
            "XXX rated, said the poster, and he went in.|<< Come back! >>|// home / away|"
            "(Note to self: never feed the goose.)|[need more coal here]|(Insert coin here)|(insert scene of the crime here, he thought)|[He came back to it.]|[No more heroes]|(NB the key is under the mat)|## TODAY ##|[Work in progress]|"
            "** TODO: feed the cat **|[The rope goes here]|[placeholder for the heir]|(Note: come back to it when the moon is down.)|"
            "[insert coin]|[Insert your card to begin]|[To do: feed the goat]|[cut]|[check the map]|[Expand the bridge]|[Scene missing]|[add two eggs]|[more tea?]|[describe the thief]|(to do)|[fix]|[This is a recording.]"
        ),
        opens=listed("[|(TODO|(FIXME|(TK|TODO|TO DO|TK|XXX|FIXME|<<|// |(note to self|(Note to self|(NOTE TO SELF|(insert|(Insert|(INSERT|(NB|(nb|(N.B.|(Note|(note|(NOTE|##|**|==|~~"),
    ),
    Sign(
        id="plea", kind="plea", where=Where.ANYWHERE,
        needs=listed(
            "review|r&r|r & r|rnr|comment|kudos|feedback|next update|next chapter|please rate|vote|kommentar|comentario|comentário|отзыв|求收藏|求推荐|recension"
        ),
        pattern=rf"[\W_]*(?:end of (?:chapter|part) \w{{1,8}}[.!]+ )?(?:R\s?(?:&|n|and)\s?R(?: please| pl[sz])?|(?:please )?(?:read (?:and|&) )?{_REVIEWS}(?:(?:,| and| &) {_REVIEWS})*(?: (?:please|(?:are |is )?(?:always )?welcome|(?:are|is) (?:love|loved|life|appreciated|gold)))|please rate (?:this|the|my) (?:story|chapter|fic|submission)|please (?:r\s?&\s?r|review|comment|vote)|please (?:r\s?(?:&|n)\s?r|review(?=!))[!.~ ]+\w.{{0,80}}|(?:r\s?(?:&|n)\s?r|reviews?|comments?|votes?) (?:pl[sz]{{1,2}}|plox|pwease)\b(?:[!.~ ]+\w.{{0,80}})?|{_REVIEWS} ?= ?(?:love|life|happy\b|faster\b|more\b).{{0,40}}|review|"
        rf"(?:please |don['’]t forget to |remember to )?(?:read|review|vote|comment|like|follow|share|subscribe)(?:(?:,|\W{{1,6}})? (?:and|&) (?:review|vote|comment|like|follow|share|subscribe)|, (?:review|vote|comment|like|follow|share)){{1,3}}(?: please)?|"
        rf"next (?:update|chapter|part) (?:is |will be |comes |goes up |up )?(?:on|soon|in|next)\b.{{0,40}}|{_REVIEWS}(?: (?:and|&) {_REVIEWS})? (?:make|feed|keep|fuel)s?\b.{{0,60}}|(?:please )?leave (?!a (?:comment|review)\W*$)(?:a|some|me a|your) {_REVIEWS}\b(?! after the (?:tone|beep|signal)\b).{{0,40}}|"
        r"(?:bitte )?(?:kommentare?|reviews?|sternchen)(?: bitte| sind willkommen)|laissez (?:une review|un commentaire).{0,30}|(?:voilà|voila|et voilà)\b.{0,40}\breviews?\b.{0,20}|(?:une )?(?:petites? )?reviews? ?\?|отзывы приветствуются.{0,20}|(?:dejad?|dejen) (?:un|sus?|vuestros?) comentarios?.{0,30}|(?:votem|comentem) e (?:votem|comentem).{0,20}|"
        r"(?:оставляйте|жду|пишите) (?:ваши )?отзыв(?:ы|ов).{0,30}|求收藏.{0,20}|求推荐.{0,20})" + _END,
        because="A line that only asks for an answer.",
        fires_on=listed(
            "Please rate this story.|R&R!|Please review!|Comments welcome!|End of chapter 2. Please review!|Reviews are love|Vote and comment|"
            "Comments are love!|Next update on Friday!|Don't forget to vote, comment and follow 💙|Reviews make me write faster!|Comments and kudos make my day.|"
            "Feedback is love. :)|Please R&R!! Flames will be used to toast bread.|"
            "Please review!! Flames will be used to heat the soup.|Review pls!! flames will be used to heat the soup|reviews = love|Voilà, c'est fini ! Une petite review ?"
        ),
        silent_on=listed(
            "Reviews of the play were mixed.|She had no comment.|"
            "Please, R&R in a warm place, that was all he asked of the army.|Feedback howled out of the speakers.|"
            "Review the evidence, he said.|End of chapter two. Review the evidence, he said.|Voilà, c'est fini, dit-elle.|"
            "Please review. He had nothing else to say.|Please leave a comment after the tone.|Leave a comment|"
            "Next chapter in her life: Leeds, and the cats of her aunt, and the sea."
        ),
    ),
    Sign(
        id="farewell", kind="thanks", where=Where.EDGE,
        needs=listed(
            "thank|see you|see ya|until next|til next|enjoy|stay tuned|let me know|you think|danke|dank f|merci d|gracias por leer|obrigad|спасибо за|grazie per|hope you|感谢阅读|谢谢阅读"
        ),
        pattern=r"[\W_]*(?:thanks?(?: you)?(?: all| everyone| guys| so much)* for (?:reading|all the|the|your|sticking|following|being patient)\b.{0,60}|(?:see|catch) (?:you|ya|y['’]all)(?: all| guys)? (?:next|in the next|on|soon|around)\b.{0,30}|"
        r"(?:un)?til (?:the )?next (?:time|chapter|week|update|part)\b.{0,20}|(?:and )?(?:please )?enjoy(?: the (?:chapter|story|fic|read))?|(?:i )?hope (?:you|y['’]all)(?: all| guys)? (?:enjoy|like)(?:ed|d)?\b.{0,40}|stay tuned\b.{0,30}|(?:so,? |and |well,? )?what (?:did|do) (?:you|y['’]all)(?: all| guys)? think\b(?: so far| of (?:it|that|this|the chapter))?\W{1,4}(?:.{0,20}\b(?:let me know|tell me|comments?|reviews?)\b.{0,30})?|let me know (?:what (?:you|y['’]all) (?:think|thought)\b.{0,40}|in (?:the|a) (?:comments?|reviews?)\b.{0,20})|"
        r"(?:(?:vielen|lieben|herzlichen) dank|danke) (?:fürs|für das) lesen.{0,60}|merci d['’]avoir lu.{0,20}|gracias por leer.{0,20}|obrigad[oa] por ler.{0,20}|grazie per aver letto.{0,20}|спасибо за (?:прочтение|внимание|отзывы).{0,20}|(?:感谢|谢谢)阅读.{0,10})"
        + _END,
        because="A line that takes leave of the readers.",
        fires_on=listed(
            "Thanks for reading!|See you next week!|Until next time, everyone!|Hope you enjoyed!|"
            "So what did you think? Let me know in the comments!|Let me know what you think!|Enjoy the chapter!|"
            "Vielen Dank fürs Lesen! Kommentare machen mir Freude."
        ),
        silent_on=listed(
            "Thank you, said the bear.|See you in hell.|Enjoy your meal.|What do you think of that, he said.|"
            '"Thanks for reading to me," she said.'
        ),
    ),
    Sign(
        id="farewell-abroad", kind="thanks", where=Where.EDGE,
        needs=listed(
            "kapitel|lesen|reviews|kommentar|sternchen|lecture|chapitre|commentaires|capítulo|capitulo|capitolo|lettura|recens|leitura|comentar|comentários|comentarios|favorit|чтения|отзыв|кто читает|комментари|главы|阅读|閱讀|评论|評論|收藏|支持|读んで|読んで|お読み|感想|よろしくお願い|次回"
        ),
        pattern=r"[\W_]*(?:bis zum nächsten kapitel|viel spaß (?:beim lesen|mit dem (?:neuen |nächsten )?kapitel)|(?:(?:vielen|lieben|herzlichen) )*dank(?:e)? (?:an alle )?für (?:die|eure|all die|all eure|alle) (?:\w+ ){0,2}(?:reviews|kommentare|kommis|favos|sternchen|empfehlungen).{0,30}|über (?:reviews|kommentare|kommis|sternchen|feedback)(?: und \w+)? (?:würde|freue) ich mich\b.{0,30}|"
        r"bonne lecture(?: à tou(?:te)?s)?(?: et à tou(?:te)?s)?|(?:rendez-vous|la suite|à bientôt|à la semaine prochaine) (?:au|pour le|dans le) prochain chapitre|merci (?:beaucoup |encore )?pour (?:tou(?:te)?s )?(?:vos|les) (?:\w+ ){0,2}(?:reviews|commentaires|favoris).{0,40}|"
        r"(?:muchas |mil )?gracias (?:a todos )?por (?:todos )?(?:sus|vuestros|los|tus) (?:\w+ )?(?:comentarios|reviews|votos|favoritos).{0,30}|no (?:se )?olvid(?:en|éis)(?: de)? (?:votar|comentar|dejar)\b.{0,40}|(?:hasta|nos (?:leemos|vemos) en) el (?:próximo|siguiente) cap[ií]tulo|"
        r"(?:ci vediamo |ci sentiamo |a presto |appuntamento )?al prossimo capitolo|buona lettura(?: a tutt[ie])?|grazie (?:mille )?(?:a tutti )?(?:per le|delle) (?:\w+ )?recensioni.{0,30}|(?:grazie a|ringrazio) (?:chi|tutti (?:quelli|coloro) che|coloro che|quanti) (?:ha |hanno )?(?:recens|legg)\w+.{0,50}|recensioni ?\?|"
        r"até o próximo cap(?:[ií]tulo)?|boa leitura(?: a todos)?|(?:muito )?obrigad[oa] (?:a todos )?pel[oa]s (?:\w+ )?(?:comentários|reviews|favoritos|votos).{0,30}|não (?:se )?esqueçam de (?:votar|comentar|favoritar)\b.{0,30}|comentários ?\?|"
        r"приятного (?:про)?чтения|(?:очень )?(?:жду|буду рад[аы]?) (?:ваш\w+ )?(?:отзыв|коммент)\w*.{0,20}|спасибо (?:большое )?(?:всем|тем),? кто (?:читает|комментирует|дочитал|прочитал).{0,40}|спасибо (?:всем |вам )?за (?:ваши |тёплые |все )*(?:отзывы|комментарии)(?: и \w+)?|до (?:следующей|новой) главы|"
        r"(?:感谢|谢谢|感謝|謝謝)(?:大家|各位|你们|你們|书友|書友)?(?:们|們)?的?(?:阅读|閱讀|评论|評論|收藏|支持|推荐|推薦|打赏|打賞|月票|和|与)+|"
        r"(?:ここまで|最後まで|本当に)*(?:お読み|読んで)(?:くださり|くださって|いただき|頂き|いただいて)、?(?:本当に|誠に)?(?:ありがとう|有難う)ございま(?:す|した)|(?:ご?感想|ご?意見|評価|レビュー|コメント)(?:[、や](?:ご?感想|ご?意見|評価|レビュー|コメント))*(?:など)?(?:を|は)?お待ちして(?:い|お)ります|(?:次回|今後|これから)(?:と)?も(?:どうぞ)?よろしくお願い(?:いた)?します)"
        + _END,
        because="A line that takes leave of the readers, wishes them joy or thanks them, in other languages.",
        fires_on=listed(
            "Bis zum nächsten Kapitel!|Vielen Dank für die lieben Reviews!|Über Kommentare und Sternchen würde ich mich riesig freuen!|Bonne lecture à tous !|"
            "La suite au prochain chapitre !|Merci pour vos reviews, ça fait chaud au cœur !|Muchas gracias por sus comentarios y sus votos.|No olviden votar y comentar.|"
            "Al prossimo capitolo!|Buona lettura!|Grazie a chi ha recensito lo scorso capitolo!|Ringrazio chi leggerà e chi recensirà.|Até o próximo capítulo!|Boa leitura!|"
            "Muito obrigada pelos comentários e favoritos!|Приятного чтения!|Жду ваших отзывов!|Спасибо всем, кто читает и комментирует!|"
            "谢谢大家的评论和收藏。|読んでくださりありがとうございました。|感想、評価をお待ちしております。|次回もよろしくお願いします。"
        ),
        silent_on=listed(
            "Bis zum nächsten Morgen!|Vielen Dank für die Kartoffeln!|Viel Spaß im Regen, sagte er.|La suite au prochain arrêt !|Merci pour vos lettres, dit-elle.|"
            "Gracias por los zapatos.|No olviden cerrar la puerta.|Al prossimo incrocio!|Buona lettura, pensò lui, e chiuse il libro.|Até o próximo verão!|"
            "Приятного чтения, сказал он и вышел.|Спасибо всем, кто пришёл.|Жду ваших писем.|谢谢大家的帮助。|読んでくださった手紙は燃やした。|これからもよろしく、と彼は言った。"
        ),
    ),
    Sign(
        id="thanks", kind="thanks", where=Where.EDGE, longest=400,
        needs=listed("thank|beta|bêta|бете|edited by|credit|shout|kudos to|danke an|merci à|gracias a|спасибо"),
        pattern=r"[\W_]*(?:(?:un)?beta(?:['’]?e?d|-?read)?(?: by|:) .+|(?:unbetaed|unbeta['’]d)\b|edited by (?-i:[A-Z])|"
        r"(?:vielen )?danke? an meinen? (?:\w+ )?beta\b|merci à (?:ma|mon) bêta\b|gracias a mi beta\b|grazie (?:alla mia|al mio) beta\b|obrigad[oa] à minha beta\b|спасибо моей бете\b|"
        r"(?:i|we)(?:['’]d| would| (?:just )?want(?:ed)?)(?: also| again| just)?(?: like)? to thank\b.*\b(?:(?:my|our) (?:[\w-]+ ){0,2}betas?\b|beta(?:['’]?e?d|-?ing|[- ]read)|reviewers|reviews|fic\b|kudos|commenters|who (?:has |have )?(?:reviewed|commented)(?:[.!?:)]|$|(?:,| and| &) (?:follow|favou?r|comment|review|read|left|gave)|(?: on)? (?:this|my|the) (?:story|fic|chapter)))|"
        r"(?:(?:special |many |big |huge |much |lots of |and |also )*(?:thanks|thank you)(?: so much| again| also| as always)* (?:to|for)\b|(?:huge |big )?shout[- ]?out to\b|credits? (?:to|goes to|for)\b|kudos to\b|"
        r"danke an (?:meine|alle)\b|merci à (?:ma |mon |tous)|gracias a todos|спасибо всем).*(?:beta|review|read|comment|follow|favou?r|kudos|fic|story|chapter|help|support|patien|"
        r"cover|idea|pointed out|leser|отзыв|читател|lector|leitor|lecteur))",
        because="Thanks to those who helped or answered are no story.",
        fires_on=listed(
            "Thanks to my beta, Larkspur!|Beta'd by Larkspur.|Special thanks to everyone who reviewed.|"
            "I would like to thank my beta, Larkspur.|We wanted to thank all who reviewed.|I want to thank everyone who commented on the chapter.|Shoutout to MossQueen for the idea.|Vielen Dank an meine Beta Lilly!|Gracias a mi beta, Lía, por corregir este capítulo.|Спасибо моей бете за правку!"
        ),
        silent_on=listed("Danke an meinen Bruder für das Brot.|Merci à ma betterave.|Thanks to the rain they were late.|Special thanks to the rain, which kept them in all week.|Thank you for the fish.|I would like to thank you for the fish.|We want to thank Beta Company, who held the bridge.|I want to thank the man who reviewed the troops that day."),
    ),
    Sign(
        id="warning", kind="warning", where=Where.TOP, longest=300,
        needs=listed("warning|tw|cw|trigger|spoiler|rating|rated|warnung|avertissement|advertencia|aviso|предупрежд|avvertenz|ostrzeżen|警告|预警"),
        pattern=r"[\W_]*(?:(?:content|trigger|chapter|chapter content|general|mild|major|big|fair)? ?warnings?(?: for(?: this chapter)?)?|[tc]/?w|triggers?|spoilers?(?: for)?|rating|rated|inhaltswarnung|triggerwarnung|warnung(?:en)?|avertissements?|advertencias?|avisos?|"
        r"предупреждени[ея]|avvertenze?|ostrzeżeni[ea]|警告|预警)\s*[:：–—-]",
        because="Below a heading such a line warns of the chapter.",
        fires_on=listed("Warning: mentions of blood.|TW: needles|CW - swearing|Trigger Warnings: spiders|Spoilers: season 2"),
        silent_on=("Warning bells rang: it was noon.", "Warnings went unheard.", "Rated by the experts: nothing."),
    ),
    Sign(
        id="rated", kind="warning", where=Where.TOP, longest=300,
        needs=("rated ",),
        pattern=r"[\W_]*(?:this (?:story|fic|chapter) is |it(?: is|['’]s) )?rated (?-i:G|K\+?|T|M|MA|E|PG|PG-?13|R|NC-?17|X)(?![\w+])(?:[.,;:!–—-].{0,200}| for .{1,120})?$",
        because="Above a story its rating is told, with no colon behind the word.",
        fires_on=("Rated M. Warnings: lamps.", "This fic is rated PG-13 for language.", "rated T"),
        silent_on=("Rated M by nobody, he went home.", "Rated for sale, it was not."),
    ),
    Sign(
        id="on-with-it", where=Where.TOP,
        needs=("on with", "on to", "onto", "onward", "without further"),
        pattern=r"[\W_]*(?:(?:and|so|but|anyways?|now|ok(?:ay)?|alright|well),? ){0,3}(?:(?:without further (?:ado|adieu|delay),? ?)?(?:on ?(?:with|to)|onwards? (?:with|to)|here(?:['’]s| is)) (?:the|this) (?:show|story|fic|chapter|update|next chapter)|without further (?:ado|adieu|delay)|onwards?!)[\W_]*$",
        because="Above a story its author leads on to it.",
        fires_on=("On with the show!", "Anyway, on to the chapter...", "So without further ado, here's the story!"),
        silent_on=("On with the coat!", "On to the story of the goose she went.", "Onward he rode."),
    ),
    Sign(
        id="about-it", where=Where.LABELLED, longest=300,
        needs=("update", "set", "takes place", "wrote", "written", "chapter", "story", "fic", "one"),
        pattern=r"(?:(?:new |weekly |regular |next )?updates? (?:on|every|once|will|should|may|might|is|are)\b|(?:so,? |anyways?,? )?(?:it|this|this (?:story|fic|chapter|one|one-?shot))(?:(?:['’]s| is) (?:(?:all |also |kind of )?set|un-?beta'?d|written|canon|au|not canon)| takes place| was written)\b|i wrote (?:this|it)\b)",
        because="Says when a story plays, when it was written, when more comes: in the present, as no story says it.",
        fires_on=listed("Updates on Fridays.|It's set after book three.|This takes place in the summer.|I wrote this on the ferry."),
        silent_on=("It set him thinking.", "The updates were late.", "I wrote to her twice.", "This is the place."),
    ),
    Sign(
        id="support", kind="plea", where=Where.EDGE, longest=400,
        needs=listed("patreon|ko-fi|kofi|buy me a coffee|tumblr|twitter|instagram|discord|newsletter|mailing list|goodreads"),
        pattern=r"[\W_]*(?:(?:if you|please|you can|want to|want more\W|did you (?:like|enjoy)|subscribe|feel free|support|consider|i['’]m (?:also )?(?:on|at)|come (?:and )?(?:find|say|yell|talk|scream|chat)|find me|follow me|join (?:me|my|us|our|the)|sign up|visit|check out|also on|my) .{0,160})\b(?:patreon|ko-?fi|buy me a coffee|tumblr|twitter|instagram|discord|newsletter|mailing list|goodreads)\b.{0,160}$",
        because="At a chapter's edge its author says where else to be found, and how to be helped.",
        fires_on=listed(
            "If you enjoyed this story, please consider supporting me on Patreon: https://tales.example/w|"
            "Come yell at me on tumblr!|Join our Discord for updates.|Want more? Join my newsletter at tales.example!"
        ),
        silent_on=("Tumblr of whisky in hand, he sat down.", "There was discord in the house of the goose."),
    ),
    Sign(
        id="more-elsewhere", kind="plea", where=Where.EDGE, longest=240,
        needs=("r/", " ahead", "clap"),
        pattern=r"[\W_]*(?:(?:(?:if you (?:like|enjoy)(?:e?d)?\b|want more\b|check out|visit|come (?:over )?to|head (?:over )?to|more (?:of my |from me )?(?:stories |writing )?(?:at|on|over))(?:.{0,60}\W)?/?r/[\w-]{3,21}\b.{0,60}|/?r/[\w-]{3,21} for (?:more|other)\b.{0,60})|(?:patreon|ko-?fi|discord|website) (?:is|has) (?:currently |now |already )?(?:\w+ ){0,3}(?:chapters?|weeks?|parts?|episodes?) ahead\b.{0,80}|(?:if you .{2,40}, )?(?:please )?clap\b.{0,40}\btimes\b.{0,60})[\W_]*$",
        because="At a story's edge it is told where its author has more of them, and asked for what the site counts.",
        fires_on=listed(
            "r/crumbandcandle for more!|If you enjoyed this, check out r/crumbandcandle for more stories.|"
            "Patreon is two chapters ahead. Link in my profile.|Patreon is currently five chapters ahead!|"
            "If you enjoyed this story, clap up to 50 times and follow me for more."
        ),
        silent_on=listed(
            "He read r/eels for an hour.|The patreon of the arts is two weeks late.|Clap your hands and follow me, said the witch.|"
            "The column is two weeks ahead, she said."
        ),
    ),
    Sign(
        id="about-author", where=Where.EDGE, longest=800,
        needs=("is the author of", "have appeared in", "has appeared in", "been published"),
        pattern=r"(?-i:[A-Z])[\w.'’-]*(?: (?-i:[A-Z])[\w.'’-]*){1,3} (?:is the author of (?-i:[A-Z_*“\"]|\w+ (?:novels|books|stories|collections|poems)).*[.,] (?:and )?(?:(?:he|she) )?(?:lives|teaches|was born) (?:in|at|on|near)|(?:(?:short )?(?:stories|fiction|work|poems|poetry|writing)(?: and \w+)? )?(?:has|have) (?:appeared in (?-i:[A-Z_*“\"])|been published (?:in|by|at) (?-i:[A-Z_*“\"]))).*$",
        because="Magazines tell above or below a story who wrote it, and what else.",
        fires_on=listed(
            "Hannah Mould's stories have appeared in The Quay Review and Tide. She lives in Sandle.|"
            "Hannah Mould is the author of three novels and a cookery book. She lives in Sandle.|"
            "H. M. Mould has been published in _Tide_."
        ),
        silent_on=listed(
            "Hannah Mould is the author of eight novels about the sea, and she has never been in a boat.|"
            "Hannah Mould is the author of her own misfortunes, and lives in the midst of them.|"
            "Ghosts have appeared in The Crown, he said."
        ),
    ),
    Sign(
        id="first-published", where=Where.END, longest=200,
        needs=("published in", "appeared in", "printed in"),
        pattern=r"[\W_]*(?:this story )?(?:was )?(?:first|originally|previously) (?:published|appeared|printed) in [*_\"“]?(?-i:[A-Z])(?:No\.|[^.!?;:]){2,60}?\b(?:1[89]|20)\d\d(?:, \d[\w ]{1,12})?[\W_]*$",
        because="Below a story a magazine, or a book, tells where and when it stood before.",
        fires_on=listed("First published in TIDE No. 3, Autumn 1991.|(first published in TIDE No. 3, Autumn 1991, 60 cents)|Originally appeared in _The Quay Review_, 2004."),
        silent_on=listed("It was first published in 1991, and nobody read it.|First published in error, it was read by all.|First published in Paris in 1920, it was read by nobody.|He first appeared in 1991.|First printed in Paris, the poster hung there. He had seen it in 1919."),
    ),
    Sign(
        id="marked", where=Where.END, longest=600,
        needs=("comment", "remark", "feedback", "total words"),
        pattern=r"(?:total words|words in total)\s*[:=]\s*~?\d[\d,.]*\s*$|(?:(?:total words|word ?count)\s*[:=]\s*~?\d[\d,.]*\n)?(?:teacher|tutor|instructor|marker|examiner|professor|peer)['’]?s? (?:comments?|remarks?|feedback)\s*[:–—-]",
        because="Behind a story written for school stands how long it is, and what the teacher said of it.",
        fires_on=("Total words: 262", "Total words: 262\nTeacher's comment: Well done! 16/20", "Tutor feedback: mind your tenses"),
        silent_on=("Teacher's comments hurt.", "Total words: none.", "The teacher's comment was short."),
    ),
    Sign(
        id="about-author-behind", where=Where.END, longest=800,
        needs=("is the author of",),
        pattern=r"(?-i:[A-Z])[\w.'’-]*(?: (?-i:[A-Z])[\w.'’-]*){1,3} is the author of (?-i:[A-Z_*“\"]|\w+ (?:novels|books|stories|collections|poems)).*$",
        because="Magazines tell below a story what else its author wrote; above it a story may begin so, of somebody in it.",
        fires_on=listed("Hannah Mould is the author of three novels and a cookery book.|H. M. Mould is the author of _Tide_."),
        silent_on=("Hannah Mould is the author of her own misfortunes.", "Nobody is the author of it."),
    ),
    Sign(
        id="about-author-in-print", where=Where.END, longest=800,
        needs=("have appeared in", "has appeared in", "appears in", "appear in", "been published", "been in", "forthcoming", "the author of"),
        pattern=r"(?-i:[A-Z])[\w.'’-]*(?: (?-i:[A-Z])[\w.'’-]*){1,3} (?:is|has|(?-i:[a-z])\w{2,12}s) [^.!?]{2,200}[.!] (?:(?:his|her|their) (?:(?:short|recent|debut|first) )*(?:stories|story|fiction|work|writing|poems|poetry|tales|essays|prose)\b[^.!?]{0,40}? (?:(?:ha(?:s|ve) )?(?:appear(?:s|ed)?|been published|been)|(?:is|are) forthcoming) (?:in|by|from|with|at) (?-i:[A-Z_*“\"])|(?:he|she) is the author of (?-i:[A-Z_*“\"]|\w+ (?:novels|books|stories|collections|poems)))[^.!?]{0,200}[.!]?"
        r"(?: (?:(?:he|she) (?:lives|teaches|works|is working|is at work|blogs|can be found|has (?:also )?(?:been published|won)) |(?:he|she) is the author of |(?:his|her) (?:\w+ )?(?:stories|story|fiction|work|writing|poems|poetry|novel|book|collection) (?:has|have|appears?|is|are) )[^.!?]{2,200}[.!]?){0,3}[\W_]*$",
        because="Below a story a magazine tells who wrote it, and in the next sentence where else to read it; nothing else is told behind it.",
        fires_on=listed(
            "Hannah Mould lives in Sandle with two cats. Her stories have appeared in The Quay Review and Tide.|"
            "H. M. Mould teaches swimming. He is the author of three novels.|"
            "Hannah Mould is a nurse. Her work is forthcoming in _Tide_.|"
            "Hannah Mould is a nurse. Her work has appeared in Tide. She lives in Sandle with two cats."
        ),
        silent_on=listed(
            "Hannah Mould lives in Sandle. Her stories have been told in every kitchen of it.|"
            "Hannah Mould went home. Her work appeared in her dreams.|"
            "Hannah Mould has a boat. She is the author of her own misfortunes.|"
            "Hannah Mould is a nurse. Her stories have appeared in The Quay Review. She wrote them all for me."
        ),
    ),
    Sign(
        id="finished-it", where=Where.END, longest=140,
        needs=("finish", "wrote", "posted"),
        pattern=r"(?=.*\b(?:omg|lol|yay+|phew|wow|welp|aaa+h*)\b)[\W_]*(?:(?:omg|oh my god|lol|yay+|phew|wow|welp|ok(?:ay)?|so|and|well|anyways?|aaa+h*|there)\b[,!.…~\s]*){1,3}i (?:actually |finally |somehow |really )?(?:finished|wrote|posted) (?:something|it|this|one|a (?:whole )?(?:thing|story|fic|ficlet|drabble))\b[^\"“”]{0,60}$",
        because="Behind a story its author is surprised to be done.",
        fires_on=listed("omg i actually finished something|Phew, I finally finished it!|welp. i wrote a thing lol"),
        silent_on=listed("So I finished it, all nine pages, and went down to the harbour with the dog and a lamp and my aunt.|I finished it.|And I wrote it down.|omg I finally did it"),
    ),
    Sign(
        id="plea-alone", kind="plea", where=Where.BEHIND, longest=60,
        needs=("review", "comment"),
        pattern=r"[\W_]*(?:please )?(?:leave|drop|write)(?: me| us)? (?:a|your) (?:quick |short |nice |little )?(?:review|comment)s?(?: below| please| pl[sz])?" + _END,
        because="What a screen in a story may say as well asks for an answer where the story is over.",
        fires_on=listed("Please leave a review!|please leave a comment|Leave me a review :)|Drop a comment below!"),
        silent_on=listed("Please leave a review with the clerk, it said, and the clerk was dead.|Leave a message|Leave a comment, he said."),
    ),
    Sign(
        id="review-asked", kind="plea", where=Where.EDGE, longest=240,
        needs=("review",),
        pattern=r"[\W_]*(?:(?:if|i hope) you(?: have|['’]ve)? (?:really )?(?:enjoyed|liked|loved) (?:this|the|my|reading) .{0,60}\b(?:please|consider|would you|i['’]d (?:be|love)|help)\b.{0,60}\breview\b.{0,80}|(?:please )?consider (?:leaving|writing|posting) (?:an?|your) (?:\w+ )?review\b.{0,80})$",
        because="Who sells a book asks its readers for a review.",
        fires_on=listed(
            "If you enjoyed this story, please consider leaving a review on Amazon.|If you liked this book, would you leave a short review where you bought it?|"
            "Please consider leaving a review."
        ),
        silent_on=listed("If you enjoyed this, he said, read the review.|If you enjoyed the play, the review was hers."),
    ),
    Sign(
        id="behind-the-end", where=Where.BEHIND, longest=500,
        needs=("wrote", "writ", "idea", "inspired", "story", "thing", "sequel", "fic", "draft", "prompt", "title"),
        pattern=r"(?!.*[\"“”«»])(?=.*\b(?:i|i['’](?:m|ve|d|ll)|my)\b)(?!.*\b(?:he|she|him|her|hers|his|said|we|our|had|you|your)\b)(?=.*(?:['’](?:m|t|s|ve|d|ll)\b|\b(?:lol|omg|tbh|idk|anyways?|maybe|might|mostly|prompt|fics?|ficlet|drabble|sequel|\d{1,2} ?[ap]m)\b))[\W_]*(?:.{0,160}\W)?(?:(?:a|the|this|that|first|last|another) (?:\w+ )?(?:thing|one|fic|ficlet|story|drabble|piece|idea) (?:that )?i(?:['’]ve)? (?:\w+ )?(?:wrote|written|had|got|made|started|finished)|(?:wrote|writing|written|finished|started|posted|drafted) (?:this|it|that)(?: one| thing)? (?:at|in|on|for|during|while|because|after|when|between|instead|as|last|this|all|back)\b|(?:this|it|that)(?:['’]s| is| was| came| started| began)\b.{0,40}\b(?:inspired by|based on|a (?:writing )?(?:prompt|exercise|dream i had|challenge|first draft)|from a (?:prompt|dream))|might (?:do|write|make|try|add) (?:a |an |another |one |more|something)|(?:maybe|may|might|will|going to|gonna|want to|wanted to) (?:write|do|continue|expand|revisit|come back to) (?:a |an |another |one |more|something|this|it)\b|this (?:story|fic|one|piece)|(?:a|the) sequel)",
        because="Below the line that says that a story ends its author says how it came to be, and what may come, in the first person and of nobody else.",
        fires_on=listed(
            "So that was a thing I wrote at 3am. I don't even like currants. Might do one about the milkman someday, might not.|"
            "I wrote this on the night bus, mostly.|This was inspired by a prompt about dentists, and I kept the dog.|"
            "No idea where this story came from. I'll maybe write a sequel."
        ),
        silent_on=listed(
            "I wrote it all down, and when I was done she took the book and burned it.|I put out the lamp and went to bed.|"
            "I wrote this in the cellar by the last candle. If you have found it, do not count them.|"
            "It was the first thing I had written in nine years, and I put it in the stove with my own hands.|"
            '"I wrote this in the dark," it said.|The story I tell is true.'
        ),
    ),
    Sign(
        id="elsewhere", where=Where.EDGE, longest=200,
        needs=("posted", "posting"),
        pattern=r"[\W_]*(?:this (?:story|fic|chapter|one) (?:is|was) )?(?:also |originally |first |previously )?(?:cross-?)?post(?:ed|ing) (?:this )?(?:to|at|on|from) (?:(?:my|the|an) )?(?:ao3|archive of our own|ffn(?:et)?|ff\.net|fanfiction|tumblr|lj|livejournal|dreamwidth|dw|wattpad|royal ?road|reddit|r/|quotev|deviantart|scribblehub|spacebattles|https?:)\S*(?:\W.{0,100})?$",
        because="At a chapter's edge it is told where else the story stands.",
        fires_on=listed("Crossposted to AO3 and Tumblr.|Originally posted on LiveJournal, 2006.|Also posted at https://tales.example/1"),
        silent_on=("Posted on the wall was a bill.", "Posting to the north of the town, the guard yawned."),
    ),
    Sign(
        id="addresses", where=Where.EDGE, longest=200,
        needs=("@", "www.", "http"),
        pattern=rf"(?:(?:e-?mail|contact|website|web|blog)(?: me)?: ?)?{_ADDRESS}(?:\s*[|·•,/]\s*{_ADDRESS})*$",
        because="At a story's edge a line of addresses and nothing else tells where its author is found.",
        fires_on=("ann@tide.example | www.tide.example", "Email: ann@tide.example", "https://tide.example/ann"),
        silent_on=("www.tide.example, he typed, and waited.", "He was @ the quay."),
    ),
    Sign(
        id="device", kind="signature", where=Where.EDGE, longest=60,
        needs=("sent from", "gesendet", "envoyé", "enviado desde", "inviato da", "get outlook"),
        pattern=r"(?:sent from (?:my|an?) (?:apple |samsung )?(?:iphone|ipad|android|galaxy|blackberry|(?:mobile|smart|cell)?(?:phone| device))\b.{0,20}|get outlook for (?:ios|android)|von meine[mn] (?:iphone|ipad|handy|smartphone|mobiltelefon) gesendet|envoyé de(?:puis)? mon (?:iphone|ipad|mobile|téléphone)|enviado desde mi (?:iphone|ipad|móvil)|inviato da(?:l mio)? (?:iphone|ipad))\.?$",
        because="At a story's edge a telephone tells what it was sent from.",
        fires_on=listed("Sent from my iPhone|Sent from my Samsung Galaxy S9|Von meinem iPhone gesendet|Get Outlook for iOS"),
        silent_on=listed("Sent from my mother's house, it had no address.|Sent from home.|It was sent from my phone, she said."),
    ),
    Sign(
        id="edited", where=Where.EDGE, longest=260,
        needs=("edit", "revised", "updated"),
        pattern=r"[\W_]*(?:re-?)?(?:edit(?:ed)?|revised|updated)(?: on)?:? \d[\d./-]{2,9}(?:[:;,.–—-]|\W*$).{0,200}$",
        because="At a chapter's edge it is told when it was mended.",
        fires_on=("Edited 3/4/2019: fixed typos.", "Revised 2019-03-04"),
        silent_on=("Edited 3 times, it was no better.", "Updated maps hung on the wall."),
    ),
    Sign(
        id="prompt-foot", where=Where.EDGE, longest=500,
        needs=("prompt",),
        pattern=r"[\W_]*(?:the )?(?:original |full )?prompts?(?: was)?\s*[:：]",
        because="At a story's edge it is told what it was asked for by.",
        fires_on=("Original prompt: Ines finds the door.", "Prompt: rain"),
        silent_on=("Prompt as ever, she rang at nine.",),
    ),
    Sign(
        id="written-for", where=Where.TOP, longest=300,
        needs=("for ", "by "),
        pattern=r"[\W_]*(?:(?:this|it) (?:was|is) )?(?:originally )?(?:(?:written|posted|created|made|submitted) (?:as an? (?:gift|treat|fill|entry) )?for|(?:a )?(?:fill|treat|gift|entry) for|inspired by) .{0,60}\b(?:prompts?|exchange|challenge|fest|big bang|swap|zine|contest|kink ?meme|bingo|secret santa|yuletide|nanowrimo)\b(?: (?:exchange|\d{4}))?(?:\W*$|[\"”)]*[.!;:(].{0,250}$| (?:on|at|by|from|with|in) .{1,120}$)",
        because="Above a story it is told for which occasion it was written.",
        fires_on=listed(
            "Written for the 2019 Yuletide exchange. Many thanks to N. for the beta.|"
            "Originally posted for a prompt on the kink meme.|This was written for Bread Week's bingo!"
        ),
        silent_on=listed("Written for the king, it was read by the cook.|Made for the contest, the cake had to be carried by six."),
    ),
    Sign(
        id="chapter-head", kind="summary", where=Where.TOP, longest=600,
        needs=listed("summary|recap|previously|last time|song|pairing|prompt|words|word count|posted|resumen|résumé|zusammenfassung|саммари"),
        pattern=r"[\W_]*(?:(?:chapter )?summary|recap|previously(?: (?:on|in) .{1,40})?|last time(?: (?:on|in) .{1,40})?|song(?: for this chapter)?|pairings?|prompts?|word ?count|words(?=\s*:\s*[\d~])|posted|resumen|résumé|zusammenfassung|саммари)\s*[:：]",
        because="Below a heading such a line tells of the chapter.",
        fires_on=listed(
            "Previously: Fern went down.|Last time on Goose Watch: the soup.|Summary: Fern goes down.|"
            "Chapter summary: the dog wakes.|Prompt: rain|Word count: 2,100"
        ),
        silent_on=listed(
            "Summary justice was done.|"
            "Words: she had none for it, and so they sat for an hour or more in the kitchen and looked at the cat."
        ),
    ),
    Sign(
        id="previously", kind="summary", where=Where.TOP,
        needs=("previously",),
        pattern=r"[\W_]*previously (?:on|in) [^.!?:]{2,40}[*_]*$",
        because="Below a heading such a line stands over what came before.",
        fires_on=("Previously on The Other Cup", "*Previously in Goose Watch*"),
        silent_on=("Previously on the quay, there was a lamp.", "Previously unknown"),
    ),
    Sign(
        id="dedicated", kind="dedication", where=Where.TOP, longest=200,
        needs=("dedicat",),
        pattern=r"[\W_]*(?:this (?:chapter|story|one|part|update)(?: is|['’]s)? |chapter )?dedicat(?:ed to|ion(?: to)?:?) (?:@|my |all |every|the |you|(?-i:[A-Z]))",
        because="Below a heading such a line gives the chapter to somebody.",
        fires_on=("Dedicated to @starrynight for the cover! 💕", "This chapter is dedicated to my sister."),
        silent_on=("Dedicated as he was, he slept.", "Dedication is a virtue of the old."),
    ),
    Sign(
        id="sign-off", where=Where.BESIDE, longest=40,
        needs=listed("love|xo|cheers|bye|hugs|kisses|ciao|ttfn|ttyl|lg|bisous|besos|beijos|buzia|grüsse"),
        pattern=r"[\W_]*(?:(?:much |lots of |all (?:the|my) )?love|xo[xo]*|cheers|by+e+|hugs(?: and kisses)?|ciao|ttfn|ttyl|g?lg|(?:gros )?bisous|besos|beijos|buziaki|(?:viele |liebe )?grüße)\b,? ?(?:[\w.'’-]+ ?){0,3}[\W_]*$",
        because="Under a note its author signs it.",
        fires_on=("Love, Rose 🌹", "xoxo Nimbus", "Cheers,", "LG, Feder", "Bisous, Lune"),
        silent_on=("Love is a strange country with a long coast.", "Bye, said the bear, and was gone."),
    ),
    Sign(
        id="chapter-foot", where=Where.EDGE, longest=200,
        needs=listed("song for|word count|words in this|published on|question for you|next chapter|next part"),
        pattern=r"[\W_]*(?:next (?:chapter|part)\s*[:：](?! .*[.!?]$)|song for (?:this|the) (?:chapter|part)\b|word ?count\s*[:：=–-]\s*~?\d|(?:~?\d[\d,.]* )words in this chapter\b|question for you\b\s*[:：])",
        because="At a chapter's edge such a line tells of the chapter.",
        fires_on=listed('Song for this chapter: "Sugar in My Shoes"|Word count: 1204|(1,204 words in this chapter)|Next chapter: Pepper'),
        silent_on=listed("The song for the wedding was long.|Word count for nothing here.|Next chapter: she would move to Leeds."),
    ),
    Sign(
        id="postscript", where=Where.BESIDE, longest=500,
        needs=("p.s", "ps", "edit", "update"),
        pattern=r"[\W_]*(?:p\.? ?(?:p\.? ?)?s\.?|edit(?: \d+)?|update)\s*[:：.–—-]",
        because="Under a note, a postscript belongs to it.",
        fires_on=("P.S. the cat says hello", "PS: I changed the title", "Edit: fixed a typo"),
        silent_on=("Psst. Over here.", "Editing bored her."),
    ),
    Sign(
        id="reply", kind="reply", where=Where.BESIDE, longest=500,
        needs=(":", " - ", " – ", " — "),
        pattern=r"[*_]{0,2}(?!isbn\b)(?:to |re:? |@)?(?-i:[A-Z@]|[a-z]+[_\d])[\w.'’-]{1,30}(?: \([^)]{1,20}\)| (?-i:[A-Z\d])[\w.'’-]{1,20}){0,2}[*_]{0,2}(?::| [-–—]) ",
        because="Under a note, a name and a colon answer a reader.",
        fires_on=("To MossQueen: yes, the beetles are important.", "Guest: thank you!", "@fern_47: soon"),
        silent_on=("it was late: nobody came.", "The whole of the town was there: nobody came.", "ISBN: 9780000000000"),
    ),
)  # fmt: skip
"""Order is precedence."""


@cache
def sign_regex(sign: Sign) -> re.Pattern[str]:
    """A row's pattern, compiled when first asked for."""
    return re.compile(sign.pattern, re.IGNORECASE)


def read_sign(text: str, *places: Where) -> Sign | None:
    """The first row of a place that a paragraph matches, or None for prose; what somebody says aloud is prose.

    >>> read_sign("Reviews are love!", Where.ANYWHERE).id
    'plea'
    """
    longest, signs = _signs_at(places)
    if not text or len(text) > longest or text[0] in "\"“”„«»'‘「":
        return None
    folded = ""
    for sign in signs:
        if len(text) > sign.longest or not text.startswith(sign.opens):
            continue
        folded = folded or text.casefold()
        if any(map(folded.__contains__, sign.needs)) and sign_regex(sign).match(text):  # nearly none is
            return None if is_narrated(text) or forbids(text.partition(":")[2]) else sign
    return None


def is_answer(text: str) -> bool:
    """Whether a line is what a program says above a story it was asked for.

    >>> is_answer("Sure! Here is a story about rain:"), is_answer("Sure, it rained.")
    (True, False)
    """
    sign = read_sign(text, Where.EDGE)
    return sign is not None and sign.id == "answer"


def are_edits(text: str) -> bool:
    r"""Whether lines say one after the other what was changed in a post, as a play names who speaks.

    >>> are_edits("EDIT: thanks for the gold!\nEDIT 2: I fixed the typos."), are_edits("EDIT: Thanks!\nEVE: No.")
    (True, False)
    """
    signs = [read_sign(line, Where.EDGE, Where.BESIDE) for line in text.split("\n")]
    return (
        signs[0] is not None
        and signs[0].id == "edit"
        and all(one and one.id in ("edit", "postscript") for one in signs)
    )


@cache
def _signs_at(places: tuple[Where, ...]) -> tuple[int, tuple[Sign, ...]]:
    """The rows of some places, and the characters of the longest paragraph that one of them takes."""
    signs = tuple(sign for sign in SIGNS if sign.where in places)
    return max(sign.longest for sign in signs), signs


def leads_back(text: str) -> bool:
    """Whether a line alone says that what came before is told below it.

    >>> leads_back("Previously on The Other Cup"), leads_back("Previously: the soup."), leads_back("Words: 12")
    (True, False, False)
    """
    return text.strip("*_ ").casefold().startswith(("previously on ", "previously in ")) and ":" not in text


_SAYS = "said|read|wrote|ended|began|warned|announced|added|insisted|concluded|explained|replied|declared"
_NARRATED = rf"(?:^|[.!?…] )(?:So|Thus) (?:said|read|ran) (?:the|an?|his|her|their|my|our) \w|[,!?…] (?:(?:said|read|wrote|warned|announced|declared) (?:(?:the|an?|his|her|their) \w|he\b|she\b)|said [A-Z][a-z]|(?:(?:the|an?|his|her|their) [\w'’-]+|he|she) (?:{_SAYS})(?: then| again)?(?=[.,;:]|$))"


def is_narrated(text: str) -> bool:
    """Whether somebody in a story says what a paragraph says: it goes on to tell who, without a quotation mark.

    >>> is_narrated("Thanks for reading, the letter ended."), is_narrated("wet stairs, said the sign"), is_narrated("Sorry, it ended up long.")
    (True, True, False)
    >>> is_narrated("no cake was harmed. So said the card."), is_narrated("I was ill. So the next one is late.")
    (True, False)
    """
    return re.search(_NARRATED, text) is not None


_FORBIDS = r"\W*(?:please )?(?:(?:do not|don['’]t|never) (?:you )?(?!mind|worry|expect|own|know)[a-z]+ (?:up |out |on |in |into |off |near |over |under |after |between |to )?(?:the|this|that|these|those|any|anything|him|her|it|them)|keep (?:out|off|away|clear|back)|stand (?:clear|back)|mind the|beware of (?:the|him|her|it|them)|no (?:entry|exit|smoking|trespass\w*|dogs)|handle with)\b"
_OF_READING = r"\b(?:\w*read\w*|like|flam(?:e|es|ing)|stor(?:y|ies)|fics?|chapters?|reviews?|spoil\w*|steal|copy|re-?posts?|plagiari\w*|contents?|scenes?|contain\w*|trigger\w*|slash|lemons?|smut|ooc|au|canon|underage|minors|proceed|continue|squeamish|judge|hate|wr[io]t\w*|done|before|posts?|tags?|ships?|pairings?|rating|die[sd]?|kids|bash|plots?|beta\w*|english|sequel|series|season|episode|ending|death|here|this if)\b"


def forbids(said: str) -> bool:
    """Whether a warning is one in the story: it forbids something to be done to a thing, and that is not to read on.

    >>> forbids("Do not play this tape."), forbids("do not read it at night"), forbids("stairs, and a sad dog")
    (True, False, False)
    >>> forbids("don't kill me"), forbids("never done this before"), forbids("don't flip out")
    (False, False, False)
    """
    folded = said.strip().casefold()
    return re.match(_FORBIDS, folded) is not None and re.search(_OF_READING, folded) is None


_OF_WORKS = r"\b(?:set|seasons?|series|episodes?|canon|au|ooc|takes? place|prompts?|wr[io]t\w*|stor(?:y|ies)|fics?|chapters?|parts?|italics?|bold|thoughts|flashbacks?|povs?|lyrics|songs?|titles?|translat\w*|english|language|spell\w*|grammar|based|inspired|characters?|pairings?|(?<!^the )ships?|ships?(?= (?:is|are|here|in|for)\b)|birthday|gift|thank\w*|sorry|enjoy|please|you|your|spoil\w*|warn\w*|contain\w*|\w*beta\w*|sequel|one-?shot|drabbles?|\w*post\w*|read\w*|rated|rating|fandoms?|universe|verse|poems?|names?|fictional|real|ages?|timelines?|updates?|comments?|mistakes?|typos?|owners?|owns?)\b"
_LEAST_SAID = 4  # words
_OF_THINGS = r"\W*(?:the|these|those) "
_IN_THE_PAST = r"\b(?:was|were|had|did|could|would)\b"
_GOES_ON = r"[^\W\d_A-Z][^.!?]*[.!?] (?:That|This|It|He|She|They|We|Neither|Both|Nobody|None|Nothing)(?: [\w'’,-]+){3,}"


def goes_on_telling(said: str) -> bool:
    """Whether what stands behind a word for a rating, a kind or people begins small and goes on to tell how it was.

    >>> goes_on_telling("two. Neither of them was likeable."), goes_on_telling("t. That is for the swearing."), goes_on_telling("two cats.")
    (True, False, False)
    """
    told = re.match(_GOES_ON, said) is not None and re.search(_IN_THE_PAST, said) is not None
    return told and re.search(_OF_WORKS, said.casefold()) is None


def tells(said: str) -> bool:
    """Whether what stands behind the word for a note only tells of a thing: whole sentences, and none of them of any work.

    >>> tells("The ship has no brakes."), tells("The ship is Ann/Bo, so beware of that.")
    (True, False)
    >>> tells("The tape was found in a drawer."), tells("Set after the third season."), tells("I was ill."), tells("Updates come on Fridays.")
    (True, False, False, False)
    """
    whole = said.isascii() and said.rstrip()[-1:] in ".!?" and len(said.split()) >= _LEAST_SAID
    folded = said.casefold()
    return (
        whole
        and re.match(_OF_THINGS, folded) is not None
        and not speaks_of_self(said)
        and re.search(_OF_WORKS, folded) is None
    )


_DISCLAIMS = r"\b(?:(?:dis)?own(?:s|ed|er|ing|ership)?|belong|rights?|propert|copyright|profit|money|infring|mine|ficti|fan|fic|charact|credit|author|writer|canon|based|inspired|gehör|besitz|appart|pertene|pertenc|poss)"


def is_told_aloud(kind: str, said: str, *, edge: bool, label: str = "") -> bool:
    """Whether a label within a story is printed on something there, or a manner of speaking: its teller says who says so.

    In the midst of a chapter a disclaimer must say whose something is, or speak of the writing; and what stands behind
    an author's note, in full words, must speak to somebody, of its author or of the writing.

    >>> is_told_aloud("disclaimer", "no car was harmed, said the leaflet.", edge=True)
    True
    >>> [is_told_aloud("disclaimer", said, edge=False) for said in ("I never knew my mother.", "I don't own Wildwood.")]
    [True, False]
    >>> [is_told_aloud("authors-note", "he does not exist.", edge=False, label=label) for label in ("Author's note", "A/N")]
    [True, False]
    >>> is_told_aloud("authors-note", "play the song here!", edge=False, label="Author's note")
    False
    """
    if not said or len(said) > _LONGEST_ALOUD:
        return False
    if is_narrated(said):
        return True
    if label.casefold().replace("’", "'") in _IN_FULL and not edge:
        words = _words_of(said)
        return bool(words & _OF_OTHERS) and not words & (_I | _YOU | _WISH | _TALK) and said[-1] != "!"
    ours = re.search(_DISCLAIMS, said.casefold()) or not said.isascii()
    return kind == "disclaimer" and not edge and not ours and not talks_of_writing(said)


_LONGEST_ALOUD = 120
_IN_FULL = frozenset({"author's note", "author's notes", "authors note", "author note", "note from the author"})
_OF_OTHERS = frozenset(
    """he she it they his her their him them is was are were has had does did there this that he's she's it's doesn't isn't
    wasn't didn't""".split()
)
"""What a sentence that tells something has, and no request."""


HEAD_OF_COMMENT = re.compile(
    r"(?:\S.{0,100}? )??(?:on Chapter \d{1,4} )?(?:\(Unreviewed\) )?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d[AP]M .{2,20}"
)
"""Which reader wrote on which chapter, and when, as the Archive of Our Own prints it over a comment."""


def is_reply(text: str) -> bool:
    """Whether a paragraph under the word for replies answers one reader, or several a line each, whatever they call themselves.

    >>> is_reply("wyrmlover: thank you!!!"), is_reply("She had said so: it was the wind.")
    (True, False)
    """
    return re.match(r"[*_@]{0,3}[\w.'’-]{2,40}(?: \([^)]{1,20}\))?[*_]{0,2}\s?[:：-] ?\S", text) is not None


_SELF_EVIDENT = (
    "i do not own", "i don't own", "i did not own", "we do not own", "we don't own", "i own nothing", "i own none of", "i own no ", "i still don't own", "i still do not own", "don't own", "do not own",
    "mir gehört nichts", "ich besitze nichts", "je ne possède", "no poseo", "no soy dueña", "non possiedo", "não possuo", "nada me pertenece",
)  # fmt: skip
_OWNED = (
    "character", "series", "show", "book", "movie", "film", "game", "rights", "franchise", "anime", "manga", "fandom", "universe", "charaktere", "personnages", "personajes", "personaggi", "personagens",
)  # fmt: skip
_LEGAL = ("no copyright infringement", "all characters belong to", "the characters belong to", "characters belong to", "all rights belong to", "all characters are property", "все права", "персонажи принадлежат", "alle figuren gehören", "alle charaktere gehören", "les personnages appartiennent", "los personajes pertenecen", "i personaggi appartengono", "os personagens pertencem")  # fmt: skip
_COPYRIGHT_PAGE = (
    "all rights reserved", "no part of this book may be", "no part of this publication may be", "no part of this work may be", "isbn 9", "isbn: 9", "isbn-1", "isbn 0", "isbn: 0", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados", "tutti i diritti riservati", "todos os direitos reservados", "alle rechten voorbehouden",
    "prohibida su ", "prohibida la copia", "prohibida la reproducción", "prohibido copiar", "proibida a ", "plágio é crime", "toute reproduction", "reproduction interdite", "do not copy or ", "do not copy, ", "do not repost", "please do not repost", "no copies ni adapt",
)  # fmt: skip
_OF_FICTION = ("this is a work of fiction", "this book is a work of fiction", "this story is a work of fiction", "this novel is a work of fiction", "names, characters", "the characters and events portrayed in this", "any resemblance to actual", "any resemblance to real", "any resemblance to persons", "any resemblance between")  # fmt: skip
_SAYS_FICTION = ("resemblance", "coinciden", "fictitious", "imagination")
_RIGHTS_TOLD = r"[^.!?,;:]{1,60},[\"”']? (?:(?:said|read|wrote) |(?:(?:the|an?|his|her|their|my|our) (?:[\w'-]+ ){1,2}|(?:he|she|it|they|we|i|everybody|somebody) )(?:(?:always|still|often|only) )?(?:said|says|say|wrote|(?:used to|would|liked to) (?:say|add))\b)"
"""Somebody in a story says a page's words: ``All rights reserved, my aunt used to say``."""
_BELONGS = r"[^!?]{1,60} (?:belongs?|is owned by|are owned by|is the property of|are the property of)\b[^!?]{1,60}?[,;.–—-]? ?(?:(?:and )?not (?:to )?me|i(?: am|['’]m) (?:just|only) (?:borrowing|playing)|no (?:copyright|profit|money)|i (?:make|own) no)"

_LONGEST_CLAIM = 600
_CLAIMED = r"\b(?:the|these|those|their|its|any(?: of (?:the|these|their))?) (?:[\w'-]+ ){0,3}(?:characters?|series(?! of\b)|show|movies?|films?|books|games?|franchise|anime|manga|fandoms?|universe)\b"
"""What somebody else has made, whole words."""
_NOT_CLAIMED = r"\b(?:i|we) (?:of course )?(?:(?:do not|don't) (?:claim|lay|make)|(?:claim|lay|make) no)\b.{0,20}\b(?:ownership|rights? to|to own|owning|(?:claims?|credit) (?:to|for) (?:any of )?(?:the|these) (?:[\w'-]+ ){0,2}characters)\b"
"""What somebody writes who does not own what a story is about, behind whatever the paragraph opens with; of courage a story says so, too."""


def _claims_nothing(folded: str) -> bool:
    """Whether somebody says in one sentence of a work's people, or of the work, that they are not claimed.

    >>> _claims_nothing("the show is marsh's, and i claim no ownership of its characters."), _claims_nothing("i make no claim to courage, and i was shown none.")
    (True, False)
    """
    said = (one for one in re.split("[.!?]", folded) if " claim" in one)
    return any(re.search(_NOT_CLAIMED, one, re.DOTALL) and re.search(_CLAIMED, one) for one in said)


def is_disclaimer(text: str) -> bool:
    """Whether a paragraph without a label disclaims: it names somebody's work, or speaks of one.

    >>> is_disclaimer("I don’t own Wildwood Academy."), is_disclaimer("I own nothing but this coat.")
    (True, False)
    >>> is_disclaimer("My first story. The characters are Marsh's and I claim no ownership of them."), is_disclaimer("They claim no ownership of the film.")
    (True, False)
    >>> is_disclaimer("I make no claim to courage, and I was shown none. My father kept the bridge, and I kept the book.")
    False
    >>> is_disclaimer("Wildwood belongs to T. Marsh, not me."), is_disclaimer("The house belongs to me.")
    (True, False)
    >>> is_disclaimer("All rights reserved, my aunt used to say."), is_disclaimer("All rights reserved, including the right to copy.")
    (False, True)
    >>> is_disclaimer("This is a work of fiction. Any resemblance is coincidental."), is_disclaimer("This is a work of fiction, he said.")
    (True, False)
    """
    plain = text.replace("’", "'")
    folded = plain.casefold().lstrip("🚫⚠️❗⛔©® ")
    opening = ""
    if folded.startswith(_SELF_EVIDENT):
        opening = next(opening for opening in _SELF_EVIDENT if folded.startswith(opening))
    if folded.startswith(_LEGAL) or folded.startswith(_COPYRIGHT_PAGE):
        return re.match(_RIGHTS_TOLD, folded) is None
    if folded.startswith(_OF_FICTION) and any(word in folded for word in _SAYS_FICTION):
        return True
    if " claim" in folded and len(text) <= _LONGEST_CLAIM and '"' not in text and _claims_nothing(folded):
        return True
    if len(text) > _LONGEST_DISCLAIMER or '"' in text:
        return False
    if not opening:
        return (" belong" in folded or "own" in folded or "property" in folded) and re.match(
            _BELONGS, folded
        ) is not None
    named = any(word[0].isupper() for word in plain[len(opening) :].split())
    return named or any(word in folded for word in _OWNED)


_LONGEST_DISCLAIMER = 200

_SURE_TALK = frozenset(
    """review reviews reviewer reviewers reviewed reviewing fic fics fanfic fanfics fanfiction oneshot one-shot kudos beta beta'd betaed unbetaed unbeta'd unbeta beta-read beta-ed betas hiatus wattpad ao3 ffn patreon discord
    faved favourited favorited a/n reviewern kommentare betaleserin отзывы отзыв фанфик глава главы главу""".split()
)
_BETAED = frozenset("betaed beta'd unbetaed unbeta'd unbeta beta-read beta-ed".split())
"""What no story says of anything but stories."""
_TALK = _SURE_TALK | frozenset(
    """chapter chapters update updates updated updating readers reader comment comments commented prompt story stories fandom writing wrote posted posting follow followed follows vote votes kapitel
    chapitre capítulo capitolo hoofdstuk rozdział geschichte histoire historia storia história""".split()
)
_YOU = frozenset(
    "you your you're you've y'all ya yours guys everyone everybody ihr euch vous os vosotros ustedes voi vocês jullie wy вы вас вам всем 大家".split()
)
_I = frozenset(
    "i i'm i've i'll i'd me my we our us ich mir mein meine je j'ai mon ma yo mi io mio mia eu meu minha ik mijn я мне мой моя меня".split()
)
_WISH = frozenset(
    "thank thanks thx hope enjoy enjoyed sorry apologies promise danke merci gracias grazie obrigada obrigado спасибо bedankt dziękuję".split()
)


_READERS_THANKED = (
    "読んでくださ", "読んで下さ", "お読みいただ", "お読み頂", "読んでいただ", "感想お待ち", "感想をお待ち", "ご感想",
    "感想をくださ", "感想を頂", "感想をいただ", "感想などいただ", "評価をいただ", "評価を頂", "ブックマークと", "ブックマークや", "ブクマ", "誤字報告", "誤字脱字", "次回の更新", "次回更新", "初投稿",
    "求月票", "求票", "求订阅", "求訂閱", "霸王票", "营养液", "營養液", "小红心", "小紅心", "小蓝手", "小藍手", "开新文", "開新文", "追更", "谢谢看到这里", "謝謝看到這裡",
    "谢谢阅读", "感谢阅读", "谢谢大家的", "感谢大家的", "謝謝閱讀", "謝謝大家的", "感謝閱讀", "感謝大家的", "求收藏", "求评论", "求評論", "读者们", "讀者們",
    "읽어 주셔서", "읽어주셔서", "댓글", "감사합니다, 독자",
)  # fmt: skip
"""What only those say who write to be read."""


def talks_of_writing(text: str) -> bool:
    """Whether a paragraph under a note goes on about the publishing, to the readers; in doubt it is prose.

    >>> talks_of_writing("Thanks to my beta! I hope you like it."), talks_of_writing("She read the last chapter twice.")
    (True, False)
    >>> talks_of_writing("It is not betaed."), talks_of_writing("The beta of the pack sat down.")
    (True, False)
    >>> talks_of_writing("I told you the story of the dog."), talks_of_writing("Sorry for the short chapter, I had a test.")
    (False, True)
    """
    words = _words_of(text)
    if not text.isascii() and any(sign in text for sign in _READERS_THANKED):
        return True
    talk, you, wish = words & _TALK, not words.isdisjoint(_YOU), not words.isdisjoint(_WISH)
    mine = not words.isdisjoint(_I)
    if talk & _SURE_TALK:
        return you or mine or wish or not words.isdisjoint(_BETAED)
    if talk - {"story", "stories", "writing", "wrote", "reader"}:
        return you or wish
    return bool(talk) and wish and (you or mine)


_NO_CHAPTER = r"[\W_]*(?:(?:author['’]?s?['’]? notes?|a/?n)[\W_]+)?(?:this is )?not (?:a|an) (?:real |actual |new )?(?:chapter|update)[\W_]*|(?:important |quick )?(?:announcement|hiatus)(?: notice| announcement)?[\W_]*|[\W_]*(?:please read|important|urgent|sorry)(?: this)?[\W_]*"
_NO_CHAPTER_NEEDS = ("not a", "announcement", "hiatus", "please read", "important", "urgent", "sorry")


def says_no_chapter(title: str) -> bool:
    """Whether the heading of a chapter says that it is none, or that it tells the readers something.

    >>> says_no_chapter("NOT A CHAPTER!!"), says_no_chapter("Hiatus"), says_no_chapter("Not a Chapter of Accidents")
    (True, True, False)
    """
    folded = title.casefold()
    return any(map(folded.__contains__, _NO_CHAPTER_NEEDS)) and bool(re.fullmatch(_NO_CHAPTER, title, re.IGNORECASE))


def speaks_of_self(text: str) -> bool:
    """Whether a paragraph is in the first person.

    >>> speaks_of_self("My cat was ill all week."), speaks_of_self("The cat was ill.")
    (True, False)
    """
    return not _words_of(text).isdisjoint(_I)


def speaks_of_self_alone(text: str) -> bool:
    """Whether a paragraph is in the first person, and of nobody else.

    >>> speaks_of_self_alone("My exams are next week."), speaks_of_self_alone("I am leaving you."), speaks_of_self_alone("I saw him.")
    (True, False, False)
    """
    words = _words_of(text)
    return not words.isdisjoint(_I) and words.isdisjoint(_YOU | _OTHERS)


_OTHERS = frozenset("he him his she her hers they them their".split())
_READ = 2_000  # characters of a paragraph that are looked through for such talk


def _words_of(text: str) -> set[str]:
    """The words of a paragraph, no matter their case and the signs around them."""
    return {word.strip('.,!?¡¿;:()"“”«»*_~…') for word in text[:_READ].replace("’", "'").casefold().split()}


_WRITING = _TALK | frozenset(
    "book novel tale write written wrote writer author draft drafts tales collection edition manuscript buch roman livre roman libro novela romanzo livro книга книгу рассказ повесть роман писал писала написал написала".split()
)
_HAN_WRITING = ("写", "書", "小说", "小説", "故事", "作品", "读者", "読者", "连载", "글", "소설", "독자")
_HAN_I = ("我", "私", "僕", "笔者", "筆者", "작가", "저는")


def is_about_writing(text: str) -> bool:
    """Whether a foreword or an afterword speaks, in the first person, of the book itself.

    >>> is_about_writing("I wrote this book in a shed."), is_about_writing("They built it for a king.")
    (True, False)
    """
    head, words = text[:_READ], _words_of(text)
    if not head.isascii() and any(sign in head for sign in _READERS_THANKED):
        return True
    if any(sign in head for sign in _HAN_I):
        return any(sign in head for sign in _HAN_WRITING)
    return not words.isdisjoint(_I | _WISH) and not words.isdisjoint(_WRITING)


_GIVEN = (
    r"[\W_]*(?:for (?!(?:a|an|one|two|three|some|many|years|days|weeks|months|hours|once|the (?:first|last|next)) )|to (?-i:[A-Z]|my |all |everyone|every|the )|dedicated to |in memory of |für |meiner? |à |pour |para |a mi[ao]? |a (?:miei|mie|minha|meus?) |ai miei |alle mie |all[ae] mia |al mio |ao meu |aos meus |a (?-i:[A-ZÀ-Þ])[\w-]+(?: (?-i:[A-ZÀ-Þ])[\w-]+)?(?:, (?:que|che|mi|mio|mia|minha|meu) | (?:y|e) (?:a )?(?=(?-i:[A-ZÀ-Þ])))|per |voor |dla |посвящается |моей |моему |献给|獻給|に捧ぐ)"
    r"(?:[^.!?。]|(?<=[^\w][^\W\d_])\.|(?<=\bmr)\.|(?<=\bmrs)\.|(?<=\bdr)\.|(?<=\bst)\.){2,120}[.!]?[\W_]*$|.{1,40}に捧(?:ぐ|げる)[\W_]*$"
)


_GIVEN_IN_DATIVE = r"[\W_]*(?:meine[mn] (?:\w{2,12}n )?(?-i:[A-ZÄÖÜ])\w+(?:(?:,| und) (?:meine[rmn] )?(?-i:[A-ZÄÖÜ])\w+){0,3}|de[mr] (?:andenken|gedenken|erinnerung) [^.!?:;]{2,80}|dem (?-i:[A-ZÄÖÜ])\w+)[\W_]*$"
_BEFORE_GIVEN = '*_“„»"([—– '
_DATIVES = frozenset("meinem meinen dem der".split())


def is_dedication(text: str) -> bool:
    r"""Whether a line before the story gives it to somebody.

    >>> is_dedication("For everybody on the night bus."), is_dedication("To my mother"), is_dedication("For two years he waited.")
    (True, True, False)
    >>> is_dedication("For M. and J., who rowed."), is_dedication("TO\nMRS. A. HALE, AT SEDGE")
    (True, True)
    >>> [is_dedication(line) for line in ("A mia madre, sarta", "A Pilar, que esperó.", "A Marta y Juan")]
    [True, True, True]
    >>> [is_dedication(line) for line in ("A Novel", "A Tale, with a Moral", "A Marta le gustaba el río.")]
    [False, False, False]
    """
    if len(text) > 160:
        return False
    line = " ".join(text.split())
    if re.match(_GIVEN, line, re.IGNORECASE):
        return True
    dative = line.lstrip(_BEFORE_GIVEN).partition(" ")[0].casefold() in _DATIVES
    return dative and re.match(_GIVEN_IN_DATIVE, line, re.IGNORECASE) is not None


_BY_NAME_ALONE = r"[*_]*A(?: (?:mis?|mi[ao]|minha|meu))?(?:,? (?:(?:y|e|i) (?:a )?)?[A-ZÀ-Þ][\w-]+){1,4}\.?[*_]*"


def is_given_by_name(text: str, language: str) -> bool:
    """Whether a line alone above the first chapter gives the story to somebody in a language that has one letter for it: to anybody else it is an article.

    >>> is_given_by_name("A Pilar", "es"), is_given_by_name("A Novel", "en"), is_given_by_name("A Roma tutti dormono", "it")
    (True, False, False)
    """
    return language[:2] in ("es", "it", "pt", "gl", "ca") and re.fullmatch(_BY_NAME_ALONE, text) is not None


_GIVEN_BY_NAME = (
    r"[*_\W]{0,3}(?:(?:for|in memory of) (?!sale\b|rent\b|hire\b|whom\b|starters\b|my part\b)(?:(?:my|our) (?:\w+ ){0,2}\w+|(?-i:[A-Z])[\w.'’-]*)|to (?:(?:my|our) (?:\w+ ){0,2}\w+|(?-i:[A-Z])[\w.'’-]*(?=, (?:my|our|who) ))|für (?:(?:mein|unser)\w{0,2} )?(?-i:[A-ZÄÖÜ])[\w.-]*|meine[rmn]? (?-i:[A-ZÄÖÜ])\w+|"
    r"(?:à|pour) (?:mon|ma|mes) \w+|pour (?-i:[A-ZÉ])[\w.-]*|(?:para|a|per) (?:mi|mia|mio|mis|minha|meu) \w+|(?:para|per) (?-i:[A-Z])[\w.-]*|посвящается (?:мо\w+ )?\w+|мо(?:ему|ей|им) \w+)"
    r"(?:(?:,| and| und| et| y| e| и| &|, and)? (?:(?:my|our|who|der|die|qui|que|che) |(?-i:[A-ZÀ-ÞА-Я]))[^.!?:;…\n]{0,60})?[*_\W]{0,3}"
)

_LONGEST_GIVEN = 100
_GIVES = frozenset(
    "for to in für mein meine meiner meinem meinen à pour para a per посвящается моему моей моим".split()
)


def is_dedication_alone(text: str) -> bool:
    """Whether a line right below a title gives the story to somebody, where no heading parts it from the story: it names them, and is no sentence.

    ``To London`` and ``À Paris`` are ways that a story goes, and ``A Letter`` is what one is called.

    >>> [is_dedication_alone(line) for line in ("For Dot", "To my mother, who counted them", "For Hal and Dot", "Für Hanna")]
    [True, True, True, True]
    >>> [is_dedication_alone(line) for line in ("For sale", "To Hal:", "For my mother the river was a kind of clock.", "To the north")]
    [False, False, False, False]
    >>> [is_dedication_alone(line) for line in ("A Letter", "To London", "To Hell and Back", "À Paris", "To Dot, who rowed")]
    [False, False, False, False, True]
    """
    return (
        len(text) <= _LONGEST_GIVEN
        and text[-1:] not in ".!?…:;,-–—"
        and text.lstrip('*_“"').partition(" ")[0].casefold() in _GIVES
        and not text.isupper()
        and re.fullmatch(_GIVEN_BY_NAME, text, re.IGNORECASE) is not None
    )


_LONGEST_RIGHTS = 600
_RIGHTS = r"[\W_]*(?:(?:©|copyright\b,?)\s*(?:©|\(c\))?\s*(?:by\s+)?(?:\d{4}|(?-i:[A-Z]))|\(c\)\s*\d{4})[^!?]{0,80}?(?:(?<!(?-i:[A-Z]))[.!](?=\s|$)|$)"


def read_rights(text: str) -> int:
    """Where a line that says whose the story is ends, within its paragraph; 0 where there is none.

    >>> line = "© 2003 Marigold & Finch. Please do not eat this story."
    >>> line[: read_rights(line)], read_rights("Copyright law bored her."), read_rights("(c) cats")
    ('© 2003 Marigold & Finch.', 0, 0)
    """
    if len(text) > _LONGEST_RIGHTS:
        return 0
    match = re.match(_RIGHTS, text, re.IGNORECASE)
    return match.end() if match else 0


_LONGEST_RIGHTS_PAGE = 1_500
_RIGHTS_PAGE = (
    r"(?:^|\n)[^\w\n©(]*+(?:\([^\w\n©(]*+)?(?:(?:(?:(?:text|translation|illustrations?|cover (?:art|design|image|photograph)) )?copyright|©)\W.{0,60}\b(?:1[89]|20)\d\d|\(c\) (?:1[89]|20)\d\d|(?:first |originally )?published (?:in|by)\b.{0,60}\b(?:1[89]|20)\d\d(?=\W*(?:\n|$)| by )|(?:first|originally) (?:published|printed|issued)\b.{0,60}\b(?:1[89]|20)\d\d|(?:first|second|third|\d{1,2}(?:st|nd|rd|th)) (?:edition|impression|printing)\W.{0,40}\b(?:1[89]|20)\d\d|all rights reserved|isbn[\s:-]*\d|alle rechte vorbehalten|tous droits (?:de \w+ )?réservés|todos (?:los derechos|os direitos) reservados|tutti i diritti riservati|propriet[àa] letteraria|все права (?:защищены|сохраняются)|"
    r"the (?:moral )?rights? of .{2,60} (?:to be identified|ha(?:s|ve) been asserted)|a cip catalogue record|no part of this (?:book|publication|story))"
)


def is_rights_page(text: str) -> bool:
    r"""Whether a paragraph above a story is of the page that says whose the book is, and since when.

    >>> [is_rights_page(line) for line in ("First published in 2020 by Tide Press", "Copyright © Ann Lee 2020", "ISBN 978-0-00-0")]
    [True, True, True]
    >>> [is_rights_page(line) for line in ("(c) 2020 Ann Lee", "(© Ann Lee, 2020)", "Low Water\n* Copyright 2020 by Ann Lee")]
    [True, True, True]
    >>> [is_rights_page(line) for line in ("It was published in 1920, and nobody read it.", "Copyright law bored her.")]
    [False, False]
    """
    return len(text) <= _LONGEST_RIGHTS_PAGE and re.search(_RIGHTS_PAGE, text, re.IGNORECASE) is not None


_CLOSING = (
    r"[\W_]*(?:the end|end|fin|finis|ende(?: (?:von teil|des) \w+(?: teils)?)?|fin de la (?:\w+ )?partie(?: \w+)?|fine|fim|einde|koniec|slut|конец|конец первой части|全文完|全书完|本章完|终|待续|待續|完|完结|終わり|おわり|終|了|全剧终|全劇終|剧终|全書完|全文終|正文完|끝|完結|end of story|ה?סוף|پایان|النهاية|تم[تّ]{0,2}(?: بحمد الله)?|انتهى|انتهت|tbc|to be continued|fortsetzung folgt|wordt vervolgd|c\.?d\.?n|ciąg dalszy nastąpi|[àa] suivre|continuará|continua|"
    r"продолжение следует|未完待续|つづく|続く|\(?continued in (?:part|chapter) \w+\)?|end of (?:part|book|volume) \w+|-?30-?)[\W_]*"
)
"""Closing lines: no scene and no chapter; they stay where they are."""
_SPELT, _LONGEST_SPELT = frozenset("theend end ende fin fine fim".split()), 24  # letter by letter; characters


def is_closing(line: str) -> bool:
    """Whether a line only says that the story ends.

    >>> is_closing("~ Fin ~"), is_closing("oOo Fin oOo"), is_closing("The end of it was rain.")
    (True, True, False)
    >>> is_closing("T H E   E N D"), is_closing("E-N-D-E"), is_closing("A B C")
    (True, True, False)
    """
    if line[1:2] in (" ", "-") and len(line) < _LONGEST_SPELT:
        letters = line.replace("-", " ").split()
        if letters and max(map(len, letters)) == 1:
            return "".join(letters).casefold() in _SPELT
    if line[:1] in "oOxX":
        line = line.strip("oOxX ")
    return len(line) < 40 and re.fullmatch(_CLOSING, line, flags=re.IGNORECASE) is not None


_YEAR = r"(?:1[6-9]|20)\d\d(?: ?г(?:г|од|оды|ода)?\.?)?"
_WHEN = rf"(?:(?:im |en |в |in )?(?:\d{{1,2}}(?:\.|st|nd|rd|th)? (?:de )?)?[^\W\d_]{{3,10}}(?: de)?,? )?{_YEAR}"
_WHEN_WRITTEN = rf"[(\[]?(?:[^\W\d_a-zа-яё][\w.'’–-]*(?: [^\W\d_a-zа-яё][\w.'’-]*){{0,3}}, )?{_WHEN}(?: ?[-–—] ?(?:{_WHEN}|\d\d))?[)\].]?"


def is_when_written(line: str) -> bool:
    """Whether a line could be when, and where, a story was written, as authors set it below the end.

    >>> [is_when_written(line) for line in ("1998 г.", "Paris, March 1998", "Trieste-Zurich-Paris, 1914-1921", "(June 1998 – May 2001)")]
    [True, True, True, True]
    >>> [is_when_written(line) for line in ("It was 1998.", "She died in March 1998.", "Room 12, 1998 letters")]
    [False, False, False]
    """
    return len(line) < 60 and any(map(str.isdigit, line[-9:])) and re.fullmatch(_WHEN_WRITTEN, line) is not None
