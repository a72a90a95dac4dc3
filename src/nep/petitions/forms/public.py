"""The citizen's form, one thing per page. Earlier answers travel signed, nothing is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.petitions.forms.fields import (
    PhotosField,
    choice_field,
    concern_field,
    tell_by_field,
    text_field,
)
from nep.petitions.models import TellBy
from nep.petitions.places import PlaceField
from nep.petitions.submission import MAX_ADDRESS, MAX_NAME, MAX_PLACE
from nep.web.forms import CleanCharField


class ChoiceStep(forms.Form):
    choice = choice_field()


class PlaceStep(forms.Form):
    place_unit = PlaceField()
    place_text = CleanCharField(
        label=_("Ấp, khu vực, tên đường"),
        help_text=_("Nơi có việc, không phải địa chỉ nhà ông/bà. Ví dụ: cầu kênh Ba, ấp 4."),
        max_length=MAX_PLACE,
        required=False,
    )


class WordsStep(forms.Form):
    text = text_field(
        help_text=_(
            "Việc gì, ở đâu, từ bao giờ, ông/bà mong muốn thế nào. "
            "Không cần ghi tên và số điện thoại ở đây: trang sau sẽ hỏi riêng và giữ kín."
        )
    )


class ConcernStep(forms.Form):
    concern = concern_field()


class TellStep(forms.Form):
    tell_by = tell_by_field()
    name = CleanCharField(label=_("Họ và tên"), max_length=MAX_NAME, required=False)
    phone = CleanCharField(label=_("Số điện thoại"), max_length=20, required=False)
    address = CleanCharField(label=_("Địa chỉ nhận thư"), max_length=MAX_ADDRESS, required=False)
    unit_may_call = forms.BooleanField(
        label=_("Đơn vị được gọi cho tôi"),
        help_text=_(
            "Đánh dấu thì đơn vị giải quyết xem được tên và số điện thoại để hỏi thêm. "
            "Không đánh dấu thì đơn vị ấy không biết ai gửi."
        ),
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        hints = {"name": "name", "phone": "tel", "address": "street-address"}
        for field, hint in hints.items():
            self.fields[field].widget.attrs["autocomplete"] = hint
        self.fields["phone"].widget.attrs["inputmode"] = "tel"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        wants_call = given.get("tell_by") == TellBy.CALL or given.get("unit_may_call")
        if wants_call and not given.get("phone"):
            self.add_error("phone", _("Ông/bà muốn được gọi điện: hãy ghi số điện thoại."))
        if given.get("tell_by") == TellBy.LETTER and not (given.get("name") and given.get("address")):
            self.add_error("address", _("Ông/bà muốn nhận thư: hãy ghi tên và địa chỉ nhận thư."))
        return given


class SendStep(forms.Form):
    photos = PhotosField()


STEPS: dict[str, type[forms.Form]] = {
    "choice": ChoiceStep,
    "place": PlaceStep,
    "words": WordsStep,
    "concern": ConcernStep,
    "tell": TellStep,
    "send": SendStep,
}
