"""Certificates as sheets of paper: where each field stands, how names break, what the printer gets.

Pure: a layout and its words come in, bytes go out. Nothing here reads a table.
"""
