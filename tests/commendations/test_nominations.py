"""A nomination's way: written, sent, mended, withdrawn, passed up, sent on; what is refused, and how."""

from datetime import date, timedelta
from typing import Any

import pytest

from nep.commendations import actions, refusals
from nep.commendations.checks import checks_of
from nep.commendations.models import AwardRule, Nomination, NominationFigure, Phase
from nep.organisations.actions import add_version, open_post
from nep.organisations.actors import COMMAND
from nep.organisations.models import UnitKind
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.nominations import (
    DEED,
    Field,
    a_field,
    a_nominee,
    a_rule,
    an_outside_form,
    at_the_top,
    drafted,
    places,
    sent,
    who,
)
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_person, a_unit
from tests.tables import assert_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def field(now: Any) -> Field:
    shipped_norms()
    return a_field()


def told(by: Any) -> dict[str, Any]:
    return {"by": by, "at": clock.now()}


def test_sending_takes_a_place_and_freezes_the_figures(field: Field) -> None:
    quota = places(field, 2)
    one = sent(field)
    quota.refresh_from_db()
    assert (one.state, one.judged_by, quota.nominated) == ("submitted", field.of("district"), 1)
    figures = NominationFigure.objects.filter(nomination=one)
    assert figures.count() > 3
    assert not figures.filter(frozen=None).exists()


def test_no_figure_of_a_nomination_counts_persons_or_what_they_learnt(field: Field) -> None:
    keys = set(NominationFigure.objects.filter(nomination=sent(field)).values_list("key", flat=True))
    banned = ("attend", "quiz", "person", "speaker", "commitment")
    assert keys
    assert not [key for key in keys if any(word in key for word in banned)]


def test_a_name_of_120_characters_is_kept_whole(field: Field) -> None:
    name = ("Tập thể cán bộ và nhân dân " * 5)[:120].strip().ljust(120, "x")
    collective = a_unit(name, parent=field.of("commune"))
    assert drafted(field, collective=collective).subject_name == name
    assert len(name) == 120


def test_a_second_form_for_one_achievement_is_refused_and_nothing_changes(field: Field) -> None:
    first = sent(field)
    second = drafted(field, form=an_outside_form(), achievement=f"  {DEED.upper()} ")
    with pytest.raises(refusals.SameAchievement, match="Một thành tích chỉ đề nghị một hình thức"):
        actions.submit_nomination(second, **told(field.commune))
    second.refresh_from_db()
    assert (first.state, second.state) == ("submitted", "draft")
    assert not second.figures.exists()


def test_a_second_form_for_another_achievement_is_let_through_and_said(field: Field) -> None:
    sent(field)
    second = sent(field, form=an_outside_form(), achievement="Một việc khác hẳn.")
    words = [check.sentence for check in checks_of(second, on=clock.today())]
    assert any("với thành tích khác" in sentence for sentence in words)


def test_one_subject_is_not_drafted_twice_for_a_form(field: Field) -> None:
    drafted(field)
    with pytest.raises(refusals.AlreadyNominated, match="đã được đề nghị hình thức này"):
        drafted(field)
    assert Nomination.objects.count() == 1


def test_outside_its_days_nothing_is_sent(field: Field) -> None:
    one = drafted(field)
    Phase.objects.update(ends_on=clock.today() - timedelta(days=1))
    with pytest.raises(refusals.NotInWindow, match="Ngoài thời gian đề nghị"):
        actions.submit_nomination(one, **told(field.commune))
    one.refresh_from_db()
    assert one.state == "draft"


def test_returned_it_is_mended_and_sent_again_with_its_whole_way(field: Field) -> None:
    quota = places(field, 1)
    one = sent(field)
    one = actions.return_nomination(one, note="Thiếu số liệu.", **told(field.district))
    quota.refresh_from_db()
    assert (one.state, quota.nominated) == ("returned", 0)
    one = actions.submit_nomination(one, **told(field.commune))
    one = actions.pass_up(one, note="Đủ điều kiện.", **told(field.district))
    kinds = list(one.steps.order_by("at", "pk").values_list("kind", "note"))
    assert kinds == [("sent", ""), ("returned", "Thiếu số liệu."), ("sent", ""), ("passed", "Đủ điều kiện.")]


def test_returning_asks_for_a_reason(field: Field) -> None:
    one = sent(field)
    with pytest.raises(refusals.ReasonMissing, match="ghi lý do"):
        actions.return_nomination(one, note=" ", **told(field.district))
    one.refresh_from_db()
    assert one.state == "submitted"


@pytest.mark.parametrize("state", ["draft", "submitted", "returned"])
def test_a_unit_withdraws_what_is_not_judged_and_its_place_is_free(field: Field, state: str) -> None:
    quota = places(field, 1)
    one = drafted(field) if state == "draft" else sent(field)
    if state == "returned":
        one = actions.return_nomination(one, note="Thiếu.", **told(field.district))
    one = actions.withdraw_nomination(one, note="Đơn vị xin rút.", **told(field.commune))
    quota.refresh_from_db()
    assert (one.state, quota.nominated, quota.decided) == ("withdrawn", 0, 0)
    assert drafted(field).pk != one.pk


def test_what_is_chosen_cannot_be_withdrawn(field: Field) -> None:
    one = sent(field)
    Nomination.objects.filter(pk=one.pk).update(state="chosen")
    with pytest.raises(refusals.NominationLocked):
        actions.withdraw_nomination(one, note="Xin rút.", **told(field.commune))
    one.refresh_from_db()
    assert one.state == "chosen"


