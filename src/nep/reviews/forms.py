"""Forms of reports."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nep.measures.periods import read_day
from nep.organisations.models import Post
from nep.programmes.models import Theme
from nep.reviews.models import Section
from nep.web.errors import Refusal


class ThemeChoice(forms.ModelChoiceField):  # type: ignore[type-arg] # of themes
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
        field = self.fields["theme"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = themes


class SectionForm(forms.ModelForm[Section]):
    class Meta:
        model = Section
        fields = ["title", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 10})}
        help_texts = {"text": _("Viết {tên_số_liệu} ở chỗ cần số; danh sách tên ở bên dưới.")}


class PostChoice(forms.ModelChoiceField):  # type: ignore[type-arg] # of posts
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title}: {obj.person.full_name}"


class IssueForm(forms.Form):
    signer = PostChoice(label=_("Người ký"), queryset=Post.objects.none(), empty_label=None)
    issued_on = forms.CharField(label=_("Ngày ban hành"), max_length=10, help_text=_("Ví dụ 27/12/2023."))
    number = forms.IntegerField(
        label=_("Số văn bản"),
        required=False,
        min_value=1,
        max_value=99999,
        help_text=_("Chỉ ghi khi văn thư của đơn vị cấp số; để trống thì Nếp lấy số tiếp theo trong sổ."),
    )
    is_public = forms.BooleanField(label=_("Công khai báo cáo này cho mọi người đọc"), required=False)

    def __init__(self, *args: Any, posts: QuerySet[Post], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["signer"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = posts

    def clean_issued_on(self) -> Any:
        try:
            return read_day(self.cleaned_data["issued_on"])
        except Refusal as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal
