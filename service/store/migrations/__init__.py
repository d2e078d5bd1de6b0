"""How each form of the store was reached from the one before; `env` is run by Alembic."""
