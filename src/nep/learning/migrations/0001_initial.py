import django.db.models.deletion
import django.db.models.expressions
import nep.learning.models.feedback
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
            name='Feedback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_on', models.DateField(verbose_name='mở từ ngày')),
                ('closes_on', models.DateField(verbose_name='đến hết ngày')),
                ('persons', models.PositiveIntegerField(default=0, verbose_name='số người trả lời')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('opened_on__lte', models.F('closes_on'))), name='learning_feedback_days_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='lần làm')),
                ('seed', models.BigIntegerField()),
                ('begun_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('asked_count', models.PositiveSmallIntegerField()),
                ('right_count', models.PositiveSmallIntegerField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='learning_attempt_uuid_unique'), models.CheckConstraint(condition=models.Q(models.Q(('right_count', None), ('sent_at', None)), models.Q(('right_count__isnull', False), ('right_count__lte', models.F('asked_count')), ('sent_at__isnull', False)), _connector='OR'), name='learning_attempt_scored_when_sent')],
            },
        ),
        migrations.CreateModel(
            name='Bank',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('title', models.CharField(max_length=200, verbose_name='tên bộ câu hỏi')),
                ('folded', models.CharField(editable=False, max_length=200)),
                ('made_on', models.DateField(verbose_name='ngày lập')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.theme', verbose_name='chuyên đề')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='learning_bank_uuid_unique'), models.UniqueConstraint(fields=('unit', 'theme', 'title'), name='learning_bank_title_unique'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='learning_bank_has_title')],
            },
        ),
        migrations.CreateModel(
            name='FeedbackCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('aspect', models.CharField(choices=[('content', 'Nội dung thiết thực với công việc của tôi'), ('speaker', 'Người trình bày nói dễ hiểu, dễ nhớ'), ('order', 'Thời gian, cách tổ chức phù hợp'), ('use', 'Tôi biết mình sẽ làm gì khác sau buổi này')], max_length=8)),
                ('level', models.PositiveSmallIntegerField(choices=[(4, 'rất đúng'), (3, 'đúng'), (2, 'chưa đúng lắm'), (1, 'không đúng')])),
                ('count', models.PositiveIntegerField(default=0)),
                ('feedback', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counts', to='learning.feedback')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('feedback', 'aspect', 'level'), name='learning_feedbackcount_once')],
            },
        ),
        migrations.CreateModel(
            name='FeedbackMark',
            fields=[
                ('id', models.BigIntegerField(default=nep.learning.models.feedback.random_key, primary_key=True, serialize=False)),
                ('feedback', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='learning.feedback')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('feedback', 'person'), name='learning_feedbackmark_once')],
            },
        ),
        migrations.CreateModel(
            name='FeedbackText',
            fields=[
                ('id', models.BigIntegerField(default=nep.learning.models.feedback.random_key, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=1000, verbose_name='góp ý')),
                ('feedback', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='learning.feedback')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='learning_feedbacktext_says_something')],
            },
        ),
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
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='số câu')),
                ('folded', models.CharField(editable=False, max_length=1000)),
                ('dropped_on', models.DateField(null=True, verbose_name='thôi dùng từ ngày')),
                ('bank', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='learning.bank')),
                ('core_content', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.corecontent', verbose_name='nội dung cốt lõi')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('bank', 'number'), name='learning_question_number_unique')],
            },
        ),
        migrations.CreateModel(
            name='QuestionVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='bản')),
                ('is_current', models.BooleanField(default=True)),
                ('kind', models.CharField(choices=[('single', 'một đáp án'), ('multiple', 'nhiều đáp án')], max_length=8, verbose_name='loại')),
                ('text', models.CharField(max_length=1000, verbose_name='câu hỏi')),
                ('explanation', models.CharField(blank=True, max_length=1000, verbose_name='vì sao')),
                ('written_on', models.DateField(verbose_name='ngày ghi')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='learning.question')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('question', 'number'), name='learning_version_number_unique'), models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('question',), name='learning_version_one_current'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='learning_version_asks_something')],
            },
        ),
        migrations.CreateModel(
            name='AttemptAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('chosen', models.JSONField(default=list)),
                ('window', models.CharField(blank=True, max_length=22)),
                ('is_right', models.BooleanField(null=True)),
                ('attempt', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='learning.attempt')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='learning.questionversion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('attempt', 'position'), name='learning_answer_position_unique'), models.UniqueConstraint(fields=('attempt', 'version'), name='learning_answer_version_unique')],
            },
        ),
        migrations.CreateModel(
            name='AnswerOption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('text', models.CharField(max_length=500, verbose_name='đáp án')),
                ('is_right', models.BooleanField(default=False, verbose_name='đúng')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='options', to='learning.questionversion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('version', 'position'), name='learning_option_position_unique'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='learning_option_says_something')],
            },
        ),
        migrations.CreateModel(
            name='Quiz',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('title', models.CharField(max_length=200, verbose_name='tên bài')),
                ('folded', models.CharField(editable=False, max_length=200)),
                ('question_count', models.PositiveSmallIntegerField(verbose_name='số câu mỗi bài')),
                ('attempts_allowed', models.PositiveSmallIntegerField(default=1, verbose_name='số lần làm')),
                ('opens_on', models.DateField(verbose_name='mở từ ngày')),
                ('closes_on', models.DateField(verbose_name='đến hết ngày')),
                ('state', models.CharField(choices=[('draft', 'bản nháp'), ('open', 'đã mở'), ('closed', 'đã đóng')], default='draft', max_length=8)),
                ('opened_on', models.DateField(null=True)),
                ('closed_on', models.DateField(null=True)),
                ('erased_on', models.DateField(null=True)),
                ('bank', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quizzes', to='learning.bank')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'state', 'closes_on'], name='learning_quiz_unit'), models.Index(fields=['state', 'closes_on'], name='learning_quiz_state')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='learning_quiz_uuid_unique'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='learning_quiz_has_title'), models.CheckConstraint(condition=models.Q(('opens_on__lte', models.F('closes_on'))), name='learning_quiz_days_in_order'), models.CheckConstraint(condition=models.Q(('question_count__gte', 1)), name='learning_quiz_asks_something'), models.CheckConstraint(condition=models.Q(('attempts_allowed__range', (1, 5))), name='learning_quiz_attempts_allowed'), models.CheckConstraint(condition=models.Q(models.Q(('opened_on', None), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('opened_on__isnull', False)), _connector='OR'), name='learning_quiz_opened_on_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', False), ('state', 'closed')), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_on', None)), _connector='OR'), name='learning_quiz_closed_on_a_day')],
            },
        ),
        migrations.AddField(
            model_name='attempt',
            name='quiz',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='learning.quiz'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.UniqueConstraint(fields=('quiz', 'person', 'number'), name='learning_attempt_number_unique'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.UniqueConstraint(condition=models.Q(('sent_at', None)), fields=('quiz', 'person'), name='learning_attempt_one_open'),
        ),
        migrations.CreateModel(
            name='AnswerReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('opened', 'đã mở'), ('closing', 'sắp đóng')], max_length=8)),
                ('sent_on', models.DateField()),
                ('feedback', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='learning.feedback')),
                ('quiz', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='learning.quiz')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('feedback__isnull', False), ('quiz', None)), models.Q(('feedback', None), ('quiz__isnull', False)), _connector='OR'), name='learning_reminder_of_one_thing'), models.UniqueConstraint(condition=models.Q(('quiz__isnull', False)), fields=('quiz', 'kind'), name='learning_reminder_quiz_once'), models.UniqueConstraint(condition=models.Q(('feedback__isnull', False)), fields=('feedback', 'kind'), name='learning_reminder_feedback_once')],
            },
        ),
        migrations.CreateModel(
            name='QuizQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('persons', models.PositiveIntegerField(null=True)),
                ('right', models.PositiveIntegerField(null=True)),
                ('quiz', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='learning.quiz')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='learning.questionversion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('quiz', 'version'), name='learning_quizquestion_once'), models.UniqueConstraint(fields=('quiz', 'position'), name='learning_quizquestion_position')],
            },
        ),
        migrations.CreateModel(
            name='QuizTally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(choices=[('whole', 'cả bài'), ('unit', 'đơn vị'), ('range', 'khoảng kết quả')], max_length=8)),
                ('range', models.PositiveSmallIntegerField(null=True)),
                ('persons', models.PositiveIntegerField(null=True)),
                ('asked', models.PositiveIntegerField(null=True)),
                ('right', models.PositiveIntegerField(null=True)),
                ('quiz', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tallies', to='learning.quiz')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('group', 'whole'), ('range', None), ('unit', None)), models.Q(('group', 'unit'), ('range', None), ('unit__isnull', False)), models.Q(('group', 'range'), ('range__isnull', False), ('unit', None)), _connector='OR'), name='learning_quiztally_of_one_group'), models.CheckConstraint(condition=models.Q(('persons', None), ('persons', 0), ('persons__gte', 5), _connector='OR'), name='learning_quiztally_no_small_group'), models.UniqueConstraint(condition=models.Q(('group', 'whole')), fields=('quiz',), name='learning_quiztally_one_whole'), models.UniqueConstraint(condition=models.Q(('group', 'unit')), fields=('quiz', 'unit'), name='learning_quiztally_one_per_unit'), models.UniqueConstraint(condition=models.Q(('group', 'range')), fields=('quiz', 'range'), name='learning_quiztally_one_per_range')],
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
        migrations.AddField(
            model_name='quiz',
            name='session',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='quizzes', to='learning.session'),
        ),
        migrations.AddField(
            model_name='feedback',
            name='session',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='learning.session'),
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
