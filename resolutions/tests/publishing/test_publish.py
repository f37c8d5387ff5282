"""Publishing: everything that goes with it happens, or nothing does."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resolutions.citations.references import Status
from resolutions.errors import AnchorsUnsettled, PublishingError, StaleEdit
from resolutions.models import Anchor, Event, Version
from resolutions.models.search import SearchDocument
from resolutions.publishing import publish as publishing
from resolutions.publishing.publish import new_draft, publish, send_back, submit, withdraw
from resolutions.store.references import store_references
from resolutions.store.rows import from_rows
from resolutions.store.verdicts import reject
from resolutions.structure.nodes import Words
from resolutions.tests.factories import (
    clause,
    make_body,
    make_published,
    make_resolution,
    make_text,
    make_user,
    make_version,
    note,
    reference,
    with_words,
)

pytestmark = pytest.mark.django_db
State = Version.State


def verbs(version):
    return [event.verb for event in version.events.order_by("pk")]


class TestPublishing:
    def test_a_draft_becomes_the_first_version(self):
        user = make_user()
        version = publish(make_version(), user, why="Checked.")
        version.refresh_from_db()
        assert (version.state, version.number, version.published_by) == (State.PUBLISHED, 1, user)
        assert version.published_at
        assert 'id="op2-a"' in version.body_html
        assert from_rows(version) == make_text()
        event = version.events.get()
        assert (event.verb, event.by, event.why) == (Event.Verb.PUBLISHED, user, "Checked.")

    def test_every_paragraph_and_note_has_its_anchor(self):
        version = make_published()
        rows = [*version.clauses.select_related("anchor"), *version.footnotes.select_related("anchor")]
        assert {row.token for row in rows} == {"pp1", "pp2", "op1", "op2", "op2-a", "op2-b", "op3", "fn1"}
        assert all(row.anchor.token == row.token and row.anchor.state == "live" for row in rows)

    def test_it_is_in_the_search_index(self):
        version = make_published()
        assert SearchDocument.objects.filter(resolution=version.resolution).exists()

    def test_a_second_text_supersedes_the_first(self):
        first = make_published()
        second = publish(
            make_version(with_words(make_text(), "op1", "Requests every harbour to count its boats;")), None
        )
        first.refresh_from_db()
        assert (first.state, second.state, second.number) == (State.SUPERSEDED, State.PUBLISHED, 2)
        assert verbs(first) == ["published", "superseded"]
        tokens = {row.token: row.anchor_id for row in first.clauses.all()}
        assert {row.token: row.anchor_id for row in second.clauses.all()} == tokens

    def test_another_language_leaves_the_first_published(self):
        make_published()
        french = publish(make_version(make_text(language="fr")), None)
        assert french.number == 1
        assert Version.objects.published().count() == 2

    @pytest.mark.parametrize("state", [State.PUBLISHED, State.SUPERSEDED, State.WITHDRAWN])
    def test_a_settled_text_is_not_published_again(self, state):
        version = make_published()
        if state != State.PUBLISHED:
            Version.objects.filter(pk=version.pk).update(state=state)
        with pytest.raises(PublishingError, match="Only a draft"):
            publish(version, None)

    def test_a_text_without_number_is_refused(self):
        with pytest.raises(PublishingError, match="which resolution"):
            publish(make_version(resolution=False), None)

    def test_an_error_has_to_be_settled_first(self):
        version = make_version()
        problem = version.problems.create(code="gap", severity="error", message="A number is missing.")
        with pytest.raises(PublishingError, match="1 error is not settled"):
            publish(version, None)
        problem.settled_at = "2026-01-01T00:00Z"
        problem.save()
        assert publish(version, None).number == 1

    def test_warnings_do_not_stand_in_the_way(self):
        version = make_version()
        version.problems.create(code="odd", severity="warning", message="Odd.")
        assert publish(version, None).number == 1

    def test_a_text_changed_since_it_was_looked_at_is_refused(self):
        version = make_version(revision=3)
        with pytest.raises(StaleEdit) as caught:
            publish(version, None, revision=2)
        assert caught.value.revision == 3

    def test_a_failure_in_the_middle_leaves_the_draft_as_it_was(self, monkeypatch):
        make_published()
        version = make_version(with_words(make_text(), "op1", "Requests every harbour to count its boats;"))

        def fail(*_):
            raise PublishingError("The index is away.")

        monkeypatch.setattr(publishing, "index_version", fail)
        with pytest.raises(PublishingError):
            publish(version, None)
        states = Version.objects.order_by("pk").values_list("state", "number")
        assert list(states) == [("published", 1), ("draft", None)]
        assert not version.events.exists()

    def test_a_text_of_forty_paragraphs_takes_few_queries(self):
        many = [clause(f"op{n}", f"Requests harbour {n} to count.", number=f"{n}.") for n in range(1, 41)]
        version = make_version(make_text(many))
        with CaptureQueriesContext(connection) as queries:
            publish(version, None)
        assert len(queries) <= 52


class TestSecondPerson:
    @pytest.fixture(autouse=True)
    def required(self, settings):
        settings.REQUIRE_SECOND_PERSON = True

    def test_own_work_is_refused(self):
        user = make_user()
        with pytest.raises(PublishingError, match="second person"):
            publish(make_version(by=user), user)

    def test_an_edit_makes_it_own_work(self):
        editor = make_user("editor")
        version = make_version(by=make_user())
        version.events.create(verb=Event.Verb.EDITED, by=editor)
        with pytest.raises(PublishingError, match="second person"):
            publish(version, editor)

    def test_nobody_in_particular_is_no_second_person(self):
        with pytest.raises(PublishingError, match="second person"):
            publish(make_version(by=make_user()), None)

    def test_somebody_else_may(self):
        assert publish(make_version(by=make_user()), make_user("reviewer", "reviewer")).number == 1


class TestReview:
    def test_a_draft_goes_to_review_and_back(self):
        version = make_version()
        assert submit(version, None).state == State.IN_REVIEW
        assert send_back(version, None, why="A note is missing.").state == State.DRAFT
        assert verbs(version) == ["submitted", "sent-back"]

    def test_sending_back_needs_a_word(self):
        version = submit(make_version(), None)
        with pytest.raises(PublishingError, match="what is to be mended"):
            send_back(version, None, why=" ")

    def test_only_drafts_go_to_review(self):
        with pytest.raises(PublishingError, match="Only a draft"):
            submit(make_published(), None)


class TestWithdrawing:
    def test_the_reason_stays_and_the_text_is_not_found(self):
        version = withdraw(make_published(), make_user(), reason="Printed in error.")
        version.refresh_from_db()
        assert (version.state, version.withdrawn_reason) == (State.WITHDRAWN, "Printed in error.")
        assert not SearchDocument.objects.filter(resolution=version.resolution).exists()
        assert Anchor.objects.filter(resolution=version.resolution).exists()

    def test_it_needs_a_reason(self):
        with pytest.raises(PublishingError, match="why"):
            withdraw(make_published(), None, reason="")

    def test_a_corrected_text_may_follow(self):
        withdrawn = withdraw(make_published(), None, reason="Printed in error.")
        assert publish(new_draft(withdrawn, None), None).number == 2

    def test_another_language_stays_found(self):
        version = make_published()
        publish(make_version(make_text(language="fr")), None)
        withdraw(version, None, reason="Printed in error.")
        assert SearchDocument.objects.filter(resolution=version.resolution).exists()


class TestNewDraft:
    def test_it_has_the_words_the_facts_and_the_verdicts(self):
        version = make_version(meeting=3, adopted_on="2002-03-15", report_symbol="E/1")
        store_references(version, make_text(), [reference("op1", 0, "Requests", "A/RES/55/25")])
        reject(version.references.get(), make_user())
        draft = new_draft(publish(version, None), make_user())
        draft.refresh_from_db()
        assert (from_rows(draft), draft.state, draft.based_on) == (make_text(), State.DRAFT, version)
        assert (draft.meeting, str(draft.adopted_on), draft.report_symbol) == (3, "2002-03-15", "E/1")
        assert draft.references.get().status == Status.REJECTED
        assert verbs(draft) == ["drafted"]

    def test_a_draft_needs_none(self):
        with pytest.raises(PublishingError, match="draft already"):
            new_draft(make_version(), None)


class TestWaitingReferences:
    def citing(self, target, pinpoint="", number=7):
        version = make_version(number=number)
        store_references(version, make_text(), [reference("op1", 0, "Requests", target, pinpoint=pinpoint)])
        return version.references.get()

    def test_they_are_matched_when_their_text_comes(self):
        row = self.citing("CND/RES/901/1")
        target = make_published()
        row.refresh_from_db()
        assert (row.status, row.resolution) == (Status.MATCHED, target.resolution)

    def test_a_published_text_may_cite_what_comes_later(self):
        row = self.citing("CND/RES/901/1")
        publish(row.version, None)
        make_published()
        row.refresh_from_db()
        assert row.status == Status.MATCHED

    def test_they_wait_again_when_it_is_withdrawn(self):
        row = self.citing("CND/RES/901/1")
        withdraw(make_published(), None, reason="Printed in error.")
        row.refresh_from_db()
        assert (row.status, row.resolution) == (Status.UNMATCHED, None)

    def test_a_rejected_one_is_left_alone(self):
        row = reject(self.citing("CND/RES/901/1"), make_user())
        make_published()
        row.refresh_from_db()
        assert (row.status, row.resolution) == (Status.REJECTED, None)

    def test_a_part_letter_tells_texts_apart(self):
        make_body("ga")
        waiting = [self.citing("A/RES/905/4", letter, n) for n, letter in enumerate(("A", "C, paragraph 2"), 7)]
        text = make_version(resolution=make_resolution("905", 4, "ga", part_letter="C"))
        publish(text, None)
        for row in waiting:
            row.refresh_from_db()
        assert [row.status for row in waiting] == [Status.UNMATCHED, Status.MATCHED]


class TestAnchors:
    """A token once published always names the same words."""

    INSERTED = (
        clause("pp1", "Recalling the customs of the lantern makers,", marks=[("1", 43)]),
        clause("pp2", "Mindful of the wind on open water,"),
        clause("pp3", "Noting that paper burns,"),
    )

    def inserted(self):
        rest = [node for node in make_text().clauses if not str(node.anchor).startswith("pp")]
        return make_text([*self.INSERTED, *rest])

    def dropped(self, *tokens):
        return make_text([node for node in make_text().clauses if str(node.anchor) not in tokens])

    def test_an_inserted_paragraph_is_refused_with_a_proposal(self):
        make_published()
        with pytest.raises(AnchorsUnsettled) as caught:
            publish(make_version(self.inserted()), None)
        assert caught.value.plan.proposal == {"pp2": "pp3"}
        assert caught.value.plan.renamed == {"pp3": "pp2", "pp2": "pp1a"}

    def test_agreed_the_published_token_stays_with_its_words(self):
        first = make_published()
        second = publish(make_version(self.inserted()), None, mapping={"pp2": "pp3"})
        rows = {row.token: row for row in second.clauses.all()}
        assert rows["pp2"].text == "Noting that paper burns,"
        assert rows["pp1a"].text == "Mindful of the wind on open water,"
        assert rows["pp2"].anchor == first.clauses.get(token="pp2").anchor
        assert 'id="pp1a"' in second.body_html

    def test_references_go_with_their_paragraphs(self):
        make_published()
        version = make_version(self.inserted())
        cited = [
            reference("pp3", 0, "Noting", "A/RES/55/25"),
            reference("op1", 0, "Requests", "pp3", "paragraph", status=Status.MATCHED),
        ]
        store_references(version, self.inserted(), cited)
        publish(version, None, mapping={"pp2": "pp3"})
        assert set(version.references.values_list("token", "target")) == {("pp2", "A/RES/55/25"), ("op1", "pp2")}

    def test_a_dropped_paragraph_is_refused(self):
        make_published()
        with pytest.raises(AnchorsUnsettled, match="op3: gone") as caught:
            publish(make_version(self.dropped("op3")), None)
        assert caught.value.plan.proposal == {"op3": None}

    def test_retired_its_anchor_stays(self):
        version = make_published()
        publish(make_version(self.dropped("op3")), None, mapping={"op3": None}, why="Never adopted.")
        anchor = Anchor.objects.get(resolution=version.resolution, token="op3")
        assert (anchor.state, anchor.reason, anchor.moved_to) == ("retired", "Never adopted.", None)

    def test_a_retired_token_never_names_other_words(self):
        make_published()
        publish(make_version(self.dropped("op3")), None, mapping={"op3": None})
        text = make_text([*self.dropped("op3").clauses, clause("op3", "Thanks the fishermen.", number="3.")])
        version = publish(make_version(text), None)
        assert version.clauses.get(text="Thanks the fishermen.").token == "op2a"

    def test_joined_paragraphs_move(self):
        first = make_published()
        words = "Recalling the customs of the lantern makers, noting that paper burns,"
        rest = [node for node in make_text().clauses if not str(node.anchor).startswith("pp")]
        text = make_text([clause("pp1", words, marks=[("1", 43)]), *rest])
        publish(make_version(text), None, mapping={"pp2": "pp1"})
        anchor = Anchor.objects.get(resolution=first.resolution, token="pp2")
        assert (anchor.state, anchor.moved_to.token) == ("moved", "pp1")

    def test_a_mended_word_needs_nobody(self):
        make_published()
        assert publish(make_version(with_words(make_text(), "op3", "Decides to look at the matter in spring.")), None)

    def test_other_words_under_a_token_need_somebody(self):
        make_published()
        text = with_words(make_text(), "op3", "Thanks all fishermen for their patience.")
        with pytest.raises(AnchorsUnsettled):
            publish(make_version(text), None)
        assert publish(make_version(text), None, mapping={"op3": "op3"}).number == 2

    def test_a_note_with_another_mark_is_refused(self):
        make_published()
        text = make_text(footnotes=[note("9", make_text().footnotes[0].words.text)])
        with pytest.raises(AnchorsUnsettled) as caught:
            publish(make_version(text), None)
        assert caught.value.plan.proposal == {"fn1": "fn9"}

    @pytest.mark.parametrize(("token", "chosen"), [("op77", "op1"), ("op1", "op77")])
    def test_a_mapping_of_unknown_places_is_refused(self, token, chosen):
        make_published()
        with pytest.raises(PublishingError, match="op77"):
            publish(make_version(), None, mapping={token: chosen})

    def test_languages_share_anchors_by_place(self):
        make_published()
        english = publish(make_version(self.inserted()), None, mapping={"pp2": "pp3"})
        words = {node.text: Words(f"[fr] {node.text}") for node in self.inserted().walk()}
        french = self.inserted()
        for node in french.walk():
            french = with_words(french, str(node.anchor), words[node.text].text)
        version = publish(make_version(make_text(french.clauses, language="fr")), None)
        assert [row.token for row in version.clauses.all()] == [row.token for row in english.clauses.all()]


class TestAnchorsOfTwoLanguages:
    """Texts of two languages share the anchors of their resolution, the first and every later one."""

    ADDED = clause("op4", "Thanks the fishermen.", number="4.")
    AJOUT = clause("op4", "Remercie les gens de mer.", number="4.")

    @pytest.fixture(autouse=True)
    def both(self):
        self.resolution = make_published().resolution
        publish(make_version(self.french()), None)

    def french(self, *more, without=()):
        nodes = [node for node in make_text().clauses if str(node.anchor) not in without]
        return make_text([*nodes, *more], language="fr")

    def english(self, *more, without=()):
        return make_text(self.french(*more, without=without).clauses)

    def anchor(self, token):
        return Anchor.objects.get(resolution=self.resolution, token=token)

    def test_a_paragraph_added_in_both_has_one_anchor(self):
        english = publish(make_version(self.english(self.ADDED)), None)
        french = publish(make_version(self.french(self.AJOUT)), None)
        row = french.clauses.get(text="Remercie les gens de mer.")
        assert (row.token, row.anchor) == ("op4", english.clauses.get(text="Thanks the fishermen.").anchor)

    def test_a_paragraph_inserted_in_both_has_one_anchor(self):
        rest = self.french(without=("pp1", "pp2")).clauses
        first, last = make_text().clauses[0], clause("pp3", "Noting that paper burns,")
        for language, words in (("en", "Mindful of the wind,"), ("fr", "Consciente du vent,")):
            text = make_text([first, clause("pp2", words), last, *rest], language=language)
            version = publish(make_version(text), None, mapping={"pp2": "pp3"})
            assert version.clauses.get(text=words).token == "pp1a"

    def test_what_the_language_itself_retired_is_not_taken_back(self):
        publish(make_version(self.french(without=("op3",))), None, mapping={"op3": None})
        text = self.french(clause("op3", "Remercie les gens de mer.", number="3."), without=("op3",))
        row = publish(make_version(text), None).clauses.get(text="Remercie les gens de mer.")
        assert row.token == "op2a"

    def test_a_third_language_shares_with_both(self):
        publish(make_version(self.french(self.AJOUT)), None)
        spanish = make_text([*make_text().clauses, clause("op4", "Da las gracias.", number="4.")], language="es")
        assert publish(make_version(spanish), None).clauses.get(text="Da las gracias.").token == "op4"

    def test_an_anchor_lives_while_another_language_has_its_words(self):
        publish(make_version(self.english(without=("op3",))), None, mapping={"op3": None}, why="Misprint.")
        assert (self.anchor("op3").state, self.anchor("op3").reason) == ("live", "")

    def test_the_last_language_that_drops_a_paragraph_retires_it(self):
        for text in (self.english(without=("op3",)), self.french(without=("op3",))):
            publish(make_version(text), None, mapping={"op3": None}, why="Misprint.")
        assert (self.anchor("op3").state, self.anchor("op3").reason) == ("retired", "Misprint.")

    def test_a_paragraph_that_only_one_language_joined_is_still_led_to(self):
        words = "Recalling the customs of the lantern makers, noting that paper burns,"
        rest = self.english(without=("pp1", "pp2")).clauses
        publish(make_version(make_text([clause("pp1", words, marks=[("1", 43)]), *rest])), None, mapping={"pp2": "pp1"})
        assert (self.anchor("pp2").state, self.anchor("pp2").moved_to.token) == ("moved", "pp1")


class TestFirstTextOfALanguage:
    """It takes the anchors of another language only where each paragraph surely answers one."""

    def french(self, *clauses):
        return make_version(make_text(clauses, language="fr"))

    def test_a_paragraph_less_is_asked_about_and_gives_its_anchor_to_none(self):
        make_published()
        pp1, _pp2, *rest = make_text().clauses
        version = self.french(pp1, *rest)
        with pytest.raises(AnchorsUnsettled, match="pp2"):
            publish(version, None)
        published = publish(version, None, mapping={"pp2": None})
        assert [row.token for row in published.clauses.filter(part="preamble")] == ["pp1"]
        assert Anchor.objects.get(token="pp2").state == "live"

    def test_a_joined_paragraph_keeps_the_first_anchor_and_the_other_leads_to_it(self):
        make_published()
        pp1, pp2, *rest = make_text().clauses
        joined = clause("pp1", f"{pp1.text} {pp2.text}", marks=[("1", 43)])
        version = publish(self.french(joined, *rest), None, mapping={"pp2": "pp1"})
        assert version.clauses.first().token == "pp1"
        assert Anchor.objects.get(token="pp2").moved_to.token == "pp1"

    def test_a_paragraph_between_two_others_has_a_letter_once_a_person_said_so(self):
        make_published()
        pp1, pp2, *rest = make_text().clauses
        version = self.french(pp1, clause("pp2", "Voyant la lune,"), clause("pp3", pp2.text), *rest)
        with pytest.raises(AnchorsUnsettled):
            publish(version, None)
        published = publish(version, None, mapping={"pp2": "pp3"})
        assert [row.token for row in published.clauses.filter(part="preamble")] == ["pp1", "pp1a", "pp2"]

    def test_another_language_may_be_first_and_english_follows(self):
        french = publish(self.french(*make_text().clauses), None)
        english = publish(make_version(make_text()), None)
        assert [row.token for row in english.clauses.all()] == [row.token for row in french.clauses.all()]
