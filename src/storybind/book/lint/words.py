"""What the lint looks for, by word, by pattern and by number."""

import re
from collections.abc import Mapping

from storybind.languages import KNOWN

XHTML = "{http://www.w3.org/1999/xhtml}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"

XHTML_TYPE = "application/xhtml+xml"
NCX_TYPE = "application/x-dtbncx+xml"
CSS_TYPE = "text/css"

LINKING = ("href", "src", "poster", "data", "{http://www.w3.org/1999/xlink}href")
HEADINGS = tuple(f"{XHTML}h{level}" for level in range(1, 7))

HEAVIEST = 50_000_000
LARGEST_PAGE = 260_000
LONGEST_LINE = 100_000
MOST_HIDDEN = 10_000
HEAVIEST_IMAGE = 5_000_000

ZIP_NAME = r"[A-Za-z0-9._/-]+"
COMMENT = rb"(?s)<!--(.*?)(?:-->|\Z)"
REMOTE = r"(?i)\s*(?:https?:|ftp:)?//"
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
URI = r"[A-Za-z][A-Za-z0-9+.-]*:\S+"
MODIFIED = r"(?a)\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ"
TIME = r"T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:[0-5]\d)"
W3C_DATE = rf"(?a)(\d{{4}})(?:-(\d\d)(?:-(\d\d)(?:{TIME})?)?)?"
ASIN = r"(?i)(?:(?:urn:)?(?:mobi-|amazon:)?asin:)?B0[0-9A-Z]{8}|(?:urn:)?(?:mobi-)?asin:\S+"
SIMPLE_SELECTOR = r"(?P<tag>[a-z][a-z0-9]*)?(?:(?P<kind>[.#])(?P<name>[\w-]+))?"
POSITION = r"(?a)\d+(?:\.\d+)*"
_LANGUAGE_TAG = (  # RFC 5646, section 2.1; extended languages and grandfathered tags left out
    r"(?ai)(?P<language>[a-z]{2,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RELATORS = _words(  # id.loc.gov/vocabulary/relators, as of May 2024; retired codes left out
    """
    abr acp act adi adp aft anc anl anm ann ant ape apl app aqt arc ard arr art asg asn ato att auc aud aue aui aup
    aus aut bdd bjd bka bkd bkp blw bnd bpd brd brl bsl cad cas ccp chr cli cll clr clt cmm cmp cmt cnd cng cns coe
    col com con cop cor cos cot cou cov cpc cpe cph cpl cpt cre crp crr crt csl csp cst ctb cte ctg ctr cts ctt cur
    cwt dbd dbp dfd dfe dft dgc dgg dgs dis djo dln dnc dnr dpc dpt drm drt dsr dst dtc dte dtm dto dub edc edd edm
    edt egr elg elt eng enj etr evp exp fac fds fld flm fmd fmk fmo fmp fnd fon fpy frg gdv gis his hnr hst ill ilu
    ins inv isb itr ive ivr jud jug lbr lbt ldr led lee lel len let lgd lie lil lit lsa lse lso ltg lyr mcp mdc med
    mfp mfr mka mod mon mrb mrk msd mte mtk mup mus mxe nan nrt onp opn org orm osp oth own pad pan pat pbd pbl pdr
    pfr pht plt pma pmn pop ppm ppt pra prc prd pre prf prg prm prn pro prp prs prt prv pta pte ptf pth ptt pup rap
    rbr rcd rce rcp rdd red ren res rev rpc rps rpt rpy rse rsg rsp rsr rst rth rtm rxa sad sce scl scr sde sds sec
    sfx sgd sgn sht sll sng spk spn spy srv std stg stl stm stn str swd tau tcd tch ths tld tlg tlh tlp trc trl tyd
    tyg uvp vac vdg vfx wac wal wam wat wdc wde win wit wpr wst
    """
)

A11Y: Mapping[str, frozenset[str]] = {  # W3C, Schema.org Accessibility Properties for Discoverability Vocabulary
    "schema:accessMode": _words(
        """
        auditory chartOnVisual chemOnVisual colorDependent diagramOnVisual mathOnVisual musicOnVisual tactile
        textOnVisual textual visual
        """
    ),
    "schema:accessModeSufficient": _words("auditory tactile textual visual"),
    "schema:accessibilityFeature": _words(
        """
        alternativeText annotations ARIA audioDescription bookmarks braille captions ChemML closedCaptions describedMath
        displayTransformability fullRubyAnnotations highContrastAudio highContrastDisplay horizontalWriting index
        largePrint latex latex-chemistry longDescription MathML MathML-chemistry none openCaptions pageBreakMarkers
        pageNavigation printPageNumbers readingOrder rubyAnnotations signLanguage structuralNavigation
        synchronizedAudioText tableOfContents tactileGraphic tactileObject taggedPDF timingControl transcript ttsMarkup
        unknown unlocked verticalWriting withAdditionalWordSegmentation withoutAdditionalWordSegmentation
        """
    ),
    "schema:accessibilityHazard": _words(
        """
        flashing motionSimulation noFlashingHazard noMotionSimulationHazard none noSoundHazard sound unknown
        unknownFlashingHazard unknownMotionSimulationHazard unknownSoundHazard
        """
    ),
    "schema:accessibilitySummary": frozenset(),  # a sentence
}
PAGE_CLAIMS = _words("pageNavigation printPageNumbers pageBreakMarkers")

ROLES: Mapping[str, str] = {  # W3C, Digital Publishing WAI-ARIA Module: an epub:type and the role of the same meaning
    kind: f"doc-{kind}"
    for kind in _words(
        """
        acknowledgments afterword backlink bibliography chapter colophon conclusion dedication endnotes epigraph
        epilogue errata footnote foreword glossary index introduction noteref part preface prologue subtitle toc
        """
    )
}

ENGLISH_LABELS = frozenset(
    {"begin reading", "contents", "landmarks", "start of content", "table of contents", "title page"}
)


def is_language(tag: str) -> bool:
    """Whether a tag is BCP 47 and its language one that readers can be expected to know.

    >>> [is_language(tag) for tag in ("en", "pt-BR", "zh-Hant-TW", "english", "und", "C", "en_US")]
    [True, True, True, False, False, False, False]
    """
    shape = re.fullmatch(_LANGUAGE_TAG, tag)
    return shape is not None and shape["language"].lower() in KNOWN
