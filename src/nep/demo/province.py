"""The units of the sample province as they stood in 2022-2023, on both lines, and who works there."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from nep.demo.hashing import quick_hashes
from nep.demo.names import invented_names
from nep.organisations import actions
from nep.organisations.actors import Actor, Channel
from nep.organisations.models import Line, Post, Unit, UnitKind, World
from nep.organisations.queries import id_of, names_on
from nep.organisations.roles import Role
from nep.web import clock

DATA = Path(__file__).parent / "data"
BEGIN = date(2021, 1, 1)
BEGAN_AT = clock.noon(BEGIN, hour=8)
PASSWORD = "hoc-thu-nep-2023"  # noqa: S105 - the sample province's only, printed on its sign-in page

DEPARTMENTS = (
    ("Văn phòng Ủy ban nhân dân tỉnh", "VP"),
    ("Sở Nội vụ", "SNV"),
    ("Sở Lao động - Thương binh và Xã hội", "SLĐTBXH"),
    ("Sở Giao thông vận tải", "SGTVT"),
    ("Sở Nông nghiệp và Phát triển nông thôn", "SNNPTNT"),
    ("Sở Tài nguyên và Môi trường", "STNMT"),
    ("Sở Y tế", "SYT"),
    ("Sở Giáo dục và Đào tạo", "SGDĐT"),
)
FRONT = (
    ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "MTTQ"),
    ("Liên đoàn Lao động tỉnh", "LĐLĐ"),
    ("Hội Nông dân tỉnh", "HND"),
    ("Hội Liên hiệp Phụ nữ tỉnh", "HLHPN"),
    ("Tỉnh đoàn", "TĐTN"),
    ("Hội Cựu chiến binh tỉnh", "HCCB"),
)
PARTY_BOARDS = (
    ("Văn phòng Tỉnh ủy", "VPTU"),
    ("Ban Tuyên giáo Tỉnh ủy", "BTGTU"),
    ("Ban Tổ chức Tỉnh ủy", "BTCTU"),
    ("Ban Dân vận Tỉnh ủy", "BDVTU"),
)
SHOWCASE = "Xã Đông Phước A"
"""Where the listening Friday was born. The sample's commune accounts work here: no desk is empty."""
COMMITTEE_OF = {"Thành phố": "Thành ủy", "Thị xã": "Thị ủy", "Huyện": "Huyện ủy"}


@dataclass
class Province:
    """What later chapters of the sample need: units by name of their part, and who acts for each."""

    party: Unit
    province: Unit
    reception: Unit
    departments: list[Unit] = field(default_factory=list)
    front: list[Unit] = field(default_factory=list)
    boards: list[Unit] = field(default_factory=list)
    districts: list[Unit] = field(default_factory=list)
    communes: list[Unit] = field(default_factory=list)
    committees: list[Unit] = field(default_factory=list)
    party_communes: list[Unit] = field(default_factory=list)
    district_of: dict[int, Unit] = field(default_factory=dict)
    committee_of: dict[int, Unit] = field(default_factory=dict)
    showcase: Unit | None = None
    names: dict[int, str] = field(default_factory=dict)
    posts: dict[tuple[int, str], Post] = field(default_factory=dict)
    actors: dict[tuple[int, str], Actor] = field(default_factory=dict)

    def post(self, unit: Unit | int, part: str) -> Post:
        """The post that plays `part` ("leader", "head", "officer", "desk") at `unit`, or its id."""
        return self.posts[(id_of(unit), part)]

    def actor(self, unit: Unit | int, part: str) -> Actor:
        key = (id_of(unit), part)
        if key not in self.actors:
            post = self.post(unit, part)
            self.actors[key] = Actor(channel=Channel.DEMO, user=post.person.user, post=post)
        return self.actors[key]


MAKER = Actor(channel=Channel.DEMO)


def build_province() -> Province:
    """Make every unit, its places on both lines, and the people who act in the sample."""
    facts = json.loads((DATA / "units.json").read_text(encoding="utf-8"))
    party = _unit("Tỉnh ủy Hậu Giang", UnitKind.PARTY_PROVINCE, World.PARTY, abbreviation="TU")
    _place(party, Line.PARTY, None)
    province = _unit(
        facts["province"]["name"],
        UnitKind.PROVINCE,
        World.STATE,
        code=facts["province"]["code"],
        abbreviation="UBND",
    )
    _place(province, Line.STATE, None)
    _place(province, Line.PARTY, party)
    reception = _below(
        "Ban Tiếp công dân tỉnh", UnitKind.RECEPTION, World.STATE, province, abbreviation="BTCD"
    )
    built = Province(party=party, province=province, reception=reception)
    built.departments = [
        _below(name, UnitKind.DEPARTMENT, World.STATE, province, abbreviation=sign)
        for name, sign in DEPARTMENTS
    ]
    built.front = [
        _below(name, UnitKind.MASS, World.FRONT, province, abbreviation=sign) for name, sign in FRONT
    ]
    built.boards = [_party_unit(name, UnitKind.PARTY_BOARD, party, sign) for name, sign in PARTY_BOARDS]
    for district in facts["districts"]:
        _build_district(built, district)
    _remember_names(built)
    _fill_posts(built)
    return built


