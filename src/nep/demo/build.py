"""The whole sample province in one go: units, people, theme, two years of days, petitions, promises."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from nep.demo.award_council import tell_council
from nep.demo.award_decisions import tell_decisions
from nep.demo.award_dossiers import tell_running_round
from nep.demo.award_sheets import tell_layouts, tell_printing
from nep.demo.awards import tell_awards
from nep.demo.clocks import tell_clocks
from nep.demo.conference import tell_conference
from nep.demo.engine import Story
from nep.demo.listening import Listening
from nep.demo.members import Members, staff_members
from nep.demo.news import tell_news
from nep.demo.next_theme import tell_next_theme
from nep.demo.other_conferences import tell_other_conferences
from nep.demo.petition_lives import PetitionLives, Saying
from nep.demo.plan_lives import PlanLives
from nep.demo.practices import tell_practices
from nep.demo.programme import tell_programme
from nep.demo.progress_lives import ProgressLives
from nep.demo.promise_lives import PromiseLives
from nep.demo.province import BEGAN_AT, Province, build_province, open_accounts, showcase_of
from nep.demo.quiz_lives import QuizLives
from nep.demo.reports import tell_reports
from nep.demo.session_lives import SessionLives
from nep.demo.sheets import tell_sheets
from nep.demo.standing_in import tell_standing_in
from nep.demo.summaries import tell_summaries
from nep.demo.texts import HAMLETS, TOPICS, WARD_HAMLETS
from nep.demo.whole import without_savepoints
from nep.norms.models import Calendar, CalendarDay, CalendarYear, Norm, NormRecord, UnitCalendar
from nep.organisations.models import Placement, Post, PostRole, Span, Unit, UnitVersion
from nep.petitions.models import Petition
from nep.promises.models import Promise
from nep.search.actions import once_at_the_end
from nep.web.errors import Refusal
from nep.web.looking_up import remembering

SEED = 50
FIRST_DAY, LAST_DAY = date(2022, 1, 4), date(2023, 12, 27)
WATCHED = (
    *(Unit, UnitVersion, Placement, Span, Post, PostRole),
    *(Norm, NormRecord, Calendar, CalendarDay, CalendarYear, UnitCalendar),
)
"""What the remembered look-ups of the build read."""
BY_FORM, CONCERNING_OFFICERS, SPAM = 310, 20, 12


class NotEmpty(Refusal):
    sentence = _("Cơ sở dữ liệu đã có đơn vị. Tỉnh mẫu chỉ tạo được trong cơ sở dữ liệu trống.")


@dataclass(frozen=True)
class Made:
    """How much was made."""

    units: int
    petitions: int
    promises: int
    steps: int


def build(*, seed: int = SEED, until: date = LAST_DAY) -> Made:
    """Make the sample, the same for the same seed. All or nothing. Raises NotEmpty."""
    with once_at_the_end(), without_savepoints(), remembering(*WATCHED):
        if Unit.objects.exists():
            raise NotEmpty
        built = build_province()
        staff_members(built)
        open_accounts(built, at=BEGAN_AT)
        theme = tell_programme(built)
        story = Story(seed=seed, until=until)
        PlanLives(story, built, theme).tell()
        Members(story, built, theme).tell()
        ProgressLives(story, built, theme).tell()
        SessionLives(story, built, theme).tell()
        QuizLives(story, built, theme).tell()
        petitions = PetitionLives(story, built, PromiseLives(story, built))
        Listening(story, built, petitions).tell()
        tell_petitions(story, built, petitions)
        steps = story.play()
        tell_practices(built, theme)
        tell_reports(built, theme, seed=seed)
        tell_summaries(built)
        awards = tell_awards(built, theme)
        tell_council(built, awards)
        tell_layouts(built, awards)
        tell_decisions(built, awards)
        tell_running_round(built, theme)
        tell_sheets(built, theme)
        draft = tell_next_theme(built, theme)
        tell_conference(built, theme, draft, awards)
        tell_printing(built, awards)
        tell_other_conferences(built, theme)
        tell_clocks(built)
        tell_standing_in(built)
        tell_news(built)
        return Made(Unit.objects.count(), Petition.objects.count(), Promise.objects.count(), steps)


def tell_petitions(story: Story, built: Province, petitions: PetitionLives) -> None:
    """What comes by the public form over the two years, more of it towards the end."""
    for day in some_days(story, BY_FORM):
        petitions.send(day, a_saying(story, built, story.one_of(built.communes)))
    for day in some_days(story, CONCERNING_OFFICERS):
        petitions.send_concerning_officers(day, story.one_of(built.communes))
    for day in some_days(story, SPAM):
        petitions.send_spam(day, story.one_of(built.communes))
    tell_last_weeks(story, built, petitions)


def tell_last_weeks(story: Story, built: Province, petitions: PetitionLives) -> None:
    """The commune of the sample's accounts is busy now, so that every desk there has something to do."""
    commune = showcase_of(built)
    for days_ago in (1, 1, 2, 2, 5, 6, 7, 8, 9, 12, 13, 14, 15, 16, 19, 20, 21, 33, 34, 40, 47, 54):
        petitions.send(LAST_DAY - timedelta(days=days_ago), a_saying(story, built, commune))
    for days_ago in (1, 2, 6, 15):
        petitions.send_concerning_officers(LAST_DAY - timedelta(days=days_ago), commune)
    for days_ago in (1, 2):
        petitions.send_spam(LAST_DAY - timedelta(days=days_ago), commune)


def some_days(story: Story, count: int) -> Iterator[date]:
    """`count` days of the two years, later ones more often: people learn that answers come."""
    span = (LAST_DAY - FIRST_DAY).days
    for _each in range(count):
        yield FIRST_DAY + timedelta(days=int(span * max(story.random.random(), story.random.random())))


def a_saying(story: Story, built: Province, place: Unit) -> Saying:
    """Some topic, in some hamlet of `place`."""
    is_rural = built.names[place.pk].startswith("Xã")
    hamlet = story.one_of(HAMLETS if is_rural else WARD_HAMLETS)
    return Saying(place, story.one_of(TOPICS), hamlet, story.random.randint(3, 12))
