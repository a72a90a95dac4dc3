from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "nep.measures"
    label = "measures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _
        from django.utils.translation import gettext_noop

        from nep.audit.registry import register_events
        from nep.jobs.registry import register_check
        from nep.measures.checks import facts_on_no_tree, frozen_figures_that_do_not_add_up
        from nep.web.registry import register_public_link

        register_events(
            {
                "measures_frozen": gettext_noop("Chốt số liệu {key}."),
                "stated_figure_named": gettext_noop("Đặt số liệu do đơn vị báo cáo {key}"),
                "statement_entered": gettext_noop("Ghi số đơn vị báo cáo {key}"),
            }
        )
        register_public_link(_("Số liệu"), "measures:index", order=40)
        register_check("facts_on_no_tree", find=facts_on_no_tree)
        register_check("frozen_figures", find=frozen_figures_that_do_not_add_up)
