"""The conference of the last day: what two years came to, concluded and given out as work. All invented."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from nep.demo.awards import Awards
from nep.demo.conference_article import tell_article
from nep.demo.province import Province
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.practices.models import Practice
from nep.programmes.actions.succession import carry_lessons
from nep.programmes.models import Theme
from nep.promises import actions as promises
from nep.promises.models import Promise
from nep.reviews.actions import (
    agenda,
    conclusions,
    conferences,
    invitations,
    minutes,
    presence,
    publication,
    speeches,
)
from nep.reviews.actions.agenda import About
from nep.reviews.minutes_parts import CLOSING, OPENING
from nep.reviews.models import AgendaItem, Conference, Invitation, SummaryReport
from nep.web import clock

HELD_ON = date(2023, 12, 27)
PLANNED_ON, INVITED_ON, PREPARED_ON = date(2023, 12, 11), date(2023, 12, 13), date(2023, 12, 26)
TITLE = "Hội nghị tổng kết chuyên đề năm 2022-2023"
LENGTH, STARTS_AT = 150, time(9)
SEATS = 2
SPEECHES = (
    ("Ngày thứ Sáu nghe dân ở ấp: giữ đều thì dân mới nói", 8),
    ("Viết câu trả lời mười dòng để ai cũng hiểu", 7),
    ("Việc hứa ở hội trường, việc làm ở bờ kênh", 7),
)
SPOKEN = {
    "Báo cáo tổng kết chuyên đề": (
        "Văn phòng trình bày dự thảo báo cáo; các số trong báo cáo mở được hồ sơ đã đếm.\n"
        "Hội nghị thống nhất với kết quả và những việc còn chậm nêu trong dự thảo."
    ),
    "Tham luận": (
        "Ba tham luận được trình bày, đều nói về việc đã làm ở cơ sở, không đọc lại báo cáo.\n"
        "Đại biểu hỏi về việc giữ lịch nghe dân trong mùa vụ; đơn vị báo cáo trả lời tại chỗ."
    ),
    "Thảo luận": (
        "Nhiều ý kiến đề nghị mỗi lời hứa phải có một nơi chịu trách nhiệm và một ngày cụ thể.\n"
        "Có ý kiến đề nghị đọc các việc còn quá hạn ở đầu mỗi buổi nghe dân tiếp theo."
    ),
    "Công bố quyết định khen thưởng": (
        "Văn phòng đọc quyết định của Ban Thường vụ Tỉnh ủy tặng Bằng khen 12 tập thể, 13 cá nhân; danh sách "
        "công bố cùng kết quả hội nghị."
    ),
    "Chọn chuyên đề sau": "Văn phòng trình bày bản nháp chuyên đề sau; hội nghị biểu quyết thống nhất.",
    "Kết luận, bế mạc": "Chủ trì kết luận và giao các việc ghi ở phần kết luận.",
}
LESSONS = (
    "Đọc lại việc còn nợ dân trước, rồi mới nghe việc mới.",
    "Một trang dễ hiểu gửi về ấp có ích hơn một báo cáo dày gửi lên trên.",
)
DECIDED = "Hội nghị thống nhất lấy bản nháp đã trình làm chuyên đề sau, bổ sung các bài học và việc còn lại."


@dataclass(frozen=True)
class Given:
    """One piece of work: what, which part of the province, by when."""

    text: str
    to: str
    due_on: date


WORK = (
    Given(
        "Rà từng việc đã hứa còn quá hạn, hẹn lại ngày với người dân và dán kết quả tại nhà văn hóa ấp",
        "showcase",
        date(2024, 2, 2),
    ),
    Given(
        "Soạn mẫu câu trả lời mười dòng cho năm loại việc dân hỏi nhiều nhất", "province", date(2024, 3, 29)
    ),
    Given("Đọc các việc còn nợ dân ở đầu mỗi buổi nghe dân từ quý I năm 2024", "district", date(2024, 3, 29)),
)


def tell_conference(built: Province, theme: Theme, draft: Theme, awards: Awards) -> Conference:
    """Planned two weeks before, held on the morning of the last day, its minutes issued; then everything that
    waited appears in one step: the decision with register and certificates, the report, the article.
    `draft` is the next theme, on which the conference decides."""
    conference = _planned(built, theme)
    _invited(built, conference)
    _spoken(built, conference)
    _held(built, conference)
    _concluded(built, conference, draft)
    _written(built, conference)
    return _closed(built, conference, awards)


def _officer(built: Province) -> Actor:
    return built.actor(built.party, "officer")


def _at(day: date, *, hour: int = 9, minute: int = 0) -> datetime:
    return clock.noon(day, hour=hour, minute=minute)


def _planned(built: Province, theme: Theme) -> Conference:
    officer = _officer(built)
    conference = conferences.plan_conference(
        theme,
        unit=built.party,
        title=TITLE,
        length=LENGTH,
        happens_on=HELD_ON,
        starts_at=STARTS_AT,
        place="Hội trường Tỉnh ủy",
        hosts=[built.post(built.party, "leader")],
        by=officer,
        at=_at(PLANNED_ON),
    )
    report = (
        SummaryReport.objects.filter(unit=built.party, round__isnull=False).order_by("-period_to").first()
    )
    if report is not None:
        at = _at(PREPARED_ON, hour=16)
        conferences.change_conference(
            conference, title=TITLE, length=LENGTH, report=report, by=officer, at=at
        )
        conference.refresh_from_db()
    agenda.draft_agenda(conference, by=officer, at=_at(PREPARED_ON, hour=16, minute=10))
    _show_practice(conference, officer)
    return conference


def _show_practice(conference: Conference, officer: Actor) -> None:
    """The discussion opens with a model that was recognised."""
    practice = Practice.objects.filter(recognised_on__isnull=False).order_by("pk").first()
    if practice is None:
        return
    talk = _item(conference, "Thảo luận")
    agenda.add_item(
        conference,
        title="Xem một mô hình đã được công nhận",
        minutes=10,
        position=1,
        parent=talk,
        about=About(practice=practice),
        by=officer,
        at=_at(PREPARED_ON, hour=16, minute=15),
    )


def _item(conference: Conference, title: str) -> AgendaItem:
    return conference.items.get(title=title, parent=None)


def _invited(built: Province, conference: Conference) -> None:
    officer, at = _officer(built), _at(INVITED_ON)
    leaders = [built.post(unit, "leader") for unit in (*built.committees, built.province)]
    invitations.invite_posts(conference, posts=leaders, by=officer, at=at)
    units = [*built.departments, *built.front, *built.boards]
    invitations.invite_units(conference, units=units, seats=SEATS, by=officer, at=at)
    invitations.send_invitations(conference, by=officer, at=at)
    _name_delegates(built, conference, units)


def _name_delegates(built: Province, conference: Conference, units: list[Unit]) -> None:
    """Each unit sends its head and, where it has one, its officer."""
    at = _at(INVITED_ON + timedelta(days=2))
    for unit in units:
        seats = conference.invitations.filter(unit=unit, seat__gte=1).order_by("seat")
        parts = [part for part in ("leader", "head", "officer") if (unit.pk, part) in built.posts]
        posts = list(dict.fromkeys(built.posts[unit.pk, part] for part in parts))
        for seat, post in zip(seats, posts, strict=False):
            by = built.actor(unit, next(part for part in ("head", "leader", "officer") if part in parts))
            invitations.name_delegate(seat, post=post, by=by, at=at)


def _spoken(built: Province, conference: Conference) -> None:
    officer, at = _officer(built), _at(HELD_ON, hour=8, minute=30)
    item = _item(conference, "Tham luận")
    for unit, (title, length) in zip(built.committees, SPEECHES, strict=False):
        speaker = built.post(unit, "leader")
        speech = speeches.add_speech(
            conference, speaker=speaker, title=title, minutes=length, item=item, by=officer, at=at
        )
        speeches.note_given(speech, by=officer, at=_at(HELD_ON, hour=10))


def _held(built: Province, conference: Conference) -> None:
    officer = _officer(built)
    rows = list(Invitation.objects.filter(conference=conference).order_by("pk"))
    away = {row.pk for row in rows if row.post_id is None}
    marks = {row.pk: "excused" if row.pk in away else "present" for row in rows}
    marks[rows[-1].pk] = "absent"
    presence.mark_presence(conference, marks=marks, by=officer, at=_at(HELD_ON, hour=8, minute=55))
    conferences.hold_conference(conference, held_on=HELD_ON, by=officer, at=_at(HELD_ON, hour=11, minute=30))


def _concluded(built: Province, conference: Conference, draft: Theme) -> None:
    officer, at = _officer(built), _at(HELD_ON, hour=11, minute=32)
    told: dict[str, Any] = {"by": officer, "at": at}
    item = _item(conference, "Kết luận, bế mạc")
    assert built.showcase is not None, "the sample has its commune"
    units = {
        "showcase": built.showcase,
        "province": built.province,
        "district": built.district_of[built.showcase.pk],
    }
    for given in WORK:
        made = conclusions.conclude_work(
            conference, text=given.text, unit=units[given.to], due_on=given.due_on, item=item, **told
        )
        _approve(built, made.promise)
    for lesson in LESSONS:
        conclusions.conclude_lesson(conference, text=lesson, item=item, **told)
    conclusions.choose_next_theme(conference, text=DECIDED, next_theme=draft, **told)
    carry_lessons(draft, by=officer, at=_at(HELD_ON, hour=11, minute=50))


def _approve(built: Province, promise: Promise | None) -> None:
    assert promise is not None, "work is a promise"
    leader = built.actor(built.party, "leader")
    promises.approve_wording(promise, by=leader, at=_at(HELD_ON, hour=11, minute=35))


def _written(built: Province, conference: Conference) -> None:
    """Two versions, so that there is something to compare; then the paper."""
    officer = _officer(built)
    words = {str(_item(conference, title).uuid): text for title, text in SPOKEN.items()}
    first = {OPENING: "Đại biểu chào cờ. Chủ trì nêu mục đích của hội nghị.", **words}
    minutes.write_minutes(
        conference, words=first, based_on=0, by=officer, at=_at(HELD_ON, hour=11, minute=38)
    )
    second = {
        **first,
        OPENING: "Đại biểu dự lễ chào cờ. Chủ trì nêu mục đích và chương trình của hội nghị.",
        CLOSING: "Hội nghị kết thúc lúc 11 giờ 30 phút cùng ngày. Biên bản được đọc lại và thông qua.",
    }
    minutes.write_minutes(
        conference, words=second, based_on=1, by=officer, at=_at(HELD_ON, hour=11, minute=45)
    )
    minutes.issue_minutes(
        conference,
        signer=built.post(built.party, "leader"),
        issued_on=HELD_ON,
        by=officer,
        at=_at(HELD_ON, hour=11, minute=50),
    )


def _closed(built: Province, conference: Conference, awards: Awards) -> Conference:
    """The deputy head of the office, who may publish each part, publishes all of them."""
    article = tell_article(built, conference, at=_at(HELD_ON, hour=11, minute=52))
    office = built.actor(built.party, "approver")
    publication.bind_publication(
        conference,
        award_round=awards.round,
        article=article,
        by=office,
        at=_at(HELD_ON, hour=12, minute=10),
    )
    return publication.publish_conference(
        conference,
        signer=built.post(built.party, "leader"),
        issued_on=HELD_ON,
        by=office,
        at=_at(HELD_ON, hour=12, minute=15),
    )
