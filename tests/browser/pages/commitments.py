"""Pages of commitments and of progress: the first is written on a phone."""

from django.urls import reverse

from nep.programmes.models import PlanAction
from tests.browser.pages.case import Case, Visit
from tests.factories.commitments import a_commitment, a_member, some_commitments
from tests.factories.plans import a_planning, an_approved_plan


def _commit() -> Visit:
    planning = a_planning()
    return Visit(reverse("programmes:commit", args=[planning.theme.uuid]), a_member(planning).user)


def _commitment() -> Visit:
    planning = a_planning()
    member = a_member(planning)
    return Visit(a_commitment(planning, member).get_absolute_url(), member.user)


def _given_to_read() -> Visit:
    planning = a_planning()
    some_commitments(planning, 2)
    return Visit(reverse("programmes:commitments"), planning.leaders["party_commune"].user)


def _counts() -> Visit:
    planning = a_planning()
    some_commitments(planning, 5)
    address = reverse("programmes:commitment_counts", args=[planning.theme.uuid])
    return Visit(address, planning.officers["party"].user)


def _of_action(name: str) -> Visit:
    planning = a_planning()
    action: PlanAction = an_approved_plan(planning, "party", by="party").planactions.get()
    args = [action.uuid] if name != "actions" else []
    return Visit(reverse(f"programmes:{name}", args=args), planning.officers["party"].user)


PAGES = [
    Case("viết bản đăng ký", _commit),
    Case("một bản đăng ký", _commitment),
    Case("bản đăng ký gửi đọc", _given_to_read),
    Case("số bản đăng ký", _counts),
    Case("việc trong kế hoạch", lambda: _of_action("actions")),
    Case("một việc trong kế hoạch", lambda: _of_action("action")),
    Case("ghi tiến độ", lambda: _of_action("report_progress")),
]
