"""Makes pictures of the main pages of a throw-away archive with the specimens: light and dark, wide and narrow.

    .venv/bin/python -m docs.screenshots [FOLDER]        default: test-results/screenshots

They are for looking at: after a change of templates or styles, and before a release.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from resolutions.tests.browser.desk import bring_in, log_in
from resolutions.tests.browser.pages import LOOKED_AT, PAGES
from resolutions.tests.browser.server import TOP, serving

WIDTHS, SCHEMES = (1280, 360), ("light", "dark")


def draft():
    """A specimen under another number, so that it is new to the archive, with a doubt to look at."""
    text = (TOP / "resolutions/samples/cnd-902-1/source.txt").read_text(encoding="utf-8")
    return text.replace("902/1.", "902/77.").replace("4. *Urges*", "7. *Urges*").encode()


def take(page, path, width, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    height = page.evaluate("document.documentElement.scrollHeight")  # what sticks to the window's edge stays at the end
    page.set_viewport_size({"width": width, "height": height})
    page.screenshot(path=path, full_page=True)
    print(path)


def take_all(page, folder, archive):
    log_in(page, archive.url)
    bring_in(page, archive.url, "specimen.txt", draft())
    addresses = {name: archive.url + PAGES[name] for name in LOOKED_AT} | {"review": page.url}
    for name, address in addresses.items():
        page.goto(address, wait_until="networkidle")
        for width in WIDTHS:
            for scheme in SCHEMES:
                take(page, folder / f"{name}-{width}-{scheme}.png", width, scheme)


def main(arguments):
    folder = Path(arguments[0] if arguments else TOP / "test-results" / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or sys.exit("There is no chromium here: on Debian, apt-get install chromium")
    with tempfile.TemporaryDirectory() as place, serving(place) as archive, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        take_all(browser.new_page(), folder, archive)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
