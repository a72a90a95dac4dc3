"""Nếp: a public body's programme from its theme to its review."""
