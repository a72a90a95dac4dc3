"""A round of awards with a council, for tests."""

from dataclasses import dataclass
from datetime import date
from itertools import count

from nep.commendations.models import (
    AwardForm,
    AwardRound,
    AwardRule,
    Ballot,
    BallotItem,
    Council,
    CouncilMember,
    Nomination,
    SubjectKind,
)
from nep.organisations.actors import Actor
from nep.organisations.models import Unit, World
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.organisations import a_post, a_province, a_unit, acting, an_actor
from tests.factories.programmes import a_draft

_numbers = count(1)


@dataclass
class Hall:
    """A provincial committee that awards its own certificate of merit, its council and who sits on it."""

    units: dict[str, Unit]
    office: Actor
    round: AwardRound
    form: AwardForm
    council: Council
    members: list[Actor]


def a_form(unit: Unit | None, *, threshold: int = 80, name: str = "") -> AwardForm:
    form = AwardForm.objects.create(
        name=name or "Bằng khen của Ban Thường vụ Tỉnh ủy Thử",
        level=AwardForm.Level.PROVINCE if unit else AwardForm.Level.CENTRAL,
        world=World.PARTY,
        is_own=unit is not None,
        deciding_unit=unit,
        authority="Ban Thường vụ Tỉnh ủy Thử" if unit else "Cơ quan trung ương Thử",
    )
    AwardRule.objects.create(
        form=form,
        topic=AwardRule.Topic.THRESHOLD,
        valid_from=date(2020, 1, 1),
        value=threshold,
        denominator=AwardRule.Denominator.ALL_MEMBERS,
        basis="Quy định thử nghiệm",
    )
    return form


def a_hall(*, members: int = 5, threshold: int = 80) -> Hall:
    units = a_province()
    office = an_actor(units["party"], Role.PROGRAMME_OFFICER)
    form = a_form(units["party"], threshold=threshold)
    round_ = AwardRound.objects.create(
        theme=a_draft(units["party"], office),
        unit=units["party"],
        title="Khen thưởng chuyên đề thử",
        period_from=date(2022, 1, 1),
        period_to=date(2023, 12, 31),
        state=AwardRound.State.OPEN,
    )
    council = Council.objects.create(round=round_, unit=units["party"], name="Hội đồng thử")
    posts = [a_post(units["party"], Role.LEADER) for _number in range(members)]
    CouncilMember.objects.bulk_create(CouncilMember(council=council, post=post) for post in posts)
    return Hall(units, office, round_, form, council, [acting(post) for post in posts])


def a_nomination(hall: Hall, *, unit: Unit | None = None, form: AwardForm | None = None) -> Nomination:
    """A collective that its own unit put forward, sent."""
    collective = a_unit(f"Xã Được Đề Nghị {next(_numbers)}", parent=hall.units["district"])
    return Nomination.objects.create(
        round=hall.round,
        form=form or hall.form,
        kind=SubjectKind.COLLECTIVE,
        unit=unit or hall.units["commune"],
        judged_by=hall.units["party"],
        collective=collective,
        subject_name=f"Tập thể {collective.pk}",
        state=Nomination.State.SUBMITTED,
        submitted_at=clock.now(),
        submitted_by_post=hall.office.post,
    )


def a_ballot(hall: Hall, *, items: int = 2, form: AwardForm | None = None) -> Ballot:
    ballot = Ballot.objects.create(
        council=hall.council,
        form=form or hall.form,
        kind=SubjectKind.COLLECTIVE,
        method=Ballot.Method.SECRET,
        number=next(_numbers) % 30_000,
    )
    BallotItem.objects.bulk_create(
        BallotItem(ballot=ballot, nomination=a_nomination(hall, form=form), position=place)
        for place in range(1, items + 1)
    )
    return ballot
