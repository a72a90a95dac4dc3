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
            name='IssuedPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('world', models.CharField(choices=[('state', 'Nhà nước'), ('front', 'Mặt trận, đoàn thể'), ('party', 'Đảng')], max_length=8)),
                ('type_code', models.CharField(choices=[('BC', 'Báo cáo'), ('KH', 'Kế hoạch'), ('QĐ', 'Quyết định'), ('CT', 'Chỉ thị'), ('KL', 'Kết luận'), ('NQ', 'Nghị quyết'), ('HD', 'Hướng dẫn'), ('CTr', 'Chương trình'), ('TB', 'Thông báo'), ('TTr', 'Tờ trình'), ('BB', 'Biên bản'), ('CV', 'Công văn')], max_length=8, verbose_name='loại văn bản')),
                ('year', models.PositiveIntegerField(verbose_name='năm')),
                ('number', models.PositiveIntegerField(verbose_name='số')),
                ('number_text', models.CharField(max_length=60, verbose_name='số, ký hiệu')),
                ('issued_on', models.DateField(verbose_name='ngày ban hành')),
                ('issued_at', models.DateTimeField()),
                ('title', models.CharField(max_length=500, verbose_name='trích yếu')),
                ('folded', models.CharField(max_length=600)),
                ('thing_kind', models.CharField(max_length=64)),
                ('thing_id', models.BigIntegerField()),
                ('pdf_sha256', models.CharField(max_length=64, verbose_name='mã băm SHA-256 của bản PDF')),
                ('seal', models.CharField(max_length=64)),
                ('is_public', models.BooleanField(default=False, verbose_name='công khai')),
                ('docx', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('pdf', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issued_papers', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['thing_kind', 'thing_id'], name='documents_issuedpaper_thing'), models.Index(fields=['issued_on', 'id'], name='documents_issuedpaper_day'), models.Index(fields=['unit', 'issued_on', 'id'], name='documents_issuedpaper_unit')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='documents_issuedpaper_uuid_unique'), models.UniqueConstraint(fields=('unit', 'type_code', 'year', 'number'), name='documents_issuedpaper_number_unique'), models.UniqueConstraint(fields=('pdf',), name='documents_issuedpaper_pdf_unique'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='documents_issuedpaper_number_positive'), models.CheckConstraint(condition=models.Q(('world__in', ['state', 'front', 'party'])), name='documents_issuedpaper_world_known')],
            },
        ),
        migrations.CreateModel(
            name='PaperOffice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number_source', models.CharField(choices=[('register', 'Nếp cấp số theo sổ'), ('office', 'Nhập số của văn thư')], max_length=8, verbose_name='số văn bản')),
                ('place', models.CharField(blank=True, max_length=80, verbose_name='địa danh')),
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='paper_office', to='organisations.unit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('number_source__in', ['register', 'office'])), name='documents_paperoffice_source_known')],
            },
        ),
        migrations.CreateModel(
            name='PaperRegister',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('type_code', models.CharField(choices=[('BC', 'Báo cáo'), ('KH', 'Kế hoạch'), ('QĐ', 'Quyết định'), ('CT', 'Chỉ thị'), ('KL', 'Kết luận'), ('NQ', 'Nghị quyết'), ('HD', 'Hướng dẫn'), ('CTr', 'Chương trình'), ('TB', 'Thông báo'), ('TTr', 'Tờ trình'), ('BB', 'Biên bản'), ('CV', 'Công văn')], max_length=8)),
                ('year', models.PositiveIntegerField()),
                ('last_number', models.PositiveIntegerField(default=0)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'type_code', 'year'), name='documents_paperregister_unique')],
            },
        ),
        migrations.CreateModel(
            name='SignedScan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attached_at', models.DateTimeField()),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scans', to='documents.issuedpaper')),
            ],
        ),
    ]
