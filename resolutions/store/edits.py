"""An archivist's edit: the canonical text is read again and takes the place of the draft's rows.

Nobody's work is lost: an edit of a text that somebody else saved meanwhile is refused, what people decided about
references and problems stays, and places in the source stay with the paragraphs whose words are from there.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from resolutions.errors import StaleEdit, StoreError
from resolutions.exports.canonical import write_canonical
from resolutions.exports.canonical_form import FORM_LINE
from resolutions.ingest.drafts import PARSER_VERSION, Draft, Reading
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.vocabulary import Vocabulary
from resolutions.models import Event, Version
from resolutions.store.adoptions import adoption_fields
from resolutions.store.carrying import decisions_of
from resolutions.store.differences import differences, with_places
from resolutions.store.drafts import store_lost_decisions
from resolutions.store.hands import keep_as_read
from resolutions.store.records import record_of
from resolutions.store.references import store_references
from resolutions.store.rows import clear_text, from_rows, store_text, text_fields
from resolutions.store.sessions import forget_unused, resolution_of
from resolutions.store.standing import replace_problems
from resolutions.store.vocabulary import stored_vocabulary
from resolutions.structure.identity import Adoption, Identity
from resolutions.structure.nodes import Text

_NAME = "edited.txt"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the form beside the text says: what the text is, how it was adopted, where it is printed."""

    identity: Identity | None = None
    adoption: Adoption = field(default_factory=Adoption)
    report_symbol: str = ""
    language: str = "en"


@transaction.atomic
def save_edit(
    version: Version,
    revision: int,
    canonical_text: str,
    metadata: Metadata | None = None,
    *,
    by: User | None = None,
    why: str = "",
) -> Version:
    """Saves an edit of the draft as it was at `revision`; without metadata the facts are those in the text itself.

    Gives the version as saved, its revision one higher; an edit that changes nothing saves nothing. Raises StaleEdit
    (who changed what, and when), StoreError for a text that is no draft, ReadingError for one that cannot be read.
    """
    version = _opened(version, revision)
    vocabulary = stored_vocabulary()
    before = write_canonical(record_of(version))
    reading = _read(_with_facts(canonical_text, metadata), vocabulary)
    draft = reading.drafts[0]
    metadata = metadata or Metadata(draft.identity, draft.adoption, version.report_symbol, draft.text.language)
    old = from_rows(version)
    draft = replace(draft, text=with_places(replace(draft.text, language=metadata.language), old))
    said = _changes(version, old, draft.text, metadata)
    if not said:
        return version
    _replace(version, draft, metadata)
    replace_problems(version, reading, _read(before, vocabulary))
    Event.objects.create(
        version=version,
        resolution_id=version.resolution_id,
        verb=Event.Verb.EDITED,
        by=by,
        why=" ".join(part for part in (why.strip(), "; ".join(said) + ".") if part),
        revision=version.revision,
    )
    return version


def _opened(version: Version, revision: int) -> Version:
    """The draft as it is now, locked until the edit is saved."""
    rows = Version.objects.with_identity().select_related("source", "based_on").select_for_update(of=("self",))
    version = rows.defer("source__content", "source__text").get(pk=version.pk)
    if not version.is_open:
        raise StoreError(
            _("This text is %(state)s and is not changed any more. Make a new draft from it.")
            % {"state": version.get_state_display()}
        )
    if version.revision != revision:
        raise StaleEdit(_stale(version, revision), version.revision)
    return version


def _stale(version: Version, revision: int) -> str:
    events = version.events.filter(revision__gt=revision).select_related("by").order_by("pk")
    said = " ".join(
        _("%(who)s, %(when)s UTC: %(what)s")
        % {"who": event.by or _("the archive"), "when": f"{event.at:%Y-%m-%d %H:%M}", "what": event.why}
        for event in events
    )
    return (
        _("Somebody else saved this text since you opened it, so your edit was not saved. %(events)s").strip()
        % {"events": said}
    ).strip()


def _read(canonical_text: str, vocabulary: Vocabulary) -> Reading:
    return read_source(canonical_text.encode(), _NAME, vocabulary=vocabulary)


def _with_facts(canonical_text: str, metadata: Metadata | None) -> str:
    """The text with the facts of the form in its head: in the place of the same facts of the text, the others below."""
    lines = canonical_text.lstrip("\ufeff \r\n\t").replace("\r\n", "\n").split("\n")
    if lines[0].strip() != FORM_LINE:
        raise StoreError(_("The first line has to be “%s”. Put it back, and save again.") % FORM_LINE)
    if metadata is None:
        return "\n".join(lines)
    written = write_canonical(Draft(metadata.identity, metadata.adoption, Text(metadata.language))).split("\n")[1:]
    facts = {fact.partition(":")[0]: fact for fact in written if fact}
    body = next((at for at, line in enumerate(lines) if line.startswith("==")), len(lines))
    head = [facts.pop(line.partition(":")[0], line) for line in lines[:body]]
    return "\n".join([*head, *facts.values(), "", *lines[body:]])


def _changes(version: Version, old: Text, new: Text, metadata: Metadata) -> list[str]:
    """What the edit changes, in words: none where it changes nothing."""
    said = differences(old, new)
    identity = version.resolution.identity if version.resolution else None
    if identity != metadata.identity:
        path = metadata.identity.path if metadata.identity else _("no number")
        said.append(_("now %(address)s") % {"address": path})
    facts = adoption_fields(metadata.adoption) | {"report_symbol": metadata.report_symbol}
    changed = [name for name, value in facts.items() if getattr(version, name) != value]
    if changed:
        names = (str(column.verbose_name) for column in Version._meta.concrete_fields if column.name in changed)
        said.append(_("facts changed: %(names)s") % {"names": ", ".join(names)})
    return said


def _replace(version: Version, draft: Draft, metadata: Metadata) -> None:
    decisions = decisions_of(version)
    before = version.resolution
    keep_as_read(version)
    clear_text(version)
    version.resolution = resolution_of(metadata.identity, metadata.adoption.adopted_on) if metadata.identity else None
    fields = text_fields(draft.text) | adoption_fields(metadata.adoption)
    for name, value in fields.items():
        setattr(version, name, value)
    version.report_symbol = metadata.report_symbol
    version.parser_version = PARSER_VERSION
    version.revision += 1
    version.save()
    store_text(version, draft.text)
    store_lost_decisions(version, store_references(version, draft.text, draft.references, decisions))
    if before is not None and before != version.resolution:
        forget_unused(before)
