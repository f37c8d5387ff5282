"""Field words find what the facets of the same names find, by every name that a value has."""

import pytest

from resolutions.models import ActionForm, Addressee, CrossReference, Session
from resolutions.publishing.terms import merge_terms
from resolutions.search.asking.fieldnames import BY_WORD, FIELD_NAMES
from resolutions.search.facets import FACETS
from resolutions.search.finding.vocabulary import split_article
from resolutions.tests.factories import clause, make_action, make_convention, make_session, make_text, make_version
from resolutions.tests.search.conftest import designations, holding, index_version, places, search
from resolutions.tests.terms import make_addressee, make_asking, make_terms, make_topic


def citing(text, *, number, kind="resolution", target="", convention=None, articles=(), **fields):
    """An indexed text of one paragraph whose first word cites."""
    version = make_version(make_text([clause("op1", text)], ()), number=number, **fields)
    row = CrossReference.objects.create(
        version=version, clause=version.clauses.get(), token="op1", start=0, end=5, printed=text[:5], kind=kind,
        target=target, convention=convention, status="matched",
    )  # fmt: skip
    row.articles.set(convention.articles.filter(slug__in=articles) if convention else ())
    version.state, version.number, version.published_at = "published", 1, version.created_at
    version.save()
    index_version(version)
    return version


def found(q, **more):
    results = search("", q=q, **more)
    return sorted(hit.identity.number for hit in results.hits)


def test_every_facet_has_a_field_word():
    assert {kind.name for kind in FACETS} <= set(BY_WORD)
    assert len({word for field in FIELD_NAMES for word in (field.name, *field.others)}) == len(BY_WORD)


def test_a_title_is_sought_alone_and_its_paragraphs_are_those_of_the_text():
    holding(clause("op1", "Counts lanterns."), title="Boats of the north", number=1)
    holding(clause("op1", "Counts boats."), clause("op2", "Paints lamps."), title="Lanterns", number=2)
    assert found("title:boats") == [1]
    assert found("title:boat lantern") == [1]
    assert found('title:"boats of"') == [1]
    assert found("title:lant*") == found("title:(lantern OR xylophone)") == [2]
    assert found("title:(boats north)") == found("title:(boats -south)") == [1]
    assert found("-title:boats") == [2]
    assert places(search("", q="title:lanterns paints")) == {"901/2": ["op2"]}
    assert found("title:lanterns boats lamps", unit="resolution") == [2]
    assert found("title:lanterns boats lamps") == []


def test_a_title_in_one_language_fulfils_all_that_is_asked_of_it():
    holding(clause("op1", "Counts."), title="Northern boats", number=1)
    holding(clause("op1", "Compte."), title="Lampes", language="fr", number=1)
    assert found("title:(boats lampes)") == []
    assert found("title:boats title:lampes") == [1]


@pytest.mark.parametrize(
    "typed",
    [
        "action:call-upon",
        'action:"call upon"',
        'action:"Calls upon"',
        'action:"Also calls upon"',
        'action:"called upon"',
        "action:call*",
        "verb:call-upon",
        "ACTION:call-upon",
        "action:(call-upon)",
        "action:“call upon”",
        "action:(decide OR call-upon)",
    ],
)
def test_an_action_is_found_by_every_form_of_its_verb(typed):
    action = make_action("call upon")
    make_action("decide")
    for printed in ("Calls upon", "Also calls upon"):
        ActionForm.objects.create(action=action, printed=printed, part="operative")
    holding(clause("op1", "Calls upon keepers.", verb="call upon"), clause("op2", "Notes lamps."), number=1)
    holding(clause("op1", "Notes that keepers call.", verb="note"), number=2)
    assert places(search("", q=typed)) == {"901/1": ["op1"]}
    assert search("", q=typed).total == search("action=call-upon").total
    assert search("", q=typed).notes == ()


def test_who_is_asked_is_found_by_any_name_and_by_broader_ones():
    make_terms()
    make_addressee("pilots", "harbour pilots", "Master Pilot of the Port")
    make_asking(number=1)
    make_asking("Requests the keepers to sleep;", number=2)
    for typed in ("to:harbours", "to:Harbours", "to:harbour", "to:harb*", "addressee:harbours", "to:(harbours)"):
        assert places(search("", q=typed)) == places(search("addressee=harbours")) == {"901/1": ["op2"]}, typed
    assert found("to:keepers action:request") == [1, 2]
    assert found("to:islands action:request") == []
    assert found("to:islands action:request", unit="resolution") == [1]
    assert found('to:"master pilot of the port"') == found("to:pilots") == []
    assert search("", q='to:"master pilot of the port"').notes == ()


