"""What came of the plans: most actions done in time, some late, some not; at length around the showcase."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from nep.demo.engine import Story
from nep.demo.province import Province, showcase_of
from nep.organisations.actors import Actor, Channel
from nep.organisations.models import Unit
from nep.programmes.actions.progress import report_progress
from nep.programmes.models import ActionStanding, PlanAction, Theme

SEED = 4
LOOKED_AT = date(2022, 6, 1)
"""By then the plans that came in course are approved."""
REPORTING = 0.85
"""The share of the other units that report at all: the rest show what a silent unit looks like."""
DONE_SHARE = 0.9
DONE = (
    "Đã làm xong, có biên bản nghiệm thu của ấp.",
    "Làm xong trước hạn nhờ bà con góp công.",
    "Đã xong; phần phát sinh chuyển sang năm sau.",
)
HALF_WAY = "Làm được khoảng một nửa, đang chờ vật tư."
REASON = "Đơn vị cộng cả việc ghi trên sổ giấy chưa nhập vào hệ thống."


class ProgressLives:
    """Reports on the actions of the units above and around the showcase, and of most other units."""

    def __init__(self, story: Story, built: Province, theme: Theme) -> None:
        self.story, self.built, self.theme = Story.beside(story, seed=SEED), built, theme
        self.near = {unit.pk for unit in self._near()}

    def tell(self) -> None:
        self.story.on(LOOKED_AT, self._look_ahead)

    def _near(self) -> list[Unit]:
        commune = showcase_of(self.built)
        cell, district = self.built.committee_of[commune.pk], self.built.district_of[commune.pk]
        near = [commune, cell, district, self.built.district_of[cell.pk]]
        return [*near, self.built.province, self.built.party, *self.built.departments]

    def _look_ahead(self, at: datetime) -> None:
        rows = ActionStanding.objects.filter(action__plan__theme=self.theme)
        rows = rows.select_related("action__owner__person__user").order_by("pk")
        for row in rows.filter(unit__in=self.near):
            self._tell_half_way(row.action, row.due_on)
            self._tell_end(row.action, row.due_on)
        far = list(rows.exclude(unit__in=self.near))
        told = {unit for unit in dict.fromkeys(row.unit_id for row in far) if self.story.chance(REPORTING)}
        for row in far:
            if row.unit_id in told:
                self._tell_end(row.action, row.due_on)

    def _tell_half_way(self, action: PlanAction, due_on: date) -> None:
        if action.measure_key or self.story.chance(0.3):
            half = due_on - timedelta(days=self.story.random.randint(60, 120))
            self.story.on(max(half, LOOKED_AT), lambda at: self._report(action, HALF_WAY, at))

    def _tell_end(self, action: PlanAction, due_on: date) -> None:
        if self.story.chance(DONE_SHARE):
            late = self.story.random.randint(3, 20) if self.story.chance(0.15) else 0
            early = self.story.random.randint(0, 12)
            day = due_on + timedelta(days=late) if late else due_on - timedelta(days=early)
            words = self.story.one_of(DONE)
            self.story.on(max(day, LOOKED_AT), lambda at: self._report(action, words, at, is_done=True))

    def _report(self, action: PlanAction, words: str, at: datetime, *, is_done: bool = False) -> None:
        assert action.owner is not None
        owner = Actor(channel=Channel.DEMO, user=action.owner.person.user, post=action.owner)
        share = 1 if is_done else 2
        stated = None if action.target_value is None else Decimal(round(action.target_value / share))
        if action.plan.unit_id not in self.near and action.measure_key:
            stated = None  # what the system counts is enough; around the showcase the two stand side by side
        report_progress(
            action,
            note=words,
            stated_value=stated,
            explanation=REASON if action.measure_key else "",
            is_done=is_done,
            by=owner,
            at=at,
        )
