"""Cited works in the formats of reference managers."""
