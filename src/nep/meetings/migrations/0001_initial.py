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
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(choices=[('listening_day', 'ngày nghe dân nói'), ('citizens', 'đối thoại với Nhân dân'), ('workers', 'đối thoại với công nhân'), ('session', 'buổi học'), ('conference', 'hội nghị')], max_length=16, verbose_name='hình thức')),
                ('title', models.CharField(max_length=300, verbose_name='tên')),
                ('due_on', models.DateField(null=True, verbose_name='ngày theo lịch')),
                ('happens_on', models.DateField(verbose_name='ngày tổ chức')),
                ('starts_at', models.TimeField(verbose_name='bắt đầu lúc')),
                ('place', models.CharField(max_length=300, verbose_name='địa điểm')),
                ('state', models.CharField(choices=[('planned', 'dự kiến'), ('announced', 'đã thông báo'), ('held', 'đã tổ chức'), ('closed', 'đã kết thúc'), ('cancelled', 'không tổ chức')], default='planned', max_length=16)),
                ('announced_on', models.DateField(null=True, verbose_name='ngày thông báo')),
                ('short_notice_reason', models.CharField(blank=True, max_length=300, verbose_name='lý do báo muộn')),
                ('held_on', models.DateField(null=True, verbose_name='ngày đã tổ chức')),
                ('present_count', models.PositiveIntegerField(null=True, verbose_name='số người dự')),
                ('closed_on', models.DateField(null=True)),
                ('move_reason', models.CharField(blank=True, max_length=300, verbose_name='lý do dời ngày')),
                ('cancel_reason', models.CharField(blank=True, max_length=300, verbose_name='lý do không tổ chức')),
                ('changed_at', models.DateTimeField(null=True)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'happens_on'], name='meetings_meeting_unit'), models.Index(fields=['unit', 'held_on'], name='meetings_meeting_held'), models.Index(fields=['unit', 'due_on'], name='meetings_meeting_due'), models.Index(fields=['state', 'happens_on'], name='meetings_meeting_state')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='meetings_meeting_uuid_unique'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'announced'), _negated=True), ('announced_on__isnull', False), _connector='OR'), name='meetings_meeting_announced_has_day'), models.CheckConstraint(condition=models.Q(models.Q(('held_on__isnull', False), ('state__in', ['held', 'closed'])), models.Q(models.Q(('state__in', ['held', 'closed']), _negated=True), ('held_on__isnull', True)), _connector='OR'), name='meetings_meeting_held_has_day'), models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', False), ('state', 'closed')), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_on__isnull', True)), _connector='OR'), name='meetings_meeting_closed_has_day'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('cancel_reason', ''), _negated=True), _connector='OR'), name='meetings_meeting_cancelled_has_reason'), models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), ('closed_on__gte', models.F('held_on')), _connector='OR'), name='meetings_meeting_closed_after_held')],
            },
        ),
        migrations.CreateModel(
            name='Host',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300, verbose_name='chức vụ')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hosts', to='meetings.meeting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'post'), name='meetings_host_unique')],
            },
        ),
        migrations.CreateModel(
            name='DayChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('changed_on', models.DateField(verbose_name='ghi ngày')),
                ('from_on', models.DateField(verbose_name='ngày cũ')),
                ('to_on', models.DateField(verbose_name='ngày mới')),
                ('reason', models.CharField(max_length=300, verbose_name='lý do')),
                ('changed_by_title', models.CharField(max_length=300, verbose_name='người ghi')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='day_changes', to='meetings.meeting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='meetings_daychange_number_unique'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='meetings_daychange_has_reason'), models.CheckConstraint(condition=models.Q(('from_on', models.F('to_on')), _negated=True), name='meetings_daychange_changes')],
            },
        ),
    ]
