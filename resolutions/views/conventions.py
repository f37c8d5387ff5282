"""Conventions, their articles, and the paragraphs that cite them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from resolutions.models import Article, Convention
from resolutions.store.citing import texts_by_article, texts_by_convention
from resolutions.views.caching import public_file
from resolutions.views.citing import paragraphs_citing_article, paragraphs_citing_convention

_NAMES = 12


@public_file
def conventions(request: HttpRequest) -> HttpResponseBase:
    texts = texts_by_convention()
    kinds: dict[str, list[tuple[Convention, int]]] = {}
    for convention in Convention.objects.all():
        kinds.setdefault(convention.kind, []).append((convention, texts.get(convention.pk, 0)))
    return render(request, "resolutions/conventions.html", {"kinds": kinds})


@public_file
def convention(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The instrument, what cites it by article and as a whole, the groups it is of or the members that it has."""
    found = get_object_or_404(Convention, slug=slug)
    texts = texts_by_article(found)
    context = {
        "convention": found,
        "names": found.names.exclude(name=found.title)[:_NAMES],
        "articles": [(article, texts.get(article.pk, 0)) for article in found.articles.all()],
        "together": found.members.all() if found.is_group else found.groups.all(),
        "cited_by": paragraphs_citing_convention(found, request.GET),
    }
    return render(request, "resolutions/convention.html", context)


@public_file
def article(request: HttpRequest, slug: str, article: str) -> HttpResponseBase:
    articles = Article.objects.select_related("convention").filter(slug=article)
    amended = articles.filter(convention__slug=f"{slug}-as-amended").first()
    if amended and not articles.filter(convention__slug=slug).exists():
        return HttpResponseRedirect(amended.get_absolute_url())  # "article 38 bis of the 1961 Convention"
    found = get_object_or_404(articles, convention__slug=slug)
    around = found.convention.articles
    context = {
        "article": found,
        "cited_by": paragraphs_citing_article(found, request.GET),
        "before": around.filter(position__lt=found.position).last(),
        "after": around.filter(position__gt=found.position).first(),
    }
    return render(request, "resolutions/article.html", context)
