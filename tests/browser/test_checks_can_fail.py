"""Seeded faults: a check that cannot fail checks nothing."""

import pytest

from tests.browser import checks

pytestmark = pytest.mark.browser

GOOD = """<!doctype html><html lang="vi"><head><title>Trang tốt</title><meta name="viewport"
content="width=device-width"><link rel="icon" href="data:,"><style>
:focus-visible {{ outline: 3px solid #000 }}
{style}</style></head><body><main><h1>Trang tốt</h1><p>Đủ chữ để đọc.</p>{body}<a href="#a">Một</a>
<button>Hai</button></main>{after}</body></html>"""


def page(style: str = "", body: str = "", after: str = "") -> str:
    return GOOD.format(style=style, body=body, after=after)


def test_a_good_page_passes_every_check(browser, page_of):
    checks.check_page(browser, page_of(page()))


def test_low_contrast_is_found_in_the_theme_that_has_it(browser, page_of):
    address = page_of(page("@media (prefers-color-scheme: dark) { p { color: #bbb } }"))
    assert checks.rule_faults(browser, address, scheme="light") == []
    assert "color-contrast" in " ".join(checks.rule_faults(browser, address, scheme="dark"))


def test_an_element_of_400_px_is_found(browser, page_of):
    body = '<div id="rong" style="width: 400px">rộng</div>'
    assert 'id="rong"' in " ".join(checks.width_faults(browser, page_of(page(body=body))))


def test_a_keyboard_trap_is_found(browser, page_of):
    body = '<input aria-label="bẫy" onkeydown="if (event.key === \'Tab\') event.preventDefault()">'
    faults = checks.keyboard_faults(browser, page_of(page(body=body)))
    assert "trapped" in " ".join(faults)
    assert "not reached by keyboard: <button>" in " ".join(faults)


def test_a_link_without_visible_focus_is_found(browser, page_of):
    faults = checks.keyboard_faults(browser, page_of(page("a:focus-visible { outline: none }")))
    assert [fault[:25] for fault in faults] == ["no visible focus: <a href"]


def test_an_element_out_of_the_tab_order_is_found(browser, page_of):
    faults = checks.keyboard_faults(browser, page_of(page(body='<a href="#b" tabindex="-1">Ba</a>')))
    assert faults == ['not reached by keyboard: <a href="#b" tabindex="-1">Ba</a>']


def test_content_made_by_scripts_only_is_found(browser, page_of):
    fill = '<script>document.querySelector("p").textContent = "Chữ do mã ghi. ".repeat(20)</script>'
    faults = checks.script_faults(browser, page_of(page(after=fill)))
    assert "without scripts" in " ".join(faults)


def test_a_heading_made_by_scripts_only_is_found(browser, page_of):
    html = page(after='<script>document.querySelector("h1").textContent = "Trang"</script>')
    assert "headings without scripts" in " ".join(
        checks.script_faults(browser, page_of(html.replace("<h1>Trang tốt</h1>", "<h1></h1>")))
    )


def test_a_refused_inline_script_is_found(browser, page_of):
    html = page(after="<script>alert(1)</script>").replace(
        "<head>", "<head><meta http-equiv='Content-Security-Policy' content=\"script-src 'self'\">"
    )
    assert "console" in " ".join(checks.rule_faults(browser, page_of(html), scheme="light"))
