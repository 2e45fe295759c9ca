"""Questions that are answered by one SQL file each."""
