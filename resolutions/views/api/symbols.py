"""/api/symbols: documents and sales publications that the texts cite, by their symbols."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import quote

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from resolutions.citations.keys import identity_of
from resolutions.citations.references import ReferenceKind
from resolutions.models import CrossReference, Version
from resolutions.store.citing import References, citing_key, standing
from resolutions.store.citing_places import find_citing
from resolutions.structure.identity import Identity
from resolutions.views.api import converters
from resolutions.views.api.addresses import here, page, with_query
from resolutions.views.api.cited_by import CITING, CitedByEndpoint
from resolutions.views.api.endpoint import Endpoint
from resolutions.views.api.keysets import Key, Keyset, bytewise
from resolutions.views.api.parameters import OneOf, Parameter, Words
from resolutions.views.api.problems import Elsewhere
from resolutions.views.api.shapes import Shape, list_of, texts_of
from resolutions.views.api.specimens import by_real_texts
from resolutions.views.api.summaries import summaries_of
from resolutions.views.official import document_link
from resolutions.views.symbols import SALES

JsonObject = dict[str, Any]
DOCUMENT, PUBLICATION = KINDS = (ReferenceKind.DOCUMENT.value, ReferenceKind.PUBLICATION.value)
_ORDER = Keyset(Key("symbol"))
SYMBOL = Parameter(
    "symbol",
    Words(converters.SYMBOL),
    _("With its slashes; a sales number after “Sales/”."),
    is_path=True,
    example="E/CN.7/2001/16",
)
_REPORTED = 200


class CitedSymbolSerializer(Shape):
    """A document or sales publication that texts cite."""

    symbol = serializers.CharField()
    kind = serializers.ChoiceField(KINDS)
    texts = serializers.IntegerField(help_text="How many texts cite it.", min_value=0)
    url = serializers.URLField()
    api = serializers.URLField()


class SymbolSerializer(Shape):
    """A document or sales publication: where it is official, which texts it prints."""

    symbol = serializers.CharField()
    kind = serializers.ChoiceField(KINDS)
    official = texts_of("Where the United Nations has it; null for a sales publication.", allow_null=True)
    reports = serializers.ListField(
        child=serializers.CharField(), help_text="Texts held here that it prints, as a report of their session."
    )
    cited_by_total = serializers.IntegerField(help_text="How many paragraphs cite it.", min_value=0)
    cited_by = serializers.URLField()
    url = serializers.URLField()
    api = serializers.URLField()


class Symbols(Endpoint):
    """List the documents and sales publications that texts cite, by symbol."""

    tag = "symbols"
    parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("kind", OneOf(lambda: KINDS), _("Only documents, or only sales publications."), usual=""),
        Parameter("begins", Words(longest=100), _("Only symbols that begin so: E/CN.7/."), usual=""),
        *_ORDER.parameters,
    )
    shape = list_of(CitedSymbolSerializer)

    def answer(self, **named: Any) -> JsonObject:
        rows = _cited(self.asked["kind"], self.asked["begins"].replace("\0", ""))
        after = _ORDER.after(_ORDER.read(self.asked["cursor"])) if self.asked["cursor"] else Q()
        size = self.asked["page_size"]
        found = list(rows.filter(after).order_by("symbol", "kind")[: size + 1])
        shown = found[:size]
        following = _ORDER.write([shown[-1]["symbol"]]) if len(found) > size else ""
        return {
            "total": rows.count(),
            "results": [_listed(row) for row in shown],
            "next": with_query(self.request, cursor=following) if following else None,
        }


class OneSymbol(Endpoint):
    """One document or sales publication.

    The symbol of a resolution leads to its text.
    """

    tag = "symbols"
    parameters: ClassVar[tuple[Parameter, ...]] = (SYMBOL,)
    statuses: ClassVar[tuple[int, ...]] = (303,)
    shape = SymbolSerializer

    def answer(self, **named: Any) -> JsonObject:
        symbol = named["symbol"].strip().rstrip("*")
        identity = _text_of(symbol)
        if identity:
            raise Elsewhere(here(f"/texts{identity.path}"), 303)
        path, key = f"/symbol/{quote(symbol, safe='/()')}", symbol.removeprefix(SALES)
        is_sales = symbol.startswith(SALES)
        return {
            "symbol": key,
            "kind": PUBLICATION if is_sales else DOCUMENT,
            "official": None if is_sales else document_link(symbol).url,
            "reports": [] if is_sales else _reports(symbol),
            "cited_by_total": find_citing(by_real_texts(citing_key(key))).total,
            "cited_by": here(f"{path}/cited-by"),
            "url": page(path),
            "api": here(path),
        }


class SymbolCitedBy(CitedByEndpoint):
    """Paragraphs that cite a document or sales publication."""

    parameters: ClassVar[tuple[Parameter, ...]] = (SYMBOL, *CITING)

    def references_to(self, named: JsonObject) -> References:
        return citing_key(named["symbol"].removeprefix(SALES))


def _text_of(symbol: str) -> Identity | None:
    """The adopted text whose own symbol this is."""
    if symbol.startswith(SALES):
        return None
    held = Version.objects.published().with_identity().filter(symbol__iexact=symbol).first()
    return held.resolution.identity if held and held.resolution else identity_of(symbol)


def _reports(symbol: str) -> list[str]:
    rows = Version.objects.published().filter(report_symbol__iexact=symbol).order_by("resolution_id")
    return [one["id"] for one in summaries_of(list(rows.values_list("resolution_id", flat=True)[:_REPORTED]))]


def _cited(kind: str, start: str) -> QuerySet[CrossReference, JsonObject]:
    rows = (
        by_real_texts(standing())
        .filter(kind__in=[kind] if kind else KINDS)
        .exclude(target="")
        .annotate(symbol=bytewise("target"))
    )
    rows = rows.filter(target__startswith=start) if start else rows
    return rows.order_by().values("symbol", "kind").annotate(texts=Count("version__resolution", distinct=True))


def _listed(row: JsonObject) -> JsonObject:
    sales = SALES if row["kind"] == PUBLICATION else ""
    path = f"/symbol/{quote(sales + row['symbol'], safe='/()')}"
    return {**row, "url": page(path), "api": here(path)}
