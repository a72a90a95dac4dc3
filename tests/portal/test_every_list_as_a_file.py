"""Each list of the house: its file holds the rows of all its pages, in their order, and says nothing more."""

from collections.abc import Callable
from datetime import date, datetime
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from nep.accounts.models import User
from nep.measures.periods import Period
from nep.organisations.actors import SLIP_HOLDER, Actor
from nep.organisations.models import UnitVersion
from nep.organisations.roles import Role
from nep.petitions.actions import withdraw_petition
from nep.reviews.actions import create_round
from nep.reviews.models import Round
from nep.web import clock, exports
from nep.web.listing import Listing
from tests.factories.dialogue import a_held_day, a_series
from tests.factories.handling import a_house, assigned_petition, public_answer
from tests.factories.imports import a_preview
from tests.factories.mandates import a_delegation
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_post, a_province, a_unit, an_actor
from tests.factories.petitions import a_petition, a_receipt
from tests.factories.plans import a_planning, a_submitted_plan, an_approved_plan
from tests.factories.programmes import an_issued_theme
from tests.factories.promises import a_promise
from tests.factories.rounds import CLASSES, a_round
from tests.measures.test_stated import units as stated_units
from tests.programmes.test_plan_pages import set_levels
from tests.taken import grid, rows_of, taken

pytestmark = [pytest.mark.django_db, pytest.mark.long]

Shown = tuple[User | None, str, set[str]]
"""Who reads, the address, and words of the file that stand on the page of the thing and not in its row."""


def petitions(now: datetime) -> Shown:
    house = a_house(now)
    for number in range(3):
        assigned_petition(house, text=f"Đèn đường số {number} hỏng")
    return house.desk.user, reverse("petitions:list"), set()


def triage(now: datetime) -> Shown:
    house = a_house(now)
    for _n in range(3):
        a_petition(house.commune, at=now)
    return house.desk.user, reverse("petitions:triage"), set()


def quarantine(now: datetime) -> Shown:
    house = a_house(now)
    for _n in range(3):
        a_receipt(house.commune, at=now, proved=False)
    return house.desk.user, reverse("petitions:quarantine"), set()


def withdrawn(now: datetime) -> Shown:
    house = a_house(now)
    above = an_actor(house.units["district"], Role.RECEPTION_DESK)
    for _n in range(3):
        withdraw_petition(a_petition(house.commune, at=now), by=SLIP_HOLDER, at=now)
    return above.user, reverse("petitions:withdrawn"), set()


def answered(now: datetime) -> Shown:
    house = a_house(now)
    texts = set()
    for number in range(3):
        answer = public_answer(house, title=f"Cầu ấp Ba {number}")
        texts |= {answer.public_text, answer.petition.public_text}
    return None, reverse("petitions:answered"), texts


def board(now: datetime) -> Shown:
    shipped_norms()
    commune = a_province()["commune"]
    for number in range(3):
        a_promise(commune, text=f"Vá đường ấp {number}")
    return None, reverse("promises:board"), {"0"}


def own_promises(now: datetime) -> Shown:
    _nobody, _url, extra = board(now)
    leader = User.objects.filter(person__posts__roles__role="leader").order_by("pk")[0]
    return leader, reverse("promises:list"), extra


def public_days(now: datetime) -> Shown:
    shipped_norms()
    commune = a_province()["commune"]
    desk = an_actor(commune, Role.RECEPTION_DESK)
    for _n in range(3):
        a_held_day(commune, desk=desk)
    return None, reverse("dialogue:days"), set()


def own_days(now: datetime) -> Shown:
    public_days(now)
    desk = User.objects.get(person__posts__title="Công chức thử nghiệm")
    return desk, reverse("dialogue:list"), set()


def series(now: datetime) -> Shown:
    commune = a_province()["commune"]
    desk = an_actor(commune, Role.RECEPTION_DESK)
    for number in range(3):
        a_series(commune, desk=desk, title=f"Lịch {number}")
    return desk.user, reverse("dialogue:all_series"), set()


def units(now: datetime) -> Shown:
    a_province()
    return None, reverse("organisations:units"), set()


def mandates(now: datetime) -> Shown:
    unit = a_unit("Xã Một")
    giver = a_post(unit, Role.LEADER, title="Chủ tịch xã Một")
    for number in range(3):
        taker = a_post(unit, Role.UNIT_OFFICER, title=f"Phó Chủ tịch {number}")
        a_delegation(giver, taker, ("approve_answer", "approve_plan", "submit_plan")[number], at=now)
    return giver.person.user, reverse("organisations:mandates"), set()


