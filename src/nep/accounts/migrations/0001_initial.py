from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(max_length=64, verbose_name='tên đăng nhập')),
                ('display_name', models.CharField(max_length=200, verbose_name='tên hiển thị')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='thư điện tử')),
                ('is_active', models.BooleanField(default=True, verbose_name='đang dùng')),
                ('needs_second_factor', models.BooleanField(default=False, verbose_name='phải dùng lớp xác thực thứ hai')),
                ('created_at', models.DateTimeField(verbose_name='tạo lúc')),
                ('email_checked_at', models.DateTimeField(null=True, verbose_name='địa chỉ đã xác nhận lúc')),
                ('language', models.CharField(default='vi', max_length=8, verbose_name='ngôn ngữ của thư')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('username',), name='accounts_user_username_unique'), models.CheckConstraint(condition=models.Q(('email_checked_at', None), models.Q(('email', ''), _negated=True), _connector='OR'), name='accounts_user_checked_address_is_one'), models.CheckConstraint(condition=models.Q(('language__in', ['vi', 'en'])), name='accounts_user_language_known')],
            },
        ),
    ]
