"""The form of the review page: the text in its canonical form, and what is known of its adoption."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from resolutions.admin.review.names import SessionField, check_name, letter_field, slug_field
from resolutions.models import Body, Resolution, Version
from resolutions.store.edits import Metadata
from resolutions.structure.identity import Adoption, Identity, Vote

BASES = (
    ("", _("unknown")),
    ("adoption line", _("adoption line of the text")),
    ("heading", _("heading of the text")),
    ("markup", _("markup of the source")),
    ("proceedings", _("proceedings in the session report")),
    ("distribution", _("only distributed on")),
    ("archivist", _("found elsewhere by the archivist")),
)
IDENTITY_FIELDS = ("body", "kind", "session", "number", "part_letter", "slug", "language")
ADOPTION_FIELDS = ("adopted_on", "meeting", "adopted_on_basis", "distributed_on")
VOTE_FIELDS = ("vote_in_favour", "vote_against", "vote_abstaining", "vote_printed")
PAPER_FIELDS = ("symbol", "report_symbol", "agenda_item", "draft_symbol")


def date_field(label: str) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


def count_field(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=32767)


class TextField(forms.CharField):
    """A text whose line ends are those of the archive, however a browser sends them."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class ReviewForm(forms.Form):
    """One text area and the metadata beside it. `revision` is the one that was opened: a save on an older is refused."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    seen_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    opened = TextField(required=False, strip=False, widget=forms.HiddenInput)  # the text as it was when opened
    text = TextField(
        label=_("Text"),
        strip=False,
        widget=forms.Textarea({"rows": 30, "spellcheck": "true", "autocomplete": "off"}),
        help_text=_("What you save is read again at once; the outline above shows what was understood."),
    )

    body = forms.ModelChoiceField(Body.objects.all(), label=_("Body"), to_field_name="slug", required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Resolution.Kind.choices)
    session = SessionField(
        label=_("Session"), max_length=12, required=False, help_text=_("45, S-3, ES-10, or a year: 2021.")
    )
    number = forms.IntegerField(label=_("Number"), required=False, min_value=1, max_value=2_000_000_000)
    part_letter = letter_field()
    slug = slug_field()
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, help_text=_("This counts, not the line in the text.")
    )

    adopted_on = date_field(_("Adopted on"))
    adopted_on_basis = forms.ChoiceField(label=_("Basis of the date"), choices=BASES, required=False)
    distributed_on = date_field(_("Distributed on"))
    meeting = count_field(_("Meeting"))

    vote_in_favour = count_field(_("In favour"))
    vote_against = count_field(_("Against"))
    vote_abstaining = count_field(_("Abstaining"))
    vote_printed = forms.CharField(label=_("Vote as printed"), required=False)

    symbol = forms.CharField(label=_("Symbol of the text"), max_length=60, required=False)
    report_symbol = forms.CharField(label=_("Symbol of the report"), max_length=80, required=False)
    agenda_item = forms.CharField(label=_("Agenda item"), max_length=120, required=False)
    draft_symbol = forms.CharField(label=_("Symbol of the draft"), max_length=60, required=False)

    @classmethod
    def of_version(cls, version: Version, text: str, data: Any = None) -> ReviewForm:
        """The form as the version stands: `text` is its canonical form."""
        same = (*ADOPTION_FIELDS, *VOTE_FIELDS, *PAPER_FIELDS)
        initial = {name: getattr(version, name) for name in (*same, "language", "revision")}
        initial["kind"] = Resolution.Kind.RESOLUTION
        if version.resolution is not None:
            identity = version.resolution.identity
            initial |= {name: getattr(identity, name) for name in IDENTITY_FIELDS if name != "language"}
        return cls(data, initial={**initial, "text": text, "opened": text})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        check_name(self, cleaned)
        if cleaned.get("adopted_on") and not cleaned.get("adopted_on_basis"):
            self.add_error("adopted_on_basis", _("Say where the date of adoption is from."))
        votes = [cleaned.get(name) for name in VOTE_FIELDS[:3]]
        if any(vote is not None for vote in votes) and None in votes:
            self.add_error("vote_in_favour", _("A vote has three numbers: in favour, against, abstaining."))
        return cleaned

    @property
    def has_unsaved_words(self) -> bool:
        return bool(set(self.changed_data) - {"revision", "seen_revision", "opened"})

    @property
    def opened_revision(self) -> int:
        """The revision that the archivist has seen: the opened one, or the later one after a look at what changed."""
        return self.cleaned_data.get("seen_revision") or self.cleaned_data["revision"]

    def identity(self) -> Identity | None:
        """What the archivist says the text is, or None where it still has no number."""
        given = self.cleaned_data
        if not given["body"]:
            return None
        letter = given["part_letter"].upper()
        return Identity(given["body"].slug, given["kind"], given["session"], given["number"], letter, given["slug"])

    def metadata(self) -> Metadata:
        """Everything beside the text area, as the store takes it."""
        given = self.cleaned_data
        return Metadata(self.identity(), self.adoption(), given["report_symbol"], given["language"])

    def adoption(self) -> Adoption:
        """Facts of adoption as the archivist gives them."""
        given = self.cleaned_data
        vote = None
        if given["vote_in_favour"] is not None:
            numbers = (given["vote_in_favour"], given["vote_against"], given["vote_abstaining"])
            vote = Vote(*numbers, printed=given["vote_printed"])
        return Adoption(
            adopted_on=given["adopted_on"],
            basis=given["adopted_on_basis"],
            distributed_on=given["distributed_on"],
            meeting=given["meeting"],
            vote=vote,
            symbol=given["symbol"],
            agenda_item=given["agenda_item"],
            draft_symbol=given["draft_symbol"],
        )

    @property
    def groups(self) -> list[tuple[str, list]]:
        """The metadata fields in the order of the page, under their headings."""
        headings = (
            (_("What it is"), IDENTITY_FIELDS),
            (_("Adoption"), ADOPTION_FIELDS),
            (_("Vote"), VOTE_FIELDS),
            (_("Papers"), PAPER_FIELDS),
        )
        return [(heading, [self[name] for name in names]) for heading, names in headings]
