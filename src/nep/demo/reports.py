"""Two reporting rounds of the sample: 2022, typed in from paper and closed; 2022-2023, open in December."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from random import Random

from nep.demo.province import Province, showcase_of
from nep.measures.periods import Period
from nep.measures.statements import SourcePaper, name_stated_figure
from nep.organisations.actors import Actor
from nep.organisations.models import Unit, UnitKind
from nep.programmes.models import Theme
from nep.reviews import actions
from nep.reviews.actions.approving import Point
from nep.reviews.actions.in_bulk import Taken
from nep.reviews.actions.rounds import FigurePlan, SectionPlan
from nep.reviews.actions.writing import FigureEntry, OwnPaper, Writing
from nep.reviews.models import Assignment, Round
from nep.web import clock

STATED = (
    ("stated_classes", "Lớp, buổi học tập chuyên đề", "Số lớp, buổi đơn vị mở trong kỳ.", "classes", (2, 9)),
    (
        "stated_attendances",
        "Lượt người dự học tập chuyên đề",
        "Số lượt người dự các lớp, buổi; một người dự hai buổi là hai lượt.",
        "attendances",
        (60, 420),
    ),
    ("stated_papers", "Văn bản triển khai đã ban hành", "Số văn bản đơn vị ban hành.", "papers", (1, 7)),
    (
        "stated_practices",
        "Mô hình, cách làm hay đăng ký",
        "Số mô hình, cách làm đơn vị đăng ký trong kỳ.",
        "practices",
        (0, 4),
    ),
)
COUNTED = ("petitions_received", "petitions_answered", "promises_made", "promises_kept")
ASKED = (
    UnitKind.DISTRICT,
    UnitKind.COMMUNE,
    UnitKind.DEPARTMENT,
    UnitKind.MASS,
    UnitKind.PARTY_BOARD,
    UnitKind.RECEPTION,
)
FIRST, SECOND = Period(date(2022, 1, 1), date(2022, 12, 31)), Period(date(2022, 1, 1), date(2023, 12, 31))
BEFORE_SEED = 4
BEFORE_SOURCE = "Báo cáo số 21-BC/TU ngày 20/12/2021"
FIRST_OPENED, FIRST_DUE = date(2022, 11, 28), date(2022, 12, 20)
SECOND_OPENED, SECOND_DUE = date(2023, 11, 27), date(2023, 12, 20)
WORDS = (
    "{unit} họp bàn việc thực hiện chuyên đề {n} lần, phân công từng người theo dõi từng việc.",
    "{unit} mở lớp theo nhóm cán bộ, đoàn viên, hội viên; mỗi buổi dành nửa thời gian để hỏi và đáp.",
    "Việc làm theo gắn với nhiệm vụ: {unit} có {n} việc cụ thể, việc nào cũng có người và ngày xong.",
    "Ngày nghe dân nói giữ đều tại {unit}; việc hứa với dân được ghi sổ và báo lại cho người hỏi.",
    "Mô hình tổ tự quản đường xanh, nhà sạch được {n} tổ của {unit} áp dụng, có ảnh trước và sau.",
    "{unit} tự đánh giá: làm đều hơn năm trước, nhưng việc ghi chép của {n} bộ phận còn chậm.",
    "Thời gian tới {unit} giải quyết xong {n} việc còn nợ dân và kiến nghị cấp trên hỗ trợ kinh phí sửa cầu.",
)
WORDS_NOW = (
    "Trong hai năm {unit} giao {n} việc có tên người làm, mỗi quý soát lại một lần việc xong và việc còn.",
    "Các buổi học ở {unit} gắn với chuyện có thật tại chỗ; {n} buổi do chính người dân, đoàn viên kể.",
    "{unit} hoàn thành {n} công trình, phần việc đăng ký đầu kỳ; việc chưa xong đều ghi lý do và ngày mới.",
    "Dân hỏi tại {unit} được trả lời ngay ở buổi nghe hoặc nhận phiếu hẹn; {n} vụ kéo dài đã dứt điểm.",
    "Từ {unit}, {n} nơi khác đã đến xem và làm theo cách chia tổ trực đường, trực kênh của các ấp.",
    "Nhìn lại, {unit} còn {n} việc làm chậm vì chờ kinh phí; bài học là hứa ít, hứa đúng, báo lại sớm.",
    "Sang năm {unit} giữ ngày nghe dân, làm tiếp {n} việc dở dang và đề nghị tập huấn cách ghi minh chứng.",
)
SAME = "Đơn vị đã quán triệt nghiêm túc, triển khai kịp thời, đồng bộ, hiệu quả các văn bản của cấp trên."
MISSING, RETURNED, LATE, ON_PAPER = 4, 2, 6, 40
"""Of the communes: how many have not sent, were sent back, sent late, mail paper."""


@dataclass
class Reports:
    built: Province
    theme: Theme
    random: Random

    @property
    def office(self) -> Actor:
        return self.built.actor(self.built.party, "officer")

    def tell(self) -> None:
        """Everything, in the order of its days."""
        self._name_figures()
        self._tell_first()
        self._tell_second()

    def _name_figures(self) -> None:
        at = clock.noon(FIRST_OPENED - timedelta(days=4), hour=8)
        for key, label, sentence, counts, _range in STATED:
            name_stated_figure(
                key=key,
                label=label,
                sentence=sentence,
                counts=counts,
                unit=self.built.party,
                by=self.office,
                at=at,
            )

    def _open(self, title: str, period: Period, opened: date, due: date, before: Round | None) -> Round:
        at = clock.noon(opened, hour=9)
        made = actions.create_round(
            unit=self.built.party,
            title=title,
            period=period,
            theme=self.theme,
            copied_from=before,
            by=self.office,
            at=at,
        )
        if before is None:
            self._add_figures(made, at)
        levels: dict[str, date | None] = {str(kind): due for kind in ASKED}
        levels[str(UnitKind.DISTRICT)] = due + timedelta(days=6)
        actions.set_deadlines(made, levels, by=self.office, at=at)
        return actions.open_round(made, by=self.office, at=at)

    def _add_figures(self, made: Round, at: datetime) -> None:
        outline = [
            SectionPlan(part.title, part.guide, part.is_assessment)
            for part in made.sections.order_by("number")
        ]
        keys = [*COUNTED, *(row[0] for row in STATED)]
        actions.edit_outline(
            made,
            title=made.title,
            request_text="Báo cáo ngắn, nêu việc cụ thể, ai làm, kết quả đo được.",
            sections=outline,
            figures=[FigurePlan(key) for key in keys],
            by=self.office,
            at=at,
        )

    def _tell_first(self) -> None:
        """The first winter: everybody mails paper, the office types it in, all of it in one act."""
        title = "Sơ kết chuyên đề năm 2022"
        first = self._open(title, FIRST, FIRST_OPENED, FIRST_DUE, None)
        day = date(2022, 12, 20)
        rows = [self._taken(row, day, n, WORDS) for n, row in enumerate(_asked(first), start=11)]
        actions.take_reports(first, rows, by=self.office, at=clock.noon(day, hour=15))
        for district in self.built.districts:
            leader = self.built.actor(district, "leader")
            actions.accept_reports(first, by=leader, at=clock.noon(date(2022, 12, 23), hour=9))
        actions.accept_reports(first, by=self.office, at=clock.noon(date(2022, 12, 26), hour=9))
        actions.close_round(first, by=self.office, at=clock.noon(date(2022, 12, 30), hour=16))
        self.first = first

    def _taken(self, row: Assignment, day: date, number: int, said: Sequence[str]) -> Taken:
        return Taken(
            assignment=row,
            paper=SourcePaper(f"{number}/BC", day - timedelta(days=2)),
            received_on=day,
            stated=self._figures(),
            texts=dict(enumerate(self._words(row.name, said), start=1)),
        )

    def _figures(self) -> dict[str, int]:
        return {key: self.random.randint(*bounds) for key, _label, _sentence, _counts, bounds in STATED}

    def _words(self, name: str, said: Sequence[str]) -> Iterator[str]:
        for words in said:
            yield words.format(unit=name, n=self.random.randint(2, 9))

    def _tell_second(self) -> None:
        """The open round: units write their own reports; a few mail paper, are late, sent back or silent."""
        title = "Tổng kết chuyên đề 2022-2023"
        self.second = self._open(title, SECOND, SECOND_OPENED, SECOND_DUE, self.first)
        actions.issue_request(
            self.second,
            signer=self.built.post(self.built.party, "leader"),
            issued_on=SECOND_OPENED,
            by=self.office,
            at=clock.noon(SECOND_OPENED, hour=10),
        )
        self._enter_years_before()
        communes = [unit for unit in self.built.communes if unit != showcase_of(self.built)]
        self.random.shuffle(communes)
        late, paper = communes[MISSING : MISSING + LATE], communes[-ON_PAPER:]
        rows = {row.unit_id: row for row in _asked(self.second)}
        self._units_send(communes[MISSING + LATE : -ON_PAPER], rows, date(2023, 12, 18))
        self._units_send([*self.built.departments, self.built.reception], rows, date(2023, 12, 19))
        mailed = [rows[unit.pk] for unit in (*paper, *self.built.front, *self.built.boards)]
        taken = [self._taken(row, SECOND_DUE, n, WORDS_NOW) for n, row in enumerate(mailed, start=81)]
        actions.take_reports(self.second, taken, by=self.office, at=clock.noon(SECOND_DUE, hour=15))
        self._chase()
        self._units_send(late, rows, date(2023, 12, 22))
        self._judge(communes[MISSING + LATE : MISSING + LATE + RETURNED], rows)

    def _enter_years_before(self) -> None:
        """2020-2021, once, from the report of the committee's office: what *so cùng kỳ* compares with. Drawn
        apart, so that the rest of the story stays as it was."""
        drawn, at = Random(BEFORE_SEED), clock.noon(SECOND_OPENED, hour=11)  # noqa: S311 - a story that repeats
        for row in _asked(self.second):
            values = {
                key: round(drawn.randint(*bounds) * 0.8) for key, _label, _said, _counts, bounds in STATED
            }
            actions.enter_earlier(row, values, source=BEFORE_SOURCE, by=self.office, at=at)

    def _units_send(self, units: list[Unit], rows: dict[int, Assignment], last: date) -> None:
        for unit in units:
            day = last - timedelta(days=self.random.choice((0, 0, 3, 4, 5)))
            self._send(unit, rows[unit.pk], day if last > SECOND_DUE else min(day, last))

    def _send(self, unit: Unit, row: Assignment, day: date) -> None:
        at = clock.noon(day, hour=10)
        writing = Writing(
            texts=dict(zip(self._section_ids, self._some_words(row.name), strict=True)),
            figures={self._figure_ids[key]: FigureEntry(value) for key, value in self._figures().items()},
            highlights=[(None, f"{row.name}: việc hứa với dân được ghi sổ và báo lại cho người hỏi.")],
            paper=OwnPaper(f"{self.random.randint(30, 190)}/BC", day),
        )
        actions.write_report(row, writing, by=self.built.actor(unit, "officer"), at=at)
        actions.submit_report(row, by=self.built.actor(unit, "leader"), at=at + timedelta(hours=3))

    def _some_words(self, name: str) -> list[str]:
        """One in twelve reports borrows a sentence that stands in others too."""
        words = list(self._words(name, WORDS_NOW))
        if self.random.random() < 1 / 12:
            words[0] = SAME
        return words

    @cached_property
    def _section_ids(self) -> list[int]:
        return list(self.second.sections.order_by("number").values_list("pk", flat=True))

    @cached_property
    def _figure_ids(self) -> dict[str, int]:
        return dict(self.second.figures.values_list("key", "pk"))

    def _chase(self) -> None:
        day = date(2023, 12, 21)
        actions.chase_units(
            self.second,
            signer=self.built.post(self.built.party, "leader"),
            issued_on=day,
            by=self.office,
            at=clock.noon(day, hour=9),
        )

    def _judge(self, back: list[Unit], rows: dict[int, Assignment]) -> None:
        """Two go back with reasons; what is in order is accepted in the districts and at the top."""
        day = date(2023, 12, 25)
        section = self._section_ids[2]
        for unit in back:
            leader = self.built.actor(self.built.district_of[unit.pk], "leader")
            point = Point("Nêu rõ việc nào, ai làm, xong ngày nào.", section, 1)
            actions.return_report(rows[unit.pk], points=[point], by=leader, at=clock.noon(day, hour=9))
        for district in self.built.districts:
            leader = self.built.actor(district, "leader")
            actions.accept_reports(self.second, by=leader, at=clock.noon(day, hour=14))
        self._units_send(self.built.districts[1:], rows, date(2023, 12, 26))
        actions.accept_reports(self.second, by=self.office, at=clock.noon(date(2023, 12, 27), hour=7))


def _asked(round_: Round) -> list[Assignment]:
    return list(round_.assignments.select_related("unit", "round__unit", "above__unit").order_by("pk"))


def tell_reports(built: Province, theme: Theme, *, seed: int) -> None:
    """Make both rounds, the same for the same seed."""
    Reports(built, theme, Random(seed)).tell()  # noqa: S311 - a story that repeats, not a secret
