"""The body of an article: from what an editor, Word or a plain box gives to the few elements we keep.

`sanitised` is the only way into `Revision.body`; what it returns may be shown as it is. The cleaning is
nh3's (html5ever), which reads HTML as a browser does; only renaming and trimming of its output is ours.
"""

import re
from collections.abc import Iterator
from html import escape, unescape

import nh3

from nep.vietnamese.text import clean

BLOCKS = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}
INLINE = {"strong", "em", "a", "br", "sub", "sup"}
RENAMED = {"div": "p", "section": "p", "article": "p", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
RENAMED |= {"b": "strong", "i": "em", "pre": "p"}
ATTRIBUTES = {"a": {"href"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}}
SCHEMES = {"http", "https", "mailto", "tel"}
UNREAD = {"script", "style", "title", "template", "svg", "math", "iframe", "object", "select", "noscript"}
LONGEST = 200_000
"""Signs of a cleaned body; a long article has 20,000."""

_TAG = re.compile(r"<(/?)([a-z0-9]+)")
_EMPTY = re.compile(r"<(p|h2|h3|li|blockquote|strong|em|a)(?: [^>]*)?>(?:\s|<br>)*</\1>")
_BULLET = re.compile(r"<p>\s*[·•▪§o]\s{1,8}(.*?)</p>", re.DOTALL)
_IS_HTML = re.compile(
    r"<(p|div|h[1-6]|ul|ol|table|blockquote|br|b|strong|em|i|a|span)\b[^>]*>", re.IGNORECASE
)
_ENDS = re.compile(r"</(?:p|h2|h3|li|blockquote|tr)>|<br>")
_CELL = re.compile(r"</t[dh]>")
_ANY = re.compile(r"<[^>]+>")


def sanitised(text: str) -> str:
    """The HTML that we keep of `text`: of plain text with simple marks, of an editor's HTML, of what Word
    puts on the clipboard. No script, style, class or id; links only to pages, mail and telephones."""
    source = text if _IS_HTML.search(text) else from_plain(text)
    once = _cleaned(source, {*BLOCKS, *INLINE, *RENAMED})
    renamed = _TAG.sub(lambda found: f"<{found[1]}{RENAMED.get(found[2], found[2])}", once)
    body = _cleaned(_listed(renamed.replace("&nbsp;", " ")), BLOCKS | INLINE)
    return clean(_in_paragraphs(_without_empty(body)))


def _cleaned(text: str, tags: set[str]) -> str:
    return nh3.clean(
        text,
        tags=tags,
        clean_content_tags=UNREAD,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener",
        strip_comments=True,
    )


def _listed(body: str) -> str:
    """Word writes the points of a list as paragraphs that begin with a dot."""
    pieces, inside = [], False
    for piece in re.split(r"(<p>.*?</p>)", body, flags=re.DOTALL):
        point = _BULLET.fullmatch(piece)
        if point and not inside:
            pieces.append("<ul>")
        elif inside and not point and piece.strip():
            pieces.append("</ul>")
        inside = bool(point) or (inside and not piece.strip())
        pieces.append(f"<li>{point[1].strip()}</li>" if point else piece)
    return "".join(pieces) + ("</ul>" if inside else "")


def _without_empty(body: str) -> str:
    before = ""
    while before != body:
        before, body = body, _EMPTY.sub("", body)
    return body


def _in_paragraphs(body: str) -> str:
    """Text that stands in no block gets a paragraph of its own."""
    pieces, depth, loose = [], 0, ""
    for part in re.split(r"(</?(?:p|h2|h3|ul|ol|blockquote|table)(?: [^>]*)?>)", body):
        if not re.fullmatch(r"</?(?:p|h2|h3|ul|ol|blockquote|table)(?: [^>]*)?>", part):
            if depth:
                pieces.append(part)
            else:
                loose += part
            continue
        if loose.strip():
            pieces.append(f"<p>{loose.strip()}</p>\n")
        loose = ""
        depth += -1 if part.startswith("</") else 1
        pieces.append(part + ("\n" if not depth else ""))
    return "".join(pieces) + (f"<p>{loose.strip()}</p>" if loose.strip() else "")


def from_plain(text: str) -> str:
    """Simple marks of who types without an editor: a blank line parts paragraphs, `## ` begins a heading,
    `- ` a point, `> ` a quotation; **bold**, and [words](https://address)."""
    return "\n".join(_block(lines) for lines in _groups(text))


def _groups(text: str) -> Iterator[list[str]]:
    for group in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        lines = [line.strip() for line in group.split("\n") if line.strip()]
        while lines and lines[0].startswith("## "):
            yield [lines.pop(0)]
        if lines:
            yield lines


def _block(lines: list[str]) -> str:
    if lines[0].startswith("## "):
        return f"<h2>{_inline(lines[0][3:])}</h2>"
    if all(line.startswith("- ") for line in lines):
        return f"<ul>{''.join(f'<li>{_inline(line[2:])}</li>' for line in lines)}</ul>"
    if all(line.startswith("> ") for line in lines):
        return f"<blockquote><p>{'<br>'.join(_inline(line[2:]) for line in lines)}</p></blockquote>"
    return f"<p>{'<br>'.join(_inline(line) for line in lines)}</p>"


def _inline(words: str) -> str:
    safe = escape(words, quote=True)
    bold = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", safe)
    return re.sub(r"\[([^\[\]]+)\]\((https?://[^\s()]+)\)", r'<a href="\2">\1</a>', bold)


def plain_text(body: str) -> str:
    """The words of a cleaned body, a line for each block."""
    lines = unescape(_ANY.sub("", _CELL.sub(" ", _ENDS.sub("\n", body)))).split("\n")
    return "\n".join(words for line in lines if (words := " ".join(line.split())))
