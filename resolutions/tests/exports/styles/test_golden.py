"""The two seeds in every style, word for word."""

from dataclasses import replace

import pytest

from resolutions.exports.record import Report
from resolutions.exports.styles.cited import cited_of
from resolutions.exports.styles.table import STYLES
from resolutions.tests.exports.citing import SITE, TITLE_A, TITLE_B, seed_a, seed_a_in_full, seed_b

URL_A = "https://archive.example/cnd/resolutions/45/9"
URL_B = "https://archive.example/cnd/resolutions/40/2"
AUTHOR = "United Nations Commission on Narcotic Drugs"

A_OP3 = {
    "un-text": "paragraph 3 of Commission on Narcotic Drugs resolution 45/9 of 15 March 2002",
    "un-footnote": (
        "Commission on Narcotic Drugs resolution 45/9, para. 3. See *Official Records of the Economic and Social Council, "
        "2002, Supplement No. 8* (E/2002/28), chap. I, sect. C."
    ),
    "oscola": "UN Commission on Narcotic Drugs Res 45/9 (15 March 2002) UN Doc E/2002/28 para 3",
    "bluebook": "Comm'n on Narcotic Drugs Res. 45/9, ¶ 3, U.N. Doc. E/2002/28 (Mar. 15, 2002).",
    "chicago-note": f'{AUTHOR}, Resolution 45/9, "{TITLE_A}," March 15, 2002, para. 3, {URL_A}/op3.',
    "chicago-bibliography": f'{AUTHOR}. Resolution 45/9. "{TITLE_A}." March 15, 2002. {URL_A}.',
    "apa-list": f"{AUTHOR}. (2002). *{TITLE_A}* (Resolution No. 45/9). United Nations. {URL_A}",
    "apa-text": f"({AUTHOR}, 2002, para. 3)",
}
A_OP3_UNPRINTED = {
    **A_OP3,
    "un-footnote": "Commission on Narcotic Drugs resolution 45/9, para. 3.",
    "oscola": "UN Commission on Narcotic Drugs Res 45/9 (15 March 2002) para 3",
    "bluebook": "Comm'n on Narcotic Drugs Res. 45/9, ¶ 3 (Mar. 15, 2002).",
}
B_OP2_A = {
    "un-text": "paragraph 2 (a) of Commission on Narcotic Drugs resolution 2 (XL)",
    "un-footnote": "Commission on Narcotic Drugs resolution 2 (XL), para. 2 (a).",
    "oscola": "UN Commission on Narcotic Drugs Res 2 (XL) [distributed 25 March 1997] para 2(a)",
    "bluebook": "Comm'n on Narcotic Drugs Res. 2 (XL), ¶ 2(a) [distributed 25 March 1997].",
    "chicago-note": (
        f'{AUTHOR}, Resolution 2 (XL), "{TITLE_B}," [distributed 25 March 1997], para. 2(a), {URL_B}/op2-a.'
    ),
    "chicago-bibliography": f'{AUTHOR}. Resolution 2 (XL). "{TITLE_B}." [distributed 25 March 1997]. {URL_B}.',
    "apa-list": f"{AUTHOR}. (1997). *{TITLE_B}* (Resolution 2 (XL)). United Nations. {URL_B}",
    "apa-text": f"({AUTHOR}, 1997, para. 2(a))",
}


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.key)
class TestTwoSeeds:
    def test_paragraph_with_its_place_in_the_official_records(self, style):
        assert style.write(cited_of(seed_a_in_full(), SITE, "op3")).marked == A_OP3[style.key]

    def test_paragraph_without_any_document(self, style):
        unprinted = replace(seed_a(), report=Report())
        assert style.write(cited_of(unprinted, SITE, "op3")).marked == A_OP3_UNPRINTED[style.key]

    def test_paragraph_of_a_text_whose_day_of_adoption_is_not_known(self, style):
        assert style.write(cited_of(seed_b(), SITE, "op2-a")).marked == B_OP2_A[style.key]


def test_report_without_its_number_in_the_series_is_named_by_symbol_only():
    written = {style.key: style.write(cited_of(seed_a(), SITE, "op3")).text for style in STYLES}
    assert written["un-footnote"] == A_OP3_UNPRINTED["un-footnote"]
    assert written["oscola"] == A_OP3["oscola"]
    assert written["bluebook"] == A_OP3["bluebook"]
