"""What invented people say in the sample: topics with a petition, an answer, and sometimes a promise.

Every text is invented. `{ấp}`-like places are filled from the commune's invented hamlets by `fill`.
"""

from dataclasses import dataclass

from nep.petitions.models import Choice


@dataclass(frozen=True)
class Topic:
    """One kind of concern. `department` is the index of the provincial department that may take it over;
    `days` is how many calendar days the promised work usually takes; without a promise both are empty."""

    choice: Choice
    title: str
    text: str
    answer: str
    promise: str = ""
    days: int = 0
    evidence: str = ""
    department: int | None = None


ASK, REPORT, SUGGEST = Choice.ASK, Choice.REPORT, Choice.SUGGEST

TOPICS: tuple[Topic, ...] = (
    Topic(
        REPORT,
        "Đường {hamlet} ngập sau mưa",
        "Đoạn đường đan ở {hamlet} dài chừng {metres} mét, mưa xuống là ngập quá mắt cá chân, xe đạp của học sinh té hoài. Bà con đề nghị đắp cao và làm rãnh thoát nước.",
        "Đoạn đường này do xã quản lý. Cán bộ địa chính đã đo và thấy mặt đường thấp hơn hai bên, nước không có lối ra. Xã sẽ đắp đá mi và đặt ống thoát nước bằng vốn duy tu trong năm.",
        "Đắp cao và đặt ống thoát nước {metres} mét đường đan ở {hamlet}.",
        75,
        "Đã đắp đá mi, đặt ống phi 30, nghiệm thu có đại diện ấp.",
        3,
    ),
    Topic(
        REPORT,
        "Đèn đường {hamlet} không sáng",
        "Từ cầu số {number} tới nhà văn hóa {hamlet} có {number} bóng đèn đường hư gần hai tháng, buổi tối đi chợ về rất tối, đã có người té xe.",
        "Xã đã cùng tổ điện kiểm tra, có {number} bóng cháy và một đoạn dây đứt. Việc thay bóng thuộc xã, việc nối dây do điện lực làm.",
        "Thay {number} bóng đèn đường từ cầu số {number} tới nhà văn hóa {hamlet}.",
        30,
        "Đã thay bóng và nối dây, đèn sáng từ tối hôm nghiệm thu.",
    ),
    Topic(
        ASK,
        "Thẻ bảo hiểm y tế cho người trên 80 tuổi",
        "Má tôi năm nay ngoài 80 tuổi, không có lương hưu, muốn hỏi có được cấp thẻ bảo hiểm y tế không và nộp giấy tờ ở đâu.",
        "Người từ đủ 80 tuổi không có lương hưu, trợ cấp bảo hiểm xã hội hằng tháng được hưởng trợ cấp xã hội và được cấp thẻ. Ông/bà đem căn cước của cụ tới bộ phận một cửa của xã, cán bộ sẽ ghi giùm tờ khai.",
        department=2,
    ),
    Topic(
        REPORT,
        "Rác tồn đọng ở chợ",
        "Rác ở chợ {hamlet} để tới hai, ba ngày mới có xe lấy, mùi hôi bay vào trường mẫu giáo kế bên. Đề nghị lấy rác mỗi ngày.",
        "Đơn vị thu gom báo xe hư nên giảm chuyến. Xã đã làm việc, thống nhất lấy rác mỗi ngày một chuyến trước bảy giờ sáng và đặt thêm thùng có nắp.",
        "Thu gom rác chợ {hamlet} mỗi ngày một chuyến trước bảy giờ sáng.",
        20,
        "Sổ theo dõi xe rác ba tuần liền đủ chuyến, có ảnh thùng rác mới.",
        5,
    ),
    Topic(
        SUGGEST,
        "Dạy nghề ngắn hạn cho lao động nữ",
        "Ở {hamlet} nhiều chị em nghỉ làm công ty về quê, đề nghị mở lớp dạy nghề may hoặc nấu ăn ngắn hạn, học buổi tối để ban ngày còn làm ruộng.",
        "Xã ghi nhận và đã chuyển nhu cầu của {number} người đăng ký lên trung tâm giáo dục nghề nghiệp huyện. Lớp mở khi đủ 25 người; hội phụ nữ xã đang vận động thêm.",
        "Mở một lớp nghề buổi tối cho lao động nữ {hamlet} khi đủ người đăng ký.",
        120,
        "Quyết định mở lớp và danh sách điểm danh buổi khai giảng.",
        2,
    ),
    Topic(
        REPORT,
        "Cầu ván {hamlet} mục",
        "Cầu ván qua rạch ở {hamlet} có ba tấm ván mục, lan can gãy một bên. Học sinh qua lại mỗi ngày, mong địa phương sửa gấp.",
        "Xã đã đặt biển cảnh báo ngay trong ngày và cho gia cố tạm. Việc thay bằng cầu bê tông cần vốn của huyện, xã đã lập danh mục đề nghị.",
        "Thay ván mục, dựng lại lan can cầu {hamlet}.",
        25,
        "Ảnh cầu sau khi thay ván và dựng lan can mới.",
        3,
    ),
    Topic(
        ASK,
        "Hồ sơ vay vốn chuồng trại",
        "Tôi nuôi {number} con dê, muốn vay thêm vốn làm chuồng. Xin hỏi được vay bao nhiêu, lãi suất thế nào, ai xét.",
        "Vốn chính sách do tổ tiết kiệm và vay vốn của ấp họp xét, hội nông dân xã xác nhận. Mức vay và lãi suất tùy chương trình; cán bộ sẽ tới nhà hướng dẫn ghi hồ sơ.",
        department=4,
    ),
    Topic(
        REPORT,
        "Nước sạch yếu vào buổi chiều",
        "Khu vực {hamlet} nước máy rất yếu từ bốn giờ chiều tới tám giờ tối, nhiều nhà phải hứng từ trưa. Đề nghị kiểm tra đường ống.",
        "Trạm cấp nước đã đo áp lực trong năm ngày: đường ống cuối tuyến nhỏ so với số hộ. Trạm sẽ nối thêm một nhánh và rửa lọc.",
        "Nối thêm nhánh ống cuối tuyến để nước {hamlet} đủ áp lực buổi chiều.",
        60,
        "Biên bản đo áp lực sau khi nối nhánh: đạt mức quy định.",
        4,
    ),
    Topic(
        REPORT,
        "Vịt chạy đồng làm dơ kênh",
        "Bầy vịt chạy đồng chừng {metres} con thả ở kênh {hamlet}, nước dơ, bà con không dám lấy tưới rau. Đề nghị nhắc nhở.",
        "Cán bộ thú y và trưởng ấp đã gặp chủ vịt, lập cam kết chỉ thả ở đoạn cuối kênh và khai báo đầy đủ.",
        "Kiểm tra việc thả vịt ở kênh {hamlet} hai tuần một lần cho tới hết vụ.",
        45,
        "Sổ kiểm tra bốn lần, không còn thả ở đoạn kênh lấy nước.",
        4,
    ),
    Topic(
        SUGGEST,
        "Tủ sách ở nhà văn hóa",
        "Nhà văn hóa {hamlet} rộng mà để trống. Đề nghị làm tủ sách cho sấp nhỏ, bà con sẵn lòng góp sách.",
        "Xã đồng ý. Đoàn thanh niên nhận việc đóng kệ, trường học cho mượn sách luân phiên, hội cựu chiến binh giữ chìa khóa buổi chiều.",
        "Đặt tủ sách mở cửa ba buổi chiều mỗi tuần ở nhà văn hóa {hamlet}.",
        40,
        "Ảnh tủ sách và lịch mở cửa dán ở nhà văn hóa.",
    ),
    Topic(
        ASK,
        "Giấy tờ đất khi cha mẹ cho con",
        "Cha mẹ tôi muốn cho vợ chồng tôi một phần đất vườn ở {hamlet}. Xin hỏi thủ tục tách thửa cần giấy gì, bao lâu thì xong.",
        "Cần hợp đồng tặng cho có chứng thực, giấy chứng nhận bản gốc và đơn tách thửa; nộp ở bộ phận một cửa. Diện tích tối thiểu tùy loại đất, cán bộ địa chính sẽ xem thửa đất trước khi ông/bà làm hợp đồng.",
        department=5,
    ),
    Topic(
        REPORT,
        "Loa truyền thanh nói nhỏ",
        "Cụm loa ở {hamlet} nghe rè rè không rõ chữ, mấy lần báo lịch cúp điện bà con không hay.",
        "Cán bộ đài đã kiểm tra, củ loa hư do ẩm. Xã thay mới và dời lên trụ cao hơn.",
        "Thay củ loa và dời cụm loa {hamlet} lên trụ cao.",
        21,
        "Ảnh cụm loa mới, trưởng ấp xác nhận nghe rõ.",
    ),
    Topic(
        REPORT,
        "Sạt lở bờ kênh",
        "Bờ kênh ở {hamlet} sạt lở vào gần lộ chừng {number} mét, xe tải chạy qua là rung nhà. Mong được kè lại trước mùa mưa.",
        "Xã và huyện đã khảo sát, cắm biển hạn chế tải trọng. Trước mắt gia cố bằng cừ tràm, về lâu dài đề nghị vốn kè của tỉnh.",
        "Gia cố cừ tràm đoạn sạt lở ở {hamlet} trước mùa mưa.",
        50,
        "Ảnh đoạn bờ đã đóng cừ, biên bản nghiệm thu.",
        4,
    ),
    Topic(
        ASK,
        "Học phí cho con hộ cận nghèo",
        "Nhà tôi thuộc hộ cận nghèo, con học lớp sáu. Xin hỏi có được giảm học phí không và ai làm đơn.",
        "Học sinh thuộc hộ cận nghèo được giảm học phí. Nhà trường lập danh sách, ông/bà nộp đơn kèm giấy xác nhận hộ cận nghèo cho giáo viên chủ nhiệm.",
        department=7,
    ),
    Topic(
        REPORT,
        "Xe tải đậu trước cổng trường",
        "Giờ tan trường xe tải đậu trước cổng trường ở {hamlet}, phụ huynh không thấy đường, rất nguy hiểm.",
        "Công an xã đã nhắc chủ xe, kẻ vạch cấm đậu và phân công trực giờ tan trường.",
        "Kẻ vạch cấm đậu và phân công trực trước cổng trường {hamlet} mỗi ngày học.",
        15,
        "Ảnh vạch kẻ và lịch trực của công an xã.",
        3,
    ),
    Topic(
        SUGGEST,
        "Bán nông sản qua mạng",
        "Bà con {hamlet} trồng mãng cầu, khóm nhưng chưa biết bán qua mạng. Đề nghị tập huấn chụp ảnh, đóng gói, viết nhãn.",
        "Xã phối hợp với đoàn thanh niên và hợp tác xã mở hai buổi tập huấn, hỗ trợ mười hộ đầu tiên mở gian hàng.",
        "Mở hai buổi tập huấn bán nông sản qua mạng ở {hamlet}.",
        60,
        "Danh sách dự hai buổi và mười gian hàng đã mở.",
        4,
    ),
    Topic(
        REPORT,
        "Cây xanh chạm dây điện",
        "Hàng me nước ở {hamlet} cao chạm dây điện, gió lên là tóe lửa. Đề nghị mé nhánh.",
        "Điện lực và xã đã mé nhánh đợt đầu, còn {number} cây phải cúp điện mới làm được.",
        "Mé nhánh {number} cây còn lại ở {hamlet} trong lần cúp điện gần nhất.",
        30,
        "Ảnh trước và sau khi mé nhánh.",
    ),
    Topic(
        ASK,
        "Lịch tiêm ngừa cho trẻ",
        "Trạm y tế đổi lịch tiêm ngừa mà {hamlet} không ai báo. Xin hỏi lịch mới và tiêm bù thế nào.",
        "Trạm y tế tiêm vào ngày mười và ngày hai mươi lăm mỗi tháng; trẻ lỡ lịch được tiêm bù ngày kế tiếp. Lịch đã dán ở nhà văn hóa và nhắn qua cộng tác viên ấp.",
        department=6,
    ),
    Topic(
        REPORT,
        "Mương nội đồng bị bồi",
        "Mương thủy lợi {hamlet} bồi cạn {metres} mét, lúa hè thu thiếu nước, phải bơm hai lần.",
        "Xã đã đưa đoạn mương vào kế hoạch nạo vét, lịch làm tùy con nước và vụ lúa.",
        "Nạo vét {metres} mét mương nội đồng ở {hamlet} trước vụ đông xuân.",
        90,
        "Biên bản nghiệm thu khối lượng nạo vét.",
        4,
    ),
    Topic(
        SUGGEST,
        "Sân bóng chuyền cho thanh niên",
        "Thanh niên {hamlet} không có chỗ chơi, đề nghị cho mượn khoảnh đất trống kế trụ sở cũ làm sân bóng chuyền.",
        "Khoảnh đất này do xã quản lý, chưa dùng tới năm sau. Xã cho mượn, đoàn thanh niên tự dựng lưới và giữ sạch.",
        "San mặt bằng khoảnh đất kế trụ sở cũ cho thanh niên {hamlet} làm sân.",
        35,
        "Ảnh sân đã san và dựng lưới.",
    ),
)

