"""Text from before Unicode is read; text that is right stays as it is. The encoders here are written for the
tests.
"""

import codecs
import subprocess
import unicodedata
from shutil import which

import pytest
import viscii
from hypothesis import given
from hypothesis import strategies as st

from nep.vietnamese.legacy import (
    Encoding,
    decode,
    decode_cp1258,
    decode_tcvn3,
    decode_tcvn3_capitals,
    decode_viscii,
    decode_vni,
    detect,
    detect_text,
    encoding_of_font,
    repair_mojibake,
    score,
)

TONES = "\u0300\u0309\u0303\u0301\u0323"
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES]
SMALL += list("ăâđêôơư")
LETTERS = SMALL + [letter.upper() for letter in SMALL]
MOTTO = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc"
SENTENCES = (
    MOTTO,
    "Ủy ban nhân dân phường Vĩnh Tường trả lời ý kiến của ông Trần Văn Đức về đường ấp 3",
    "Những kỷ niệm ở bãi bồi, nước lớn nước ròng, mưa dầm gió bấc, thuở ấy chưa có điện",
    "Đề nghị sửa đường, nạo vét kênh, mở rộng chợ; kiểm tra giấy phép của cơ sở sản xuất",
)

CIRCUMFLEX, BREVE = "\u0302", "\u0306"
VNI_TONES = {"\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0301": "ù", "\u0323": "ï"}
VNI_CIRCUMFLEX = {"": "â", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0301": "á", "\u0323": "ä"}
VNI_BREVE = {"": "ê", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0301": "é", "\u0323": "ë"}
VNI_ALONE = {"đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def to_vni(text: str) -> str:
    return "".join(map(_vni_letter, text))


def _vni_letter(letter: str) -> str:
    if letter.lower() in VNI_ALONE:
        code = VNI_ALONE[letter.lower()]
        return code.upper() if letter.isupper() else code
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in TONES), "")
    if CIRCUMFLEX in marks:
        code = base.lower() + VNI_CIRCUMFLEX[tone]
    elif BREVE in marks:
        code = base.lower() + VNI_BREVE[tone]
    else:
        horn = {"o": "ô", "u": "ö"}[base.lower()] if "\u031b" in marks else base.lower()
        code = horn + VNI_TONES.get(tone, "")
    return code.upper() if letter.isupper() else code


def by_iconv(text: str, name: str) -> bytes:
    return subprocess.run(
        ["iconv", "-f", "utf-8", "-t", name], input=text.encode(), capture_output=True, check=True
    ).stdout


def to_tcvn3(text: str) -> bytes:
    """glibc's table of the standard: a source that is not ours."""
    return b"".join(TCVN[letter] if letter in TCVN else letter.encode("latin-1") for letter in text)


needs_iconv = pytest.mark.skipif(which("iconv") is None, reason="iconv is the independent source")
TCVN = {letter: by_iconv(letter, "TCVN5712-1") for letter in LETTERS} if which("iconv") else {}


def to_cp1258(text: str) -> bytes:
    """The code page holds vowels with their circumflex, breve or horn, and the tones by themselves."""
    parts = []
    for letter in text:
        marks = [mark for mark in unicodedata.normalize("NFD", letter) if mark in TONES]
        base = unicodedata.normalize(
            "NFC", "".join(c for c in unicodedata.normalize("NFD", letter) if c not in TONES)
        )
        parts.append(base.encode("cp1258") + "".join(marks).encode("cp1258"))
    return b"".join(parts)


def seen_as_windows(content: bytes) -> str:
    """What a program shows that takes the bytes for Windows-1252."""
    return "".join(bytes([code]).decode("cp1252", errors="ignore") or chr(code) for code in content)


vietnamese = st.text(
    alphabet=st.sampled_from([*LETTERS, *"aeiouybcdghklmnpqrstvxABCDH 0123.,-/()"]), max_size=60
)
small = st.text(
    alphabet=st.sampled_from([*SMALL, *"ĂÂĐÊÔƠƯaeiouybcdghklmnpqrstvxABCDH 0123.,-/()"]), max_size=60
)


def test_there_are_134_letters():
    assert len(set(LETTERS)) == 134


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_of_vni_is_read(letter):
    assert decode_vni(to_vni(letter)) == letter
    assert decode_vni(to_vni(letter).encode("latin-1")) == letter


@needs_iconv
@pytest.mark.parametrize("letter", [*SMALL, *"ĂÂĐÊÔƠƯ"])
def test_every_letter_of_tcvn3_is_read(letter):
    code = TCVN[letter]
    assert decode_tcvn3(code) == letter
    assert decode_tcvn3(seen_as_windows(code)) == letter
    assert decode_tcvn3_capitals(code) == letter.upper()


@needs_iconv
@pytest.mark.parametrize(
    "word", ["ĐẢNG ỦY", "CỘNG HÒA", "HẠNH PHÚC", "TỈNH ỦY", "Ủy ban", "MẶT TRẬN TỔ QUỐC", "XÃ"]
)
def test_capitals_with_a_tone_of_the_full_standard_are_read(word):
    assert decode_tcvn3(to_tcvn3(word)) == word


def test_quotes_of_windows_stay_quotes_in_tcvn3():
    assert decode_tcvn3("“§¶ng” – thÞ x·…") == "“Đảng” – thị xã…"
    assert decode_tcvn3("“§¶ng” – thÞ x·…".encode("cp1252")) == "“Đảng” – thị xã…"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("®\u00ad¬ng ®\u00adîc", "đương được"),
        ("Ph\u00adêng VÜnh T\u00adêng", "Phường Vĩnh Tường"),
    ],
)
def test_tcvn3_as_a_program_shows_it(written, meant):
    assert decode_tcvn3(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("ñöôïc phöôøng nöôùc thuôû", "được phường nước thuở"),
        ("döï dưï", "dự dưï"),
        ("ÑAÛNG UÛY TÆNH", "ĐẢNG ỦY TỈNH"),
        ("kyû luaät, kyõ thuaät, kî, Myõ", "kỷ luật, kỹ thuật, kỵ, Mỹ"),
        ("Aù, Ñöùc", "Á, Đức"),
    ],
)
def test_vni_as_a_program_shows_it(written, meant):
    assert decode_vni(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("A¸", "Á"),
        ("¢Ê", "Ấ"),
        ("¡Æ", "Ặ"),
        ("Uñ ban", "Ủ ban"),
        ("§A¹I HOA¸", "ĐẠI HOÁ"),
        ("Oãc-®¬", "Oóc-đơ"),
    ],
)
def test_capitals_as_converters_write_them_are_read(written, meant):
    """The plain capital and the small letter with the tone; nothing of the kind is Vietnamese otherwise."""
    assert decode_tcvn3(written) == meant


