"""The tables of conventions and the tree of their names."""

from resolutions.citations.bodies import shipped_bodies
from resolutions.citations.conventions import ConventionRow, conventions_from_rows, shipped_conventions
from resolutions.citations.extract import extract_references
from resolutions.structure.identity import Adoption
from resolutions.tests.citations.reading import clause, text


def test_the_fixture_has_articles_with_their_bis():
    names = shipped_conventions()
    assert names.has_article("1961-as-amended", "38-bis")
    assert not names.has_article("1961", "38-bis")
    assert names.has_article("1988", "34")
    assert not names.has_article("1988", "35")


def test_every_instrument_of_the_fixture_but_groups_has_a_name():
    assert [row.slug for row in shipped_conventions().rows if not row.names and row.kind != "group"] == []


def test_protocols_share_the_registration_of_their_convention():
    found = [row.slug for row in shipped_conventions().with_registration("39574")]
    assert found == ["untoc", "untoc-tip", "untoc-som", "untoc-fir"]


def test_names_that_archivists_add_are_found():
    names = conventions_from_rows([ConventionRow("bells", "1950-05-01", ("Convention on Bells", "Bell Treaty"))])
    source = text(clause("op1", "Mindful of the Bell Treaty and of the Convention on Bells of 1950;"))
    found = extract_references(source, None, Adoption(), names, shipped_bodies())
    assert [(one.printed, one.target) for one in found] == [
        ("Bell Treaty", "bells"),
        ("Convention on Bells of 1950", "bells"),
    ]
