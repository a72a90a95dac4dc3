"""The pages that the browser opens, each in its main state; the citizen's form also in its error states.

    Case("việc đã hứa", lambda: Visit(reverse("promises:board")))
    Case("bàn làm việc", desk)          where `desk` makes an officer and returns Visit(address, officer)

`visit` runs with an open database: it makes what the page shows and says who looks at it.
"""

from tests.browser.pages import (
    awards,
    calendar,
    certificates,
    commitments,
    conferences,
    councils,
    decisions,
    dialogue,
    forms,
    imports,
    learning,
    newsroom,
    office,
    petitions,
    practices,
    public,
    quizzes,
    standing_in,
)
from tests.browser.pages.case import Case, Visit

PAGES = [
    *awards.PAGES,
    *commitments.PAGES,
    *conferences.PAGES,
    *councils.PAGES,
    *decisions.PAGES,
    *public.PAGES,
    *office.PAGES,
    *petitions.PAGES,
    *dialogue.PAGES,
    *forms.PAGES,
    *imports.PAGES,
    *learning.PAGES,
    *calendar.PAGES,
    *certificates.PAGES,
    *practices.PAGES,
    *newsroom.PAGES,
    *standing_in.PAGES,
    *quizzes.PAGES,
]

__all__ = ["PAGES", "Case", "Visit"]
