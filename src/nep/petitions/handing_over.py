"""A post's answers on their way, when its work passes to another: who finishes them and hears of them.

Who drafted an answer stays: nobody may approve own words after having passed them on.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.audit.actions import record
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.organisations.open_work import WorkItem, keeper_of, register_open_work
from nep.petitions.desk_handling import matter
from nep.petitions.models import LIVE, Answer, Exclusion
from nep.web.errors import Refusal

DRAFTS = "petitions.drafts"


class TakerExcluded(Refusal):
    sentence = _("Người nhận không được xem một trong các kiến nghị này. Ông/bà chọn người khác.")
    field = "to_post"


class TakerElsewhere(Refusal):
    sentence = _("Câu trả lời đang soạn do người cùng đơn vị làm tiếp. Ông/bà chọn người cùng đơn vị.")
    field = "to_post"


def declare() -> None:
    register_open_work(
        DRAFTS, _("Câu trả lời đang soạn, đang trình"), of_post=drafts_of, pass_on=pass_drafts_on
    )


def drafts_of(post: Post, day: date) -> list[WorkItem]:
    """Answers that `post` drafted and nobody approved yet, of petitions that its unit still has.

    What left on the secret path is nobody's open work here: its very count would tell the unit.
    """
    drafts = Answer.objects.filter(drafted_by=post, state__in=LIVE).select_related("petition")
    rows = drafts.filter(petition__unit=F("unit"), petition__is_secret=False)
    return [
        WorkItem(
            row.pk,
            matter(row.petition),
            reverse("petitions:petition", args=[row.petition.uuid]),
            row.petition.due_on,
        )
        for row in rows.order_by("petition__due_on", "pk")
    ]


def pass_drafts_on(ids: Sequence[int], from_post: Post, to_post: Post, by: Actor, at: datetime) -> None:
    """`to_post` finishes them: is told of a return or an approval, and edits them as its unit may."""
    rows = list(Answer.objects.filter(pk__in=ids).select_related("petition").order_by("pk"))
    if any(row.unit_id != to_post.unit_id for row in rows):
        raise TakerElsewhere
    petitions = [row.petition_id for row in rows]
    if Exclusion.objects.filter(petition__in=petitions, person=to_post.person_id).exists():
        raise TakerExcluded
    for row in rows:
        facts: dict[str, str | int | None] = {"version": row.version, "answer": row.pk}
        record("answer_passed", thing=row.petition, by=by, at=at, unit_id=row.unit_id, facts=facts)


def finisher_of(answer: Answer) -> Post:
    """Who finishes the answer: its drafter, or whoever took it over."""
    return keeper_of(answer.drafted_by, DRAFTS, answer.pk)
