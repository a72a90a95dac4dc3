"""Who writes questions and opens quizzes, and who answers. No verb opens somebody's answers."""

from datetime import date

from nep.learning.models import Attendance, Bank, Quiz, Session
from nep.organisations.actors import Actor
from nep.organisations.models import Line, Unit, World
from nep.organisations.queries import stands_below


def can_edit_bank(actor: Actor, bank: Bank) -> bool:
    return actor.may("edit_quizzes", bank.unit_id)


def can_create_bank(actor: Actor, unit: Unit) -> bool:
    return actor.may("edit_quizzes", unit)


def can_edit_quiz(actor: Actor, quiz: Quiz) -> bool:
    return actor.may("edit_quizzes", quiz.unit_id)


def can_view_figures(actor: Actor, quiz: Quiz) -> bool:
    """Counts only; of a quiz that is over, and never of a small group."""
    return actor.may("view_quizzes", quiz.unit_id)


def can_ask_feedback(actor: Actor, session: Session) -> bool:
    return actor.may("edit_quizzes", session.unit_id)


def acts_in_person(actor: Actor) -> bool:
    """Neither in another's name nor with somebody else's post."""
    return actor.post is not None and actor.mandate is None and actor.post.person.user_id == actor.user_id


def can_answer_quiz(actor: Actor, quiz: Quiz, *, on: date) -> bool:
    """Learners are who stands at the quiz's unit or below it on its line, and who is on the list of its
    session; always in person."""
    if not acts_in_person(actor) or not actor.has("take_quizzes"):
        return False
    return is_among(actor, quiz.unit, on=on) or is_on_list(actor, quiz.session_id)


def can_give_feedback(actor: Actor, session: Session, *, on: date) -> bool:
    """Who was there. Where only a number was written down nobody is known: the unit's people are asked."""
    if not acts_in_person(actor) or not actor.has("take_quizzes"):
        return False
    if session.attendance_by == Session.Way.COUNT:
        return is_among(actor, session.unit, on=on)
    return was_there(actor, session.pk)


def is_among(actor: Actor, unit: Unit, *, on: date) -> bool:
    if actor.post is None:
        return False
    line = Line.PARTY if unit.world == World.PARTY else Line.STATE
    return actor.post.unit_id == unit.pk or stands_below(actor.post.unit, unit, line=line, on=on)


def is_on_list(actor: Actor, session_id: int | None) -> bool:
    return session_id is not None and Attendance.objects.of(actor).filter(session=session_id).exists()


def was_there(actor: Actor, session_id: int) -> bool:
    came = (Attendance.State.PRESENT, Attendance.State.MAKE_UP)
    return Attendance.objects.of(actor).filter(session=session_id, state__in=came).exists()


def can_write_questions(actor: Actor) -> bool:
    return actor.has("edit_quizzes")
