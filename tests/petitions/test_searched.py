"""Who finds which petition: the same as who may see it, and nobody ever by its sender."""

from datetime import datetime
from typing import Any

import pytest
from django.db import connection

from nep.organisations.actors import PUBLIC, SLIP_HOLDER, Actor
from nep.organisations.models import World
from nep.organisations.roles import Role
from nep.petitions import actions
from nep.petitions.actions.answering import check_answer, draft_answer, submit_answer
from nep.petitions.actions.approving import approve_answer
from nep.petitions.actions.assigning import assign_petition
from nep.petitions.actions.reopening import reopen_petition
from nep.petitions.models import Concern, Petition, State
from nep.petitions.searched import ANSWER, PETITION
from nep.search.asking import asked_in
from nep.search.checks import index_faults
from nep.search.places import thing_at
from nep.search.queries import find, lines_of
from nep.search.registry import kind_named
from tests.factories.handling import House, a_house, fresh, public_answer
from tests.factories.mandates import a_substitution, acting_for
from tests.factories.organisations import a_post, acting, an_actor
from tests.factories.petitions import a_denunciation, a_petition
from tests.petitions.conftest import Province

pytestmark = pytest.mark.django_db
SENDER = {"name": "Trần Thị Bí Mật", "phone": "0912345678", "address": "số 5 đường Kín"}


def ids_found(text: str, actor: Any, kind: str = PETITION) -> set[int]:
    page = find(asked_in(text), actor, chosen=[kind_named(kind)], size=100)
    assert page.total == len(page.hits)
    return {thing_at(hit.place)[1] for hit in page.hits}


def seen_by(actor: Actor) -> set[int]:
    """What one may see, without what its sender took back."""
    seen = Petition.objects.visible_to(actor).exclude(state=State.WITHDRAWN)
    return set(seen.values_list("pk", flat=True))


def readers_of(province: Province) -> dict[str, Actor]:
    units = province.units
    every = [Role.RECEPTION_DESK, Role.LEADER, Role.UNIT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR]
    readers = {
        f"{name} {role}": an_actor(units[name], role)
        for name in ("commune", "district", "neighbour", "province", "board")
        for role in every
    }
    return {**readers, "privacy": an_actor(units["province"], Role.PRIVACY_OFFICER), "public": PUBLIC}


def test_everyone_finds_exactly_what_they_may_see(province: Province, now: datetime) -> None:
    desk, above = province.desks["commune"], province.desks["district"]
    readers = readers_of(province)
    named = readers["commune unit_officer"]
    assert named.post is not None
    plain = a_petition(province.commune, at=now)
    a_petition(province.units["neighbour"], at=now)
    a_petition(province.commune, at=now, concern=Concern.YES)
    a_petition(province.commune, at=now, concern=Concern.UNSURE)
    a_petition(province.commune, at=now, proved=False)
    a_denunciation(province.commune, desk=above, at=now, text="Cầu ấp Ba bị gãy vì ăn chặn.")
    excluding = a_petition(province.commune, at=now)
    actions.exclude_officer(excluding, person=named.post.person, by=desk, at=now)
    gone = a_petition(province.commune, at=now)
    actions.withdraw_petition(gone, by=SLIP_HOLDER, at=now)
    given = actions.classify_petition(plain, klass="proposal", by=desk, at=now)
    assign_petition(given, to_unit=province.commune, by=desk, at=now)
    leader = readers["commune leader"].post
    deputy = a_post(province.commune, Role.UNIT_OFFICER)
    assert leader is not None
    readers["for the leader"] = acting_for(a_substitution(leader, deputy, at=now))
    found = {name: ids_found("cau", actor) for name, actor in readers.items()}
    assert found == {name: seen_by(actor) for name, actor in readers.items()}
    assert len(found["district reception_desk"]) == 3
    assert len(found["province leader"]) == 5
    assert found["public"] == found["privacy"] == set()
    assert index_faults() == []


def test_1_the_accused_commune_does_not_even_count_it(province: Province, now: datetime) -> None:
    a_petition(province.commune, at=now, concern=Concern.YES, text="Ông chủ tịch lấy tiền cầu")
    for role in (Role.RECEPTION_DESK, Role.LEADER, Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.AUDITOR):
        assert find(asked_in("chủ tịch lấy tiền"), an_actor(province.commune, role)).total == 0


