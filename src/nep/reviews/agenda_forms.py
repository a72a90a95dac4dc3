"""Input about the agenda of a conference."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.commendations.models import AwardDecision
from nep.practices.models import Practice
from nep.reviews.actions.agenda import About
from nep.reviews.conference_forms import LONGEST_DAY
from nep.reviews.models import AgendaItem, Conference, Section
from nep.web.forms import CleanCharField, CountField, Pick, offer

CHOOSES_THEME = "chuyen-de-sau"


class ItemForm(forms.Form):
    """`about` is a section, a practice, a decision or the choice of the next theme, as one drop-down."""

    title = CleanCharField(label=_("Nội dung"), max_length=500)
    minutes = CountField(label=_("Số phút"), min_value=1, max_value=LONGEST_DAY)
    position = CountField(label=_("Thứ tự"), min_value=1, max_value=999)
    parent = forms.ModelChoiceField(
        label=_("Nằm trong mục"),
        queryset=AgendaItem.objects.none(),
        required=False,
        empty_label=_("không, là mục lớn"),
    )
    about = forms.ChoiceField(
        label=_("Nói về"),
        required=False,
        widget=Pick,
        help_text=_(
            "Màn hình trình chiếu mở phần báo cáo, mô hình hoặc quyết định này khi đến mục. Quyết định chờ "
            "công bố thì chưa hiện tên ai."
        ),
    )

    def __init__(
        self,
        *given: Any,
        conference: Conference,
        practices: list[tuple[int, str]],
        decisions: list[tuple[int, str]],
        item: AgendaItem | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*given, **{"initial": _first(conference, item), **options})
        fields: dict[str, Any] = self.fields
        items = conference.items.order_by("position", "pk")
        offer(self, "parent", items.exclude(pk=item.pk) if item else items)
        self.sections = {
            f"phan-{section.pk}": section
            for section in Section.objects.filter(report=conference.report_id).order_by("number")
        }
        self.practices = {f"mo-hinh-{pk}": pk for pk, _title in practices}
        self.decisions = {f"quyet-dinh-{pk}": pk for pk, _title in decisions}
        fields["about"].choices = [
            ("", _("không gắn")),
            (CHOOSES_THEME, _("chọn chuyên đề sau")),
            *((key, f"Báo cáo: {section.title}") for key, section in self.sections.items()),
            *((f"mo-hinh-{pk}", f"Mô hình: {title}") for pk, title in practices),
            *((f"quyet-dinh-{pk}", f"Quyết định: {title}") for pk, title in decisions),
        ]

    @property
    def given(self) -> dict[str, Any]:
        """What the action takes."""
        told = dict(self.cleaned_data)
        chosen = told.pop("about")
        practice = Practice.objects.get(pk=self.practices[chosen]) if chosen in self.practices else None
        decided = self.decisions.get(chosen)
        decision = AwardDecision.objects.get(pk=decided) if decided else None
        about = About(self.sections.get(chosen), practice, decision, chosen == CHOOSES_THEME)
        return {**told, "about": about}


def _first(conference: Conference, item: AgendaItem | None) -> dict[str, Any]:
    if item is None:
        return {"position": conference.items.filter(parent=None).count() + 1, "minutes": 10}
    about = CHOOSES_THEME if item.chooses_theme else ""
    if item.section_id:
        about = f"phan-{item.section_id}"
    if item.practice_id:
        about = f"mo-hinh-{item.practice_id}"
    if item.decision_id:
        about = f"quyet-dinh-{item.decision_id}"
    names = ("title", "minutes", "position", "parent")
    return {**{name: getattr(item, name) for name in names}, "about": about}
