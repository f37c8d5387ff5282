"""Edits: the text is read again, people's work stays, and of two archivists at once nobody loses a word."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from resolutions.citations.references import Status
from resolutions.errors import ReadingError, StaleEdit, StoreError
from resolutions.exports.canonical import write_canonical
from resolutions.ingest.drafts import Problem, Severity
from resolutions.models import Event, Resolution, Version
from resolutions.publishing.publish import new_draft, publish
from resolutions.store.drafts import store_reading
from resolutions.store.edits import Metadata, save_edit
from resolutions.store.facts import load_facts
from resolutions.store.records import record_of
from resolutions.store.rows import from_rows
from resolutions.store.verdicts import correct, link, reject
from resolutions.structure.identity import Adoption, Vote
from resolutions.structure.spans import Span
from resolutions.tests.factories import (
    clause,
    identity,
    make_draft,
    make_published,
    make_reading,
    make_text,
    make_user,
    make_version,
    reference,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def facts():
    load_facts()


def canonical(version, with_facts=True):
    return write_canonical(record_of(version), with_facts=with_facts)


def metadata(**more):
    return Metadata(**{"identity": identity(), "adoption": Adoption(), **more})


def edited(version, old, new, **more):
    text = canonical(version, with_facts="metadata" not in more)
    assert old in text
    return save_edit(version, version.revision, text.replace(old, new), more.pop("metadata", None), **more)


class TestSaving:
    def test_words_change_and_all_else_stays(self):
        version = edited(make_version(), "count its lanterns", "count its lamps")
        before = {str(node.anchor): node for node in make_text().walk()}
        after = {str(node.anchor): node for node in from_rows(version).walk()}
        assert after.pop("op1").text == "Requests every harbour to count its lamps;"
        before.pop("op1")
        assert {token: node.text for token, node in after.items()} == {
            token: node.text for token, node in before.items()
        }
        assert version.revision == 2

    def test_the_event_says_who_changed_what(self):
        user = make_user()
        version = edited(make_version(), "count its lanterns", "count its lamps", by=user, why="Misread.")
        event = version.events.get()
        assert (event.verb, event.by, event.revision) == (Event.Verb.EDITED, user, 2)
        assert event.why == "Misread. changed: op1."

    def test_new_and_gone_paragraphs_are_named(self):
        version = edited(make_version(), "3. Decides to look at the matter again in spring.", "4. Decides to rest.")
        assert version.events.get().why == "new: op4; gone: op3."

    def test_an_edit_that_changes_nothing_saves_nothing(self):
        version = edited(make_version(), "", "")
        assert version.revision == 1
        assert not version.events.exists()

    def test_facts_of_the_form_are_saved(self):
        adoption = Adoption(date(2002, 3, 15), "archivist", None, 7, Vote(3, 2, 1, "by 3"), "E/1", "Item 5", "L.2")
        given = metadata(identity=identity("902", 7), adoption=adoption, report_symbol="E/2002/28")
        version = edited(make_version(), "", "", metadata=given)
        record = record_of(Version.objects.get(pk=version.pk))
        assert (record.identity, record.adoption, record.report_symbol) == (identity("902", 7), adoption, "E/2002/28")
        assert "now /cnd/resolutions/902/7; facts changed: adopted on" in version.events.get().why

    def test_a_number_read_wrongly_is_forgotten(self):
        edited(make_version(number=99), "", "", metadata=metadata())
        assert [row.number for row in Resolution.objects.filter(register_entry__isnull=True)] == [1]

    def test_a_number_that_others_bear_stays(self):
        make_version(number=99)
        edited(make_version(number=99), "", "", metadata=metadata())
        assert Resolution.objects.filter(register_entry__isnull=True).count() == 2

    def test_references_are_found_in_the_new_words(self):
        version = edited(make_version(), "count its lanterns", "follow General Assembly resolution 55/25")
        row = version.references.get(token="op1")
        assert (row.target, row.clause.token) == ("A/RES/55/25", "op1")

    def test_places_in_the_source_stay_with_their_words(self):
        moved = clause("op1", "Requests every harbour to count its lanterns;", number="1.", source=(Span(10, 50),))
        version = make_version(make_text([moved]))
        version = edited(version, "1. Requests", "1. Thanks the fishermen of the bay.\n\n2. Requests")
        assert {row.token: row.spans for row in version.clauses.all()} == {"op1": [], "op2": [[10, 50, 1]]}

    def test_a_published_text_is_not_edited(self):
        version = make_published()
        with pytest.raises(StoreError, match="new draft"):
            save_edit(version, 1, canonical(version))

    def test_a_text_without_its_first_line_is_refused(self):
        version = make_version()
        with pytest.raises(StoreError, match="first line"):
            save_edit(version, 1, "Just words")

    def test_a_text_without_paragraphs_is_refused_and_nothing_changes(self):
        version = make_version()
        with pytest.raises(ReadingError):
            save_edit(version, 1, canonical(version).split("\n")[0])
        assert from_rows(version) == make_text()

    def test_tokens_of_a_published_text_stay_in_its_new_draft(self):
        make_published()
        inserted = [clause("pp1", "Mindful of the wind on open water,"), *make_text().clauses[1:]]
        second = publish(make_version(make_text(inserted)), None, mapping={"pp1": None})
        draft = edited(new_draft(second, None), "in spring", "in autumn")
        assert [row.token for row in draft.clauses.all()] == [row.token for row in second.clauses.all()]
        assert publish(draft, None).number == 3


class TestHumanWork:
    CITED = reference("op1", 9, "every harbour", "A/RES/55/25")

    def test_verdicts_stay(self):
        version = make_version()
        row = link(version, make_user(), self.CITED)
        correct(row, make_user(), kind="convention", target="1988", pinpoint="article 2")
        version = edited(version, "in spring", "in autumn")
        row = version.references.get()
        assert (row.target, row.status, row.decided_by) == ("1988", Status.MATCHED, make_user())
        assert [article.slug for article in row.articles.all()] == ["2"]

    def test_a_rejection_stays(self):
        version = edited(make_version(), "count its lanterns", "follow General Assembly resolution 55/25")
        reject(version.references.get(), make_user())
        version = edited(version, "in spring", "in autumn")
        assert version.references.get().status == Status.REJECTED

    def test_a_verdict_on_a_reference_that_was_read_again_is_refused(self):
        version = edited(make_version(), "count its lanterns", "follow General Assembly resolution 55/25")
        opened = version.references.get()
        version = edited(version, "in spring", "in autumn")
        with pytest.raises(StoreError, match="read again"):
            reject(opened, make_user())
        with pytest.raises(StoreError, match="read again"):
            correct(opened, make_user(), kind="convention", target="1988")
        row = version.references.get()
        assert (row.target, row.decided_by) == ("A/RES/55/25", None)

    def test_a_verdict_on_a_reference_of_a_deleted_draft_is_refused(self):
        version = make_version()
        row = link(version, make_user(), self.CITED)
        Version.objects.get(pk=version.pk).delete()
        with pytest.raises(StoreError, match="read again"):
            reject(row, make_user())

    def stored(self, *problems, identity_=None):
        reading, data = make_reading(make_draft(identity_=identity_), problems=problems)
        return store_reading(reading, data).versions[0]

    def test_settled_problems_stay_settled(self):
        version = self.stored(Problem("odd", Severity.WARNING, "Odd.", 0, "op1"), identity_=identity())
        version.problems.filter(code="odd").update(settled_at="2026-01-01T00:00Z", settled_by=make_user())
        version = edited(version, "in spring", "in autumn")
        assert version.problems.get(code="odd").settled_by == make_user()

    def test_what_only_the_source_could_say_stays(self):
        version = self.stored(Problem("dates-disagree", Severity.WARNING, "15 or 16 March.", 0), identity_=identity())
        assert edited(version, "in spring", "in autumn").problems.filter(code="dates-disagree").exists()

    def test_a_number_given_by_hand_ends_the_error(self):
        version = self.stored(Problem("no-number", Severity.ERROR, "No number was found.", 0))
        version = edited(version, "", "", metadata=metadata())
        assert not version.problems.filter(code="no-number").exists()

    def test_a_number_taken_away_is_an_error(self):
        version = edited(make_version(), "", "", metadata=metadata(identity=None))
        assert version.problems.get(code="no-number").severity == "error"

    def test_a_doubt_that_the_edit_makes_is_told_and_one_that_it_ends_is_not(self):
        version = edited(make_version(), "Register of lanterns", "[^7] Register of lanterns")
        version = edited(version, "3. Decides", "5. Decides")
        assert version.problems.filter(code="number-jump").exists()
        version = edited(version, "5. Decides", "3. Decides")
        assert not version.problems.filter(code="number-jump").exists()


class TestTwoAtOnce:
    def test_the_second_save_is_refused_with_who_and_what(self):
        version = make_version()
        theirs = canonical(version).replace("in spring", "in winter")
        edited(version, "count its lanterns", "count its lamps", by=make_user("first"))
        with pytest.raises(StaleEdit, match=r"first, .* UTC: changed: op1") as caught:
            save_edit(version, 1, theirs)
        assert caught.value.revision == 2
        assert "in spring" in canonical(version)

    @pytest.mark.django_db(transaction=True)
    def test_of_two_saves_at_the_same_moment_one_is_refused(self):
        version = make_version()
        text = canonical(version)
        start, outcomes = Barrier(2), []

        def save(words):
            start.wait()
            try:
                save_edit(version, 1, text.replace("in spring", words))
                outcomes.append(words)
            except StaleEdit:
                outcomes.append("refused")
            finally:
                connection.close()

        threads = [Thread(target=save, args=(words,)) for words in ("in winter", "in autumn")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        version.refresh_from_db()
        assert sorted(outcomes)[1:] == ["refused"]
        assert sorted(outcomes)[0] in canonical(version)
        assert (version.revision, version.events.count()) == (2, 1)

    @pytest.mark.django_db(transaction=True)
    def test_the_same_file_brought_in_twice_at_once_is_held_once(self):
        reading, data = make_reading(make_draft(identity_=identity()))
        start, outcomes = Barrier(2), []

        def store():
            start.wait()
            outcomes.append(store_reading(reading, data).is_new)
            connection.close()

        threads = [Thread(target=store) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) == [False, True]
        assert Version.objects.count() == 1
