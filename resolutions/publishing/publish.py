"""What happens together when a version is published, and the other steps of its life. Each is one transaction."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.citations.addresses import address_of
from resolutions.errors import PublishingError
from resolutions.exports.html import write_body
from resolutions.models import Event, Resolution, Version
from resolutions.publishing.addresses import settle_anchors
from resolutions.publishing.anchors import plan_for, refuse_unsettled, settled_versions
from resolutions.publishing.checks import obstacles_to, refuse, refuse_stale
from resolutions.publishing.citing import match_own, match_waiting, release_matched
from resolutions.publishing.stamps import stamp
from resolutions.search.index.writing import index_version, reindex
from resolutions.store.copies import copy_as_draft
from resolutions.store.drafts import store_lost_decisions
from resolutions.store.findings import store_findings
from resolutions.store.inheriting import inherit_decisions
from resolutions.store.records import record_of
from resolutions.store.rows import from_rows
from resolutions.store.terms import Terms, stored_terms

State = Version.State
Verb = Event.Verb


@transaction.atomic
def publish(
    version: Version,
    by: User | None,
    *,
    mapping: Mapping[str, str | None] | None = None,
    why: str = "",
    revision: int | None = None,
) -> Version:
    """Publishes a draft: settles its anchors, renders its body, replaces the text published before, makes it found.

    mapping: what became of published addresses (publishing/anchors.py); revision: of the text that was looked at.
    Raises PublishingError with every obstacle, AnchorsUnsettled with a proposal, StaleEdit for a text since changed.
    """
    version = publish_unindexed(version, by, mapping=mapping, why=why, revision=revision)
    index_version(version)
    return version


def publish_unindexed(
    version: Version,
    by: User | None,
    *,
    mapping: Mapping[str, str | None] | None = None,
    why: str = "",
    revision: int | None = None,
    terms: Terms | None = None,
) -> Version:
    """All of `publish` but the transaction and the search index, which the caller owes in it.

    terms: as they are stored, for a caller that has read them in this transaction.
    """
    version = _locked(version)
    refuse_stale(version, revision)
    refuse(obstacles_to(version, by))
    rows = Resolution.objects.select_for_update(of=("self",), no_key=True).select_related("body", "session")
    version.resolution = rows.get(pk=version.resolution_id)
    text, settled = from_rows(version), settled_versions(version)
    plan = plan_for(version, text, settled, mapping)
    refuse_unsettled(plan)
    settle_anchors(version, plan, why)
    before = [one for one in settled if one.language == version.language]
    for one in before:
        if one.state == State.PUBLISHED:
            _moved(one, State.SUPERSEDED, Verb.SUPERSEDED, by, "")
    record = record_of(version, None if plan.renamed else text)  # as a draft: a body says nothing of its bibliography
    version.body_html = write_body(record, address_of)
    version.number = max((one.number or 0 for one in before), default=0) + 1
    version.state, version.published_at, version.published_by = State.PUBLISHED, timezone.now(), by
    version.save()
    if before:
        store_lost_decisions(version, inherit_decisions(version, before[0], plan.moved))
    _note(version, Verb.PUBLISHED, by, why)
    match_own(version)
    match_waiting(version.resolution)
    store_findings(version, record.text, terms or stored_terms())
    stamp([version.resolution.pk])
    return version


@transaction.atomic
def submit(version: Version, by: User | None, *, why: str = "", revision: int | None = None) -> Version:
    """Hands a draft to review. Raises PublishingError for what is no draft."""
    version = _in_state(version, State.DRAFT, _("Only a draft can be sent to review."))
    refuse_stale(version, revision)
    return _moved(version, State.IN_REVIEW, Verb.SUBMITTED, by, why)


@transaction.atomic
def send_back(version: Version, by: User | None, *, why: str) -> Version:
    """Gives a text in review back to the archivist, with what is to be mended."""
    version = _in_state(version, State.IN_REVIEW, _("Only a text in review can be sent back."))
    if not why.strip():
        raise PublishingError(_("Say what is to be mended."))
    return _moved(version, State.DRAFT, Verb.SENT_BACK, by, why)


@transaction.atomic
def withdraw(version: Version, by: User | None, *, reason: str) -> Version:
    """Takes a published text from the readers; its address tells why, for ever.

    References to it wait again, unless another language of the resolution stays published.
    """
    version = _in_state(version, State.PUBLISHED, _("Only a published text can be withdrawn."))
    if not reason.strip():
        raise PublishingError(_("Say why the text is withdrawn: readers will see it."))
    version.withdrawn_reason = reason.strip()
    _moved(version, State.WITHDRAWN, Verb.WITHDRAWN, by, reason)
    resolution = Resolution.objects.get(pk=version.resolution_id)
    if not resolution.versions.published().exists():
        release_matched(resolution)
    reindex([resolution.pk])
    stamp([resolution.pk])
    return version


@transaction.atomic
def new_draft(version: Version, by: User | None, *, why: str = "") -> Version:
    """A draft with the words of a settled version, to be edited; its references keep what people decided."""
    if version.state not in Version.SETTLED_STATES:
        raise PublishingError(_("This text is a draft already."))
    draft = copy_as_draft(version, by)
    _note(draft, Verb.DRAFTED, by, why)
    return draft


def _locked(version: Version) -> Version:
    """The row as it is now, and nobody else's until the transaction ends."""
    rows = Version.objects.select_for_update(of=("self",)).select_related("source")
    return rows.defer("source__content", "source__text").get(pk=version.pk)


def _in_state(version: Version, state: str, otherwise: str) -> Version:
    version = _locked(version)
    if version.state != state:
        raise PublishingError(otherwise)
    return version


def _moved(version: Version, state: str, verb: str, by: User | None, why: str) -> Version:
    version.state = state
    version.save(update_fields=["state", "withdrawn_reason", "changed_at"])
    _note(version, verb, by, why)
    return version


def _note(version: Version, verb: str, by: User | None, why: str) -> None:
    Event.objects.create(
        version=version, resolution_id=version.resolution_id, verb=verb, by=by, why=why, revision=version.revision
    )
