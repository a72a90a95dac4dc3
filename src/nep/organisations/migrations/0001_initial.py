import datetime
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('files', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('code', models.CharField(blank=True, max_length=20, verbose_name='mã cán bộ')),
                ('full_name', models.CharField(max_length=120, verbose_name='họ và tên')),
                ('sort_key', models.CharField(max_length=400)),
                ('folded', models.CharField(max_length=200)),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='person', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='organisations_person_uuid_unique'), models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code',), name='organisations_person_code_unique')],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='chức vụ')),
                ('office_phone', models.CharField(blank=True, max_length=20, verbose_name='điện thoại cơ quan')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(default=datetime.date(9999, 12, 31), verbose_name='đến hết ngày trước')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisations.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__lt', models.F('valid_to'))), name='organisations_post_not_empty')],
            },
        ),
        migrations.CreateModel(
            name='PostRole',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=32)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='organisations.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('post', 'role'), name='organisations_postrole_unique')],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('world', models.CharField(choices=[('state', 'Nhà nước'), ('front', 'Mặt trận, đoàn thể'), ('party', 'Đảng')], max_length=8)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='organisations_unit_uuid_unique')],
            },
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('renamed', 'đổi tên'), ('merged', 'nhập'), ('divided', 'chia'), ('split_off', 'tách'), ('dissolved', 'giải thể')], max_length=16)),
                ('happened_on', models.DateField(verbose_name='ngày')),
                ('basis', models.CharField(max_length=300, verbose_name='căn cứ')),
                ('from_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions_out', to='organisations.unit')),
                ('to_unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successions_in', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('from_unit', 'to_unit', 'happened_on'), name='organisations_succession_unique')],
            },
        ),
        migrations.CreateModel(
            name='Span',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.CharField(choices=[('state', 'Chính quyền, Mặt trận'), ('party', 'Đảng')], max_length=8)),
                ('path', models.CharField(max_length=120)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(default=datetime.date(9999, 12, 31))),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spans', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['line', 'path', 'valid_from'], name='organisations_span_path')],
                'constraints': [models.UniqueConstraint(fields=('unit', 'line', 'valid_from'), name='organisations_span_day_unique'), models.CheckConstraint(condition=models.Q(('valid_from__lt', models.F('valid_to'))), name='organisations_span_not_empty')],
            },
        ),
        migrations.AddField(
            model_name='post',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisations.unit'),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(fields=['unit', 'valid_from'], name='organisations_post_unit'),
        ),
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.CharField(choices=[('state', 'Chính quyền, Mặt trận'), ('party', 'Đảng')], max_length=8)),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('is_closing', models.BooleanField(default=False)),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='child_placements', to='organisations.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'line', 'valid_from'), name='organisations_placement_day_unique'), models.CheckConstraint(condition=models.Q(('unit', models.F('parent')), _negated=True), name='organisations_placement_not_own_parent')],
            },
        ),
        migrations.CreateModel(
            name='UnitVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('kind', models.CharField(choices=[('province', 'cấp tỉnh'), ('district', 'cấp huyện'), ('commune', 'cấp xã'), ('hamlet', 'ấp, khu vực'), ('department', 'cơ quan chuyên môn'), ('reception', 'ban tiếp công dân'), ('mass', 'Mặt trận, tổ chức chính trị - xã hội'), ('party_province', 'tỉnh ủy'), ('party_board', 'cơ quan tham mưu của tỉnh ủy'), ('party_district', 'huyện ủy và tương đương'), ('party_commune', 'đảng ủy cấp xã')], max_length=16, verbose_name='loại')),
                ('name', models.CharField(max_length=200, verbose_name='tên')),
                ('abbreviation', models.CharField(blank=True, max_length=40, verbose_name='ký hiệu trong văn bản')),
                ('code', models.CharField(blank=True, max_length=16, verbose_name='mã')),
                ('sort_key', models.CharField(max_length=400)),
                ('folded', models.CharField(max_length=200)),
                ('is_closing', models.BooleanField(default=False, verbose_name='chấm dứt hoạt động')),
                ('basis', models.CharField(blank=True, max_length=300, verbose_name='căn cứ')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['code', 'valid_from'], name='organisations_unitversion_code')],
                'constraints': [models.UniqueConstraint(fields=('unit', 'valid_from'), name='organisations_unitversion_day_unique')],
            },
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('handed_on', models.DateField(verbose_name='ngày bàn giao')),
                ('paper_number', models.CharField(max_length=60, verbose_name='số, ký hiệu văn bản')),
                ('paper_issued_on', models.DateField(verbose_name='ngày văn bản')),
                ('recorded_at', models.DateTimeField()),
                ('from_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handed_over', to='organisations.post')),
                ('paper_file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('to_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='taken_over', to='organisations.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='organisations_handover_uuid_unique'), models.CheckConstraint(condition=models.Q(('from_post', models.F('to_post')), _negated=True), name='organisations_handover_not_to_oneself'), models.CheckConstraint(condition=models.Q(('paper_number', ''), _negated=True), name='organisations_handover_has_paper')],
            },
        ),
        migrations.CreateModel(
            name='HandOverItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=64)),
                ('thing_id', models.BigIntegerField()),
                ('hand_over', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='organisations.handover')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('hand_over', 'source', 'thing_id'), name='organisations_handoveritem_unique')],
            },
        ),
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(choices=[('delegation', 'ủy quyền'), ('substitution', 'thay khi vắng')], max_length=16)),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(verbose_name='đến hết ngày trước')),
                ('ended_on', models.DateField(null=True, verbose_name='thôi từ ngày')),
                ('paper_number', models.CharField(max_length=60, verbose_name='số, ký hiệu văn bản')),
                ('paper_issued_on', models.DateField(verbose_name='ngày văn bản')),
                ('recorded_at', models.DateTimeField()),
                ('from_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates_given', to='organisations.post')),
                ('paper_file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('to_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates_held', to='organisations.post')),
            ],
            options={
                'indexes': [models.Index(fields=['to_post', 'valid_to'], name='organisations_mandate_held')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='organisations_mandate_uuid_unique'), models.CheckConstraint(condition=models.Q(('valid_from__lt', models.F('valid_to'))), name='organisations_mandate_not_empty'), models.CheckConstraint(condition=models.Q(('from_post', models.F('to_post')), _negated=True), name='organisations_mandate_not_to_oneself'), models.CheckConstraint(condition=models.Q(('paper_number', ''), _negated=True), name='organisations_mandate_has_paper')],
            },
        ),
        migrations.CreateModel(
            name='MandateVerb',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(max_length=40)),
                ('mandate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verbs', to='organisations.mandate')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('mandate', 'verb'), name='organisations_mandateverb_unique')],
            },
        ),
    ]
