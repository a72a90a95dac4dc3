"""Many facts at once, written as rows: for what counts them, not for what makes them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from nep.dialogue.models import Issue, ListeningDay, Opinion, Speaker
from nep.meetings.models import Meeting
from nep.norms.models import Calendar, Deadline
from nep.norms.queries import norm_on
from nep.organisations.models import Post, Unit
from nep.petitions.models import Petition
from nep.promises.models import DueDate, Promise
from nep.web import clock

DAY = timedelta(days=1)


def listening_days(units: Sequence[Unit], *, months: Sequence[date], random: Random) -> None:
    """One a unit and month; one in ten was not held."""
    rows = []
    for unit in units:
        for day in months:
            held = day if random.random() < 0.9 else None
            rows.append(
                Meeting(
                    kind="listening_day", unit=unit, title=f"Ngày nghe dân nói {day:%m/%Y}", due_on=day,
                    happens_on=day, starts_at=time(8), place="Nhà văn hóa ấp", held_on=held,
                    state="held" if held else "cancelled", announced_on=day - 5 * DAY,
                    cancel_reason="" if held else "Bão",
                )
            )  # fmt: skip
    Meeting.objects.bulk_create(rows, batch_size=500)


def petitions(units: Sequence[Unit], *, each: int, first: date, days: int, random: Random) -> None:
    """`each` petitions a unit; most are answered, some late, some not at all."""
    deadline = _deadline(first)
    rows = []
    for unit in units:
        for _ in range(each):
            received = first + random.randrange(days) * DAY
            due = received + 21 * DAY
            answered = received + random.randrange(1, 35) * DAY if random.random() < 0.85 else None
            rows.append(_petition(unit, received, due, answered, deadline))
    Petition.objects.bulk_create(rows, batch_size=500)


def _deadline(day: date) -> Deadline:
    """One for all of them: the figures read the copies on the petition itself."""
    norm = norm_on("petition.answer", day)
    return Deadline.objects.create(
        rule="petition.answer", norm=norm, calendar=Calendar.objects.earliest("pk"), calendar_version=1,
        thing_kind="petitions.petition", thing_id=0, start_on=day, due_on=day + 21 * DAY,
    )  # fmt: skip


def _petition(unit: Unit, received: date, due: date, answered: date | None, deadline: Deadline) -> Petition:
    return Petition(
        choice="report", concern="no", channel="counter", klass="proposal",
        state="answered" if answered else "received", place_unit=unit, home_unit=unit, desk_unit=unit,
        received_on=received, received_at=_moment(received), answered_on=answered,
        answered_by_unit=unit if answered else None, deadline=deadline, due_on=due,
        late_from=due + DAY, working_text="Sửa đường ấp",
    )  # fmt: skip


def promises(posts: Sequence[Post], *, each: int, first: date, days: int, random: Random) -> None:
    """`each` promises a post's unit; four in five kept, some late; one in six moved once."""
    made = []
    for post in posts:
        for _ in range(each):
            day = first + random.randrange(days) * DAY
            made.append(_promise(post, day, day + 30 * DAY, random))
    made = Promise.objects.bulk_create(made, batch_size=500)
    dates = []
    for promise in made:
        assert promise.due_on is not None
        dates.append(_due_date(promise, 1, promise.made_on, promise.due_on))
    DueDate.objects.bulk_create(dates, batch_size=500)


def _promise(post: Post, day: date, due: date, random: Random) -> Promise:
    kept = day + random.randrange(5, 50) * DAY if random.random() < 0.8 else None
    late_from = due + DAY
    return Promise(
        outcome="do_by", text="Rải đá đường ấp", promised_by=post, promised_by_title=post.title,
        unit=post.unit,
        made_on=day, recorded_on=day, due_on=due, late_from=late_from, approved_on=day,
        state="kept" if kept else "open", kept_on=kept, settled_on=kept, claimed_on=kept,
        late_until=max(late_from, kept) if kept else None,
    )  # fmt: skip


def _due_date(promise: Promise, number: int, set_on: date, due_on: date) -> DueDate:
    return DueDate(
        promise=promise, unit=promise.unit, number=number, set_on=set_on, due_on=due_on,
        set_by_title="Chủ tịch", late_from=due_on + DAY, late_until=promise.late_until,
    )  # fmt: skip


def _moment(day: date) -> datetime:
    return clock.noon(day, hour=9)


def said(*, random: Random) -> None:
    """One to four speakers on every held day, an opinion each, an issue each."""
    held = Meeting.objects.filter(held_on__isnull=False).order_by("pk")
    days = ListeningDay.objects.bulk_create(ListeningDay(meeting=meeting) for meeting in held)
    speakers = Speaker.objects.bulk_create(
        Speaker(day=day, unit=day.meeting.unit, held_on=day.meeting.held_on, number=number)
        for day in days
        for number in range(1, random.randrange(2, 6))
    )
    opinions = Opinion.objects.bulk_create(
        Opinion(day=one.day, speaker=one, unit=one.unit, held_on=one.held_on, text="Sửa đường ấp")
        for one in speakers
    )
    Issue.objects.bulk_create(
        Issue(day=one.day, opinion=one, unit=one.unit, held_on=one.held_on, text="Sửa đường ấp")
        for one in opinions
    )