def _build_district(built: Province, facts: dict[str, Any]) -> None:
    committee = _party_unit(_committee_name(facts["name"]), UnitKind.PARTY_DISTRICT, built.party, "HU")
    district = _unit(facts["name"], UnitKind.DISTRICT, World.STATE, code=facts["code"], abbreviation="UBND")
    _place(district, Line.STATE, built.province)
    _place(district, Line.PARTY, committee)
    built.districts.append(district)
    built.committees.append(committee)
    for code, name in facts["communes"]:
        cell = _party_unit(f"Đảng ủy {name}", UnitKind.PARTY_COMMUNE, committee, "ĐU")
        commune = _unit(name, UnitKind.COMMUNE, World.STATE, code=code, abbreviation="UBND")
        _place(commune, Line.STATE, district)
        _place(commune, Line.PARTY, cell)
        built.communes.append(commune)
        built.party_communes.append(cell)
        built.committee_of[commune.pk] = cell
        built.district_of[cell.pk] = committee
        if name == SHOWCASE:
            built.showcase = commune
        built.district_of[commune.pk] = district


def _committee_name(district: str) -> str:
    for kind, committee in COMMITTEE_OF.items():
        if district.startswith(kind):
            return f"{committee} {district.removeprefix(kind).strip()}"
    raise ValueError(district)


def _unit(name: str, kind: UnitKind, world: World, *, code: str = "", abbreviation: str = "") -> Unit:
    return actions.create_unit(
        world=world,
        kind=kind,
        name=name,
        valid_from=BEGIN,
        code=code,
        abbreviation=abbreviation,
        by=MAKER,
        at=BEGAN_AT,
    )


def _place(unit: Unit, line: Line, parent: Unit | None) -> None:
    actions.place_unit(unit, line=line, parent=parent, valid_from=BEGIN, by=MAKER, at=BEGAN_AT)


def _below(name: str, kind: UnitKind, world: World, parent: Unit, *, abbreviation: str) -> Unit:
    """A unit that stands below the province on both lines."""
    unit = _unit(name, kind, world, abbreviation=abbreviation)
    _place(unit, Line.STATE, parent)
    _place(unit, Line.PARTY, parent)
    return unit


def _party_unit(name: str, kind: UnitKind, parent: Unit, abbreviation: str) -> Unit:
    unit = _unit(name, kind, World.PARTY, abbreviation=abbreviation)
    _place(unit, Line.PARTY, parent)
    return unit


def _remember_names(built: Province) -> None:

    built.names = names_on(Unit.objects.all(), BEGIN)


@dataclass(frozen=True)
class Account:
    """A sign-in of the sample, shown on its sign-in page: who, where, and what to try first."""

    username: str
    unit: str
    part: str
    hint: str


def _fill_posts(built: Province) -> None:
    names = invented_names()
    for commune in built.communes:
        _staff(built, commune, names, leader="Chủ tịch Ủy ban nhân dân")
    for district in built.districts:
        _staff(built, district, names, leader="Chủ tịch Ủy ban nhân dân")
    for department in built.departments:
        _staff(built, department, names, leader="Giám đốc", desk=False)
    _staff(built, built.reception, names, leader="Trưởng Ban")
    _staff(built, built.province, names, leader="Chủ tịch Ủy ban nhân dân")
    _post(built, built.party, "leader", "Bí thư Tỉnh ủy", (Role.LEADER,), names)
    _post(built, built.party, "officer", "Chuyên viên phụ trách chuyên đề", (Role.PROGRAMME_OFFICER,), names)
    for body in built.front:
        _post(built, body, "leader", "Chủ tịch", (Role.LEADER,), names)
    _post(built, built.province, "auditor", "Thanh tra viên", (Role.AUDITOR,), names)
    _post(built, built.province, "privacy", "Cán bộ bảo vệ dữ liệu cá nhân", (Role.PRIVACY_OFFICER,), names)
    _post(built, built.province, "administrator", "Quản trị hệ thống", (Role.ADMINISTRATOR,), names)
    for body in (*built.committees, *built.boards, *built.party_communes):
        _post(built, body, "leader", f"{_head_of(built, body)} {built.names[body.pk]}", (Role.LEADER,), names)
        _post(built, body, "officer", f"Cán bộ văn phòng {built.names[body.pk]}", (Role.UNIT_OFFICER,), names)
    for body in built.front:
        _post(built, body, "officer", f"Cán bộ {built.names[body.pk]}", (Role.UNIT_OFFICER,), names)
    _post(built, built.party, "editor", "Chuyên viên biên tập tin", (Role.EDITOR,), names)
    both = (Role.ARTICLE_APPROVER, Role.PROGRAMME_OFFICER)  # who closes a conference may publish each part
    _post(built, built.party, "approver", "Phó Chánh Văn phòng Tỉnh ủy", both, names)


