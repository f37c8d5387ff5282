"""Readers say that a text is wrong; it goes into the archivist's queue."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from resolutions.errors import AnchorError
from resolutions.models import ErrorReport
from resolutions.structure.anchors import parse_anchor
from resolutions.views.converters import TextAddress
from resolutions.views.held import answers_absence, get_version
from resolutions.views.text_pages import frame_of

_PER_HOUR = 20  # of one resolution: more is a machine


class ErrorReportForm(forms.ModelForm):
    """`website` is out of sight of people; what fills it in is no reader."""

    website = forms.CharField(
        required=False,
        label=_("Leave this field empty"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    class Meta:
        model = ErrorReport
        fields = ["token", "message", "email"]
        labels = {
            "token": _("Where in the text (optional)"),
            "message": _("What is wrong"),
            "email": _("Your e-mail, if you would like an answer (optional)"),
        }
        help_texts = {"token": _("The address of the paragraph, such as op3 or pp1.")}
        widgets = {
            "message": forms.Textarea(attrs={"rows": 6}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def clean_token(self) -> str:
        token = self.cleaned_data["token"].strip()
        try:
            return str(parse_anchor(token)) if token else ""
        except AnchorError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, object]:
        since = timezone.now() - timedelta(hours=1)
        if self.instance.resolution.error_reports.filter(received_at__gte=since).count() >= _PER_HOUR:
            raise forms.ValidationError(_("Many reports on this text came in within the last hour. Please try later."))
        return super().clean() or {}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@answers_absence
def report(request: HttpRequest, address: TextAddress) -> HttpResponseBase:
    version = get_version(address)
    row = ErrorReport(resolution=version.resolution)
    form = ErrorReportForm(request.POST or None, instance=row, initial={"token": request.GET.get("at", "")})
    if request.method == "POST" and form.is_valid():
        if not form.cleaned_data["website"]:
            form.save()
        return HttpResponseRedirect(f"{address.current.path}/error-reported")
    return render(request, "resolutions/report.html", {"form": form, "frame": frame_of(version)})


@answers_absence
def reported(request: HttpRequest, address: TextAddress) -> HttpResponseBase:
    return render(request, "resolutions/reported.html", {"frame": frame_of(get_version(address))})
