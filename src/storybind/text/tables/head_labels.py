"""The labels of a story's head, in the languages in which they are met: ``Rated: T``, ``Автор: ...``, ``【作者】...``.

Keys are folded (case, blanks, closing points). `FIELDS` become metadata, `NOTES` become notes, `OTHERS` are known and
have no field of their own. One row a field; within it the languages stand in the order en de fr es it pt nl sv pl ru uk
zh ja ko ar, then cs sk hu ro el da no fi tr sr vi he hi id.
Sources: headers of fan-fiction archives, mailing lists, journals and downloaders, as collected by kind of source.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from storybind.text.prose import parsing
from storybind.text.prose.parsing import Group, Way, may_match, needed, parse
from storybind.text.signs import ANY_QUOTE
from storybind.text.tables import BRACKETS

_FIELDS = {
    "title": "ชื่อเรื่อง|เรื่อง|title|project|project title|novel title|book title|poem|poem title|title of poem|working title|arbeitstitel|titre provisoire|título provisional|titolo provvisorio|story title|title of story|name of story|fic title|work title|story|fic|songfic|drabble|ficlet|fanfic|fan fiction|fanfiction|one-shot title|story name|name of fic|titel|titel der geschichte|geschichte|name der geschichte|titre|título|titulo|"
    "titolo|tytuł|название|название фанфика|название работы|назва|书名|書名|题名|标题|標題|篇名|题目|文名|小说名|作品名称|題名|タイトル|作品名|題|제목|العنوان|عنوان|عنوان القصة"
    "|název|název povídky|název příběhu|titul|názov|názov poviedky|názov príbehu|cím|a történet címe|titlu|titlul|titlul poveștii|τίτλοσ|τίτλοσ ιστορίασ|tittel|otsikko|nimi|ficin nimi"
    "|tarinan nimi|başlık|hikaye adı|hikâye adı|заглавие|наслов|naslov|tiêu đề|tựa đề|tên truyện|כותרת|שם הסיפור|शीर्षक|judul|judul cerita",
    "subtitle": "subtitle|sub-title|untertitel|sous-titre|subtítulo|sottotitolo|ondertitel|undertitel|podtytuł|подзаголовок|підзаголовок|副标题|副標題|副題|サブタイトル|부제"
    "|podtitul|podtitulek|podnázov|alcím|subtitlu|υπότιτλοσ|alaotsikko|undertittel|altbaşlık|podnaslov",
    "author": "ผู้แต่ง|ผู้เขียน|แต่งโดย|เขียนโดย|นักเขียน|โดย|مصنف|مصنفہ|تحریر|از قلم|از|author|poet|authors|author/s|author name|author's name|by|written by|submitted by|a story by|a fic by|story by|fic by|posted by|told by|creator|writer|pen name|penname|pseud|tác giả|autor|"
    "autorin|autor*in|autor:in|autor/in|verfasser|verfasserin|geschrieben von|von|auteur|autrice|auteure|auteur/autrice|écrit par|par|conte de|un conte de|récit de|autora|autor/a|autores|escrito por|por|"
    "escrita por|scritta da|écrite par|autore|autore/autrice|scritto da|di|geschreven door|door|schrijver|schrijfster|författare|författad av|skriven av|av|autorka|autor/ka|napisane przez|przez|"
    "yazan|yazar|автор|авторы|автор/ы|автори|авторка|соавтор|соавторы|作者|作者名|文|作|著|原作者|笔名|著者|著者名|書いた人|글쓴이|글|작가|지은이|저자|المؤلف|المؤلفة|الكاتب|الكاتبة|الكاتب/ة|تأليف|بقلم|מאת|מחבר|מחברת"
    "|autor příběhu|autor povídky|autorka příběhu|autorka povídky|napsal|napsala|napísal|napísala|szerző|szerzője|írta|autoare|autoarea|scris de|scrisă de"
    "|συγγραφέασ|γράφει|forfatter|forfatterinde|skrevet af|skrevet av|kirjoittaja|tekijä|kirjoittanut|kaleme alan|аутор|ауторка|pisac|लेखक|लेखिका|penulis|pengarang",
    "description": "เรื่องย่อ|คําโปรย|แนะนําเรื่อง|خلاصہ|summary|summaries|story summary|full summary|description|blurb|logline|log line|tagline|elevator pitch|synopsis|abstract|in a nutshell|teaser|kurzbeschreibung|beschreibung|inhalt|inhaltsangabe|"
    "klappentext|kurzinhalt|zusammenfassung|résumé|resume|quatrième de couverture|resumen|sinopsis|descripción|descripcion|argumento|trama|riassunto|introduzione|descrizione|sinossi|sinopse|resumo|"
    "descrição|descricao|samenvatting|beschrijving|korte inhoud|sammanfattning|beskrivning|handling|opis|streszczenie|саммари|описание|аннотация|краткое содержание|содержание|резюме|опис|анотація|короткий зміст|"
    "简介|簡介|内容简介|內容簡介|作品简介|作品簡介|文案|内容文案|小说简介|内容提要|内容介绍|内容概要|故事简介|梗概|摘要|あらすじ|粗筋|概要|紹介|作品紹介|内容紹介|소개|소개글|작품소개글|줄거리|작품소개|작품 소개|요약|ملخص|الملخص|نبذة|وصف|الوصف"
    "|shrnutí|stručný obsah|obsah příběhu|popis|popis příběhu|anotace|zhrnutie|anotácia|összefoglaló|tartalom|rövid tartalom|ismertető|leírás|rezumat|descriere|sumar|περίληψη"
    "|περιγραφή|resumé|sammendrag|tiivistelmä|kuvaus|juoni|özet|tanıtım|sažetak|сажетак|tóm tắt|giới thiệu|תקציר|सारांश|ringkasan",
    "fandom": "fandom|fandoms|fandom/s|based on|source material|nach|univers|fandom d'origine|fandom/universo|фэндом|фэндомы|фандом|фандомы|канон|первоисточник|оригинал|"
    "原作|原作品|同人原作|衍生|来源作品|原作名|ジャンル元|元ネタ|元ジャンル|팬덤|원작|الفاندوم",
    "category": "category|categories|kategorie|kategorien|catégorie|catégories|categoría|categoria|categorías|categorie|categorias|kategori|kategoria|направленность|категория|категории|"
    "категорія|спрямованість|分类|分類|性向|カテゴリ|カテゴリー|카테고리|분류|التصنيف|الفئة"
    "|kategória|κατηγορία|kategorija|категорија|kategorie povídky",
    "relationships": "คู่|คู่หลัก|pairing|pairings|pairing/s|pair|ship|ships|relationship|relationships|main pairing|main pairings|side pairing|couple|couples|paar|paare|paarung|paarungen|pareja|parejas|"
    "coppia|coppie|casal|casais|ship principal|koppel|koppels|par|pary|para|пэйринг|пейринг|пэйринги|пейринги|пэйринг/персонажи|пара|пары|cp|cp组合|配对|配對|配对cp|配對cp|cp配对|主cp|副cp|"
    "カップリング|カプ|cp表記|커플링|커플|الثنائي"
    "|párování|páry|hlavní pár|hlavní párování|párovanie|páros|párosítás|párosok|cuplu|cupluri|ζευγάρι|ζευγάρια|parring|parringer|paritus|paritukset|çift|שיפ|זוג",
    "characters": "ตัวละคร|کردار|characters|pairing/characters|pairings/characters|characters/pairing|characters/pairings|pairing and characters|characters and pairings|character|main character|main characters|cast|starring|featuring|charaktere|charakter|hauptcharaktere|hauptfiguren|figuren|personen|personnages|personnage|"
    "personnages principaux|personajes|personaje|personajes principales|personaggi|personaggi principali|personaggio|personagens|personagem|personagens principais|personages|hoofdpersonen|karaktärer|"
    "huvudpersoner|bohaterowie|postacie|postaci|персонажи|персонаж|главные герои|герои|действующие лица|пэйринг и персонажи|пейринг и персонажи|персонажі|пейрінг і персонажі|пейринг та персонажі|головні герої|角色|人物|主角|主要人物|主要角色|出场人物|登場人物|キャラ|キャラクター|主人公|등장인물|"
    "등장 인물|주인공|الشخصيات|الشخصيات الرئيسية"
    "|postavy|hlavní postavy|hlavné postavy|szereplők|főszereplők|personaje principale|χαρακτήρεσ|πρόσωπα|karakterer|personer|hovedpersoner|hahmot|henkilöt|päähenkilöt"
    "|karakterler|kişiler|likovi|nhân vật|דמויות|पात्र|tokoh",
    "rating": "เรต|เรท|เรตติ้ง|rating|rating/warnings|rating/warning|rating & warnings|rating and warnings|rating/genre|rated|ratings|story rating|age rating|altersempfehlung|altersfreigabe|alterseinstufung|freigabe|classement|classification|clasificación|clasificacion|rated/rating|valutazione|classificação|"
    "classificacao|classificação indicativa|faixa etária|leeftijd|kijkwijzer|åldersgräns|klasyfikacja|рейтинг|вік|分级|分級|等级|评级|レーティング|年齢制限|対象年齢|등급|수위|연령|التقييم|التصنيف العمري"
    "|přístupnost|hodnocení|věkové omezení|prístupnosť|hodnotenie|vekové obmedzenie|korhatár|besorolás|korhatár-besorolás|clasificare|vârstă|διαβάθμιση|καταλληλότητα"
    "|aldersgrænse|aldersgrense|ikäraja|luokitus|yaş sınırı|uzrast|דירוג",
    "warnings": "คําเตือน|warning|warnings|warning/s|archive warning|archive warnings|content warning|content warnings|content notes|content note|content|tw|cw|tw/cw|cw/tw|tws|cws|"
    "trigger warning|trigger warnings|trigger|triggers|squicks|warnung|warnungen|triggerwarnung|triggerwarnungen|inhaltswarnung|inhaltswarnungen|inhaltshinweise|avertissement|avertissements|"
    "attention|advertencia|advertencias|contenido sensible|avvertimento|avvertimenti|avvertenza|avvertenze|aviso de conteúdo|avisos|aviso|alertas|gatilhos|waarschuwing|waarschuwingen|varning|"
    "varningar|ostrzeżenie|ostrzeżenia|предупреждение|предупреждения|попередження|警告|预警|雷点|排雷|警示|避雷|注意|注意書き|注意事項|警告タグ|경고|주의|주의사항|تحذير|تحذيرات|تنبيه"
    "|varování|upozornění|varovanie|varovania|upozornenie|figyelmeztetés|figyelmeztetések|avertisment|avertismente|avertizare|avertizări|προειδοποίηση|προειδοποιήσεισ|advarsel"
    "|advarsler|varoitus|varoitukset|uyarı|uyarılar|upozorenje|upozorenja|cảnh báo|אזהרה|אזהרות|चेतावनी|peringatan",
    "genres": "แนว|แนวเรื่อง|ประเภท|หมวด|หมวดหมู่|صنف|genre|genres|genre/s|genretype|género|genero|géneros|generos|genere|generi|gênero|gêneros|genren|gatunek|gatunki|жанр|жанры|рассказ|повесть|новелла|миниатюра|жанри|类型|類型|题材|题材类型|"
    "作品类型|类别|風格|ジャンル|장르|النوع"
    "|žánr|žánry|žáner|žánre|műfaj|műfajok|gen|genul|genuri|είδοσ|genrer|sjanger|sjangre|tyylilaji|lajityyppi|genret|tür|žanr|žanrovi|жанрове|thể loại|ז'אנר|ז׳אנר|शैली",
    "tags": "แท็ก|tags|tag|story tags|filed under|filed in|posted in|additional tags|additional tag|freeform tags|freeforms|keywords|keyword|labels|hashtags|kinks|schlagwörter|schlagworte|stichwörter|stichworte|mots-clés|mots clés|mots-clefs|étiquettes|etiquetas|palabras clave|"
    "parole chiave|palavras-chave|trefwoorden|nyckelord|taggar|tagi|słowa kluczowe|метки|метка|теги|ключевые слова|тэги|мітки|标签|標籤|內容標籤|内容标签|关键词|关键字|tag标签|タグ|キーワード|"
    "태그|키워드|الوسوم"
    "|štítky|klíčová slova|značky|kľúčové slová|címkék|kulcsszavak|etichete|cuvinte cheie|ετικέτεσ|nøgleord|emneord|stikkord|avainsanat|tunnisteet|etiketler|oznake|nhãn|תגיות",
    "status": "สถานะ|status|story status|completion status|complete|is it complete|state|progress|fertigstellung|fertig|statut|état|etat|estado|stato|estado de la obra|andamento|statusu|voltooid|klar|"
    "ukończone|stan|статус|состояние|завершён|завершен|стан|状态|狀態|连载状态|完结状态|写作进度|文章进度|进度|連載状況|状態|ステータス|상태|연재상태|الحالة"
    "|stav|stav příběhu|állapot|stare|stadiu|κατάσταση|tila|durum|stanje|tình trạng|סטטוס",
    "words": "words|word count|wordcount|word-count|words count|number of words|total words|length|approx. length|wörter|wortanzahl|wortzahl|anzahl wörter|länge|mots|nombre de mots|longueur|palabras|número de palabras|cantidad de palabras|parole|numero di parole|"
    "conteggio parole|palavras|número de palavras|contagem de palavras|woorden|aantal woorden|ord|antal ord|słowa|słów|liczba słów|слов|слова|количество слов|кол-во слов|слів|кількість слів|字数|字數|总字数|全文字数|文字数|글자수|글자 수|"
    "분량|عدد الكلمات"
    "|počet slov|slov|szavak száma|szószám|terjedelem|cuvinte|număr de cuvinte|λέξεισ|αριθμόσ λέξεων|antall ord|sanamäärä|sanoja|pituus|kelime sayısı|broj reči|broj riječi"
    "|số từ|מספר מילים|jumlah kata",
    "chapters_total": "chapters|chapter count|number of chapters|total chapters|chapter|no. of chapters|kapitel|anzahl kapitel|kapitelanzahl|chapitres|nombre de chapitres|capítulos|capitulos|número de capítulos|capitoli|numero capitoli|"
    "hoofdstukken|antal kapitel|rozdziały|liczba rozdziałów|кол-во частей|количество частей|кол-во глав|количество глав|глав|частей|кількість частин|кількість розділів|章节|章節|章节数|章数|总章数|話数|화수|عدد الفصول"
    "|počet kapitol|kapitol|fejezetek száma|fejezetek|capitole|număr de capitole|κεφάλαια|antall kapitler|kapitler|lukuja|bölüm sayısı|broj poglavlja|số chương",
    "series": "series|series title|series name|part of series|part of the series|in series|universe series|verse|arc|reihe|serie|reihentitel|teil der reihe|série|saga|cycle|raccolta|ciclo|cykl|seria|цикл|серия|серії|цикл/серия|входит в цикл|"
    "系列|所属系列|系列名|シリーズ|シリーズ名|시리즈|السلسلة|سلسلة"
    "|séria|sorozat|serie de|σειρά|sarja|seri|serijal|loạt truyện|סדרה",
    "series_index": "series index|series-index|series_index|series number|series part|number in series|book number|volume number|bandnummer|band|tome|номер в серии|系列序号|巻数",
    "language": "language|languages|sprache|langue|idioma|lingua|língua|taal|språk|język|язык|мова|语言|語言|言語|언어|اللغة"
    "|jazyk|nyelv|limba|γλώσσα|sprog|kieli|dil|jezik|ngôn ngữ|שפה|भाषा|bahasa",
    "date": "date|posted|published|written|date written|date posted|date published|publication date|first published|originally posted|first posted|originally published|posted on|published on|uploaded|upload date|created|datum|geschrieben|veröffentlicht|erstellt|veröffentlicht am|"
    "erstellt am|hochgeladen|erschienen|date de publication|publié|publiée|publié le|publiée le|écrit le|mis en ligne|posté le|fecha|fecha de publicación|publicado|publicada|publicado el|publicada el|escrito|data|data di pubblicazione|pubblicato|pubblicata|"
    "pubblicato il|pubblicata il|scritto il|publicado em|data de publicação|postado em|escrito em|gepubliceerd|geplaatst|geschreven|datum van publicatie|publicerad|skriven|skapad|data publikacji|opublikowano|"
    "дата|дата публикации|опубликовано|опубликован|дата создания|написано|дата написания|публикация|дата публікації|日期|发表日期|发布日期|发布时间|发表时间|首发日期|创作时间|写作时间|投稿日|公開日|掲載日|作成日|執筆日|초출|게시일|작성일|등록일|تاريخ النشر|التاريخ"
    "|zveřejněno|publikováno|napsáno|dátum|zverejnené|publikované|közzétéve|megjelent|dată|publicat pe|publicat la|ημερομηνία|δημοσιεύτηκε|dato|udgivet|offentliggjort|publisert"
    "|päivämäärä|julkaistu|kirjoitettu|tarih|yayın tarihi|objavljeno|ngày đăng|תאריך|दिनांक|tanggal",
    "updated": "updated|last updated|last update|date updated|most recently updated|last edited|last modified|latest update|revised|aktualisiert|zuletzt aktualisiert|stand|letzte aktualisierung|aktualisiert am|mise à jour|mis à jour|mis à jour le|"
    "dernière mise à jour|actualizado|actualización|última actualización|actualizado el|aggiornato|aggiornata|ultimo aggiornamento|aggiornato il|atualizado|atualizado em|última atualização|bijgewerkt|laatst bijgewerkt|uppdaterad|"
    "senast uppdaterad|zaktualizowano|ostatnia aktualizacja|обновлено|обновлён|обновлен|дата обновления|последнее обновление|оновлено|更新|更新日期|更新时间|最后更新|最終更新|最終更新日|更新日|수정일|최종수정|آخر تحديث"
    "|aktualizováno|naposledy aktualizováno|aktualizované|frissítve|utolsó frissítés|actualizat|ultima actualizare|ενημερώθηκε|opdateret|sidst opdateret|oppdatert"
    "|sist oppdatert|päivitetty|güncellenme|ažurirano|cập nhật|עודכן",
    "completed": "completed|finished|date completed|completion date|completed on|abgeschlossen|beendet|fertiggestellt|abgeschlossen am|fertiggestellt am|terminé|terminée|terminé le|achevé|terminado|terminado el|completado|completato|conclusa|"
    "completato il|concluído|concluído em|finalizado|afgerond|afgesloten|avslutad|färdig|zakończono|ukończono|закончено|дата завершения|завершено|завершён|完结日期|完结时间|完成日期|完成时间|完結日|완결일|تاريخ الانتهاء"
    "|dokončeno|dokončené|befejezve|finalizat|ολοκληρώθηκε|afsluttet|fullført|valmis|tamamlandı",
    "publisher": "publisher|published by|imprint|verlag|éditeur|editeur|editorial|editore|casa editrice|editora|uitgever|förlag|wydawca|wydawnictwo|издатель|издательство|видавець|出版社|出版者|出版元|발행처|출판사|الناشر"
    "|vydavatel|nakladatel|nakladatelství|vydavateľstvo|kiadó|editura|εκδόσεισ|forlag|kustantaja|yayınevi|izdavač",
    "rights": "rights|license|licence|copyright|copyright notice|lizenz|rechte|urheberrecht|copyrighthinweis|droits|droits d'auteur|licencia|derechos|derechos de autor|licenza|diritti|licença|direitos|direitos autorais|licentie|"
    "rechten|upphovsrätt|licens|licencja|prawa autorskie|права|лицензия|авторские права|ліцензія|版权|版權|版权声明|授权|許諾|著作権|ライセンス|저작권|الحقوق|حقوق النشر"
    "|práva|autorská práva|szerzői jog|jogok|drepturi|drepturi de autor|δικαιώματα|rettigheder|rettigheter|oikeudet|tekijänoikeus",
    "source_url": "source|source url|url|story url|link|links|original url|originally posted at|original link|website|permalink|fonte|quelle|link zur geschichte|lien|source originale|enlace|fuente|collegamento|bron|källa|länk|źródło|ссылка|источник|посилання|"
    "джерело|来源|來源|原文地址|原文链接|链接|地址|出典|リンク|掲載元|출처|링크|المصدر|الرابط"
    "|odkaz|zdroj|forrás|sursa|sursă|πηγή|kilde|lähde|kaynak|izvor|nguồn|מקור|sumber",
    "beta": "beta|betas|beta/s|beta reader|beta readers|beta-reader|beta'd by|betad by|beta'ed by|beta-ed by|betaed by|beta-read by|beta read by|betareader|edited by|editor and beta|betaleser|betaleserin|beta-leser|beta-leserin|gebetat von|bêta|bêta-lecteur|"
    "bêta-lectrice|bêta-lecture|beta-lectrice|betalecteur|relecture|correction|corrections|beteado por|beteada por|lector beta|lectora beta|betaggio|betata da|beta-lezer|betalezer|betaläsare|betaläst av|betowała|betował|beta-czytelnik|бета|беты|бета/гамма|гамма|гаммы|"
    "бета-ридер|беты (редакторы)|бета (редактор)|редактор|редакторы|бета(-ы)|бети|校对|校對|beta读者|校正|ベータ|下読み|베타|تدقيق"
    "|betoval|betovala|betaread af|betalæser|betalukija|oikolukija|bétázta|béta",
    "translator": "translator|translators|translated by|translation|translation by|übersetzer|übersetzerin|übersetzt von|übersetzung|traducteur|traductrice|traduit par|traduction|traductor|traductora|traducido por|"
    "traducción|traduttore|traduttrice|tradotto da|traduzione|tradutor|tradutora|traduzido por|tradução|vertaler|vertaald door|vertaling|översättare|översättning|översatt av|tłumacz|tłumaczka|"
    "tłumaczenie|przekład|переводчик|переводчики|перевод|перекладач|переклад|译者|譯者|译|翻译|翻譯|訳者|翻訳|訳|번역|번역자|옮긴이|المترجم|ترجمة"
    "|překlad|přeložil|přeložila|překladatel|překladatelka|preklad|preložil|preložila|prekladateľ|prekladateľka|fordító|fordította|traducător|traducătoare|traducere|tradus de"
    "|μετάφραση|μεταφραστήσ|μεταφράστρια|oversætter|oversat af|oversættelse|oversetter|oversatt av|oversettelse|kääntäjä|suomentaja|suomennos|suomentanut|çeviren|çevirmen"
    "|prevod|prevela|preveo|dịch giả|người dịch|תרגום|תרגמה|तर्जुमा|penerjemah",
    "editor": "editor|editors|herausgeber|herausgeberin|herausgegeben von|éditeur scientifique|compilador|curatore|a cura di|organizador|redacteur|redaktör|redaktor|составитель|упорядник|编辑|編輯|編集|編者|편집|편집자|المحرر",
    "illustrator": "illustrator|illustrators|illustrated by|pictures by|with pictures by|drawings by|with drawings by|with illustrations by|mit bildern von|mit illustrationen von|illustrations by|art by|artist|artwork|artwork by|fanart by|illustriert von|illustrationen|illustrateur|illustratrice|illustré par|ilustrador|ilustradora|"
    "ilustrado por|illustratore|illustrato da|geïllustreerd door|illustratör|ilustrator|ilustracje|иллюстратор|иллюстрации|художник|художники|ілюстратор|插画|图|画|绘|插画师|插畫|画师|挿絵|イラスト|絵|삽화|그림|일러스트|الرسام"
    "|ilustrace|ilustroval|ilustrovala|ilustrácie|illusztrálta|illusztrátor|ilustrații|εικονογράφηση|illustrationer|illustrasjoner|kuvitus|kuvittaja|çizer",
    "credits": "credits|credit|produced by|production|scanned by|transcribed by|podfic by|mitwirkende|crédits|créditos|crediti|medewerkers|medverkande|twórcy|благодарность за помощь|制作|录入|クレジット|入力|크레딧",
    "archive": "archive|archived|archived at|archiving|distribution|archivierung|archiv|archivage|archivo|archivio|arquivo|размещение|публикация на других ресурсах|разрешение на размещение|архив|розміщення|"
    "转载|轉載|转载声明|授权转载|転載|무단전재",
    "contact": "email|e-mail|e-mail address|email address|mail|feedback|contact|contact me|contact info|author email|author's email|author e-mail|website/email|kontakt|rückmeldung|rückmeldungen|commentaires|courriel|adresse|contacto|correo|contatto|contatti|"
    "contato|reacties|kontaktuppgifter|контакты|контакт|почта|отзывы|обратная связь|контакти|联系方式|聯絡方式|邮箱|微博|連絡先|メール|感想|연락처|이메일|البريد الإلكتروني|للتواصل",
    "cover": "cover|cover art|cover by|cover art by|cover design by|cover design|cover artist|coverbild|titelbild|couverture|portada|copertina|capa|omslag|okładka|обложка|обкладинка|封面|表紙|표지|الغلاف",
}

_NOTES = {
    "disclaimer": "disclaimer|disclaimers|legal disclaimer|haftungsausschluss|avertissement légal|avis légal|descargo de responsabilidad|disconoscimento|zastrzeżenie|"
    "friskrivning|vrijwaring|дисклеймер|отказ от прав|відмова від прав|дисклеймер/отказ|免责声明|免責聲明|免責事項|면책|إخلاء مسؤولية|إخلاء المسؤولية|تنويه"
    "|prohlášení|zřeknutí se práv|vyhlásenie|jogi nyilatkozat|nyilatkozat|vastuuvapaus|vastuuvapauslauseke|ansvarsfraskrivelse|ansvarsfraskrivning|αποποίηση|sorumluluk reddi",
    "authors-note": "หมายเหตุ|คุยกับนักเขียน|ทอล์ค|a/n|an|a.n|a\\n|author's note|author's notes|authors note|authors notes|author note|author notes|note|notes|author's comment|author's comments|n/a|"
    "note from the author|a note from the author|note from author|opening notes|story notes|work notes|chapter notes|pre-notes|autorennotiz|anmerkung|anmerkungen|anmerkung der autorin|anmerkung des autors|"
    "anmerkungen der autorin|anmerkungen des autors|vorbemerkung|a.d.a|note de l'auteur|note de l'auteure|note de l'autrice|notes de l'auteur|notes de l'autrice|mot de l'auteur|mot de l'autrice|n.d.a|nda|"
    "nota de la autora|nota del autor|notas de la autora|notas del autor|notas de autor|notas de autora|nota de autora|nota de autor|notas|n. de la a|nota dell'autore|nota dell'autrice|note dell'autore|note dell'autrice|"
    "nota da autora|nota do autor|notas da autora|notas do autor|notas iniciais|nota inicial|noot van de auteur|noot van de schrijfster|författarens anmärkning|författarens kommentar|a/k|"
    "od autora|od autorki|notka od autora|notka autorska|vorwort|nachwort|примечания|примечание|примечания автора|примечание автора|примечания к тексту|от автора|от авторки|комментарий автора|комментарии автора|"
    "від автора|від авторки|примітки|примітка|примітки автора|作者有话说|作者有话要说|作者有話說|作者有話要說|作者的话|作者的話|写在前面|寫在前面|作者备注|"
    "前書き|まえがき|後書き|あとがき|作者より|作者コメント|작가의 말|작가의말|작가 코멘트|후기|ملاحظة الكاتب|ملاحظة الكاتبة|ملاحظة المؤلف|ملاحظة المؤلفة|ملاحظة من الكاتب|ملاحظة من الكاتبة|ملاحظة من المؤلف|ملاحظة من المؤلفة|كلمة الكاتب|كلمة المؤلف"
    "|poznámka autora|poznámka autorky|poznámky autora|poznámky autorky|a szerző megjegyzése|szerzői megjegyzés|írói megjegyzés|nota autorului|nota autoarei|σημείωση συγγραφέα|σημείωση τησ συγγραφέωσ|forfatterens note|forfatterens noter|forfatterens kommentar|forfatternotat|forfatterens notat|kirjoittajan huomautus|kirjoittajan kommentti|yazarın notu|yazar notu|напомена аутора|napomena autora|lời tác giả|הערת הכותבת|הערת הכותב",
    "dedication": "dedication|dedicated to|for|gift for|für|widmung|gewidmet|dédicace|dédié à|pour|dedicatoria|dedicado a|dedica|dedicato a|dedicatória|opgedragen aan|opdracht|tillägnad|dedykacja|посвящение|посвящается|присвята|献给|献辞|献詞|"
    "献呈|捧げる|헌사|إهداء",
    "thanks": "thanks|thanks to|thank you|thank you to|special thanks|many thanks|acknowledgments|acknowledgements|danksagung|dank|dank an|danke|danke an|remerciements|merci à|merci|agradecimientos|gracias a|gracias|ringraziamenti|"
    "grazie a|agradecimentos|obrigado a|obrigada a|dankwoord|tack till|tack|podziękowania|благодарности|благодарность|спасибо|подяки|подяка|致谢|感谢|鸣谢|谢辞|謝辞|감사의 말|شكر|شكر وتقدير",
}

_HEAD_NOTES = "poznámka|poznámky|megjegyzés|megjegyzések|σημείωση|σημειώσεισ|huom|notater|noter|comment|comments|notas|opmerking|opmerkingen|комментарий|комментарии|备注|備註|備考|前言|ملاحظة|ملاحظات"
_HEAD_DISCLAIMERS = "descargo|descargos|renuncia|declaração|声明|聲明|お断り"
_OTHERS = (
    "submitted to|submitted for|spoilers|spoiler|timeline|setting|set|time frame|timeframe|prompt|challenge|written for|pov|point of view|codes|code|key|part|parts|chapter title|size|original language|status note|archivist|sequel|prequel|sequel to|prequel to|"
    "continuity|universe|au|season|episode|squick|orientation|type|format|era|year|recipient|music|soundtrack|song|songs|playlist|inspiration|inspired by|squad|collection|collections|hits|kudos|reads|votes|reviews|favs|favorites|follows|"
    "bookmarks|series url|author url|crossposted to|cross-posted to|crossposted|also posted|also on|packaged|zeitlinie|rahmen|challenge-thema|zeitraum|époque|contexte|línea temporal|contesto|periodo|note alla storia|contesto generale|tipo di coppia|размер|события|таймлайн|на заказ|посвящена|заявка|ключ|вызов|конкурс|задание|ооc|оос|канон/au|"
    "розмір|主题|視角|视角|视角类型|作品视角|背景|风格|基调|作品风格|立意|一句话简介|首发|首发平台|篇幅|结局|时代|時代|搜索关键字|所属子系列|字号|传统出版|視点|世界観|傾向|舞台|長さ|配役|시점|배경"
)  # fmt: skip


def _spread(table: dict[str, str]) -> dict[str, str]:
    return {label: name for name, labels in reversed(table.items()) for label in labels.split("|")}


FIELDS = _spread(_FIELDS)
"""From a folded label to the name of the metadata field; of two fields that have the same word, the first of the table has it."""
NOTES = _spread(_NOTES)
"""From a folded label to the kind of note."""
HEAD_NOTES = (
    NOTES
    | dict.fromkeys(_HEAD_NOTES.split("|"), "authors-note")
    | dict.fromkeys(_HEAD_DISCLAIMERS.split("|"), "disclaimer")
)
"""The same with those that mean a note in a head alone: anywhere else they are words of a story."""
OTHERS = frozenset(_OTHERS.split("|")) - FIELDS.keys() - HEAD_NOTES.keys()
"""Folded labels that heads know and that have no field of ours."""

PROGRAMS = frozenset(
    "base header level|base url|bibliography|bibliostyle|bibstyle|bibtex|citecolor|classoption|colorlinks|compile|csl|css|cssclass|cssclasses|documentclass|"
    "fontfamily|fontsize|geometry|header includes|html footer|html header|html header level|kanban plugin|latex author|latex begin|latex config|"
    "latex footer|latex header level|latex input|latex leader|latex mode|latex title|latexmode|layout|linestretch|link citations|linkcolor|lof|longform|lot|"
    "mainfont|mmd footer|mmd header|monofont|numbersections|obsidianuimode|odf header|output|pagestyle|papersize|pdf engine|permalink|publish|"
    "quotes language|quoteslanguage|reference doc|sansfont|secnumdepth|sitemap|slug|stylesheet|template|toc|toc depth|transclude base|xhtml header|"
    "xhtml header level|xhtml xslt".split("|")
)
"""Folded keys of front matter, and of MultiMarkdown's head, that say nothing of a story: a program reads them."""

