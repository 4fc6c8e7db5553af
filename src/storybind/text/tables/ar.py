"""Arabic: words of time, the openings that restart a story's clock, and what looks like one and is none.

Marks over and under the letters are free: where one is usual, the pattern lets it stand.
"""

from storybind.model import BreakKind
from storybind.text.rules import ANY, Label, Rule, Signal, Table, Veto

FORWARD = BreakKind.SKIP_FORWARD

WORDS = {
    "mark": "[\u064b-\u0652]",
    "count": r"ثلاثة?|أربعة?|خمسة?|ستة?|ست[ّ]?ة?|سبعة?|ثمانية?|ثماني|تسعة?|عشرة?|عشرين|عشرون|ثلاثين|أربعين|خمسين|مئة|مائة|بضعة?|عد[ّ]?ة|\d{1,4}",
    "one": "(?:يوم|أسبوع|شهر|سنة|عام|ليلة|ساعة|عقد|قرن)",
    "two": "(?:يومين|أسبوعين|شهرين|سنتين|عامين|ليلتين|ساعتين|عقدين)",
    "many": "(?:أيام|يومًا|أسابيع|أسبوعًا|أشهر|شهور|شهرًا|سنوات|سنين|سنة|أعوام|عامًا|ليال|ليالٍ|ساعات|عقود)",
    "span": "(?:<count>)(?: عشرة?)? <many>(?: طويلة| طوال)?|<two>|<one>(?: واحدة?| كاملة?)?|نصف (?:ساعة|عام|سنة)|<many>",
    "weekday": "(?:السبت|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة)",
    "season": "(?:الربيع|الصيف|الخريف|الشتاء)",
    "month": "(?:يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون (?:الأو[ّ]?ل|الثاني)|شباط|آذار|نيسان|أيار|حزيران|تم[ّ]?وز|آب|أيلول|تشرين (?:الأو[ّ]?ل|الثاني)|رمضان|شو[ّ]?ال|محر[ّ]?م|رجب|شعبان)",
    "once": r"(?![^.!؟?]{0,80}(?:كل[ّ]?َ? (?:يوم|صباح|مساء|ليلة|سنة|عام|أسبوع|مرة)|دائمًا|أحيانًا|عادةً?|غالبًا|اعتاد))(?![^.!؟?]{0,12}(?:كان|كانت|كانوا) (?:ي|ت)\w+)",
    "plan": r"(?![^.!؟?]{0,60}(?:\b(?:سوف|سأ(?!ل)\w|سي(?![دفا])\w{2}|سن(?![ةيو])\w{2})|لو |إذا ))",
}

