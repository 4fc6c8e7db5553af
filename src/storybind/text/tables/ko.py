"""Korean: words of time, the openings that restart a story's clock, and what looks like one and is none."""

from storybind.model import BreakKind
from storybind.text.rules import Label, Rule, Table, Veto
from storybind.text.tables.every import not_first

WORDS = {
    "native": "하루|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|보름|그믐|한나절|반나절|반년",
    "count": "한|두|세|석|네|넉|다섯|여섯|일곱|여덟|아홉|열|스무|서른|몇|여러|수|일|이|삼|사|오|육|칠|팔|구|십|이십|삼십|수십|백|\\d{1,4}",
    "long_unit": "(?:날|일|주|주일|달|개월|해|년|학기|계절|세기|밤)",
    "long_span": "(?:<native>|<count> ?<long_unit>)(?: ?남짓| ?가까이| ?반)?",
    "span": "(?:<long_span>|(?:<count>) ?시간(?: ?반)?|(?:삼십|사십|오십|30|40|50) ?분)",
    "start": "하루 이틀 사흘 나흘 닷새 엿새 이레 열흘 보름 한나절 반나절 반년 한 두 세 석 네 다섯 여섯 일곱 여덟 아홉 열 몇 여러 수 십 이십 삼십 수십 몇년 몇달 며칠 그로부터 약 거의 #",
    "weekday": "(?:월|화|수|목|금|토|일)요일",
    "season": "(?:봄|여름|가을|겨울|장마)",
    "month": "(?:일|이|삼|사|오|유|칠|팔|구|시|십일|십이|\\d{1,2}) ?월",
    "daypart": "(?:새벽|아침|오전|정오|낮|점심|오후|저녁|해 질 녘|밤|한밤중|자정|늦은 밤|이른 아침)",
    "once": r"(?![^.!?]{0,60}(?:매일|매번|매주|매년|날마다|밤마다|아침마다|해마다|마다|늘|항상|언제나|가끔|이따금|종종|으레|곤 ))",
    "plan": r"(?![^.!?]{0,60}(?:할 것이|올 것이|일 것이|되면 |겠다고|기로 했|예정이|할 예정|올 예정|라면 ))",
    "back": r"(?![^.!?]{0,60}(?:적이 있|마지막으로 |했었|였었|갔었|왔었|이후로|전날))",
}

