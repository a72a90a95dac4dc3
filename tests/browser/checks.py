"""What every page must stand in a real browser. Each check returns what is wrong, in words; empty is good."""

from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NARROW, WIDTH, HEIGHT = 320, 1280, 900
KEPT_WITHOUT_SCRIPTS = 0.8

Cookies = Sequence[dict[str, Any]]
Walk = Callable[[Page], None] | None
Scheme = Literal["light", "dark"]

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

# A part that a page renews by itself keeps the focus at the element of the same id: that is where it was.
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
    && !/^rgba\\(.*, 0\\)$/.test(style.outlineColor);
  const same = (one) => one === e || (e.id && one.id === e.id && !one.isConnected);
  return [window.nepWalk.findIndex(same), ring || e.type === "file", e.outerHTML.slice(0, 120)];
}"""

# A drop-down that is typed into is made by a script that is fetched when a page has one.
READY = "() => !document.querySelector('select[data-nep-pick]:not([data-nep-ready])')"

WIDE = """(narrow) => document.documentElement.scrollWidth <= narrow ? [] :
  [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > narrow + 1)
    .map((e) => e.outerHTML.slice(0, 120)).slice(0, 3)
    .concat([`${document.documentElement.scrollWidth} px`])"""


# A blank page has no storage.
FORGET = "() => { try { localStorage.clear(); sessionStorage.clear(); } catch {} }"


def _context(browser: Browser, cookies: Cookies, **options: Any) -> BrowserContext:
    context = browser.new_context(locale="vi-VN", **options)
    context.add_cookies(list(cookies))  # type: ignore[arg-type] # plain dicts are what it takes
    return context


_kept: dict[tuple[int, bool], Page] = {}


def _kept_page(browser: Browser, *, scripts: bool) -> Page:
    """One page with scripts and one without serve a whole run: a new renderer costs more than all that is
    looked at in it. What the visit before left behind (sign-in, chosen theme) is taken away."""
    page = _kept.get((id(browser), scripts))
    if page is None:
        page = _context(browser, (), java_script_enabled=scripts).new_page()
        _kept[id(browser), scripts] = page
    page.context.clear_cookies()
    if scripts:
        page.evaluate(FORGET)
    page.goto("about:blank")  # a page that asks for its progress must not go on asking in the next visit
    return page


@contextmanager
def _visit(
    browser: Browser,
    url: str,
    cookies: Cookies = (),
    walk: Walk = None,
    *,
    scheme: Scheme = "light",
    width: int = WIDTH,
    scripts: bool = True,
) -> Iterator[tuple[Page, list[str]]]:
    """The page at `url` after `walk`, and what its console calls errors."""
    page = _kept_page(browser, scripts=scripts)
    page.context.add_cookies(list(cookies))  # type: ignore[arg-type] # plain dicts are what it takes
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour is met half-way
    page.set_viewport_size({"width": width, "height": HEIGHT})
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        said.append(_error(message, url))

    page.on("console", listen)
    try:
        _go(page, url, walk, scripts=scripts)
        yield page, said
    finally:
        page.remove_listener("console", listen)


def _go(page: Page, url: str, walk: Walk, *, scripts: bool = True) -> None:
    """The page at `url`, its scripts done, after `walk`."""
    answer = page.goto(url, wait_until="load")
    assert answer is not None
    assert answer.status < 500, f"{url} answers {answer.status}"
    if scripts:
        page.wait_for_function(READY)
    if walk is not None:
        walk(page)
        if scripts:
            page.wait_for_function(READY)


def rule_faults(
    browser: Browser, url: str, cookies: Cookies = (), *, scheme: Scheme, walk: Walk = None
) -> list[str]:
    """WCAG 2.2 AA by axe-core, and whatever the browser's console calls an error (the CSP among it)."""
    with _visit(browser, url, cookies, walk, scheme=scheme) as (page, said):
        return _rules(page, said, scheme)


