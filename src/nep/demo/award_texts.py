"""What the nominations of the sample say. Deeds of invented units and persons, none of them from a source."""

COLLECTIVE_DEEDS = (
    "Vấn đề nào người dân nêu cũng có đơn vị nhận và ngày trả lời. Việc đã hứa được báo lại tại nhà văn hóa "
    "ấp, chưa xong cũng báo.",
    "Rút ngắn thời gian trả lời kiến nghị về đường nội đồng, điện chiếu sáng. Ba tuyến kênh được giao cho "
    "các hộ tự quản, hết rác trôi.",
    "Đưa việc trả kết quả thủ tục hành chính về tận ấp vào chiều thứ Năm. Người già, người đi làm công ty "
    "không phải xin nghỉ để lên xã.",
    "Kế hoạch học tập và làm theo gắn với việc được giao, việc nào cũng có người chịu trách nhiệm và ngày "
    "xong. Cuối năm đối chiếu được từng việc.",
    "Mở lớp học chuyên đề ở ấp vào buổi tối cho đoàn viên, hội viên; thảo luận bằng việc đang vướng của "
    "chính nơi mình.",
    "Vận động các hộ hiến đất mở rộng lộ giao thông nông thôn. Tiền đóng góp và việc chi được công khai ở "
    "nhà văn hóa từng ấp.",
)
INDIVIDUAL_DEEDS = (
    "Trực tiếp về ấp nghe dân, không cử người khác đi thay. Việc đã hứa trước dân được theo tới khi làm "
    "xong, việc lùi hạn thì báo lại ngay.",
    "Hướng dẫn người dân ghi ý kiến rõ ràng, báo lại từng người khi có kết quả. Không để phiếu hẹn nào "
    "quá hạn mà người dân không được biết.",
    "Đề xuất cách chia đoạn kênh cho các tổ tự quản, cùng bà con vớt rác mỗi sáng chủ nhật đầu tháng.",
    "Theo dõi việc đã hứa của đơn vị bằng sổ điện tử, mỗi tuần nhắc từng nơi; số việc quá hạn giảm hẳn.",
    "Soạn tài liệu học chuyên đề bằng chuyện thật ở địa phương, dễ nghe, dễ làm theo.",
)
OUTSIDE_DEEDS = (
    "Nơi bắt đầu cách làm nghe dân vào thứ Sáu tuần cuối tháng. Qua nhiều năm giữ đều, được nhiều xã, "
    "phường học theo.",
    "Cùng tập thể giữ đều các buổi nghe dân nhiều năm liền; ghi chép từng vấn đề để không việc nào bị bỏ.",
    "Nhiều năm theo sát việc sửa cầu, đường nông thôn theo ý kiến người dân, có mặt ở từng điểm hư hỏng.",
    "Hướng dẫn các đảng bộ học tập và làm theo bằng việc cụ thể; tài liệu ngắn, câu hỏi thảo luận sát việc.",
    "Viết loạt bài và tài liệu về các cách làm mới ở cơ sở, dùng được trong sinh hoạt chi bộ.",
    "Nhiều năm làm công tác dân vận ở vùng khó, giúp các ấp lập tổ tự quản và tự giải quyết việc của mình.",
)
