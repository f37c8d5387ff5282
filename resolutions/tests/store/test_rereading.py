"""Re-reading: what reads the same is noted, what reads otherwise is proposed, and nothing that people did is touched."""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DataError
from django.utils import timezone

from resolutions.citations.references import Status
from resolutions.errors import ReadingError, StoreError
from resolutions.exports.canonical import write_canonical
from resolutions.ingest.drafts import PARSER_VERSION, Problem, Severity
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.reading_apart import Patience
from resolutions.models import Event, Rereading, RereadText, SourceDocument, Version
from resolutions.publishing.publish import new_draft, publish, withdraw
from resolutions.store import rereading
from resolutions.store.discarding import discard
from resolutions.store.documents import store_unread
from resolutions.store.drafts import store_reading
from resolutions.store.edits import save_edit
from resolutions.store.facts import load_facts
from resolutions.store.records import record_of
from resolutions.store.rereading import older_sources, reread_sources
from resolutions.store.rows import from_rows
from resolutions.store.verdicts import correct
from resolutions.structure.nodes import Words
from resolutions.tests.factories import make_user
from resolutions.tests.store.hanging import hangs

pytestmark = pytest.mark.django_db
Outcome = RereadText.Outcome

PRINTED = """CND Res.901/7. Safe carriage of paper lanterns

The Commission on Narcotic Drugs,

Recalling the customs of the lantern makers,

Noting that paper burns,

1. Requests every harbour to follow General Assembly resolution 55/25;

2. Invites the keepers:

(a) To trim the wicks at dusk;

(b) To store the oil in cellars;

3. Decides to look at the matter again in spring.
"""


@pytest.fixture(autouse=True)
def facts():
    load_facts()


def brought_in(printed=PRINTED, name="lanterns.txt"):
    data = printed.encode()
    stored = store_reading(read_source(data, name), data)
    SourceDocument.objects.filter(pk=stored.source.pk).update(parser_version=0)
    return stored.versions[0]


@pytest.fixture
def draft():
    return brought_in()


@pytest.fixture
def newer(monkeypatch):
    """A newer parser: reads the same file with other words in it, as if it had been read wrongly before."""

    def reads(*changes, then=lambda reading: reading):
        def read(data, name, *, vocabulary=None):
            printed = data.decode()
            for old, new in changes:
                assert old in printed
                printed = printed.replace(old, new)
            found = read_source(printed.encode(), name, vocabulary=vocabulary)
            return then(replace(found, source=replace(found.source, text=data.decode())))

        monkeypatch.setattr(rereading, "read_source", read)

    return reads


def run(**more):
    """Reads everything again; gives the lines of the report."""
    return [text for found in reread_sources(older_sources(is_all=True), **more) for text in found.texts]


def outcome(**more):
    (text,) = run(**more)
    return text


def edited(version, old, new, **more):
    text = write_canonical(record_of(version))
    assert old in text
    return save_edit(
        Version.objects.get(pk=version.pk), version.revision, text.replace(old, new), by=make_user(), **more
    )


def words(version):
    return {str(node.anchor): node.text for node in from_rows(version).walk()}


class TestTheSame:
    def test_only_the_newer_parser_is_noted(self, draft):
        before = from_rows(draft)
        assert older_sources() == [draft.source_id]
        assert outcome().outcome == Outcome.SAME
        assert older_sources() == []
        assert Version.objects.get() == draft
        assert from_rows(draft) == before

    def test_a_published_text_stays_as_it_is(self, draft):
        published = publish(draft, None)
        assert outcome().outcome == Outcome.SAME
        published.refresh_from_db()
        assert published.parser_version == PARSER_VERSION
        assert Version.objects.count() == 1

    def test_an_edited_draft_that_the_parser_reads_as_before_has_no_proposal(self, draft):
        edited(draft, "in spring", "in autumn")
        assert outcome().outcome == Outcome.SAME

    def test_an_untouched_draft_has_the_doubts_of_the_newer_parser(self, draft, newer):
        draft.problems.create(code="old", severity="warning", message="A needless doubt.")
        newer(then=lambda reading: replace(reading, problems=(Problem("new", Severity.WARNING, "Look.", 0, "op1"),)))
        outcome()
        assert [row.code for row in draft.problems.all()] == ["new"]

    def test_a_draft_with_a_settled_doubt_keeps_its_doubts(self, draft, newer):
        draft.problems.create(
            code="old", severity="warning", message="A doubt.", settled_at=timezone.now(), settled_by=make_user()
        )
        outcome()
        assert draft.problems.filter(code="old").exists()


