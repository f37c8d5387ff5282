"""Review, publication, withdrawal, new drafts: each step asks the publishing room and reports."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from resolutions.models import Anchor, Problem, Resolution, SourceDocument, Version
from resolutions.tests.admin.conftest import at, form_of, said
from resolutions.tests.factories import CLAUSES, clause, make_text, make_user, make_version, with_words


@pytest.fixture
def draft(archivist):
    return make_version(by=make_user("ana"))


def take(client, name, version, **values):
    return client.post(at(name, version), values, follow=True)


def state(version):
    return Version.objects.get(pk=version.pk).state


def published(client, text=None):
    version = make_version(text, by=make_user("zoe"))
    take(client, "publish", version)
    assert state(version) == "published"
    return version


def test_clean_text_is_published_with_one_click(archivist, draft):
    response = take(archivist, "publish", draft, **form_of(archivist, draft))
    assert "Published" in said(response)
    assert state(draft) == "published"
    assert archivist.get("/cnd/resolutions/901/1").status_code == 200


def test_text_with_an_error_is_not_published(archivist, draft):
    Problem.objects.create(version=draft, code="x", severity="error", message="Look.")
    assert "error is not settled" in said(take(archivist, "publish", draft))
    assert state(draft) == "draft"


def test_page_says_what_stands_against_publishing(archivist):
    page = archivist.get(at("change", make_version(resolution=False))).content.decode()
    assert "Nobody has said which resolution this is" in page


@pytest.mark.parametrize("name", ["publish", "submit"])
def test_words_that_are_not_saved_stop_the_step_and_stay(archivist, draft, name):
    values = form_of(archivist, draft)
    values["text"] = values["text"].replace("at dusk", "at dawn")
    response = archivist.post(at(name, draft), values)
    assert response.status_code == 422
    assert "not saved" in response.content.decode()
    assert "at dawn" in response.context["form"]["text"].value()
    assert state(draft) == "draft"


def test_text_changed_since_it_was_opened_is_not_published(archivist, draft):
    opened = form_of(archivist, draft)
    archivist.post(at("change", draft), {**opened, "text": opened["text"].replace("at dusk", "at noon")})
    response = archivist.post(at("publish", draft), opened)
    assert response.status_code == 409
    assert state(draft) == "draft"


def test_text_goes_to_review_and_back_with_a_reason(archivist, reviewer, draft):
    take(archivist, "submit", draft)
    assert state(draft) == "in-review"
    take(reviewer, "send_back", draft, why="A <b>comma</b> is missing.")
    assert state(draft) == "draft"
    page = archivist.get(at("change", draft)).content.decode()
    assert "A &lt;b&gt;comma&lt;/b&gt; is missing." in page


def test_sending_back_needs_a_reason(archivist, draft):
    take(archivist, "submit", draft)
    assert "Say what is to be mended" in said(take(archivist, "send_back", draft, why=" "))
    assert state(draft) == "in-review"


def test_own_work_is_published_by_a_second_person(archivist, reviewer, draft, settings):
    settings.REQUIRE_SECOND_PERSON = True
    assert "second person" in said(take(archivist, "publish", draft))
    assert state(draft) == "draft"
    take(reviewer, "publish", draft)
    assert state(draft) == "published"


def test_own_work_is_published_where_the_rule_is_off(archivist, draft, settings):
    settings.REQUIRE_SECOND_PERSON = False
    take(archivist, "publish", draft)
    assert state(draft) == "published"


def test_withdrawal_needs_a_reason_and_leaves_a_tombstone(archivist):
    version = published(archivist)
    take(archivist, "withdraw", version, why="")
    assert state(version) == "published"
    take(archivist, "withdraw", version, why="Printed twice.")
    assert state(version) == "withdrawn"
    assert archivist.get("/cnd/resolutions/901/1").status_code == 410


def test_new_draft_leaves_the_published_text_as_it_is(archivist):
    version = published(archivist)
    response = take(archivist, "new_draft", version)
    draft = Version.objects.get(based_on=version)
    assert response.redirect_chain[-1][0] == at("change", draft)
    assert (state(version), state(draft)) == ("published", "draft")


def test_comparison_shows_the_words_that_differ(archivist):
    before = published(archivist)
    after = make_version(with_words(make_text(), "op2-a", "To trim the wicks at dawn;"))
    page = archivist.get(at("compare", after), {"with": before.pk}).content.decode()
    assert page.count('id="diff-') == 1
    assert "dusk<span" in page
    assert "dawn<span" in page


def test_comparison_with_another_resolution_is_not_found(archivist, draft):
    stranger = make_version(number=9)
    assert archivist.get(at("compare", draft), {"with": stranger.pk}).status_code == 404
    assert archivist.get(at("compare", draft), {"with": "x"}).status_code == 404


def inserted():
    """A text with a new second paragraph: op2 and op3 of the published one are op3 and op4 here, op1 is gone."""
    return make_text(
        (
            *CLAUSES[:2],
            clause("op1", "Thanks the glaziers for their patience;", number="1.", verb="thank"),
            clause("op2", "Decides to look at the matter again in spring.", number="2.", verb="decide"),
        )
    )


def test_published_addresses_that_would_go_are_asked_about_with_a_proposal(archivist):
    published(archivist)
    draft = make_version(inserted())
    response = take(archivist, "publish", draft)
    form = response.context["form"]
    proposals = {step.token: field.value() for step, field in form.questions}
    assert proposals["op3"] == "op2"
    assert proposals["op1"] == ""
    assert state(draft) == "draft"


def test_gone_words_need_a_reason(archivist):
    published(archivist)
    draft = make_version(inserted())
    values = proposed(archivist, draft)
    response = take(archivist, "settle", draft, **{**values, "why": ""})
    assert "Say why words are gone" in response.content.decode()
    assert state(draft) == "draft"


def proposed(client, draft):
    form = take(client, "publish", draft).context["form"]
    return {field.html_name: field.value() or "" for field in form}


def test_settled_addresses_are_kept_moved_or_retired(archivist):
    before = published(archivist)
    draft = make_version(inserted())
    response = take(archivist, "settle", draft, **{**proposed(archivist, draft), "why": "The harbours were dropped."})
    assert "Every old address leads where you said" in said(response)
    assert (state(before), state(draft)) == ("superseded", "published")
    anchors = {anchor.token: anchor for anchor in Anchor.objects.filter(resolution=draft.resolution)}
    assert anchors["op1"].state == Anchor.State.RETIRED
    assert anchors["op1"].reason == "The harbours were dropped."
    assert anchors["op3"].state in (Anchor.State.LIVE, Anchor.State.MOVED)


def test_answers_for_a_text_changed_since_are_refused(archivist):
    published(archivist)
    draft = make_version(inserted())
    values = {**proposed(archivist, draft), "why": "Dropped."}
    Version.objects.filter(pk=draft.pk).update(revision=5)
    response = take(archivist, "settle", draft, **values)
    assert "changed after you opened it" in response.content.decode()
    assert state(draft) == "draft"


def test_history_says_who_when_and_why(archivist, draft):
    take(archivist, "submit", draft)
    page = archivist.get(at("change", draft)).content.decode()
    history = page[page.index('id="history"') :]
    assert "sent to review" in history
    assert "ana" in history


def test_withdrawn_and_published_rows_have_no_form_of_djangos(archivist):
    version = published(archivist)
    assert archivist.post(at("change", version), {"title": "Other"}).status_code == 200
    assert Version.objects.get(pk=version.pk).title == version.title
    assert archivist.get(reverse("admin:resolutions_version_delete", args=[version.pk])).status_code == 403


def test_answer_that_names_no_place_is_asked_again(archivist):
    published(archivist)
    draft = make_version(inserted())
    values = {**proposed(archivist, draft), "why": "Dropped.", "token-op3": "op99"}
    response = take(archivist, "settle", draft, **values)
    assert "no such place" in response.content.decode()
    assert state(draft) == "draft"


def test_address_that_was_not_asked_about_is_asked_now_and_stays(archivist):
    published(archivist)
    draft = make_version(inserted())
    values = {**proposed(archivist, draft), "why": "Dropped."}
    del values["token-op3"]  # as from a page opened before the text with this address was published
    response = take(archivist, "settle", draft, **values)
    assert "This address was not asked about" in response.content.decode()
    assert response.context["form"]["token-op3"].value() == "op2"
    assert state(draft) == "draft"
    assert Anchor.objects.get(resolution=draft.resolution, token="op3").state == Anchor.State.LIVE


def test_questions_of_a_long_text_do_not_fill_the_page(archivist):
    def long(first):
        return make_text(
            [clause(f"op{n}", f"Requests harbour {n + first}.", number=f"{n}.") for n in range(1, 301)], []
        )

    published(archivist, long(0))
    response = take(archivist, "publish", make_version(long(5)))
    assert len(response.context["form"].questions) >= 5
    assert len(response.content) < 600_000


def test_draft_brought_in_by_mistake_is_discarded_and_its_number_forgotten(archivist, draft):
    response = take(archivist, "discard", draft, why="Wrong file.")
    assert "was discarded" in said(response)
    assert not Version.objects.exists()
    assert not Resolution.objects.exists()
    assert SourceDocument.objects.count() == 1
    assert LogEntry.objects.get().user.username == "ana"


def test_published_text_is_never_discarded(archivist):
    version = published(archivist)
    assert "Only a draft can be discarded" in said(take(archivist, "discard", version))
    assert state(version) == "published"


def test_reviewer_discards_nothing(reviewer, draft):
    assert reviewer.post(at("discard", draft)).status_code == 403
    assert Version.objects.filter(pk=draft.pk).exists()


def choose(client, action, *versions):
    values = {"action": action, "_selected_action": [version.pk for version in versions]}
    return client.post(at("changelist"), values, follow=True)


def test_clean_texts_are_published_together_and_doubtful_ones_left(archivist):
    clean, doubtful, nameless = make_version(number=1), make_version(number=2), make_version(resolution=False)
    Problem.objects.create(version=doubtful, code="x", severity="warning", message="Look.")
    response = choose(archivist, "publish_clean", clean, doubtful, nameless)
    assert [state(version) for version in (clean, doubtful, nameless)] == ["published", "draft", "draft"]
    assert "1 text done." in said(response)
    assert "Nobody has said which resolution this is" in said(response)
    assert "were left: 1" in said(response)


def test_published_text_is_not_replaced_by_publishing_many(archivist):
    before = published(archivist)
    draft, other = make_version(with_words(make_text(), "op2-a", "To trim the wicks at dawn;")), make_version(number=2)
    response = choose(archivist, "publish_clean", draft, other)
    assert [state(version) for version in (before, draft, other)] == ["published", "draft", "published"]
    assert "Another text of it is published already" in said(response)


def test_of_two_drafts_of_one_text_published_together_one_stays(archivist):
    first, second = make_version(), make_version()
    choose(archivist, "publish_clean", first, second)
    assert sorted([state(first), state(second)]) == ["draft", "published"]


def test_another_language_is_published_beside_the_first(archivist):
    before, draft = published(archivist), make_version(language="fr")
    choose(archivist, "publish_clean", before, draft)
    assert (state(before), state(draft)) == ("published", "published")


def test_chosen_drafts_go_to_review_together(archivist):
    versions = [make_version(number=number) for number in (1, 2)]
    choose(archivist, "submit_chosen", *versions)
    assert {state(version) for version in versions} == {"in-review"}
