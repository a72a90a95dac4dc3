"""Forms of a unit's report."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.measures.named import Named
from nep.reviews.actions.writing import FigureEntry, OwnPaper, Writing
from nep.reviews.models import RoundFigure, RoundSection
from nep.web.forms import CleanCharField, CleanTextField, CountField, VietnameseDateField, WholeField

MOST_WORDS = 20_000


class SendForm(forms.Form):
    """Only for *nhập thay*: when the unit's paper came in."""

    happened_on = VietnameseDateField(
        label=gettext_lazy("Ngày nhận được văn bản của đơn vị"),
        required=False,
        help_text=gettext_lazy("Nhận trước hôm nay không quá 3 ngày làm việc thì tính theo ngày nhận."),
    )


class ReturnForm(forms.Form):
    """One reason for each section, with the paragraph it is about, and one for the figures or the whole."""

    def __init__(self, *args: Any, sections: list[RoundSection], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = sections
        for section in sections:
            self.fields[f"doan_{section.pk}"] = CountField(label=_("Đoạn số"), required=False)
            self.fields[f"ly_do_{section.pk}"] = CleanTextField(
                label=_("Cần bổ sung gì ở đoạn này"), max_length=1000, required=False
            )
        self.fields["ly_do_chung"] = CleanTextField(
            label=_("Cần bổ sung gì về số liệu hoặc cả báo cáo"), max_length=1000, required=False
        )

    def rows(self) -> list[tuple[RoundSection, forms.BoundField, forms.BoundField]]:
        return [
            (section, self[f"doan_{section.pk}"], self[f"ly_do_{section.pk}"]) for section in self.sections
        ]


class PaperForm(forms.Form):
    """The unit's own paper."""

    paper_number = CleanCharField(
        label=gettext_lazy("Số báo cáo của đơn vị"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Văn bản của đơn vị là hồ sơ của các số đơn vị báo cáo."),
    )
    paper_on = VietnameseDateField(label=gettext_lazy("Ngày của báo cáo"), required=False)
    paper_file = forms.FileField(label=gettext_lazy("Tệp báo cáo đã ký (PDF hoặc DOCX)"), required=False)


class WritingForm(PaperForm):
    """The whole report of a unit on one page."""

    version = WholeField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        sections: list[RoundSection],
        figures: list[RoundFigure],
        has_units_below: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sections, self.round_figures, self.has_units_below = sections, figures, has_units_below
        for section in sections:
            self.fields[f"chu_{section.pk}"] = CleanTextField(
                label=section.title, max_length=MOST_WORDS, required=False, help_text=section.guide
            )
        for figure in figures:
            self._add_figure(figure)
        self.fields["noi_bat"] = CleanTextField(
            label=_("Kết quả nổi bật đề xuất đưa vào báo cáo cấp trên"),
            max_length=MOST_WORDS,
            required=False,
            help_text=_("Mỗi dòng một nội dung."),
        )

    def _add_figure(self, figure: RoundFigure) -> None:
        self.fields[f"so_{figure.pk}"] = CountField(label=_("Số đơn vị báo cáo"), required=False)
        self.fields[f"vi_{figure.pk}"] = CleanCharField(
            label=_("Lý do chênh lệch"), max_length=1000, required=False
        )
        if self.has_units_below:
            self.fields[f"tong_{figure.pk}"] = CountField(label=_("Tổng trong văn bản"), required=False)
            self.fields[f"vi_tong_{figure.pk}"] = CleanCharField(
                label=_("Vì sao tổng khác"), max_length=1000, required=False
            )

    def section_field(self, section: RoundSection) -> forms.BoundField:
        return self[f"chu_{section.pk}"]

    def figure_fields(self, pk: int) -> list[forms.BoundField]:
        """Stated, reason; and, of a unit with units below, total and reason."""
        return [
            self[name] for part in ("so", "vi", "tong", "vi_tong") if (name := f"{part}_{pk}") in self.fields
        ]

    def writing(self, paper_file: Any) -> Writing:
        cleaned = self.cleaned_data
        return Writing(
            texts={section.pk: cleaned[f"chu_{section.pk}"] for section in self.sections},
            figures={figure.pk: self._entry(figure.pk) for figure in self.round_figures},
            highlights=[(None, line.strip()) for line in cleaned["noi_bat"].splitlines() if line.strip()],
            paper=OwnPaper(cleaned["paper_number"], cleaned["paper_on"], paper_file),
        )

    def _entry(self, pk: int) -> FigureEntry:
        cleaned = self.cleaned_data
        return FigureEntry(
            stated=cleaned[f"so_{pk}"],
            explanation=cleaned[f"vi_{pk}"],
            paper_total=cleaned.get(f"tong_{pk}"),
            total_note=cleaned.get(f"vi_tong_{pk}", ""),
        )


class CorrectionForm(forms.Form):
    """Another value of a stated figure, why, and on which paper."""

    value = CountField(label=gettext_lazy("Số đúng"))
    paper_number = CleanCharField(label=gettext_lazy("Số văn bản làm căn cứ"), max_length=60)
    paper_on = VietnameseDateField(label=gettext_lazy("Ngày văn bản"))
    reason = CleanTextField(label=gettext_lazy("Lý do sửa"), max_length=500)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_paper_on(self) -> date:
        day: date = self.cleaned_data["paper_on"]
        if day > self.today:
            raise forms.ValidationError(_("Ngày này chưa tới. Ông/bà kiểm tra lại năm."))
        return day


class SheetForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Bảng tính đã điền"),
        help_text=gettext_lazy("Tệp .xlsx, .ods hoặc .csv theo mẫu tải ở trên."),
    )


class EarlierForm(forms.Form):
    """Figures of the same period of the year before that nobody entered yet, and where they come from."""

    source = CleanCharField(
        label=gettext_lazy("Nguồn của các con số"),
        max_length=300,
        help_text=gettext_lazy("Ví dụ: Báo cáo số 45-BC/TU ngày 20/12/2022."),
    )

    def __init__(self, *args: Any, missing: dict[str, Named], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, one in missing.items():
            self.fields[f"so_{key}"] = CountField(
                label=f"{one.label} ({one.counts})", required=False, help_text=one.sentence
            )
        self.order_fields([*(name for name in self.fields if name != "source"), "source"])

    def values(self) -> dict[str, int]:
        found = {
            name.removeprefix("so_"): value for name, value in self.cleaned_data.items() if name != "source"
        }
        return {key: value for key, value in found.items() if value is not None}
