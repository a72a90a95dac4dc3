"""The awards of the theme: catalogue, round, places, and more nominations than places. All invented."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from nep.commendations import actions
from nep.commendations.actions import Days, Subject
from nep.commendations.models import AwardForm, AwardRound, AwardRule, Nomination, Phase, SubjectKind
from nep.demo.award_dossiers import tell_dossiers
from nep.demo.award_texts import COLLECTIVE_DEEDS, INDIVIDUAL_DEEDS, OUTSIDE_DEEDS
from nep.demo.province import Province, cell_of, showcase_of
from nep.measures.periods import Period
from nep.organisations.models import Unit, World
from nep.programmes.models import Theme
from nep.web import clock

BASIS = "Quy định của tỉnh mẫu (dữ liệu mẫu, không phải văn bản có thật)"
SINCE = date(2020, 1, 1)
DOSSIER = "Tờ trình\nBáo cáo thành tích"
COLLECTIVES, INDIVIDUALS = 12, 13
"""Places of the provincial Standing Committee's certificate of merit, as the article counts them."""
PERIOD = Period(date(2022, 1, 1), date(2023, 10, 31))
PREPARED_ON, OPENED_ON, FIRST_SENT_ON = date(2023, 11, 6), date(2023, 11, 8), date(2023, 11, 13)
STEPS = {
    Phase.Kind.NOMINATE: Days(date(2023, 11, 8), date(2023, 11, 24)),
    Phase.Kind.CONSULT: Days(date(2023, 11, 24), date(2023, 12, 1)),
    Phase.Kind.JUDGE: Days(date(2023, 12, 4), date(2023, 12, 8)),
    Phase.Kind.COMMENT: Days(date(2023, 12, 11), date(2023, 12, 18)),
    Phase.Kind.PUBLISH: Days(date(2023, 12, 20), date(2023, 12, 29)),
}
WITH_TWO_COMMUNES = 4
"""So many districts name a second commune; every district names two persons."""
HEALTH, TRANSPORT, WOMEN = 6, 3, 3
OFFICE, PROPAGANDA, MOBILISATION = 0, 1, 3


@dataclass
class Awards:
    """What later chapters of the round need."""

    round: AwardRound
    own: AwardForm
    prime_minister: AwardForm
    commission: AwardForm


@dataclass(frozen=True)
class Named:
    """Who puts whom forward."""

    unit: Unit
    subject: Subject
    is_leader: bool = False


def tell_awards(built: Province, theme: Theme) -> Awards:
    """The round when the time to nominate is over: everything waits for the council of the Tỉnh ủy."""
    office = built.actor(built.party, "officer")
    at = clock.noon(PREPARED_ON, hour=9)
    forms = _catalogue(built)
    made = actions.create_award_round(
        theme=theme,
        unit=built.party,
        title="Khen thưởng tổng kết Chuyên đề 2022-2023",
        period=PERIOD,
        by=office,
        at=at,
    )
    awards = Awards(made, *forms)
    actions.set_phases(made, days=STEPS, by=office, at=at)
    _give_places(built, awards)
    awards.round = actions.open_award_round(made, by=office, at=clock.noon(OPENED_ON, hour=8))
    _nominate_own(built, awards)
    _nominate_outside(built, awards)
    tell_dossiers(built, awards.round)
    return awards


def _catalogue(built: Province) -> list[AwardForm]:
    """The own form first, then those of the two authorities above; no clerk has compared a rule yet."""
    own = _form(built, "Bằng khen của Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy", 3, built.party)
    minister = _form(built, "Bằng khen của Thủ tướng Chính phủ", "Thủ tướng Chính phủ", 1, None)
    commission = _form(built, "Bằng khen của Ban Tuyên giáo Trung ương", "Ban Tuyên giáo Trung ương", 2, None)
    topics = AwardRule.Topic
    share = {"value": 80, "denominator": AwardRule.Denominator.ALL_MEMBERS}
    _rule(built, own, topics.THRESHOLD, **share)
    _rule(built, own, topics.COMMENT, value=5)
    for form in (own, minister, commission):
        _rule(built, form, topics.ELIGIBILITY, for_collectives=True, for_individuals=True)
        _rule(built, form, topics.DOSSIER, words=DOSSIER)
    return [own, minister, commission]


def _form(built: Province, name: str, authority: str, position: int, decider: Unit | None) -> AwardForm:
    level = AwardForm.Level.PROVINCE if decider else AwardForm.Level.CENTRAL
    return actions.create_award_form(
        name=name,
        level=level,
        world=World.STATE if position == 1 else World.PARTY,
        deciding_unit=decider,
        authority=authority,
        position=position,
        by=built.actor(built.party, "officer"),
        at=clock.noon(PREPARED_ON, hour=8),
    )


def _rule(built: Province, form: AwardForm, topic: str, **values: Any) -> None:
    told: dict[str, Any] = {
        "by": built.actor(built.party, "officer"),
        "at": clock.noon(PREPARED_ON, hour=8),
    }
    actions.add_award_rule(form, topic=topic, valid_from=SINCE, basis=BASIS, **values, **told)


