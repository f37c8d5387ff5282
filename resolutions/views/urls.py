"""Every public address, the fixed ones first; what none of them takes goes to `missing.unknown`."""

from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path

from resolutions.views import (
    beside,
    bodies,
    cite,
    conventions,
    converters,
    data,
    feeds,
    formats,
    home,
    iris,
    machines,
    missing,
    pages,
    paragraphs,
    previews,
    provenance,
    reports,
    resolutions,
    search,
    search_advanced,
    search_exports,
    search_values,
    search_within,
    sitemaps,
    suggest,
    symbols,
)
from resolutions.views.api import guide
from resolutions.views.oai import views as oai

__all__ = ["app_name", "converters", "urlpatterns"]

app_name = "resolutions"
_MAPS = {"sitemaps": sitemaps.SITEMAPS}
_ABOUT = "|".join(pages.ABOUT_PAGES)
_EXPORTS = "|".join(search_exports.EXPORT_FORMS)

urlpatterns = [
    path("", home.home, name="home"),
    path("api/", include("resolutions.views.api.urls")),
    path("search", search.search, name="search"),
    re_path(rf"^search\.(?P<form>{_EXPORTS})$", search_exports.SearchExport.as_view(), name="search-export"),
    path("search/advanced", search_advanced.search_advanced, name="search-advanced"),
    path("search/suggest", suggest.suggest, name="search-suggest"),
    path("search/values", search_values.search_values, name="search-values"),
    path("search/within/<text:address>", search_within.search_within, name="search-within"),
    path("cite", cite.cite, name="cite"),
    path("cite.json", cite.cite_json, name="cite-json"),
    re_path(r"^akn/(?P<iri>.+)$", iris.iri, name="iri"),
    path("conventions", conventions.conventions, name="conventions"),
    path("conventions/<slug:slug>", conventions.convention, name="convention"),
    path("conventions/<slug:slug>/article/<slug:article>", conventions.article, name="article"),
    path("symbol/<path:symbol>", symbols.symbol, name="symbol"),
    path("feeds/latest.atom", feeds.LatestTexts(), name="feed"),
    path("feeds/search.atom", feeds.LatestTexts(), name="search-feed"),
    path("oai", oai.harvest, name="oai"),
    path("data", data.data, name="data"),
    path("data/<str:name>", data.data_file, name="data-file"),
    path("api", guide.guide, name="api"),
    path("healthz", machines.healthz, name="healthz"),
    path("robots.txt", machines.robots, name="robots"),
    path("opensearch.xml", machines.opensearch, name="opensearch"),
    path("opensearch-cite.xml", machines.opensearch_cite, name="opensearch-cite"),
    path("sitemap.xml", sitemap_index, {**_MAPS, "sitemap_url_name": "resolutions:sitemap"}, name="sitemap-index"),
    path("sitemap-<slug:section>.xml", sitemap, _MAPS, name="sitemap"),
    re_path(rf"^(?P<page>{_ABOUT})$", pages.about, name="about"),
    path("preview/<int:pk>", previews.preview, name="preview"),
    path("<text:address>", resolutions.resolution, name="resolution"),
    path("<text:address>.<format:wanted>", formats.text_format, name="format"),
    path("<text:address>/cited-by", resolutions.cited_by, name="cited-by"),
    path("<text:address>/beside/<language:other>", beside.beside, name="beside"),
    path("<text:address>/source", provenance.source, name="source"),
    path("<text:address>/source/file", provenance.source_file, name="source-file"),
    path("<text:address>/report-an-error", reports.report, name="report"),
    path("<text:address>/error-reported", reports.reported, name="reported"),
    path("<text:address>/<anchor:token>.<format:wanted>", formats.place_format, name="paragraph-format"),
    path("<text:address>/<range:token>.<format:wanted>", formats.place_format, name="range-format"),
    path("<text:address>/<anchor:token>/cited-by", paragraphs.cited_by, name="paragraph-cited-by"),
    path("<text:address>/<range:token>/cited-by", paragraphs.cited_by, name="range-cited-by"),
    path("<text:address>/<anchor:token>", paragraphs.place, name="paragraph"),
    path("<text:address>/<range:token>", paragraphs.place, name="range"),
    path("<body:slug>", bodies.body, name="body"),
    path("<body:slug>/sessions", bodies.sessions, name="sessions"),
    path("<body:slug>/sessions/<session:label>", bodies.session, name="session"),
    re_path(r"^(?P<path>.+)$", missing.unknown, name="unknown"),
]
