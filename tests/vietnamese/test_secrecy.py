import pytest

from nep.vietnamese.secrecy import is_marked_secret


@pytest.mark.parametrize(
    "text",
    [
        "MẬT",
        "Kế hoạch (Mật)",
        "TỐI MẬT - số 5",
        "Độ mật: Tuyệt mật",
        "đóng dấu mật",
        "Kế hoạch\nMật\nnăm 2023",
        "12-KH/TU-MẬT",
        "Tuyệt mật: danh sách kèm theo",
        "Việc chung\n- Mật: phương án tác chiến",
        "Tối mật - chỉ đọc tại chỗ",
    ],
)
def test_a_mark_is_seen(text: str) -> None:
    assert is_marked_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "bảo vệ bí mật nhà nước",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "BẢO MẬT DANH TÍNH",
        "gắn bó mật thiết",
        "mật độ",
        "MẬT ĐỘ",
        "MÔ HÌNH NUÔI ONG MẬT",
        "giữ bí mật\nđời tư",
        "Mật ong: 200 lít",
        "Mật độ dân số - 700 người",
        "bảo đảm bí mật: không nêu tên",
    ],
)
def test_words_of_the_language_are_no_mark(text: str) -> None:
    assert not is_marked_secret(text)
