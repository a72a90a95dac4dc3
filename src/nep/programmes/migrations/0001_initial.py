import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('files', '0001_initial'),
        ('norms', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Objective',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('kind', models.CharField(choices=[('pillar', 'trụ cột'), ('breakthrough', 'nhiệm vụ đột phá'), ('other', 'mục tiêu')], max_length=16, verbose_name='loại')),
                ('text', models.CharField(blank=True, max_length=1000, verbose_name='nội dung')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'other'), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='programmes_objective_other_named')],
            },
        ),
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('side', models.CharField(choices=[('state', 'Chính quyền, Mặt trận'), ('party', 'Đảng')], max_length=8)),
                ('written_on', models.DateField(verbose_name='ngày viết')),
                ('reviewed_on', models.DateField(null=True, verbose_name='ngày tự nhận xét')),
                ('seen_on', models.DateField(null=True, verbose_name='ngày người đọc đã đọc')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.person')),
                ('reader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post', verbose_name='người đọc')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['reader', 'seen_on'], name='programmes_commitment_reader')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='programmes_commitment_uuid_unique'), models.CheckConstraint(condition=models.Q(('reviewed_on', None), ('reviewed_on__gte', models.F('written_on')), _connector='OR'), name='programmes_commitment_reviewed_after')],
            },
        ),
        migrations.CreateModel(
            name='CommitmentEvidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='programmes.commitment')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('thumbnail', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
            ],
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='tên kế hoạch')),
                ('yearly_plan', models.CharField(blank=True, max_length=500, verbose_name='kế hoạch năm')),
                ('state', models.CharField(choices=[('draft', 'đang soạn'), ('submitted', 'chờ duyệt'), ('returned', 'trả lại, đề nghị bổ sung'), ('approved', 'đã duyệt')], default='draft', max_length=9)),
                ('submitted_on', models.DateField(null=True, verbose_name='ngày gửi duyệt')),
                ('submitted_at', models.DateTimeField(null=True)),
                ('approved_on', models.DateField(null=True, verbose_name='ngày duyệt')),
                ('approved_at', models.DateTimeField(null=True)),
                ('approved_by_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('copied_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.plan')),
                ('deadline', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='norms.deadline')),
                ('paper', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.issuedpaper')),
                ('parent_plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='child_plans', to='programmes.plan')),
                ('submitted_by_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='programmes_plan_uuid_unique'), models.CheckConstraint(condition=models.Q(models.Q(('parent_plan', models.F('id')), _negated=True), models.Q(('copied_from', models.F('id')), _negated=True)), name='programmes_plan_not_of_itself'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned', 'approved'])), name='programmes_plan_state_known'), models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('submitted_at__isnull', False), ('submitted_by_post__isnull', False), ('submitted_on__isnull', False)), _connector='OR'), name='programmes_plan_sent_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', False), ('approved_by_post__isnull', False), ('approved_on__isnull', False), ('state', 'approved')), models.Q(models.Q(('state', 'approved'), _negated=True), ('approved_at', None), ('approved_by_post', None), ('approved_on', None)), _connector='OR'), name='programmes_plan_approved_by_somebody'), models.CheckConstraint(condition=models.Q(('paper', None), ('state', 'approved'), _connector='OR'), name='programmes_plan_issued_when_approved')],
            },
        ),
        migrations.CreateModel(
            name='FocusPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('kind', models.CharField(choices=[('breakthrough', 'khâu đột phá'), ('pressing', 'vấn đề bức xúc, nổi cộm'), ('other', 'trọng tâm khác')], max_length=12, verbose_name='loại')),
                ('text', models.CharField(max_length=1000, verbose_name='nội dung')),
                ('adopts', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='adopted_by', to='programmes.focuspoint')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='programmes.plan')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('plan', 'adopts'), name='programmes_focuspoint_adopted_once'), models.CheckConstraint(condition=models.Q(('adopts', models.F('id')), _negated=True), name='programmes_focuspoint_not_itself'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='programmes_focuspoint_says_something')],
            },
        ),
        migrations.CreateModel(
            name='PlanAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('text', models.CharField(max_length=1000, verbose_name='việc làm')),
                ('due_on', models.DateField(verbose_name='hạn')),
                ('target_value', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='chỉ tiêu')),
                ('target_unit', models.CharField(blank=True, max_length=60, verbose_name='đơn vị tính')),
                ('measure_key', models.CharField(blank=True, max_length=100, verbose_name='số liệu theo dõi')),
                ('yearly_plan', models.CharField(blank=True, max_length=500, verbose_name='kế hoạch năm')),
                ('adopts', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='adopted_by', to='programmes.planaction')),
                ('adopts_focus', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='served_by', to='programmes.focuspoint')),
                ('objective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='plan_actions', to='programmes.objective')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='plan_actions', to='organisations.post')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='programmes.plan')),
            ],
            options={
                'indexes': [models.Index(fields=['owner', 'due_on'], name='programmes_planaction_owner')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='programmes_planaction_uuid_unique'), models.UniqueConstraint(fields=('plan', 'adopts'), name='programmes_planaction_adopted_once'), models.CheckConstraint(condition=models.Q(('adopts', models.F('id')), _negated=True), name='programmes_planaction_not_itself'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='programmes_planaction_says_something'), models.CheckConstraint(condition=models.Q(('target_value', None), ('target_value__gte', 0), _connector='OR'), name='programmes_planaction_target_not_negative'), models.CheckConstraint(condition=models.Q(('target_value', None), models.Q(('target_unit', ''), _negated=True), _connector='OR'), name='programmes_planaction_target_in_units')],
            },
        ),
        migrations.CreateModel(
            name='CommitmentText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('duty', models.CharField(max_length=1000, verbose_name='nhiệm vụ được giao')),
                ('text', models.TextField(verbose_name='việc tôi sẽ làm')),
                ('due_on', models.DateField(verbose_name='làm xong trước ngày')),
                ('review', models.TextField(blank=True, verbose_name='tự nhận xét kết quả')),
                ('commitment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='content', to='programmes.commitment')),
                ('action', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='programmes.planaction')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('duty', ''), _negated=True), name='programmes_commitmenttext_bound_to_a_duty'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='programmes_commitmenttext_says_something')],
            },
        ),
        migrations.CreateModel(
            name='ActionStanding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('planned_on', models.DateField(verbose_name='ngày kế hoạch được duyệt')),
                ('due_on', models.DateField(verbose_name='hạn')),
                ('done_on', models.DateField(null=True, verbose_name='ngày xong')),
                ('late_from', models.DateField()),
                ('late_until', models.DateField(null=True)),
                ('folded', models.TextField(default='')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('action', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='standing', to='programmes.planaction')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'due_on'], name='programmes_standing_due'), models.Index(fields=['unit', 'done_on'], name='programmes_standing_done'), models.Index(fields=['unit', 'late_from', 'late_until'], name='programmes_standing_late')],
                'constraints': [models.CheckConstraint(condition=models.Q(('late_from__gt', models.F('due_on'))), name='programmes_standing_late_after_due'), models.CheckConstraint(condition=models.Q(models.Q(('done_on', None), ('late_until', None)), models.Q(('late_until__gte', models.F('late_from')), ('late_until__gte', models.F('done_on'))), _connector='OR'), name='programmes_standing_late_until_done')],
            },
        ),
        migrations.CreateModel(
            name='ActionReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('before', 'nhắc trước hạn'), ('after', 'nhắc sau hạn')], max_length=8)),
                ('due_on', models.DateField(verbose_name='hạn được nhắc')),
                ('sent_on', models.DateField(verbose_name='ngày nhắc')),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='programmes.planaction')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('action', 'kind', 'due_on'), name='programmes_actionreminder_once')],
            },
        ),
        migrations.CreateModel(
            name='PlanPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('kind', models.CharField(choices=[('directive', 'Chỉ thị'), ('conclusion', 'Kết luận'), ('resolution', 'Nghị quyết'), ('programme', 'Chương trình'), ('plan', 'Kế hoạch'), ('guidance', 'Hướng dẫn'), ('other', 'Văn bản khác')], max_length=16, verbose_name='loại văn bản')),
                ('is_project', models.BooleanField(default=False, verbose_name='là đề án')),
                ('number', models.CharField(max_length=60, verbose_name='số, ký hiệu')),
                ('issued_on', models.DateField(verbose_name='ngày ban hành')),
                ('title', models.CharField(max_length=500, verbose_name='trích yếu')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='programmes.plan')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('plan', 'kind', 'number', 'issued_on'), name='programmes_planpaper_once'), models.CheckConstraint(condition=models.Q(models.Q(('number', ''), _negated=True), models.Q(('title', ''), _negated=True)), name='programmes_planpaper_named')],
            },
        ),
        migrations.CreateModel(
            name='PlanReturn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=2000, verbose_name='lý do')),
                ('returned_at', models.DateTimeField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='programmes.plan')),
                ('returned_by_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='programmes_planreturn_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='ProgressEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('note', models.TextField(verbose_name='việc đã làm')),
                ('is_done', models.BooleanField(default=False, verbose_name='đã làm xong')),
                ('stated_value', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='số đơn vị báo cáo')),
                ('computed_value', models.BigIntegerField(null=True, verbose_name='số hệ thống tính khi ấy')),
                ('explanation', models.TextField(blank=True, verbose_name='lý do chênh lệch')),
                ('happened_on', models.DateField(verbose_name='ngày theo giấy tờ')),
                ('recorded_on', models.DateField(verbose_name='ngày ghi vào hệ thống')),
                ('counted_on', models.DateField(verbose_name='ngày được tính')),
                ('recorded_at', models.DateTimeField()),
                ('given_by_title', models.CharField(max_length=300, verbose_name='người ghi')),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='progress', to='programmes.planaction')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='programmes_progressentry_uuid_unique'), models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='programmes_progressentry_has_words'), models.CheckConstraint(condition=models.Q(('stated_value', None), ('stated_value__gte', 0), _connector='OR'), name='programmes_progressentry_not_negative'), models.CheckConstraint(condition=models.Q(('computed_value', None), ('stated_value', None), ('stated_value', models.F('computed_value')), models.Q(('explanation', ''), _negated=True), _connector='OR'), name='programmes_progressentry_difference_explained'), models.CheckConstraint(condition=models.Q(('happened_on__lte', models.F('recorded_on'))), name='programmes_progressentry_not_in_future'), models.CheckConstraint(condition=models.Q(('counted_on', models.F('happened_on')), ('counted_on', models.F('recorded_on')), _connector='OR'), name='programmes_progressentry_counted_day')],
            },
        ),
        migrations.CreateModel(
            name='ProgressEvidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='programmes.progressentry')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('thumbnail', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
            ],
        ),
        migrations.CreateModel(
            name='Reference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('role', models.CharField(choices=[('directive', 'văn bản chỉ đạo'), ('tied', 'văn bản gắn với mục tiêu'), ('material', 'tài liệu tham khảo')], max_length=16, verbose_name='vai trò')),
                ('kind', models.CharField(choices=[('directive', 'Chỉ thị'), ('conclusion', 'Kết luận'), ('resolution', 'Nghị quyết'), ('programme', 'Chương trình'), ('plan', 'Kế hoạch'), ('guidance', 'Hướng dẫn'), ('other', 'Văn bản khác')], max_length=16, verbose_name='loại văn bản')),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='số, ký hiệu')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='ngày ban hành')),
                ('issuer', models.CharField(blank=True, max_length=200, verbose_name='cơ quan ban hành')),
                ('title', models.CharField(blank=True, max_length=500, verbose_name='trích yếu')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('number', ''), _negated=True), models.Q(('title', ''), _negated=True), _connector='OR'), name='programmes_reference_number_or_title')],
            },
        ),
        migrations.AddField(
            model_name='objective',
            name='reference',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='objectives', to='programmes.reference'),
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('code', models.CharField(max_length=20, verbose_name='ký hiệu')),
                ('full_title', models.CharField(max_length=450, verbose_name='tên đầy đủ')),
                ('short_title', models.CharField(max_length=120, verbose_name='tên ngắn')),
                ('starts_on', models.DateField(verbose_name='từ ngày')),
                ('ends_on', models.DateField(verbose_name='đến hết ngày')),
                ('state', models.CharField(choices=[('draft', 'bản nháp'), ('issued', 'đã ban hành'), ('closed', 'đã kết thúc')], default='draft', max_length=8)),
                ('is_public', models.BooleanField(default=False, verbose_name='công khai')),
                ('issued_on', models.DateField(null=True, verbose_name='ngày ban hành')),
                ('closed_on', models.DateField(null=True, verbose_name='ngày kết thúc')),
                ('paper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.issuedpaper')),
                ('succeeds', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='succeeded_by', to='programmes.theme')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='themes', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='programmes_theme_uuid_unique'), models.UniqueConstraint(fields=('unit', 'code'), name='programmes_theme_code_unique'), models.CheckConstraint(condition=models.Q(('starts_on__lt', models.F('ends_on'))), name='programmes_theme_period_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('is_public', False), ('issued_on', None), ('paper', None), ('state', 'draft')), models.Q(('issued_on__isnull', False), ('paper__isnull', False), ('state__in', ['issued', 'closed'])), _connector='OR'), name='programmes_theme_issued_by_a_paper'), models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', False), ('state', 'closed')), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_on', None)), _connector='OR'), name='programmes_theme_closed_on_a_day')],
            },
        ),
        migrations.AddField(
            model_name='reference',
            name='theme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='programmes.theme'),
        ),
        migrations.CreateModel(
            name='PlanReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reminded_on', models.DateField(verbose_name='ngày nhắc')),
                ('reminded_at', models.DateTimeField()),
                ('reminded_by_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.theme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('theme', 'unit', 'reminded_on'), name='programmes_planreminder_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='PlanLevel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('province', 'cấp tỉnh'), ('district', 'cấp huyện'), ('commune', 'cấp xã'), ('hamlet', 'ấp, khu vực'), ('department', 'cơ quan chuyên môn'), ('reception', 'ban tiếp công dân'), ('mass', 'Mặt trận, tổ chức chính trị - xã hội'), ('party_province', 'tỉnh ủy'), ('party_board', 'cơ quan tham mưu của tỉnh ủy'), ('party_district', 'huyện ủy và tương đương'), ('party_commune', 'đảng ủy cấp xã')], max_length=16, verbose_name='cấp')),
                ('due_on', models.DateField(verbose_name='hạn gửi kế hoạch')),
                ('focus_lines', models.TextField(blank=True, verbose_name='mẫu trọng tâm')),
                ('action_lines', models.TextField(blank=True, verbose_name='mẫu việc làm')),
                ('deadline', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='norms.deadline')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plan_levels', to='programmes.theme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('theme', 'kind'), name='programmes_planlevel_kind_once')],
            },
        ),
        migrations.AddField(
            model_name='plan',
            name='theme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='programmes.theme'),
        ),
        migrations.AddIndex(
            model_name='plan',
            index=models.Index(fields=['theme', 'state', 'submitted_on'], name='programmes_plan_board'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.UniqueConstraint(fields=('theme', 'unit'), name='programmes_plan_one_per_unit'),
        ),
        migrations.AddField(
            model_name='objective',
            name='theme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='programmes.theme'),
        ),
        migrations.CreateModel(
            name='Lesson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=1000, verbose_name='bài học')),
                ('written_on', models.DateField(verbose_name='ngày ghi')),
                ('given_by_title', models.CharField(max_length=300, verbose_name='người ghi')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lessons', to='programmes.theme')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='programmes_lesson_says_something')],
            },
        ),
        migrations.CreateModel(
            name='CoreContent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('text', models.CharField(max_length=2000, verbose_name='nội dung')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='programmes.theme')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CommitmentTally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('counted_on', models.DateField(verbose_name='ngày tính')),
                ('reviewed_on', models.DateField(null=True, verbose_name='ngày tính tự nhận xét')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.theme')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'counted_on'], name='programmes_tally_registered'), models.Index(fields=['unit', 'reviewed_on'], name='programmes_tally_reviewed'), models.Index(fields=['theme', 'unit', 'year'], name='programmes_tally_theme')],
                'constraints': [models.CheckConstraint(condition=models.Q(('reviewed_on', None), ('reviewed_on', models.F('counted_on')), _connector='OR'), name='programmes_commitmenttally_one_day')],
            },
        ),
        migrations.AddField(
            model_name='commitment',
            name='theme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.theme'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(fields=['theme', 'unit', 'year'], name='programmes_commitment_unit'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.UniqueConstraint(fields=('theme', 'year', 'person'), name='programmes_commitment_once_a_year'),
        ),
        migrations.CreateModel(
            name='CarriedLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=32)),
                ('position', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('text', models.CharField(max_length=1000, verbose_name='nội dung')),
                ('url', models.CharField(blank=True, max_length=300)),
                ('state', models.CharField(choices=[('proposed', 'chưa xem'), ('taken', 'đã đưa vào'), ('left', 'không đưa vào')], default='proposed', max_length=8)),
                ('content', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='programmes.corecontent')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='carried', to='programmes.theme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('theme', 'kind', 'text', 'url'), name='programmes_carriedline_once'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='programmes_carriedline_says_something')],
            },
        ),
        migrations.CreateModel(
            name='AudienceGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('name', models.CharField(max_length=120, verbose_name='nhóm đối tượng')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='programmes.theme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('theme', 'name'), name='programmes_audiencegroup_named_once'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='programmes_audiencegroup_named')],
            },
        ),
        migrations.CreateModel(
            name='CommitmentsOnPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('registered', models.PositiveIntegerField(verbose_name='số bản đăng ký')),
                ('reviewed', models.PositiveIntegerField(verbose_name='số bản đã tự nhận xét')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.theme')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('theme', 'unit', 'year'), name='programmes_commitmentsonpaper_once'), models.CheckConstraint(condition=models.Q(('reviewed__lte', models.F('registered'))), name='programmes_commitmentsonpaper_part')],
            },
        ),
        migrations.AddField(
            model_name='commitmenttally',
            name='paper',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tallies', to='programmes.commitmentsonpaper'),
        ),
    ]
