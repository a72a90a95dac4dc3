"""Papers and opinions of the sample's nominations, and a small round that still runs on the last day."""

from datetime import date, timedelta
from typing import Any

from nep.commendations import actions
from nep.commendations.actions import Days, Said, Subject
from nep.commendations.models import AwardForm, AwardRound, AwardRule, Nomination, Phase, SubjectKind
from nep.demo.award_texts import INDIVIDUAL_DEEDS, OUTSIDE_DEEDS
from nep.demo.province import Province, cell_of, showcase_of
from nep.measures.periods import Period
from nep.organisations.models import Unit, World
from nep.programmes.models import Theme
from nep.web import clock

SUBMITTED_ON, ASKED_ON, ANSWERED_ON = date(2023, 11, 22), date(2023, 11, 24), date(2023, 11, 29)
BASIS = "Quy định của tỉnh mẫu (dữ liệu mẫu, không phải văn bản có thật)"
SET_UP_ON, WRITTEN_ON, RETURNED_ON, LAST_ON = (
    date(2023, 12, 18),
    date(2023, 12, 21),
    date(2023, 12, 25),
    date(2023, 12, 26),
)
ORGANISATION, TRANSPORT = 2, 3
QUESTION = "Việc chấp hành quy định trong thời gian được xét, có đơn thư đang xem xét hay không."


def tell_dossiers(built: Province, round_: AwardRound) -> None:
    """Every unit issues its submissions; one body is asked about nominations for other authorities."""
    sent = round_.nominations.select_related("form", "unit", "person").order_by("pk")
    for unit_id, form_id in dict.fromkeys(sent.values_list("unit", "form")):
        _issue(built, round_, Unit.objects.get(pk=unit_id), AwardForm.objects.get(pk=form_id))
    office, board = built.actor(built.party, "officer"), built.boards[ORGANISATION]
    persons = list(sent.filter(form__is_own=False, kind=SubjectKind.INDIVIDUAL))
    asked = actions.ask_consultation(
        round_,
        unit=board,
        nominations=persons,
        question=QUESTION,
        by=office,
        at=clock.noon(ASKED_ON, hour=9),
    )
    actions.answer_consultation(
        asked,
        said={one.pk: Said("agrees") for one in persons},
        by=built.actor(board, "leader"),
        at=clock.noon(ANSWERED_ON, hour=15),
    )


def _issue(built: Province, round_: AwardRound, unit: Unit, form: AwardForm) -> None:
    actions.issue_submission(
        round_,
        unit=unit,
        form=form,
        signer=built.post(unit, "leader"),
        issued_on=SUBMITTED_ON,
        by=built.actor(unit, "leader"),
        at=clock.noon(SUBMITTED_ON, hour=14),
    )


def tell_running_round(built: Province, theme: Theme) -> AwardRound:
    """So that every step has something to do on the last day: a draft, one sent back, one to judge, an
    opinion to give."""
    office, at = built.actor(built.party, "officer"), clock.noon(SET_UP_ON, hour=9)
    form = actions.create_award_form(
        name="Thư khen của Ban Thường vụ Tỉnh ủy",
        level=AwardForm.Level.PROVINCE,
        world=World.PARTY,
        deciding_unit=built.party,
        authority="Ban Thường vụ Tỉnh ủy",
        position=4,
        by=office,
        at=at,
    )
    words: dict[str, Any] = {"valid_from": date(2020, 1, 1), "basis": BASIS, "by": office, "at": at}
    topics = AwardRule.Topic
    actions.add_award_rule(form, topic=topics.DOSSIER, words="Tờ trình\nBáo cáo thành tích", **words)
    actions.add_award_rule(
        form, topic=topics.ELIGIBILITY, for_collectives=True, for_individuals=True, **words
    )
    made = actions.create_award_round(
        theme=theme,
        unit=built.party,
        title="Biểu dương cách làm mới cuối năm 2023",
        period=Period(date(2023, 1, 1), date(2023, 11, 30)),
        by=office,
        at=at,
    )
    days = {
        Phase.Kind.NOMINATE: Days(SET_UP_ON, date(2024, 1, 12)),
        Phase.Kind.JUDGE: Days(date(2024, 1, 15), date(2024, 1, 19)),
    }
    actions.set_phases(made, days=days, by=office, at=at)
    for kind in SubjectKind:
        actions.set_quota(made, form=form, kind=kind, branch=None, places=5, by=office, at=at)
    made = actions.open_award_round(made, by=office, at=at)
    _nominate(built, made, form)
    return made


def _nominate(built: Province, round_: AwardRound, form: AwardForm) -> None:
    commune, cell = showcase_of(built), cell_of(built)
    committee = built.district_of[cell.pk]
    _write(round_, form, built, commune, Subject(post=built.post(commune, "officer")), INDIVIDUAL_DEEDS[2])
    returned = _write(round_, form, built, commune, Subject(collective=commune), OUTSIDE_DEEDS[0])
    returned = _send(built, returned)
    actions.return_nomination(
        returned,
        note="Nêu rõ cách làm mới ở điểm nào, nơi nào đã học theo.",
        by=built.actor(returned.judged_by, "leader"),
        at=clock.noon(RETURNED_ON, hour=10),
    )
    nominee = built.post(commune, "desk")
    waiting = _send(built, _write(round_, form, built, committee, Subject(post=nominee), INDIVIDUAL_DEEDS[1]))
    actions.ask_consultation(
        round_,
        unit=built.departments[TRANSPORT],
        nominations=[waiting],
        question=QUESTION,
        by=built.actor(built.party, "officer"),
        at=clock.noon(LAST_ON, hour=9),
    )


def _write(
    round_: AwardRound, form: AwardForm, built: Province, unit: Unit, subject: Subject, deed: str
) -> Nomination:
    return actions.draft_nomination(
        round_,
        form=form,
        subject=subject,
        unit=unit,
        achievement=deed,
        works_directly=subject.post is not None,
        by=built.actor(unit, "officer"),
        at=clock.noon(WRITTEN_ON, hour=9),
    )


def _send(built: Province, one: Nomination) -> Nomination:
    at = clock.noon(WRITTEN_ON, hour=9) + timedelta(minutes=30)
    return actions.submit_nomination(one, by=built.actor(one.unit, "officer"), at=at)
