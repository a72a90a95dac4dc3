"""A round in which units nominate, for tests of nominations and their pages."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from nep.commendations import actions
from nep.commendations.actions import Subject
from nep.commendations.models import AwardForm, AwardRule, Consultation, Nomination, Phase, Quota, SubjectKind
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.commendations import Hall, a_form, a_hall
from tests.factories.organisations import a_post, acting, an_actor

DEED = "Tổ chức đủ các buổi nghe dân trong năm."
NOMINATORS = (Role.LEADER, Role.UNIT_OFFICER)


@dataclass
class Field:
    """A hall whose days to nominate run, and who nominates at a commune and judges at a district."""

    hall: Hall
    commune: Actor
    district: Actor

    @property
    def form(self) -> AwardForm:
        return self.hall.form

    def of(self, name: str) -> Unit:
        return self.hall.units[name]


def a_field() -> Field:
    hall = a_hall()
    today = clock.today()
    Phase.objects.create(
        round=hall.round,
        kind=Phase.Kind.NOMINATE,
        starts_on=today - timedelta(days=5),
        ends_on=today + timedelta(days=5),
    )
    commune = an_actor(hall.units["commune"], *NOMINATORS)
    return Field(hall, commune, an_actor(hall.units["district"], *NOMINATORS))


def a_rule(form: AwardForm, topic: str, **values: Any) -> AwardRule:
    first = clock.today().replace(year=2020)
    return AwardRule.objects.create(
        form=form, topic=topic, valid_from=first, basis="Quy định thử nghiệm", **values
    )


def places(field: Field, count: int, **changes: Any) -> Quota:
    fields = {"form": field.form, "kind": SubjectKind.COLLECTIVE, "branch": None, "places": count}
    told: dict[str, Any] = {"by": field.hall.office, "at": clock.now()}
    return actions.set_quota(field.hall.round, **{**fields, **told, **changes})


def drafted(
    field: Field,
    *,
    collective: Unit | None = None,
    post: Post | None = None,
    form: AwardForm | None = None,
    achievement: str = DEED,
    by: Actor | None = None,
) -> Nomination:
    """A draft of the commune about itself, unless told otherwise."""
    by = by or field.commune
    assert by.unit is not None
    subject = Subject(post=post) if post else Subject(collective=collective or by.unit)
    return actions.draft_nomination(
        field.hall.round,
        form=form or field.form,
        subject=subject,
        unit=by.unit,
        achievement=achievement,
        by=by,
        at=clock.now(),
    )


def sent(field: Field, **given: Any) -> Nomination:
    by = given.get("by") or field.commune
    return actions.submit_nomination(drafted(field, **given), by=by, at=clock.now())


def at_the_top(field: Field, **given: Any) -> Nomination:
    """Sent, and passed up to the level that opened the round."""
    one = sent(field, **given)
    while one.judged_by_id != field.hall.round.unit_id:
        judge = an_actor(one.judged_by, *NOMINATORS)
        one = actions.pass_up(one, note="", by=judge, at=clock.now())
    return one


def a_nominee(unit: Unit, title: str = "Công chức văn hóa") -> Post:
    return a_post(unit, Role.UNIT_OFFICER, title=title)


def an_outside_form(name: str = "Bằng khen của cơ quan trung ương Thử") -> AwardForm:
    return a_form(None, name=name)


def asked(field: Field, *nominations: Nomination, unit: Unit | None = None) -> Consultation:
    """The office of the round asks the department about them."""
    return actions.ask_consultation(
        field.hall.round,
        unit=unit or field.of("department"),
        nominations=list(nominations),
        question="Việc chấp hành quy định trong thời gian được xét",
        by=field.hall.office,
        at=clock.now(),
    )


def who(field: Field) -> dict[str, Actor]:
    """Everybody who might try something, by a short name."""
    hall = field.hall
    return {
        "office": hall.office,
        "commune": field.commune,
        "district": field.district,
        "neighbour": an_actor(hall.units["neighbour"], *NOMINATORS),
        "department": an_actor(hall.units["department"], *NOMINATORS),
        "auditor": an_actor(hall.units["province"], Role.AUDITOR),
        "member": acting(a_post(hall.units["commune"], Role.MEMBER)),
    }
