"""Texts of every organ and kind in every style."""

from datetime import date

import pytest

from resolutions.exports.record import Report
from resolutions.exports.styles.cited import cited_of
from resolutions.exports.styles.table import STYLES
from resolutions.structure.identity import Identity
from resolutions.tests.exports.citing import SITE, record, seed_a

DAY = date(2022, 12, 15)
GA, ECOSOC, SC = "General Assembly", "Economic and Social Council", "Security Council"


def written(record, key, token=""):
    return next(style for style in STYLES if style.key == key).write(cited_of(record, SITE, token)).text


def assembly(session="77", number=238, designation="77/238", letter="", **more):
    identity = Identity("ga", "resolution", session, number, letter)
    return record(identity, designation, body=GA, symbol=f"A/RES/{session}/{number}", on=DAY, **more)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("un-text", "paragraph 1 of General Assembly resolution 77/238 of 15 December 2022"),
        ("un-footnote", "General Assembly resolution 77/238, para. 1."),
        ("oscola", "UNGA Res 77/238 (15 December 2022) UN Doc A/RES/77/238 para 1"),
        ("bluebook", "G.A. Res. 77/238, ¶ 1, U.N. Doc. A/RES/77/238 (Dec. 15, 2022)."),
        (
            "chicago-note",
            'United Nations General Assembly, Resolution 77/238, "Safe carriage of lanterns," December 15, 2022, '
            "A/RES/77/238, para. 1, https://archive.example/ga/resolutions/77/238/op1.",
        ),
        (
            "apa-list",
            "United Nations General Assembly. (2022). Safe carriage of lanterns (Resolution No. 77/238). United Nations. "
            "https://archive.example/ga/resolutions/77/238",
        ),
        ("apa-text", "(United Nations General Assembly, 2022, para. 1)"),
    ],
)
def test_assembly_has_symbols_of_its_own(key, words):
    assert written(assembly(), key, "op1") == words


def test_symbol_of_the_text_goes_before_a_report():
    noted = assembly(report=Report("A/77/49", "Official Records of the General Assembly"))
    assert written(noted, "oscola") == "UNGA Res 77/238 (15 December 2022) UN Doc A/RES/77/238"
    assert "See" not in written(noted, "un-footnote")


def test_part_of_a_resolution_keeps_its_letter():
    part = assembly("S-20", 4, "S-20/4 C", "C")
    assert written(part, "un-text", "op1").startswith("paragraph 1 of General Assembly resolution S-20/4 C of")
    assert written(part, "oscola") == "UNGA Res S-20/4 C (15 December 2022) UN Doc A/RES/S-20/4"
    assert written(part, "chicago-note").endswith("https://archive.example/ga/resolutions/S-20/4-C.")
    assert "(Resolution S-20/4 C)" in written(part, "apa-list")


def test_year_in_the_number_of_the_security_council_is_not_said_twice():
    identity = Identity("sc", "resolution", "2008", 1817)
    council = record(identity, "1817 (2008)", body=SC, symbol="S/RES/1817(2008)", on=date(2008, 6, 11))
    assert written(council, "oscola", "op1") == "UNSC Res 1817 (11 June 2008) UN Doc S/RES/1817 para 1"
    assert written(council, "bluebook", "op1") == "S.C. Res. 1817, ¶ 1, U.N. Doc. S/RES/1817 (June 11, 2008)."
    assert written(council, "un-text") == "Security Council resolution 1817 (2008) of 11 June 2008"


def test_year_in_the_number_stays_where_no_day_is_known():
    council = record(Identity("sc", "resolution", "2008", 1817), "1817 (2008)", body=SC, symbol="S/RES/1817(2008)")
    assert written(council, "oscola") == "UNSC Res 1817 (2008) UN Doc S/RES/1817(2008)"
    assert written(council, "bluebook") == "S.C. Res. 1817 (2008), U.N. Doc. S/RES/1817(2008)."


def test_council():
    council = record(
        Identity("ecosoc", "resolution", "2021", 10), "2021/10", body=ECOSOC, symbol="E/RES/2021/10", on=DAY
    )
    assert written(council, "oscola") == "ECOSOC Res 2021/10 (15 December 2022) UN Doc E/RES/2021/10"
    assert written(council, "bluebook") == "E.S.C. Res. 2021/10, U.N. Doc. E/RES/2021/10 (Dec. 15, 2022)."


def test_organ_of_another_organization_is_not_one_of_the_united_nations():
    health = record(Identity("wha", "resolution", "18", 47), "WHA18.47", body="World Health Assembly", on=DAY)
    assert written(health, "apa-text") == "(World Health Assembly, 2022)"
    assert written(health, "oscola") == "WHA Res 18.47 (15 December 2022)"


