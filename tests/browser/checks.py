"""What every page must stand in a real browser. Each check returns what is wrong, in words; empty is good."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NARROW = 320
KEPT_WITHOUT_SCRIPTS = 0.8

Cookies = Sequence[dict[str, Any]]
Walk = Callable[[Page], None] | None

INTERACTIVE = """() => {
  const shown = (e) => e.checkVisibility({ checkVisibilityCSS: true }) && !e.disabled && !e.inert;
  const all = document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']");
  window.nepWalk = [...all].filter(shown);
  return window.nepWalk.map((e) => [
    e.type === "radio" ? `radio ${e.form ? [...document.forms].indexOf(e.form) : ""} ${e.name}` : "",
    e.outerHTML.slice(0, 120)]);
}"""

# A page that took the focus itself (an error summary, a first field) is walked from its first element too.
FROM_THE_TOP = """() => {
  window.getSelection().removeAllRanges();
  document.body.tabIndex = -1;
  document.body.focus({ preventScroll: true });
  document.body.removeAttribute("tabindex");
}"""

FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
    && !/^rgba\\(.*, 0\\)$/.test(style.outlineColor);
  return [window.nepWalk.indexOf(e), ring || e.type === "file", e.outerHTML.slice(0, 120)];
}"""

# A drop-down that is typed into is made by a script that is fetched when a page has one.
READY = "() => !document.querySelector('select[data-nep-pick]:not([data-nep-ready])')"

WIDE = """(narrow) => document.documentElement.scrollWidth <= narrow ? [] :
  [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > narrow + 1)
    .map((e) => e.outerHTML.slice(0, 120)).slice(0, 3)
    .concat([`${document.documentElement.scrollWidth} px`])"""


def _context(browser: Browser, cookies: Cookies, **options: Any) -> BrowserContext:
    context = browser.new_context(locale="vi-VN", **options)
    context.add_cookies(list(cookies))  # type: ignore[arg-type] # plain dicts are what it takes
    return context


def _opened(
    context: BrowserContext,
    url: str,
    walk: Walk = None,
    said: list[str] | None = None,
    *,
    with_scripts: bool = True,
) -> Page:
    """The page at `url`, its scripts done, after `walk`; what its console calls errors is added to `said`."""
    page = context.new_page()
    if said is not None:
        page.on("console", lambda message: said.append(_error(message, url)))
    answer = page.goto(url, wait_until="load")
    assert answer is not None
    assert answer.status < 500, f"{url} answers {answer.status}"
    if with_scripts:
        page.wait_for_function(READY)
    if walk is not None:
        walk(page)
        if with_scripts:
            page.wait_for_function(READY)
    return page


def rule_faults(
    browser: Browser, url: str, cookies: Cookies = (), *, scheme: str, walk: Walk = None
) -> list[str]:
    """WCAG 2.2 AA by axe-core, and whatever the browser's console calls an error (the CSP among it)."""
    context = _context(browser, cookies, color_scheme=scheme, viewport={"width": 1280, "height": 900})
    said: list[str] = []
    page = _opened(context, url, walk, said)
    page.evaluate(AXE.read_text())
    found = page.evaluate("(tags) => axe.run({ runOnly: tags })", RULES)
    context.close()
    faults = [
        f"{scheme}: {broken['id']}: {node['html'][:160]} {node['failureSummary']}"
        for broken in found["violations"]
        for node in broken["nodes"]
    ]
    return faults + [f"{scheme}: console: {sentence}" for sentence in said if sentence]


def _error(message: ConsoleMessage, url: str) -> str:
    """What the console calls an error; that the page itself answers 404 or 403 is none."""
    own_answer = message.location["url"] == url and message.text.startswith("Failed to load resource")
    return message.text if message.type == "error" and not own_answer else ""


def width_faults(browser: Browser, url: str, cookies: Cookies = (), walk: Walk = None) -> list[str]:
    """A page 320 px wide scrolls down only."""
    context = _context(browser, cookies, viewport={"width": NARROW, "height": 700})
    wide: list[str] = _opened(context, url, walk).evaluate(WIDE, NARROW)
    context.close()
    return [f"wider than {NARROW} px: {element}" for element in wide]


def keyboard_faults(browser: Browser, url: str, cookies: Cookies = (), walk: Walk = None) -> list[str]:
    """Tab alone reaches every interactive element, shows where it stands, and leaves the page again."""
    context = _context(browser, cookies, viewport={"width": 1280, "height": 900})
    page = _opened(context, url, walk)
    elements: list[list[str]] = page.evaluate(INTERACTIVE)
    page.evaluate(FROM_THE_TOP)
    reached: set[int] = set()
    faults: list[str] = []
    left = False
    for _ in range(len(elements) + 5):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        if now is None or now[0] in reached:
            left = now is None or len(reached) >= _stops(elements)
            break
        reached.add(now[0])
        if not now[1]:
            faults.append(f"no visible focus: {now[2]}")
    context.close()
    if not left:
        faults.append(f"the keyboard is trapped after {len(reached)} of {len(elements)} elements")
    return faults + _unreached(elements, reached)


def _stops(elements: list[list[str]]) -> int:
    """How many stops Tab makes: a group of radio buttons is one."""
    return len({group or str(index) for index, (group, _) in enumerate(elements)})


def _unreached(elements: list[list[str]], reached: set[int]) -> list[str]:
    groups = {elements[index][0] for index in reached if 0 <= index < len(elements)} - {""}
    return [
        f"not reached by keyboard: {html}"
        for index, (group, html) in enumerate(elements)
        if index not in reached and group not in groups
    ]


def script_faults(browser: Browser, url: str, cookies: Cookies = (), walk: Walk = None) -> list[str]:
    """Without JavaScript the page has its heading and its content."""
    texts = []
    for enabled in (True, False):
        context = _context(browser, cookies, java_script_enabled=enabled)
        page = _opened(context, url, walk, with_scripts=enabled)
        texts.append(page.locator("main").inner_text() if page.locator("main").count() else "")
        heading = page.locator("h1").all_inner_texts()
        context.close()
    faults = [] if len(heading) == 1 and heading[0].strip() else [f"headings without scripts: {heading}"]
    if len(texts[1]) < KEPT_WITHOUT_SCRIPTS * len(texts[0]) or not texts[1].strip():
        faults.append(f"without scripts {len(texts[1])} of {len(texts[0])} letters of the content are left")
    return faults


def check_page(browser: Browser, url: str, cookies: Cookies = (), walk: Walk = None) -> None:
    """All checks; fails with everything that is wrong at once."""
    faults = [
        *rule_faults(browser, url, cookies, scheme="light", walk=walk),
        *rule_faults(browser, url, cookies, scheme="dark", walk=walk),
        *width_faults(browser, url, cookies, walk),
        *keyboard_faults(browser, url, cookies, walk),
        *script_faults(browser, url, cookies, walk),
    ]
    assert not faults, "\n".join([url, *faults])


def take_pictures(
    browser: Browser, url: str, cookies: Cookies = (), *, folder: str, name: str, walk: Walk = None
) -> None:
    """The page at 1280 and 360 px, light and dark, as PNG files for the eye."""
    for width in (1280, 360):
        for scheme in ("light", "dark"):
            context = _context(
                browser, cookies, color_scheme=scheme, viewport={"width": width, "height": 800}
            )
            page = _opened(context, url, walk)
            page.screenshot(path=Path(folder) / f"{name}-{width}-{scheme}.png", full_page=True)
            context.close()
