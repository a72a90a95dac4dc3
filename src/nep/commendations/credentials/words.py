"""The sentence that stands wherever a computer may read an award."""

from django.utils.translation import gettext_lazy as _

TRUTH = _(
    "Dòng ghi trong sổ khen thưởng là căn cứ; giấy chứng nhận điện tử này chỉ là bản sao để máy kiểm tra. "
    "Nếu hai bên khác nhau thì theo sổ."
)
