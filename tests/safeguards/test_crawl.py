"""Safeguard 1 over the whole product: nothing of a denunciation of the commune is anywhere for the commune.

The same small province is looked at twice, by everybody of the commune and by a stranger: without the three
denunciations, and with them. Every page must say the same, to the byte, and none may hold their words.
"""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from nep.accounts.models import User
from nep.norms.models import Deadline
from nep.organisations.actors import PUBLIC, Actor
from nep.organisations.roles import Role
from nep.petitions import actions
from nep.petitions.actions.answering import draft_answer, return_answer, submit_answer
from nep.petitions.actions.assigning import assign_petition
from nep.petitions.models import Klass, Petition
from tests.architecture.house import addresses
from tests.factories.dialogue import a_held_day, an_issue
from tests.factories.handling import House, a_house, approved_answer, public_answer, sorted_petition
from tests.factories.organisations import a_post, acting, an_actor
from tests.factories.petitions import a_petition, a_submission
from tests.factories.promises import a_kept_promise, a_photograph
from tests.safeguards.crawl import Crawl, again, crawl, listed, look, signed_in, urls_of

pytestmark = [pytest.mark.sqlite, pytest.mark.long]

SHOWN = "Lan can cầu ấp Ba bị gãy"
SEARCHED = "lan can"
SECRETS = {
    "yes": "Chủ tịch xã lấy tiền lan can chia cho họ hàng.",
    "unsure": "Kế toán xã khai khống tiền lan can.",
    "no": "Phó Chủ tịch xã bán vật tư lan can.",
}
HIDDEN = ("chia cho họ hàng", "khai khống", "bán vật tư")


@pytest.fixture
def house(db: None, now: datetime) -> House:
    return a_house(now)


@pytest.fixture
def readers(house: House) -> dict[str, User | None]:
    """Everybody of the commune, one post a role, one with all of them, and a stranger."""
    commune = house.commune
    everything = a_post(commune, *Role.__members__.values(), title="Công chức kiêm mọi việc xã Một")
    actors = {
        **house.staff,
        "member": an_actor(commune, Role.MEMBER, title="Đảng viên xã Một"),
        "auditor": an_actor(commune, Role.AUDITOR, title="Người kiểm tra xã Một"),
        "everything": acting(everything),
    }
    return {"stranger": None, **{name: actor.user for name, actor in actors.items()}}


@pytest.fixture
def above(house: House) -> Actor:
    an_actor(house.units["board"], Role.RECEPTION_DESK)
    return an_actor(house.units["district"], Role.RECEPTION_DESK, title="Tiếp dân huyện Thử")


@pytest.fixture
def normal(house: House, above: Actor) -> Petition:
    """What may be seen: petitions at every step, a listening day, a promise."""
    public_answer(house, title=SHOWN)
    approved_answer(house)
    sorted_petition(house)
    petition = a_petition(house.commune, at=house.at)
    day = a_held_day(house.commune, desk=house.desk)
    an_issue(day, house.desk)
    a_kept_promise(house.commune)
    concern = a_petition(house.commune, at=house.at, concern="yes", text="Xã làm cầu lâu quá.")
    actions.classify_petition(concern, klass=Klass.PROPOSAL, by=above, at=house.at)
    return petition


def denunciations(house: House, above: Actor) -> list[Petition]:
    """*Yes*, not yet read above; *unsure*, sorted above; *no*, on its way in the commune until the desk saw
    what it is. Each with a photograph."""
    unread, sorted_above, found = (
        actions.submit_petition(
            _submission(house, concern, text), key=concern, photos=[a_photograph()], by=PUBLIC, at=house.at
        ).petition
        for concern, text in SECRETS.items()
    )
    actions.classify_petition(sorted_above, klass=Klass.DENUNCIATION, by=above, at=house.at)
    actions.classify_petition(found, klass=Klass.PROPOSAL, by=house.desk, at=house.at)
    assign_petition(found, to_unit=house.commune, by=house.desk, at=house.at)
    answer = draft_answer(found, text=f"Về việc {HIDDEN[2]}.", by=house.officer, at=house.at)
    submit_answer(answer, by=house.officer, at=house.at)
    return_answer(answer, reason=f"Việc {HIDDEN[2]} chưa rõ", by=house.head, at=house.at)
    actions.classify_petition(found, klass=Klass.DENUNCIATION, by=house.desk, at=house.at)
    return [unread, sorted_above, found]


