"""The small scripts of the frame, in a real browser."""

import json
from datetime import timedelta
from typing import Any

import altcha
import pytest
from playwright.sync_api import Browser, expect

from nep.web import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_proof_of_work_is_what_altcha_accepts(browser: Browser, live_server: Any) -> None:
    challenge = altcha.create_challenge_v1(
        altcha.ChallengeOptionsV1(
            hmac_key="k", max_number=2000, expires=clock.real_now() + timedelta(hours=1)
        )
    )
    page = browser.new_page()
    page.goto(f"{live_server.url}/giao-dien/")
    page.evaluate(
        """([given, source]) => {
          const field = Object.assign(document.createElement("input"), { type: "hidden", id: "pow" });
          field.dataset.nepPow = ""; field.dataset.nepChallenge = given;
          document.querySelector("form").append(field);
          document.head.append(Object.assign(document.createElement("script"), { src: source }));
        }""",
        [json.dumps(challenge.to_dict()), f"{live_server.url}/static/nep/pow.js"],
    )
    expect(page.locator("#pow")).not_to_have_value("", timeout=20_000)
    solved = page.locator("#pow").input_value()
    page.close()

    assert altcha.verify_solution_v1(solved, "k", check_expires=True) == (True, None)


def test_the_theme_is_kept_on_the_next_page(browser: Browser, live_server: Any) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(f"{live_server.url}/giao-dien/")
    page.click("[data-nep-theme]")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.locator("[data-nep-theme]").get_attribute("aria-pressed") == "true"
    context.close()


def test_a_file_that_is_too_large_never_leaves_the_page(browser: Browser, live_server: Any) -> None:
    page = browser.new_page()
    page.goto(f"{live_server.url}/giao-dien/")
    page.evaluate(
        """() => {
          document.body.dataset.nepMost = "10";
          const form = Object.assign(document.createElement("form"), { method: "post", id: "nop" });
          form.dataset.nepOnce = "";
          form.innerHTML = '<input name="note"><input type="file" name="file"><button>Gửi</button>';
          document.querySelector("main").append(form);
          form.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true }));
        }"""
    )
    before = page.url
    page.fill("#nop [name=note]", "Đã làm hai đoạn")
    page.set_input_files(
        "#nop [name=file]", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"0" * 20}
    )
    page.click("#nop button")
    expect(page.locator("#nop .field-error")).to_contain_text("Tệp lớn quá")
    assert (page.url, page.input_value("#nop [name=note]")) == (before, "Đã làm hai đoạn")
    page.close()


def test_j_and_k_walk_the_rows(browser: Browser, live_server: Any) -> None:
    page = browser.new_page()
    page.goto(f"{live_server.url}/giao-dien/")
    focused = "document.activeElement.textContent.trim()"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate(focused) == "Xã Vĩnh Mẫu Tây"
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert page.evaluate(focused).startswith("Ủy ban Mặt trận")
    page.close()


def test_a_second_click_sends_nothing(browser: Browser, live_server: Any) -> None:
    page = browser.new_page()
    page.goto(f"{live_server.url}/giao-dien/")
    sent = page.evaluate(
        """() => {
          const form = document.querySelector("form[data-nep-once]");
          const send = () => form.dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
          return [send(), send()];
        }"""
    )
    assert sent == [True, False]
    page.close()
