"""Words of time that somebody in a story may be called by: May, Friday, Dawn, Christmas; and how it shows that somebody is.

A row is matched against what stands right before such a word and right behind it, wherever the story has it. One that is
found once makes the word a name throughout the story, but where it stands as a date does: ``in May``, ``May 3rd``.
"""

from collections.abc import Iterator
from typing import NamedTuple


class Calendar(NamedTuple):
    """The words of time of a language that may be names, as names are written.

    Attributes:
        words: They.
        before: What stands before one that is a date all the same; matched up to the word.
        behind: What stands behind one that is a date all the same.
        spaced: Whether the language sets blanks between words.
    """

    words: str
    before: str
    behind: str
    spaced: bool = True


class Calling(NamedTuple):
    """What stands round a word of time that somebody is called by.

    Attributes:
        id: Its name in tests, the language first.
        before: What stands before the word; it is matched up to it.
        behind: What stands behind it.
    """

    id: str
    because: str
    holds_on: tuple[str, ...]
    silent_on: tuple[str, ...]
    before: str
    behind: str


_BODY = r"(?:hands?|face|eyes|mouth|voice|arms?|hair|head|shoulders?|mother|father|brother|sister|husband|wife|son|daughter|aunt|uncle|knees?|wrists?|elbow|chair)"
_ROOM = r"(?:room|kitchen|office|cellar|attic|hall|parlour|parlor|bathroom|bedroom|passage|stairs|steps|door)"
_WORN = r"(?:room|bed|coat|apron|boots|shoes|hat|cap|shirt|dress|sleeves?|lap|neck|gloves|bag|pockets?)"
_KIN = r"(?:wife|husband|mother|father|sister|brother|daughter|son|aunt|uncle|niece|nephew|cousin|eldest|youngest|twin|lodger)"
_AT_WORK = r"(?:parking|carrying|eating|peeling|washing|reading|knitting|sewing|ironing|frying|unpacking|holding|wearing|wiping|feeding|chewing|smoking|humming|crying|laughing|sulking)"
_CARRIED = r"(?:candles|cake|coal|tray|tea|coffee|milk|post|letters?|basket|lamp|lantern|cups|plates|glasses|bread|bucket|suitcases?|bags?|luggage|coats|keys?|umbrellas?|newspapers?|blankets?)"
_WAY = r"(?:corner|road|lane|path|drive|street|yard|garden|gate|steps|stairs|bridge|square|field|door)"
_SAID = r"(?:said|asked|cried|answered|replied|whispered|shouted|murmured|muttered|called)"
_DID = (
    r"(?:laughed|shook (?:her|his)|nodded|smiled|grinned|frowned|shrugged|sighed|sniffed|coughed|stared|glanced|blinked|winked|looked (?:up|at|down at|round|over|away)|watched|listened|"
    r"knew|thought|wanted|wished|remembered|forgot|leaned|leant|knelt|sat|walked|picked|reached (?:out|up|down|over|across|for|into)|pointed|wiped|swallowed|waved|hugged|handed|"
    r"poured|drank|ate|wore (?:a|the|her|his)|lifted|carried|said|says|asked|answered|replied|whispered|shouted|murmured|muttered|told|spoke|stood up|jumped up|"
    r"(?:opened|closed|shut|locked) (?:the|her|his|a) (?:[\w-]+ )?(?:door|window|gate|drawer|letter|box|book|bag|hand|mouth|lid|curtains?)|"
    r"(?:turned|pulled|pushed|put|took|held|set) (?:her|his) (?:head|face|back|hands?|arms?|chair|hat|coat|eyes)|(?:ran|walked|came|went) (?:up|down|along|across|over) the (?:stairs|steps|street|road|hall|ladder|path))"
)
_NO_TIME = "".join(
    f"(?<!{end})"
    for end in ("day", "row", "week", "ght", "onth", "year", "ing", "noon", "th", "st", "nd", "rd", "xt", "ore", "ter")
)
"""Ends of words behind which, and a comma, a day may be named: ``tomorrow, Friday``."""

