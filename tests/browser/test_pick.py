"""A long drop-down that one types into: with the keyboard alone, by the mouse, and as axe hears it."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.checks import AXE, RULES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VALUE = "document.querySelector('select[name=unit]').value"


@pytest.fixture
def page(browser: Browser, live_server: Any) -> Iterator[Page]:
    opened = browser.new_page(locale="vi-VN")
    opened.goto(f"{live_server.url}/giao-dien/")
    opened.wait_for_selector("#id_unit[role=combobox]")
    yield opened
    opened.close()


def shown(page: Page) -> list[str]:
    return [text.split(" ·")[0] for text in page.locator("#id_unit-list li").all_inner_texts()]


def type_in(page: Page, words: str) -> None:
    page.focus("#id_unit")
    page.keyboard.type(words)


def test_names_are_found_without_marks_and_with_the_very_marks_first(page: Page) -> None:
    type_in(page, "dong")
    without = shown(page)
    page.locator("#id_unit").fill("Đông")

    assert without == ["Xã Đông Phước", "Xã Đông Phước A", "Xã Đồng Mẫu", "Xã Vĩnh Mẫu Đông"]
    assert shown(page) == ["Xã Đông Phước", "Xã Đông Phước A", "Xã Vĩnh Mẫu Đông", "Xã Đồng Mẫu"]


def test_the_keyboard_alone_chooses_undoes_and_empties(page: Page) -> None:
    type_in(page, "hoa")
    page.keyboard.press("ArrowDown")
    active = page.get_attribute("#id_unit", "aria-activedescendant")
    page.keyboard.press("Enter")
    taken = (
        page.input_value("#id_unit"),
        page.evaluate(VALUE),
        page.get_attribute("#id_unit", "aria-expanded"),
    )
    page.locator("#id_unit").fill("vinh")
    page.keyboard.press("Escape")
    undone = page.input_value("#id_unit")
    page.locator("#id_unit").fill("")
    page.keyboard.press("Tab")

    assert active == "id_unit-list-1"
    assert taken == ("Xã Hòa An", "5", "false")
    assert undone == "Xã Hòa An"
    assert page.evaluate(VALUE) == ""


def test_words_that_fit_nothing_or_several_names_leave_the_choice_as_it_was(page: Page) -> None:
    type_in(page, "truong long")
    page.keyboard.press("Tab")
    chosen = page.evaluate(VALUE)
    page.locator("#id_unit").fill("không có xã này")
    said = page.locator("#id_unit ~ [role=status]").inner_text()
    page.keyboard.press("Tab")

    assert chosen == "13"
    assert said == "Không có mục nào khớp. Ông/bà thử bớt chữ."
    assert (page.evaluate(VALUE), page.input_value("#id_unit")) == ("13", "Xã Trường Long")


def test_the_mouse_opens_the_whole_list_and_takes_a_row(page: Page) -> None:
    page.click("#id_unit")
    count = len(shown(page))
    page.click("#id_unit-list li:nth-child(3)")

    assert count == 15
    assert page.evaluate(VALUE) == "1"


def test_a_short_list_stays_a_plain_drop_down_and_without_scripts_so_does_a_long_one(
    page: Page, browser: Browser, live_server: Any
) -> None:
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{live_server.url}/giao-dien/")
    plain.select_option("select#id_unit", label="Xã Hòa Mỹ")

    assert page.locator("select#id_place").is_visible()
    assert plain.locator("select#id_unit").input_value() == "6"
    plain.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_list_keeps_the_rules(page: Page, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    type_in(page, "xa")
    page.evaluate(AXE.read_text())
    found = page.evaluate("(tags) => axe.run({ runOnly: tags })", RULES)

    assert [broken["id"] for broken in found["violations"]] == []
