"""Every address of the API; the address of a text's page, put after /api/texts, is that of the text here."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import path, re_path

from resolutions.citations.designations.paths import canonical_path
from resolutions.views.api import (
    bodies,
    citations,
    cited_by,
    conventions,
    converters,
    description,
    facets,
    known,
    places,
    references,
    search,
    search_exports,
    symbols,
    text,
    texts,
)
from resolutions.views.api.problems import unknown_address
from resolutions.views.search_exports import EXPORT_FORMS

__all__ = ["converters", "urlpatterns"]

_TEXT = "texts/<body:body>/<text-kind:kind>/<session:session>/<text-number:number>"
_ARTICLE = "conventions/<slug:slug>/article/<slug:article>"
ENDPOINTS = (
    path("bodies", bodies.Bodies.as_view(), name="api-bodies"),
    path("bodies/<body:body>", bodies.OneBody.as_view(), name="api-body"),
    path("bodies/<body:body>/sessions", bodies.Sessions.as_view(), name="api-sessions"),
    path("bodies/<body:body>/sessions/<session:session>", bodies.OneSession.as_view(), name="api-session"),
    path("texts", texts.Texts.as_view(), name="api-texts"),
    path(_TEXT, text.Text.as_view(), name="api-text"),
    path(f"{_TEXT}/versions", text.TextVersions.as_view(), name="api-versions"),
    path(f"{_TEXT}/paragraphs", places.Paragraphs.as_view(), name="api-paragraphs"),
    path(f"{_TEXT}/paragraphs/<text-place:token>", places.Paragraph.as_view(), name="api-paragraph"),
    path(
        f"{_TEXT}/paragraphs/<text-place:token>/cited-by",
        cited_by.ParagraphCitedBy.as_view(),
        name="api-paragraph-cited-by",
    ),
    path(f"{_TEXT}/references", references.TextReferences.as_view(), name="api-references"),
    path(f"{_TEXT}/cited-by", cited_by.TextCitedBy.as_view(), name="api-cited-by"),
    path("conventions", conventions.Conventions.as_view(), name="api-conventions"),
    path("conventions/<slug:slug>", conventions.OneConvention.as_view(), name="api-convention"),
    path("conventions/<slug:slug>/cited-by", conventions.ConventionCitedBy.as_view(), name="api-convention-cited-by"),
    path(_ARTICLE, conventions.OneArticle.as_view(), name="api-article"),
    path(f"{_ARTICLE}/cited-by", conventions.ArticleCitedBy.as_view(), name="api-article-cited-by"),
    path("symbols", symbols.Symbols.as_view(), name="api-symbols"),
    path("symbol/<symbol:symbol>/cited-by", symbols.SymbolCitedBy.as_view(), name="api-symbol-cited-by"),
    path("symbol/<symbol:symbol>", symbols.OneSymbol.as_view(), name="api-symbol"),
    path("register", known.Register.as_view(), name="api-register"),
    path("search", search.Search.as_view(), name="api-search"),
    path("facets", facets.Facets.as_view(), name="api-facets"),
    path("facets/<slug:name>", facets.OneFacet.as_view(), name="api-facet"),
    path("cite", citations.Cite.as_view(), name="api-cite"),
)


def unknown(request: HttpRequest, path: str) -> HttpResponse:
    """301 to the address without its slash or in the usual spelling, else a problem."""
    tidy = path.rstrip("/")
    spelled = canonical_path(tidy.removeprefix("texts")) if tidy.startswith("texts/") else ""
    place = f"texts{spelled}" if spelled else tidy
    if place and place == path:
        return unknown_address(request)
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"/api{'/' if place else ''}{place}{'?' if query else ''}{query}")


urlpatterns = [
    *ENDPOINTS,
    re_path(
        rf"^search\.(?P<form>{'|'.join(EXPORT_FORMS)})$",
        search_exports.SearchExport.as_view(),
        name="api-search-export",
    ),
    path("openapi.json", description.OpenApi.as_view(patterns=ENDPOINTS), name="api-description"),
    re_path(r"^(?P<path>.*)$", unknown, name="api-unknown"),
]
