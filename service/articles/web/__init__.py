"""The one way to the network: a guarded client that fetches public pages and nothing else."""
