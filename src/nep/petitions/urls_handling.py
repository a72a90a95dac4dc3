"""Addresses of handling; `urls.py` adds them to those of intake."""

from django.urls import path

from nep.petitions.views_handling import clock, lists, petition, public

urlpatterns = [
    path("kien-nghi/", lists.petition_list, name="list"),
    path("kien-nghi/cho-duyet/", lists.approval_queue, name="approval"),
    path("kien-nghi/bao-tin/", lists.telling_list, name="tellings"),
    path("kien-nghi/bao-tin/<int:number>/", lists.tell, name="tell"),
    path("kien-nghi/bao-tin/<int:number>/to-giay/", lists.sheet, name="sheet"),
    path("kien-nghi/<uuid:uuid>/", petition.petition, name="petition"),
    path("kien-nghi/<uuid:uuid>/anh/<int:position>/", petition.file, name="file"),
    path("kien-nghi/<uuid:uuid>/giao/", petition.assign, name="assign"),
    path("kien-nghi/<uuid:uuid>/chuyen/", petition.transfer, name="transfer"),
    path("kien-nghi/<uuid:uuid>/tam-dung/", clock.pause, name="pause"),
    path("kien-nghi/<uuid:uuid>/tinh-tiep/", clock.resume, name="resume"),
    path("kien-nghi/<uuid:uuid>/gia-han/", clock.extend, name="extend"),
    path("kien-nghi/<uuid:uuid>/tra-loi/", petition.draft, name="draft"),
    path("kien-nghi/<uuid:uuid>/tra-loi-tai-cho/", petition.answer_spoken, name="answer_spoken"),
    path("kien-nghi/<uuid:uuid>/tra-loi/<int:number>/kiem-tra/", petition.check, name="check_answer"),
    path("kien-nghi/<uuid:uuid>/tra-loi/<int:number>/tra-lai/", petition.send_back, name="return_answer"),
    path("kien-nghi/<uuid:uuid>/tra-loi/<int:number>/duyet/", petition.approve, name="approve_answer"),
    path("kien-nghi/<uuid:uuid>/tra-loi/<int:number>/cong-khai/", petition.publish, name="publish_answer"),
    path("hoi-dap/", public.answered, name="answered"),
    path("hoi-dap/<uuid:uuid>/", public.answered_one, name="answered_one"),
]
