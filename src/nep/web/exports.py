"""A list as a file: the rows of the screen, all pages of them, with what was asked for written above.

A list declares its file beside its filters:

    Listing(request, rows, ..., export=Export("don-vi", _("Đơn vị"), [Head(_("Mã"), 12), Head(_("Tên"), 40)],
                                              lambda units: ([u.code, u.name] for u in units)))

Who is signed in takes a file by a POST, because it is written into history; a stranger, who sees only what is
public, by a plain link. A file is made whole, in one snapshot, into a temporary file without a name, and then
sent in pieces: memory stays flat, its count of rows is exact, and a slow reader holds no database open.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import wraps
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from django.db.models import Model, Q
from django.http import FileResponse, HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from nep.vietnamese.dates import short_day
from nep.vietnamese.numbers import with_dots
from nep.web import clock
from nep.web.snapshot import snapshot
from nep.web.tables import write_csv

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Plain = str | int | Decimal | date | datetime | None
Cell = Plain | Promise
"""What a file holds: text stays text, numbers and days are real ones where the form knows them."""

FORM = "dang"
PORTION = 1000
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Head:
    """A column: its title and its width in characters."""

    title: "StrOrPromise"
    width: float = 18


@dataclass(frozen=True)
class Export(Generic[M]):
    """What the file of a list holds. `name` is that of the file, in ASCII; `rows` turns a portion of records
    (at most 1,000) into lines, with a fixed number of queries a portion.

    `leaves_out`: records that the screen shows to its reader and no file carries; `left_out` says so in the
    file, whether or not there are any.
    """

    name: str
    title: "StrOrPromise"
    heads: Sequence[Head]
    rows: Callable[[list[M]], Iterable[Sequence[Cell]]]
    leaves_out: Q | None = None
    left_out: "StrOrPromise" = ""


@dataclass(frozen=True)
class Withheld:
    """A list that no file carries, and why."""

    reason: str


@dataclass(frozen=True)
class Table:
    """What a form writes: `notes` stand above the heads, a line each."""

    title: str
    notes: Sequence[str]
    heads: Sequence[tuple[str, float]]
    rows: Iterable[Sequence[Plain]]


@dataclass(frozen=True)
class Form:
    """A kind of file. `write` puts the table into an open binary file, row by row."""

    ending: str
    label: str
    media_type: str
    write: Callable[[IO[bytes], Table], None]
    order: int


@dataclass(frozen=True)
class Exported:
    """What was taken, as history keeps it: never the words that were searched for, which may be a name."""

    title: str
    filters: str
    ending: str
    rows: int


class Witness(Protocol):
    """Who knows the acting post: organisations."""

    def unit_name(self, request: HttpRequest) -> str: ...
    def record(self, request: HttpRequest, exported: Exported) -> None: ...


class Listed(Protocol):
    """What a file needs to know of its list."""

    request: HttpRequest
    rows: Any

    @property
    def keys(self) -> Sequence[str]: ...
    def narrowed_words(self, *, with_search: bool) -> str: ...
    def order_words(self) -> str: ...


CSV = Form("csv", "CSV", "text/csv; charset=utf-8", write_csv, order=2)
_forms: dict[str, Form] = {CSV.ending: CSV}
_witnesses: list[Witness] = []


def register_form(form: Form) -> None:
    """Called from `apps.py: ready()`."""
    _forms[form.ending] = form


def register_witness(witness: Witness) -> None:
    """Who writes into history that a signed-in reader took a file."""
    _witnesses[:] = [witness]


def forms() -> list[Form]:
    """The kinds of file, the one that keeps most of the cells first."""
    return sorted(_forms.values(), key=lambda form: form.order)


def is_signed_in(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated


def wanted_form(request: HttpRequest) -> Form | None:
    """The kind of file that the request asks for: in a POST of who is signed in, in the address of others."""
    given = request.POST if is_signed_in(request) else request.GET
    return _forms.get(given.get(FORM, ""))


View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def exportable(view: View) -> View:
    """The view of a list with a file: GET and HEAD show it, POST takes the file, which is in Vietnamese."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form = wanted_form(request)
        if request.method not in {"GET", "HEAD", "POST"} or (request.method == "POST" and form is None):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        with translation.override("vi" if form else translation.get_language()):
            return view(request, *args, **kwargs)

    return answer  # type: ignore[return-value] # the same call, the same answer


