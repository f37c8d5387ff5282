"""Which part of a text is meant."""

import pytest

from resolutions.citations.pinpoints import (
    anchor_of,
    article_slugs,
    pinpoint_after,
    pinpoint_before,
    pinpoint_of_source,
)


@pytest.mark.parametrize(
    ("words", "pinpoint"),
    [
        (", annex I.", "annex I"),
        (", annexes II and III, and 55/255, annex.", "annexes II and III"),
        (", sect. C, para. 3; 55/222", "sect. C, para. 3"),
        (", article 3, paragraph 1 (a) (iv),", "article 3, paragraph 1 (a) (iv)"),
        (", articles 38 and 38 bis,", "articles 38 and 38 bis"),
        (", annex, paras. 1-3 and 5.", "annex, paras. 1-3 and 5"),
        (" and paragraph 4 of resolution 66/68", ""),
        (" and article 14, paragraph 2, of the Convention on Lanterns", ""),
        (", section IV of its decision", ""),
        (", in part because of that", ""),
        (" of 10 June 1998", ""),
    ],
)
def test_what_follows_a_name(words, pinpoint):
    assert pinpoint_after(words, 0)[0] == pinpoint


@pytest.mark.parametrize(
    ("words", "pinpoint"),
    [
        ("), chap. I, sect. C.", "chap. I, sect. C"),
        ("), para. 5.", "para. 5"),
        (" and corrigendum), resolution 1, annex II.", "resolution 1, annex II"),
        ("), chap. I, resolution 1, annex.", "chap. I, resolution 1, annex"),
        (" and Corr.1), annex.", "annex"),
        (", chap. II", "chap. II"),
        (") of 10 June 1998", ""),
    ],
)
def test_what_follows_a_symbol_in_brackets(words, pinpoint):
    assert pinpoint_of_source(words, 0)[0] == pinpoint


@pytest.mark.parametrize(
    ("words", "pinpoint"),
    [
        ("in accordance with article 2 of the ", "article 2"),
        ("section I, paragraph 5, of ", "section I, paragraph 5"),
        ("paragraphs 2 and 3 of the annex to ", "paragraphs 2 and 3 of the annex"),
        ("the plan annexed to ", "annex"),
        ("substances of Schedule II of the ", "Schedule II"),
        ("the spirit of the ", ""),
        ("article 2 and the ", ""),
    ],
)
def test_what_stands_before_a_name(words, pinpoint):
    assert pinpoint_before(words, len(words))[0] == pinpoint


@pytest.mark.parametrize(
    ("pinpoint", "slugs"),
    [
        ("articles 38 and 38 bis", ("38", "38-bis")),
        ("Article 12, paragraph 2", ("12",)),
        ("article 3, paragraph 1 (a) (iv)", ("3",)),
        ("articles 5 to 7", ("5", "6", "7")),
        ("articles 5-7 and 38 bis", ("5", "6", "7", "38-bis")),
        ("article 2, article 3", ("2", "3")),
        ("article 12 (3)", ("12",)),
        ("annex", ()),
    ],
)
def test_articles_as_addresses_write_them(pinpoint, slugs):
    assert article_slugs(pinpoint) == slugs


@pytest.mark.parametrize(
    ("pinpoint", "anchor"),
    [
        ("paragraph 3", "op3"),
        ("op. 3", ""),
        ("paragraph 3 of section II", "s2-op3"),
        ("annex, para. 12", "annex1-p12"),
        ("annex II, paragraph 4 (b)", "annex2-p4-b"),
        ("C, paragraph 3", "op3"),
        ("paragraphs 3 and 4", ""),
        ("annex I", ""),
        ("chap. I, para. 3", ""),
    ],
)
def test_only_a_certain_pinpoint_becomes_an_anchor(pinpoint, anchor):
    assert anchor_of(pinpoint) == anchor
