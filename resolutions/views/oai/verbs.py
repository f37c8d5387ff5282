"""The six verbs: a request read -> what is answered, as elements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from lxml import etree

from resolutions.exports import oai
from resolutions.models import Stamp
from resolutions.models.stamps import StampQuerySet
from resolutions.views.oai.arguments import RESUMED, Arguments, OaiError, read_bounds
from resolutions.views.oai.items import all_items, all_sets, between, domain, get_item, header_of, of_set, sample
from resolutions.views.oai.metadata import METADATA_FORMATS, MetadataFormat, standing_versions
from resolutions.views.oai.tokens import Place, read_token, write_token

Answer = etree._Element


def answer(arguments: Arguments) -> Answer:
    """Raises OaiError."""
    return _VERBS[arguments.verb](arguments)


def base_url() -> str:
    return f"{settings.SITE_URL}/oai"


def _identify(arguments: Arguments) -> Answer:
    first = all_items().order_by("changed_at").first()
    return oai.identify(
        oai.Repository(
            name=settings.SITE_NAME,
            base_url=base_url(),
            admin_email=settings.ADMIN_EMAIL,
            earliest=first.changed_at if first else timezone.now(),
            domain=domain(),
            sample=sample(),
        )
    )


def _list_metadata_formats(arguments: Arguments) -> Answer:
    if "identifier" in arguments.given:
        get_item(arguments.given["identifier"])
    return oai.metadata_formats((one.prefix, one.schema, one.namespace) for one in METADATA_FORMATS.values())


def _list_sets(arguments: Arguments) -> Answer:
    if RESUMED in arguments.given:
        raise OaiError("badResumptionToken", _("The list of sets comes in one answer; it has no resumptionToken."))
    return oai.sets(all_sets())


def _get_record(arguments: Arguments) -> Answer:
    form = _form(arguments.given["metadataPrefix"])
    item = get_item(arguments.given["identifier"])
    return oai.one_record(header_of(item), _metadata([item], form)[item.resolution_id])


def _list_identifiers(arguments: Arguments) -> Answer:
    _form_of, items, resumption = _page(arguments)
    return oai.identifiers(map(header_of, items), resumption)


def _list_records(arguments: Arguments) -> Answer:
    form, items, resumption = _page(arguments)
    written = _metadata(items, form)
    return oai.records(((header_of(item), written[item.resolution_id]) for item in items), resumption)


def _page(arguments: Arguments) -> tuple[MetadataFormat, list[Stamp], oai.Resumption | None]:
    """One more item is asked for than shown: where it comes, the list goes on."""
    token = arguments.given.get(RESUMED)
    place = read_token(token, arguments.verb) if token else _begun(arguments)
    form, asked = _form(place.prefix), _asked(place)
    rest = (
        asked.filter(Q(changed_at__gt=place.moment) | Q(changed_at=place.moment, pk__gt=place.key)) if token else asked
    )
    found = list(rest.in_order()[: settings.OAI_PAGE_SIZE + 1])
    if not found and not token:
        raise OaiError("noRecordsMatch", _("No item changed in this time or belongs to this set."))
    shown = found[: settings.OAI_PAGE_SIZE]
    following = write_token(_after(place, shown)) if len(found) > len(shown) else ""
    if not following and not token:
        return form, shown, None
    size = max(asked.count(), place.cursor + len(shown))
    return form, shown, oai.Resumption(following, size, place.cursor)


def _begun(arguments: Arguments) -> Place:
    given = arguments.given
    read_bounds(given.get("from", ""), given.get("until", ""))
    prefix, first, last = given["metadataPrefix"], given.get("from", ""), given.get("until", "")
    return Place(arguments.verb, prefix, first, last, given.get("set", ""), "", 0, 0)


def _asked(place: Place) -> StampQuerySet:
    items = between(all_items(), *read_bounds(place.first, place.last))
    return of_set(items, place.set_spec) if place.set_spec else items


def _after(place: Place, shown: list[Stamp]) -> Place:
    last = shown[-1]
    moment = last.changed_at.isoformat()
    return replace(place, changed_at=moment, key=last.pk, cursor=place.cursor + len(shown))


def _form(prefix: str) -> MetadataFormat:
    if prefix not in METADATA_FORMATS:
        known = ", ".join(METADATA_FORMATS)
        message = _("“%(prefix)s” is no form of metadata here; there are %(known)s.")
        raise OaiError("cannotDisseminateFormat", message % {"prefix": prefix[:60], "known": known})
    return METADATA_FORMATS[prefix]


def _metadata(items: list[Stamp], form: MetadataFormat) -> dict[int, Answer | None]:
    """Nothing for an item that is gone, also for one that went while this answer was made."""
    standing = standing_versions(item for item in items if not item.is_gone)
    return {
        item.resolution_id: form.write(standing[item.resolution_id]) if item.resolution_id in standing else None
        for item in items
    }


_VERBS: dict[str, Callable[[Arguments], Answer]] = {
    "Identify": _identify,
    "ListMetadataFormats": _list_metadata_formats,
    "ListSets": _list_sets,
    "GetRecord": _get_record,
    "ListIdentifiers": _list_identifiers,
    "ListRecords": _list_records,
}
