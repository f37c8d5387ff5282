"""What the languages of one resolution do not agree on: a paragraph or note more or less, another nesting, another date.

Told when a text of a further language is stored, at the place; nothing is refused, and publishing asks (publishing/anchors.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.models import Problem, Version
from resolutions.store.languages import Alignment, align_languages
from resolutions.store.rows import from_rows
from resolutions.structure.nodes import Text

MISALIGNED, DISAGREEING = "languages-misaligned", "languages-disagree"
_FACTS = {
    "adopted_on": gettext_lazy("Adopted on"),
    "meeting": gettext_lazy("Meeting"),
    "vote_in_favour": gettext_lazy("Votes in favour"),
    "vote_against": gettext_lazy("Votes against"),
    "vote_abstaining": gettext_lazy("Abstentions"),
}


def store_disagreements(version: Version, text: Text) -> None:
    """Problems of a draft, held against the published text of another language; the English one goes first."""
    master = _master(version)
    if master is None:
        return
    said = [*_misalignments(align_languages(from_rows(master), text), master), *_facts(version, master)]
    Problem.objects.bulk_create(
        Problem(
            version=version,
            source_id=version.source_id,
            severity=Problem.Severity.WARNING,
            code=code,
            token=token,
            message=message,
        )
        for code, token, message in said
    )


def _master(version: Version) -> Version | None:
    if version.resolution_id is None:
        return None
    rows = Version.objects.published().filter(resolution=version.resolution_id).exclude(language=version.language)
    found = sorted(rows.defer("body_html"), key=lambda one: (one.language != "en", one.language))
    return found[0] if found else None


def _misalignments(found: Alignment, master: Version) -> Iterator[tuple[str, str, str]]:
    """(code, token here, sentence) of each place."""
    other = {"language": master.language}
    for token in found.added:
        yield (
            MISALIGNED,
            token,
            _("The text in “%(language)s” has nothing that answers %(token)s.")
            % {
                **other,
                "token": token,
            },
        )
    for token in found.missing:
        message = _(
            "Nothing here answers %(token)s of the text in “%(language)s”: is it missing, or joined to another?"
        )
        yield MISALIGNED, "", message % {**other, "token": token}
    for token in sorted(found.doubtful, key=list(found.pairs).index):
        message = _("This may answer %(token)s of the text in “%(language)s”. Look at both; publishing asks.")
        yield MISALIGNED, found.pairs[token], message % {**other, "token": token}


def _facts(version: Version, master: Version) -> Iterable[tuple[str, str, str]]:
    for name, label in _FACTS.items():
        here, there = getattr(version, name), getattr(master, name)
        if here is not None and there is not None and here != there:
            message = _("%(fact)s: %(here)s here, %(there)s in the text in “%(language)s”.")
            yield (
                DISAGREEING,
                "",
                message
                % {
                    "fact": label,
                    "here": here,
                    "there": there,
                    "language": master.language,
                },
            )