MANY = frozenset({"author", "fandom", "category", "relationships", "characters", "warnings", "genres", "tags", "translator", "editor", "illustrator"})  # fmt: skip
"""Fields whose value is a list."""

ALONE = frozenset({"description", "warnings"})
"""Fields whose label may stand on a line of its own without a colon, once the story has a name."""

_WEAK_FIELDS = frozenset(
    "date updated completed status words chapters_total language source_url archive contact cover credits publisher rights editor category series_index".split()
)
_WEAK = frozenset(
    "attention|aviso|avisos|content|note|notes|comment|comments|a/n|an|n/a|story|fic|poem|trigger|labels|cast|nach|trama|argumento|handling|teaser|art by|artist|注意|주의|警告|경고|"
    "stav|tila|nimi|gen|tür|dil|par|páry|páros|personer|likovi|tartalom|juoni|sarja|cím|izvor|kilde|zdroj|odkaz|"
    "背景|题目|opis|стан|para|pary|paar|paare|пара|пары|couple|文|著|題|av|di|von|por|door|przez|by|герои|人物|personen|figuren|beta|triggers|arc|saga|cycle|"
    "тэги|creator|writer|verse|title|project|タイトル".split("|")
)


def knows(label: str) -> bool:
    """Whether heads know a label, printed in any way.

    >>> knows("RATED"), knows("Автор(ы)"), knows("【作者】"), knows("He said")
    (True, True, True, False)
    """
    folded = fold(label)
    return folded in FIELDS or folded in OTHERS or HEAD_NOTES.get(folded, "dedication") != "dedication"


