"""Every place that a pinpoint names."""

import pytest

from resolutions.citations.pinpoints import anchor_of
from resolutions.citations.places import column_of, letters_of, places_of


@pytest.mark.parametrize(
    ("pinpoint", "places"),
    [
        ("paragraph 3", "op3"),
        ("paragraphs 3 and 5 to 7", "op3 op5 op6 op7"),
        ("paras. 7-8", "op7 op8"),
        ("paragraphs 3 (a) and (b)", "op3-a op3-b"),
        ("paragraphs 3 (a) to (d)", "op3-a op3-b op3-c op3-d"),
        ("paragraphs 1 (a) (i) to (iii)", "op1-a-i op1-a-ii op1-a-iii"),
        ("paragraph 5 (a) (iv), (v) and (b)", "op5-a-iv op5-a-v op5-b"),
        ("paragraphs 3 (a) and 4", "op3-a op4"),
        ("annex I, paragraph 2", "annex1-p2"),
        ("paragraphs 23 and 24 of the annex", "annex1-p23 annex1-p24"),
        ("sect. III, para. 12", "s3-op12"),
        ("paragraphs 4 and 5 of section II", "s2-op4 s2-op5"),
        ("C, paragraph 20", "op20"),
        ("preambular paragraph 3", "pp3"),
        ("paragraph 12 bis", "op12bis"),
        ("paragraph 2 and annex", "op2"),
        ("paragraphs 900 to 100", "op900 op100"),
        ("annex", ""),
        ("sections III and VII", ""),
        ("section II.A", ""),
        ("A-C", ""),
        ("", ""),
    ],
)
def test_places(pinpoint, places):
    assert " ".join(places_of(pinpoint)) == places


@pytest.mark.parametrize(
    ("pinpoint", "letters"),
    [
        ("C", "C"),
        ("C, annex", "C"),
        ("A-C", "ABC"),
        ("A–C", "ABC"),
        ("A and B", "AB"),
        ("A, B and C", "ABC"),
        ("annex II", ""),
        ("Article 2", ""),
    ],
)
def test_letters(pinpoint, letters):
    assert "".join(letters_of(pinpoint)) == letters


@pytest.mark.parametrize(
    "pinpoint", ["paragraph 3", "annex II, paragraph 4 (b)", "section II, paragraph 1", "C, para. 9"]
)
def test_a_single_place_is_the_one_that_the_link_leads_to(pinpoint):
    assert places_of(pinpoint) == (anchor_of(pinpoint),)


def test_the_column_has_a_blank_on_each_side_of_each():
    assert column_of("C, paragraphs 3 and 4") == " letter-C op3 op4 "
    assert column_of("annex") == ""


def test_a_range_without_end_is_cut():
    assert len(places_of("paragraphs 1 to 999")) == 2
