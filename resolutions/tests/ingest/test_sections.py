"""Which scope each item of a body belongs to."""

import pytest

from resolutions.ingest.blocks import Item
from resolutions.ingest.sections import heading_number, scoped
from resolutions.structure.nodes import Kind, Part, Words


def items(lines: str, part: Part = Part.OPERATIVE) -> list[Item]:
    """'#I 1. 2. _' -> a heading with the number I, paragraphs 1 and 2, one without a number; '#Annex' has words only."""
    return [_item(line, part) for line in lines.split()]


def _item(line: str, part: Part) -> Item:
    if line.startswith("#"):
        number = heading_number(line[1:])
        return Item(part, Words("" if number else line[1:]), Kind.HEADING, number)
    return Item(part, Words("Decides."), number=None if line == "_" else line)


@pytest.mark.parametrize(
    ("lines", "scopes"),
    [
        ("1. 2. 3.", "- - -"),
        ("#I 1. 2. #II 1. 2.", "s1 s1 s1 s2 s2 s2"),
        ("_ #I 1. #II 1.", "- s1 s1 s2 s2"),
        ("#I 1. 2. #II 3. 4.", "- - - - - -"),
        ("#I _ #II _", "s1 s1 s2 s2"),
        ("#I 1. 2.", "- - -"),
        ("#A 1. #B 1. #C 1.", "s1 s1 s2 s2 s3 s3"),
        ("#A 1. #B 2.", "- - - -"),
        ("#Travel 1. #Lamps 1.", "- - - -"),
        ("#I 1. #III 1.", "- - - -"),
        ("#I. 1. #II. 1.", "s1 s1 s2 s2"),
    ],
)
def test_sections_of_a_body(lines, scopes):
    assert [item.scope or "-" for item in scoped(items(lines))] == scopes.split()


@pytest.mark.parametrize(
    ("lines", "scopes"),
    [
        ("#Annex 1. 2.", "annex1 annex1 annex1"),
        ("1. 2.", "annex1 annex1"),
        ("#Annex 1. #Annexe 1.", "annex1 annex1 annex2 annex2"),
        ("#Annex #A 1. #B 1.", "annex1 annex1-s1 annex1-s1 annex1-s2 annex1-s2"),
        ("#Annexation 1.", "annex1 annex1"),
    ],
)
def test_annexes_and_their_sections(lines, scopes):
    assert [item.scope for item in scoped(items(lines, Part.ANNEX))] == scopes.split()


def test_an_annex_does_not_touch_the_operative_part():
    mixed = [*items("1."), *items("#Annex 1.", Part.ANNEX), *items("2.")]
    assert [item.scope for item in scoped(mixed)] == ["", "annex1", "annex1", ""]


def test_what_has_a_scope_keeps_it():
    inner = Item(Part.OPERATIVE, Words("Decides."), number="1.", scope="text1")
    assert [item.scope for item in scoped([inner, *items("1.")])] == ["text1", ""]
