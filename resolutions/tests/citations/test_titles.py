"""Quoted titles hold no citations."""

import pytest

from resolutions.citations.titles import cover_titles
from resolutions.tests.citations.reading import targets


@pytest.mark.parametrize(
    "words",
    [
        "its resolution 44/3, entitled “Follow-up to resolution 43/9, paragraph 2, and to E/CN.7/2000/5”,",
        "its resolution 44/3, entitled “On article 5 of the 1988 Convention; and the Charter of the United Nations”,",
        "its resolution 44/3, where the theme of the session would be “Trees for the 2030 Agenda”,",
        "its resolution 44/3, with an agenda item entitled “Reading of General Assembly resolution 54/132”,",
    ],
)
def test_citations_inside_a_quoted_title_are_a_part_of_the_title(words):
    assert targets(words) == [("CND/RES/44/3", "")]


def test_what_stands_behind_a_title_is_read():
    words = "its resolution 44/3, entitled “On 43/9”, and article 5 of the 1988 Convention;"
    assert targets(words) == [("CND/RES/44/3", ""), ("1988", "article 5")]


def test_a_list_goes_on_behind_titles_however_long():
    title = "Trees, " * 40
    words = f"General Assembly resolutions 54/132, entitled “{title}”, 54/133, entitled “Wells”, and 55/65 of 4 December 2000,"
    assert [key for key, _ in targets(words)] == ["A/RES/54/132", "A/RES/54/133", "A/RES/55/65"]


def test_several_titles_in_a_row_are_all_covered():
    covered = cover_titles('items entitled "On 45/9", "On 45/10" and "On 45/11" and resolution 45/12')
    assert [number for number in ("45/9", "45/10", "45/11", "45/12") if number in covered] == ["45/12"]


def test_a_quotation_that_is_no_title_is_read():
    assert targets("Decides that “General Assembly resolution 54/132” be read;") == [("A/RES/54/132", "")]


def test_the_copy_keeps_its_length():
    words = 'entitled "On 45/9", as 45/10'
    assert len(cover_titles(words)) == len(words)
