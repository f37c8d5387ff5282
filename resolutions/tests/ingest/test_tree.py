"""Anchors of a tree: printed numbers decide, the unnumbered are counted."""

import pytest

from resolutions.ingest.blocks import Item
from resolutions.ingest.tree import build_tree
from resolutions.structure.nodes import Kind, Part, Words

PP, OP, AN = Part.PREAMBLE, Part.OPERATIVE, Part.ANNEX


def item(part, number=None, depth=0, **more):
    return Item(part, Words("Words"), number=number, depth=depth, **more)


def tokens(items):
    clauses, repeated = build_tree(items)
    return [str(node.anchor) for clause in clauses for node in clause.walk()], list(repeated)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param([item(PP), item(PP), item(OP, "1."), item(OP, "2.")], ["pp1", "pp2", "op1", "op2"], id="plain"),
        pytest.param(
            [item(OP, "2."), item(OP, "(a)", 1), item(OP, "(i)", 2), item(OP, "(b)", 1)],
            ["op2", "op2-a", "op2-a-i", "op2-b"],
            id="items",
        ),
        pytest.param(
            [item(OP, "2."), item(OP, "(a)", 1), item(OP, None, 1, is_closing=True), item(OP, "3.")],
            ["op2", "op2-a", "op2-end", "op3"],
            id="closing words",
        ),
        pytest.param([item(OP), item(OP)], ["op1", "op2"], id="unnumbered"),
        pytest.param(
            [item(OP, "3."), item(OP), item(OP), item(OP, "4.")],
            ["op3", "op3a", "op3b", "op4"],
            id="unnumbered among the numbered",
        ),
        pytest.param([item(OP, "12 bis.")], ["op12bis"], id="bis"),
        pytest.param(
            [item(OP, kind=Kind.HEADING), item(OP, "1."), item(OP, kind=Kind.HEADING)],
            ["h1", "op1", "h2"],
            id="headings count apart",
        ),
        pytest.param(
            [item(PP, scope="s1"), item(OP, "1.", scope="s1"), item(OP, "1.", scope="s2")],
            ["s1-pp1", "s1-op1", "s2-op1"],
            id="sections",
        ),
        pytest.param(
            [item(AN, scope="annex1"), item(AN, "1.", scope="annex1"), item(AN, scope="annex1")],
            ["annex1-pp1", "annex1-p1", "annex1-p1a"],
            id="annex",
        ),
        pytest.param(
            [item(AN, scope="annex1"), item(AN, scope="annex1")], ["annex1-p1", "annex1-p2"], id="annex without numbers"
        ),
        pytest.param(
            [item(PP), item(PP, None, 1), item(PP, "(b)", 1)], ["pp1", "pp1-1", "pp1-b"], id="list in a preamble"
        ),
        pytest.param(
            [
                item(OP, kind=Kind.TABLE),
                item(OP, kind=Kind.TABLE, depth=1, cells=(Words("a"),)),
                item(OP, kind=Kind.TABLE, depth=1, cells=(Words("b"),)),
                item(OP, kind=Kind.TABLE),
            ],
            ["t1", "t1-r1", "t1-r2", "t2"],
            id="tables",
        ),
    ],
)
def test_anchors(items, expected):
    assert tokens(items) == (expected, [])


def test_a_printed_number_that_stands_twice_is_told_apart_and_reported():
    assert tokens([item(OP, "3."), item(OP, "3.")]) == (["op3", "op3~2"], ["op3~2"])
