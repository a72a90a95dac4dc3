"""Why a step of a council or of a vote is refused."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import Refusal


class StaysOut(Refusal):
    sentence = _("Ông/bà không tham gia xét đề nghị này, nên không mở hồ sơ, không ghi ý kiến được.")


class DossierClosed(Refusal):
    sentence = _("Ông/bà khai báo mối liên quan trước, rồi mới mở hồ sơ và ghi ý kiến được.")


class NothingSaid(Refusal):
    sentence = _("Ông/bà ghi ý kiến trước khi gửi.")
    field = "text"


class HandsNotAllowed(Refusal):
    sentence = _(
        "Hình thức này chưa có quy định cho phép biểu quyết giơ tay. Ông/bà chọn bỏ phiếu kín, "
        "hoặc ghi quy định ấy trong danh mục hình thức khen thưởng trước."
    )
    field = "method"


class TellersMissing(Refusal):
    sentence = _("Bỏ phiếu bằng giấy cần ban kiểm phiếu từ hai người. Ông/bà chọn đủ.")
    field = "tellers"


class TellerAbsent(Refusal):
    sentence = _("Người vắng mặt không ở trong ban kiểm phiếu được.")
    field = "tellers"


class OnAnotherBallot(Refusal):
    sentence = _(
        "Có đề nghị đang nằm ở một cuộc bỏ phiếu chưa xong của hội đồng. "
        "Ông/bà kiểm phiếu, ghi kết quả cuộc ấy trước."
    )
    field = "nominations"


class CountedOnMachine(Refusal):
    sentence = _("Cuộc này bỏ phiếu kín trên máy: máy đếm, không ai nhập số phiếu.")


class VotedOnPaper(Refusal):
    sentence = _("Cuộc này không bỏ phiếu trên máy. Ông/bà bỏ phiếu tại phòng họp.")


class TallyMissing(Refusal):
    sentence = _("Chưa đủ số phiếu đã đếm: hai người của ban kiểm phiếu, mỗi người nhập một bản.")


class TalliesDiffer(Refusal):
    sentence = _(
        "Hai bản đếm của ban kiểm phiếu khác nhau, nên chưa kiểm phiếu xong được. Ban kiểm phiếu đếm lại."
    )


class MoreThanEntitled(Refusal):
    sentence = _("Số phiếu nhiều hơn số thành viên được biểu quyết về đề nghị ấy.")


class NotReached(Refusal):
    sentence = _("Chỉ đề nghị chưa đạt mới để lại cho lần bỏ phiếu sau; đề nghị đạt thì đã được chọn.")
    field = "again"


class AlreadySettled(Refusal):
    sentence = _("Kết quả của cuộc bỏ phiếu này đã được ghi.")


class TellerStaysOut(Refusal):
    sentence = _(
        "Người không tham gia xét một đề nghị trên phiếu thì không ở ban kiểm phiếu. Ông/bà chọn người khác."
    )
    field = "tellers"


class CountersStayOut(Refusal):
    sentence = _(
        "Có người của ban kiểm phiếu không tham gia xét một đề nghị trên phiếu. "
        "Ông/bà bỏ cuộc này, chuẩn bị lại với ban kiểm phiếu khác."
    )


class NoTie(Refusal):
    sentence = _("Không còn đề nghị nào bằng phiếu ở chỗ cuối, hoặc số chọn nhiều hơn số chỗ còn lại.")
    field = "chosen"


class TieNotForChair(Refusal):
    sentence = _(
        "Theo quy định đã ghi thì lần này chủ tịch chưa quyết định được khi bằng phiếu. "
        "Ông/bà mở lần bỏ phiếu sau cho các đề nghị ấy."
    )


class NothingToWrite(Refusal):
    sentence = _("Chưa có cuộc bỏ phiếu nào ghi xong kết quả mà chưa có biên bản.")


class NoChair(Refusal):
    sentence = _("Hội đồng chưa có chủ tịch để ký biên bản.")


class MinutesIssued(Refusal):
    sentence = _("Biên bản này đã ban hành.")
