"""What style says about words, of the little that matters here: slanted, heavy, raised, not shown, how lists count.

Read from an element's own style and from rules for one class ("p.c7 {font-style:italic}"), which is all that word
processors write.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from resolutions.ingest.readers.html.parsing import Element

Declarations = dict[str, str]

_MOST = 200_000  # characters of a style sheet; a saved word processor file has ten thousand
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,5000})\}")
_ONE_CLASS = re.compile(r"\s*[\w-]*\.([\w-]+)\s*")
_KEPT = {
    "font-style", "font-weight", "vertical-align", "display", "visibility", "list-style", "list-style-type",
    "mso-hide", "mso-list", "mso-element",
}  # fmt: skip


def declarations(style: str | None) -> Declarations:
    """'font-style: Italic; color:red' -> {'font-style': 'italic'}."""
    out: Declarations = {}
    for part in (style or "")[:5000].split(";"):
        name, colon, value = part.partition(":")
        name = name.strip().lower()
        if colon and name in _KEPT:
            out[name] = value.strip().lower()
    return out


@dataclass(slots=True)
class Sheet:
    """The rules of a page's own style sheets, by class."""

    classes: dict[str, Declarations] = field(default_factory=dict)

    def add(self, css: str) -> None:
        for found in _RULE.finditer(css[:_MOST]):
            said = declarations(found[2])
            for selector in found[1].split(",") if said else ():
                name = _ONE_CLASS.fullmatch(selector)
                if name is not None:
                    self.classes.setdefault(name[1].lower(), {}).update(said)

    def of(self, element: Element) -> Declarations:
        """What holds for an element: its classes, then its own style."""
        out: Declarations = {}
        for name in (element.get("class") or "").lower().split():
            out.update(self.classes.get(name, {}))
        out.update(declarations(element.get("style")))
        return out


def is_hidden(said: Declarations, element: Element) -> bool:
    """Whether a browser shows nothing of the element."""
    return (
        said.get("display") == "none"
        or said.get("visibility") == "hidden"
        or said.get("mso-hide") == "all"
        or element.get("hidden") is not None
    )


def is_italic(said: Declarations, above: bool) -> bool:
    style = said.get("font-style")
    return above if style is None else style.startswith(("italic", "oblique"))


def is_bold(said: Declarations, above: bool) -> bool:
    weight = said.get("font-weight")
    return above if weight is None else weight in ("bold", "bolder", "600", "700", "800", "900")


def is_raised(said: Declarations, above: bool) -> bool:
    place = said.get("vertical-align")
    return above if place is None else place in ("super", "text-top")
