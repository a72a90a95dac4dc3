from django.apps import AppConfig


class PracticesConfig(AppConfig):
    name = "nep.practices"
    label = "practices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nep.practices import measures
        from nep.practices.registry import declare

        declare()
        measures.declare()
