"""Input about who stands in for whom. Posts and verbs to choose from are given by the view."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.organisations.actions import Paper
from nep.organisations.choices import Group
from nep.organisations.models import Post
from nep.web.forms import CleanCharField, VietnameseDateField


class _PaperForm(forms.Form):
    """Who takes it, and the paper it rests on."""

    to_post = forms.TypedChoiceField(label=_("Người nhận"), coerce=int)
    paper_number = CleanCharField(
        label=_("Số, ký hiệu văn bản"), max_length=60, help_text=_("Ghi như trên văn bản, ví dụ 12/GUQ-UBND.")
    )
    paper_issued_on = VietnameseDateField(label=_("Ngày văn bản"))
    upload = forms.FileField(
        label=_("Tệp văn bản"),
        required=False,
        help_text=_("PDF hoặc DOCX, không quá 20 MB. Không gửi văn bản có dấu Mật, Tối mật, Tuyệt mật."),
    )

    def __init__(self, *args: Any, takers: Sequence[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_post"].choices = [("", _("Chọn một người")), *takers]  # type: ignore[attr-defined]

    @property
    def taker(self) -> Post:
        return Post.objects.get(pk=self.cleaned_data["to_post"])

    @property
    def paper(self) -> Paper:
        cleaned = self.cleaned_data
        return Paper(cleaned["paper_number"], cleaned["paper_issued_on"], cleaned["upload"])


class SubstituteForm(_PaperForm):
    """A deputy in absence."""

    valid_from = VietnameseDateField(label=_("Từ ngày"))
    last_day = VietnameseDateField(label=_("Đến hết ngày"))
    field_order = ("to_post", "verbs", "valid_from", "last_day")

    @property
    def valid_to(self) -> date:
        """The first day on which it no longer holds."""
        last: date = self.cleaned_data["last_day"]
        return last + timedelta(days=1) if last < date.max else last


class DelegateForm(SubstituteForm):
    """Named things, given to another for a while."""

    verbs = forms.MultipleChoiceField(
        label=_("Việc được ủy quyền"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kèm quyền đọc cần cho việc ấy. Phần giữ kín, tài khoản, chức vụ không ủy quyền được."),
    )

    def __init__(self, *args: Any, verbs: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verbs"].choices = verbs  # type: ignore[attr-defined] # a choice field


class EndMandateForm(forms.Form):
    ended_on = VietnameseDateField(label=_("Cho thôi từ ngày"))


class HandOverForm(_PaperForm):
    """Which open work goes to whom. An item is written `source:id`."""

    items = forms.MultipleChoiceField(
        label=_("Việc bàn giao"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chưa chọn việc nào để bàn giao. Ông/bà đánh dấu ít nhất một việc.")},
    )
    field_order = ("items", "to_post")

    def __init__(self, *args: Any, items: Sequence[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = items  # type: ignore[attr-defined] # a choice field

    @property
    def chosen(self) -> list[tuple[str, int]]:
        pairs = [value.rpartition(":") for value in self.cleaned_data["items"]]
        return [(source, int(thing_id)) for source, _colon, thing_id in pairs]
