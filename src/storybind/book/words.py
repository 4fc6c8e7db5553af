"""The few words a book says of itself, in the language of its story."""

from __future__ import annotations

_KEYS = "contents start cover notes about colophon by untitled image_summary text_summary disclaimer authors-note plea thanks dedication before_story after_story made guide picture_summary"

_WORDS = {
    "en": "Contents|Beginning|Cover|Notes|About this story|Colophon|by|Beginning|Text only apart from the cover, which has a text alternative.|Text only.|Disclaimer|Author’s note|A request|Thanks|Dedication|Before the story|After the story|This e-book was made from the author’s plain text with storybind|Guide|Text with pictures; each has alternative text, and the same words below it.",
    "de": "Inhalt|Anfang|Umschlag|Anmerkungen|Über diese Geschichte|Impressum|von|Anfang|Nur Text, abgesehen vom Umschlagbild, das eine Textalternative hat.|Nur Text.|Disclaimer|Anmerkung|Eine Bitte|Dank|Widmung|Vor der Geschichte|Nach der Geschichte|Dieses E-Book wurde aus dem Text der Autorin oder des Autors gemacht, mit storybind|Wegweiser|Text mit Bildern; jedes hat eine Textalternative, und dieselben Worte stehen darunter.",
    "fr": "Table des matières|Début|Couverture|Notes|À propos de cette histoire|Colophon|de|Début|Texte seul, sauf la couverture, qui a une description.|Texte seul.|Avertissement|Note de l’auteur|Une demande|Remerciements|Dédicace|Avant l’histoire|Après l’histoire|Ce livre numérique a été composé à partir du texte de l’auteur avec storybind|Repères|Texte avec des images ; chacune a une description, reprise au-dessous.",
    "es": "Índice|Comienzo|Cubierta|Notas|Sobre esta historia|Colofón|de|Comienzo|Solo texto, salvo la cubierta, que tiene texto alternativo.|Solo texto.|Aviso|Nota|Una petición|Agradecimientos|Dedicatoria|Antes de la historia|Después de la historia|Este libro electrónico se hizo a partir del texto original con storybind|Guía|Texto con imágenes; cada una tiene texto alternativo, y las mismas palabras debajo.",
    "it": "Indice|Inizio|Copertina|Note|Informazioni su questa storia|Colophon|di|Inizio|Solo testo, tranne la copertina, che ha un testo alternativo.|Solo testo.|Avvertenza|Nota|Una richiesta|Ringraziamenti|Dedica|Prima della storia|Dopo la storia|Questo e-book è stato composto dal testo originale con storybind|Guida|Testo con immagini; ognuna ha un testo alternativo, ripetuto sotto di essa.",
    "pt": "Índice|Início|Capa|Notas|Sobre esta história|Colofão|de|Início|Somente texto, exceto a capa, que tem texto alternativo.|Somente texto.|Aviso|Nota|Um pedido|Agradecimentos|Dedicatória|Antes da história|Depois da história|Este livro digital foi feito do texto original com storybind|Guia|Texto com imagens; cada uma tem texto alternativo, repetido abaixo dela.",
    "nl": "Inhoud|Begin|Omslag|Noten|Over dit verhaal|Colofon|door|Begin|Alleen tekst, op het omslag na, dat een tekstalternatief heeft.|Alleen tekst.|Disclaimer|Noot|Een verzoek|Dank|Opdracht|Voor het verhaal|Na het verhaal|Dit e-boek is uit de oorspronkelijke tekst gemaakt met storybind|Wegwijzer|Tekst met afbeeldingen; elke heeft een tekstalternatief, dat er ook onder staat.",
    "ru": "Содержание|Начало|Обложка|Примечания|Об этой истории|Выходные данные|—|Начало|Только текст, кроме обложки, у которой есть описание.|Только текст.|Дисклеймер|Примечание автора|Просьба|Благодарности|Посвящение|До рассказа|После рассказа|Эта электронная книга сделана из авторского текста программой storybind|Ориентиры|Текст с изображениями; у каждого есть описание, повторённое под ним.",
    "zh": "目录|开始|封面|注释|关于本作|版权页|作者|开始|除封面外均为文字，封面有替代文本。|只有文字。|声明|作者的话|请求|致谢|献词|正文之前|正文之后|本电子书由原文制成，所用软件为 storybind|导航|文字与图片；每张图片都有替代文本，并写在图片下方。",
    "ja": "目次|はじまり|表紙|注記|この作品について|奥付|著者|はじまり|表紙を除きすべて本文で、表紙には代替テキストがあります。|文字のみです。|お断り|作者より|お願い|謝辞|献辞|本文の前|本文の後|この電子書籍は原文から作られました。ソフトウェア：storybind|目印|文字と画像。画像には代替テキストがあり、同じ言葉が画像の下にあります。",
    "pl": "Spis treści|Początek|Okładka|Przypisy|O tym opowiadaniu|Kolofon|—|Początek|Sam tekst oprócz okładki, która ma opis.|Sam tekst.|Zastrzeżenie|Od autora|Prośba|Podziękowania|Dedykacja|Przed opowiadaniem|Po opowiadaniu|Ten e-book powstał z oryginalnego tekstu w programie storybind|Przewodnik|Tekst z obrazami; każdy ma opis, powtórzony pod nim.",
    "ar": "المحتويات|البداية|الغلاف|ملاحظات|عن هذه القصة|بيانات الكتاب|—|البداية|نص فقط ما عدا الغلاف، وله نص بديل.|نص فقط.|إخلاء مسؤولية|ملاحظة المؤلف|طلب|شكر|إهداء|قبل القصة|بعد القصة|صُنع هذا الكتاب الإلكتروني من نص المؤلف ببرنامج storybind|دليل|نص مع صور، لكل منها نص بديل مكتوب تحتها أيضًا.",
    "ko": "차례|시작|표지|주석|이 작품에 대하여|판권|지은이|시작|표지를 제외하고 글로만 되어 있으며, 표지에는 대체 텍스트가 있습니다.|글로만 되어 있습니다.|알림|작가의 말|부탁|감사의 말|헌사|본문 앞|본문 뒤|이 전자책은 원문으로 만들어졌습니다. 사용한 프로그램: storybind|길잡이|글과 그림으로 되어 있으며, 그림마다 대체 텍스트가 있고 같은 말이 그림 아래에 있습니다.",
    "uk": "Зміст|Початок|Обкладинка|Примітки|Про це оповідання|Вихідні дані|—|Початок|Лише текст, окрім обкладинки, яка має опис.|Лише текст.|Відмова від прав|Примітка автора|Прохання|Подяки|Присвята|Перед оповіданням|Після оповідання|Цю електронну книжку зроблено з авторського тексту програмою storybind|Орієнтири|Текст із зображеннями; кожне має опис, повторений під ним.",
    "cs": "Obsah|Začátek|Obálka|Poznámky|O tomto příběhu|Tiráž|—|Začátek|Jen text kromě obálky, která má textový popis.|Jen text.|Prohlášení|Poznámka autora|Prosba|Poděkování|Věnování|Před příběhem|Po příběhu|Tato elektronická kniha vznikla z autorova textu v programu storybind|Průvodce|Text s obrázky; každý má textový popis, zopakovaný pod ním.",
    "sv": "Innehåll|Början|Omslag|Anmärkningar|Om berättelsen|Kolofon|av|Början|Endast text förutom omslaget, som har en textbeskrivning.|Endast text.|Friskrivning|Författarens anmärkning|En önskan|Tack|Dedikation|Före berättelsen|Efter berättelsen|Den här e-boken är gjord av författarens text med storybind|Vägvisare|Text med bilder; var och en har en textbeskrivning som också står under den.",
    "da": "Indhold|Begyndelse|Omslag|Noter|Om historien|Kolofon|af|Begyndelse|Kun tekst bortset fra omslaget, som har en tekstbeskrivelse.|Kun tekst.|Ansvarsfraskrivelse|Forfatterens note|En bøn|Tak|Dedikation|Før historien|Efter historien|Denne e-bog er lavet af forfatterens tekst med storybind|Vejviser|Tekst med billeder; hvert har en tekstbeskrivelse, som også står under det.",
    "nb": "Innhold|Begynnelse|Omslag|Merknader|Om historien|Kolofon|av|Begynnelse|Bare tekst bortsett fra omslaget, som har en tekstbeskrivelse.|Bare tekst.|Ansvarsfraskrivelse|Forfatterens merknad|En bønn|Takk|Dedikasjon|Før historien|Etter historien|Denne e-boken er laget av forfatterens tekst med storybind|Veiviser|Tekst med bilder; hvert har en tekstbeskrivelse, som også står under det.",
    "fi": "Sisällys|Alku|Kansi|Huomautukset|Tietoa tarinasta|Julkaisutiedot|—|Alku|Pelkkää tekstiä lukuun ottamatta kantta, jolla on tekstivastine.|Pelkkää tekstiä.|Vastuuvapauslauseke|Kirjoittajan huomautus|Pyyntö|Kiitokset|Omistus|Ennen tarinaa|Tarinan jälkeen|Tämä e-kirja on tehty kirjoittajan tekstistä ohjelmalla storybind|Opas|Tekstiä ja kuvia; kullakin kuvalla on tekstivastine, joka on myös sen alla.",
    "hu": "Tartalom|Kezdet|Borító|Jegyzetek|A történetről|Kolofon|—|Kezdet|Csak szöveg, kivéve a borítót, amelynek van szöveges leírása.|Csak szöveg.|Jogi nyilatkozat|A szerző megjegyzése|Kérés|Köszönet|Ajánlás|A történet előtt|A történet után|Ez az e-könyv a szerző szövegéből készült, a storybind programmal|Kalauz|Szöveg képekkel; mindegyiknek van szöveges leírása, amely alatta is olvasható.",
    "ro": "Cuprins|Început|Copertă|Note|Despre această poveste|Colofon|de|Început|Numai text, în afara copertei, care are o descriere.|Numai text.|Declinarea responsabilității|Nota autorului|O rugăminte|Mulțumiri|Dedicație|Înainte de poveste|După poveste|Această carte electronică a fost făcută din textul autorului cu storybind|Ghid|Text cu imagini; fiecare are o descriere, repetată sub ea.",
    "el": "Περιεχόμενα|Αρχή|Εξώφυλλο|Σημειώσεις|Για αυτή την ιστορία|Κολοφώνας|—|Αρχή|Μόνο κείμενο, εκτός από το εξώφυλλο, που έχει περιγραφή.|Μόνο κείμενο.|Αποποίηση|Σημείωση του συγγραφέα|Μια παράκληση|Ευχαριστίες|Αφιέρωση|Πριν από την ιστορία|Μετά την ιστορία|Αυτό το ηλεκτρονικό βιβλίο έγινε από το κείμενο του συγγραφέα με το storybind|Οδηγός|Κείμενο με εικόνες· καθεμιά έχει περιγραφή, που επαναλαμβάνεται κάτω από αυτήν.",
    "tr": "İçindekiler|Başlangıç|Kapak|Notlar|Bu hikâye hakkında|Künye|—|Başlangıç|Metin açıklaması olan kapak dışında yalnızca metin.|Yalnızca metin.|Sorumluluk reddi|Yazarın notu|Bir rica|Teşekkürler|İthaf|Hikâyeden önce|Hikâyeden sonra|Bu e-kitap yazarın metninden storybind ile yapıldı|Kılavuz|Resimli metin; her resmin metin açıklaması var ve aynı sözler altında yazıyor.",
    "vi": "Mục lục|Bắt đầu|Bìa|Ghi chú|Về truyện này|Thông tin sách|tác giả|Bắt đầu|Chỉ có chữ, trừ bìa, có văn bản thay thế.|Chỉ có chữ.|Tuyên bố miễn trừ|Lời tác giả|Lời đề nghị|Lời cảm ơn|Lời đề tặng|Trước truyện|Sau truyện|Sách điện tử này được làm từ văn bản gốc của tác giả bằng storybind|Chỉ dẫn|Chữ và hình; mỗi hình có văn bản thay thế, cũng được ghi bên dưới.",
    "id": "Daftar isi|Awal|Sampul|Catatan|Tentang cerita ini|Kolofon|oleh|Awal|Hanya teks, kecuali sampul, yang memiliki teks alternatif.|Hanya teks.|Penafian|Catatan penulis|Permintaan|Terima kasih|Persembahan|Sebelum cerita|Sesudah cerita|Buku elektronik ini dibuat dari teks penulis dengan storybind|Panduan|Teks dengan gambar; setiap gambar memiliki teks alternatif yang juga tertulis di bawahnya.",
    "he": "תוכן העניינים|התחלה|כריכה|הערות|על הסיפור|קולופון|מאת|התחלה|טקסט בלבד, פרט לכריכה, שיש לה תיאור.|טקסט בלבד.|הצהרה|הערת המחבר|בקשה|תודות|הקדשה|לפני הסיפור|אחרי הסיפור|ספר אלקטרוני זה נעשה מן הטקסט של המחבר בתוכנה storybind|מדריך|טקסט עם תמונות; לכל אחת יש תיאור, שכתוב גם מתחתיה.",
    "fa": "فهرست|آغاز|جلد|یادداشت‌ها|دربارهٔ این داستان|شناسنامه|نوشتهٔ|آغاز|تنها متن، به‌جز جلد که متن جایگزین دارد.|تنها متن.|سلب مسئولیت|یادداشت نویسنده|یک خواهش|سپاسگزاری|پیشکش|پیش از داستان|پس از داستان|این کتاب الکترونیکی از متن نویسنده با storybind ساخته شده است|راهنما|متن همراه با تصویر؛ هر تصویر متن جایگزین دارد که زیر آن نیز آمده است.",
    "zh-Hant": "目錄|開始|封面|註釋|關於本作|版權頁|作者|開始|除封面外均為文字，封面有替代文字。|只有文字。|聲明|作者的話|請求|致謝|獻詞|正文之前|正文之後|本電子書由原文製成，所用軟體為 storybind|導覽|文字與圖片；每張圖片都有替代文字，並寫在圖片下方。",
}  # fmt: skip

