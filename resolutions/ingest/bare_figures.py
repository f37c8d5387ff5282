"""Bare figures that may call a note: "1961,48", "resolution33 of", "March 20086", "Agenda, 3 and".

Each place has a weight: how much it looks like a call and how little like a quantity, a year, a number of a resolution
or of a paragraph. Nothing is decided here; the order of the notes and their pages decide (bare_calls).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from resolutions.structure.months import MONTHS

SURE, LIKELY, WEAK, FAINT = 3.0, 2.0, 1.0, 0.3

_FIGURES = re.compile(r"\d{1,10}")
_MONTH = "|".join(MONTHS)
_MONTH_AFTER = re.compile(rf"\s+(?:to\s+\d{{1,2}}\s+|and\s+\d{{1,2}}\s+|[–-]\s?\d{{1,2}}\s+)?(?:{_MONTH})\b")
_MONTH_BEFORE = re.compile(rf"(?:{_MONTH})\s+$")
_RANGE_BEFORE = re.compile(r"\d{4}\s?[-–−]$")
_NAME_BEFORE, _AND_AFTER = re.compile(r"\b[A-Z][a-z]{3,}\s$"), re.compile(r"\sand\s\d")
_AGENDA, _AGENDA_21 = re.compile(r"\bAgenda\s$"), re.compile(r"\bAgenda\s21,?\s$")
_LOW_AFTER = re.compile(r"\s[a-z]")
_NOT_COUNTED = re.compile(r"\s(?:in|as|to|on|at|for|by|which|that|and|with|adopted|held|entitled)\b")
_COUNTING = 0.8  # how much less a figure calls that may count what comes after it
_COUNTS = re.compile(r"(?:^|[\s(“])[a-z][\w’'-]*[,;]?\s$")
_YEAR_ALONE = re.compile(r"(?:^|[^\d\s])\s*\((?:19|20)\d\d\)$")  # 'recommendation (2019)', not '1325 (2000)'
_UNIT_AFTER = re.compile(r"\s+(?:per cent|percentage|million|billion|trillion|years?|days?|hours?|weeks?|months?)\b")
_STOP_AFTER = re.compile(r"\s?\.(?:\s|$)")  # of a paragraph's own number
_YEAR = re.compile(r"(?:19[1-9]|20[0-6])\d")
_ABBREVIATED = re.compile(
    r"\b(?:Nos?|vols?|chaps?|sects?|paras?|pp?|arts?|Add|Rev|Corr|Amend|Misc|L|CRP|WP|INF|Inf|SR|PV|C|CN|AC|Conf|CONF|Res"
    r"|res|Dec|dec)\.$"
)
_NUMERAL = re.compile(r"[(“]?[A-Z]+\.")  # 'paragraph VII.11', 'resolution FAL.13 (42)'
_SYMBOL = re.compile(r"[A-Z][\w.-]*/[\w./-]*$")
_NAME = re.compile(r"(?:[A-Z]{1,3}|[A-Z]+[-–]|[A-Z]\d)$")
_COUNTED = re.compile(
    r"(?:resolutions?|decisions?|articles?|paragraphs?|subparagraphs?|chapters?|sections?|items?|sub-items?|numbers?|Nos?\."
    r"|volumes?|vols?\.|goals?|targets?|pages?|rules?|annex|annexes|part|parts|phase|group|class|category|table|agenda"
    r"|paras?\.|arts?\.|chap\.|sect\.|regulation|principle|round|session|protocol|recommendations?|type|level|tier|stage"
    r"|step|ages?|aged|Chapter|Article)$",
    re.IGNORECASE,
)
_GOVERNS = re.compile(
    r"(?:the|of|in|to|from|and|or|by|at|on|for|with|within|all|least|than|over|some|until|every|these|those|its|their|a"
    r"|about|nearly|only|between|under|be|are|is|was|were|that|which|as|into|through|first|last|next|no"
    r"|approximately|around|another|other|same|per|up|every|each|including|No\.)$",
    re.IGNORECASE,
)
_FUNCTION_AFTER = re.compile(
    r"\s+(?:and|or|of|in|as|to|on|at|for|by|with|which|that|is|are|was|were|from|through|including|inter|within|under"
    r"|adopted|held|entitled|should|shall|has|have|had|will|also|while|whereby|wherein|recalling|noting|its|their|the|a"
    r"|an|who|where|when|can|may|must|into|between|among|during|since|upon|both|not|but|if|so|such|other|relevant|(?:[a-z]+(?:ing|ed|ly))|urges?|invites?|encourages?|requests?|calls?|notes?"
    r"|welcomes?|stresses|emphasizes|recalls?|reaffirms?|reiterates?|recognizes?|expresses|decides?|takes?|underlines?"
    r"|underscores?|acknowledges?|affirms?|commends?|supports?|looks?)\b"
)
_LARGEST_NUMBER = 400  # of a resolution of one session: what is larger has a mark glued to it


@dataclass(frozen=True, slots=True)
class Figure:
    """text[start:end] are the figures of `marker`; is_spaced: a blank stands before them; before: the two words it follows;
    may_count: it may count what comes after it: 'were killed, 3 were hurt', not 'the Box Plan, 3 and'."""

    start: int
    end: int
    marker: str
    weight: float
    is_spaced: bool
    before: str
    may_count: bool = False


def find_figures(text: str, known: set[str]) -> Iterator[Figure]:
    """Every place where one of the known markers may be called, in order. Lines of the text end in '\\n'."""
    for found in _FIGURES.finditer(text):
        if _goes_on(text, found.end()):
            continue
        yield from _figures_at(text, found, known)


def _goes_on(text: str, end: int) -> bool:
    """Whether what follows makes one number or name of it: '2nd', '75/233', '2.5', '10,000', '15-member', '48)'."""
    after = text[end : end + 1]
    if after.isalpha() or after in "/%°":
        return bool(after)
    following = text[end + 1 : end + 2]
    if after in ".:" and following.isdigit():
        return True
    if after in "-–‑" and after:
        return following.isalnum()
    return after == "," and text[end + 1 : end + 4].isdigit() and not text[end + 4 : end + 5].isdigit()


def _figures_at(text: str, found: re.Match[str], known: set[str]) -> Iterator[Figure]:
    start, figures = found.start(), found[0]
    before = text[start - 1 : start]
    if before in "(/-–‑$€£+#*" and before and not (before in "/-–‑" and len(figures) > 1):
        return
    if before.isspace() or not before:
        yield from _spaced(text, start, figures, known)
    elif before not in "/-–‑":
        weight = _glued_weight(text, start, figures)
        if weight > 0:
            yield from _row(text, start, figures, known, weight)
    yield from _behind_a_number(text, start, figures, known)


def _row(text: str, start: int, figures: str, known: set[str], weight: float) -> Iterator[Figure]:
    """One call, or several glued together: '1011' is 10 and 11."""
    if figures in known:
        yield _figure(text, start, figures, weight)
    for length in range(1, len(figures)):
        first, at = figures[:length], start
        rest = _consecutive(figures, first, known)
        if not rest:
            continue
        for marker in rest:
            yield _figure(text, at, marker, weight - 0.5)
            at += len(marker)
        return


def _consecutive(figures: str, first: str, known: set[str]) -> list[str]:
    """'101112' from '10' -> ['10', '11', '12']; [] where the figures are no such row."""
    out, marker = [], first
    while figures and marker in known and figures.startswith(marker):
        out.append(marker)
        figures = figures[len(marker) :]
        marker = str(int(marker) + 1)
    return out if not figures and len(out) > 1 else []


def _figure(text: str, start: int, marker: str, weight: float) -> Figure:
    before = re.findall(r"[^\W\d_]+", text[max(0, start - 50) : start])[-2:]
    is_spaced = text[start - 1 : start].isspace()
    end = start + len(marker)
    may_count = (
        is_spaced
        and _COUNTS.search(text[max(0, start - 30) : start]) is not None
        and _LOW_AFTER.match(text[end : end + 2]) is not None
        and _NOT_COUNTED.match(text[end : end + 12]) is None
    )
    weight = max(weight - _COUNTING, FAINT) if may_count else weight
    return Figure(start, end, marker, weight, is_spaced, " ".join(before).lower(), may_count)


def _glued_weight(text: str, start: int, figures: str) -> float:
    """A figure glued to a word or a point."""
    before, lead = text[start - 1], text[max(0, start - 40) : start]
    token = lead.split()[-1] if lead.split() else ""
    if before.isalpha():
        return WEAK if _NAME.search(token) and not _SYMBOL.match(token) else 0.0 if _SYMBOL.search(token) else SURE
    if before == ".":
        return _weight_after_stop(text, start, figures, token)
    if before in ",;:":
        above = token[-2:-1]
        if above.isdigit():
            return 0.0 if before == ":" and len(figures) == 2 else SURE - 0.4
        return SURE
    if before in ")]”’\"'»!?…%":
        return FAINT if before == ")" and _YEAR_ALONE.search(lead) else SURE
    return 0.0


def _weight_after_stop(text: str, start: int, figures: str, token: str) -> float:
    """'market.5' is one; 'vol.5', 'Add.1' and '2.5' are none."""
    if _ABBREVIATED.search(token) or _SYMBOL.search(token) or _NUMERAL.fullmatch(token):
        return 0.0
    after = text[start + len(figures) : start + len(figures) + 3]
    is_at_end = not after.strip() or after[0] == "\n" or re.match(r"\s[A-Z“(]", after) is not None
    if token[-2:-1].isdigit():
        return WEAK if is_at_end else 0.0
    return SURE if is_at_end else LIKELY


def _spaced(text: str, start: int, figures: str, known: set[str]) -> Iterator[Figure]:
    """A figure that stands alone."""
    if figures not in known:
        return
    end = start + len(figures)
    lead = text[max(0, start - 60) : start]
    after = text[end : end + 24]
    token = lead.split()[-1] if lead.split() else ""
    weight = _spaced_weight(token, lead, after)
    if weight > 0:
        yield _figure(text, start, figures, weight)


def _spaced_weight(token: str, lead: str, after: str) -> float:
    """'Nations, 3 and' calls; '15 June', '30 days', 'articles 5, 6 and 7', 'the 12 members' do not."""
    core = token.rstrip(",;:.)]”’\"'»")
    is_dated = _YEAR.fullmatch(core[-4:]) is not None
    if not core or _UNIT_AFTER.match(after):
        return 0.0
    if _MONTH_AFTER.match(after) and not is_dated:
        return WEAK if _NAME_BEFORE.search(lead) and _AND_AFTER.match(after) else 0.0
    if lead.endswith("\n") and _STOP_AFTER.match(after):
        return 0.0
    is_followed = not after.strip() or after[0] in "\n,;:.)”" or _FUNCTION_AFTER.match(after) is not None
    rest = LIKELY if is_followed else WEAK
    if re.match(r"\s*[,;.)]", after):
        rest -= 0.5
    if _AGENDA_21.search(lead):
        return rest
    if core != token:
        return _weight_after_point(token, core, rest)
    if is_dated or re.fullmatch(r"\d+/\d+", core):
        return rest
    if not core[-1:].isalpha() or _GOVERNS.match(core):
        return 0.0
    if _COUNTED.match(core):
        is_list = re.match(r"\s*(?:,|and|or|to|[–-])\s*\d|\s*\(", after) is not None
        return 0.0 if is_list else LIKELY if core.endswith("s") and core[:1].isupper() else FAINT
    return rest - (0.0 if core[:1].isupper() else 0.6)


def _weight_after_point(token: str, core: str, rest: float) -> float:
    """'paragraphs 1, 6' counts on; 'of 2008, 6' and 'Nations, 3' call."""
    if token.endswith(".") and _ABBREVIATED.search(token):
        return 0.0
    if core.isdigit() and not _YEAR.fullmatch(core):
        return FAINT
    return rest + 0.6


def _behind_a_number(text: str, start: int, figures: str, known: set[str]) -> Iterator[Figure]:
    """A mark glued to a year ('20086') or to the number of a resolution ('64/2895')."""
    lead = text[max(0, start - 40) : start]
    if lead[-1:] in "/" and lead:
        yield from _behind_a_resolution(text, start, figures, known)
        return
    if figures.startswith("21") and _AGENDA.search(lead):
        yield from _row(text, start + 2, figures[2:], known, LIKELY)
        return
    if len(figures) < 5 or not _YEAR.match(figures):
        return
    if lead[-1:].isalpha():
        return
    weight = SURE - 0.4 if _MONTH_BEFORE.search(lead) or _RANGE_BEFORE.search(lead) else LIKELY
    yield from _row(text, start + 4, figures[4:], known, weight)


def _behind_a_resolution(text: str, start: int, figures: str, known: set[str]) -> Iterator[Figure]:
    session = re.search(r"(?:^|[\s(“])(?:\d{1,4}|[ES]+-\d{1,2})/$", text[max(0, start - 12) : start])
    if session is None:
        return
    for length in (3, 2, 1):
        number, rest = figures[:length], figures[length:]
        if not rest or number.startswith("0") or int(number) > _LARGEST_NUMBER or rest not in known:
            continue
        weight = LIKELY if len(figures) > 3 else FAINT
        yield _figure(text, start + length, rest, weight - 0.1 * (3 - length))
