import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('meetings', '0001_initial'),
        ('organisations', '0001_initial'),
        ('petitions', '0001_initial'),
        ('promises', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ListeningSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(choices=[('listening_day', 'ngày nghe dân nói'), ('citizens', 'đối thoại với Nhân dân'), ('workers', 'đối thoại với công nhân')], max_length=16, verbose_name='hình thức')),
                ('title', models.CharField(max_length=200, verbose_name='tên')),
                ('week', models.SmallIntegerField(choices=[(1, 'tuần thứ nhất'), (2, 'tuần thứ hai'), (3, 'tuần thứ ba'), (4, 'tuần thứ tư'), (-1, 'tuần cuối')], default=-1, verbose_name='tuần')),
                ('weekday', models.SmallIntegerField(choices=[(0, 'thứ Hai'), (1, 'thứ Ba'), (2, 'thứ Tư'), (3, 'thứ Năm'), (4, 'thứ Sáu'), (5, 'thứ Bảy'), (6, 'Chủ nhật')], default=4, verbose_name='thứ')),
                ('starts_at', models.TimeField(verbose_name='bắt đầu lúc')),
                ('starts_on', models.DateField(verbose_name='từ ngày')),
                ('ends_on', models.DateField(null=True, verbose_name='đến hết ngày')),
                ('end_reason', models.CharField(blank=True, max_length=300, verbose_name='lý do kết thúc')),
                ('secretary', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='listening_series', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='dialogue_listeningseries_uuid_unique'), models.CheckConstraint(condition=models.Q(('week__in', [1, 2, 3, 4, -1])), name='dialogue_listeningseries_week'), models.CheckConstraint(condition=models.Q(('weekday__gte', 0), ('weekday__lte', 6)), name='dialogue_listeningseries_weekday'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='dialogue_listeningseries_in_order'), models.CheckConstraint(condition=models.Q(('end_reason', ''), ('ends_on__isnull', False), _connector='OR'), name='dialogue_listeningseries_ended_has_day')],
            },
        ),
        migrations.CreateModel(
            name='ListeningDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_on', models.DateField(null=True, verbose_name='ngày theo lịch')),
                ('employees_count', models.PositiveIntegerField(null=True, verbose_name='số người lao động của đơn vị')),
                ('conclusion', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.issuedpaper')),
                ('hamlet', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='listening_day', to='meetings.meeting')),
                ('secretary', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('series', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='days', to='dialogue.listeningseries')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('series', 'due_on'), name='dialogue_listeningday_rule_once')],
            },
        ),
        migrations.CreateModel(
            name='Opinion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField(verbose_name='ngày')),
                ('text', models.TextField(verbose_name='ý kiến')),
                ('day', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='dialogue.listeningday')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'held_on'], name='dialogue_opinion_held')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='dialogue_opinion_has_words')],
            },
        ),
        migrations.CreateModel(
            name='Issue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField(verbose_name='ngày')),
                ('text', models.TextField(verbose_name='vấn đề')),
                ('state', models.CharField(choices=[('open', 'chưa có nơi chịu trách nhiệm'), ('hall', 'đã trả lời tại hội trường'), ('petition', 'đã ghi thành kiến nghị'), ('promise', 'đã hứa')], default='open', max_length=8)),
                ('answer', models.TextField(blank=True, verbose_name='lời trả lời tại hội trường')),
                ('settled_on', models.DateField(null=True, verbose_name='ngày có nơi chịu trách nhiệm')),
                ('petition', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='issue', to='petitions.petition')),
                ('promise', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='issue', to='promises.promise')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('day', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issues', to='dialogue.listeningday')),
                ('opinion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issues', to='dialogue.opinion')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'held_on'], name='dialogue_issue_held'), models.Index(fields=['day', 'state'], name='dialogue_issue_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='dialogue_issue_has_words'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('petition__isnull', True), ('promise__isnull', True), ('state', 'open')), models.Q(('petition__isnull', True), ('promise__isnull', True), ('state', 'hall'), models.Q(('answer', ''), _negated=True)), models.Q(('answer', ''), ('petition__isnull', False), ('promise__isnull', True), ('state', 'petition')), models.Q(('answer', ''), ('petition__isnull', True), ('promise__isnull', False), ('state', 'promise')), _connector='OR'), name='dialogue_issue_outcome_fits'), models.CheckConstraint(condition=models.Q(models.Q(('settled_on__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('settled_on__isnull', False)), _connector='OR'), name='dialogue_issue_settled_has_day')],
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='số thứ tự')),
                ('topic', models.CharField(max_length=500, verbose_name='điều muốn nói')),
                ('registered_on', models.DateField()),
                ('state', models.CharField(choices=[('waiting', 'chờ đến lượt'), ('hall', 'đã trả lời tại hội trường'), ('writing', 'sẽ trả lời bằng văn bản'), ('refused', 'không đưa vào, có lý do')], default='waiting', max_length=8)),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='lý do')),
                ('day', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='dialogue.listeningday')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('day', 'number'), name='dialogue_registration_number_unique'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='dialogue_registration_refused_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='SeriesHost',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hosts', to='dialogue.listeningseries')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('series', 'post'), name='dialogue_serieshost_unique')],
            },
        ),
        migrations.CreateModel(
            name='SeriesPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('place', models.CharField(max_length=300, verbose_name='địa điểm')),
                ('hamlet', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='dialogue.listeningseries')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('series', 'position'), name='dialogue_seriesplace_turn_unique'), models.CheckConstraint(condition=models.Q(('place', ''), _negated=True), name='dialogue_seriesplace_named')],
            },
        ),
        migrations.CreateModel(
            name='Speaker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField(verbose_name='ngày')),
                ('number', models.PositiveIntegerField(verbose_name='số thứ tự người phát biểu')),
                ('workplace', models.CharField(blank=True, max_length=120, verbose_name='nhóm nơi làm việc')),
                ('day', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='speakers', to='dialogue.listeningday')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'held_on'], name='dialogue_speaker_held')],
                'constraints': [models.UniqueConstraint(fields=('day', 'number'), name='dialogue_speaker_number_unique')],
            },
        ),
        migrations.AddField(
            model_name='opinion',
            name='speaker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='dialogue.speaker'),
        ),
    ]
