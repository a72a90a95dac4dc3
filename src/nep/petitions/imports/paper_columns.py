"""The columns of a handwritten list, and the places that its lines can name."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from nep.imports.columns import Column
from nep.organisations.models import Unit
from nep.petitions import queries
from nep.petitions.models import Choice, Concern, TellBy
from nep.petitions.submission import MAX_ADDRESS, MAX_NAME, MAX_PLACE, MAX_TEXT
from nep.spreadsheets.cells import Kind
from nep.vietnamese.text import fold
from nep.web import clock

MOST_OFFERED = 120
CHOICES = {"Hỏi": Choice.ASK, "Báo việc cần sửa": Choice.REPORT, "Góp ý": Choice.SUGGEST}
CONCERNS = {"Không": Concern.NO, "Có": Concern.YES, "Không chắc": Concern.UNSURE}
TELLS = {"Tự xem": TellBy.COME, "Gọi điện": TellBy.CALL, "Gửi thư": TellBy.LETTER, "Bảng tin": TellBy.BOARD}
YES_NO = {"Có": True, "Không": False}


def columns(scope: str) -> Sequence[Column]:
    places = Places(clock.today())
    return (
        Column(
            "number", ("Danh sách số", "Số danh sách"), Kind.CODE, required=True, most=40, example="02",
            note=_("Số của danh sách giấy. Cùng với ngày và dòng, hệ thống nhận ra danh sách đã nhập."),
        ),
        Column("listed_on", ("Ngày danh sách",), Kind.DAY, required=True, example=date(2023, 10, 27)),
        Column("line", ("Dòng số", "Dòng"), Kind.WHOLE, required=True, width=8, example=1),
        Column(
            "text", ("Nội dung", "Nội dung ý kiến"), required=True, most=MAX_TEXT, width=60,
            note=_("Chép đúng lời người dân. Tên và số điện thoại ghi ở cột riêng."),
            example="Đèn đường đầu ấp hỏng hai tháng nay.",
        ),
        Column("place", ("Nơi có việc",), required=True, width=28, choices=places.offered,
               note=_("Tên hoặc mã của xã, phường, thị trấn; trùng tên thì ghi mã."), example="Xã Ví Dụ"),
        Column("place_text", ("Ấp, khu vực",), most=MAX_PLACE, example="Ấp 3"),
        Column("choice", ("Người dân muốn",), choices=tuple(CHOICES), example="Báo việc cần sửa",
               note=_("Để trống là: Báo việc cần sửa.")),
        Column(
            "concern", ("Liên quan đến xã hoặc cán bộ xã",), required=True, choices=tuple(CONCERNS),
            note=_("Có hoặc Không chắc: ý kiến đi thẳng lên nơi tiếp dân cấp trên, xã không nhìn thấy."),
            example="Không",
        ),
        Column("name", ("Họ và tên", "Họ tên"), most=MAX_NAME, width=24, example="Nguyễn Văn Ví Dụ",
               note=_("Giữ kín ngay khi ghi, như ở nơi tiếp dân.")),
        Column("phone", ("Số điện thoại", "Điện thoại"), Kind.PHONE, most=20, example="0900000000"),
        Column("address", ("Địa chỉ nhận thư", "Địa chỉ"), most=MAX_ADDRESS, width=30),
        Column("tell_by", ("Cách báo kết quả", "Cách báo"), choices=tuple(TELLS), example="Tự xem",
               note=_("Để trống là: Tự xem.")),
        Column("may_call", ("Đồng ý cho đơn vị gọi",), choices=tuple(YES_NO), example="Không"),
        Column("slip", ("Số phiếu", "Số phiếu đã giao"), Kind.CODE, most=12, example=None,
               note=_("8 chữ số của tờ phiếu gấp đã giao cho người ấy; để trống nếu chưa giao.")),
    )  # fmt: skip


class Places:
    """What can be named in the column of places, by name or by code; two queries, on first use."""

    def __init__(self, on: date) -> None:
        named: Any = queries.places(on)  # each with what it is called on that day
        rows: list[Any] = sorted(named, key=lambda row: (row.current_sort_key, row.pk))
        self._by_code: dict[str, Unit] = {row.current_code: row for row in rows if row.current_code}
        self._by_name: dict[str, list[Any]] = {}
        for row in rows:
            self._by_name.setdefault(fold(row.current_name), []).append(row)
        names = [row.current_name for row in rows if len(self._by_name[fold(row.current_name)]) == 1]
        self.offered: tuple[str, ...] = tuple(names[:MOST_OFFERED]) if len(names) <= MOST_OFFERED else ()

    def find(self, written: str) -> Unit:
        """Raises ValueError with a sentence."""
        if written in self._by_code:
            return self._by_code[written]
        found = self._by_name.get(fold(written), [])
        if len(found) == 1:
            one: Unit = found[0]
            return one
        if not found:
            told = _("Không có nơi nào tên “%(name)s”. Ông/bà xem lại tên, hoặc ghi mã.")
            raise ValueError(told % {"name": written[:60]})
        codes = ", ".join(sorted(row.current_code for row in found if row.current_code))
        raise ValueError(
            _("Có %(count)s nơi tên “%(name)s”. Ông/bà ghi mã: %(codes)s.")
            % {"count": len(found), "name": written[:60], "codes": codes}
        )
