from fontTools.ttLib import TTFont

from tools.fonts import TARGET, build_fonts, missing_letters, vietnamese_letters


def test_there_are_134_letters_beyond_ascii() -> None:
    assert len(vietnamese_letters()) == 134


def test_every_style_shows_every_vietnamese_letter() -> None:
    for path in build_fonts():
        assert missing_letters(TTFont(path)) == []


def test_the_licence_lies_beside_the_fonts() -> None:
    build_fonts()
    assert "SIL OPEN FONT LICENSE" in (TARGET / "OFL.txt").read_text()
