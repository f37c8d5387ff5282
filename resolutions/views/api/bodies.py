"""/api/bodies: the organs and their sessions."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from resolutions.models import Body, Session, SessionPart, Version
from resolutions.views.api.addresses import here, page
from resolutions.views.api.endpoint import Endpoint
from resolutions.views.api.parameters import Parameter, Words
from resolutions.views.api.problems import NOT_FOUND, ApiProblem
from resolutions.views.api.shapes import OfficialSerializer, Shape, list_of, texts_of
from resolutions.views.api.specimens import SPECIMENS, of_real
from resolutions.views.converters import BODY, SESSION
from resolutions.views.official import document_link
from resolutions.views.specimens import is_specimen

JsonObject = dict[str, Any]
BODY_IN_ADDRESS = Parameter("body", Words(BODY), gettext_lazy("Its slug."), is_path=True, example="cnd")
_HELD = Q(resolutions__versions__state=Version.State.PUBLISHED)


class BodySerializer(Shape):
    """An organ of the United Nations."""

    id = texts_of("First part of every address of its texts: cnd.")
    name = serializers.CharField()
    short_name = texts_of("As texts use it: the Commission.")
    abbreviation = serializers.CharField()
    other_names = serializers.ListField(child=serializers.CharField())
    parent = texts_of("The organ that it is a part of; null for none.", allow_null=True)
    held = serializers.IntegerField(help_text="How many of its texts are held.", min_value=0)
    url = serializers.URLField()
    api = serializers.URLField()
    sessions = serializers.URLField()
    texts = serializers.URLField()


class PeriodSerializer(Shape):
    """A reconvened part: dates and report of its session."""

    starts_on = serializers.DateField(allow_null=True)
    ends_on = serializers.DateField(allow_null=True)
    are_dates_sure = serializers.BooleanField()
    report = OfficialSerializer(allow_null=True)


class SessionSerializer(PeriodSerializer):
    """A session of a body, always named with it."""

    id = texts_of("cnd:45, as the facet has it.")
    body = serializers.CharField()
    label = texts_of("45, S-3, or a year.")
    kind = serializers.ChoiceField(Session.Kind.values)
    year = serializers.IntegerField(allow_null=True)
    place = serializers.CharField()
    note = serializers.CharField()
    parts = PeriodSerializer(many=True, help_text="Reconvened parts.")
    held = serializers.IntegerField(help_text="How many of its texts are held.", min_value=0)
    is_specimen = serializers.BooleanField()
    url = serializers.URLField()
    api = serializers.URLField()
    texts = serializers.URLField()


class Bodies(Endpoint):
    """List the organs."""

    tag = "bodies"
    shape = list_of(BodySerializer)

    def answer(self, **named: Any) -> JsonObject:
        rows = [_body(one) for one in _bodies()]
        return {"total": len(rows), "results": rows, "next": None}


class OneBody(Endpoint):
    """One organ."""

    tag = "bodies"
    parameters: ClassVar[tuple[Parameter, ...]] = (BODY_IN_ADDRESS,)
    shape = BodySerializer

    def answer(self, **named: Any) -> JsonObject:
        return _body(get_body(named["body"]))


class Sessions(Endpoint):
    """List the sessions of an organ, the latest first."""

    tag = "bodies"
    parameters: ClassVar[tuple[Parameter, ...]] = (BODY_IN_ADDRESS, SPECIMENS)
    shape = list_of(SessionSerializer)

    def answer(self, **named: Any) -> JsonObject:
        found = _sessions().filter(body=get_body(named["body"])).order_by("-ordinal", "-label")
        if not self.asked["specimens"]:
            found = found.exclude(is_specimen(""))
        rows = [_session(one) for one in found]
        return {"total": len(rows), "results": rows, "next": None}


class OneSession(Endpoint):
    """One session."""

    tag = "bodies"
    parameters: ClassVar[tuple[Parameter, ...]] = (
        BODY_IN_ADDRESS,
        Parameter("session", Words(SESSION), gettext_lazy("45, S-3, or a year."), is_path=True, example="45"),
    )
    shape = SessionSerializer

    def answer(self, **named: Any) -> JsonObject:
        found = _sessions().filter(body=get_body(named["body"]), label=named["session"]).first()
        if found is None:
            raise ApiProblem(NOT_FOUND, _("No session “%(session)s” of this organ is known.") % named)
        return _session(found)


def get_body(slug: str) -> Body:
    """Raises ApiProblem."""
    found = _bodies().filter(slug=slug).first()
    if found is None:
        slugs = ", ".join(Body.objects.values_list("slug", flat=True))
        asked = {"slug": slug, "slugs": slugs}
        raise ApiProblem(NOT_FOUND, _("There is no organ “%(slug)s”. There are: %(slugs)s.") % asked)
    return found


def _held() -> Count:
    return Count("resolutions", filter=_HELD & of_real("resolutions__session"), distinct=True)


def _bodies() -> QuerySet[Body]:
    return Body.objects.select_related("parent").annotate(held=_held())


def _sessions() -> QuerySet[Session]:
    held = Count("resolutions", filter=_HELD, distinct=True)  # of a session of specimens, those
    return Session.objects.select_related("body").prefetch_related("parts").annotate(held=held)


def _body(body: Any) -> JsonObject:
    return {
        "id": body.slug,
        "name": body.name,
        "short_name": body.short_name,
        "abbreviation": body.abbreviation,
        "other_names": list(body.aliases),
        "parent": body.parent.slug if body.parent else None,
        "held": body.held,
        "url": page(f"/{body.slug}"),
        "api": here(f"/bodies/{body.slug}"),
        "sessions": here(f"/bodies/{body.slug}/sessions"),
        "texts": here("/texts", body=body.slug),
    }


def _session(session: Any) -> JsonObject:
    name = f"{session.body.slug}:{session.label}"
    return {
        **_period(session),
        "id": name,
        "body": session.body.slug,
        "label": session.label,
        "kind": session.kind,
        "year": session.year,
        "place": session.place,
        "note": session.note,
        "parts": [_period(part) for part in session.parts.all()],
        "held": session.held,
        "is_specimen": session.is_specimen,
        "url": page(f"/{session.body.slug}/sessions/{session.label}"),
        "api": here(f"/bodies/{session.body.slug}/sessions/{session.label}"),
        "texts": here("/texts", session=name, **({"specimens": "true"} if session.is_specimen else {})),
    }


def _period(dated: Session | SessionPart) -> JsonObject:
    report = document_link(dated.report_symbol) if dated.report_symbol and dated.is_symbol_sure else None
    return {
        "starts_on": dated.starts_on.isoformat() if dated.starts_on else None,
        "ends_on": dated.ends_on.isoformat() if dated.ends_on else None,
        "are_dates_sure": dated.are_dates_sure,
        "report": {"symbol": report.symbol, "url": report.url} if report else None,
    }
