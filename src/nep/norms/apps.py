from django.apps import AppConfig


class NormsConfig(AppConfig):
    name = "nep.norms"
    label = "norms"
    default_auto_field = "django.db.models.BigAutoField"
