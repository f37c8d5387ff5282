"""The review page shows everything of a version, each thing at its place on both sides."""

import re

import pytest

from resolutions.models import DroppedText, Problem
from resolutions.publishing.publish import publish
from resolutions.structure.nodes import Kind, Part, Words
from resolutions.structure.spans import Span
from resolutions.tests.admin.conftest import at
from resolutions.tests.factories import clause, make_source, make_text, make_user, make_version, note

SOURCE = (
    "1. Requests every harbour to\n\fcount its lanterns;\n\nPage 2\n2. <script>alert(1)</script> & so on.\n1 A note.\n"
)


def at_words(*found):
    return tuple(Span(SOURCE.index(words), SOURCE.index(words) + len(words), page) for words, page in found)


@pytest.fixture
def version(db):
    joined = at_words(("1. Requests every harbour to", 1), ("count its lanterns;", 2))
    clauses = [
        clause(
            "op1",
            "Requests every harbour to count its lanterns;",
            number="1.",
            verb="request",
            source=joined,
            repairs=("joined",),
            marks=[("1", 45), ("9", 45)],
        ),
        clause("op2", "<script>alert(1)</script> & so on.", number="2.", source=at_words(("2. <script>", 2))),
    ]
    source = make_source(SOURCE.encode())
    source.pages = [0, SOURCE.index("\f") + 1]
    source.save()
    return make_version(make_text(clauses, [note("1", "A note.")]), source=source)


def page_of(client, version, query=""):
    response = client.get(at("change", version) + query)
    assert response.status_code == 200
    return response.content.decode()


def ids_in(page):
    return re.findall(r'\sid="([^"]+)"', page)


def test_paragraph_has_its_place_on_both_sides(archivist, version):
    page = page_of(archivist, version)
    assert {"src-op1", "src-op1.2", "out-op1", "out-fn1"} <= set(ids_in(page))
    assert 'href="#src-op1.2"' in page
    assert 'href="#out-op1"' in page


def test_every_id_stands_once_and_every_inner_link_has_its_target(archivist, version):
    problem(version, "op1", [[0, 5, 1]])
    page = page_of(archivist, version)
    ids = ids_in(page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) - set(ids) == set()


def test_both_sides_carry_the_same_name_for_the_script(archivist, version):
    assert page_of(archivist, version).count('data-place="op1"') == 3


def test_outline_shows_action_repair_and_number(archivist, version):
    page = page_of(archivist, version)
    row = page[page.index('id="out-op1"') : page.index('id="out-op2"')]
    assert ">request<" in row
    assert ">joined<" in row
    assert ">1.<" in row


def test_mark_without_a_note_is_shown_as_such(archivist, version):
    page = page_of(archivist, version)
    assert '<a href="#out-fn1">1</a>' in page
    assert '<span class="unbound">9?</span>' in page


def test_page_break_is_shown(archivist, version):
    assert '<span class="page-break">page 2</span>' in page_of(archivist, version)


def test_words_of_source_and_text_are_escaped(archivist, version):
    page = page_of(archivist, version)
    assert "<script>alert(1)" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 2


def problem(version, token, spans):
    return Problem.objects.create(
        version=version, code="x", severity="warning", token=token, message="Look <i>here</i>.", spans=spans
    )


def test_problem_leads_to_both_sides_and_back(archivist, version):
    row = problem(version, "op1", [[3, 9, 1]])
    page = page_of(archivist, version)
    assert f'href="#flag-{row.pk}"' in page
    assert f'id="flag-{row.pk}" href="#problem-{row.pk}"' in page
    assert page.count(f'href="#problem-{row.pk}"') == 3  # from the flag, from the paragraph, from the tally
    assert "Look &lt;i&gt;here&lt;/i&gt;." in page


def test_problem_that_names_only_a_place_is_put_to_its_paragraph(archivist, version):
    problem(version, "", [[3, 9, 1]])
    assert "in the outline: op1" in page_of(archivist, version)


