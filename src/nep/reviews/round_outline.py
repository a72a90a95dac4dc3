"""The outline a new round begins with, in our own words; the office edits every part of it."""

DEFAULT_SECTIONS = (
    (
        "Lãnh đạo, chỉ đạo, tổ chức thực hiện",
        "Văn bản đã ban hành, phân công, tuyên truyền, kiểm tra.",
        False,
    ),
    ("Kết quả học tập chuyên đề", "Lớp, buổi đã mở; đối tượng; cách làm phù hợp từng nhóm.", False),
    ("Kết quả làm theo gắn với nhiệm vụ được giao", "Việc cụ thể, kết quả đo được, ai làm.", False),
    ("Nghe dân nói, nói dân hiểu, làm dân tin", "Việc đã hứa với dân, đã làm xong, còn nợ.", False),
    ("Mô hình mới, cách làm hay", "Mô hình nào, đã áp dụng ở đâu, bằng chứng.", False),
    ("Đánh giá: ưu điểm, hạn chế, nguyên nhân", "Nhận xét của đơn vị, tách khỏi số liệu.", True),
    ("Nhiệm vụ thời gian tới và kiến nghị", "Việc, người chịu trách nhiệm, hạn.", False),
)

DEFAULT_FIGURES = (
    "listening_days_due",
    "listening_days_held",
    "petitions_received",
    "petitions_answered",
    "petitions_answered_in_time",
    "promises_made",
    "promises_kept",
    "promises_late",
)
