"""What a text cites, and the paragraphs that cite it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from resolutions.citations.addresses import address_of
from resolutions.citations.keys import identity_of, key_of
from resolutions.citations.pinpoints import anchor_of
from resolutions.citations.references import ReferenceKind, Status
from resolutions.citations.written import full_name
from resolutions.models import Article, Body, Clause, Convention, CrossReference, Resolution, Version
from resolutions.store.records import reference_of
from resolutions.views.naming import text_path

ON_TEXT_PAGE = 12
ON_LIST_PAGE = 25
_PINPOINTS = 2000
_ORDER = (
    "version__resolution__body__position",
    "-version__resolution__session__ordinal",
    "version__resolution__number",
    "version_id",
    "place",
    "token",
)
_NOTES_FROM = 1_000_000  # a title comes before all clauses, notes after them
_PLACE = Coalesce("clause__position", F("footnote__position") + _NOTES_FROM, Value(-1))


@dataclass(frozen=True, slots=True)
class CitingParagraph:
    """A paragraph or note that cites; `chapeau` are the opening words of what it stands under."""

    version: Version
    token: str
    number: str
    words: str
    action: str
    chapeau: str
    is_note: bool

    @property
    def path(self) -> str:
        return f"{text_path(self.version)}/{self.token}"


@dataclass(frozen=True, slots=True)
class CitedBy:
    """One page of citing paragraphs, and how many there are."""

    total: int
    paragraphs: list[CitingParagraph]
    page: Page


@dataclass(slots=True)
class Cited:
    """Something that a text cites, and where it does."""

    name: str
    kind: str
    path: str
    is_doubtful: bool
    places: list[str] = field(default_factory=list)


def paragraphs_citing(resolution: Resolution, page: int | str = 1, size: int = ON_TEXT_PAGE) -> CitedBy:
    return _cited_by(_standing().filter(_naming(resolution)), page, size)


def paragraphs_citing_key(key: str, page: int | str = 1, size: int = ON_LIST_PAGE) -> CitedBy:
    return _cited_by(_standing().filter(target=key), page, size)


def paragraphs_citing_convention(convention: Convention, page: int | str = 1) -> CitedBy:
    return _cited_by(_standing().filter(convention=convention), page, ON_LIST_PAGE)


def paragraphs_citing_article(article: Article, page: int | str = 1) -> CitedBy:
    return _cited_by(_standing().filter(articles=article), page, ON_LIST_PAGE)


def paragraphs_citing_place(version: Version, token: str) -> list[CitingParagraph]:
    """Paragraphs of the same text that name this one ("paragraph 2 above"), then those of others that pinpoint it."""
    within = version.references.standing().filter(kind=ReferenceKind.PARAGRAPH, target=token)
    others = _standing().filter(_naming(version.resolution)).exclude(pinpoint="")
    pinned = [row.pk for row in others.only("pinpoint")[:_PINPOINTS] if anchor_of(row.pinpoint) == token]
    found = [*_with_places(within), *_with_places(others.filter(pk__in=pinned))]
    return list({(row.version_id, row.token): _paragraph(row) for row in found}.values())


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
    return Cited(_name(row, bodies), row.kind, address_of(reference_of(row)), row.status == Status.AMBIGUOUS)


def _name(row: CrossReference, bodies: dict[str, str]) -> str:
    if row.convention:
        return row.convention.title
    identity = identity_of(row.target) if row.target else None
    if identity and identity.body in bodies:
        return full_name(identity, bodies[identity.body])
    if row.kind == ReferenceKind.PUBLICATION:
        return f"Sales No. {row.target}"
    return row.target if row.kind == ReferenceKind.DOCUMENT and row.target else row.printed


def _naming(resolution: Resolution) -> Q:
    identity = resolution.identity
    named = Q(target=key_of(identity))
    if identity.part_letter:
        named &= Q(pinpoint=identity.part_letter) | Q(pinpoint__startswith=f"{identity.part_letter},")
    return named | Q(resolution=resolution)


def _with_places(rows: QuerySet[CrossReference]) -> QuerySet[CrossReference]:
    """With what a line about each needs: words, opening words above, text."""
    return rows.select_related(
        "clause__parent__parent", "footnote", "version__resolution__body", "version__resolution__session"
    ).defer("version__body_html")


def _standing() -> QuerySet[CrossReference]:
    return CrossReference.objects.of_published().standing()


def _cited_by(rows: QuerySet[CrossReference], page: int | str, size: int) -> CitedBy:
    """Two paragraphs of one text are two; two citations in one paragraph are one."""
    places = rows.annotate(place=_PLACE).order_by(*_ORDER).values_list("version_id", "token", "place").distinct()
    paginator = Paginator(places, size)
    shown = paginator.get_page(page)
    pairs = [(version, token) for version, token, _place in shown.object_list]
    wanted = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    found = _with_places(rows.filter(version_id__in=wanted[0], token__in=wanted[1]))
    by_place = {(row.version_id, row.token): row for row in found}
    return CitedBy(paginator.count, [_paragraph(by_place[pair]) for pair in pairs], shown)


def _paragraph(row: CrossReference) -> CitingParagraph:
    clause, note = row.clause, row.footnote
    words = clause.text if clause else note.text if note else row.version.title
    number = (clause.number or "") if clause else (note.marker if note else "")
    action = clause.action_printed if clause else ""
    return CitingParagraph(row.version, row.token, number, words, action, _chapeau(clause), note is not None)


def _chapeau(clause: Clause | None) -> str:
    above: list[str] = []
    while clause and clause.parent_id and len(above) < 2:
        clause = clause.parent
        above.insert(0, clause.text if clause else "")
    return " ".join(above)
