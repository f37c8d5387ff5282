"""Tokens and places are each other's reverse."""

import pytest

from resolutions.errors import AnchorError
from resolutions.structure.anchors import Anchor, note_anchor, parse_anchor


@pytest.mark.parametrize(
    ("token", "anchor"),
    [
        ("pp3", Anchor("pp3")),
        ("pp5a", Anchor("pp5a")),
        ("op2", Anchor("op2")),
        ("op2-e", Anchor("op2", items=("e",))),
        ("op2-e-i", Anchor("op2", items=("e", "i"))),
        ("op2-end", Anchor("op2", items=("end",))),
        ("op12bis", Anchor("op12bis")),
        ("op3~2", Anchor("op3", count=2)),
        ("s1-op3", Anchor("op3", "s1")),
        ("s2-pp1", Anchor("pp1", "s2")),
        ("annex1-p4", Anchor("p4", "annex1")),
        ("annex2-s1-p3-a", Anchor("p3", "annex2-s1", ("a",))),
        ("text1-op2", Anchor("op2", "text1")),
        ("partii-op1", Anchor("op1", "partii")),
        ("t1-r4", Anchor("t1-r4")),
        ("h2", Anchor("h2")),
        ("fn33", Anchor("fn33")),
        ("fn-star1", Anchor("fn-star1")),
        ("title", Anchor("title")),
    ],
)
def test_token_and_place_are_each_others_reverse(token, anchor):
    assert parse_anchor(token) == anchor
    assert str(anchor) == token


@pytest.mark.parametrize("token", ["", "op", "OP3", "op3~1", "3", "en", "op2--a", "annex-p1", "pp3/../x", "op2-"])
def test_what_is_no_anchor_is_refused_with_a_sentence(token):
    with pytest.raises(AnchorError, match=r"paragraph address|usual form"):
        parse_anchor(token)


@pytest.mark.parametrize(("marker", "token"), [("33", "fn33"), ("*", "fn-star1"), ("**", "fn-star2"), ("a", "fna")])
def test_a_note_is_named_by_its_mark(marker, token):
    assert str(note_anchor(marker)) == token
    assert parse_anchor(token) == note_anchor(marker)