def test_a_topic_is_of_the_text():
    make_terms()
    make_topic("rope", "rope making", "ropes")
    make_asking(number=1)
    make_asking("Requests the keepers to sleep;", title="On rope making", number=2)
    assert found("topic:light") == found("topic:lanterns") == [1]
    assert found('topic:"rope making"') == found("topic:rope") == found("subject:ropes") == [2]
    assert found("topic:light OR topic:rope") == found("topic:(light OR rope)") == [1, 2]
    assert found("sleep topic:rope") == [2]
    assert found("sleep -topic:rope") == []


def test_a_session_is_named_with_or_without_its_organ():
    holding(clause("op1", "Counts."), label="45", number=1)
    holding(clause("op1", "Counts."), label="40", number=2)
    holding(clause("op1", "Counts."), label="45", body="ga", number=3)
    holding(clause("op1", "Counts."), label="S-20", body="ga", number=4)
    assert found("session:45") == found("session:45th") == found('session:"45th session"') == [1, 3]
    assert found("session:cnd:45") == found('session:"CND 45"') == found("session:45 body:cnd") == [1]
    assert found("session:XL") == found("session:40") == [2]
    assert found("session:S-20") == found("session:s-20") == found("session:ga:S-20") == [4]
    assert found("session:4*") == [1, 2, 3]
    assert found("organ:GA") == found('body:"General Assembly"') == [3, 4]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("year:1998", [1]),
        ("year:1990-1999", [1, 3]),
        ("year:1990–1999", [1, 3]),
        ("year:1990..1999", [1, 3]),
        ("year:1999-1990", [1, 3]),
        ("year:1999..", [2, 3]),
        ("year:1999-", [2, 3]),
        ("year:..1998", [1]),
        ("year:199*", [1, 3]),
        ("years:1998,", [1]),
        ("year:(1998 OR 2004)", [1, 2]),
        ("-year:1998", [2, 3]),
        ("decade:1990", [1, 3]),
        ("decade:1990s", [1, 3]),
        ("decade:1990–1999", [1, 3]),
        ("year:1066", []),
        ("year:9999", []),
    ],
)
def test_a_year_is_that_of_the_day_or_else_of_the_session(typed, numbers):
    for number, day in ((1, "1998-03-20"), (2, "2004-12-31")):
        holding(clause("op1", "Counts."), number=number, adopted_on=day)
    make_session("42")
    Session.objects.filter(label="42").update(year=1999)
    holding(clause("op1", "Counts."), number=3, label="42")
    assert found(typed) == numbers
    assert search("", q=typed).notes == ()


def test_years_agree_with_the_decades_of_the_facet():
    holding(clause("op1", "Counts."), number=1, adopted_on="1989-12-31")
    holding(clause("op1", "Counts."), number=2, adopted_on="1990-01-01")
    assert found("year:1990-1999") == found("decade:1990") == designations_of("decade=1990") == [2]


def designations_of(address):
    return sorted(int(each.split("/")[1]) for each in designations(search(address)))


@pytest.mark.parametrize(
    "typed",
    [
        "cites:1988",
        'cites:"1988 Convention"',
        'cites:"the 1988 convention"',
        "cites:“Convention on the Carriage of Paper Lanterns, 1988”",
        "convention:1988",
        'convention:"1988 Convention"',
        "cites:(1988)",
        "cites:(1988 OR 1925)",
        "citing:1988",
    ],
)
def test_a_convention_is_cited_by_any_of_its_names(typed):
    convention = make_convention("1988")
    citing("Notes the paper.", number=1, kind="convention", target="1988", convention=convention)
    citing("Notes the ink.", number=2, kind="convention", target="1961", convention=make_convention("1961", "Ink"))
    assert places(search("", q=typed)) == {"901/1": ["op1"]}


@pytest.mark.parametrize(
    "typed",
    [
        'cites:"1988 Convention, article 3"',
        'cites:"article 3 of the 1988 Convention"',
        'cites:"1988 Convention, art. 3"',
        'cites:"art. 3, 1988 Convention"',
        'cites:"article 3, paragraph 1, of the 1988 Convention"',
        "cites:1988/3",
        "article:1988/3",
        'article:"1988 Convention, article 3"',
        "article:3",
        'article:"article 3"',
        "cites:1988/* -cites:1988/4",
    ],
)
def test_an_article_is_cited_by_any_name_of_its_convention(typed):
    convention = make_convention("1988")
    citing("Notes it.", number=1, kind="convention", target="1988", convention=convention, articles=["3"])
    citing("Notes it.", number=2, kind="convention", target="1988", convention=convention, articles=["4"])
    assert found(typed) == [1]


