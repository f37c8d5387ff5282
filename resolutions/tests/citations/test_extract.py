"""All stages of extraction together: the seeds, any text at all, and how long it takes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.citations.bodies import shipped_bodies
from resolutions.citations.conventions import shipped_conventions
from resolutions.citations.extract import extract_references
from resolutions.ingest.pipeline import read_source
from resolutions.structure.nodes import Words
from resolutions.tests.citations.reading import CND_45, ECOSOC_2021, clause, read, text

TRAFFIC = "United Nations Convention against Illicit Traffic in Narcotic Drugs and Psychotropic Substances of 1988"
THREE = ("convention", "drug-control-conventions", "", None, "matched")


def of_seed(shared, name):
    path = shared / "seeds" / name
    (draft,) = read_source(path.read_bytes(), path.name).drafts
    found = extract_references(draft.text, draft.identity, draft.adoption, shipped_conventions(), shipped_bodies())
    return draft, [
        (one.anchor, one.printed, one.kind.value, one.target, one.pinpoint, one.date, one.status.value) for one in found
    ]


@pytest.mark.corpus
def test_the_references_of_the_seed_of_2002(shared):
    _, found = of_seed(shared, "000_7c5a8953363a440f.txt")
    assert found == [
        ("pp1", TRAFFIC, "convention", "1988", "", None, "matched"),
        ("pp3", "S-20/4 C", "resolution", "A/RES/S-20/4", "C", date(1998, 6, 10), "unmatched"),
        (
            "pp5",
            "United Nations Convention against Transnational Organized Crime",
            "convention",
            "untoc",
            "",
            None,
            "matched",
        ),
        ("pp5", "protocols", "convention", "untoc-protocols", "", None, "matched"),
        ("fn33", "E.94.XI.5", "publication", "E.94.XI.5", "", None, "unmatched"),
        ("fn34", "E/CN.7/2001/16", "document", "E/CN.7/2001/16", "", None, "unmatched"),
        ("fn35", "55/25, annex I", "resolution", "A/RES/55/25", "annex I", None, "unmatched"),
        ("fn36", "55/25, annexes II and III", "resolution", "A/RES/55/25", "annexes II and III", None, "unmatched"),
        ("fn36", "55/255, annex", "resolution", "A/RES/55/255", "annex", None, "unmatched"),
    ]


@pytest.mark.corpus
def test_the_references_of_the_seed_of_1997(shared):
    _, found = of_seed(shared, "004_f71df7decd2cfd74.txt")
    assert found == [
        ("title", TRAFFIC, "convention", "1988", "", None, "matched"),
        ("pp3", "international drug control treaties", *THREE),
        ("pp4", "international drug control conventions", *THREE),
        ("op3", "paragraph 2 above", "paragraph", "op2", "", None, "matched"),
        ("op3", TRAFFIC, "convention", "1988", "article 2", None, "matched"),
        ("op4", "international drug control treaties", *THREE),
        ("op5", "article 2 of the 1988 Convention", "convention", "1988", "article 2", None, "matched"),
        ("fn1", "E.97.XI.3", "publication", "E.97.XI.3", "", None, "unmatched"),
        ("fn2", "E.94.XI.5", "publication", "E.94.XI.5", "", None, "unmatched"),
    ]


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["000_7c5a8953363a440f.txt", "004_f71df7decd2cfd74.txt"])
def test_every_span_of_a_seed_is_of_its_place(shared, name):
    draft, _ = of_seed(shared, name)
    references = extract_references(draft.text, draft.identity, draft.adoption, shipped_conventions(), shipped_bodies())
    assert references
    assert_spans(draft.text, references)


def assert_spans(source, references):
    words = {str(one.anchor): one.words.text for one in (*source.walk(), *source.footnotes)} | {
        "title": source.title.text
    }
    ends = {}
    for one in references:
        assert one.printed == words[one.anchor][one.start : one.end] != ""
        assert len(one.target) <= 120
        assert len(one.pinpoint) <= 300
        assert one.start >= ends.get(one.anchor, 0), f"{one} stands over the one before"
        ends[one.anchor] = one.end


PIECES = st.sampled_from(
    [
        "resolution ", "resolutions ", "decision ", "its ", "General Assembly ", "Council ", "the Commission, in ", "45/9", "55/25",
        "S\u201320/4 C", "2 (XL)", "1817 (2008)", "217 A (III)", "2021/10", " and ", ", ", "; ", " of 10 June 1998", ", annex I",
        "paragraph 2 of ", "paragraph 2 above", "article 2 of the ", "1988 Convention", "Single Convention", " as amended by the ",
        "1972 Protocol", "E/CN.7/2001/16", " and Corr.1 and 2", "Sales No. E.94.XI.5", "(United Nations publication, ", "Ibid.",
        " of 1988", "co-operation ", "\u00ad", "\u00a0", "Treaty Series, vol. 520, No. 7515", "(\u201cthe ", "Text\u201d)", ".", " (", ")",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map("".join))


@given(TEXTS, TEXTS, st.sampled_from([CND_45, ECOSOC_2021, None]))
def test_any_text_is_read_with_spans_that_are_its_words_and_do_not_overlap(words, note, identity):
    source = text(clause("op1", words), clause("op2", note), notes=[note], title=words)
    assert_spans(source, read(source, identity))


@given(st.lists(PIECES, min_size=1, max_size=15).map("".join), st.integers(0, 60), st.integers(1, 30))
def test_a_link_anywhere_keeps_spans_sound(words, start, length):
    start = min(start, len(words) - 1)
    linked = words[start : start + length]
    source = text(clause("op1", words, links=[(linked, "https://undocs.org/A/RES/77/238")]))
    assert_spans(source, read(source))


def test_what_a_draft_for_another_organ_calls_its_own_is_that_organs():
    outer = clause("op1", "Recommends to the General Assembly the adoption of the following draft resolution:")
    inner = clause("text1-pp1", "Recalling its resolution 75/3,")
    (found,) = read(text(outer, inner), ECOSOC_2021, date(2021, 7, 1))
    assert found.target == "A/RES/75/3"


def test_the_title_has_references_of_its_own():
    (found,) = read(text(clause("op1", "Rests;"), title="Follow-up to General Assembly resolution 55/25"))
    assert (found.anchor, found.target) == ("title", "A/RES/55/25")


def test_an_empty_place_has_none():
    assert read(text(clause("op1", ""), title="")) == ()
    assert not Words()
