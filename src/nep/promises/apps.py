from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "nep.promises"
    label = "promises"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nep.promises import measures
        from nep.promises.registry import declare

        declare()
        measures.declare()