def test_an_article_that_came_with_an_amendment_is_found_under_the_convention():
    make_convention("1961", "Convention on Wicks, 1961")
    amended = make_convention("1961-as-amended", "Convention on Wicks, 1961, as amended")
    amended.articles.create(slug="38-bis", printed="38 bis", position=38)
    citing("Notes.", number=1, kind="convention", target="1961-as-amended", convention=amended, articles=["38-bis"])
    for typed in (
        "cites:1961/38-bis",
        'cites:"1961 Convention, article 38 bis"',
        'cites:"article 38 bis of the 1961 Convention"',
        "article:38-bis",
        'article:"38 bis"',
    ):
        assert found(typed) == [1], typed


@pytest.mark.parametrize(
    "typed",
    [
        "cites:45/9",
        "cites:CND/RES/45/9",
        "cites:CND Res. 45/9",
        'cites:"CND Res. 45/9"',
        'cites:"Commission on Narcotic Drugs resolution 45/9"',
        "cites:resolution 45/9",
        "cites:45/*",
        "cites:(45/9 OR 46/1)",
        "cites:45/9,",
    ],
)
def test_a_text_is_cited_by_its_number_and_does_not_cite_itself(typed):
    citing("Notes it.", number=1, target="CND/RES/45/9")
    citing("Notes it.", number=2, target="CND/RES/47/9")
    holding(clause("op1", "Counts."), label="45", number=9)
    assert found(typed) == [1]


def test_a_number_of_another_organ_is_not_cited():
    citing("Notes it.", number=1, target="A/RES/45/9")
    citing("Notes it.", number=2, target="CND/RES/45/9")
    assert found("cites:45/9") == [1, 2]
    assert found('cites:"General Assembly resolution 45/9"') == found("cites:A/RES/45/9") == [1]
    assert found("-cites:A/RES/45/9", unit="resolution") == [2]


def test_what_is_cited_is_marked():
    citing("See E/CN.7/2001/16 on wicks.", number=1, kind="document", target="E/CN.7/2001/16")
    assert "E/CN.7/2001/16</mark>" in search("", q="cites:E/CN.7/2001/16").hits[0].paragraphs[0].html


def test_part_language_kind_and_vote_are_those_of_the_facets():
    holding(clause("pp1", "Noting lamps."), clause("op1", "Counts lamps."), number=1)
    holding(clause("op1", "Compte."), language="fr", number=2)
    assert places(search("", q="lamps part:preamble")) == {"901/1": ["pp1"]}
    assert places(search("", q="lamps part:op")) == {"901/1": ["op1"]}
    for typed in ("language:fr", "language:French", "lang:français", "language:FR"):
        assert found(typed) == [2], typed
    assert found("kind:resolution") == found("vote:no") == found("type:Resolution -vote:yes") == [1, 2]
    assert found("kind:decision") == []


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("to:keeprs", "Keepers"),
        ("to:keeprs*", "Keepers"),
        ("topic:lantrens", "Lanterns"),
        ("session:cnd:777", ""),
        ("year:soon", ""),
        ("cites:xylophones", ""),
        ("article:1988/77", ""),
        ("vote:perhaps", ""),
    ],
)
def test_a_value_that_does_not_exist_finds_nothing_and_says_so(typed, near):
    make_terms()
    make_asking(number=1)
    results = search("", q=typed)
    assert results.total == 0
    assert "is no value of" in results.notes[0]
    assert near in results.notes[0]
    assert search("", q=f"-{typed}").total == 1


def test_a_value_that_no_text_has_is_no_mistake():
    make_terms()
    make_asking(number=1)
    make_topic("rope")
    assert search("", q="topic:rope").total == 0
    assert search("", q="topic:rope").notes == ()


def test_a_session_and_a_name_that_came_with_the_newest_text_are_known_at_once():
    holding(clause("op1", "Counts."), label="45", number=1)
    assert found("session:46") == []
    holding(clause("op1", "Counts."), label="46", number=2)
    assert found("session:46") == [2]


def test_a_merged_term_is_found_by_its_old_name_at_once():
    make_terms()
    make_asking(number=1)
    assert found("to:keepers") == [1]
    merge_terms(Addressee.objects.get(slug="keepers"), Addressee.objects.get(slug="harbours"))
    assert search("", q="to:keepers").reading == "Paragraphs that ask “Harbours”."
    assert found("to:keepers") == [1]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1988 Convention, article 3", ("1988 Convention", "3")),
        ("1988 Convention article 38 bis", ("1988 Convention", "38-bis")),
        ("article 3 of the 1988 Convention", ("1988 Convention", "3")),
        ("Convention de 1988, article 3", ("Convention de 1988", "3")),
        ("artículo 3 de la Convención de 1988", ("Convención de 1988", "3")),
        ("l'article 3", ("l'article 3", "")),
        ("1961/38-bis", ("1961", "38-bis")),
        ("1988", ("1988", "")),
        ("1988 Convention", ("1988 Convention", "")),
    ],
)
def test_an_article_is_told_from_the_name_of_its_convention(typed, expected):
    assert split_article(typed) == expected
