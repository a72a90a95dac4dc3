"""An ornament that nobody takes for a real one: a band of the word MẪU around the sheet."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

from nep.documents.measure import FONTS_DIR

PX = 6  # a millimetre
WIDTH, HEIGHT = 400, 300
LEFT, TOP, BAND = 40, 35, 6
RED, GOLD, PALE = "#A8231C", "#B8892B", "#F6EBCF"
WORD = "MẪU"


def sample_border() -> SimpleUploadedFile:
    """400 x 300 mm at 152 dots an inch, transparent where the words of the certificate stand."""
    sheet = Image.new("RGBA", (WIDTH * PX, HEIGHT * PX), (255, 255, 255, 0))
    pen = ImageDraw.Draw(sheet)
    _band(pen)
    _words(sheet)
    _corners(pen)
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return SimpleUploadedFile("khung-mau.png", out.getvalue(), "image/png")


def _box(inset: float) -> tuple[float, float, float, float]:
    return (
        (LEFT + inset) * PX,
        (TOP + inset) * PX,
        (WIDTH - LEFT - inset) * PX,
        (HEIGHT - TOP - inset) * PX,
    )


def _band(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle(_box(0), fill=PALE, outline=RED, width=PX)
    pen.rectangle(_box(BAND), fill=(255, 255, 255, 0), outline=RED, width=PX // 2)
    pen.rectangle(_box(1), outline=GOLD, width=PX // 3)
    pen.rectangle(_box(BAND - 0.9), outline=GOLD, width=PX // 3)


def _words(sheet: Image.Image) -> None:
    font = ImageFont.truetype(str(FONTS_DIR / "Tinos-Bold.ttf"), int(2.6 * PX))
    middle = BAND / 2
    for x in _places(LEFT + BAND, WIDTH - LEFT - BAND):
        for y in (TOP + middle, HEIGHT - TOP - middle):
            _stamp(sheet, font, x, y, turn=0)
    for y in _places(TOP + BAND, HEIGHT - TOP - BAND):
        _stamp(sheet, font, LEFT + middle, y, turn=90)
        _stamp(sheet, font, WIDTH - LEFT - middle, y, turn=270)


def _places(first: float, last: float) -> list[float]:
    """Evenly between two corners, about 16 mm apart."""
    count = round((last - first) / 16)
    return [first + (last - first) * (place + 0.5) / count for place in range(count)]


def _stamp(sheet: Image.Image, font: ImageFont.FreeTypeFont, x: float, y: float, *, turn: int) -> None:
    side = 10 * PX
    mark = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    ImageDraw.Draw(mark).text((side / 2, side / 2), WORD, font=font, fill=GOLD, anchor="mm")
    mark = mark.rotate(turn)
    sheet.alpha_composite(mark, (int(x * PX - side / 2), int(y * PX - side / 2)))


def _corners(pen: ImageDraw.ImageDraw) -> None:
    for x in (LEFT, WIDTH - LEFT - BAND):
        for y in (TOP, HEIGHT - TOP - BAND):
            for inset, ink in ((0.0, RED), (1.2, GOLD), (2.2, RED)):
                box = [(x + inset) * PX, (y + inset) * PX, (x + BAND - inset) * PX, (y + BAND - inset) * PX]
                pen.rectangle(box, fill=PALE, outline=ink, width=PX // 2)
