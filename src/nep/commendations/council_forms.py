"""Input about councils, ballots and minutes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nep.commendations.actions import Counted
from nep.commendations.choices import NamedChoice, NamedChoices
from nep.commendations.models import Ballot, BallotItem, Choice, CouncilMember, Nomination
from nep.documents.number_field import number_field, settle_number
from nep.organisations.models import Post, Unit
from nep.web.forms import CleanCharField, CleanTextField, CountField, Pick, VietnameseDateField, offer

MOST_VOTES = 999


class CouncilForm(forms.Form):
    name = CleanCharField(label=_("Tên hội đồng"), max_length=300)
    basis = CleanCharField(
        label=_("Quyết định thành lập"),
        max_length=300,
        required=False,
        help_text=_("Số, ngày và cơ quan ra quyết định; in vào biên bản."),
    )


class SeatForm(forms.Form):
    post = NamedChoice(
        label=_("Thành viên"), queryset=Post.objects.none(), widget=Pick, empty_label=_("Chọn một người")
    )
    role = forms.ChoiceField(label=_("Vai trò"), choices=CouncilMember.Role.choices)

    def __init__(self, *given: Any, posts: "QuerySet[Post]", **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "post", posts)
        self.fields["role"].initial = CouncilMember.Role.MEMBER


class DeclareForm(forms.Form):
    conflicts = NamedChoices(
        label=_("Đề nghị mà tôi có mối liên quan"),
        queryset=Nomination.objects.none(),
        required=False,
        help_text=_("Là người được đề nghị, người thân, hoặc có lợi ích, việc riêng với nơi được đề nghị."),
    )

    def __init__(self, *given: Any, nominations: "QuerySet[Nomination]", **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "conflicts", nominations)


class ConflictForm(forms.Form):
    note = CleanCharField(
        label=_("Ghi chú"),
        max_length=500,
        required=False,
        help_text=_("Thành viên hội đồng đọc được ở trang bằng chứng."),
    )


class RecuseForm(forms.Form):
    member = NamedChoice(label=_("Thành viên"), queryset=CouncilMember.objects.none(), empty_label=None)
    nomination = NamedChoice(
        label=_("Không tham gia xét đề nghị"),
        queryset=Nomination.objects.none(),
        widget=Pick,
        empty_label=_("Chọn một đề nghị"),
    )
    note = CleanCharField(label=_("Ghi chú"), max_length=500, required=False)

    def __init__(
        self,
        *given: Any,
        members: "QuerySet[CouncilMember]",
        nominations: "QuerySet[Nomination]",
        **options: Any,
    ) -> None:
        super().__init__(*given, **options)
        offer(self, "member", members)
        offer(self, "nomination", nominations)


class DiscussionForm(forms.Form):
    text = CleanTextField(
        label=_("Ý kiến của tôi"),
        max_length=5000,
        help_text=_("Chỉ thành viên hội đồng tham gia xét đề nghị này đọc được. Gửi rồi không sửa được."),
    )


class BallotForm(forms.Form):
    method = forms.ChoiceField(label=_("Cách bỏ phiếu"), choices=Ballot.Method.choices)
    nominations = NamedChoices(label=_("Đề nghị trên phiếu"), queryset=Nomination.objects.none())
    absent = NamedChoices(
        label=_("Thành viên vắng mặt"),
        queryset=CouncilMember.objects.none(),
        required=False,
        help_text=_("Lấy ý kiến bằng văn bản (không kín)."),
    )
    tellers = NamedChoices(
        label=_("Ban kiểm phiếu"),
        queryset=CouncilMember.objects.none(),
        required=False,
        help_text=_("Chỉ khi bỏ phiếu bằng giấy: từ hai người, mỗi người nhập riêng một bản đếm."),
    )

    def __init__(
        self,
        *given: Any,
        nominations: "QuerySet[Nomination]",
        members: "QuerySet[CouncilMember]",
        **options: Any,
    ) -> None:
        super().__init__(*given, **options)
        offer(self, "nominations", nominations)
        offer(self, "absent", members)
        offer(self, "tellers", members)


class ChoicesForm(forms.Form):
    """One choice for each item: a vote, or what an absent member wrote."""

    def __init__(self, *given: Any, items: Iterable[BallotItem], **options: Any) -> None:
        super().__init__(*given, **options)
        for item in items:
            self.fields[f"n{item.pk}"] = forms.ChoiceField(
                label=item.nomination.subject_name,
                choices=Choice.choices,
                error_messages={"required": _("Ông/bà chọn một ô.")},
            )

    def choices(self) -> dict[int, Choice]:
        return {int(name[1:]): Choice(value) for name, value in self.cleaned_data.items()}


COUNTS = {"yes": _("đồng ý"), "no": _("không đồng ý"), "abstain": _("không biểu quyết")}


class TallyForm(forms.Form):
    collected = CountField(label=_("Số phiếu thu về"), min_value=0, max_value=MOST_VOTES)
    invalid = CountField(label=_("Số phiếu không hợp lệ"), min_value=0, max_value=MOST_VOTES, initial=0)

    def __init__(
        self, *given: Any, items: Sequence[BallotItem], by_hands: bool = False, **options: Any
    ) -> None:
        super().__init__(*given, **options)
        self.items = items
        if by_hands:
            self.fields["collected"].label = _("Số thành viên biểu quyết")
            del self.fields["invalid"]
        for item in items:
            for name, label in COUNTS.items():
                self.fields[f"{name}{item.pk}"] = CountField(
                    label=_("%(name)s: %(choice)s") % {"name": item.nomination.subject_name, "choice": label},
                    min_value=0,
                    max_value=MOST_VOTES,
                )

    def counts(self) -> Mapping[int, Counted]:
        typed = self.cleaned_data
        return {
            item.pk: Counted(**{name: typed[f"{name}{item.pk}"] for name in COUNTS}) for item in self.items
        }


class SettleForm(forms.Form):
    again = NamedChoices(
        label=_("Đưa ra bỏ phiếu lần sau"),
        queryset=Nomination.objects.none(),
        required=False,
        help_text=_("Chưa đạt mà không đánh dấu thì để lại, không chọn."),
    )

    def __init__(self, *given: Any, nominations: "QuerySet[Nomination]", **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "again", nominations)


class TieForm(forms.Form):
    chosen = NamedChoices(label=_("Đề nghị được chọn"), queryset=Nomination.objects.none())

    def __init__(self, *given: Any, nominations: "QuerySet[Nomination]", **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "chosen", nominations)


class TallyPaperForm(forms.Form):
    issued_on = VietnameseDateField(label=_("Ngày của biên bản"))
    number = number_field()

    def __init__(self, *given: Any, unit: Unit, **options: Any) -> None:
        super().__init__(*given, **options)
        settle_number(self, unit)


class MinutesForm(TallyPaperForm):
    place = CleanCharField(label=_("Họp tại"), max_length=200)