def is_strong(label: str) -> bool:
    """Whether a label stands in heads and hardly anywhere else, so that it needs less company.

    >>> is_strong("Pairing"), is_strong("Date"), is_strong("Note")
    (True, False, False)
    """
    folded = fold(label)
    if folded in _WEAK:
        return False
    return FIELDS.get(folded, "date") not in _WEAK_FIELDS or HEAD_NOTES.get(folded) in ("disclaimer", "authors-note")


def field_of(label: str) -> str:
    """Our name for what a label says, printed in any way; empty where we have none.

    >>> field_of("Автор(ы)"), field_of("Beta notes")
    ('author', '')
    """
    return FIELDS.get(fold(label), "")


class Labelled(NamedTuple):
    """A line with a label: the label as printed, what follows, and the sign between, empty where there is none."""

    label: str
    value: str
    sign: str

    @property
    def field(self) -> str:
        """Our name for what it says; empty where we have none."""
        return field_of(self.label)

    @property
    def known(self) -> bool:
        """Whether heads know the label."""
        return knows(self.label)

    @property
    def strong(self) -> bool:
        """Whether its label stands in heads and hardly anywhere else."""
        return is_strong(self.label)

    @property
    def heads_note(self) -> bool:
        """Whether it opens a note where it stands in a head."""
        return fold(self.label) in HEAD_NOTES


