"""What the newsroom of the sample wrote, in words of our own."""

from dataclasses import replace
from datetime import date

from nep.newsroom.actions.writing import Words
from nep.newsroom.models import Category

SCHOOL = Words(
    title="Ba câu hỏi của phụ huynh được trả lời ngay tại sân trường",
    lead="Chiều thứ Sáu cuối tháng Chín, phụ huynh hỏi về đường đến lớp; một việc được hẹn ngày làm xong.",
    body="<p>Buổi nghe dân tháng Chín mượn sân trường làm hội trường. Phụ huynh hỏi ba việc: đoạn đường "
    "trước cổng ngập khi mưa, giờ đón con trùng giờ tan ca, và nước uống ở lớp học.</p>"
    "<p>[[ảnh 1]]</p><h2>Trả lời tại chỗ</h2>"
    "<p>Hai việc sau được trả lời ngay. Nhà trường mở cổng sớm ba mươi phút cho "
    "phụ huynh làm ca; bình nước được thay lõi lọc trong tuần.</p>"
    "<h2>Hẹn ngày</h2><p>Đoạn đường ngập cần nâng nền, nên được ghi thành việc đã hứa, có người phụ trách "
    'và ngày xong. Ai cũng theo dõi được ở trang <a href="/viec-da-hua/">Việc đã hứa</a>.</p>',
    tags="nghe dân, trường học",
)
COUNTER = Words(
    title="Bàn tiếp dân thêm một chiếc ghế và bớt một lần đi lại",
    lead="Người nộp hồ sơ được gọi điện khi thiếu giấy tờ, không phải lên xã lần nữa chỉ để nghe báo thiếu.",
    body="<p>Trước đây, hồ sơ thiếu một tờ thì người dân biết khi đã lên xã. Nay công chức gọi điện trong "
    "ngày, nói rõ thiếu gì và nhận bổ sung qua thư điện tử hoặc ở nhà văn hóa ấp.</p>"
    "<ul><li>Ghi số điện thoại người dân muốn được gọi</li><li>Gọi trong ngày làm việc</li>"
    "<li>Ghi lại giờ đã gọi</li></ul>"
    "<p>Sau hai tháng, số lượt phải lên xã lần thứ hai giảm còn 14.</p>",
    tags="cải cách hành chính, tiếp dân",
    category=Category.EXAMPLE,
)
CORRECTED = replace(COUNTER, body=COUNTER.body.replace("giảm còn 14", "giảm còn 41"))
NOTE = "Số lượt phải lên xã lần thứ hai là 41, bản đăng trước ghi nhầm là 14."
CALENDAR = Words(
    title="Lịch nghe dân tháng Mười Hai: thứ Sáu 29/12",
    lead="Các xã, phường tổ chức vào thứ Sáu tuần cuối tháng; nơi nào đổi ngày thì có thông báo riêng.",
    body='<p>Ông/bà xem giờ, nơi tổ chức và người nghe ở trang <a href="/nghe-dan/">Ngày nghe dân</a>. '
    "Không đến được thì gửi ý kiến trên mạng hoặc ở nơi tiếp dân.</p>"
    "<blockquote><p>Nói việc gì, ở đâu, từ bao giờ: càng rõ thì càng sớm có câu trả lời.</p></blockquote>",
    tags="nghe dân, lịch",
    category=Category.NOTICE,
)
LATE = Words(
    title="Vì sao có việc đã hứa phải lùi ngày",
    lead="Lùi ngày thì nói lý do và ngày mới, ai cũng đọc được; lùi mấy lần cũng ghi lại.",
    body="<p>Một việc lùi ngày thường vì chờ vật tư, chờ mùa khô, hoặc việc thuộc nhiều nơi cùng làm. "
    "Người hứa ghi lý do, ngày mới và báo cho người đã hỏi.</p><p>Ông/bà thấy ngày mới chưa hợp lý thì "
    "trả lời ngay ở phiếu hẹn.</p>",
    tags="việc đã hứa",
    category=Category.ANSWER,
)
OUT = (
    (date(2023, 10, 2), SCHOOL),
    (date(2023, 11, 3), COUNTER),
    (date(2023, 12, 4), LATE),
    (date(2023, 12, 20), CALENDAR),
)
SCHEDULED = Words(
    title="Ngày cuối năm, xem lại những việc đã hứa",
    lead="Mỗi đơn vị rà từng việc: xong, chưa xong, vì sao.",
    body="<p>Tuần cuối năm, các đơn vị rà lại việc đã hứa trong năm và ghi minh chứng cho việc đã xong.</p>",
    tags="việc đã hứa",
)
WAITING = Words(
    title="Tổ tự quản giữ sạch tuyến kênh: chuyện kể từ một ấp",
    lead="Mỗi nhà nhận một đoạn kênh trước cửa, sáng Chủ nhật đầu tháng cùng làm.",
    body="<p>Ba tháng sau, hai bờ kênh sạch cỏ và không còn bãi rác tự phát. Ấp bên cạnh đã sang hỏi cách "
    "làm.</p>",
    tags="cách làm hay, môi trường",
    category=Category.EXAMPLE,
)
REGISTER = Words(
    title="Ai được khen, vì việc gì: mở Sổ khen thưởng",
    lead="Quyết định công bố trưa 27/12 có số và tên từng tập thể, cá nhân; ai cũng tra được, không cần xin.",
    body="<p>[[người 1]] ký quyết định; tên được đọc tại hội nghị và ghi vào sổ ngay sau đó.</p>"
    "<p>[[trích 1]]</p><h2>Tra thế nào</h2>"
    "<p>Mở danh sách từ khung trên, hoặc tìm tên có dấu hay không dấu trong sổ. Tấm bằng nào cũng có mã: "
    "quét mã thì thấy đúng dòng của mình. Bằng khác với sổ thì theo sổ.</p>"
    "<p>Thấy chỗ chưa đúng, ông/bà báo về Văn phòng. [[người 1]] giao nơi ấy trả lời trong năm ngày làm "
    "việc.</p>",
    tags="khen thưởng, hội nghị",
    category=Category.NOTICE,
)
UNFINISHED = Words(title="Hội nghị tổng kết chuyên đề: ghi chép để viết bài")
