"""Measures a produced DOCX or PDF against the layout rules of its law world.

What is measured is the file itself, read back without any knowledge of what the writers meant. Lengths in mm,
type sizes in pt.
"""

from nep.documents.checker.docx_file import check_docx
from nep.documents.checker.pdf_file import check_pdf
from nep.documents.checker.rows import CheckRow, UnreadableFile, faults

__all__ = ["CheckRow", "UnreadableFile", "check_docx", "check_pdf", "faults"]
