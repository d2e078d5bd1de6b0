"""What is answered: `problems` (errors, RFC 9457), `paging` (cursors), `tags` (entity tags), `shapes` (what is not a schema of
its own)."""

__all__ = ["paging", "problems", "shapes", "tags"]
