"""Why a file is not read as a table. Each sentence says how to mend it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.web.errors import Refusal


class NotASpreadsheet(Refusal):
    sentence = gettext_lazy(
        "Không đọc được tệp này như một bảng tính. Ông/bà lưu lại thành .xlsx, .ods hoặc .csv rồi gửi lại."
    )
    field = "file"


class SpreadsheetTooLarge(Refusal):
    sentence = gettext_lazy("Tệp bảng tính quá lớn. Ông/bà chia thành nhiều tệp nhỏ hơn.")
    field = "file"


class SpreadsheetLocked(Refusal):
    sentence = gettext_lazy("Tệp này có mật khẩu. Ông/bà mở tệp, bỏ mật khẩu, lưu lại rồi gửi lại.")
    field = "file"


class ColumnsMissing(Refusal):
    field = "file"

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__(
            _("Bảng tính thiếu cột: %(titles)s. Ông/bà dùng đúng tên cột của tệp mẫu.")
            % {"titles": ", ".join(titles)}
        )


class ColumnTwice(Refusal):
    """Two columns bear a title that is looked for: which of them counts cannot be known."""

    field = "file"

    def __init__(self, title: str, places: Sequence[str]) -> None:
        super().__init__(
            _("Cột “%(title)s” có %(times)s lần (%(places)s). Ông/bà chỉ để một cột mang tên ấy.")
            % {"title": title, "times": len(places), "places": ", ".join(places)}
        )
