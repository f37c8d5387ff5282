"""What an archivist does at the desk, as steps of a browser: log in, bring in, mend, publish."""

from resolutions.tests.browser.pages import DESK
from resolutions.tests.browser.server import NAME, PASSWORD


def log_in(page, url):
    page.goto(f"{url}/admin/login/?next=/admin/")
    page.fill("#id_username", NAME)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url(f"{url}/admin/")


def bring_in(page, url, name, data):
    """Uploads one file; it is read at once, and its review page opens."""
    page.goto(url + DESK["bring in"])
    page.set_input_files("[name=files]", {"name": name, "mimeType": "text/plain", "buffer": data})
    page.click("#intake-form [type=submit]")
    if "/version/" not in page.url or "/add/" in page.url:  # a batch of several texts
        page.click(".batch-steps .default")
    page.wait_for_selector("#review-form")


def mend(page, old, new):
    """Replaces one word in the canonical text; saving reads it again."""
    text = page.input_value("#id_text")
    assert text.count(old) >= 1, f"{old} is not in the canonical text"
    page.fill("#id_text", text.replace(old, new, 1))
    page.click("#steps button:has-text('Save')")
    page.wait_for_selector(f"#outline:has-text('{new}')")


def publish(page):
    page.click("#steps .publish")
    page.wait_for_selector(".messagelist")
    assert page.locator(".review-head .state-published").count() == 1, page.inner_text(".messagelist")