def test_gravest_problem_comes_first(archivist, version):
    problem(version, "op1", [])
    Problem.objects.create(version=version, code="y", severity="error", message="Worse.")
    page = page_of(archivist, version)
    assert page.index("Worse.") < page.index("Look &lt;i&gt;here")


def test_problem_looked_at_leaves_the_list_and_is_remembered(archivist, version):
    row = problem(version, "op1", [])
    archivist.post(at("settle_problem", version), {"problem": row.pk})
    row.refresh_from_db()
    assert row.settled_by.username == "ana"
    assert "1 looked at" in page_of(archivist, version)


def test_problem_of_another_text_is_not_settled_here(archivist, version):
    row = problem(make_version(number=2), "", [])
    assert archivist.post(at("settle_problem", version), {"problem": row.pk}).status_code == 404
    row.refresh_from_db()
    assert row.settled_at is None


def test_dropped_words_are_listed_and_shown_in_their_place(archivist, version):
    start = SOURCE.index("Page 2")
    DroppedText.objects.create(
        version=version, source=version.source, text="Page 2", reason="page furniture", spans=[[start, start + 6, 2]]
    )
    page = page_of(archivist, version)
    assert 'href="#src-dropped1"' in page
    assert 'id="src-dropped1"' in page


def test_text_area_holds_the_canonical_text(archivist, version):
    text = archivist.get(at("change", version)).context["form"]["text"].value()
    assert "1. Requests every harbour to count its lanterns;[^1]" in text
    assert "Adopted:" not in text


def test_table_row_shows_its_cells(archivist, db):
    cells = (Words("Harbour"), Words("Lanterns"))
    row = clause("t1-r1", "", kind=Kind.TABLE, part=Part.OPERATIVE, cells=cells)
    table = clause("t1", "", kind=Kind.TABLE, part=Part.OPERATIVE, children=[row])
    page = page_of(archivist, make_version(make_text([table], [])))
    assert "<li>Harbour</li><li>Lanterns</li>" in page


def test_long_source_of_several_texts_is_cut_to_this_one(archivist, db):
    lines = "\n".join(f"Line {number}." for number in range(2000))
    start = lines.index("Line 1000.")
    source = make_source(lines.encode())
    text = make_text([clause("op1", "Line 1000.", number="1.", source=(Span(start, start + 10, 1),))], [])
    version = make_version(text, source=source)
    make_version(make_text(), source=source, number=2, source_index=1)
    page = page_of(archivist, version)
    assert "Line 990." in page
    assert "Line 100." not in page
    assert "Line 100." in page_of(archivist, version, "?source=whole")


def test_published_text_is_shown_and_not_edited(archivist, db):
    page = page_of(archivist, publish(make_version(), make_user("ana")))
    assert 'id="review-form"' not in page
    assert "New draft from this text" in page
    assert "Withdraw with a reason" in page


def long_text(paragraphs):
    rows = [
        clause(f"op{n}", f"Requests harbour {n} to count;", number=f"{n}.", verb="request", marks=[(str(n), 5)])
        for n in range(1, paragraphs + 1)
    ]
    return make_text(rows, [note(str(n), f"Register {n}.") for n in range(1, paragraphs + 1)])


def test_queries_do_not_grow_with_the_text(archivist, django_assert_max_num_queries):
    version = make_version(long_text(300))
    for n in range(1, 301):
        problem(version, f"op{n}", [])
    with django_assert_max_num_queries(30):
        page_of(archivist, version)


def test_what_was_mended_in_a_paragraph_is_said_once(archivist, version):
    start, end = SOURCE.index("1. Requests"), SOURCE.index("count its")
    said = [
        ("mended", "“Requests every harbour to”: joined."),
        ("mended", "“Another”: cut."),
        ("other", "It was joined."),
    ]
    for code, message in said:
        Problem.objects.create(version=version, code=code, severity="info", message=message, spans=[[start, end, 1]])
    page = page_of(archivist, version)
    assert "”: joined." not in page
    assert page.count('<span class="badge badge-info">joined</span>') == 1
    assert "“Another”: cut." in page
    assert "It was joined." in page
    assert "2 problems" in page
