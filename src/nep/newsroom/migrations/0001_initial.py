import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('measures', '0001_initial'),
        ('organisations', '0001_initial'),
        ('practices', '0001_initial'),
        ('promises', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('category', models.CharField(choices=[('news', 'Tin hoạt động'), ('notice', 'Thông báo'), ('example', 'Gương tốt, cách làm hay'), ('answer', 'Hỏi và giải đáp')], default='news', max_length=16, verbose_name='chuyên mục')),
                ('slug', models.CharField(max_length=100, null=True, verbose_name='địa chỉ')),
                ('title', models.CharField(max_length=300, verbose_name='tên bài')),
                ('folded', models.TextField(default='')),
                ('number', models.PositiveIntegerField(default=0, verbose_name='bản mới nhất')),
                ('state', models.CharField(choices=[('draft', 'Bản nháp'), ('submitted', 'Chờ duyệt'), ('approved', 'Đã duyệt, chưa đăng'), ('scheduled', 'Hẹn giờ'), ('published', 'Đã đăng'), ('withdrawn', 'Đã rút')], default='draft', max_length=16)),
                ('pending', models.CharField(blank=True, choices=[('', 'không'), ('draft', 'Đang viết đính chính'), ('submitted', 'Đính chính chờ duyệt')], default='', max_length=16)),
                ('note', models.CharField(blank=True, max_length=1000, verbose_name='lời đính chính')),
                ('returned', models.CharField(blank=True, max_length=1000, verbose_name='lý do trả lại')),
                ('has_correction', models.BooleanField(default=False, verbose_name='có đính chính')),
                ('approved_by_title', models.CharField(blank=True, max_length=300, verbose_name='người duyệt')),
                ('changed_at', models.DateTimeField(verbose_name='sửa lúc')),
                ('publish_at', models.DateTimeField(null=True, verbose_name='hẹn đăng lúc')),
                ('published_at', models.DateTimeField(null=True, verbose_name='đăng lúc')),
                ('withdrawn_at', models.DateTimeField(null=True, verbose_name='rút lúc')),
                ('reason', models.CharField(blank=True, max_length=1000, verbose_name='lý do rút')),
                ('remarks_closed', models.BooleanField(default=False, verbose_name='đóng phản hồi')),
                ('remarks_until', models.DateField(null=True, verbose_name='nhận phản hồi đến hết ngày')),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.person')),
                ('pending_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.person')),
                ('submitted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-published_at'], name='newsroom_article_latest'), models.Index(fields=['unit', '-changed_at'], name='newsroom_article_of_unit'), models.Index(fields=['publish_at'], name='newsroom_article_due')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='newsroom_article_uuid_unique'), models.UniqueConstraint(fields=('slug',), name='newsroom_article_slug_unique'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='newsroom_article_has_title'), models.CheckConstraint(condition=models.Q(('approved_by', None), ('submitted_by', None), models.Q(('approved_by', models.F('submitted_by')), _negated=True), _connector='OR'), name='newsroom_article_two_persons'), models.CheckConstraint(condition=models.Q(models.Q(('approved_by', None), ('state__in', ['draft', 'submitted'])), models.Q(('state__in', ['approved', 'scheduled', 'published', 'withdrawn']), ('approved_by__isnull', False), ('submitted_by__isnull', False)), _connector='OR'), name='newsroom_article_approved'), models.CheckConstraint(condition=models.Q(models.Q(('publish_at__isnull', False), ('state', 'scheduled')), models.Q(models.Q(('state', 'scheduled'), _negated=True), ('publish_at', None)), _connector='OR'), name='newsroom_article_scheduled'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), ('withdrawn_at__isnull', False), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_at', None)), _connector='OR'), name='newsroom_article_withdrawn'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), models.Q(('pending', ''), _negated=True)), models.Q(('pending', ''), ('pending_by', None)), _connector='OR'), name='newsroom_article_correction')],
            },
        ),
        migrations.CreateModel(
            name='DraftCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('base', models.PositiveIntegerField(verbose_name='trên bản số')),
                ('title', models.CharField(blank=True, max_length=300, verbose_name='tên bài')),
                ('lead', models.CharField(blank=True, max_length=600, verbose_name='lời dẫn')),
                ('body', models.TextField(blank=True, verbose_name='nội dung')),
                ('tags', models.CharField(blank=True, max_length=300, verbose_name='chủ đề')),
                ('saved_at', models.DateTimeField(verbose_name='tự lưu lúc')),
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='copy', to='newsroom.article')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.person')),
            ],
        ),
        migrations.CreateModel(
            name='EditLock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300, verbose_name='người đang sửa')),
                ('taken_at', models.DateTimeField(verbose_name='từ lúc')),
                ('seen_at', models.DateTimeField(verbose_name='còn ở đó lúc')),
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='lock', to='newsroom.article')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.person')),
            ],
        ),
        migrations.CreateModel(
            name='Photograph',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('widths', models.CharField(max_length=100)),
                ('credit', models.CharField(max_length=120, verbose_name='nguồn ảnh')),
                ('taken_on', models.DateField(null=True, verbose_name='ngày chụp')),
                ('stored_at', models.DateTimeField(verbose_name='nhận lúc')),
                ('original', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photographs', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='newsroom_photograph_uuid_unique'), models.CheckConstraint(condition=models.Q(('credit', ''), _negated=True), name='newsroom_photograph_has_credit')],
            },
        ),
        migrations.CreateModel(
            name='PhotoUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='ảnh số')),
                ('caption', models.CharField(max_length=300, verbose_name='chú thích')),
                ('alternative', models.CharField(max_length=300, verbose_name='lời thay ảnh')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photo_uses', to='newsroom.article')),
                ('photograph', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='newsroom.photograph')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('article', 'number'), name='newsroom_photouse_number_unique'), models.CheckConstraint(condition=models.Q(models.Q(('caption', ''), _negated=True), models.Q(('alternative', ''), _negated=True)), name='newsroom_photouse_in_words')],
            },
        ),
        migrations.CreateModel(
            name='Quote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='trích số')),
                ('kind', models.CharField(choices=[('figure', 'số hiện nay'), ('frozen', 'số đã chốt'), ('promise', 'việc đã hứa'), ('practice', 'mô hình')], max_length=16)),
                ('measure_key', models.CharField(blank=True, max_length=64, verbose_name='số liệu')),
                ('period_from', models.DateField(null=True, verbose_name='từ ngày')),
                ('period_to', models.DateField(null=True, verbose_name='đến hết ngày')),
                ('value', models.BigIntegerField(null=True, verbose_name='số lúc trích')),
                ('quoted_at', models.DateTimeField(verbose_name='trích lúc')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quotes', to='newsroom.article')),
                ('frozen', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='measures.frozenfigure')),
                ('practice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='practices.practice')),
                ('promise', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='promises.promise')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('article', 'number'), name='newsroom_quote_number_unique'), models.CheckConstraint(condition=models.Q(models.Q(('frozen', None), ('kind', 'promise'), ('measure_key', ''), ('practice', None), ('promise__isnull', False)), models.Q(('frozen', None), ('kind', 'practice'), ('measure_key', ''), ('practice__isnull', False), ('promise', None)), models.Q(('frozen__isnull', False), ('kind', 'frozen'), ('measure_key', ''), ('practice', None), ('promise', None)), models.Q(('frozen', None), ('kind', 'figure'), ('period_from__isnull', False), ('period_to__isnull', False), ('practice', None), ('promise', None), ('unit__isnull', False), ('value__isnull', False), models.Q(('measure_key', ''), _negated=True)), _connector='OR'), name='newsroom_quote_of_one_thing')],
            },
        ),
        migrations.CreateModel(
            name='Remark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('owner_hash', models.CharField(max_length=64)),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='tên muốn hiện')),
                ('text', models.TextField(blank=True, verbose_name='nội dung')),
                ('public_text', models.TextField(blank=True, verbose_name='nội dung công khai')),
                ('folded', models.TextField(blank=True, default='')),
                ('is_suspect', models.BooleanField(default=False, verbose_name='nghi tin rác')),
                ('state', models.CharField(choices=[('waiting', 'Chờ duyệt'), ('shown', 'Đã đăng'), ('declined', 'Không đăng'), ('withdrawn', 'Đã gỡ')], default='waiting', max_length=16)),
                ('received_at', models.DateTimeField(verbose_name='nhận lúc')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='xử lý lúc')),
                ('reason', models.CharField(blank=True, choices=[('spam', 'Quảng cáo, tin rác'), ('personal', 'Có thông tin riêng của người khác'), ('rude', 'Lời lẽ xúc phạm'), ('elsewhere', 'Không liên quan đến bài'), ('petition', 'Là đơn thư, kiến nghị: có đường gửi riêng'), ('secret', 'Có nội dung không được phép công khai'), ('asked', 'Người gửi yêu cầu'), ('mistake', 'Duyệt nhầm'), ('gone', 'Bài đã rút')], max_length=16, verbose_name='lý do')),
                ('reason_words', models.CharField(blank=True, max_length=500, verbose_name='nói thêm')),
                ('answer', models.TextField(blank=True, verbose_name='trả lời')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='trả lời lúc')),
                ('points_to_petition', models.BooleanField(default=False, verbose_name='chỉ đường gửi ý kiến')),
                ('erased_at', models.DateTimeField(null=True, verbose_name='xóa lời lúc')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='newsroom.article')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
            ],
            options={
                'indexes': [models.Index(fields=['article', 'state', '-received_at'], name='newsroom_remark_of_article'), models.Index(fields=['state', 'decided_at'], name='newsroom_remark_decided')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='newsroom_remark_uuid_unique'), models.UniqueConstraint(fields=('owner_hash',), name='newsroom_remark_owner_unique'), models.CheckConstraint(condition=models.Q(models.Q(('erased_at', None), models.Q(('text', ''), _negated=True)), models.Q(('erased_at__isnull', False), ('name', ''), ('public_text', ''), ('text', '')), _connector='OR'), name='newsroom_remark_has_text_until_erased'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('decided_at', None), ('erased_at', None), ('public_text', ''), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='newsroom_remark_waits_untouched'), models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('state__in', ['waiting', 'shown'])), models.Q(('state__in', ['declined', 'withdrawn']), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='newsroom_remark_refused_with_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'shown'), _negated=True), models.Q(('public_text', ''), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='newsroom_remark_shows_something'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='newsroom_remark_answered_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='RemarkDesk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('days', models.PositiveSmallIntegerField(default=30, verbose_name='số ngày nhận phản hồi')),
                ('named_at', models.DateTimeField(verbose_name='cử lúc')),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='remark_desk', to='organisations.unit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('days__gte', 1), ('days__lte', 365)), name='newsroom_remarkdesk_days_in_range')],
            },
        ),
        migrations.CreateModel(
            name='Rendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('width', models.PositiveIntegerField()),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('photograph', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='renditions', to='newsroom.photograph')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('photograph', 'width'), name='newsroom_rendition_width_unique')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='bản số')),
                ('title', models.CharField(max_length=300, verbose_name='tên bài')),
                ('lead', models.CharField(blank=True, max_length=600, verbose_name='lời dẫn')),
                ('body', models.TextField(blank=True, verbose_name='nội dung')),
                ('tags', models.CharField(blank=True, max_length=300, verbose_name='chủ đề')),
                ('folded', models.TextField(default='')),
                ('saved_at', models.DateTimeField(verbose_name='lưu lúc')),
                ('saved_by_title', models.CharField(max_length=300, verbose_name='người lưu')),
                ('restored_from', models.PositiveIntegerField(null=True, verbose_name='lấy lại từ bản')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='newsroom.article')),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('article', 'number'), name='newsroom_revision_number_unique'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='newsroom_revision_has_title'), models.CheckConstraint(condition=models.Q(('restored_from', None), ('restored_from__lt', models.F('number')), _connector='OR'), name='newsroom_revision_restored_from_earlier')],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.CharField(max_length=1000, verbose_name='lời đính chính')),
                ('approved_by_title', models.CharField(max_length=300, verbose_name='người duyệt')),
                ('made_at', models.DateTimeField(verbose_name='đăng lúc')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='newsroom.article')),
                ('after', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='newsroom.revision')),
                ('before', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='newsroom.revision')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='newsroom_correction_has_note'), models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='newsroom_correction_changes_something')],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='live',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='newsroom.revision'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('live__isnull', False), ('published_at__isnull', False), ('slug__isnull', False), ('state__in', ['published', 'withdrawn'])), models.Q(('live', None), ('published_at', None), ('slug', None), ('state__in', ['draft', 'submitted', 'approved', 'scheduled'])), _connector='OR'), name='newsroom_article_published'),
        ),
        migrations.CreateModel(
            name='TakenSpool',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100)),
                ('taken_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('name',), name='newsroom_takenspool_name_unique')],
            },
        ),
        migrations.CreateModel(
            name='ViewCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='ngày')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='lượt xem')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='view_counts', to='newsroom.article')),
            ],
            options={
                'indexes': [models.Index(fields=['day'], name='newsroom_viewcount_day')],
                'constraints': [models.UniqueConstraint(fields=('article', 'day'), name='newsroom_viewcount_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='ArticleTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=80)),
                ('name', models.CharField(max_length=60, verbose_name='chủ đề')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagged', to='newsroom.article')),
            ],
            options={
                'indexes': [models.Index(fields=['slug'], name='newsroom_articletag_slug')],
                'constraints': [models.UniqueConstraint(fields=('article', 'slug'), name='newsroom_articletag_once')],
            },
        ),
    ]
