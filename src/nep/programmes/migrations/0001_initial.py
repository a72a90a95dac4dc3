import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('files', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
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
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='programmes.theme')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('number', ''), _negated=True), models.Q(('title', ''), _negated=True), _connector='OR'), name='programmes_reference_number_or_title')],
            },
        ),
        migrations.CreateModel(
            name='Objective',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('kind', models.CharField(choices=[('pillar', 'trụ cột'), ('breakthrough', 'nhiệm vụ đột phá'), ('other', 'mục tiêu')], max_length=16, verbose_name='loại')),
                ('text', models.CharField(blank=True, max_length=1000, verbose_name='nội dung')),
                ('reference', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='objectives', to='programmes.reference')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='programmes.theme')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'other'), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='programmes_objective_other_named')],
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
    ]
