"""Sign-in, sign-out, change of password: allauth's views under our words, and nothing else of it.

The names are those allauth looks up, so they stand outside any namespace; sign-up and recovery by e-mail are
closed (accounts are opened, and recovered, at the office).
"""

from allauth.account import views
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path


@login_not_required
def closed(request: HttpRequest) -> HttpResponse:
    raise Http404


urlpatterns = [
    path("dang-nhap/", login_not_required(views.login), name="account_login"),
    path("dang-xuat/", views.logout, name="account_logout"),
    path("doi-mat-khau/", views.password_change, name="account_change_password"),
    path("mo-tai-khoan/", closed, name="account_signup"),
    path("quen-mat-khau/", closed, name="account_reset_password"),
    path("bi-khoa/", closed, name="account_inactive"),
    path("xac-nhan-lai/", closed, name="account_reauthenticate"),
    path("dat-mat-khau/", closed, name="account_set_password"),
]
