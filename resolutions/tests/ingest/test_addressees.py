"""Whom paragraphs ask, in invented wording and with an invented vocabulary."""

import pytest

from resolutions.ingest.addressee_names import AddresseeRow, Addressees, NameRow
from resolutions.ingest.addressees import extract_addressees, shipped_addressees
from resolutions.structure.nodes import Part, Words
from resolutions.tests.factories import clause, make_text

VOCABULARY = Addressees(
    (
        AddresseeRow("keeper", False, (NameRow("Lantern Keeper"), NameRow("Keeper", ("cnd",), needs_full_name=True))),
        AddresseeRow(
            "office",
            False,
            (NameRow("Office of Wicks"), NameRow("Office", ("cnd",), needs_full_name=True), NameRow("OOW")),
        ),
        AddresseeRow("oil-office", False, (NameRow("Office of Oil"), NameRow("Office", (), needs_full_name=True))),
        AddresseeRow("harbours", True, (NameRow("harbours"), NameRow("Free Harbours"))),
        AddresseeRow("givers", True, (NameRow("givers"),)),
        AddresseeRow("guilds", True, (NameRow("guilds"), NameRow("guilds and societies"))),
    )
)
VERBS = {
    "Requests": "request",
    "Also requests": "request",
    "Invites": "invite",
    "Urges": "urge",
    "Encourages": "encourage",
    "Calls upon": "call upon",
    "Recommends": "recommend",
    "Welcomes": "welcome",
    "Encourage": "encourage",
    "Decides": "decide",
}


def paragraph(text, token="op1", children=(), number="1."):  # noqa: S107  (an anchor)
    printed = max((verb for verb in VERBS if text.startswith(verb)), key=len, default=None)
    more = {"verb": VERBS[printed], "printed": printed} if printed else {}
    return clause(token, text, number=number, children=children, **more)


def found(*clauses, body="cnd", **more):
    return extract_addressees(make_text(clauses, (), **more), body, VOCABULARY)


def asked(text, **more):
    """The slugs that one paragraph asks, in the order of its words."""
    return [one.slug for one in found(paragraph(text), **more).asked]


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Requests the Lantern Keeper to count them;", ["keeper"]),
        ("Also requests the Lantern Keeper, in consultation with harbours, to count them;", ["keeper"]),
        ("Requests, subject to the price of oil, the Lantern Keeper to count them;", ["keeper"]),
        ("Requests, in consultation with the guilds, the Lantern Keeper to count them;", ["keeper"]),
        ("Requests, in consultation with the guilds, harbours and givers, the Lantern Keeper to count;", []),
        ("Invites harbours and other givers to send oil;", ["harbours", "givers"]),
        (
            "Invites all harbours, guilds and, as appropriate, other givers to send oil;",
            ["harbours", "guilds", "givers"],
        ),
        ("Invites harbours, including Free Harbours, and the OOW to send oil;", ["harbours", "office"]),
        ("Invites harbours in a position to do so and other givers to send oil;", ["harbours", "givers"]),
        ("Calls upon interested regional and local harbours to send oil;", ["harbours"]),
        ("Urges guilds and societies to send oil;", ["guilds"]),
        ("Urges the Office of Wicks (OOW) to trim them;", ["office"]),
        ("Recommends that harbours consider the price of oil;", ["harbours"]),
        ("Recommends to the Lantern Keeper the adoption of a table;", ["keeper"]),
        ("Welcomes the new lamps, and requests the Lantern Keeper to count them;", ["keeper"]),
    ],
)
def test_the_object_of_a_verb_that_asks(text, slugs):
    assert asked(text) == slugs


@pytest.mark.parametrize(
    "text",
    [
        "Encourages the efforts of harbours to send oil;",
        "Encourages harbours’ efforts to send oil;",
        "Encourages harbours and guilds’ participation in the count;",
        "Requests the Lantern Keeper of the northern shore to count;",
        "Requests the Lantern Keeper’s deputy to count;",
        "Encourages further dialogue between the harbours and the Lantern Keeper;",
        "Recommends that harbours be given oil;",
        "Decides to send the Lantern Keeper home;",
        "Welcomes the letter in which the Lantern Keeper invites harbours to count;",
        "Invites the harbour masters to count;",
    ],
)
def test_nobody_is_asked_who_is_not_sure_to_be(text):
    assert asked(text) == []