_LONGEST = 40  # characters of a label with its dress
_COLON = re.compile(r"[*_~]*\s*[:：][*_~]*\s*")
_STROKE = r"(文|作者|作|著|译|译者|图|画|绘|原作|글|그림)\s*[/／|｜]\s*(\S.{0,40})"  # as credits are set in Chinese
_RATED = r"(Rated) +((?:Fiction )?(?:[A-Z]{1,2}[+]?|[A-Z]{1,2}-?\d{1,2}|Mature|Teen|Explicit|Everyone)(?: .{0,40})?)"
_DATED = r"(Published|Updated|Posted|Written|Completed|First published) +((?:in |on )?[\w., ]{0,24}(?:19|20)\d\d)\.?"
_BARE = (
    (_STROKE, tuple("文作著译图画绘原글그")),
    (_RATED, ("Rated",)),
    (_DATED, ("Pub", "Up", "Pos", "Wri", "Com", "First")),
)
"""Labels without a sign behind them, and how they begin."""
_OTHER_SIGN = re.compile(r"[*_~]*(?:\s+[-–—=|~]{1,2}>?\s+|\t\s*|\s*\.{3,12}\s*)")


@lru_cache(maxsize=512)
def split_label(line: str) -> Labelled | None:
    """The label and the value of a line, stripped, whatever dress they wear; None for a line that has none.

    Any short words before a colon may be a label; before a dash or a tab, or in brackets, only one that heads know.

    >>> split_label("**Rated:** T"), split_label("📖 Words - 4,211")
    (Labelled(label='Rated', value='T', sign=':'), Labelled(label='Words', value='4,211', sign='-'))
    >>> split_label("【作者】林听雨"), split_label("【内容简介】")
    (Labelled(label='作者', value='林听雨', sign='【'), Labelled(label='内容简介', value='', sign='【'))
    >>> split_label("文/林听雨"), split_label("and/or not")
    (Labelled(label='文', value='林听雨', sign='/'), None)
    >>> split_label("“Title: mine,” she said."), split_label("It rained.")
    (None, None)
    """
    start = 0
    while start < min(len(line), 8) and not line[start].isalnum():
        start += 1
    if (
        start >= len(line)
        or not (line[start].isalpha() or line[start].isnumeric())
        or not ANY_QUOTE.isdisjoint(line[:start])
    ):
        return None
    bare = (re.fullmatch(sign, line[start:]) for sign, begins in _BARE if line.startswith(begins, start))
    if stroke := next(filter(None, bare), None):
        return Labelled(stroke[1], stroke[2], "/")
    opening = next((char for char in line[:start] if char in BRACKETS), "")
    head = line[start : start + _LONGEST]
    colon, other = _COLON.search(head), _OTHER_SIGN.search(head)
    if colon and (second := _COLON.search(head, colon.end())) and knows(head[: second.start()]):
        colon = second  # as in "Autor:in"
    close = head.find(BRACKETS[opening]) if opening else -1
    if close > 0 and (colon is None or close < colon.start()):
        after = start + close + 1
        label, value = head[:close], line[after:].lstrip(" \t　:：*_-–—")
        return Labelled(label.strip(), _trim(value), opening) if knows(label) else None
    if colon and colon.start() and not head[: colon.start()].isdigit():
        label, value = head[: colon.start()], line[start + colon.end() :]
        if value.startswith("//"):  # an address
            return None
        if opening and value.endswith(BRACKETS[opening]):
            value = value[:-1]
        return Labelled(label.strip(" *_"), _trim(value), ":")
    if other and knows(label := head[: other.start()]):
        return Labelled(label.strip(" *_"), _trim(line[start + other.end() :]), "-")
    return None


