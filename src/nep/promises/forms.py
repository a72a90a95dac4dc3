"""Input about a promise."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from nep.promises.models import Confirmation
from nep.web.forms import CleanTextField, VietnameseDateField

MOST_IMAGES = 6


class ManyImages(forms.ClearableFileInput):
    allow_multiple_selected = True


class ImagesField(forms.FileField):
    """Several photographs at once; what they are is looked at when they are stored."""

    widget = ManyImages(attrs={"accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        given = data if isinstance(data, (list, tuple)) else [data]
        files = [super(ImagesField, self).clean(one, initial) for one in given if one]
        if len(files) > MOST_IMAGES:
            raise forms.ValidationError(_("Mỗi lần gửi nhiều nhất 6 ảnh."), code="too_many")
        return files


class EvidenceForm(forms.Form):
    note = CleanTextField(
        label=_("Việc đã làm"),
        max_length=5000,
        required=False,
        help_text=_("Một hai câu người dân đọc hiểu ngay, ví dụ: Đã rải đá 300 mét, xe máy đi được."),
    )
    happened_on = VietnameseDateField(
        label=_("Làm xong ngày"),
        required=False,
        help_text=_(
            "Theo giấy tờ nghiệm thu, ví dụ 27/10/2023. Ghi sau quá 3 ngày làm việc thì tính theo ngày ghi."
        ),
    )
    photos = ImagesField(
        label=_("Ảnh"),
        required=False,
        help_text=_("Chụp việc đã làm, không chụp mặt người, số nhà. Vị trí trong ảnh được xóa."),
    )


class DisputeForm(EvidenceForm):
    field_order = ("words", "note", "happened_on", "photos")
    words = CleanTextField(
        label=_("Lời giải thích gửi người dân"),
        max_length=5000,
        required=False,
        help_text=_("Ghi lời giải thích, hoặc ghi việc làm thêm ở dưới, hoặc cả hai."),
    )


class MoveForm(forms.Form):
    due_on = VietnameseDateField(label=_("Hạn mới"))
    reason = CleanTextField(
        label=_("Lý do"),
        max_length=1000,
        help_text=_("Người dân đọc được lý do này. Hạn cũ vẫn còn ghi lại."),
    )


class ReasonForm(forms.Form):
    reason = CleanTextField(label=_("Lý do"), max_length=1000, help_text=_("Người dân đọc được lý do này."))


class WordingForm(forms.Form):
    text = CleanTextField(label=_("Nội dung cam kết, đúng như đã hứa"), max_length=5000)


class CorrectionForm(WordingForm):
    reason = CleanTextField(label=_("Sai chỗ nào"), max_length=300)


class ConfirmationForm(forms.Form):
    """What somebody said by word of mouth: counted as noted by an officer, never as the citizen's own."""

    answer = forms.ChoiceField(
        label=_("Người dân nói"),
        choices=[
            (Confirmation.Answer.DONE, _("Đã làm xong")),
            (Confirmation.Answer.PARTLY, _("Mới làm một phần")),
            (Confirmation.Answer.NOT_YET, _("Chưa làm")),
            (Confirmation.Answer.NONE, _("Đã hỏi, chưa trả lời")),
        ],
        widget=forms.RadioSelect,
    )


class NoForm(forms.Form):
    """A page that only asks once more."""
