import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(max_length=40)),
                ('scope', models.CharField(blank=True, max_length=200)),
                ('state', models.CharField(choices=[('reading', 'đang đọc'), ('asking', 'chờ chọn bảng mã'), ('checked', 'chờ ghi'), ('refused', 'không đọc được'), ('committing', 'đang ghi'), ('committed', 'đã ghi'), ('undoing', 'đang hoàn tác'), ('undone', 'đã hoàn tác'), ('dropped', 'đã bỏ')], default='reading', max_length=12)),
                ('file_name', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('encoding', models.CharField(blank=True, max_length=40)),
                ('notices', models.JSONField(default=list)),
                ('ties', models.JSONField(default=list)),
                ('places', models.JSONField(default=dict)),
                ('problem', models.TextField(blank=True)),
                ('row_count', models.PositiveIntegerField(default=0)),
                ('new_count', models.PositiveIntegerField(default=0)),
                ('changed_count', models.PositiveIntegerField(default=0)),
                ('same_count', models.PositiveIntegerField(default=0)),
                ('faulty_count', models.PositiveIntegerField(default=0)),
                ('fault_count', models.PositiveIntegerField(default=0)),
                ('fingerprint', models.CharField(blank=True, max_length=64)),
                ('task_id', models.CharField(blank=True, max_length=64)),
                ('user_id', models.BigIntegerField(null=True)),
                ('post_id', models.BigIntegerField(null=True)),
                ('mandate_id', models.BigIntegerField(null=True)),
                ('channel', models.CharField(max_length=16)),
                ('unit_id', models.BigIntegerField(null=True)),
                ('asked_by', models.JSONField(default=dict)),
                ('sent_at', models.DateTimeField()),
                ('committed_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('emptied_at', models.DateTimeField(null=True)),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
            ],
            options={
                'indexes': [models.Index(fields=['user_id', 'sent_at'], name='imports_batch_sender')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='imports_batch_uuid_unique'), models.CheckConstraint(condition=models.Q(('committed_at', None), ('state', 'committed'), _negated=True), name='imports_batch_committed_has_moment'), models.CheckConstraint(condition=models.Q(('faulty_count__gt', 0), ('state__in', ['committing', 'committed']), _negated=True), name='imports_batch_committed_without_faults')],
            },
        ),
        migrations.CreateModel(
            name='BatchEffect',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('thing_kind', models.CharField(max_length=64)),
                ('verb', models.CharField(choices=[('made', 'tạo mới'), ('changed', 'thay đổi'), ('removed', 'bỏ đi')], max_length=8)),
                ('count', models.PositiveIntegerField()),
                ('things', models.TextField()),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='effects', to='imports.batch')),
            ],
        ),
        migrations.CreateModel(
            name='BatchFault',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row', models.PositiveIntegerField()),
                ('cell', models.CharField(max_length=12)),
                ('sentence', models.TextField()),
                ('source', models.CharField(choices=[('reading', 'đọc tệp'), ('check', 'kiểm tra')], max_length=8)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='faults', to='imports.batch')),
            ],
            options={
                'indexes': [models.Index(fields=['batch', 'row'], name='imports_batchfault_row')],
            },
        ),
        migrations.CreateModel(
            name='StagedChunk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('rows', models.TextField()),
                ('outcomes', models.TextField(blank=True)),
                ('new_count', models.PositiveIntegerField(default=0)),
                ('changed_count', models.PositiveIntegerField(default=0)),
                ('same_count', models.PositiveIntegerField(default=0)),
                ('faulty_count', models.PositiveIntegerField(default=0)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chunks', to='imports.batch')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('batch', 'position'), name='imports_stagedchunk_place_unique')],
            },
        ),
        migrations.CreateModel(
            name='Turn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind',), name='imports_turn_kind_unique')],
            },
        ),
    ]
