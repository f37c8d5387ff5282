"""Which part of a text is meant: "paragraph 3 of …", "…, annex I", "article 3, paragraph 1 (a) (iv)", "Schedule II"."""

from __future__ import annotations

import re

from resolutions.structure.numerals import from_roman

_LABEL = (
    r"(?:\d{1,3}|[IVXLC]{1,7}|[A-Z](?![A-Za-z])|one|two|three|four|five)(?![\d/]|\w)(?! (?:January|February|March|April"
    r"|May|June|July|August|September|October|November|December)\b)(?! ?\((?:19|20)\d\d\))"
    r"(?:\.(?:[A-Z]|\d{1,2})\b)?(?: (?:bis|ter|quater)\b)?(?: [a-h](?=,? of the\b))?(?: ?\((?:[a-z]{1,5}|\d{1,2})\)){0,4}"
)
_LABELS = rf"{_LABEL}(?:(?:,? and |,? or |, |-| to )(?:{_LABEL}|(?: ?\([a-z]{{1,5}}\)){{1,3}})){{0,12}}"
_NUMBERED = (
    r"(?:(?:[Oo]perative |[Pp]reambular |[Ss]ub-?)?[Pp]aragraphs?|[Pp]aras?\.|[Ss]ections?|[Ss]ects?\.|[Cc]hapters?"
    r"|[Cc]haps?\.|[Pp]arts?|[Aa]rticles?|[Aa]rts?\.|[Ss]chedules?|[Tt]ables?|[Rr]ules?|[Gg]oals?|[Tt]argets?)"
)
_WHOLE = r"(?:[Aa]nnex(?:es)?|[Aa]ppendi(?:x|ces)|[Ee]nclosures?|[Pp]reamble)"
_ITEMED = r"[Ss]ub-?paragraphs? \([a-z]{1,5}\)(?:(?:, | and )\([a-z]{1,5}\)){0,4}"
_PHRASE = rf"(?:{_NUMBERED} {_LABELS}|{_ITEMED}|{_WHOLE}(?: {_LABELS})?\b)"
CHAIN = rf"{_PHRASE}(?:,? {_PHRASE}|,? (?:of|to|in) (?:the )?{_PHRASE}){{0,4}}"
_AFTER = re.compile(  # "… of 1961 and article 14, paragraph 2, of the …": what goes on with "of" is of the next name
    rf",? (?:and )?(?:the )?(?P<words>(?>{_PHRASE}))(?! [A-Z][a-z]+ment\b|,? there(?:of|to)\b)(?!(?:,? {_PHRASE}){{0,4}},? (?:of|to|in) (?!\d))"
)
_BEFORE = re.compile(
    rf"\b(?P<words>{CHAIN}|[Aa]nnex(?=ed to )(?:ed)?)(?: thereto| thereof)?,?"
    r" (?:of|to|in|from)(?: the| that| this)?(?: said| same| United Nations)? $"
)
_CLOSED = re.compile(r"\*?(?: and corrigend(?:um|a)|,? and Corr\.\d(?: and \d)?)?(?:\*?[)\]]){1,2}")
_PRINTED_IN = re.compile(
    r",? (?P<words>(?:resolution|decision|recommendation) (?:\d{1,3}/[A-Z]{2,3}\.\d{1,2}|(?:\d{1,2}|[IVX]{1,5})(?![\w/]| ?\()))"
)
_REACH = 140  # no pinpoint is longer, and a bounded window keeps the reading linear


_ARTICLES = re.compile(rf"[Aa]rt(?:icle)?s?\.? (?P<labels>{_LABELS})")
_ARTICLE = re.compile(r"(?<!\()\b(?P<number>\d+)(?P<bis> (?:bis|ter|quater))?(?!\))|-|\bto\b")


def pinpoint_after(text: str, at: int) -> tuple[str, int]:
    """What follows the name that ends at `at`: ("annexes II and III", where it ends), else ("", at)."""
    limit, end, first = min(len(text), at + _REACH), at, -1
    while found := _AFTER.match(text, end, limit):
        first, end = first if first >= 0 else found.start("words"), found.end()
    return (text[first:end], end) if first >= 0 else ("", at)


def pinpoint_of_source(text: str, at: int) -> tuple[str, int]:
    """What follows a symbol or sales number that stands in brackets: "(E/2009/28), chap. I" -> "chap. I".

    A resolution that a conference's report prints is a part of the report too: "resolution 1, annex II".
    """
    closed = _CLOSED.match(text, at)
    begin = closed.end() if closed else at
    first, end = pinpoint_after(text, begin)
    end = end if first else begin
    printed = _PRINTED_IN.match(text, end)
    last, end = pinpoint_after(text, printed.end()) if printed else ("", end)
    words = joined(first, printed["words"] if printed else "", last)
    return (words, end) if words else ("", at)


def pinpoint_before(text: str, at: int) -> tuple[str, int]:
    """What stands before the name that begins at `at`: ("paragraph 3", where it begins), else ("", at)."""
    start = max(0, at - _REACH)
    window = text[start:at]
    if not re.search(r"(?:of|to|in|from)(?: \w+){0,3} $", window):
        return "", at
    found = _BEFORE.search(window)
    if found is None:
        return "", at
    words = "annex" if found["words"].lower() == "annexed" else found["words"]
    return words, start + found.start("words")


def joined(*parts: str) -> str:
    """("C", "", "annex") -> 'C, annex'."""
    return ", ".join(part for part in parts if part)


def article_slugs(pinpoint: str) -> tuple[str, ...]:
    """The articles named, as addresses write them: 'articles 5 to 7 and 38 bis' -> ('5', '6', '7', '38-bis')."""
    out: list[str] = []
    for found in _ARTICLES.finditer(pinpoint):
        is_range = False
        for label in _ARTICLE.finditer(found["labels"]):
            if label["number"] is None:
                is_range = True
                continue
            if is_range and out and out[-1].isdigit():
                out += map(str, range(int(out[-1]) + 1, int(label["number"])))
            out.append(label["number"] + (label["bis"] or "").replace(" ", "-"))
            is_range = False
    return tuple(dict.fromkeys(out))


def anchor_of(pinpoint: str) -> str:
    """The anchor that a pinpoint is certain to name, else "": 'paragraph 3 (a)' -> 'op3-a', 'annex, para. 2' -> 'annex1-p2'."""
    words = re.sub(r"^[A-Z](?:-[A-Z])?(?:, |$)", "", pinpoint)
    found = re.fullmatch(
        r"(?:(?P<annex>[Aa]nnex)(?: (?P<which>[IVXL]+|\d))?, |[Ss]ect(?:ion|\.) (?P<section>[IVXL]+|\d+), )?"
        r"(?:[Oo]perative )?[Pp]ara(?:graph|\.) (?P<number>\d{1,3})(?P<items>(?: ?\([a-z]{1,5}\))*)",
        _turned(words),
    )
    if found is None:
        return ""
    items = "".join(f"-{item}" for item in re.findall(r"[a-z]+", found["items"]))
    if found["annex"]:
        return f"annex{_arabic(found['which'] or '1')}-p{found['number']}{items}"
    scope = f"s{_arabic(found['section'])}-" if found["section"] else ""
    return f"{scope}op{found['number']}{items}"


def _turned(words: str) -> str:
    """'paragraph 3 of section II' -> 'section II, paragraph 3'."""
    return ", ".join(reversed(re.split(r",? (?:of|to|in) (?:the )?", words)))


def _arabic(label: str) -> int:
    return int(label) if label.isdigit() else from_roman(label) or 0
