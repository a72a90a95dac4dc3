"""The clerk's one page, and the small forms of sorting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.organisations.models import Person
from nep.petitions.forms.fields import (
    PhotosField,
    choice_field,
    concern_field,
    tell_by_field,
    text_field,
)
from nep.petitions.models import Channel, Klass, SealedText
from nep.petitions.places import PlaceField
from nep.petitions.submission import MAX_ADDRESS, MAX_NAME, MAX_PLACE, MAX_TEXT, Submission
from nep.web.forms import CleanCharField, CleanTextField, Pick, WholeField, offer

AT_THE_DESK = [(Channel.COUNTER, Channel.COUNTER.label), (Channel.PAPER, Channel.PAPER.label)]


class ClerkForm(forms.Form):
    """In the order in which a visitor speaks: what, where, about whom, how to be told; slip last."""

    text = text_field()
    place_unit = PlaceField()
    place_text = CleanCharField(label=_("Ấp, khu vực, tên đường"), max_length=MAX_PLACE, required=False)
    choice = choice_field()
    concern = concern_field()
    tell_by = tell_by_field()
    name = CleanCharField(label=_("Họ và tên"), max_length=MAX_NAME, required=False)
    phone = CleanCharField(label=_("Số điện thoại"), max_length=20, required=False)
    address = CleanCharField(label=_("Địa chỉ nhận thư"), max_length=MAX_ADDRESS, required=False)
    unit_may_call = forms.BooleanField(label=_("Người gửi đồng ý để đơn vị gọi"), required=False)
    channel = forms.ChoiceField(label=_("Nhận qua"), choices=AT_THE_DESK, initial=Channel.COUNTER)
    slip_number = CleanCharField(
        label=_("Số phiếu trên tờ gấp"),
        help_text=_("8 chữ số in ở mặt ngoài. Giao tờ phiếu còn gấp kín cho người gửi."),
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "input-date"}),
    )
    photos = PhotosField()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"].widget.attrs["autofocus"] = True
        for name in ("name", "phone", "address"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_slip_number(self) -> str:
        return "".join(sign for sign in self.cleaned_data["slip_number"] if sign.isdigit())

    def submission(self) -> Submission:
        names = Submission.__dataclass_fields__
        return Submission(**{name: self.cleaned_data[name] for name in names})


class ClassifyForm(forms.Form):
    klass = forms.ChoiceField(
        label=_("Loại, theo nội dung"),
        choices=[choice for choice in Klass.choices if choice[0] != Klass.UNSORTED],
        widget=forms.RadioSelect,
        help_text=_(
            "Khiếu nại, tố cáo chỉ ghi nhận rồi chuyển cơ quan có thẩm quyền. "
            "Tố cáo trở thành mật: rời mọi danh sách và số liệu."
        ),
        error_messages={"required": _("Hãy chọn một loại.")},
    )


class TransferOutForm(forms.Form):
    transferred_to = CleanCharField(label=_("Cơ quan có thẩm quyền nhận đơn"), max_length=300)


class SplitForm(forms.Form):
    part_klass = forms.ChoiceField(
        label=_("Loại của phần tách ra"),
        choices=[choice for choice in Klass.choices if choice[0] != Klass.UNSORTED],
    )
    part_text = CleanTextField(label=_("Nội dung của phần tách ra"), max_length=MAX_TEXT)
    rest = CleanTextField(
        label=_("Nội dung còn lại"),
        help_text=_("Ghi khi phần tách ra không được để lại ở đây; để trống thì giữ nguyên nội dung."),
        max_length=MAX_TEXT,
        required=False,
    )


class OfficerField(forms.ModelChoiceField[Person]):
    """Name and post: two officers may share a name."""

    widget = Pick

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.full_name} · {obj.post_title}"


class ExcludeForm(forms.Form):
    """Officers are chosen by name: they hold posts, they are not the sender."""

    person = OfficerField(
        label=_("Cán bộ có tên trong nội dung"),
        queryset=Person.objects.none(),
        empty_label=_("Chọn cán bộ"),
        error_messages={"required": _("Hãy chọn cán bộ.")},
    )

    def __init__(self, *args: Any, officers: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "person", officers)


class PublicTextForm(forms.Form):
    public_title = CleanCharField(label=_("Tiêu đề công khai"), max_length=200, required=False)
    public_text = CleanTextField(
        label=_("Nội dung công khai"),
        help_text=_("Viết lại sao cho không ai nhận ra người gửi. Để trống thì không công khai."),
        max_length=MAX_TEXT,
        required=False,
    )
    is_confirmed = forms.BooleanField(
        label=_("Tôi đã xem: tên hoặc số nêu trong bài không phải của người gửi"), required=False
    )


class OpenSealedForm(forms.Form):
    what = forms.ChoiceField(label=_("Phần cần xem"), choices=SealedText.Kind.choices)
    reason = CleanCharField(
        label=_("Lý do xem"),
        help_text=_("Người gửi đọc được lý do này và chức vụ của người xem."),
        max_length=300,
        error_messages={"required": _("Hãy ghi lý do xem.")},
    )


class DiscloseForm(forms.Form):
    slip_number = CleanCharField(label=_("Số phiếu"), max_length=12)
    to_body = CleanCharField(label=_("Cơ quan yêu cầu"), max_length=300)
    paper_number = CleanCharField(label=_("Số, ký hiệu văn bản yêu cầu"), max_length=100)
    basis = CleanCharField(label=_("Căn cứ pháp luật"), max_length=300)
    signer = CleanCharField(
        label=_("Người ký văn bản"), help_text=_("Ghi chức vụ và họ tên như trong văn bản."), max_length=200
    )

    def clean_slip_number(self) -> str:
        return "".join(sign for sign in self.cleaned_data["slip_number"] if sign.isdigit())


class RejectForm(forms.Form):
    reason = CleanCharField(
        label=_("Lý do không tiếp nhận"),
        help_text=_("Người gửi đọc được lý do này."),
        max_length=300,
        error_messages={"required": _("Hãy ghi lý do.")},
    )


class PrintBookForm(forms.Form):
    pages = WholeField(
        label=_("Số tờ"),
        min_value=1,
        max_value=100,
        initial=20,
        error_messages={"max_value": _("Mỗi quyển nhiều nhất 100 tờ."), "min_value": _("Ít nhất 1 tờ.")},
    )
