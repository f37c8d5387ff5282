"""Notes by treaty series, and Ibid."""

import pytest

from resolutions.tests.citations.reading import clause, read, text


def notes(*words):
    return [
        (one.anchor, one.printed, one.target or one.candidates, one.pinpoint)
        for one in read(text(clause("op1", "Rests;"), notes=words))
    ]


def test_a_treaty_is_known_by_its_registration():
    assert notes("United Nations, Treaty Series, vol. 520, No. 7515.") == [("fn1", "vol. 520, No. 7515", "1961", "")]


def test_the_volume_tells_a_protocol_from_its_convention():
    assert notes("Ibid., vol. 2237, No. 39574.") == [("fn1", "vol. 2237, No. 39574", "untoc-tip", "")]


def test_several_volumes_name_an_instrument_each():
    found = notes("United Nations, Treaty Series, vols. 2171, 2173 and 2983, No. 27531.")
    assert [(printed, target) for _, printed, target, _ in found] == [
        ("vols. 2171", "crc-opsc"),
        ("2173", "crc-opac"),
        ("2983, No. 27531", "crc-opic"),
    ]


def test_several_registrations_in_a_volume_are_each_an_instrument():
    found = notes("United Nations, Treaty Series, vol. 1125, Nos. 17512 and 17513.")
    assert [(printed, target) for _, printed, target, _ in found] == [
        ("vol. 1125, Nos. 17512", "gc1977-i"),
        ("17513", "gc1977-ii"),
    ]


def test_a_note_may_name_several_places_of_the_series():
    found = notes(
        "United Nations, Treaty Series, vol. 520, No. 7515; ibid., vol. 1019, No. 14956; and vol. 976, No. 14152."
    )
    assert [target for _, _, target, _ in found] == ["1961", "1971", "1961-as-amended"]


def test_a_range_of_registrations_is_one_instrument():
    assert notes("United Nations, Treaty Series, vol. 75, Nos. 970–973.")[0][2] == "gc1949"


def test_a_registration_that_is_not_in_the_tables_is_no_reference():
    assert notes("United Nations, Treaty Series, vol. 1, No. 999999.") == []


def test_another_volume_under_the_same_number_is_another_instrument():
    assert notes("United Nations, Treaty Series, vol. 2253, No. 3511.") == []


def test_ibid_repeats_the_source_of_the_note_before():
    found = notes("General Assembly resolution 55/25, annex I.", "Ibid., annex II.", "Ibid.")
    assert [(anchor, target, pinpoint) for anchor, _, target, pinpoint in found] == [
        ("fn1", "A/RES/55/25", "annex I"),
        ("fn2", "A/RES/55/25", "annex II"),
        ("fn3", "A/RES/55/25", "annex II"),
    ]


def test_ibid_after_a_note_without_a_source_names_nothing():
    assert notes("General Assembly resolution 55/25.", "A remark.", "Ibid.") == [("fn1", "55/25", "A/RES/55/25", "")]


def test_ibid_inside_a_note_is_what_the_note_named_last():
    found = notes("General Assembly resolution 55/25, annex I (ibid., annex II); and resolution 54/132 (ibid.).")
    assert [(target, pinpoint) for _, _, target, pinpoint in found] == [
        ("A/RES/55/25", "annex I"),
        ("A/RES/55/25", "annex II"),
        ("A/RES/54/132", ""),
        ("A/RES/54/132", ""),
    ]


def test_ibid_beside_other_sources_is_of_the_note_before():
    found = notes("See A/45/262, annex.", "Ibid., annex II; see also A/46/1.")
    assert [(target, pinpoint) for _, _, target, pinpoint in found[1:]] == [("A/45/262", "annex II"), ("A/46/1", "")]


def test_ibid_is_the_report_and_not_its_corrigendum():
    found = notes("See A/45/262 and Corr.1, annex.", "Ibid., paras. 31–32.")
    assert [(target, pinpoint) for _, _, target, pinpoint in found[2:]] == [("A/45/262", "paras. 31-32")]


def test_ibid_may_name_another_resolution_of_the_same_report():
    found = notes(
        "Report (United Nations publication, Sales No. E.93.I.8), resolution 1, annex I.", "Ibid., resolution 2."
    )
    assert [(target, pinpoint) for _, _, target, pinpoint in found] == [
        ("E.93.I.8", "resolution 1, annex I"),
        ("E.93.I.8", "resolution 2"),
    ]


def test_a_treaty_of_the_league_is_known_by_its_volume():
    assert notes("League of Nations, Treaty Series, vol. 198, p. 299.")[0][2] == "1936"
    assert notes("League of Nations, Treaty Series, vol. 198, No. 9999.") == []


@pytest.mark.parametrize(
    ("first", "then", "pinpoint"),
    [
        ("resolution 1, annex I", "annex II", "resolution 1, annex II"),
        ("chap. I, resolution 1, annexes I and II", "annex III", "chap. I, resolution 1, annex III"),
        ("chap. I, sect. C, resolution 1, annex", "sect. D", "chap. I, sect. D"),
        ("annex, sect. A", "chap. II", "chap. II"),
        ("paras. 3 and 4", "paragraph 5", "paragraph 5"),
    ],
)
def test_what_follows_an_ibid_takes_the_place_of_its_own_kind(first, then, pinpoint):
    found = notes(f"See the report (A/45/262), {first}.", f"Ibid., {then}.")
    assert [row[3] for row in found] == [first, pinpoint]


def test_ibid_with_a_symbol_of_its_own_gives_only_that():
    found = notes("Official Records, 2009, Supplement No. 8 (E/2009/28).", "Ibid., 2010, Supplement No. 8 (E/2010/28).")
    assert [target for _, _, target, _ in found] == ["E/2009/28", "E/2010/28"]