def _trim(value: str) -> str:
    """A value without the half of a dress that its label has the other half of."""
    value = value.strip()
    for sign in "*_~=":
        bare = value.rstrip(sign)
        if bare != value and sign not in bare:
            value = bare.rstrip()
    return value


BY_ALONE = r"de|(?:(?:(?:\w+ly )?(?:written|told|presented|related|narrated|recorded|set down|set forth)|story|(?:an? |one |two |three |four |five |six |seven |nine |ten |twelve )?(?:[\w-]+ ){0,2}(?:novels?|novellas?|stories|story|tales?|books?|poems?|romances?|plays?|sketches)) )?by|von|par|por|di|przez|door|av|af|geschrieben von"
"""A word that stands by itself between a title and a name."""
BY_WORDS = frozenset("by von par por di av door".split())
"""The plainest of these, folded: nothing else stands alone so over a name."""
_BY = r"แต่งโดย|เขียนโดย|โดย|ผู้แต่ง|تحریر|از قلم|written by|story by|told by|by|geschrieben von|von|écrit par|écrite par|par|escrito por|escrita por|por|scritto da|scritta da|di|da|przez|door|av|af|de|글|автор|作者|文/|文／|بقلم|تأليف|מאת|autorstwa|napisała?|napsala?|napísala?|írta|kirjoittanut|scrisă? de|skrevet a[fv]|skriven av|geschreven door"
_KIND = (
    "story|tale|anthology|collection|anthologie|antología|\\w{0,12}fic|ficlet|vignette|fanfiction|novel|novella|novelette|one-?shot|drabble|fable|romance|yarn|romp|poems?|poèmes?|poemas?|gedichte?|poesie|mystery|ghost story|short story|fairy tale|"
    "\\w{0,20}geschichte|\\w{0,20}erzählung|\\w{0,20}märchen|\\w{0,20}novelle|roman|\\w{3,20}roman|conte|nouvelle|récit|histoire|cuento|relato|novela|historia|racconto|storia|fiaba|romanzo|"
    "sonnets?|ballads?|odes?|elegy|elegies|villanelles?|haikus?|limericks?|sestinas?|pantoums?|lullaby|soneto|balada|sonett|ballade|"
    "(?:drama|comedia|tragedia|tragicomedia|sainete|entremés|farsa|zarzuela|pieza|obra|juguete cómico|paso|dramma|commedia|peça|comédia) (?:en|in|em) \\w{2,7} (?:actos?|atti|atto|atos?|escenas?|cuadros?|jornadas?|scene|cenas?)|"
    "(?:one-act|stage|radio|short) play|(?:play|comedy|tragedy|drama) in (?:\\w{1,6}|\\w{1,6} short) (?:acts?|scenes?)|monologue|"
    "(?:stück|komödie|tragödie|drama|schwank|posse) in \\w{1,7} (?:akt|akten|aufzug|aufzügen|szenen)|(?:пьеса|комедия|драма|трагедия|водевиль|шутка) в \\w{2,8} (?:действии|действиях|картинах|актах|сценах)|"
    "farce|einakter|\\w{0,8}schauspiel|\\w{0,8}lustspiel|trauerspiel|pièce en \\w{1,6} actes?|comédie en \\w{1,6} actes?|"
    "conto|história|verhaal|sprookje|berättelse|saga|opowiadanie|powieść|baśń|рассказ|повесть|сказка|роман|фанфик"
)
_PLAY = r"interactive [\w'’-]{2,20}(?: [\w'’-]{2,20})?|(?:screen|tele)?play(?: (?:for|of) (?:\w{1,12} )?\w{1,12})?|comedy|tragedy|script"  # no more than under a title: it may be acted in the first line
_NAME = r"(?:\s*[:：]\s*|\s+|(?<=[’'/／])))(?P<name>\S.{0,160})"
_BYLINE = rf"(?P<by>(?:{_BY}){_NAME}"
_BYLINE_OF_KIND = rf"(?P<by>(?:(?:(?:an?|the|eine?|une?|un|una|uma?|een|et|ett|en) )?(?:[\w'’-]+ ){{0,3}}?(?:{_KIND}|{_PLAY})(?: in (?:\w{{1,8}} )?\w{{3,10}})?,? (?:{_BY}|van|d['’])|{_BY}){_NAME}"
BYLINE_AFTER = r"(?P<name>\S.{0,30}?)[ 　]+(?P<by>著|作|文|지음|글|글쓴이)"
"""``NAME 著``, as it is set in Japan, China and Korea."""
_SUBTITLE = rf"[(\[]?(?:(?:an?|the|eine?|une?|una|uma?|een|et|ett|en|being an?|or,?|oder|ou|o|oppure) )?(?:[\w'’-]+[ ,]+){{0,5}}?(?:{_KIND})s?\b[^.!?:]{{0,60}}[)\]]?"
"""What stands under a title and says what sort of thing it is: ``A Novelette``, ``A Story of the Marsh Coast``."""
_TOLD_KIND = r"(?:an? |the )?(?:[\w'’-]+ ){0,3}(?:history|memoirs?|essay|account|study|sketch|fragment|letter|dialogue|scene|report|sermon|lament|meditation|prayer|chronicle|travelogue|diary)"
_OTHER_NAME = r"[(\[](?:after an?|inspired by|based on|a response to|written (?:for|after|in)|in memory of|a\.?k\.?a\.?|also known as|formerly(?: known as)?|previously(?: known as| titled)?|originally(?: titled)?|working title|alias|auch bekannt als|aussi connu comme|también conocida como|anche noto come|также известно как) \S.{0,80}[)\]]"

