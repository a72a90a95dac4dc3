from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from nep.notices.models import Notice
from nep.organisations.models import Unit
from nep.practices import actions, refusals
from nep.practices.models import Adoption
from nep.practices.spread import spread_chart, tree_of
from nep.web import clock
from nep.web.secrecy import MarkedSecret
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_province, a_unit
from tests.factories.practices import a_clerk, a_draft, a_leader, a_recognised, an_adoption

Units = dict[str, Unit]


def test_a_unit_applies_it_with_what_it_changed(units: Units) -> None:
    practice = a_recognised(units["commune"], units["district"])
    adoption = an_adoption(practice, units["neighbour"], changed="Họp buổi tối", results="40 người dự")
    assert (adoption.unit, adoption.level, adoption.adopted_on) == (
        units["neighbour"],
        "commune",
        date(2023, 12, 27),
    )
    assert Notice.objects.get(kind="practice_adopted").unit_id == units["commune"].pk


def test_ones_own_practice_is_not_adopted(units: Units) -> None:
    draft = a_draft(units["commune"])
    actions.add_owner(draft, unit=units["neighbour"], by=a_clerk(units["commune"]), at=clock.now())
    actions.register_practice(draft, by=a_leader(units["commune"]), at=clock.now())
    actions.recognise_practice(draft, reason="Tốt", by=a_leader(units["district"]), at=clock.now())
    for owner in ("commune", "neighbour"):
        with pytest.raises(refusals.OwnPractice, match="của chính đơn vị"):
            an_adoption(draft, units[owner])
    assert not Adoption.objects.exists()


def test_a_practice_that_waits_is_not_adopted_yet(units: Units) -> None:
    with pytest.raises(refusals.NotRecognised):
        an_adoption(a_draft(units["commune"]), units["neighbour"])
    assert not Adoption.objects.exists()


def test_once_a_unit(units: Units) -> None:
    practice = a_recognised(units["commune"], units["district"])
    an_adoption(practice, units["neighbour"])
    with pytest.raises(refusals.AlreadyAdopted):
        an_adoption(practice, units["neighbour"])
    assert Adoption.objects.count() == 1


def test_nobody_learns_over_others_from_itself(units: Units) -> None:
    practice = a_recognised(units["commune"], units["district"])
    first = an_adoption(practice, units["neighbour"])
    second = an_adoption(practice, units["district"], from_adoption=first)
    third = an_adoption(practice, units["province"], from_adoption=second)
    for source in (first, second, third):
        with pytest.raises(refusals.InACircle, match="không ghi ngược lại"):
            actions.change_adoption(
                first,
                changed="khác",
                results="",
                from_adoption=source,
                by=a_clerk(units["neighbour"]),
                at=clock.now(),
            )
    rows = Adoption.objects.order_by("pk").values_list("from_adoption", "changed")
    assert list(rows) == [(None, ""), (first.pk, ""), (second.pk, "")]


def test_whom_one_learned_from_may_be_put_right(units: Units) -> None:
    practice = a_recognised(units["commune"], units["district"])
    first = an_adoption(practice, units["neighbour"])
    second = an_adoption(practice, units["district"])
    changed = actions.change_adoption(
        first, changed="", results="", from_adoption=second, by=a_clerk(units["neighbour"]), at=clock.now()
    )
    assert changed.from_adoption == second


def test_a_source_of_another_practice_is_refused(units: Units) -> None:
    practice = a_recognised(units["commune"], units["district"])
    other = a_recognised(units["neighbour"], units["district"], title="Khác hẳn")
    elsewhere = an_adoption(other, units["commune"])
    with pytest.raises(refusals.FromElsewhere):
        an_adoption(practice, units["neighbour"], from_adoption=elsewhere)
    assert Adoption.objects.count() == 1


@pytest.mark.parametrize("where", ["changed", "results"])
def test_words_marked_mat_are_refused_and_nothing_is_kept(units: Units, where: str) -> None:
    practice = a_recognised(units["commune"], units["district"])
    with pytest.raises(MarkedSecret):
        an_adoption(practice, units["neighbour"], **{where: "TỐI MẬT: theo kế hoạch"})
    assert not Adoption.objects.exists()


def test_a_day_to_come_is_refused(units: Units) -> None:
    practice = a_recognised(units["commune"], units["district"])
    with pytest.raises(refusals.AdoptedInFuture):
        an_adoption(practice, units["neighbour"], adopted_on=date(2024, 1, 1))
    assert not Adoption.objects.exists()


