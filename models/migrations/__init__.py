"""The history of the schema, run by Alembic; `services.store.schema` drives it."""
