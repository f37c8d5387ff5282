"""The whole path of a text, as people walk it: brought in, reviewed, mended, published, found, read, followed."""

from dataclasses import dataclass

import pytest
from django.conf import settings

from resolutions.tests.browser.desk import bring_in, log_in, mend, publish
from resolutions.tests.conftest import SHARED

pytestmark = pytest.mark.browser
SAMPLES = settings.BASE_DIR / "resolutions" / "samples"
NEW_WORD = "lanterns"


@dataclass(frozen=True)
class Walk:
    """One text and the places to pass: the word that is mended stands in `paragraph`, which cites `convention`."""

    folder: str
    name: str
    address: str
    paragraph: str
    old_word: str
    facets: tuple[tuple[str, str], ...]
    convention: str
    mark: str
    note_of: str
    renumbered: tuple[str, str] = ("", "")

    def read(self):
        place = SHARED / "seeds" if self.folder == "seeds" else SAMPLES / self.folder
        return (place / self.name).read_text(encoding="utf-8").replace(*self.renumbered, 1).encode()


SPECIMENS = [
    Walk(
        folder="cnd-902-1",
        name="source.txt",
        renumbered=("902/1.", "902/11."),
        address="/cnd/resolutions/902/11",
        paragraph="op1",
        old_word="whatever",
        facets=(("action", "call-upon"), ("convention", "1988")),
        convention="1988",
        mark="13",
        note_of="pp3",
    ),
    Walk(
        folder="cnd-901-1",
        name="source.md",
        renumbered=("1 (CMI)", "11 (CMI)"),
        address="/cnd/resolutions/901/11",
        paragraph="op2",
        old_word="furnish",
        facets=(("action", "urge"), ("session", "cnd:901")),
        convention="1961",
        mark="2",
        note_of="op3",
    ),
]
SEEDS = [
    Walk(
        folder="seeds",
        name="000_7c5a8953363a440f.txt",
        address="/cnd/resolutions/45/9",
        paragraph="pp5",
        old_word="provisions",
        facets=(("convention", "untoc"), ("session", "cnd:45")),
        convention="untoc",
        mark="34",
        note_of="pp4",
    ),
    Walk(
        folder="seeds",
        name="004_f71df7decd2cfd74.txt",
        address="/cnd/resolutions/40/2",
        paragraph="op3",
        old_word="objectives",
        facets=(("action", "request"), ("convention", "1988")),
        convention="1988",
        mark="2",
        note_of="op3",
    ),
]


def choose(page, name, value):
    """Ticks a facet value, which searches at once; rarer values stand folded away."""
    box = page.locator(f"input[name='{name}'][value='{value}']")
    box.evaluate("box => { const fold = box.closest('details'); if (fold) fold.open = true }")
    with page.expect_navigation():
        box.click()
    assert page.locator(f"input[name='{name}'][value='{value}']").is_checked()


def find(page, walk, url):
    page.goto(f"{url}/")
    page.fill("main [name=q]", NEW_WORD)
    page.press("main [name=q]", "Enter")
    page.wait_for_url("**/search?*")
    for name, value in walk.facets:
        choose(page, name, value)
    hit = page.locator(f"main a[href*='{walk.address}/{walk.paragraph}']")
    assert hit.count() >= 1, page.inner_text("main")
    hit.first.click()
    assert page.url == f"{url}{walk.address}/{walk.paragraph}"
    assert NEW_WORD in page.inner_text("article")


def follow_note(page, walk, url):
    """From the paragraph to its note and back, within the page."""
    page.goto(url + walk.address)
    page.click(f"#{walk.note_of} a[href='#fn{walk.mark}']")
    assert page.url == f"{url}{walk.address}#fn{walk.mark}"
    assert page.locator(f"#fn{walk.mark}").is_visible()
    page.locator(f"#fn{walk.mark} a[href^='#']").first.click()
    back = page.url.partition("#")[2]
    assert page.locator(f"#{walk.note_of}").locator(f"xpath=descendant-or-self::*[@id='{back}']").count() == 1


def follow_convention(page, walk, url):
    """From the reference to the convention's page, which names the paragraph, and back to the paragraph."""
    page.goto(url + walk.address)
    page.click(f"#{walk.paragraph} a[href^='/conventions/{walk.convention}'] >> nth=0")
    assert f"/conventions/{walk.convention}" in page.url
    page.click(f"main a[href*='{walk.address}/{walk.paragraph}'] >> nth=0")
    assert page.url.startswith(f"{url}{walk.address}")
    assert NEW_WORD in page.inner_text("article")


def walk_through(page, walk, url):
    log_in(page, url)
    bring_in(page, url, walk.name, walk.read())
    assert walk.address in page.inner_text(".review-head")
    assert page.locator(f"#outline [id$='{walk.paragraph}']").count() >= 1
    mend(page, walk.old_word, NEW_WORD)
    publish(page)
    find(page, walk, url)
    follow_note(page, walk, url)
    follow_convention(page, walk, url)


@pytest.mark.parametrize("walk", SPECIMENS, ids=lambda walk: walk.address)
def test_specimen_from_file_to_reader_and_back(page, archive, walk):
    walk_through(page, walk, archive.url)


@pytest.mark.corpus
@pytest.mark.parametrize("walk", SEEDS, ids=lambda walk: walk.address)
def test_seed_from_file_to_reader_and_back(page, archive, walk):
    walk_through(page, walk, archive.url)
