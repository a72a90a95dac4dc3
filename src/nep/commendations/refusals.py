"""Why a step of a commendation is refused."""

from django.utils.translation import gettext_lazy as _

from nep.web.errors import Refusal


class NoPlaceLeft(Refusal):
    sentence = _(
        "Chỉ tiêu đã hết, nên không nhận thêm được. "
        "Ông/bà rút một đề nghị khác, hoặc đề nghị cơ quan mở đợt tăng chỉ tiêu."
    )


class QuotaBelowTaken(Refusal):
    sentence = _("Chỉ tiêu không được thấp hơn số đã đề nghị hoặc đã chọn.")
    field = "places"


class BallotNotOpen(Refusal):
    sentence = _("Cuộc bỏ phiếu đã kết thúc hoặc chưa mở, nên phiếu này không được nhận.")


class BallotAlreadyOpen(Refusal):
    sentence = _("Cuộc bỏ phiếu này đã mở, nên không sửa được nữa.")


class NotElector(Refusal):
    sentence = _("Ông/bà không có tên trong danh sách biểu quyết lần này.")


class AlreadyVoted(Refusal):
    sentence = _("Phiếu của ông/bà đã được nhận từ trước. Mỗi thành viên bỏ một phiếu, không đổi được.")


class Recused(Refusal):
    sentence = _("Ông/bà không tham gia xét đề nghị này, nên phiếu không được có phần của đề nghị này.")


class VoteIncomplete(Refusal):
    sentence = _("Còn đề nghị chưa được đánh dấu. Ông/bà chọn một ô cho từng đề nghị rồi gửi lại.")


class NothingToVoteOn(Refusal):
    sentence = _("Chưa có đề nghị nào trên phiếu, hoặc hội đồng chưa có thành viên.")


class NoVotingRule(Refusal):
    sentence = _(
        "Chưa có quy định về tỷ lệ phiếu cho hình thức này vào ngày hôm nay. "
        "Ông/bà ghi quy định trong danh mục hình thức khen thưởng trước."
    )


class NominationElsewhere(Refusal):
    sentence = _("Đề nghị này không chờ hội đồng này xét, hoặc thuộc hình thức khác.")


class OutsideAward(Refusal):
    sentence = _(
        "Hình thức này do cơ quan khác quyết định: ở đây chỉ đề nghị và ghi lại quyết định, "
        "không bỏ phiếu, không in bằng."
    )


class MissingOpinion(Refusal):
    sentence = _("Còn thành viên vắng mặt chưa có ý kiến bằng văn bản. Ông/bà ghi đủ rồi mới kiểm phiếu.")


class RoundAlreadyThere(Refusal):
    sentence = _("Chuyên đề này đã có đợt khen thưởng cùng tên. Ông/bà đặt tên khác hoặc mở đợt ấy.")
    field = "title"


class RoundClosed(Refusal):
    sentence = _("Đợt khen thưởng này đã kết thúc hoặc chưa mở, nên không làm bước này được.")


class RoundNotReady(Refusal):
    sentence = _("Đợt khen thưởng cần có thời gian đề nghị và ít nhất một chỉ tiêu trước khi mở.")


class PhaseBackwards(Refusal):
    sentence = _("Ngày kết thúc của một bước đứng trước ngày bắt đầu.")


class StillWaiting(Refusal):
    sentence = _("Còn đề nghị chưa xét. Ông/bà xét, trả lại hoặc để lại từng đề nghị rồi kết thúc đợt.")


class NotInWindow(Refusal):
    sentence = _("Ngoài thời gian đề nghị của đợt này, nên không gửi được.")


class NominationLocked(Refusal):
    sentence = _(
        "Đề nghị đã gửi, nên không sửa được. Hội đồng trả lại, hoặc đơn vị rút, thì mới sửa tiếp được."
    )


class AlreadyNominated(Refusal):
    sentence = _("Tập thể, cá nhân này đã được đề nghị hình thức này trong đợt. Ông/bà mở đề nghị ấy.")
    field = "form"


class SameAchievement(Refusal):
    sentence = _(
        "Cùng một thành tích đã được đề nghị một hình thức khác trong đợt này. "
        "Một thành tích chỉ đề nghị một hình thức."
    )
    field = "achievement"


class AchievementMissing(Refusal):
    sentence = _("Ông/bà ghi thành tích trước khi gửi.")
    field = "achievement"


class UnitEnded(Refusal):
    sentence = _("Tập thể này đã giải thể hoặc sáp nhập, nên không đề nghị được.")
    field = "collective"


