"""The source is cut for the page without losing or doubling a character."""

from hypothesis import given
from hypothesis import strategies as st

from resolutions.admin.review.places import Place, places_of, window_of
from resolutions.admin.review.source import Flag, cut_source

TEXT = "Head\n\n1. One thing;\n2. Two\nthings.\n"


def shown(pane):
    return "".join(bit.text for stretch in pane.stretches for bit in stretch.bits)


def bits(pane, kind):
    return [bit for stretch in pane.stretches for bit in stretch.bits if bit.kind == kind]


def cut(text, places=(), *, pages=(0,), flags=(), window=None):
    return cut_source(text, places, pages=pages, flags=flags, window=window or (0, len(text)))


def test_every_line_has_its_number_and_offset():
    lines = bits(cut(TEXT), "line")
    assert [(bit.number, bit.offset) for bit in lines] == [(1, 0), (2, 5), (3, 6), (4, 20), (5, 27)]


def test_stretch_of_a_paragraph_holds_its_words_alone():
    (op1,) = places_of("op1", [[6, 19, 1]], "clause")
    held = [stretch for stretch in cut(TEXT, [op1]).stretches if stretch.place]
    assert ["".join(bit.text for bit in stretch.bits) for stretch in held] == ["1. One thing;"]
    assert held[0].place.html_id == "src-op1"


def test_paragraph_joined_over_a_page_end_has_two_targets():
    first, second = places_of("op2", [[27, 34, 2], [20, 26, 1]], "clause")
    assert (first.html_id, second.html_id) == ("src-op2", "src-op2.2")
    assert (first.start, second.page) == (20, 2)


def test_page_break_stands_before_the_line_that_begins_the_page():
    pane = cut(TEXT, pages=(0, 27))
    kinds = [(bit.kind, bit.number) for stretch in pane.stretches for bit in stretch.bits if bit.kind != "text"]
    assert kinds[-2:] == [("page", 2), ("line", 5)]


def test_overlapping_places_show_no_character_twice_and_keep_both_targets():
    places = [Place(6, 19, 1, "op1", "clause"), Place(9, 12, 1, "op9", "clause")]
    pane = cut(TEXT, places)
    assert shown(pane) == TEXT
    assert {stretch.place.token for stretch in pane.stretches if stretch.place} == {"op1", "op9"}


def test_flag_stands_at_its_offset():
    pane = cut(TEXT, flags=[Flag(at=9, problem=7, severity="warning")])
    (flag,) = bits(pane, "flag")
    assert flag.flag.problem == 7


def test_window_of_a_long_source_keeps_lines_around_the_text():
    long = "\n".join(f"line {number}" for number in range(1000))
    start = long.index("line 500")
    window = window_of(long, [Place(start, start + 8, 1, "op1", "clause")], lines=2)
    pane = cut(long, window=window)
    assert shown(pane).split("\n") == ["line 498", "line 499", "line 500", "line 501", "line 502"]
    assert (pane.first_line, pane.last_line, pane.is_whole) == (499, 503, False)


@given(
    st.text("ab \n\f", max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6),
    st.lists(st.integers(0, 80), max_size=3),
)
def test_any_places_give_the_text_once(text, spans, pages):
    places = [
        Place(min(span), max(span), 1, f"op{count}", "clause")
        for count, span in enumerate(spans)
        if max(span) <= len(text)
    ]
    assert shown(cut(text, places, pages=pages)) == text
