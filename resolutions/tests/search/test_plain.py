"""What is looked up in a plain text is what reading it word by word finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.search.asking.parsing import parse_query
from resolutions.search.showing.highlight import Highlighter
from resolutions.search.terms.plain import Sought, phrase_places, plain_form
from resolutions.search.terms.words import MAX_WORD, PREFIXES, words

PIECES = st.sampled_from(
    [
        *(
            "lamp",
            "lamps",
            "Lamping",
            "lamplight",
            "operation",
            "Operations",
            "ration",
            "s",
            "S",
            "co",
            "re",
            "sub",
            "a",
        ),
        *("-", "--", " ", "  ", "_", ".", "/", "(", "7", "45", "1990s", "x" * MAX_WORD),
        *("'s", "\u2019s", "'", "\u2019", "\u2013", "\u201c", "\u201d", "\u00a0", "é", "\u0301", "\u2010", "药品"),
        *PREFIXES,
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)
QUERIES = st.one_of(
    st.sampled_from(
        ["lamp", "operation", "cooperation", "co", "reoperation", "rest OR lamp", "lamp*", "co*", "coop*", "s"]
    ),
    st.sampled_from(['"co operation"', '"the lamp"', '"lamp lamps"', '"s lamp"', '"operation lam*"', "subre* -lamp"]),
    TEXTS.map(lambda text: " OR ".join(words(text)[:3]) or "lamp"),
    TEXTS.map(lambda text: '"{}"'.format(" ".join(words(text)[:3]) or "lamp")),
    TEXTS.map(lambda text: "*".join([*words(text)[:1], ""]) or "lamp"),
)


@given(QUERIES, TEXTS)
def test_looking_words_up_finds_what_reading_finds(typed, text):
    query = parse_query(typed)
    held = {"en": frozenset(words(text))}
    reading = Highlighter(query, ("en", "fr"))
    forms = {"en": [form for form in held["en"] if reading.stretches(form, "en")]}
    assert Highlighter(query, ("en", "fr"), forms).stretches(text, "en") == reading.stretches(text, "en")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Co-operation", "co-operation"),
        ("The “lamp’s” – wick\u00a0…", "the  lamp's    wick  "),
        ("régime", None),
        ("non\u2010lamp", None),
        ("药品", None),
    ],
)
def test_a_text_is_plain_when_none_of_its_letters_folds_to_another(text, plain):
    assert plain_form(text) == plain
    assert plain is None or len(plain) == len(text)


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("cooperation", "co-operation, cooperation", ["co-operation", "cooperation"]),
        ("operation", "co-operation and re-co-operation", ["operation"]),
        ("related", "lamp-related", ["related"]),
        ("co", "co-operation by co", ["co"]),
        ("x" * MAX_WORD, "x" * MAX_WORD + "y z", ["x" * MAX_WORD + "y"]),
        ("lamp", "clamp lamps lamp_ lamp", ["lamp", "lamp"]),
    ],
)
def test_a_word_is_found_where_it_begins(form, text, expected):
    found = sorted(Sought([form]).places(text))
    assert [text[start:end] for start, end, _ in found] == expected


def test_a_phrase_goes_on_behind_a_possessive():
    parts = [Sought(["keeper"]), Sought((), ["lam"])]
    text = "the keeper's lamps, the keeper of lamps"
    assert [text[start:end] for start, end in phrase_places(parts, text)] == ["keeper's lamps"]
