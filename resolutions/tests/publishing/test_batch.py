"""Publishing from the command: which drafts, what is refused, and that a second run changes nothing."""

import pytest
from django.core.management import CommandError, call_command

from resolutions.models import Version
from resolutions.tests.factories import make_published, make_text, make_user, make_version, with_words

pytestmark = pytest.mark.django_db


def published():
    versions = Version.objects.published().with_identity()
    return sorted(f"{version.resolution.body_id and version.resolution.identity.path}" for version in versions)


@pytest.fixture
def drafts():
    for label, number, body in (("45", 9, "cnd"), ("45", 10, "cnd"), ("46", 1, "cnd"), ("77", 238, "ga")):
        make_version(label=label, number=number, body=body)


def refused(*arguments):
    with pytest.raises(SystemExit) as caught:
        call_command("publish_resolutions", *arguments)
    return caught.value.code == 1


@pytest.mark.parametrize(
    ("queries", "expected"),
    [
        (["cnd:45/9"], ["/cnd/resolutions/45/9"]),
        (["cnd:45"], ["/cnd/resolutions/45/10", "/cnd/resolutions/45/9"]),
        (["ga", "cnd:46"], ["/cnd/resolutions/46/1", "/ga/resolutions/77/238"]),
        (["sc"], []),
    ],
)
def test_drafts_are_chosen_by_organ_session_and_number(drafts, queries, expected):
    call_command("publish_resolutions", *queries)
    assert published() == expected


def test_all_without_errors_leaves_the_others(drafts):
    bad = Version.objects.get(resolution__number=10)
    bad.problems.create(code="gap", severity="error", message="Gap.")
    make_version(resolution=False)
    call_command("publish_resolutions", "--all-without-errors")
    assert len(published()) == 3
    bad.refresh_from_db()
    assert bad.state == "draft"


def test_a_dry_run_publishes_nothing(drafts, capsys):
    call_command("publish_resolutions", "cnd:45", "--dry-run")
    assert "45/9" in capsys.readouterr().out
    assert published() == []


def test_one_refusal_does_not_stop_the_rest(drafts):
    Version.objects.get(resolution__number=9).problems.create(code="gap", severity="error", message="Gap.")
    assert refused("cnd")
    assert published() == ["/cnd/resolutions/45/10", "/cnd/resolutions/46/1"]


def test_a_second_run_publishes_nothing_again(drafts, capsys):
    call_command("publish_resolutions", "--all-without-errors")
    call_command("publish_resolutions", "--all-without-errors")
    assert "0 published, 0 left" in capsys.readouterr().out


def test_a_published_text_is_replaced_only_when_asked():
    make_published(label="45", number=9)
    make_version(with_words(make_text(), "op3", "Decides to look at it again soon."), label="45", number=9)
    assert refused("cnd:45/9")
    call_command("publish_resolutions", "cnd:45/9", "--replace")
    assert Version.objects.get(state="published").number == 2


def test_the_person_is_kept():
    make_version(label="45", number=9)
    call_command("publish_resolutions", "cnd", "--by", make_user("reviewer", "reviewer").username)
    assert Version.objects.get().published_by.username == "reviewer"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [([], "Say which"), (["45/9 please"], "names no texts"), (["cnd", "--by", "x"], "no user")],
)
def test_what_cannot_be_meant_is_said(arguments, message):
    with pytest.raises(CommandError, match=message):
        call_command("publish_resolutions", *arguments)
