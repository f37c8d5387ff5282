"""/api/search: what the search page finds, ranked, with marked words and the counts of its facets."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from drf_spectacular.utils import inline_serializer
from rest_framework import serializers

from resolutions.exports.site import Site
from resolutions.search.find import find
from resolutions.search.index.generations import SHORT, made_at
from resolutions.search.request import PAGE_SIZE, UNITS
from resolutions.search.showing.results import FoundParagraph, Hit, Results
from resolutions.search.trees import hierarchy
from resolutions.views.api.addresses import here, identity_of_text, page, with_query
from resolutions.views.api.asking import ASKED, BEGUN_AT, COUNTED, PAGE_NUMBER, SORT, search_request
from resolutions.views.api.endpoint import Endpoint
from resolutions.views.api.parameters import Parameter
from resolutions.views.api.problems import NOT_FOUND, ApiProblem
from resolutions.views.api.shapes import KINDS, Shape, texts_of
from resolutions.views.api.written import Written, WrittenRenderer, write_facet
from resolutions.views.search_exports import EXPORT_FORMS
from resolutions.views.writers import this_site

JsonObject = dict[str, Any]
_MOVED = gettext_noop("Texts were published or changed since this list was begun; some may have moved to another page.")


class FoundNoteSerializer(Shape):
    """A note whose words match, under the paragraph that calls it."""

    anchor = serializers.CharField()
    marker = serializers.CharField()
    html = texts_of("Its words; those sought stand in <mark>.")
    url = serializers.URLField()


class FoundParagraphSerializer(Shape):
    """A paragraph that matches, in full."""

    anchor = serializers.CharField()
    part = texts_of("preamble, operative or annex; empty for a note that nothing calls.")
    number = texts_of("As printed, or empty.")
    language = serializers.CharField()
    html = texts_of("Its words; those sought stand in <mark>.")
    url = serializers.URLField()
    notes = FoundNoteSerializer(many=True)


class HitSerializer(Shape):
    """A text that was found, with the best of its paragraphs."""

    id = serializers.CharField()
    body = serializers.CharField()
    kind = serializers.ChoiceField(KINDS)
    session = serializers.CharField()
    designation = serializers.CharField()
    name = serializers.CharField()
    title = serializers.CharField()
    title_html = texts_of("The title; words sought stand in <mark>.")
    language = serializers.CharField()
    languages = serializers.ListField(child=serializers.CharField())
    date = serializers.DateField(allow_null=True, help_text="Of adoption, else of distribution.")
    date_basis = serializers.CharField()
    matching = serializers.IntegerField(help_text="How many of its paragraphs match.", min_value=0)
    cited_by = serializers.IntegerField(
        allow_null=True, min_value=0, help_text="How many other texts cite it, where sorted by that; else null."
    )
    paragraphs = FoundParagraphSerializer(many=True)
    is_specimen = serializers.BooleanField()
    url = serializers.URLField()
    api = serializers.URLField()


class FacetValueSerializer(Shape):
    value = serializers.CharField()
    label = serializers.CharField()
    count = serializers.IntegerField(help_text="How many texts have it.", min_value=0)
    is_chosen = serializers.BooleanField()
    parent = texts_of("The value that it stands below, one of the facet that `below` names; empty for none.")


class FacetCountsSerializer(Shape):
    """A facet with the values that occur in the result, as if none of its own were chosen."""

    name = serializers.CharField()
    label = serializers.CharField()
    below = texts_of("The facet that its values stand below, as articles do below conventions; empty for none.")
    values = FacetValueSerializer(many=True)


class SuggestionSerializer(Shape):
    """Another search, which does find something."""

    words = serializers.CharField()
    total = serializers.IntegerField(min_value=1)
    api = serializers.URLField()


class ExportsSerializer(Shape):
    """The whole result as files."""

    csv = serializers.URLField(help_text="A row a text; with `rows=paragraphs` a row a paragraph.")
    json = serializers.URLField()
    ris = serializers.URLField()
    bib = serializers.URLField()


class Search(Endpoint):
    """Search words and facets.

    The same texts in the same order as on the search page, twenty a page. A query is never an error: `reading` says how
    it was read and `notes` what was left out of it. The ranking changes when texts are published; a changed
    `generation` says that this happened between two pages, and `next` carries the one that the list was begun with, so
    that `notes` says it too. To read a list to its end, take `/api/texts`, or one of the files in `exports`. Every facet
    is counted unless `facets` names those that are wanted, which is faster and shorter.
    """

    tag = "search"
    is_of_index = True
    parameters: ClassVar[tuple[Parameter, ...]] = (*ASKED, COUNTED, SORT, PAGE_NUMBER, BEGUN_AT)
    renderer_classes = [WrittenRenderer]
    shape = inline_serializer(
        "SearchAnswer",
        {
            "total": serializers.IntegerField(min_value=0),
            "page": serializers.IntegerField(min_value=1),
            "pages": serializers.IntegerField(min_value=1),
            "page_size": serializers.IntegerField(min_value=1),
            "unit": serializers.ChoiceField(UNITS),
            "generation": texts_of("Names the state of the index; another one means that texts were published."),
            "index_made_at": serializers.DateTimeField(allow_null=True, help_text="Of when the index is."),
            "reading": texts_of("How the query was read."),
            "notes": serializers.ListField(child=serializers.CharField(), help_text="What was left out, and why."),
            "results": HitSerializer(many=True),
            "facets": FacetCountsSerializer(many=True),
            "suggestions": SuggestionSerializer(many=True),
            "url": serializers.URLField(help_text="The same search as a page."),
            "exports": ExportsSerializer(),
            "next": serializers.URLField(allow_null=True),
        },
    )

    def answer(self, **named: Any) -> JsonObject:
        found = find(search_request(self.request, self.asked), facets=self.asked["facets"] or None)
        if self.asked["page"] > found.pages:
            asked = {"page": self.asked["page"], "pages": found.pages}
            raise ApiProblem(NOT_FOUND, _("There is no page %(page)d; the last is %(pages)d.") % asked)
        following = found.page + 1 if found.page < found.pages else 0
        site = this_site()
        return {
            **_told(found),
            "results": [_hit(hit, site) for hit in found.hits],
            "facets": _facets(found),
            "suggestions": [
                {"words": one.words, "total": one.count, "api": f"{here('/search')}?{one.query}"}
                for one in found.suggestions
            ],
            "next": with_query(self.request, page=following, at=found.generation[:SHORT]) if following else None,
        }


def _told(found: Results) -> JsonObject:
    made, asked = made_at(found.generation), found.request.on_page(1).query_string
    query = f"?{asked}" if asked else ""
    return {
        "total": found.total,
        "page": found.page,
        "pages": found.pages,
        "page_size": PAGE_SIZE,
        "unit": found.request.unit,
        "generation": found.generation,
        "index_made_at": made.isoformat(timespec="milliseconds") if made else None,
        "reading": str(found.reading),
        "notes": [*found.notes, *([_(_MOVED)] if found.request.is_begun_before(found.generation) else [])],
        "url": page(f"/search?{found.request.query_string}"),
        "exports": {form: f"{here('/search')}.{form}{query}" for form in EXPORT_FORMS},
    }


def _hit(hit: Hit, site: Site) -> JsonObject:
    return {
        "id": identity_of_text(hit.identity),
        "body": hit.identity.body,
        "kind": hit.identity.kind,
        "session": hit.identity.session,
        "designation": hit.identity.designation,
        "name": hit.name,
        "title": hit.title,
        "title_html": hit.title_html,
        "language": hit.language,
        "languages": list(hit.languages),
        "date": hit.date.isoformat() if hit.date else None,
        "date_basis": hit.date_basis,
        "matching": hit.matching,
        "cited_by": hit.cited_by,
        "paragraphs": [_paragraph(one, site) for one in hit.paragraphs],
        "is_specimen": hit.is_specimen,
        "url": site.address(hit.path),
        "api": here(f"/texts{hit.identity.path}", language="" if hit.language == "en" else hit.language),
    }


def _paragraph(found: FoundParagraph, site: Site) -> JsonObject:
    return {
        "anchor": found.token,
        "part": found.part,
        "number": found.number,
        "language": found.language,
        "html": found.html,
        "url": site.address(found.path),
        "notes": [
            {"anchor": one.token, "marker": one.marker, "html": one.html, "url": site.address(one.path)}
            for one in found.notes
        ],
    }


def _facets(found: Results) -> Written:
    parents = hierarchy(found.generation).parents
    return Written(f"[{','.join(write_facet(facet, parents.get(facet.name, {})) for facet in found.facets)}]")
