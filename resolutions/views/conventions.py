"""Conventions, their articles, and the paragraphs that cite them."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from resolutions.citations.references import Status
from resolutions.models import Article, Convention, Version
from resolutions.views.caching import public
from resolutions.views.citing import paragraphs_citing_article, paragraphs_citing_convention

_NAMES = 12
_CITED = Q(cited_by__version__state=Version.State.PUBLISHED) & ~Q(cited_by__status=Status.REJECTED)


@public
def conventions(request: HttpRequest) -> HttpResponseBase:
    texts = Count("cited_by__version", filter=_CITED, distinct=True)
    return render(request, "resolutions/conventions.html", {"conventions": Convention.objects.annotate(texts=texts)})


@public
def convention(request: HttpRequest, slug: str) -> HttpResponseBase:
    found = get_object_or_404(Convention, slug=slug)
    context = {
        "convention": found,
        "names": found.names.exclude(name=found.title)[:_NAMES],
        "articles": found.articles.annotate(texts=Count("cited_by__version", filter=_CITED, distinct=True)),
        "cited_by": paragraphs_citing_convention(found, request.GET.get("page", 1)),
    }
    return render(request, "resolutions/convention.html", context)


@public
def article(request: HttpRequest, slug: str, article: str) -> HttpResponseBase:
    found = get_object_or_404(Article.objects.select_related("convention"), convention__slug=slug, slug=article)
    around = found.convention.articles
    context = {
        "article": found,
        "cited_by": paragraphs_citing_article(found, request.GET.get("page", 1)),
        "before": around.filter(position__lt=found.position).last(),
        "after": around.filter(position__gt=found.position).first(),
    }
    return render(request, "resolutions/article.html", context)
