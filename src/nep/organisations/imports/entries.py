"""The rows of a file of units, each joined to the unit that it means."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from nep.imports.rows import Fault
from nep.organisations.actions.units_in_bulk import AT_TOP, UnitRow
from nep.organisations.imports.naming import Unclear, must_be_there, unit_named
from nep.organisations.imports.tree import Place, Tree, Version, name_key
from nep.organisations.models import Line, UnitKind
from nep.vietnamese.dates import short_day

PARENTS = {Line.STATE: "parent", Line.PARTY: "party_parent"}
TOP = "đứng đầu"
ENDS = "có"


@dataclass(slots=True)
class Entry:
    """A row: what it says, and (once it is known) whose version it is. `stood`, `stood_at`: what the unit was
    called, and where it stood, on that day before the row."""

    number: int
    says: Version
    previous: str
    cells: tuple[str, str]
    unit: int = 0
    stood: Version | None = None
    stood_at: tuple[Place | None, Place | None] = (None, None)
    parents: tuple[int | None, int | None] = (None, None)
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        """The row founds a unit."""
        return self.unit == -self.number

    @property
    def key(self) -> tuple[object, ...]:
        says = self.says
        if says.code:
            return (says.code, says.day, says.closing)
        return (name_key(says.name), *map(name_key, self.cells), says.day, says.closing)

    def blame(self, column: str, sentence: str) -> None:
        self.faults.append(Fault(column, sentence))


class Joining:
    """Joins `entries` to the units of `tree`, and puts what they say into it."""

    def __init__(self, tree: Tree, entries: Iterable[Entry]) -> None:
        self.tree = tree
        self.entries = sorted(entries, key=lambda one: (one.says.day, not one.says.closing, one.number))
        self._meant: dict[tuple[str, date], int] = {}

    def join(self) -> None:
        """Units with codes first; then in rounds, each finding those whose units above were found before."""
        for one in self.entries:
            if one.says.code:
                self._settle(one, self._by_code(one))
        waiting = self.entries
        while waiting:
            left = [one for one in waiting if not self._place(one)]
            if len(left) == len(waiting):
                break
            waiting = left
        for one in waiting:
            self._found(one)
        self._meant.clear()
        for one in self.entries:
            self._look_again(one)

    def meant(self, text: str, day: date) -> int:
        """`unit_named`, remembered: many rows name the same unit above."""
        key = (text, day)
        if key not in self._meant:
            self._meant[key] = unit_named(self.tree, text, day)
        return self._meant[key]

    def _settle(self, one: Entry, unit: int) -> None:
        one.unit = unit
        one.stood = None if one.is_new else self.tree.version_on(unit, one.says.day)
        self.tree.add_version(unit, _filled(one.says, one.stood))

    def _found(self, one: Entry) -> None:
        """A row whose units above stay unknown is somebody all the same, so that others can name it."""
        if not one.unit:
            self._settle(one, -one.number)

    def _by_code(self, one: Entry) -> int:
        says = one.says
        if (same := self.tree.begun_with(says.code, says.day, closing=says.closing)) is not None:
            return same
        holders = self.tree.holders(says.code, says.day)
        if one.previous:
            before = self._previous(one)
            if holders and before not in holders:
                self._code_taken(one, holders[0])
            return before
        if not holders:
            return -one.number
        if name_key(self.tree.name_on(holders[0], says.day)) != name_key(says.name):
            self._code_taken(one, holders[0])
        return holders[0]

    def _code_taken(self, one: Entry, holder: int) -> None:
        one.blame(
            "code",
            _(
                "Mã %(code)s vào ngày %(day)s đang thuộc “%(name)s”. Nếu dòng này là tên mới của đơn vị ấy, "
                "ông/bà ghi %(code)s vào cột “Mã hoặc tên trước đó”; nếu không, kiểm tra lại mã và ngày."
            )
            % {
                "code": one.says.code,
                "day": short_day(one.says.day),
                "name": self.tree.name_on(holder, one.says.day),
            },
        )

    def _previous(self, one: Entry) -> int:
        try:
            unit = unit_named(self.tree, one.previous, one.says.day)
            must_be_there(self.tree, unit, one.says.day)
        except Unclear as unclear:
            one.blame("previous", str(unclear))
            return -one.number
        return unit

    def _place(self, one: Entry) -> bool:
        """Find the units above, then the unit itself where its code did not tell; false: try again later."""
        try:
            parents = [self._parent(cell, one.says.day) for cell in one.cells]
        except Unclear:
            return False
        if not one.unit:
            self._settle(one, self._by_name(one, parents))
        self._stand(one, parents)
        return True

    def _parent(self, cell: str, day: date) -> int | None:
        """The unit of a cell; None for an empty one, AT_TOP for the top of the line."""
        if not cell:
            return None
        return AT_TOP if name_key(cell) == TOP else self.meant(cell, day)

    def _by_name(self, one: Entry, parents: list[int | None]) -> int:
        says = one.says
        if one.previous:
            return self._previous(one)
        above = next((unit for unit in parents if unit), None)
        found = self.tree.called(says.name, says.day, below=above)
        if above is None and AT_TOP in parents:
            found = [unit for unit in found if self._is_at_top(unit, says.day)]
        if len(found) > 1:
            one.blame(
                "name",
                _("Có %(count)s đơn vị tên này. Ông/bà ghi mã, hoặc ghi đơn vị cấp trên.")
                % {"count": len(found)},
            )
        return found[0] if found else -one.number

    def _is_at_top(self, unit: int, day: date) -> bool:
        """It stands at the top of some line."""
        places = (self.tree.place_on(unit, line, day) for line in Line)
        return any(place is not None and place.parent is None for place in places)

    def _stand(self, one: Entry, parents: list[int | None]) -> None:
        stood = []
        for line, parent in zip(PARENTS, parents, strict=True):
            before = None if one.is_new else self.tree.place_on(one.unit, line, one.says.day)
            stood.append(before)
            if parent is not None and (before is None or _below(before) != parent):
                at = None if parent == AT_TOP else parent
                self.tree.add_place(one.unit, line, Place(one.says.day, at, closing=False, pk=0))
        one.stood_at = (stood[0], stood[1])

    def _look_again(self, one: Entry) -> None:
        """With every row in its place: the units above are clear, there on that day, and in no circle."""
        found: list[int | None] = []
        for (line, column), cell in zip(PARENTS.items(), one.cells, strict=True):
            try:
                found.append(self._checked_parent(one, line, cell))
            except Unclear as unclear:
                one.blame(column, str(unclear))
                found.append(None)
        one.parents = (found[0], found[1])
        self._look_at_code(one)

    def _checked_parent(self, one: Entry, line: Line, cell: str) -> int | None:
        parent = self._parent(cell, one.says.day)
        if parent is None or parent == AT_TOP:
            return parent
        if parent == one.unit:
            raise Unclear(_("Đơn vị không thể trực thuộc chính nó."))
        must_be_there(self.tree, parent, one.says.day)
        if one.unit in self.tree.above(one.unit, line, one.says.day):
            raise Unclear(
                _("Thành vòng tròn: “%(name)s” đứng dưới chính đơn vị này. Ông/bà kiểm tra lại cấp trên.")
                % {"name": self.tree.name_on(parent, one.says.day)}
            )
        return parent

    def _look_at_code(self, one: Entry) -> None:
        """No other unit carries the code from a later day on while this one still does."""
        code = one.says.code
        if not code or any(fault.column == "code" for fault in one.faults):
            return
        for day in self.tree.days_with(code):
            others = [unit for unit in self.tree.holders(code, day) if unit != one.unit]
            if day >= one.says.day and others and one.unit in self.tree.holders(code, day):
                self._code_taken_later(one, others[0], day)
                return

    def _code_taken_later(self, one: Entry, holder: int, day: date) -> None:
        words = {"code": one.says.code, "day": short_day(day), "name": self.tree.name_on(holder, day)}
        one.blame("code", _("Mã %(code)s từ ngày %(day)s thuộc “%(name)s”. Ông/bà kiểm tra lại mã.") % words)


def _below(place: Place) -> int:
    return AT_TOP if place.parent is None else place.parent


def _filled(says: Version, stood: Version | None) -> Version:
    """An empty cell leaves what stood."""
    if stood is None:
        return says
    return says._replace(
        code=says.code or stood.code,
        abbreviation=says.abbreviation or stood.abbreviation,
        basis=says.basis or (stood.basis if stood.day == says.day else ""),
    )


def plan_of(one: Entry) -> UnitRow | None:
    """What is to be written; None when the row says what is already so."""
    wanted = _filled(one.says, one.stood)
    version = None if one.stood is not None and _is_same(wanted, one.stood) else wanted
    places = tuple(
        (line, parent, before.pk if before is not None and before.day == one.says.day else 0)
        for line, parent, before in zip(PARENTS, one.parents, one.stood_at, strict=True)
        if parent is not None and (before is None or _below(before) != parent)
    )
    if version is None and not places:
        return None
    correct = one.stood.pk if version and one.stood is not None and one.stood.day == one.says.day else 0
    return UnitRow(one.unit, one.is_new, version, correct, one.says.day, places)


def _is_same(wanted: Version, stood: Version) -> bool:
    same = wanted[1:5] == stood[1:5] and wanted.closing == stood.closing
    return same and (not wanted.basis or wanted.basis == stood.basis or stood.day != wanted.day)


def words_before(one: Entry, tree: Tree) -> dict[str, str]:
    """Column -> what stands there now, of what the row changes."""
    return dict(_differences(one, tree))


def _differences(one: Entry, tree: Tree) -> Iterable[tuple[str, str]]:
    stood, wanted = one.stood, _filled(one.says, one.stood)
    if stood is not None:
        from_same_day = stood.day == wanted.day
        pairs = {
            "code": (stood.code, wanted.code),
            "name": (stood.name, wanted.name),
            "kind": (_kind(stood), _kind(wanted)),
            "abbreviation": (stood.abbreviation, wanted.abbreviation),
            "basis": (stood.basis, wanted.basis if from_same_day else stood.basis),
            "closing": (_ends(stood), _ends(wanted)),
        }
        yield from ((key, old) for key, (old, new) in pairs.items() if old != new)
    for (_line, column), parent, before in zip(PARENTS.items(), one.parents, one.stood_at, strict=True):
        if parent is not None and (before is None or _below(before) != parent) and not one.is_new:
            yield column, _place_words(before, one.says.day, tree)


def _kind(version: Version) -> str:
    return str(UnitKind(version.kind).label)


def _ends(version: Version) -> str:
    return ENDS if version.closing else ""


def _place_words(before: Place | None, day: date, tree: Tree) -> str:
    if before is None:
        return ""
    return TOP if before.parent is None else tree.name_on(before.parent, day)
