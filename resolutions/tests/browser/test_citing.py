"""What is copied, marked and linked where there are scripts, on a text that is no specimen."""

import re
from datetime import date

import pytest

from resolutions.tests.factories import CLAUSES, clause, make_published, make_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "/cnd/resolutions/45/9"
FAR = tuple(
    clause(f"op{n}", f"Asks harbour number {n} to keep its lantern lit until dawn;", number=f"{n}.")
    for n in range(4, 90)
)


@pytest.fixture
def address(live_server, settings):
    settings.SITE_URL = live_server.url
    make_published(make_text((*CLAUSES, *FAR)), label="45", number=9, adopted_on=date(2002, 3, 15))
    return f"{live_server.url}{TEXT}"


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


def allow_clipboard(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])


def test_button_copies_the_words_and_nothing_else(page, address):
    allow_clipboard(page)
    page.goto(f"{address}/op3")
    page.get_by_role("button", name=re.compile("of 15 March 2002")).click()
    page.get_by_text("✓").wait_for()
    assert clipboard(page) == "paragraph 3 of Commission on Narcotic Drugs resolution 45/9 of 15 March 2002"


def test_paragraph_is_copied_with_reference_and_address(page, address):
    allow_clipboard(page)
    page.goto(f"{address}/op3")
    page.get_by_text("The words with their reference").click()
    page.locator(".quoted button").click()
    page.get_by_text("✓").wait_for()
    assert clipboard(page).splitlines() == [
        "3. Decides to look at the matter again in spring.",
        "(Commission on Narcotic Drugs resolution 45/9, para. 3)",
        f"{address}/op3",
    ]


def test_italics_are_copied_for_word_processors(page, address):
    allow_clipboard(page)
    page.goto(address)
    page.get_by_text("In other styles").click()
    page.get_by_role("button", name="(Resolution No. 45/9)").click()
    page.get_by_text("✓").wait_for()
    html = page.evaluate(
        "navigator.clipboard.read().then(items => items[0].getType('text/html')).then(blob => blob.text())"
    )
    assert "<i>Safe carriage of paper lanterns</i>" in html


SEEN = """id => {
  const box = document.getElementById(id).getBoundingClientRect();
  return scrollY > 200 && box.top > 0 && box.bottom < innerHeight;
}"""


def marks(page, link, token):
    """Whether the words of the link alone, without the id in it, bring the paragraph into sight."""
    page.goto("about:blank")
    page.goto(re.sub(r"#[^:]*:~:", "#:~:", link))
    for _ in range(20):  # the policy of the page lets nobody wait inside it
        if page.evaluate(SEEN, token):
            return True
        page.wait_for_timeout(100)
    return False


def test_link_of_a_paragraph_marks_its_words(page, address):
    page.goto(f"{address}/op60")
    link = page.locator(".quote-link").get_attribute("href")
    assert link.startswith(f"{address}#op60:~:text=")
    assert marks(page, link, "op60")


SELECT = """([first, from, last, to]) => {
  const words = (id) => {
    const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (walker.currentNode.data.trim().length > 12) return walker.currentNode;
  };
  getSelection().setBaseAndExtent(words(first), from, words(last), to);
}"""


@pytest.mark.parametrize(
    ("selected", "directive"),
    [
        (("op70", 8, "op70", 22), "harbour%20number%2070"),
        (("op70", 2, "op72", 22), "Asks%20harbour%20number%2070,Asks%20harbour%20number%2072"),
    ],
)
def test_selected_words_have_a_link_that_marks_them(page, address, selected, directive):
    allow_clipboard(page)
    page.goto(address)
    page.evaluate(SELECT, list(selected))
    link = page.get_by_role("link", name="Copy a link to these words")
    link.wait_for()
    href = link.get_attribute("href")
    assert href == f"{address}#op70:~:text={directive}"
    link.click()
    page.get_by_text("Copied").wait_for()
    assert clipboard(page) == href
    assert marks(page, href, "op70")


def test_link_goes_with_the_selection(page, address):
    page.goto(address)
    page.evaluate(SELECT, ["op70", 8, "op70", 22])
    page.locator(".quote-selected").wait_for()
    page.evaluate("getSelection().removeAllRanges()")
    page.locator(".quote-selected").wait_for(state="detached")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("place", ["", "/op3", "/fn1"])
def test_open_styles_fit_the_page(page, address, width, place):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}{place}")
    for box in page.locator("details.more-styles").all():
        box.locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
