"""Parts of a text as people write them: "¶ 5", "op 3", "pmbl. para 3", "fn 33", "art 3(1)(a)" -> as they are printed.

`place_of` gives the one address of a pinpoint: a paragraph, a run of paragraphs, a note.
"""

from __future__ import annotations

import re

from resolutions.citations.designations.levelling import Rule, rule
from resolutions.citations.pinpoints import anchor_of
from resolutions.citations.places import places_of
from resolutions.structure.numerals import from_roman, to_roman
from resolutions.structure.ordinals import ORDINALS, from_ordinal

_PREAMBULAR = r"(?:preambular|preamble|preamb\.?|pmbl\.?)"
_PARAGRAPH = r"(?:paragraphs?|paras?\.?|pars?\.?|¶)"
_ORDINAL = rf"(?P<ordinal>(?:(?:twenty|thirty|forty|fifty)-)?(?:{'|'.join(ORDINALS)}|thirtieth|fortieth|fiftieth)|\d{{1,3}}(?:st|nd|rd|th))"
_MANY = re.compile(r"\d{1,3}(?: ?\([a-z]{1,5}\))* ?(?:-|to|and|,|&) ?\(?(?:\d|[a-z]\))")
_PART = re.compile(r"[Pp]art (?P<label>[IVXL]+|\d{1,2}|one|two|three|four|five)(?:, |$)")
_NOTE = re.compile(r"(?:^|, )footnote (?P<mark>\d{1,3}|\*{1,4})$")
_LETTER = re.compile(r"^[A-Z](?:-[A-Z])?(?:, |$)")
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def _paragraphs(found: re.Match[str]) -> str:
    return "paragraphs " if _MANY.match(found.string, found.end()) else "paragraph "


def _articles(found: re.Match[str]) -> str:
    return "articles " if _MANY.match(found.string, found.end()) else "article "


def _by_ordinal(found: re.Match[str]) -> str:
    number = from_ordinal(found["ordinal"])
    return f"preambular paragraph {number}" if number else found[0]


PINPOINTS: tuple[Rule, ...] = (
    rule(r"\bU\. ?N\.(?= )", "UN", is_cased=True),
    rule(rf"\b{_ORDINAL} {_PREAMBULAR} {_PARAGRAPH}(?!\w)", _by_ordinal),
    rule(rf"(?<![\w.]){_PREAMBULAR},? ?{_PARAGRAPH} ?(?=\d)|(?<![\w.])(?:PP|p\.p\.) ?(?=\d)", "preambular paragraph "),
    rule(
        r"(?<![\w.])(?<!preambular )(?:operative )?(?:paragraphs?|paras?\.?|pars?\.?|¶ ?¶?|§ ?§?|ops?\.?|o\.p\.)(?: ?nos?\.?)? ?(?=\d)",
        _paragraphs,
    ),
    rule(r"(?<![\w.])(?:articles?|arts?\b\.?) ?(?=\d)", _articles),
    rule(r"(?<=\d)(?=bis\b|ter\b)", " "),
    rule(
        r"(?<=\bsection )(?=\d)|(?<![\w.])(?:sections?|sect?s?\b\.?|s\.) ?(?=[IVXL]+\b|\d)|§ ?(?=[IVXL]+\b)",
        lambda found: "section " if found[0] else "",
    ),
    rule(
        r"(?P<article>\barticles? \d{1,3}(?: (?:bis|ter))?) ?\((?P<number>\d{1,2})\) ?",
        r"\g<article>, paragraph \g<number> ",
    ),
    rule(r"(?<![\w.])(?:foot-?notes?|fns?\.?|notes?|n\.) ?(?=\d{1,3}(?!\w|/))", "footnote "),
    rule(r"(?<=[\s,;])at (?=(?:preambular )?paragraph |footnote )", ""),
    rule(r"(?<=\d) ?& ?(?=\d)", " and "),
    rule(r"(?<=\d) - (?=\d)", "-"),
)


def place_of(pinpoint: str) -> str:
    """'paragraphs 3-5' -> 'op3..op5', 'C, part II, paragraph 3' -> 'partii-op3', 'paragraph 3, footnote 2' -> 'fn2'.

    "" where no one place is named: an annex as a whole, paragraphs that do not follow each other.
    """
    words = _LETTER.sub("", pinpoint, count=1)
    if note := _NOTE.search(words):
        return f"fn-star{len(note['mark'])}" if "*" in note["mark"] else f"fn{note['mark']}"
    part = _PART.match(words)
    scope = _part(part["label"]) if part else ""
    words = words[part.end() :] if part else words
    places = places_of(words) or tuple(filter(None, (anchor_of(words),)))
    if not places or (scope and places[0].split("-")[0][:2] not in ("op", "pp")):
        return ""
    places = tuple(f"{scope}{place}" for place in places)
    return places[0] if len(places) == 1 else f"{places[0]}..{places[-1]}" if _are_a_run(places) else ""


def _part(label: str) -> str:
    number = _WORDS.get(label.lower()) or (int(label) if label.isdigit() else from_roman(label)) or 0
    return f"part{to_roman(number).lower()}-" if number else ""


def _are_a_run(places: tuple[str, ...]) -> bool:
    """op3, op4, op5; items only where whole paragraphs are not left out."""
    found = [re.fullmatch(r"(.*?)(\d+)", place) for place in places]
    if not all(found):
        return False
    stems = {one[1] for one in found if one}
    numbers = [int(one[2]) for one in found if one]
    return len(stems) == 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
