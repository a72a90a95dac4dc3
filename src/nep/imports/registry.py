"""What can be brought in from a spreadsheet. Each kind is declared by the app that owns the things.

    # holidays/imports.py (row `forms | imports` of an app)
    HOLIDAYS = Importer(
        kind="holidays",
        label=_("Ngày nghỉ"),
        hint=_("Mỗi dòng một ngày nghỉ của một năm."),
        key_sentence=_("Cùng một ngày là một dòng."),
        columns=columns,           # (scope) -> the columns of template and file
        may=may_import,            # (by, scope) -> may this actor send, commit and undo?
        check=check,               # (rows, scope, at) -> one Checked per row; reads only
        write=write,               # (changes, scope, trace, by, at): the bulk action of the owning app
        take_back=take_back,       # (effects, scope, by, at): its counterpart
    )
    # apps.py: ready()
    register_importer(HOLIDAYS)

How the three work together:

`check(rows, *, scope, at)` is given the file and reads the database; it writes nothing and yields one
`Checked` for each row, in their order: NEW, CHANGED (with `before`: column -> what stands there now, in
words), SAME (the row says what is already so) or FAULTY (with a `Fault(column, sentence)` for each bad
cell). `for row in rows` gives the rows whose every cell could be read, `rows.every()` also those with
faulty cells, which are missing in `row.values`; both may be walked several times. The natural key is the
importer's: the same key twice in one file is a fault at both rows (`repeats.Repeats`), and a file sent
twice is SAME in every row. `plan` is what `write` will need; `rests_on` are ids to which cells were
resolved (the preview is stale when they move).

`write(changes, *, scope, trace, by, at)` is given the NEW and CHANGED rows of a check that was made anew
inside the one transaction of the commit, and equal to the one that was shown: otherwise nothing is written
and the preview is shown again. It calls an action, which asks for the permission itself and records
history. It tells `trace.made(model, ids)` and `trace.changed(model, [(id, before, after), …])` (values by
field name) and now and then `trace.progress(done)`.

`take_back(effects, *, scope, by, at)` calls an action too. By then it is sure that nothing else in the
database points to what was made and that nothing of what was changed was changed again;
`effects.restore(Model)` and `effects.remove(Model)` do the plain part, children first. What hangs on the
things without a foreign key the importer names in `stands_on(effects) -> sentences`.

`scopes(by)` lists (value, label) where a kind needs to know what the file is about (which round, which
session); a page of the owning app links to `imports:new` with `?pham-vi=<value>`. `describe(scope)` is the
label alone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from django.utils.translation import gettext_noop

from nep.audit.actions import ActorLike
from nep.imports.columns import Column
from nep.imports.rows import Checked, Rows
from nep.spreadsheets.cells import Value

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from nep.imports.effects import Effects
    from nep.imports.trace import Trace

MOST_ROWS = 100_000


class Check(Protocol):
    def __call__(self, rows: Rows, *, scope: str, at: datetime) -> Iterable[Checked]: ...


class Write(Protocol):
    def __call__(
        self, changes: Sequence[Checked], *, scope: str, trace: "Trace", by: Any, at: datetime
    ) -> None: ...


class TakeBack(Protocol):
    def __call__(self, effects: "Effects", *, scope: str, by: Any, at: datetime) -> None: ...


class Sender(ActorLike, Protocol):
    """What an import needs to know of who sends it."""

    @property
    def unit_id(self) -> int | None: ...

    def has(self, verb: str) -> bool: ...


@dataclass(frozen=True)
class Acting:
    """Who sent a batch, as its row keeps it."""

    user_id: int | None
    post_id: int | None
    mandate_id: int | None
    channel: str


def no_scopes(by: Any) -> Sequence[tuple[str, str]]:
    return ()


def no_export(scope: str) -> Iterable[Sequence[Value]]:
    return ()


def own_only(by: Any) -> bool:
    return False


@dataclass(frozen=True)
class Importer:
    """See the head of this file. `sees_all(by)`: who also sees, and may undo, what others brought in.
    `export(scope)`: rows in the order of `columns`, which come back as SAME. `derived`: `app.model` of rows
    that are worked out from the imported ones: they do not stand on them."""

    kind: str
    label: "StrOrPromise"
    hint: "StrOrPromise"
    key_sentence: "StrOrPromise"
    columns: Callable[[str], Sequence[Column]]
    may: Callable[[Any, str], bool]
    check: Check
    write: Write
    take_back: TakeBack
    scopes: Callable[[Any], Sequence[tuple[str, str]]] = no_scopes
    describe: Callable[[str], str] = str
    sees_all: Callable[[Any], bool] = own_only
    stands_on: "Callable[[Effects], Sequence[str]]" = lambda effects: ()
    export: Callable[[str], Iterable[Sequence[Value]]] = no_export
    derived: tuple[str, ...] = ()
    most_rows: int = MOST_ROWS
    order: int = 100

    @property
    def gives_back(self) -> bool:
        """What stands can be taken out, changed and sent back."""
        return self.export is not no_export


EVENTS = {
    "import_sent": gettext_noop("Gửi một bảng tính để nhập: {kind}"),
    "import_committed": gettext_noop(
        "Ghi một lần nhập từ bảng tính: {new} dòng mới, {changed} dòng thay đổi"
    ),
    "import_undone": gettext_noop("Hoàn tác một lần nhập từ bảng tính"),
    "import_dropped": gettext_noop("Bỏ một bảng tính chưa ghi"),
}

_importers: dict[str, Importer] = {}
_thing_names: "dict[str, StrOrPromise]" = {}
_actor_makers: list[Callable[[Acting], Any]] = []
_actor_finders: list[Callable[[str], Any]] = []


def register_importer(importer: Importer) -> None:
    _importers[importer.kind] = importer


def importer_of(kind: str) -> Importer:
    """Raises KeyError for a kind that no app declares (any more)."""
    return _importers[kind]


def importers() -> list[Importer]:
    """In the order in which the page shows them."""
    return sorted(_importers.values(), key=lambda one: (one.order, one.kind))


def register_thing_names(names: "Mapping[str, StrOrPromise]") -> None:
    """`app.model` -> what things of it are called in "3 … đang dựa vào" when an import cannot be undone."""
    _thing_names.update(names)


def thing_name(label: str) -> str:
    return str(_thing_names.get(label, ""))


def register_actor(make: Callable[[Acting], Any]) -> None:
    """`make(acting)`: the actor again, with what it may do today; for work in the background."""
    _actor_makers[:] = [make]


def register_naming(find: Callable[[str], Any]) -> None:
    """`find(name)`: the actor of an account, acting as its first post. Raises a Refusal for none."""
    _actor_finders[:] = [find]


def actor_named(name: str) -> Any:
    return _actor_finders[0](name)


def actor_again(acting: Acting) -> Any:
    return _actor_makers[0](acting)