def _submission(house: House, concern: str, text: str) -> Any:
    return a_submission(house.commune, concern=concern, text=text)


def test_nobody_of_the_commune_sees_or_counts_a_denunciation_anywhere(
    house: House, readers: dict[str, User | None], above: Actor, normal: Petition
) -> None:
    before = first_look(readers)
    assert all(SHOWN in text for text in [before["stranger"].pages["/hoi-dap/"][1]])
    assert any("dang=csv" in url for url in before["desk"].containing("kien-nghi", ";"))
    assert len(before["desk"].containing("lan can")) > 10, "the world is too empty to prove anything"

    secrets = denunciations(house, above)

    uuids = [str(petition.uuid) for petition in secrets]
    for name, user in readers.items():
        after = again(user, before[name])
        assert (name, after.containing(*HIDDEN, *uuids)) == (name, set())
        assert (name, changed(before[name], after)) == (name, {})
    assert_desk_above_sees(above, uuids)


def first_look(readers: dict[str, User | None]) -> dict[str, Crawl]:
    """The stranger and the post with every role look everywhere, the others behind sign-in."""
    seeds = listed(SEARCHED)
    found = {name: crawl(readers[name], seeds) for name in ("stranger", "everything")}
    inside = [url for url in found["everything"].pages if url not in found["stranger"].pages]
    others = {name: user for name, user in readers.items() if name not in found}
    return found | {name: crawl(user, inside, follow=False) for name, user in others.items()}


def changed(before: Crawl, after: Crawl) -> dict[str, str]:
    """Addresses that say something else than before, with the first place where they do."""
    return {
        url: first_difference(f"{page}", f"{after.pages[url]}")
        for url, page in before.pages.items()
        if after.pages[url] != page
    }


def first_difference(one: str, other: str) -> str:
    place = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return f"{one[max(0, place - 60) : place + 60]} | {other[max(0, place - 60) : place + 60]}"


def assert_desk_above_sees(above: Actor, uuids: list[str]) -> None:
    """What the crawl looks for does show, to whom it may: else the test proves nothing."""
    seen = look(signed_in(above.user), "/tiep-dan/phan-loai/")[1]
    assert all(uuid in seen for uuid in uuids)
    assert all(words in seen for words in HIDDEN)


def test_no_address_of_it_opens_for_the_commune_by_get_or_by_post(
    house: House, readers: dict[str, User | None], above: Actor
) -> None:
    secrets = denunciations(house, above)
    uuids = {str(petition.uuid) for petition in secrets}
    clocks = [str(uuid) for uuid in Deadline.objects.values_list("uuid", flat=True)]
    urls = [url for address in addresses() for url in urls_of(address) if any(uuid in url for uuid in uuids)]
    assert len(urls) > 3 * 20
    opened = set()
    for name, user in readers.items():
        client = signed_in(user)
        for url in urls:
            hows = ("get", "post") if name in {"officer", "desk", "everything"} else ("get",)
            opened |= {(name, how, url) for how in hows if is_opened(client, how, url)}
        for clock in clocks:
            text = look(client, f"/quy-dinh/han/{clock}/")[1]
            assert not any(word in text for word in (*HIDDEN, *uuids, "Xã Một"))
    assert opened == set()
    assert is_opened(signed_in(above.user), "get", f"/tiep-dan/phan-loai/{secrets[0].uuid}/")


def is_opened(client: Client, how: str, url: str) -> bool:
    """True when the answer is anything but: not there, not by this method, sign in first."""
    answer = getattr(client, how)(url)
    to_sign_in = "next=" in answer.headers.get("Location", "")
    return not (answer.status_code in {404, 405} or to_sign_in)