HAMLETS = ("ấp 1", "ấp 2", "ấp 3", "ấp 4", "ấp 5", "ấp 6")
WARD_HAMLETS = ("khu vực 1", "khu vực 2", "khu vực 3", "khu vực 4", "khu vực 5", "khu vực 6")

COMPLAINTS = (
    "Tôi không đồng ý với quyết định xử phạt của xã về việc cất chuồng lấn lộ, đề nghị xem lại quyết định đó.",
    "Quyết định thu hồi phần đất trước nhà tôi ghi sai diện tích, tôi đề nghị sửa lại quyết định.",
)
DENUNCIATIONS = (
    "Tôi tố cáo một cán bộ của xã nhận tiền của dân khi làm giấy tờ, có nhiều người biết việc này.",
    "Đề nghị làm rõ việc lãnh đạo xã lập danh sách hỗ trợ có tên người nhà, tôi xin giữ kín tên mình.",
)
CONCERNS = (
    "Cán bộ tiếp nhận giấy tờ của xã nói năng nặng lời với người già, mong cấp trên nhắc nhở.",
    "Hồ sơ của tôi nộp ở xã đã ba tháng mà chưa được trả lời, hỏi thì mỗi lần nói một khác.",
)
ANSWER_ABOVE = (
    "Huyện đã làm việc với xã: cán bộ có thiếu sót về lời nói và đã xin lỗi. "
    "Ông/bà cần biết thêm xin gọi văn phòng huyện."
)
SPAM = (
    "Bán đất nền giá rẻ, lướt sóng sinh lời, liên hệ ngay hôm nay để nhận ưu đãi lớn!!!",
    "kiem tien tai nha 5 trieu moi ngay, bam vao lien ket",
)
MOVE_REASONS = (
    "Mưa dầm nên chưa thi công được, dời hạn sau khi nước rút.",
    "Vốn duy tu về chậm, đã có văn bản phân bổ mới.",
    "Phải chờ điện lực bố trí lịch cúp điện.",
)
FAIL_REASONS = ("Nguồn vốn năm nay không được bố trí; xã đã đưa vào danh mục năm sau.",)
WITHDRAW_REASONS = ("Tỉnh làm tuyến đường mới đi qua đoạn này nên không sửa riêng nữa.",)


def fill(text: str, *, hamlet: str, number: int) -> str:
    """Put an invented place and small numbers into a topic's text."""
    return text.format(hamlet=hamlet, number=number, metres=number * 20)
