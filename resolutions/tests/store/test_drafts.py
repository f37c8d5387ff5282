"""Drafts: all of a source is stored, or nothing; the same bytes are stored once."""

from datetime import date

import pytest

from resolutions.citations.references import Status
from resolutions.errors import StoreError
from resolutions.ingest.drafts import Dropped, Problem, Severity
from resolutions.models import CrossReference, Event, Resolution, Session, SourceDocument, Version
from resolutions.store.adoptions import adoption_of
from resolutions.store.drafts import store_reading
from resolutions.store.records import record_of
from resolutions.store.rows import from_rows
from resolutions.store.verdicts import correct, link, reject
from resolutions.structure.identity import Adoption, Vote
from resolutions.structure.spans import Span
from resolutions.tests.factories import (
    identity,
    make_body,
    make_convention,
    make_draft,
    make_reading,
    make_text,
    make_user,
    make_version,
    reference,
    with_words,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def commission():
    return make_body("cnd"), make_body("ga")


def store(*drafts, **more):
    reading, data = make_reading(*drafts, **more)
    return store_reading(reading, data)


class TestStoring:
    def test_a_draft_becomes_a_version_with_its_text_and_facts(self):
        adoption = Adoption(
            date(2002, 3, 15), "adoption line", None, 1223, Vote(3, 2, 1, "by 3 to 2"), "E/1", "5", "L.2"
        )
        stored = store(make_draft(identity_=identity("45", 9), adoption=adoption))
        version = Version.objects.get(pk=stored.versions[0].pk)
        assert stored.is_new
        assert from_rows(version) == make_text()
        assert adoption_of(version) == adoption
        assert (str(version.resolution.session), version.state, version.number) == ("cnd:45", "draft", None)

    def test_a_text_without_number_has_no_resolution(self):
        version = store(make_draft()).versions[0]
        assert version.resolution is None

    def test_several_texts_of_one_source_keep_their_places(self):
        drafts = [make_draft(identity_=identity(number=n)) for n in (1, 2, 3)]
        problem = Problem("gap", Severity.WARNING, "A number is missing.", 1, "op2", (Span(3, 9),))
        dropped = Dropped("Page 3", "page furniture", 2, (Span(0, 6),))
        stored = store(*drafts, problems=[problem, Problem("odd", Severity.INFO, "Odd.")], dropped=[dropped])
        assert [version.source_index for version in stored.versions] == [0, 1, 2]
        kept = stored.versions[1].problems.get()
        assert (kept.code, kept.severity, kept.token, kept.spans) == ("gap", "warning", "op2", [[3, 9, 1]])
        assert stored.source.problems.get(version=None).code == "odd"
        assert stored.versions[2].dropped.get().text == "Page 3"

    def test_bytes_and_person_are_kept_with_the_source(self):
        reading, data = make_reading(make_draft())
        user = make_user()
        source = store_reading(reading, data, by=user, origin="by post").source
        source.refresh_from_db()
        assert (bytes(source.content), source.size, source.received_by, source.origin) == (
            data,
            len(data),
            user,
            "by post",
        )
        assert Event.objects.get().by == user

    def test_the_same_bytes_again_store_nothing(self):
        reading, data = make_reading(make_draft(identity_=identity()))
        first = store_reading(reading, data)
        again = store_reading(reading, data)
        assert not again.is_new
        assert again.versions == first.versions
        assert (SourceDocument.objects.count(), Version.objects.count()) == (1, 1)

    def test_bytes_whose_drafts_were_deleted_are_stored_again(self):
        reading, data = make_reading(make_draft(identity_=identity()), problems=[Problem("odd", Severity.INFO, "Odd.")])
        store_reading(reading, data)
        Version.objects.all().delete()
        again = store_reading(reading, data)
        assert again.is_new
        assert again.source.problems.count() == 1

    def test_a_source_without_resolution_stores_nothing(self):
        with pytest.raises(StoreError, match="No resolution"):
            store()
        assert not SourceDocument.objects.exists()

    def test_an_unknown_organ_stores_nothing(self):
        with pytest.raises(StoreError, match="load_facts"):
            store(make_draft(identity_=identity(body="hrc")))
        assert not SourceDocument.objects.exists()

    @pytest.mark.parametrize(
        ("body", "label", "kind", "year"),
        [
            ("ga", "77", "regular", None),
            ("ga", "S-20", "special", None),
            ("ga", "ES-10", "emergency", None),
            ("ga", "2021", "annual", 2021),
        ],
    )
    def test_a_session_is_made_when_a_text_needs_it(self, body, label, kind, year):
        store(make_draft(identity_=identity(label, 1, body)))
        session = Session.objects.get(body__slug=body, label=label)
        assert (session.kind, session.year) == (kind, year)

    def test_a_special_session_stands_among_the_regular_ones_of_its_time(self):
        for label in ("52", "53"):
            store(make_draft(identity_=identity(label, 1, "ga")))
        store(make_draft(identity_=identity("S-20", 4, "ga"), adopted_on=date(1998, 6, 10)))
        labels = Session.objects.filter(body__slug="ga").order_by("ordinal").values_list("label", flat=True)
        assert list(labels) == ["52", "S-20", "53"]

    def test_what_the_database_does_not_take_is_said_and_nothing_is_stored(self):
        twice = make_text([*make_text().clauses, make_text().clauses[-1]])
        with pytest.raises(StoreError, match="Nothing was stored"):
            store(make_draft(twice, identity_=identity()))
        assert not SourceDocument.objects.exists()

    def test_a_changed_text_stands_beside_the_first(self):
        store(make_draft(identity_=identity()))
        second = store(make_draft(with_words(make_text(), "op1", "Requests nothing;"), identity_=identity()))
        assert Resolution.objects.get().versions.count() == 2
        assert second.versions[0].problems.get().code == "known-resolution"

    def test_the_same_text_in_other_bytes_says_so(self):
        store(make_draft(identity_=identity()))
        second = store(make_draft(identity_=identity()))
        assert second.versions[0].problems.get().code == "same-text"

    def test_one_text_takes_few_queries(self, django_assert_max_num_queries):
        make_convention()
        cited = [reference("op1", 0, "Requests", "A/RES/55/25"), reference("op3", 0, "Decides", "1988", "convention")]
        store(make_draft(identity_=identity(number=8)))  # session and vocabulary are there
        reading, data = make_reading(make_draft(identity_=identity(), references=cited))
        with django_assert_max_num_queries(27):
            store_reading(reading, data)


class TestReferences:
    def test_a_convention_and_its_articles_are_linked(self):
        convention = make_convention()
        cited = reference("pp1", 0, "Recalling", "1988", "convention", "articles 2 and 3, paragraph 9")
        row = store(make_draft(references=[cited])).versions[0].references.get()
        assert (row.status, row.convention, row.clause.token) == (Status.MATCHED, convention, "pp1")
        assert sorted(article.slug for article in row.articles.all()) == ["2", "3"]

    def test_a_convention_that_is_not_in_the_tables_is_unmatched(self):
        cited = reference("pp1", 0, "Recalling", "1899", "convention", status=Status.MATCHED)
        assert store(make_draft(references=[cited])).versions[0].references.get().status == Status.UNMATCHED

    def test_a_text_that_is_not_held_is_unmatched(self):
        row = (
            store(make_draft(references=[reference("fn1", 0, "Register", "A/RES/55/25")])).versions[0].references.get()
        )
        assert (row.status, row.resolution, row.footnote.token) == (Status.UNMATCHED, None, "fn1")

    def test_a_reference_in_the_title_has_no_clause(self):
        row = store(make_draft(references=[reference("title", 0, "Safe", "A/RES/55/25")])).versions[0].references.get()
        assert (row.clause, row.footnote) == (None, None)

    def test_an_ambiguous_reference_keeps_its_candidates(self):
        cited = reference("op1", 0, "Requests", "", status=Status.AMBIGUOUS, candidates=("A/RES/2/40", "A/RES/40/2"))
        version = store(make_draft(references=[cited])).versions[0]
        assert record_of(version).references == (cited,)


class TestVerdicts:
    """What a person decided about a reference is there after the next reading."""

    CITED = reference("op1", 9, "every harbour", "A/RES/55/25")

    def first(self):
        return store(make_draft(identity_=identity(), references=[self.CITED])).versions[0]

    def again(self, text=None, references=(CITED,)):
        text = text or with_words(make_text(), "op3", "Decides to rest.")
        return store(make_draft(text, identity_=identity(), references=references)).versions[0]

    def test_a_rejection_stays(self):
        reject(self.first().references.get(), make_user())
        row = self.again().references.get()
        assert (row.status, row.decided_by) == (Status.REJECTED, make_user())
        assert record_of(row.version).references == ()

    def test_a_correction_stays_with_its_articles(self):
        make_convention()
        correct(self.first().references.get(), make_user(), kind="convention", target="1988", pinpoint="article 2")
        row = self.again().references.get()
        assert (row.target, row.status, row.convention.slug) == ("1988", Status.MATCHED, "1988")
        assert [article.slug for article in row.articles.all()] == ["2"]

    def test_a_correction_to_a_convention_that_is_not_held_is_refused(self):
        with pytest.raises(StoreError, match="1899"):
            correct(self.first().references.get(), None, kind="convention", target="1899")

    def test_a_link_by_hand_stays_where_the_reading_finds_nothing(self):
        version = store(make_draft(identity_=identity())).versions[0]
        link(version, make_user(), self.CITED)
        row = self.again(references=()).references.get()
        assert (row.origin, row.target, row.start) == (CrossReference.Origin.EDITOR, "A/RES/55/25", 9)

    def test_a_link_by_hand_moves_with_its_words(self):
        link(store(make_draft(identity_=identity())).versions[0], make_user(), self.CITED)
        text = with_words(make_text(), "op1", "Also requests every harbour to count;")
        assert self.again(text, ()).references.get().start == 14

    def test_a_decision_about_words_that_are_gone_becomes_a_problem(self):
        reject(self.first().references.get(), make_user())
        version = self.again(with_words(make_text(), "op1", "Requests all piers to rest;"), ())
        assert not version.references.exists()
        assert version.problems.filter(code="decision-without-words", token="op1").exists()

    def test_words_that_are_not_in_the_place_cannot_be_linked(self):
        with pytest.raises(StoreError, match="does not stand"):
            link(make_version(), make_user(), reference("op1", 0, "every harbour", "A/RES/55/25"))

    def test_words_that_are_linked_cannot_be_linked_again(self):
        with pytest.raises(StoreError, match="reference already"):
            link(self.first(), make_user(), self.CITED)
