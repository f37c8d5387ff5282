"""Finds resolutions and decisions that a text names by number: heads, lists with shared dates, elided heads.

"its resolutions 38/98 and 38/122 of 16 December 1983 and Council decision 2021/215" gives three mentions; whose
each is, resolving.py decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from resolutions.citations.dates import DATE, parse_date
from resolutions.citations.numbers import Form, Number
from resolutions.citations.pinpoints import joined, pinpoint_after, pinpoint_before
from resolutions.citations.titles import COVER
from resolutions.citations.tokens import Sort, Token

_WORD = r"(?:previous|earlier|relevant|other|all|related|recent|subsequent|annual|own|most|the|first|latest|several|said|two)"
_TO_HEAD = re.compile(rf"(?:'s?)?(?: {_WORD}| resolutions?| decisions?| and| or|,)* $")
_LINK = re.compile(
    r"(?:[\s,;:()\"·]|\b(?:and|or|as well as|to|both|in particular|including|its|notably|namely|inter alia|the|also|see|under"
    r"|by|of|No|Nos|most recently|especially|subsequent|more recently|recently|latest|previous|through|further|beginning with"
    r"|adopted|on|that|starting with|dated|contained|e\.g|i\.e|in|such as|superseded|reaffirmed|relevant|respectively|with"
    r"|related|entitled|resolutions?|decisions?|section|part|parts|paras?|paragraphs?)\b|\.(?= ?\d)|\*)*"
)
_DATED = re.compile(rf"(?:\*|,)? ?(?:of|dated|adopted on|on|\(|,) ?({DATE})\)?")
_OTHER = re.compile(
    r"(?:\bNos?\.|\b[Vv]ol\.|\b[Cc]omment|\b[Rr]ecommendation|\b[Ll]aw|\b[Dd]ecree|\b[Dd]irective|\b[Rr]egulation"
    r"|\b[Aa]ct|\b[Cc]ase|\b[Cc]ommunication|\b[Ii]tem|\b[Pp]eriod|\b[Bb]iennium|\b[Yy]ears?|\b[Oo]pinion|\b[Cc]onclusions?|\b[Ss]tatement"
    r"|\b(?!CND|GA|UNGA|HRC|WHA|ECOSOC|SC|RES)[A-Z]{2,5}) ?$"
)
_SLASH = r"(?:S-)?\d{1,4}/\d{1,4}(?: [A-Z](?![a-z]))?"
_DATED_LIST = re.compile(rf"(?:(?:, |,? and ){_SLASH}){{1,12}} of {DATE}")
_LONG_LIST = re.compile(rf"(?: [A-Z](?![a-z]))?(?:(?:, |,? and ){_SLASH}){{2}}")
_YEAR_LIST = re.compile(r"(?:(?:,|,? and) \d{1,4} \((?:19|20)\d\d\))")
_SLASHED = re.compile(r"(\d{2,3})/")
_BY_YEAR = re.compile(r"\d{1,4} \((?:19|20)\d\d\)")
_LEAST = 31  # a smaller number before a year is a day as well as a resolution
_LIFE_OF_A_LIST = 12  # sessions apart
_INSIDE = re.compile(
    r"\)?(?:, (?:(?:annex|vol|chap|sect|part|paras?)\.?,? ?[A-Za-z0-9.,]{0,8}(?: [A-Z]{1,3}\.?)?)?){1,6},? ?"
)
_REPORTS = (  # whose report a symbol is: the Commission's from 1997 on, the Human Rights Council's from 2006 on
    (re.compile(r"E/(?:199[7-9]|20\d\d)/28(?!\d)"), "Commission on Narcotic Drugs"),
    (re.compile(r"A/(?:6[1-9]|[7-9]\d)/53(?!\d)"), "Human Rights Council"),
)
_PART = re.compile(r" ([IVX]{1,4})(?=[,;.)]|$| (?:of|and)\b)")  # 159 (VII) II: parts of the Council's first resolutions
_OWNER = re.compile(r",? of (?:the )?(?:United Nations )?")


@dataclass(frozen=True, slots=True)
class Head:
    """The words before a number: "its resolutions", "Council decision". `organ` is the printed name, or ""."""

    kind: str
    organ: str = ""
    is_own: bool = False
    is_foreign: bool = False
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """One number of a list: `list_at` is the same for all members of a list; `before` are the organs named so far."""

    start: int
    end: int
    number: Number
    head: Head
    pinpoint: str
    date: date | None
    list_at: int
    before: tuple[Token, ...]
    is_date_shared: bool = False


@dataclass
class _State:
    """Where the reading of one text stands."""

    text: str
    head: Head | None = None
    list_at: int = -1
    last_start: int = 0
    last_end: int = -1
    is_direct: bool = False


def find_mentions(text: str, tokens: Iterable[Token]) -> tuple[list[Mention], list[Token]]:
    """Gives the mentions in printed order, and the tokens that are symbols."""
    state = _State(text)
    out: list[Mention] = []
    symbols: list[Token] = []
    organs: list[Token] = []
    past: list[Token] = []
    for token in tokens:
        if token.sort is Sort.HEAD:
            _open(state, token, past)
        elif token.sort is Sort.NUMBER and token.number is not None:
            mention = _mention(state, token, tuple(organs))
            if mention is not None:
                out.append(mention)
        elif token.sort is Sort.SYMBOL:
            symbols.append(token)
        if token.sort in (Sort.ORGAN, Sort.FOREIGN):
            _own(state, token, out)
            organs = [*organs[-5:], token]
        past = [*past[-3:], token]
    return _with_shared_dates(out), symbols


def _open(state: _State, token: Token, past: list[Token]) -> None:
    """A head word: "General Assembly resolution", "its previous resolutions", or bare."""
    text = state.text
    head = Head(token.value, start=token.start, end=token.end)
    for owner in reversed(past):
        if owner.sort is Sort.SYMBOL:
            head = _in_document(head, text, owner)
        if owner.sort in (Sort.SYMBOL, Sort.NUMBER):
            break
        if owner.sort is Sort.HEAD or token.start - owner.end > 60:
            continue
        if _TO_HEAD.fullmatch(text, owner.end, token.start):
            is_own = owner.sort is Sort.ITS
            head = replace(
                head,
                organ="" if is_own else owner.value,
                is_own=is_own,
                is_foreign=owner.sort is Sort.FOREIGN,
                start=owner.start,
            )
        break
    is_bare = head.start == token.start and state.head is not None and 0 <= token.start - state.last_end < 60
    if is_bare and state.head and state.last_end >= 0 and _LINK.fullmatch(text, state.last_end, token.start):
        head = replace(state.head, kind=token.value, start=token.start, end=token.end)
    state.head, state.is_direct, state.list_at = head, True, token.start


def _in_document(head: Head, text: str, symbol: Token) -> Head:
    """A text printed in a report is of the report's organ: "E/2001/28/Rev.1, part two, chap. I, resolution 44/20"."""
    if not _INSIDE.fullmatch(text, symbol.end, head.start):
        return head
    organ = next((name for pattern, name in _REPORTS if pattern.match(symbol.value)), "")
    return replace(head, organ=organ, is_foreign=not organ)


