"""A conference that is about to be closed, with awards of its round that wait for it."""

from dataclasses import dataclass
from datetime import time
from typing import Any

from nep.newsroom.models import Article
from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from nep.reviews.actions import conferences, invitations, minutes, presence, publication
from nep.reviews.minutes_parts import OPENING
from nep.reviews.models import Conference
from nep.web import clock
from tests.factories.awards import a_chancellery, a_chosen
from tests.factories.commendations import Hall
from tests.factories.conferences import fresh, rows_of
from tests.factories.organisations import an_actor
from tests.factories.programmes import an_issued_theme


@dataclass
class Closing:
    hall: Hall
    office: Actor
    conference: Conference

    @property
    def told(self) -> dict[str, Any]:
        return {"by": self.office, "at": clock.now()}

    def bind(self, article: Article | None = None) -> None:
        publication.bind_publication(
            self.conference, award_round=self.hall.round, article=article, **self.told
        )
        self.conference = fresh(self.conference)


def a_planned() -> Closing:
    """One collective is chosen in a round on the theme; the conference is only planned."""
    hall = a_chancellery()
    a_chosen(hall)
    unit = hall.units["party"]
    office = an_actor(unit, Role.PROGRAMME_OFFICER, Role.ARTICLE_APPROVER, title="Chánh Văn phòng")
    leader = an_actor(unit, Role.LEADER, title="Người đứng đầu").post
    assert leader is not None
    hall.round.theme = an_issued_theme(unit, office, code="tong-ket")
    hall.round.save()
    row = conferences.plan_conference(
        hall.round.theme,
        unit=unit,
        title="Hội nghị tổng kết",
        length=60,
        happens_on=clock.today(),
        starts_at=time(8),
        place="Hội trường",
        hosts=[leader],
        by=office,
        at=clock.now(),
    )
    return Closing(hall, office, fresh(row))


def a_closing() -> Closing:
    """It was held and its minutes are issued."""
    closing = a_planned()
    row, told = closing.conference, closing.told
    leader = row.meeting.hosts.get().post
    invitations.invite_posts(row, posts=[leader], **told)
    presence.mark_presence(row, marks={rows_of(row)[0].pk: "present"}, **told)
    conferences.hold_conference(row, held_on=clock.today(), **told)
    minutes.write_minutes(row, words={OPENING: "Mở đầu."}, based_on=0, **told)
    minutes.issue_minutes(row, signer=leader, issued_on=clock.today(), **told)
    closing.conference = fresh(row)
    return closing
