"""Renderers: one brief, laid out as Markdown, HTML, PDF or JSON. Each module holds `render(brief) -> Rendered`."""
