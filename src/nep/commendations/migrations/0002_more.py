import django.db.models.deletion
import nep.commendations.models.codes
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('commendations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='DiscussionNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='ý kiến trao đổi')),
                ('written_at', models.DateTimeField()),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='commendations.councilmember')),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='commendations.nomination')),
            ],
            options={
                'indexes': [models.Index(fields=['nomination', 'id'], name='commendations_note_thread')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='commendations_discussionnote_says_something')],
            },
        ),
        migrations.CreateModel(
            name='ConsultedNomination',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opinion', models.CharField(blank=True, choices=[('agrees', 'đồng ý'), ('objects', 'không đồng ý'), ('none', 'không có ý kiến')], max_length=7, verbose_name='ý kiến')),
                ('note', models.CharField(blank=True, max_length=1000, verbose_name='lý do')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='commendations.consultation')),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consulted', to='commendations.nomination')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('consultation', 'nomination'), name='commendations_consultednomination_once'), models.CheckConstraint(condition=models.Q(models.Q(('opinion', 'objects'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='commendations_consultednomination_objects_with_reason')],
            },
        ),
        migrations.AddField(
            model_name='ballotitem',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballot_items', to='commendations.nomination'),
        ),
        migrations.AddConstraint(
            model_name='ballotitem',
            constraint=models.UniqueConstraint(fields=('ballot', 'nomination'), name='commendations_ballotitem_once'),
        ),
        migrations.CreateModel(
            name='AwardItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('achievement', models.CharField(blank=True, max_length=300, verbose_name='thành tích')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='commendations.awarddecision')),
                ('nomination', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='award_item', to='commendations.nomination')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('position__gte', 1)), name='commendations_awarditem_from_one')],
            },
        ),
        migrations.CreateModel(
            name='NominationFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=100)),
                ('frozen', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='measures.frozenfigure')),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='commendations.nomination')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('nomination', 'key'), name='commendations_nominationfigure_once')],
            },
        ),
        migrations.CreateModel(
            name='NominationPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='văn bản')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('issued', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.issuedpaper')),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='commendations.nomination')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('nomination', 'name'), name='commendations_nominationpaper_once'), models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', False), ('issued', None)), models.Q(('file', None), ('issued__isnull', False)), _connector='OR'), name='commendations_nominationpaper_file_or_issued')],
            },
        ),
        migrations.CreateModel(
            name='NominationStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('sent', 'gửi lên'), ('passed', 'chuyển lên cấp trên'), ('returned', 'trả lại'), ('withdrawn', 'rút'), ('forwarded', 'trình cấp có thẩm quyền'), ('answered', 'có quyết định của cấp có thẩm quyền')], max_length=9)),
                ('note', models.CharField(blank=True, max_length=2000, verbose_name='lý do')),
                ('at', models.DateTimeField()),
                ('by_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='commendations.nomination')),
                ('to_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
        ),
        migrations.CreateModel(
            name='OutsideAward',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('kind', models.CharField(choices=[('collective', 'tập thể'), ('individual', 'cá nhân')], max_length=10, verbose_name='đối tượng')),
                ('subject_name', models.CharField(max_length=200, verbose_name='tên, họ và tên')),
                ('subject_post', models.CharField(blank=True, max_length=200, verbose_name='chức vụ')),
                ('unit_name', models.CharField(blank=True, max_length=300, verbose_name='đơn vị')),
                ('achievement', models.CharField(max_length=300, verbose_name='thành tích')),
                ('number', models.CharField(max_length=60, verbose_name='số quyết định')),
                ('signed_on', models.DateField(verbose_name='ngày ký')),
                ('authority', models.CharField(max_length=200, verbose_name='cơ quan quyết định')),
                ('period_from', models.DateField(null=True, verbose_name='thành tích từ ngày')),
                ('period_to', models.DateField(null=True, verbose_name='đến hết ngày')),
                ('recorded_at', models.DateTimeField()),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outside_awards', to='commendations.awardform')),
                ('nomination', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='outside_award', to='commendations.nomination')),
                ('recorded_by_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outside_awards', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='commendations_outsideaward_uuid_unique'), models.UniqueConstraint(fields=('form', 'number', 'signed_on', 'subject_name', 'unit_name'), name='commendations_outsideaward_once')],
            },
        ),
        migrations.CreateModel(
            name='Phase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('nominate', 'đề nghị'), ('consult', 'lấy ý kiến hiệp y'), ('judge', 'hội đồng xét'), ('comment', 'lấy ý kiến công khai'), ('publish', 'công bố')], max_length=8, verbose_name='bước')),
                ('starts_on', models.DateField(verbose_name='từ ngày')),
                ('ends_on', models.DateField(verbose_name='đến hết ngày')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='phases', to='commendations.awardround')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'kind'), name='commendations_phase_once'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='commendations_phase_in_order')],
            },
        ),
        migrations.CreateModel(
            name='PublicComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('key_id', models.CharField(max_length=16)),
                ('nonce', models.BinaryField(max_length=12)),
                ('sealed', models.BinaryField()),
                ('received_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(null=True)),
                ('outcome', models.CharField(blank=True, max_length=300, verbose_name='đã xử lý thế nào')),
                ('nomination', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commendations.nomination')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='commendations.commentperiod')),
                ('settled_by_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
            ],
            options={
                'indexes': [models.Index(fields=['period', 'received_at'], name='commendations_comment_period')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='commendations_publiccomment_uuid_unique'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('settled_at', None), ('settled_by_post', None)), models.Q(('settled_at__isnull', False), ('settled_by_post__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='commendations_publiccomment_settled_whole')],
            },
        ),
        migrations.CreateModel(
            name='Quota',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('collective', 'tập thể'), ('individual', 'cá nhân')], max_length=10, verbose_name='đối tượng')),
                ('places', models.PositiveSmallIntegerField(verbose_name='chỉ tiêu')),
                ('nominated', models.PositiveIntegerField(default=0, verbose_name='đã đề nghị')),
                ('decided', models.PositiveSmallIntegerField(default=0, verbose_name='đã chọn')),
                ('limits_nominations', models.BooleanField(default=True, verbose_name='giới hạn số đề nghị')),
                ('branch', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='award_quotas', to='organisations.unit')),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quotas', to='commendations.awardform')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quotas', to='commendations.awardround')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'form', 'kind', 'branch'), name='commendations_quota_once_a_branch'), models.UniqueConstraint(condition=models.Q(('branch', None)), fields=('round', 'form', 'kind'), name='commendations_quota_once_a_round'), models.CheckConstraint(condition=models.Q(('decided__lte', models.F('places'))), name='commendations_quota_never_passed'), models.CheckConstraint(condition=models.Q(('limits_nominations', False), ('nominated__lte', models.F('places')), _connector='OR'), name='commendations_quota_nominations_within'), models.CheckConstraint(condition=models.Q(('decided__lte', models.F('nominated'))), name='commendations_quota_decided_of_nominated')],
            },
        ),
        migrations.CreateModel(
            name='Recusal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ground', models.CharField(choices=[('declared', 'tự khai báo mối liên quan'), ('own_unit', 'thuộc đơn vị được đề nghị'), ('chair', 'chủ tịch hội đồng quyết định')], max_length=8, verbose_name='lý do')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='ghi chú')),
                ('noted_at', models.DateTimeField()),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recusals', to='commendations.councilmember')),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recusals', to='commendations.nomination')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('member', 'nomination'), name='commendations_recusal_once')],
            },
        ),
        migrations.CreateModel(
            name='RegisterEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('code', models.CharField(default=nep.commendations.models.codes.new_code, editable=False, max_length=16)),
                ('kind', models.CharField(choices=[('collective', 'tập thể'), ('individual', 'cá nhân')], max_length=10, verbose_name='đối tượng')),
                ('subject_name', models.CharField(max_length=200, verbose_name='tên, họ và tên')),
                ('subject_post', models.CharField(blank=True, max_length=200, verbose_name='chức vụ')),
                ('unit_name', models.CharField(blank=True, max_length=300, verbose_name='đơn vị')),
                ('achievement', models.CharField(max_length=300, verbose_name='thành tích')),
                ('authority', models.CharField(max_length=200, verbose_name='cơ quan quyết định')),
                ('decision_number', models.CharField(max_length=60, verbose_name='số quyết định')),
                ('signed_on', models.DateField(verbose_name='ngày ký')),
                ('golden_number', models.PositiveIntegerField(null=True, verbose_name='số sổ vàng')),
                ('state', models.CharField(choices=[('valid', 'có hiệu lực'), ('corrected', 'đã đính chính'), ('revoked', 'đã thu hồi')], default='valid', max_length=9, verbose_name='tình trạng')),
                ('entered_at', models.DateTimeField()),
                ('sort_key', models.CharField(max_length=800)),
                ('folded', models.CharField(max_length=1000)),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='commendations.awardform')),
                ('item', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entry', to='commendations.awarditem')),
                ('outside', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entry', to='commendations.outsideaward')),
            ],
            options={
                'indexes': [models.Index(fields=['signed_on', 'id'], name='commendations_entry_day'), models.Index(fields=['sort_key', 'id'], name='commendations_entry_name'), models.Index(fields=['form', 'signed_on'], name='commendations_entry_form')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='commendations_registerentry_uuid_unique'), models.UniqueConstraint(fields=('code',), name='commendations_registerentry_code_unique'), models.CheckConstraint(condition=models.Q(models.Q(('golden_number__isnull', False), ('item__isnull', False), ('outside', None)), models.Q(('golden_number', None), ('item', None), ('outside__isnull', False)), _connector='OR'), name='commendations_registerentry_ours_or_recorded'), models.CheckConstraint(condition=models.Q(('state__in', ['valid', 'corrected', 'revoked'])), name='commendations_registerentry_state_known')],
            },
        ),
        migrations.CreateModel(
            name='EntryChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('corrected', 'đính chính'), ('revoked', 'thu hồi')], max_length=9)),
                ('reason', models.CharField(max_length=300, verbose_name='lý do')),
                ('paper', models.CharField(blank=True, max_length=200, verbose_name='theo văn bản')),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('at', models.DateTimeField()),
                ('by_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='commendations.registerentry')),
            ],
            options={
                'indexes': [models.Index(fields=['entry', 'at'], name='commendations_change_entry')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['corrected', 'revoked'])), name='commendations_entrychange_known'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='commendations_entrychange_reasoned'), models.UniqueConstraint(condition=models.Q(('kind', 'revoked')), fields=('entry',), name='commendations_entrychange_revoked_once')],
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='lần cấp')),
                ('state', models.CharField(choices=[('issued', 'đang có hiệu lực'), ('replaced', 'đã đổi bằng khác'), ('recalled', 'đã thu hồi')], default='issued', max_length=8)),
                ('words', models.JSONField(default=dict)),
                ('issued_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='commendations.registerentry')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='commendations_certificate_uuid_unique'), models.UniqueConstraint(fields=('entry', 'version'), name='commendations_certificate_numbered'), models.UniqueConstraint(condition=models.Q(('state', 'issued')), fields=('entry',), name='commendations_certificate_one_in_force'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('state', 'issued')), models.Q(('ended_at__isnull', False), ('state__in', ['replaced', 'recalled'])), _connector='OR'), name='commendations_certificate_ended_at_a_moment')],
            },
        ),
        migrations.CreateModel(
            name='RunPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('certificates', models.JSONField(default=list)),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='commendations.certificaterun')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('run', 'position'), name='commendations_runpart_place_unique')],
            },
        ),
        migrations.CreateModel(
            name='SigningKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kid', models.CharField(max_length=40)),
                ('jwk', models.JSONField()),
                ('made_at', models.DateTimeField()),
                ('retired_at', models.DateTimeField(null=True)),
                ('is_current', models.BooleanField(default=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kid',), name='commendations_signingkey_kid_unique'), models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('is_current',), name='commendations_signingkey_one_current'), models.CheckConstraint(condition=models.Q(models.Q(('is_current', True), ('retired_at', None)), models.Q(('is_current', False), ('retired_at__isnull', False)), _connector='OR'), name='commendations_signingkey_retired_at_a_moment')],
            },
        ),
        migrations.CreateModel(
            name='Credential',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('list_number', models.PositiveIntegerField(default=1)),
                ('list_index', models.PositiveIntegerField()),
                ('token', models.TextField()),
                ('issued_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('issuer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credentials', to='commendations.registerentry')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commendations.signingkey')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('issuer', 'list_number', 'list_index'), name='commendations_credential_own_bit'), models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('entry',), name='commendations_credential_one_in_force'), models.CheckConstraint(condition=models.Q(('list_index__lt', 131072)), name='commendations_credential_within_its_list')],
            },
        ),
        migrations.CreateModel(
            name='TallySheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('collected', models.PositiveSmallIntegerField(verbose_name='số phiếu thu về')),
                ('invalid', models.PositiveSmallIntegerField(default=0, verbose_name='số phiếu không hợp lệ')),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='commendations.ballot')),
                ('typed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('ballot', 'typed_by'), name='commendations_tallysheet_once'), models.CheckConstraint(condition=models.Q(('invalid__lte', models.F('collected'))), name='commendations_tallysheet_invalid_of_collected')],
            },
        ),
        migrations.CreateModel(
            name='TallyCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('yes', models.PositiveSmallIntegerField(verbose_name='đồng ý')),
                ('no', models.PositiveSmallIntegerField(verbose_name='không đồng ý')),
                ('abstain', models.PositiveSmallIntegerField(verbose_name='không biểu quyết')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commendations.ballotitem')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='counts', to='commendations.tallysheet')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('sheet', 'item'), name='commendations_tallycount_once')],
            },
        ),
        migrations.CreateModel(
            name='WrittenOpinion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.CharField(choices=[('yes', 'đồng ý'), ('no', 'không đồng ý'), ('abstain', 'không biểu quyết')], max_length=7)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='written', to='commendations.ballotitem')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commendations.councilmember')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('item', 'member'), name='commendations_writtenopinion_once')],
            },
        ),
    ]
