"""Input of a person about the own commitment."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.organisations.models import Post
from nep.programmes.forms.uploads import EvidenceField
from nep.programmes.models import Commitment, PlanAction, Theme
from nep.programmes.queries.commitments import direct_heads, duties_of
from nep.web.forms import CleanCharField, CleanTextField, VietnameseDateField, offer

NO_DUTY = _("Ông/bà chọn một nhiệm vụ hoặc ghi nhiệm vụ của mình.")


class HeadField(forms.ModelChoiceField[Post]):
    """The one reader: name and post, one line each."""

    widget = forms.RadioSelect

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.person.full_name}, {obj.title}"


def head_field(heads: list[Post]) -> HeadField:
    ids = [head.pk for head in heads]
    return HeadField(
        queryset=Post.objects.filter(pk__in=ids).select_related("person").order_by("pk"),
        empty_label=None,
        initial=ids[0] if len(ids) == 1 else None,
        label=_("Người đọc"),
        help_text=_(
            "Chỉ ông/bà và người này đọc được. Người khác chỉ thấy số đếm. "
            "Danh sách theo chức vụ đang dùng; muốn người đọc ở bên khác thì đổi vai rồi viết."
        ),
    )


class CommitmentForm(forms.Form):
    """Written on a phone in two minutes: pick the duty, say what, until when, who reads."""

    action = forms.ModelChoiceField(
        label=_("Gắn với nhiệm vụ"),
        queryset=PlanAction.objects.none(),
        required=False,
        empty_label=_("nhiệm vụ khác, tôi ghi ở dưới"),
    )
    duty = CleanCharField(
        label=_("Nhiệm vụ được giao"),
        max_length=1000,
        required=False,
        help_text=_("Một việc cụ thể của chức trách mình. Đã chọn ở trên thì để trống."),
    )
    text = CleanTextField(
        label=_("Việc tôi sẽ làm"),
        max_length=2000,
        help_text=_("Vài câu, việc thấy được kết quả. Không chép mẫu chung."),
    )
    due_on = VietnameseDateField(label=_("Làm xong trước ngày"))

    def __init__(self, *args: Any, post: Post, theme: Theme, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        duties = duties_of(post, theme)
        if duties:
            actions = PlanAction.objects.filter(pk__in=[duty.pk for duty in duties])
            offer(self, "action", actions.order_by("due_on", "pk"))
        else:
            del self.fields["action"]
            self.fields["duty"].required = True
            self.fields["duty"].error_messages["required"] = NO_DUTY
            self.fields["duty"].help_text = _("Một việc cụ thể của chức trách mình.")
        self.fields["due_on"].initial = min(date(today.year, 12, 31), theme.ends_on)
        self.fields["reader"] = head_field(direct_heads(post, on=today))

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not typed.get("action") and not typed.get("duty") and "duty" not in self.errors:
            self.add_error("duty", NO_DUTY)
        return typed


def first_of(commitment: Commitment) -> dict[str, Any]:
    content = commitment.content
    return {
        "action": content.action_id,
        "duty": "" if content.action_id else content.duty,
        "text": content.text,
        "due_on": content.due_on,
        "reader": commitment.reader_id,
    }


class ReviewForm(forms.Form):
    review = CleanTextField(
        label=_("Tự nhận xét kết quả"),
        max_length=2000,
        help_text=_("Đã làm được gì, còn gì chưa làm, vì sao. Không chấm điểm, không xếp loại."),
    )
    uploads = EvidenceField()


class MoreEvidenceForm(forms.Form):
    uploads = EvidenceField(required=True)


class ReaderForm(forms.Form):
    def __init__(self, *args: Any, post: Post, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reader"] = head_field(direct_heads(post, on=today))
