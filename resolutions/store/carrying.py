"""What people decided about references outlives every new reading of the text: by place and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from resolutions.models import CrossReference, Version
from resolutions.structure.nodes import Text

# What of a decided row goes over to the row of the new reading; place and words are those of the new text.
VERDICT = (
    "kind",
    "target",
    "pinpoint",
    "places",
    "date",
    "candidates",
    "status",
    "origin",
    "resolution_id",
    "convention_id",
    "decided_by_id",
    "decided_at",
)


@dataclass(frozen=True)
class Decision:
    """A reference as a person left it, and the articles it was linked to."""

    row: CrossReference
    articles: tuple[int, ...]


@dataclass
class Link:
    """A row to be, and the keys of the articles it names: they can be bound only once it is saved."""

    row: CrossReference
    articles: list[int]


def decisions_of(version: Version | None) -> tuple[Decision, ...]:
    """Every verdict in the references of a version: linked, corrected or rejected by hand."""
    if version is None:
        return ()
    decided = Q(decided_at__isnull=False) | Q(origin=CrossReference.Origin.EDITOR)
    rows = version.references.filter(decided).prefetch_related("articles")
    return tuple(Decision(row, tuple(article.pk for article in row.articles.all())) for row in rows)


def carry(decisions: Sequence[Decision], text: Text, version: Version, links: list[Link]) -> tuple[Decision, ...]:
    """Puts the decisions upon the links of a new reading; adds those that only a person saw.

    Changes `links`. Gives the decisions whose words stand in the text no more.
    """
    if not decisions:
        return ()
    words = words_by_place(text)
    taken: set[int] = set()
    lost: list[Decision] = []
    for decision in decisions:
        link = _same(decision.row, links, taken)
        if link is None:
            link = _added(decision, words, version, links)
        if link is None:
            lost.append(decision)
            continue
        taken.add(id(link))
        for name in VERDICT:
            setattr(link.row, name, getattr(decision.row, name))
        link.articles[:] = decision.articles
    return tuple(lost)


def words_by_place(text: Text) -> dict[str, str]:
    """Token -> words, of everything that a reference may stand in."""
    places = {"title": text.title.text, "formula": text.formula.text, "adoption": text.adoption_line.text}
    places |= {str(clause.anchor): clause.all_words.text for clause in text.walk()}
    return places | {str(note.anchor): note.words.text for note in text.footnotes}


def _same(row: CrossReference, links: Iterable[Link], taken: set[int]) -> Link | None:
    """The link with the same words in the same place, the nearest of several; else the only one with these words."""
    free = [link for link in links if link.row.printed == row.printed and id(link) not in taken]
    here = [link for link in free if link.row.token == row.token]
    if here:
        return min(here, key=lambda link: abs(link.row.start - row.start))
    return free[0] if len(free) == 1 else None


def _added(decision: Decision, words: dict[str, str], version: Version, links: list[Link]) -> Link | None:
    """A link that the reading did not find, in the same place as before; what overlaps it was read wrongly."""
    row = decision.row
    start = nearest(words.get(row.token, ""), row.printed, row.start)
    if start < 0:
        return None
    end = start + len(row.printed)
    links[:] = [
        link
        for link in links
        if link.row.token != row.token or link.row.end <= start or link.row.start >= end or link.row.decided_at
    ]
    link = Link(CrossReference(version=version, token=row.token, start=start, end=end, printed=row.printed), [])
    links.append(link)
    return link


def nearest(text: str, printed: str, start: int) -> int:
    """Where `printed` stands in the text, nearest to where it stood; -1 for nowhere."""
    found, at = [], text.find(printed)
    while at >= 0:
        found.append(at)
        at = text.find(printed, at + 1)
    return min(found, key=lambda place: abs(place - start), default=-1)
