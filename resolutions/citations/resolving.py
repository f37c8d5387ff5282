"""Whose number it is: the words before it, the citing text's own organ, or the date, and else nobody's guess.

The order: an organ named in full; a short name ("the Council") by what was named before and by the form of the
number; "its" and bare heads by the citing organ; then the date, by each organ's own calendar. What is still open
between several organs is ambiguous.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from resolutions.citations.bodies import Bodies
from resolutions.citations.calendar import Calendar
from resolutions.citations.mentions import Mention
from resolutions.citations.numbers import Form, Number
from resolutions.citations.tokens import Sort, Token
from resolutions.structure.identity import Identity

_DECIDING = ("ga", "ecosoc", "sc", "hrc", "cnd", "wha")
_FOREIGN_KEYS = {
    "Commission on Human Rights": "E/CN.4/{type}/{session}/{number}",
    "Environment Assembly": "UNEP/EA.{session}/Res.{number}",
    "Commission for Asia and the Pacific": "E/ESCAP/{type}/{session}/{number}",
}
_IN_ITS = re.compile(r"(?:'s?)?,? (?:in|by|of|through|pursuant to|under|with)(?: [a-z]+ \d+ (?:\([a-z]\) )?of)? ?")


@dataclass(frozen=True, slots=True)
class Context:
    """What a text knows before it is read: whose it is, its own session and kind, the organs and their calendar.

    named: what it has named so far with the organ's name; the same number without one is the same text.
    """

    bodies: Bodies
    calendar: Calendar
    own: str = ""
    session: str = ""
    day: date | None = None
    named: dict[tuple[str, str, int], Identity] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whose number it may be: sure, with one identity; open, with all it may be; or of no organ of the archive."""

    identities: tuple[Identity, ...] = ()
    is_sure: bool = False


def resolve_mentions(text: str, mentions: Iterable[Mention], context: Context) -> Iterator[tuple[Mention, Verdict]]:
    """Each mention with its verdict; what is open alone is settled by a member of the same list that is sure."""
    settled: dict[int, str] = {}
    for mention in mentions:
        verdict = resolve_mention(text, mention, context)
        body = settled.get(mention.head.start, "")
        if verdict.is_sure:
            settled[mention.head.start] = verdict.identities[0].body
            if mention.head.organ:
                context.named.setdefault(_number(mention), verdict.identities[0])
        elif body and mention.date is None and mention.number.fits(body):
            verdict = Verdict((_identity(body, mention.head.kind, mention.number),), is_sure=True)
        yield mention, verdict


def resolve_mention(text: str, mention: Mention, context: Context) -> Verdict:
    """The resolution meant, as far as words, the citing organ and the date decide."""
    number, head = mention.number, mention.head
    fitting = tuple(body for body in _DECIDING if number.fits(body))
    if mention.is_date_shared and not _sure(mention, context, fitting):
        mention = replace(mention, date=None)
    if foreign_organ(text, mention, context):
        return Verdict()
    again = context.named.get(_number(mention))
    if again and not mention.head.organ and not mention.head.is_own and not mention.date:
        return Verdict((replace(again, part_letter=mention.number.letter),), is_sure=True)
    bodies = _named(text, mention, context, fitting)
    is_sure = len(bodies) == 1
    if not bodies and len(fitting) == 1:
        if _is_contradicted(fitting[0], mention, context):
            return Verdict()
        bodies, is_sure = fitting, _is_likely(fitting[0], mention, context)
    elif not bodies:
        bodies = _undecided(mention, context, fitting)
        is_sure = len(bodies) == 1
    return Verdict(tuple(_identity(body, head.kind, number) for body in bodies), is_sure)


def _number(mention: Mention) -> tuple[str, str, int]:
    return mention.head.kind, mention.number.session, mention.number.number


def _is_contradicted(body: str, mention: Mention, context: Context) -> bool:
    """The only organ of the archive that numbers so was not sitting then: it is some other organ's number."""
    return body != context.own and not mention.is_date_shared and _agrees(body, mention, context) is False


def _is_likely(body: str, mention: Mention, context: Context) -> bool:
    """Small slash numbers are the Human Rights Council's only where it is named, or sat that day: many organs have them."""
    if body in (context.own, "ga") or mention.number.form not in (Form.SLASH, Form.SPECIAL):
        return True
    named = (context.bodies.by_name.get(token.value) for token in mention.before)
    return body in named or _agrees(body, mention, context) is True


def _identity(body: str, kind: str, number: Number) -> Identity:
    return Identity(body, kind, number.session, number.number, number.letter)


