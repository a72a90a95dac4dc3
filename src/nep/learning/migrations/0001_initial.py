import django.db.models.deletion
import django.db.models.expressions
import nep.learning.models.sessions
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('meetings', '0001_initial'),
        ('organisations', '0001_initial'),
        ('programmes', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Material',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(choices=[('page', 'bài đọc'), ('file', 'tệp tài liệu'), ('video', 'phim')], max_length=8, verbose_name='loại')),
                ('title', models.CharField(max_length=300, verbose_name='tên tài liệu')),
                ('text', models.TextField(blank=True, verbose_name='nội dung bài đọc')),
                ('published_on', models.DateField(verbose_name='ngày đăng')),
                ('withdrawn_on', models.DateField(null=True, verbose_name='ngày gỡ')),
                ('core_content', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='materials', to='programmes.corecontent')),
                ('file', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='materials', to='programmes.theme')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='learning_material_uuid_unique'), models.CheckConstraint(condition=models.Q(models.Q(('file', None), ('kind', 'page'), models.Q(('text', ''), _negated=True)), models.Q(('kind__in', ['file', 'video']), ('text', ''), ('file__isnull', False)), _connector='OR'), name='learning_material_page_or_file')],
            },
        ),
        migrations.CreateModel(
            name='MaterialGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience_group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.audiencegroup')),
                ('material', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='group_links', to='learning.material')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('material', 'audience_group'), name='learning_materialgroup_once')],
            },
        ),
        migrations.AddField(
            model_name='material',
            name='audience_groups',
            field=models.ManyToManyField(related_name='+', through='learning.MaterialGroup', to='programmes.audiencegroup'),
        ),
        migrations.CreateModel(
            name='PersonTally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('persons', models.PositiveIntegerField()),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.theme')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('theme', 'unit'), name='learning_persontally_once')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='tên buổi học')),
                ('format', models.CharField(choices=[('talk', 'nói chuyện chuyên đề'), ('class', 'lớp học'), ('contest', 'hội thi'), ('field_visit', 'đi thực tế'), ('online', 'học trực tuyến'), ('stage', 'sân khấu hóa')], max_length=16, verbose_name='hình thức')),
                ('capacity', models.PositiveIntegerField(null=True, verbose_name='số chỗ')),
                ('state', models.CharField(choices=[('planned', 'sắp tổ chức'), ('held', 'đã tổ chức'), ('cancelled', 'không tổ chức')], default='planned', max_length=16)),
                ('held_on', models.DateField(null=True, verbose_name='ngày đã tổ chức')),
                ('persons_due', models.PositiveIntegerField(default=0, verbose_name='số người cần dự')),
                ('present', models.PositiveIntegerField(default=0, verbose_name='có mặt')),
                ('excused', models.PositiveIntegerField(default=0, verbose_name='vắng có lý do')),
                ('absent', models.PositiveIntegerField(default=0, verbose_name='vắng')),
                ('make_up', models.PositiveIntegerField(default=0, verbose_name='đã học bù')),
                ('attendance_by', models.CharField(blank=True, choices=[('list', 'ghi theo danh sách'), ('qr', 'quét mã tại cửa'), ('sheet', 'nhập bảng tính'), ('count', 'chỉ ghi số đếm')], max_length=8, verbose_name='cách điểm danh')),
                ('erased_on', models.DateField(null=True, verbose_name='ngày xóa danh sách')),
                ('door_secret', models.CharField(default=nep.learning.models.sessions.a_secret, max_length=64)),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='session', to='meetings.meeting')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='programmes.theme')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'held_on'], name='learning_session_unit_held'), models.Index(fields=['theme', 'unit'], name='learning_session_theme')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='learning_session_uuid_unique'), models.CheckConstraint(condition=models.Q(models.Q(('held_on__isnull', False), ('state', 'held')), models.Q(models.Q(('state', 'held'), _negated=True), ('held_on', None)), _connector='OR'), name='learning_session_held_has_day'), models.CheckConstraint(condition=models.Q(('persons_due__gte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('present'), '+', models.F('excused')), '+', models.F('absent')), '+', models.F('make_up')))), name='learning_session_counts_within_due'), models.CheckConstraint(condition=models.Q(('capacity__isnull', True), ('capacity__gte', 1), _connector='OR'), name='learning_session_has_room')],
            },
        ),
        migrations.CreateModel(
            name='AttendanceTally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField(verbose_name='ngày của buổi')),
                ('state', models.CharField(choices=[('due', 'chưa ghi'), ('present', 'có mặt'), ('excused', 'vắng có lý do'), ('absent', 'vắng'), ('make_up', 'đã học bù')], max_length=8)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tallies', to='learning.session')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'state', 'held_on'], name='learning_tally_unit'), models.Index(fields=['session', 'state'], name='learning_tally_session')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state', 'due'), _negated=True), name='learning_attendancetally_settled')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, verbose_name='họ và tên')),
                ('folded', models.CharField(max_length=160)),
                ('sort_key', models.CharField(max_length=640)),
                ('code', models.CharField(max_length=8, verbose_name='mã giấy mời')),
                ('state', models.CharField(choices=[('due', 'chưa ghi'), ('present', 'có mặt'), ('excused', 'vắng có lý do'), ('absent', 'vắng'), ('make_up', 'đã học bù')], default='due', max_length=8)),
                ('by', models.CharField(blank=True, choices=[('list', 'ghi theo danh sách'), ('qr', 'quét mã tại cửa'), ('sheet', 'nhập bảng tính'), ('count', 'chỉ ghi số đếm')], max_length=8)),
                ('marked_at', models.DateTimeField(null=True)),
                ('invited_on', models.DateField(null=True, verbose_name='ngày mời')),
                ('reminded_on', models.DateField(null=True, verbose_name='ngày nhắc')),
                ('audience_group', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.audiencegroup')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.person')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='learning.session')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('session', 'person'), name='learning_attendance_person_once'), models.UniqueConstraint(condition=models.Q(('person__isnull', True)), fields=('session', 'folded'), name='learning_attendance_name_once'), models.UniqueConstraint(fields=('session', 'code'), name='learning_attendance_code_once'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='learning_attendance_named'), models.CheckConstraint(condition=models.Q(models.Q(('marked_at', None), ('state', 'due')), models.Q(models.Q(('state', 'due'), _negated=True), ('marked_at__isnull', False)), _connector='OR'), name='learning_attendance_marked_has_moment')],
            },
        ),
        migrations.CreateModel(
            name='SessionContent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('core_content', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.corecontent')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='content_links', to='learning.session')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('session', 'core_content'), name='learning_sessioncontent_once')],
            },
        ),
        migrations.AddField(
            model_name='session',
            name='core_contents',
            field=models.ManyToManyField(related_name='sessions', through='learning.SessionContent', to='programmes.corecontent'),
        ),
        migrations.CreateModel(
            name='SessionGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience_group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.audiencegroup')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='group_links', to='learning.session')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('session', 'audience_group'), name='learning_sessiongroup_once')],
            },
        ),
        migrations.AddField(
            model_name='session',
            name='audience_groups',
            field=models.ManyToManyField(related_name='sessions', through='learning.SessionGroup', to='programmes.audiencegroup'),
        ),
    ]