CALENDARS = {
    "en": Calendar(
        "May|April|June|July|August|January|March|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Dawn|Summer|Winter|Autumn|Spring|Christmas|Easter|Noon|Midnight|Lent|Advent",
        r"(?i:\b(?:in|on|by|of|since|until|till|next|last|this|that|these|those|every|each|one|a|an|the|early|late|mid|during|through|from|between|come|following|previous|\d+(?:st|nd|rd|th)?|\w+(?:th|first|second|third)),? )",
        r",? (?:\d|the (?:\d|\w+(?:th|st|nd|rd)\b)|morning|evening|night|afternoon|noon|Day|Eve|Monday|Sunday|week|weekend|and \w+day\b)",
    ),
    "de": Calendar(
        "Mai|Juni|Juli|August|März|April|Januar|Freitag|Sonntag|Montag|Samstag|Sommer|Winter|Herbst|Frühling|Ostern|Silvester|Martini",
        r"\b(?:[Aa]m|[Ii]m|[Vv]om|[Zz]um|[Bb]eim|[Dd](?:er|ie|as|em|en|es)|[Dd]ies\w+|[Jj]ed\w+|[Ll]etzt\w+|[Nn]ächst\w+|[Ee]rst\w+|[Ff]olgend\w+|[Aa]nfang|Mitte|Ende|[Bb]is|[Ss]eit|[Ii]n|[Aa]n|[Zz]u|[Ee]in\w*|Es war|es war|\w+tag,?|\d+\.?) ",
        r",? (?:\d|(?:morgen|mittag|abend|nacht|nachmittag|früh)\b|de[sr] \w+)",
    ),
    "fr": Calendar(
        "Janvier|Mars|Avril|Mai|Juin|Juillet|Août|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche|Printemps|Été|Automne|Hiver|Noël|Pâques|Aurore|Aube",
        r"(?i:\b(?:en|à|au|aux|de|du|des|le|la|les|ce|cet|cette|un|une|chaque|dès|depuis|avant|après|vers|pour|jusqu['’]à|fin|début|mi|premier|jour|nuit|veille|père|rue|place|\d+(?:er)?) |[dl]['’])",
        r" (?:\d|matin|soir|après-midi|prochain|dernier|[Ss]aint)",
    ),
    "es": Calendar(
        "Enero|Marzo|Abril|Mayo|Junio|Julio|Agosto|Lunes|Viernes|Sábado|Domingo|Primavera|Otoño|Invierno|Navidad|Pascua|Reyes|Aurora|Alba",
        r"(?i:\b(?:en|de|del|el|la|los|las|al|por|para|desde|hasta|hacia|antes de|cada|un|una|este|esta|ese|esa|aquel|aquella|noche|fin|próximo|calle|plaza|\d+) )",
        r" (?:\d|por la|[Ss]anto|de (?:Ramos|Resurrección|\d)|próximo|pasado)",
    ),
    "it": Calendar(
        "Gennaio|Marzo|Aprile|Maggio|Giugno|Luglio|Agosto|Lunedì|Venerdì|Sabato|Domenica|Primavera|Estate|Autunno|Inverno|Natale|Pasqua|Alba|Aurora",
        r"(?i:\b(?:in|di|del|della|a|ad|al|alla|da|dal|dalla|il|lo|la|per|verso|fino a|prima di|dopo|ogni|un|una|questo|questa|quel|quella|primo|via|piazza|babbo|\d+) |[dl]['’])",
        r" (?:\d|mattina|sera|notte|pomeriggio|[Ss]anto|delle \w+|scorso|scorsa|prossimo|prossima)",
    ),
    "pt": Calendar(
        "Janeiro|Março|Abril|Maio|Junho|Julho|Agosto|Sábado|Domingo|Sexta-feira|Sexta-Feira|Primavera|Verão|Outono|Inverno|Natal|Páscoa|Aurora|Alva",
        r"(?i:\b(?:em|no|na|num|numa|nos|nas|de|do|da|ao|à|a|o|pelo|pela|para|desde|até|antes d[oae]|cada|um|uma|este|esta|esse|essa|aquele|aquela|neste|nesta|nesse|nessa|naquele|naquela|noite|dia|fim|primeiro|rua|praça|pai|\d+) )",
        r" (?:\d|à (?:noite|tarde)|de manhã|de (?:Ramos|Páscoa|\d)|[Ss]ant[oa]|passad[oa]|seguinte)",
    ),
    "ru": Calendar(
        "Январь|Март|Апрель|Май|Июнь|Июль|Август|Понедельник|Вторник|Среда|Четверг|Пятница|Суббота|Воскресенье|Весна|Лето|Осень|Зима",
        r"(?i:\b(?:в|во|на|до|с|со|по|к|ко|от|за|под|перед|после|был|была|было|наступил[ао]?|наступала|пришла|пришёл|стоял[ао]?|шёл|\w+ая|\w+ый|\d+),? )",
        r" (?:\d|утром|вечером|днём|ночью)",
    ),
    "zh": Calendar(
        "春天|夏天|秋天|冬天|国庆|國慶|除夕|中秋|立春|立夏|立秋|小满|小滿|谷雨|清明|惊蛰|白露|七夕|元旦|腊月|臘月|三月|四月|五月|六月|八月|九月|十月",
        r"[在到是过過等从從的个個这這那每今明去前后後年初末底一二两兩几幾第\d]|直到|已经|已經",
        r"[\d一二三四五六七八九十廿初里裡中份底末的前后後那这這以之节節夜时時]",
        spaced=False,
    ),
    "ja": Calendar(
        "春|夏|秋|冬|正月|七夕|三月|四月|五月|六月|八月|九月|十月",
        r"[^、。「『」』？！\s　とはがもへ]",
        r"[^はがもをと、。」』]",
        spaced=False,
    ),
}  # fmt: skip