def _head_of(built: Province, body: Unit) -> str:
    if body not in built.boards:
        return "Bí thư"
    return "Chánh" if built.names[body.pk].startswith("Văn phòng") else "Trưởng"


def _staff(built: Province, unit: Unit, names: Iterator[str], *, leader: str, desk: bool = True) -> None:
    """Leader, head, officer and (where citizens are received) a desk."""
    where = built.names[unit.pk]
    _post(built, unit, "leader", f"{leader} {where}", (Role.LEADER,), names)
    _post(built, unit, "head", f"Trưởng bộ phận tham mưu {where}", (Role.UNIT_HEAD,), names)
    _post(built, unit, "officer", f"Công chức phụ trách {where}", (Role.UNIT_OFFICER,), names)
    if desk:
        _post(built, unit, "desk", f"Công chức tiếp công dân {where}", (Role.RECEPTION_DESK,), names)


def _post(
    built: Province, unit: Unit, part: str, title: str, roles: tuple[Role, ...], names: Iterator[str]
) -> None:
    person = actions.add_person(full_name=next(names), by=MAKER, at=BEGAN_AT)
    built.posts[(unit.pk, part)] = actions.open_post(
        person,
        unit=unit,
        title=title,
        roles=roles,
        valid_from=BEGIN,
        office_phone=f"0293 3{unit.pk:03d} {len(built.posts) % 900 + 100}",
        by=MAKER,
        at=BEGAN_AT,
    )


ACCOUNTS = (
    Account("chuyende", "party", "officer", "Chuyên đề, báo cáo tổng kết, số liệu"),
    Account("bithu", "party", "leader", "Bảng của lãnh đạo"),
    Account("tiepdan.tinh", "reception", "desk", "Bàn tiếp công dân của tỉnh, đường kín"),
    Account("tiepdan.huyen", "district", "desk", "Ý kiến có liên quan đến cán bộ xã"),
    Account("lanhdao.huyen", "district", "leader", "Duyệt trả lời, việc đã hứa trong huyện"),
    Account("tiepdan.xa", "commune", "desk", "Nhận ý kiến, phân loại, giao việc"),
    Account("congchuc.xa", "commune", "officer", "Soạn trả lời, ghi bằng chứng việc đã làm"),
    Account("thammuu.xa", "commune", "head", "Kiểm tra dự thảo trả lời"),
    Account("chutich.xa", "commune", "leader", "Duyệt trả lời, duyệt lời hứa"),
    Account("congchuc.so", "department", "officer", "Việc được chuyển lên sở"),
    Account("lanhdao.so", "department", "leader", "Duyệt trả lời của sở"),
    Account("bithu.xa", "cell", "leader", "Đọc bản đăng ký làm theo gửi mình"),
    Account("dangvien", "cell", "member 1", "Viết bản đăng ký, tự nhận xét"),
    Account("bientap", "party", "editor", "Viết tin bài, sửa, trình duyệt"),
    Account("duyettin", "party", "approver", "Duyệt đăng tin bài, công bố kết quả hội nghị"),
    Account("thanhtra", "province", "auditor", "Xem lịch sử, không mở phần giữ kín"),
    Account("dulieu", "province", "privacy", "Yêu cầu về dữ liệu cá nhân"),
    Account("quantri", "province", "administrator", "Tài khoản, chức vụ, đơn vị"),
)


def showcase_of(built: Province) -> Unit:
    assert built.showcase is not None
    return built.showcase


def cell_of(built: Province) -> Unit:
    """The Party committee above the showcase commune."""
    return built.committee_of[showcase_of(built).pk]


def open_accounts(built: Province, *, at: datetime) -> None:
    """Give the sample's own roles a sign-in; everybody else acts without an account."""
    where = {
        "party": built.party,
        "reception": built.reception,
        "district": built.district_of[showcase_of(built).pk],
        "commune": showcase_of(built),
        "cell": cell_of(built),
        "department": built.departments[3],
        "province": built.province,
    }
    with quick_hashes():
        for account in ACCOUNTS:
            post = built.post(where[account.unit], account.part)
            actions.give_account(post.person, username=account.username, password=PASSWORD, by=MAKER, at=at)