_FIELDS = "title author subtitle description fandom category relationships characters genres rating warnings tags status words chapters_total series series_index language date updated completed publisher rights source_url beta translator editor illustrator credits contact archive cover"

_LABELS = {
    "en": "Title|Author|Subtitle|Summary|Fandom|Category|Relationships|Characters|Genre|Rating|Warnings|Tags|Status|Words|Chapters|Series|Part|Language|Published|Updated|Completed|Publisher|Rights|Source|Beta|Translation|Editor|Illustration|Credits|Contact|Archive|Cover",
    "de": "Titel|Autor|Untertitel|Zusammenfassung|Fandom|Kategorie|Beziehungen|Figuren|Genre|Altersfreigabe|Warnungen|Schlagwörter|Status|Wörter|Kapitel|Reihe|Teil|Sprache|Veröffentlicht|Aktualisiert|Abgeschlossen|Verlag|Rechte|Quelle|Beta|Übersetzung|Herausgeber|Illustration|Mitwirkende|Kontakt|Archiv|Umschlag",
    "fr": "Titre|Auteur|Sous-titre|Résumé|Fandom|Catégorie|Relations|Personnages|Genre|Classement|Avertissements|Mots-clés|Statut|Mots|Chapitres|Série|Tome|Langue|Publié|Mis à jour|Achevé|Éditeur|Droits|Source|Bêta|Traduction|Direction|Illustration|Crédits|Contact|Archive|Couverture",
    "es": "Título|Autor|Subtítulo|Resumen|Fandom|Categoría|Relaciones|Personajes|Género|Clasificación|Advertencias|Etiquetas|Estado|Palabras|Capítulos|Serie|Parte|Idioma|Publicado|Actualizado|Terminado|Editorial|Derechos|Fuente|Beta|Traducción|Edición|Ilustración|Créditos|Contacto|Archivo|Cubierta",
    "it": "Titolo|Autore|Sottotitolo|Riassunto|Fandom|Categoria|Relazioni|Personaggi|Genere|Classificazione|Avvertimenti|Etichette|Stato|Parole|Capitoli|Serie|Parte|Lingua|Pubblicato|Aggiornato|Completato|Editore|Diritti|Fonte|Beta|Traduzione|Cura|Illustrazioni|Crediti|Contatto|Archivio|Copertina",
    "pt": "Título|Autor|Subtítulo|Resumo|Fandom|Categoria|Relacionamentos|Personagens|Gênero|Classificação|Avisos|Etiquetas|Estado|Palavras|Capítulos|Série|Parte|Idioma|Publicado|Atualizado|Concluído|Editora|Direitos|Fonte|Beta|Tradução|Edição|Ilustração|Créditos|Contato|Arquivo|Capa",
    "nl": "Titel|Auteur|Ondertitel|Samenvatting|Fandom|Categorie|Relaties|Personages|Genre|Leeftijd|Waarschuwingen|Trefwoorden|Status|Woorden|Hoofdstukken|Reeks|Deel|Taal|Gepubliceerd|Bijgewerkt|Voltooid|Uitgever|Rechten|Bron|Bèta|Vertaling|Redactie|Illustratie|Medewerkers|Contact|Archief|Omslag",
    "sv": "Titel|Författare|Undertitel|Sammanfattning|Fandom|Kategori|Relationer|Personer|Genre|Åldersgräns|Varningar|Taggar|Status|Ord|Kapitel|Serie|Del|Språk|Publicerad|Uppdaterad|Avslutad|Förlag|Rättigheter|Källa|Beta|Översättning|Redaktör|Illustration|Medverkande|Kontakt|Arkiv|Omslag",
    "da": "Titel|Forfatter|Undertitel|Resumé|Fandom|Kategori|Relationer|Personer|Genre|Aldersgrænse|Advarsler|Emneord|Status|Ord|Kapitler|Serie|Del|Sprog|Udgivet|Opdateret|Afsluttet|Forlag|Rettigheder|Kilde|Beta|Oversættelse|Redaktør|Illustration|Medvirkende|Kontakt|Arkiv|Omslag",
    "nb": "Tittel|Forfatter|Undertittel|Sammendrag|Fandom|Kategori|Relasjoner|Personer|Sjanger|Aldersgrense|Advarsler|Emneord|Status|Ord|Kapitler|Serie|Del|Språk|Publisert|Oppdatert|Fullført|Forlag|Rettigheter|Kilde|Beta|Oversettelse|Redaktør|Illustrasjon|Medvirkende|Kontakt|Arkiv|Omslag",
    "fi": "Nimi|Kirjoittaja|Alaotsikko|Tiivistelmä|Fandom|Luokka|Suhteet|Hahmot|Lajityyppi|Ikäraja|Varoitukset|Avainsanat|Tila|Sanoja|Lukuja|Sarja|Osa|Kieli|Julkaistu|Päivitetty|Valmistunut|Kustantaja|Oikeudet|Lähde|Beta|Suomennos|Toimittaja|Kuvitus|Tekijät|Yhteystiedot|Arkisto|Kansi",
    "pl": "Tytuł|Autor|Podtytuł|Streszczenie|Fandom|Kategoria|Relacje|Postacie|Gatunek|Klasyfikacja|Ostrzeżenia|Tagi|Stan|Słowa|Rozdziały|Cykl|Część|Język|Opublikowano|Zaktualizowano|Ukończono|Wydawca|Prawa|Źródło|Beta|Tłumaczenie|Redakcja|Ilustracje|Twórcy|Kontakt|Archiwum|Okładka",
    "cs": "Název|Autor|Podtitul|Shrnutí|Fandom|Kategorie|Vztahy|Postavy|Žánr|Přístupnost|Varování|Štítky|Stav|Slova|Kapitoly|Série|Díl|Jazyk|Zveřejněno|Aktualizováno|Dokončeno|Nakladatel|Práva|Zdroj|Beta|Překlad|Redakce|Ilustrace|Poděkování|Kontakt|Archiv|Obálka",
    "hu": "Cím|Szerző|Alcím|Összefoglaló|Fandom|Kategória|Kapcsolatok|Szereplők|Műfaj|Korhatár|Figyelmeztetések|Címkék|Állapot|Szavak|Fejezetek|Sorozat|Rész|Nyelv|Megjelent|Frissítve|Befejezve|Kiadó|Jogok|Forrás|Béta|Fordítás|Szerkesztő|Illusztráció|Közreműködők|Kapcsolat|Archívum|Borító",
    "ro": "Titlu|Autor|Subtitlu|Rezumat|Fandom|Categorie|Relații|Personaje|Gen|Clasificare|Avertismente|Etichete|Stare|Cuvinte|Capitole|Serie|Partea|Limba|Publicat|Actualizat|Terminat|Editură|Drepturi|Sursa|Beta|Traducere|Redactor|Ilustrații|Mulțumiri|Contact|Arhivă|Copertă",
    "el": "Τίτλος|Συγγραφέας|Υπότιτλος|Περίληψη|Fandom|Κατηγορία|Σχέσεις|Χαρακτήρες|Είδος|Καταλληλότητα|Προειδοποιήσεις|Ετικέτες|Κατάσταση|Λέξεις|Κεφάλαια|Σειρά|Μέρος|Γλώσσα|Δημοσίευση|Ενημέρωση|Ολοκλήρωση|Εκδότης|Δικαιώματα|Πηγή|Beta|Μετάφραση|Επιμέλεια|Εικονογράφηση|Συντελεστές|Επικοινωνία|Αρχείο|Εξώφυλλο",
    "tr": "Başlık|Yazar|Alt başlık|Özet|Fandom|Kategori|İlişkiler|Karakterler|Tür|Yaş sınırı|Uyarılar|Etiketler|Durum|Kelime|Bölüm|Seri|Kısım|Dil|Yayımlandı|Güncellendi|Tamamlandı|Yayıncı|Haklar|Kaynak|Beta|Çeviri|Editör|Çizim|Katkıda bulunanlar|İletişim|Arşiv|Kapak",
    "ru": "Название|Автор|Подзаголовок|Описание|Фэндом|Направленность|Пэйринг|Персонажи|Жанры|Рейтинг|Предупреждения|Метки|Статус|Слов|Глав|Цикл|Часть|Язык|Опубликовано|Обновлено|Завершено|Издатель|Права|Источник|Бета|Перевод|Редактор|Иллюстрации|Участники|Связь с автором|Размещение|Обложка",
    "uk": "Назва|Автор|Підзаголовок|Опис|Фандом|Спрямованість|Пейринг|Персонажі|Жанри|Рейтинг|Попередження|Мітки|Статус|Слів|Розділів|Цикл|Частина|Мова|Опубліковано|Оновлено|Завершено|Видавець|Права|Джерело|Бета|Переклад|Редактор|Ілюстрації|Учасники|Зв’язок|Розміщення|Обкладинка",
    "zh": "书名|作者|副标题|简介|原作|分类|配对|角色|类型|分级|警告|标签|状态|字数|章节|系列|序号|语言|发表|更新|完结|出版社|版权|来源|校对|翻译|编辑|插画|制作|联系方式|转载|封面",
    "zh-Hant": "書名|作者|副標題|簡介|原作|分類|配對|角色|類型|分級|警告|標籤|狀態|字數|章節|系列|序號|語言|發表|更新|完結|出版社|版權|來源|校對|翻譯|編輯|插畫|製作|聯絡方式|轉載|封面",
    "ja": "題名|著者|副題|あらすじ|原作|分類|カップリング|登場人物|ジャンル|レーティング|注意|タグ|状態|文字数|話数|シリーズ|巻|言語|公開|更新|完結|出版社|権利|出典|校正|翻訳|編集|挿絵|制作|連絡先|転載|表紙",
    "ko": "제목|지은이|부제|줄거리|원작|분류|커플링|등장인물|장르|등급|경고|태그|상태|글자 수|화수|시리즈|권|언어|게시일|수정일|완결일|출판사|저작권|출처|교정|옮긴이|편집|삽화|제작|연락처|보관|표지",
    "ar": "العنوان|المؤلف|العنوان الفرعي|الملخص|العمل الأصلي|الفئة|العلاقات|الشخصيات|النوع|التصنيف العمري|تحذيرات|الوسوم|الحالة|عدد الكلمات|الفصول|السلسلة|الجزء|اللغة|تاريخ النشر|آخر تحديث|تاريخ الانتهاء|الناشر|الحقوق|المصدر|تدقيق|ترجمة|تحرير|رسوم|شارك في العمل|للتواصل|الأرشيف|الغلاف",
    "fa": "عنوان|نویسنده|عنوان فرعی|خلاصه|اثر اصلی|دسته|رابطه‌ها|شخصیت‌ها|ژانر|رده سنی|هشدارها|برچسب‌ها|وضعیت|شمار واژه‌ها|فصل‌ها|مجموعه|بخش|زبان|انتشار|به‌روزرسانی|پایان|ناشر|حقوق|منبع|ویرایش اولیه|ترجمه|ویراستار|تصویرگری|دست‌اندرکاران|تماس|بایگانی|جلد",
    "he": "כותרת|מחבר|כותרת משנה|תקציר|פאנדום|קטגוריה|מערכות יחסים|דמויות|סוגה|דירוג|אזהרות|תגיות|מצב|מילים|פרקים|סדרה|חלק|שפה|פורסם|עודכן|הושלם|הוצאה לאור|זכויות|מקור|בטא|תרגום|עריכה|איורים|קרדיטים|יצירת קשר|ארכיון|כריכה",
    "vi": "Tên truyện|Tác giả|Phụ đề|Tóm tắt|Nguyên tác|Phân loại|Cặp đôi|Nhân vật|Thể loại|Xếp hạng|Cảnh báo|Thẻ|Tình trạng|Số chữ|Số chương|Bộ|Tập|Ngôn ngữ|Đăng|Cập nhật|Hoàn thành|Nhà xuất bản|Bản quyền|Nguồn|Beta|Dịch giả|Biên tập|Minh họa|Thực hiện|Liên hệ|Lưu trữ|Bìa",
    "id": "Judul|Penulis|Subjudul|Ringkasan|Fandom|Kategori|Pasangan|Tokoh|Genre|Rating|Peringatan|Tag|Status|Kata|Bab|Seri|Bagian|Bahasa|Diterbitkan|Diperbarui|Selesai|Penerbit|Hak cipta|Sumber|Beta|Terjemahan|Penyunting|Ilustrasi|Kredit|Kontak|Arsip|Sampul",
}  # fmt: skip
"""What the page about the story calls a field for which its head has no label of its own."""


def words_for(language: str) -> dict[str, str]:
    """The book's own words in a language, or in English where we have none.

    >>> words_for("de-AT")["contents"], words_for("zh-Hant-TW")["contents"], words_for("nn")["contents"]
    ('Inhalt', '目錄', 'Innhold')
    """
    return _chosen(_KEYS, _WORDS, language)


def labels_for(language: str) -> dict[str, str]:
    """What the fields of the metadata are called in a language, or in English where we have no words of it.

    >>> labels_for("fr")["warnings"]
    'Avertissements'
    """
    return _chosen(_FIELDS, _LABELS, language)


def _chosen(keys: str, table: dict[str, str], language: str) -> dict[str, str]:
    base, *parts = language.split("-")
    if base == "zh" and {"Hant", "TW", "HK", "MO"} & set(parts):
        base = "zh-Hant"
    base = {"nn": "nb", "no": "nb"}.get(base, base)
    return dict(zip(keys.split(), table.get(base, table["en"]).split("|"), strict=True))
