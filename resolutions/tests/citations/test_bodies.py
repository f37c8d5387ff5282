"""Organs and their names."""

from resolutions.citations.bodies import Body, bodies_from_rows, shipped_bodies


def test_the_fixture_has_the_six_organs_in_order():
    assert [body.slug for body in shipped_bodies()] == ["cnd", "ecosoc", "ga", "sc", "hrc", "wha"]


def test_a_name_of_one_organ_leads_to_it():
    names = shipped_bodies().by_name
    assert (names["General Assembly"], names["Assembly"], names["CND"]) == ("ga", "ga", "cnd")


def test_a_short_name_of_several_leads_to_none_alone():
    bodies = shipped_bodies()
    assert "Council" not in bodies.by_name
    assert bodies.shared_names == {"Council": frozenset({"ecosoc", "sc", "hrc"})}


def test_the_commission_reports_to_the_council():
    assert shipped_bodies().get("cnd").parent == "ecosoc"
    assert shipped_bodies().get("nobody") is None


def test_rows_of_archivists_serve_as_well():
    bodies = bodies_from_rows([Body("inc", "Imaginary Commission", "the Commission", ("IC",), "INC")])
    assert bodies.by_name == {"Imaginary Commission": "inc", "INC": "inc", "IC": "inc", "Commission": "inc"}
