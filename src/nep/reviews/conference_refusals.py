"""What the product refuses at a conference, each with the sentence the user reads."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import Refusal


class NoTitle(Refusal):
    sentence = _("Đồng chí ghi tên.")
    field = "title"


class ThemeNotIssued(Refusal):
    sentence = _("Chuyên đề chưa ban hành nên chưa có gì để sơ kết, tổng kết.")
    field = "theme"


class ReportElsewhere(Refusal):
    sentence = _("Báo cáo này là của đơn vị khác. Đồng chí chọn báo cáo của đơn vị tổ chức hội nghị.")
    field = "report"


class AgendaTooShort(Refusal):
    """Raised with the part and both lengths in its sentence."""

    field = "minutes"


class AgendaStands(Refusal):
    sentence = _("Chương trình đã có mục nên không soạn lại từ đầu được. Đồng chí thêm hoặc sửa từng mục.")


class PartElsewhere(Refusal):
    sentence = _("Mục này không thuộc chương trình của hội nghị.")
    field = "parent"


class PartOfItself(Refusal):
    sentence = _("Một mục không thể nằm trong chính nó hoặc trong phần của nó.")
    field = "parent"


class TooDeep(Refusal):
    sentence = _("Chương trình chỉ chia ba cấp. Đồng chí để mục này ở cấp trên.")
    field = "parent"


class HasParts(Refusal):
    sentence = _("Mục này còn các phần bên trong. Đồng chí bỏ hoặc chuyển các phần ấy trước.")


class AboutElsewhere(Refusal):
    sentence = _("Chỉ gắn được phần của báo cáo trình hội nghị này.")
    field = "about"


class DecisionElsewhere(Refusal):
    sentence = _("Chỉ gắn được quyết định khen thưởng của đơn vị này về chuyên đề này.")
    field = "about"


class DecisionTwice(Refusal):
    sentence = _("Chương trình đã có một mục công bố quyết định này.")
    field = "about"


class ThemeChosenTwice(Refusal):
    sentence = _("Chương trình đã có một mục chọn chuyên đề sau.")
    field = "about"


class NotOpen(Refusal):
    sentence = _("Hội nghị đã ban hành biên bản, đã kết thúc hoặc đã hủy nên không sửa được nữa.")


class NotToCome(Refusal):
    sentence = _("Hội nghị đã tổ chức hoặc đã hủy nên không đổi được nữa.")


class AlreadyInvited(Refusal):
    """Raised with who it is in its sentence."""

    field = "posts"


class NobodyNew(Refusal):
    sentence = _("Các đơn vị này đã có đủ chỗ trong danh sách mời.")
    field = "seats"


class TooManyInvited(Refusal):
    sentence = _("Danh sách mời nhiều nhất 2.000 người.")


class PostNotHeld(Refusal):
    sentence = _("Ngày họp không có ai giữ chức vụ này. Đồng chí chọn chức vụ khác.")
    field = "post"


class NobodyToInvite(Refusal):
    sentence = _("Mọi người trong danh sách đã được mời. Đồng chí thêm người rồi mời tiếp.")


class InvitationSent(Refusal):
    sentence = _("Giấy mời đã gửi nên không bỏ khỏi danh sách được. Người vắng thì ghi khi điểm danh.")


class TooEarly(Refusal):
    """Attendance before the conference."""


class ListErased(Refusal):
    sentence = _("Danh sách đã xóa sau một năm, chỉ còn số đếm.")


class NotOnList(Refusal):
    sentence = _("Có người không còn trong danh sách. Đồng chí mở lại trang rồi điểm danh tiếp.")


class NoSuchCode(Refusal):
    sentence = _("Không có giấy mời nào mang mã này. Đồng chí xem lại 6 chữ số.")
    field = "code"


class AlreadyPresent(Refusal):
    sentence = _("Người mang mã này đã được ghi có mặt.")
    field = "code"


class NobodyCame(Refusal):
    sentence = _("Chưa ghi ai có mặt. Đồng chí điểm danh trước, rồi ghi đã tổ chức.")


class NotHeld(Refusal):
    sentence = _("Hội nghị chưa ghi là đã tổ chức nên chưa có kết luận.")


class MinutesClash(Refusal):
    """Two wrote the same part. `number` is the version that came between, `headings` what both wrote."""

    def __init__(self, sentence: str, *, number: int, keys: frozenset[str]) -> None:
        super().__init__(sentence)
        self.number, self.keys = number, keys


class NothingWritten(Refusal):
    sentence = _("Không có chữ nào khác bản trước nên không ghi bản mới.")


class NoMinutes(Refusal):
    sentence = _("Chưa có chữ nào trong biên bản. Đồng chí ghi biên bản trước khi ban hành.")


class MinutesIssued(Refusal):
    sentence = _("Biên bản đã ban hành nên không ghi thêm được.")


class MinutesNotIssued(Refusal):
    sentence = _("Biên bản chưa ban hành. Đồng chí ban hành biên bản rồi kết thúc hội nghị.")


class WordingWaits(Refusal):
    sentence = _("Còn việc giao chưa được duyệt nội dung. Lãnh đạo duyệt xong mới ban hành biên bản.")


class SignerElsewhere(Refusal):
    sentence = _("Người ký phải giữ chức vụ ở đơn vị tổ chức hội nghị.")
    field = "signer"


class NothingConcluded(Refusal):
    sentence = _("Đồng chí ghi nội dung kết luận.")
    field = "text"


class NotOnAgenda(Refusal):
    sentence = _(
        "Chương trình không có mục chọn chuyên đề sau. Đồng chí thêm mục ấy vào chương trình rồi "
        "ghi quyết định."
    )


class ThemeChosen(Refusal):
    sentence = _("Hội nghị đã quyết định chuyên đề sau.")


class NotTheNextTheme(Refusal):
    sentence = _("Bản nháp này không nối tiếp chuyên đề của hội nghị.")
    field = "next_theme"


class DecisionsNotReady(Refusal):
    """Raised with the forms of the decisions in its sentence."""


class ArticleNotApproved(Refusal):
    sentence = _(
        "Bài về hội nghị chưa được duyệt. Người duyệt bài duyệt xong mới công bố được. Chưa công bố gì."
    )


class NothingToPublish(Refusal):
    sentence = _("Không có gì chờ công bố. Đồng chí dùng “Kết thúc hội nghị”.")


class AlreadyPublished(Refusal):
    sentence = _("Hội nghị đã công bố và kết thúc.")
