from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "nep.reviews"
    label = "reviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nep.reviews import conference_registry, searched
        from nep.reviews.registry import declare

        declare()
        searched.declare()
        conference_registry.declare()
