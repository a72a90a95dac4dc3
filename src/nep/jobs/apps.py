from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "nep.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from nep.jobs import checks, reaper
        from nep.jobs.registry import register_check, register_job
        from nep.web.cleanup import forget_old

        register_job("jobs.reap", every_seconds=30, run=reaper.reap_now, label=_("Nhận lại việc bị bỏ dở"))
        register_job(
            "web.forget_old", every_seconds=3600, run=forget_old, label=_("Dọn số lần truy cập đã cũ")
        )
        register_check("khóa", find=checks.keys_are_safe)
        register_check("sao lưu", find=checks.backup_is_recent)
        register_check("cơ sở dữ liệu", find=checks.database_is_sound)
        register_check("ổ đĩa", find=checks.disk_has_room)
        register_check("đồng hồ", find=checks.clock_is_right)
        register_check("tệp tĩnh", find=checks.static_files_are_collected)
        register_check("việc nền", find=checks.worker_lives)
