from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    name = "nep.petitions"
    label = "petitions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nep.petitions import handling_registry, measures, registry, searched

        registry.register()
        handling_registry.declare()
        measures.declare()
        searched.declare()