def test_an_award_of_another_authority_goes_up_and_ends_as_sent_on(field: Field) -> None:
    form = an_outside_form()
    quota = places(field, 1, form=form)
    one = at_the_top(field, form=form)
    one = actions.forward_nomination(one, note="Tờ trình số 12-TTr/TU", **told(field.hall.office))
    quota.refresh_from_db()
    assert (one.state, quota.nominated, quota.decided) == ("forwarded", 1, 0)
    one = actions.settle_forwarded(one, is_awarded=True, note="QĐ số 1", **told(field.hall.office))
    quota.refresh_from_db()
    assert (one.state, quota.decided) == ("chosen", 1)
    assert list(one.steps.order_by("at", "pk").values_list("kind", flat=True)) == [
        "sent",
        *["passed"] * 2,
        "forwarded",
        "answered",
    ]


def test_an_own_award_and_one_that_did_not_reach_the_top_are_not_sent_on(field: Field) -> None:
    with pytest.raises(refusals.OwnAward, match="được xét và quyết định ở đây"):
        actions.forward_nomination(at_the_top(field), note="TTr", **told(field.hall.office))
    low = sent(field, form=an_outside_form(), achievement="Việc khác.")
    with pytest.raises(refusals.NotAtTheTop, match="chuyển lên cấp trên trước"):
        actions.forward_nomination(low, note="TTr", **told(field.district))
    low.refresh_from_db()
    assert low.state == "submitted"


def test_a_quota_is_not_lowered_below_what_is_decided(field: Field) -> None:
    quota = places(field, 2, limits_nominations=False)
    one = at_the_top(field)
    Nomination.objects.filter(pk=one.pk).update(state="chosen")
    type(quota).objects.filter(pk=quota.pk).update(decided=1)
    with pytest.raises(refusals.QuotaBelowTaken, match="không được thấp hơn"):
        places(field, 0, limits_nominations=False)
    quota.refresh_from_db()
    assert (quota.places, quota.decided) == (2, 1)


def test_who_came_lately_needs_the_word_of_the_former_unit(field: Field) -> None:
    person = a_person()
    common: dict[str, Any] = {"title": "Công chức", "roles": [Role.UNIT_OFFICER], "office_phone": ""}
    open_post(
        person, unit=field.of("neighbour"), valid_from=date(2020, 1, 1), by=COMMAND, at=clock.now(), **common
    )
    lately = clock.today() - timedelta(days=100)
    post = open_post(
        person, unit=field.of("commune"), valid_from=lately, by=COMMAND, at=clock.now(), **common
    )
    known = checks_of(drafted(field, post=post), on=clock.today())
    (check,) = [check for check in known if "đơn vị cũ" in check.sentence]
    assert (check.is_fine, check.is_verified) == (False, False)
    assert check.basis
    settled = checks_of(drafted(field, post=a_nominee(field.of("commune"))), on=clock.today())
    assert not [check for check in settled if "đơn vị cũ" in check.sentence]


def test_a_check_names_the_rule_as_the_clerk_wrote_it(field: Field) -> None:
    a_rule(field.form, AwardRule.Topic.DOSSIER, words="Tờ trình\nBáo cáo thành tích")
    a_rule(field.form, AwardRule.Topic.ELIGIBILITY, for_individuals=True)
    found = {check.sentence: check.basis for check in checks_of(drafted(field), on=clock.today())}
    assert found == {
        "Hình thức này không tặng cho tập thể.": "Quy định thử nghiệm",
        "Hồ sơ còn thiếu: Tờ trình.": "Quy định thử nghiệm",
    }


def test_who_may_do_what_with_a_nomination(field: Field) -> None:
    one = sent(field)
    draft = drafted(field, post=a_nominee(field.of("commune")))
    words: dict[str, Any] = {"achievement": "Sửa.", "is_leader": False, "works_directly": False}
    verbs = {
        "edit": lambda by: actions.edit_nomination(draft, **words, **told(by)),
        "submit": lambda by: actions.submit_nomination(draft, **told(by)),
        "withdraw": lambda by: actions.withdraw_nomination(one, note="x", **told(by)),
        "return": lambda by: actions.return_nomination(one, note="x", **told(by)),
        "pass-up": lambda by: actions.pass_up(one, note="x", **told(by)),
        "see": lambda by: Nomination.objects.visible_to(by).filter(pk=one.pk).first(),
    }
    assert_table(
        """
                   edit  submit  withdraw  return  pass-up  see
        office     -     -       -         -       -        yes
        commune    yes   yes     yes       -       -        yes
        district   -     -       -         yes     yes      yes
        neighbour  -     -       -         -       -        -
        department -     -       -         -       -        -
        auditor    -     -       -         -       -        yes
        member     -     -       -         -       -        -
        """,
        who=who(field),
        verbs=verbs,
    )


def test_a_collective_that_was_dissolved_is_not_nominated(field: Field) -> None:
    ended = a_unit("Xã Đã Nhập", parent=field.of("commune"))
    add_version(
        ended,
        kind=UnitKind.COMMUNE,
        name="Xã Đã Nhập",
        valid_from=clock.today() - timedelta(days=30),
        is_closing=True,
        **told(COMMAND),
    )
    with pytest.raises(refusals.UnitEnded, match="đã giải thể hoặc sáp nhập"):
        drafted(field, collective=ended)
    assert not Nomination.objects.exists()
