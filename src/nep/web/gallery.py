"""Every component in every state, on one page: what designers look at and what the browser tests check."""

from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nep.web.charts import Bar, Fill, Series, Share, bars, lines, shares
from nep.web.forms import CleanCharField, CleanTextField, Pick, VietnameseDateField
from nep.web.parts import Confirm, Evidence, HistoryEntry, Progress, SummaryRow, Task
from nep.web.states import Kind, State, due_state
from nep.web.strip import Strip, strip_of

DAY = date(2023, 12, 27)
LONG = "Ủy ban Mặt trận Tổ quốc Việt Nam phường Nguyễn Trường Nghiêng, thị xã Mẫu Thượng"


COMMUNES = ["Đông Phước", "Đông Phước A", "Đồng Mẫu", "Tân Hòa", "Tân Phú", "Hòa An", "Hòa Mỹ", "Long Mẫu"]
COMMUNES += ["Vĩnh Mẫu Tây", "Vĩnh Mẫu Đông", "Phương Bình", "Phương Phú", "Thạnh Xuân", "Trường Long"]
UNITS = [(str(number), f"Xã {name}") for number, name in enumerate(COMMUNES)]


class SampleForm(forms.Form):
    """One of each field."""

    name = CleanCharField(label="Họ và tên", max_length=60, help_text="Ghi như trong giấy tờ.")
    story = CleanTextField(label="Nội dung", max_length=3000, help_text="Việc gì, ở đâu, từ khi nào.")
    seen_on = VietnameseDateField(label="Ngày thấy việc ấy", required=False)
    place = forms.ChoiceField(label="Nơi xảy ra", choices=[("", "Chọn một nơi"), ("1", LONG), ("2", "Ấp 7")])
    unit = forms.ChoiceField(
        label="Đơn vị trả lời",
        required=False,
        widget=Pick,
        choices=[("", "Chọn đơn vị"), ("dai", LONG), ("Huyện Mẫu Thượng", UNITS)],
        help_text="Gõ vài chữ của tên, có dấu hoặc không dấu.",
    )
    choice = forms.ChoiceField(
        label="Ông/bà muốn gì?",
        widget=forms.RadioSelect,
        choices=[
            ("ask", "Tôi muốn hỏi"),
            ("report", "Tôi muốn báo một việc cần sửa"),
            ("suggest", "Tôi muốn góp ý"),
        ],
    )
    ways = forms.MultipleChoiceField(
        label="Báo cho tôi bằng cách nào",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("phone", "Gọi điện thoại"), ("paper", "Thư giấy"), ("counter", "Tôi tự đến hỏi")],
    )
    photo = forms.FileField(label="Ảnh", required=False, help_text="Ảnh JPEG hoặc PNG, dưới 10 MB.")
    agreed = forms.BooleanField(label="Tôi đã đọc cách cơ quan giữ kín thông tin của tôi")


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "web/gallery.html", {**_strips(), **_rows(), **_charts(), **_forms()})


def _forms() -> dict[str, Any]:
    wrong = SampleForm({"name": "", "seen_on": "31/02/2024", "story": "a" * 3001, "place": "9"}, prefix=None)
    wrong.auto_id = "sai_%s"
    return {
        "form": SampleForm(),
        "wrong_form": wrong,
        "confirm": Confirm(
            "Rút lời hứa này?",
            "Rút lời hứa",
            "#xac-nhan",
            ("Lời hứa chuyển sang “không làm nữa” kèm lý do.", "Người gửi ý kiến được báo trong ngày."),
            is_dangerous=True,
        ),
    }


def _strips() -> dict[str, Any]:
    received = date(2023, 12, 4)
    due, done_due = date(2023, 12, 29), date(2024, 1, 31)
    answered = partial(
        strip_of, today=DAY, received_on=received, answer_due_on=due, answered_on=date(2023, 12, 20)
    )
    cases: list[tuple[Any, Strip]] = [
        ("Mới tiếp nhận", strip_of(today=DAY, received_on=received, answer_due_on=due)),
        ("Trả lời trễ", strip_of(today=DAY, received_on=received, answer_due_on=date(2023, 12, 21))),
        (
            "Đã trả lời, đang làm",
            answered(done_due_on=done_due),
        ),
        (
            "Người dân đã xác nhận",
            answered(
                done_due_on=date(2023, 12, 22),
                done_on=date(2023, 12, 26),
                is_confirmed=True,
            ),
        ),
        ("Câu hỏi", answered(is_question=True)),
    ]
    return {"strips": cases}


def _rows() -> dict[str, Any]:
    dues = [date(2024, 1, 31), date(2023, 12, 29), DAY, date(2023, 12, 21)]
    return {
        "long_name": LONG,
        "states": [*(due_state(day, today=DAY) for day in dues), due_state(DAY, today=DAY, done_on=DAY)],
        "summary": [
            SummaryRow("Đơn vị trả lời", LONG),
            SummaryRow("Nội dung", "Đường vào ấp 7 hư nặng, học sinh đi lại khó.", "#tom-tat"),
            SummaryRow("Ảnh kèm theo", "2", "#tom-tat", "Xem"),
        ],
        "history": [
            HistoryEntry(
                "Giao đơn vị trả lời.", datetime(2023, 12, 5, 2, 10, tzinfo=UTC), "Cán bộ tiếp công dân"
            ),
            HistoryEntry("Trả lời được duyệt.", datetime(2023, 12, 20, 7, 45, tzinfo=UTC), "Lãnh đạo", LONG),
        ],
        "evidence": [
            Evidence("Biên bản nghiệm thu ngày 26/12/2023", "#bang-chung"),
            Evidence("Mặt đường sau khi sửa", "#bang-chung"),
        ],
        "tasks": [
            Task("Soạn trả lời", "#viec", due_state(date(2023, 12, 29), today=DAY), LONG),
            Task("Gửi duyệt", "#viec", State(Kind.QUIET, "chưa bắt đầu")),
        ],
        "progress": Progress("Đã gửi báo cáo", 97, 103),
        "table": [(LONG, 12, 9, 3), ("Xã Vĩnh Mẫu Tây", 1234, 1200, 34), ("Ấp 7", 0, 0, 0)],
    }


def _charts() -> dict[str, Any]:
    kinds = [
        Share("đã làm xong đúng hạn", 61, Fill.LEAF),
        Share("đã làm xong, trễ", 14, Fill.LEAF_SOFT),
        Share("còn hạn", 22, Fill.GRAIN),
        Share("quá hạn", 8, Fill.BRICK),
        Share("chưa làm được, có lý do", 3, Fill.GOLD),
    ]
    places = [Bar(LONG, 48), Bar("Xã Vĩnh Mẫu Tây", 31), Bar("Phường Mẫu Hạ", None), Bar("Ấp 7", 0)]
    months = [f"{month}/2023" for month in range(1, 13)]
    received = [12, 18, 9, 22, 31, 27, 25, 19, 30, 34, 28, 21]
    answered = [10, 15, 11, 19, 26, 29, 24, 20, 27, 33, 30, None]
    return {
        "charts": [
            shares("Việc đã hứa năm 2023", kinds, unit="Việc", label_head="Kết quả"),
            bars("Kiến nghị theo nơi", places, unit="Kiến nghị", label_head="Nơi"),
            lines(
                "Kiến nghị theo tháng",
                months,
                [Series("tiếp nhận", received), Series("đã trả lời", answered)],
                label_head="Tháng",
            ),
        ]
    }
