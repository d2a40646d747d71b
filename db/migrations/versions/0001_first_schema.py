"""First schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this step."""

    op.create_table(
        "attachment_chunk",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "number", name=op.f("pk_attachment_chunk")),
        sqlite_strict=True,
    )
    op.create_table(
        "local",
        sa.Column("space", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("space", "key", name=op.f("pk_local")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("local", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_local_about"), ["about"], unique=False)

    op.create_table(
        "marking_in_use",
        sa.Column("marking", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("marking", name=op.f("pk_marking_in_use")),
        sqlite_strict=True,
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
        sqlite_strict=True,
    )
    op.create_table(
        "record",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("whole_id", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_record_kind"), ["kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_record_whole_id"), ["whole_id"], unique=False)

    op.create_table(
        "site",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("succeeded", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_site")),
        sa.UniqueConstraint("id", name=op.f("uq_site_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "transaction",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=True),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("wall", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), server_default=sa.text("'edit'"), nullable=False),
        sa.Column("of", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_transaction")),
        sa.UniqueConstraint("id", name=op.f("uq_transaction_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "agreement",
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("as_written", sa.Text(), nullable=True),
        sa.Column("agreement_kind", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("signed", sa.Text(), nullable=True),
        sa.Column("signed_at_id", sa.Text(), nullable=True),
        sa.Column("signed_by", sa.Text(), nullable=True),
        sa.Column("in_force", sa.Text(), nullable=True),
        sa.Column("entry_basis", sa.Text(), nullable=True),
        sa.Column("expires", sa.Text(), nullable=True),
        sa.Column("duration", sa.Text(), nullable=True),
        sa.Column("plan_year", sa.Integer(), nullable=True),
        sa.Column("does", sa.Text(), nullable=True),
        sa.Column("text_at", sa.Text(), nullable=True),
        sa.Column("text_id", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_agreement_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["signed_at_id"],
            ["record.id"],
            name=op.f("fk_agreement_signed_at_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["text_id"],
            ["record.id"],
            name=op.f("fk_agreement_text_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_signed_at_id"), ["signed_at_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_text_id"), ["text_id"], unique=False)

    op.create_table(
        "attachment",
        sa.Column("file_name", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("attached_to_id", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attached_to_id"],
            ["record.id"],
            name=op.f("fk_attachment_attached_to_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_attachment_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_attached_to_id"), ["attached_to_id"], unique=False)

    op.create_table(
        "brief",
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("reference_number", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("country_id", sa.Text(), nullable=True),
        sa.Column("visit_id", sa.Text(), nullable=True),
        sa.Column("meeting_id", sa.Text(), nullable=True),
        sa.Column("options", sa.Text(), nullable=True),
        sa.Column("revisions", sa.Text(), nullable=True),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("addressee", sa.Text(), nullable=True),
        sa.Column("drafter", sa.Text(), nullable=True),
        sa.Column("cleared_by", sa.Text(), nullable=True),
        sa.Column("cleared_on", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("distribution", sa.Text(), nullable=True),
        sa.Column("raise_reason", sa.Text(), nullable=True),
        sa.Column("attachment_id", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["record.id"],
            name=op.f("fk_brief_attachment_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["country_id"],
            ["record.id"],
            name=op.f("fk_brief_country_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_brief_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["record.id"],
            name=op.f("fk_brief_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["record.id"], name=op.f("fk_brief_visit_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brief")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("brief", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_brief_attachment_id"), ["attachment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_brief_country_id"), ["country_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_brief_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_brief_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "change",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("site_number", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("lc", sa.Integer(), nullable=False),
        sa.Column("tx", sa.Integer(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("rec", sa.Text(), nullable=False),
        sa.Column("rtype", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("prev_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["site_number"], ["site.number"], name=op.f("fk_change_site_number")),
        sa.ForeignKeyConstraint(["tx"], ["transaction.number"], name=op.f("fk_change_tx")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_change")),
        sa.UniqueConstraint("site_number", "seq", name=op.f("uq_change_site_number")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index("ix_change_rec", ["rec", "number"], unique=False)
        batch_op.create_index("ix_change_tx", ["tx"], unique=False)
        batch_op.create_index(
            "ix_change_expunge", ["rec"], unique=False, sqlite_where=sa.text("kind = 'expunge'")
        )

    op.create_table(
        "chaser",
        sa.Column("task_id", sa.Text(), nullable=True),
        sa.Column("chased_on", sa.Text(), nullable=True),
        sa.Column("to_whom", sa.Text(), nullable=True),
        sa.Column("correspondence_id", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["correspondence_id"],
            ["record.id"],
            name=op.f("fk_chaser_correspondence_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_chaser_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["task_id"], ["record.id"], name=op.f("fk_chaser_task_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chaser")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("chaser", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_chaser_correspondence_id"), ["correspondence_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_chaser_task_id"), ["task_id"], unique=False)

    op.create_table(
        "citation",
        sa.Column("record_id", sa.Text(), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("stated", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_citation_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["record.id"],
            name=op.f("fk_citation_record_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["record.id"],
            name=op.f("fk_citation_source_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("citation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_citation_record_id"), ["record_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_citation_source_id"), ["source_id"], unique=False)

    op.create_table(
        "commitment",
        sa.Column("wording", sa.Text(), nullable=True),
        sa.Column("commitment_kind", sa.Text(), nullable=True),
        sa.Column("strength", sa.Text(), nullable=True),
        sa.Column("tracked", sa.Integer(), nullable=True),
        sa.Column("owner_side", sa.Text(), nullable=True),
        sa.Column("owner_country_id", sa.Text(), nullable=True),
        sa.Column("made_at_id", sa.Text(), nullable=True),
        sa.Column("made_on", sa.Text(), nullable=True),
        sa.Column("forum_id", sa.Text(), nullable=True),
        sa.Column("wording_quoted", sa.Text(), nullable=True),
        sa.Column("beneficiary", sa.Text(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("due_event_id", sa.Text(), nullable=True),
        sa.Column("review_on", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("our_half", sa.Text(), nullable=True),
        sa.Column("their_half", sa.Text(), nullable=True),
        sa.Column("status_note", sa.Text(), nullable=True),
        sa.Column("our_officer", sa.Text(), nullable=True),
        sa.Column("their_contact", sa.Text(), nullable=True),
        sa.Column("blocker", sa.Text(), nullable=True),
        sa.Column("acknowledged", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("follow_up_meeting_id", sa.Text(), nullable=True),
        sa.Column("restates_id", sa.Text(), nullable=True),
        sa.Column("amends_id", sa.Text(), nullable=True),
        sa.Column("supersedes_id", sa.Text(), nullable=True),
        sa.Column("closes_id", sa.Text(), nullable=True),
        sa.Column("part_of_id", sa.Text(), nullable=True),
        sa.Column("releasable", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["due_event_id"],
            ["record.id"],
            name=op.f("fk_commitment_due_event_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["follow_up_meeting_id"],
            ["record.id"],
            name=op.f("fk_commitment_follow_up_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["forum_id"],
            ["record.id"],
            name=op.f("fk_commitment_forum_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_commitment_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["made_at_id"],
            ["record.id"],
            name=op.f("fk_commitment_made_at_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["owner_country_id"],
            ["record.id"],
            name=op.f("fk_commitment_owner_country_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["part_of_id"],
            ["record.id"],
            name=op.f("fk_commitment_part_of_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["supersedes_id"],
            ["record.id"],
            name=op.f("fk_commitment_supersedes_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["restates_id"],
            ["record.id"],
            name=op.f("fk_commitment_restates_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["amends_id"],
            ["record.id"],
            name=op.f("fk_commitment_amends_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["closes_id"],
            ["record.id"],
            name=op.f("fk_commitment_closes_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("commitment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_commitment_due_event_id"), ["due_event_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_commitment_follow_up_meeting_id"), ["follow_up_meeting_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_commitment_forum_id"), ["forum_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_made_at_id"), ["made_at_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_commitment_owner_country_id"), ["owner_country_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_commitment_part_of_id"), ["part_of_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_status"), ["status"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_supersedes_id"), ["supersedes_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_restates_id"), ["restates_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_amends_id"), ["amends_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_closes_id"), ["closes_id"], unique=False)
        batch_op.create_index(
            "ix_commitment_followed",
            [
                "status",
                "made_at_id",
                "id",
                "owner_side",
                sa.text("due ->> 'type'"),
                sa.text("due ->> 'end'"),
                sa.text("due ->> 'length'"),
                sa.text("due ->> 'anchor' IS NULL"),
                "due_event_id",
                "review_on",
                "made_on",
                sa.text(
                    "CASE WHEN tracked IS NULL THEN commitment_kind || '/' || strength || '/' || "
                    "(coalesce(beneficiary, '') <> '') IN ('agreed/firm/0', 'agreed/firm/1', 'agreed/intent/0', "
                    "'agreed/intent/1', 'committed/firm/0', 'committed/firm/1', 'committed/intent/0', "
                    "'committed/intent/1', 'proposed/firm/1', 'proposed/intent/1', 'proposed/exploratory/1', "
                    "'proposed/context/1') ELSE tracked END"
                ),
                "deleted",
            ],
            unique=False,
            sqlite_where=sa.text(
                "deleted = 0 AND status IN ('open', 'in_progress', 'reported_done', 'on_hold')"
            ),
        )

    op.create_table(
        "correspondence",
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("direction", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("sent_on", sa.Text(), nullable=True),
        sa.Column("sender", sa.Text(), nullable=True),
        sa.Column("addressee", sa.Text(), nullable=True),
        sa.Column("country_id", sa.Text(), nullable=True),
        sa.Column("asks", sa.Text(), nullable=True),
        sa.Column("answer_to_id", sa.Text(), nullable=True),
        sa.Column("attachment_id", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answer_to_id"],
            ["record.id"],
            name=op.f("fk_correspondence_answer_to_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["record.id"],
            name=op.f("fk_correspondence_attachment_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["country_id"],
            ["record.id"],
            name=op.f("fk_correspondence_country_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_correspondence_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correspondence")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("correspondence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correspondence_answer_to_id"), ["answer_to_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_correspondence_attachment_id"), ["attachment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_correspondence_country_id"), ["country_id"], unique=False)

    op.create_table(
        "country",
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("official_name", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("short_code", sa.Text(), nullable=True),
        sa.Column("country_kind", sa.Text(), nullable=True),
        sa.Column("demonym", sa.Text(), nullable=True),
        sa.Column("capital", sa.Text(), nullable=True),
        sa.Column("head_of_state", sa.Text(), nullable=True),
        sa.Column("head_of_government", sa.Text(), nullable=True),
        sa.Column("defence_minister", sa.Text(), nullable=True),
        sa.Column("chiefs", sa.Text(), nullable=True),
        sa.Column("our_mission", sa.Text(), nullable=True),
        sa.Column("their_mission", sa.Text(), nullable=True),
        sa.Column("defence_trade", sa.Text(), nullable=True),
        sa.Column("training", sa.Text(), nullable=True),
        sa.Column("sensitivities", sa.Text(), nullable=True),
        sa.Column("time_zone", sa.Text(), nullable=True),
        sa.Column("working_week", sa.Text(), nullable=True),
        sa.Column("holidays", sa.Text(), nullable=True),
        sa.Column("key_dates", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_country_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_country")),
        sqlite_strict=True,
    )
    op.create_table(
        "exercise",
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("held_on", sa.Text(), nullable=True),
        sa.Column("planned_for", sa.Text(), nullable=True),
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("series_start", sa.Text(), nullable=True),
        sa.Column("strength_text", sa.Text(), nullable=True),
        sa.Column("aim", sa.Text(), nullable=True),
        sa.Column("next_edition", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_exercise_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["record.id"],
            name=op.f("fk_exercise_place_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exercise")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("exercise", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exercise_held_on"), ["held_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_exercise_place_id"), ["place_id"], unique=False)

    op.create_table(
        "forum",
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("abbreviation", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("standing", sa.Text(), nullable=True),
        sa.Column("founding_instrument_id", sa.Text(), nullable=True),
        sa.Column("founded", sa.Text(), nullable=True),
        sa.Column("period_months", sa.Integer(), nullable=True),
        sa.Column("hosting", sa.Text(), nullable=True),
        sa.Column("next_host_id", sa.Text(), nullable=True),
        sa.Column("parent_id", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["founding_instrument_id"],
            ["record.id"],
            name=op.f("fk_forum_founding_instrument_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_forum_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["next_host_id"],
            ["record.id"],
            name=op.f("fk_forum_next_host_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["record.id"],
            name=op.f("fk_forum_parent_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("forum", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_forum_founding_instrument_id"), ["founding_instrument_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_forum_next_host_id"), ["next_host_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_forum_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "initiative",
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("status_words", sa.Text(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column("agreement_id", sa.Text(), nullable=True),
        sa.Column("last_mention", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["record.id"],
            name=op.f("fk_initiative_agreement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_initiative_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["record.id"],
            name=op.f("fk_initiative_place_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("initiative", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_initiative_agreement_id"), ["agreement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_initiative_place_id"), ["place_id"], unique=False)

    op.create_table(
        "line",
        sa.Column("line_kind", sa.Text(), nullable=True),
        sa.Column("wording", sa.Text(), nullable=True),
        sa.Column("topic_id", sa.Text(), nullable=True),
        sa.Column("country_id", sa.Text(), nullable=True),
        sa.Column("for_id", sa.Text(), nullable=True),
        sa.Column("to_whom", sa.Text(), nullable=True),
        sa.Column("valid_from", sa.Text(), nullable=True),
        sa.Column("valid_until", sa.Text(), nullable=True),
        sa.Column("releasable", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["country_id"],
            ["record.id"],
            name=op.f("fk_line_country_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["for_id"], ["record.id"], name=op.f("fk_line_for_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_line_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["record.id"], name=op.f("fk_line_topic_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_line_country_id"), ["country_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_line_for_id"), ["for_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_line_topic_id"), ["topic_id"], unique=False)

    op.create_table(
        "link",
        sa.Column("owner_id", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("target_id", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_link_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["record.id"], name=op.f("fk_link_owner_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["target_id"],
            ["record.id"],
            name=op.f("fk_link_target_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_link_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_link_target_id"), ["target_id"], unique=False)

    op.create_table(
        "meeting",
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("meeting_kind", sa.Text(), nullable=True),
        sa.Column("forum_id", sa.Text(), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("held_on", sa.Text(), nullable=True),
        sa.Column("date_words", sa.Text(), nullable=True),
        sa.Column("date_basis", sa.Text(), nullable=True),
        sa.Column("local_time", sa.Text(), nullable=True),
        sa.Column("time_zone", sa.Text(), nullable=True),
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column("place_basis", sa.Text(), nullable=True),
        sa.Column("venue", sa.Text(), nullable=True),
        sa.Column("visit_id", sa.Text(), nullable=True),
        sa.Column("participants_remark", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("next_meeting_id", sa.Text(), nullable=True),
        sa.Column("minutes", sa.Text(), nullable=True),
        sa.Column("minutes_agreed_on", sa.Text(), nullable=True),
        sa.Column("minutes_locked_at", sa.Text(), nullable=True),
        sa.Column("minutes_locked_by", sa.Text(), nullable=True),
        sa.Column("minutes_stamp", sa.Text(), nullable=True),
        sa.Column("minutes_log", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["forum_id"],
            ["record.id"],
            name=op.f("fk_meeting_forum_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_meeting_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["next_meeting_id"],
            ["record.id"],
            name=op.f("fk_meeting_next_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["record.id"],
            name=op.f("fk_meeting_place_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["record.id"],
            name=op.f("fk_meeting_visit_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index(
            "ix_meeting_edition",
            ["forum_id", "edition"],
            unique=False,
            sqlite_where=sa.text("edition IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_meeting_forum_id"), ["forum_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_held_on"), ["held_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_next_meeting_id"), ["next_meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_place_id"), ["place_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_visit_id"), ["visit_id"], unique=False)
        batch_op.create_index(
            "ix_meeting_day",
            ["id", "held_on", "deleted"],
            unique=False,
            sqlite_where=sa.text("deleted = 0"),
        )
        batch_op.create_index(
            "ix_meeting_sessions",
            ["forum_id", "status", "held_on", "deleted"],
            unique=False,
            sqlite_where=sa.text("deleted = 0"),
        )

    op.create_table(
        "name",
        sa.Column("named_id", sa.Text(), nullable=True),
        sa.Column("written", sa.Text(), nullable=True),
        sa.Column("prefix", sa.Text(), nullable=True),
        sa.Column("use", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_name_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["named_id"], ["record.id"], name=op.f("fk_name_named_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["record.id"],
            name=op.f("fk_name_source_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("name", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_name_named_id"), ["named_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_name_source_id"), ["source_id"], unique=False)

    op.create_table(
        "note",
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("note_kind", sa.Text(), nullable=True),
        sa.Column("noted_on", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("became_id", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["became_id"],
            ["record.id"],
            name=op.f("fk_note_became_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_note_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_note_became_id"), ["became_id"], unique=False)

    op.create_table(
        "objective",
        sa.Column("for_id", sa.Text(), nullable=True),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("wording", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["for_id"], ["record.id"], name=op.f("fk_objective_for_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_objective_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objective")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("objective", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_objective_for_id"), ["for_id"], unique=False)

    op.create_table(
        "organisation",
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("abbreviation", sa.Text(), nullable=True),
        sa.Column("organisation_kind", sa.Text(), nullable=True),
        sa.Column("country_id", sa.Text(), nullable=True),
        sa.Column("parent_id", sa.Text(), nullable=True),
        sa.Column("official_name", sa.Text(), nullable=True),
        sa.Column("head", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["country_id"],
            ["record.id"],
            name=op.f("fk_organisation_country_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_organisation_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["record.id"],
            name=op.f("fk_organisation_parent_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organisation_country_id"), ["country_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_organisation_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "package",
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("direction", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("made_on", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_package_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_package")),
        sqlite_strict=True,
    )
    op.create_table(
        "participation",
        sa.Column("meeting_id", sa.Text(), nullable=True),
        sa.Column("party_id", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("post_id", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("head_count", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_participation_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["record.id"],
            name=op.f("fk_participation_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["record.id"],
            name=op.f("fk_participation_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["party_id"],
            ["record.id"],
            name=op.f("fk_participation_party_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["record.id"],
            name=op.f("fk_participation_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["record.id"],
            name=op.f("fk_participation_post_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participation_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_participation_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_participation_party_id"), ["party_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_participation_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_participation_post_id"), ["post_id"], unique=False)

    op.create_table(
        "person",
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("name_basis", sa.Text(), nullable=True),
        sa.Column("prefix", sa.Text(), nullable=True),
        sa.Column("country_id", sa.Text(), nullable=True),
        sa.Column("native_script", sa.Text(), nullable=True),
        sa.Column("pronunciation", sa.Text(), nullable=True),
        sa.Column("address_as", sa.Text(), nullable=True),
        sa.Column("languages", sa.Text(), nullable=True),
        sa.Column("interpreter", sa.Text(), nullable=True),
        sa.Column("career", sa.Text(), nullable=True),
        sa.Column("interests", sa.Text(), nullable=True),
        sa.Column("sensitivities", sa.Text(), nullable=True),
        sa.Column("protocol", sa.Text(), nullable=True),
        sa.Column("caution", sa.Text(), nullable=True),
        sa.Column("photograph_id", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["country_id"],
            ["record.id"],
            name=op.f("fk_person_country_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["photograph_id"],
            ["record.id"],
            name=op.f("fk_person_photograph_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_country_id"), ["country_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_photograph_id"), ["photograph_id"], unique=False)

    op.create_table(
        "place",
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("place_kind", sa.Text(), nullable=True),
        sa.Column("country_id", sa.Text(), nullable=True),
        sa.Column("abbreviation", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["country_id"],
            ["record.id"],
            name=op.f("fk_place_country_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_place_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("place", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_place_country_id"), ["country_id"], unique=False)

    op.create_table(
        "point",
        sa.Column("meeting_id", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("objective", sa.Text(), nullable=True),
        sa.Column("background", sa.Text(), nullable=True),
        sa.Column("releasable", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_point_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["record.id"],
            name=op.f("fk_point_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("point", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_point_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "post",
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("abbreviation", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Text(), nullable=True),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_post_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["record.id"],
            name=op.f("fk_post_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["record.id"],
            name=op.f("fk_post_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_post_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_post_person_id"), ["person_id"], unique=False)

    op.create_table(
        "programme_item",
        sa.Column("visit_id", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("local_time", sa.Text(), nullable=True),
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column("venue", sa.Text(), nullable=True),
        sa.Column("with_whom", sa.Text(), nullable=True),
        sa.Column("meeting_id", sa.Text(), nullable=True),
        sa.Column("press", sa.Text(), nullable=True),
        sa.Column("speaks", sa.Text(), nullable=True),
        sa.Column("interpreter", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_programme_item_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["record.id"],
            name=op.f("fk_programme_item_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["record.id"],
            name=op.f("fk_programme_item_place_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["record.id"],
            name=op.f("fk_programme_item_visit_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_item")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("programme_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_programme_item_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_programme_item_place_id"), ["place_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_programme_item_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "proposal",
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("proposed_kind", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Integer(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("became_id", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["became_id"],
            ["record.id"],
            name=op.f("fk_proposal_became_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_proposal_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["record.id"],
            name=op.f("fk_proposal_source_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_became_id"), ["became_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposal_source_id"), ["source_id"], unique=False)

    op.create_table(
        "relationship",
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("as_written", sa.Text(), nullable=True),
        sa.Column("official", sa.Integer(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_relationship_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relationship")),
        sqlite_strict=True,
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_setting_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sqlite_strict=True,
    )
    op.create_table(
        "source",
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("source_kind", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("agency", sa.Text(), nullable=True),
        sa.Column("handle", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_basis", sa.Text(), nullable=True),
        sa.Column("dateline", sa.Text(), nullable=True),
        sa.Column("reliability", sa.Text(), nullable=True),
        sa.Column("quoted_in_id", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("text_received", sa.Text(), nullable=True),
        sa.Column("attachment_id", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["record.id"],
            name=op.f("fk_source_attachment_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_source_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["quoted_in_id"],
            ["record.id"],
            name=op.f("fk_source_quoted_in_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_source_attachment_id"), ["attachment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_source_quoted_in_id"), ["quoted_in_id"], unique=False)

    op.create_table(
        "task",
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("owner_organisation_id", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("tasked_on", sa.Text(), nullable=True),
        sa.Column("tasking_id", sa.Text(), nullable=True),
        sa.Column("chase_on", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.Column("meeting_id", sa.Text(), nullable=True),
        sa.Column("visit_id", sa.Text(), nullable=True),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("answer_id", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answer_id"],
            ["record.id"],
            name=op.f("fk_task_answer_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"],
            ["record.id"],
            name=op.f("fk_task_commitment_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_task_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["record.id"],
            name=op.f("fk_task_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["owner_organisation_id"],
            ["record.id"],
            name=op.f("fk_task_owner_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["record.id"], name=op.f("fk_task_visit_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["tasking_id"],
            ["record.id"],
            name=op.f("fk_task_tasking_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_answer_id"), ["answer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_commitment_id"), ["commitment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_task_owner_organisation_id"), ["owner_organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_task_visit_id"), ["visit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_tasking_id"), ["tasking_id"], unique=False)

    op.create_table(
        "topic",
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("parent_id", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_topic_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["record.id"],
            name=op.f("fk_topic_parent_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("topic", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_topic_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "update",
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("updated_on", sa.Text(), nullable=True),
        sa.Column("update_kind", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("half", sa.Text(), nullable=True),
        sa.Column("progress", sa.Integer(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("reported_by", sa.Text(), nullable=True),
        sa.Column("wording", sa.Text(), nullable=True),
        sa.Column("former_wording", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("due_event_id", sa.Text(), nullable=True),
        sa.Column("review_on", sa.Text(), nullable=True),
        sa.Column("drop_agreed", sa.Text(), nullable=True),
        sa.Column("approver", sa.Text(), nullable=True),
        sa.Column("successor_id", sa.Text(), nullable=True),
        sa.Column("meeting_id", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["commitment_id"],
            ["record.id"],
            name=op.f("fk_update_commitment_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_update_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["record.id"],
            name=op.f("fk_update_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["record.id"],
            name=op.f("fk_update_source_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["due_event_id"],
            ["record.id"],
            name=op.f("fk_update_due_event_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"],
            ["record.id"],
            name=op.f("fk_update_successor_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_update")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("update", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_update_commitment_id"), ["commitment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_update_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_update_source_id"), ["source_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_update_due_event_id"), ["due_event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_update_successor_id"), ["successor_id"], unique=False)
        batch_op.create_index(
            "ix_update_news",
            ["commitment_id", "updated_on", "meeting_id", "update_kind", "deleted"],
            unique=False,
            sqlite_where=sa.text("deleted = 0"),
        )

    op.create_table(
        "visit",
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("direction", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("principal_id", sa.Text(), nullable=True),
        sa.Column("from_id", sa.Text(), nullable=True),
        sa.Column("to_id", sa.Text(), nullable=True),
        sa.Column("dates", sa.Text(), nullable=True),
        sa.Column("includes", sa.Text(), nullable=True),
        sa.Column("occasion", sa.Text(), nullable=True),
        sa.Column("asked_by", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("gifts", sa.Text(), nullable=True),
        sa.Column("interpreters", sa.Text(), nullable=True),
        sa.Column("report_due", sa.Text(), nullable=True),
        sa.Column("report_received", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("marking", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["from_id"], ["record.id"], name=op.f("fk_visit_from_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["record.id"], name=op.f("fk_visit_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["principal_id"],
            ["record.id"],
            name=op.f("fk_visit_principal_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["to_id"], ["record.id"], name=op.f("fk_visit_to_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_dates"), ["dates"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_from_id"), ["from_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_principal_id"), ["principal_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_to_id"), ["to_id"], unique=False)

    _create_search_index()


def _create_search_index() -> None:
    """The texts of attachments and the full-text index, which are derived: no tables of the models."""
    op.execute(
        "CREATE TABLE attachment_text (sha256 TEXT PRIMARY KEY, reader INTEGER NOT NULL, text TEXT NOT NULL, "
        "parts TEXT NOT NULL, trouble TEXT) STRICT"
    )
    op.execute("CREATE INDEX ix_attachment_text_reader ON attachment_text (reader)")
    op.execute("CREATE TABLE search_kind (code INTEGER PRIMARY KEY, kind TEXT NOT NULL UNIQUE) STRICT")
    op.execute("CREATE TABLE search_document (number INTEGER PRIMARY KEY, record_id TEXT NOT NULL) STRICT")
    op.execute(
        "CREATE TABLE search_name (name_key TEXT NOT NULL, word TEXT NOT NULL, number INTEGER NOT NULL, "
        "PRIMARY KEY (name_key, word, number)) WITHOUT ROWID, STRICT"
    )
    op.execute("CREATE INDEX ix_search_name_word ON search_name (word)")
    op.execute("CREATE INDEX ix_search_name_number ON search_name (number)")
    op.execute("CREATE VIRTUAL TABLE search_index USING fts5(title, person, text, tokenize = 'ascii')")
    op.execute(
        "CREATE VIRTUAL TABLE search_title USING "
        "fts5(words, tokenize = 'ascii', prefix = '1 2 3 4 5 6', detail = column, columnsize = 0)"
    )
    op.execute("CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_title, row)")
    op.execute("INSERT INTO search_index (search_index, rank) VALUES ('rank', 'bm25(5.0, 5.0, 1.0)')")