RULES = (
    Rule(
        id="ar.later.elapsed",
        kind=FORWARD,
        starts="بعد وبعد ثم",
        needs=("بعد",),
        pattern=r"(?:ثم )?و?بعد (?:<span>|مرور (?:<span>))(?=[ ،,.])(?! (?:أن|من المشي|من الصمت)\b)(?!،? ستكون)<plan><once>",
        confidence=0.93,
        because="A paragraph that opens with elapsed time restarts the clock.",
        fires_on=("بعد ثلاثة أيام عادت ليان ومعها حبل.", "بعد أسبوعين عاد سالم من المدينة.", "وبعد سنوات وجدوا القارب."),
        silent_on=("قال سالم: «بعد ثلاثة أيام سأعود لأراها.»", "بعد لحظات جلس على الحجر.", "وبعد قليل كان الناس تحت النخلة.", "بعد ثلاثة أيام سيعود."),
    ),
    Rule(
        id="ar.next.period",
        kind=FORWARD,
        starts="في وفي",
        needs=("التالي", "الثاني"),
        pattern=r"و?في (?:(?:صباح|مساء|ظهر|فجر|ليل) )?(?:اليوم|الصباح|المساء|الأسبوع|الشهر|العام|الليلة|السنة|<season>) (?:التالية?|الثاني)(?=[ ،,.])<plan><once>",
        confidence=0.93,
        because="The next morning, day or year is another time.",
        fires_on=("في اليوم التالي وجد ورقة خضراء.", "في صباح اليوم التالي اختفت السفينة."),
        silent_on=("في البيت التالي بكى طفل.", "في اليوم الطويل لم يأكل."),
    ),
    Rule(
        id="ar.that.period",
        kind=FORWARD,
        starts="في وفي عند مع",
        needs=ANY,
        pattern=r"و?(?:في (?:المساء|الصباح|الليل|تلك الليلة|ذلك المساء|مساء ذلك اليوم|منتصف الليل|(?:صباح|مساء|ليلة) (?:أحد الأيام|يوم <weekday>|يوم من الأيام)|أحد الأيام|يوم من الأيام|إحدى الليالي)|عند (?:الفجر|الغروب|منتصف الليل|الظهر|المساء|الشروق)|مع (?:حلول (?:الليل|المساء|الظلام|<season>)|بزوغ الفجر|طلوع الشمس|غروب الشمس))(?=[ ،,.])<plan><once>(?! كان(?:ت)? قد )",
        confidence=0.78,
        because="Morning, or night, has come since.",
        fires_on=("في المساء سألت جدّتها عن البئر.", "عند الفجر وجدوها.", "مع حلول الليل خرجوا."),
        silent_on=("في المساء كان يقرأ.", "في البيت قطّ.", "مع أخيه ذهب إلى السوق.", "في المساء كان قد رحل."),
    ),
    Rule(
        id="ar.weekday.month",
        kind=FORWARD,
        starts="يوم في وفي حل حلّ جاء أقبل",
        needs=ANY,
        pattern=r"(?:في )?يوم <weekday>(?=[ ،,.])<plan><once>|و?في (?:شهر )?(?:<month>|أوائل <month>|أواخر <month>|<season>(?! ك)|عيد \w+|ليلة العيد)(?: من (?:تلك السنة|ذلك العام)| \d{4})?(?=[ ،,.])<plan><once>(?! كان(?:ت)? (?:قد |ي|ت))|(?:حل[ّ]?|جاء|أقبل) (?:<season>|العيد|<month>)(?=[ ،,.])",
        confidence=0.82,
        because="A new day, month or season is far from the last paragraph.",
        fires_on=("يوم الجمعة جاء المفتش.", "جاء الشتاء، وتجمّدت القناة.", "في رمضان كتبت إليه."),
        silent_on=("في الشتاء كانت الريح تأتي من البحر.", "في كلّ شتاء كانت الريح تأتي.", "يوم العمل طويل."),
    ),
    Rule(
        id="ar.woke",
        kind=FORWARD,
        starts="حين عندما لما لمّا ولما حينما وحين",
        needs=("استيقظ", "أفاق", "فتح", "صحا", "صحت"),
        pattern=r"(?:و?حين|عندما|و?لم[ّ]?ا|حينما) (?:استيقظ|أفاق|صحا|صحت|فتحت? \w+ عيني)",
        confidence=0.88,
        because="Who wakes has slept: time has gone by.",
        fires_on=("حين استيقظت كان البيت خاليًا.", "عندما أفاق سالم وجد الباب مفتوحًا."),
        silent_on=("حين تكلّم سكتوا.", "عندما فتح الباب ضحك."),
    ),
    Rule(
        id="ar.bridge",
        kind=FORWARD,
        starts="مر مرت ومر ومرت مضت مضى ومضت ومضى انقضت انقضى وانقضت توالت هكذا وهكذا",
        needs=ANY,
        pattern=r"(?:و?هكذا )?و?(?:مر[ّ]?َ?ت?|مضت|مضى|انقضت|انقضى|توالت)(?: على ذلك)? (?:<span>|الأيام|الأسابيع|الشهور|الأشهر|السنوات|السنون|الأعوام|<season>|الليالي|الشهر|السنة)(?=[ ،,.])",
        confidence=0.92,
        because="A paragraph that says that time went by is a bridge, and opens what comes after it.",
        fires_on=("مرّت سنة. جفّت العيون.", "مرت عشر سنوات.", "ومضت الأيام ولم يسأل أحد.", "انقضى الصيف."),
        silent_on=("مرّ الرجل أمام الباب.", "مرّت لحظة ثم هزّ رأسه.", "مرّت دقائق."),
    ),
)  # fmt: skip

