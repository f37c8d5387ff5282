"""IRIs of Akoma Ntoso in all their forms."""

import pytest

from resolutions.citations.designations.iris import parse_deliberation, parse_provision

W = "/akn/un/statement/deliberation"


@pytest.mark.parametrize(
    ("iri", "path", "anchor"),
    [
        (f"{W}/un-ecosoc-cnd/2002-03-15/45-9", "/cnd/resolutions/45/9", ""),
        (f"{W}/un-ecosoc-cnd/2002-03-15/45-9/!main", "/cnd/resolutions/45/9", ""),
        (f"{W}/un-ecosoc-cnd/2002-03-15/45-9/eng@", "/cnd/resolutions/45/9", ""),
        (f"{W}/un-ecosoc-cnd/2002-03-15/45-9/eng@2003-01-01/!main.xml", "/cnd/resolutions/45/9", ""),
        (f"{W}/un-ecosoc-cnd/2002-03-15/45-9/eng@/.xml", "/cnd/resolutions/45/9", ""),
        (f"{W}/un-ecosoc-cnd/2002-03-15/45-9/eng@.xml", "/cnd/resolutions/45/9", ""),
        (f"{W}/un-ecosoc-cnd/2002-03-15/45-9/eng@!main/", "/cnd/resolutions/45/9", ""),
        (f"{W}/un-ecosoc-cnd/2002-03-15/45-9/eng@/!main~para_3", "/cnd/resolutions/45/9", "op3"),
        (f"{W}/un-ecosoc-cnd/2002-03-15/45-9/!main#para_3", "/cnd/resolutions/45/9", "op3"),
        (f"{W}/un-ecosoc-cnd/2002-03-15/45-9/~ftn_33", "/cnd/resolutions/45/9", "fn33"),
        (f"{W}/un-ecosoc-cnd/2002-03-15/45-9/~preamble__container_2", "/cnd/resolutions/45/9", "pp2"),
        (f"{W}/un-ecosoc-cnd/1997-01-01/2_(XL)/~para_2__list_1__point_e", "/cnd/resolutions/40/2", "op2-e"),
        (f"{W}/un-ecosoc-cnd/1997-01-01/2_%28XL%29", "/cnd/resolutions/40/2", ""),
        (f"{W}/un-ga/1998-06-10/S-20-4_C", "/ga/resolutions/S-20/4-C", ""),
        (f"{W}/unga/1948-12-10/217_A_(III)", "/ga/resolutions/3/217-A", ""),
        (f"{W}/unga/2022-12-15/77-238/!main~para_3->para_5", "/ga/resolutions/77/238", "op3..op5"),
        (f"{W}/unga/2022-12-15/77-238/eng@/!annex_1~para_4", "/ga/resolutions/77/238", "annex1-p4"),
        (f"{W}/unga/2022-03-02/ES-11-1", "/ga/resolutions/ES-11/1", ""),
        (f"{W}/unga/2022-04-13/76-404", "/ga/decisions/76/404", ""),
        (f"{W}/unecosoc/2021-07-21/2021-2B", "/ecosoc/resolutions/2021/2-B", ""),
        (f"{W}/unsc/2000-05-17/1298-2000/!main/", "/sc/resolutions/2000/1298", ""),
    ],
)
def test_an_iri_names_the_text_and_its_place(iri, path, anchor):
    found = parse_deliberation(iri)
    assert (found.identities[0].path, found.anchor) == (path, anchor)


def test_the_date_is_not_what_tells_the_text():
    first, second = (parse_deliberation(f"{W}/un-ecosoc-cnd/{day}/45-9") for day in ("2002-03-15", "2002-03-16"))
    assert first.identities == second.identities


def test_the_language_and_the_file_are_told():
    found = parse_deliberation(f"{W}/unga/2022-12-15/77-238/fra@/!main.xml")
    assert (found.language, found.is_file) == ("fr", True)


@pytest.mark.parametrize(
    "iri",
    [f"{W}/un-nobody/2002-03-15/45-9", f"{W}/un-ga/2002/x", "/akn/un/act/provision/un/1988-12-20/27627", "45-9", ""],
)
def test_other_words_are_no_iri_of_a_text(iri):
    assert parse_deliberation(iri) is None


def test_a_convention_is_told_by_its_day_and_its_number():
    found = parse_provision("/akn/un/act/provision/un/1988-12-20/27627/eng@/!main~art_3")
    assert (found.day, found.number, found.article) == ("1988-12-20", "27627", "3")