def _give_places(built: Province, awards: Awards) -> None:
    """The whole round has exactly the places of the article; branches may name more than that together."""
    kinds = SubjectKind
    _places(built, awards, awards.own, kinds.COLLECTIVE, None, COLLECTIVES, limits_nominations=False)
    _places(built, awards, awards.own, kinds.INDIVIDUAL, None, INDIVIDUALS, limits_nominations=False)
    for committee in built.committees:
        for kind in kinds:
            _places(built, awards, awards.own, kind, committee, 2)
    for kind in kinds:
        _places(built, awards, awards.own, kind, built.province, 4)
    for form in (awards.prime_minister, awards.commission):
        _places(built, awards, form, kinds.COLLECTIVE, None, 1)
        _places(built, awards, form, kinds.INDIVIDUAL, None, 2)


def _places(
    built: Province,
    awards: Awards,
    form: AwardForm,
    kind: str,
    branch: Unit | None,
    places: int,
    *,
    limits_nominations: bool = True,
) -> None:
    actions.set_quota(
        awards.round,
        form=form,
        kind=kind,
        branch=branch,
        places=places,
        limits_nominations=limits_nominations,
        by=built.actor(built.party, "officer"),
        at=clock.noon(PREPARED_ON, hour=10),
    )


def _nominate_own(built: Province, awards: Awards) -> None:
    collectives, persons = list(_collectives(built)), list(_persons(built))
    for number, named in enumerate(collectives):
        _send(built, awards, awards.own, named, COLLECTIVE_DEEDS[number % len(COLLECTIVE_DEEDS)], number)
    for number, named in enumerate(persons):
        _send(built, awards, awards.own, named, INDIVIDUAL_DEEDS[number % len(INDIVIDUAL_DEEDS)], number)


def _collectives(built: Province) -> Iterator[Named]:
    """17 for 12 places: communes by their district, departments, the Front, an office of the Tỉnh ủy."""
    for number, committee in enumerate(built.committees):
        communes = _communes_of(built, committee)
        for commune in communes[: 2 if number < WITH_TWO_COMMUNES else 1]:
            yield Named(committee, Subject(collective=commune))
    bodies = (built.departments[HEALTH], built.departments[TRANSPORT], built.front[0], built.front[WOMEN])
    for body in (*bodies, built.boards[OFFICE]):
        yield Named(body, Subject(collective=body))


def _persons(built: Province) -> Iterator[Named]:
    """19 for 13 places; in each district one who leads and one who does the work."""
    for committee in built.committees:
        first, second = _communes_of(built, committee)[2:4]
        yield Named(committee, Subject(post=built.post(first, "leader")), is_leader=True)
        yield Named(committee, Subject(post=built.post(second, "desk")))
    for body in (built.departments[HEALTH], built.front[0], built.boards[OFFICE]):
        yield Named(body, Subject(post=built.post(body, "officer")))


def _communes_of(built: Province, committee: Unit) -> list[Unit]:
    """Without the commune of the founding idea, which is put forward for a higher form."""
    district = built.districts[built.committees.index(committee)]
    communes = [commune for commune in built.communes if built.district_of[commune.pk] == district]
    return [commune for commune in communes if commune != showcase_of(built)]


def _nominate_outside(built: Province, awards: Awards) -> None:
    """One collective and two persons for each authority above: nominated here, decided there."""
    cell, department = cell_of(built), built.departments[TRANSPORT]
    propaganda, mobilisation = built.boards[PROPAGANDA], built.boards[MOBILISATION]
    named = (
        (awards.prime_minister, Named(cell, Subject(collective=showcase_of(built)))),
        (awards.prime_minister, Named(cell, Subject(post=built.post(showcase_of(built), "head")))),
        (awards.prime_minister, Named(department, Subject(post=built.post(department, "officer")))),
        (awards.commission, Named(propaganda, Subject(collective=propaganda))),
        (awards.commission, Named(propaganda, Subject(post=built.post(propaganda, "officer")))),
        (awards.commission, Named(mobilisation, Subject(post=built.post(mobilisation, "officer")))),
    )
    for number, (form, one) in enumerate(named):
        _send(built, awards, form, one, OUTSIDE_DEEDS[number], number)


def _send(
    built: Province, awards: Awards, form: AwardForm, named: Named, deed: str, number: int
) -> Nomination:
    """Written and sent by the officer of the unit, then passed up from level to level to the Tỉnh ủy."""
    at = clock.noon(FIRST_SENT_ON + timedelta(days=number % 5), hour=8 + number % 8)
    officer = built.actor(named.unit, "officer")
    one = actions.draft_nomination(
        awards.round,
        form=form,
        subject=named.subject,
        unit=named.unit,
        achievement=deed,
        is_leader=named.is_leader,
        works_directly=named.subject.post is not None and not named.is_leader,
        by=officer,
        at=at,
    )
    one = actions.submit_nomination(one, by=officer, at=at + timedelta(minutes=20))
    return _pass_up(built, one, at + timedelta(days=1))


def _pass_up(built: Province, one: Nomination, at: datetime) -> Nomination:
    while one.judged_by != built.party:
        leader = built.actor(one.judged_by, "leader")
        one = actions.pass_up(one, note="Thành tích đúng như báo cáo.", by=leader, at=at)
        at += timedelta(days=1)
    return one
