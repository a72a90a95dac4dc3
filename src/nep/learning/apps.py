from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "nep.learning"
    label = "learning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nep.learning import measures, quiz_registry, registry

        registry.declare()
        measures.declare()
        quiz_registry.declare()
