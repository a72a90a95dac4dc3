"""Input about decisions, the register and comments."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nep.commendations.choices import NamedChoice
from nep.commendations.models import AwardForm, CommentPeriod, Nomination, SubjectKind
from nep.commendations.models.decisions import LINE
from nep.documents.number_field import number_field, settle_number
from nep.organisations.models import Post, Unit
from nep.web.forms import CleanCharField, CleanTextField, Pick, VietnameseDateField, offer

MOST_BYTES = 20_000_000


class CheckForm(forms.Form):
    """A code, or a file."""

    code = CleanCharField(
        label=_("Mã trên bằng"),
        max_length=40,
        required=False,
        help_text=_("16 chữ và số, chia bốn nhóm, ví dụ 7K3M-20QX-9FTA-4WZE."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    file = forms.FileField(
        label=_("Hoặc tệp PDF của quyết định, của bằng"),
        required=False,
        help_text=_("Nếp chỉ so tệp với sổ rồi bỏ, không giữ lại."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if not cleaned.get("code") and cleaned.get("file") is None:
            self.add_error("code", _("Ông/bà ghi mã trên bằng, hoặc chọn một tệp."))
        upload = cleaned.get("file")
        if upload is not None and (upload.size or 0) > MOST_BYTES:
            self.add_error("file", _("Tệp lớn hơn 20 MB, không phải tệp Nếp làm ra."))
        return cleaned


class FormChoice(forms.ModelChoiceField[AwardForm]):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.authority})" if obj.authority not in obj.name else str(obj.name)


class DecisionForm(forms.Form):
    citation = CleanCharField(
        label=_("Thành tích chung của danh sách"),
        max_length=LINE,
        help_text=_(
            "Một dòng, viết tiếp sau chữ “Tặng …”, ví dụ: đã có thành tích xuất sắc trong thực hiện "
            "Chuyên đề năm 2022-2023."
        ),
    )
    bases = CleanTextField(
        label=_("Căn cứ"), max_length=3000, required=False, help_text=_("Mỗi dòng một căn cứ, đã đối chiếu.")
    )


class NewDecisionForm(DecisionForm):
    form = FormChoice(label=_("Hình thức"), queryset=AwardForm.objects.none(), empty_label=None)
    field_order = ("form", "citation", "bases")

    def __init__(self, *given: Any, award_forms: "QuerySet[AwardForm]", **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "form", award_forms)


class ItemsForm(forms.Form):
    """Who stands on the list: one tick and one own line for each that was chosen."""

    def __init__(self, *given: Any, nominations: "list[Nomination]", **options: Any) -> None:
        super().__init__(*given, **options)
        self.nominations = nominations
        for one in nominations:
            self.fields[f"co_{one.pk}"] = forms.BooleanField(label=one.subject_name, required=False)
            self.fields[f"dong_{one.pk}"] = CleanCharField(
                label=_("Thành tích riêng của %(name)s") % {"name": one.subject_name},
                max_length=LINE,
                required=False,
            )

    def rows(self) -> "list[tuple[Nomination, forms.BoundField, forms.BoundField]]":
        return [(one, self[f"co_{one.pk}"], self[f"dong_{one.pk}"]) for one in self.nominations]

    def chosen(self) -> "list[Nomination]":
        return [one for one in self.nominations if self.cleaned_data[f"co_{one.pk}"]]

    def lines(self) -> dict[int, str]:
        return {one.pk: self.cleaned_data[f"dong_{one.pk}"] for one in self.nominations}


class ReadyForm(forms.Form):
    """Who signs, when, with which number."""

    signer = NamedChoice(label=_("Người ký"), queryset=Post.objects.none(), empty_label=None)
    issued_on = VietnameseDateField(label=_("Ngày ký"))
    number = number_field()
    is_public = forms.BooleanField(
        label=_("Công khai toàn văn quyết định"),
        required=False,
        help_text=_("Không đánh dấu thì sổ chỉ ghi số, ngày ký và danh sách, văn bản để nội bộ."),
    )

    def __init__(self, *given: Any, unit: Unit, signers: "QuerySet[Post]", **options: Any) -> None:
        super().__init__(*given, **options)
        settle_number(self, unit)
        offer(self, "signer", signers)


class CorrectionForm(forms.Form):
    subject_name = CleanCharField(label=_("Tên, họ và tên"), max_length=200)
    subject_post = CleanCharField(label=_("Chức vụ"), max_length=200, required=False)
    unit_name = CleanCharField(label=_("Đơn vị"), max_length=300, required=False)
    achievement = CleanCharField(label=_("Thành tích"), max_length=LINE)
    reason = CleanCharField(label=_("Lý do"), max_length=LINE, help_text=_("Người tra cứu sổ đọc được."))
    paper = CleanCharField(
        label=_("Theo văn bản"),
        max_length=200,
        required=False,
        help_text=_("Số, ngày và cơ quan ra văn bản."),
    )


class RevocationForm(forms.Form):
    reason = CleanCharField(label=_("Lý do"), max_length=LINE, help_text=_("Người tra cứu sổ đọc được."))
    paper = CleanCharField(
        label=_("Theo văn bản"),
        max_length=200,
        required=False,
        help_text=_("Số, ngày và cơ quan ra văn bản."),
    )


class OutsideForm(forms.Form):
    """One name of a decision of another authority."""

    form = FormChoice(label=_("Hình thức"), queryset=AwardForm.objects.none(), empty_label=None)
    nomination = NamedChoice(
        label=_("Đề nghị của tỉnh"),
        queryset=Nomination.objects.none(),
        required=False,
        widget=Pick,
        empty_label=_("Không có đề nghị, hoặc đề nghị ở nơi khác"),
        help_text=_("Chọn thì tên, chức vụ lấy từ đề nghị nếu để trống bên dưới."),
    )
    kind = forms.ChoiceField(label=_("Đối tượng"), choices=SubjectKind.choices)
    subject_name = CleanCharField(label=_("Tên, họ và tên"), max_length=200, required=False)
    subject_post = CleanCharField(label=_("Chức vụ"), max_length=200, required=False)
    unit_name = CleanCharField(label=_("Đơn vị"), max_length=300, required=False)
    achievement = CleanCharField(label=_("Thành tích, như quyết định ghi"), max_length=LINE)
    number = CleanCharField(label=_("Số quyết định"), max_length=60)
    signed_on = VietnameseDateField(label=_("Ngày ký"))
    period_from = VietnameseDateField(
        label=_("Thành tích từ ngày"), required=False, help_text=_("Khi quyết định có ghi.")
    )
    period_to = VietnameseDateField(label=_("Đến hết ngày"), required=False)
    upload = forms.FileField(label=_("Tệp quyết định"), help_text=_("PDF hoặc DOCX, để nội bộ."))

    def __init__(
        self,
        *given: Any,
        award_forms: "QuerySet[AwardForm]",
        nominations: "QuerySet[Nomination]",
        **options: Any,
    ) -> None:
        super().__init__(*given, **options)
        offer(self, "form", award_forms)
        offer(self, "nomination", nominations)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        one = cleaned.get("nomination")
        if one is not None and not cleaned.get("subject_name"):
            cleaned |= {"subject_name": one.subject_name, "subject_post": one.subject_post, "kind": one.kind}
        if not cleaned.get("subject_name"):
            self.add_error("subject_name", _("Ông/bà ghi tên, hoặc chọn một đề nghị."))
        first, last = cleaned.get("period_from"), cleaned.get("period_to")
        if bool(first) != bool(last):
            self.add_error("period_to", _("Ông/bà ghi đủ hai ngày."))
        elif first and last and last < first:
            self.add_error("period_to", _("Ngày kết thúc đứng trước ngày bắt đầu."))
        return cleaned


class CommentForm(forms.Form):
    nomination = NamedChoice(
        label=_("Về tập thể, cá nhân"),
        queryset=Nomination.objects.none(),
        required=False,
        empty_label=_("Cả danh sách"),
    )
    text = CleanTextField(
        label=_("Ý kiến"),
        max_length=5000,
        help_text=_("Không cần ghi tên. Muốn được trả lời thì ông/bà dùng trang Gửi ý kiến."),
    )

    def __init__(self, *given: Any, period: CommentPeriod, **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "nomination", commented(period))


def commented(period: CommentPeriod) -> "QuerySet[Nomination]":
    """Whom the period asks about: those chosen, by name."""
    chosen = Nomination.objects.filter(
        round=period.round_id, form=period.form_id, state=Nomination.State.CHOSEN
    )
    return chosen.order_by("kind", "sort_key", "pk")


class ReadingForm(forms.Form):
    reason = CleanCharField(
        label=_("Lý do mở"), max_length=300, help_text=_("Ghi vào lịch sử cùng tên chức vụ của ông/bà.")
    )


class OutcomeForm(forms.Form):
    outcome = CleanCharField(
        label=_("Đã xử lý thế nào"),
        max_length=300,
        help_text=_("Một dòng, không chép lại ý kiến, ví dụ: đã chuyển cơ quan kiểm tra theo thẩm quyền."),
    )
