"""Two spreadsheets of the programme's officer: one that was written, one that waits with wrong cells."""

from datetime import date
from random import Random

from nep.demo.province import Province
from nep.imports import actions
from nep.imports.models import Batch
from nep.imports.registry import importer_of
from nep.organisations.actors import Actor
from nep.programmes.models import Theme
from nep.spreadsheets.cells import Value
from nep.spreadsheets.writing import Head, Sheet, workbook
from nep.web import clock

KIND, SEED = "commitments", 8
SENT_ON, WRONG_ON = date(2023, 12, 22), date(2023, 12, 27)
Rows = list[list[Value]]


def tell_sheets(built: Province, theme: Theme) -> None:
    """District committees keep commitments on paper and send their numbers; two did not look at theirs."""
    by, chances = built.actor(built.party, "officer"), Random(SEED)  # noqa: S311 - repeats, not a secret
    rows: Rows = []
    for unit in built.committees:
        registered = chances.randint(60, 180)
        rows.append([built.names[unit.pk], SENT_ON.year, registered, registered - chances.randint(5, 30)])
    batch = _sent(theme, rows, "so-ban-dang-ky-2023.xlsx", by=by, on=SENT_ON)
    actions.commit_batch(batch, by=by, at=batch.sent_at)
    _sent(theme, _with_faults(rows), "so-ban-dang-ky-bo-sung.xlsx", by=by, on=WRONG_ON)


def _sent(theme: Theme, rows: Rows, name: str, *, by: Actor, on: date) -> Batch:
    importer, at = importer_of(KIND), clock.noon(on, hour=8)
    scope = next(scope for scope, _label in importer.scopes(by) if scope.startswith(str(theme.uuid)))
    heads = [Head(one.title, one.kind) for one in importer.columns(scope)]
    content = workbook([Sheet("Số bản đăng ký", heads, rows)])
    batch = actions.send_file(KIND, scope=scope, content=content, name=name, by=by, at=at)
    return actions.read_batch(batch, at=at)


def _with_faults(rows: Rows) -> Rows:
    """One unit is the same, one changes, a name is misspelt, a part is above its whole, a year has none."""
    same, changed, misspelt, above, early, *_others = [list(row) for row in rows]
    changed[2] = changed[3]
    misspelt[0] = f"{misspelt[0]} (cũ)"
    above[3] = 999
    early[1] = SENT_ON.year - 2
    return [same, changed, misspelt, above, early]
