import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('reviews', '0001_initial'),
    ]

    operations = [
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
            name='Conclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('kind', models.CharField(choices=[('work', 'việc giao'), ('lesson', 'bài học'), ('next_theme', 'chuyên đề sau')], max_length=12, verbose_name='loại')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='conclusions', to='reviews.agendaitem')),
                ('lesson', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.lesson')),
                ('next_theme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.theme')),
                ('promise', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='review_conclusion', to='promises.promise')),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conclusions', to='reviews.conference')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='reviews_conclusion_uuid_unique'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='reviews_conclusion_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'work'), ('lesson', None), ('next_theme', None), ('promise__isnull', False)), models.Q(('kind', 'lesson'), ('lesson__isnull', False), ('next_theme', None), ('promise', None)), models.Q(('kind', 'next_theme'), ('lesson', None), ('next_theme__isnull', False), ('promise', None)), _connector='OR'), name='reviews_conclusion_is_one_thing'), models.UniqueConstraint(condition=models.Q(('kind', 'next_theme')), fields=('conference',), name='reviews_conclusion_theme_chosen_once')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seat', models.PositiveSmallIntegerField(default=0, verbose_name='ghế')),
                ('sort_key', models.CharField(max_length=640)),
                ('code', models.CharField(max_length=8, verbose_name='mã giấy mời')),
                ('invited_on', models.DateField(null=True, verbose_name='ngày mời')),
                ('answer', models.CharField(blank=True, choices=[('', 'chưa trả lời'), ('comes', 'sẽ dự'), ('away', 'xin vắng')], default='', max_length=8, verbose_name='trả lời')),
                ('presence', models.CharField(choices=[('due', 'chưa ghi'), ('present', 'có mặt'), ('excused', 'vắng có lý do'), ('absent', 'vắng')], default='due', max_length=8)),
                ('marked_at', models.DateTimeField(null=True)),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='reviews.conference')),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['post', 'invited_on'], name='reviews_invitation_post'), models.Index(fields=['unit', 'invited_on'], name='reviews_invitation_unit')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('post__isnull', False)), fields=('conference', 'post'), name='reviews_invitation_post_once'), models.UniqueConstraint(condition=models.Q(('seat__gte', 1)), fields=('conference', 'unit', 'seat'), name='reviews_invitation_seat_once'), models.UniqueConstraint(fields=('conference', 'code'), name='reviews_invitation_code_once'), models.CheckConstraint(condition=models.Q(('seat__gte', 1), ('post__isnull', False), _connector='OR'), name='reviews_invitation_of_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('marked_at', None), ('presence', 'due')), models.Q(models.Q(('presence', 'due'), _negated=True), ('marked_at__isnull', False)), _connector='OR'), name='reviews_invitation_marked_has_moment')],
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
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='bản số')),
                ('parts', models.JSONField()),
                ('written_at', models.DateTimeField()),
                ('written_by_title', models.CharField(max_length=300, verbose_name='người ghi')),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='reviews.conference')),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('conference', 'number'), name='reviews_revision_number_unique')],
            },
        ),
    ]
