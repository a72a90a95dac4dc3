import django.db.models.deletion
import uuid
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('files', '0001_initial'),
        ('measures', '0001_initial'),
        ('norms', '0001_initial'),
        ('organisations', '0001_initial'),
        ('programmes', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='AwardForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=200, verbose_name='hình thức khen thưởng')),
                ('level', models.CharField(choices=[('central', 'trung ương'), ('province', 'tỉnh'), ('district', 'huyện'), ('grassroots', 'cơ sở')], max_length=10, verbose_name='cấp')),
                ('world', models.CharField(choices=[('state', 'Nhà nước'), ('front', 'Mặt trận, đoàn thể'), ('party', 'Đảng')], max_length=8, verbose_name='hệ thống')),
                ('is_own', models.BooleanField(verbose_name='quyết định ở đây')),
                ('authority', models.CharField(max_length=200, verbose_name='cấp quyết định')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='thứ bậc')),
                ('retired_on', models.DateField(null=True, verbose_name='thôi dùng từ ngày')),
                ('deciding_unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='award_forms', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='commendations_awardform_uuid_unique'), models.UniqueConstraint(fields=('name', 'authority'), name='commendations_awardform_named_once'), models.CheckConstraint(condition=models.Q(models.Q(('deciding_unit__isnull', False), ('is_own', True)), models.Q(('deciding_unit', None), ('is_own', False)), _connector='OR'), name='commendations_awardform_own_or_outside'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('authority', ''), _negated=True)), name='commendations_awardform_named')],
            },
        ),
        migrations.CreateModel(
            name='AwardRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='tên đợt khen thưởng')),
                ('period_from', models.DateField(verbose_name='thành tích từ ngày')),
                ('period_to', models.DateField(verbose_name='đến hết ngày')),
                ('state', models.CharField(choices=[('draft', 'đang chuẩn bị'), ('open', 'đang xét'), ('closed', 'đã kết thúc')], default='draft', max_length=6)),
                ('tree_on', models.DateField(null=True)),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='award_rounds', to='programmes.theme')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='award_rounds', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='commendations_awardround_uuid_unique'), models.UniqueConstraint(fields=('theme', 'title'), name='commendations_awardround_named_once'), models.CheckConstraint(condition=models.Q(('period_to__gte', models.F('period_from'))), name='commendations_awardround_period_in_order'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'open', 'closed'])), name='commendations_awardround_state_known')],
            },
        ),
        migrations.CreateModel(
            name='AwardDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('state', models.CharField(choices=[('draft', 'đang soạn'), ('pending', 'chờ công bố'), ('published', 'đã công bố')], default='draft', max_length=9, verbose_name='tình trạng')),
                ('citation', models.CharField(max_length=300, verbose_name='thành tích chung')),
                ('bases', models.TextField(blank=True, verbose_name='căn cứ')),
                ('number', models.PositiveIntegerField(null=True, verbose_name='số')),
                ('year', models.PositiveSmallIntegerField(null=True, verbose_name='năm')),
                ('signed_on', models.DateField(null=True, verbose_name='ngày ký')),
                ('is_public', models.BooleanField(default=False, verbose_name='công khai văn bản')),
                ('published_at', models.DateTimeField(null=True)),
                ('paper', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.issuedpaper')),
                ('signer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='award_decisions', to='organisations.unit')),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='commendations.awardform')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='commendations.awardround')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='commendations_awarddecision_uuid_unique'), models.UniqueConstraint(condition=models.Q(('number__isnull', False)), fields=('unit', 'year', 'number'), name='commendations_awarddecision_number_once'), models.UniqueConstraint(condition=models.Q(('state', 'published'), _negated=True), fields=('round', 'form'), name='commendations_awarddecision_one_waiting'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'pending', 'published'])), name='commendations_awarddecision_state_known'), models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('signed_on__isnull', False), ('signer__isnull', False), ('year__isnull', False)), _connector='OR'), name='commendations_awarddecision_signed_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('number__isnull', False), ('paper__isnull', False), ('published_at__isnull', False), ('state', 'published')), models.Q(models.Q(('state', 'published'), _negated=True), ('paper', None), ('published_at', None)), _connector='OR'), name='commendations_awarddecision_published_whole')],
            },
        ),
        migrations.CreateModel(
            name='AwardRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(choices=[('eligibility', 'đối tượng được đề nghị'), ('dossier', 'hồ sơ gồm'), ('threshold', 'tỷ lệ phiếu đồng ý'), ('comment', 'lấy ý kiến công khai'), ('hands', 'biểu quyết giơ tay'), ('tie', 'bằng phiếu ở chỗ cuối'), ('one_form', 'một thành tích, một hình thức'), ('dissolved', 'tập thể đã giải thể, sáp nhập')], max_length=11, verbose_name='về việc')),
                ('valid_from', models.DateField(verbose_name='áp dụng từ ngày')),
                ('value', models.PositiveSmallIntegerField(null=True, verbose_name='giá trị')),
                ('denominator', models.CharField(blank=True, choices=[('all_members', 'trên tổng số thành viên hội đồng'), ('entitled', 'trên số thành viên được biểu quyết')], max_length=11, verbose_name='mẫu số')),
                ('for_collectives', models.BooleanField(default=False, verbose_name='tập thể')),
                ('for_individuals', models.BooleanField(default=False, verbose_name='cá nhân')),
                ('words', models.TextField(blank=True, verbose_name='nội dung')),
                ('basis', models.CharField(max_length=300, verbose_name='căn cứ')),
                ('status', models.CharField(choices=[('unverified', 'chưa đối chiếu văn bản gốc'), ('verified', 'đã đối chiếu văn bản gốc')], default='unverified', max_length=10, verbose_name='tình trạng')),
                ('verified_on', models.DateField(null=True, verbose_name='ngày đối chiếu')),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rules', to='commendations.awardform')),
                ('verified_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('form', 'topic', 'valid_from'), name='commendations_awardrule_day_unique'), models.CheckConstraint(condition=models.Q(models.Q(('topic', 'threshold'), _negated=True), models.Q(('value__gte', 1), ('value__lte', 100), models.Q(('denominator', ''), _negated=True)), _connector='OR'), name='commendations_awardrule_threshold_in_per_cent'), models.CheckConstraint(condition=models.Q(models.Q(('topic', 'comment'), _negated=True), models.Q(('value__gte', 0), ('value__lte', 365)), _connector='OR'), name='commendations_awardrule_comment_in_days'), models.CheckConstraint(condition=models.Q(models.Q(('topic', 'hands'), _negated=True), models.Q(('value__gte', 0), ('value__lte', 1)), _connector='OR'), name='commendations_awardrule_hands_or_not'), models.CheckConstraint(condition=models.Q(models.Q(('topic', 'tie'), _negated=True), models.Q(('value__gte', 1), ('value__lte', 9)), _connector='OR'), name='commendations_awardrule_tie_after_ballots'), models.CheckConstraint(condition=models.Q(models.Q(('topic', 'eligibility'), _negated=True), ('for_collectives', True), ('for_individuals', True), _connector='OR'), name='commendations_awardrule_somebody_eligible'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'unverified'), ('verified_by', None), ('verified_on', None)), models.Q(('status', 'verified'), ('verified_by__isnull', False), ('verified_on__isnull', False)), _connector='OR'), name='commendations_awardrule_verified_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(choices=[('collective', 'tập thể'), ('individual', 'cá nhân')], max_length=10, verbose_name='đối tượng')),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='lần bỏ phiếu')),
                ('method', models.CharField(choices=[('secret', 'bỏ phiếu kín trên máy'), ('paper', 'bỏ phiếu kín bằng giấy'), ('hands', 'giơ tay')], max_length=6, verbose_name='hình thức')),
                ('state', models.CharField(choices=[('draft', 'đang chuẩn bị'), ('open', 'đang bỏ phiếu'), ('closed', 'đã kiểm phiếu')], default='draft', max_length=6)),
                ('members', models.PositiveSmallIntegerField(null=True, verbose_name='tổng số thành viên')),
                ('opened_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('settled_at', models.DateTimeField(null=True)),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='commendations.awardform')),
                ('minutes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.issuedpaper')),
                ('rule', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commendations.awardrule')),
                ('tally_paper', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.issuedpaper')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='commendations_ballot_uuid_unique'), models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('members__gte', 1), ('opened_at__isnull', False), ('rule__isnull', False)), _connector='OR'), name='commendations_ballot_opened_by_a_rule'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state', 'closed')), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at', None)), _connector='OR'), name='commendations_ballot_closed_once'), models.CheckConstraint(condition=models.Q(('settled_at', None), ('state', 'closed'), _connector='OR'), name='commendations_ballot_counted_first'), models.CheckConstraint(condition=models.Q(('tally_paper', None), ('state', 'closed'), _connector='OR'), name='commendations_ballot_tally_of_count'), models.CheckConstraint(condition=models.Q(('minutes', None), ('settled_at__isnull', False), _connector='OR'), name='commendations_ballot_minutes_of_result')],
            },
        ),
        migrations.CreateModel(
            name='BallotItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('yes', models.PositiveSmallIntegerField(null=True)),
                ('no', models.PositiveSmallIntegerField(null=True)),
                ('abstain', models.PositiveSmallIntegerField(null=True)),
                ('yes_in_writing', models.PositiveSmallIntegerField(default=0)),
                ('base', models.PositiveSmallIntegerField(null=True, verbose_name='mẫu số')),
                ('is_reached', models.BooleanField(null=True, verbose_name='đạt')),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='commendations.ballot')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('abstain', None), ('base', None), ('is_reached', None), ('no', None), ('yes', None)), models.Q(('abstain__isnull', False), ('base__isnull', False), ('no__isnull', False), ('yes__isnull', False), ('is_reached__isnull', False), ('yes_in_writing__lte', models.F('yes'))), _connector='OR'), name='commendations_ballotitem_counted_whole')],
            },
        ),
        migrations.CreateModel(
            name='BallotSlot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.CharField(blank=True, choices=[('yes', 'đồng ý'), ('no', 'không đồng ý'), ('abstain', 'không biểu quyết')], max_length=7)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='slots', to='commendations.ballotitem')),
            ],
            options={
                'indexes': [models.Index(fields=['item', 'choice'], name='commendations_ballotslot_empty')],
                'constraints': [models.CheckConstraint(condition=models.Q(('choice__in', ['', 'yes', 'no', 'abstain'])), name='commendations_ballotslot_known')],
            },
        ),
        migrations.CreateModel(
            name='CertificateLayout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('mode', models.CharField(choices=[('full', 'in cả tờ'), ('over', 'in đè lên phôi')], max_length=4, verbose_name='cách in')),
                ('valid_from', models.DateField(verbose_name='dùng cho quyết định ký từ ngày')),
                ('width', models.DecimalField(decimal_places=1, max_digits=5, verbose_name='rộng (mm)')),
                ('height', models.DecimalField(decimal_places=1, max_digits=5, verbose_name='cao (mm)')),
                ('nudge_x', models.DecimalField(decimal_places=1, default=Decimal('0'), max_digits=4, verbose_name='dịch sang phải (mm)')),
                ('nudge_y', models.DecimalField(decimal_places=1, default=Decimal('0'), max_digits=4, verbose_name='dịch xuống (mm)')),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='layouts', to='commendations.awardform')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='commendations_certificatelayout_uuid_unique'), models.UniqueConstraint(fields=('form', 'mode', 'valid_from'), name='commendations_certificatelayout_once_a_day'), models.CheckConstraint(condition=models.Q(('height__gte', 100), ('height__lte', 600), ('width__gte', 100), ('width__lte', 600)), name='commendations_certificatelayout_sheet_of_a_printer'), models.CheckConstraint(condition=models.Q(('nudge_x__gte', -50), ('nudge_x__lte', 50), ('nudge_y__gte', -50), ('nudge_y__lte', 50)), name='commendations_certificatelayout_nudge_is_small'), models.CheckConstraint(condition=models.Q(('mode__in', ['full', 'over'])), name='commendations_certificatelayout_mode_known')],
            },
        ),
        migrations.CreateModel(
            name='CertificateRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('package', models.CharField(choices=[('one', 'một tệp PDF'), ('zip', 'tệp ZIP, mỗi bằng một PDF')], max_length=3, verbose_name='đóng thành')),
                ('state', models.CharField(choices=[('making', 'đang lập'), ('done', 'đã xong'), ('failed', 'không lập được'), ('emptied', 'đã xóa tệp')], default='making', max_length=7)),
                ('whole', models.PositiveIntegerField(verbose_name='số bằng')),
                ('done', models.PositiveIntegerField(default=0, verbose_name='đã lập')),
                ('problem', models.CharField(blank=True, max_length=500)),
                ('task_id', models.CharField(blank=True, max_length=64)),
                ('asked_by_post_id', models.BigIntegerField(null=True)),
                ('asked_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(null=True)),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('layout', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='commendations.certificatelayout')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificate_runs', to='commendations.awardround')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='commendations_certificaterun_uuid_unique'), models.CheckConstraint(condition=models.Q(('done__lte', models.F('whole')), ('whole__gte', 1)), name='commendations_certificaterun_counted'), models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('file', None)), _connector='OR'), name='commendations_certificaterun_done_has_a_file')],
            },
        ),
        migrations.CreateModel(
            name='CommentPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('starts_on', models.DateField(verbose_name='từ ngày')),
                ('ends_on', models.DateField(verbose_name='đến hết ngày')),
                ('provisional', models.BooleanField(default=False, verbose_name='tạm tính')),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comment_periods', to='commendations.awardform')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comment_periods', to='commendations.awardround')),
                ('rule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commendations.awardrule')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='commendations_commentperiod_uuid_unique'), models.UniqueConstraint(fields=('round', 'form'), name='commendations_commentperiod_once'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='commendations_commentperiod_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Consultation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('question', models.CharField(max_length=1000, verbose_name='đề nghị cho ý kiến về')),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('asked_by_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('deadline', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='norms.deadline')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='commendations.awardround')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='commendations_consultation_uuid_unique'), models.UniqueConstraint(condition=models.Q(('answered_at', None)), fields=('round', 'unit'), name='commendations_consultation_one_open_a_unit'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('answered_by_post', None)), models.Q(('answered_at__isnull', False), ('answered_by_post__isnull', False)), _connector='OR'), name='commendations_consultation_answered_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Council',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=300, verbose_name='tên hội đồng')),
                ('basis', models.CharField(blank=True, max_length=300, verbose_name='quyết định thành lập')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='councils', to='commendations.awardround')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='award_councils', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='commendations_council_uuid_unique'), models.UniqueConstraint(fields=('round', 'unit'), name='commendations_council_once_a_level')],
            },
        ),
        migrations.AddField(
            model_name='ballot',
            name='council',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='commendations.council'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.UniqueConstraint(fields=('council', 'form', 'kind', 'number'), name='commendations_ballot_numbered'),
        ),
        migrations.CreateModel(
            name='CouncilMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('chair', 'chủ tịch'), ('vice_chair', 'phó chủ tịch'), ('secretary', 'thư ký'), ('member', 'ủy viên')], default='member', max_length=10, verbose_name='vai trò')),
                ('left_on', models.DateField(null=True, verbose_name='thôi tham gia từ ngày')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='commendations.council')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='award_seats', to='organisations.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'post'), name='commendations_councilmember_once'), models.UniqueConstraint(condition=models.Q(('left_on', None), ('role', 'chair')), fields=('council',), name='commendations_councilmember_one_chair')],
            },
        ),
        migrations.CreateModel(
            name='BallotTeller',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tellers', to='commendations.ballot')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commendations.councilmember')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('ballot', 'member'), name='commendations_ballotteller_once')],
            },
        ),
        migrations.CreateModel(
            name='BallotElector',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('has_voted', models.BooleanField(default=False)),
                ('is_absent', models.BooleanField(default=False, verbose_name='vắng, lấy ý kiến bằng văn bản')),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='electors', to='commendations.ballot')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commendations.councilmember')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('ballot', 'member'), name='commendations_ballotelector_once'), models.CheckConstraint(condition=models.Q(('has_voted', False), ('is_absent', False), _connector='OR'), name='commendations_ballotelector_here_or_in_writing')],
            },
        ),
        migrations.CreateModel(
            name='GoldenBook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('last_number', models.PositiveIntegerField(default=0)),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commendations.awardform')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('form', 'year'), name='commendations_goldenbook_once')],
            },
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('collective', 'tập thể'), ('individual', 'cá nhân')], max_length=10, verbose_name='đối tượng')),
                ('presenter', models.CharField(blank=True, max_length=300, verbose_name='người trao')),
                ('at_once', models.PositiveSmallIntegerField(default=10, verbose_name='số người lên một lượt')),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commendations.awardform')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_overs', to='commendations.awardround')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'form', 'kind'), name='commendations_handover_once_a_group'), models.CheckConstraint(condition=models.Q(('at_once__gte', 1), ('at_once__lte', 100)), name='commendations_handover_fits_a_stage')],
            },
        ),
        migrations.CreateModel(
            name='LayoutField',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(choices=[('emblem', 'Quốc huy, biểu trưng'), ('national', 'Quốc hiệu'), ('motto', 'Tiêu ngữ'), ('heading', 'dòng trên cùng'), ('issuer', 'cơ quan tặng'), ('gives', 'chữ “Tặng”'), ('title', 'tên bằng'), ('name', 'tên tập thể, cá nhân'), ('post', 'chức vụ, đơn vị'), ('achievement', 'thành tích'), ('decision', 'số, ngày quyết định'), ('golden', 'số sổ vàng'), ('place_day', 'nơi, ngày ký'), ('capacity', 'chức danh người ký'), ('signer', 'họ tên người ký'), ('qr', 'mã QR'), ('code', 'mã tra cứu bằng chữ')], max_length=11, verbose_name='ô')),
                ('x', models.DecimalField(decimal_places=1, max_digits=5, verbose_name='cách mép trái (mm)')),
                ('y', models.DecimalField(decimal_places=1, max_digits=5, verbose_name='cách mép trên (mm)')),
                ('width', models.DecimalField(decimal_places=1, max_digits=5, verbose_name='rộng (mm)')),
                ('height', models.DecimalField(decimal_places=1, max_digits=5, verbose_name='cao (mm)')),
                ('size', models.DecimalField(decimal_places=1, max_digits=4, verbose_name='cỡ chữ lớn nhất (pt)')),
                ('align', models.CharField(choices=[('left', 'trái'), ('center', 'giữa'), ('right', 'phải')], default='center', max_length=6, verbose_name='canh')),
                ('is_bold', models.BooleanField(default=False, verbose_name='chữ đậm')),
                ('is_italic', models.BooleanField(default=False, verbose_name='chữ nghiêng')),
                ('ink', models.CharField(choices=[('black', 'đen'), ('red', 'đỏ')], default='black', max_length=5, verbose_name='màu')),
                ('words', models.CharField(blank=True, max_length=300, verbose_name='chữ in sẵn')),
                ('is_on_stock', models.BooleanField(default=False, verbose_name='phôi đã có, không in đè')),
                ('layout', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fields', to='commendations.certificatelayout')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('layout', 'key'), name='commendations_layoutfield_once'), models.CheckConstraint(condition=models.Q(('height__gte', 1), ('width__gte', 1), ('x__gte', 0), ('y__gte', 0)), name='commendations_layoutfield_on_the_sheet'), models.CheckConstraint(condition=models.Q(('size__gte', 4), ('size__lte', 120)), name='commendations_layoutfield_size_readable')],
            },
        ),
        migrations.CreateModel(
            name='LayoutPicture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(choices=[('emblem', 'Quốc huy, biểu trưng'), ('border', 'khung của tờ bằng')], max_length=6, verbose_name='hình')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('layout', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pictures', to='commendations.certificatelayout')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('layout', 'place'), name='commendations_layoutpicture_once'), models.CheckConstraint(condition=models.Q(('place__in', ['emblem', 'border'])), name='commendations_layoutpicture_place_known')],
            },
        ),
        migrations.CreateModel(
            name='Nomination',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(choices=[('collective', 'tập thể'), ('individual', 'cá nhân')], max_length=10, verbose_name='đối tượng')),
                ('subject_name', models.CharField(max_length=200, verbose_name='tên, họ và tên')),
                ('sort_key', models.CharField(max_length=800)),
                ('folded', models.CharField(max_length=200)),
                ('subject_post', models.CharField(blank=True, max_length=200, verbose_name='chức vụ khi đề nghị')),
                ('is_leader', models.BooleanField(default=False, verbose_name='là lãnh đạo, quản lý')),
                ('works_directly', models.BooleanField(default=False, verbose_name='trực tiếp thực hiện')),
                ('achievement', models.TextField(blank=True, verbose_name='thành tích')),
                ('state', models.CharField(choices=[('draft', 'đang soạn'), ('submitted', 'đã gửi, chờ xét'), ('returned', 'trả lại, đề nghị bổ sung'), ('chosen', 'hội đồng đã chọn'), ('left', 'chưa được chọn'), ('withdrawn', 'đã rút'), ('forwarded', 'đã trình cấp có thẩm quyền')], default='draft', max_length=9)),
                ('submitted_at', models.DateTimeField(null=True)),
                ('collective', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='commendations.awardform')),
                ('judged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.person')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='commendations.awardround')),
                ('submitted_by_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['round', 'judged_by', 'form', 'state'], name='commendations_nomination_board')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='commendations_nomination_uuid_unique'), models.UniqueConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('collective__isnull', False)), fields=('round', 'form', 'collective'), name='commendations_nomination_collective_once_a_form'), models.UniqueConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('person__isnull', False)), fields=('round', 'form', 'person'), name='commendations_nomination_person_once_a_form'), models.CheckConstraint(condition=models.Q(models.Q(('collective__isnull', False), ('kind', 'collective'), ('person', None)), models.Q(('collective', None), ('kind', 'individual'), ('person__isnull', False)), _connector='OR'), name='commendations_nomination_one_subject'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned', 'chosen', 'left', 'withdrawn', 'forwarded'])), name='commendations_nomination_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['submitted', 'forwarded', 'chosen', 'left']), _negated=True), models.Q(('submitted_at__isnull', False), ('submitted_by_post__isnull', False)), _connector='OR'), name='commendations_nomination_sent_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='DossierOpening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_at', models.DateTimeField()),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='commendations.councilmember')),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='commendations.nomination')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('member', 'nomination'), name='commendations_dossieropening_once')],
            },
        ),
    ]
