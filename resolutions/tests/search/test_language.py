"""The query language: every query is read, and what was left out is said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.search.language import MAX_TERMS, parse_query
from resolutions.search.query import All, Any, Not, Phrase, Prefix, Symbol, Word


def short(node):
    """A tree as nested lists and strings."""
    if isinstance(node, All | Any):
        return [type(node).__name__.lower(), *map(short, node.nodes)]
    if isinstance(node, Not):
        return ["not", short(node.node)]
    if isinstance(node, Phrase):
        return '"' + " ".join(word + "*" * starts for word, starts in node.parts) + '"'
    if isinstance(node, Prefix):
        return node.start + "*"
    if isinstance(node, Symbol):
        return f"<{node.key}{'*' * node.is_prefix}>"
    return node.word if isinstance(node, Word) else node


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("opium", "opium"),
        ("Opium POPPY", ["all", "opium", "poppy"]),
        ('"money laundering" opium', ["all", '"money laundering"', "opium"]),
        ("“money laundering”", '"money laundering"'),
        ("«régime des drogues»", '"regime des drogues"'),
        ('"money launder*"', '"money launder*"'),
        ("-coca opium", ["all", ["not", "coca"], "opium"]),
        ("opium NOT coca", ["all", "opium", ["not", "coca"]]),
        ("opium −coca", ["all", "opium", ["not", "coca"]]),
        ('-"coca leaf"', ["not", '"coca leaf"']),
        ("opium OR coca", ["any", "opium", "coca"]),
        ("opium | coca", ["any", "opium", "coca"]),
        ("a b OR c d", ["any", ["all", "a", "b"], ["all", "c", "d"]]),
        ("a AND b", ["all", "a", "b"]),
        ("or and not", ["all", "or", "and", "not"]),
        ("a (b OR c)", ["all", "a", ["any", "b", "c"]]),
        ("-(a b)", ["not", ["all", "a", "b"]]),
        ("traffick*", "traffick*"),
        ("money-laundering", '"money laundering"'),
        ("co-operation", "cooperation"),
        ("l’opium", '"l opium"'),
        ("E/CN.7/2001/16", "<e/cn.7/2001/16>"),
        ("E/CN.7/2001/*", "<e/cn.7/2001/*>"),
        ("E/CN.7/*", "<e/cn.7/*>"),
        ("45/9, opium", ["all", "<45/9>", "opium"]),
        ("CND Res. 45/9 opium", ["all", "<cnd/res/45/9>", "opium"]),
        ("2 (XL) (a OR b)", ["all", "<2(xl)>", ["any", "a", "b"]]),
        ("-45/9", ["not", "<45/9>"]),
        ("opium, coca; leaf.", ["all", "opium", "coca", "leaf"]),
        ("麻醉药品", '"麻醉 醉药 药品"'),
        ("麻醉", '"麻醉"'),
        ("药", "药*"),
        ("", None),
        ("   ", None),
    ],
)
def test_a_query_becomes_a_tree(typed, tree):
    query = parse_query(typed)
    assert short(query.root) == tree
    assert query.notes == ()


@pytest.mark.parametrize(
    ("typed", "tree", "note"),
    [
        ('"money laundering', '"money laundering"', "closing quotation mark was missing"),
        ("(opium OR coca", ["any", "opium", "coca"], "closing bracket was missing"),
        ("opium)", "opium", "closing bracket without an opening one"),
        ("OR opium", "opium", "OR had nothing beside it"),
        ("opium OR", "opium", "OR had nothing beside it"),
        ("opium OR OR coca", ["any", "opium", "coca"], "OR had nothing beside it"),
        ("opium NOT", "opium", "NOT had nothing after it"),
        ("NOT OR opium", "opium", "NOT had nothing after it"),
        ("*", None, "holds no word"),
        ("- opium", "opium", "holds no word"),
        ('"" opium', "opium", "empty phrase"),
        ("o*", "o", "too short"),
        ("f*sh", '"f sh"', "read at the end of a word"),
        ("x " * (MAX_TERMS + 5), ["all", *["x"] * MAX_TERMS], f"first {MAX_TERMS} words"),
        ("(" * 60 + "x", "x", "too deep"),
        ("y" * 2000, "y" * 100, "first 1000 characters"),
    ],
)
def test_a_malformed_query_is_read_as_far_as_it_goes(typed, tree, note):
    query = parse_query(typed)
    assert short(query.root) == tree
    assert any(note in str(each) for each in query.notes)


def test_not_twice_is_no_not():
    assert short(parse_query("NOT NOT opium").root) == "opium"


def test_unwanted_terms_are_told_from_wanted_ones():
    query = parse_query("a -b (c OR NOT d)")
    assert [term.word for term in query.terms()] == ["a", "b", "c", "d"]
    assert [term.word for term in query.terms(wanted_only=True)] == ["a", "c"]


@settings(max_examples=400)
@given(st.text(alphabet=st.sampled_from('ab" ()-*|ORNT/.1“”«»品é\0\n'), max_size=40) | st.text(max_size=60))
def test_no_query_is_an_error(typed):
    query = parse_query(typed)
    assert all(str(note) for note in query.notes)
