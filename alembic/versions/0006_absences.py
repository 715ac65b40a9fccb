"""Absences: requests, who was asked, history, accounts of paid vacation."""

from collections.abc import Sequence

import advanced_alchemy.types
import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "absences",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "vacation",
                "sick",
                "day_off",
                "unpaid",
                "trip",
                "remote",
                name="absencekind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("start_half", sa.Boolean(), nullable=False),
        sa.Column("end_half", sa.Boolean(), nullable=False),
        sa.Column("working_days", sa.Double(), nullable=False),
        sa.Column("charged", sa.Double(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "pending",
                "approved",
                "rejected",
                "cancelled",
                name="absencestatus",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("approver_id", sa.Uuid(), nullable=False),
        sa.Column("escalated_to_id", sa.Uuid(), nullable=True),
        sa.Column("deputy_id", sa.Uuid(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column(
            "decided_at", advanced_alchemy.types.datetime.DateTimeUTC(timezone=True), nullable=True
        ),
        sa.Column(
            "asked_at", advanced_alchemy.types.datetime.DateTimeUTC(timezone=True), nullable=False
        ),
        sa.Column(
            "remind_at", advanced_alchemy.types.datetime.DateTimeUTC(timezone=True), nullable=True
        ),
        sa.Column(
            "escalate_at", advanced_alchemy.types.datetime.DateTimeUTC(timezone=True), nullable=True
        ),
        sa.Column(
            "updated_at", advanced_alchemy.types.datetime.DateTimeUTC(timezone=True), nullable=False
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "created_at", advanced_alchemy.types.datetime.DateTimeUTC(timezone=True), nullable=False
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approver_id"], ["people.id"], name=op.f("fk_absences_approver_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["people.id"], name=op.f("fk_absences_decided_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["deputy_id"], ["people.id"], name=op.f("fk_absences_deputy_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["escalated_to_id"], ["people.id"], name=op.f("fk_absences_escalated_to_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_absences_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
    )
    with op.batch_alter_table("absences", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absences_approver_id"), ["approver_id"], unique=False)
        batch_op.create_index("ix_absences_end_start", ["end", "start"], unique=False)
        batch_op.create_index(
            "ix_absences_escalate_at",
            ["escalate_at"],
            unique=False,
            sqlite_where=sa.text("escalate_at IS NOT NULL"),
            postgresql_where=sa.text("escalate_at IS NOT NULL"),
        )
        batch_op.create_index(
            batch_op.f("ix_absences_escalated_to_id"), ["escalated_to_id"], unique=False
        )
        batch_op.create_index(
            "ix_absences_pending",
            ["id"],
            unique=False,
            sqlite_where=sa.text("status = 'pending'"),
            postgresql_where=sa.text("status = 'pending'"),
        )
        batch_op.create_index("ix_absences_person_id_end", ["person_id", "end"], unique=False)
        batch_op.create_index(
            "ix_absences_remind_at",
            ["remind_at"],
            unique=False,
            sqlite_where=sa.text("remind_at IS NOT NULL"),
            postgresql_where=sa.text("remind_at IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_absences_updated_at"), ["updated_at"], unique=False)

    op.create_table(
        "balance_corrections",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("days", sa.Double(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at", advanced_alchemy.types.datetime.DateTimeUTC(timezone=True), nullable=False
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["people.id"], name=op.f("fk_balance_corrections_actor_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_balance_corrections_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_balance_corrections")),
    )
    with op.batch_alter_table("balance_corrections", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_balance_corrections_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "vacation_accounts",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("days_per_year", sa.Double(), nullable=True),
        sa.Column("accrues_from", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_vacation_accounts_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacation_accounts")),
        sa.UniqueConstraint("person_id", name=op.f("uq_vacation_accounts_person_id")),
    )
    op.create_table(
        "absence_asked",
        sa.Column("absence_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["absence_id"],
            ["absences.id"],
            name=op.f("fk_absence_asked_absence_id_absences"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_absence_asked_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence_asked")),
        sa.UniqueConstraint("absence_id", "person_id", name=op.f("uq_absence_asked_absence_id")),
    )
    with op.batch_alter_table("absence_asked", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absence_asked_person_id"), ["person_id"], unique=False)

    op.create_table(
        "absence_changes",
        sa.Column("absence_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column(
            "what",
            sa.Enum(
                "requested",
                "approved",
                "rejected",
                "cancelled",
                "handed_over",
                "reminded",
                "escalated",
                name="absencestep",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column(
            "created_at", advanced_alchemy.types.datetime.DateTimeUTC(timezone=True), nullable=False
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["absence_id"],
            ["absences.id"],
            name=op.f("fk_absence_changes_absence_id_absences"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["people.id"], name=op.f("fk_absence_changes_actor_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence_changes")),
    )
    with op.batch_alter_table("absence_changes", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_absence_changes_absence_id"), ["absence_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("absence_changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_absence_changes_absence_id"))

    op.drop_table("absence_changes")
    with op.batch_alter_table("absence_asked", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_absence_asked_person_id"))

    op.drop_table("absence_asked")
    op.drop_table("vacation_accounts")
    with op.batch_alter_table("balance_corrections", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_balance_corrections_person_id"))

    op.drop_table("balance_corrections")
    with op.batch_alter_table("absences", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_absences_updated_at"))
        batch_op.drop_index(
            "ix_absences_remind_at",
            sqlite_where=sa.text("remind_at IS NOT NULL"),
            postgresql_where=sa.text("remind_at IS NOT NULL"),
        )
        batch_op.drop_index("ix_absences_person_id_end")
        batch_op.drop_index(
            "ix_absences_pending",
            sqlite_where=sa.text("status = 'pending'"),
            postgresql_where=sa.text("status = 'pending'"),
        )
        batch_op.drop_index(batch_op.f("ix_absences_escalated_to_id"))
        batch_op.drop_index(
            "ix_absences_escalate_at",
            sqlite_where=sa.text("escalate_at IS NOT NULL"),
            postgresql_where=sa.text("escalate_at IS NOT NULL"),
        )
        batch_op.drop_index("ix_absences_end_start")
        batch_op.drop_index(batch_op.f("ix_absences_approver_id"))

    op.drop_table("absences")
