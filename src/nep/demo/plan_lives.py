"""Plans for the theme of 2022-2023 down to the communes of both lines: most approved, some late."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from nep.demo.engine import Story
from nep.demo.plan_texts import ADAPTED, FOCUS, PAPERS, PARTY_FOCUS, PARTY_TASKS, SHOWCASE_TASKS, TASKS
from nep.demo.province import Province, showcase_of
from nep.documents.content import Capacity, Signature
from nep.organisations.models import Unit, UnitKind, World
from nep.programmes import actions
from nep.programmes.models import FocusPoint, Objective, Plan, PlanAction, Theme

LEVELS = (
    (UnitKind.PARTY_PROVINCE, date(2022, 1, 31)),
    (UnitKind.PROVINCE, None),
    (UnitKind.PARTY_DISTRICT, None),
    (UnitKind.PARTY_BOARD, None),
    (UnitKind.DISTRICT, date(2022, 3, 31)),
    (UnitKind.DEPARTMENT, date(2022, 3, 31)),
    (UnitKind.MASS, date(2022, 3, 31)),
    (UnitKind.PARTY_COMMUNE, date(2022, 3, 31)),
    (UnitKind.COMMUNE, date(2022, 4, 29)),
)
FIRST, SECOND, THIRD, FOURTH = date(2022, 1, 20), date(2022, 2, 14), date(2022, 3, 7), date(2022, 4, 4)
LATE = date(2023, 12, 18)
SEED = 2
MISSING, RETURNED, WAITING = 4, 2, 2
"""Communes of the State line that have not written, mend, or wait; none of them is the showcase."""


class PlanLives:
    """Tells the plans, level after level, so that each starts from the approved one above."""

    def __init__(self, story: Story, built: Province, theme: Theme) -> None:
        self.story, self.built, self.theme = Story.beside(story, seed=SEED), built, theme

    def tell(self) -> None:
        story, built = self.story, self.built
        story.on(FIRST, self._set_levels)
        story.on(FIRST, self._write_top, hour=10)
        for unit in (built.province, *built.committees, *built.boards):
            self._in_course(unit, SECOND)
        for unit in (*built.districts, *built.departments, *built.front, *built.party_communes):
            self._in_course(unit, THIRD)
        late = self._late_communes()
        for unit in built.communes:
            if unit not in late:
                self._in_course(unit, FOURTH)
        self._tell_late(late)

    def _late_communes(self) -> list[Unit]:
        own = self.built.district_of[showcase_of(self.built).pk]
        others = [unit for unit in self.built.communes if unit != showcase_of(self.built)]
        near = [unit for unit in others if self.built.district_of[unit.pk] == own]
        far = [unit for unit in others if self.built.district_of[unit.pk] != own]
        return [*near[:WAITING], *far[:: len(far) // (MISSING + RETURNED)][: MISSING + RETURNED]]

    def _in_course(self, unit: Unit, first: date) -> None:
        """Written and sent some day from `first` on, approved two working days later."""
        day = self.story.working_days_after(first, self.story.random.randint(1, 9))
        self.story.on(day, lambda at: self._write_and_send(unit, at))

    def _write_and_send(self, unit: Unit, at: datetime) -> None:
        plan = self._write(unit, at)
        if unit == showcase_of(self.built) or unit == self.built.committee_of[showcase_of(self.built).pk]:
            self._enrich(plan, at)
        actions.submit_plan(plan, by=self._leader(unit), at=at)
        self.story.later(at, lambda then: self._approve(plan, then), working_days=2)

    def _write(self, unit: Unit, at: datetime) -> Plan:
        officer = self.built.actor(unit, "officer")
        plan = actions.create_plan(
            self.theme,
            unit=unit,
            title="Kế hoạch thực hiện Chuyên đề 2022-2023",
            start="above",
            by=officer,
            at=at,
        )
        if self.story.chance(0.4):
            self._adapt(plan, at)
        owner = self.built.post(unit, "officer")
        actions.give_open_actions(plan, owner=owner, by=officer, at=at)
        return plan

    def _adapt(self, plan: Plan, at: datetime) -> None:
        line: Any = plan.focuspoints.order_by("position", "pk").last()
        if line is None:
            return
        officer = self.built.actor(plan.unit, "officer")
        text = self.story.one_of(ADAPTED)
        actions.edit_focus_point(line, kind=line.kind, text=text, position=line.position, by=officer, at=at)

    def _approve(self, plan: Plan, at: datetime) -> None:
        actions.approve_plan(plan, by=self._approver(plan.unit), at=at)
        if plan.unit in (showcase_of(self.built), self.built.committee_of[showcase_of(self.built).pk]):
            self.story.later(at, lambda then: self._issue(plan, then), working_days=1)

    def _approver(self, unit: Unit) -> Any:
        built = self.built
        if unit == built.party:
            return built.actor(built.party, "leader")
        if unit in built.communes or unit in built.party_communes:
            return built.actor(built.district_of[unit.pk], "leader")
        above = built.party if unit.world == World.PARTY or unit == built.province else built.province
        return built.actor(above, "leader")

    def _leader(self, unit: Unit) -> Any:
        return self.built.actor(unit, "leader")

    # The top.

    def _set_levels(self, at: datetime) -> None:
        officer = self.built.actor(self.built.party, "officer")
        for kind, due_on in LEVELS:
            lines = {"focus_lines": "\n".join(text for _kind, text in FOCUS)} if due_on else {}
            actions.set_plan_level(self.theme, kind=kind, due_on=due_on, by=officer, at=at, **lines)

    def _write_top(self, at: datetime) -> None:
        party, officer = self.built.party, self.built.actor(self.built.party, "officer")
        plan = actions.create_plan(
            self.theme,
            unit=party,
            title="Kế hoạch thực hiện Chuyên đề 2022-2023",
            start="empty",
            yearly_plan="Chương trình công tác năm 2022 của Tỉnh ủy",
            by=officer,
            at=at,
        )
        points = self._add_focus(plan, PARTY_FOCUS, at)
        self._add_tasks(plan, PARTY_TASKS, points, at)
        actions.submit_plan(plan, by=officer, at=at)
        self.story.later(at, lambda then: self._approve_top(plan, then), working_days=1)

    def _approve_top(self, plan: Plan, at: datetime) -> None:
        self._approve(plan, at)
        self.story.later(at, lambda then: self._issue(plan, then), working_days=1)

    # What the showcase adds.

    def _enrich(self, plan: Plan, at: datetime) -> None:
        officer = self.built.actor(plan.unit, "officer")
        points = self._add_focus(plan, FOCUS, at)
        tasks = SHOWCASE_TASKS if plan.unit.world == World.PARTY else TASKS
        self._add_tasks(plan, tasks, points, at)
        actions.edit_plan(
            plan,
            title=plan.title,
            yearly_plan="Kế hoạch phát triển kinh tế - xã hội năm 2022 của xã",
            by=officer,
            at=at,
        )
        for kind, number, day, title, is_project in PAPERS[plan.unit.world]:
            self.story.on(day, self._paper(plan, kind, number, day, title, is_project))

    def _paper(self, plan: Plan, kind: str, number: str, day: date, title: str, is_project: bool) -> Any:
        def enter(at: datetime) -> None:
            actions.add_paper(
                plan,
                kind=kind,
                number=number,
                issued_on=day,
                title=title,
                is_project=is_project,
                by=self.built.actor(plan.unit, "officer"),
                at=at,
            )

        return enter

    def _add_focus(self, plan: Plan, rows: Any, at: datetime) -> list[FocusPoint]:
        officer = self.built.actor(plan.unit, "officer")
        return [
            actions.add_focus_point(plan, kind=kind, text=text, position=position, by=officer, at=at)
            for position, (kind, text) in enumerate(rows, start=plan.focuspoints.count() + 1)
        ]

    def _add_tasks(self, plan: Plan, rows: Any, points: list[FocusPoint], at: datetime) -> list[PlanAction]:
        officer, owner = self.built.actor(plan.unit, "officer"), self.built.post(plan.unit, "officer")
        pillars = list(self.theme.objectives.filter(kind=Objective.Kind.PILLAR).order_by("position"))
        return [
            actions.add_action(
                plan,
                text=row.text,
                due_on=row.due_on,
                owner=owner,
                objective=pillars[row.pillar] if row.pillar is not None else None,
                adopts_focus=points[row.focus],
                target_value=row.target,
                target_unit=row.unit,
                measure_key=row.measure,
                position=position,
                by=officer,
                at=at,
            )
            for position, row in enumerate(rows, start=plan.planactions.count() + 1)
        ]

    def _issue(self, plan: Plan, at: datetime) -> None:
        unit = plan.unit
        is_party = unit.world == World.PARTY
        signature = Signature(
            name=self.built.post(unit, "leader").person.full_name,
            title="Bí thư" if is_party else "Chủ tịch",
            capacity=Capacity.ON_BEHALF,
            body="Ban Thường vụ" if is_party else "Ủy ban nhân dân",
        )
        actions.issue_plan(
            plan,
            issued_on=at.date(),
            is_public=False,
            signature=signature,
            by=self._leader(unit),
            at=at,
        )

    # The late ones of the last weeks.

    def _tell_late(self, late: list[Unit]) -> None:
        self.story.on(LATE, lambda at: self._remind(late, at))
        for unit in late[:WAITING]:
            self._later_than_all(unit, date(2023, 12, 26), self._send_late)
        for unit in late[WAITING : WAITING + RETURNED]:
            self._later_than_all(unit, date(2023, 12, 20), self._send_late)
            self._later_than_all(unit, date(2023, 12, 22), self._return)

    def _later_than_all(self, unit: Unit, day: date, step: Callable[[Unit, datetime], None]) -> None:
        self.story.on(day, lambda at: step(unit, at))

    def _remind(self, late: list[Unit], at: datetime) -> None:
        officer = self.built.actor(self.built.party, "officer")
        actions.remind_units(self.theme, units=[unit.pk for unit in late], by=officer, at=at)

    def _send_late(self, unit: Unit, at: datetime) -> None:
        actions.submit_plan(self._write(unit, at), by=self._leader(unit), at=at)

    def _return(self, unit: Unit, at: datetime) -> None:
        plan = Plan.objects.get(theme=self.theme, unit=unit)
        reason = "Việc thứ hai chưa rõ chỉ tiêu; đề nghị ghi số hộ và ấp cụ thể, rồi gửi lại."
        actions.return_plan(plan, reason=reason, by=self._approver(unit), at=at)
