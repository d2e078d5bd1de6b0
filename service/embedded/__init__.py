"""The embedded model: in process, no key, no network, no weights. Rules over sentences, with lexicons that are data."""