def test_decision():
    decision = record(Identity("cnd", "decision", "55", 1), "55/1", on=DAY)
    assert written(decision, "un-footnote", "op1") == "Commission on Narcotic Drugs decision 55/1, para. 1."
    assert written(decision, "oscola") == "UN Commission on Narcotic Drugs Dec 55/1 (15 December 2022)"
    assert written(decision, "bluebook") == "Comm'n on Narcotic Drugs Dec. 55/1 (Dec. 15, 2022)."
    assert ". Decision 55/1. " in written(decision, "chicago-bibliography")
    assert "(Decision No. 55/1)" in written(decision, "apa-list")


def declaration():
    identity = Identity("cnd", "declaration", "62", None, slug="lantern-declaration")
    return record(identity, "lantern declaration", "Declaration on lanterns", on=DAY)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("un-text", "Commission on Narcotic Drugs declaration “Declaration on lanterns” of 15 December 2022"),
        ("oscola", "UN Commission on Narcotic Drugs ‘Declaration on lanterns’ (15 December 2022)"),
        ("bluebook", "Comm'n on Narcotic Drugs, Declaration on lanterns (Dec. 15, 2022)."),
        (
            "chicago-bibliography",
            'United Nations Commission on Narcotic Drugs. "Declaration on lanterns." December 15, 2022. '
            "https://archive.example/cnd/declarations/62/lantern-declaration.",
        ),
        (
            "apa-list",
            "United Nations Commission on Narcotic Drugs. (2022). Declaration on lanterns [Declaration]. United Nations. "
            "https://archive.example/cnd/declarations/62/lantern-declaration",
        ),
    ],
)
def test_text_without_number_is_cited_by_its_title(key, words):
    assert written(declaration(), key) == words


def test_language_is_named_where_the_style_asks():
    french = assembly(language="fr")
    assert written(french, "apa-list").endswith(
        "(Resolution No. 77/238) [French version]. United Nations. https://archive.example/ga/resolutions/77/238/fr"
    )
    assert ", (in French), " in written(french, "chicago-note")
    assert "(in French)." in written(french, "chicago-bibliography")
    assert written(french, "oscola") == written(assembly(), "oscola")
    assert written(french, "un-text") == written(assembly(), "un-text")


def test_no_day_at_all():
    undated = record(Identity("cnd", "resolution", "3", 1), "1 (III)")
    assert written(undated, "un-text") == "Commission on Narcotic Drugs resolution 1 (III)"
    assert written(undated, "oscola", "op1") == "UN Commission on Narcotic Drugs Res 1 (III) para 1"
    assert written(undated, "bluebook") == "Comm'n on Narcotic Drugs Res. 1 (III)."
    assert written(undated, "apa-text") == "(United Nations Commission on Narcotic Drugs, n.d.)"
    assert '"Safe carriage of lanterns," https://' in written(undated, "chicago-note")


@pytest.mark.parametrize(
    ("title", "note", "bibliography"),
    [
        ("The lamp called “Lucy”", '"The lamp called ‘Lucy’,"', '"The lamp called ‘Lucy’."'),
        ("Who lights the lamps?", '"Who lights the lamps?,"', '"Who lights the lamps?"'),
        ("Lamps.", '"Lamps,"', '"Lamps."'),
    ],
)
def test_titles_in_chicago(title, note, bibliography):
    text = record(Identity("cnd", "resolution", "45", 9), "45/9", title, on=DAY)
    assert note in written(text, "chicago-note")
    assert f"{bibliography} December 15" in written(text, "chicago-bibliography")


def test_part_of_a_report_is_named():
    series = "Official Records of the Economic and Social Council, 2003, Supplement No. 8"
    told = seed_a(report=Report("E/2003/28/Rev.1", series, "two", "I", ""))
    assert written(told, "un-footnote").endswith("Supplement No. 8 (E/2003/28/Rev.1), part two, chap. I.")


def test_specimen_is_not_cited():
    assert cited_of(record(Identity("cnd", "resolution", "901", 1), "901/1"), SITE) is None


@pytest.mark.parametrize(
    ("number", "described"),
    [
        ("45/9", "Resolution No. 45/9"),
        ("2021/10", "Resolution No. 2021/10"),
        ("2 (XL)", "Resolution 2 (XL)"),
        ("S-30/1", "Resolution S-30/1"),
        ("77/263 B", "Resolution 77/263 B"),
        ("1817 (2008)", "Resolution 1817 (2008)"),
        ("WHA18.47", "Resolution WHA18.47"),
    ],
)
def test_apa_says_no_where_citeproc_takes_the_number_for_one(number, described):
    """As citeproc 2.4.63 writes a report of each number with apa.csl."""
    text = record(Identity("ga", "resolution", "45", 9), number, on=DAY)
    assert f"({described})" in written(text, "apa-list")
