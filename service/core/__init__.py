"""The pure middle: decisions about texts, records and facts. No I/O, clock, randomness, logging, model or HTTP."""
