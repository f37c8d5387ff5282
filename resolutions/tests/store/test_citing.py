"""Which paragraphs cite: each once, with its notes, its relation, its words in full; exact for every paragraph cited."""

import json
from datetime import date

import pytest

from resolutions.citations.keys import identity_of
from resolutions.models import Anchor, Convention, CrossReference
from resolutions.store.citing import (
    citing_article,
    citing_convention,
    citing_key,
    citing_paragraphs,
    citing_resolution,
    may_cite,
    run_of,
    texts_by_convention,
)
from resolutions.store.citing_paragraphs import paragraphs_at
from resolutions.store.citing_places import Wanted, find_citing
from resolutions.store.facts import FIXTURES
from resolutions.store.relations import RELATIONS, relation_of
from resolutions.tests.factories import clause, make_action, make_convention, make_resolution, make_text, note
from resolutions.tests.views.conftest import make_published, reference

pytestmark = pytest.mark.django_db
KEY = "E/CN.7/2001/16"


def words(token, text, **more):
    return clause(token, text, number=f"{token[2:]}.", **more)


def tokens(references, **wanted):
    return [place.token for place in find_citing(references, Wanted(**wanted)).places]


def paragraphs(references, **wanted):
    return paragraphs_at(references, find_citing(references, Wanted(**wanted)).places)


def test_a_paragraph_counts_once_and_all_its_citing_words_are_marked():
    text = make_text((words("op1", "Notes E/CN.7/2001/16 and again E/CN.7/2001/16."),), ())
    make_published(text, [reference("op1", KEY, "document", KEY, at) for at in (6, 31)], label="45", number=9)
    (paragraph,) = paragraphs(citing_key(KEY))
    assert [piece.text for piece in paragraph.pieces if piece.is_citing] == [KEY, KEY]
    assert paragraph.words == "Notes E/CN.7/2001/16 and again E/CN.7/2001/16."


def test_a_note_counts_as_each_paragraph_that_calls_it():
    text = make_text(
        (words("op1", "Counts lamps;", marks=[("1", 12)]), words("op2", "Lights them;", marks=[("1", 11)])),
        (note("1", "See E/CN.7/2001/16."),),
    )
    make_published(text, [reference("fn1", KEY, "document", KEY, 4)], label="45", number=9)
    found = paragraphs(citing_key(KEY))
    assert [(one.token, one.is_via_note, one.notes[0].words) for one in found] == [
        ("op1", True, "See E/CN.7/2001/16."),
        ("op2", True, "See E/CN.7/2001/16."),
    ]


def test_words_and_a_note_of_the_same_paragraph_are_one():
    text = make_text((words("op1", "Notes E/CN.7/2001/16;", marks=[("1", 20)]),), (note("1", "E/CN.7/2001/16."),))
    refs = [reference("op1", KEY, "document", KEY, 6), reference("fn1", KEY, "document", KEY)]
    make_published(text, refs, label="45", number=9)
    (paragraph,) = paragraphs(citing_key(KEY))
    assert (paragraph.token, paragraph.is_via_note, len(paragraph.notes)) == ("op1", False, 1)


def test_a_note_that_no_paragraph_calls_stands_for_itself():
    make_published(
        make_text((words("op1", "Counts lamps."),), (note("1", "E/CN.7/2001/16."),)),
        [reference("fn1", KEY, "document", KEY)],
        label="45",
        number=9,
    )
    (paragraph,) = paragraphs(citing_key(KEY))
    assert (paragraph.token, paragraph.is_note, paragraph.number) == ("fn1", True, "1")


def test_the_same_paragraph_in_two_languages_is_one_shown_in_english():
    for language in ("fr", "en"):
        text = make_text((words("op1", "Note E/CN.7/2001/16."),), (), language=language)
        make_published(text, [reference("op1", KEY, "document", KEY, 5)], label="45", number=9)
    (place,) = find_citing(citing_key(KEY)).places
    assert place.text.language == "en"


def test_a_sub_paragraph_has_the_relation_and_the_words_of_its_chapeau():
    make_action("request")
    sub = clause("op1-a", "To read E/CN.7/2001/16;", number="(a)")
    text = make_text((clause("op1", "Requests the keepers:", number="1.", verb="request", children=[sub]),), ())
    make_published(text, [reference("op1-a", KEY, "document", KEY, 8)], label="45", number=9)
    (paragraph,) = paragraphs(citing_key(KEY))
    assert (paragraph.relation, paragraph.chapeau, paragraph.action) == (
        "requested under",
        "Requests the keepers:",
        "Requests",
    )
    assert find_citing(citing_key(KEY)).relations == [("request", 1)]


def test_every_action_has_a_phrase():
    slugs = {
        row["fields"]["slug"]
        for row in json.loads((FIXTURES / "actions.json").read_text(encoding="utf-8"))
        if row["model"] == "resolutions.action"
    }
    assert slugs == set(RELATIONS)
    assert relation_of("") == "cited"


