import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('organisations', '0001_initial'),
        ('programmes', '0001_initial'),
    ]

    operations = [
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
                ('paper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.issuedpaper')),
                ('theme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='programmes.theme')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='reviews_summaryreport_uuid_unique'), models.UniqueConstraint(fields=('unit', 'period_from', 'period_to'), name='reviews_summaryreport_one_a_period'), models.CheckConstraint(condition=models.Q(('period_from__lte', models.F('period_to'))), name='reviews_summaryreport_period_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('compiled_at__isnull', False), ('paper__isnull', False), ('state', 'issued')), models.Q(('paper__isnull', True), ('state', 'draft')), _connector='OR'), name='reviews_summaryreport_issued_has_paper')],
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
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='reviews.summaryreport')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('report', 'number'), name='reviews_section_number_unique')],
            },
        ),
    ]