RULES = (
    Rule(
        id="ko.later.elapsed",
        starts="<start>",
        needs=("뒤", "후", "만에", "지나"),
        pattern=r"(?:그로부터 |약 |거의 )?(?:며칠|몇 ?년|몇 ?달|<span>)(?:이|가)? ?(?:뒤|후|만에|지나(?:서|자|고))(?! ?에 (?:있을|열릴|다가올|떠날))(?:에|,| )<plan>",
        confidence=0.93,
        because="A paragraph that opens with elapsed time restarts the clock.",
        fires_on=("사흘 뒤 편지가 왔다.", "3년 후, 배가 발견되었다.", "몇 달 뒤에 그는 돌아왔다.", "그로부터 두 주일 후 비가 그쳤다."),
        silent_on=('"사흘 뒤에 오세요." 주인이 말했다.', "잠시 후 문이 열렸다.", "5분 뒤 그녀는 아직 말하고 있었다.", "사흘 뒤에 있을 잔치를 생각했다."),
    ),
    Rule(
        id="ko.next.period",
        starts="다음 다음날 이튿날 그다음 이듬해",
        pattern=r"(?:그 ?)?다음 ?(?:날|주|달|해|학기)(?:에|,| )(?:<daypart>|<season>)?(?!(?:있을|열릴|시험|다시 오겠))<plan>|이튿날(?:,| )|이듬해(?:,| |에)",
        confidence=0.92,
        because="The next morning, day or year is another time.",
        fires_on=("다음 날 아침 옷이 걸려 있었다.", "이튿날 눈이 내렸다.", "이듬해 봄, 벽이 섰다."),
        silent_on=("다음 집은 비어 있었다.", "다음 순간 그는 사라졌다.", "다음 주에 올 것이라고 했다."),
    ),
    Rule(
        id="ko.that.period",
        starts="그날 같은 그해",
        pattern=r"(?:그날|같은 날) (?:밤|저녁|오후|새벽|밤늦게)(?:,| |에 )(?!(?:일|이야기|기억))<once><plan><back>|그해 <season>(?:,| |에 )<once><back>",
        confidence=0.8,
        because="That evening is later than what has just been told.",
        fires_on=("그날 밤 그는 짐을 쌌다.", "그해 겨울, 강이 얼었다."),
        silent_on=("그날 밤 일은 아무도 말하지 않았다.", "그날은 비가 왔다.", "그날 밤 그는 늘 그렇듯 말이 없었다."),
    ),
    Rule(
        id="ko.weekday",
        starts="월요일 화요일 수요일 목요일 금요일 토요일 일요일",
        needs=("요일",),
        pattern=r"<weekday>(?: <daypart>)?(?:,| |이 되자|이 되었다|이 왔다)(?!(?:은|마다))<once><plan><back>",
        confidence=0.83,
        because="A day of the week that opens a paragraph is another day.",
        fires_on=("금요일, 아무도 오지 않았다.", "월요일 아침 종이 울렸다."),
        silent_on=("일요일에도 쓸었다.", "금요일 그는 늘 생선을 먹었다.", "월요일은 장날이었다."),
    ),
    Rule(
        id="ko.month.season",
        starts="봄 봄이 여름이 가을이 겨울이 장마가 첫눈이 일월 이월 삼월 사월 오월 유월 칠월 팔월 구월 시월 십일월 십이월 설날 추석 섣달 성탄절 #",
        pattern=r"<season>(?:이|가) (?:왔|오자|오고|되자|되었|됐|지나|지났|가고|깊어|끝나)|첫눈이 (?:내렸|내리|왔)|(?:<month>(?: ?\d{1,2}일| ?초| ?말| ?어느 날)?|설날|추석|섣달그믐|성탄절)(?: <daypart>)?,<once><plan><back>|(?:19|20)\d{2}년(?: <season>| <month>)?,",
        confidence=0.83,
        because="A new month, season or feast is far from the last paragraph.",
        fires_on=("봄이 왔고 얼음이 녹았다.", "시월, 계산서가 왔다.", "3월 4일, 은행에서 전화가 왔다.", "1937년 가을, 역이 헐렸다."),
        silent_on=("봄바람이 불었다.", "겨울이면 주인은 늘 고향에 내려갔다.", "시월의 하늘은 높았다."),
    ),
    Rule(
        id="ko.woke",
        starts="눈을 잠에서 다시 깨어나 깨어났을 그가 그녀가 내가",
        needs=("눈을", "잠에서", "깨"),
        pattern=r"(?:그가 |그녀가 |내가 |다시 )?(?:눈을 (?:떴을 때|뜨자|떠 보니|뜨니)|잠에서 (?:깼을 때|깨자|깨어났을 때|깨어나자|깨 보니)|깨어났을 때|깨어나 보니)",
        confidence=0.88,
        because="Who wakes has slept: time has gone by.",
        fires_on=("눈을 떴을 때 방은 비어 있었다.", "그가 잠에서 깼을 때 눈이 내리고 있었다."),
        silent_on=("눈을 감고 발소리를 들었다.", "그가 말했을 때 그녀는 조용했다."),
    ),
    Rule(
        id="ko.when.it.came",
        starts="날이 해가 밤이 아침이 동이 어둠이 저녁이 비가 눈이 장례식이 결혼식이 수업이 장례가 시험이",
        pattern=r"(?:(?:날이 (?:밝|새|저물)|해가 (?:지|졌|뜨|떴|저물|기울)|밤이 (?:되|깊|왔|내렸)|아침이 (?:되|밝|왔)|저녁이 (?:되|왔)|동이 트|어둠이 (?:내리|내렸|깔리))(?:[^\s,.]{0,4})|(?:비가|눈이) 그쳤을 때|(?:장례식|결혼식|수업|시험|장례)(?:이|가) 끝(?:나고|난 뒤|나자|났을 때))(?:,| |\.)<once><plan><back>",
        confidence=0.8,
        because="What was to come has come: the time between is skipped.",
        fires_on=("날이 밝자 노인은 보이지 않았다.", "해가 지고 길이 보이지 않았다.", "장례식이 끝나고 그들은 집으로 돌아갔다."),
        silent_on=("해가 지면 주인은 늘 가게를 닫았다.", "비가 내렸다.", "밤이 좋았다."),
    ),
    Rule(
        id="ko.bridge",
        starts="<start> 세월이 시간이 그렇게 계절이 어느덧",
        needs=("지나", "지났", "흘렀", "흐르", "흘러", "바뀌", "갔다"),
        pattern=r"(?:그렇게 |어느덧 |또 )?(?:며칠|몇 ?년|몇 ?달|<long_span>|세월|계절|몇 번의 계절)(?:이|가|은)? ?(?:더 |훌쩍 |빠르게 )?(?:지났|지나갔|흘렀|흘러갔|흘러|지나고|바뀌었|바뀌고)(?!지 않)",
        confidence=0.92,
        because="A paragraph that says that time went by is a bridge, and opens what comes after it.",
        fires_on=("몇 달이 지났다.", "세월이 흘렀다.", "그렇게 삼 년이 지나고 그는 돌아왔다."),
        silent_on=("몇 분이 지났다.", "시간이 없었다.", "한 달이 길었다."),
    ),
    Rule(
        id="ko.clock",
        starts="새벽 자정 자정이 정오 한밤중에 한밤중 늦은 이른 저녁 밤늦게 어느",
        pattern=r"(?:(?:새벽|밤|저녁|오전|오후) ?<count> ?시(?: ?반)?(?:에|,| )|(?:자정|정오)(?:이 (?:되|지나|넘)[^\s,.]{0,3}|에|,)|한밤중(?:에|,)|(?:늦은 밤|이른 아침|밤늦게|새벽녘에?|저녁 무렵)(?:,| )|어느 (?:날|날 밤|날 아침|날 저녁|봄날|겨울밤|가을날|여름밤)(?:,| ))<once><plan><back>",
        confidence=0.77,
        because="A new hour that opens a paragraph is another time.",
        fires_on=("자정이 되자 종이 울렸다.", "새벽 세 시에 불이 꺼졌다.", "어느 날 밤, 전화가 울렸다."),
        silent_on=("새벽은 추웠다.", "이른 아침 그는 늘 강가에 갔다.", "저녁 식사는 국수였다."),
    ),
    Rule(
        id="ko.return",
        kind=BreakKind.RETURN,
        starts="지금 이제",
        needs=("지난", "뒤", "후"),
        pattern=r"(?:지금|이제),? <long_span>(?:이|가)? ?(?:지난|뒤|후)",
        confidence=0.86,
        because="Now, so many years later: the story is back where it stood.",
        fires_on=("지금, 이십 년이 지난 뒤 그는 다시 그곳에 서 있었다.",),
        silent_on=("지금은 비가 온다.", "이제 아무도 오지 않았다."),
    ),
)  # fmt: skip

