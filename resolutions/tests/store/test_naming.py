"""Names of inserted paragraphs: published tokens stay with their words."""

import pytest

from resolutions.store.naming import Namer


@pytest.mark.parametrize(
    ("read", "kept", "used", "expected"),
    [
        pytest.param(["pp1", "pp2"], {}, [], ["pp1", "pp2"], id="nothing published"),
        pytest.param(
            ["pp1", "pp2", "pp3"], {"pp1": "pp1", "pp3": "pp2"}, ["pp1", "pp2"], ["pp1", "pp1a", "pp2"], id="inserted"
        ),
        pytest.param(["pp1", "pp2"], {"pp2": "pp1"}, ["pp1"], ["pp0a", "pp1"], id="inserted before the first"),
        pytest.param(
            ["op1", "op2", "op3", "op4"],
            {"op1": "op1", "op4": "op2"},
            ["op1", "op2"],
            ["op1", "op1a", "op1b", "op2"],
            id="two inserted, one with a number that was never used",
        ),
        pytest.param(
            ["op1", "op2", "op3", "op4"],
            {"op1": "op1", "op4": "op2"},
            ["op1", "op2", "op3"],
            ["op1", "op1a", "op1b", "op2"],
            id="two inserted",
        ),
        pytest.param(["op1", "op2"], {"op1": "op1"}, ["op1"], ["op1", "op2"], id="added at the end"),
        pytest.param(
            ["op1", "op2"], {"op1": "op1"}, ["op1", "op2"], ["op1", "op1a"], id="a retired token is not used again"
        ),
        pytest.param(["op12bis", "op13"], {}, ["op13"], ["op12bis", "op12a"], id="after a bis"),
        pytest.param(["fn33", "fn34"], {"fn34": "fn33"}, ["fn33"], ["fn0a", "fn33"], id="notes"),
        pytest.param(["fn-star1"], {}, ["fn-star1"], ["fn-star2"], id="a star has no letter"),
        pytest.param(["h1", "h2"], {"h2": "h1"}, ["h1"], ["h2", "h1"], id="headings take the next free number"),
        pytest.param(["s1-op1", "s1-op2"], {"s1-op2": "s1-op1"}, ["s1-op1"], ["s1-op0a", "s1-op1"], id="in a section"),
        pytest.param(["annex1-p1"], {}, ["annex1-p1"], ["annex1-p0a"], id="in an annex"),
        pytest.param(
            ["op1"], {}, ["op1", *(f"op0{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")], ["op1~2"], id="z"
        ),
    ],
)
def test_paragraphs_are_named_in_order(read, kept, used, expected):
    namer = Namer(kept, used)
    assert [namer.name(token, None) for token in read] == expected


def test_an_item_follows_its_paragraph():
    namer = Namer({"op4": "op3"}, ["op3"])
    assert [namer.name("op4", None), namer.name("op4-a", "op4")] == ["op3", "op3-a"]


def test_an_inserted_item_goes_behind_the_one_before_it():
    namer = Namer({"op1": "op1", "op1-a": "op1-a", "op1-c": "op1-b"}, ["op1", "op1-a", "op1-b", "op1-c"])
    names = [namer.name("op1", None), *(namer.name(f"op1-{item}", "op1") for item in "abc")]
    assert names == ["op1", "op1-a", "op1-aa", "op1-b"]


def test_a_row_follows_its_table():
    namer = Namer({"t2": "t1", "t2-r2": "t1-r1"}, ["t1", "t1-r1"])
    assert [namer.name("t2", None), namer.name("t2-r1", "t2"), namer.name("t2-r2", "t2")] == ["t1", "t1-r2", "t1-r1"]
