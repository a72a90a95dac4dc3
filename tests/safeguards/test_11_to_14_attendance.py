"""Safeguards 11 to 14 for attendance: rows per person end at the session's own unit."""

import pytest
from django.urls import reverse

from nep.accounts.models import User
from nep.learning.models import Attendance
from nep.organisations.actors import Actor
from nep.organisations.models import Mandate
from nep.organisations.roles import GRANTS, Role
from nep.organisations.verbs import narrowed
from tests.factories.learning import a_held_session
from tests.factories.learning import planning as planning
from tests.factories.organisations import a_post
from tests.factories.plans import Planning
from tests.safeguards.crawl import Crawl, crawl, listed, look, signed_in

pytestmark = pytest.mark.django_db
NAMES = ("Lê Thị Một", "Trần Văn Hai", "Bùi Văn Sáu")
WHERE = ("/hoc-tap/", "/so-lieu/")


def pages_of(user: User | None) -> Crawl:
    seeds = [url for url in listed("ap") if url.startswith(WHERE)]
    desk = [reverse("portal:desk"), reverse("notices:inbox")] if user else []
    found = crawl(user, [*seeds, *desk], follow=False)
    assert len(found.pages) > 2, "nothing opened: the test proves nothing"
    return found


def everything_at(planning: Planning, name: str) -> User:
    user = a_post(planning.units[name], *Role, title="Kiêm mọi vai").person.user
    assert user is not None
    return user


def test_11_to_13_nobody_above_below_beside_or_on_the_other_side_reads_a_name(planning: Planning) -> None:
    session = a_held_session(planning)
    for name in ("party", "party_commune", "province", "district", "neighbour"):
        assert pages_of(everything_at(planning, name)).containing(*NAMES) == set(), name
    assert pages_of(None).containing(*NAMES) == set()
    keeper = signed_in(everything_at(planning, "commune"))
    assert NAMES[0] in look(keeper, reverse("learning:people", args=[session.uuid]))[1]


def test_12_no_mandate_carries_a_list_to_somebody_else(planning: Planning) -> None:
    a_held_session(planning)
    assert "keep_attendance" not in narrowed(GRANTS[Role.UNIT_HEAD], None)
    assert "keep_attendance" not in narrowed(GRANTS[Role.UNIT_HEAD], ["keep_attendance"])
    deputy, head = planning.officers["neighbour"], planning.leaders["commune"]
    mandate = Mandate(from_post=head.post, to_post=deputy.post)
    acting_for = Actor(channel=deputy.channel, user=deputy.user, post=deputy.post, mandate=mandate)
    assert not Attendance.objects.visible_to(acting_for).exists()
    assert Attendance.objects.visible_to(head).count() == 6


def test_12_the_list_has_no_order_no_search_and_no_file(planning: Planning) -> None:
    session = a_held_session(planning)
    keeper = signed_in(planning.officers["commune"].user)
    page = reverse("learning:people", args=[session.uuid])
    plain = rows_in(look(keeper, page)[1])
    assert NAMES[0] in plain
    for asked in ("?xep=state", "?dang=csv", "?tim=hai"):
        assert rows_in(look(keeper, page + asked)[1]) == plain


def rows_in(text: str) -> str:
    return text.partition("<tbody>")[2].partition("</tbody>")[0]


def test_12_no_page_puts_one_person_beside_several_sessions(planning: Planning) -> None:
    """The keeper finds a name on the pages of each session, and on no page that shows two sessions."""
    first = a_held_session(planning)
    second = a_held_session(planning, title="Buổi hai")
    found = pages_of(planning.officers["commune"].user)
    with_names = found.containing(NAMES[0])
    assert with_names
    for url in with_names:
        text = found.pages[url][1]
        assert not (first.title in text and second.title in text), url