def themes(now: datetime) -> Shown:
    party = a_province()["party"]
    UnitVersion.objects.filter(unit=party).update(abbreviation="TU")
    officer = an_actor(party, Role.PROGRAMME_OFFICER)
    for code in ("mot", "hai", "ba"):
        an_issued_theme(party, officer, code=code, is_public=True)
    return None, reverse("programmes:list"), set()


def papers(now: datetime) -> Shown:
    themes(now)
    return None, reverse("documents:papers"), set()


def plans(now: datetime) -> Shown:
    planning = a_planning()
    set_levels(planning, commune=date(2023, 12, 1), district=date(2023, 12, 29))
    a_submitted_plan(planning, "district")
    return planning.leaders["party"].user, reverse("programmes:plan_board", args=[planning.theme.uuid]), set()


def actions(now: datetime) -> Shown:
    planning = a_planning()
    an_approved_plan(planning, "party_district", by="party")
    an_approved_plan(planning, "party", by="party", start="empty")
    return planning.officers["party"].user, reverse("programmes:actions"), set()


def rounds(now: datetime) -> Shown:
    party = a_province()["party"]
    office = an_actor(party, Role.PROGRAMME_OFFICER)
    first = a_round(party, office)
    for number in range(2):
        draft_of(first, f"Báo cáo {number}", office)
    return office.user, reverse("reviews:rounds"), {"0"}


def draft_of(first: Round, title: str, office: Actor) -> Round:
    period = Period(first.period_from, first.period_to)
    return create_round(
        unit=first.unit, title=title, period=period, copied_from=first, by=office, at=clock.now()
    )


def units_of_round(now: datetime) -> Shown:
    party = a_province()["party"]
    office = an_actor(party, Role.PROGRAMME_OFFICER)
    one = a_round(party, office)
    return office.user, reverse("reviews:round", args=[one.uuid]), {"cấp xã", "cấp huyện", "0"}


def stated(now: datetime) -> Shown:
    made = stated_units.__wrapped__(None)  # type: ignore[attr-defined] # the fixture's own function
    leader = an_actor(made["district"], Role.LEADER)
    url = reverse("measures:figure", args=[CLASSES])
    query = f"?don-vi={made['district'].uuid}&tu=01/01/2023&den=31/12/2023"
    return leader.user, url + query, {"còn hiệu lực"}


def batches(now: datetime) -> Shown:
    keeper = an_actor(a_unit("Tỉnh Thử"), Role.ADMINISTRATOR)
    for number in range(3):
        a_preview("people", [[f"0{number}", "Nguyễn Văn Thử"]], by=keeper)
    return keeper.user, reverse("imports:index"), {"27/12/2023 09:00"}


WORLDS: list[Callable[[datetime], Shown]] = [
    petitions, triage, quarantine, withdrawn, answered, board, own_promises, public_days, own_days, series,
    units, mandates, themes, papers, plans, actions, rounds, units_of_round, stated, batches,
]  # fmt: skip


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.__name__)
def test_the_file_holds_the_rows_of_every_page_in_their_order_and_no_other_word(
    world: Callable[[datetime], Shown], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, url, extra = world(now)
    client = Client()
    if reader is not None:
        client.force_login(reader)
    monkeypatch.setitem(Listing.__init__.__kwdefaults__, "size", 2)
    pages, words = walked(client, url)
    assert len(pages) > 1, "the world is too small to prove anything"

    in_file: list[int] = []
    lines_of = exports._lines

    def watched(rows: Any, export: Any) -> Any:
        in_file.extend(row.pk for row in rows)
        return lines_of(rows, export)

    monkeypatch.setattr(exports, "_lines", watched)
    lines = rows_of(grid(taken(client, url)))

    assert in_file == pages
    assert len(lines) == len(pages)
    unsaid = {cell for line in lines for cell in line if cell and cell.lower() not in words}
    assert unsaid <= extra


def walked(client: Client, url: str) -> tuple[list[int], str]:
    """Ids of the rows of all pages in order, and all that the pages say, in small letters."""
    pages, words, address = [], "", url
    while True:
        answer = client.get(address)
        assert answer.status_code == 200
        listing = answer.context["listing"]
        pages += [row.pk for row in listing.page]
        words += " ".join(unescape(strip_tags(answer.content.decode())).split()).lower()
        if not listing.next_url:
            return pages, words
        address = url.partition("?")[0] + listing.next_url
