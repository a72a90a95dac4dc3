"""Who stands in for whom in the sample's last week: a delegation, a deputy in absence, a hand-over."""

from datetime import date
from itertools import chain

from nep.demo.province import MAKER, Province, showcase_of
from nep.organisations import actions
from nep.organisations.actions import Paper
from nep.organisations.models import Post
from nep.organisations.open_work import open_work
from nep.organisations.roles import Role
from nep.web import clock

TODAY = date(2023, 12, 27)
NEW_YEAR = date(2024, 1, 1)
AT = clock.noon(TODAY, hour=16)


def tell_standing_in(built: Province) -> None:
    """Told after everything else: what is open on the last day is known only then."""
    commune = showcase_of(built)
    actions.delegate(
        built.post(commune, "leader"),
        to_post=built.post(commune, "head"),
        verbs=["approve_answer", "approve_wording"],
        valid_from=TODAY,
        valid_to=date(2024, 1, 6),
        paper=Paper("36/GUQ-UBND", date(2023, 12, 26)),
        by=built.actor(commune, "leader"),
        at=AT,
    )
    actions.substitute(
        built.post(commune, "desk"),
        to_post=built.post(commune, "officer"),
        valid_from=TODAY,
        valid_to=date(2023, 12, 30),
        paper=Paper("112/PC-UBND", date(2023, 12, 25)),
        by=built.actor(commune, "leader"),
        at=AT,
    )
    leaving = _somebody_with_open_work(built)
    if leaving is not None:
        _hand_over(leaving)


def _somebody_with_open_work(built: Province) -> Post | None:
    """An officer elsewhere whose answers or promises are still open."""
    others = [unit for unit in built.communes if unit != built.showcase]
    posts = chain.from_iterable((built.post(unit, part) for part in ("officer", "leader")) for unit in others)
    return next((post for post in posts if open_work(post, TODAY)), None)


def _hand_over(leaving: Post) -> None:
    """A colleague came two weeks ago and takes over; the post ends with the year."""
    person = actions.add_person(full_name="Lâm Mẫu Kế Nghiệp", by=MAKER, at=AT)
    taker = actions.open_post(
        person,
        unit=leaving.unit,
        title=leaving.title,
        roles=[Role(row.role) for row in leaving.roles.all()],
        valid_from=date(2023, 12, 13),
        office_phone=leaving.office_phone,
        by=MAKER,
        at=AT,
    )
    items = [(kind.work.key, item.thing_id) for kind in open_work(leaving, TODAY) for item in kind.items]
    paper = Paper("07/BB-UBND", date(2023, 12, 26))
    actions.hand_over(leaving, to_post=taker, items=items, paper=paper, by=MAKER, at=AT)
    actions.close_post(leaving, valid_to=NEW_YEAR, by=MAKER, at=AT)
