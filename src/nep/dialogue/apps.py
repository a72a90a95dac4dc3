from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "nep.dialogue"
    label = "dialogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nep.dialogue import measures
        from nep.dialogue.registry import declare

        declare()
        measures.declare()
