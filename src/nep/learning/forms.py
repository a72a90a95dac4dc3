"""Input about sessions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.learning.models import Material, Session
from nep.learning.refusals import NoSuchContent, NoSuchGroup
from nep.organisations.fields import PostsField, UnitField, offer_units
from nep.programmes.models import AudienceGroup, CoreContent, Theme
from nep.web.forms import CleanCharField, CleanTextField, CountField, Pick, VietnameseDateField, offer

MOST_PEOPLE = 50_000


class GroupsField(forms.ModelMultipleChoiceField["AudienceGroup"]):
    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "invalid_choice": NoSuchGroup.sentence,
        "invalid_pk_value": NoSuchGroup.sentence,
    }

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}: {obj.note}" if obj.note else str(obj.name)


class ContentField(forms.ModelChoiceField["CoreContent"]):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.text)


class ContentsField(forms.ModelMultipleChoiceField["CoreContent"]):
    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "invalid_choice": NoSuchContent.sentence,
        "invalid_pk_value": NoSuchContent.sentence,
    }

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.text)


class SessionForm(forms.Form):
    title = CleanCharField(label=_("Tên buổi học"), max_length=200)
    audience_groups = GroupsField(label=_("Cho nhóm nào"), queryset=AudienceGroup.objects.none())
    format = forms.ChoiceField(label=_("Hình thức"), choices=Session.Format.choices)
    core_contents = ContentsField(
        label=_("Học nội dung nào"), queryset=CoreContent.objects.none(), required=False
    )
    happens_on = VietnameseDateField(label=_("Ngày tổ chức"))
    starts_at = forms.TimeField(label=_("Bắt đầu lúc"), help_text=_("Ví dụ 07:30."))
    place = CleanCharField(
        label=_("Địa điểm"), max_length=300, help_text=_("Học trực tuyến thì ghi đường dẫn vào phòng học.")
    )
    hosts = PostsField(label=_("Ai chủ trì"))
    capacity = CountField(
        label=_("Số chỗ"),
        required=False,
        min_value=1,
        max_value=MOST_PEOPLE,
        help_text=_("Để trống thì không giới hạn số người mời."),
    )

    def __init__(self, *given: Any, theme: Theme, posts: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "audience_groups", theme.audiencegroups.order_by("position", "pk"))
        offer(self, "core_contents", theme.corecontents.order_by("position", "pk"))
        offer(self, "hosts", posts)


class GroupField(forms.ModelChoiceField["AudienceGroup"]):
    widget = Pick
    default_error_messages = {"invalid_choice": NoSuchGroup.sentence}


class NamesForm(forms.Form):
    """Names pasted: the longest text that is read is far above what one list holds, so that somebody who
    pastes five thousand is told so and loses nothing."""

    names = CleanTextField(
        label=_("Tên người cần dự"),
        max_length=400_000,
        help_text=_("Mỗi người một dòng: họ và tên, hoặc mã cán bộ. Nhiều nhất 500 người một lần."),
    )
    audience_group = GroupField(
        label=_("Thuộc nhóm"),
        queryset=AudienceGroup.objects.none(),
        required=False,
        empty_label=_("không ghi"),
    )

    def __init__(self, *given: Any, session: Session, **options: Any) -> None:
        super().__init__(*given, **options)
        _offer_groups(self, session)


class HoldersForm(forms.Form):
    unit = UnitField(
        label=_("Mời cả đơn vị"),
        help_text=_("Những người giữ chức vụ ở đơn vị ấy vào ngày học."),
    )
    audience_group = GroupField(
        label=_("Thuộc nhóm"),
        queryset=AudienceGroup.objects.none(),
        required=False,
        empty_label=_("không ghi"),
    )

    def __init__(self, *given: Any, session: Session, units: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*given, **options)
        offer_units(self, "unit", units)
        _offer_groups(self, session)


def _offer_groups(form: forms.Form, session: Session) -> None:
    offer(form, "audience_group", session.audience_groups.order_by("position", "pk"))


class CountsForm(forms.Form):
    persons_due = CountField(label=_("Số người cần dự"), max_value=MOST_PEOPLE)
    present = CountField(label=_("Có mặt"), max_value=MOST_PEOPLE)
    excused = CountField(label=_("Vắng có lý do"), max_value=MOST_PEOPLE, initial=0)
    make_up = CountField(
        label=_("Đã học bù"),
        max_value=MOST_PEOPLE,
        initial=0,
        help_text=_("Người vắng buổi này và đã học bù sau. Số còn lại là vắng."),
    )


class AttendanceSheetForm(forms.Form):
    upload = forms.FileField(label=_("Bảng điểm danh"), help_text=_("XLSX, XLS, ODS hoặc CSV."))


class HeldForm(forms.Form):
    held_on = VietnameseDateField(label=_("Đã tổ chức ngày"))


class MoveForm(forms.Form):
    happens_on = VietnameseDateField(label=_("Ngày mới"))
    reason = CleanTextField(label=_("Lý do"), max_length=300)


class CancelForm(forms.Form):
    reason = CleanTextField(label=_("Lý do"), max_length=300)


class CodeForm(forms.Form):
    code = CleanCharField(
        label=_("Mã giấy mời"),
        max_length=20,
        help_text=_("6 chữ số trên giấy mời của ông/bà."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class MaterialForm(forms.Form):
    title = CleanCharField(label=_("Tên tài liệu"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=Material.Kind.choices)
    core_content = ContentField(
        label=_("Cho nội dung"),
        queryset=CoreContent.objects.none(),
        required=False,
        empty_label=_("cả chuyên đề"),
    )
    audience_groups = GroupsField(
        label=_("Cho nhóm nào"),
        queryset=AudienceGroup.objects.none(),
        required=False,
        help_text=_("Không chọn nhóm nào là cho mọi người."),
    )
    text = CleanTextField(
        label=_("Nội dung bài đọc"), max_length=50_000, required=False, help_text=_("Chỉ ghi khi là bài đọc.")
    )
    upload = forms.FileField(
        label=_("Tệp"),
        required=False,
        help_text=_(
            "Tài liệu PDF, DOCX không quá 20 MB; phim MP4, WebM không quá 32 MB. Tệp phim giữ nguyên như gửi "
            "lên: ông/bà xem lại phim không có người chưa đồng ý, không có nơi ở."
        ),
    )

    def __init__(self, *given: Any, theme: Theme, **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "audience_groups", theme.audiencegroups.order_by("position", "pk"))
        offer(self, "core_content", theme.corecontents.order_by("position", "pk"))
