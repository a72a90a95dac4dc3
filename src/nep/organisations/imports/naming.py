"""Which unit a cell means: by its code (with a day where it needs one), or by its name and those above it."""

from datetime import date

from django.utils.translation import gettext as _

from nep.organisations.imports.tree import Tree, name_key
from nep.organisations.models import Line
from nep.vietnamese.dates import parse_day, short_day

AT, STEP = "@", "/"


class Unclear(Exception):  # noqa: N818 - no error of the program: a sentence for the cell
    """The cell means no unit, or several."""


def unit_named(tree: Tree, text: str, day: date) -> int:
    """The unit that `text` means on `day`: `31318`, `31318@2023-12-31`, `Xã Một`, `Huyện Thử / Xã Một`.

    Raises Unclear. It may be one that is not there (yet, or any more) on `day`: see `must_be_there`.
    """
    bare, at, written = text.partition(AT)
    if at:
        return _by_code(tree, bare.strip(), _day(written, text), text)
    if tree.is_code(text) or (STEP not in text and text.isdigit()):
        return _by_code(tree, text, day, text)
    return _by_path(tree, [step.strip() for step in text.split(STEP) if step.strip()], day, text)


def must_be_there(tree: Tree, unit: int, day: date) -> None:
    """Raises Unclear when the unit is founded after `day`, or ended by then."""
    name, first = tree.name_on(unit, day), tree.first_day(unit)
    if first > day:
        raise Unclear(
            _("“%(name)s” chỉ có từ ngày %(first)s, sau ngày %(day)s của dòng này.")
            % {"name": name, "first": short_day(first), "day": short_day(day)}
        )
    if not tree.is_there(unit, day):
        raise Unclear(
            _("“%(name)s” đã chấm dứt hoạt động trước ngày %(day)s.") % {"name": name, "day": short_day(day)}
        )


def path_words(tree: Tree, unit: int, day: date) -> str:
    """How a cell names `unit` on `day`, so that `unit_named` finds it: its code, else its path."""
    version = tree.version_on(unit, day)
    if version and version.code and len(tree.holders(version.code, day)) == 1:
        return version.code
    above = next((list(tree.above(unit, line, day)) for line in Line if tree.place_on(unit, line, day)), [])
    return f" {STEP} ".join(tree.name_on(one, day) for one in [*reversed(above), unit])


def _day(written: str, text: str) -> date:
    try:
        return parse_day(written)
    except ValueError:
        raise Unclear(
            _("Không đọc được ngày trong “%(text)s”. Ghi mã rồi @ rồi ngày, ví dụ 31318@31/12/2023.")
            % {"text": text[:60]}
        ) from None


def _by_code(tree: Tree, code: str, day: date, text: str) -> int:
    found = tree.holders(code, day)
    if len(found) == 1:
        return found[0]
    if found:
        raise Unclear(
            _("Mã %(code)s vào ngày %(day)s chỉ tới nhiều đơn vị. Ông/bà ghi tên đơn vị.")
            % {"code": code, "day": short_day(day)}
        )
    later = [unit for unit in tree.ever_carrying(code) if tree.first_day(unit) > day]
    if later and AT not in text:
        return later[0]
    raise Unclear(
        _(
            "Không có đơn vị nào mang mã %(code)s vào ngày %(day)s. "
            "Nếu là mã cũ, ông/bà ghi thêm ngày, ví dụ %(code)s@31/12/2023."
        )
        % {"code": code[:40], "day": short_day(day)}
    )


def _by_path(tree: Tree, steps: list[str], day: date, text: str) -> int:
    if not steps:
        raise Unclear(_("Ô này không ghi tên đơn vị."))
    found = _called(tree, steps, day)
    if not found:
        found = [unit for unit in tree.ever_called(steps[-1]) if tree.first_day(unit) > day]
    if len(found) == 1:
        return found[0]
    if found:
        raise Unclear(
            _("Có %(count)s đơn vị tên “%(name)s”. Ông/bà ghi mã, hoặc ghi cả đơn vị trên: Huyện A / Xã B.")
            % {"count": len(found), "name": text[:80]}
        )
    raise Unclear(
        _("Không có đơn vị “%(name)s”, cả trong hệ thống và trong tệp này. Ông/bà kiểm tra lại tên hoặc mã.")
        % {"name": text[:80]}
    )


def _called(tree: Tree, steps: list[str], day: date) -> list[int]:
    """Directly below the unit that the steps before mean; else below units of those names, some left out."""
    if len(steps) > 1:
        above = _called(tree, steps[:-1], day)
        if len(above) == 1 and (found := tree.called(steps[-1], day, below=above[0])):
            return found
    return [unit for unit in tree.called(steps[-1], day) if _stands_under(tree, unit, steps[:-1], day)]


def _stands_under(tree: Tree, unit: int, steps: list[str], day: date) -> bool:
    """Some line leads up through units of these names, those between left out or not."""
    return not steps or any(_leads_up(tree, unit, line, steps, day) for line in Line)


def _leads_up(tree: Tree, unit: int, line: Line, steps: list[str], day: date) -> bool:
    wanted = [name_key(step) for step in steps]
    for above in tree.above(unit, line, day):
        if wanted and name_key(tree.name_on(above, day)) == wanted[-1]:
            wanted.pop()
    return not wanted
