"""Input of the programme officer."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.documents.content import Capacity, Signature
from nep.documents.models import PaperType
from nep.documents.number_field import number_field, settle_number
from nep.organisations.models import Unit, World
from nep.programmes.models import Objective, Reference, Theme
from nep.web.forms import CleanCharField, CleanTextField, VietnameseDateField, WholeField, offer

ISSUED_AS = [PaperType.PLAN, PaperType.PROGRAMME, PaperType.GUIDANCE, PaperType.CONCLUSION, PaperType.NOTICE]


def position_field() -> forms.IntegerField:
    return WholeField(label=_("Thứ tự"), min_value=1, max_value=99, initial=1)


class CoreContentForm(forms.Form):
    text = CleanTextField(label=_("Nội dung cốt lõi"), max_length=2000)
    position = position_field()


class AudienceGroupForm(forms.Form):
    name = CleanCharField(
        label=_("Nhóm đối tượng"),
        max_length=120,
        help_text=_("Ví dụ: cán bộ, công chức; công nhân; thanh niên; nông dân."),
    )
    note = CleanCharField(
        label=_("Ghi chú"),
        max_length=300,
        required=False,
        help_text=_("Cách học hợp với nhóm này, nếu cần."),
    )
    position = position_field()


class ReferenceForm(forms.Form):
    role = forms.ChoiceField(label=_("Vai trò"), choices=Reference.Role.choices)
    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=Reference.Kind.choices)
    number = CleanCharField(label=_("Số, ký hiệu"), max_length=60, required=False)
    issued_on = VietnameseDateField(label=_("Ngày ban hành"), required=False)
    issuer = CleanCharField(label=_("Cơ quan ban hành"), max_length=200, required=False)
    title = CleanCharField(label=_("Trích yếu"), max_length=500, required=False)
    upload = forms.FileField(
        label=_("Tệp văn bản"),
        required=False,
        help_text=_("PDF hoặc DOCX, không quá 20 MB. Không gửi văn bản có dấu Mật, Tối mật, Tuyệt mật."),
    )
    position = position_field()


class ObjectiveForm(forms.Form):
    kind = forms.ChoiceField(label=_("Loại"), choices=Objective.Kind.choices)
    text = CleanCharField(
        label=_("Nội dung"),
        max_length=1000,
        required=False,
        help_text=_("Trụ cột, nhiệm vụ đột phá mà văn bản không nêu tên thì để trống, đọc là “không nêu”."),
    )
    reference = forms.ModelChoiceField(
        label=_("Theo văn bản"), queryset=Reference.objects.none(), required=False, empty_label=_("không gắn")
    )
    position = position_field()

    def __init__(self, *args: Any, theme: Theme, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "reference", theme.references.order_by("position", "pk"))


class IssueForm(forms.Form):
    type_code = forms.ChoiceField(
        label=_("Ban hành bằng"), choices=[(kind.value, kind.label) for kind in ISSUED_AS]
    )
    issued_on = VietnameseDateField(label=_("Ngày ban hành"))
    number = number_field()
    place = CleanCharField(
        label=_("Địa danh"), max_length=80, help_text=_("Đứng trước ngày, ví dụ Hậu Giang.")
    )
    body = CleanCharField(
        label=_("Ký thay mặt"), max_length=120, required=False, help_text=_("Ví dụ: Ban Thường vụ.")
    )
    signer_title = CleanCharField(label=_("Chức vụ người ký"), max_length=120)
    signer_name = CleanCharField(label=_("Họ và tên người ký"), max_length=120)
    is_public = forms.BooleanField(
        label=_("Công khai chuyên đề và văn bản cho mọi người đọc"),
        required=False,
        help_text=_("Không đánh dấu thì chỉ cán bộ đăng nhập đọc được."),
    )

    def __init__(self, *args: Any, unit: Unit, **options: Any) -> None:
        super().__init__(*args, **options)
        settle_number(self, unit)

    def signature(self) -> Signature:
        """The signature block as typed; with a body one signs on behalf of it."""
        typed = self.cleaned_data
        return Signature(
            name=typed["signer_name"],
            title=typed["signer_title"],
            body=typed["body"].upper(),
            capacity=Capacity.ON_BEHALF if typed["body"] else Capacity.HEAD,
        )


def first_of_issue(theme: Theme, today: date, place: str) -> dict[str, Any]:
    """What the form of issuing shows before anything is typed."""
    body = "Ban Thường vụ" if theme.unit.world == World.PARTY else ""
    return {"issued_on": today, "place": place, "body": body, "type_code": PaperType.PLAN}
