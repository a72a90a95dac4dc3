"""The way of each sample petition: taken, sorted, given, answered, promised; or secret, or quarantined."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from nep.demo.engine import Story
from nep.demo.promise_lives import PromiseLives
from nep.demo.province import Province
from nep.demo.texts import ANSWER_ABOVE, COMPLAINTS, CONCERNS, DENUNCIATIONS, SPAM, Topic, fill
from nep.organisations.actors import PUBLIC, SLIP_HOLDER
from nep.organisations.models import Unit
from nep.petitions.actions.answering import PromiseDraft, check_answer, draft_answer, submit_answer
from nep.petitions.actions.approving import approve_answer
from nep.petitions.actions.assigning import assign_petition, transfer_petition
from nep.petitions.actions.classify import classify_petition, review_public_text, transfer_out_petition
from nep.petitions.actions.publishing import review_public_answer
from nep.petitions.actions.quarantine import reject_quarantined
from nep.petitions.actions.submit import submit_petition
from nep.petitions.actions.telling import mark_told
from nep.petitions.actions.withdraw import withdraw_petition
from nep.petitions.models import Answer, Choice, Petition, TellBy, Telling
from nep.petitions.submission import Submission
from nep.promises.models import Promise

KLASSES = {Choice.ASK: "question", Choice.REPORT: "proposal", Choice.SUGGEST: "proposal"}
OUTCOMES = {TellBy.CALL: "reached", TellBy.LETTER: "posted", TellBy.BOARD: "posted"}


@dataclass(frozen=True)
class Saying:
    """One petition as it is said: where, about what, in which words."""

    place: Unit
    topic: Topic
    hamlet: str
    number: int

    def words(self, text: str) -> str:
        return fill(text, hamlet=self.hamlet, number=self.number)


class PetitionLives:
    """Leads each petition of the sample along the road."""

    def __init__(self, story: Story, built: Province, promises: PromiseLives) -> None:
        self.story = story
        self.built = built
        self.promises = promises
        self._sent = 0

    def send(self, day: date, saying: Saying) -> None:
        """A citizen fills in the public form on `day`."""

        def submit(at: datetime) -> None:
            tell_by = self.story.one_of((TellBy.COME, TellBy.COME, TellBy.CALL, TellBy.LETTER, TellBy.BOARD))
            petition = self._submit(
                saying.place, saying.topic.choice, saying.words(saying.topic.text), at, tell_by
            )
            if self.story.chance(0.015):
                self.story.later(at, lambda then: self._withdraw(petition, then), working_days=1, hour=18)
            else:
                self.lead(petition, saying, at)

        self.story.on(day, submit, hour=self.story.random.randint(6, 20))

    def _submit(
        self,
        place: Unit,
        choice: str,
        text: str,
        at: datetime,
        tell_by: str,
        *,
        concern: str = "no",
        proved: bool = True,
    ) -> Petition:
        self._sent += 1
        submission = Submission(
            choice=choice,
            concern=concern,
            place_unit=place,
            text=text,
            tell_by=tell_by,
            name=f"Người Dân Mẫu Số {self._sent}" if tell_by != TellBy.COME else "",
            phone=f"0900000{self._sent % 1000:03d}" if tell_by == TellBy.CALL else "",
            address="Nhà không số, địa chỉ mẫu" if tell_by == TellBy.LETTER else "",
        )
        receipt = submit_petition(submission, key=f"mau-{self._sent}", proved=proved, by=PUBLIC, at=at)
        return receipt.petition

    def lead(self, petition: Petition, saying: Saying, at: datetime) -> None:
        """From the desk to an answer; the last weeks' petitions stop halfway, where the day stands."""
        self.story.later(at, lambda then: self._sort(petition, saying, then), working_days=1)

    def _sort(self, petition: Petition, saying: Saying, at: datetime) -> None:
        """The desk classifies, words what the public may read, and gives it to a unit."""
        desk = self.built.actor(petition.desk_unit_id, "desk")
        petition = classify_petition(petition, klass=KLASSES[saying.topic.choice], by=desk, at=at)
        if self.story.chance(0.93):
            petition = review_public_text(
                petition,
                title=saying.words(saying.topic.title),
                text=saying.words(saying.topic.text),
                is_confirmed=True,
                by=desk,
                at=at,
            )
        assign_petition(petition, to_unit=saying.place, by=desk, at=at)
        self._hand_on(petition, saying, at)

    def _hand_on(self, petition: Petition, saying: Saying, at: datetime) -> None:
        """Some go on to the department that knows; a few are left lying; the rest are answered."""
        unit = saying.place
        if saying.topic.department is not None and self.story.chance(0.2):
            unit = self.built.departments[saying.topic.department]
            holder = saying.place
            self.story.later(
                at, lambda then: self._transfer(petition, holder, unit, then), working_days=2, hour=10
            )
        if self.story.chance(0.02):
            return
        late = self.story.chance(0.08)
        days = self.story.random.randint(17, 30) if late else self.story.random.randint(4, 11)
        self.story.later(at, lambda then: self._draft(petition, saying, unit, then), working_days=days)

    def _transfer(self, petition: Petition, holder: Unit, unit: Unit, at: datetime) -> None:
        transfer_petition(
            petition,
            to_unit=unit,
            reason="Thuộc thẩm quyền của cơ quan chuyên môn cấp tỉnh.",
            by=self.built.actor(holder, "officer"),
            at=at,
        )

    def _draft(self, petition: Petition, saying: Saying, unit: Unit, at: datetime) -> None:
        officer = self.built.actor(unit, "officer")
        drafts = self._promises(saying, unit, at)
        answer = draft_answer(
            petition, text=saying.words(saying.topic.answer), promises=drafts, by=officer, at=at
        )
        submit_answer(answer, by=officer, at=at)
        self.story.later(at, lambda then: self._check(answer, saying, then), working_days=1, hour=9)

    def _promises(self, saying: Saying, unit: Unit, at: datetime) -> Sequence[PromiseDraft]:
        if not saying.topic.promise or self.story.chance(0.35):
            return ()
        without_day = self.story.chance(0.08)
        days = max(10, int(saying.topic.days * self.story.random.uniform(0.7, 1.3)))
        due_on = None if without_day else self.story.working_days_after(at.date(), days * 5 // 7)
        return (
            PromiseDraft(
                text=saying.words(saying.topic.promise),
                outcome=Promise.Outcome.NOTED if without_day else Promise.Outcome.DO_BY,
                promised_by=self.built.post(unit, "leader"),
                unit=unit,
                contact=self.built.post(unit, "officer"),
                due_on=due_on,
            ),
        )

    def _check(self, answer: Answer, saying: Saying, at: datetime) -> None:
        check_answer(answer, by=self.built.actor(answer.unit_id, "head"), at=at)
        self.story.later(at, lambda then: self._approve(answer, saying, then), working_days=1, hour=16)

    def _approve(self, answer: Answer, saying: Saying, at: datetime) -> None:
        approve_answer(answer, by=self.built.actor(answer.unit_id, "leader"), at=at)
        self.after_answer(answer, saying, at)

    def after_answer(self, answer: Answer, saying: Saying, at: datetime) -> None:
        """Publish the answer, tell the citizen, and let each promise live."""
        self.story.later(at, lambda then: self._publish_and_tell(answer, then), working_days=1, hour=8)
        for promise in answer.petition.promises.order_by("pk"):
            self.promises.lead(promise, answer.petition, saying.words(saying.topic.evidence))

    def _publish_and_tell(self, answer: Answer, at: datetime) -> None:
        petition = answer.petition
        desk = self.built.actor(petition.home_unit_id, "desk")
        if petition.public_text:
            review_public_answer(answer, public_text=answer.text, by=desk, at=at)
        for telling in Telling.objects.to_do().filter(petition=petition).order_by("pk"):
            if self.story.chance(0.9):
                mark_told(telling, outcome=OUTCOMES[TellBy(telling.channel)], by=desk, at=at)

    def _withdraw(self, petition: Petition, at: datetime) -> None:
        petition.refresh_from_db()
        withdraw_petition(petition, by=SLIP_HOLDER, at=at)

    def send_concerning_officers(self, day: date, place: Unit) -> None:
        """Somebody ticks *yes* or *unsure*: it goes to the desk above, which the place cannot look into."""

        def submit(at: datetime) -> None:
            concern = self.story.one_of(("yes", "unsure"))
            kind = self.story.one_of(("concern", "complaint", "denunciation"))
            texts = {"concern": CONCERNS, "complaint": COMPLAINTS, "denunciation": DENUNCIATIONS}[kind]
            petition = self._submit(
                place, "report", self.story.one_of(texts), at, TellBy.COME, concern=concern
            )
            self.story.later(at, lambda then: self._sort_above(petition, kind, then), working_days=1)

        self.story.on(day, submit, hour=20)

    def _sort_above(self, petition: Petition, kind: str, at: datetime) -> None:
        desk = self.built.actor(petition.desk_unit_id, "desk")
        klass = "proposal" if kind == "concern" else kind
        petition = classify_petition(petition, klass=klass, by=desk, at=at)
        if kind == "concern":
            assign_petition(petition, to_unit=petition.desk_unit, by=desk, at=at)
            self.story.later(at, lambda then: self._answer_above(petition, then), working_days=8)
        else:
            self.story.later(at, lambda then: self._transfer_out(petition, then), working_days=3, hour=15)

    def _answer_above(self, petition: Petition, at: datetime) -> None:
        petition.refresh_from_db()
        unit = _unit_of(petition)
        answer = draft_answer(petition, text=ANSWER_ABOVE, by=self.built.actor(unit, "officer"), at=at)
        submit_answer(answer, by=self.built.actor(unit, "officer"), at=at)
        check_answer(answer, by=self.built.actor(unit, "head"), at=at)
        approve_answer(answer, by=self.built.actor(unit, "leader"), at=at)

    def _transfer_out(self, petition: Petition, at: datetime) -> None:
        petition.refresh_from_db()
        transfer_out_petition(
            petition,
            to_body="Cơ quan có thẩm quyền giải quyết theo quy định",
            by=self.built.actor(petition.desk_unit_id, "desk"),
            at=at,
        )

    def send_spam(self, day: date, place: Unit) -> None:
        """Sent without the proof of work: it waits in quarantine, and most of it is turned away."""

        def submit(at: datetime) -> None:
            petition = self._submit(place, "suggest", self.story.one_of(SPAM), at, TellBy.COME, proved=False)
            if self.story.chance(0.7):
                self.story.later(at, lambda then: self._reject(petition, then), working_days=1)

        self.story.on(day, submit, hour=2)

    def _reject(self, petition: Petition, at: datetime) -> None:
        reject_quarantined(
            petition, reason="Tin quảng cáo.", by=self.built.actor(petition.desk_unit_id, "desk"), at=at
        )


def _unit_of(petition: Petition) -> Unit:
    assert petition.unit is not None
    return petition.unit
