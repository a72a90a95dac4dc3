import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=64)),
                ('channel', models.CharField(choices=[('in_app', 'trong hệ thống'), ('call', 'gọi điện'), ('letter', 'gửi thư'), ('board', 'bảng tin ấp')], max_length=16)),
                ('unit_id', models.BigIntegerField(null=True)),
                ('thing_kind', models.CharField(max_length=64)),
                ('thing_id', models.BigIntegerField()),
                ('created_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('done_by_id', models.BigIntegerField(null=True)),
                ('outcome', models.CharField(blank=True, max_length=32)),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('collected_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['user', 'read_at', '-id'], name='notices_notice_user'), models.Index(fields=['unit_id', 'done_at', 'id'], name='notices_notice_desk'), models.Index(condition=models.Q(('collected_at', None)), fields=['id'], name='notices_notice_uncollected')],
                'constraints': [models.CheckConstraint(condition=models.Q(('user__isnull', False), ('unit_id__isnull', False), _connector='OR'), name='notices_notice_has_addressee')],
            },
        ),
        migrations.CreateModel(
            name='Mail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('case', models.CharField(max_length=100)),
                ('state', models.CharField(choices=[('waiting', 'chờ gửi'), ('sending', 'đang gửi'), ('sent', 'đã gửi'), ('dropped', 'không cần gửi nữa'), ('given_up', 'không gửi được')], default='waiting', max_length=16)),
                ('due_at', models.DateTimeField()),
                ('claimed_at', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('in_doubt', models.PositiveSmallIntegerField(default=0)),
                ('error', models.CharField(blank=True, max_length=300)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'due_at'], name='notices_mail_due')],
                'constraints': [models.UniqueConstraint(fields=('uuid',), name='notices_mail_uuid_unique'), models.UniqueConstraint(condition=models.Q(('attempts', 0), ('state', 'waiting')), fields=('user', 'case'), name='notices_mail_one_new_per_case'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at', None)), _connector='OR'), name='notices_mail_sent_has_moment'), models.CheckConstraint(condition=models.Q(('in_doubt__lte', 2)), name='notices_mail_one_duplicate_at_most')],
            },
        ),
        migrations.CreateModel(
            name='MailNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mail', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='notices.mail')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='notices.notice')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('notice', 'user'), name='notices_mailnotice_once')],
            },
        ),
        migrations.CreateModel(
            name='MutedKind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=64)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'kind'), name='notices_mutedkind_once')],
            },
        ),
    ]