@given(vietnamese)
def test_vni_comes_back(text):
    assert decode_vni(to_vni(text)) == text


@needs_iconv
@given(small)
def test_tcvn3_comes_back(text):
    assert decode_tcvn3(to_tcvn3(text)) == text
    assert decode_tcvn3(seen_as_windows(to_tcvn3(text))) == text
    assert decode_tcvn3_capitals(to_tcvn3(text)) == text.upper()


@given(vietnamese)
def test_viscii_and_windows_1258_come_back(text):
    assert decode_viscii(codecs.charmap_encode(text, "strict", viscii.encoding_table)[0]) == text
    assert (
        decode_viscii(seen_as_windows(codecs.charmap_encode(text, "strict", viscii.encoding_table)[0]))
        == text
    )
    assert decode_cp1258(to_cp1258(text)) == text
    assert decode_cp1258(seen_as_windows(to_cp1258(text))) == text


@given(vietnamese)
def test_mangled_utf_8_comes_back(text):
    once = seen_as_windows(text.encode())
    assert repair_mojibake(f"Ấp 1: {text}") == f"Ấp 1: {text}"
    assert (
        repair_mojibake("Ấp: ".encode().decode("latin-1") + text.encode().decode("latin-1")) == f"Ấp: {text}"
    )
    assert repair_mojibake(seen_as_windows("Ấp: ".encode()) + once) == f"Ấp: {text}"


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_text_mangled_several_times_is_repaired(sentence, times):
    mangled = sentence
    for _time in range(times):
        mangled = seen_as_windows(mangled.encode())
    assert detect_text(mangled).encoding == Encoding.MOJIBAKE
    assert repair_mojibake(mangled) == sentence


ENCODERS = {
    Encoding.VNI: lambda text: to_vni(text).encode("latin-1"),
    Encoding.TCVN3: to_tcvn3,
    Encoding.VISCII: lambda text: codecs.charmap_encode(text, "strict", viscii.encoding_table)[0],
    Encoding.WINDOWS_1258: to_cp1258,
    Encoding.MOJIBAKE: lambda text: text.encode(),
}


