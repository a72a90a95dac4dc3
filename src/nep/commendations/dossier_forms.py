"""Input about dossiers and opinions of other bodies."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nep.commendations.actions import Said
from nep.commendations.choices import NamedChoice
from nep.commendations.models import AwardForm, ConsultedNomination, Nomination, SubjectKind
from nep.documents.number_field import number_field, settle_number
from nep.organisations.models import Post, Unit
from nep.web.forms import CleanCharField, CleanTextField, Pick, VietnameseDateField, offer

OTHER = ""


class DossierPaperForm(forms.Form):
    wanted = forms.ChoiceField(label=_("Văn bản"), required=False)
    other = CleanCharField(label=_("Tên văn bản khác"), max_length=200, required=False)
    upload = forms.FileField(
        label=_("Tệp PDF hoặc DOCX"),
        help_text=_("Bản đã ký thì quét thành PDF; tối đa 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
    )

    def __init__(self, *given: Any, missing: Sequence[str], **options: Any) -> None:
        super().__init__(*given, **options)
        field = self.fields["wanted"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*((name, name) for name in missing), (OTHER, _("Văn bản khác"))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("wanted") and not cleaned.get("other"):
            self.add_error("other", _("Ông/bà chọn văn bản, hoặc ghi tên văn bản khác."))
        return cleaned

    @property
    def name(self) -> str:
        return str(self.cleaned_data["wanted"] or self.cleaned_data["other"])


class SubmissionForm(forms.Form):
    form = NamedChoice(label=_("Hình thức"), queryset=AwardForm.objects.none(), empty_label=None)
    signer = NamedChoice(label=_("Người ký"), queryset=Post.objects.none(), empty_label=None)
    issued_on = VietnameseDateField(label=_("Ngày ban hành"))
    number = number_field()

    def __init__(
        self,
        *given: Any,
        unit: Unit,
        forms_here: "QuerySet[AwardForm]",
        signers: "QuerySet[Post]",
        **options: Any,
    ) -> None:
        super().__init__(*given, **options)
        settle_number(self, unit)
        offer(self, "form", forms_here.order_by("position", "pk"))
        offer(self, "signer", signers)


class BindForm(forms.Form):
    form = NamedChoice(label=_("Hình thức"), queryset=AwardForm.objects.none(), empty_label=None)
    kind = forms.ChoiceField(label=_("Đối tượng"), choices=SubjectKind.choices)

    def __init__(self, *given: Any, forms_here: "QuerySet[AwardForm]", **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "form", forms_here.order_by("position", "pk"))


class NominationsField(forms.ModelMultipleChoiceField[Nomination]):
    def label_from_instance(self, obj: Any) -> str:
        return ", ".join(part for part in (obj.subject_name, obj.subject_post, obj.form.name) if part)


class AskForm(forms.Form):
    unit = NamedChoice(label=_("Đơn vị được lấy ý kiến"), queryset=Unit.objects.none(), widget=Pick)
    question = CleanTextField(label=_("Đề nghị cho ý kiến về"), max_length=1000)
    nominations = NominationsField(
        label=_("Về các đề nghị"),
        queryset=Nomination.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *given: Any, units: "QuerySet[Unit]", rows: "QuerySet[Nomination]", **options: Any
    ) -> None:
        super().__init__(*given, **options)
        offer(self, "unit", units)
        offer(self, "nominations", rows)


class OpinionsForm(forms.Form):
    """One opinion and one line for each nomination asked about."""

    def __init__(self, *given: Any, items: Sequence[ConsultedNomination], **options: Any) -> None:
        super().__init__(*given, **options)
        self.items = items
        for item in items:
            name = item.nomination.subject_name
            self.fields[f"opinion_{item.pk}"] = forms.ChoiceField(
                label=_("Ý kiến về %(name)s") % {"name": name},
                choices=ConsultedNomination.Opinion.choices,
                widget=forms.RadioSelect,
            )
            self.fields[f"note_{item.pk}"] = CleanCharField(
                label=_("Lý do (%(name)s)") % {"name": name}, max_length=1000, required=False
            )

    def said(self) -> dict[int, Said]:
        cleaned = self.cleaned_data
        return {
            item.nomination_id: Said(cleaned[f"opinion_{item.pk}"], cleaned[f"note_{item.pk}"])
            for item in self.items
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for item in self.items:
            objects = cleaned.get(f"opinion_{item.pk}") == ConsultedNomination.Opinion.OBJECTS
            if objects and not cleaned.get(f"note_{item.pk}"):
                self.add_error(f"note_{item.pk}", _("Không đồng ý thì phải ghi lý do."))
        return cleaned
