"""What a text cites, and the paragraphs that cite it: chosen, ordered and paged by the address alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from resolutions.citations.addresses import address_of
from resolutions.citations.keys import identity_of
from resolutions.citations.references import ReferenceKind, Status
from resolutions.citations.written import full_name
from resolutions.models import Article, Body, Convention, CrossReference, Resolution, Version
from resolutions.store import citing
from resolutions.store.citing import References
from resolutions.store.citing_paragraphs import CitingParagraph, paragraphs_at
from resolutions.store.citing_places import BY_BODY, NEWEST, NO_ACTION, OLDEST, ORDERS, Citing, Wanted, find_citing
from resolutions.store.records import reference_of
from resolutions.store.relations import relation_of
from resolutions.structure.identity import Identity

ON_TEXT_PAGE = 12
ON_LIST_PAGE = 25
_CHOSEN = ("relation", "by", "order")
Asked = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a list can be narrowed to, and how many paragraphs it leaves; `of` names a group of choices."""

    value: str
    label: str
    count: int | None
    is_chosen: bool
    of: str = ""


@dataclass(frozen=True, slots=True)
class CitedBy:
    """One page of citing paragraphs, how many there are, and what they can be narrowed to.

    total: all that cite, texts: in how many texts; page.paginator.count: those that were chosen.
    """

    total: int
    texts: int
    paragraphs: list[CitingParagraph]
    page: Page
    relations: Sequence[Choice] = ()
    sessions: Sequence[Choice] = ()
    orders: Sequence[Choice] = ()
    is_narrowed: bool = False
    query: str = ""

    @property
    def can_be_narrowed(self) -> bool:
        return self.total > ON_LIST_PAGE or self.is_narrowed


@dataclass(slots=True)
class Cited:
    """Something that a text cites, and where it does; `candidates` of an ambiguous one: (name, path)."""

    name: str
    kind: str
    path: str
    is_doubtful: bool
    places: list[str] = field(default_factory=list)
    candidates: Sequence[tuple[str, str]] = ()


def paragraphs_citing(resolution: Resolution, asked: Asked | None = None, size: int = ON_TEXT_PAGE) -> CitedBy:
    return cited_by(citing.citing_resolution(resolution), asked, size)


def paragraphs_citing_identity(identity: Identity, row: Resolution | None, asked: Asked | None = None) -> CitedBy:
    """As `paragraphs_citing`, for a text that the archive may have no row of."""
    return cited_by(citing.citing_resolution(row) if row else citing.citing_identity(identity), asked)


def paragraphs_citing_key(key: str, asked: Asked | None = None, size: int = ON_LIST_PAGE) -> CitedBy:
    return cited_by(citing.citing_key(key), asked, size)


def paragraphs_citing_convention(convention: Convention, asked: Asked | None = None) -> CitedBy:
    return cited_by(citing.citing_convention(convention), asked)


def paragraphs_citing_article(article: Article, asked: Asked | None = None) -> CitedBy:
    return cited_by(citing.citing_article(article), asked)


def paragraphs_citing_place(
    version: Version, tokens: Iterable[str], asked: Asked | None = None, size: int = ON_TEXT_PAGE
) -> CitedBy:
    """Paragraphs that name one of these or a part of it: of the same text ("paragraph 2 above") and of others."""
    return cited_by(citing.citing_paragraphs(version.resolution, tokens), asked, size)


def paragraphs_that_may_cite(identity: Identity) -> list[CitingParagraph]:
    """Where words may name this text or another, and nobody has decided: they count for neither."""
    references = citing.may_cite(identity)
    return paragraphs_at(references, find_citing(references).places[:ON_LIST_PAGE])


def cited_by(references: References, asked: Asked | None = None, size: int = ON_LIST_PAGE) -> CitedBy:
    """asked: the query of the address: `relation`, `by`, `order`, `page`; what it does not know, it leaves out.

    Without it the list stands below a text, and offers no choices.
    """
    has_choices, asked = asked is not None, asked or {}
    wanted = _wanted(asked)
    found = find_citing(references, wanted)
    shown = Paginator(found.places, size).get_page(asked.get("page", 1))
    kept = {name: value for name in _CHOSEN if (value := getattr(wanted, name)) and value != NEWEST}
    return CitedBy(
        total=found.total,
        texts=found.texts,
        paragraphs=paragraphs_at(references, shown.object_list),
        page=shown,
        relations=_relations(found, wanted) if has_choices else (),
        sessions=_sessions(found, wanted) if has_choices else (),
        orders=_orders(wanted) if has_choices else (),
        is_narrowed=bool(wanted.relation or wanted.by),
        query=f"{urlencode(kept)}&" if kept else "",
    )


def _wanted(asked: Asked) -> Wanted:
    order = asked.get("order", NEWEST)
    return Wanted(asked.get("relation", ""), asked.get("by", ""), order if order in ORDERS else NEWEST)


def _relations(found: Citing, wanted: Wanted) -> list[Choice]:
    """One choice an action; those that are said alike stand beside each other with their verbs."""
    counts = dict(found.relations)
    counts.setdefault(wanted.relation, 0) if wanted.relation else None
    return [Choice(slug, _relation_label(slug), count, slug == wanted.relation) for slug, count in counts.items()]


def _relation_label(slug: str) -> str:
    if slug == NO_ACTION:
        return _("cited without a verb")
    return f"{relation_of(slug)} ({slug.replace('-', ' ')})"


def _sessions(found: Citing, wanted: Wanted) -> list[Choice]:
    """Each organ as a whole, then its sessions."""
    names = dict(Body.objects.values_list("slug", "name"))
    choices: list[Choice] = []
    for body, rows in groupby(found.sessions, key=itemgetter(0)):
        held = list(rows)
        name = names.get(body, body)
        whole = sum(count for _body, _label, count in held)
        choices.append(Choice(body, _("%(organ)s, all sessions") % {"organ": name}, whole, body == wanted.by, name))
        for _body, label, count in held:
            value = f"{body}:{label}"
            choices.append(Choice(value, label, count, value == wanted.by, name))
    if wanted.by and not any(choice.is_chosen for choice in choices):
        choices.append(Choice(wanted.by, wanted.by, 0, True))
    return choices


def _orders(wanted: Wanted) -> list[Choice]:
    labels = ((NEWEST, _("newest first")), (OLDEST, _("oldest first")), (BY_BODY, _("by organ and session")))
    return [Choice(value, label, None, value == wanted.order) for value, label in labels]


_LISTED = (
    *(field.name for field in CrossReference._meta.concrete_fields),
    "clause__position",
    "footnote__position",
    "convention__title",
)


def cited_in(version: Version) -> list[Cited]:
    """What a text cites, each thing once, in printed order. Places inside the same text are left out."""
    rows = version.references.standing().exclude(kind=ReferenceKind.PARAGRAPH)
    rows = rows.select_related("convention", "clause", "footnote").only(*_LISTED)
    bodies = dict(Body.objects.values_list("slug", "name"))
    found: dict[tuple[str, str], Cited] = {}
    for row in sorted(rows, key=_printed_order):
        cited = found.setdefault((row.kind, row.target or row.printed), _cited(row, bodies))
        if row.token not in cited.places:
            cited.places.append(row.token)
    return list(found.values())


def _printed_order(row: CrossReference) -> tuple[int, int, int]:
    if row.clause:
        return (1, row.clause.position, row.start)
    return (2, row.footnote.position, row.start) if row.footnote else (0, 0, row.start)


def _cited(row: CrossReference, bodies: dict[str, str]) -> Cited:
    is_doubtful = row.status == Status.AMBIGUOUS
    named = [(one, identity_of(one)) for one in row.candidates] if is_doubtful else []
    candidates = [(full_name(one, bodies.get(one.body, one.body)), one.path) for _key, one in named if one]
    return Cited(_name(row, bodies), row.kind, address_of(reference_of(row)), is_doubtful, candidates=candidates)


def _name(row: CrossReference, bodies: dict[str, str]) -> str:
    if row.convention:
        return row.convention.title
    identity = identity_of(row.target) if row.target else None
    if identity and identity.body in bodies:
        return full_name(identity, bodies[identity.body])
    if row.kind == ReferenceKind.PUBLICATION:
        return _("Sales No. %(number)s") % {"number": row.target}
    return row.target if row.kind == ReferenceKind.DOCUMENT and row.target else row.printed
