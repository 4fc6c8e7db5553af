"""Pages that a site shows in a story's place and that were saved for it: by which sentences each is known, and what to do.

Loaded only for a text of a few lines. A story may be called "404 Not Found", or tell of it: so only a page that says next
to nothing else is one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from storybind.text.tables import listed

_REST = 40  # words that such a page may have beside its own sentences: what it is called, whose it is, a greeting
_TIMES = 2  # as many of them for each word of those sentences; a story that has one of them says more of its own

_SHOWN = "open its address in a browser, and save the page that shows the story"
_LATER = "try its address again later, and save the page that shows the story"


class Refusal(NamedTuple):
    """A reason for which a site shows no story.

    Attributes:
        needs: Folded stretches one of which is in every such page; they spare nearly all short stories the patterns.
        sure: Sentences that only such a page says; case is no matter, nor the sign at their end.
        doubtful: Sentences that could be a story's title as well: a page is known by them where it says nothing else.
        way: What to do about it.
        pages: Examples, a line of the page on each line.
    """

    id: str
    needs: tuple[str, ...]
    sure: tuple[str, ...]
    doubtful: tuple[str, ...]
    way: str
    because: str
    pages: tuple[str, ...]
    silent_on: tuple[str, ...]


REFUSALS = (
    Refusal(
        id="log-in",
        needs=listed(
            "log in|login|log-in|sign in|signed in|registered users|melde|logge|connectez-vous|connecté|vous connecter|sesión|войдите|авториз|登|ログイン"
        ),
        sure=(
            r"(?:please |you (?:must|need to|have to) )?(?:log|sign) ?in(?: or (?:register|sign ?up|join))?(?: here)? to (?:continue|read|view|see|proceed|access)\b.{0,60}",
            r"(?:sorry, )?(?:this|the) (?:work|story|page|content|chapter|post|topic|forum)(?: is)? (?:only )?(?:available|visible) (?:only )?to (?:registered|logged.in) (?:users|members)\b.{0,40}",
            r"(?:sorry, )?you (?:must|have to|need to) be (?:logged|signed) in to .{3,60}",
            r"(?:bitte )?(?:melde dich|melden sie sich|logge dich) (?:bitte )?(?:an|ein),? um .{3,60}|(?:anmelden|einloggen),? um fortzufahren",
            r"connectez-vous pour (?:continuer|lire).{0,40}|vous devez (?:être connecté|vous connecter).{0,60}",
            r"inici[ae] sesión para (?:continuar|leer).{0,40}|debes iniciar sesión .{3,60}",
            r"(?:войдите|авторизуйтесь),? чтобы (?:продолжить|читать|прочитать).{0,40}",
            r"请(?:先)?登[录陆](?:后.{2,12})?|請先?登[入錄](?:後.{2,12})?|ログインしてください|(?:続行|閲覧)するにはログイン.{0,12}",
            r"if you already have an? .{2,40} account, (?:log|sign) in now|or, if you would like to join us, request an invitation .{0,40}",
        ),
        doubtful=(r"(?:log|sign) ?in|login required|(?:members|registered users) only",),
        way="log in to the site with a browser, open the story there, and save the page that shows it",
        because="A site that shows a story to its members alone shows others a form.",
        pages=(
            "Log in to continue\nThis story is only available to registered users.",
            "Sorry!\nThis work is only available to registered users of the Archive. If you already have an Archive account, log in now.",
            "Войдите, чтобы продолжить",
            "Log in",
        ),
        silent_on=(
            "Log in to continue\n" + "She wrote down what the screen said, and then what she thought of it. " * 4,
            "Sorry!\nHe was not.",
            "Sign in\n\nThe bell rang twice.",
        ),
    ),
    Refusal(
        id="adult",
        needs=listed(
            "adult|mature content|explicit content|willing to see|accept cookies|your preference|18|age verification"
        ),
        sure=(
            r"this (?:work|story|page|content) (?:could|may|might) (?:have|contain) (?:adult|mature|explicit) content",
            r"if you (?:continue|proceed), you have agreed that you are willing to see such content",
            r"if you accept cookies from our site and you choose .{3,20}, you will not be asked again .{0,90}",
            r"if you log in you can store your preference and never be asked again",
            r"(?:you must|please) (?:be|confirm that you are|verify that you are) (?:at least )?(?:18|over 18|18 years old)\b.{0,60}",
        ),
        doubtful=(r"adult content(?: warning)?", r"age verification"),
        way="agree to what it asks with a browser, and save the page that follows",
        because="A site that asks for its reader's age shows the story behind the question.",
        pages=(
            "This work could have adult content. If you continue, you have agreed that you are willing to see such content.",
        ),
        silent_on=("Adult Content\n\nIt rained on the two of them.",),
    ),
    Refusal(
        id="check",
        needs=listed(
            "javascript|cookies|your connection|site connection|checking|verify|confirm|cloudflare|ddos|moment|please wait|loading|attention required"
        ),
        sure=(
            r"(?:please )?enable javascript and cookies to continue|please (?:enable|turn on) (?:javascript|cookies)\b.{0,60}",
            r"(?:you need to |you must |please )?enable javascript to (?:run|use|view|see|read|continue)\b.{0,40}",
            r".{0,60}needs to review the security of your connection before proceeding",
            r"(?:checking|verifying) (?:if the site connection is secure|your browser before accessing .{1,60}|(?:that )?you are (?:not a bot|human).{0,60})",
            r"please (?:verify|confirm) (?:that )?you are (?:a |not a )?(?:human|robot).{0,40}",
            r"ddos protection by \w+|\| cloudflare|performance (?:&|and) security by cloudflare",
        ),
        doubtful=(
            r"just a moment|one moment,? please|please wait(?: a moment)?|loading|checking your browser|attention required",
        ),
        way=f"a program cannot pass it: {_SHOWN}",
        because="A site that asks first whether a person reads it shows programs the question alone.",
        pages=(
            "Just a moment...\nEnable JavaScript and cookies to continue",
            "Tales\nYou need to enable JavaScript to run this app.",
            "Just a moment...",
            "stories.example\nstories.example needs to review the security of your connection before proceeding.",
        ),
        silent_on=("Just a Moment\n\nIt rained, and then it did not.", "Loading...\nThe cart was full."),
    ),
    Refusal(
        id="forbidden",
        needs=listed(
            "401|403|forbidden|unauthori|denied|permission|blocked|banned|verweigert|accès refusé|acceso denegado|запрещ|拒绝访问"
        ),
        sure=(
            r"(?:error |http )*(?:401|403)(?: ?[-–—:|])? (?:error|forbidden|unauthori[sz]ed|access denied|verboten|interdit|prohibido|доступ запрещ[её]н)\b.{0,40}|(?:error|http|fehler|erreur|ошибка)(?: code)? (?:401|403)",
            r"you (?:don['’]t|do not) have (?:the )?permission (?:to (?:access|view|see) .{1,200}|for this)",
            r"(?:you have been|your (?:ip|ip address|access) (?:has been|is)) (?:blocked|banned|denied)\b.{0,60}|sorry, you have been blocked",
        ),
        doubtful=(
            r"forbidden|access denied|unauthori[sz]ed|zugriff verweigert|accès refusé|acceso denegado|доступ запрещ[её]н|拒绝访问",
        ),
        way=f"the site hands it to nobody, or not to a program: {_SHOWN}",
        because="What the site calls forbidden it does not show.",
        pages=(
            "403 Forbidden\nnginx/1.18.0 (Ubuntu)",
            'Access denied\nYou don\'t have permission to access "http://www.example.com/" on this server.\nReference #18.2d351ab8.1557333295',
        ),
        silent_on=(
            "Forbidden\n\nIt rained.",
            "Drabble\nYou have been blocked. She read it twice, and put the phone into the river.",
            "403\n\nHe turned back at mile four hundred and three.",
        ),
    ),
    Refusal(
        id="missing",
        needs=listed(
            "404|410|found|exist|find th|removed|deleted|nicht gefunden|introuvable|non trouvée|encontrada|trovata|не найдена|не существует|页面不存在|見つかりません|archived that url"
        ),
        sure=(
            r"(?:error |http )*(?:404|410)(?: ?[-–—:|])? (?:error|(?:page |file )?not found|gone|nicht gefunden|introuvable|no encontrada?|не найдено)\b.{0,40}|(?:error|http|fehler|erreur|ошибка)(?: code)? (?:404|410)",
            r"the (?:requested )?(?:url|page|file|story|work|resource)(?: .{1,200})? (?:was not|could not be|cannot be|can['’]t be) found(?: on (?:this|our) (?:server|site))?",
            r"(?:sorry, )?(?:the|this) (?:page|story|work|content) (?:you(?:['’]re| are| were)? (?:looking|searching) for )?(?:does(?: not|n['’]t)|no longer) exists?|we (?:can['’]t|cannot|could(?: not|n['’]t)) find (?:the|that) page.{0,40}",
            r"the wayback machine has not archived that url|this page is not available on the web because .{3,60}",
            r"story not found.{0,60}|(?:this|the) (?:story|work|chapter|page) (?:has been|was) (?:deleted|removed)(?: by .{2,40})?",
            r"(?:diese|die) (?:angeforderte )?seite (?:wurde nicht gefunden|existiert nicht).{0,40}|(?:cette|la) page (?:demandée )?(?:est introuvable|n['’]existe p(?:as|lus)).{0,40}|la página (?:que buscas )?no existe.{0,40}|(?:запрошенная |эта )?страница не (?:найдена|существует).{0,40}",
            r"(?:您(?:访问|请求)的)?页面不存在.{0,12}|ページが見つかりません(?:でした)?.{0,12}",
        ),
        doubtful=(
            r"(?:page |file |story )?not found|seite nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|pagina non trovata|страница не найдена",
        ),
        way="look for the story on the site or in an archive of the web, and save the page that shows it",
        because="The address leads to no story, or no longer.",
        pages=(
            "Not Found\nThe requested URL was not found on this server.\nApache/2.4.41 (Ubuntu) Server at example.com Port 443",
            "Page not found",
            "Wayback Machine\nHrm. The Wayback Machine has not archived that URL.\nThis page is not available on the web because page does not exist",
            "Oops!\nWe can't find the page you're looking for.",
        ),
        silent_on=(
            "Page Not Found\n" + "She knew the colour of the links, and where the picture of the boat had stood. " * 4,
            "Not Found\n\nThey looked for him until dark.",
            "Haiku\n404 Not Found\nThe path you followed is gone\nSnow lies on the gate",
            "404\n\nThe room had no window.",
        ),
    ),
    Refusal(
        id="broken",
        needs=listed(
            "429|50|51|52|too slowly|unavailable|overloaded|unable to|retry later|too many requests|limit exceeded|maintenance|server error|gateway|went wrong"
        ),
        sure=(
            r"(?:error |http )*(?:429|5[0-2]\d)(?: ?[-–—:|])? (?:error|too many requests|internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|web server is down|connection timed out)\b.{0,40}|(?:error|http|fehler|erreur|ошибка)(?: code)? (?:429|5[0-2]\d)",
            r"the (?:page|server|site) (?:was|is) (?:responding too slowly|temporarily (?:unavailable|overloaded|unable to .{5,80})).{0,60}",
            r"retry later|too many requests|you (?:are|have been) (?:sending|making) too many requests.{0,60}|(?:rate limit|request limit) exceeded.{0,40}",
            r"(?:the site|we) (?:is|are) (?:currently )?down for maintenance.{0,60}",
        ),
        doubtful=(r"internal server error|bad gateway|service unavailable|down for maintenance|something went wrong",),
        way=_LATER,
        because="A site that is down, or busy, says so in the story's place.",
        pages=(
            "Error 503\nThe page was responding too slowly. Please try again later.",
            "Retry later",
            "502 Bad Gateway\nnginx",
        ),
        silent_on=(
            "Down for Maintenance\n\nThe lift was full of water.",
            "Too Many Requests\nMother asked him for bread. Then for milk. Then for the moon.",
            "503\n\nThe bus was late.",
            "Retry\n\nLater, he did.",
        ),
    ),
)
"""A page is what its first sentence says that is sure; else what its first one says that it could be."""

_PLAIN = re.compile(
    r"(?:please )?(?:try again|come back|check back) (?:later|soon|in a few minutes).{0,20}|(?:go|return|back|take me) ?(?:back|home|to (?:the )?home ?page)?|home|oops|hrm|sorry|error|nginx(?:/\S+)?(?: \(\w+\))?"
    r"|(?:apache|microsoft-iis|litespeed|openresty|cloudflare|varnish).{0,80}|(?:ray id|reference|incident id|request id|guru meditation|xid)\b.{0,80}|(?:yes, continue|no, go back|set your preferences now)",
    re.IGNORECASE,
)
"""What such pages say beside: no words of a story."""
_ENDS = re.compile(r"(?<=[.!?…。！？])\s+|\n")


def find_refusal(title: str, texts: Sequence[str]) -> tuple[Refusal, str] | None:
    """Why there is no story in a short text, and the words that say so; None for a story.

    >>> found = find_refusal("403 Forbidden", ["nginx/1.18.0 (Ubuntu)"])
    >>> found[0].id, found[1]
    ('forbidden', '403 Forbidden')
    >>> find_refusal("Forbidden", ["It rained."])
    """
    folded = "\n".join((title, *texts)).casefold()
    rows = [row for row in REFUSALS if any(map(folded.__contains__, row.needs))]
    if not rows:
        return None
    named = tuple(_sentences(title))
    said = (*named, *(sentence for text in texts for sentence in _sentences(text)))
    sure, doubtful = ([_row_of(sentence, rows, sure=sure) for sentence in said] for sure in (True, False))
    known = [
        one or other or _PLAIN.fullmatch(_bare(text)) for one, other, text in zip(sure, doubtful, said, strict=True)
    ]
    words = [len(text.split()) for text in said]
    own = sum(count for count, row in zip(words, known, strict=True) if row)
    rest = sum(count for count, row in zip(words[len(named) :], known[len(named) :], strict=True) if not row)
    found = sure if any(sure) else doubtful
    if rest > (min(_REST, _TIMES * own) if found is sure else 0):
        return None
    return next(((row, text) for row, text in zip(found, said, strict=True) if row), None)


def _sentences(text: str) -> Iterator[str]:
    return filter(None, map(str.strip, _ENDS.split(text)))


def _bare(sentence: str) -> str:
    return sentence.strip(" .!…。！")


def _row_of(sentence: str, rows: Sequence[Refusal], *, sure: bool) -> Refusal | None:
    """The first of the rows that has a sentence: one that is sure, or one that is not."""
    bare = _bare(sentence)
    return next(
        (
            row
            for row in rows
            if any(re.fullmatch(one, bare, re.IGNORECASE) for one in (row.sure if sure else row.doubtful))
        ),
        None,
    )
