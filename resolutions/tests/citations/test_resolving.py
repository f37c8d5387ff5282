"""What is never guessed."""

from datetime import date

from resolutions.citations.references import Status
from resolutions.tests.citations.reading import GA_77, read, targets


def test_a_small_number_without_organ_or_date_is_not_taken_for_the_human_rights_councils():
    (found,) = read("Recalling resolution 4/6 on gardens,", GA_77, date(2022, 12, 1))
    assert (found.status, found.candidates) == (Status.AMBIGUOUS, ("A/HRC/RES/4/6",))


def test_a_small_number_where_the_council_is_named_is_its():
    words = "Recalling the work of the Human Rights Council, and resolution 5/1 on gardens,"
    assert targets(words, GA_77, date(2022, 12, 1)) == [("A/HRC/RES/5/1", "")]


def test_a_date_on_which_the_only_organ_did_not_sit_shows_another_organs_number():
    assert targets("Recalling resolution 4/6 of 15 March 2019,", GA_77, date(2022, 12, 1)) == []


def test_its_of_another_commission_is_not_the_citing_organs():
    words = "Recalling that the Statistical Commission, in its resolution 50/3, counted,"
    assert targets(words, GA_77, date(2022, 12, 1)) == []


def test_a_wrong_date_in_print_does_not_take_a_number_from_its_own_organ():
    words = "Recalling its resolution 73/287 of 15 April 2018,"
    assert targets(words, GA_77, date(2022, 12, 1)) == [("A/RES/73/287", "")]


def test_a_member_that_is_open_alone_is_settled_by_its_list():
    words = "Recalling resolutions 44/16 of 1 November 1989 on the Conference on Trees and 44/17 on wells,"
    assert targets(words) == [("A/RES/44/16", ""), ("A/RES/44/17", "")]
