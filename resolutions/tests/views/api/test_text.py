"""One text: held, known but not held, withdrawn, merged; its versions, paragraphs and references."""

from __future__ import annotations

from resolutions.exports.json import record_to_json
from resolutions.models import Anchor, RegisterEntry, Resolution
from resolutions.publishing.publish import withdraw
from resolutions.store.records import record_of
from resolutions.tests.factories import make_resolution
from resolutions.tests.views.api.conftest import TEXT, asked, hold


def test_text_has_the_keys_of_its_json_form_and_its_addresses(client, lanterns):
    data = asked(client, TEXT)
    form = record_to_json(record_of(lanterns))
    assert {key: data[key] for key in form} == form
    assert (data["held"], data["id"]) == (True, "cnd/resolutions/45/9")
    assert data["url"] == "http://testserver/cnd/resolutions/45/9"
    assert data["links"]["cited_by"] == f"http://testserver{TEXT}/cited-by"
    forms = {one["url"] for one in data["forms"]}
    assert "http://testserver/cnd/resolutions/45/9.json" in forms


def test_every_address_in_an_answer_is_absolute_and_leads_somewhere(client, lanterns):
    def addresses(data):
        for value in data.values() if isinstance(data, dict) else data:
            if isinstance(value, dict | list):
                yield from addresses(value)
            elif isinstance(value, str) and value.startswith(("http", "/")):
                yield value

    starts = [
        TEXT,
        f"{TEXT}/paragraphs/op1",
        f"{TEXT}/references",
        "/api/texts",
        "/api/search?q=lanterns",
        "/api/cite?q=CND+45/9",
    ]
    met = {address for start in starts for address in addresses(asked(client, start))}
    here = {address for address in met if address.startswith("http://testserver/")}
    assert met - here <= {address for address in met if address.startswith("https://docs.un.org/")}
    statuses = {address: client.get(address).status_code for address in here}
    assert {address: status for address, status in statuses.items() if status not in (200, 300, 301, 302, 303)} == {}


def test_known_text_that_is_not_held_says_so_and_what_is_known(client, lanterns):
    entry = make_resolution("44", 1)
    RegisterEntry.objects.create(resolution=entry, title="Oil for lanterns", adopted_on="2001-03", certainty="found")
    data = asked(client, "/api/texts/cnd/resolutions/44/1")
    assert (data["held"], data["title"], data["adopted_on"], data["certainty"]) == (
        False,
        "Oil for lanterns",
        "2001-03",
        "found",
    )
    assert data["cited_by_total"] == 1
    cited = asked(client, data["links"]["cited_by"])
    assert [row["citing"]["id"] for row in cited["results"]] == ["cnd/resolutions/45/9"]


def test_text_that_is_only_cited_is_known_from_that_alone(client, lanterns):
    data = asked(client, "/api/texts/cnd/resolutions/44/1")
    assert (data["held"], data["certainty"], data["title"]) == (False, "cited", "")


def test_text_that_nobody_has_heard_of_is_not_found(client, lanterns):
    for address in ("44/77", "44/77/paragraphs", "44/77/cited-by", "44/77/versions", "44/77/references"):
        assert asked(client, f"/api/texts/cnd/resolutions/{address}", 404)["type"].endswith("#not-found")


def test_withdrawn_text_is_gone_with_the_reason(client, lanterns):
    withdraw(lanterns, None, reason="It was read from a forged print.")
    for address in (TEXT, f"{TEXT}/paragraphs", f"{TEXT}/paragraphs/op1", f"{TEXT}/references"):
        problem = asked(client, address, 410)
        assert problem["type"].endswith("#withdrawn")
        assert problem["reason"] == "It was read from a forged print."
    versions = asked(client, f"{TEXT}/versions")["results"]
    assert [(row["state"], row["withdrawn_reason"]) for row in versions] == [
        ("withdrawn", "It was read from a forged print.")
    ]


def test_merged_text_moves_to_what_it_was_merged_into_with_all_below_it(client, lanterns):
    old = make_resolution("45", 77)
    Resolution.objects.filter(pk=old.pk).update(merged_into=lanterns.resolution)
    response = client.get("/api/texts/cnd/resolutions/45/77/paragraphs/op1?language=en")
    assert (response.status_code, response["Location"]) == (301, f"http://testserver{TEXT}/paragraphs/op1?language=en")


def test_part_held_within_its_whole_leads_to_that(client, lanterns):
    response = client.get(f"{TEXT}-A/paragraphs")
    assert (response.status_code, response["Location"]) == (302, f"http://testserver{TEXT}/paragraphs")


