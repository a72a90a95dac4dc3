"""The figures of practices. Each practice counts once, at the unit that leads it, however many own it and at
however many levels it appears; each adoption once, at the unit that applies it."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from nep.measures.declarations import Flow, RecordRow, Records
from nep.measures.registry import register
from nep.measures.things import Thing
from nep.organisations.actors import Actor
from nep.practices.models import Adoption, Practice
from nep.web.registry import address_for


def _visible(actor: Actor) -> QuerySet[Practice]:
    return Practice.objects.visible_to(actor)


def _visible_adoptions(actor: Actor) -> QuerySet[Adoption]:
    return Adoption.objects.shown_to(actor).filter(practice__in=_visible(actor).values("pk"))


def _describe(pairs: Sequence[tuple[int, int]], actor: Actor) -> list[RecordRow]:
    found = Practice.objects.in_bulk([pk for pk, _n in pairs])
    return [
        RecordRow(
            found[pk].title,
            address_for("practices:practice", found[pk].uuid),
            found[pk].recognised_on or found[pk].registered_on,
            found[pk].unit_id,
            n,
        )
        for pk, n in pairs
        if pk in found
    ]


def _describe_adoptions(pairs: Sequence[tuple[int, int]], actor: Actor) -> list[RecordRow]:
    found = Adoption.objects.select_related("practice").in_bulk([pk for pk, _n in pairs])
    return [
        RecordRow(
            found[pk].practice.title,
            address_for("practices:spread", found[pk].practice.uuid),
            found[pk].adopted_on,
            found[pk].unit_id,
            n,
        )
        for pk, n in pairs
        if pk in found
    ]


RECORDS = Records(visible_to=_visible, describe=_describe)
REGISTERED = Flow(
    "practices_registered",
    gettext_noop("Mô hình, cách làm hay đã đăng ký"),
    gettext_noop(
        "Đếm mỗi mô hình một lần theo ngày đăng ký lần đầu, ở đơn vị chủ trì, dù nhiều đơn vị cùng làm và "
        "kể cả mô hình sau đó rút."
    ),
    Thing.PRACTICES,
    Practice,
    "unit",
    RECORDS,
    day="registered_on",
)
RECOGNISED = Flow(
    "practices_recognised",
    gettext_noop("Mô hình, cách làm hay được công nhận"),
    gettext_noop(
        "Đếm mỗi mô hình một lần theo ngày được cấp trên công nhận, ở đơn vị chủ trì; mô hình của cấp cao "
        "nhất tính theo ngày đăng ký."
    ),
    Thing.PRACTICES,
    Practice,
    "unit",
    RECORDS,
    day="recognised_on",
)
ADOPTED = Flow(
    "practices_adopted",
    gettext_noop("Lượt đơn vị áp dụng mô hình của nơi khác"),
    gettext_noop("Đếm mỗi đơn vị áp dụng một mô hình một lần, theo ngày bắt đầu áp dụng, ở đơn vị áp dụng."),
    Thing.ADOPTIONS,
    Adoption,
    "unit",
    Records(visible_to=_visible_adoptions, describe=_describe_adoptions),
    day="adopted_on",
)


def declare() -> None:
    register(REGISTERED, RECOGNISED, ADOPTED)
