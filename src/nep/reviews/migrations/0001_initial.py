import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('files', '0001_initial'),
        ('measures', '0001_initial'),
        ('norms', '0001_initial'),
        ('organisations', '0001_initial'),
        ('programmes', '0001_initial'),
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
        migrations.CreateModel(
            name='CompiledFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('compiled_at', models.DateTimeField()),
                ('position', models.PositiveSmallIntegerField()),
                ('key', models.CharField(max_length=64)),
                ('label', models.CharField(max_length=200)),
                ('sentence', models.CharField(max_length=500, verbose_name='cách tính khi chốt')),
                ('counts', models.CharField(max_length=60)),
                ('adds', models.BooleanField()),
                ('name', models.CharField(max_length=200, verbose_name='đơn vị')),
                ('is_own', models.BooleanField(default=False)),
                ('counted', models.BigIntegerField()),
                ('stated', models.BigIntegerField()),
                ('reports', models.PositiveIntegerField(default=0)),
                ('before', models.BigIntegerField(null=True)),
                ('before_source', models.CharField(blank=True, max_length=300)),
                ('sources', models.JSONField(default=dict)),
                ('part_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='reviews.compiledfigure')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='compiled', to='reviews.summaryreport')),
            ],
            options={
                'indexes': [models.Index(fields=['report', 'compiled_at', 'position'], name='reviews_compiledfigure_order')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='reviews_compiledfigure_uuid_unique'), models.UniqueConstraint(condition=models.Q(('part_of', None)), fields=('report', 'compiled_at', 'key'), name='reviews_compiledfigure_one_whole')],
            },
        ),
        migrations.AddField(
            model_name='commentrequest',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='reviews.summaryreport'),
        ),
        migrations.AddConstraint(
            model_name='commentrequest',
            constraint=models.UniqueConstraint(condition=models.Q(('post', None)), fields=('report', 'unit'), name='reviews_commentrequest_once_a_unit'),
        ),
        migrations.AddConstraint(
            model_name='commentrequest',
            constraint=models.UniqueConstraint(condition=models.Q(('post__isnull', False)), fields=('report', 'post'), name='reviews_commentrequest_once_a_post'),
        ),
        migrations.CreateModel(
            name='ChosenHighlight',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=200, verbose_name='đơn vị')),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=2000, verbose_name='nội dung')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('highlight', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='chosen', to='reviews.highlight')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chosen', to='reviews.section')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chosen', to='reviews.summaryreport')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('report', 'highlight'), name='reviews_chosenhighlight_once'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='reviews_chosenhighlight_has_text')],
            },
        ),
        migrations.CreateModel(
            name='UnitReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('state', models.CharField(choices=[('draft', 'đang soạn'), ('submitted', 'đã gửi, chờ duyệt'), ('returned', 'trả lại, đề nghị bổ sung'), ('accepted', 'đã duyệt, đã chốt')], default='draft', max_length=16)),
                ('version', models.PositiveIntegerField(default=1)),
                ('sent_on', models.DateField(null=True, verbose_name='ngày gửi')),
                ('sent_at', models.DateTimeField(null=True)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('entered_for', models.BooleanField(default=False, verbose_name='nhập thay')),
                ('own_paper_number', models.CharField(blank=True, max_length=60, verbose_name='số báo cáo của đơn vị')),
                ('own_paper_on', models.DateField(null=True, verbose_name='ngày của báo cáo')),
                ('accepted_by_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('assignment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='report', to='reviews.assignment')),
                ('own_paper_file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('sent_by_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='reviews_unitreport_uuid_unique'), models.CheckConstraint(condition=models.Q(models.Q(('accepted_at__isnull', False), ('state', 'accepted')), models.Q(models.Q(('state', 'accepted'), _negated=True), ('accepted_at', None), ('accepted_by_post', None)), _connector='OR'), name='reviews_unitreport_accepted_has_its_moment'), models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('sent_at__isnull', False), ('sent_on__isnull', False)), _connector='OR'), name='reviews_unitreport_sent_has_its_day'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'returned']), ('entered_for', False), models.Q(models.Q(('own_paper_number', ''), _negated=True), ('own_paper_on__isnull', False)), _connector='OR'), name='reviews_unitreport_entered_for_has_paper')],
            },
        ),
        migrations.CreateModel(
            name='ReturnNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paragraph', models.PositiveSmallIntegerField(null=True, verbose_name='đoạn')),
                ('reason', models.CharField(max_length=1000, verbose_name='lý do')),
                ('noted_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(null=True)),
                ('by_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('figure', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reviews.roundfigure')),
                ('section', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reviews.roundsection')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='reviews.unitreport')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='reviews_returnnote_has_reason'), models.CheckConstraint(condition=models.Q(('paragraph', None), ('section__isnull', False), _connector='OR'), name='reviews_returnnote_paragraph_of_section')],
            },
        ),
        migrations.CreateModel(
            name='ReportText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(blank=True, verbose_name='nội dung')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='reviews.roundsection')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='reviews.unitreport')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('report', 'section'), name='reviews_reporttext_once')],
            },
        ),
        migrations.CreateModel(
            name='ReportStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('submitted', 'Gửi báo cáo'), ('returned', 'Trả lại, đề nghị bổ sung'), ('accepted', 'Duyệt và chốt'), ('reopened', 'Mở lại để sửa')], max_length=16)),
                ('reason', models.CharField(blank=True, max_length=1000, verbose_name='lý do')),
                ('happened_at', models.DateTimeField()),
                ('by_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='reviews.unitreport')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'reopened'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='reviews_reportstep_reopened_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='ReportFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stated', models.BigIntegerField(null=True, verbose_name='số đơn vị báo cáo')),
                ('computed', models.BigIntegerField(null=True, verbose_name='số hệ thống tính')),
                ('explanation', models.CharField(blank=True, max_length=1000, verbose_name='lý do chênh lệch')),
                ('paper_total', models.BigIntegerField(null=True, verbose_name='tổng theo văn bản của đơn vị')),
                ('total_note', models.CharField(blank=True, max_length=1000, verbose_name='vì sao tổng khác')),
                ('frozen', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='measures.frozenfigure')),
                ('figure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='values', to='reviews.roundfigure')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='reviews.unitreport')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('report', 'figure'), name='reviews_reportfigure_once'), models.CheckConstraint(condition=models.Q(models.Q(('stated', None), ('stated__gte', 0), _connector='OR'), models.Q(('paper_total', None), ('paper_total__gte', 0), _connector='OR')), name='reviews_reportfigure_not_negative')],
            },
        ),
        migrations.AddField(
            model_name='highlight',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='highlights', to='reviews.unitreport'),
        ),
        migrations.AddConstraint(
            model_name='highlight',
            constraint=models.UniqueConstraint(fields=('report', 'position'), name='reviews_highlight_position_unique'),
        ),
        migrations.CreateModel(
            name='ChasedUnit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chased', to='reviews.assignment')),
                ('chase', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='units', to='reviews.chase')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('chase', 'assignment'), name='reviews_chasedunit_once')],
            },
        ),
        migrations.CreateModel(
            name='ParagraphMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('digest', models.BigIntegerField()),
                ('text', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='reviews.reporttext')),
            ],
            options={
                'indexes': [models.Index(fields=['digest'], name='reviews_paragraphmark_digest')],
                'constraints': [models.UniqueConstraint(fields=('text', 'position'), name='reviews_paragraphmark_once')],
            },
        ),
    ]
