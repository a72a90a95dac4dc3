"""Forms of reports."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nep.documents.number_field import number_field, settle_number
from nep.organisations.fields import PostField
from nep.organisations.models import Post, Unit
from nep.programmes.models import Theme
from nep.reviews.models import Section
from nep.web.forms import VietnameseDateField, offer


class ThemeChoice(forms.ModelChoiceField[Theme]):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.short_title)


class StartForm(forms.Form):
    theme = ThemeChoice(
        label=_("Chuyên đề"),
        queryset=Theme.objects.none(),
        empty_label=_("Chọn chuyên đề"),
        help_text=_("Kỳ báo cáo là kỳ của chuyên đề. Số liệu tính đến hết hôm nay nếu kỳ chưa hết."),
    )

    def __init__(self, *args: Any, themes: QuerySet[Theme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "theme", themes)


class SectionForm(forms.ModelForm[Section]):
    class Meta:
        model = Section
        fields = ["title", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 10})}
        help_texts = {"text": _("Viết {tên_số_liệu} ở chỗ cần số; danh sách tên ở bên dưới.")}


class IssueForm(forms.Form):
    signer = PostField(label=_("Người ký"), empty_label=None)
    issued_on = VietnameseDateField(label=_("Ngày ban hành"))
    number = number_field()
    is_public = forms.BooleanField(label=_("Công khai báo cáo này cho mọi người đọc"), required=False)

    def __init__(self, *args: Any, unit: Unit, posts: QuerySet[Post], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        settle_number(self, unit)
        offer(self, "signer", posts)
