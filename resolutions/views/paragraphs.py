"""Pages of their own for a paragraph, a run of paragraphs and a note: a fragment never reaches a server."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render

from resolutions.exports.passages import Passage, find_note, find_passage
from resolutions.models import Version
from resolutions.store.citing import run_of
from resolutions.store.records import record_of
from resolutions.structure.anchors import parse_anchor
from resolutions.views import absent, formats
from resolutions.views.caching import public
from resolutions.views.citing import ON_LIST_PAGE, paragraphs_citing_place
from resolutions.views.converters import TextAddress
from resolutions.views.excerpts import callers_of, find_excerpt, note_html
from resolutions.views.held import answers_absence, get_version
from resolutions.views.languages import languages_at
from resolutions.views.naming import how_to_cite
from resolutions.views.provenance import read_from
from resolutions.views.signposts import downloads, embedded_data, page_links, sign_page
from resolutions.views.terms import terms_of_place
from resolutions.views.text_pages import frame_of

TITLE = "title"


@public
@answers_absence
def place(request: HttpRequest, address: TextAddress, token: str) -> HttpResponseBase:
    """A paragraph, a range or a note, by what the token says; as JSON or plain text where the request prefers that."""
    version = get_version(address)
    if token == TITLE:
        return HttpResponseRedirect(f"{address.path}#title")
    wanted = formats.preferred(request)
    if wanted != "html":
        return formats.written_place(request, version, wanted, (address, token))
    if ".." not in token and parse_anchor(token).is_note:
        return _note(request, version, token, address)
    return _paragraph(request, version, token, address)


def _paragraph(request: HttpRequest, version: Version, token: str, address: TextAddress) -> HttpResponseBase:
    record = record_of(version)
    excerpt, passage = find_excerpt(record, token), find_passage(record, token)
    if excerpt is None:
        return absent.no_such_place(request, version, token, address)
    context = {
        "frame": frame_of(version),
        "links": page_links(version, token),
        "downloads": downloads(version, token),
        "jsonld": embedded_data(record, passage),
        "token": token,
        "excerpt": excerpt,
        "languages": languages_at(version, token),
        "cite": how_to_cite(record, token),
        "cited_by": paragraphs_citing_place(version, _tokens(passage)),
        "read_from": read_from(version, passage.clauses if passage else ()),
        "terms": terms_of_place(version, _tokens(passage)),
    }
    return sign_page(render(request, "resolutions/paragraph.html", context), version, address, token)


@public
@answers_absence
def cited_by(request: HttpRequest, address: TextAddress, token: str) -> HttpResponseBase:
    """Every paragraph of the archive that cites this one, one of these, or a part of it."""
    version = get_version(address)
    tokens = run_of(version, token)
    if not tokens:
        return absent.no_such_place(request, version, token, address, ending="/cited-by")
    context = {
        "frame": frame_of(version),
        "token": token,
        "cited_by": paragraphs_citing_place(version, tokens, request.GET, ON_LIST_PAGE),
    }
    return render(request, "resolutions/place_cited_by.html", context)


def _tokens(passage: Passage | None) -> list[str]:
    return [str(clause.anchor) for clause in passage.clauses] if passage else []


def _note(request: HttpRequest, version: Version, token: str, address: TextAddress) -> HttpResponseBase:
    record = record_of(version)
    note = find_note(record, token)
    if note is None:
        return absent.no_such_place(request, version, token, address)
    context = {
        "frame": frame_of(version),
        "links": page_links(version, token),
        "downloads": downloads(version, token),
        "jsonld": embedded_data(record, find_passage(record, token)),
        "note": note,
        "languages": languages_at(version, token),
        "html": note_html(record, note),
        "callers": callers_of(record, note),
        "read_from": read_from(version, [note]),
        "cite": how_to_cite(record, token),
    }
    return sign_page(render(request, "resolutions/note.html", context), version, address, token)
