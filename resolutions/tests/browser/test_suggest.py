"""The box that proposes while one types: with a keyboard, with a mouse, with a screen reader, and not without need."""

import re

import pytest
from playwright.sync_api import expect

from resolutions.structure.nodes import Words
from resolutions.tests.factories import make_published, make_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def address(live_server, settings):
    settings.SITE_URL = live_server.url
    for number, title in ((1, "Paper lanterns in harbours"), (2, "Paper boats")):
        make_published(make_text(title=Words(title)), label="45", number=number)
    return live_server.url


def typed(page, words, box="Search the texts"):
    field = page.get_by_label(box)
    field.press_sequentially(words)
    page.get_by_role("option").first.wait_for()
    return field


def test_it_is_a_combobox_with_a_list(page, address):
    page.goto(f"{address}/cnd")
    field = page.get_by_role("combobox", name="Search the texts")
    expect(field).to_have_attribute("aria-expanded", "false")
    typed(page, "paper")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert field.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")
    expect(page.get_by_role("option")).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="suggestions")).to_have_text("2 suggestions")


def test_the_keyboard_goes_down_and_round_and_away(page, address):
    page.goto(f"{address}/cnd")
    field = typed(page, "paper")
    options = page.get_by_role("option")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowDown")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.nth(0).get_attribute("id")
    field.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(options.nth(0)).to_have_attribute("aria-selected", "false")
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowUp")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(field).to_have_value("paper")
    expect(field).to_be_focused()


def test_a_text_that_is_chosen_is_gone_to(page, address):
    page.goto(f"{address}/cnd")
    field = typed(page, "paper lan")
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url(f"{address}/cnd/resolutions/45/1")


def test_words_that_are_chosen_are_searched_with_what_is_chosen_on_the_page(page, address):
    page.goto(f"{address}/search?q=&body=cnd&unit=resolution")
    typed(page, "wic", box="Words, a number or a symbol")
    page.get_by_role("option", name=re.compile("^wicks")).click()
    page.wait_for_url(re.compile(r"q=wicks"))
    assert "unit=resolution" in page.url
    assert "body=cnd" in page.url


def test_enter_without_a_choice_searches_what_was_typed(page, address):
    page.goto(f"{address}/cnd")
    typed(page, "paper").press("Enter")
    page.wait_for_url(f"{address}/search?q=paper")


def test_the_list_goes_when_the_box_is_left(page, address):
    page.goto(f"{address}/cnd")
    typed(page, "paper").press("Tab")
    expect(page.get_by_role("listbox")).to_have_count(0)


@pytest.mark.parametrize(("path", "box"), [("/cnd", "Search the texts"), ("/search", "Words, a number or a symbol")])
def test_an_open_list_lies_within_a_narrow_page(page, address, path, box):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{address}{path}")
    typed(page, "paper", box).press("ArrowDown")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    edges = page.get_by_role("listbox").bounding_box()
    assert edges["x"] >= 0
    assert edges["x"] + edges["width"] <= 320


def test_without_scripts_the_box_is_a_box(browser, address):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/cnd")
    field = page.get_by_label("Search the texts")
    assert field.get_attribute("role") is None
    field.fill("paper")
    field.press("Enter")
    page.wait_for_url(f"{address}/search?q=paper")
    page.context.close()
