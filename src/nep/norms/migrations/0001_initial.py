import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Calendar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scope', models.CharField(max_length=16, verbose_name='phạm vi')),
                ('label', models.CharField(max_length=200, verbose_name='tên')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='phiên bản')),
                ('edition', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('fixed_days', models.JSONField(default=list)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('scope',), name='norms_calendar_scope_unique')],
            },
        ),
        migrations.CreateModel(
            name='Norm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=64, verbose_name='mã')),
                ('label', models.CharField(max_length=200, verbose_name='tên')),
                ('world', models.CharField(blank=True, choices=[('state', 'Nhà nước'), ('front', 'Mặt trận, đoàn thể'), ('party', 'Đảng')], max_length=8, verbose_name='hệ thống')),
                ('direction', models.CharField(choices=[('after', 'tính sau sự việc'), ('before', 'tính lùi trước sự việc')], default='after', max_length=8, verbose_name='cách tính')),
                ('asks_paper', models.BooleanField(default=False, verbose_name='phải có văn bản')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('code',), name='norms_norm_code_unique')],
            },
        ),
        migrations.CreateModel(
            name='NormRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='áp dụng từ ngày')),
                ('value', models.PositiveIntegerField(verbose_name='giá trị')),
                ('time_unit', models.CharField(choices=[('working_days', 'ngày làm việc'), ('calendar_days', 'ngày'), ('count', 'lần')], max_length=16, verbose_name='đơn vị tính')),
                ('basis', models.CharField(max_length=300, verbose_name='căn cứ')),
                ('is_sample', models.BooleanField(default=False, verbose_name='dữ liệu mẫu')),
                ('status', models.CharField(choices=[('unverified', 'chưa đối chiếu văn bản gốc'), ('verified', 'đã đối chiếu văn bản gốc')], default='unverified', max_length=16, verbose_name='tình trạng')),
                ('verified_on', models.DateField(null=True, verbose_name='ngày đối chiếu')),
                ('norm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='norms.norm')),
                ('verified_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post', verbose_name='người đối chiếu')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('norm', 'valid_from'), name='norms_normrecord_day_unique'), models.CheckConstraint(condition=models.Q(('value__gte', 1), ('value__lte', 1000)), name='norms_normrecord_value_in_range'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'unverified'), ('verified_by', None), ('verified_on', None)), models.Q(('status', 'verified'), ('verified_by__isnull', False), ('verified_on__isnull', False)), _connector='OR'), name='norms_normrecord_verified_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='CalendarDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='ngày')),
                ('kind', models.CharField(choices=[('holiday', 'nghỉ lễ, Tết'), ('compensation', 'nghỉ bù'), ('swap_off', 'nghỉ hoán đổi'), ('swap_work', 'làm bù'), ('unconfirmed', 'chưa có thông báo nghỉ, tính là ngày làm việc')], max_length=16, verbose_name='loại')),
                ('name', models.CharField(max_length=200, verbose_name='tên')),
                ('basis', models.CharField(max_length=300, verbose_name='căn cứ')),
                ('since_version', models.PositiveIntegerField()),
                ('until_version', models.PositiveIntegerField(null=True)),
                ('calendar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='days', to='norms.calendar')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('until_version', None)), fields=('calendar', 'day'), name='norms_calendarday_one_in_force'), models.CheckConstraint(condition=models.Q(('until_version', None), ('until_version__gt', models.F('since_version')), _connector='OR'), name='norms_calendarday_versions_in_order')],
            },
        ),
        migrations.CreateModel(
            name='CalendarYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveIntegerField(verbose_name='năm')),
                ('basis', models.CharField(max_length=300, verbose_name='căn cứ')),
                ('since_version', models.PositiveIntegerField()),
                ('calendar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='years', to='norms.calendar')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('calendar', 'year'), name='norms_calendaryear_unique')],
            },
        ),
        migrations.CreateModel(
            name='Deadline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('rule', models.CharField(max_length=64)),
                ('calendar_version', models.PositiveIntegerField()),
                ('thing_kind', models.CharField(max_length=64)),
                ('thing_id', models.BigIntegerField()),
                ('start_on', models.DateField(verbose_name='ngày bắt đầu tính')),
                ('due_on', models.DateField(verbose_name='hạn')),
                ('closed_on', models.DateField(null=True, verbose_name='xong ngày')),
                ('provisional', models.BooleanField(default=False, verbose_name='tạm tính')),
                ('calendar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='norms.calendar')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('norm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='norms.normrecord')),
                ('paused_on', models.DateField(null=True, verbose_name='tạm dừng từ ngày')),
            ],
            options={
                'indexes': [models.Index(fields=['thing_kind', 'thing_id'], name='norms_deadline_thing'), models.Index(fields=['closed_on', 'due_on'], name='norms_deadline_due')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='norms_deadline_uuid_unique'), models.UniqueConstraint(condition=models.Q(('closed_on', None)), fields=('thing_kind', 'thing_id', 'rule'), name='norms_deadline_one_open_per_rule'), models.CheckConstraint(condition=models.Q(('start_on__lt', models.F('due_on'))), name='norms_deadline_due_after_start'), models.CheckConstraint(condition=models.Q(('closed_on', None), ('closed_on__gte', models.F('start_on')), _connector='OR'), name='norms_deadline_closed_after_start'), models.CheckConstraint(condition=models.Q(('paused_on', None), models.Q(('closed_on', None), ('paused_on__gte', models.F('start_on'))), _connector='OR'), name='norms_deadline_paused_while_open')],
            },
        ),
        migrations.CreateModel(
            name='DeadlineExtension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='lần')),
                ('extended_on', models.DateField(verbose_name='gia hạn ngày')),
                ('days', models.PositiveIntegerField(verbose_name='số ngày')),
                ('reason', models.CharField(max_length=300, verbose_name='lý do')),
                ('paper', models.CharField(blank=True, max_length=300, verbose_name='văn bản')),
                ('deadline', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='norms.deadline')),
                ('norm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='norms.normrecord')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('deadline', 'number'), name='norms_deadlineextension_number_unique'), models.CheckConstraint(condition=models.Q(('days__gte', 1), ('days__lte', 1000)), name='norms_deadlineextension_days_in_range'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='norms_deadlineextension_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='DeadlinePause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paused_on', models.DateField(verbose_name='từ ngày')),
                ('resumed_on', models.DateField(null=True, verbose_name='tính tiếp từ ngày')),
                ('reason', models.CharField(max_length=300, verbose_name='lý do')),
                ('paper', models.CharField(blank=True, max_length=300, verbose_name='văn bản')),
                ('resume_reason', models.CharField(blank=True, max_length=300, verbose_name='lý do tính tiếp')),
                ('deadline', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pauses', to='norms.deadline')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('resumed_on', None)), fields=('deadline',), name='norms_deadlinepause_one_open'), models.CheckConstraint(condition=models.Q(('resumed_on', None), ('resumed_on__gte', models.F('paused_on')), _connector='OR'), name='norms_deadlinepause_in_order'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='norms_deadlinepause_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='UnitCalendar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('basis', models.CharField(max_length=300, verbose_name='căn cứ')),
                ('calendar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='followers', to='norms.calendar')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'valid_from'), name='norms_unitcalendar_day_unique')],
            },
        ),
    ]
