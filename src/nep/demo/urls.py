from django.urls import path

from nep.demo import views

app_name = "demo"
urlpatterns = [
    path("vai/", views.roles, name="roles"),
    path("vai/doi/", views.switch, name="switch"),
    path("du-lieu/", views.facts, name="facts"),
]
