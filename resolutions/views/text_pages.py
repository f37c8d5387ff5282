"""What the pages of a text, a paragraph and a note show beside the words."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from resolutions.citations.printed import printed_designation
from resolutions.citations.written import full_name
from resolutions.exports.linkset import Link
from resolutions.exports.record import Record
from resolutions.models import Relation, Resolution, Version
from resolutions.store.bibliography import settled_versions
from resolutions.store.records import head_record_of
from resolutions.views.citing import Cited, CitedBy, cited_in, paragraphs_citing
from resolutions.views.contents import Entry, contents_of
from resolutions.views.languages import Languages, languages_of
from resolutions.views.library import Library, library_of
from resolutions.views.naming import HowToCite, how_to_cite, text_path
from resolutions.views.signposts import downloads, embedded_data, page_links
from resolutions.views.terms import TermsShown, terms_of_text

_INVERSE = {
    Relation.Kind.CORRECTS: _("is corrected by"),
    Relation.Kind.SUPERSEDES: _("is superseded by"),
    Relation.Kind.RECOMMENDED_AS: _("was recommended in"),
    Relation.Kind.ADOPTED_AS: _("was adopted from"),
    Relation.Kind.FOLLOWS_UP: _("is followed up by"),
}


@dataclass(frozen=True, slots=True)
class TextFrame:
    """What every page of a text needs: its name, its addresses, its standing."""

    version: Version
    designation: str
    name: str
    path: str
    url: str
    is_specimen: bool
    is_current: bool

    @property
    def resolution(self) -> Resolution:
        return self.version.resolution


@dataclass(frozen=True, slots=True)
class Tie:
    """Another text that a person tied to this one: 'supersedes', 'is superseded by'."""

    words: str
    other: Resolution


@dataclass(frozen=True, slots=True)
class TextPage:
    """The page of a whole text."""

    frame: TextFrame
    record: Record
    contents: list[Entry]
    cites: list[Cited]
    cited_by: CitedBy
    siblings: list[Version]
    ties: list[Tie]
    library: Library
    cite: HowToCite
    languages: Languages
    terms: TermsShown
    links: list[Link]
    downloads: list[tuple[str, str]]
    jsonld: str


def frame_of(version: Version) -> TextFrame:
    resolution = version.resolution
    path = text_path(version)
    return TextFrame(
        version=version,
        designation=printed_designation(resolution.identity),
        name=full_name(resolution.identity, resolution.body.name),
        path=path,
        url=f"{settings.SITE_URL}{path}",
        is_specimen=resolution.is_specimen,
        is_current=version.state == Version.State.PUBLISHED,
    )


def text_page(version: Version) -> TextPage:
    record = head_record_of(version)
    siblings = settled_versions(version.resolution)
    return TextPage(
        frame=frame_of(version),
        record=record,
        contents=contents_of(version),
        cites=cited_in(version),
        cited_by=paragraphs_citing(version.resolution),
        siblings=siblings,
        ties=ties_of(version.resolution),
        library=library_of(record),
        cite=how_to_cite(record),
        languages=languages_of(version, siblings),
        terms=terms_of_text(version),
        links=page_links(version),
        downloads=downloads(version),
        jsonld=embedded_data(record),
    )


def ties_of(resolution: Resolution) -> list[Tie]:
    """Both directions, each in its own words; the rows that its record has read are not read again."""
    own = [Tie(row.get_kind_display(), row.object) for row in sorted(resolution.relations.all(), key=_in_order)]
    others = sorted(resolution.inverse_relations.all(), key=_in_order)
    return [*own, *(Tie(str(_INVERSE[row.kind]), row.subject) for row in others)]


def _in_order(row: Relation) -> tuple[str, int]:
    return row.kind, row.pk