class TestOtherwise:
    def test_a_draft_is_proposed_beside_the_published_text(self, draft, newer):
        published = publish(draft, None)
        newer(("in spring", "in autumn"))
        text = outcome()
        assert (text.outcome, text.against, text.said) == (Outcome.PROPOSED, published, "changed: op3")
        assert words(text.proposal)["op3"].endswith("in autumn.")
        assert words(published)["op3"].endswith("in spring.")
        assert text.proposal.based_on == published
        assert text.proposal.events.get().verb == Event.Verb.REREAD

    def test_a_second_run_proposes_nothing_again(self, draft, newer):
        publish(draft, None)
        newer(("in spring", "in autumn"))
        first = outcome().proposal
        again = outcome()
        assert (again.outcome, again.proposal) == (Outcome.STANDING, first)
        assert Version.objects.count() == 2

    def test_a_proposal_that_nobody_touched_makes_room_for_the_next(self, draft, newer):
        publish(draft, None)
        newer(("in spring", "in autumn"))
        outcome()
        newer(("in spring", "in winter"))
        assert words(outcome().proposal)["op3"].endswith("in winter.")
        assert Version.objects.count() == 2
        newer(("in spring", "in autumn"))
        assert outcome().outcome == Outcome.PROPOSED  # it made room, and was never discarded by a person

    def test_a_proposal_that_a_person_edited_stays(self, draft, newer):
        publish(draft, None)
        newer(("in spring", "in autumn"))
        mine = edited(outcome().proposal, "in autumn", "on a day in autumn")
        newer(("in spring", "in winter"))
        assert outcome().outcome == Outcome.PROPOSED
        assert words(mine)["op3"].endswith("on a day in autumn.")

    def test_a_proposal_that_a_person_discarded_does_not_come_back(self, draft, newer):
        publish(draft, None)
        newer(("in spring", "in autumn"))
        discard(outcome().proposal)
        assert outcome().outcome == Outcome.DECIDED
        assert outcome().outcome == Outcome.DECIDED
        newer(("in spring", "in winter"))
        assert outcome().outcome == Outcome.PROPOSED

    def test_an_untouched_draft_stays_beside_its_proposal(self, draft, newer):
        newer(("in spring", "in autumn"))
        text = outcome()
        assert text.against == draft
        assert words(draft)["op3"].endswith("in spring.")

    def test_references_read_otherwise_are_a_difference(self, draft, newer):
        publish(draft, None)
        newer(then=lambda reading: replace(reading, drafts=(replace(reading.drafts[0], references=()),)))
        assert outcome().said == "references: 0 more, 1 fewer"

    def test_a_text_that_another_source_replaced_has_no_proposal(self, draft, newer):
        publish(draft, None)
        publish(brought_in(PRINTED.replace("in spring", "in May"), "later.txt"), None)
        newer(("Noting that paper burns", "Noting that oil burns"))
        outcomes = {text.against.source.name: text.outcome for text in run()}
        assert outcomes == {"lanterns.txt": Outcome.KEPT, "later.txt": Outcome.PROPOSED}

    def test_a_withdrawn_text_has_no_proposal(self, draft, newer):
        withdraw(publish(draft, None), None, reason="Wrong file.")
        newer(("in spring", "in autumn"))
        assert outcome().outcome == Outcome.KEPT

    def test_a_dry_run_says_the_same_and_stores_nothing(self, draft, newer):
        newer(("in spring", "in autumn"))
        assert outcome(is_dry_run=True).outcome == Outcome.PROPOSED
        assert Version.objects.count() == 1
        assert not Rereading.objects.exists()
        assert older_sources() == [draft.source_id]


