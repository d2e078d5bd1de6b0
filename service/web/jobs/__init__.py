"""What takes long: `submitting` a job, the `worker` that finds the next, the `runner` that does it, `watching` how far it is."""

__all__ = ["runner", "submitting", "watching", "worker"]
