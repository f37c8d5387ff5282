"""The query language: every query is read, and what was left out is said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.search.asking.canonical import canonical
from resolutions.search.asking.parsing import MAX_APART, MAX_NEAR, MAX_TERMS, parse_query
from resolutions.search.asking.query import All, Any, Field, Near, Not, Phrase, Prefix, Symbol, Titled, Word
from resolutions.search.asking.wording import reading


def short(node):
    """A tree as nested lists and strings."""
    if isinstance(node, All | Any):
        return [type(node).__name__.lower(), *map(short, node.nodes)]
    if isinstance(node, Not):
        return ["not", short(node.node)]
    if isinstance(node, Titled):
        return ["title", short(node.node)]
    if isinstance(node, Field):
        return f"{node.name}={node.typed}{'*' * node.is_prefix}"
    if isinstance(node, Phrase | Near):
        words = '"' + " ".join(word + "*" * starts for word, starts in node.parts) + '"'
        return f"{words}~{node.apart}" if isinstance(node, Near) else words
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
        ("l’opium d'Asie", ["all", "opium", "asie"]),
        ("E/2002/28-E/CN.7/2002/11", ["any", "<e/2002/28>", "<e/cn.7/2002/11>"]),
        ("cites:E/2002/28-E/CN.7/2002/11", "cites=E/2002/28-E/CN.7/2002/11"),
        ("UN Doc. E/CN.7/2001/16 opium", ["all", "<e/cn.7/2001/16>", "opium"]),
        ("麻醉药品，精神药物", ["all", '"麻醉 醉药 药品"', '"精神 神药 药物"']),
        ("“麻醉药品，精神药物”", '"麻醉 醉药 药品 品* 精神 神药 药物"'),
        ("《麻醉品》（药物）", ["all", '"麻醉 醉品"', '"药物"']),
        ("第45/9号决议", '"第* 45 9 号决 决议"'),
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
        ('"45/9"', "<45/9>"),
        ('"resolution 45/9 of"', '"resolution 45 9 of"'),
        ('"controlled delivery"~5', '"controlled delivery"~5'),
        ('-"controlled deliver*"~0 x', ["all", ["not", '"controlled deliver*"~0'], "x"]),
        ('"opium"~5', '"opium"'),
        ("topic:precursors", "topic=precursors"),
        ("Topic:precursors,", "topic=precursors"),
        ("topic：precursors", "topic=precursors"),
        ('to:"Executive Director" opium', ["all", "to=Executive Director", "opium"]),
        ("to:“Executive Director”", "to=Executive Director"),
        ("addressee:exec*", "to=exec*"),
        ('addressee:"exec*"', "to=exec*"),
        ("-topic:precursors opium", ["all", ["not", "topic=precursors"], "opium"]),
        ("NOT topic:x", ["not", "topic=x"]),
        ("topic:(a OR b)", ["any", "topic=a", "topic=b"]),
        ('topic:(a OR "b c") d', ["all", ["any", "topic=a", "topic=b c"], "d"]),
        ("cites:(1961 -1988)", ["all", "cites=1961", ["not", "cites=1988"]]),
        ("-to:(a b)", ["not", ["all", "to=a", "to=b"]]),
        ("session:cnd:45", "session=cnd:45"),
        ("session:(cnd:45 OR ga:77)", ["any", "session=cnd:45", "session=ga:77"]),
        ("year:1990-1999", "year=1990-1999"),
        ("year:1990..", "year=1990.."),
        ("cites:2 (XL) opium", ["all", "cites=2 (XL)", "opium"]),
        ("cites:CND Res. 45/9", "cites=CND Res. 45/9"),
        ("cites:1961/38-bis", "cites=1961/38-bis"),
        ("cites:E/CN.7/2001/*", "cites=E/CN.7/2001/*"),
        ("title:opium", ["title", "opium"]),
        ("title:opium coca", ["all", ["title", "opium"], "coca"]),
        ("title:(opium OR coca)", ["title", ["any", "opium", "coca"]]),
        ('title:"opium poppy"~2', ["title", '"opium poppy"~2']),
        ("title:traffick*", ["title", "traffick*"]),
        ("title:45/9", ["title", "<45/9>"]),
        ("title:(topic:x)", ["title", "topic=x"]),
        ("topic:(title:x y)", ["all", ["title", "x"], "topic=y"]),
        ("see http://example", ["all", "see", '"http example"']),
        ("10:30", '"10 30"'),
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
        ("colour:red opium", ["all", '"colour red"', "opium"], "“colour:” is no field word"),
        ('colour:"dark red"', ["all", "colour", '"dark red"'], "“colour:” is no field word"),
        ("topic: opium", ["all", "topic", "opium"], "no value right behind it"),
        ("opium topic:", ["all", "opium", "topic"], "no value right behind it"),
        ('topic:"" opium', "opium", "“topic:” had no value"),
        ("topic:* opium", "opium", "“topic:” had no value"),
        ('topic:"opium', "topic=opium", "closing quotation mark was missing"),
        ("topic:(opium", "topic=opium", "closing bracket was missing"),
        ('topic:"a b"~5', "topic=a b", "~ was left out"),
        ('"a b"~', '"a b"', "~ had no number"),
        ('"a b"~9999', f'"a b"~{MAX_APART}', f"at most {MAX_APART} words apart"),
        ('"' + "a " * 30 + '"~5', '"' + " ".join("a" * MAX_NEAR) + '"~5', f"first {MAX_NEAR} words"),
        ("topic:x " * (MAX_TERMS + 5), ["all", *["topic=x"] * MAX_TERMS], f"first {MAX_TERMS} words"),
    ],
)
def test_a_malformed_query_is_read_as_far_as_it_goes(typed, tree, note):
    query = parse_query(typed)
    assert short(query.root) == tree
    assert any(note in str(each) for each in query.notes)


def test_what_ends_a_word_is_no_part_of_the_beginning_of_a_symbol():
    assert canonical(parse_query("’0/0:*").root) == "(0/0*)"


def test_not_twice_is_no_not():
    assert short(parse_query("NOT NOT opium").root) == "opium"


def test_unwanted_terms_are_told_from_wanted_ones():
    query = parse_query("a -b (c OR NOT d)")
    assert [term.word for term in query.terms()] == ["a", "b", "c", "d"]
    assert [term.word for term in query.terms(wanted_only=True)] == ["a", "c"]


TYPED = st.text(alphabet=st.sampled_from('ab" ()-*|ORNT/.1“”«»品é\0\n:~'), max_size=40) | st.text(max_size=60)
PIECES = st.lists(
    st.sampled_from(
        ['"', "(", ")", "-", "NOT ", " OR ", " ", "~3", "title:", "topic:", "cites:", "year:1990", "45/9", "2 (XL)",
         "res ", "cnd ", "E/CN.7/*", "launder*", "opium", "麻醉药", "l’opium", "1961/38-bis", "foo:", "*", "“", "”"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(TYPED | PIECES)
def test_no_query_is_an_error_and_each_is_worded(typed):
    query = parse_query(typed)
    assert all(str(note) for note in query.notes)
    for unit in ("paragraph", "resolution"):
        assert bool(reading(query, unit)) == (query.root is not None)


@settings(max_examples=600, deadline=None)
@given(TYPED | PIECES)
def test_a_tree_is_written_as_a_query_that_is_read_to_the_same_tree(typed):
    written = canonical(parse_query(typed).root)
    again = parse_query(written)
    assert canonical(again.root) == written
    if all(ord(char) < 0x2000 or char in "麻醉药品“”" for char in typed):
        assert short(again.root) == short(parse_query(typed).root)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Opium AND “Money Laundering”", 'opium "money laundering"'),
        ("a (b OR c) -(d e)", "a (b OR c) -(d e)"),
        ("topic:(a OR “b c”)", 'topic:"a" OR topic:"b c"'),
        ("CND Res. 45/9 money-launder*", '"cnd/res/45/9" "money launder*"'),
        ("title:(a OR b) NOT title:c", "title:(a OR b) -(title:c)"),
        ("E/CN.7/2001/* 麻醉药品", '(e/cn.7/2001/*) "麻醉药品"'),
    ],
)
def test_all_that_mean_the_same_are_written_alike(typed, written):
    assert canonical(parse_query(typed).root) == written
