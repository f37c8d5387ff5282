"""Who is asked and what a text is about: what the review page shows, and the page where a person has the last word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from resolutions.admin.review.views import get_version, review_address
from resolutions.admin.roles import VERDICT, requires
from resolutions.models import Addressee, ParagraphAddressee, ResolutionTopic, Topic, Version
from resolutions.publishing.terms import reject_finding, say_addressee, say_topic


class TopicForm(forms.Form):
    """A topic that the reading did not find."""

    topic = forms.ModelChoiceField(label=gettext_lazy("Topic"), queryset=Topic.objects.filter(merged_into=None))


class AddresseeForm(forms.Form):
    """An addressee that the reading did not find, and the paragraph that asks it."""

    anchor = forms.ModelChoiceField(label=gettext_lazy("Paragraph"), queryset=None)
    addressee = forms.ModelChoiceField(
        label=gettext_lazy("Addressee"), queryset=Addressee.objects.filter(merged_into=None)
    )

    def __init__(self, version: Version, data: Any = None) -> None:
        super().__init__(data)
        operative = version.clauses.filter(part="operative", kind="paragraph").values("anchor")
        self.fields["anchor"].queryset = version.resolution.anchors.filter(pk__in=operative).order_by("pk")


@dataclass(frozen=True, slots=True)
class Row:
    """A finding with what it stands for and the words that it was read from."""

    finding: ParagraphAddressee | ResolutionTopic
    name: str
    place: str = ""
    words: str = ""


@requires(VERDICT)
@require_http_methods(["GET", "HEAD", "POST"])
def terms_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Findings of a settled text with the verdicts upon them; a draft has none yet."""
    version = get_version(pk)
    if version.resolution is None or version.is_open:
        messages.info(request, _("Terms are kept from publication on. A draft shows what will be found."))
        return redirect(review_address(version))
    topic_form = TopicForm(request.POST if "add_topic" in request.POST else None)
    addressee_form = AddresseeForm(version, request.POST if "add_addressee" in request.POST else None)
    if request.method == "POST" and _is_done(request, version, topic_form, addressee_form):
        return redirect(reverse("admin:resolutions_version_terms", args=[version.pk]))
    context = {
        **admin.site.each_context(request),
        "title": _("Who is asked, and topics: %(text)s") % {"text": version},
        "is_nav_sidebar_enabled": False,
        "version": version,
        "place": review_address(version),
        "topics": topic_rows(version),
        "addressees": addressee_rows(version),
        "topic_form": topic_form,
        "addressee_form": addressee_form,
    }
    return TemplateResponse(request, "admin/resolutions/version/terms.html", context)


def topic_rows(version: Version) -> list[Row]:
    rows = ResolutionTopic.objects.filter(resolution=version.resolution).select_related("topic", "decided_by")
    return [Row(row, str(row.topic), words=row.evidence) for row in rows.order_by("topic__position")]


def addressee_rows(version: Version) -> list[Row]:
    """In printed order, with the words where they stand in this text."""
    clauses = {row.anchor_id: row for row in version.clauses.order_by("position")}
    words = {clause.token: clause.text for clause in clauses.values()}
    held = ParagraphAddressee.objects.filter(anchor__in=list(clauses)).select_related("addressee", "decided_by")
    rows = [
        Row(row, str(row.addressee), clauses[row.anchor_id].token, words.get(row.token, "")[row.start : row.end])
        for row in held
    ]
    return sorted(rows, key=lambda row: (clauses[row.finding.anchor_id].position, row.finding.addressee.position))


def _is_done(request: HttpRequest, version: Version, topic_form: TopicForm, addressee_form: AddresseeForm) -> bool:
    """Gives the verdict to the publishing room; False where a form has to be looked at again."""
    if "add_topic" in request.POST and topic_form.is_valid():
        said = say_topic(version.resolution, topic_form.cleaned_data["topic"], request.user)
    elif "add_addressee" in request.POST and addressee_form.is_valid():
        given = addressee_form.cleaned_data
        said = say_addressee(given["anchor"], given["addressee"], request.user)
    else:
        return _is_settled(request, version)
    messages.success(request, _("“%s” holds, whatever a later reading finds.") % said)
    return True


def _is_settled(request: HttpRequest, version: Version) -> bool:
    """A verdict on a row that is there: rejected, or said to hold after all."""
    for name, model, key, restore in _ROWS:
        for verb in ("reject", "restore"):
            if f"{verb}_{name}" in request.POST:
                row = get_object_or_404(model, **{key: version.resolution, "pk": request.POST[f"{verb}_{name}"]})
                said = reject_finding(row, request.user) if verb == "reject" else restore(row, request.user)
                messages.success(request, _("“%s”: your verdict is kept.") % said)
                return True
    return False


Restore = Callable[[Any, Any], Any]
_ROWS: tuple[tuple[str, Any, str, Restore], ...] = (
    ("topic", ResolutionTopic, "resolution", lambda row, by: say_topic(row.resolution, row.topic, by)),
    (
        "addressee",
        ParagraphAddressee,
        "anchor__resolution",
        lambda row, by: say_addressee(row.anchor, row.addressee, by),
    ),
)
