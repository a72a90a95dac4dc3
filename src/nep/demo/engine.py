"""Plays the sample's events in the order of their days."""

import gc
import heapq
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from nep.norms import calendar
from nep.norms.arithmetic import WorkingCalendar, working_term
from nep.web import clock

Step = Callable[[datetime], None]


class Story:
    """Events wait in a queue; each is played at its moment and may put later ones into it.

    The same seed gives the same story. Nothing later than `until` (a day) ever happens.
    """

    def __init__(self, *, seed: int, until: date) -> None:
        self.random = Random(seed)  # noqa: S311 - a story that repeats, not a secret
        self.until = until
        self._order = count()
        self._queue: list[tuple[datetime, int, Step]] = []
        self._calendar: WorkingCalendar = calendar.working_calendar()

    @classmethod
    def beside(cls, story: "Story", *, seed: int) -> "Story":
        """A chapter with chances of its own in the same course of days: the others stay as they are."""
        other = cls.__new__(cls)
        other.__dict__.update(story.__dict__, random=Random(seed))  # noqa: S311 - repeats, not a secret
        return other

    def on(self, day: date, step: Step, *, hour: int = 8) -> None:
        """Play `step` on `day`, some minute after `hour`; a day after the end of the story is left out."""
        if day <= self.until:
            moment = clock.noon(day, hour=hour, minute=self.random.randrange(60))
            heapq.heappush(self._queue, (moment, next(self._order), step))

    def working_days_after(self, day: date, days: int) -> date:
        """The day that lies `days` working days after `day`."""
        return working_term(self._calendar, day, days).due_on

    def later(self, moment: datetime, step: Step, *, working_days: int, hour: int = 8) -> None:
        """Play `step` so many working days after `moment`; later the same day for 0."""
        if working_days == 0:
            heapq.heappush(self._queue, (moment + timedelta(minutes=7), next(self._order), step))
        else:
            self.on(self.working_days_after(clock.day_of(moment), working_days), step, hour=hour)

    def chance(self, share: float) -> bool:
        """True in about `share` of all calls."""
        return self.random.random() < share

    def one_of(self, things: Any) -> Any:
        return self.random.choice(things)

    def play(self) -> int:
        """Play until nothing is left; returns how many steps were played."""
        played = 0
        gc.disable()  # thousands of short-lived rows: looking for cycles among them costs a tenth of the time
        try:
            while self._queue:
                moment, _, step = heapq.heappop(self._queue)
                step(moment)
                played += 1
        finally:
            gc.enable()
        return played
