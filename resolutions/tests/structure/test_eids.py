"""eIds and anchors name the same places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.structure.anchors import Anchor, parse_anchor
from resolutions.structure.eids import anchor_of_eid, eid_of, find_place

PAIRS = [
    ("pp3", "preamble__container_3"),
    ("pp5a", "preamble__container_5a"),
    ("pp3-a", "preamble__container_3__list_1__item_a"),
    ("op3", "para_3"),
    ("op12bis", "para_12bis"),
    ("op2-e", "para_2__list_1__point_e"),
    ("op2-e-i", "para_2__list_1__point_e__list_1__point_i"),
    ("op2-end", "para_2__list_1__wrapup"),
    ("op2-end~2", "para_2__list_1__wrapup_2"),
    ("op3~2", "para_3_2"),
    ("s3-op2", "sec_III__para_2"),
    ("s2-pp1", "sec_II__crossHeading_1"),
    ("partii-op4", "part_II__para_4"),
    ("annex1-p4", "att_1__para_4"),
    ("annex1-pp1", "att_1__al_1"),
    ("annex2-s1-p3-a", "att_2__sec_I__para_3__list_1__point_a"),
    ("text1-op2", "text_1__para_2"),
    ("text1-pp2", "text_1__container_2"),
    ("t1", "table_1"),
    ("annex1-t1-r4", "att_1__table_1__tr_4"),
    ("h2", "heading_2"),
    ("s1-h1", "sec_I__heading_1"),
    ("fn33", "ftn_33"),
    ("fn33~2", "ftn_33_2"),
    ("fn-star1", "ftn_star-1"),
    ("title", "docTitle"),
]


@pytest.mark.parametrize(("token", "eid"), PAIRS)
def test_anchor_and_eid_name_one_place(token, eid):
    assert eid_of(parse_anchor(token)) == eid
    assert str(anchor_of_eid(eid)) == token


scopes = st.sampled_from(["", "s1", "s14", "annex1", "annex2-s4", "parti", "partiv", "text1", "text12"])
units = st.builds("{}{}{}".format, st.sampled_from(["pp", "op", "p", "t", "h", "fn"]), st.integers(1, 400), st.just(""))
special = st.sampled_from(["pp5a", "op12bis", "op3ter", "op4c", "p3a", "t2-r7", "fn-star2", "fna", "fnstar", "title"])
item = st.sampled_from(["a", "z", "aa", "iv", "xviii", "1", "12", "end"])


@given(units | special, scopes, st.lists(item, max_size=3).map(tuple), st.integers(1, 12))
def test_every_anchor_comes_back_from_its_eid(unit, scope, items, count):
    anchor = Anchor(unit, scope, items, count)
    assert anchor_of_eid(eid_of(anchor)) == anchor


@pytest.mark.parametrize(
    "eid",
    ["para_2__content", "para_2__list_1", "sec_I", "att_1", "coverPage__container_1", "para", "", "x_1", "para_0x!"],
)
def test_frames_and_other_words_are_no_places(eid):
    assert anchor_of_eid(eid) is None


@pytest.mark.parametrize(
    ("eid", "token"),
    [
        ("para_2__content", "op2"),
        ("para_2__subpara_a", "op2-a"),
        ("para_2__point_b", "op2-b"),
        ("para_2__list_1__intro", "op2"),
        ("para_3__ref_1", "op3"),
        ("sec_III", "s3-h1"),
        ("SEC_III__para_1", "s3-op1"),
        ("annex_1__para_4", "annex1-p4"),
        ("att_2", "annex2-h1"),
        ("preamble__container_3", "pp3"),
    ],
)
def test_spellings_of_others_are_understood(eid, token):
    assert str(find_place(eid)) == token


@pytest.mark.parametrize("eid", ["", "chapter_2", "para", "hello", "para_x y", "point_a"])
def test_words_that_name_nothing_give_nothing(eid):
    assert find_place(eid) is None
