"""What certificates and credentials declare."""

from django.utils.translation import gettext, gettext_lazy, gettext_noop

EVENTS = {
    "certificate_layout_created": gettext_noop("Lập mẫu in bằng, dùng từ ngày {day}"),
    "certificate_sheet_set": gettext_noop("Ghi cỡ tờ và độ dịch của mẫu in bằng"),
    "certificate_field_placed": gettext_noop("Đặt ô “{field}” trên mẫu in bằng"),
    "certificate_field_removed": gettext_noop("Bỏ ô “{field}” khỏi mẫu in bằng"),
    "certificate_picture_set": gettext_noop("Tải hình {picture} lên mẫu in bằng"),
    "certificate_picture_removed": gettext_noop("Bỏ hình {picture} khỏi mẫu in bằng"),
    "certificates_printed": gettext_noop("Lập tệp in {count} bằng"),
    "hand_over_planned": gettext_noop("Ghi người trao bằng"),
}


def missing_key_files() -> list[str]:
    from nep.commendations.credentials.keys import missing_keys

    sentence = gettext(
        "Thiếu khóa ký chứng nhận khen thưởng %(key)s trong thư mục khóa: "
        "chép lại từ bản sao lưu khóa, hoặc chạy “nep rotate_award_key”."
    )
    return [sentence % {"key": kid} for kid in missing_keys()]


def declare() -> None:
    from nep.audit.registry import register_events
    from nep.commendations.jobs import renew_credential_key, tidy_certificates
    from nep.jobs.registry import register_check, register_job

    register_events(EVENTS)
    register_check("award_keys", find=missing_key_files)
    register_job(
        "award_certificates",
        every_seconds=3600,
        run=tidy_certificates,
        label=gettext_lazy("Dọn tệp in bằng quá 30 ngày, báo việc lập bằng bị dừng"),
    )
    register_job(
        "award_key",
        every_seconds=86_400,
        run=renew_credential_key,
        label=gettext_lazy("Đổi khóa ký chứng nhận khen thưởng mỗi năm"),
    )
