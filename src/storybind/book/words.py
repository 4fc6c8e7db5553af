"""The few words a book says of itself, in the language of its story."""

from __future__ import annotations

_KEYS = "contents start cover notes about colophon by untitled image_summary text_summary disclaimer authors-note plea thanks dedication before_story after_story made"

_WORDS = {
    "en": "Contents|Beginning|Cover|Notes|About this story|Colophon|by|Beginning|Text only apart from the cover, which has a text alternative.|Text only.|Disclaimer|Author’s note|A request|Thanks|Dedication|Before the story|After the story|This e-book was made from the author’s plain text with storybind",
    "de": "Inhalt|Anfang|Umschlag|Anmerkungen|Über diese Geschichte|Impressum|von|Anfang|Nur Text, abgesehen vom Umschlagbild, das eine Textalternative hat.|Nur Text.|Disclaimer|Anmerkung|Eine Bitte|Dank|Widmung|Vor der Geschichte|Nach der Geschichte|Dieses E-Book wurde aus dem Text der Autorin oder des Autors gemacht, mit storybind",
    "fr": "Table des matières|Début|Couverture|Notes|À propos de cette histoire|Colophon|de|Début|Texte seul, sauf la couverture, qui a une description.|Texte seul.|Avertissement|Note de l’auteur|Une demande|Remerciements|Dédicace|Avant l’histoire|Après l’histoire|Ce livre numérique a été composé à partir du texte de l’auteur avec storybind",
    "es": "Índice|Comienzo|Cubierta|Notas|Sobre esta historia|Colofón|de|Comienzo|Solo texto, salvo la cubierta, que tiene texto alternativo.|Solo texto.|Aviso|Nota|Una petición|Agradecimientos|Dedicatoria|Antes de la historia|Después de la historia|Este libro electrónico se hizo a partir del texto original con storybind",
    "it": "Indice|Inizio|Copertina|Note|Informazioni su questa storia|Colophon|di|Inizio|Solo testo, tranne la copertina, che ha un testo alternativo.|Solo testo.|Avvertenza|Nota|Una richiesta|Ringraziamenti|Dedica|Prima della storia|Dopo la storia|Questo e-book è stato composto dal testo originale con storybind",
    "pt": "Índice|Início|Capa|Notas|Sobre esta história|Colofão|de|Início|Somente texto, exceto a capa, que tem texto alternativo.|Somente texto.|Aviso|Nota|Um pedido|Agradecimentos|Dedicatória|Antes da história|Depois da história|Este livro digital foi feito do texto original com storybind",
    "nl": "Inhoud|Begin|Omslag|Noten|Over dit verhaal|Colofon|door|Begin|Alleen tekst, op het omslag na, dat een tekstalternatief heeft.|Alleen tekst.|Disclaimer|Noot|Een verzoek|Dank|Opdracht|Voor het verhaal|Na het verhaal|Dit e-boek is uit de oorspronkelijke tekst gemaakt met storybind",
    "ru": "Содержание|Начало|Обложка|Примечания|Об этой истории|Выходные данные|—|Начало|Только текст, кроме обложки, у которой есть описание.|Только текст.|Дисклеймер|Примечание автора|Просьба|Благодарности|Посвящение|До рассказа|После рассказа|Эта электронная книга сделана из авторского текста программой storybind",
    "zh": "目录|开始|封面|注释|关于本作|版权页|作者|开始|除封面外均为文字，封面有替代文本。|只有文字。|声明|作者的话|请求|致谢|献词|正文之前|正文之后|本电子书由原文制成，所用软件为 storybind",
    "ja": "目次|はじまり|表紙|注記|この作品について|奥付|著|はじまり|表紙を除きすべて本文で、表紙には代替テキストがあります。|文字のみです。|お断り|作者より|お願い|謝辞|献辞|本文の前|本文の後|この電子書籍は原文から作られました。ソフトウェア：storybind",
    "pl": "Spis treści|Początek|Okładka|Przypisy|O tym opowiadaniu|Kolofon|—|Początek|Sam tekst oprócz okładki, która ma opis.|Sam tekst.|Zastrzeżenie|Od autora|Prośba|Podziękowania|Dedykacja|Przed opowiadaniem|Po opowiadaniu|Ten e-book powstał z oryginalnego tekstu w programie storybind",
    "ar": "المحتويات|البداية|الغلاف|ملاحظات|عن هذه القصة|بيانات الكتاب|—|البداية|نص فقط ما عدا الغلاف، وله نص بديل.|نص فقط.|إخلاء مسؤولية|ملاحظة المؤلف|طلب|شكر|إهداء|قبل القصة|بعد القصة|صُنع هذا الكتاب الإلكتروني من نص المؤلف ببرنامج storybind",
}  # fmt: skip


def words_for(language: str) -> dict[str, str]:
    """The book's own words in a language, or in English where we have none.

    >>> words_for("de-AT")["contents"]
    'Inhalt'
    """
    return dict(zip(_KEYS.split(), _WORDS.get(language.split("-")[0], _WORDS["en"]).split("|"), strict=True))
