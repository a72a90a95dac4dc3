"""Pages that anybody opens."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.urls import reverse

from nep.norms.models import Deadline
from nep.organisations.roles import Role
from nep.petitions.models import Petition
from nep.programmes.models import Theme
from nep.web import clock
from tests.browser.pages.case import Case, Visit, somebody_of, units_with_norms
from tests.factories.handling import a_house, public_answer
from tests.factories.petitions import a_petition
from tests.factories.programmes import a_committee, an_issued_theme
from tests.factories.promises import a_kept_promise, a_promise


def _page(name: str, *args: object) -> Callable[[], Visit]:
    """A public page while the province has one late and one kept promise."""

    def visit() -> Visit:
        commune = units_with_norms()["commune"]
        a_promise(commune)
        a_kept_promise(commune)
        return Visit(reverse(name, args=args))

    return visit


def _promise() -> Visit:
    return Visit(reverse("promises:promise", args=[a_kept_promise(units_with_norms()["commune"]).uuid]))


def _unit() -> Visit:
    commune = units_with_norms()["commune"]
    a_promise(commune)
    return Visit(reverse("portal:unit", args=[commune.uuid]))


def _deadline() -> Visit:
    petition = a_petition(units_with_norms()["commune"], at=clock.now())
    petition = Petition.objects.get(pk=petition.pk)
    return Visit(reverse("norms:deadline", args=[Deadline.objects.get(pk=petition.deadline_id).uuid]))


def _answers() -> Visit:
    public_answer(a_house(clock.now()))
    return Visit(reverse("petitions:answered"))


def _search(text: str) -> Callable[[], Visit]:
    def visit() -> Visit:
        public_answer(a_house(clock.now()))
        return Visit(f"{reverse('portal:search')}?{urlencode({'tim': text})}")

    return visit


def _one_answer() -> Visit:
    petition = public_answer(a_house(clock.now())).petition
    return Visit(reverse("petitions:answered_one", args=[petition.uuid]))


def _a_theme() -> Theme:
    units_with_norms()
    committee = a_committee()
    return an_issued_theme(committee, somebody_of(committee, Role.PROGRAMME_OFFICER), is_public=True)


def _theme() -> Visit:
    return Visit(reverse("programmes:theme", args=[_a_theme().uuid]))


def _paper(name: str) -> Callable[[], Visit]:
    def visit() -> Visit:
        paper = _a_theme().paper
        assert paper is not None
        return Visit(reverse(name, args=[paper.uuid]))

    return visit


PAGES = [
    Case("bộ thành phần", _page("web:gallery")),
    Case("trang không có", lambda: Visit("/khong-co-trang-nay/")),
    Case("trang đầu", _page("portal:home")),
    Case("đăng nhập", _page("account_login")),
    Case("gửi ý kiến", _page("petitions:submit")),
    Case("khiếu nại, tố cáo gửi ở đâu", _page("petitions:where_to_send")),
    Case("dữ liệu cá nhân", _page("petitions:privacy")),
    Case("xem trả lời", _page("petitions:open_slip")),
    Case("hỏi đáp", _answers),
    Case("tìm kiếm", _search("")),
    Case("tìm kiếm, có kết quả", _search("lan can")),
    Case("tìm kiếm, không có kết quả", _search('"không có từ nào"')),
    Case("một câu trả lời công khai", _one_answer),
    Case("việc đã hứa", _page("promises:board")),
    Case("một việc đã hứa", _promise),
    Case("các đơn vị", _page("organisations:units")),
    Case("một đơn vị", _unit),
    Case("số liệu", _page("measures:index")),
    Case("một số liệu", _page("measures:figure", "promises_made")),
    Case("quy định", _page("norms:list")),
    Case("một quy định", _page("norms:norm", "petition.answer")),
    Case("lịch làm việc", _page("norms:calendar")),
    Case("cách tính một hạn", _deadline),
    Case("lịch nghe dân", _page("meetings:calendar")),
    Case("chuyên đề", _page("programmes:list")),
    Case("một chuyên đề", _theme),
    Case("văn bản", _page("documents:papers")),
    Case("một văn bản", _paper("documents:paper")),
    Case("thể thức của một văn bản", _paper("documents:layout_check")),
]
