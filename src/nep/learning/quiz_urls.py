"""Addresses of quizzes, opinions and the report of a class, below `/hoc-tap/`."""

from django.urls import URLPattern, URLResolver, path

from nep.learning.views import attempts, banks, feedback, quizzes

urlpatterns: list[URLPattern | URLResolver] = [
    path("bo-cau-hoi/", banks.bank_list, name="banks"),
    path("bo-cau-hoi/moi/", banks.new_bank, name="new_bank"),
    path("bo-cau-hoi/<uuid:uuid>/", banks.bank, name="bank"),
    path("bo-cau-hoi/<uuid:uuid>/them/", banks.add_question, name="add_question"),
    path("bo-cau-hoi/<uuid:uuid>/lap-bai/", quizzes.new_quiz, name="new_quiz"),
    path("bo-cau-hoi/<uuid:uuid>/<int:number>/", banks.edit_question, name="edit_question"),
    path("bo-cau-hoi/<uuid:uuid>/<int:number>/thoi-dung/", banks.drop_question, name="drop_question"),
    path("trac-nghiem/", attempts.mine, name="my_quizzes"),
    path("trac-nghiem/don-vi/", quizzes.quiz_list, name="quizzes"),
    path("trac-nghiem/<uuid:uuid>/", quizzes.quiz, name="quiz"),
    path("trac-nghiem/<uuid:uuid>/sua/", quizzes.edit_quiz, name="edit_quiz"),
    path("trac-nghiem/<uuid:uuid>/mo/", quizzes.open_quiz, name="open_quiz"),
    path("trac-nghiem/<uuid:uuid>/dong/", quizzes.close_quiz, name="close_quiz"),
    path("trac-nghiem/<uuid:uuid>/bo/", quizzes.remove_quiz, name="remove_quiz"),
    path("trac-nghiem/<uuid:uuid>/lam/", attempts.take, name="take"),
    path("bai-lam/<uuid:uuid>/", attempts.attempt, name="attempt"),
    path("bai-lam/<uuid:uuid>/luu/", attempts.save, name="save_answers"),
    path("bai-lam/<uuid:uuid>/nop/", attempts.send, name="send"),
    path("buoi/<uuid:uuid>/gop-y/", feedback.feedback, name="feedback"),
    path("buoi/<uuid:uuid>/gop-y/mo/", feedback.open_feedback, name="open_feedback"),
    path("buoi/<uuid:uuid>/bao-cao/", feedback.report, name="class_report"),
]
