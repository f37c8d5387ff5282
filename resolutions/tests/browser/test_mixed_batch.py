"""A zip of mixed formats, from upload to published: problems lead to their places, both sides light up, texts are compared."""

import re

import pytest

from resolutions.tests.browser.desk import bring_in, log_in, mend, publish
from resolutions.tests.browser.mixed import as_pdf, as_text, mixed_zip
from resolutions.tests.browser.server import NAME, PASSWORD

pytestmark = pytest.mark.browser
CLICKS = 4  # from the first page of the desk to a published text that is clean
LIT = "() => getComputedStyle(document.documentElement).getPropertyValue('--desk-lit').trim()"


class Hand:
    """Clicks, and counts them."""

    def __init__(self, page):
        self.page, self.clicks = page, 0

    def click(self, selector):
        self.page.click(selector)
        self.clicks += 1


def hex_of(colour):
    """'rgb(255, 240, 168)' -> '#fff0a8'."""
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])


def background(page, selector):
    return hex_of(page.locator(selector).first.evaluate("one => getComputedStyle(one).backgroundColor"))


def are_lit(page, place):
    """Whether both sides of the page have the colour of what is chosen, as the browser paints it."""
    lit = page.evaluate(LIT)
    sides = (f".source-text [data-place='{place}']", f".outline [data-place='{place}']")
    return [background(page, side) == lit for side in sides] == [True, True]


def is_in_view(page, selector, pane):
    return page.evaluate(
        """([selector, pane]) => {
            const here = document.querySelector(pane).getBoundingClientRect();
            const there = document.querySelector(selector).getBoundingClientRect();
            return there.bottom > here.top && there.top < here.bottom;
        }""",
        [selector, pane],
    )


@pytest.fixture(scope="module")
def brought_in(archive, browser):
    """The batch page of the zip, and how many clicks led there."""
    page = browser.new_page()
    log_in(page, archive.url)
    hand = Hand(page)
    hand.click(".desk-cards a[href$='/version/add/']")
    page.set_input_files("[name=files]", {"name": "mixed.zip", "mimeType": "application/zip", "buffer": mixed_zip()})
    hand.click("#intake-form [type=submit]")
    page.wait_for_selector("#batch-progress[data-state=done]", timeout=60_000)
    address, clicks = page.url.partition("?")[0], hand.clicks
    page.close()
    return address, clicks


def test_every_format_of_the_zip_is_read(desk, brought_in):
    desk.goto(brought_in[0])
    rows = desk.locator(".outcomes tbody tr")
    assert rows.count() == 6, desk.inner_text(".outcomes")
    assert desk.locator(".outcomes .badge-error").count() == 0, desk.inner_text(".outcomes")
    named = desk.inner_text(".outcomes")
    assert all(f"905/{number}" in named for number in (31, 32, 33, 34, 35))


def test_clean_text_is_published_in_four_clicks(desk, brought_in, capsys):
    address, clicks = brought_in
    desk.goto(address)
    hand = Hand(desk)
    hand.click(".batch-steps .default")
    assert "nothing doubtful" in desk.inner_text(".review-head")
    hand.click("#steps .publish")
    desk.wait_for_selector(".review-head .state-published")
    clicks += hand.clicks
    with capsys.disabled():
        print(f"\nclicks from the desk to a published text that is clean: {clicks}")
    assert clicks <= CLICKS


def test_problem_leads_to_its_place_and_both_sides_light_up(desk, archive):
    bring_in(desk, archive.url, "jump.txt", as_text(31, jumps=True).replace(b"905/31", b"905/41"))
    place = desk.locator(".problem-warning").first.get_attribute("data-place")
    assert place == "op3"
    desk.click(".problem-warning a:has-text('in the outline')")
    assert desk.url.endswith("#out-op3")
    assert are_lit(desk, "op3")
    assert is_in_view(desk, "#src-op3", ".source-text")


def test_pointing_at_either_side_lights_both(desk, archive):
    bring_in(desk, archive.url, "point.txt", as_text(32).replace(b"905/32", b"905/42"))
    desk.hover("#out-op2 .row-words")
    assert are_lit(desk, "op2")
    desk.hover("#src-pp1")
    assert are_lit(desk, "pp1")
    assert not are_lit(desk, "op2")
    desk.hover("#src-title")
    assert are_lit(desk, "title")
    desk.hover("#history-name")
    assert not are_lit(desk, "title")


def test_focus_lights_both_sides_and_moves_the_other_into_view(desk, archive):
    bring_in(desk, archive.url, "focus.txt", as_text(33).replace(b"905/33", b"905/43"))
    desk.set_viewport_size({"width": 1280, "height": 420})
    desk.focus("#out-adoption .token")
    desk.wait_for_timeout(500)
    assert are_lit(desk, "adoption")
    assert is_in_view(desk, "#src-adoption", ".source-text")


def test_picture_of_a_page_lights_up_with_its_paragraph(desk, archive):
    bring_in(desk, archive.url, "printed.pdf", as_pdf(35).replace(b"%%EOF", b"%%EOF\n"))
    picture = desk.locator(".page-view img").first
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") == 1000
    desk.hover("#out-op1 .row-words")
    fill = desk.locator(".box[data-place=op1]").first.evaluate("one => getComputedStyle(one).fill")
    assert hex_of(fill) == "#ffd400"
    box = desk.locator(".box[data-place=op2]").first
    box.scroll_into_view_if_needed()
    box.hover()
    assert are_lit(desk, "op2")
    box.click()
    assert desk.url.endswith("#out-op2")


def test_links_light_both_sides_without_a_script(browser, archive):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{archive.url}/admin/login/?next=/admin/")
    page.fill("#id_username", NAME)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    bring_in(page, archive.url, "quiet.txt", as_text(34).replace(b"905/34", b"905/44"))
    page.click("#out-op2 .token")
    assert page.url.endswith("#src-op2")
    assert are_lit(page, "op2")
    page.click("#src-pp1 .chip")
    assert page.url.endswith("#out-pp1")
    assert are_lit(page, "pp1")
    assert not are_lit(page, "op2")
    context.close()


def test_mended_text_is_compared_with_the_published_one_and_published(desk, archive):
    bring_in(desk, archive.url, "first.txt", as_text(31).replace(b"905/31", b"905/51"))
    publish(desk)
    desk.click("#steps button:has-text('New draft')")
    desk.wait_for_selector("#review-form")
    mend(desk, "at dusk", "at nightfall")
    desk.click("#history a:has-text('compare')")
    assert desk.inner_text(".compared-count").startswith("1 paragraph differs")
    assert "dusk" in desk.inner_text(".comparison del")
    assert "nightfall" in desk.inner_text(".comparison ins")
    desk.keyboard.press("Alt+ArrowDown")
    assert desk.evaluate("document.activeElement.id") == "diff-1"
    desk.click("#steps .button")
    publish(desk)
    desk.goto(f"{archive.url}/cnd/resolutions/905/51/op1")
    assert "nightfall" in desk.inner_text("article")
    desk.goto(f"{archive.url}/cnd/resolutions/905/51@1/op1")
    assert "line 9" in desk.inner_text("main")
