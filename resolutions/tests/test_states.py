"""States: whatever readers see, a change of it changes the token that its pages are made under. Raw SQL where it may be."""

import pytest
from django.db import connection, transaction

from resolutions.models import Action, Body, Convention, CrossReference, PageState, Resolution, Topic, Version
from resolutions.models.bibliography import Bibliography
from resolutions.states import ALL, NAMES, citing_state, install, remove, text_state
from resolutions.store.states import are_tokens_certain, tokens_of
from resolutions.tests.factories import make_version
from resolutions.tests.views.conftest import make_published, reference

pytestmark = pytest.mark.django_db(transaction=True)
KEY = "CND/RES/46/1"


@pytest.fixture
def citing():
    """A published text that cites another key."""
    words = [reference("pp1", "Recalling", "resolution", KEY)]
    with transaction.atomic():
        return make_published(None, words, label="45", number=9)


def changed(names, work):
    """Which of the names have another token after the work."""
    before = tokens_of(names)
    work()
    return {name for name, old, new in zip(names, before, tokens_of(names), strict=True) if old != new}


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_a_publication_changes_its_text_and_what_it_cites(citing):
    names = (ALL, NAMES, text_state(citing.resolution_id), citing_state(KEY), text_state(10**6))
    other = make_version(label="45", number=10)

    def publish():
        run("UPDATE resolutions_version SET state = 'superseded' WHERE id = %s", citing.pk)

    assert changed(names, publish) == {ALL, text_state(citing.resolution_id), citing_state(KEY)}
    assert other.state == "draft"


def test_a_draft_changes_nothing_that_pages_of_texts_show(citing):
    names = (NAMES, text_state(citing.resolution_id), citing_state(KEY))
    draft = make_version(label="45", number=9, language="fr")
    assert changed(names, lambda: Version.objects.filter(pk=draft.pk).update(title="Another")) == set()
    assert changed((*names, ALL), lambda: Version.objects.filter(pk=draft.pk).delete()) == set()


def test_a_verdict_changes_the_text_and_both_keys(citing):
    row = citing.references.get()
    names = (ALL, NAMES, text_state(citing.resolution_id), citing_state(KEY), citing_state("CND/RES/46/2"))

    def correct():
        run("UPDATE resolutions_crossreference SET target = 'CND/RES/46/2' WHERE id = %s", row.pk)

    assert changed(names, correct) == {*names} - {NAMES}


def test_what_a_reference_was_matched_to_changes(citing):
    cited = make_version(label="46", number=1).resolution
    names = (text_state(cited.pk), text_state(citing.resolution_id))
    row = citing.references.get()
    assert changed(names, lambda: CrossReference.objects.filter(pk=row.pk).update(resolution=cited)) == set(names)


@pytest.mark.parametrize(
    "change",
    [
        lambda: Body.objects.update(name="Another organ"),
        lambda: Topic.objects.create(slug="new", name="New", position=900),
        lambda: Action.objects.bulk_create([Action(slug="new")], ignore_conflicts=True),
        lambda: Convention.objects.create(slug="new", title="New"),
    ],
    ids=["organ", "topic", "action, by INSERT OR IGNORE", "convention"],
)
def test_a_vocabulary_changes_all_pages(citing, change):
    assert changed((ALL, NAMES), change) == {ALL, NAMES}


def test_a_correction_of_the_bibliography_changes_its_text(citing):
    names = (ALL, text_state(citing.resolution_id))
    assert changed(names, lambda: Bibliography.objects.create(resolution=citing.resolution)) == set(names)


def test_a_merge_changes_both_texts(citing):
    other = make_version(label="46", number=1).resolution
    names = (text_state(citing.resolution_id), text_state(other.pk))
    merge = Resolution.objects.filter(pk=other.pk)
    assert changed(names, lambda: merge.update(merged_into=citing.resolution)) == set(names)


def test_what_is_taken_back_leaves_the_tokens(citing):
    def try_out():
        with transaction.atomic():
            Body.objects.update(name="Another organ")
            transaction.set_rollback(True)

    assert changed((ALL, NAMES), try_out) == set()


def test_tokens_are_not_certain_inside_a_transaction(citing):
    assert are_tokens_certain()
    with transaction.atomic():
        assert not are_tokens_certain()


def test_triggers_stand_again_and_say_that_all_may_be_other(citing):
    def again():
        remove(connection)
        Body.objects.update(name="Unseen")
        install(connection)

    assert changed((ALL, NAMES), again) == {ALL, NAMES}
    assert PageState.objects.get(name=ALL).token
