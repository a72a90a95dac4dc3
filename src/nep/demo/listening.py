"""Two years of listening days in eight communes, and the province's dialogues with citizens and workers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from nep.demo.engine import Story
from nep.demo.petition_lives import PetitionLives, Saying
from nep.demo.province import Province
from nep.demo.texts import HAMLETS, TOPICS, WARD_HAMLETS
from nep.dialogue.actions import (
    GridRow,
    announce_day,
    answer_in_hall,
    close_day,
    conclude_day,
    create_series,
    generate_days,
    petition_from_issue,
    plan_day,
    promise_from_issue,
    record_opinions,
)
from nep.dialogue.actions.planning import Place, last_day_to_announce
from nep.dialogue.models import Issue, ListeningDay
from nep.meetings.actions import cancel_meeting, hold_meeting
from nep.meetings.models import Meeting
from nep.organisations.models import Unit
from nep.petitions.models import Choice
from nep.promises.actions import approve_wording
from nep.promises.models import Promise
from nep.web import clock

TITLE = "Ngày thứ Sáu tuần cuối tháng nghe dân nói, nói dân hiểu, làm dân tin"
BEGUN = date(2021, 12, 1)
ANSWERED_IN_HALL, BECOMES_PETITION = 0.45, 0.38
"""Of a hundred issues; the rest are promised on the spot."""
TWO_ISSUES, SECOND_OPINION = 0.2, 0.15
DIALOGUES = (
    (date(2022, 6, 10), Meeting.Kind.CITIZENS, "Đối thoại với Nhân dân năm 2022"),
    (date(2022, 11, 18), Meeting.Kind.WORKERS, "Đối thoại với công nhân năm 2022"),
    (date(2023, 6, 16), Meeting.Kind.CITIZENS, "Đối thoại với Nhân dân năm 2023"),
    (date(2023, 11, 10), Meeting.Kind.WORKERS, "Đối thoại với công nhân năm 2023"),
)


@dataclass(frozen=True)
class Said:
    """One issue as it was said, kept beside its row so that its petition can go on."""

    issue: Issue
    saying: Saying


class Listening:
    """Leads each day of the sample from its rule to its close."""

    def __init__(self, story: Story, built: Province, petitions: PetitionLives) -> None:
        self.story = story
        self.built = built
        self.petitions = petitions

    def tell(self) -> None:
        for district in self.built.districts:
            communes = [c for c in self.built.communes if self.built.district_of[c.pk] == district]
            chosen = self.story.one_of(communes)
            self._start_series(self.built.showcase if self.built.showcase in communes else chosen)
        for day, kind, title in DIALOGUES:
            self._plan_dialogue(day, kind, title)

    def _start_series(self, commune: Unit | None) -> None:
        assert commune is not None
        desk = self.built.actor(commune, "desk")
        hamlets = HAMLETS if self.built.names[commune.pk].startswith("Xã") else WARD_HAMLETS

        def start(at: datetime) -> None:
            series = create_series(
                unit=commune,
                title=TITLE,
                places=[Place(f"Nhà văn hóa {hamlet}") for hamlet in hamlets],
                hosts=[self.built.post(commune, "leader")],
                starts_at=time(8, 0),
                starts_on=date(2022, 1, 1),
                secretary=self.built.post(commune, "officer"),
                by=desk,
                at=at,
            )
            for day in generate_days(series, until=date(2022, 12, 31), by=desk, at=at):
                self._lead(day, commune)
            self.story.on(date(2022, 12, 5), lambda then: go_on(then))

            def go_on(then: datetime) -> None:
                for day in generate_days(series, until=date(2024, 3, 31), by=desk, at=then):
                    self._lead(day, commune)

        self.story.on(BEGUN, start)

    def _plan_dialogue(self, on: date, kind: Meeting.Kind, title: str) -> None:
        province = self.built.province

        def plan(at: datetime) -> None:
            day = plan_day(
                kind=kind,
                unit=province,
                title=title,
                happens_on=on,
                starts_at=time(8, 0),
                place="Hội trường Ủy ban nhân dân tỉnh",
                hosts=[self.built.post(self.built.party, "leader"), self.built.post(province, "leader")],
                secretary=self.built.post(province, "officer"),
                employees_count=1200 if kind == Meeting.Kind.WORKERS else None,
                by=self.built.actor(province, "desk"),
                at=at,
            )
            self._lead(day, province)

        self.story.on(on - timedelta(days=45), plan)

    def _lead(self, day: ListeningDay, unit: Unit) -> None:
        """Announce in time, hold, write down, settle, close; one in a hundred is called off."""
        happens_on = day.meeting.happens_on
        desk = self.built.actor(unit, "desk")
        notice = last_day_to_announce(happens_on) - timedelta(days=self.story.random.randint(1, 4))
        self.story.on(notice, lambda at: announce(at), hour=9)

        def announce(at: datetime) -> None:
            announce_day(day, by=desk, at=at)

        if self.story.chance(0.015):
            self.story.on(
                happens_on - timedelta(days=1),
                lambda at: cancel(at),
            )
        else:
            self.story.on(happens_on, lambda at: self._hold(day, unit, at), hour=13)

        def cancel(at: datetime) -> None:
            cancel_meeting(
                day.meeting, reason="Mưa bão, đường vào ấp bị chia cắt; gộp vào tháng sau.", by=desk, at=at
            )

    def _hold(self, day: ListeningDay, unit: Unit, at: datetime) -> None:
        officer = self.built.actor(unit, "officer")
        present = self.story.random.randint(24, 70)
        day.meeting = hold_meeting(
            day.meeting, held_on=clock.day_of(at), present_count=present, by=officer, at=at
        )
        sayings = self._sayings(unit)
        rows = self._rows(sayings)
        record_opinions(day, rows, by=officer, at=at)
        issues = list(Issue.objects.filter(day=day).order_by("pk"))
        for issue, saying in zip(issues, sayings, strict=True):
            self._settle(Said(issue, saying), unit, at)
        self.story.later(at, lambda then: close(then), working_days=2, hour=10)

        def close(then: datetime) -> None:
            close_day(day, by=officer, at=then)
            if unit == self.built.province:
                self.story.later(then, conclude, working_days=4, hour=15)

        def conclude(then: datetime) -> None:
            conclude_day(
                day,
                signer=self.built.post(unit, "leader"),
                issued_on=clock.day_of(then),
                by=self.built.actor(unit, "desk"),
                at=then,
            )

    def _rows(self, sayings: Sequence[Saying]) -> list[GridRow]:
        """The grid of a day: some speakers give a second opinion, some opinions hold two issues."""
        rows: list[GridRow] = []
        for saying in sayings:
            words = saying.words(saying.topic.text)
            if rows and len(rows[-1].issues) == 1 and self.story.chance(TWO_ISSUES):
                last = rows.pop()
                issues = (*last.issues, words)
                rows.append(GridRow(number=last.number, opinion=" ".join(issues), issues=issues))
                continue
            is_same = bool(rows) and self.story.chance(SECOND_OPINION)
            number = rows[-1].number + (not is_same) if rows else 1
            rows.append(GridRow(number=number, opinion=words, issues=(words,)))
        return rows

    def _sayings(self, unit: Unit) -> Sequence[Saying]:
        hamlets = HAMLETS if self.built.names[unit.pk].startswith("Xã") else WARD_HAMLETS
        topics = self.story.random.sample(TOPICS, self.story.random.randint(1, 5))
        return [
            Saying(unit, topic, self.story.one_of(hamlets), self.story.random.randint(3, 12))
            for topic in topics
        ]

    def _settle(self, said: Said, unit: Unit, at: datetime) -> None:
        officer = self.built.actor(unit, "officer")
        lot = self.story.random.random()
        is_question = said.saying.topic.choice == Choice.ASK
        if lot < ANSWERED_IN_HALL or (is_question and lot < ANSWERED_IN_HALL + BECOMES_PETITION / 2):
            answer_in_hall(said.issue, answer=said.saying.words(said.saying.topic.answer), by=officer, at=at)
        elif lot < ANSWERED_IN_HALL + BECOMES_PETITION or not said.saying.topic.promise:
            petition = petition_from_issue(said.issue, by=officer, at=at)
            self.petitions.lead(petition, said.saying, at)
        else:
            self._promise(said, unit, at)

    def _promise(self, said: Said, unit: Unit, at: datetime) -> None:
        days = max(10, int(said.saying.topic.days * self.story.random.uniform(0.8, 1.3)))
        promise = promise_from_issue(
            said.issue,
            text=said.saying.words(said.saying.topic.promise),
            outcome=Promise.Outcome.DO_BY,
            promised_by=self.built.post(unit, "leader"),
            unit=unit,
            contact=self.built.post(unit, "officer"),
            due_on=self.story.working_days_after(clock.day_of(at), days * 5 // 7),
            by=self.built.actor(unit, "officer"),
            at=at,
        )
        if self.story.chance(0.97):
            self.story.later(at, lambda then: self._approve(promise, said.saying, then), working_days=3)

    def _approve(self, promise: Promise, saying: Saying, at: datetime) -> None:
        promise = approve_wording(promise, by=self.built.actor(promise.unit_id, "leader"), at=at)
        self.petitions.promises.lead(promise, None, saying.words(saying.topic.evidence))
