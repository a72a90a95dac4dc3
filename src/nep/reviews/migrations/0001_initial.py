import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('commendations', '0002_more'),
        ('documents', '0001_initial'),
        ('files', '0001_initial'),
        ('measures', '0001_initial'),
        ('meetings', '0001_initial'),
        ('newsroom', '0001_initial'),
        ('norms', '0001_initial'),
        ('organisations', '0001_initial'),
        ('practices', '0001_initial'),
        ('programmes', '0001_initial'),
        ('promises', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CommentRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=300, verbose_name='nơi được hỏi ý kiến')),
                ('due_on', models.DateField(verbose_name='góp ý trước hết ngày')),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('agrees', models.BooleanField(default=False, verbose_name='nhất trí, không có ý kiến thêm')),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'due_on'], name='reviews_commentrequest_desk')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='reviews_commentrequest_uuid_unique'), models.CheckConstraint(condition=models.Q(('agrees', False), ('answered_at__isnull', False), _connector='OR'), name='reviews_commentrequest_agreeing_is_answering')],
            },
        ),
        migrations.CreateModel(
            name='Conference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='tên hội nghị')),
                ('length', models.PositiveSmallIntegerField(verbose_name='thời lượng (phút)')),
                ('published_at', models.DateTimeField(null=True, verbose_name='công bố lúc')),
                ('erased_on', models.DateField(null=True, verbose_name='ngày xóa danh sách')),
                ('kept_counts', models.JSONField(default=dict)),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='newsroom.article', verbose_name='bài về hội nghị')),
                ('award_round', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commendations.awardround', verbose_name='đợt khen thưởng')),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='conference', to='meetings.meeting')),
                ('paper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.issuedpaper')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conferences', to='programmes.theme')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conferences', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['theme', 'unit'], name='reviews_conference_theme')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='reviews_conference_uuid_unique'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='reviews_conference_named'), models.CheckConstraint(condition=models.Q(('length__gte', 1)), name='reviews_conference_takes_time'), models.CheckConstraint(condition=models.Q(models.Q(('erased_on', None), ('kept_counts', {})), ('erased_on__isnull', False), _connector='OR'), name='reviews_conference_counts_kept_when_erased')],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='tên đợt báo cáo')),
                ('period_from', models.DateField(verbose_name='từ ngày')),
                ('period_to', models.DateField(verbose_name='đến hết ngày')),
                ('request_text', models.TextField(blank=True, verbose_name='nội dung công văn yêu cầu')),
                ('state', models.CharField(choices=[('draft', 'đang soạn'), ('open', 'đang nhận báo cáo'), ('closed', 'đã đóng')], default='draft', max_length=8)),
                ('opened_on', models.DateField(null=True, verbose_name='mở ngày')),
                ('closed_on', models.DateField(null=True, verbose_name='đóng ngày')),
                ('copied_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='reviews.round')),
                ('request_paper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.issuedpaper')),
                ('theme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='programmes.theme')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='reviews_round_uuid_unique'), models.UniqueConstraint(fields=('unit', 'title', 'period_from', 'period_to'), name='reviews_round_once'), models.CheckConstraint(condition=models.Q(('period_from__lte', models.F('period_to'))), name='reviews_round_period_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('closed_on', None), ('opened_on', None), ('state', 'draft')), models.Q(('closed_on', None), ('opened_on__isnull', False), ('state', 'open')), models.Q(('closed_on__isnull', False), ('opened_on__isnull', False), ('state', 'closed')), _connector='OR'), name='reviews_round_state_has_its_days')],
            },
        ),
        migrations.CreateModel(
            name='Chase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chased_at', models.DateTimeField()),
                ('by_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('paper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.issuedpaper')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chases', to='reviews.round')),
            ],
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(choices=[('province', 'cấp tỉnh'), ('district', 'cấp huyện'), ('commune', 'cấp xã'), ('hamlet', 'ấp, khu vực'), ('department', 'cơ quan chuyên môn'), ('reception', 'ban tiếp công dân'), ('mass', 'Mặt trận, tổ chức chính trị - xã hội'), ('party_province', 'tỉnh ủy'), ('party_board', 'cơ quan tham mưu của tỉnh ủy'), ('party_district', 'huyện ủy và tương đương'), ('party_commune', 'đảng ủy cấp xã')], max_length=16)),
                ('name', models.CharField(max_length=200, verbose_name='đơn vị')),
                ('sort_key', models.CharField(max_length=400)),
                ('folded', models.CharField(max_length=200)),
                ('due_on', models.DateField(verbose_name='hạn gửi')),
                ('excused_reason', models.CharField(blank=True, max_length=300, verbose_name='không phải báo cáo vì')),
                ('missing_reason', models.CharField(blank=True, max_length=300, verbose_name='không gửi báo cáo, lý do')),
                ('above', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='below', to='reviews.assignment')),
                ('deadline', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='norms.deadline')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='organisations.unit')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='reviews.round')),
            ],
            options={
                'indexes': [models.Index(fields=['round', 'sort_key'], name='reviews_assignment_by_name')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='reviews_assignment_uuid_unique'), models.UniqueConstraint(fields=('round', 'unit'), name='reviews_assignment_once')],
            },
        ),
        migrations.CreateModel(
            name='RoundDeadline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('province', 'cấp tỉnh'), ('district', 'cấp huyện'), ('commune', 'cấp xã'), ('hamlet', 'ấp, khu vực'), ('department', 'cơ quan chuyên môn'), ('reception', 'ban tiếp công dân'), ('mass', 'Mặt trận, tổ chức chính trị - xã hội'), ('party_province', 'tỉnh ủy'), ('party_board', 'cơ quan tham mưu của tỉnh ủy'), ('party_district', 'huyện ủy và tương đương'), ('party_commune', 'đảng ủy cấp xã')], max_length=16, verbose_name='cấp')),
                ('due_on', models.DateField(null=True, verbose_name='hạn gửi')),
                ('deadline', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='norms.deadline')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deadlines', to='reviews.round')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'kind'), name='reviews_rounddeadline_once')],
            },
        ),
        migrations.CreateModel(
            name='RoundSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('title', models.CharField(max_length=300, verbose_name='đề mục')),
                ('guide', models.CharField(blank=True, max_length=1000, verbose_name='gợi ý')),
                ('is_assessment', models.BooleanField(default=False, verbose_name='phần đánh giá')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='reviews.round')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'number'), name='reviews_roundsection_number_unique')],
            },
        ),
        migrations.CreateModel(
            name='RoundFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('key', models.CharField(max_length=64, verbose_name='số liệu')),
                ('is_required', models.BooleanField(default=True, verbose_name='bắt buộc')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='reviews.round')),
                ('section', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='figures', to='reviews.roundsection')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'key'), name='reviews_roundfigure_once')],
            },
        ),
        migrations.CreateModel(
            name='Highlight',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=2000, verbose_name='nội dung')),
                ('section', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='highlights', to='reviews.roundsection')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='reviews_highlight_uuid_unique')],
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=300, verbose_name='đề mục')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('is_assessment', models.BooleanField(default=False, verbose_name='phần đánh giá')),
                ('asked', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reviews.roundsection')),
            ],
        ),
        migrations.CreateModel(
            name='DraftComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('text', models.CharField(max_length=2000, verbose_name='nội dung góp ý')),
                ('given_at', models.DateTimeField()),
                ('taken', models.BooleanField(null=True, verbose_name='tiếp thu')),
                ('reply', models.CharField(blank=True, max_length=1000, verbose_name='tiếp thu thế nào, hoặc lý do không tiếp thu')),
                ('settled_at', models.DateTimeField(null=True)),
                ('by_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='reviews.commentrequest')),
                ('section', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='reviews.section')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='reviews_draftcomment_uuid_unique'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='reviews_draftcomment_has_text'), models.CheckConstraint(condition=models.Q(models.Q(('reply', ''), ('settled_at', None), ('taken', None)), models.Q(('settled_at__isnull', False), ('taken', True)), models.Q(('settled_at__isnull', False), ('taken', False), models.Q(('reply', ''), _negated=True)), _connector='OR'), name='reviews_draftcomment_refused_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('title', models.CharField(max_length=500, verbose_name='nội dung')),
                ('minutes', models.PositiveSmallIntegerField(verbose_name='số phút')),
                ('chooses_theme', models.BooleanField(default=False, verbose_name='chọn chuyên đề sau')),
                ('decision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='commendations.awarddecision')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='reviews.agendaitem')),
                ('practice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='practices.practice')),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='reviews.conference')),
                ('section', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='reviews.section')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='reviews_agendaitem_uuid_unique'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='reviews_agendaitem_named'), models.CheckConstraint(condition=models.Q(models.Q(('chooses_theme', False), ('decision', None), ('practice', None)), models.Q(('chooses_theme', False), ('decision', None), ('section', None)), models.Q(('chooses_theme', False), ('practice', None), ('section', None)), models.Q(('decision', None), ('practice', None), ('section', None)), _connector='OR'), name='reviews_agendaitem_about_one_thing'), models.UniqueConstraint(condition=models.Q(('chooses_theme', True)), fields=('conference',), name='reviews_agendaitem_theme_chosen_once')],
            },
        ),
        migrations.CreateModel(
            name='Speech',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('speaker', models.CharField(max_length=300, verbose_name='người phát biểu')),
                ('title', models.CharField(max_length=300, verbose_name='tên tham luận')),
                ('minutes', models.PositiveSmallIntegerField(default=7, verbose_name='số phút')),
                ('was_given', models.BooleanField(default=False, verbose_name='đã trình bày')),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='speeches', to='reviews.conference')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='speeches', to='reviews.agendaitem')),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='reviews_speech_uuid_unique'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='reviews_speech_named')],
            },
        ),
        migrations.CreateModel(
            name='SummaryReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('subject', models.CharField(max_length=500, verbose_name='trích yếu')),
                ('period_from', models.DateField(verbose_name='từ ngày')),
                ('period_to', models.DateField(verbose_name='đến hết ngày')),
                ('state', models.CharField(choices=[('draft', 'đang soạn'), ('issued', 'đã ban hành')], default='draft', max_length=8)),
                ('counted_to', models.DateField(null=True, verbose_name='số liệu tính đến hết ngày')),
                ('compiled_at', models.DateTimeField(null=True, verbose_name='chốt số liệu lúc')),
                ('silent_units', models.JSONField(default=list)),
                ('standing', models.JSONField(default=dict)),
                ('prints_comments', models.BooleanField(default=True, verbose_name='in bảng góp ý vào phụ lục')),
                ('paper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.issuedpaper')),
                ('round', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='summaries', to='reviews.round')),
                ('theme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='programmes.theme')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='reviews_summaryreport_uuid_unique'), models.UniqueConstraint(fields=('unit', 'period_from', 'period_to'), name='reviews_summaryreport_one_a_period'), models.CheckConstraint(condition=models.Q(('period_from__lte', models.F('period_to'))), name='reviews_summaryreport_period_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('compiled_at__isnull', False), ('paper__isnull', False), ('state', 'issued')), models.Q(('paper__isnull', True), ('state', 'draft')), _connector='OR'), name='reviews_summaryreport_issued_has_paper')],
            },
        ),
        migrations.AddField(
            model_name='section',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='reviews.summaryreport'),
        ),
        migrations.AddConstraint(
            model_name='section',
            constraint=models.UniqueConstraint(fields=('report', 'number'), name='reviews_section_number_unique'),
        ),
        migrations.CreateModel(
            name='ReturnedDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('received_at', models.DateTimeField()),
                ('taken', models.JSONField(default=list)),
                ('by_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returned', to='reviews.summaryreport')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='reviews_returneddraft_uuid_unique')],
            },
        ),
        migrations.AddField(
            model_name='conference',
            name='report',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='conferences', to='reviews.summaryreport', verbose_name='báo cáo'),
        ),
    ]