def _rules(page: Page, said: list[str], scheme: Scheme) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text())
    found = page.evaluate("(tags) => axe.run({ runOnly: tags })", RULES)
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
    with _visit(browser, url, cookies, walk, width=NARROW) as (page, _said):
        return _width(page)


def _width(page: Page) -> list[str]:
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    return [f"wider than {NARROW} px: {element}" for element in page.evaluate(WIDE, NARROW)]


def keyboard_faults(browser: Browser, url: str, cookies: Cookies = (), walk: Walk = None) -> list[str]:
    """Tab alone reaches every interactive element, shows where it stands, and leaves the page again (some
    browsers begin anew at its first element)."""
    with _visit(browser, url, cookies, walk) as (page, _said):
        return _keyboard(page)


def _keyboard(page: Page) -> list[str]:
    elements: list[list[str]] = page.evaluate(INTERACTIVE)
    page.evaluate(FROM_THE_TOP)
    reached: dict[int, None] = {}  # in the order of Tab
    faults: list[str] = []
    left = False
    for _ in range(len(elements) + 5):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        if now is None or now[0] in reached:
            begun_anew = now is not None and len(reached) > 1 and now[0] == next(iter(reached))
            left = now is None or begun_anew or len(reached) >= _stops(elements)
            break
        reached[now[0]] = None
        if not now[1]:
            faults.append(f"no visible focus: {now[2]}")
    if not left:
        faults.append(f"the keyboard is trapped after {len(reached)} of {len(elements)} elements")
    return faults + _unreached(elements, reached.keys())


def _stops(elements: list[list[str]]) -> int:
    """How many stops Tab makes: a group of radio buttons is one."""
    return len({group or str(index) for index, (group, _) in enumerate(elements)})


def _unreached(elements: list[list[str]], reached: Set[int]) -> list[str]:
    groups = {elements[index][0] for index in reached if 0 <= index < len(elements)} - {""}
    return [
        f"not reached by keyboard: {html}"
        for index, (group, html) in enumerate(elements)
        if index not in reached and group not in groups
    ]


def script_faults(browser: Browser, url: str, cookies: Cookies = (), walk: Walk = None) -> list[str]:
    """Without JavaScript the page has its heading and its content."""
    with _visit(browser, url, cookies, walk) as (page, _said):
        text = _text(page)
    return _without_scripts(browser, url, cookies, walk, text)


def _text(page: Page) -> str:
    return page.locator("main").inner_text() if page.locator("main").count() else ""


def _without_scripts(browser: Browser, url: str, cookies: Cookies, walk: Walk, text: str) -> list[str]:
    """`text` is what the content says with scripts."""
    with _visit(browser, url, cookies, walk, scripts=False) as (page, _said):
        left, heading = _text(page), page.locator("h1").all_inner_texts()
    faults = [] if len(heading) == 1 and heading[0].strip() else [f"headings without scripts: {heading}"]
    if len(left) < KEPT_WITHOUT_SCRIPTS * len(text) or not left.strip():
        faults.append(f"without scripts {len(left)} of {len(text)} letters of the content are left")
    return faults


def check_page(browser: Browser, url: str, cookies: Cookies = (), walk: Walk = None) -> None:
    """All checks, on the page opened twice; fails with everything that is wrong at once. Light turns into
    dark by the style sheet alone, as for a reader at nightfall."""
    with _visit(browser, url, cookies, walk) as (page, said):
        text = _text(page)
        faults = _rules(page, said, "light")
        page.emulate_media(color_scheme="dark")
        faults += _rules(page, [], "dark") + _keyboard(page) + _width(page)
    faults += _without_scripts(browser, url, cookies, walk, text)
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
            page = context.new_page()
            _go(page, url, walk)
            page.screenshot(path=Path(folder) / f"{name}-{width}-{scheme}.png", full_page=True)
            context.close()