class TestHumanWork:
    def test_mended_words_are_in_the_proposal(self, draft, newer):
        publish(edited(draft, "trim the wicks", "trim all wicks"), None)
        newer(("in spring", "in autumn"))
        text = outcome()
        assert words(text.proposal)["op2-a"] == "To trim all wicks at dusk;"
        assert words(text.proposal)["op3"].endswith("in autumn.")
        assert text.said == "changed: op3"
        assert not text.proposal.problems.filter(code="mended-otherwise").exists()

    def test_mended_words_that_the_reading_contradicts_stand_and_are_told(self, draft, newer):
        publish(edited(draft, "trim the wicks", "trim all wicks"), None)
        newer(("trim the wicks", "trim both wicks"), ("in spring", "in autumn"))
        proposal = outcome().proposal
        assert words(proposal)["op2-a"] == "To trim all wicks at dusk;"
        problem = proposal.problems.get(code="mended-otherwise")
        assert problem.token == "op2-a"
        assert "To trim both wicks at dusk;" in problem.message

    def test_a_mend_that_the_newer_parser_reads_itself_is_no_difference(self, draft, newer):
        publish(edited(draft, "in spring", "in autumn"), None)
        newer(("in spring", "in autumn"))
        assert outcome().outcome == Outcome.SAME

    def test_a_paragraph_that_a_person_added_stays_when_others_are_read_better(self, draft, newer):
        mended = edited(draft, "3. Decides", "3. Thanks the fishermen of the bay;\n\n4. Decides")
        publish(mended, None)
        newer(("trim the wicks", "trim all wicks"))
        proposal = words(outcome().proposal)
        assert proposal["op3"] == "Thanks the fishermen of the bay;"
        assert proposal["op2-a"] == "To trim all wicks at dusk;"

    def test_a_paragraph_that_a_person_added_is_told_where_the_shape_changed_too(self, draft, newer):
        publish(edited(draft, "3. Decides", "3. Thanks the fishermen of the bay;\n\n4. Decides"), None)
        newer(("(b) To store the oil in cellars;\n\n", ""), ("at dusk;", "at dusk; (b) to store the oil;"))
        proposal = outcome().proposal
        assert "fishermen" in proposal.problems.get(code="added-by-hand").message

    def test_a_number_and_facts_given_by_hand_stay(self, newer):
        nameless = brought_in(PRINTED.replace("CND Res.901/7. ", ""))
        text = write_canonical(record_of(nameless)).split("\n", 2)
        given = "\n".join(
            [text[0], "", "Address: /cnd/resolutions/901/8", "Adopted: 1999-03-12", "Basis: archivist", text[2]]
        )
        version = save_edit(nameless, nameless.revision, given, by=make_user())
        version.problems.update(settled_at=timezone.now())
        publish(version, None)
        newer(("in spring", "in autumn"))
        proposal = outcome().proposal
        assert proposal.resolution == version.resolution
        assert str(proposal.adopted_on) == "1999-03-12"
        assert not proposal.problems.filter(code="fact-otherwise").exists()

    def test_a_published_number_read_otherwise_is_told(self, draft, newer):
        published = publish(draft, None)
        newer(("901/7", "901/9"), ("in spring", "in autumn"))
        proposal = outcome().proposal
        assert proposal.resolution == published.resolution
        assert "/cnd/resolutions/901/9" in proposal.problems.get(code="fact-otherwise").message

    def test_verdicts_go_with_the_proposal(self, draft, newer):
        correct(draft.references.get(), make_user(), kind="convention", target="1988", pinpoint="article 2")
        publish(draft, None)
        newer(("in spring", "in autumn"))
        row = outcome().proposal.references.get()
        assert (row.target, row.status, row.decided_by) == ("1988", Status.MATCHED, make_user())

    def test_a_verdict_whose_words_are_gone_is_told(self, draft, newer):
        correct(draft.references.get(), make_user(), kind="convention", target="1988")
        publish(draft, None)
        newer(("General Assembly resolution 55/25", "the customs"))
        assert outcome().proposal.problems.filter(code="decision-without-words").exists()

    def test_a_settled_doubt_is_not_asked_again(self, draft, newer):
        draft.problems.create(
            code="odd",
            severity="warning",
            token="op3",
            message="Odd.",
            settled_at=timezone.now(),
            settled_by=make_user(),
        )
        publish(draft, None)
        doubt = Problem("odd", Severity.WARNING, "Odd.", 0, "op3")
        newer(("in spring", "in autumn"), then=lambda reading: replace(reading, problems=(doubt,)))
        assert outcome().proposal.problems.get(code="odd").settled_by == make_user()

    def test_published_addresses_stay_with_their_words(self, draft, newer):
        publish(draft, None)
        newer(("Noting that paper burns,", "Mindful of the wind,\n\nNoting that paper burns,"))
        proposal = outcome().proposal
        second = publish(proposal, None)
        assert words(second)["pp2"] == "Noting that paper burns,"
        assert words(second)["pp1a"] == "Mindful of the wind,"

    def test_words_that_changed_keep_their_address_beside_a_paragraph_that_came(self, draft, newer):
        publish(draft, None)
        newer(
            ("Noting that paper burns,", "Mindful of the wind,\n\nNoting that paper burns,"), ("in spring", "in autumn")
        )
        proposal = words(outcome().proposal)
        assert (proposal["pp2"], proposal["pp1a"]) == ("Noting that paper burns,", "Mindful of the wind,")
        assert proposal["op3"].endswith("in autumn.")

    def test_where_nobody_kept_what_was_read_all_is_told(self, draft, newer):
        version = edited(draft, "in spring", "in autumn")
        Version.objects.filter(pk=version.pk).update(as_read=None)
        proposal = outcome().proposal
        assert words(proposal)["op3"].endswith("in spring.")
        assert proposal.problems.get(code="mended-otherwise").token == "op3"
        assert words(Version.objects.get(pk=version.pk))["op3"].endswith("in autumn.")

    def test_a_new_draft_by_a_person_is_not_overwritten(self, draft, newer):
        mine = new_draft(publish(draft, None), make_user())
        mine = edited(mine, "trim the wicks", "trim all wicks")
        newer(("in spring", "in autumn"))
        assert outcome().outcome == Outcome.PROPOSED
        assert words(Version.objects.get(pk=mine.pk))["op2-a"] == "To trim all wicks at dusk;"


