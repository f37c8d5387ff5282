"""Texts that are known but not held: what the register says of one, and the list of all."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from resolutions.models import Body, RegisterEntry, Resolution
from resolutions.store.citing import citing_identity
from resolutions.store.citing_places import find_citing
from resolutions.structure.identity import Identity
from resolutions.views.api.addresses import here, with_query
from resolutions.views.api.endpoint import Endpoint
from resolutions.views.api.keysets import Key, Keyset, Kind, bytewise
from resolutions.views.api.parameters import OneOf, Parameter, Words
from resolutions.views.api.shapes import IdentitySerializer, OfficialSerializer, Shape, list_of, texts_of
from resolutions.views.api.specimens import by_real_texts
from resolutions.views.api.summaries import identity_to_json
from resolutions.views.converters import BODY, SESSION
from resolutions.views.official import document_link, official_link
from resolutions.views.specimens import is_specimen

JsonObject = dict[str, Any]
CERTAINTIES = RegisterEntry.Certainty.values
_ORDER = Keyset(
    Key("rank", Kind.NUMBER),
    Key("organ"),
    Key("ordinal", Kind.NUMBER),
    Key("label"),
    Key("kind"),
    Key("number", Kind.NUMBER),
    Key("letter"),
    Key("name"),
)
_SESSIONS_FROM = 1_000_000  # special sessions may count below nothing


class RegisterFactsSerializer(IdentitySerializer):
    """What is known of a text that is not held."""

    held = serializers.ChoiceField([False])
    title = texts_of("As printed, or empty.")
    subject = texts_of("What it is about, where its title is not known, or empty.")
    adopted_on = serializers.RegexField(
        r"^(\d{4}(-\d\d(-\d\d)?)?)?$", help_text="YYYY, YYYY-MM or YYYY-MM-DD, as far as known, or empty."
    )
    certainty = serializers.ChoiceField(
        [*CERTAINTIES, "cited"], help_text="How sure the facts are; cited: it is known from texts that cite it, alone."
    )
    source = texts_of("The document or list that the facts are from, or empty.")
    note = serializers.CharField()
    official = OfficialSerializer(many=True)


class KnownLinksSerializer(Shape):
    """More of it."""

    cited_by = serializers.URLField()


class KnownTextSerializer(RegisterFactsSerializer):
    """A text that is known but not held."""

    cited_by_total = serializers.IntegerField(help_text="How many paragraphs held here cite it.", min_value=0)
    links = KnownLinksSerializer()


def known_text(identity: Identity) -> JsonObject | None:
    """What the register and the texts that cite it know; None for one that nobody has heard of."""
    entry = RegisterEntry.objects.filter(resolution__in=Resolution.objects.of_identity(identity)).first()
    cited = find_citing(by_real_texts(citing_identity(identity))).total
    body = Body.objects.filter(slug=identity.body).first()
    if body is None or not (entry or cited):
        return None
    return {
        **facts_to_json(identity, body.name, entry),
        "cited_by_total": cited,
        "links": {"cited_by": here(f"/texts{identity.path}/cited-by")},
    }


def facts_to_json(identity: Identity, body_name: str, entry: RegisterEntry | None) -> JsonObject:
    own = document_link(entry.official_symbol) if entry and entry.official_symbol else official_link(identity)
    return {
        **identity_to_json(identity, body_name),
        "held": False,
        "title": entry.title if entry else "",
        "subject": entry.subject if entry else "",
        "adopted_on": entry.adopted_on if entry else "",
        "certainty": entry.certainty if entry else "cited",
        "source": entry.source if entry else "",
        "note": entry.note if entry else "",
        "official": [{"symbol": own.symbol, "url": own.url}] if own else [],
    }


class Register(Endpoint):
    """List texts that are known but not held.

    Facts of resolutions and decisions whose text the archive does not have, with their source and how sure they are.
    """

    tag = "register"
    parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("body", Words(BODY), _("Only of this organ."), usual="", example="cnd"),
        Parameter("session", Words(SESSION), _("Only of this session, of whatever organ."), usual=""),
        Parameter("certainty", OneOf(lambda: CERTAINTIES), _("Only with facts that are so sure."), usual=""),
        *_ORDER.parameters,
    )
    shape = list_of(RegisterFactsSerializer)

    def answer(self, **named: Any) -> JsonObject:
        rows = _entries(self.asked)
        after = _ORDER.after(_ORDER.read(self.asked["cursor"])) if self.asked["cursor"] else Q()
        size = self.asked["page_size"]
        found = list(rows.filter(after).order_by(*_ORDER.order)[: size + 1])
        shown = found[:size]
        following = _ORDER.write([getattr(shown[-1], field) for field in _ORDER.fields]) if len(found) > size else ""
        return {
            "total": rows.count(),
            "results": [facts_to_json(one.resolution.identity, one.resolution.body.name, one) for one in shown],
            "next": with_query(self.request, cursor=following) if following else None,
        }


def _entries(asked: dict[str, Any]) -> Any:
    wanted = {
        "resolution__body__slug": asked["body"],
        "resolution__session__label": asked["session"],
        "certainty": asked["certainty"],
    }
    rows = RegisterEntry.objects.not_held().exclude(is_specimen("resolution__session"))
    return (
        rows.filter(**{name: value for name, value in wanted.items() if value})
        .select_related("resolution__body", "resolution__session")
        .annotate(
            rank=F("resolution__body__position"),
            organ=bytewise("resolution__body__slug"),
            ordinal=F("resolution__session__ordinal") + _SESSIONS_FROM,
            label=bytewise("resolution__session__label"),
            kind=bytewise("resolution__kind"),
            number=Coalesce("resolution__number", 0),
            letter=bytewise("resolution__part_letter"),
            name=bytewise("resolution__slug"),
        )
    )
