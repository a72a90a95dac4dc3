"""Bar: 1,000 certificates at least 10 x faster per page than an HTML-to-PDF converter in the same run.

`python -m bench.bench_certificates` sets the same thousand certificates (frame, fields, names of many
lengths, a QR each) with our writer, in the parts in which a run makes them, and lets headless Chromium print
the same sheets from HTML: once a document for each certificate, as such converters are used and as the bar
means it, and once as many in a document as a part of ours holds, which is the best that it can do. Our time
takes in the QR codes, the line breaks, the starts of the typesetter and the joining of the parts; Chromium
gets its QR codes ready made and stays open between documents. Ends with 1 when the bar is missed.
"""

import base64
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nep.settings")

from playwright.sync_api import sync_playwright

from nep.commendations.certificates import defaults, drawing, joining
from nep.commendations.certificates.frame import frame
from nep.commendations.certificates.geometry import Plan, Spot
from nep.commendations.certificates.qr import qr_codes
from nep.documents.measure import FONTS_DIR

BAR = 10.0
COUNT = 1000
PART = 250
ALONE, IN_PARTS = 30, 250  # pages that Chromium prints: its time a page does not depend on how many
PLACES = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
PLAN = Plan(400, 300, defaults.spots_for("party", issuer="Ban Thường vụ Tỉnh ủy Mẫu"))
NAMES = (
    "Lê A",
    "Nguyễn Thị Hồng Ngọc Phương Anh",
    "Phòng Giáo dục và Đào tạo Huyện Châu Thành Mẫu",
    "Chi hội Phụ nữ ấp Tân Phú Hòa, Hội Liên hiệp Phụ nữ xã Đông Phước An Mới, "
    "Đảng bộ Huyện Châu Thành Mẫu, Đảng bộ Tỉnh Mẫu",
)


def certificates() -> list[dict[str, str]]:
    return [
        {
            "name": f"{NAMES[number % len(NAMES)][:114]} {number}",
            "post": "Bí thư Chi bộ, Trưởng ấp Mẫu, xã Mẫu",
            "achievement": "Đã có thành tích xuất sắc trong học tập và làm theo tư tưởng, đạo đức, "
            "phong cách Hồ Chí Minh",
            "decision": "Quyết định số 1425-QĐ/TU, ngày 27 tháng 12 năm 2023",
            "golden": f"Số sổ vàng: {number}",
            "place_day": "Nơi Mẫu, ngày 27 tháng 12 năm 2023",
            "capacity": "T/M BAN THƯỜNG VỤ\nBÍ THƯ",
            "signer": "Người Ký Mẫu",
            "code": f"Tra cứu trong sổ khen thưởng:\n{number:016d}",
            "qr": f"https://khenthuong.example/so-khen-thuong/ma/{number:016d}/",
        }
        for number in range(COUNT)
    ]


def ours(words: list[dict[str, str]]) -> float:
    start = time.perf_counter()
    parts = [
        drawing.write(PLAN, words[first : first + PART], title="Bằng khen")
        for first in range(0, len(words), PART)
    ]
    joining.one_pdf(parts)
    return (time.perf_counter() - start) / len(words)


def pages(words: list[dict[str, str]]) -> Iterator[str]:
    """The same sheets as HTML; the browser breaks the lines."""
    for one in words:
        fields = "".join(_field(spot, spot.words or one.get(spot.key, "")) for spot in PLAN.spots)
        yield f"<section>{frame(PLAN.width, PLAN.height)}{fields}</section>"


def _field(spot: Spot, text: str) -> str:
    body = qr_codes([text])[text] if spot.key == "qr" else text.replace("\n", "<br>")
    style = (
        f"left:{spot.x}mm;top:{spot.y}mm;width:{spot.width}mm;height:{spot.height}mm;font-size:{spot.size}pt;"
        f"text-align:{spot.align};font-weight:{700 if spot.is_bold else 400};"
        f"font-style:{'italic' if spot.is_italic else 'normal'};color:{drawing.INKS[spot.ink]}"
    )
    return f'<div style="{style}">{body}</div>'


def document(sections: list[str]) -> str:
    faces = "".join(
        f"@font-face{{font-family:Tinos;font-weight:{weight};font-style:{style};"
        f"src:url(data:font/ttf;base64,{base64.b64encode((FONTS_DIR / name).read_bytes()).decode()})}}"
        for name, weight, style in (
            ("Tinos-Regular.ttf", 400, "normal"),
            ("Tinos-Bold.ttf", 700, "normal"),
            ("Tinos-Italic.ttf", 400, "italic"),
        )
    )
    return (
        f"<!doctype html><meta charset=utf-8><style>{faces}@page{{size:400mm 300mm;margin:0}}body{{margin:0;"
        "font-family:Tinos}section{position:relative;width:400mm;height:300mm;break-after:page;"
        "text-wrap:balance;overflow:hidden}section>svg{position:absolute}div{position:absolute}"
        "div svg{width:24mm;height:24mm}</style>" + "".join(sections)
    )


def converter(sections: list[str], each: int) -> float:
    """Seconds a page when `each` pages stand in one document."""
    documents = [document(sections[first : first + each]) for first in range(0, len(sections), each)]
    found = os.environ.get("NEP_CHROMIUM") or next(place for place in PLACES if Path(place).exists())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        page = browser.new_page()
        start = time.perf_counter()
        for html in documents:
            page.set_content(html, timeout=0)
            page.pdf(prefer_css_page_size=True, print_background=True)
        took = time.perf_counter() - start
        browser.close()
    return took / len(sections)


def told(name: str, seconds: float, mine: float) -> str:
    return f"  {name:46s} {seconds * 1000:7.1f} ms a page {1 / seconds:7.1f} pages/s {seconds / mine:6.1f} x"


def main() -> int:
    words = certificates()
    sections = list(pages(words))
    mine = ours(words)
    single = converter(sections[:ALONE], 1)
    parts = converter(sections[:IN_PARTS], PART)
    met = single / mine >= BAR
    print(f"certificates: {COUNT} sheets of 400 x 300 mm, PDF/A, each with a QR")
    print(told(f"ours, parts of {PART} joined to one file", mine, mine))
    print(told("Chromium, a document for each certificate", single, mine))
    print(told(f"Chromium, {PART} in a document", parts, mine))
    print(f"  bar {BAR:.0f} x against a document for each: {'met' if met else 'MISSED'}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
