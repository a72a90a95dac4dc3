"""Handing over: from the highest form to the lowest, collectives before persons, so many on the stage at
once.

Awards of other authorities stand in the script too, because they are handed over on the same day; their
certificates come from who decided (safeguard 20).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from nep.commendations.models import AwardForm, AwardRound, HandOver, RegisterEntry, SubjectKind
from nep.documents.content import Align, Block, Column, Heading, Paper, Paragraph, Table, Text
from nep.documents.queries import issuer_lines, place_before_date
from nep.vietnamese.numbers import with_dots

AT_ONCE = 10


@dataclass(frozen=True)
class Group:
    """The entries of one form and kind, who hands over, and who stands on the stage together."""

    form: AwardForm
    kind: SubjectKind
    entries: tuple[RegisterEntry, ...]
    presenter: str = ""
    at_once: int = AT_ONCE

    @property
    def turns(self) -> list[tuple[RegisterEntry, ...]]:
        return [
            self.entries[start : start + self.at_once] for start in range(0, len(self.entries), self.at_once)
        ]

    @property
    def key(self) -> str:
        return f"{self.form.pk}-{self.kind}"


def groups_of(round_: AwardRound) -> list[Group]:
    """Two queries. Revoked entries are not handed over."""
    rows = RegisterEntry.objects.named().filter(
        Q(item__decision__round=round_) | Q(outside__nomination__round=round_)
    )
    plans = {(plan.form_id, plan.kind): plan for plan in round_.hand_overs.all()}
    found: dict[tuple[int, str], list[RegisterEntry]] = {}
    for entry in rows.select_related("form").order_by("form__position", "form", "item__position", "pk"):
        found.setdefault((entry.form_id, entry.kind), []).append(entry)
    groups = [_group(entries, plans.get(key)) for key, entries in found.items()]
    return sorted(groups, key=lambda group: (group.form.position, group.form.pk, group.kind != "collective"))


def _group(entries: Sequence[RegisterEntry], plan: HandOver | None) -> Group:
    kind = SubjectKind(entries[0].kind)
    if plan is None:
        return Group(entries[0].form, kind, tuple(entries))
    return Group(entries[0].form, kind, tuple(entries), plan.presenter, plan.at_once)


def script(round_: AwardRound, groups: Sequence[Group], *, on: date) -> Paper:
    """What the master of ceremonies reads: group by group, turn by turn."""
    blocks: list[Block] = []
    for group in groups:
        blocks += _called(group)
    return _paper(round_, "KỊCH BẢN", f"trao thưởng: {round_.title}", tuple(blocks), on)


def _called(group: Group) -> list[Block]:
    count = with_dots(len(group.entries))
    who = group.presenter or "(chưa ghi người trao)"
    blocks: list[Block] = [
        Heading(f"{group.form.name}: {count} {group.kind.label}"),
        Paragraph((f"{group.form.authority} tặng. Trân trọng kính mời ", Text(who, bold=True), " lên trao.")),
    ]
    if group.kind == SubjectKind.INDIVIDUAL:
        blocks.append(Paragraph("Cá nhân được khen thưởng trực tiếp lên nhận."))
    many = len(group.turns) > 1
    for number, turn in enumerate(group.turns, start=1):
        if many:
            blocks.append(Heading(f"Lượt {number}, mời {len(turn)} {group.kind.label} lên nhận:", 2, ""))
        blocks.append(_table(turn, group.entries.index(turn[0])))
    return blocks


def _table(entries: Sequence[RegisterEntry], before: int) -> Table:
    columns = (
        Column("STT", Align.CENTER, 0.5),
        Column("Tên tập thể, họ và tên", Align.LEFT, 3.0),
        Column("Chức vụ, đơn vị", Align.LEFT, 3.5),
    )
    rows = tuple(
        (str(place), one.subject_name, one.place) for place, one in enumerate(entries, start=before + 1)
    )
    return Table(columns, rows)


def list_for_signatures(round_: AwardRound, groups: Sequence[Group], *, on: date) -> Paper:
    """Who received what signs for it, with the number of the decision and of the golden book."""
    blocks: list[Block] = []
    for group in groups:
        blocks.append(Heading(f"{group.form.name}, {group.kind.label}"))
        blocks.append(_signed(group))
    return _paper(round_, "DANH SÁCH", f"ký nhận khen thưởng: {round_.title}", tuple(blocks), on)


def _signed(group: Group) -> Table:
    columns = (
        Column("STT", Align.CENTER, 0.5),
        Column("Tên, chức vụ, đơn vị", Align.LEFT, 3.6),
        Column("Quyết định", Align.LEFT, 1.5),
        Column("Sổ vàng", Align.CENTER, 0.8),
        Column("Ký nhận", Align.LEFT, 1.8),
    )
    rows = tuple(
        (
            str(place),
            (Text(one.subject_name, bold=True), f", {one.place}" if one.place else ""),
            one.decision_number,
            str(one.golden_number or ""),
            "",
        )
        for place, one in enumerate(group.entries, start=1)
    )
    return Table(columns, rows)


def _paper(round_: AwardRound, type_name: str, subject: str, blocks: tuple[Block, ...], on: date) -> Paper:
    return Paper(
        world=round_.unit.world,
        issuer_lines=issuer_lines(round_.unit, on),
        number_text="",
        place=place_before_date(round_.unit, on),
        issued_on=on,
        type_name=type_name,
        subject=subject,
        blocks=blocks,
    )
