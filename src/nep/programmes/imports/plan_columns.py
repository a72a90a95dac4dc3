"""The columns of a plan's sheet, and what its lines may name."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from nep.imports.columns import Column
from nep.organisations.models import Post
from nep.organisations.queries import posts_at
from nep.programmes.models import FocusPoint, Objective, Plan
from nep.spreadsheets.cells import Kind
from nep.vietnamese.text import fold
from nep.web import clock

ACTION = "Việc làm"
KINDS = {
    ACTION: "",
    "Khâu đột phá": str(FocusPoint.Kind.BREAKTHROUGH),
    "Vấn đề bức xúc": str(FocusPoint.Kind.PRESSING),
    "Trọng tâm khác": str(FocusPoint.Kind.OTHER),
}
WORDS_OF = {kind: word for word, kind in KINDS.items()}


def columns(scope: str) -> Sequence[Column]:
    ties = Ties(plan_of(scope)) if scope else None
    return (
        Column(
            "kind",
            ("Loại dòng", "Loại"),
            required=True,
            choices=tuple(KINDS),
            example=ACTION,
            note=_("Việc làm, hoặc một trong ba loại trọng tâm."),
        ),
        Column(
            "text",
            ("Nội dung",),
            required=True,
            most=1000,
            width=60,
            example="Thu gom rác tại nguồn ở mười ấp",
            note=_("Lời của dòng. Cùng loại, cùng lời là cùng một dòng của kế hoạch."),
        ),
        Column(
            "owner",
            ("Người phụ trách",),
            most=300,
            width=32,
            choices=ties.owners_offered if ties else (),
            note=_("Chức vụ ở đơn vị; trùng chức vụ thì ghi họ tên. Để trống nếu chưa giao."),
        ),
        Column("due_on", ("Hạn",), Kind.DAY, note=_("Việc làm thì phải có hạn.")),
        Column(
            "objective",
            ("Mục tiêu, trụ cột",),
            most=500,
            width=32,
            choices=ties.objectives_offered if ties else (),
        ),
        Column(
            "serves",
            ("Phục vụ trọng tâm",),
            most=1000,
            width=32,
            note=_("Chép đúng lời của một trọng tâm trong kế hoạch hoặc trong tệp này."),
        ),
        Column("target_value", ("Chỉ tiêu",), Kind.NUMBER, example=10),
        Column("target_unit", ("Đơn vị tính",), most=60, example="ấp"),
        Column("yearly_plan", ("Gắn với kế hoạch năm",), most=500, width=32),
    )


def plan_of(scope: str) -> Plan:
    return Plan.objects.select_related("theme", "unit").get(uuid=scope)


class Ties:
    """What the lines of one plan may name: posts, objectives, focus points, and the lines that stand."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.posts = list(posts_at(plan.unit, on=clock.today()))
        self.objectives = list(plan.theme.objectives.order_by("kind", "position", "pk"))
        focus = plan.focuspoints.order_by("position", "pk")
        actions = plan.planactions.select_related("owner__person", "objective", "adopts_focus")
        self.focus = {fold(one.text): one for one in focus}
        self.actions = {fold(one.text): one for one in actions.order_by("position", "pk")}

    @property
    def owners_offered(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.words_of_post(post) for post in self.posts))

    @property
    def objectives_offered(self) -> tuple[str, ...]:
        return tuple(one.words for one in self.objectives)

    def words_of_post(self, post: Post) -> str:
        """The post; with its holder where the unit has two of that name."""
        alike = sum(one.title == post.title for one in self.posts)
        return post.title if alike == 1 else f"{post.title} ({post.person.full_name})"

    def owner(self, written: str) -> Post:
        """By post or by holder. Raises ValueError with a sentence."""
        key = fold(written)
        names = ((post, (post.title, post.person.full_name, self.words_of_post(post))) for post in self.posts)
        found = [post for post, known in names if key in map(fold, known)]
        if len(found) == 1:
            return found[0]
        if found:
            raise ValueError(_("Đơn vị có %(n)s người như vậy. Ông/bà ghi họ tên.") % {"n": len(found)})
        raise ValueError(_("Đơn vị không có chức vụ hay người nào là “%(who)s”.") % {"who": written[:60]})

    def objective(self, written: str) -> Objective:
        for one in self.objectives:
            if fold(one.words) == fold(written):
                return one
        raise ValueError(_("Chuyên đề không có mục tiêu, trụ cột nào như vậy. Ông/bà chọn trong danh sách."))