def _mention(state: _State, token: Token, organs: tuple[Token, ...]) -> Mention | None:
    """The number as a mention, unless nothing shows that it is a resolution's."""
    text, number = state.text, token.number
    head = state.head or Head("resolution", start=token.start, end=token.start)
    since = head.end if state.is_direct or state.head is None else state.last_end
    far = token.start - since - text.count(COVER, since, token.start)
    near = state.head is not None and far < 120 and bool(_LINK.fullmatch(text, since, token.start))
    if number is None or not (near or _stands_alone(text, token, number) or _goes_on(state, token, number)):
        return None
    part = _PART.match(text, token.end) if number.form is Form.ROMAN and not number.letter else None
    named_at = part.end() if part else token.end
    pinpoint, end = pinpoint_after(text, named_at)
    day = _DATED.match(text, named_at) or _DATED.match(text, end)
    last = day.end() if day else end
    late, after = ("", last) if pinpoint or not day else pinpoint_after(text, last)
    start = token.start
    if state.is_direct and near and token.start - head.end < 3 and text[head.end - 1] not in "sS":
        early, at = pinpoint_before(text, head.start)
        start = at if early and not pinpoint else start
        pinpoint = joined(pinpoint, early)
    state.head, state.is_direct, state.last_end = head, False, max(after, last)
    state.list_at = state.list_at if near else token.start
    state.last_start = token.start
    pinpoint = joined(number.letter, part[1] if part else "", pinpoint, late)
    return Mention(start, end, number, head, pinpoint, parse_date(day[1]) if day else None, state.list_at, organs)


def _goes_on(state: _State, token: Token, number: Number) -> bool:
    """A member of a list after the title of the member before: "its resolutions 76/1 of … on trees and 76/8 on wells"."""
    text, head = state.text, state.head
    if head is None or state.is_direct or text[head.end - 1] not in "sS":
        return False
    is_joined = text[max(0, token.start - 5) : token.start].endswith((", ", " and "))
    if number.form is Form.BY_YEAR:
        return is_joined and number.number > _LEAST and _BY_YEAR.match(text, state.last_start) is not None
    if number.form is not Form.SLASH:
        return False
    last = _SLASHED.match(text, state.last_start)
    is_near = last is not None and abs(int(number.session) - int(last[1])) <= _LIFE_OF_A_LIST
    return is_near and is_joined and number.number > 1


def _stands_alone(text: str, token: Token, number: Number) -> bool:
    """Whether a number that no head reaches is a resolution's all the same: by its date, its list or its form."""
    if _OTHER.search(text, max(0, token.start - 24), token.start):
        return False
    if number.form not in (Form.SLASH, Form.ANNUAL, Form.BY_YEAR):
        return True
    if _DATED.match(text, token.end) or _DATED_LIST.match(text, token.end):
        return True
    listed = _LONG_LIST if number.form is Form.SLASH else _YEAR_LIST
    return number.form is not Form.ANNUAL and listed.match(text, token.end) is not None


def _own(state: _State, token: Token, mentions: list[Mention]) -> None:
    """The organ that follows owns a list with a bare head: "resolution 45/9 of 15 March 2002 of the Commission"."""
    head = state.head
    if head is None or head.organ or head.is_own or state.last_end < 0 or not mentions:
        return
    if not _OWNER.fullmatch(state.text, state.last_end, token.start):
        return
    head = replace(head, organ=token.value, is_foreign=token.sort is Sort.FOREIGN)
    for index in range(len(mentions) - 1, -1, -1):
        if mentions[index].list_at != state.list_at:
            break
        mentions[index] = replace(mentions[index], head=head)


def _with_shared_dates(mentions: list[Mention]) -> list[Mention]:
    """The date after the last of a list belongs to the members before it that have none of their own."""
    out: list[Mention] = []
    following: Mention | None = None
    for mention in reversed(mentions):
        if mention.date is None and following and following.date and following.list_at == mention.list_at:
            mention = replace(mention, date=following.date, is_date_shared=True)
        out.append(mention)
        following = mention
    return out[::-1]
