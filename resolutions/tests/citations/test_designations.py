"""What people type."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.citations.designations import parse_designation
from resolutions.citations.printed import printed_designation
from resolutions.errors import CitationNotUnderstood
from resolutions.structure.identity import Identity


@pytest.mark.parametrize(
    ("words", "path", "anchor"),
    [
        ("CND Res. 45/9 para 3", "/cnd/resolutions/45/9", "op3"),
        ("cnd res.45/9", "/cnd/resolutions/45/9", ""),
        ("Resolution 45/9 of the Commission on Narcotic Drugs, §3", "/cnd/resolutions/45/9", "op3"),
        ("CND decision 57/2", "/cnd/decisions/57/2", ""),
        ("2 (XL)", "/cnd/resolutions/40/2", ""),
        ("2(XL)", "/cnd/resolutions/40/2", ""),
        ("2-xl", "/cnd/resolutions/40/2", ""),
        ("CND 40/2", "/cnd/resolutions/40/2", ""),
        ("6 (s-iii)", "/cnd/resolutions/S-3/6", ""),
        ("A/RES/77/238", "/ga/resolutions/77/238", ""),
        ("GA res 77/238 op. 3", "/ga/resolutions/77/238", "op3"),
        ("paragraph 3 of General Assembly resolution 77/238", "/ga/resolutions/77/238", "op3"),
        ("resolution S-20/4 C", "/ga/resolutions/S-20/4-C", ""),
        ("s–20/4c", "/ga/resolutions/S-20/4-C", ""),
        ("217 a (iii)", "/ga/resolutions/3/217-A", ""),
        ("ECOSOC 2021/10, preambular paragraph 4", "/ecosoc/resolutions/2021/10", "pp4"),
        ("Council resolution 2021/10, para. 2 (a)", "/ecosoc/resolutions/2021/10", "op2-a"),
        ("SC 1817 (2008)", "/sc/resolutions/2008/1817", ""),
        ("HRC 37/42", "/hrc/resolutions/37/42", ""),
        ("WHA 18.47", "/wha/resolutions/18/47", ""),
        ("E/CN.7/RES/45/9", "/cnd/resolutions/45/9", ""),
        ("/cnd/resolutions/45/9/op2-e", "/cnd/resolutions/45/9", "op2-e"),
        ("/ga/resolutions/S-20/4-C", "/ga/resolutions/S-20/4-C", ""),
        ("CND 45/9#fn33", "/cnd/resolutions/45/9", "fn33"),
    ],
)
def test_one_reading_is_sure(words, path, anchor):
    found = parse_designation(words)
    assert found.is_sure
    assert (found.only.identity.path, found.only.anchor) == (path, anchor)


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        ("45/9", ["/cnd/resolutions/45/9", "/ga/resolutions/45/9", "/hrc/resolutions/45/9"]),
        ("2/40", ["/cnd/resolutions/40/2", "/cnd/resolutions/2/40", "/hrc/resolutions/2/40"]),
        ("40/2", ["/cnd/resolutions/40/2", "/ga/resolutions/40/2", "/hrc/resolutions/40/2"]),
    ],
)
def test_a_number_of_several_organs_is_asked_about(words, paths):
    assert [one.identity.path for one in parse_designation(words).readings] == paths


def test_what_an_address_has_said_already_decides():
    found = parse_designation("45/9", body="ga", kind="decision")
    assert [one.identity.path for one in found.readings] == ["/ga/decisions/45/9"]


@pytest.mark.parametrize("words", ["E/CN.7/2001/16", "e/cn.7/2001/16", "see E/CN.7/2001/16, annex"])
def test_a_document_is_read_by_its_symbol(words):
    (found,) = parse_designation(words).readings
    assert (found.identity, found.symbol) == (None, "E/CN.7/2001/16")


@pytest.mark.parametrize("words", ["", "rubbish", "that Convention", "2003/2004", "x" * 2000])
def test_what_names_nothing_is_answered_with_a_sentence(words):
    with pytest.raises(CitationNotUnderstood, match="CND 45/9"):
        parse_designation(words)


@given(st.text(max_size=80))
def test_no_words_raise_anything_else(words):
    with suppress(CitationNotUnderstood):
        assert parse_designation(words).readings


NUMBERED = st.one_of(
    st.builds(Identity, st.just("cnd"), st.just("resolution"), st.integers(41, 80).map(str), st.integers(1, 60)),
    st.builds(Identity, st.just("cnd"), st.just("resolution"), st.integers(1, 40).map(str), st.integers(1, 30)),
    st.builds(
        Identity,
        st.just("ga"),
        st.just("resolution"),
        st.integers(31, 80).map(str),
        st.integers(1, 320),
        st.sampled_from("ABC"),
    ),
    st.builds(Identity, st.just("ecosoc"), st.just("resolution"), st.integers(1978, 2030).map(str), st.integers(1, 60)),
)


@given(NUMBERED)
def test_every_printed_designation_is_read_back(identity):
    organ = {"cnd": "CND", "ga": "GA", "ecosoc": "ECOSOC"}[identity.body]
    found = parse_designation(f"{organ} {identity.kind} {printed_designation(identity)}")
    assert [one.identity for one in found.readings] == [identity]
