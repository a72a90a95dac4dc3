"""Lists of awards as files."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from nep.commendations.models import AwardForm, AwardRound, Consultation, Council, Nomination
from nep.commendations.pending import told_label
from nep.organisations.queries import names_on
from nep.web import clock
from nep.web.exports import Cell, Export, Head


def _form_lines(rows: list[AwardForm]) -> Iterator[list[Cell]]:
    for row in rows:
        yield [row.name, row.get_level_display(), row.authority, row.position]


def _round_lines(rows: list[AwardRound]) -> Iterator[list[Cell]]:
    names = names_on({row.unit_id for row in rows}, clock.today())
    for row in rows:
        yield [
            row.title,
            names.get(row.unit_id, ""),
            row.period_from,
            row.period_to,
            row.get_state_display(),
        ]


def _nomination_lines(rows: list[Nomination]) -> Iterator[list[Cell]]:
    ids = {row.unit_id for row in rows} | {row.judged_by_id for row in rows}
    names = names_on(ids, clock.today())
    for row in rows:
        yield [
            row.subject_name,
            row.subject_post,
            row.get_kind_display(),
            row.form.name,
            names.get(row.unit_id, ""),
            names.get(row.judged_by_id, ""),
            told_label(row),
        ]


def _consultation_lines(rows: list[Consultation]) -> Iterator[list[Cell]]:
    names = names_on({row.unit_id for row in rows}, clock.today())
    for row in rows:
        yield [
            names.get(row.unit_id, ""),
            row.question,
            clock.day_of(row.asked_at),
            row.deadline.due_on if row.deadline else None,
            clock.day_of(row.answered_at) if row.answered_at else None,
        ]


def _council_lines(rows: list[Council]) -> Iterator[list[Cell]]:
    names = names_on({row.unit_id for row in rows}, clock.today())
    for row in rows:
        yield [row.name, names.get(row.unit_id, ""), row.round.title]


COUNCILS = Export(
    "hoi-dong-khen-thuong",
    gettext_lazy("Hội đồng khen thưởng"),
    [
        Head(gettext_lazy("Hội đồng"), 50),
        Head(gettext_lazy("Đơn vị"), 36),
        Head(gettext_lazy("Đợt khen thưởng"), 60),
    ],
    _council_lines,
)
FORMS = Export(
    "hinh-thuc-khen-thuong",
    gettext_lazy("Hình thức khen thưởng"),
    [
        Head(gettext_lazy("Hình thức"), 50),
        Head(gettext_lazy("Cấp"), 14),
        Head(gettext_lazy("Cấp quyết định"), 40),
        Head(gettext_lazy("Thứ bậc"), 10),
    ],
    _form_lines,
)
ROUNDS = Export(
    "dot-khen-thuong",
    gettext_lazy("Đợt khen thưởng"),
    [
        Head(gettext_lazy("Đợt khen thưởng"), 60),
        Head(gettext_lazy("Đơn vị"), 36),
        Head(gettext_lazy("Thành tích từ ngày"), 14),
        Head(gettext_lazy("Đến hết ngày"), 14),
        Head(gettext_lazy("Tình trạng"), 16),
    ],
    _round_lines,
)
NOMINATIONS = Export(
    "de-nghi-khen-thuong",
    gettext_lazy("Đề nghị khen thưởng"),
    [
        Head(gettext_lazy("Tên, họ và tên"), 40),
        Head(gettext_lazy("Chức vụ khi đề nghị"), 36),
        Head(gettext_lazy("Đối tượng"), 12),
        Head(gettext_lazy("Hình thức"), 50),
        Head(gettext_lazy("Đơn vị đề nghị"), 36),
        Head(gettext_lazy("Nơi đang xét"), 36),
        Head(gettext_lazy("Tình trạng"), 20),
    ],
    _nomination_lines,
)
CONSULTATIONS = Export(
    "lay-y-kien-hiep-y",
    gettext_lazy("Lấy ý kiến hiệp y"),
    [
        Head(gettext_lazy("Đơn vị được lấy ý kiến"), 40),
        Head(gettext_lazy("Đề nghị cho ý kiến về"), 60),
        Head(gettext_lazy("Ngày hỏi"), 14),
        Head(gettext_lazy("Hạn trả lời"), 14),
        Head(gettext_lazy("Ngày trả lời"), 14),
    ],
    _consultation_lines,
)
