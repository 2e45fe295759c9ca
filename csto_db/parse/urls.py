"""Moved to csto_db.text.urls; import from there."""

from csto_db.text.urls import clean_url, find_urls, host, url_key

__all__ = ["clean_url", "find_urls", "host", "url_key"]