class NotOfUnit(Refusal):
    sentence = _("Tập thể, cá nhân này không thuộc đơn vị của ông/bà hoặc cấp dưới.")
    field = "subject"


class ReasonMissing(Refusal):
    sentence = _("Ông/bà ghi lý do.")
    field = "note"


class NoLevelAbove(Refusal):
    sentence = _("Đề nghị đã ở cấp cao nhất, không chuyển lên nữa được.")


class FormAlreadyThere(Refusal):
    sentence = _("Danh mục đã có hình thức này của cơ quan ấy.")
    field = "name"


class RuleIncomplete(Refusal):
    sentence = _("Quy định chưa đủ: ông/bà ghi giá trị hoặc nội dung hợp với loại quy định đã chọn.")


class RuleAlreadyThere(Refusal):
    sentence = _("Đã có quy định về việc này áp dụng từ đúng ngày đó. Ông/bà chọn ngày khác.")
    field = "valid_from"


class AlreadyVerified(Refusal):
    sentence = _("Quy định này đã được đối chiếu.")


class CouncilAlreadyThere(Refusal):
    sentence = _("Cấp này đã có hội đồng cho đợt này. Ông/bà mở hội đồng ấy.")


class BallotRunning(Refusal):
    sentence = _(
        "Đang có cuộc bỏ phiếu, nên không đổi thành viên hay khai báo được. Ông/bà chờ kiểm phiếu xong."
    )


class AlreadySeated(Refusal):
    sentence = _("Người này đã là thành viên hội đồng.")
    field = "post"


class ChairTaken(Refusal):
    sentence = _("Hội đồng đã có chủ tịch. Ông/bà ghi người ấy thôi tham gia, rồi thêm lại với vai trò khác.")
    field = "role"


class PostNotHeld(Refusal):
    sentence = _("Chức vụ này hôm nay không có người giữ.")
    field = "post"


class AlreadyRecused(Refusal):
    sentence = _("Thành viên này đã không tham gia xét đề nghị ấy.")


class NotCounted(Refusal):
    sentence = _("Cuộc bỏ phiếu chưa kiểm phiếu, nên chưa ghi kết quả được.")


class TieAtTheLastPlace(Refusal):
    sentence = _(
        "Các đề nghị đạt nhiều hơn chỉ tiêu và bằng phiếu nhau ở chỗ cuối. "
        "Ông/bà mở lần bỏ phiếu thứ hai cho các đề nghị ấy."
    )


class TallyDoesNotFit(Refusal):
    sentence = _("Số phiếu đồng ý, không đồng ý và không biểu quyết cộng lại khác số phiếu thu về.")


class OwnAward(Refusal):
    sentence = _("Hình thức này được xét và quyết định ở đây, không trình cơ quan khác.")


class NotAtTheTop(Refusal):
    sentence = _("Đề nghị chưa lên đến cấp mở đợt. Ông/bà chuyển lên cấp trên trước.")


class NothingToAsk(Refusal):
    sentence = _("Ông/bà chọn ít nhất một đề nghị đang chờ xét của đợt này.")
    field = "nominations"


class AskedAboutItself(Refusal):
    sentence = _("Không lấy ý kiến một đơn vị về đề nghị của chính đơn vị ấy.")
    field = "nominations"


class AlreadyAsked(Refusal):
    sentence = _(
        "Đơn vị này còn một lần lấy ý kiến chưa trả lời trong đợt này. Ông/bà chờ trả lời rồi hỏi tiếp."
    )
    field = "unit"


class AlreadyAnswered(Refusal):
    sentence = _("Ý kiến đã được gửi, không gửi lại được.")


class OpinionMissing(Refusal):
    sentence = _("Còn đề nghị chưa có ý kiến. Ông/bà chọn một ô cho từng đề nghị rồi gửi lại.")


class ObjectionWithoutReason(Refusal):
    sentence = _("Không đồng ý thì phải ghi lý do.")


class PaperAlreadyThere(Refusal):
    sentence = _("Hồ sơ đã có văn bản này. Ông/bà bỏ bản cũ trước rồi gửi bản mới.")
    field = "name"


class NothingToSubmit(Refusal):
    sentence = _("Đơn vị chưa gửi đề nghị nào của hình thức này, hoặc các đề nghị đều đã có tờ trình.")


class TooManyToBind(Refusal):
    sentence = _("Nhiều hồ sơ quá để đóng thành một tệp. Ông/bà chọn một hình thức, một đối tượng.")


class NothingToBind(Refusal):
    sentence = _("Chưa có đề nghị nào của hình thức và đối tượng này để đóng tập.")
