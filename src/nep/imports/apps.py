from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    name = "nep.imports"
    label = "imports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nep.audit.registry import register_events
        from nep.imports import jobs
        from nep.imports.registry import EVENTS
        from nep.jobs.registry import register_job, register_replay

        register_events(EVENTS)
        register_job(
            "imports.tidy", every_seconds=300, run=jobs.tidy, label=_("Dọn bảng tính chờ nhập đã cũ")
        )
        register_replay("imports.empty", jobs.empty_restored)
