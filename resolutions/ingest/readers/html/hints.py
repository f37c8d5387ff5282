"""What an element says of itself by its name, role, class and id: a part of the site, or of the text.

Names are the ones that sites use everywhere (HTML landmarks, WAI-ARIA roles, common class names), never those of one
site. A sure hint is believed; a weak one ("header", "tag") only where what stands in it looks like it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resolutions.ingest.readers.html.css import Declarations, is_hidden
from resolutions.ingest.readers.html.parsing import Element

HIDDEN = "hidden on the page"
DELETED = "deleted in a tracked change"
FURNITURE = "page furniture"
MENU, HEAD, FOOT, ASIDE = "menu of the site", "head of the site", "foot of the site", "beside the text on the site"
FORM, SHARE, COOKIES, TAGS, RELATED = "form", "share buttons", "cookie note", "topic tags", "related documents"
SCRIPTLESS, COMMENT, LOOSE = "for browsers without scripts", "comment", "controls of the site"

_CERTAIN_TAGS = {
    "noscript": SCRIPTLESS, "del": DELETED, "button": FORM, "select": FORM, "option": FORM, "textarea": FORM,
    "label": FORM, "legend": FORM, "output": FORM, "datalist": FORM, "menu": MENU,
}  # fmt: skip
_SURE_TAGS = {"nav": MENU, "aside": ASIDE, "dialog": LOOSE}
_WEAK_TAGS = {"header": HEAD, "footer": FOOT}
_SURE_ROLES = {
    "navigation": MENU, "menu": MENU, "menubar": MENU, "search": FORM, "form": FORM, "toolbar": LOOSE, "dialog": LOOSE,
    "alertdialog": LOOSE, "alert": LOOSE, "complementary": ASIDE, "banner": HEAD, "contentinfo": FOOT, "tablist": MENU,
}  # fmt: skip
_SURE_NAMES = {
    **dict.fromkeys(("nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "pagination", "pager"), MENU),
    **dict.fromkeys(("skip", "skiplink", "skiplinks", "sitemap", "catlinks"), MENU),
    **dict.fromkeys(("cookie", "cookies", "consent", "gdpr"), COOKIES),
    **dict.fromkeys(("share", "sharing", "social", "addthis", "addtoany", "sharethis"), SHARE),
    **dict.fromkeys(("sidebar", "aside", "advert", "advertisement"), ASIDE),
    **dict.fromkeys(("login", "signin", "newsletter", "subscribe"), FORM),
    **dict.fromkeys(("popup", "modal", "editsection", "noprint", "toolbar", "watermark"), LOOSE),
}
_WEAK_NAMES = {
    **dict.fromkeys(
        ("tag", "tags", "taglist", "topic", "topics", "keyword", "keywords", "badge", "chip", "category"), TAGS
    ),
    **dict.fromkeys(("related", "recommended", "seealso", "comments"), RELATED),
    **dict.fromkeys(("footer", "foot", "copyright", "contentinfo", "printfooter"), FOOT),
    **dict.fromkeys(("header", "banner", "topbar", "masthead"), HEAD),
    **dict.fromkeys(("print", "download", "downloads", "controls", "language", "languages"), LOOSE),
}
_NOTES = re.compile(
    r"foot-?notes?|end-?notes?|\bfns?\b|\bftn|_ftn|_edn|cite[_-]note|\breferences\b|\bnotes\b|doc-(?:foot|end)note",
    re.I,
)
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^a-z0-9]+")
_OF_A_WORD_PROCESSOR = re.compile(r"\bMso(?:Header|Footer)\b")


@dataclass(frozen=True, slots=True)
class Hint:
    """Why an element may be foreign. certain: whatever stands in it; sure: unless the text itself does."""

    reason: str
    is_certain: bool = False
    is_sure: bool = True


def hint_of(element: Element, tag: str, said: Declarations, *, is_in_text: bool) -> Hint | None:
    """The strongest hint; None for an element that says nothing. `is_in_text`: inside <main> or <article>."""
    if is_hidden(said, element):
        return Hint(HIDDEN, is_certain=True)
    if tag in _CERTAIN_TAGS:
        return Hint(_CERTAIN_TAGS[tag], is_certain=True)
    named = _name(element)
    if _OF_A_WORD_PROCESSOR.search(named) or said.get("mso-element") in ("header", "footer"):
        return Hint(FURNITURE, is_certain=True)
    if said.get("mso-element") in ("comment-list", "comment"):
        return Hint(COMMENT, is_certain=True)
    if is_of_notes(element):
        return None
    return _landmark(element, tag, is_in_text=is_in_text) or _named(named)


def is_of_notes(element: Element) -> bool:
    """Whether an element says that notes stand in it: '<div id="ftn1">', '<section class="footnotes">'."""
    said = f"{_name(element)} {element.get('epub:type') or ''} {element.get('role') or ''}"
    return len(said) > 2 and _NOTES.search(said) is not None and "noteref" not in said


def _name(element: Element) -> str:
    return f"{(element.get('class') or '')[:500]} {(element.get('id') or '')[:200]}"


def _landmark(element: Element, tag: str, *, is_in_text: bool) -> Hint | None:
    role = (element.get("role") or "").lower()
    if tag in _SURE_TAGS or role in _SURE_ROLES:
        return Hint(_SURE_TAGS.get(tag) or _SURE_ROLES[role])
    if tag in _WEAK_TAGS:
        return Hint(_WEAK_TAGS[tag], is_sure=not is_in_text)
    return None


def _named(named: str) -> Hint | None:
    if len(named) < 3:
        return None
    words = _WORD.split(_CAPITAL.sub(" ", named).lower())
    sure = next((_SURE_NAMES[word] for word in words if word in _SURE_NAMES), None)
    if sure is not None:
        return Hint(sure)
    weak = next((_WEAK_NAMES[word] for word in words if word in _WEAK_NAMES), None)
    return Hint(weak, is_sure=False) if weak else None
