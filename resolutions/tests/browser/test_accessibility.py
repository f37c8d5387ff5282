"""No page has a fault that axe can find, in light and in dark; no page scrolls sideways on a small screen."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe

from resolutions.tests.browser.desk import bring_in, mend, publish
from resolutions.tests.browser.mixed import as_pdf
from resolutions.tests.browser.pages import DESK, LOOKED_AT, PAGES
from resolutions.tests.factories import make_published

pytestmark = pytest.mark.browser
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
SMALL = {"width": 320, "height": 640}
DOUBTFUL = """Resolution {number} (CMII)

Lanterns

The Commission on Narcotic Drugs,

Noting that a lantern which nobody lights gives no light,

1. Requests the Executive Director to light it;

3. Invites Governments to look.
"""


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """axe measures with inline styles, which the policy of the pages refuses."""
    return {**browser_context_args, "bypass_csp": True}


def faults_of(page, rules=(*WCAG, "best-practice")):
    """One line a fault: the rule, how bad it is, where it stands."""
    found = Axe().run(
        page, options={"runOnly": list(rules), "preload": False}
    )  # it would fetch styles by wrong addresses
    return [
        f"{fault['id']} ({fault['impact']}): {node['target']} {node['html'][:160]}"
        for fault in found.response["violations"]
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", LOOKED_AT)
def test_public_page_has_no_violation(page, archive, name, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(archive.url + PAGES[name])
    assert faults_of(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("path", "box"), [("/cnd", "Search the texts"), ("/search", "Words, a number or a symbol")])
def test_open_suggestions_have_no_violation(page, archive, path, box, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(archive.url + path)
    field = page.get_by_label(box)
    field.press_sequentially("stoc")
    page.get_by_role("option").first.wait_for()
    field.press("ArrowDown")
    assert faults_of(page) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["", "/op3"])
def test_citations_of_a_text_have_no_violation(page, live_server, place, scheme):
    """Specimens are not cited, so a text of a real session is looked at, with everything opened."""
    make_published(label="45", number=9, adopted_on=date(2002, 3, 15))
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}/cnd/resolutions/45/9{place}")
    for box in page.locator("details.more-styles").all():
        box.locator("summary").click()
    assert faults_of(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_review_page_has_no_violation(desk, archive, scheme):
    """In a window that holds the whole page: what the row of steps covers for a moment is scrolled to, not lost."""
    desk.emulate_media(color_scheme=scheme)
    desk.set_viewport_size({"width": 1280, "height": 4000})
    bring_in(desk, archive.url, f"{scheme}.txt", DOUBTFUL.format(number=71 + len(scheme)).encode())
    assert faults_of(desk) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_review_page_with_pictures_has_no_violation(desk, archive, scheme):
    desk.emulate_media(color_scheme=scheme)
    bring_in(desk, archive.url, f"{scheme}.pdf", as_pdf(35).replace(b"%%EOF", b"%%EOF" + scheme.encode()))
    desk.hover("#out-op1 .row-words")
    assert faults_of(desk) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_comparison_has_no_violation_and_does_not_scroll_sideways(desk, archive, scheme):
    desk.emulate_media(color_scheme=scheme)
    bring_in(
        desk,
        archive.url,
        "compared.txt",
        DOUBTFUL.replace("3. Inv", "2. Inv").format(number=171 + len(scheme)).encode(),
    )
    publish(desk)
    desk.click("#steps button:has-text('New draft')")
    mend(desk, "to light it", "to light it soon")
    desk.click("#history a:has-text('compare')")
    assert desk.locator("ins").count() == 1
    assert faults_of(desk) == []
    desk.set_viewport_size(SMALL)
    assert desk.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]


def test_every_other_page_has_no_violation(page, archive):
    faults = {}
    for name, address in PAGES.items():
        page.goto(archive.url + address)
        faults[name] = faults_of(page)
    assert {name: found for name, found in faults.items() if found} == {}


def test_desk_has_no_violation(desk, archive):
    """Django's own lists name their search field by an icon, which is against good practice but not against WCAG."""
    faults = {}
    for name, address in DESK.items():
        desk.goto(archive.url + address)
        faults[name] = faults_of(desk, WCAG)
    assert {name: found for name, found in faults.items() if found} == {}


def test_no_page_scrolls_sideways_on_a_small_screen(page, archive):
    page.set_viewport_size(SMALL)
    wide = {}
    for name, address in PAGES.items():
        page.goto(archive.url + address)
        wide[name] = page.evaluate("document.documentElement.scrollWidth")
    assert {name: width for name, width in wide.items() if width > SMALL["width"]} == {}