def test_words_are_where_they_are_said_to_be():
    text = "Invites all interested harbours and other givers to send oil;"
    assert [text[one.start : one.end] for one in found(paragraph(text)).asked] == ["harbours", "givers"]


def test_items_ask_whom_their_opening_words_ask():
    items = [
        paragraph("To count the lamps;", "op1-a", number="(a)"),
        paragraph("To trim the wicks;", "op1-b", number="(b)"),
    ]
    result = found(paragraph("Requests the Lantern Keeper:", children=items))
    assert [(one.anchor, one.slug, one.token) for one in result.asked] == [
        ("op1", "keeper", "op1"),
        ("op1-a", "keeper", "op1"),
        ("op1-b", "keeper", "op1"),
    ]


def test_items_may_name_whom_they_ask_themselves():
    items = [paragraph("Harbours to count the lamps;", "op1-a"), paragraph("The Lantern Keeper to trim them;", "op1-b")]
    result = found(paragraph("Invites:", children=items))
    assert [(one.anchor, one.slug) for one in result.asked] == [("op1-a", "harbours"), ("op1-b", "keeper")]


def test_an_infinitive_in_an_item_asks_nobody_else():
    items = [paragraph("Encourage harbours to count the lamps;", "op1-a")]
    result = found(paragraph("Requests the Lantern Keeper to:", children=items))
    assert [(one.anchor, one.slug) for one in result.asked] == [("op1", "keeper"), ("op1-a", "keeper")]


def test_items_go_on_from_the_last_of_two_that_are_asked():
    items = [paragraph("To send oil;", "op1-a")]
    result = found(paragraph("Requests the Lantern Keeper to count them, and invites harbours:", children=items))
    assert [one.slug for one in result.asked if one.anchor == "op1-a"] == ["harbours"]


def test_a_short_name_is_sure_in_texts_of_its_organ():
    assert asked("Requests the Office to trim them;", body="cnd") == ["office"]
    assert asked("Requests the Office to trim them;", body="ga") == []


def test_a_short_name_follows_the_full_name_elsewhere():
    text = "Noting the report of the Office of Oil,"
    named = clause("pp1", text, part=Part.PREAMBLE)
    result = found(named, paragraph("Requests the Office to trim them;"), body="ga")
    assert [one.slug for one in result.asked] == ["oil-office"]


def test_a_short_name_of_two_that_were_named_is_not_sure():
    named = clause("pp1", "Noting the Office of Oil and the Office of Wicks,", part=Part.PREAMBLE)
    assert not found(named, paragraph("Requests the Office to trim them;"), body="ga").asked


def test_a_short_name_is_not_sure_after_another_of_its_kind():
    named = clause("pp1", "Noting the Office of Oil and the Office of the Ombudsman,", part=Part.PREAMBLE)
    assert not found(named, paragraph("Requests the Office to trim them;"), body="ga").asked


def test_unknown_parties_are_told():
    result = found(paragraph("Invites harbours and the masters of the tides to send oil;"))
    assert [(one.anchor, one.words) for one in result.unknown] == [("op1", "masters of the tides")]
    assert result.asking == ("op1",)


def test_preambles_annexes_and_other_languages_ask_nobody():
    assert not found(paragraph("Requests the Lantern Keeper to count;", "annex1-p1")).asked
    assert not found(paragraph("Requests the Lantern Keeper to count;"), language="fr").asked


def test_repeated_requests_are_requests():
    text = "Reiterates its request to the Lantern Keeper to count them;"
    repeated = clause("op1", text, number="1.", verb="reiterate", printed="Reiterates its request")
    assert [one.slug for one in found(repeated).asked] == ["keeper"]


def test_the_shipped_vocabulary_knows_historical_names():
    text = make_text((paragraph("Requests the Permanent Central Narcotics Board to count the lamps;"),), ())
    assert [one.slug for one in extract_addressees(text, "cnd", shipped_addressees()).asked] == ["incb"]


def test_a_long_paragraph_takes_time_in_proportion():
    text = make_text(
        (paragraph("Invites harbours, " + "guilds, " * 5000 + "givers to send oil;"),), (), title=Words("Oil")
    )
    assert len(extract_addressees(text, "cnd", VOCABULARY).asked) == 3