@pytest.fixture
def citing_lamp():
    """Three texts that cite, of two organs and four years."""
    make_action("recall")
    for label, number, body, day, verb in (
        ("45", 9, "cnd", date(2002, 3, 15), "recall"),
        ("46", 1, "cnd", date(2003, 4, 17), None),
        ("74", 178, "ga", date(2019, 12, 18), "recall"),
    ):
        text = make_text((words("op1", "Recalls E/CN.7/2001/16.", verb=verb),), ())
        refs = [reference("op1", KEY, "document", KEY, 8)]
        make_published(text, refs, label=label, number=number, body=body, adopted_on=day)
    return citing_key(KEY)


@pytest.mark.parametrize(
    ("wanted", "years"),
    [
        ({}, [2019, 2003, 2002]),
        ({"order": "oldest"}, [2002, 2003, 2019]),
        ({"order": "body"}, [2003, 2002, 2019]),
        ({"relation": "recall"}, [2019, 2002]),
        ({"relation": "none"}, [2003]),
        ({"by": "cnd"}, [2003, 2002]),
        ({"by": "cnd:45"}, [2002]),
        ({"by": "cnd", "relation": "recall"}, [2002]),
        ({"by": "sc"}, []),
    ],
)
def test_a_list_is_narrowed_and_ordered(citing_lamp, wanted, years):
    found = find_citing(citing_lamp, Wanted(**wanted))
    assert [place.text.day.year for place in found.places] == years
    assert (found.total, found.texts) == (3, 3)


def test_a_choice_is_counted_within_what_the_other_leaves(citing_lamp):
    found = find_citing(citing_lamp, Wanted(relation="recall", by="cnd"))
    assert sorted(found.relations) == [("none", 1), ("recall", 1)]
    assert found.sessions == [("cnd", "45", 1), ("ga", "74", 1)]


