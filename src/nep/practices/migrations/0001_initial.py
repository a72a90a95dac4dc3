import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('measures', '0001_initial'),
        ('organisations', '0001_initial'),
        ('programmes', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Practice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='tên mô hình')),
                ('field', models.CharField(choices=[('dialogue', 'nghe dân, đối thoại'), ('party', 'xây dựng Đảng'), ('administration', 'cải cách hành chính, phục vụ người dân'), ('mobilisation', 'dân vận, Mặt trận, đoàn thể'), ('economy', 'phát triển kinh tế'), ('culture', 'văn hóa, giáo dục, y tế, an sinh'), ('order', 'quốc phòng, an ninh, trật tự'), ('other', 'lĩnh vực khác')], max_length=16, verbose_name='lĩnh vực')),
                ('level', models.CharField(blank=True, choices=[('province', 'cấp tỉnh'), ('district', 'cấp huyện'), ('commune', 'cấp xã'), ('hamlet', 'ấp, khu vực')], max_length=16, verbose_name='cấp')),
                ('problem', models.TextField(verbose_name='vấn đề')),
                ('approach', models.TextField(verbose_name='cách làm')),
                ('steps', models.TextField(blank=True, verbose_name='các bước')),
                ('cost', models.CharField(blank=True, max_length=500, verbose_name='chi phí')),
                ('state', models.CharField(choices=[('draft', 'bản nháp'), ('registered', 'chờ cấp trên công nhận'), ('returned', 'trả lại, đề nghị bổ sung'), ('recognised', 'đã công nhận'), ('withdrawn', 'đã rút')], default='draft', max_length=16)),
                ('is_public', models.BooleanField(default=False, verbose_name='công khai')),
                ('needs_recognition', models.BooleanField(default=True, verbose_name='cần cấp trên công nhận')),
                ('drafted_on', models.DateField(verbose_name='ngày viết nháp')),
                ('registered_on', models.DateField(null=True, verbose_name='ngày đăng ký')),
                ('recognised_on', models.DateField(null=True, verbose_name='ngày công nhận')),
                ('withdrawn_on', models.DateField(null=True, verbose_name='ngày rút')),
                ('reason', models.CharField(blank=True, max_length=1000, verbose_name='lý do rút')),
                ('folded', models.TextField(default='')),
                ('contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('objective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='practices', to='programmes.objective')),
                ('theme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='practices', to='programmes.theme')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='practices', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'registered_on'], name='practices_practice_registered'), models.Index(fields=['unit', 'recognised_on'], name='practices_practice_recognised'), models.Index(fields=['state', 'is_public', 'recognised_on'], name='practices_practice_gallery')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='practices_practice_uuid_unique'), models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('problem', ''), _negated=True), models.Q(('approach', ''), _negated=True)), name='practices_practice_has_words'), models.CheckConstraint(condition=models.Q(models.Q(('registered_on', None), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('registered_on__isnull', False), models.Q(('level', ''), _negated=True)), _connector='OR'), name='practices_practice_registered_on_a_day'), models.CheckConstraint(condition=models.Q(('state__in', ['recognised', 'withdrawn']), ('recognised_on', None), _connector='OR'), name='practices_practice_recognised_on_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'recognised'), _negated=True), ('recognised_on__gte', models.F('registered_on')), _connector='OR'), name='practices_practice_days_in_order'), models.CheckConstraint(condition=models.Q(('state', 'recognised'), ('is_public', False), _connector='OR'), name='practices_practice_public_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), ('withdrawn_on__isnull', False), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_on', None)), _connector='OR'), name='practices_practice_withdrawn_with_reason'), models.CheckConstraint(condition=models.Q(('objective', None), ('theme__isnull', False), _connector='OR'), name='practices_practice_objective_of_theme')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('recognised', 'công nhận'), ('returned', 'trả lại, đề nghị bổ sung')], max_length=16)),
                ('decided_on', models.DateField(verbose_name='ngày')),
                ('decided_by_title', models.CharField(max_length=300, verbose_name='người quyết định')),
                ('reason', models.CharField(max_length=2000, verbose_name='lý do')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('practice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='practices.practice')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='practices_decision_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='Adoption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('level', models.CharField(choices=[('province', 'cấp tỉnh'), ('district', 'cấp huyện'), ('commune', 'cấp xã'), ('hamlet', 'ấp, khu vực')], max_length=16, verbose_name='cấp')),
                ('changed', models.TextField(blank=True, verbose_name='đã thay đổi gì')),
                ('results', models.TextField(blank=True, verbose_name='kết quả ở đơn vị')),
                ('adopted_on', models.DateField(verbose_name='ngày bắt đầu áp dụng')),
                ('recorded_on', models.DateField(verbose_name='ngày ghi vào hệ thống')),
                ('stopped_on', models.DateField(null=True, verbose_name='ngày thôi áp dụng')),
                ('reason', models.CharField(blank=True, max_length=1000, verbose_name='lý do thôi')),
                ('recorded_by_title', models.CharField(max_length=300, verbose_name='người ghi')),
                ('from_adoption', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followers', to='practices.adoption')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='organisations.unit')),
                ('practice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='practices.practice')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'adopted_on'], name='practices_adoption_adopted')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='practices_adoption_uuid_unique'), models.UniqueConstraint(fields=('practice', 'unit'), name='practices_adoption_once_a_unit'), models.CheckConstraint(condition=models.Q(('from_adoption', None), models.Q(('from_adoption', models.F('id')), _negated=True), _connector='OR'), name='practices_adoption_not_from_itself'), models.CheckConstraint(condition=models.Q(('adopted_on__lte', models.F('recorded_on'))), name='practices_adoption_not_in_future'), models.CheckConstraint(condition=models.Q(('stopped_on', None), models.Q(('stopped_on__gte', models.F('adopted_on')), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='practices_adoption_stopped_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='PracticeEvidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('caption', models.CharField(max_length=300, verbose_name='chú thích')),
                ('credit', models.CharField(blank=True, max_length=120, verbose_name='nguồn ảnh')),
                ('alternative', models.CharField(blank=True, max_length=300, verbose_name='lời thay ảnh')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('practice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='practices.practice')),
                ('thumbnail', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('thumbnail', None), models.Q(('alternative', ''), _negated=True), _connector='OR'), name='practices_practiceevidence_photograph_in_words'), models.CheckConstraint(condition=models.Q(('caption', ''), _negated=True), name='practices_practiceevidence_has_caption')],
            },
        ),
        migrations.CreateModel(
            name='PracticeOwner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_lead', models.BooleanField(default=False, verbose_name='chủ trì')),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('practice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='owners', to='practices.practice')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('post', None)), fields=('practice', 'unit'), name='practices_practiceowner_unit_once'), models.UniqueConstraint(condition=models.Q(('post__isnull', False)), fields=('practice', 'post'), name='practices_practiceowner_post_once'), models.UniqueConstraint(condition=models.Q(('is_lead', True)), fields=('practice',), name='practices_practiceowner_one_leads'), models.CheckConstraint(condition=models.Q(('is_lead', False), ('post', None), _connector='OR'), name='practices_practiceowner_unit_leads')],
            },
        ),
        migrations.CreateModel(
            name='PracticeResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('label', models.CharField(max_length=200, verbose_name='kết quả')),
                ('before', models.CharField(blank=True, max_length=200, verbose_name='trước khi làm')),
                ('after', models.CharField(blank=True, max_length=200, verbose_name='sau khi làm')),
                ('measure_key', models.CharField(blank=True, max_length=64, verbose_name='số liệu')),
                ('before_from', models.DateField(null=True, verbose_name='trước: từ ngày')),
                ('before_to', models.DateField(null=True, verbose_name='trước: đến hết ngày')),
                ('after_from', models.DateField(null=True, verbose_name='sau: từ ngày')),
                ('after_to', models.DateField(null=True, verbose_name='sau: đến hết ngày')),
                ('frozen_after', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='measures.frozenfigure')),
                ('frozen_before', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='measures.frozenfigure')),
                ('practice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='results', to='practices.practice')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='practices_practiceresult_uuid_unique'), models.CheckConstraint(condition=models.Q(models.Q(('measure_key', ''), models.Q(('after', ''), _negated=True), ('after_from', None), ('before_from', None)), models.Q(models.Q(('measure_key', ''), _negated=True), ('after', ''), ('before', ''), ('after_from__isnull', False)), _connector='OR'), name='practices_practiceresult_words_or_figure'), models.CheckConstraint(condition=models.Q(models.Q(('after_from', None), ('after_to', None)), ('after_from__lte', models.F('after_to')), _connector='OR'), name='practices_practiceresult_after_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('before_from', None), ('before_to', None)), ('before_from__lte', models.F('before_to')), _connector='OR'), name='practices_practiceresult_before_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('frozen_after', None), ('frozen_before', None)), models.Q(models.Q(('measure_key', ''), _negated=True), ('frozen_after__isnull', False)), _connector='OR'), name='practices_practiceresult_frozen_is_a_figure')],
            },
        ),
    ]
