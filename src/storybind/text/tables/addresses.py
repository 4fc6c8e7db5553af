"""How authors turn to their readers without a label, as in "So, what did you think? Let me know in the comments!".

One such phrase may be anybody's; two of them, above a chapter's story or below it, are the author's.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from storybind.text.prose.parsing import Group, Way, fold, may_match, needed, parse
from storybind.text.signs import SPEAKS
from storybind.text.tables import listed

_LONGEST = 900  # characters; a longer paragraph is prose
_ENOUGH = 2  # phrases


class Address(NamedTuple):
    """A phrase of authors to readers.

    Attributes:
        of_writing: Whether it speaks of the writing; a letter may well be sorry for a delay and ask what you think.
        pattern: Found anywhere in a paragraph that is folded in case, with straight quotes.
    """

    id: str
    of_writing: bool
    pattern: str
    because: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]


ADDRESSES = (
    Address(
        "what-you-think",
        False,
        r"\b(?:what (?:did|do) (?:you|y'all|ya)(?: guys| all)? think\b(?: (?:of|about) (?:it|this|the (?:chapter|story|ending)))?|(?:love|like) it\? hate it\?|good\? bad\?|so+,? how was (?:it|that)\b|did (?:you|y'all) (?:like|guess|see that|enjoy)|tell me (?:what you|your|if you)|hope (?:you|y'all) (?:guys |all )?(?:like|enjoy))",
        "Asks how it pleased.",
        ("So what did you think?", "I hope you guys like it!", "Tell me your favourite line."),
        ("What did he think?", "She hoped they liked it."),
    ),
    Address(
        "let-me-know",
        True,
        r"\b(?:let me know (?:what you think|(?:down |below )?in the (?:comments?|reviews?)|(?:down )?below|your (?:thoughts|opinions?|theories|favou?rite))|(?:comment|review) (?:your|down|below)\b|(?:in|down in) the comments?\b|comments? (?:section|below)\b|comment (?:if|what|who)\b)",
        "Asks for an answer, and says where.",
        ("Let me know in the comments!", "Comment your theories below!!"),
        ("Let him know at once.", "She had no comment."),
    ),
    Address(
        "please-answer",
        True,
        r"\b(?:please|pls|plz|don't forget to|remember to) (?:(?:leave|drop) (?:me )?(?:a|an|some|your|any|lots of)? ?(?:\w+ )?(?:reviews?|comments?|kudos|votes?|feedback|thoughts|notes?)|r&r|read and|review|comment|vote|follow|favou?rite|fav|give kudos|like and)\b|\b(?:read|vote|review|comment|like)\W{1,6}(?:(?:and|&|n)\W{1,4})?(?:vote|review|comment|follow|share|fav)\b|(?:^|[.!?…] )(?:review|vote|comment)\s*!+$|\breviews? (?:are|is|=|make|keep)\b|\b(?:comments|feedback|crit|criticism)(?: and \w+)? (?:is |are )?(?:always )?(?:welcome|appreciated|adored|loved)\b|\byou know (?:where|what) (?:the|that) (?:little )?button\b|\bpress (?:the|that) (?:little )?(?:review )?button\b|\bno flames\b|\bflames (?:will|to /dev/null)\b|\b(?:leave|drop) (?:me )?an? (?:review|comment) (?:if you|when you|on your way|below|down)\b",
        "Asks for reviews, votes, comments.",
        (
            "Please leave a review.",
            "Leave a review if you cried.",
            "Vote ⭐ and comment!!",
            "Reviews are love.",
            "Feedback adored.",
        ),
        ("Please leave the room.", "The reviews were mixed."),
    ),
    Address(
        "an-entry",
        True,
        r"\b(?:my|an?) (?:\w+ )?(?:entry|submission|fill|response|contribution) (?:for|to) (?:the |this |an? |[\w']+'s )?(?:\w+ ){0,3}(?:challenge|contest|exchange|prompt|fest|big bang|zine|flash fiction)\b",
        "Says for which contest it was written.",
        ("This is my entry for Chuck's challenge this week.", "My submission to the rain contest."),
        ("His entry to the cave was blocked.", "My entry for the race was lost."),
    ),
    Address(
        "this-week",
        True,
        r"\ban?(?:other)? (?:short|long|quick|small|tiny|little|new|bonus) (?:one|story|piece|tale|post|chapter) (?:(?:this|for) (?:week|month|you|tonight)|for the (?:group|newsgroup|list|board|forum|archive)(?= *[.!,;]))",
        "Says what there is to read this time.",
        ("A short one this week, because the baby has opinions.", "Another short one for the group. Comments welcome."),
        ("A short week for one of them.", "A new one for the mule.", "Another short story for the list of her lies."),
    ),
    Address(
        "brought-to-you",
        True,
        r"\bthis (?:story|fic|tale|chapter|post) (?:was|is|has been) (?:brought to you|made possible) by\b",
        "Says who made it possible.",
        ("This story was brought to you by the Tuesday group.",),
        ("This story was brought to him by the post.", "The letter was brought to you by a boy."),
    ),
    Address(
        "subscribers",
        True,
        r"\b(?:if (?:somebody|someone|a friend) (?:has )?(?:forwarded|sent) you this|you can subscribe (?:here|below)|(?:my|our) (?:\w+ )?(?:subscribers|patrons)\b|the \w+ tier and (?:above|up)\b)",
        "Speaks to those to whom a story is sent.",
        (
            "If somebody forwarded you this, you can subscribe here.",
            "A week early for the Mint tier and above!",
            "Thanks to my paid subscribers!",
        ),
        (
            "She could subscribe to no such view.",
            "All subscribers had left.",
            "The patrons had the lower tier and the door.",
        ),
    ),
    Address(
        "feedback-to",
        True,
        r"\b(?:feedback|comments|reviews|crit|criticism|flames)(?: (?:and|or) \w+)? (?:to|at|can (?:be sent|go) to) \S+@|\b(?:feedback|e-?mail) me\b",
        "Says where answers go.",
        ("Feedback to kl@isp.example.", "E-mail me!"),
        ("Feedback to the amplifier was loud.",),
    ),
    Address(
        "to-you-all",
        False,
        r"\b(?:(?:hi|hey|hello|hiya|hiii+|heyy+|howdy|hola) (?:everyone|everybody|guys|all|y'all|again|readers|my \w+)|(?:love|thank|miss) (?:you|ya|u|y'all) (?:all|guys|everyone|so much)|(?:omg|oh my god|wow),? (?:you guys|guys|you all)|you guys\b|dear readers|my (?:lovely |dear |amazing |wonderful )?readers|folks)",
        "Speaks to all of them at once.",
        ("Hi everyone!", "Love you guys xoxo", "Omg you guys"),
        ("Hi, said everyone's aunt.", "She loved them all."),
    ),
    Address(
        "sorry-late",
        False,
        r"\b(?:thanks|thank you)(?: all| everyone| guys| so much)* for (?:waiting|being patient|your patience)\b|\bsorry (?:for|about) (?:the|this|my|any|all the) (?:\w+ )?(?:wait|delay|hiatus|cliffie|cliffhanger|cliff hanger|short|typos|mistakes|errors|absence|late)|\bsorry (?:(?:that )?(?:this|it|i) (?:\w+ ){1,3})?(?:so )?(?:late|short|long to (?:update|post|write))\b",
        "Is sorry for what only an author can be.",
        ("Sorry for the long wait!", "so sorry this is late", "Sorry about the cliffie"),
        ("Sorry for your loss.", "Sorry, he said."),
    ),
    Address(
        "thanks-reading",
        True,
        r"\b(?:thanks|thank (?:you|u)|thx)(?: all| everyone| guys| so much| to (?:all|everyone)(?: \w+)? who)* (?:for (?:reading|reviewing|all (?:the|your)|the (?:\w+ )?(?:reviews|comments|follows|favs|favou?rites|kudos|votes|support|reads)|your (?:\w+ )?(?:reviews|comments|support)|sticking (?:with|around)|following|clicking)|read|reviewed|commented|followed|fav\w*|voted)\b",
        "Thanks for reading.",
        ("Thanks for sticking with me", "Thank you so much for all the reviews", "Thanks to everyone who reviewed"),
        ("Thank you for the fish.", "Thanks to the rain they read."),
    ),
    Address(
        "the-writing",
        True,
        r"\b(?:(?:next|last|new|this|previous|final) (?:chapter|chappie|chap|update|part|installment)\b|my first (?:ever )?(?:fic|fanfic|fan ?fiction|story|attempt|one-?shot|multi-?chap)|(?:be gentle|go easy on me|be nice)\b|un-?(?:edited|beta'?e?d)\b|(?:ignore|excuse|forgive) (?:the|any|all|my) (?:\w+ )?(?:typos|mistakes|errors|grammar)|first (?:book|story|fic|fanfic) ever\b|don't judge (?:me|this|it)\b|\d+ (?:reviews|comments|votes|reads|follows|favs|kudos)\b|(?:fanfic|fic|fics|oneshot|one-shot|ao3|wattpad|ffn|patreon|tumblr|beta reader|writer's block|plot bunn(?:y|ies)|a/n)\b|chapter (?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:is )?(?:done|up|finished|complete|here|live|out)|update (?:soon|on|again|every|next|by)|updates (?:on|every|will)|(?:updated?|up|post(?:ed)?) (?:by|on|every) (?:mon|tues|wednes|thurs|fri|satur|sun)day)",
        "Speaks of chapters, updates and mistakes.",
        ("Next chapter will be up by Sunday", "my first fanfic", "unedited so ignore the typos", "12 reviews!!!"),
        ("He read the chapters aloud.", "The first thing she wrote.", "She updated the ledger."),
    ),
    Address(
        "there-it-is",
        False,
        r"\b(?:here's (?:a|my|the|another) (?:\w+ ){1,4}i(?:'ve)? (?:wrote|written|been working|made)\b|so there (?:you have it|it is|you go)|(?:that's|that is) (?:it|all)(?: for (?:now|today|this chapter)|,? folks|,? everyone|,? guys|!)|until next time|(?:til|till|until) (?:the )?next (?:chapter|update)|see (?:you|ya) (?:in the )?next|hope (?:that )?(?:was|it was) worth|hope (?:that )?(?:you|y'all)(?: guys| all)? (?:like|enjoy)(?: (?:it|this|reading)|\W*$)|anyways?,? (?:here|on (?:to|with))|(?:and )?(?:now|so),? (?:on (?:to|with)|here's|without further)|on with the (?:story|chapter|show|fic)|here's (?:the (?:next|new)|chapter|part))",
        "Takes leave, or leads on to the story.",
        ("So there you have it!", "Until next time!", "Well, that's it, folks."),
        ("So there you are.", "That is all he knew."),
    ),
    Address(
        "here-it-is",
        True,
        r"\bhere(?:'s| is) (?:(?:the (?:next|new)|your|another) )?(?:chapter|chappie|update|part \d)\b",
        "Hands the chapter over.",
        ("Here's chapter 2, enjoy!", "Here is the next chapter."),
        ("Here's a chapter of the order of St. John.",),
    ),
    Address(
        "asks-abroad",
        True,
        r"\b(?:(?:no (?:se )?olvid\w+ (?:de )?|não (?:se )?esqueç\w+ de )?(?:voten|comenten|votem|comentem|votar y comentar|votar e comentar)\b|(?:deixem|deixe|dejen|dejad|dejenme|déjenme) (?:un|una|um|sus|seus|su|seu) (?:\w+ )?(?:comentarios?|comentários?|votos?|reviews?|estrellita)|qué (?:les|os) pareció (?:el|este|la)|cap(?:i|ítulo)? (?:cortito|corto|curto|larguito|dedicado)"
        r"|(?:laissez|laisser)(?:-moi)? (?:un|une|des|vos) (?:\w+ )?(?:reviews?|commentaires?|avis)|vos (?:avis|reviews?)\b|(?:lasciate|lasciatemi) (?:un|una) (?:\w+ )?(?:recensione|commento)|(?:über|freue? mich über|lasst|hinterlasst) (?:\w+ ){0,3}(?:reviews?|kommis?|kommentare?|feedback)"
        r"|(?:na|pi|zosta)\w{1,6}cie (?:\w+ ){0,3}(?:w )?komentarz\w*|(?:жду|оставляйте|пишите) (?:\w+ ){0,3}(?:отзыв|коммент)\w*"
        r"|(?:próximo|proximo|prochain|prossimo|nächstes|следующ\w+|następny|kolejny|nowy|ten) (?:cap(?:i|ítulo|itolo)?|chapitre|kapi(?:tel)?|глав\w*|прод\w*|rozdział)\b)",
        "Asks for answers, or tells when there is more, in other languages.",
        listed(
            "No olviden votar y comentar!|Votem e comentem!|Laissez une petite review !|Laissez vos avis !|"
            "Donnez-moi vos avis !|Ich freue mich über Kommis!|Следующая прода в пятницу.|"
            "Piszcie w komentarzach!|Następny rozdział jutro."
        ),
        (
            "Le dejó un comentario amargo.",
            "Besos, dijo. Nos leemos.",
            "Le dije: nos leemos mañana.",
            "Rozdział był długi.",
            "Er ging.",
        ),
    ),
    Address(
        "greets-abroad",
        False,
        r"(?:^|\W)(?:hola{2,}|hola a todos|oi+,? (?:gente|pessoal|amores)|olá,? (?:pessoal|leitores)|coucou(?: (?:tout le monde|à tous))|salut (?:à tous|tout le monde|les gens)|hallo (?:ihr lieben|zusammen|leute)|hallöchen|ciao a tutt[ie]|salve a tutt[ie]|witajcie|hej wszystkim|kochani\b|pozdrawiam|buziaki|besos|besitos|beijos|bisous|bacioni|всем привет|дорогие читатели|приятного (?:про)?чтения"
        r"|nos leemos|boa leitura|bonne lecture|buona lettura|viel spaß beim lesen|miłego czytania|espero que (?:(?:l|v)?es|os)? ?(?:gust|gost)\w+|gostaram\?|qu[eé] (?:les|os) pareci[oó]|i jak\?|alors,? vos avis|fatemi sapere|was sagt ihr|voten!|votem!)",
        "Speaks to all of them, or wishes that they like to read, in other languages.",
        ("Holaaa!", "Oi, gente!", "Bonne lecture !", "Nos leemos el viernes.", "Miłego czytania!", "Всем привет!"),
        ("Hola, dijo ella.", "Le lecteur dormait.", "Er las."),
    ),
    Address(
        "thanks-abroad",
        True,
        r"(?:(?:dank|danke) (?:euch )?(?:allen )?f(?:ü|ue)r(?:s| das) lesen\b(?! (?:de[rs]|meine[rs]|diese[rs])\b)|merci (?:à (?:tous|toutes) |encore )?d['’]avoir lu(?: jusqu(?:['’]ici|['’]au bout|['’]à la fin))?(?=\s*(?:[.!…:;)]|et\b|$))|(?:muchas )?gracias por (?:leer|haber leído)(?: hasta (?:aquí|el final)|me|la|lo)?(?=\s*(?:[.!…:;)]|y\b|$))"
        r"|grazie (?:mille )?(?:a (?:chi|tutti (?:quelli|coloro) che|tutte) (?:ha(?:nno)?|è arrivat\w) (?:letto )?(?:fin|fino a) qui|(?:per|di) aver(?:e)? letto(?: fin(?:o a)? qui)?(?=\s*(?:[.!…:;)]|e\b|$)))|спасибо (?:всем )?(?:за (?:про)?чтение|что (?:про)?читали|тем,? кто дочитал)(?=\s*(?:[.!…:;)]|до конца|и\b|$))|obrigad[oa] por ler(?:em)?(?: até (?:aqui|o fim))?(?=\s*(?:[.!…:;)]|e\b|$))|(?:merci à (?:tous|toutes|ceux|celles)\b[^.!?]{0,30}\b(?:lu|lisent|laissé|commenté|suivi)\b)|(?:grazie a|ringrazio) (?:chi|tutti (?:quelli|coloro) che|coloro che|quanti) (?:ha |hanno )?(?:recens|legg|segu|letto)\w*|спасибо (?:всем|тем),? кто (?:читает|комментирует|ждал|дочитал|прочитал)|(?:vielen |lieben )?dank (?:an alle,? die|für die (?:\w+ )?(?:reviews|kommentare)))",
        "Thanks for reading, in other languages.",
        listed(
            "Danke fürs Lesen!|Merci d'avoir lu !|Gracias por leer.|Grazie a chi ha letto fin qui.|Спасибо за прочтение!|"
            "Obrigada por ler até aqui!"
        ),
        listed(
            "Merci d'avoir lu cette lettre à ma mère.|Gracias por leer el testamento.|Grazie per aver letto il contatore.|"
            "Спасибо за внимание.|Danke für das Brot."
        ),
    ),
    Address(
        "liked-it-abroad",
        False,
        r"(?:(?:hoffe?(?: sehr)?,? (?:dass )?(?:es|sie|das kapitel|die geschichte)? ?(?:hat )?(?:euch|ihr)\b[^.!?]{0,40}\bgefallen\b)|(?:j['’]espère|en espérant) que (?:ça|cela|ce chapitre|l['’]histoire|cette histoire) vous (?:a|aura) plu\b|espero que (?:os|les) haya gustado\b|(?:si|se) (?:te|os|les|vi|ti) (?:ha gustado|gustó|è piaciut[oa])\b|sper[oi]a?(?:mo)? (?:che )?(?:vi|che vi) sia piaciut[oa]\b|надеюсь,? (?:что )?(?:вам|история вам|глава вам) (?:\w+ )?понрав\w+|(?:espero|esperando) que (?:(?:l|v)?es|os)? ?(?:guste|haya gustado)\b|espero que (?:vocês )?(?:gostem|curtam|tenham gostado)\b|sper(?:o|ando) (?:che )?vi piaccia\b|(?:j['’]espère|en espérant) qu(?:e (?:ça|cela|ce chapitre|l['’]histoire) |['’]il |['’]elle )vous (?:plaira|plaise)\b|que ce chapitre vous (?:a|aura) plu\b|если (?:вам )?понравилось\b|viel spaß\b)",
        "Hopes that it pleased them, in other languages.",
        listed(
            "Ich hoffe, euch hat die Geschichte gefallen.|J'espère que ça vous a plu.|Espero que os haya gustado.|"
            "Si te ha gustado, deja un comentario.|Spero che vi sia piaciuta!|Надеюсь, вам понравилось."
        ),
        listed(
            "J'espère que le temps vous a plu.|Espero que llueva.|Ich hoffe, es hat ihm gefallen.|Ему понравилось.|"
            "Si te gusta el té, ven."
        ),
    ),
    Address(
        "answer-abroad",
        True,
        r"(?:(?:deja|déjame|dejadme|dejen|dejad) (?:un|una|tu|vuestr[oa]s?|tus)? ?(?:comentarios?|reviews?|voto)\b|n['’]hésitez pas à (?:laisser|mettre|écrire|me laisser) (?:un|une|des|vos) (?:petite? )?(?:reviews?|commentaires?|avis)\b|nos (?:vemos|leemos) en el (?:próximo|siguiente) cap[ií]tulo|das nächste kapitel (?:kommt|folgt|erscheint|gibt es)\b)",
        "Asks for a comment, or speaks of the next chapter, in other languages.",
        listed(
            "Si te ha gustado, deja un comentario.|N'hésitez pas à laisser une review…|¡Nos vemos en el próximo capítulo!|"
            "Das nächste Kapitel kommt am Sonntag."
        ),
        listed(
            "Le dejó un comentario amargo.|N'hésitez pas à laisser un pourboire.|Nos vemos en el próximo tren.|Das nächste Kapitel war lang."
        ),
    ),
    Address(
        "tell-me-abroad",
        False,
        r"(?:dites-(?:moi|nous) ce que vous en (?:avez pensé|pensez)|fatemi sapere (?:che )?cosa ne pensate|(?:sagt|schreibt) mir,? (?:doch )?(?:(?:mal )?(?:bitte )?,? ?)?wie (?:es|sie) euch gefallen hat|decidme qué os ha parecido|díganme qué les pareció|напишите,? (?:мне )?(?:как вам|что (?:вы )?думаете)|me digam o que acharam)",
        "Asks them what they think, in other languages.",
        listed(
            "Dites-moi ce que vous en avez pensé.|Fatemi sapere cosa ne pensate!|Schreibt mir, wie es euch gefallen hat!|"
            "Decidme qué os ha parecido.|Напишите, что думаете!"
        ),
        listed("Dites-moi où il est.|Fatemi sapere a che ora arrivate.|Schreibt mir, wie es euch geht."),
    ),
    Address(
        "chapter-abroad",
        True,
        r"(?:(?:das war|hier ist|hier kommt) (?:\w+ ){0,2}(?:das|ein|mein) (?:\w+ )?kapitel\b|(?:\w+ )?kapitel (?:ist (?:fertig|da|online)|kommt (?:bald|schneller|am|nächste|in))|(?:mein|meine) (?:erste[rs]?|neue[rs]?) (?:ff|fanfiktion|fanfiction|geschichte hier|oneshot|one-shot)\b"
        r"|(?:voici|voilà) (?:\w+ ){0,2}(?:chapitre|suite)\b|nouveau chapitre\b|ma (?:première|nouvelle) (?:fic|fanfic|fanfiction)\b|la suite (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|bientôt|très bientôt|la semaine prochaine|arrive|au prochain chapitre)\b|(?:laissé|laissent|laisseront|pour (?:vos|les|toutes vos)) (?:\w+ ){0,2}reviews?\b"
        r"|aquí (?:les|os) (?:traigo|dejo) (?:\w+ ){0,2}(?:cap[ií]tulo|cap|historia|fic)\b|(?:hasta aquí|este es) (?:\w+ )?(?:cap[ií]tulo|cap)\b|cap[ií]tulo (?:nuevo|novo)\b|mi primera? (?:fic|fanfic|historia aquí)\b|(?:corregir|del|nuevo|este) cap[ií]tulo\b"
        r"|ecco (?:\w+ ){0,2}il (?:\w+ )?capitolo\b|nuovo capitolo\b|(?:prima|nuova) (?:ff|fanfic|fanfiction|fic)\b|(?:con una|vostre|le|lasciate) recension[ei]\b|minha primeira (?:fic|fanfic|história aqui)\b|do capítulo\b|pr[oó]xim\w+ cap\w* (?:sai|sale|saldrá|vem|sube|lo)"
        r"|вот и (?:новая |первая |последняя |обещанная )?(?:глава|прода|часть)\b|(?:следующая|новая) (?:глава|часть|прода) (?:будет|выйдет|уже|скоро|появится)|(?:первый|новый) (?:фанфик|фик)\b|(?:пишите|оставляйте|ставьте) (?:\w+ ){0,2}(?:коммент|отзыв|лайк)\w*"
        r"|下一?章|更新|新书上传|新書上傳|新文|断更|斷更|加更|连载|連載|投稿|次回|次話|誤字|脱字)",
        "Speaks of chapters and of when they come, in other languages.",
        listed(
            "Das war das erste Kapitel.|Hier ist endlich das neue Kapitel.|Voici le chapitre 2 !|La suite dimanche prochain.|Aquí les traigo el nuevo capítulo.|Ecco il nuovo capitolo!|"
            "Capítulo novo, gente!|Вот и новая глава!|Это мой первый фанфик.|下一章明天更新。|誤字がありましたらご報告ください。"
        ),
        listed(
            "Das war das letzte Stück Brot.|Voici la dame.|Aquí les traigo el pan.|Ecco il treno!|Вот и вечер.|Следующая остановка будет наша.|他走了。|船が来た。"
        ),
    ),
    Address(
        "sorry-late-abroad",
        False,
        r"(?:(?:tut mir (?:so )?leid|sorry|entschuldigt),? (?:dass es (?:so |diesmal )?lange?|für die (?:lange )?(?:wartezeit|verspätung|pause))|désolée? (?:pour|de) (?:le |ce |l['’])?(?:\w+ )?(?:retard|attente)|(?:perdón|disculpen|disculpad|lamento|perdonen) (?:por )?(?:la |el |tanta )?(?:tardanza|demora|retraso|espera)"
        r"|(?:scusate|perdonate) (?:per )?(?:il|l['’])? ?(?:ritardo|attesa)|desculpem? (?:pel)?a (?:demora|ausência|espera)|(?:простите|извините|прошу прощения),? (?:за|что) (?:\w+ )?(?:задержк|так долго|долг|ожидани)\w*|(?:更新|投稿)が?(?:大変)?(?:遅|晚|慢|遲)|不好意思|抱歉|(?:すみません|申し訳)(?![^。]{0,30}と(?:書い|言っ|いった|答え|つぶやい|呟い)))",
        "Is sorry to be late, in other languages.",
        listed(
            "Tut mir leid, dass es so lange gedauert hat.|Désolée pour le retard !|Perdón por la tardanza.|Scusate il ritardo!|Desculpem a demora.|Простите за задержку!|更新が遅くなってすみません。"
        ),
        listed(
            "Tut mir leid, sagte er.|Désolé pour la vitre.|Perdón, dijo ella.|Scusate la polvere.|Desculpem o pó.|Простите его.|雨が止んだ。|申し訳ない、次回は必ず、と書いてあった。"
        ),
    ),
    Address(
        "asks-in-han",
        True,
        r"(?:求(?:收藏|推荐|推薦|评论|評論|月票|票|支持|点赞|點讚|订阅|訂閱)|点个?赞|點個?讚|留个?(?:言|评论)|小红心|小蓝手|(?:ご?感想|評価|ブックマーク|ブクマ|いいね|応援|コメント|ご?報告)(?:[、や\w]{0,8})(?:お待ち|いただけ|頂け|いただき|お願い|くださ|くれる|励み))",
        "Asks for answers, in Chinese and Japanese.",
        (
            "求收藏！",
            "喜欢的话请点个赞。",
            "ブックマークや評価をいただけると励みになります。",
            "感想をお待ちしています。",
        ),
        ("他求她留下。", "評価は低かった。", "コメントはない。"),
    ),
    Address(
        "thanks-in-han",
        False,
        r"(?:(?:感谢|谢谢|感謝|謝謝)(?:大家|各位|书友|書友|你们|你們|小天使|读者|讀者|阅读|閱讀|订阅|看到)|喜欢的话|喜歡的話|多多支持|求支持|(?:お読み|読んで)(?:いただ|くださ|頂)|お付き合い(?:いただ|くださ)|よろしくお願い(?:いた)?します|面白いと思った方|ありがとうございま(?:す|した)|嬉しいです|励みになります|下章预告|早点更)",
        "Thanks readers, in Chinese and Japanese.",
        ("感谢大家的支持。", "读者求支持！", "お読みいただきありがとうございます。"),
        ("谢谢，他说。", "ありがとう、と彼は言った。"),
    ),
    Address(
        "chatty",
        False,
        r"(?:^|\s)(?::-?[)dp]|;-?\)|:'\(|<3+|xd|lol|lmao|xoxo?|\^[_.]?\^|=\)|:3)(?=\W|$)|[\u2600-\u27bf\U0001f300-\U0001faff]",
        "Smiles, as authors do in notes.",
        ("it rained lol", "bye :)", "thank you 💙"),
        ("He laughed out loud.", "The time was 3:30."),
    ),
)
"""Each counts once."""


@cache
def address_regex(address: Address) -> re.Pattern[str]:
    """A row's pattern, compiled when first asked for."""
    return re.compile(address.pattern)


