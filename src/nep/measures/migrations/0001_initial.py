import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='FrozenFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('key', models.CharField(max_length=64)),
                ('sentence', models.CharField(max_length=500, verbose_name='cách tính khi chốt')),
                ('line', models.CharField(choices=[('state', 'Chính quyền, Mặt trận'), ('party', 'Đảng')], max_length=8)),
                ('tree_mode', models.CharField(max_length=8)),
                ('tree_date', models.DateField(null=True)),
                ('period_from', models.DateField()),
                ('period_to', models.DateField()),
                ('value', models.BigIntegerField()),
                ('frozen_at', models.DateTimeField()),
                ('max_id', models.BigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('thing_kind', models.CharField(blank=True, max_length=64)),
                ('thing_id', models.BigIntegerField(null=True)),
                ('paper', models.CharField(blank=True, max_length=120, verbose_name='văn bản ban hành')),
                ('part_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='measures.frozenfigure')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['key', 'unit', '-frozen_at'], name='measures_frozenfigure_of_unit'), models.Index(fields=['thing_kind', 'thing_id'], name='measures_frozenfigure_thing')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='measures_frozenfigure_uuid_unique'), models.CheckConstraint(condition=models.Q(('period_from__lte', models.F('period_to'))), name='measures_frozenfigure_period_in_order')],
            },
        ),
        migrations.CreateModel(
            name='FrozenKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('thing_id', models.BigIntegerField()),
                ('record_key', models.CharField(max_length=36)),
                ('figure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='keys', to='measures.frozenfigure')),
                ('part', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='part_keys', to='measures.frozenfigure')),
            ],
            options={
                'indexes': [models.Index(fields=['part'], name='measures_frozenkey_part')],
                'constraints': [models.UniqueConstraint(fields=('figure', 'thing_id'), name='measures_frozenkey_once')],
            },
        ),
        migrations.CreateModel(
            name='StatedFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=64, verbose_name='mã')),
                ('label', models.CharField(max_length=200, verbose_name='tên số liệu')),
                ('sentence', models.CharField(max_length=500, verbose_name='cách tính')),
                ('counts', models.CharField(choices=[('times', 'lần'), ('classes', 'lớp, buổi'), ('attendances', 'lượt người'), ('persons', 'người'), ('collectives', 'tập thể'), ('papers', 'văn bản'), ('practices', 'mô hình, cách làm'), ('articles', 'tin, bài, tác phẩm'), ('places', 'công trình, phần việc'), ('money', 'đồng'), ('other', 'việc khác')], max_length=16, verbose_name='đếm')),
                ('adds_over_units', models.BooleanField(default=True, verbose_name='cộng được giữa các đơn vị')),
                ('adds_over_periods', models.BooleanField(default=True, verbose_name='cộng được giữa các kỳ')),
                ('created_at', models.DateTimeField()),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stated_figures', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('key',), name='measures_statedfigure_key_unique'), models.CheckConstraint(condition=models.Q(('key__startswith', 'stated_')), name='measures_statedfigure_key_says_stated')],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('figure_key', models.CharField(max_length=64, verbose_name='số liệu')),
                ('period_from', models.DateField(verbose_name='từ ngày')),
                ('period_to', models.DateField(verbose_name='đến hết ngày')),
                ('value', models.BigIntegerField(verbose_name='giá trị')),
                ('paper_number', models.CharField(blank=True, max_length=60, verbose_name='số văn bản')),
                ('paper_on', models.DateField(null=True, verbose_name='ngày văn bản')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='nguồn')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='ghi chú')),
                ('entered_for', models.BooleanField(default=False, verbose_name='nhập thay')),
                ('entered_at', models.DateTimeField()),
                ('is_current', models.BooleanField(default=True)),
                ('entered_by_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('paper_file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('replaces', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='measures.statement')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['figure_key', 'period_to', 'unit'], name='measures_statement_read')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='measures_statement_uuid_unique'), models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('figure_key', 'unit', 'period_from', 'period_to'), name='measures_statement_one_current'), models.CheckConstraint(condition=models.Q(('period_from__lte', models.F('period_to'))), name='measures_statement_period_in_order'), models.CheckConstraint(condition=models.Q(('value__gte', 0)), name='measures_statement_not_negative')],
            },
        ),
    ]
