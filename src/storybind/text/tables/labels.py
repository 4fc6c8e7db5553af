"""The labels of a story's head, in the languages in which they are met: ``Rated: T``, ``Автор: ...``.

Keys are folded (case, blanks, closing points). `FIELDS` become metadata, `NOTES` become notes.
Sources: headers of fan-fiction archives, mailing lists and downloaders, as collected by kind of source.
"""

from __future__ import annotations

import re

_FIELDS = {
    "title": "title|story title|fic title|story|fic|titel|titre|título|titulo|titolo|название|书名|標題|标题|題名|タイトル|tytuł",
    "subtitle": "subtitle|untertitel|sous-titre|subtítulo|sottotitolo|подзаголовок",
    "author": "author|authors|author(s)|by|written by|a story by|posted by|told by|penname|autor|autorin|autor(in)|autora|autor(a)|von|"
    "auteur|autrice|par|conte de|por|autore|di|автор|авторы|автор(ы)|作者|著者|文",
    "description": "summary|description|blurb|synopsis|kurzbeschreibung|inhalt|zusammenfassung|résumé|resume|resumen|sinopsis|sinopse|"
    "resumo|riassunto|trama|саммари|описание|аннотация|简介|文案|あらすじ",
    "fandom": "fandom|fandoms|category|фэндом|фандом|原作",
    "relationships": "pairing|pairings|ship|ships|relationship|relationships|relationship(s)|couple|pareja|coppia|casal|пэйринг|пейринг|"
    "пэйринг и персонажи|cp|カップリング",
    "characters": "characters|character|character(s)|charaktere|personnages|personajes|personaggi|personagens|персонажи|角色|登場人物",
    "rating": "rating|rated|clasificación|clasificacion|classificação|рейтинг|分级",
    "warnings": "warning|warnings|archive warning|archive warnings|content warning|content warnings|tw|cw|trigger warning|"
    "trigger warnings|warnung|warnungen|avertissement|avertissements|advertencia|advertencias|avvertimenti|avisos|предупреждения|предупреждение",
    "genres": "genre|genres|genre(s)|género|genero|géneros|genere|gênero|жанр|жанры|жанр(ы)|类型|ジャンル",
    "tags": "tags|additional tags|keywords|schlagwörter|mots-clés|etiquetas|метки|标签|タグ",
    "status": "status|complete|statut|estado|stato|статус|状态",
    "words": "words|word count|length|wörter|mots|palabras|parole|palavras|размер|字数|文字数",
    "series": "series|serie|série|цикл|серия|系列|シリーズ",
    "series_index": "series index|part of series",
    "language": "language|sprache|langue|idioma|lingua|язык|语言|言語",
    "date": "date|posted|published|written|date written|datum|geschrieben|fecha|data|дата|日期|投稿日",
    "updated": "updated|last updated|aktualisiert|обновлено",
    "completed": "completed|finished",
    "publisher": "publisher|verlag|éditeur|editorial|editore|editora|издатель|出版社",
    "rights": "rights|license|licence|copyright|lizenz|rechte|droits|derechos|diritti|direitos|права",
    "source_url": "source|url|story url|link|quelle",
    "beta": "beta|betas|beta reader|betaed by|beta'd by|бета|гамма|бета/гамма",
    "archive": "archive|archived|archiving|distribution",
    "contact": "email|e-mail|feedback|contact",
    "spoilers": "spoilers|spoiler|timeline|setting",
}

_NOTES = {
    "disclaimer": "disclaimer|disclaimers|haftungsausschluss|avertissement légal|дисклеймер|免责声明",
    "authors-note": "a/n|an|a.n|author's note|author's notes|authors note|authors notes|author note|note|notes|author's comments|n/a|"
    "note from the author|note de l'auteur|note de l'autrice|nota de la autora|nota del autor|nota da autora|nota do autor|"
    "nota dell'autore|nota dell'autrice|anmerkung|anmerkungen|vorwort|nachwort|примечания|примечание|от автора|作者有话说|作者的话|前書き|後書き",
    "dedication": "dedication|for|für|widmung|dédicace|dedicatoria|dedica|посвящение",
    "thanks": "thanks|thanks to|thank you|acknowledgments|acknowledgements|danksagung|remerciements|agradecimientos|ringraziamenti|благодарности",
}


def _spread(table: dict[str, str]) -> dict[str, str]:
    return {label: name for name, labels in table.items() for label in labels.split("|")}


FIELDS = _spread(_FIELDS)
"""From a folded label to the name of the metadata field."""
NOTES = _spread(_NOTES)
"""From a folded label to the kind of note."""

MANY = frozenset({"author", "fandom", "relationships", "characters", "warnings", "genres", "tags"})
"""Fields whose value is a list in front matter."""

LINE = re.compile(r"[\s*_#>-]*([^\W\d_][^:：\n]{0,32}?)[*_\s]*[:：][*_]*[ \t　]*(.*?)[\s]*")
"""``Label: value``, dressed or not; group 1 the label, group 2 the value."""

BYLINE = re.compile(
    r"(?P<by>(?:(?:an?|eine|une?) [\w-]+(?: [\w-]+)? )?(?:written by|by|von|par|por|di|przez|автор|作者)\b[ :：]\s*)(?P<name>\S.{0,60})",
    re.IGNORECASE,
)
"""``by NAME``, the word and the name apart."""

_APOSTROPHE = str.maketrans({"’": "'", "‘": "'"})


def fold(label: str) -> str:
    """A label as the tables have it.

    >>> fold("Author’s  Note.")
    "author's note"
    """
    return " ".join(label.translate(_APOSTROPHE).casefold().split()).strip(" .*_")
