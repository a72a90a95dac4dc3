"""Delegation and substitution: what they carry, when, and what they refuse."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from nep.audit.actions import record
from nep.audit.models import Event
from nep.audit.queries import events_of
from nep.files.models import StoredFile
from nep.notices.models import Notice
from nep.notices.registry import render
from nep.organisations import actions, permissions
from nep.organisations.actions import Paper
from nep.organisations.actors import COMMAND, Actor
from nep.organisations.history import history_of
from nep.organisations.models import Mandate, Post, Unit, UnitKind, World
from nep.organisations.roles import GRANTS, Role
from nep.organisations.verbs import GIVEN, KEPT
from nep.web.errors import Refusal
from nep.web.secrecy import MarkedSecret
from tests.factories.mandates import AFTER, FIRST, a_delegation, a_substitution, acting_for
from tests.factories.organisations import a_post, a_province, a_unit, acting
from tests.organisations.test_pages import signed_in
from tests.tables import assert_queries, assert_table

pytestmark = pytest.mark.django_db
DAY = date(2023, 12, 27)


@dataclass(frozen=True)
class House:
    units: dict[str, Unit]
    head: Post
    deputy: Post
    officer: Post

    @property
    def commune(self) -> Unit:
        return self.units["commune"]


@pytest.fixture
def house() -> House:
    units = a_province()
    commune = units["commune"]
    return House(
        units=units,
        head=a_post(commune, Role.LEADER, title="Chủ tịch xã Một"),
        deputy=a_post(commune, Role.UNIT_HEAD, title="Phó Chủ tịch xã Một"),
        officer=a_post(commune, Role.UNIT_OFFICER, title="Công chức xã Một"),
    )


def test_a_delegation_carries_the_named_verbs_what_they_read_and_nothing_of_ones_own(
    house: House, now: datetime
) -> None:
    mandate = a_delegation(house.head, house.deputy, "approve_answer", at=now)
    actor = acting_for(mandate)
    assert set(actor.grants) == {"approve_answer", "view_petitions", "view_board", "view_desk"}
    assert actor.may("approve_answer", house.commune)
    assert not actor.may("check_answer", house.commune), "the deputy's own verb"
    assert (actor.post, actor.on_behalf_of, actor.unit) == (house.deputy, house.head, house.commune)


def test_a_substitution_carries_everything_but_what_is_kept(house: House, now: datetime) -> None:
    desk = a_post(house.commune, Role.RECEPTION_DESK, Role.LEADER)
    grants = set(acting_for(a_substitution(desk, house.deputy, at=now)).grants)
    theirs = set(GRANTS[Role.RECEPTION_DESK]) | set(GRANTS[Role.LEADER])
    assert grants == theirs - KEPT
    assert {"open_sealed", "handle_secret", "give_mandate"} <= theirs - grants


def test_a_delegate_at_another_unit_acts_at_the_givers_unit(house: House, now: datetime) -> None:
    above = a_post(house.units["district"], Role.LEADER, title="Chủ tịch huyện")
    actor = acting_for(a_delegation(above, house.deputy, "approve_wording", at=now))
    assert actor.unit == house.units["district"]
    assert actor.may("approve_wording", house.units["district"])
    assert not actor.may("approve_wording", house.commune), "the giver has it for the own unit only"


@pytest.mark.parametrize(
    ("day", "acts"),
    [
        (FIRST - timedelta(days=1), False),
        (FIRST, True),
        (AFTER - timedelta(days=1), True),
        (AFTER, False),
    ],
)
def test_a_mandate_holds_from_its_first_day_to_its_last(
    house: House, at_moment: Callable[..., datetime], day: date, acts: bool
) -> None:
    mandate = a_substitution(house.head, house.deputy, at=at_moment(date(2023, 12, 23)))
    at_moment(day)
    assert acting_for(mandate).has("approve_answer") is acts
    assert Mandate.objects.in_force(day).filter(pk=mandate.pk).exists() is acts


def test_a_mandate_lapses_with_either_post_and_with_a_role_of_its_giver(house: House, now: datetime) -> None:
    mandate = a_substitution(house.head, house.deputy, at=now)
    house.head.roles.all().delete()
    assert not acting_for(mandate).has("approve_answer"), "nobody gives what they no longer have"
    actions.close_post(house.deputy, valid_to=DAY, by=COMMAND, at=now)
    assert acting_for(mandate).grants == {}
    assert not Mandate.objects.in_force(DAY).exists()


def test_nobody_acts_under_a_mandate_of_somebody_else(house: House, now: datetime) -> None:
    mandate = a_substitution(house.head, house.deputy, at=now)
    thief = Actor(acting(house.officer).channel, post=house.officer, mandate=mandate)
    assert thief.grants == {}


def test_history_names_who_acted_and_in_whose_name(house: House, now: datetime) -> None:
    mandate = a_substitution(house.head, house.deputy, at=now)
    actor = acting_for(mandate)
    with transaction.atomic():
        record("post_closed", thing=house.officer, by=actor, at=now, facts={"day": "x"})
    [row] = events_of(house.officer).filter(event="post_closed")
    assert (row.post_id, row.on_behalf_of_id, row.mandate_id) == (house.deputy.pk, house.head.pk, mandate.pk)
    assert history_of(house.officer)[0].by == "Phó Chủ tịch xã Một, thay mặt Chủ tịch xã Một"


def test_both_are_told_and_history_says_the_paper(house: House, now: datetime) -> None:
    mandate = a_substitution(house.head, house.deputy, at=now)
    told = Notice.objects.filter(kind="mandate_given").order_by("user")
    assert {notice.user for notice in told} == {house.head.person.user, house.deputy.person.user}
    assert render(told[0]).sentence == (
        "Phó Chủ tịch xã Một thay mặt Chủ tịch xã Một từ ngày 25/12/2023 đến hết ngày 05/01/2024."
    )
    [line] = history_of(mandate)
    assert line.sentence == (
        "Ghi người thay khi vắng từ ngày 25/12/2023 đến hết ngày 05/01/2024, văn bản 12/GUQ-UBND"
    )


BAD: dict[str, tuple[Callable[[House, datetime], Any], str]] = {
    "to oneself": (
        lambda house, now: a_substitution(house.head, house.head, at=now),
        "Người giao và người nhận là một người",
    ),
    "to oneself through another post": (
        lambda house, now: a_delegation(house.head, _second_post(house.head), "approve_answer", at=now),
        "Người giao và người nhận là một người",
    ),
    "to the other side": (
        lambda house, now: a_delegation(house.head, _party_post(), "approve_answer", at=now),
        "không giao việc chéo nhau",
    ),
    "from the other side": (
        lambda house, now: a_delegation(_party_post(), house.head, "approve_answer", at=now),
        "không giao việc chéo nhau",
    ),
    "backwards": (
        lambda house, now: a_substitution(house.head, house.deputy, valid_to=FIRST, at=now),
        "Ngày cuối không được trước ngày đầu",
    ),
    "over": (
        lambda house, now: a_substitution(
            house.head, house.deputy, valid_from=date(2023, 12, 1), valid_to=DAY, at=now
        ),
        "Thời gian này đã qua hết",
    ),
    "an ended post": (
        lambda house, now: a_substitution(house.head, _ended(house.deputy, now), at=now),
        "Chức vụ này không còn",
    ),
    "from an ended post": (
        lambda house, now: a_substitution(_ended(house.head, now), house.deputy, at=now),
        "Chức vụ này không còn",
    ),
    "twice": (
        lambda house, now: [
            a_substitution(house.head, post, at=now) for post in (house.deputy, house.officer)
        ],
        "đã có người thay chức vụ này",
    ),
    "twice the same verb": (
        lambda house, now: [
            a_delegation(house.head, house.deputy, *verbs, at=now)
            for verbs in (["approve_answer", "issue_paper"], ["issue_paper"])
        ],
        "đang được ủy quyền một trong các việc ấy",
    ),
    "a deputy elsewhere": (
        lambda house, now: a_substitution(house.head, a_post(house.units["neighbour"]), at=now),
        "Người thay khi vắng phải cùng đơn vị",
    ),
    "nothing": (
        lambda house, now: a_delegation(house.head, house.deputy, at=now),
        "Chưa chọn việc nào",
    ),
    "what is not theirs": (
        lambda house, now: a_delegation(house.head, house.deputy, "assign_petition", at=now),
        "Chỉ ủy quyền được việc mà chức vụ này đang làm",
    ),
    "what is sealed": (
        lambda house, now: a_delegation(
            a_post(house.commune, Role.RECEPTION_DESK), house.deputy, "open_sealed", at=now
        ),
        "Chỉ ủy quyền được việc mà chức vụ này đang làm",
    ),
    "no paper": (
        lambda house, now: a_substitution(house.head, house.deputy, paper=Paper(" ", DAY), at=now),
        "Cần số, ký hiệu của văn bản",
    ),
    "a paper of tomorrow": (
        lambda house, now: a_substitution(
            house.head, house.deputy, paper=Paper("1", DAY + timedelta(days=1)), at=now
        ),
        "Ngày của văn bản chưa tới",
    ),
    "a file that is none": (
        lambda house, now: a_substitution(
            house.head, house.deputy, paper=Paper("1", DAY, SimpleUploadedFile("a.pdf", b"MZ")), at=now
        ),
        "không phải văn bản PDF hoặc DOCX",
    ),
}


def _second_post(post: Post) -> Post:
    return Post.objects.create(
        person=post.person, unit=post.unit, title="Chức khác", valid_from=post.valid_from
    )


def _party_post() -> Post:
    cell = a_unit("Đảng ủy xã Một", kind=UnitKind.PARTY_COMMUNE, world=World.PARTY)
    return a_post(cell, Role.LEADER, title="Bí thư Đảng ủy xã Một")


def _ended(post: Post, now: datetime) -> Post:
    return actions.close_post(post, valid_to=date(2023, 12, 1), by=COMMAND, at=now)


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_mandate_is_refused_with_a_sentence_and_nothing_is_written(
    house: House, now: datetime, bad: str
) -> None:
    attempt, sentence = BAD[bad]
    before = 1 if bad.startswith("twice") else 0
    with pytest.raises(Refusal, match=sentence):
        attempt(house, now)
    assert Mandate.objects.count() == before
    assert Event.objects.filter(event__endswith="_given").count() == before
    assert Notice.objects.filter(kind="mandate_given").count() == 2 * before


@pytest.mark.parametrize("bad", ["empty", "to oneself", "no paper"])
def test_the_database_holds_the_rules_too(house: House, now: datetime, bad: str) -> None:
    change = {
        "empty": {"valid_to": FIRST},
        "to oneself": {"to_post": house.head},
        "no paper": {"paper_number": ""},
    }[bad]
    mandate = a_substitution(house.head, house.deputy, at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.filter(pk=mandate.pk).update(**change)


def test_one_substitution_follows_another_and_one_that_was_ended_leaves_room(
    house: House, now: datetime
) -> None:
    first = a_substitution(house.head, house.deputy, at=now)
    a_substitution(house.head, house.officer, valid_from=AFTER, valid_to=AFTER + timedelta(days=3), at=now)
    actions.end_mandate(first, ended_on=DAY, by=COMMAND, at=now)
    a_substitution(house.head, house.officer, valid_from=DAY, valid_to=AFTER, at=now)
    assert Mandate.objects.in_force(DAY).get().to_post == house.officer


def test_who_may_give_which_mandate_and_end_it(house: House, now: datetime) -> None:
    commune, given = house.commune, a_substitution(house.head, house.officer, at=now)
    above = a_post(house.units["district"], Role.LEADER)
    standing_in = acting_for(a_substitution(above, a_post(house.units["district"]), at=now))
    who = {
        "giver": acting(house.head),
        "deputy": acting(house.deputy),
        "holder": acting(house.officer),
        "for-giver": acting_for(given),
        "leader": acting(a_post(commune, Role.LEADER)),
        "above": acting(above),
        "for-above": standing_in,
        "admin": acting(a_post(house.units["province"], Role.ADMINISTRATOR)),
        "auditor": acting(a_post(house.units["province"], Role.AUDITOR)),
    }
    assert_table(
        """
                   delegate  substitute  hand-over  see  end
        giver      yes       yes         yes        yes  yes
        deputy     -         -           -          -    -
        holder     -         -           -          yes  yes
        for-giver  -         -           -          yes  -
        leader     -         yes         yes        yes  yes
        above      -         -           -          -    -
        for-above  -         -           -          -    -
        admin      yes       yes         yes        yes  yes
        auditor    -         -           -          -    -
        """,
        who=who,
        verbs={
            "delegate": lambda by: permissions.can_delegate(by, house.head),
            "substitute": lambda by: permissions.can_substitute(by, house.head),
            "hand-over": lambda by: permissions.can_hand_over(by, house.head),
            "see": lambda by: permissions.can_see_mandate(by, given),
            "end": lambda by: permissions.can_end_mandate(by, given),
        },
    )
    for name, actor in who.items():
        seen = permissions.mandates_seen(actor).filter(pk=given.pk).exists()
        assert seen is permissions.can_see_mandate(actor, given), name


def test_the_holder_does_not_write_the_own_mandate(house: House, now: datetime) -> None:
    other = a_post(house.commune, Role.LEADER, title="Phó Chủ tịch thứ hai")
    with pytest.raises(Refusal, match="Người nhận không tự ghi"):
        a_substitution(house.head, other, by=acting(other), at=now)
    assert not Mandate.objects.exists()


def test_a_mandate_is_ended_from_today_on_once(house: House, now: datetime) -> None:
    mandate = a_substitution(house.head, house.deputy, at=now)
    with pytest.raises(Refusal, match="từ hôm nay trở đi"):
        actions.end_mandate(mandate, ended_on=DAY - timedelta(days=1), by=COMMAND, at=now)
    ended = actions.end_mandate(mandate, ended_on=DAY, by=acting(house.deputy), at=now)
    assert (ended.ended_on, acting_for(ended).grants) == (DAY, {})
    with pytest.raises(Refusal, match="đã hết từ trước"):
        actions.end_mandate(mandate, ended_on=DAY, by=COMMAND, at=now)
    assert history_of(mandate)[0].sentence == "Cho thôi ủy quyền, thay từ ngày 27/12/2023"


def test_every_verb_is_either_kept_or_has_its_words() -> None:
    verbs = {verb for grants in GRANTS.values() for verb in grants if not verb.startswith("view_")}
    assert verbs - KEPT - GIVEN.keys() == set(), "say in organisations/verbs.py what it is called"
    assert not KEPT & GIVEN.keys()


def test_one_chooses_to_act_for_another_and_the_header_says_so(house: House, now: datetime) -> None:
    mandate = a_substitution(house.head, house.deputy, at=now)
    client = signed_in(house.deputy)
    assert "Thay mặt Chủ tịch xã Một" in client.get("/to-chuc/vai/").content.decode()
    client.post("/to-chuc/vai/", {"mandate": str(mandate.uuid)})
    page = client.get("/to-chuc/vai/")
    assert page.context["actor"].mandate_id == mandate.pk
    assert "thay mặt Chủ tịch xã Một" in page.content.decode()
    assert "Thay mặt Chủ tịch xã Một đến hết 05/01/2024, văn bản 12/GUQ-UBND" in page.content.decode()
    client.post("/to-chuc/vai/", {"post": house.deputy.pk})
    assert client.get("/to-chuc/vai/").context["actor"].mandate_id is None


def test_an_ended_mandate_in_the_session_gives_back_the_own_post(house: House, now: datetime) -> None:
    mandate = a_substitution(house.head, house.deputy, at=now)
    client = signed_in(house.deputy)
    client.post("/to-chuc/vai/", {"mandate": str(mandate.uuid)})
    actions.end_mandate(mandate, ended_on=DAY, by=COMMAND, at=now)
    actor = client.get("/to-chuc/vai/").context["actor"]
    assert (actor.post_id, actor.mandate_id) == (house.deputy.pk, None)


def test_a_mandate_of_somebody_else_is_not_chosen(house: House, now: datetime) -> None:
    mandate = a_substitution(house.head, house.deputy, at=now)
    client = signed_in(house.officer)
    client.post("/to-chuc/vai/", {"mandate": str(mandate.uuid)})
    assert client.get("/to-chuc/vai/").context["actor"].mandate_id is None
    assert client.get(f"/to-chuc/thay-mat/{mandate.uuid}/").status_code == 404


GIVE = {
    "paper_number": "12/GUQ-UBND",
    "paper_issued_on": "22/12/2023",
    "valid_from": "27/12/2023",
    "last_day": "05/01/2024",
}


def test_the_leader_delegates_by_the_form_and_ends_it_on_its_page(house: House, now: datetime) -> None:
    client = signed_in(house.head)
    url = f"/to-chuc/chuc-vu/{house.head.pk}/uy-quyen/"
    assert "Duyệt câu trả lời" in client.get(url).content.decode()
    sent = client.post(url, {**GIVE, "to_post": house.deputy.pk, "verbs": ["approve_answer", "issue_paper"]})
    mandate = Mandate.objects.get()
    assert (sent.headers["Location"], mandate.valid_to) == (f"/to-chuc/thay-mat/{mandate.uuid}/", AFTER)
    assert sorted(row.verb for row in mandate.verbs.all()) == ["approve_answer", "issue_paper"]
    page = client.get(sent.headers["Location"]).content.decode()
    assert "đang có hiệu lực" in page
    assert "Ban hành văn bản" in page
    client.post(sent.headers["Location"], {"ended_on": "27/12/2023"})
    assert "đã cho thôi" in client.get(sent.headers["Location"]).content.decode()


def test_a_refused_form_comes_back_with_its_values_and_the_sentence(house: House, now: datetime) -> None:
    a_substitution(house.head, house.officer, at=now)
    url = f"/to-chuc/chuc-vu/{house.head.pk}/thay/"
    page = signed_in(house.head).post(url, {**GIVE, "to_post": house.deputy.pk}).content.decode()
    assert "đã có người thay chức vụ này" in page
    assert 'value="12/GUQ-UBND"' in page
    assert Mandate.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_many_there_are(house: House, now: datetime, count: int) -> None:
    for number in range(count):
        first = AFTER + timedelta(days=number)
        a_substitution(house.head, house.deputy, valid_from=first, valid_to=first + timedelta(days=1), at=now)
    client = signed_in(house.head)
    with assert_queries(7):
        page = client.get("/to-chuc/thay-mat/").content.decode()
    assert page.count("12/GUQ-UBND") == count


@pytest.mark.race
def test_of_two_who_give_at_once_one_is_refused(race: Callable[..., list[Any]], now: datetime) -> None:
    commune = a_unit()
    head = a_post(commune, Role.LEADER)
    deputies = [a_post(commune), a_post(commune)]
    outcomes = race(*(lambda post=post: a_substitution(head, post, at=now) for post in deputies))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadySubstituted", "Mandate"]
    assert Mandate.objects.count() == 1


@pytest.mark.parametrize(
    ("number", "file", "field"),
    [("12/QĐ-UBND-MẬT", "", "paper_number"), ("12/QĐ-UBND", "Quyết định TỐI MẬT.pdf", "upload")],
)
def test_a_paper_marked_secret_is_refused_at_the_field_that_bears_the_mark(
    now: datetime, number: str, file: str, field: str
) -> None:
    upload = SimpleUploadedFile(file, b"%PDF-1.7") if file else None
    with pytest.raises(MarkedSecret) as refused:
        Paper(number, now.date(), upload).kept(at=now)
    assert refused.value.field == field
    assert not StoredFile.objects.exists()