def test_thousands_cost_as_many_queries_as_one(citing_lamp, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        paragraphs(citing_lamp)


@pytest.mark.django_db(transaction=True)
def test_a_list_that_is_asked_for_again_is_not_found_again(citing_lamp, django_assert_num_queries):
    find_citing(citing_lamp)
    with django_assert_num_queries(1):
        assert find_citing(citing_lamp, Wanted(order="oldest")).total == 3


@pytest.mark.django_db(transaction=True)
def test_a_rejected_reference_is_missed_at_once(citing_lamp):
    assert find_citing(citing_lamp).total == 3
    CrossReference.objects.filter(target=KEY).first().delete()
    CrossReference.objects.filter(target=KEY).update(status="rejected")
    assert find_citing(citing_lamp).total == 0


class TestPlaces:
    """What cites a paragraph: pinpoints of one and of several, their parts, places that moved."""

    @pytest.fixture
    def target(self):
        return make_published(label="45", number=9).resolution

    def cite(self, pinpoint, number=1):
        text = make_text((words("op1", "Recalls resolution 45/9."),), ())
        cited = reference("op1", "resolution 45/9", "resolution", "CND/RES/45/9", 8, pinpoint)
        return make_published(text, [cited], label="46", number=number)

    @pytest.mark.parametrize(
        ("pinpoint", "token", "count"),
        [
            ("paragraph 2", "op2", 1),
            ("paragraphs 1 and 2", "op2", 1),
            ("paragraphs 1 to 3", "op2", 1),
            ("paragraph 2 (a)", "op2", 1),
            ("paragraph 2 (a)", "op2-a", 1),
            ("paragraph 2", "op2-a", 0),
            ("paragraph 22", "op2", 0),
            ("paragraph 2", "op22", 0),
            ("annex, paragraph 2", "op2", 0),
            ("", "op2", 0),
        ],
    )
    def test_a_pinpoint(self, target, pinpoint, token, count):
        self.cite(pinpoint)
        assert find_citing(citing_paragraphs(target, [token])).total == count

    def test_a_range_has_what_names_one_of_it(self, target):
        self.cite("paragraph 3", 1)
        self.cite("paragraph 1", 2)
        self.cite("paragraph 9", 3)
        assert find_citing(citing_paragraphs(target, ["op1", "op2", "op3"])).total == 2

    def test_more_than_any_limit_are_all_found(self, target):
        citing = self.cite("paragraph 1").references.get()
        rows = [
            CrossReference(
                version=citing.version, token="title", start=at, end=at + 1, printed="x", kind="resolution",
                target="CND/RES/45/9", pinpoint="annex", status="matched",
            )
            for at in range(2500)
        ]  # fmt: skip
        CrossReference.objects.bulk_create(rows)
        CrossReference.objects.filter(pk=citing.pk).update(pinpoint="paragraph 2", places=" op2 ")
        assert find_citing(citing_paragraphs(target, ["op2"])).total == 1

    def test_a_place_in_the_same_text(self):
        text = make_text((words("op1", "Counts lamps;"), words("op2", "Lights those of paragraph 1 above.")), ())
        cited = reference("op2", "paragraph 1 above", "paragraph", "op1", 16)
        version = make_published(text, [cited], label="45", number=9)
        assert tokens(citing_paragraphs(version.resolution, ["op1"])) == ["op2"]

    def test_what_names_the_old_token_cites_where_its_words_are_now(self, target):
        old = Anchor.objects.create(resolution=target, token="op7")
        old.state, old.moved_to = Anchor.State.MOVED, Anchor.objects.get(resolution=target, token="op3")
        old.save()
        self.cite("paragraph 7")
        assert find_citing(citing_paragraphs(target, ["op3"])).total == 1


@pytest.mark.parametrize(
    ("token", "places"),
    [
        ("op2", "op2"),
        ("op1..op3", "op1 op2 op3"),
        ("op2-a..op2-b", "op2-a op2-b"),
        ("fn1", "fn1"),
        ("op9", ""),
        ("op3..op1", ""),
        ("op1..op9", ""),
        ("op1..op2-a", ""),
    ],
)
def test_a_run_of_paragraphs(token, places):
    assert " ".join(run_of(make_published(label="45", number=9), token)) == places


@pytest.mark.parametrize(
    ("pinpoint", "counts"), [("C", (0, 1)), ("A-C", (1, 1)), ("A", (1, 0)), ("C, paragraph 2", (0, 1)), ("", (0, 0))]
)
def test_parts_of_a_text_are_told_apart(pinpoint, counts):
    parts = [make_resolution("S-20", 4, "ga", part_letter=letter) for letter in "AC"]
    text = make_text((words("op1", "Recalls resolution S-20/4."),), ())
    make_published(text, [reference("op1", "resolution S-20/4", "resolution", "A/RES/S-20/4", 8, pinpoint)], number=9)
    assert tuple(find_citing(citing_resolution(part)).total for part in parts) == counts


def test_what_names_a_merged_text_cites_the_one_it_was_merged_into():
    kept = make_published(label="45", number=9).resolution
    make_resolution("45", 8, merged_into=kept)
    text = make_text((words("op1", "Recalls resolution 45/8."),), ())
    make_published(text, [reference("op1", "resolution 45/8", "resolution", "CND/RES/45/8", 8)], label="46", number=1)
    assert find_citing(citing_resolution(kept)).total == 1


def test_an_ambiguous_number_counts_for_none_and_is_shown_to_each():
    row = make_published(
        make_text((words("op1", "Recalls 45/9."),), ()),
        [reference("op1", "45/9", "resolution", "", 8)],
        label="46",
        number=1,
    ).references.get()
    row.status, row.candidates = "ambiguous", ["A/RES/45/9", "CND/RES/45/9"]
    row.save()
    for key in row.candidates:
        assert find_citing(may_cite(identity_of(key))).total == 1
        assert not find_citing(citing_key(key)).total
    assert not find_citing(may_cite(identity_of("CND/RES/5/9"))).total


class TestGroups:
    """A name of several counts for each of them, and says so."""

    @pytest.fixture
    def conventions(self):
        members = [make_convention("1988"), make_convention("1971", "Convention on the Lighting of Paper Lanterns")]
        group = Convention.objects.create(
            slug="lantern-conventions", kind=Convention.GROUP, title="lantern conventions"
        )
        group.members.set(members)
        text = make_text((words("op1", "Recalls the two lantern conventions and article 2 of that of 1988."),), ())
        refs = [
            reference("op1", "lantern conventions", "convention", "lantern-conventions", 16),
            reference("op1", "article 2 of that of 1988", "convention", "1988", 40, "article 2"),
        ]
        make_published(text, refs, label="45", number=9)
        return [*members, group]

    def test_each_member_is_cited(self, conventions):
        assert [find_citing(citing_convention(one)).total for one in conventions] == [1, 1, 1]
        assert {pk: texts_by_convention()[pk] for pk in (one.pk for one in conventions)} == {
            one.pk: 1 for one in conventions
        }

    def test_it_is_marked_as_one_of_a_group(self, conventions):
        (paragraph,) = paragraphs(citing_convention(conventions[1]))
        assert paragraph.groups == ["lantern conventions"]
        assert [piece.text for piece in paragraph.pieces if piece.is_citing] == ["lantern conventions"]

    def test_an_article_is_cited_by_its_own_name_alone(self, conventions):
        (paragraph,) = paragraphs(citing_article(conventions[0].articles.get(slug="2")))
        assert paragraph.groups == []
        assert not find_citing(citing_article(conventions[0].articles.get(slug="3"))).total