_FROM_TONGUE = r"(?: (?:in)?to \w{3,20}| ins \w{3,20})?(?: (?:from|out of|aus|del|de|dal|du)(?: the| dem| der)?(?: original| old)? (?:[ld]['’])?\w{3,20})?"
_WORKED = {
    "translator": rf"(?:(?:freely |newly )?translated{_FROM_TONGUE}|(?:done|put) into English{_FROM_TONGUE}|übersetzt{_FROM_TONGUE}|aus dem \w{{3,20}}(?: übersetzt)?|traduite?{_FROM_TONGUE}|traducid[oa]{_FROM_TONGUE}|tradott[oa]{_FROM_TONGUE}|traduzid[oa]{_FROM_TONGUE}|vertaald)",
    "reteller": r"(?:freely |newly )?(?:retold|re-told|told again|adapted|nacherzählt|neu erzählt|racontée?|adaptée?|adaptad[oa]|naverteld)",
    "editor": r"(?:selected|collected|compiled|gathered|chosen|arranged|edited|gesammelt|recueillie?s?|réunie?s?|recopilad[oa]s?|raccolt[aei])(?:,? (?:and|und|et) (?:edited|arranged|annotated|introduced|translated|retold|herausgegeben|présentée?s?))?(?:,? (?:and )?with an (?:introduction|afterword))?",
    "illustrator": r"with (?:\w+ )?(?:(?:full-page|colou?red) )?(?:illustrations|drawings|pictures)",
    "introducer": r"(?:with |mit |avec |con )?(?:an? |einem |einer |une |una? )?(?:introduction|foreword|preface|afterword|introductory (?:note|essay)|vorwort|nachwort|einleitung|préface|postface|introducción|prólogo|prefazione|introduzione)(?: and notes)?",
}
"""What somebody does with a story that others told, as a verb before ``by``; it begins with one of few words."""
_WORKED_FIRST = frozenset("freely newly translated done put übersetzt aus traduit traduite traducido traducida tradotto tradotta traduzido traduzida vertaald retold re-told told adapted nacherzählt neu raconté racontée adapté adaptée adaptado adaptada naverteld selected collected compiled gathered chosen arranged edited gesammelt recueilli recueillis recueillie recueillies réuni réunis réunie réunies recopilado recopilada recopilados recopiladas raccolta raccolte raccolti with mit avec con introduction foreword preface afterword introductory vorwort nachwort einleitung préface postface introducción prólogo prefazione introduzione".split())  # fmt: skip


