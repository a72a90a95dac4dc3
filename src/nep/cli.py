"""`nep`: the product on the command line. One front; Django's own commands stand behind `nep django`."""

import os
import sys

COMMANDS = {
    "demo": "tạo tỉnh mẫu trong cơ sở dữ liệu trống",
    "prepare": "chuẩn bị cơ sở dữ liệu, quy định kèm theo và tệp tĩnh (chạy khi cài và khi nâng cấp)",
    "serve": "chạy máy chủ trang (--with-worker: kèm tiến trình làm việc nền)",
    "worker": "chạy tiến trình làm việc nền",
    "import": "nhập một bảng tính: xem trước, hoặc ghi (--commit)",
    "export": "xuất ra bảng tính đúng như tệp mẫu",
    "report": "lập báo cáo của một đơn vị (docx, pdf, json)",
    "figures": "tính và kiểm tra số liệu",
    "deadline": "tính hạn xử lý, giải thích từng ngày",
    "search": "dựng lại chỉ mục tìm kiếm (--rebuild)",
    "verify": "so một tệp quyết định, bằng khen với sổ khen thưởng",
    "doctor": "khám hệ thống (--mend: sửa phần tự sửa được)",
    "backup": "sao lưu dữ liệu vào một tệp, khóa vào tệp khác",
    "restore": "phục hồi từ bản sao lưu",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns 0, or 2 for one that does not exist; a command that refuses ends with 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nep.settings")
    words = sys.argv[1:] if arguments is None else arguments
    if not words or words[0] in {"-h", "--help", "help"}:
        print(front())
        return 0
    if words[0] == "django":
        return _run(words[1:] or ["help"])
    if words[0] not in COMMANDS and not _is_django(words[0]):
        print(f"nep: không có lệnh “{words[0]}”. Gõ nep --help để xem các lệnh.", file=sys.stderr)
        return 2
    return _run(words)


def front() -> str:
    lines = [
        "nep: từ chuyên đề đến tổng kết, từng lời hứa với dân được theo đến cùng.",
        "",
        "Cách dùng: nep LỆNH",
        "",
    ]
    lines += [f"  {name:<10}{sentence}" for name, sentence in COMMANDS.items()]
    lines += ["", "nep LỆNH --help      các tùy chọn của một lệnh", "nep django …         lệnh của Django"]
    return "\n".join(lines)


def _is_django(name: str) -> bool:
    from django.core.management import get_commands  # reads the settings, which help does not need

    return name in get_commands()


def _run(words: list[str]) -> int:
    from django.core.management import execute_from_command_line  # as above

    execute_from_command_line(["nep", *words])
    return 0


if __name__ == "__main__":
    sys.exit(main())
