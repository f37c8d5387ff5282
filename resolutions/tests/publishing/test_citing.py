"""Statuses of references: what is held decides, ambiguous ones wait for a person, and a person's verdict stays."""

from threading import Barrier, Thread

import pytest
from django.db import connections

from resolutions.citations.references import Status
from resolutions.errors import ArchiveError
from resolutions.models import CrossReference, Version
from resolutions.publishing.citing import match_everything, match_own
from resolutions.publishing.publish import new_draft, publish, withdraw
from resolutions.publishing.verdicts import correct, link, reject
from resolutions.store.references import store_references
from resolutions.tests.factories import (
    make_body,
    make_convention,
    make_published,
    make_resolution,
    make_text,
    make_user,
    make_version,
    reference,
    with_words,
)

TARGET = "CND/RES/901/1"


def citing(target=TARGET, pinpoint="", number=7, kind="resolution"):
    version = make_version(make_text(printed=f"Resolution 901/{number}"), number=number)
    store_references(version, make_text(), [reference("op1", 0, "Requests", target, kind, pinpoint)])
    return version.references.get()


def now(row):
    row.refresh_from_db()
    return row.status, row.resolution


def ambiguous(row):
    row.target, row.status, row.candidates = "", Status.AMBIGUOUS.value, [TARGET, "A/RES/901/1"]
    row.save()
    return row


@pytest.mark.django_db
class TestStatuses:
    def test_an_ambiguous_one_is_matched_by_nothing(self):
        row = ambiguous(citing())
        publish(row.version, None)
        text = make_published()
        assert now(row) == (Status.AMBIGUOUS, None)
        withdraw(text, None, reason="Printed in error.")
        match_everything()
        assert now(row) == (Status.AMBIGUOUS, None)

    def test_an_ambiguous_one_that_a_person_settled_waits_and_is_matched(self):
        row = correct(ambiguous(citing()), make_user(), kind="resolution", target=TARGET)
        assert now(row) == (Status.UNMATCHED, None)
        assert now(row) == (Status.UNMATCHED, None)
        text = make_published()
        assert now(row) == (Status.MATCHED, text.resolution)

    def test_what_came_to_be_held_while_a_draft_lay_is_matched_when_it_is_published(self):
        row = citing()
        text = make_published()
        CrossReference.objects.update(status=Status.UNMATCHED, resolution=None)  # as if both had been in work at once
        publish(row.version, None)
        assert now(row) == (Status.MATCHED, text.resolution)

    def test_a_convention_that_came_later_is_matched_with_its_article(self):
        row = citing("1988", "article 2", kind="convention")
        assert row.status == Status.UNMATCHED
        make_convention("1988")
        assert match_own(row.version) == 1
        row.refresh_from_db()
        assert (row.status, row.convention.slug, row.articles.get().slug) == (Status.MATCHED, "1988", "2")

    def test_all_anew_changes_nothing_where_nothing_is_wrong(self):
        row = citing()
        text = make_published()
        assert match_everything() == 0
        CrossReference.objects.update(status=Status.UNMATCHED, resolution=None)
        assert (match_everything(), now(row)) == (1, (Status.MATCHED, text.resolution))

    def test_a_part_leaves_the_whole_for_its_own_text_and_comes_back(self):
        make_body("ga")
        row = citing("A/RES/905/4", "C")
        whole = publish(make_version(resolution=make_resolution("905", 4, "ga")), None)
        assert now(row) == (Status.MATCHED, whole.resolution)
        part = publish(make_version(resolution=make_resolution("905", 4, "ga", part_letter="C")), None)
        assert now(row) == (Status.MATCHED, part.resolution)
        withdraw(part, None, reason="Printed in error.")
        assert now(row) == (Status.MATCHED, whole.resolution)

    def test_what_names_a_merged_text_belongs_to_the_one_it_was_merged_into(self):
        row = citing("CND/RES/901/2")
        kept = make_resolution()
        make_resolution("901", 2, merged_into=kept)
        make_published()
        assert now(row) == (Status.MATCHED, kept)

    def test_publishing_again_changes_no_reference(self, django_assert_max_num_queries):
        row = citing()
        first = make_published()
        publish(make_version(with_words(make_text(), "op1", "Requests every harbour to count its boats;")), None)
        assert now(row) == (Status.MATCHED, first.resolution)