VETOES = (
    Veto(
        id="ko.veto.habit",
        pattern=r"^[^.!?]{0,60}(?:매일|날마다|밤마다|아침마다|늘 |항상|언제나|곤 했|으레)",
        because="What happens again and again happens at no one time.",
        stops=("한 시간 뒤 늘 그렇듯 가게를 닫았다.",),
        passes=("사흘 뒤 편지가 왔다.",),
        spares=("ko.bridge",),
    ),
    Veto(
        id="ko.veto.plan",
        pattern=r"^[^.!?]{0,60}(?:할 것이다|올 것이다|될 것이다|이었을 것이다|했을 것이다|만약)",
        because="What would or should be has not happened.",
        stops=("이튿날 배가 올 것이다.",),
        passes=("이튿날 눈이 내렸다.",),
    ),
)

SIGNALS = (not_first("ko", ("그녀는 말이 없었다. 다음 날 비가 왔다.",), ("다음 날 비가 왔다.",)),)

LABELS = (
    Label(
        id="ko.label.time",
        needs=("뒤", "후", "전", "다음", "이튿날", "현재", "지금", "과거", "그날", "한편", "그 시각", "나중", "이듬해", "새벽", "아침", "오전", "정오", "낮", "점심", "오후", "저녁", "밤", "자정", "해 질 녘"),
        pattern=r"(?:약 )?(?:며칠|몇 ?년|몇 ?달|<span>|<count> ?분|잠시) ?(?:뒤|후|전)|다음 ?(?:날|주|달|해)(?: <daypart>)?|이튿날(?: <daypart>)?|이듬해(?: <season>)?|현재|지금|과거|그날 (?:밤|저녁|오후)|한편|그 시각|나중|<daypart>",
        because="A line of its own that only says when is a label.",
        fires_on=("사흘 뒤", "~다음 날~", "[3년 후]", "현재", "한편"),
        silent_on=("사흘 뒤에 왔다", "지금은 안 돼"),
    ),
    Label(
        id="ko.label.date",
        needs=("0", "년", "월", "요일", "설날", "추석", "새벽", "아침", "오전", "정오", "낮", "점심", "오후", "저녁", "밤", "자정", "녘"),
        pattern=r"(?:<count>년 ?)?(?:<month>)? ?(?:\d{1,2}일)?(?:,? ?<weekday>)?(?:,? ?<daypart>)?(?:,? ?\d{1,2}:\d{2})?(?<=[년월일녘벽침전오낮심후녁밤중정\d])|<weekday>(?: <daypart>)?|(?:19|20|1\d)\d{2}년(?: <season>)?|설날|추석",
        because="A line of its own that only gives a date or an hour is a label.",
        fires_on=("2015년 3월 4일", "금요일 저녁", "1937년 가을", "3월 4일"),
        silent_on=("월급날", "년말 파티"),
        dated=True,
    ),
    Label(
        id="ko.label.place",
        needs=("년",),
        pattern=r"[가-힣]{2,8}(?: [가-힣]{1,8}){0,2}, \d{4}년(?: <season>| <month>)?",
        because="A line of its own that names a place with a year is a label.",
        fires_on=("서울, 1937년", "부산, 1951년 겨울"),
        silent_on=("서울, 물론", "십 년, 아니 백 년"),
        dated=True,
    ),
    Label(
        id="ko.label.pov",
        needs=("시점", "pov", "side", "사이드"),
        pattern=r"[^,.!?]{1,12} ?(?:의 )?(?:시점|pov|side|사이드)|(?:시점|pov)[: ] ?[^,.!?]{1,12}",
        because="A line of its own that says whose eyes we look through is a label.",
        fires_on=("민호 시점", "민호의 시점", "시점: 주인", "민호 side"),
        silent_on=("그 시점에서 그는 몰랐다",),
    ),
    Label(
        id="ko.label.flashback",
        needs=("회상", "플래시백"),
        pattern=r"(?:과거 )?(?:회상|플래시백)(?: ?시작)?(?:: .{1,30})?",
        because="A line of its own that says flashback opens one.",
        fires_on=("회상", "-과거 회상-", "플래시백"),
        silent_on=("회상에 잠겼다",),
    ),
    Label(
        id="ko.label.return",
        needs=("끝", "종료", "현재로"),
        pattern=r"(?:과거 )?(?:회상|플래시백) ?(?:끝|종료)|현재로",
        because="A line of its own that ends the flashback returns to the story's own time.",
        fires_on=("회상 끝", "[회상 종료]"),
        silent_on=("끝방",),
    ),
)  # fmt: skip

TABLE = Table("ko", WORDS, RULES, VETOES, LABELS, SIGNALS)
