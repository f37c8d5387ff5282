"""Paragraphs and lists of references that are pasted, and what is said of words that were not understood."""

import pytest

from resolutions.citations.designations import LONGEST, Why, read_citations
from resolutions.structure.identity import Identity


def paths(words):
    return [reading.paths for reading in read_citations(words) if reading.candidates]


def reasons(words):
    return [reading.why for reading in read_citations(words)]


def test_a_reading_shows_the_words_as_they_were_typed():
    words = "see GA\u00a0Res 77/238, ¶ 5 (and art.\u2009 3 of the 1988 convention)"
    assert [reading.words for reading in read_citations(words)] == [
        "GA\u00a0Res 77/238, ¶ 5",
        "art.\u2009 3 of the 1988 convention",
    ]
    assert all(words[one.start : one.end] == one.words for one in read_citations(words))


def test_lines_of_a_list_are_entries_and_ibid_goes_back_one():
    words = "1. A/RES/77/238, para. 2\n2. Ibid., para. 4\n\n* 1988 Convention, art. 3\n"
    assert paths(words) == [
        ("/ga/resolutions/77/238/op2",),
        ("/ga/resolutions/77/238/op4",),
        ("/conventions/1988/article/3",),
    ]


def test_a_citation_that_a_page_broke_in_two_lines_is_one():
    assert paths("as the lamplighters were told in General Assembly resolution\n77/238 of 15 December 2022") == [
        ("/ga/resolutions/77/238",)
    ]


def test_a_line_of_a_list_in_which_nothing_was_read_says_so():
    readings = read_citations("CND 45/9\nthe harbour at dusk\nGA 77/238")
    assert [(one.words, one.why) for one in readings] == [
        ("CND 45/9", None),
        ("the harbour at dusk", Why.NOTHING),
        ("GA 77/238", None),
    ]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Ibid., para. 3", Why.NAMED_BEFORE),
        ("article 3 of that Convention", Why.NAMED_BEFORE),
        ("UNSCR 1373", Why.NO_YEAR),
        ("S/RES/1373", Why.NO_YEAR),
        ("paragraph 2 above", Why.SAME_TEXT),
        ("ECOSOC 45/9", Why.NOT_NUMBERED_SO),
        ("GA resolution 12/5", Why.NOT_NUMBERED_SO),
        ("Statistical Commission decision 46/101", Why.OTHER_ORGAN),
        ("open 24/7", Why.LOOK_ALIKE),
        ("lanterns", Why.NOTHING),
        ("x" * (LONGEST + 1), Why.TOO_LONG),
    ],
)
def test_what_was_not_understood_has_a_reason(words, why):
    assert reasons(words) == [why]
    assert not paths(words)


def test_its_resolution_is_asked_about_with_the_reason():
    (reading,) = read_citations("its resolution 45/9")
    assert len(reading.candidates) > 1
    assert reading.why is Why.OWN_ORGAN


def test_its_is_the_organ_that_acts_in_its_resolution_and_no_other_that_was_named():
    assert paths("The General Assembly, in its resolution 45/9,") == [("/ga/resolutions/45/9",)]
    assert len(paths("The General Assembly met, and the lamplighters followed its resolution 45/9")[0]) > 1


def test_an_article_that_is_not_in_the_convention_leads_to_the_convention():
    (reading,) = read_citations("1988 Convention, article 99")
    assert (reading.paths, reading.why) == (("/conventions/1988",), Why.NO_SUCH_ARTICLE)


@pytest.mark.parametrize(
    ("words", "path", "document"),
    [
        ("CND Res 45/9 (15 March 2002) UN Doc E/2002/28 para 3", "/cnd/resolutions/45/9/op3", "E/2002/28"),
        ("E/2001/28/Rev.1, part two, chap. I, resolution 44/20", "/cnd/resolutions/44/20", "E/2001/28/Rev.1"),
        ("UNSC Res 1373 (28 September 2001) UN Doc S/RES/1373", "/sc/resolutions/2001/1373", "S/RES/1373"),
    ],
)
def test_the_document_that_prints_a_text_is_no_second_citation(words, path, document):
    (reading,) = read_citations(words)
    assert (reading.paths, reading.printed_in) == ((path,), document)


def test_a_document_and_a_text_beside_it_are_two():
    assert paths("E/CN.7/2001/16 and CND resolution 45/9") == [("/symbol/E/CN.7/2001/16",), ("/cnd/resolutions/45/9",)]


def test_what_a_title_names_is_no_citation():
    words = "CND Resolution 45/9, “Review of General Assembly resolution 40/122 on lanterns,” March 15, 2002, para. 3"
    assert paths(words) == [("/cnd/resolutions/45/9/op3",)]


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("A/RES/48/12 bk. II, para. 2", "/ga/resolutions/48/12"),
        ("CND res. 45/9, pp. 3-4", "/cnd/resolutions/45/9"),
        ("CND res. 45/9, which recalls paragraph 3 above", "/cnd/resolutions/45/9"),
        ("ECOSOC 2022/13, text I, ¶ 6", "/ecosoc/resolutions/2022/13/text1-op6"),
        ("footnote 2 of A/RES/75/143", "/ga/resolutions/75/143/fn2"),
        ("GA Res. 75/247, § I, ¶ 2", "/ga/resolutions/75/247/s1-op2"),
        ("A/RES/55/25, annex I, second preambular paragraph", "/ga/resolutions/55/25/annex1-pp2"),
        ("CND res. 56/4, operative paragraphs 3, 4 and 5", "/cnd/resolutions/56/4/op3..op5"),
        ("CND res. 56/4, paras 3 and 5", "/cnd/resolutions/56/4"),
    ],
)
def test_a_place_is_only_given_where_it_is_certain(words, path):
    assert paths(words)[0] == (path,)


def test_several_bare_numbers_are_several_questions():
    assert [len(one) for one in paths("45/9 and 46/2")] == [3, 3]


def test_titles_are_looked_up_only_where_nothing_else_is_named():
    asked = []

    def find(title):
        asked.append(title)
        return (Identity("cnd", "resolution", "46", 2),)

    (reading,) = read_citations("the resolution entitled “Safe carriage of paper lanterns”", find_titled=find)
    assert reading.paths == ("/cnd/resolutions/46/2",)
    assert asked == ["Safe carriage of paper lanterns"]
    read_citations("CND resolution 45/9, entitled “Safe carriage of paper lanterns”", find_titled=find)
    assert len(asked) == 1