def test_earlier_version_is_had_by_its_number(client, lanterns):
    hold(9)
    assert asked(client, TEXT)["version"] == 2
    data = asked(client, f"{TEXT}?version=1")
    assert (data["version"], data["state"], data["url"]) == (
        1,
        "superseded",
        "http://testserver/cnd/resolutions/45/9@1",
    )
    assert data["api"] == f"http://testserver{TEXT}?version=1"
    problem = asked(client, f"{TEXT}?version=7", 404)
    assert problem["detail"] == "There is no version 7 of this text. There are: 1, 2."
    assert [row["version"] for row in asked(client, f"{TEXT}/versions")["results"]] == [2, 1]


def test_language_that_is_not_held_is_told_with_those_that_are(client, lanterns):
    assert (
        asked(client, f"{TEXT}?language=fr", 404)["detail"]
        == "The text is not held in this language. It is held in: en."
    )
    assert asked(client, f"{TEXT}?language=en")["language"] == "en"


def test_specimen_is_reached_by_its_address_and_says_what_it_is(client, lanterns):
    hold(1, "901")
    assert asked(client, "/api/texts/cnd/resolutions/901/1")["is_specimen"] is True


def test_paragraphs_have_words_numbers_actions_notes_references_and_addresses(client, lanterns):
    data = asked(client, f"{TEXT}/paragraphs")
    assert [row["anchor"] for row in data["results"]] == ["pp1", "op1", "op2", "op2-a", "op3"]
    row = data["results"][1]
    assert (row["number"], row["action"]["verb"], row["url"]) == (
        "1.",
        "request",
        "http://testserver/cnd/resolutions/45/9/op1",
    )
    assert [one["target"] for one in row["references"]] == ["1988"]
    assert data["results"][0]["notes"] == [{"marker": "1", "at": 41}]
    only = asked(client, f"{TEXT}/paragraphs?part=preamble")["results"]
    assert [one["anchor"] for one in only] == ["pp1"]


def test_one_paragraph_a_run_and_a_note(client, lanterns):
    one = asked(client, f"{TEXT}/paragraphs/op2-a")
    assert [row["anchor"] for row in one["above"]] == ["op2"]
    assert [row["anchor"] for row in one["paragraphs"]] == ["op2-a"]
    assert one["url"] == "http://testserver/cnd/resolutions/45/9/op2-a"
    run = asked(client, f"{TEXT}/paragraphs/op1..op3")
    assert [row["anchor"] for row in run["paragraphs"]] == ["op1", "op2", "op2-a", "op3"]
    note = asked(client, f"{TEXT}/paragraphs/fn1")
    assert [row["text"] for row in note["footnotes"]] == ["See E/CN.7/2001/16."]


def test_paragraph_that_moved_was_retired_or_never_was(client, lanterns):
    resolution = lanterns.resolution
    live = Anchor.objects.get(resolution=resolution, token="op3")
    Anchor.objects.create(resolution=resolution, token="op7", state="moved", moved_to=live)
    Anchor.objects.create(resolution=resolution, token="op8", state="retired", reason="It was printed by mistake.")
    response = client.get(f"{TEXT}/paragraphs/op7?language=en")
    assert (response.status_code, response["Location"]) == (301, f"http://testserver{TEXT}/paragraphs/op3?language=en")
    gone = asked(client, f"{TEXT}/paragraphs/op8", 410)
    assert gone["type"].endswith("#retired")
    assert "It was printed by mistake." in gone["detail"]
    for token in ("op99", "op1..op99", "op3..op1", "zz9", "op1~1"):
        asked(client, f"{TEXT}/paragraphs/{token}", 404)


def test_references_come_in_printed_order_with_where_they_lead(client, lanterns):
    rows = asked(client, f"{TEXT}/references")["results"]
    assert [(row["anchor"], row["target"]) for row in rows] == [
        ("pp1", "CND/RES/44/1"),
        ("op1", "1988"),
        ("op3", "op1"),
        ("fn1", "E/CN.7/2001/16"),
    ]
    api = [row["api"].removeprefix("http://testserver/api/") for row in rows]
    assert api == [
        "texts/cnd/resolutions/44/1",
        "conventions/1988/article/3",
        "texts/cnd/resolutions/45/9/paragraphs/op1",
        "symbol/E/CN.7/2001/16",
    ]
    assert rows[3]["place"] == "http://testserver/cnd/resolutions/45/9/fn1"
    only = asked(client, f"{TEXT}/references?kind=convention&status=matched")["results"]
    assert [row["target"] for row in only] == ["1988"]


def test_long_text_takes_no_more_queries_than_a_short_one(client, lanterns, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        asked(client, TEXT)
    with django_assert_max_num_queries(30):
        asked(client, f"{TEXT}/paragraphs")