def _named(text: str, mention: Mention, context: Context, fitting: tuple[str, ...]) -> tuple[str, ...]:
    """The organ that the words themselves decide on, or ()."""
    head = mention.head
    if head.organ:
        return _by_organ(text, head.organ, head.start, mention, context, fitting)
    if head.is_own:
        subject = _subject(text, mention)
        found = _by_organ(text, subject.value, subject.start, mention, context, fitting) if subject else ()
        if found and _agrees(found[0], mention, context) is not False:
            return found
        if context.own in fitting:
            elsewhere = _sure(mention, context, fitting) if _agrees(context.own, mention, context) is False else ()
            return elsewhere if len(elsewhere) == 1 else (context.own,)
    return ()


def _subject(text: str, mention: Mention) -> Token | None:
    """The organ that "its" stands for: "the Human Rights Council, in its resolution 5/1"."""
    last = mention.before[-1] if mention.before else None
    near = last is not None and 0 < last.end < mention.head.start
    return last if last and near and _IN_ITS.fullmatch(text, last.end, mention.head.start) else None


def foreign_organ(text: str, mention: Mention, context: Context) -> str:
    """The name of an organ outside the archive whose number it is, or ""."""
    if mention.head.is_foreign:
        return mention.head.organ or "the organ of the document"
    subject = _subject(text, mention) if mention.head.is_own else None
    last = next((token for token in reversed(mention.before) if token.end > 0), None)
    is_late = not mention.head.is_own and _agrees(context.own, mention, context) is False
    is_others = not mention.number.fits(context.own) or is_late
    if subject is None and not mention.head.organ and is_others:
        numbered_alike = mention.number.form in (Form.SLASH, Form.ROMAN, Form.ANNUAL)
        subject = last if numbered_alike and not _sure(mention, context, _DECIDING) else None
    return subject.value if subject and subject.sort is Sort.FOREIGN else ""


def _by_organ(
    text: str, name: str, at: int, mention: Mention, context: Context, fitting: tuple[str, ...]
) -> tuple[str, ...]:
    """An organ's name: one organ, or a short name that the text so far, or the number's form, gives to one."""
    shared = context.bodies.shared_names.get(name)
    if shared is None:
        body = context.bodies.by_name.get(name, "")
        if name == "Commission" and context.own != "cnd":
            return _last_named(mention, context, ("cnd",), "Commission")
        return (body,) if body in fitting else ()
    possible = tuple(body for body in fitting if body in shared)
    if len(possible) > 1:
        last = _last_named(mention, context, possible, name)
        return last or (tuple(body for body in possible if body == context.own) or possible)
    return possible


def _last_named(mention: Mention, context: Context, possible: tuple[str, ...], name: str) -> tuple[str, ...]:
    for token in reversed(mention.before):
        if name in token.value and token.value != name:
            body = context.bodies.by_name.get(token.value, "")
            return (body,) if body in possible and token.sort is Sort.ORGAN else ()
    return ()


def _undecided(mention: Mention, context: Context, fitting: tuple[str, ...]) -> tuple[str, ...]:
    """No word decides: the date may, then the citing organ where its own numbers are what a bare one means."""
    if not fitting:
        return ()
    possible = tuple(body for body in fitting if not _is_ahead(body, mention, context)) or fitting
    sure = _sure(mention, context, possible)
    own_agrees = _agrees(context.own, mention, context) is not False
    if context.own in possible and own_agrees and (context.own != "cnd" or mention.number.form is not Form.SLASH):
        return (context.own,)
    if len(sure) == 1:
        return sure
    if context.own == "cnd":
        return sure or possible
    named = [context.bodies.by_name.get(token.value) for token in mention.before]
    return next(((body,) for body in reversed(named) if body in possible), possible)


def _sure(mention: Mention, context: Context, fitting: tuple[str, ...]) -> tuple[str, ...]:
    """Those whose calendar the date agrees with."""
    return tuple(body for body in fitting if mention.number.fits(body) and _agrees(body, mention, context))


def _is_ahead(body: str, mention: Mention, context: Context) -> bool:
    """Nothing cites a session that lies ahead of it."""
    session = mention.number.session
    if body == context.own and session.isdigit() and context.session.isdigit():
        return int(session) > int(context.session)
    return context.day is not None and context.calendar.opens_after(body, session, context.day)


def _agrees(body: str, mention: Mention, context: Context) -> bool | None:
    return context.calendar.agrees(body, mention.number.session, mention.date) if mention.date else None


def foreign_symbol(organ: str, mention: Mention) -> str:
    """The symbol of a resolution of an organ outside the archive, where the UN gives one."""
    form = _FOREIGN_KEYS.get(organ)
    if form is None or mention.number.form not in (Form.ANNUAL, Form.SLASH):
        return ""
    kind = "RES" if mention.head.kind == "resolution" else "DEC"
    return form.format(type=kind, session=mention.number.session, number=mention.number.number)
