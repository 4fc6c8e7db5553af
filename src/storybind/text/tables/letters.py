"""How often characters are met, language by language: what tells one reading of the same bytes from another."""

ALPHABETS = {
    "fr": "éèêëàâçîïôûùüœæ",
    "de": "äöüß",
    "es": "áéíóúñü",
    "pt": "ãõáéíóúâêôçà",
    "it": "àèéìíòóùú",
    "nl": "éëïöüèóê",
    "sv": "åäöé",
    "da": "æøåéö",
    "is": "áðéíóúýþæö",
    "cs": "áčďéěíňóřšťúůýžľĺŕäô",
    "pl": "ąćęłńóśźż",
    "hu": "áéíóöőúüű",
    "ro": "ăâîșțşţ",
    "sl": "čšžćđ",
    "tr": "çğıöşüâî",
}
"""Small letters beyond ASCII that a language's own words use."""

RUSSIAN = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
"""Letters by how often they are met, from 11 in a hundred to 4 in ten thousand."""

OTHER_CYRILLIC = "іїєґўјљњћђџ"
"""Letters of Ukrainian, Belarusian and Serbian."""

HAN = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去"
    "法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点"
    "正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿"
    "原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直"
    "德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张"
    "该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔吗吧呢啊谁笑脸轻叹站坐睡屋夜风雨雪父母哥姐弟妹"
    "這個們來為國時會對於著過發後裡種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話給門東聲員論處義幾認條係氣題"
    "爾別變總電數報結務場計資許統區隊決馬書則聽卻達強難權設記類據邊張該規萬覺術領確傳師觀讓識帶導爭運筆說她嗎妳誰臉輕嘆風媽爸"
    "私彼女何言今気度思者朝夜花犬猫家帰食飲待持歩店駅町村紙窓音楽葉青赤黒顔声僕俺君娘息古新聞"
)
"""Ideographs that make up half or more of any Chinese story, in simplified and in traditional script, or of a Japanese one."""

HANGUL = frozenset(
    "이다는을가에의고은지를하서그도한로사기나어아자들리해있라시었았인대일만게수보없것말내여면으와과부정전거스장주안상니까요제네우무오구마"
    "소생각모눈되때집방문람러며려던했였저조금더잘못물비바람손길날밤아침불속밖앞뒤위두세왔갔봤웃울듯처럼"
)
"""Syllables that make up two thirds of a Korean text."""
