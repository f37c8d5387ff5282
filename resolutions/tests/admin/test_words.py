"""Words cut at note marks and references."""

from hypothesis import given
from hypothesis import strategies as st

from resolutions.admin.review.words import cut_words
from resolutions.models import CrossReference, FootnoteMark


def reference(start, end):
    return CrossReference(start=start, end=end)


def mark(at, marker="1", order=0):
    return FootnoteMark(at=at, marker=marker, order=order)


def test_mark_stands_before_the_character_at_its_offset():
    pieces = cut_words("of 1988, article 2", [mark(8)], [])
    assert [piece.text or piece.mark.marker for piece in pieces] == ["of 1988,", "1", " article 2"]


def test_mark_at_the_end_comes_last():
    assert cut_words("the end", [mark(7)], [])[-1].mark.marker == "1"


def test_reference_around_a_mark_goes_on_after_it():
    link = reference(3, 18)
    pieces = cut_words("of 1988, article 2", [mark(8)], [link])
    assert [(piece.text, piece.reference) for piece in pieces if piece.text] == [
        ("of ", None),
        ("1988,", link),
        (" article 2", link),
    ]


@given(st.text("abc ", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5))
def test_any_references_give_the_words_once(text, spans):
    links = [reference(min(span), max(span)) for span in spans if min(span) < max(span) <= len(text)]
    marks = [mark(min(span), order=count) for count, span in enumerate(spans) if min(span) <= len(text)]
    pieces = cut_words(text, marks, links)
    assert "".join(piece.text for piece in pieces) == text
    assert sum(piece.mark is not None for piece in pieces) == len(marks)
