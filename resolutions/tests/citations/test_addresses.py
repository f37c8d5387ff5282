"""Public addresses of what references name."""

import pytest

from resolutions.citations.addresses import address_of, resolution_address
from resolutions.citations.references import Reference, ReferenceKind, Status
from resolutions.structure.identity import Identity


def reference(kind, target, pinpoint="", printed="words"):
    return Reference("op1", 0, 5, printed, kind, target, pinpoint)


@pytest.mark.parametrize(
    ("kind", "target", "pinpoint", "address"),
    [
        ("resolution", "A/RES/77/238", "", "/ga/resolutions/77/238"),
        ("resolution", "A/RES/77/238", "paragraph 3", "/ga/resolutions/77/238/op3"),
        ("resolution", "A/RES/77/238", "para. 3 (a)", "/ga/resolutions/77/238/op3-a"),
        ("resolution", "A/RES/77/238", "paragraphs 3 and 4", "/ga/resolutions/77/238"),
        ("resolution", "A/RES/55/25", "annex I", "/ga/resolutions/55/25"),
        ("resolution", "A/RES/55/25", "annex I, paragraph 2", "/ga/resolutions/55/25/annex1-p2"),
        ("resolution", "A/RES/51/64", "section II, paragraph 3", "/ga/resolutions/51/64/s2-op3"),
        ("resolution", "A/RES/S-20/4", "C", "/ga/resolutions/S-20/4-C"),
        ("resolution", "A/RES/S-20/4", "C, paragraph 3", "/ga/resolutions/S-20/4-C/op3"),
        ("resolution", "A/RES/S-20/4", "A-E", "/ga/resolutions/S-20/4"),
        ("resolution", "CND/RES/40/2", "", "/cnd/resolutions/40/2"),
        ("resolution", "S/RES/1817(2008)", "", "/sc/resolutions/2008/1817"),
        ("decision", "CND/DEC/63/17", "", "/cnd/decisions/63/17"),
        ("convention", "1988", "", "/conventions/1988"),
        ("convention", "1988", "article 2", "/conventions/1988/article/2"),
        ("convention", "1961-as-amended", "article 38 bis, paragraph 1", "/conventions/1961-as-amended/article/38-bis"),
        ("convention", "1961", "articles 38 and 39", "/conventions/1961"),
        ("document", "E/CN.7/2001/16", "", "/symbol/E/CN.7/2001/16"),
        ("document", "A/74/6(Sect.11)", "", "/symbol/A/74/6(Sect.11)"),
        ("publication", "E.94.XI.5", "", "/symbol/Sales/E.94.XI.5"),
        ("paragraph", "op2-e", "", "#op2-e"),
    ],
)
def test_every_kind_of_target_has_a_stable_address(kind, target, pinpoint, address):
    assert address_of(reference(ReferenceKind(kind), target, pinpoint)) == address


def test_an_ambiguous_citation_leads_to_the_question():
    doubtful = Reference("op1", 0, 4, "55/4 & more", ReferenceKind.RESOLUTION, "", status=Status.AMBIGUOUS)
    assert address_of(doubtful) == "/cite?q=55%2F4+%26+more"


def test_several_parts_of_a_resolution_are_the_whole_of_it():
    assert resolution_address(Identity("ga", "resolution", "77", 128, "A-B")) == "/ga/resolutions/77/128"
