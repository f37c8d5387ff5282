"""Pages are light and ask nobody else."""

import pytest

from resolutions.tests.browser.pages import PAGES

pytestmark = pytest.mark.browser
LIMIT = 100_000  # bytes of a page with all that it needs, as sent


def test_no_page_weighs_over_100_kb_or_asks_another_host(page, archive):
    sent = []
    page.on("response", lambda response: sent.append(response))
    weights, strangers = {}, set()
    for name, address in PAGES.items():
        sent.clear()
        page.goto(archive.url + address, wait_until="networkidle")
        strangers |= {one.url for one in sent if not one.url.startswith((archive.url, "data:"))}
        weights[name] = sum(one.request.sizes()["responseBodySize"] for one in sent if one.url.startswith(archive.url))
    assert strangers == set()
    assert {name: weight for name, weight in weights.items() if weight > LIMIT} == {}


def test_pages_need_no_script(browser, archive):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{archive.url}/")
    page.fill("main [name=q]", "drum*")
    page.press("main [name=q]", "Enter")
    page.check("input[name=action][value=urge]")
    page.click("#facets button >> nth=-1")
    page.click("a[href*='/cnd/resolutions/902/1/op4']")
    assert "two metres away" in page.inner_text("main")
    context.close()