@needs_iconv
@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("encoding", ENCODERS)
def test_the_encoding_of_a_sentence_is_recognised(encoding, sentence):
    content = ENCODERS[encoding](sentence)
    guess = detect_text(seen_as_windows(content))
    assert (guess.encoding, guess.ties, guess.confidence) == (encoding, (), 1.0)
    assert decode(seen_as_windows(content), guess.encoding) == sentence
    assert detect(content).encoding == (Encoding.UNICODE if encoding == Encoding.MOJIBAKE else encoding)


RIGHT = (
    *SENTENCES,
    "",
    "Cần Thơ",
    "tê tê, bò bê, có là",
    "UBND ĐẢNG ỦY THỊ XÃ”",
    "“XÃ” – «lá»… PHÊ… Â° Ô»",
    "L'été, à l'hôtel « Le Café », où Noël naît; garçon naïf; Thaï, haï, Caïn, Aïe; crème brûlée, œuvre",
    "Zürich, Köln, Malmö, São Paulo, Peña, Łódź, Dvořák, Søren Kierkegaard, Åse, Seán Ó Briain, Citroën",
    "Thaï",
    "où",
    "là où",
    "Thaï Loïc",
    "5 µm, 25 °C, m², ½, © 2023, Windows®, £5, 3€, §5, № 7, Nº 5, 1ª, l·l",
    "Unter\u00adnehmen",
    "Đắk Lắk, Krông Pắk, Pleiku",
    "日本 한국 Привет",
    "=SUM(A1:A2) + - @",
)


@pytest.mark.parametrize("text", RIGHT)
def test_right_text_is_never_touched(text):
    guess = detect_text(text)
    assert guess.encoding == Encoding.UNICODE
    assert decode(text, guess.encoding) == repair_mojibake(text) == text
    for word in text.split():
        assert detect_text(word).encoding == Encoding.UNICODE, word


SYLLABLES = sorted({word for sentence in SENTENCES for word in sentence.replace(",", "").split()})


@given(st.lists(st.sampled_from([*SYLLABLES, "Noël", "café", "Zürich", "UBND"]), max_size=8).map(" ".join))
def test_right_sentences_are_never_touched(text):
    assert detect_text(text).encoding == Encoding.UNICODE
    assert repair_mojibake(text) == text
    decomposed = unicodedata.normalize("NFD", text)
    assert detect_text(decomposed).encoding == Encoding.UNICODE


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times", "Times New Roman", ""])
@pytest.mark.parametrize("text", [MOTTO, "Cần Thơ", "là có"])
def test_a_font_does_not_make_right_text_wrong(text, font):
    assert detect_text(text, font=font).encoding == Encoding.UNICODE


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3),
        (".VnArial Narrow", Encoding.TCVN3),
        (".VnTimeH", Encoding.TCVN3_CAPITALS),
        (".VnArial NarrowH", Encoding.TCVN3_CAPITALS),
        (".vntimeh", Encoding.TCVN3_CAPITALS),
        ("VNI-Times", Encoding.VNI),
        ("VNI-Helve-Condense", Encoding.VNI),
        ("Times New Roman", None),
        ("Vni", None),
    ],
)
def test_the_font_of_a_run_names_the_encoding(font, encoding):
    assert encoding_of_font(font) == encoding


def test_the_font_decides_where_words_alone_would_not():
    assert detect_text("tê").encoding == Encoding.UNICODE
    assert detect_text("tê khai", font=".VnTime").encoding in {Encoding.TCVN3, Encoding.UNICODE}
    assert decode("hµ néi", detect_text("hµ néi", font=".VnTimeH").encoding) == "HÀ NỘI"
    assert decode("Thaï", detect_text("Thaï", font="VNI-Times").encoding) == "Thạ"


def test_two_readings_that_are_as_good_are_said():
    guess = detect_text("x·")
    assert guess.encoding == Encoding.TCVN3
    assert guess.ties == (Encoding.VISCII,)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b""])
def test_utf_16_is_recognised(mark):
    name = "utf-16-be" if mark == codecs.BOM_UTF16_BE else "utf-16-le"
    assert detect(mark + "Đơn vị;Số lớp\r\nXã Mẫu;12\r\n".encode(name)).encoding == Encoding.UTF_16


def test_bytes_of_no_vietnamese_are_windows_1252():
    assert detect("café;Müller;naïf\n".encode("cp1252")).encoding == Encoding.WINDOWS_1252


@pytest.mark.parametrize(
    ("text", "share"),
    [(MOTTO, 1.0), ("", 0.0), ("xin chào world", 2 / 3), ("Céng hßa", 0.0), ("strength", 0.0)],
)
def test_the_score_is_the_share_of_syllables(text, share):
    assert score(text) == pytest.approx(share)
