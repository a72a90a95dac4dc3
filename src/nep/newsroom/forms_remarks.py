"""Input of readers, and of who answers for what they say."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.newsroom.models import Article, Remark, RemarkDesk
from nep.newsroom.queries_remarks import candidates
from nep.newsroom.remark_texts import LONGEST, LONGEST_ANSWER, LONGEST_NAME
from nep.organisations.models import Post, Unit
from nep.web.forms import CleanCharField, CleanTextField, CountField, VietnameseDateField, offer

REASONS = [(value, label) for value, label in Remark.Reason.choices if value != Remark.Reason.GONE]


class RemarkForm(forms.Form):
    """No contact is asked for: nobody is called back, the answer stands under the article."""

    text = CleanTextField(
        label=_("Phản hồi của ông/bà"),
        max_length=LONGEST,
        help_text=_("Nhiều nhất 2.000 ký tự. Không ghi số điện thoại, số giấy tờ, tên người khác."),
    )
    name = CleanCharField(
        label=_("Tên muốn hiện"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("Bỏ trống thì hiện “Bạn đọc”. Không phải tên thật cũng được."),
    )


class HideForm(forms.Form):
    hidden = CleanTextField(
        label=_("Phần cần che"),
        max_length=4000,
        required=False,
        help_text=_("Chép đúng từng chữ trong lời phản hồi, mỗi phần một dòng. Chỗ ấy hiện “[đã che]”."),
    )
    hides_all = forms.BooleanField(label=_("Che toàn bộ lời, chỉ để câu trả lời"), required=False)


class AnswerForm(forms.Form):
    answer = CleanTextField(label=_("Trả lời của đơn vị"), max_length=LONGEST_ANSWER)
    points_to_petition = forms.BooleanField(
        label=_("Kèm đường dẫn tới trang Gửi ý kiến"),
        required=False,
        help_text=_(
            "Khi lời phản hồi thật ra là kiến nghị, đơn thư: gửi ở đó thì có số phiếu và hạn trả lời."
        ),
    )


class ShowForm(HideForm, AnswerForm):
    """Showing and answering in one piece; the answer may come later."""

    field_order = ("answer", "points_to_petition", "hidden", "hides_all")

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["answer"].required = False


class RefuseForm(forms.Form):
    reason = forms.ChoiceField(label=_("Lý do"), choices=[("", _("Chọn lý do")), *REASONS])
    words = CleanTextField(
        label=_("Nói thêm với người gửi"),
        max_length=500,
        required=False,
        help_text=_("Người gửi đọc được lý do và lời này ở địa chỉ riêng của phản hồi."),
    )


class PostChoice(forms.ModelChoiceField[Post]):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title}: {obj.person.full_name}"


class DeskForm(forms.Form):
    post = PostChoice(
        label=_("Người phụ trách"),
        queryset=Post.objects.none(),
        required=False,
        empty_label=_("Chưa cử: không nhận phản hồi"),
        help_text=_("Chỉ người này duyệt và trả lời. Biên tập viên hoặc người duyệt đăng của đơn vị."),
    )
    days = CountField(
        label=_("Mỗi bài nhận phản hồi trong"),
        min_value=1,
        max_value=365,
        help_text=_("Số ngày kể từ ngày đăng. Từng bài đóng sớm hoặc kéo dài riêng được."),
    )

    def __init__(self, *, unit: Unit, desk: RemarkDesk | None, on: date, **given: Any) -> None:
        initial = {"post": desk.post_id if desk else None, "days": desk.days if desk else 30}
        super().__init__(initial=initial, **given)
        offer(self, "post", candidates(unit, on=on))


OPEN, SHUT = "open", "shut"


class SwitchForm(forms.Form):
    """Of one article."""

    state = forms.ChoiceField(
        label=_("Phản hồi dưới bài này"),
        widget=forms.RadioSelect,
        choices=[(OPEN, _("Mở")), (SHUT, _("Đóng"))],
    )
    closes_on = VietnameseDateField(
        label=_("Nhận đến hết ngày"),
        required=False,
        help_text=_("Bỏ trống thì theo số ngày chung của đơn vị. Ví dụ 27/10/2023."),
    )

    @property
    def switch(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"is_open": given["state"] == OPEN, "closes_on": given["closes_on"]}


def switch_of(article: Article) -> dict[str, Any]:
    """What the form shows at first."""
    return {"state": SHUT if article.remarks_closed else OPEN, "closes_on": article.remarks_until}