class TestSources:
    def test_another_text_got_out_of_the_file_is_kept_beside_the_first(self, draft, newer):
        published = publish(draft, None)
        newer(
            ("in spring", "in autumn"),
            then=lambda reading: replace(
                reading, source=replace(reading.source, text=reading.source.text + "\n\nMore.")
            ),
        )
        proposal = Version.objects.get(pk=outcome().proposal.pk)
        assert proposal.source_text.endswith("More.")
        assert not published.source_text.endswith("More.")

    def test_a_text_found_for_the_first_time_is_a_draft(self, draft, newer):
        second = PRINTED.replace("901/7. Safe carriage of paper lanterns", "901/8. Quiet oars").replace(
            "lantern", "oar"
        )
        newer(("in spring.\n", "in spring.\n\n" + second))
        first, found = run()
        assert first.outcome == Outcome.SAME
        assert found.outcome == Outcome.FOUND
        assert str(found.proposal.resolution.number) == "8"
        assert [text.outcome for text in run()] == [Outcome.SAME, Outcome.SAME]

    def test_a_text_that_is_not_found_any_more_stays_and_is_told_once(self, draft, newer):
        other = brought_in(
            PRINTED.replace("901/7. Safe carriage of paper lanterns", "902/5. Quiet oars").replace("lantern", "oar")
        )
        Version.objects.filter(pk=other.pk).update(source=draft.source, source_index=1)
        draft.source.parser_version = 0
        outcomes = {text.outcome for text in run()}
        run()
        assert Outcome.GONE in outcomes
        assert other.problems.filter(code="not-found-again").count() == 1

    def test_a_file_that_cannot_be_read_any_more_stays_in_the_queue(self, draft, monkeypatch):
        def refuse(data, name, *, vocabulary=None):
            raise ReadingError("No way to read it.")

        monkeypatch.setattr(rereading, "read_source", refuse)
        (found,) = reread_sources(older_sources())
        assert found.refusal == "No way to read it."
        assert Rereading.objects.get().refusal == found.refusal
        assert older_sources() == [draft.source_id]

    def test_a_file_that_no_parser_could_read_before_gives_drafts(self, db):
        source = store_unread("lanterns.txt", PRINTED.encode(), "Nobody can read this.")
        (text,) = run()
        assert text.outcome == Outcome.FOUND
        source.refresh_from_db()
        assert (source.format, source.text) == ("text", PRINTED)
        assert not source.problems.filter(code="not-read").exists()
        assert text.proposal.clauses.get(token="pp2").spans
        assert [again.outcome for again in run()] == [Outcome.SAME]

    def test_organ_and_session_choose(self, draft):
        assert older_sources(body="cnd", session="901") == [draft.source_id]
        assert older_sources(body="cnd", session="902") == []
        assert older_sources(body="ga") == []

    def test_an_interrupted_run_goes_on_with_the_rest(self, draft):
        second = brought_in(PRINTED.replace("901/7", "901/8"), "second.txt")
        running = reread_sources(older_sources())
        next(running)
        running.close()
        assert older_sources() == [second.source_id]


