"""The addresses that anybody may open without signing in. Every other one is guarded.

A line here is a decision: who reads this page is the whole world.
"""

PUBLIC = {
    # the public face
    "portal:home",
    "portal:unit",
    "portal:search",
    "organisations:units",
    "web:language",
    "web:gallery",
    # a citizen's own way: the form, the slip, the tracking page (opened by the slip's secret)
    "petitions:submit",
    "petitions:where_to_send",
    "petitions:privacy",
    "petitions:open_slip",
    "petitions:tracking",
    "petitions:leave",
    "petitions:withdraw",
    "petitions:undo_withdrawal",
    "petitions:own_photo",
    "petitions:confirm",
    "petitions:not_settled",
    "petitions:scan",
    # what was asked and answered, in reviewed words
    "petitions:answered",
    "petitions:answered_one",
    # promises: the board, one promise, its evidence
    "promises:board",
    "promises:promise",
    "promises:image",
    "promises:thumbnail",
    # practices: recognised and public ones for everybody; the views refuse the others
    "practices:gallery",
    "practices:practice",
    "practices:file",
    "practices:thumbnail",
    "practices:spread",
    "practices:counts",
    # news: what was approved and published; the view refuses the others
    "newsroom:news",
    "newsroom:article",
    # what readers say under an article: what was approved, the form, the writer's own page (by its address)
    "newsroom:remarks",
    "newsroom:write_remark",
    "newsroom:own_remark",
    "newsroom:erase_own_remark",
    # the register of the commended: list, one line, a code or a file checked; and while the public is asked
    # about the chosen, their names
    "register:list",
    "register:entry",
    "register:check",
    "register:scan",
    "register:comments",
    "newsroom:image",
    "newsroom:rss",
    "newsroom:atom",
    "newsroom:sitemap",
    # themes that were issued; the view itself refuses drafts
    "programmes:list",
    "programmes:theme",
    "programmes:file",
    # days on which somebody listens, and their feeds
    "dialogue:days",
    "dialogue:day",
    "dialogue:notice",
    "dialogue:conclusion",
    "dialogue:speak",
    "meetings:calendar",
    "meetings:icalendar",
    "meetings:rss",
    # sessions: the code at the door (the view asks for a fresh one), one's own calendar (by its mark)
    "learning:scan",
    "learning:feed",
    # papers that their issuer published; the view itself refuses the others
    "documents:papers",
    "documents:paper",
    "documents:paper_file",
    "documents:scan_file",
    "documents:layout_check",
    # awards as computers read them: credentials, the keys they are signed with, what was revoked
    "credentials:issuer",
    "credentials:achievement",
    "credentials:keys",
    "credentials:key",
    "credentials:status",
    "credentials:credential",
    # rules, days, figures
    "norms:list",
    "norms:norm",
    "norms:calendar",
    "norms:calendar_year",
    "norms:deadline",
    "norms:export",
    "measures:index",
    "measures:figure",
    "measures:frozen",
    "reviews:compiled",
}
# Pages of the sign-in package: two that are open, five that are closed for everybody (404).
SIGN_IN = {
    "account_login",
    "account_logout",
    "account_signup",
    "account_reset_password",
    "account_inactive",
    "account_reauthenticate",
    "account_set_password",
}
