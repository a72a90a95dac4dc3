from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "nep.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nep.jobs.registry import register_check, register_load
        from nep.search.actions import fill_if_empty, rebuild
        from nep.search.checks import index_faults

        register_check("search.index", find=index_faults, mend=rebuild)
        register_load(str(_("chỉ mục tìm kiếm")), fill_if_empty)
