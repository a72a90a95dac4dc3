"""Members of the showcase commune and of its Party committee: each year a commitment for one reader, bound to
a duty, and in December what came of it. All of it invented."""

from datetime import date, datetime

from nep.demo.engine import Story
from nep.demo.names import invented_names
from nep.demo.province import BEGAN_AT, BEGIN, MAKER, Province, cell_of, showcase_of
from nep.organisations import actions as organisations
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.organisations.roles import Role
from nep.programmes.actions import commitments
from nep.programmes.models import Commitment, Theme
from nep.programmes.queries.commitments import direct_heads, duties_of
from nep.web import clock

MEMBERS, NAMES_AFTER, SEED = 26, 5000, 3
OFFICES = (
    "Công chức văn hóa - xã hội",
    "Công chức địa chính - xây dựng",
    "Công chức tài chính - kế toán",
    "Công chức tư pháp - hộ tịch",
    "Công chức văn phòng - thống kê",
    "Công chức lao động - thương binh và xã hội",
    "Công chức nông nghiệp - môi trường",
    "Chỉ huy trưởng Ban Chỉ huy quân sự",
)
DUTIES = (
    ("Tiếp và trả lời ý kiến của dân trong ấp", "Mỗi tháng đi một vòng quanh ấp, ghi lại từng việc dân nhờ."),
    ("Giữ đường làng sạch", "Sáng Chủ nhật đầu tháng cùng bà con quét đường, nhặt rác ở đoạn mình ở."),
    ("Giúp hộ khó khăn", "Kèm một hộ làm hồ sơ vay vốn nuôi cá, theo tới khi bán lứa đầu."),
    ("Nhập hồ sơ đúng hẹn", "Không để hồ sơ nào quá hẹn; hồ sơ thiếu thì gọi báo ngay trong ngày."),
    ("Vận động trồng cây ven kênh", "Trồng và chăm năm mươi cây trên đoạn kênh trước nhà văn hóa."),
    ("Đọc sách với thiếu nhi", "Mỗi thứ Bảy mở tủ sách ấp một buổi."),
)
REVIEWS = (
    "Làm được gần hết. Còn hai tháng mưa không đi được, đã bù vào tháng sau.",
    "Đã làm xong, bà con cùng làm từ tháng thứ ba.",
    "Mới làm một nửa: việc nhiều hơn mình tính. Năm sau chọn việc nhỏ hơn.",
)


def staff_members(built: Province) -> None:
    """Members of the committee, and more officers of the commune."""
    names, cell, commune = invented_names(after=NAMES_AFTER), cell_of(built), showcase_of(built)
    for number in range(1, MEMBERS + 1):
        _post(built, cell, f"member {number}", "Đảng viên chi bộ ấp", Role.MEMBER, next(names))
    for number, title in enumerate(OFFICES, start=1):
        where = f"{title} {built.names[commune.pk]}"
        _post(built, commune, f"office {number}", where, Role.UNIT_OFFICER, next(names))


def _post(built: Province, unit: Unit, part: str, title: str, role: Role, name: str) -> None:
    person = organisations.add_person(full_name=name, by=MAKER, at=BEGAN_AT)
    built.posts[unit.pk, part] = organisations.open_post(
        person,
        unit=unit,
        title=title,
        roles=(role,),
        valid_from=BEGIN,
        office_phone="",
        by=MAKER,
        at=BEGAN_AT,
    )


class Members:
    """Each of them writes in January, most review in December, a few leave it open."""

    def __init__(self, story: Story, built: Province, theme: Theme) -> None:
        self.story, self.built, self.theme = Story.beside(story, seed=SEED), built, theme

    def tell(self) -> None:
        cell, commune = cell_of(self.built), showcase_of(self.built)
        writers = [(cell, f"member {n}") for n in range(1, MEMBERS + 1)]
        writers += [(commune, f"office {n}") for n in range(1, len(OFFICES) + 1)]
        for year in (self.theme.starts_on.year, self.theme.ends_on.year):
            for unit, part in writers:
                if self.story.chance(0.9) or part == "member 1":
                    self._write_in(year, unit, part)

    def _write_in(self, year: int, unit: Unit, part: str) -> None:
        day = date(year, 1, self.story.random.randint(17, 28))

        def step(at: datetime) -> None:
            row = self._write(unit, part, at)
            if part != "member 1" or year < self.theme.ends_on.year:
                self._review_in(year, row, self.built.actor(unit, part))

        self.story.on(day, step)

    def _write(self, unit: Unit, part: str, at: datetime) -> Commitment:
        actor, post = self.built.actor(unit, part), self.built.post(unit, part)
        duty, text = self.story.one_of(DUTIES)
        planned = duties_of(post, self.theme)
        action = self.story.one_of(planned) if planned and self.story.chance(0.5) else None
        return commitments.write_commitment(
            self.theme,
            action=action,
            duty="" if action else duty,
            text=text,
            due_on=date(clock.day_of(at).year, 12, 31),
            reader=self._reader(post, at),
            by=actor,
            at=at,
        )

    def _reader(self, post: Post, at: datetime) -> Post:
        return direct_heads(post, on=clock.day_of(at))[0]

    def _review_in(self, year: int, row: Commitment, actor: Actor) -> None:
        if not self.story.chance(0.85):
            return
        words = self.story.one_of(REVIEWS)
        self.story.on(
            date(year, 12, self.story.random.randint(1, 24)),
            lambda at: _review(row, words, actor, at),
        )


def _review(row: Commitment, words: str, actor: Actor, at: datetime) -> None:
    commitments.review_commitment(row, review=words, by=actor, at=at)