def test_the_command_says_what_came_out(draft, newer):
    newer(("in spring", "in autumn"))
    out, progress = StringIO(), StringIO()
    call_command("reread_sources", "--body", "cnd", stdout=out, stderr=progress)
    assert "1/1 lanterns.txt" in progress.getvalue()
    assert "a draft is proposed. changed: op3" in out.getvalue()
    assert "     1  reads otherwise" in out.getvalue()
    out = StringIO()
    call_command("reread_sources", "--dry-run", stdout=out, stderr=progress)
    assert "0 sources were read again." in out.getvalue()


def test_words_are_marked_by_their_italics_too(draft, newer):
    def leaned(reading):
        text = reading.drafts[0].text
        first = replace(text.clauses[0], words=Words(text.clauses[0].text, italics=((0, 9),)))
        return replace(
            reading, drafts=(replace(reading.drafts[0], text=replace(text, clauses=(first, *text.clauses[1:]))),)
        )

    newer(then=leaned)
    assert outcome().said == "changed: pp1"


class TestMishaps:
    """What one source does is no matter of the others, nor of whoever asked for them to be read."""

    @pytest.mark.parametrize("data", [b"<p>hang</p>", b"hang " + b"lantern " * 10_000], ids=["markup", "long text"])
    def test_a_source_that_hangs_is_given_up_and_the_rest_goes_on(self, draft, monkeypatch, data):
        store_unread("hang.html", data, "Not read.")
        SourceDocument.objects.update(parser_version=0)
        monkeypatch.setattr(rereading, "read_source", hangs)
        found = list(reread_sources(sorted(older_sources(), reverse=True), patience=Patience(seconds=1.0)))
        assert ["longer than 1 seconds" in one.refusal for one in found] == [True, False]
        assert Rereading.objects.exclude(refusal="").get().source.name == "hang.html"
        assert found[1].texts[0].outcome == Outcome.SAME

    @pytest.mark.parametrize("fault", [IndexError("of the store"), DataError("too long"), StoreError("No.")])
    def test_a_fault_of_the_store_costs_one_source(self, draft, monkeypatch, fault):
        second = brought_in(PRINTED.replace("901/7", "901/8"), "second.txt")
        outcome_of = rereading.outcome_of

        def failing(current, *more):
            if current.pk == draft.pk:
                raise fault
            return outcome_of(current, *more)

        monkeypatch.setattr(rereading, "outcome_of", failing)
        found = {one.source.pk: one for one in reread_sources(older_sources())}
        assert found[draft.source_id].refusal
        assert found[second.source_id].texts[0].outcome == Outcome.SAME
        assert older_sources(is_refused_left_out=True) == []

    def test_a_source_that_is_removed_meanwhile_is_passed_over(self, draft):
        gone = store_unread("gone.txt", b"gone", "Not read.")
        keys = [gone.pk, draft.source_id, 77_777]
        gone.delete()
        assert [one.source.pk for one in reread_sources(keys)] == [draft.source_id]
