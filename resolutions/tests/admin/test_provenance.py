"""From each paragraph, head and problem to its place in the source and back, in long sources too."""

import re

import pytest

from resolutions.admin.review.heads import head_places
from resolutions.admin.review.places import Place
from resolutions.models import Problem, Rereading, Version
from resolutions.structure.nodes import Words
from resolutions.structure.spans import Span
from resolutions.tests.admin.conftest import at
from resolutions.tests.factories import clause, make_source, make_text, make_version

SOURCE = """Resolution 901/1

**Safe carriage of
paper lanterns**

The Commission on Narcotic Drugs,

1. Requests every harbour to count its lanterns;

1st meeting
12 March 1999
"""


def span(words, text=SOURCE, page=1):
    return (Span(text.index(words), text.index(words) + len(words), page),)


@pytest.fixture
def version(archivist):
    clauses = [
        clause(
            "op1",
            "Requests every harbour to count its lanterns;",
            number="1.",
            source=span("1. Requests every harbour to count its lanterns;"),
        )
    ]
    text = make_text(clauses, [], adoption_line=Words("1st meeting 12 March 1999"))
    return make_version(text, source=make_source(SOURCE.encode()))


def page_of(client, version, query=""):
    response = client.get(at("change", version) + query)
    assert response.status_code == 200
    return response.content.decode()


class TestHeads:
    def test_are_found_by_their_words_over_line_ends_and_signs(self, version):
        body = [Place(SOURCE.index("1. Req"), SOURCE.index("lanterns;") + 9, 1, "op1", "clause")]
        places = head_places(version, SOURCE, body, [0])
        words = {name: SOURCE[found[0].start : found[0].end] for name, found in places.items()}
        assert words == {
            "printed": "Resolution 901/1",
            "title": "Safe carriage of\npaper lanterns",
            "formula": "The Commission on Narcotic Drugs,",
            "adoption": "1st meeting\n12 March 1999",
        }

    def test_lead_to_both_sides(self, archivist, version):
        page = page_of(archivist, version)
        for name in ("title", "formula", "adoption", "printed"):
            assert f'href="#src-{name}"' in page
            assert f'href="#out-{name}"' in page

    def test_whose_words_are_nowhere_have_no_place(self, archivist, version):
        Version.objects.filter(pk=version.pk).update(title="Another title")
        page = page_of(archivist, version)
        assert 'href="#src-title"' not in page
        assert 'id="out-title"' in page


class TestLongSources:
    @pytest.fixture
    def long(self, archivist):
        pages = [f"Page {number} has many words. " * 300 for number in range(1, 41)]
        pages[19] = "1. Requests every harbour to count its lanterns;\n" + pages[19]
        text = "\f".join(pages)
        starts = [0]
        for page in pages[:-1]:
            starts.append(starts[-1] + len(page) + 1)
        source = make_source(text.encode())
        source.pages = starts
        source.save()
        where = span("1. Requests every harbour to count its lanterns;", text, 20)
        rows = [clause("op1", "Requests every harbour to count its lanterns;", number="1.", source=where)]
        return make_version(make_text(rows, []), source=source)

    def test_show_the_pages_of_the_text_alone(self, archivist, long):
        page = page_of(archivist, long)
        assert "Page 20 has" in page
        assert "Page 19 has" not in page
        assert "Page 21 has" not in page
        assert len(page) < 150_000

    def test_lead_to_the_pages_before_and_after(self, archivist, long):
        page = page_of(archivist, long)
        assert 'href="?pages=15-19#source"' in page
        assert "Page 16 has" in page_of(archivist, long, "?pages=15-19")
        assert 'href="?pages=21-25#source"' in page

    def test_lead_from_a_paragraph_to_its_page_where_others_are_shown(self, archivist, long):
        assert 'href="?pages=20#src-op1"' in page_of(archivist, long, "?pages=1-3")
        assert 'href="#src-op1"' in page_of(archivist, long, "?pages=20")

    @pytest.mark.parametrize("query", ["?pages=x", "?pages=-3", "?pages=9999999999999", "?pages=30-2", "?pages=1-40"])
    def test_show_something_sensible_for_any_query(self, archivist, long, query):
        assert len(page_of(archivist, long, query)) < 300_000

    def test_problem_leads_to_its_page(self, archivist, long):
        at_page_3 = long.source.pages[2] + 5
        row = Problem.objects.create(
            version=long, code="x", severity="warning", message="Look.", spans=[[at_page_3, at_page_3 + 3, 3]]
        )
        assert f'href="?pages=3#flag-{row.pk}"' in page_of(archivist, long)
        assert f'href="#flag-{row.pk}"' in page_of(archivist, long, "?pages=3")


