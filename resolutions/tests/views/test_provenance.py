"""Readers see where a paragraph was read: the page, the lines, the printed words; never the file, unless it is published."""

import re

import html5lib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resolutions.models import Rereading
from resolutions.structure.spans import Span
from resolutions.tests.factories import clause, make_source, make_text, make_version, note
from resolutions.tests.views.conftest import make_published

pytestmark = pytest.mark.django_db
PRINTED = (
    "Cover page\n\f1. Requests every harbour\nto count its\n\flanterns;\n\n2. Invites the <keepers>.\n1 Register.\n"
)
TEXT = "/cnd/resolutions/901/1"


def span(words, page, text=PRINTED):
    start = text.index(words)
    return Span(start, start + len(words), page)


@pytest.fixture
def source():
    row = make_source(PRINTED.encode(), "C:\\Users\\ana\\report.txt")
    row.pages = [0, PRINTED.index("1. Req"), PRINTED.index("lanterns;")]
    row.save()
    return row


@pytest.fixture
def text(source):
    halves = (span("1. Requests every harbour\nto count its", 2), span("lanterns;", 3))
    rows = [
        clause("op1", "Requests every harbour to count its lanterns;", number="1.", source=halves, marks=[("1", 45)]),
        clause("op2", "Invites the <keepers>.", number="2.", source=(span("2. Invites the <keepers>.", 3),)),
        clause("op3", "Thanks all.", number="3."),
    ]
    made = note("1", "Register.")
    return make_text(rows, [type(made)(made.anchor, made.marker, made.words, (span("1 Register.", 3),))])


@pytest.fixture
def version(text, source):
    return make_published(text, source=source)


def page(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(response.content.decode())
    return response.content.decode()


def test_paragraph_names_the_pages_and_lines_and_shows_the_printed_words(client, version):
    shown = page(client, f"{TEXT}/op1")
    assert "page 2, lines 1–2" in shown
    assert "page 3, line 1" in shown
    assert "1. Requests every harbour\nto count its</blockquote>" in shown
    assert f'href="{TEXT}/source">report.txt</a>' in shown


def test_printed_words_are_escaped(client, version):
    assert "2. Invites the &lt;keepers&gt;.</blockquote>" in page(client, f"{TEXT}/op2")


def test_note_names_its_place(client, version):
    assert "page 3, line 4" in page(client, f"{TEXT}/fn1")


def test_range_names_all_that_it_holds(client, version):
    shown = page(client, f"{TEXT}/op1..op2")
    assert "page 3, lines 1–3" in shown
    assert "lanterns;\n\n2. Invites" in shown


def test_paragraph_whose_words_are_not_from_the_source_says_nothing(client, version):
    assert "Read from" not in page(client, f"{TEXT}/op3")


def test_text_without_a_source_says_nothing(client, text):
    make_published(text, source=None)
    assert "Read from" not in page(client, f"{TEXT}/op1")
    assert "Read from" not in page(client, TEXT)
    page(client, f"{TEXT}/source", 404)


def test_report_that_prints_the_text_is_named_by_its_symbol(client, text, source):
    make_published(text, source=source, report_symbol="E/1999/28")
    assert f'href="{TEXT}/source">E/1999/28</a>' in page(client, f"{TEXT}/op1")
    assert ">E/1999/28</a>" in page(client, TEXT)


def test_page_about_the_source_has_its_facts_and_every_place(client, version):
    shown = page(client, f"{TEXT}/source")
    assert version.source.sha256 in shown
    assert "report.txt" in shown
    assert "ana" not in shown
    assert "version 1 of the parser" in shown
    assert f'<a href="{TEXT}/op1">' in shown
    assert "page 2, lines 1–2; page 3, line 1" in " ".join(shown.split())
    assert f'<a href="{TEXT}/op3">' not in shown
    assert "noindex" in shown


def test_text_leads_to_the_page_about_its_source(client, version):
    assert f'href="{TEXT}/source"' in page(client, TEXT)


def test_earlier_version_leads_to_its_own_source(client, version):
    make_published(make_text(), source=make_source(b"Other.", "later.txt"))
    assert f'href="{TEXT}@1/source"' in page(client, f"{TEXT}@1")
    assert "report.txt" in page(client, f"{TEXT}@1/source")
    assert "later.txt" in page(client, f"{TEXT}/source")


def test_places_of_a_text_read_again_count_in_the_newer_text(client, source):
    newer = "\n\n" + PRINTED.replace("\f", "\n")
    again = Rereading.objects.create(source=source, parser_version=2, text=newer, pages=[0])
    row = clause("op1", "Invites the <keepers>.", number="1.", source=(span("2. Invites the <keepers>.", 1, newer),))
    make_published(make_text([row], []), source=source, reading=again)
    shown = page(client, f"{TEXT}/op1")
    assert f"line {newer[: newer.index('2. Inv')].count(chr(10)) + 1}<" in shown.replace("</p>", "<")
    assert "2. Invites the &lt;keepers&gt;.</blockquote>" in shown


def test_file_is_not_served_unless_a_setting_says_so(client, version, settings):
    assert f"{TEXT}/source/file" not in page(client, f"{TEXT}/source")
    assert client.get(f"{TEXT}/source/file").status_code == 404
    settings.PUBLISH_SOURCES = True
    assert f'href="{TEXT}/source/file"' in page(client, f"{TEXT}/source")
    response = client.get(f"{TEXT}/source/file")
    assert response.content == PRINTED.encode()
    assert response["Content-Disposition"] == 'attachment; filename="report.txt"'
    assert response["Content-Type"] == "application/octet-stream"


def test_file_of_a_draft_is_never_served(client, text, source, settings):
    settings.PUBLISH_SOURCES = True
    make_version(text, source=source)
    assert client.get(f"{TEXT}/source/file").status_code == 404


def test_text_of_a_report_is_cut_by_the_database_and_never_sent_whole(client, version):
    with CaptureQueriesContext(connection) as asked:
        page(client, f"{TEXT}/op1")
    about = [query["sql"] for query in asked if "sourcedocument" in query["sql"]]
    assert about
    assert not any(
        re.search(r'"resolutions_sourcedocument"\."(text|content)"(?! AS "printed")[, ]', sql.partition(" FROM ")[0])
        for sql in about
        if "SUBSTR" not in sql.upper()
    )
