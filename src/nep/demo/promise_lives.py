"""What becomes of the promises: kept, kept late, moved, not kept, withdrawn, disputed, still open."""

import io
from datetime import date, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from nep.demo.engine import Story
from nep.demo.province import Province
from nep.demo.texts import FAIL_REASONS, MOVE_REASONS, WITHDRAW_REASONS
from nep.organisations.actors import SLIP_HOLDER, Actor
from nep.petitions.models import Petition
from nep.promises import actions
from nep.promises.models import Promise

KEPT, KEPT_LATE, MOVED, FAILED, WITHDRAWN, FORGOTTEN = range(6)
WEIGHTS = (62, 12, 13, 4, 3, 6)
"""Of a hundred promises with a due day, how many fare which way."""

KEPT_SHARE_WITH_PHOTO = 0.15
CITIZEN_ANSWERS, OFFICER_NOTES, NOT_YET = 0.45, 0.2, 0.04


class PromiseLives:
    """Leads each promise of the sample to its end, or leaves it open."""

    def __init__(self, story: Story, built: Province) -> None:
        self.story = story
        self.built = built

    def lead(self, promise: Promise, petition: Petition | None, evidence: str) -> None:
        """Decide the fate of `promise` and put its events into the story."""
        if promise.due_on is None:
            return
        fate = self.story.random.choices(range(len(WEIGHTS)), WEIGHTS)[0]
        if fate == FORGOTTEN:
            return
        if fate == MOVED:
            self._move_then_keep(promise, petition, evidence)
        elif fate in {FAILED, WITHDRAWN}:
            self._give_up(promise, failed=fate == FAILED)
        else:
            self._keep_on(self._day_kept(promise, late=fate == KEPT_LATE), promise, petition, evidence)

    def officer(self, promise: Promise) -> Actor:
        return self.built.actor(promise.unit_id, "officer")

    def _day_kept(self, promise: Promise, *, late: bool) -> date:
        assert promise.due_on is not None
        if late:
            return self.story.working_days_after(promise.due_on, self.story.random.randint(2, 25))
        span = max((promise.due_on - promise.made_on).days, 1)
        day = promise.made_on + timedelta(days=self.story.random.randint(span // 2, span))
        return day if day.weekday() < 5 else max(promise.made_on, day - timedelta(days=2))

    def _keep_on(self, day: date, promise: Promise, petition: Petition | None, evidence: str) -> None:
        def keep(at: datetime) -> None:
            files = [a_drawing(self.story)] if self.story.chance(KEPT_SHARE_WITH_PHOTO) else []
            actions.keep_promise(promise, note=evidence, files=files, by=self.officer(promise), at=at)
            self._confirm_after(at, promise, petition)

        self.story.on(day, keep, hour=14)

    def _move_then_keep(self, promise: Promise, petition: Petition | None, evidence: str) -> None:
        assert promise.due_on is not None
        moved_to = promise.due_on + timedelta(days=self.story.random.randint(20, 45))
        reason = self.story.one_of(MOVE_REASONS)

        def move(at: datetime) -> None:
            actions.move_promise(promise, due_on=moved_to, reason=reason, by=self.officer(promise), at=at)
            kept = moved_to - timedelta(days=self.story.random.randint(0, 10))
            self._keep_on(kept, promise, petition, evidence)

        self.story.on(promise.due_on - timedelta(days=3), move, hour=15)

    def _give_up(self, promise: Promise, *, failed: bool) -> None:
        leader = self.built.actor(promise.unit_id, "leader")
        assert promise.due_on is not None

        def fail(at: datetime) -> None:
            actions.fail_promise(promise, reason=FAIL_REASONS[0], by=leader, at=at)

        def withdraw(at: datetime) -> None:
            actions.withdraw_promise(promise, reason=WITHDRAW_REASONS[0], by=leader, at=at)

        self.story.on(promise.due_on, fail if failed else withdraw, hour=16)

    def _confirm_after(self, kept_at: datetime, promise: Promise, petition: Petition | None) -> None:
        """Some citizens answer by slip, some tell an officer, most say nothing."""
        if petition is None:
            return
        by_slip = petition.slip_id is not None and self.story.chance(CITIZEN_ANSWERS)
        if by_slip:
            self._citizen_answers(kept_at, promise, petition)
        elif self.story.chance(OFFICER_NOTES):
            self._officer_notes(kept_at, promise, petition)

    def _citizen_answers(self, kept_at: datetime, promise: Promise, petition: Petition) -> None:
        answer = "not_yet" if self.story.chance(NOT_YET / CITIZEN_ANSWERS) else "done"
        if answer == "done" and self.story.chance(0.1):
            answer = "partly"

        def confirm(at: datetime) -> None:
            actions.confirm_promise(
                promise, answer=answer, given_by="citizen", petition_id=petition.pk, by=SLIP_HOLDER, at=at
            )

        self.story.later(kept_at, confirm, working_days=self.story.random.randint(2, 12), hour=19)

    def _officer_notes(self, kept_at: datetime, promise: Promise, petition: Petition) -> None:
        def note(at: datetime) -> None:
            actions.confirm_promise(
                promise,
                answer="done",
                given_by="officer",
                petition_id=petition.pk,
                by=self.officer(promise),
                at=at,
            )

        self.story.later(kept_at, note, working_days=self.story.random.randint(3, 10), hour=10)


def a_drawing(story: Story) -> SimpleUploadedFile:
    """A drawn picture in place of a photograph: sky, field, road, and a few posts."""
    picture = Image.new("RGB", (640, 420), (198, 219, 226))
    draw = ImageDraw.Draw(picture)
    horizon = story.random.randint(150, 220)
    draw.rectangle((0, horizon, 640, 420), fill=(120, 158, 92))
    draw.polygon([(250, 420), (390, 420), (335, horizon), (315, horizon)], fill=(186, 176, 158))
    for step in range(4):
        x, height = 120 - step * 22, 110 - step * 18
        draw.rectangle((x + 60, horizon + 60 - height, x + 64, horizon + 66), fill=(74, 66, 52))
    draw.ellipse((520, 40, 580, 100), fill=(233, 205, 130))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return SimpleUploadedFile("minh-chung.jpg", out.getvalue(), content_type="image/jpeg")
