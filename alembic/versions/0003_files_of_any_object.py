"""Files hang on any object, numbers have one table of counters, objects can be muted."""

from collections.abc import Sequence

import advanced_alchemy.types
import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    _rename_owner("ticket_id", "object_id")
    with op.batch_alter_table("files", schema=None) as batch_op:
        batch_op.add_column(sa.Column("object_kind", sa.String(length=32), nullable=True))
    op.execute("UPDATE files SET object_kind = 'ticket' WHERE object_id IS NOT NULL")
    _rename_numbers("ticket_numbers", "counters")
    op.create_table(
        "mutes",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at", advanced_alchemy.types.datetime.DateTimeUTC(timezone=True), nullable=False
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_mutes_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mutes")),
        sa.UniqueConstraint("person_id", "object_id", name=op.f("uq_mutes_person_id")),
    )
    with op.batch_alter_table("mutes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mutes_object_id"), ["object_id"], unique=False)


def downgrade() -> None:
    op.drop_table("mutes")
    _rename_numbers("counters", "ticket_numbers")
    op.execute("DELETE FROM files WHERE object_kind <> 'ticket'")
    with op.batch_alter_table("files", schema=None) as batch_op:
        batch_op.drop_column("object_kind")
    _rename_owner("object_id", "ticket_id")


def _rename_owner(old: str, new: str) -> None:
    """The column and its index, which is named after it."""
    with op.batch_alter_table("files", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f(f"ix_files_{old}"))
        batch_op.alter_column(old, new_column_name=new)
    op.create_index(op.f(f"ix_files_{new}"), "files", [new], unique=False)


def _rename_numbers(old: str, new: str) -> None:
    """A new table takes the numbers over: constraints are named after their table."""
    made = op.create_table(
        new,
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{new}")),
        sa.UniqueConstraint("name", name=op.f(f"uq_{new}_name")),
    )
    columns = ("name", "last", "id")
    kept = sa.table(old, *(sa.column(each) for each in columns))
    op.execute(made.insert().from_select(columns, sa.select(kept)))
    op.drop_table(old)
