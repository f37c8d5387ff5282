"""The eIds of Akoma Ntoso <-> anchors: 'para_2__list_1__point_e' is op2-e. Reversible, and needs no text.

AKN4UN §6.3: eId = the eId above, "__", an abbreviation, "_", the printed number. An anchor knows the printed number of a
paragraph; a section is numbered in Roman and an annex in Arabic figures by count, whatever sign is printed.
"""

from __future__ import annotations

import re

from resolutions.errors import AnchorError
from resolutions.structure.anchors import Anchor, parse_anchor
from resolutions.structure.numerals import from_roman, to_roman

_SCOPES = {"s": "sec", "part": "part", "annex": "att", "text": "text"}
_SCOPE_NAMES = {name: scope for scope, name in _SCOPES.items()}
_UNIT = re.compile(r"(pp|op|p|t|h|fn-star|fn)([0-9a-z]+?)(?:-r(\d+))?")
_FIXED = {"docTitle": "title", "wrapup": "end"}
_COMPONENT = re.compile(r"([A-Za-z]+)(?:_(star-\d+|[0-9A-Za-z]+))?(?:_(\d+))?")
_INSIDE = re.compile(r"(?:__(?:content|intro|num|heading|list_\d+|ref_\d+|p_\d+))+", re.IGNORECASE)
_SPELLINGS = {"subpara": "point", "subparagraph": "point", "al": "point", "indent": "point", "item": "point"}
_OTHER_NAMES = {"paragraph": "para", "section": "sec", "annex": "att", "attachment": "att", "fn": "ftn", "note": "ftn"}
_CASES = {"doctitle": "docTitle", "crossheading": "crossHeading"}


def eid_of(anchor: Anchor) -> str:
    """Anchor('op2', items=('e',)) -> 'para_2__list_1__point_e'; the second text under one token ends in '_2'."""
    parts = [scope_eid(anchor.scope)] if anchor.scope else []
    parts.append(_unit_eid(anchor))
    item = "item" if _is_container(anchor) else "point"
    for name in anchor.items:
        parts += ["list_1", "wrapup" if name == "end" else f"{item}_{name}"]
    again = f"_{anchor.count}" if anchor.count > 1 else ""
    return "__".join(parts) + again


def scope_eid(scope: str) -> str:
    """'annex2-s1' -> 'att_2__sec_I', 'partii' -> 'part_II', 'text1' -> 'text_1'."""
    return "__".join(_scope_part(part) for part in scope.split("-"))


def anchor_of_eid(eid: str) -> Anchor | None:
    """The anchor whose eId this is, letter for letter; None for frames such as 'para_2__content' and for any other."""
    anchor = _read(eid)
    return anchor if anchor is not None and eid_of(anchor) == eid else None


def find_place(eid: str) -> Anchor | None:
    """The place that an eId names, as others may write it: 'para_2__subpara_a', 'para_3__content', 'SEC_III__para_1'.

    Of a section or annex alone it is the heading: 'sec_III' -> s3-h1. None where the words are no eId.
    """
    if exact := anchor_of_eid(eid):
        return exact
    kept = _INSIDE.sub("", eid)
    for meant in (kept, f"{kept}__heading_1"):
        anchor = _read(meant, is_strict=False)
        if anchor is not None and (meant == kept or anchor.scope):
            return anchor
    return None


def _scope_part(part: str) -> str:
    found = re.fullmatch(r"(s|part|annex|text)(\w+)", part)
    if found is None:
        raise AnchorError(f"“{part}” is no section, annex, part or text inside a text.")
    name, number = found.groups()
    sign = {"s": lambda: to_roman(int(number)), "part": number.upper}.get(name, lambda: number)()
    return f"{_SCOPES[name]}_{sign}"


def _unit_eid(anchor: Anchor) -> str:
    if anchor.unit == "title":
        return "docTitle"
    found = _UNIT.fullmatch(anchor.unit)
    if found is None:
        raise AnchorError(f"“{anchor}” is no paragraph address.")
    kind, number, row = found.groups()
    place = f"{_name_of(kind, anchor.scope)}_{'star-' if kind == 'fn-star' else ''}{number}"
    return f"{place}__tr_{row}" if row else place


def _name_of(kind: str, scope: str) -> str:
    """The element whose abbreviation stands before the number."""
    in_annex = scope.startswith("annex")
    if kind == "pp":
        if in_annex:
            return "al"
        last = scope.split("-")[-1]
        return "crossHeading" if last.startswith(("s", "part")) else "container" if scope else "preamble__container"
    if kind in ("op", "p"):
        return "para" if (kind == "p") == in_annex else kind
    return {"t": "table", "h": "heading", "fn": "ftn", "fn-star": "ftn"}[kind]


def _is_container(anchor: Anchor) -> bool:
    """Whether the items stand in a list of blocks, as below a preambular paragraph."""
    return anchor.unit.startswith("pp") and not anchor.scope.startswith("annex")


def _read(eid: str, *, is_strict: bool = True) -> Anchor | None:
    """Goes through the components; what it gives has to be written again to know that it was meant."""
    parts = [found.groups() if (found := _COMPONENT.fullmatch(part)) else None for part in eid.split("__")]
    scope: list[str] = []
    unit, items, count = "", [], 1
    for part in parts:
        if part is None:
            return None
        name, number, again = part if is_strict else (_spelled(part[0], bool(unit)), part[1], part[2])
        if name in _FIXED and number:
            number, again = None, number
        count = int(again or 1)
        if not unit and name in _SCOPE_NAMES and number:
            scope.append(_scope_of(name, number))
        elif unit and name in ("point", "item", "wrapup"):
            items.append("end" if name == "wrapup" else (number or ""))
        elif unit and name == "tr":
            unit += f"-r{number}"
        elif not unit and name not in ("list", "preamble"):
            unit = _unit_of(name, number or "", "-".join(scope))
        elif name not in ("list", "preamble"):
            return None
    try:
        return parse_anchor(str(Anchor(unit, "-".join(scope), tuple(items), count)))
    except AnchorError:
        return None


def _spelled(name: str, is_inside: bool) -> str:
    """Our own abbreviation for one that others use."""
    name = _CASES.get(name.lower(), name.lower())
    return _SPELLINGS.get(name, name) if is_inside else _OTHER_NAMES.get(name, name)


def _scope_of(name: str, number: str) -> str:
    """('sec', 'III') -> 's3'; a section that is printed with an Arabic figure is known by it too."""
    if name == "sec":
        return f"s{from_roman(number) or number}"
    return f"{_SCOPE_NAMES[name]}{number.lower()}"


def _unit_of(name: str, number: str, scope: str) -> str:
    if name in _FIXED:
        return _FIXED[name]
    kinds = {
        "container": "pp",
        "crossHeading": "pp",
        "al": "pp",
        "para": "p" if scope.startswith("annex") else "op",
        "op": "op",
        "p": "p",
        "table": "t",
        "heading": "h",
        "ftn": "fn-" if number.startswith("star-") else "fn",
    }
    return f"{kinds[name]}{number.replace('-', '')}" if name in kinds else ""
