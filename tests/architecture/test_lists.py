"""Every list is taken away as a file, or says why not."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.house import SOURCE, modules

# Templates that show rows of a table or a list and are no page of a `Listing`: why no file carries them.
NO_FILE = {
    "sealed or meant for one reader, so no file may travel (safeguards 2, 5, 7, 12)": {
        "dialogue/asked.html",
        "learning/home.html",
        "learning/people.html",
        "learning/counts.html",
        "petitions/tellings.html",
        "petitions/tracking.html",
        "petitions/sort.html",
        "petitions/petition.html",
        "programmes/commitments.html",
        "programmes/commitment_counts.html",
    },
    "a queue that is worked off where it stands; its things have a list of their own": {
        "petitions/approval.html",
        "portal/_desk_rows.html",
        "portal/desk.html",
        "portal/morning.html",
        "programmes/plans.html",
        "reviews/round_accept.html",
        "notices/inbox.html",
    },
    "parts of one thing, on its page; the thing is a paper with its own file, or stands in a list": {
        "commendations/check.html",
        "commendations/comment_period.html",
        "commendations/consultation.html",
        "commendations/decision.html",
        "commendations/decisions.html",
        "commendations/form.html",
        "commendations/layout.html",
        "commendations/nomination.html",
        "commendations/council_proof.html",
        "dialogue/conclusion.html",
        "dialogue/day.html",
        "dialogue/series.html",
        "dialogue/work.html",
        "learning/class_report.html",
        "documents/_figure_differences.html",
        "documents/layout_check.html",
        "norms/norm.html",
        "organisations/person.html",
        "organisations/post.html",
        "organisations/versions.html",
        "petitions/_promise_rows.html",
        "petitions/answered_one.html",
        "petitions/slip_books.html",
        "portal/unit.html",
        "practices/practice.html",
        "programmes/action.html",
        "programmes/carried.html",
        "programmes/plan_levels.html",
        "reviews/comments.html",
        "reviews/conference.html",
        "reviews/conference_minutes.html",
        "reviews/conference_screen.html",
        "reviews/index.html",
        "reviews/section.html",
        "reviews/unit_report.html",
    },
    "goes out and comes back through the room of imports (`Importer.export`)": {
        "organisations/staff.html",
        "programmes/plan.html",
    },
    "figures: each opens the list of its records, which has a file; those of a report are its XLSX annex": {
        "learning/_quiz_figures.html",
        "measures/_records.html",
        "measures/figure.html",
        "measures/index.html",
        "portal/board.html",
        "portal/home.html",
        "practices/counts.html",
        "reviews/compiled.html",
        "reviews/round_sums.html",
    },
    "a learner's own: nobody else reads it, and no file carries a person's results": {
        "learning/my_quizzes.html",
        "learning/take.html",
    },
    "answers to one question across all lists; each kind has its list": {"portal/search.html"},
    "taken as iCalendar and RSS": {"meetings/calendar.html", "norms/calendar.html"},
    "rules of the installation: one page, shipped as data, printed as it is": {"norms/list.html"},
    "a form with rows, or the preview of an upload": {
        "newsroom/mention.html",
        "commendations/decision_items.html",
        "commendations/publish.html",
        "dialogue/grid.html",
        "imports/_preview.html",
        "norms/_moves.html",
        "organisations/act_as.html",
        "reviews/round_many.html",
        "reviews/unit_sheet.html",
    },
    "where the registers of one unit stand, this year and the last": {"documents/numbering.html"},
    "of the machine or of the gallery": {
        "demo/roles.html",
        "portal/health.html",
        "web/_chart.html",
        "web/gallery.html",
    },
}
ROWS = re.compile(
    r"<tbody[^>]*>\s*{%-?\s*for|<(?:ul|ol)[^>]*class=\"[^\"]*rows[^\"]*\"[^>]*>\s*(?:{%[^%]*%}\s*)*{%-?\s*for"
)
OFFERS = ("web/_filters.html", "web/_files.html")


def listings() -> Iterator[tuple[str, ast.Call]]:
    for name, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Listing":
                yield name, node


def test_every_list_declares_its_file_or_why_there_is_none() -> None:
    bare = [name for name, call in listings() if "export" not in {word.arg for word in call.keywords}]
    assert bare == []
    assert sum(1 for _ in listings()) > 10, "the test looks for a name that is gone"


def test_every_page_of_rows_is_a_list_with_a_file_or_is_named_here_with_its_reason() -> None:
    shown, offering = set(), set()
    for path in SOURCE.glob("*/templates/**/*.html"):
        text, name = path.read_text(), "/".join(path.parts[-2:])
        if any(partial in text for partial in OFFERS):
            offering.add(name)
        elif ROWS.search(text):
            shown.add(name)
    named = set().union(*NO_FILE.values())
    assert shown - named == set(), "rows without a file: make it a Listing, or say why not"
    assert named & offering == set(), "these have a file now"


def test_a_view_that_makes_a_list_gives_its_file() -> None:
    """Each module with an exportable view also answers with the file, else its button would lead nowhere."""
    silent = {
        name
        for name, tree in modules().items()
        if "@exportable" in (text := ast.unparse(tree))
        and ".file is not None" not in text
        and "table_file(" not in text
    }
    assert silent == set()
