"""Drawings of the sample in the place of photographs: rooms and things, never a face (safeguard 10)."""

import io
from math import cos, pi, sin

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

WIDE, HIGH, FINER = 1280, 720, 2
"""Drawn twice as large, then made smaller: that is what makes the edges smooth."""
PAPER, GRAIN, WOOD, INK = "#fbfaf5", "#e9e4d4", "#b98d57", "#3b352a"
LEAF, LEAF_DEEP, SEAL, GOLD = "#1e6a47", "#15543a", "#a8231c", "#d8a531"
WALL, FLOOR, SKY, GRASS = "#f0e6cf", "#cbb18a", "#d9e9ee", "#8db06f"
Box = tuple[float, float, float, float]


class Board:
    """Shapes in the measures of the finished picture."""

    def __init__(self, ground: str) -> None:
        self.image = Image.new("RGB", (WIDE * FINER, HIGH * FINER), ground)
        self.draw = ImageDraw.Draw(self.image)

    def box(self, box: Box, colour: str, *, round_by: float = 0, edge: str = "") -> None:
        x1, y1, x2, y2 = (value * FINER for value in box)
        self.draw.rounded_rectangle(
            (x1, y1, x2, y2), round_by * FINER, fill=colour, outline=edge or None, width=2 * FINER
        )

    def shape(self, points: list[tuple[float, float]], colour: str) -> None:
        self.draw.polygon([(x * FINER, y * FINER) for x, y in points], fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        box = [(x - radius) * FINER, (y - radius) * FINER, (x + radius) * FINER, (y + radius) * FINER]
        self.draw.ellipse(box, fill=colour)

    def line(self, points: list[tuple[float, float]], colour: str, width: float) -> None:
        self.draw.line([(x * FINER, y * FINER) for x, y in points], fill=colour, width=round(width * FINER))

    def finished(self) -> bytes:
        out = io.BytesIO()
        self.image.resize((WIDE, HIGH), Image.Resampling.LANCZOS).save(out, "JPEG", quality=86)
        return out.getvalue()


def hall() -> bytes:
    """A stage with its table, rows of empty chairs before it."""
    board = Board(WALL)
    board.box((0, 430, WIDE, HIGH), FLOOR)
    board.box((250, 60, 1030, 390), LEAF_DEEP, round_by=6)
    for fold in range(250, 1030, 52):
        board.box((fold, 66, fold + 6, 384), LEAF)
    board.box((340, 96, 940, 156), PAPER, round_by=4)
    for width, height in ((420, 112), (300, 132)):
        board.box((640 - width / 2, height, 640 + width / 2, height + 8), GRAIN, round_by=4)
    board.box((230, 390, 1050, 436), WOOD)
    board.box((430, 320, 850, 396), SEAL, round_by=4)
    board.box((430, 320, 850, 334), GOLD)
    for x in (520, 640, 760):
        board.disc(x, 308, 13, GRASS)
        board.box((x - 5, 310, x + 5, 322), WOOD)
    for row in range(4):
        _chairs(board, row)
    return board.finished()


def _chairs(board: Board, row: int) -> None:
    """The nearer, the larger."""
    size, count = 58 + 16 * row, 11 - row
    gap = (WIDE + 120) / count
    top = 452 + 62 * row
    for place in range(count):
        x = -60 + gap * (place + 0.5)
        board.box((x - size / 2, top, x + size / 2, top + size * 0.9), GRAIN, round_by=10, edge=INK)
        board.box((x - size / 2 + 8, top + 10, x + size / 2 - 8, top + size * 0.5), LEAF, round_by=7)


def lectern() -> bytes:
    """The place from which one speaks, with nobody behind it."""
    board = Board(LEAF_DEEP)
    for fold in range(0, WIDE, 64):
        board.box((fold, 0, fold + 9, 560), LEAF)
    board.box((0, 560, WIDE, HIGH), WOOD)
    board.box((0, 560, WIDE, 572), GRAIN)
    board.shape([(470, 330), (810, 330), (770, 690), (510, 690)], GRAIN)
    board.shape([(440, 296), (840, 296), (812, 338), (468, 338)], WOOD)
    board.shape([(560, 270), (720, 258), (740, 296), (552, 296)], PAPER)
    board.disc(640, 500, 62, GOLD)
    board.disc(640, 500, 50, SEAL)
    for lean in (-1, 1):
        board.line([(640 + 40 * lean, 296), (640 + 96 * lean, 196), (640 + 40 * lean, 150)], INK, 6)
        board.disc(640 + 34 * lean, 146, 15, INK)
    for x in (330, 950):
        board.shape([(x - 46, 690), (x + 46, 690), (x + 34, 600), (x - 34, 600)], SEAL)
        for angle in range(20, 161, 20):
            end = (x + 105 * cos(angle * pi / 180), 600 - 125 * sin(angle * pi / 180))
            board.line([(x, 604), end], GRASS, 9)
            board.disc(*end, 13, GOLD)
    return board.finished()


def certificates() -> bytes:
    """A stack of sheets with a border and a ribbon, without a word on them."""
    board = Board(WOOD)
    for y in range(0, HIGH, 90):
        board.box((0, y, WIDE, y + 3), "#a87e4b")
    for place, lean in enumerate((-120, -40, 50)):
        x, y = 250 + place * 130, 110 + place * 52
        board.shape(_leaning(x + 12, y + 14, lean), "#8d6a3e")
        board.shape(_leaning(x, y, lean), PAPER)
        board.shape(_leaning(x, y, lean, inside=16), GOLD)
        board.shape(_leaning(x, y, lean, inside=24), PAPER)
    for width, y in ((190, 330), (330, 380), (270, 412), (300, 444)):
        board.box((785 - width / 2, y, 785 + width / 2, y + 10), GRAIN, round_by=5)
    board.shape([(930, 500), (980, 500), (1000, 640), (955, 610), (915, 640)], SEAL)
    board.disc(955, 500, 44, GOLD)
    board.disc(955, 500, 33, SEAL)
    return board.finished()


def _leaning(x: float, y: float, lean: float, *, inside: float = 0) -> list[tuple[float, float]]:
    """The corners of a sheet of 520 x 370 that lies a little askew."""
    slope = lean / 4
    right, left = x + 520 - inside, x + inside
    top, bottom = y + inside, y + 370 - inside
    return [
        (left, top),
        (right, top + slope),
        (right - slope / 2, bottom + slope),
        (left - slope / 2, bottom),
    ]


def village_house() -> bytes:
    """The house of a hamlet, chairs in a ring before it, the canal beside it."""
    board = Board(SKY)
    board.disc(1080, 120, 54, GOLD)
    board.box((0, 400, WIDE, HIGH), GRASS)
    board.shape([(0, 470), (330, 430), (250, HIGH), (0, HIGH)], "#7fb3c4")
    for wave in range(490, 710, 44):
        board.line([(20, wave), (90, wave - 8), (160, wave)], PAPER, 3)
    board.box((470, 230, 1010, 450), WALL, edge=INK)
    board.shape([(430, 236), (1050, 236), (960, 132), (520, 132)], SEAL)
    board.box((690, 320, 790, 450), WOOD, edge=INK)
    for x in (520, 600, 830, 910):
        board.box((x, 290, x + 56, 370), SKY, edge=INK)
    for x, y in ((1130, 330), (380, 350)):
        board.box((x - 8, y, x + 8, y + 110), WOOD)
        for dx, dy in ((-36, 0), (0, -40), (36, 0)):
            board.disc(x + dx, y + dy, 48, LEAF)
    for place in range(14):
        turn = pi * (0.08 + 0.84 * place / 13)
        across, down = 740 - 360 * cos(turn), 500 + 150 * sin(turn)
        board.box((across - 26, down - 24, across + 26, down + 26), GRAIN, round_by=9, edge=INK)
    board.box((660, 500, 820, 556), WOOD, round_by=6, edge=INK)
    return board.finished()


def drawn(name: str, content: bytes) -> SimpleUploadedFile:
    """A drawing as the file that an officer would send."""
    return SimpleUploadedFile(f"{name}.jpg", content, content_type="image/jpeg")
