import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('meetings', '0001_initial'),
        ('norms', '0001_initial'),
        ('organisations', '0001_initial'),
        ('promises', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Slip',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('number', models.CharField(max_length=8, verbose_name='số phiếu')),
                ('secret_mac', models.CharField(max_length=64)),
                ('long_mac', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('printed', 'trong quyển, chưa dùng'), ('used', 'đã giao'), ('void', 'hủy')], max_length=8)),
                ('key_hash', models.CharField(max_length=64, null=True)),
                ('fingerprint', models.CharField(blank=True, max_length=64)),
                ('made_at', models.DateTimeField()),
                ('first_used_at', models.DateTimeField(null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('tries_on', models.DateField(null=True)),
                ('book_page', models.PositiveSmallIntegerField(null=True, verbose_name='tờ số')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='petitions_slip_uuid_unique'), models.UniqueConstraint(fields=('number',), name='petitions_slip_number_unique'), models.UniqueConstraint(fields=('key_hash',), name='petitions_slip_key_unique'), models.CheckConstraint(condition=models.Q(('tries', 0), ('tries_on__isnull', False), _connector='OR'), name='petitions_slip_tries_have_day')],
            },
        ),
        migrations.CreateModel(
            name='Petition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('choice', models.CharField(choices=[('ask', 'Tôi muốn hỏi'), ('report', 'Tôi muốn báo một việc cần sửa'), ('suggest', 'Tôi muốn góp ý')], max_length=8, verbose_name='người gửi muốn')),
                ('klass', models.CharField(choices=[('unsorted', 'chưa phân loại'), ('question', 'câu hỏi'), ('proposal', 'kiến nghị, phản ánh'), ('complaint', 'khiếu nại'), ('denunciation', 'tố cáo')], default='unsorted', max_length=16, verbose_name='loại')),
                ('concern', models.CharField(choices=[('no', 'Không'), ('yes', 'Có'), ('unsure', 'Tôi không chắc')], max_length=8, verbose_name='liên quan đến xã hoặc cán bộ xã')),
                ('channel', models.CharField(choices=[('web', 'trang gửi ý kiến'), ('counter', 'tại nơi tiếp dân'), ('session', 'tại buổi đối thoại'), ('paper', 'đơn, thư')], max_length=8, verbose_name='nhận qua')),
                ('state', models.CharField(choices=[('quarantined', 'chờ kiểm tra'), ('received', 'đã tiếp nhận'), ('assigned', 'đã giao'), ('answered', 'đã trả lời'), ('transferred_out', 'đã chuyển cơ quan có thẩm quyền'), ('withdrawn', 'người gửi đã rút'), ('rejected', 'không tiếp nhận')], default='received', max_length=16, verbose_name='tình trạng')),
                ('state_before', models.CharField(blank=True, max_length=16)),
                ('is_secret', models.BooleanField(default=False)),
                ('place_text', models.CharField(blank=True, max_length=200, verbose_name='nơi xảy ra')),
                ('received_on', models.DateField(verbose_name='ngày tiếp nhận')),
                ('received_at', models.DateTimeField(verbose_name='tiếp nhận lúc')),
                ('assigned_on', models.DateField(null=True, verbose_name='ngày giao')),
                ('answered_on', models.DateField(null=True, verbose_name='ngày trả lời')),
                ('closed_on', models.DateField(null=True, verbose_name='ngày kết thúc ngoài trả lời')),
                ('closing_reason', models.CharField(blank=True, max_length=300, verbose_name='lý do')),
                ('transferred_to', models.CharField(blank=True, max_length=300, verbose_name='cơ quan nhận')),
                ('undo_until', models.DateField(null=True, verbose_name='lấy lại được đến hết ngày')),
                ('due_on', models.DateField(null=True, verbose_name='hạn trả lời')),
                ('late_from', models.DateField(null=True, verbose_name='trễ từ ngày')),
                ('working_text', models.TextField(verbose_name='nội dung')),
                ('public_title', models.CharField(blank=True, max_length=200, verbose_name='tiêu đề công khai')),
                ('public_text', models.TextField(blank=True, verbose_name='nội dung công khai')),
                ('working_folded', models.TextField(blank=True)),
                ('folded', models.TextField(blank=True)),
                ('tell_by', models.CharField(choices=[('come', 'Tự xem bằng số phiếu hoặc đến hỏi'), ('call', 'Gọi điện cho tôi'), ('letter', 'Gửi thư cho tôi'), ('board', 'Dán bảng tin ấp, không ghi tên')], default='come', max_length=8, verbose_name='cách báo')),
                ('unit_may_call', models.BooleanField(default=False, verbose_name='đơn vị được gọi cho tôi')),
                ('answered_by_unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('deadline', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='norms.deadline')),
                ('desk_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='petitions_at_desk', to='organisations.unit')),
                ('home_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='petitions_received', to='organisations.unit')),
                ('meeting', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='petitions', to='meetings.meeting')),
                ('place_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='petitions_about', to='organisations.unit')),
                ('promises', models.ManyToManyField(related_name='petitions', to='promises.promise')),
                ('split_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='petitions.petition')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='petitions', to='organisations.unit')),
                ('slip', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='petitions', to='petitions.slip')),
            ],
            options={
                'indexes': [models.Index(fields=['home_unit', 'received_on'], name='petitions_petition_home'), models.Index(fields=['desk_unit', 'state', 'received_on'], name='petitions_petition_desk'), models.Index(fields=['unit', 'state', 'due_on'], name='petitions_petition_unit')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='petitions_petition_uuid_unique'), models.CheckConstraint(condition=models.Q(('answered_on__isnull', True), ('answered_on__gte', models.F('received_on')), _connector='OR'), name='petitions_petition_answered_after_received'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'answered'), _negated=True), models.Q(('answered_by_unit__isnull', False), ('answered_on__isnull', False)), _connector='OR'), name='petitions_petition_answered_has_day'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'assigned'), _negated=True), models.Q(('assigned_on__isnull', False), ('unit__isnull', False)), _connector='OR'), name='petitions_petition_assigned_has_unit'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['quarantined', 'rejected']), _negated=True), ('unit__isnull', True), _connector='OR'), name='petitions_petition_quarantined_no_unit'), models.CheckConstraint(condition=models.Q(('is_secret', False), models.Q(('public_text', ''), ('public_title', '')), _connector='OR'), name='petitions_petition_secret_not_public'), models.CheckConstraint(condition=models.Q(models.Q(('is_secret', True), ('klass', 'denunciation')), models.Q(('is_secret', False), models.Q(('klass', 'denunciation'), _negated=True)), _connector='OR'), name='petitions_petition_denunciation_secret'), models.CheckConstraint(condition=models.Q(models.Q(('klass__in', ('complaint', 'denunciation')), _negated=True), ('unit__isnull', True), _connector='OR'), name='petitions_petition_complaint_no_unit'), models.CheckConstraint(condition=models.Q(('concern', 'no'), models.Q(('public_text', ''), ('public_title', '')), _connector='OR'), name='petitions_petition_concern_not_public'), models.CheckConstraint(condition=models.Q(('concern', 'no'), ('unit__isnull', True), models.Q(('unit', models.F('place_unit')), _negated=True), _connector='OR'), name='petitions_petition_concern_not_at_place'), models.CheckConstraint(condition=models.Q(('due_on__isnull', True), ('deadline__isnull', False), _connector='OR'), name='petitions_petition_due_has_deadline'), models.CheckConstraint(condition=models.Q(models.Q(('due_on__isnull', True), ('late_from__isnull', True)), ('late_from__gt', models.F('due_on')), _connector='OR'), name='petitions_petition_late_after_due'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'transferred_out'), _negated=True), models.Q(('transferred_to', ''), _negated=True), _connector='OR'), name='petitions_petition_transferred_has_body'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['transferred_out', 'withdrawn', 'rejected']), _negated=True), ('closed_on__isnull', False), _connector='OR'), name='petitions_petition_closed_has_day')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField()),
                ('text', models.TextField(max_length=20000, verbose_name='nội dung trả lời')),
                ('public_text', models.TextField(blank=True, max_length=20000, verbose_name='nội dung công khai')),
                ('public_on', models.DateField(null=True, verbose_name='ngày công khai')),
                ('state', models.CharField(choices=[('drafted', 'đang soạn'), ('submitted', 'chờ kiểm tra'), ('checked', 'chờ duyệt'), ('returned', 'trả lại, đề nghị bổ sung'), ('approved', 'đã duyệt'), ('dropped', 'bỏ, vì kiến nghị đã chuyển đơn vị')], default='drafted', max_length=16)),
                ('drafted_at', models.DateTimeField()),
                ('submitted_at', models.DateTimeField(null=True)),
                ('checked_at', models.DateTimeField(null=True)),
                ('returned_at', models.DateTimeField(null=True)),
                ('return_reason', models.CharField(blank=True, max_length=500, verbose_name='lý do trả lại')),
                ('approved_at', models.DateTimeField(null=True)),
                ('is_on_the_spot', models.BooleanField(default=False, verbose_name='trả lời tại chỗ')),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('returned_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='organisations.unit')),
                ('petition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='petitions.petition')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'state'], name='petitions_answer_unit_state'), models.Index(fields=['petition', 'state'], name='petitions_answer_petition'), models.Index(fields=['-public_on', '-id'], name='petitions_answer_public')],
                'constraints': [models.UniqueConstraint(fields=('petition', 'version'), name='petitions_answer_version_unique'), models.UniqueConstraint(condition=models.Q(('state__in', ['drafted', 'submitted', 'checked', 'returned'])), fields=('petition',), name='petitions_answer_one_live'), models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('drafted_by')), _negated=True), _connector='OR'), name='petitions_answer_drafter_not_approver'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), ('state', 'approved')), models.Q(models.Q(('state', 'approved'), _negated=True), ('approved_at', None), ('approved_by', None), ('public_text', '')), _connector='OR'), name='petitions_answer_approved_whole'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), models.Q(('return_reason', ''), _negated=True), _connector='OR'), name='petitions_answer_return_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='PetitionFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('shows_minor', models.BooleanField(default=False, verbose_name='có trẻ em trong ảnh')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('petition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='petitions.petition')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('petition', 'position'), name='petitions_petitionfile_position')],
            },
        ),
        migrations.CreateModel(
            name='Reopening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_on', models.DateField(verbose_name='ngày người dân báo chưa xong')),
                ('due_on', models.DateField(null=True, verbose_name='hạn trả lời lại')),
                ('closed_on', models.DateField(null=True, verbose_name='ngày trả lời lại')),
                ('deadline', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='norms.deadline')),
                ('petition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reopenings', to='petitions.petition')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_on__isnull', True)), fields=('petition',), name='petitions_reopening_one_open')],
            },
        ),
        migrations.CreateModel(
            name='SealedText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('identity', 'thông tin người gửi'), ('original', 'nguyên văn')], max_length=8)),
                ('key_id', models.CharField(max_length=16)),
                ('nonce', models.BinaryField(max_length=12)),
                ('sealed', models.BinaryField()),
                ('petition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sealed_texts', to='petitions.petition')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('petition', 'kind'), name='petitions_sealedtext_kind_unique')],
            },
        ),
        migrations.CreateModel(
            name='SlipBook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='quyển số')),
                ('printed_at', models.DateTimeField(verbose_name='in lúc')),
                ('printed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='slip_books', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'number'), name='petitions_slipbook_number_unique')],
            },
        ),
        migrations.AddField(
            model_name='slip',
            name='book',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='slips', to='petitions.slipbook'),
        ),
        migrations.AddConstraint(
            model_name='slip',
            constraint=models.UniqueConstraint(fields=('book', 'book_page'), name='petitions_slip_page_unique'),
        ),
        migrations.AddConstraint(
            model_name='slip',
            constraint=models.CheckConstraint(condition=models.Q(('book__isnull', True), ('book_page__isnull', False), _connector='OR'), name='petitions_slip_page_in_book'),
        ),
        migrations.CreateModel(
            name='Telling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(choices=[('answer', 'câu trả lời'), ('promise_made', 'việc đã hứa'), ('promise_moved', 'lùi hạn'), ('promise_kept', 'đã làm xong'), ('promise_not_kept', 'chưa làm được'), ('promise_withdrawn', 'không làm nữa'), ('dispute_answered', 'trả lời người dân báo chưa xong'), ('clock', 'hạn trả lời thay đổi')], max_length=24)),
                ('channel', models.CharField(choices=[('come', 'Tự xem bằng số phiếu hoặc đến hỏi'), ('call', 'Gọi điện cho tôi'), ('letter', 'Gửi thư cho tôi'), ('board', 'Dán bảng tin ấp, không ghi tên')], max_length=8)),
                ('created_on', models.DateField()),
                ('created_at', models.DateTimeField()),
                ('tries', models.PositiveSmallIntegerField(default=0, verbose_name='số lần đã gọi')),
                ('done_on', models.DateField(null=True)),
                ('outcome', models.CharField(blank=True, choices=[('reached', 'đã báo được'), ('not_reached', 'không liên lạc được'), ('posted', 'đã gửi, đã dán')], max_length=16)),
                ('answer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='petitions.answer')),
                ('desk_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('petition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tellings', to='petitions.petition')),
                ('promise', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='promises.promise')),
            ],
            options={
                'indexes': [models.Index(fields=['desk_unit', 'done_on', 'id'], name='petitions_telling_desk'), models.Index(fields=['petition', 'id'], name='petitions_telling_petition')],
                'constraints': [models.CheckConstraint(condition=models.Q(('answer__isnull', False), ('promise__isnull', False), ('about', 'clock'), _connector='OR'), name='petitions_telling_about_something'), models.UniqueConstraint(condition=models.Q(('about', 'clock'), ('done_on', None)), fields=('petition',), name='petitions_telling_one_of_a_clock'), models.CheckConstraint(condition=models.Q(('done_on__isnull', True), models.Q(('outcome', ''), _negated=True), _connector='OR'), name='petitions_telling_done_has_outcome')],
            },
        ),
        migrations.CreateModel(
            name='AnswerPromise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.TextField(max_length=2000, verbose_name='nội dung cam kết giải quyết')),
                ('outcome', models.CharField(choices=[('answer_by', 'Hẹn trả lời'), ('do_by', 'Hẹn làm xong'), ('noted', 'Ghi nhận, chưa hẹn ngày')], max_length=16)),
                ('due_on', models.DateField(null=True, verbose_name='hạn')),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='promises', to='petitions.answer')),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('promise', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='promises.promise')),
                ('promised_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('answer', 'position'), name='petitions_answerpromise_position_unique')],
            },
        ),
        migrations.CreateModel(
            name='PaperLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, verbose_name='danh sách số')),
                ('listed_on', models.DateField(verbose_name='ngày của danh sách')),
                ('line', models.PositiveIntegerField(verbose_name='dòng số')),
                ('fingerprint', models.CharField(max_length=64)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('petition', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='paper_line', to='petitions.petition')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'listed_on', 'number', 'line'), name='petitions_paperline_once'), models.CheckConstraint(condition=models.Q(('line__gte', 1), models.Q(('number', ''), _negated=True)), name='petitions_paperline_has_place')],
            },
        ),
        migrations.CreateModel(
            name='Exclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('set_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.person')),
                ('petition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exclusions', to='petitions.petition')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('petition', 'person'), name='petitions_exclusion_unique')],
            },
        ),
        migrations.CreateModel(
            name='Disclosure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to_body', models.CharField(max_length=300, verbose_name='cơ quan yêu cầu')),
                ('paper_number', models.CharField(max_length=100, verbose_name='số, ký hiệu văn bản')),
                ('basis', models.CharField(max_length=300, verbose_name='căn cứ pháp luật')),
                ('signer', models.CharField(max_length=200, verbose_name='người ký văn bản')),
                ('disclosed_at', models.DateTimeField(verbose_name='cung cấp lúc')),
                ('by_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('petition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disclosures', to='petitions.petition')),
            ],
            options={
                'indexes': [models.Index(fields=['petition', 'id'], name='petitions_disclosure_petition')],
                'constraints': [models.CheckConstraint(condition=models.Q(('to_body', ''), ('paper_number', ''), ('basis', ''), ('signer', ''), _connector='OR', _negated=True), name='petitions_disclosure_has_paper')],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moved_on', models.DateField(verbose_name='ngày giao')),
                ('moved_at', models.DateTimeField()),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='lý do')),
                ('by_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('from_unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('to_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('petition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='petitions.petition')),
            ],
            options={
                'indexes': [models.Index(fields=['petition', 'id'], name='petitions_assignment_trail')],
                'constraints': [models.CheckConstraint(condition=models.Q(('from_unit__isnull', True), models.Q(('from_unit', models.F('to_unit')), _negated=True), _connector='OR'), name='petitions_assignment_moves'), models.CheckConstraint(condition=models.Q(('from_unit__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='petitions_assignment_transfer_has_reason')],
            },
        ),
    ]
