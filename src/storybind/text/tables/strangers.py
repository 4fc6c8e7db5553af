"""Files that are texts and no stories: logs, tables, data, programs. A row says how the lines of one kind look.

It is only told: a story may be all of it, so a row needs nearly every line, and some that nothing but its kind has.
"""

from typing import NamedTuple


class Stranger(NamedTuple):
    """A kind of file that is no story.

    Attributes:
        what: What it is called.
        line: How a line of it looks, whole.
        share: Of the lines, so many look so at the least.
        proof: What several lines have in them that no story has.
        times: How many of them, as a share of the lines.
        fires_on: Texts, a line of the file on each line.
    """

    id: str
    what: str
    line: str
    share: float
    proof: str
    times: float
    because: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]


_DAY = r"(?:\d{4}[-/.]\d\d[-/.]\d\d|\d{1,2}[-/.](?:\d\d|[A-Z][a-z]{2})[-/.]\d{2,4}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)?,? ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d{1,2}(?: \d{4})?)"
_LEVEL = r"(?:INFO|WARN(?:ING)?|ERR(?:OR)?|DEBUG|TRACE|FATAL|CRIT(?:ICAL)?|NOTICE|VERBOSE|SEVERE)"

STRANGERS = (
    Stranger(
        id="log", what="a log", share=0.9, times=0.5,
        line=rf"\W*(?:{_DAY}[T ,:]{{1,3}})?\d{{1,2}}:\d\d:\d\d\S*\W.*|\W*(?:{_DAY}\W.*)?\b{_LEVEL}\b.*|\[ *\d+\.\d+\] .*|\d{{1,3}}(?:\.\d{{1,3}}){{3}} \S+ \S+ \[.*|\s+at [\w.$]+\(.*\)|Traceback .*|\s+File \".*",
        proof=rf"\d\d:\d\d:\d\d(?:\S*\W|\S*\s\W*(?:\w+(?:[.:/-]+\w+){{0,9}}\W+){{0,2}}){_LEVEL}\b|^\W*{_LEVEL}\b\W.*\d|\w\[\d+\]: |^\[ *\d+\.\d+\] |\[\d{{1,2}}/\w{{3}}/\d{{4}}:\d\d:\d\d:\d\d ",
        because="Each line has the hour at which a program wrote it, and how grave it is, or which program it was.",
        fires_on=(
            "2024-01-01 12:00:00 INFO start\n2024-01-01 12:00:01 ERROR disk\n2024-01-01 12:00:00 INFO start",
            "Jan  3 04:05:06 mill sshd[991]: Accepted key\nJan  3 04:05:07 mill cron[12]: (root) CMD\nJan  3 04:05:09 mill kernel[1]: up",
            '10.0.0.1 - - [12/May/2023:10:11:12 +0000] "GET / HTTP/1.1" 200 1\n10.0.0.2 - - [12/May/2023:10:11:13 +0000] "GET /a HTTP/1.1" 404 2\n10.0.0.3 - - [12/May/2023:10:11:19 +0000] "GET / HTTP/1.1" 200 1',
        ),
        silent_on=(
            "[16:02:11] jo: hi\n[16:02:19] priya: LOOK\n[16:03:00] jo: no",
            "2187-04-12 03:10:00 The reactor sings.\n2187-04-12 03:11:00 It sings of you.\n2187-04-12 03:12:00 Please wake.",
            "ERROR 404\nERROR 405\nHeart not found",
        ),
    ),
    Stranger(
        id="table", what="a table (CSV)", share=0.95, times=0.95,
        line=r"(?:(?:\"[^\"]*\"|[^,;|\t\" ][^,;|\t\"]{0,60}|)[,;|\t]){2,}(?:\"[^\"]*\"|[^,;|\t\" ][^,;|\t\"]{0,60}|)",
        proof=r"^[^,;|\t]*(?:[,;|\t](?:[^\s,;|\t][^,;|\t]*)?){2,}$",
        because="Each line has the same fields, with no blank behind the sign between them.",
        fires_on=("id,title,words\n1,Rain,200\n2,Hens,300", "name\tyear\tplace\nAnna Moss\t1901\tRye\nTom\t1902\tHull"),
        silent_on=(
            "Rain, rain, rain\nHens, hens, hens\nAnd, said she, more rain",
            "Odile,Bastien,\nOdile,\nBastien",
            "Red;\nblue;\nand the grey sea",
        ),
    ),
    Stranger(
        id="program", what="a program's source", share=0.8, times=0.4,
        line=r"\s*(?:(?:import|from|package|using|use|require|include|#include|#define|#!|public|private|protected|static|class|struct|enum|interface|def|fn|func|function|var|let|const|return|if|elif|else|for|while|switch|case|try|except|catch|finally|with|print|echo|end|void|int|float|double|char|bool|string|self|SELECT|INSERT|CREATE|DROP|UPDATE|FROM|WHERE)\b.*|[{}()\[\];,]+|.*[;{}:,(]|//.*|#.*|/\*.*|\*.*|--.*|@\w+.*|\"\"\".*|[\w.\[\]'\"]+ ?(?:[-+*/]?=|:=|<-|=>) ?.*|[\w.]+\(.*\)|<\?php.*|\$\w+.*)",
        proof=r"^\s*(?:def \w+\(.*\).*:|class \w+(?:\(.*\))?:|import [\w.]+(?: as \w+|, \w+)*;?$|from [\w.]+ import .+|#include *[<\"].*|#!/.*|using [\w.]+;|package [\w.]+;?|function \w*\(.*|(?:var|let|const) \w+ ?=.*|return\b.*;|return [\w.+*/()-]+$|(?:public|private|protected) .*[{;]|(?:if|for|while|switch) ?\(.*\).*|\}.*;?|(?:else|try)\b.*[:{]|[\w.]+\(.*\);?|<\?php.*|(?:SELECT|INSERT INTO|CREATE TABLE|DROP TABLE|UPDATE) .*|[\w.#-][\w.#: >-]* ?\{)\s*$",
        because="Most lines are statements of a programming language.",
        fires_on=(
            "import os\ndef f(x):\n    return x+1\n\nprint(f(2))",
            '#include <stdio.h>\nint main(void) {\n    printf("rain\\n");\n    return 0;\n}',
            "const rain = 1;\nfunction fall(x) {\n  return x + rain;\n}\nfall(2);",
            "body {\n  margin: 0;\n}\np {\n  color: red;\n}",
        ),
        silent_on=(
            "If it rains;\nif it does not;\nfor whom it rains,\nand who does not ask:\nlet it.",
            "Return to me;\nclass is over,\nimport of tea,\nthe end.",
            "(she sighs)\n(he sighs)\n(the door)",
        ),
    ),
    Stranger(
        id="settings", what="a file of settings", share=0.95, times=0.5,
        line=r"\[[\w .:\"/-]+\]|[\w.-]+ ?= ?.*|[#;].*",
        proof=r"^[\w.-]+ ?= ?\S",
        because="Each line gives a name its value.",
        fires_on=("[user]\nname = Anna\nemail = a@example.org", "HOST=mill\nPORT=80\n# rain\nDEBUG=1"),
        silent_on=("[Tomas]\n[Ada]\n[Tomas]", "# One\n# Two\n# Three", "[Strength = 6]\n[Luck = 2]\n[Rain = no]"),
    ),
    Stranger(
        id="encoded", what="encoded data", share=0.95, times=0.6,
        line=r"[A-Za-z0-9+/=_-]{40,}|-----(?:BEGIN|END) [A-Z ]+-----|[A-Za-z0-9+/]+={0,2}",
        proof=r"^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9+/=_-]{40,}$",
        because="Lines as long as a page is wide, without a blank.",
        fires_on=("VGhlIGJ1cyBwdXQgdGhlbSBkb3duIGF0IHRoZSBib3R0b20gMQ\n" * 4,),
        silent_on=("A" * 60 + "\n" + "A" * 60 + "\n" + "A" * 60, "Rain\nrain\nrain"),
    ),
    Stranger(
        id="subtitles", what="a film's subtitles", share=1.0, times=0.2,
        line=r".*",
        proof=r"^\d\d:\d\d(?::\d\d)?[,.]\d{3} ?--> ?\d\d:",
        because="The times at which words are shown stand above them.",
        fires_on=("1\n00:00:01,000 --> 00:00:04,000\nWell?\n2\n00:00:05,000 --> 00:00:06,000\nNo.",),
        silent_on=("1\n00:00:01\nWell?\n2\n00:00:05 -> bed\nNo.",),
    ),
    Stranger(
        id="patch", share=1.0, times=0.02,
        what="a list of changes (a patch)",
        line=r".*",
        proof=r"^(?:diff --git |@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@)",
        because="Programs that compare files write so.",
        fires_on=("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-rain\n+sun",),
        silent_on=("@@ -\nrain\nsun",),
    ),
)  # fmt: skip