def test_a_denunciation_leaves_the_index_of_others_as_it_is_sorted(province: Province, now: datetime) -> None:
    leader, desk = an_actor(province.district, Role.LEADER), province.desks["district"]
    petition = a_petition(province.commune, at=now, concern=Concern.YES)
    assert ids_found("cầu", leader) == {petition.pk}
    actions.classify_petition(petition, klass="denunciation", by=desk, at=now)
    assert ids_found("cầu", leader) == set()
    assert ids_found("cầu", desk) == {petition.pk}


def test_what_its_sender_took_back_is_not_found_until_taken_again(province: Province, now: datetime) -> None:
    petition, desk = a_petition(province.commune, at=now), province.desks["commune"]
    actions.withdraw_petition(petition, by=SLIP_HOLDER, at=now)
    assert ids_found("cầu", desk) == set()
    actions.undo_withdrawal(petition, by=SLIP_HOLDER, at=now)
    assert ids_found("cầu", desk) == {petition.pk}


def test_7_who_sent_it_and_what_was_masked_stand_nowhere_in_the_index(
    province: Province, now: datetime
) -> None:
    text = "Cầu gãy. Tôi là Trần Thị Bí Mật, gọi 0912345678."
    a_petition(province.commune, at=now, text=text, **SENDER)
    desk = province.desks["commune"]
    assert ids_found("cầu gãy", desk)
    for words in ("Bí Mật", '"bi mat"', "0912345678", "kín", "912345678"):
        assert ids_found(words, desk) == set()
    table = "search_row" if connection.vendor == "postgresql" else "search_words"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT words FROM {table}")
        held = " ".join(str(words) for (words,) in cursor.fetchall())
    assert "ca62u" in held
    assert not any(part in held for part in ("912345678", "mật", "ma65t", "ki1n"))


def test_everyone_finds_a_published_answer_by_reviewed_words_only(now: datetime) -> None:
    house = a_house(now)
    answer = public_answer(house, text="Cầu ấp Ba gãy, nhà tôi sát cầu, chồng tôi té.")
    assert ids_found("lan can", PUBLIC, ANSWER) == {answer.pk}
    assert ids_found("chồng té", PUBLIC, ANSWER) == ids_found("cầu", PUBLIC) == set()
    assert ids_found("chồng té", house.desk) == {answer.petition_id}
    asked = asked_in("lan can")
    for actor, address in ((PUBLIC, "/hoi-dap/"), (house.desk, "/kien-nghi/")):
        lines = lines_of(find(asked, actor, chosen=[kind_named(ANSWER)]).hits, asked, actor)
        assert [line.shown.url for line in lines] == [f"{address}{answer.petition.uuid}/"]


def test_a_corrected_answer_is_found_by_its_new_words_alone(now: datetime) -> None:
    house = a_house(now)
    answer = public_answer(house)
    _answer_again(house, answer.petition, now, "Xã làm cầu mới bằng bê tông.")
    assert ids_found("bê tông", house.leader, ANSWER)
    assert ids_found("xe tải", house.leader, ANSWER) == {answer.pk}
    actions.review_public_text(answer.petition, title="", text="", by=house.desk, at=now)
    assert ids_found("xe tải", house.leader, ANSWER) == ids_found("xe tải", PUBLIC, ANSWER) == set()
    assert index_faults() == []


def _answer_again(house: House, petition: Petition, now: datetime, text: str) -> None:
    reopen_petition(petition, by=SLIP_HOLDER, at=now)
    answer = draft_answer(petition, text=text, by=house.officer, at=now)
    submit_answer(answer, by=house.officer, at=now)
    check_answer(fresh(answer), by=house.head, at=now)
    approve_answer(fresh(answer), by=house.leader, at=now)


def test_an_excluded_officer_does_not_find_the_published_answer_either(now: datetime) -> None:
    house = a_house(now)
    named = acting(a_post(house.commune, Role.UNIT_OFFICER))
    assert named.post is not None
    petition = a_petition(house.commune, at=now)
    actions.exclude_officer(petition, person=named.post.person, by=house.desk, at=now)
    answer = public_answer(house)
    assert ids_found("lan can", named, ANSWER) == {answer.pk}
    assert petition.pk not in ids_found("lan can", named)


def test_11_people_are_found_on_the_viewers_own_side_only(province: Province) -> None:
    state = an_actor(province.commune, Role.LEADER)
    party = an_actor(province.units["party"], Role.LEADER, title="Bí thư chi bộ Kín")
    assert party.unit is not None
    assert party.unit.world == World.PARTY
    assert ids_found("bí thư", state, "post") == ids_found("bí thư", PUBLIC, "post") == set()
    assert ids_found("bí thư", party, "post")
    assert find(asked_in("công chức"), PUBLIC).total == 0