_NEEDS = (
    "you", "me know", "comment", "review", "vote", "sorry", "thank", "chapter", "fic", "update", "guys", "everyone", "readers",
    "flames", "feedback", "how was", "hate it", "crit", "welcome", "unedited", "unbeta", "typos", "folks", "next time",
    "entry", "submission", "this week", "mail me", "subscri", " patrons", " tier", "coment", "cap ", "capí", " avis", "kommi", "komment", "komentarz", "rozdział", "commentaire", "chapitre", "prossimo", "recension", "kapi", "отзыв", "коммент", "глав", " прода",
    "fürs lesen", "das lesen", "avoir lu", "la suite", "scusate", "legger", "capitol", "фик", "кто читает", "更新", "下章", "下一章", "求", "点个赞", "留个", "新文", "感想", "ブック", "投稿", "次回", "誤字", "vous a plu", "vous aura plu", "por leer", "haya gustado", "grazie ", "piaciut", "прочтени", "понравил", "дочитал", " por ler",
)  # fmt: skip
"""Stretches one of which must be in the paragraph; they spare nearly all prose the patterns."""


def addresses_readers(text: str) -> bool:
    """Whether a paragraph without a label is the author's to the readers; a speech is none.

    >>> addresses_readers("So, what did you think? Let me know in the comments!"), addresses_readers("What did you think?")
    (True, False)
    >>> addresses_readers("Hi everyone! This is my first fanfic, so go easy on me, ok?"), addresses_readers("Hi, everyone.")
    (True, False)
    >>> addresses_readers("Sorry for the delay. What do you think?"), addresses_readers("(Sorry for the delay, I was ill.)")
    (False, True)
    """
    if not text or len(text) > _LONGEST or text[0] in SPEAKS:
        return False
    folded = text.casefold().replace("’", "'")
    if not any(need in folded for need in _NEEDS):
        return False
    bracketed = text[0] in "([" and text[-1] in ")]"
    letters = fold(folded)
    of_writing = [address for address in ADDRESSES if address.of_writing and may_match(_ways(address), letters)]
    found = _find(of_writing, folded)
    if not found and not bracketed:  # nearly all prose
        return False
    found += _find([address for address in ADDRESSES if not address.of_writing], folded)
    return len(found) + bracketed >= _ENOUGH and found != [ADDRESSES[-1]]


@cache
def _ways(address: Address) -> tuple[Way, ...]:
    """The letters that a phrase cannot do without: they spare nearly all prose its pattern, and that its compiling."""
    return needed(parse(address.pattern, lambda name: Group(())))


def _find(rows: Iterable[Address], folded: str) -> list[Address]:
    return [address for address in rows if address_regex(address).search(folded)]
