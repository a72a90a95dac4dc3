"""What everyone may read of an answer: reviewed words, or nothing."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nep.audit.actions import record
from nep.organisations.actors import Actor
from nep.petitions.actions.answering import checked_text, locked_answer
from nep.petitions.contact_words import words_of
from nep.petitions.models import Answer, Petition
from nep.petitions.permissions_handling import can_review_public_answer
from nep.petitions.searched import reindex
from nep.petitions.searching import folded_for_search, public_answer_of
from nep.vietnamese.masking import find_contacts
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal


class NotApprovedYet(Refusal):
    sentence = _("Câu trả lời chưa được duyệt nên chưa công khai được.")


class QuestionNotPublic(Refusal):
    sentence = _(
        "Nội dung hỏi chưa được duyệt để công khai. Duyệt nội dung hỏi trước, rồi công khai câu trả lời."
    )


class ContactsInPublicText(Refusal):
    field = "public_text"


def review_public_answer(answer: Answer, *, public_text: str, by: Actor, at: datetime) -> None:
    """Everyone reads `public_text` from now on; the answer the citizen got stays as it was approved.

    Refuses text that still holds a telephone number of a person, an identity number or an e-mail address.
    Raises NotAllowed, NotApprovedYet, QuestionNotPublic, ContactsInPublicText, AnswerEmpty, AnswerTooLong.
    """
    with transaction.atomic():
        answer = locked_answer(answer)
        if not can_review_public_answer(by, answer.petition):
            raise NotAllowed
        if answer.state != Answer.State.APPROVED:
            raise NotApprovedYet
        if not answer.petition.public_text:
            raise QuestionNotPublic
        text = checked_text(public_text)
        _refuse_contacts(text)
        approved = Answer.objects.filter(pk=answer.pk, state=Answer.State.APPROVED)
        approved.update(public_text=text, public_on=clock.day_of(at))
        _refold(answer.petition)
        reindex(answer.petition)
        record("answer_publish", thing=answer.petition, by=by, at=at, unit_id=answer.unit_id)


def _refold(petition: Petition) -> None:
    folded = folded_for_search(petition, public_answer_of(petition))
    Petition.objects.filter(pk=petition.pk).update(folded=folded)


def _refuse_contacts(text: str) -> None:
    found = find_contacts(text)
    if found:
        raise ContactsInPublicText(
            gettext("Nội dung công khai còn %(found)s. Bỏ đi, gọi người bằng chức vụ, rồi duyệt lại.")
            % {"found": words_of(found)}
        )