def match_byline(line: str) -> re.Match[str] | None:
    """``by NAME``, the word and the name apart; case is no matter.

    >>> match_byline("A Tale by Ann Lee").groups(), match_byline("By Ann Lee").groups()
    (('A Tale by ', 'Ann Lee'), ('By ', 'Ann Lee'))
    >>> match_byline("A story in letters by Ann Lee")["name"], match_byline("A short story, by Ann Lee")["name"]
    ('Ann Lee', 'Ann Lee')
    >>> match_byline("A play for voices by Ann Lee")["name"], match_byline("The play began by nine") is None
    ('Ann Lee', True)
    """
    return re.fullmatch(_BYLINE_OF_KIND if _may_name_kind(line) else _BYLINE, line, re.IGNORECASE)


def is_subtitle(line: str) -> bool:
    """Whether a line says what sort of thing a story is, or in brackets by what other name it goes.

    >>> is_subtitle("A Novelette"), is_subtitle("A Story of the Marsh Coast"), is_subtitle("It rained.")
    (True, True, False)
    >>> is_subtitle("(a.k.a. the one with the goat)"), is_subtitle("(he was also known as the goat)")
    (True, False)
    """
    if line[:1] in "([" and re.fullmatch(_OTHER_NAME, line, re.IGNORECASE):
        return True
    return _may_name_kind(line) and re.fullmatch(_SUBTITLE, line, re.IGNORECASE) is not None


