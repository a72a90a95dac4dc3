"""Why a step with certificates is refused."""

from decimal import Decimal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nep.commendations.certificates.geometry import Overhang
from nep.commendations.models import LayoutField
from nep.vietnamese.numbers import with_comma
from nep.web.errors import Refusal

SIDES = {"left": _("trái"), "top": _("trên"), "right": _("phải"), "bottom": _("dưới")}


class LayoutAlreadyThere(Refusal):
    sentence = _("Hình thức này đã có mẫu in cùng cách in, dùng từ đúng ngày đó. Ông/bà mở mẫu ấy.")
    field = "valid_from"


class OffTheSheet(Refusal):
    """A field would be printed beside the paper."""

    def __init__(self, hang: Overhang) -> None:
        super().__init__(
            gettext(
                "Ô “%(field)s” ra ngoài mép %(side)s của tờ %(by)s mm. "
                "Ông/bà dịch ô vào trong, hoặc cho ô nhỏ lại."
            )
            % {
                "field": LayoutField.Key(hang.key).label,
                "side": SIDES[hang.side],
                "by": with_comma(Decimal(str(hang.by)), places=1),
            }
        )


class NationalNameOfTheState(Refusal):
    sentence = _("Bằng của Đảng không in Quốc hiệu, Tiêu ngữ: hai dòng này chỉ có trên bằng của Nhà nước.")
    field = "key"


class EmblemMissing(Refusal):
    sentence = _(
        "Mẫu in này có ô Quốc huy, biểu trưng nhưng chưa có hình, nên bằng sẽ để trống chỗ ấy. "
        "Ông/bà tải hình lên ở trang mẫu in, hoặc bỏ ô."
    )
    field = "layout"


class BorderOnStock(Refusal):
    sentence = _("In đè thì khung đã có trên phôi, nên mẫu này không nhận hình khung.")
    field = "upload"


class BorderOfAnotherShape(Refusal):
    sentence = _(
        "Hình khung phải rộng và cao theo đúng tỷ lệ của tờ bằng, lệch nhiều nhất 2 %. "
        "Ông/bà cắt lại hình, hoặc sửa cỡ tờ."
    )
    field = "upload"


class WordsMissing(Refusal):
    sentence = _("Ô này in cùng một chữ trên mọi bằng: ông/bà ghi chữ đó.")
    field = "words"


class NameNeeded(Refusal):
    sentence = _("Bằng nào cũng phải có tên, nên ô này không bỏ được.")


class NothingToPrint(Refusal):
    sentence = _("Chưa có bằng nào của hình thức này trong đợt. Bằng có khi quyết định được công bố.")


class NoLayout(Refusal):
    sentence = _(
        "Hình thức này chưa có mẫu in cho ngày ký của quyết định. "
        "Ông/bà lập mẫu in ở trang của hình thức trước."
    )
    field = "layout"


class RunNotStopped(Refusal):
    sentence = _("Việc lập tệp này đang chạy hoặc đã xong.")
