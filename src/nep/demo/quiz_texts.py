"""Questions of the sample about how one listens, answers and keeps one's word. All of it invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """`right` are numbers of `options`, from 1; more than one makes it a multiple choice."""

    text: str
    options: tuple[str, ...]
    right: tuple[int, ...]
    why: str


QUESTIONS = (
    Asked(
        "Trước một buổi gặp dân, việc nào nên làm trước tiên?",
        (
            "Đọc lại những việc đã hứa mà chưa xong",
            "Viết sẵn câu trả lời cho mọi câu hỏi",
            "Chọn sẵn người phát biểu",
        ),
        (1,),
        "Dân hỏi lại việc cũ trước. Chưa xong thì phải nói được vì sao và bao giờ xong.",
    ),
    Asked(
        "Một câu trả lời dân hiểu được có những gì?",
        ("Nói thẳng được hay chưa được", "Ai làm, xong ngày nào", "Chép nguyên điều luật", "Vì sao"),
        (1, 2, 4),
        "Người hỏi cần biết kết quả, lý do và ngày hẹn. Điều luật thì nói nghĩa của nó với người hỏi.",
    ),
    Asked(
        "Chưa chắc làm xong đúng hẹn thì nên làm gì?",
        (
            "Báo trước, nói lý do và ngày mới",
            "Chờ quá hẹn rồi giải thích",
            "Lần sau không hẹn ngày nữa",
        ),
        (1,),
        "Lùi hẹn có báo trước thì dân còn sắp xếp được việc của mình.",
    ),
    Asked(
        "Người dân phản ánh một việc ngoài thẩm quyền của xã. Người nhận ý kiến làm gì?",
        (
            "Ghi nhận, chuyển đúng nơi, báo cho dân biết nơi nhận",
            "Bảo dân tự tìm nơi khác",
            "Hẹn trả lời rồi để đó",
        ),
        (1,),
        "Dân gửi một nơi; tìm đúng nơi trả lời là việc của cơ quan.",
    ),
    Asked(
        "Khi ghi ý kiến của dân, điều nào đúng?",
        (
            "Ghi đúng lời người nói",
            "Hỏi lại chỗ chưa rõ",
            "Sửa lời cho hay hơn",
            "Bỏ những ý trái với mình",
        ),
        (1, 2),
        "Sửa lời là đổi ý người nói. Chưa rõ thì hỏi lại ngay tại chỗ.",
    ),
    Asked(
        "Việc đã hứa được coi là xong khi nào?",
        (
            "Khi có việc thật để người dân xem và xác nhận",
            "Khi đã ký văn bản giao việc",
            "Khi đã họp bàn",
        ),
        (1,),
        "Văn bản và cuộc họp là bước đi; người dân thấy việc xong mới là xong.",
    ),
    Asked(
        "Nêu gương trong công việc hằng ngày là gì?",
        (
            "Làm trước việc mình đề nghị người khác làm",
            "Nhận lỗi khi mình sai",
            "Nhắc người khác thay cho làm",
        ),
        (1, 2),
        "Người khác nhìn việc mình làm, kể cả cách mình nhận lỗi.",
    ),
    Asked(
        "Bản đăng ký làm theo nên viết thế nào?",
        (
            "Một việc cụ thể, thấy được kết quả, gắn với nhiệm vụ của mình",
            "Chép mẫu chung của đơn vị",
            "Càng nhiều việc càng tốt",
        ),
        (1,),
        "Một việc làm được và thấy được hơn mười việc viết cho đủ.",
    ),
    Asked(
        "Trong buổi đối thoại có ý kiến trái với ý mình, người chủ trì nên làm gì?",
        ("Nghe hết, ghi lại rồi trả lời", "Ngắt lời để giải thích ngay", "Chuyển sang người khác"),
        (1,),
        "Ngắt lời thì người sau không nói nữa.",
    ),
    Asked(
        "Trước khi hứa với dân, nên tự hỏi những câu nào?",
        (
            "Việc này có thuộc quyền của mình không?",
            "Ngày hẹn có tính cả lúc khó khăn chưa?",
            "Nếu lỡ hẹn thì ai báo cho dân?",
            "Hứa thế nào cho êm buổi họp?",
        ),
        (1, 2, 3),
        "Hứa cho êm buổi họp là mất lòng tin ở buổi sau.",
    ),
    Asked(
        "Thông tin của người phản ánh được giữ thế nào?",
        (
            "Chỉ người cần để xử lý mới được xem, và ghi lại ai đã xem",
            "Đọc công khai để mọi người cùng biết",
            "Chuyển cho người bị phản ánh để họ tự giải thích",
        ),
        (1,),
        "Lộ tên người phản ánh thì lần sau không ai dám nói.",
    ),
    Asked(
        "Học và làm theo bắt đầu từ đâu?",
        (
            "Từ một việc nhỏ trong chức trách của mình, làm đến nơi đến chốn",
            "Từ phong trào chung, ai làm gì làm nấy",
            "Từ việc chờ cấp trên giao",
        ),
        (1,),
        "Chuyên đề gắn việc học với nhiệm vụ được giao của từng người.",
    ),
)
OPINIONS = (
    "Bớt phần đọc tài liệu, thêm tình huống thật ở xã.",
    "Nên mời trưởng ấp cùng dự để nói chuyện của ấp.",
    "Buổi sau bắt đầu sớm hơn, mười giờ đã nóng.",
    "Phần viết câu trả lời rất có ích, nên làm thử ngay tại lớp.",
)
