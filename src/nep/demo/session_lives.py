"""How the theme is brought to people in the sample: materials, sessions of each form, and one with its door
open on the last day. All of it invented."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from nep.demo.engine import Story
from nep.demo.names import invented_names
from nep.demo.province import Province, cell_of, showcase_of
from nep.learning import actions
from nep.learning.models import Attendance, Session
from nep.organisations.models import Unit
from nep.programmes import actions as programmes
from nep.programmes.models import AudienceGroup, Theme

SEED, NAMES_AFTER = 7, 7000
TODAY = date(2023, 12, 27)
GROUPS = (
    ("Cán bộ, công chức", "Lớp học, gắn với việc đang làm."),
    ("Công nhân, người lao động", "Nói chuyện ngắn sau ca, xem phim."),
    ("Thanh niên", "Hội thi, đi thực tế."),
    ("Nông dân", "Sân khấu hóa, học ngay tại ấp."),
)
PAGES = (
    (
        "Nghe dân nói: bốn việc làm trước một buổi gặp dân",
        "Đọc lại những việc đã hứa mà chưa xong.\n\nHỏi trưởng ấp bà con đang lo điều gì.\n\n"
        "Đến sớm, ngồi cùng hàng ghế với dân.\n\nGhi đúng lời người nói, không ghi thay.",
        0,
        (),
    ),
    (
        "Nói dân hiểu: viết câu trả lời trong mười dòng",
        "Câu đầu trả lời thẳng: được hay chưa được.\n\nRồi nói vì sao, ai làm, xong ngày nào.\n\n"
        "Không chép nguyên điều luật; nói điều ấy nghĩa là gì với người hỏi.",
        1,
        (0,),
    ),
    (
        "Ba câu hỏi trước khi hứa với dân",
        "Việc này có thuộc quyền của mình không?\n\nNgày hẹn có tính cả mưa bão chưa?\n\n"
        "Nếu lỡ hẹn thì ai báo cho dân, báo lúc nào?",
        2,
        (),
    ),
)


@dataclass(frozen=True)
class Told:
    """One session of the sample: `people` on its list, or only a count when `is_counted`."""

    unit: str
    on: date
    title: str
    form: str
    groups: tuple[int, ...]
    people: int
    is_counted: bool = False
    with_staff: bool = False


SESSIONS = (
    Told("commune", date(2022, 3, 18), "Học nội dung chuyên đề năm 2022", "class", (0,), 6, with_staff=True),
    Told("commune", date(2022, 6, 25), "Tuổi trẻ gần dân", "contest", (2,), 24),
    Told("commune", date(2022, 10, 15), "Chuyện ở ấp mình", "stage", (3,), 180, is_counted=True),
    Told("commune", date(2023, 3, 17), "Học nội dung chuyên đề năm 2023", "class", (0,), 8, with_staff=True),
    Told("commune", date(2023, 8, 19), "Đến nơi việc đã hứa làm xong", "field_visit", (0, 2), 18),
    Told(
        "cell", date(2023, 4, 14), "Nêu gương: hứa thì theo tới khi xong", "talk", (0,), 12, with_staff=True
    ),
    Told(
        "district",
        date(2022, 5, 20),
        "Nói chuyện chuyên đề với công nhân",
        "talk",
        (1,),
        320,
        is_counted=True,
    ),
    Told(
        "district", date(2023, 5, 19), "Viết câu trả lời cho dân dễ hiểu", "online", (0,), 35, with_staff=True
    ),
    Told("party", date(2022, 2, 25), "Quán triệt chuyên đề toàn tỉnh", "online", (0,), 1450, is_counted=True),
)


class SessionLives:
    """Groups and materials first; each session is planned two weeks ahead, taken and held on its day."""

    def __init__(self, story: Story, built: Province, theme: Theme) -> None:
        self.story, self.built, self.theme = Story.beside(story, seed=SEED), built, theme
        self.names = invented_names(after=NAMES_AFTER)
        self.groups: list[AudienceGroup] = []

    def tell(self) -> None:
        self.story.on(date(2022, 1, 20), self._begin, hour=9)
        for told in SESSIONS:
            self._plan_in(told)
        self.story.on(TODAY - timedelta(days=12), self._plan_today)

    def _begin(self, at: datetime) -> None:
        officer = self.built.actor(self.built.party, "officer")
        for position, (name, note) in enumerate(GROUPS, start=1):
            self.groups.append(
                programmes.add_audience_group(
                    self.theme, name=name, note=note, position=position, by=officer, at=at
                )
            )
        contents = list(self.theme.corecontents.order_by("position"))
        for title, text, content, groups in PAGES:
            actions.publish_material(
                self.theme,
                unit=self.built.party,
                kind="page",
                title=title,
                text=text,
                core_content=contents[content],
                audience_groups=[self.groups[number] for number in groups],
                by=officer,
                at=at,
            )

    def _plan_in(self, told: Told) -> None:
        def step(at: datetime) -> None:
            session = self._plan(told, at)
            self.story.on(told.on, lambda moment: self._take(told, session, moment), hour=14)

        self.story.on(told.on - timedelta(days=14), step)

    def _unit(self, told: Told) -> Unit:
        commune = showcase_of(self.built)
        return {
            "commune": commune,
            "cell": cell_of(self.built),
            "district": self.built.district_of[commune.pk],
            "party": self.built.party,
        }[told.unit]

    def _plan(self, told: Told, at: datetime, *, starts_at: time = time(8)) -> Session:
        unit = self._unit(told)
        by = self.built.actor(unit, "officer")
        session = actions.plan_session(
            self.theme,
            unit=unit,
            title=told.title,
            format=told.form,
            core_contents=list(self.theme.corecontents.order_by("position")[:2]),
            audience_groups=[self.groups[number] for number in told.groups],
            happens_on=told.on,
            starts_at=starts_at,
            place=f"Hội trường {self.built.names[unit.pk]}",
            hosts=[self.built.post(unit, "leader")],
            by=by,
            at=at,
        )
        if not told.is_counted:
            self._expect(told, session, at)
        return session

    def _expect(self, told: Told, session: Session, at: datetime) -> None:
        unit = self._unit(told)
        by = self.built.actor(unit, "officer")
        if told.with_staff:
            actions.expect_holders(session, unit=unit, by=by, at=at)
        names = "\n".join(islice(self.names, told.people))
        actions.expect_names(session, names=names, audience_group=self.groups[told.groups[0]], by=by, at=at)
        actions.invite(session, by=by, at=at)

    def _take(self, told: Told, session: Session, at: datetime) -> None:
        by = self.built.actor(self._unit(told), "officer")
        if told.is_counted:
            away = told.people // 12
            actions.count_only(
                session,
                persons_due=told.people,
                present=told.people - away,
                excused=away // 2,
                make_up=0,
                by=by,
                at=at,
            )
        else:
            actions.save_list(session, marks=self._marks(session), by=by, at=at)
        actions.hold_session(session, held_on=told.on, by=by, at=at)

    def _marks(self, session: Session) -> dict[int, str]:
        keys = Attendance.objects.filter(session=session).order_by("pk").values_list("pk", flat=True)
        chances = self.story.random.choices(
            ["present", "excused", "absent", "make_up"], weights=[88, 5, 3, 4], k=len(keys)
        )
        return dict(zip(keys, chances, strict=True))

    def _plan_today(self, at: datetime) -> None:
        """The session of the last day: invitations are out, the first have come through the door."""
        told = Told(
            "commune", TODAY, "Ngày đọc và làm theo, mở cửa cả ngày", "class", (0,), 24, with_staff=True
        )
        session = self._plan(told, at, starts_at=time(0, 30))
        self.story.on(TODAY, lambda moment: self._first_come(session, moment), hour=7)

    def _first_come(self, session: Session, at: datetime) -> None:
        for row in Attendance.objects.filter(session=session).order_by("pk")[:9]:
            actions.check_in_code(session, row.code, at=at)