VETOES = (
    Veto(
        id="ar.veto.condition",
        pattern=r"^[^.!؟?]{0,80}(?:لكان|ربما (?:ي|ت)\w|قد (?:ي|ت)عود)",
        because="What would be has not happened.",
        stops=("بعد ثلاثة أيام ربما يعود.",),
        passes=("بعد ثلاثة أيام عادت ليان.",),
    ),
)

SIGNALS = (
    Signal(
        id="ar.signal.not-first",
        looks_at="earlier",
        pattern=r"\w",
        weight=-2.5,
        because="But the paragraph opens with something else.",
        holds_on=("سكتت ليان. في اليوم التالي هطل المطر.",),
        silent_on=("في اليوم التالي هطل المطر.",),
    ),
)

LABELS = (
    Label(
        id="ar.label.time",
        needs=("بعد", "قبل", "التالي", "الآن", "اليوم", "الماضي", "الحاضر", "الليلة", "المساء", "الأثناء", "منذ", "لاحق"),
        pattern=r"(?:بعد|قبل|منذ) (?:<span>|دقائق|قليل)|(?:في )?(?:اليوم|الصباح|المساء|الأسبوع|العام|صباح اليوم) التالي|في هذه الأثناء|في تلك الليلة|الآن|(?:في )?(?:الماضي|الحاضر)|لاحقًا?|اليوم",
        because="A line of its own that only says when is a label.",
        fires_on=("بعد ثلاثة أيام", "~ في اليوم التالي ~", "قبل عشر سنوات", "في هذه الأثناء"),
        silent_on=("بعد ثلاثة أيام عاد", "الآن فقط"),
    ),
    Label(
        id="ar.label.date",
        needs=("0",),
        pattern=r"(?:<weekday>،? )?\d{1,2} <month>(?:،? \d{4})?|<month> \d{4}|[^\W\d_]+(?: [^\W\d_]+){0,3}، (?:<month> )?(?:عام )?\d{4}|(?:عام|سنة) \d{3,4}|\d{1,2}[:.]\d{2}",
        because="A line of its own that only gives a date, or a place with its year, is a label.",
        fires_on=("24 ديسمبر 1998", "القاهرة، 1937", "عام 1919"),
        silent_on=("القاهرة، طبعًا", "24 نخلة"),
        dated=True,
    ),
    Label(
        id="ar.label.flashback",
        needs=("فلاش", "استرجاع", "ذكرى", "عودة"),
        pattern=r"(?:نهاية )?(?:ال)?(?:فلاش ?باك|استرجاع|ذكرى)|عودة إلى (?:الماضي|الحاضر)",
        because="A line of its own that says flashback opens or ends one.",
        fires_on=("فلاش باك", "*استرجاع*", "نهاية الفلاش باك"),
        silent_on=("ذكرى جميلة بقيت معه",),
    ),
    Label(
        id="ar.label.pov",
        needs=("وجهة نظر", "منظور"),
        pattern=r"(?:من )?(?:وجهة نظر|منظور) [^\W\d_]+(?: [^\W\d_]+)?",
        because="A line of its own that says whose eyes we look through is a label.",
        fires_on=("وجهة نظر ليان", "من منظور سالم"),
        silent_on=("من وجهة نظر أخرى كان على حق تمامًا",),
    ),
)  # fmt: skip

TABLE = Table("ar", WORDS, RULES, VETOES, LABELS, SIGNALS)
