import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('meetings', '0001_initial'),
        ('norms', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.TextField(verbose_name='việc đã làm')),
                ('happened_on', models.DateField(verbose_name='ngày làm xong theo giấy tờ')),
                ('recorded_on', models.DateField(verbose_name='ngày ghi vào hệ thống')),
                ('counted_on', models.DateField(verbose_name='ngày được tính')),
                ('given_by_title', models.CharField(max_length=300, verbose_name='người ghi')),
            ],
        ),
        migrations.CreateModel(
            name='EvidenceImage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='images', to='promises.evidence')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('thumbnail', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
            ],
        ),
        migrations.CreateModel(
            name='Promise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('outcome', models.CharField(choices=[('answer_by', 'Hẹn trả lời'), ('do_by', 'Hẹn làm xong'), ('noted', 'Ghi nhận, chưa hẹn ngày')], max_length=16, verbose_name='kết quả')),
                ('text', models.TextField(verbose_name='nội dung cam kết giải quyết')),
                ('promised_by_title', models.CharField(max_length=300, verbose_name='chức vụ khi hứa')),
                ('made_on', models.DateField(verbose_name='ngày hứa')),
                ('recorded_on', models.DateField(verbose_name='ngày ghi vào hệ thống')),
                ('due_on', models.DateField(null=True, verbose_name='hạn')),
                ('moves', models.PositiveSmallIntegerField(default=0, verbose_name='số lần lùi hạn')),
                ('late_from', models.DateField(null=True)),
                ('late_until', models.DateField(null=True)),
                ('state', models.CharField(choices=[('draft', 'chờ duyệt nội dung'), ('open', 'đang làm'), ('kept', 'đã làm xong'), ('disputed', 'người dân báo chưa xong'), ('not_kept', 'chưa làm được'), ('withdrawn', 'không làm nữa')], default='draft', max_length=16)),
                ('wording_due_on', models.DateField(null=True, verbose_name='hạn duyệt nội dung')),
                ('approved_on', models.DateField(null=True, verbose_name='ngày duyệt nội dung')),
                ('claimed_on', models.DateField(null=True, verbose_name='ngày báo xong')),
                ('kept_on', models.DateField(null=True, verbose_name='ngày xong')),
                ('settled_on', models.DateField(null=True, verbose_name='ngày kết thúc')),
                ('reason', models.CharField(blank=True, max_length=1000, verbose_name='lý do')),
                ('folded', models.TextField(default='')),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('meeting', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='promises', to='meetings.meeting')),
                ('promised_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='promises', to='organisations.unit', verbose_name='đơn vị chịu trách nhiệm')),
                ('wording_deadline', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='norms.deadline')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'made_on'], name='promises_promise_made'), models.Index(fields=['unit', 'late_from', 'late_until'], name='promises_promise_late'), models.Index(fields=['unit', 'kept_on'], name='promises_promise_kept'), models.Index(fields=['state', 'due_on'], name='promises_promise_due')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='promises_promise_uuid_unique'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='promises_promise_has_words'), models.CheckConstraint(condition=models.Q(('due_on__isnull', True), ('due_on__gte', models.F('made_on')), _connector='OR'), name='promises_promise_due_not_before_made'), models.CheckConstraint(condition=models.Q(('outcome', 'noted'), ('due_on__isnull', False), _connector='OR'), name='promises_promise_dated_has_due'), models.CheckConstraint(condition=models.Q(models.Q(('approved_on__isnull', True), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('approved_on__isnull', False)), _connector='OR'), name='promises_promise_public_is_approved'), models.CheckConstraint(condition=models.Q(models.Q(('claimed_on__isnull', False), ('kept_on__isnull', False), ('state', 'kept')), models.Q(models.Q(('state', 'kept'), _negated=True), ('kept_on__isnull', True)), _connector='OR'), name='promises_promise_kept_has_day'), models.CheckConstraint(condition=models.Q(models.Q(('settled_on__isnull', False), ('state__in', ['kept', 'not_kept', 'withdrawn'])), models.Q(('settled_on__isnull', True), ('state__in', ['draft', 'open', 'disputed'])), _connector='OR'), name='promises_promise_settled_has_day'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['not_kept', 'withdrawn']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='promises_promise_given_up_has_reason'), models.CheckConstraint(condition=models.Q(models.Q(('due_on__isnull', True), ('late_from__isnull', True)), ('late_from__gt', models.F('due_on')), _connector='OR'), name='promises_promise_late_after_due'), models.CheckConstraint(condition=models.Q(('late_until__isnull', True), ('late_until__gte', models.F('late_from')), _connector='OR'), name='promises_promise_late_in_order')],
            },
        ),
        migrations.AddField(
            model_name='evidence',
            name='promise',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='promises.promise'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='promises_evidence_has_words'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('happened_on__lte', models.F('recorded_on'))), name='promises_evidence_not_in_future'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('counted_on', models.F('happened_on')), ('counted_on', models.F('recorded_on')), _connector='OR'), name='promises_evidence_counted_day'),
        ),
        migrations.CreateModel(
            name='DueDate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('set_on', models.DateField(verbose_name='ghi ngày')),
                ('due_on', models.DateField(verbose_name='hạn')),
                ('reason', models.CharField(blank=True, max_length=1000, verbose_name='lý do')),
                ('set_by_title', models.CharField(max_length=300, verbose_name='người ghi')),
                ('late_from', models.DateField()),
                ('late_until', models.DateField(null=True)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('promise', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='due_dates', to='promises.promise')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'set_on'], name='promises_duedate_moved')],
                'constraints': [models.UniqueConstraint(fields=('promise', 'number'), name='promises_duedate_number_unique'), models.UniqueConstraint(fields=('promise', 'due_on', 'set_on'), name='promises_duedate_not_twice_a_day'), models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='promises_duedate_move_has_reason'), models.CheckConstraint(condition=models.Q(('late_from__gt', models.F('due_on'))), name='promises_duedate_late_after_due')],
            },
        ),
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(choices=[('done', 'đã làm xong'), ('partly', 'mới làm một phần'), ('not_yet', 'chưa làm'), ('none', 'chưa trả lời')], max_length=8)),
                ('given_by', models.CharField(choices=[('citizen', 'người dân xác nhận'), ('officer', 'cán bộ ghi nhận'), ('no_reply', 'đã hỏi, chưa trả lời')], max_length=8)),
                ('petition_id', models.BigIntegerField(null=True)),
                ('given_on', models.DateField(verbose_name='ngày')),
                ('noted_by_title', models.CharField(blank=True, max_length=300, verbose_name='cán bộ ghi')),
                ('is_current', models.BooleanField(default=True)),
                ('settled_on', models.DateField(null=True, verbose_name='ngày đã giải thích')),
                ('settling_words', models.TextField(blank=True, verbose_name='giải thích của đơn vị')),
                ('promise', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='confirmations', to='promises.promise')),
            ],
            options={
                'indexes': [models.Index(fields=['promise', 'given_by'], name='promises_confirmation_given')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', 'none'), ('given_by', 'no_reply')), models.Q(models.Q(('answer', 'none'), _negated=True), models.Q(('given_by', 'no_reply'), _negated=True)), _connector='OR'), name='promises_confirmation_answer_fits_giver'), models.CheckConstraint(condition=models.Q(models.Q(('given_by', 'citizen'), ('noted_by_title', '')), models.Q(('given_by', 'citizen'), _negated=True), _connector='OR'), name='promises_confirmation_citizen_without_officer'), models.CheckConstraint(condition=models.Q(models.Q(('given_by', 'citizen'), _negated=True), ('petition_id__isnull', False), _connector='OR'), name='promises_confirmation_citizen_has_slip'), models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('promise', 'petition_id'), name='promises_confirmation_one_per_slip')],
            },
        ),
        migrations.CreateModel(
            name='WordingCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('corrected_on', models.DateField(verbose_name='ngày sửa')),
                ('old_text', models.TextField(verbose_name='chữ cũ')),
                ('new_text', models.TextField(verbose_name='chữ mới')),
                ('reason', models.CharField(max_length=300, verbose_name='lý do')),
                ('corrected_by_title', models.CharField(max_length=300, verbose_name='người sửa')),
                ('promise', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='promises.promise')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='promises_wordingcorrection_has_reason'), models.CheckConstraint(condition=models.Q(('old_text', models.F('new_text')), _negated=True), name='promises_wordingcorrection_changes')],
            },
        ),
    ]