def test_stopped_with_a_reason_it_stays_in_the_list(units: Units) -> None:
    practice = a_recognised(units["commune"], units["district"])
    adoption = an_adoption(practice, units["neighbour"])
    clerk = a_clerk(units["neighbour"])
    with pytest.raises(refusals.NoReason):
        actions.stop_adoption(adoption, reason=" ", by=clerk, at=clock.now())
    stopped = actions.stop_adoption(adoption, reason="Không hợp", by=clerk, at=clock.now())
    assert (stopped.stopped_on, stopped.reason) == (date(2023, 12, 27), "Không hợp")
    with pytest.raises(refusals.AlreadyStopped):
        actions.stop_adoption(adoption, reason="Lần nữa", by=clerk, at=clock.now())
    with pytest.raises(refusals.NotForUnit):
        actions.stop_adoption(adoption, reason="Thay", by=a_clerk(units["commune"]), at=clock.now())


def test_the_database_refuses_an_adoption_from_itself(units: Units) -> None:
    adoption = an_adoption(a_recognised(units["commune"], units["district"]), units["neighbour"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Adoption.objects.filter(pk=adoption.pk).update(from_adoption=adoption.pk)


def test_the_drawing_tells_who_learned_from_whom(units: Units) -> None:
    practice = a_recognised(units["commune"], units["district"])
    first = an_adoption(practice, units["neighbour"], changed="Buổi tối")
    second = an_adoption(practice, units["district"], from_adoption=first)
    names = {units["neighbour"].pk: "Xã Hai", units["district"].pk: "Huyện <Thử>"}
    tree = tree_of("Xã Một", [first, second], names)
    assert [(branch.words, len(branch.learned)) for branch in tree.learned] == [("Xã Hai, từ 27/12/2023", 1)]
    chart = spread_chart("Nhân rộng", tree, [])
    assert chart.description == (
        "Xã Hai, từ 27/12/2023, học từ Xã Một; Huyện <Thử>, từ 27/12/2023, học từ Xã Hai, từ 27/12/2023."
    )
    assert "<Thử>" not in chart.svg
    assert chart.svg.count("<circle") == 3, "a ring with a dot for what was changed, a disc for the other"


def test_whoever_learned_from_a_hidden_unit_stands_below_the_owners(units: Units) -> None:
    practice = a_recognised(units["commune"], units["district"])
    party = an_adoption(practice, units["party"])
    state = an_adoption(practice, units["neighbour"], from_adoption=party)
    shown = Adoption.objects.shown_to(a_clerk(units["district"]))
    assert list(shown) == [state]
    tree = tree_of("Xã Một", shown, {units["neighbour"].pk: "Xã Hai"})
    assert [branch.words for branch in tree.learned] == ["Xã Hai, từ 27/12/2023"]
    assert set(Adoption.objects.shown_to(a_clerk(units["party"]))) == {party, state}


def test_of_many_that_learned_from_one_the_first_are_drawn_and_the_rest_counted(units: Units) -> None:
    practice = a_recognised(units["commune"], units["district"])
    rows = [
        an_adoption(practice, a_unit(f"Xã Số {number}", parent=units["district"])) for number in range(14)
    ]
    tree = tree_of("Xã Một", rows, {row.unit_id: "Xã" for row in rows})
    assert (len(tree.learned), tree.left_out) == (12, 2)
    assert "và 2 đơn vị nữa, xem bảng" in spread_chart("Nhân rộng", tree, []).svg


@pytest.mark.race
def test_two_that_name_each_other_at_once_make_no_circle(race: Callable[..., list[Any]], now: object) -> None:
    shipped_norms()
    units = a_province()
    practice = a_recognised(units["commune"], units["district"])
    one, two = an_adoption(practice, units["neighbour"]), an_adoption(practice, units["district"])
    clerks = {one: a_clerk(units["neighbour"]), two: a_clerk(units["district"])}

    def learn(adoption: Adoption, source: Adoption) -> Callable[[], Adoption]:
        return lambda: actions.change_adoption(
            adoption, changed="", results="", from_adoption=source, by=clerks[adoption], at=clock.now()
        )

    outcomes = race(learn(one, two), learn(two, one))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Adoption", "InACircle"]
    assert Adoption.objects.filter(from_adoption=None).count() == 1


@pytest.mark.race
def test_a_unit_that_applies_twice_at_once_applies_once(race: Callable[..., list[Any]], now: object) -> None:
    shipped_norms()
    units = a_province()
    practice, clerk = a_recognised(units["commune"], units["district"]), a_clerk(units["neighbour"])
    outcomes = race(*[lambda: actions.adopt_practice(practice, by=clerk, at=clock.now())] * 2)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Adoption", "AlreadyAdopted"]
    assert Adoption.objects.count() == 1
