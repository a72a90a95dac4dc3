"""Bar: the report of a class of 1,000 learners, with its quiz and opinions, in at most 10 questions.

`python -m bench.bench_class_report` prints it and ends with 1 when the bar is missed. Learners, attempts and
opinions are written straight into the tables: what is measured is the reading.
"""

import sys
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from bench.province import in_a_home_of_its_own

if TYPE_CHECKING:
    from nep.learning.models import Quiz, Session

LEARNERS, ASKED, MOST_QUERIES = 1_000, 20, 10
UNITS = 40


def main() -> int:
    with in_a_home_of_its_own():
        return _measure()


def _measure() -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from nep.learning.class_report import class_report
    from nep.web import clock

    start = time.perf_counter()
    session = _a_class()
    print(f"  {LEARNERS} learners x {ASKED} answers made in {time.perf_counter() - start:.1f} s")
    day = clock.today() + timedelta(days=30)
    class_report(session, on=day, with_texts=True)
    start = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        made = class_report(session, on=day, with_texts=True)
    seconds = time.perf_counter() - start
    figures = made.quizzes[0].figures
    assert figures is not None
    assert made.feedback is not None
    print(
        f"class report of {figures.persons} learners in {len(figures.units)} units, "
        f"{len(figures.questions)} questions, {made.feedback.persons} opinions: "
        f"{len(queries)} queries (bar {MOST_QUERIES}), {seconds:.2f} s"
    )
    return 1 if len(queries) > MOST_QUERIES or figures.persons != LEARNERS else 0


def _a_class() -> "Session":
    """A committee, its class and what its learners did."""
    from nep.learning.models import Session
    from tests.factories.quizzes import a_class, a_held_session, an_open_feedback, an_open_quiz

    scene = a_class(questions=2 * ASKED)
    session = a_held_session(scene)
    Session.objects.filter(pk=session.pk).update(persons_due=LEARNERS, present=LEARNERS)
    quiz = an_open_quiz(scene, session=session, question_count=ASKED)
    feedback = an_open_feedback(scene, session)
    _answers(quiz, scene.unit)
    feedback.counts.filter(level__gte=3).update(count=LEARNERS // 2)
    type(feedback).objects.filter(pk=feedback.pk).update(persons=LEARNERS)
    return Session.objects.select_related("meeting", "theme", "unit").get(pk=session.pk)


def _answers(quiz: "Quiz", above: object) -> None:
    from nep.learning.choosing import drawn
    from nep.learning.models import Attempt, AttemptAnswer
    from nep.organisations.models import Person, UnitKind, World
    from nep.web import clock
    from tests.factories.organisations import a_unit

    units = [
        a_unit(f"Chi bộ {n}", kind=UnitKind.PARTY_COMMUNE, world=World.PARTY, parent=above)  # type: ignore[arg-type] # the unit
        for n in range(UNITS)
    ]
    persons = Person.objects.bulk_create(
        Person(full_name=f"Người Học {n}", sort_key=f"{n:06d}") for n in range(LEARNERS)
    )
    bank = dict.fromkeys(quiz.questions.order_by("position").values_list("version", flat=True), 0)
    attempts = Attempt.objects.bulk_create(
        Attempt(
            quiz=quiz,
            person=person,
            unit=units[n % UNITS],
            number=1,
            seed=n,
            begun_at=clock.now(),
            sent_at=clock.now(),
            asked_count=ASKED,
            right_count=n % (ASKED + 1),
        )
        for n, person in enumerate(persons)
    )
    AttemptAnswer.objects.bulk_create(
        AttemptAnswer(
            attempt=attempt,
            version_id=version,
            position=place,
            is_right=place <= (attempt.right_count or 0),
        )
        for attempt in attempts
        for place, version in enumerate(drawn(bank, ASKED, attempt.seed), start=1)
    )


if __name__ == "__main__":
    sys.exit(main())
