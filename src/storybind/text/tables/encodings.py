"""Names of encodings, where they stand, and what text looks like that was read in a wrong one."""

DECLARATIONS = (
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,30})",
    rb"\A\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,30})",
    rb"^[ \t]{0,9}character set encoding:([^\r\n]{2,60})",
    rb"^content-type:[^\r\n]{0,200}charset\s{0,9}=\s{0,9}\"?([\w.:-]{2,30})",
)
"""Where a page, an XML file, a book of Project Gutenberg and a mail say their encoding; group 1 is its name."""

WIDER = {
    "iso8859-1": "cp1252",  # what says Latin-1 is Windows-1252 (WHATWG Encoding, section 4.2)
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Encodings that are declared where a wider one is meant."""

NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
    "utf-32": "UTF-32",
    "utf-32-le": "UTF-32LE",
    "utf-32-be": "UTF-32BE",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "cp1257": "Windows-1257",
    "cp1258": "Windows-1258",
    "mac-roman": "Mac OS Roman",
    "koi8-r": "KOI8-R",
    "gb18030": "GB 18030",
    "big5hkscs": "Big5",
    "cp932": "Shift_JIS",
    "cp949": "EUC-KR",
    "euc_jp": "EUC-JP",
    "iso8859-2": "ISO 8859-2",
}
"""What people call them."""

LEADS = "\xc2-\xf4"
"""The first bytes of UTF-8, as Windows-1252 and Latin-1 show them."""

FOLLOWERS = "\x80-\xbf\u0152-\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
"""The bytes that follow them, the same."""

AS_LATIN_1 = "\x91\x92\x93\x94\x96\x97"
"""Windows' quotation marks and dashes read as Latin-1: where they are, U+0085 is its ellipsis and no line end."""
