"""/api/conventions: conventions, their names, articles and groups, and the paragraphs that cite them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from resolutions.models import Article, Convention, ConventionName
from resolutions.store.citing import References, citing_article, citing_convention
from resolutions.views.api.addresses import here, page
from resolutions.views.api.cited_by import CITING, CitedByEndpoint
from resolutions.views.api.endpoint import Endpoint
from resolutions.views.api.parameters import Parameter, Words
from resolutions.views.api.problems import NOT_FOUND, ApiProblem
from resolutions.views.api.shapes import Shape, list_of, texts_of

JsonObject = dict[str, Any]
SLUG = Parameter(
    "slug", Words(r"[a-z0-9-]{1,40}"), gettext_lazy("As in the address of its page."), is_path=True, example="1988"
)
ARTICLE = Parameter(
    "article", Words(r"[a-z0-9-]{1,20}"), gettext_lazy("Its number: 3, 38-bis."), is_path=True, example="3"
)
_KINDS = gettext_lazy("convention, protocol, covenant, charter, declaration, group …")


class NameSerializer(Shape):
    """A name by which texts call it."""

    name = serializers.CharField()
    kind = serializers.ChoiceField(ConventionName.Kind.values)
    language = serializers.CharField()


class ConventionSummarySerializer(Shape):
    """A convention or another instrument, or a group of them."""

    id = texts_of("Its slug: 1988.")
    kind = texts_of(_KINDS)
    title = serializers.CharField()
    adopted_on = texts_of("YYYY, YYYY-MM or YYYY-MM-DD, as far as known, or empty.")
    in_force_on = texts_of("As above.")
    members = serializers.ListField(child=serializers.CharField(), help_text="Of a group: its instruments.")
    url = serializers.URLField()
    api = serializers.URLField()
    cited_by = serializers.URLField()


class ArticleSerializer(Shape):
    """An article of a convention."""

    id = texts_of("1988/3, as the facet has it.")
    convention = serializers.CharField()
    slug = texts_of("38-bis")
    printed = texts_of("38 bis")
    url = serializers.URLField()
    api = serializers.URLField()
    cited_by = serializers.URLField()


class ConventionSerializer(ConventionSummarySerializer):
    """A convention with all that is known of it."""

    place = texts_of("Where it was adopted.")
    series = texts_of("Where the treaty series prints it.")
    registration = serializers.CharField()
    adopted_by = texts_of("The resolution that adopted it.")
    publication = serializers.CharField()
    is_sure = serializers.BooleanField(help_text="Whether the facts are sure.")
    note = serializers.CharField()
    names = NameSerializer(many=True)
    groups = serializers.ListField(child=serializers.CharField(), help_text="Groups that it is a member of.")
    articles = ArticleSerializer(many=True)


class Conventions(Endpoint):
    """List the conventions and other instruments that texts name."""

    tag = "conventions"
    shape = list_of(ConventionSummarySerializer)

    def answer(self, **named: Any) -> JsonObject:
        rows = [_summary(one) for one in Convention.objects.prefetch_related("members")]
        return {"total": len(rows), "results": rows, "next": None}


class OneConvention(Endpoint):
    """One convention, with its names and articles."""

    tag = "conventions"
    parameters: ClassVar[tuple[Parameter, ...]] = (SLUG,)
    shape = ConventionSerializer

    def answer(self, **named: Any) -> JsonObject:
        found = get_convention(named["slug"])
        facts = ("place", "series", "registration", "adopted_by", "publication", "is_sure", "note")
        return {
            **_summary(found),
            **{fact: getattr(found, fact) for fact in facts},
            "names": list(found.names.values("name", "kind", "language")),
            "groups": [one.slug for one in found.groups.all()],
            "articles": [_article(one, found) for one in found.articles.all()],
        }


class OneArticle(Endpoint):
    """One article of a convention."""

    tag = "conventions"
    parameters: ClassVar[tuple[Parameter, ...]] = (SLUG, ARTICLE)
    shape = ArticleSerializer

    def answer(self, **named: Any) -> JsonObject:
        found = get_article(named["slug"], named["article"])
        return _article(found, found.convention)


class ConventionCitedBy(CitedByEndpoint):
    """Paragraphs that cite a convention.

    By its own name, or by that of a group that it is a member of; `groups` tells which.
    """

    parameters: ClassVar[tuple[Parameter, ...]] = (SLUG, *CITING)

    def references_to(self, named: JsonObject) -> References:
        return citing_convention(get_convention(named["slug"]))


class ArticleCitedBy(CitedByEndpoint):
    """Paragraphs that cite an article of a convention."""

    parameters: ClassVar[tuple[Parameter, ...]] = (SLUG, ARTICLE, *CITING)

    def references_to(self, named: JsonObject) -> References:
        return citing_article(get_article(named["slug"], named["article"]))


def get_convention(slug: str) -> Convention:
    """Raises ApiProblem."""
    found = Convention.objects.filter(slug=slug).first()
    if found is None:
        sentence = _("There is no convention “%(slug)s”; /api/conventions lists those that there are.")
        raise ApiProblem(NOT_FOUND, sentence % {"slug": slug})
    return found


def get_article(slug: str, article: str) -> Article:
    """Raises ApiProblem."""
    convention = get_convention(slug)
    found = convention.articles.filter(slug=article).first()
    if found is None:
        sentence = _("No article “%(article)s” of this convention is known; /api/conventions/%(slug)s lists them.")
        raise ApiProblem(NOT_FOUND, sentence % {"article": article, "slug": slug})
    found.convention = convention
    return found


def _summary(convention: Convention) -> JsonObject:
    path = f"/conventions/{convention.slug}"
    return {
        "id": convention.slug,
        "kind": convention.kind,
        "title": convention.title,
        "adopted_on": convention.adopted_on,
        "in_force_on": convention.in_force_on,
        "members": [one.slug for one in convention.members.all()],
        "url": page(path),
        "api": here(path),
        "cited_by": here(f"{path}/cited-by"),
    }


def _article(article: Article, convention: Convention) -> JsonObject:
    path = f"/conventions/{convention.slug}/article/{article.slug}"
    return {
        "id": f"{convention.slug}/{article.slug}",
        "convention": convention.slug,
        "slug": article.slug,
        "printed": article.printed,
        "url": page(path),
        "api": here(path),
        "cited_by": here(f"{path}/cited-by"),
    }