def is_kind(line: str) -> bool:
    """Whether words before ``by NAME`` say what sort of thing a text is, which alone under a title could be the story's.

    >>> is_kind("A short history"), is_kind("A Novelette"), is_kind("A river")
    (True, True, False)
    """
    return is_subtitle(line) or re.fullmatch(_TOLD_KIND, line, re.IGNORECASE) is not None


def match_worked(line: str) -> tuple[str, str, str] | None:
    """Who translated, retold or put together a story, as the field, the words for it and the name; None for any other line.

    Who edits one story reads it for its author; a book's editor does more with it.

    >>> match_worked("Translated from the French by Jo Vale"), match_worked("Translated into verse by")
    (('translator', 'Translated from the French by', 'Jo Vale'), None)
    >>> match_worked("Selected and Arranged by Jo Vale")[0], match_worked("Nacherzählt von Jo Vale")[0]
    ('editor', 'reteller')
    >>> match_worked("Edited by Jo Vale"), match_worked("Adapted to the cold by nature")
    (('beta', 'Edited by', 'Jo Vale'), None)
    >>> match_worked("With an Introduction by Jo Vale"), match_worked("Préface de Jo Vale")[0], match_worked("With six drawings by Jo Vale")[0]
    (('introducer', 'With an Introduction by', 'Jo Vale'), 'introducer', 'illustrator')
    """
    if line.partition(" ")[0].rstrip(",").casefold() not in _WORKED_FIRST:
        return None
    for field, verb in _WORKED.items():
        if match := re.fullmatch(
            rf"(?P<by>{verb},? (?:by|von|par|por|da|door{'|de|di' if field == 'introducer' else ''})) (?P<name>\S.{{1,60}})",
            line,
            re.IGNORECASE,
        ):
            return FIELDS.get(fold(match["by"]), field), match["by"], match["name"]
    return None


@cache
def _kinds() -> tuple[Way, ...]:
    return needed(parse(f"{_KIND}|{_PLAY}", lambda name: Group(())))


def _may_name_kind(line: str) -> bool:
    """Whether a line has the letters of a kind of story: those that have none need no pattern of all kinds."""
    return may_match(_kinds(), parsing.fold(line))


_ENDING = re.compile(r"(?<=\w)\([^\W\d_]{1,5}\)")
_APOSTROPHE = str.maketrans({"’": "'", "‘": "'", "`": "'", "\u00a0": " "})


def fold(label: str) -> str:
    """A label as the tables have it.

    >>> fold("Author’s  Note."), fold("ＣＰ"), fold("【作者】")
    ("author's note", 'cp', '作者')

    An ending in brackets is left out: it leaves open how many there are, or who.

    >>> fold("Pairing(s)"), fold("Autor(in)"), fold("Note (again)"), fold("Note(1)")
    ('pairing', 'autor', 'note (again)', 'note(1)')
    """
    if not label.isascii():
        from unicodedata import normalize

        label = normalize("NFKC", label)
    if "(" in label:
        label = _ENDING.sub("", label)
    return " ".join(label.translate(_APOSTROPHE).casefold().split()).strip(" .*_~[]【】?#")
