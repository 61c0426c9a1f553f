"""Alembic runs this for each upgrade: on the connection that it is given, in its transaction."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata"),
    transactional_ddl=False,
    include_object=lambda _o, name, _t, _r, _c: "_search" not in str(name),
)
context.run_migrations()
