"""Fields that several forms here share."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from nep.petitions.models import Choice, Concern, TellBy
from nep.petitions.submission import MAX_TEXT
from nep.web.forms import CleanTextField

CONCERN_QUESTION = _("Việc này có liên quan đến xã hoặc cán bộ của xã không?")


class PhotosInput(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class PhotosField(forms.FileField):
    """Several photographs; checked by the action, which knows images."""

    widget = PhotosInput

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Ảnh về việc này"))
        options.setdefault(
            "help_text",
            _(
                "Nhiều nhất 5 ảnh, mỗi ảnh 10 MB. Hãy chụp sự việc, không chụp mặt người. "
                "Vị trí và thông tin máy chụp trong ảnh sẽ được xóa."
            ),
        )
        super().__init__(required=False, **options)
        self.widget.attrs["accept"] = "image/jpeg,image/png,image/webp"

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        uploads: Sequence[Any] = data if isinstance(data, (list, tuple)) else [data] if data else []
        return [super(PhotosField, self).clean(upload, initial) for upload in uploads]


def choice_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Ông/bà muốn làm gì?"),
        choices=Choice.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn một trong ba việc.")},
    )


def concern_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=CONCERN_QUESTION,
        help_text=_(
            "Nếu có, hoặc ông/bà không chắc: ý kiến đi thẳng lên nơi tiếp công dân cấp trên. "
            "Xã không nhìn thấy ý kiến này."
        ),
        choices=Concern.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn một câu trả lời; không chắc cũng được.")},
    )


def text_field(**options: Any) -> CleanTextField:
    return CleanTextField(
        label=_("Nội dung"),
        max_length=MAX_TEXT,
        error_messages={"required": _("Ông/bà chưa viết nội dung. Hãy viết ít nhất một câu.")},
        **options,
    )


def tell_by_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Ông/bà muốn biết kết quả bằng cách nào?"),
        choices=TellBy.choices,
        widget=forms.RadioSelect,
        initial=TellBy.COME,
        error_messages={"required": _("Hãy chọn một cách.")},
    )
