"""The items of the repository: resolutions that readers saw, by identifier, by set, by time of change."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from resolutions.exports.oai import Header
from resolutions.models import Body, Resolution, Session, Stamp
from resolutions.models.stamps import StampQuerySet
from resolutions.structure.identity import is_specimen_session
from resolutions.views.converters import TextConverter
from resolutions.views.oai.arguments import OaiError
from resolutions.views.specimens import is_specimen

_SET = re.compile(
    r"(?:body(?::(?P<body>[a-z]+))?|session(?::(?P<organ>[a-z]+)(?::(?P<label>[A-Z0-9-]+))?)?|type(?::(?P<kind>[a-z]+))?)"
)
_TEXT = TextConverter()


def domain() -> str:
    """The name of the repository in identifiers: the host of the archive."""
    return urlsplit(settings.SITE_URL).hostname or "localhost"


def all_items() -> StampQuerySet:
    """Every item that there ever was, but specimens."""
    found = Stamp.objects.exclude(is_specimen("resolution__session"))
    return found.select_related("resolution__body", "resolution__session")


def header_of(item: Stamp) -> Header:
    identity = item.resolution.identity
    organ = identity.body
    sets = (f"body:{organ}", f"session:{organ}:{identity.session}", f"type:{identity.kind}")
    return Header(f"oai:{domain()}:{identity.path.removeprefix('/')}", item.changed_at, sets, item.is_gone)


def get_item(identifier: str) -> Stamp:
    """Raises OaiError idDoesNotExist."""
    start = f"oai:{domain()}:"
    found = re.fullmatch(_TEXT.regex, identifier.removeprefix(start)) if identifier.startswith(start) else None
    try:
        address = _TEXT.to_python(found[0]) if found else None
    except ValueError:
        address = None
    if address and address.path == address.identity.path:
        of_identity = Resolution.objects.of_identity(address.identity)
        item = all_items().filter(resolution__in=of_identity).first()
        if item:
            return item
    message = _("“%(identifier)s” is no item of this repository; they look like %(sample)s.")
    raise OaiError("idDoesNotExist", message % {"identifier": identifier[:200], "sample": sample()})


def sample() -> str:
    """An identifier, to show their form."""
    return f"oai:{domain()}:cnd/resolutions/45/9"


def of_set(items: StampQuerySet, spec: str) -> StampQuerySet:
    """Raises OaiError badArgument for what cannot be a set; a set that holds nothing gives nothing."""
    found = _SET.fullmatch(spec)
    if found is None:
        message = _("“%(spec)s” is no set; they look like body:cnd, session:cnd:45 and type:resolution.")
        raise OaiError("badArgument", message % {"spec": spec[:80]})
    wanted = Q()
    if found["body"] or found["organ"]:
        wanted &= Q(resolution__body__slug=found["body"] or found["organ"])
    if found["label"]:
        wanted &= Q(resolution__session__label=found["label"])
    if found["kind"]:
        wanted &= Q(resolution__kind=found["kind"])
    return items.filter(wanted)


def between(items: StampQuerySet, begin: datetime | None, end: datetime | None) -> StampQuerySet:
    wanted = Q(changed_at__gte=begin) if begin else Q()
    return items.filter(wanted & Q(changed_at__lt=end) if end else wanted)


def all_sets() -> list[tuple[str, str]]:
    """Parents first: (spec, name)."""
    organs = Body.objects.filter(resolutions__stamp__isnull=False).distinct()
    sessions: QuerySet[Session] = Session.objects.filter(resolutions__stamp__isnull=False).select_related("body")
    held = [
        one for one in sessions.distinct().order_by("body__position", "ordinal") if not is_specimen_session(one.label)
    ]
    kinds = set(all_items().order_by().values_list("resolution__kind", flat=True).distinct())
    shown = {one.body_id for one in held}
    named = [(f"body:{one.slug}", one.name) for one in organs if one.pk in shown]
    per_organ = [
        (f"session:{one.slug}", _("%(organ)s, all sessions") % {"organ": one.name}) for one in organs if one.pk in shown
    ]
    of_sessions = [(f"session:{one.body.slug}:{one.label}", _session_name(one)) for one in held]
    of_kinds = [(f"type:{kind.value}", str(kind.label)) for kind in Resolution.Kind if kind.value in kinds]
    heads = [("body", _("By organ")), ("session", _("By session")), ("type", _("By kind"))]
    return [heads[0], *named, heads[1], *per_organ, *of_sessions, heads[2], *of_kinds]


def _session_name(session: Session) -> str:
    return _("%(organ)s, session %(label)s") % {"organ": session.body.name, "label": session.label}
