"""Several files in one field: photographs and papers, looked at when they are stored."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

MOST_FILES = 6


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class EvidenceField(forms.FileField):
    widget = ManyFiles(attrs={"accept": "image/jpeg,image/png,image/webp,.pdf,.docx"})

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Minh chứng"))
        options.setdefault("required", False)
        options.setdefault(
            "help_text",
            _(
                "Ảnh (mỗi tệp 10 MB) hoặc PDF, DOCX (20 MB), nhiều nhất 6 tệp. "
                "Chụp việc đã làm, không chụp mặt người; vị trí trong ảnh được xóa."
            ),
        )
        super().__init__(**options)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        given = data if isinstance(data, (list, tuple)) else [data]
        files = [super(EvidenceField, self).clean(one, initial) for one in given if one]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("Mỗi lần gửi nhiều nhất 6 tệp."), code="too_many")
        if not files and self.required:
            raise forms.ValidationError(_("Ông/bà chọn ít nhất một tệp."), code="required")
        return files
