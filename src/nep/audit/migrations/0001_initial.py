from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='SealedRead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('thing_kind', models.CharField(max_length=64)),
                ('thing_id', models.BigIntegerField()),
                ('what', models.CharField(max_length=32)),
                ('reason', models.CharField(max_length=300)),
                ('user_id', models.BigIntegerField(null=True)),
                ('post_id', models.BigIntegerField(null=True)),
                ('post_title', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['thing_kind', 'thing_id', 'id'], name='audit_sealedread_thing')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event', models.CharField(max_length=64)),
                ('thing_kind', models.CharField(max_length=64)),
                ('thing_id', models.BigIntegerField()),
                ('unit_id', models.BigIntegerField(null=True)),
                ('user_id', models.BigIntegerField(null=True)),
                ('post_id', models.BigIntegerField(null=True)),
                ('on_behalf_of_id', models.BigIntegerField(null=True)),
                ('channel', models.CharField(max_length=16)),
                ('at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField()),
                ('facts', models.JSONField(default=dict)),
                ('mandate_id', models.BigIntegerField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['thing_kind', 'thing_id', 'id'], name='audit_event_thing'), models.Index(fields=['unit_id', 'id'], name='audit_event_unit')],
            },
        ),
    ]
