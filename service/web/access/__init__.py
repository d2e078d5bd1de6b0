"""Access: `secrets` (keys and logins, made and checked), `callers` (who asks), `rates` (how often), `bodies` (how much),
`gate` (all of these before any route), `headers` (what every answer carries), `tokens` (a request is done once),
`counting` (metrics)."""

__all__ = ["bodies", "callers", "counting", "gate", "headers", "rates", "secrets", "tokens"]
