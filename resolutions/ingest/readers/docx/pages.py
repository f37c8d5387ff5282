"""Where pages begin: known only where Word noted each page when it last printed or showed the whole document.

Word writes a sign where it last began a page, but only for the pages that it had laid out by then. The signs are
believed where they are as many as the pages that Word counted, in the properties and in every foot of a page.
"""

from __future__ import annotations

import re

from resolutions.ingest.readers.docx.markup import Element, W, local, number, words_below

_PAGES = re.compile(r"\s*NUMPAGES\b", re.IGNORECASE)


def sure_breaks(body: Element, properties: Element | None, furniture: list[Element]) -> frozenset[Element]:
    """The signs at which pages begin; none where they do not agree with the number of pages."""
    rendered, typed = _breaks(body)
    breaks = rendered or typed
    counted = {len(breaks) + 1, _counted(properties), *(pages for part in furniture for pages in _shown(part))}
    return frozenset(breaks) if len(counted) == 1 else frozenset()


def _breaks(body: Element) -> tuple[list[Element], list[Element]]:
    """The signs of Word and the page ends that a person typed; those before the first word begin no second page."""
    rendered: list[Element] = []
    typed: list[Element] = []
    has_begun = False
    for element in body.iter(W("t"), W("lastRenderedPageBreak"), W("br")):
        if element.tag == W("t"):
            has_begun = has_begun or bool((element.text or "").strip())
        elif not has_begun:
            continue
        elif element.tag == W("lastRenderedPageBreak"):
            rendered.append(element)
        elif element.get(W("type")) == "page":
            typed.append(element)
    return rendered, typed


def _counted(properties: Element | None) -> int:
    """The pages that the properties of the document name; 0 where they name none."""
    for element in properties if properties is not None else ():
        if local(element) == "Pages":
            return number((element.text or "").strip())
    return 0


def _shown(furniture: Element) -> list[int]:
    """What the fields for the number of pages showed."""
    out: list[int] = []
    instruction, result, is_result = "", "", False
    for element in furniture.iter(W("fldChar"), W("instrText"), W("t"), W("fldSimple")):
        kind = element.get(W("fldCharType"))
        if element.tag == W("fldSimple"):
            if _PAGES.match(element.get(W("instr"), "")):
                out.append(number(words_below(element)))
        elif element.tag == W("instrText"):
            instruction += element.text or ""
        elif element.tag == W("t"):
            result += (element.text or "") if is_result else ""
        elif kind == "begin":
            instruction, result, is_result = "", "", False
        elif kind == "separate":
            is_result = True
        else:
            out += [number(result.strip())] if _PAGES.match(instruction) and result.strip() else []
            is_result = False
    return out