def _rows(way: str, because: str, *rows: tuple[str, str, str, tuple[str, ...], tuple[str, ...]]) -> Iterator[Calling]:
    """One way in which it shows, in each language that has it: what stands before and behind, what it holds on and is silent on."""
    for language, before, behind, holds_on, silent_on in rows:
        yield Calling(f"{language}.{way}", because, holds_on, silent_on, before, behind)


CALLINGS = (
    *_rows("capital", "No month and no day has a capital there, and names have.",
        ("fr", r"[a-zà-ÿ][,;]? ", r"(?<!Noël)(?<!Pâques)",
         ("« Non », dit Avril.", "Robinson regarda Vendredi."),
         ("Il regarda la pluie d’Avril.", "Le jour de Pâques, il regarda Noël.")),
        ("es", r"[a-zà-ÿ][,;]? ", r"(?<!Navidad)(?<!Pascua)(?<!Reyes)",
         ("—No —dijo Domingo, y salió.", "Miró a Abril sin decir nada."),
         ("Vino en Abril.", "La lluvia de Abril.")),
        ("it", r"[a-zà-ÿ][,;]? ", r"(?<!Natale)(?<!Pasqua)",
         ("«No» disse Domenica, e uscì.", "Lui guardò Aprile."),
         ("Partì di Domenica.", "Lui guardò Natale.")),
        ("pt", r"[a-zà-ÿ][,;]? ", r"(?<!Natal)(?<!Páscoa)",
         ("— Não — disse Abril, e saiu.",),
         ("Veio em Abril.", "Ficaram na Primavera.")),
        ("ru", r"[а-яё][,;]? ", "",
         ("— Нет, — сказал Май и вышел.", "И тогда засмеялась Весна."),
         ("Вышли они в Пятницу.", "Весна пришла рано."))),
    *_rows("said", "Somebody speaks who is called so.",
        ("en", rf"[,.!?…—–-][\"”’'] {_SAID} ", "",
         ("“No,” said May, and went out.", "'Go on!' whispered Friday."),
         ("He said Friday.", "“No,” said the man.")),
        ("de", r"[“«»\"‘'”],? (?:sagte|fragte|rief|meinte|antwortete|erwiderte|flüsterte|murmelte|brummte|schrie) ", "",
         ("»Nein«, sagte August und ging hinaus.",),
         ("Er sagte Freitag ab.", "»Nein«, sagte der August.")),
        ("fr", r"\b(?:dit|demanda|répondit|cria|murmura|s['’]écria|reprit) ", "",
         ("« Oui », dit Noël.",),
         ("Il le dit à Noël.",)),
        ("es", r"\b(?:dijo|preguntó|respondió|contestó|gritó|murmuró|susurró|exclamó) ", "",
         ("—Sí —dijo Pascua.",),
         ("Lo dijo en Navidad.",)),
        ("it", r"\b(?:disse|chiese|rispose|gridò|mormorò|sussurrò|esclamò) ", "",
         ("«Sì» disse Natale.",),
         ("Lo disse a Natale.",)),
        ("pt", r"\b(?:disse|perguntou|respondeu|gritou|murmurou|sussurrou|exclamou) ", "",
         ("— Sim — disse Natal.",),
         ("Disse-o no Natal.",))),
    *_rows("did", "People do that, and no day, month or season.",
        ("en", "", rf" (?:had |has |never |only |then |just )?{_DID}\b",
         ("May laughed.", "Friday shook his head.", "And Dawn opened the door.", "When June had nodded, he went."),
         ("May came in wet.", "Dawn found them on the road.", "That May knew no frost.", "Friday brought rain.", "In May laughed nobody.", "Winter shook the house.")),
        ("de", "", r" (?:lachte|lächelte|nickte|grinste|hustete|seufzte|schwieg|schüttelte (?:den|sich)|hob (?:den Kopf|die Hand)|zuckte (?:mit den|die) (?:Schultern|Achseln)|blickte|sah (?:auf|ihn|sie|hin|zu)|drehte sich um|wandte sich|setzte sich|stand auf|sagte|fragte|rief|meinte|antwortete|dachte|wusste|öffnete (?:die|das|den)|stellte (?:die|das|den)|wischte|griff (?:nach|zu)|trank|aß)\b",
         ("August schüttelte den Kopf.", "Da lachte er, und Freitag nickte."),
         ("August kam nass herein.", "Der Winter schwieg.", "Im August lachte niemand.")),
        ("fr", "", r" (?:secoua la|hocha la|haussa les|sourit|rit|regarda|posa (?:le|la|son|sa)|se leva|s['’]assit|se tourna|répondit|dit|demanda|ouvrit (?:la|le)|s['’]essuya|vint s['’]asseoir|ne (?:dit|répondit))\b",
         ("Noël secoua la tête.",),
         ("Noël arriva avec la neige.", "À Noël rit la maison.")),
        ("es", "", r" (?:se (?:rió|levantó|sentó|volvió|encogió)|sacudió la|asintió|sonrió|miró|dijo|preguntó|contestó|respondió|no (?:dijo|contestó)|puso (?:la|el)|dejó (?:la|el)|abrió (?:la|el))\b",
         ("Pascua puso la olla en la mesa.",),
         ("Navidad llegó con nieve.",)),
        ("it", "", r"(?<!Domenica)(?<!Sabato)(?<!Venerdì)(?<!Lunedì) (?:rise|sorrise|annuì|scosse la|guardò|guardava|posò (?:il|la)|si (?:alzò|sedette|voltò|girò|asciugò)|disse|chiese|rispose|prese (?:il|la)|aprì (?:la|il)|non (?:disse|rispose)|mise (?:la|il))\b",
         ("Natale scosse la testa.", "Aprile guardava la strada."),
         ("Natale arrivò con la neve.", "Domenica guardò la strada.")),
        ("pt", "", r"(?<!Domingo)(?<!Sábado)(?<!eira) (?:riu|sorriu|assentiu|abanou a|encolheu os|olhou|pousou (?:o|a)|levantou-se|sentou-se|virou-se|disse|perguntou|respondeu|pegou n[oa]|abriu (?:a|o))\b",
         ("Natal abanou a cabeça.",),
         ("Natal chegou com chuva.", "Domingo olhou para o céu.")),
        ("ru", "", r" (?:засмеял(?:ся|ась)|рассмеял(?:ся|ась)|кивнула?|покачала?|усмехнул(?:ся|ась)|улыбнул(?:ся|ась)|сказала?|спросила?|ответила?|пожала?|посмотрела?|обернул(?:ся|ась)|открыла? (?:дверь|окно|глаза|рот))\b",
         ("Май засмеялся.", "Пятница кивнула ему."),
         ("Весна пришла рано.", "В Пятницу сказала она об этом.")),
        ("zh", "", r"(?:说|說|道：|问道|問道|笑着|笑著|笑了笑|摇了?摇头|搖了?搖頭|点了?点头|點了?點頭|想了想|看着|看著|看了看|推开|推開|打开门|打開門|站起|坐下|拿起|拉着|拉著|放下|抬起头|抬起頭|转过身|轉過身|回过头|回過頭|走过来|走過來|伸手|醒来|醒來)",
         ("“不，”春天说着走了出去。", "国庆摇了摇头。"),
         ("春天来了。", "那年春天看着就要过去。")),
        ("ja", "", r"[はが](?:言|云|答え|笑[っいう]|頷|うなず|首を|振り返|立ち上が|座っ|黙っ|尋ね|叫ん|囁|微笑|肩を|手を伸ば|顔を上げ|目を伏せ|呟|つぶや)",
         ("「いいえ」と五月は言った。", "夏は首を振った。"),
         ("春が来た。", "今年の夏は笑って過ごした。"))),
    *_rows("spoken-to", "People are told and asked, looked at and turned to.",
        ("en", r"\b(?:told|asked|kissed|hugged|thanked|married|looked (?:\w+ )?at|smiled at|nodded (?:to|at)|shouted (?:to|at)|called to|stared at|glanced at|grinned at|pointed at|turned to|spoke to|said to|beside|next to) ", "",
         ("He told Dawn about it.", "She looked up at Friday.", "The chair beside May was free."),
         ("He looked at a Friday paper.", "She told them on Friday.", "The year turned to the May of her life.")),
        ("es", r"\b(?:miró|Miró|miraba|dijo|preguntó|besó|abrazó) a ", "",
         ("Él miró a Pascua y calló.",),
         ("Lo dejó para Navidad.",))),
    *_rows("titled", "A title, a kinship or a name is given.",
        ("en", r"\b(?:Mrs?\.?|Ms\.?|Miss|Dr\.?|Doctor|Sir|Aunt|Auntie|Aunty|Uncle|Cousin|Sister|Brother|Captain|Sergeant|Colonel|Professor|Inspector|Nurse|Private|name (?:was|is)|name['’]s|[Nn]amed|(?:girl|woman|boy|man|dog|cat|horse|child|one|baby) called|[Ii]['’]m|poor|Poor|dear|[Dd]ear old) ", "",
         ("Mr. Winter was not pleased.", "Aunt June had kept the house.", "A girl named May."),
         ("The winter was mild.", "My aunt came in June.")),
        ("de", r"\b(?:Herrn?|Frau|Fräulein|Onkel|Tante|Doktor|Dr\.|Hauptmann|Oberst|Schwester|Bruder|Pater|hieß|heiße|heißt|heißen|namens|genannt) ", "",
         ("Frau März brachte den Kaffee.", "Sie hieß Mai."),
         ("Die Frau kam im März.",))),
    *_rows("hers", "People have hands and mothers, and are spoken of by who.",
        ("en", "", rf"['’]s (?:\w+ )?{_BODY}\b|,? who(?:se)?\b| by the (?:hand|arm|elbow|shoulders?|sleeve|wrist|collar|hair|chin)\b",
         ("The dog lay at May’s knees.", "May, who had been listening, came in.", "It was Friday's left hand.", "He took Easter by the arm."),
         ("May's rain fell.", "By Friday's boat came the bread."))),
    *_rows("comes-in", "Who comes through a door or wears something is somebody.",
        ("en", "", rf" (?:came (?:back )?(?:in|out|down|up|into|to)(?: of| from| to| by| through)? the (?:back |front |side )?{_ROOM}|turned (?:away from |back to |to |round to )(?:him|her|them|me|us)|came [^,.;:!?]{{0,40}}\b(?:in|with|on|under|round|over|across|of) (?:her|his) (?:[\w-]+ )?(?:{_BODY}|{_WORN}))\b|,? (?:still |all )?(?:in|with) (?:her|his) (?:[\w-]+ )?(?:{_BODY}|{_WORN})\b",
         ("Easter came out of the kitchen.", "Dawn came down in her good coat.", "Summer turned to him and laughed.", "April, still in her apron, went out."),
         ("Winter came into the valley.", "Summer turned to rain.", "Christmas came with its bells.", "Friday he came in his coat."))),
    *_rows("where", "Somebody is missed, and asked for.",
        ("en", r"[\"“‘'](?:[Aa]nd |[Bb]ut )?[Ww]here(?:['’]s| is| was) ", r"\?",
         ("“Where’s Autumn?” asked Lou.",),
         ("“Where is the Sunday paper?” asked Lou.", "“Where’s Sunday lunch?” asked Lou.", "Where is Spring?"))),
    *_rows("at-work", "People have their hands full, and no day or month has.",
        ("en", "", rf" (?:was|is) {_AT_WORK} (?:the|an?|her|his|at)\b",
         ("Autumn was parking the car.", "Easter is peeling an apple."),
         ("Autumn was eating into the money.", "Winter was coming.", "In May was washing the sheets."))),
    *_rows("carries", "Who carries something is somebody.",
        ("en", "", rf" (?:was|is|stood|sat|came|went) (?:(?:back )?(?:in|out|up|down)|behind (?:her|him|them|me|us)) with (?:the|an?|her|his) {_CARRIED}\b",
         ("Noon came in with the coal.", "Summer was behind her with the candles."),
         ("Winter came in with the snow.", "Summer was behind her with the heat.", "On Friday came up with the milk."))),
    *_rows("aged", "People and beasts have an age, and are somebody's.",
        ("en", "", r" (?:was|is) (?:(?:four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)(?: years old\b|,? and (?:would|ate|had|could|did|was|slept|still|never|wore)\b)|(?:the|a|my|his|her|their|our) (?:dog|cat|horse|lodger|cook|eldest|youngest|twin)[.,;])",
         ("Autumn was seven and would not eat.", "June was nine years old.", "March was the dog."),
         ("Autumn was six weeks off.", "Christmas was seven days and a night away.", "Sunday was the dog show.", "March was nine days old."))),
    *_rows("kin", "Whose wife or brother it is, is told.",
        ("en", r"(?:\A|\n|[.!?…][\"”’']? |\b(?:[Aa]nd|[Bb]ut|[Ww]hen|[Tt]hen) )", rf"(?<!day), (?:his|her|my|their|our|\w+['’]s) (?:[\w-]+ )?{_KIN}[,.]",
         ("Easter, his wife, opened the door.",),
         ("At Easter, his wife, Ada, opened the door.", "Sunday, my sister, Ada, came.", "Easter, his favourite feast, was late."))),
    *_rows("put-out", "People feel so, and no day or month does.",
        ("en", "", r" (?:was|is|looked|felt) (?:[a-z]+ and )?(?:bothered|embarrassed|ashamed|thirsty|pregnant|jealous|offended|puzzled|delighted|annoyed|sulky|tearful)\b",
         ("June was hot and bothered.",),
         ("June was hot and dry.", "In June was nobody bothered."))),
    *_rows("as-ever", "Who does what she always does is somebody.",
        ("en", "", r" (?:came|went|left|sat|stood|slept|spoke|walked)(?: (?!and\b|but\b|he\b|she\b|they\b|we\b|I\b)[a-z]+){0,6}, as (?:he|she) (?:always|usually|often) did\b",
         ("Sunday came in without knocking, as she always did.",),
         ("Sunday he came in late, as he always did.", "Sunday came and she baked, as she always did.", "Sunday came in with rain, as it always did."))),
    *_rows("comes-along", "Who comes along the road with something of his own is somebody.",
        ("en", "", rf" (?:came|went|walked) (?:round|around|up|down|along|across|over|through|past) the {_WAY} with (?:her|his) [a-z]",
         ("Christmas came round the corner with his barrow.",),
         ("Winter came down the valley with its frosts.", "Friday came round the corner with its fish.", "On Sunday came down the road with his barrow old Tom."))),
    *_rows("and", "Somebody is named beside another one.",
        ("en", r"\b(?:[Hh]e|[Ss]he|I) and ", "",
         ("She and May went out.",),
         ("They and Friday's post came.", "It was Sunday and I slept."))),
    *_rows("called", "Somebody is spoken to by this name.",
        ("en", rf"(?:[Gg]ood (?:night|morning|evening|afternoon|day)|[a-z]{_NO_TIME}), ", r"[.!?,]+[\"”’']",
         ("“Good night, August,” he said.", "“Come here, Friday!”"),
         ("“He comes tomorrow, Friday,” she said.", "“It was on a holiday, Friday.”", "He came, May with him.")),
        ("zh", r"[“「『]", r"[!！?？”」』]",
         ("“春天！”他喊道。",),
         ("“春天，我们去河边。”",)),
        ("ja", r"[「]", r"[」！？]",
         ("「春」と母が呼んだ。",),
         ("「春が来た」と言った。",))),
)  # fmt: skip
