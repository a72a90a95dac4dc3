"""What the sample's practices say. The first two are those of the founding article; others are invented."""

from nep.practices.actions.writing import Words

FRIDAY = Words(
    title="Ngày thứ Sáu tuần cuối tháng nghe dân nói, nói dân hiểu, làm dân tin",
    field="dialogue",
    problem="Người dân có việc phải lên tận trụ sở, gặp được ai thì nói với người ấy. Việc nhỏ ở ấp để "
    "lâu thành đơn thư; lãnh đạo biết muộn, hứa rồi không ai theo dõi đến cùng.",
    approach="Thứ Sáu tuần cuối mỗi tháng, người đứng đầu về từng ấp, khu vực nghe dân. Mỗi ý kiến được "
    "ghi lại, trả lời ngay tại chỗ, hẹn ngày trả lời hoặc hẹn ngày làm xong. Lời hứa nêu rõ đơn vị làm và "
    "ngày "
    "xong, ai cũng xem được.",
    steps="Lập lịch cả năm, luân phiên các ấp, tự tránh ngày nghỉ.\n"
    "Thông báo trước cho người dân: ngày, nơi, ai nghe.\n"
    "Mở đầu bằng việc đã hứa lần trước chưa xong.\n"
    "Ghi từng ý kiến; vấn đề nào cũng phải có người nhận mới khép buổi.\n"
    "Công khai nội dung cam kết, báo lại khi làm xong, hỏi người dân đã được chưa.",
    cost="Mỗi buổi một buổi chiều của lãnh đạo và một thư ký; không thêm kinh phí.",
)
DIALOGUE = Words(
    title="Bí thư Tỉnh ủy, Chủ tịch Ủy ban nhân dân tỉnh đối thoại với Nhân dân, đối thoại với công nhân",
    field="mobilisation",
    problem="Từng tổ chức lấy ý kiến đoàn viên, hội viên của mình rồi gửi văn bản. Người dân, công nhân ít "
    "khi được hỏi trực tiếp người đứng đầu tỉnh, câu trả lời đi vòng nhiều cấp.",
    approach="Mặt trận và các tổ chức chính trị - xã hội cùng đứng ra: nhận câu hỏi ở cơ sở, mời người dân "
    "và "
    "công nhân, theo dõi việc đã hứa. Bí thư Tỉnh ủy và Chủ tịch Ủy ban nhân dân tỉnh nghe và trả lời tại "
    "hội trường, mỗi năm một lần với Nhân dân và một lần với công nhân.",
    steps="Mỗi tổ chức gom câu hỏi ở cơ sở, không ghi tên người hỏi.\n"
    "Gộp câu trùng, giao sở, ngành chuẩn bị.\n"
    "Đối thoại tại hội trường; câu chưa trả lời được thì hẹn ngày.\n"
    "Ban hành thông báo kết luận, từng tổ chức theo việc đã hứa với giới mình.",
    cost="Hội trường và tài liệu dùng chung; mỗi tổ chức cử hai cán bộ.",
)
CANAL = Words(
    title="Tổ tự quản giữ sạch tuyến kênh",
    field="culture",
    problem="Rác trôi theo kênh về chợ, thuê người vớt vài tháng lại đầy. Không ai nhận đoạn nào là của "
    "mình.",
    approach="Mỗi tổ mười hộ nhận ba trăm mét kênh trước nhà, sáng chủ nhật đầu tháng cùng vớt rác, phát "
    "cỏ. Hội Phụ nữ và Hội Nông dân của xã chấm ảnh trước và sau, nêu tên tổ làm tốt ở nhà văn hóa.",
    steps="Chia đoạn trên bản đồ ấp.\nCác hộ ký nhận đoạn.\nMỗi tháng một buổi sáng, chụp ảnh trước và sau.",
    cost="Bao tay, vợt: khoảng 2 triệu đồng một tuyến mỗi năm, do các hộ góp.",
)
AT_HAMLET = Words(
    title="Trả kết quả thủ tục hành chính tại ấp",
    field="administration",
    problem="Người già, người đi làm công ty phải xin nghỉ để lên xã lấy giấy tờ.",
    approach="Chiều thứ Năm hằng tuần, công chức mang kết quả đã xong về nhà văn hóa ấp; ai hẹn trước thì "
    "trả tận nơi.",
    steps="Nhắn cho người có hồ sơ đã xong.\nĐi theo tuyến bốn ấp một buổi.\nGhi sổ ai đã nhận.",
    cost="Xăng xe một buổi mỗi tuần.",
)
FRIDAY_AGAIN = Words(
    title="Chiều thứ Sáu nghe dân nói tại ấp",
    field="dialogue",
    problem="Người dân có việc phải lên trụ sở xã mới gặp được người có trách nhiệm.",
    approach="Thứ Sáu tuần cuối mỗi tháng, người đứng đầu về ấp nghe dân. Mỗi ý kiến được ghi lại, trả "
    "lời ngay tại chỗ hoặc hẹn ngày làm xong.",
)
CHANGES = (
    (
        "Tổ chức vào buổi tối, vì ban ngày bà con đi làm ruộng, làm công ty.",
        "Người dự đông hơn hẳn, có cả công nhân.",
    ),
    ("", "Việc nhỏ giải quyết tại chỗ, bớt người lên trụ sở."),
    (
        "Đọc việc đã hứa lần trước trên loa ấp hai ngày trước buổi nghe.",
        "Người dân đến hỏi thẳng việc đã hứa.",
    ),
    ("Mời thêm Chi hội Nông dân và tổ trưởng tổ tự quản cùng ngồi nghe.", ""),
    ("Luân phiên nhà dân thay cho nhà văn hóa ở ấp xa.", "Ấp xa nhất cũng được nghe hai lần một năm."),
    ("", ""),
)
