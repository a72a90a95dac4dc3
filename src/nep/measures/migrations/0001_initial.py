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
    ]