class TestConfidence:
    def test_repair_stands_beside_its_paragraph_with_the_words_of_the_seam(self, archivist, db):
        text = "1. Requests every harbour to\n\fcount its lanterns;\n"
        halves = (*span("1. Requests every harbour to", text), *span("count its lanterns;", text, 2))
        row = clause(
            "op1",
            "Requests every harbour to count its lanterns;",
            number="1.",
            source=halves,
            repairs=("joined across a page end",),
        )
        page = page_of(archivist, make_version(make_text([row], []), source=make_source(text.encode())))
        assert '<q class="quiet">… 1. Requests every harbour to | count its lanterns; …</q>' in page
        assert "Show only paragraphs with repairs or problems (1)" in page
        assert re.search(r'<li id="out-op1" class="row[^"]* is-doubtful"', page)

    def test_text_without_warnings_says_so(self, archivist, version):
        assert "Nothing doubtful was met." in page_of(archivist, version)
        Problem.objects.create(version=version, code="x", severity="info", message="A remark.")
        assert "Nothing doubtful was met." in page_of(archivist, version)
        Problem.objects.create(version=version, code="x", severity="warning", message="A doubt.")
        assert "Nothing doubtful was met." not in page_of(archivist, version)

    def test_problems_lead_to_the_next_and_the_one_before(self, archivist, version):
        info, error = (
            Problem.objects.create(version=version, code="x", severity=severity, message=severity)
            for severity in ("info", "error")
        )
        page = page_of(archivist, version)
        first = page[page.index(f'id="problem-{error.pk}"') : page.index(f'id="problem-{info.pk}"')]
        assert f'href="#problem-{info.pk}">next' in first
        assert f'href="#problem-{error.pk}">previous' in page


class TestSheet:
    def test_has_a_rule_for_every_place(self, archivist, version):
        response = archivist.get(at("lit", version))
        assert response["Content-Type"] == "text/css"
        assert '.panes:has([data-place="op1"]:target) [data-place="op1"]{' in response.content.decode()
        assert archivist.get(at("lit", version), headers={"If-None-Match": response["ETag"]}).status_code == 304

    def test_is_asked_for_only_where_no_script_runs(self, archivist, version):
        head = page_of(archivist, version).partition("</head>")[0]
        assert re.search(r'<noscript><link rel="stylesheet" href="[^"]+/lit/"></noscript>', head)

    def test_is_for_those_who_see_drafts(self, staff, version):
        assert staff.get(at("lit", version)).status_code == 403


def test_places_of_a_proposal_count_in_the_text_of_its_re_reading(archivist, version):
    newer = "Head.\n" + SOURCE
    rereading = Rereading.objects.create(source=version.source, parser_version=2, text=newer, pages=[0])
    rows = [
        clause("op1", "Requests every harbour to count its lanterns;", source=span("1. Requests every harbour", newer))
    ]
    proposal = make_version(make_text(rows, []), source=version.source, reading=rereading, number=2)
    page = page_of(archivist, proposal)
    assert "1. Requests every harbour</span>" in page.replace("</a>", "")
