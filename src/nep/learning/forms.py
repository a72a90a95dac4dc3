"""Input about sessions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.learning.models import Session
from nep.learning.refusals import NoSuchContent, NoSuchGroup
from nep.organisations.models import Post
from nep.programmes.models import AudienceGroup, CoreContent, Theme
from nep.web.forms import CleanCharField, CountField, VietnameseDateField

MOST_PEOPLE = 50_000


class PostsField(forms.ModelMultipleChoiceField["Post"]):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} – {obj.person.full_name}"


class GroupsField(forms.ModelMultipleChoiceField["AudienceGroup"]):
    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "invalid_choice": NoSuchGroup.sentence,
        "invalid_pk_value": NoSuchGroup.sentence,
    }

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}: {obj.note}" if obj.note else str(obj.name)


class ContentsField(forms.ModelMultipleChoiceField["CoreContent"]):
    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "invalid_choice": NoSuchContent.sentence,
        "invalid_pk_value": NoSuchContent.sentence,
    }

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.text)


class SessionForm(forms.Form):
    title = CleanCharField(label=_("Tên buổi học"), max_length=200)
    audience_groups = GroupsField(label=_("Cho nhóm nào"), queryset=AudienceGroup.objects.none())
    format = forms.ChoiceField(label=_("Hình thức"), choices=Session.Format.choices)
    core_contents = ContentsField(
        label=_("Học nội dung nào"), queryset=CoreContent.objects.none(), required=False
    )
    happens_on = VietnameseDateField(label=_("Ngày tổ chức"))
    starts_at = forms.TimeField(label=_("Bắt đầu lúc"), help_text=_("Ví dụ 07:30."))
    place = CleanCharField(
        label=_("Địa điểm"), max_length=300, help_text=_("Học trực tuyến thì ghi đường dẫn vào phòng học.")
    )
    hosts = PostsField(label=_("Ai chủ trì"), queryset=Post.objects.none())
    capacity = CountField(
        label=_("Số chỗ"),
        required=False,
        min_value=1,
        max_value=MOST_PEOPLE,
        help_text=_("Để trống thì không giới hạn số người mời."),
    )

    def __init__(self, *given: Any, theme: Theme, posts: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        fields: dict[str, Any] = self.fields
        fields["audience_groups"].queryset = theme.audiencegroups.order_by("position", "pk")
        fields["core_contents"].queryset = theme.corecontents.order_by("position", "pk")
        fields["hosts"].queryset = posts
