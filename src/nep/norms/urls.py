from django.urls import URLPattern, URLResolver

app_name = "norms"
urlpatterns: list[URLPattern | URLResolver] = []