def file_of(listing: Listed, export: Export[Any], form: Form) -> FileResponse:
    """The whole list as a file, and its line of history when the reader is signed in."""

    def write(file: IO[bytes]) -> int:
        with snapshot():
            rows = exported_rows(listing, export)
            count: int = rows.order_by().count()
            lines = _lines(rows.order_by(*listing.keys), export)
            notes = notes_of(listing, export, count)
            form.write(file, Table(str(export.title), notes, _heads(export), lines))
        return count

    filters = listing.narrowed_words(with_search=False)
    return _answer(listing.request, export.name, str(export.title), filters, form, write)


def table_file(
    request: HttpRequest, name: str, title: str, heads: Sequence[Head], lines: Sequence[Sequence[Cell]]
) -> FileResponse | None:
    """The file of a page whose lines are no list of records; None for who asks for the page."""
    form = wanted_form(request)
    if form is None:
        return None
    notes = [_taken_by(request), _("Có %(count)s dòng.") % {"count": with_dots(len(lines))}]
    whole = [(str(head.title), head.width) for head in heads]

    def write(file: IO[bytes]) -> int:
        form.write(file, Table(title, notes, whole, map(_spoken, lines)))
        return len(lines)

    return _answer(request, name, title, "", form, write)


def _answer(
    request: HttpRequest, name: str, title: str, filters: str, form: Form, write: Callable[[IO[bytes]], int]
) -> FileResponse:
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it when it was sent
    try:
        count = write(file)
        if is_signed_in(request):
            for witness in _witnesses:
                witness.record(request, Exported(title, filters, form.ending, count))
    except BaseException:
        file.close()
        raise
    file.seek(0)
    whole_name = f"{name}-{clock.today():%Y-%m-%d}.{form.ending}"
    answer = FileResponse(file, as_attachment=True, filename=whole_name, content_type=form.media_type)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _heads(export: Export[Any]) -> list[tuple[str, float]]:
    return [(str(head.title), head.width) for head in export.heads]


def exported_rows(listing: Listed, export: Export[Any]) -> Any:
    """The records of the list that its file carries."""
    return listing.rows if export.leaves_out is None else listing.rows.exclude(export.leaves_out)


def _lines(rows: Any, export: Export[M]) -> Iterator[Sequence[Plain]]:
    portion: list[M] = []
    for row in rows.iterator(chunk_size=PORTION):
        portion.append(row)
        if len(portion) == PORTION:
            yield from map(_spoken, export.rows(portion))
            portion = []
    if portion:
        yield from map(_spoken, export.rows(portion))


def _spoken(line: Sequence[Cell]) -> list[Plain]:
    """Labels that wait for their language are said in the file's."""
    return [str(cell) if isinstance(cell, Promise) else cell for cell in line]


def notes_of(listing: Listed, export: Export[Any], count: int) -> list[str]:
    """What stands above the heads: who took it when, what narrows it, in which order, how many rows."""
    narrowed = listing.narrowed_words(with_search=True)
    whole = _("Toàn bộ danh sách, không lọc.")
    order = listing.order_words()
    notes = [
        _taken_by(listing.request),
        _("Chỉ gồm: %(filters)s.") % {"filters": narrowed} if narrowed else whole,
        _("Xếp theo: %(order)s.") % {"order": order} if order else "",
        str(export.left_out),
        _("Có %(count)s dòng.") % {"count": with_dots(count)},
    ]
    return [note for note in notes if note]


def _taken_by(request: HttpRequest) -> str:
    day = short_day(clock.today())
    witnesses = _witnesses if is_signed_in(request) else []
    unit = next((witness.unit_name(request) for witness in witnesses), "")
    if not unit:
        return _("Tải từ trang công khai, ngày %(day)s.") % {"day": day}
    return _("%(unit)s tải ngày %(day)s.") % {"unit": unit, "day": day}