@pytest.mark.django_db
class TestVerdictsForEver:
    """Neither a new reading, an edit, a new version nor what is published undoes what a person said."""

    def test_rejected_after_the_next_draft_was_made(self):
        row = citing()
        first = publish(row.version, None)
        draft = new_draft(first, None)
        reject(CrossReference.objects.get(version=first), make_user())
        second = publish(draft, None)
        assert second.references.get().status == Status.REJECTED

    def test_corrected_after_the_next_draft_was_made(self):
        make_convention("1988")
        first = publish(citing().version, None)
        draft = new_draft(first, None)
        row = CrossReference.objects.get(version=first)
        correct(row, make_user(), kind="convention", target="1988", pinpoint="article 2")
        found = publish(draft, None).references.get()
        assert (found.convention.slug, found.articles.get().slug, found.decided_by.username) == (
            "1988",
            "2",
            "archivist",
        )

    def test_linked_after_the_next_draft_was_made(self):
        first = publish(make_version(), None)
        draft = new_draft(first, None)
        link(first, make_user(), reference("op3", 0, "Decides", TARGET))
        assert publish(draft, None).references.get().token == "op3"

    def test_the_later_of_two_verdicts_stands(self):
        first = publish(citing().version, None)
        draft = new_draft(first, None)
        reject(CrossReference.objects.get(version=first), make_user())
        correct(CrossReference.objects.get(version=draft), make_user(), kind="resolution", target="CND/RES/901/3")
        assert publish(draft, None).references.get().target == "CND/RES/901/3"

    def test_words_that_are_gone_are_told(self):
        first = publish(citing().version, None)
        draft = make_version(with_words(make_text(), "op1", "Asks every harbour to count its lanterns;"), number=7)
        reject(CrossReference.objects.get(version=first), make_user())
        second = publish(draft, None, mapping={"op1": "op1"})
        assert second.problems.get().code == "decision-without-words"

    def test_given_on_a_text_that_was_replaced_meanwhile(self):
        first = publish(citing().version, None)
        opened = CrossReference.objects.select_related("version").get(version=first)
        second = publish(new_draft(first, None), None)
        reject(opened, make_user())
        assert second.references.get().status == Status.REJECTED

    def test_a_text_that_comes_takes_no_rejected_one(self):
        row = reject(citing(), make_user())
        make_published()
        match_everything()
        assert now(row) == (Status.REJECTED, None)

    def test_the_target_of_a_verdict_that_was_merged_still_leads_there(self):
        kept = make_published().resolution
        make_resolution("901", 2, merged_into=kept)
        row = correct(citing("CND/RES/901/5"), make_user(), kind="resolution", target="CND/RES/901/2")
        assert (row.target, now(row)) == ("CND/RES/901/2", (Status.MATCHED, kept))


def at_once(*works):
    """Each in a thread and a connection of its own; what each raised, or None."""
    barrier, raised = Barrier(len(works)), [None] * len(works)

    def run(at, work):
        barrier.wait()
        try:
            work()
        except ArchiveError as fault:
            raised[at] = fault
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=one) for one in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_a_verdict_while_the_next_version_is_published(self):
        first = publish(citing().version, None)
        draft, row, by = new_draft(first, None), CrossReference.objects.get(version=first), make_user()
        assert at_once(lambda: publish(draft, None), lambda: reject(row, by)) == [None, None]
        standing = Version.objects.published().get(resolution=first.resolution)
        assert standing.references.get().status == Status.REJECTED

    def test_two_verdicts_on_the_same_words_leave_one_of_them_whole(self):
        make_convention("1988")
        first, by = publish(citing().version, None), make_user()
        one, other = (CrossReference.objects.get(version=first) for _ in range(2))
        works = (lambda: reject(one, by), lambda: correct(other, by, kind="convention", target="1988"))
        assert at_once(*works) == [None, None]
        row = CrossReference.objects.get(version=first)
        assert (row.status, bool(row.convention)) in (
            (Status.REJECTED, True),
            (Status.REJECTED, False),
            (Status.MATCHED, True),
        )
        assert row.decided_by == by

    def test_citing_and_cited_text_published_together_find_each_other(self):
        row, text = citing(), make_version()
        assert at_once(lambda: publish(row.version, None), lambda: publish(text, None)) == [None, None]
        assert now(row) == (Status.MATCHED, text.resolution)
