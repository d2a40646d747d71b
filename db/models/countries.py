"""Countries and groupings, the relations between them, places and topics."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy.orm import Mapped

from db import fields
from db.fields import Group, References
from db.models.base import Base, Record
from db.values.choices import CountryKind, PlaceKind
from db.values.partial_date import PartialDate


class Country(Record, Base):
    """A state or grouping (ASEAN, EU). Its id is derived from its ISO code, or from its name where it has none."""

    KIND = "country"
    LABEL = "Country"
    PLURAL = "Countries"
    TITLE = "name"

    name: Mapped[str] = fields.line("Name", help="As it is called in running text.", required=True)
    official_name: Mapped[str | None] = fields.line("Official name")
    code: Mapped[str | None] = fields.line(
        "Code", help="ISO 3166-1 alpha-3 code, for example OMN.", searchable=False
    )
    short_code: Mapped[str | None] = fields.line(
        "Short code", help="ISO 3166-1 alpha-2, OM.", searchable=False
    )
    country_kind: Mapped[CountryKind | None] = fields.choice(CountryKind, "Kind")
    demonym: Mapped[str | None] = fields.line("Demonym", help="For example Omani.")
    capital: Mapped[str | None] = fields.line("Capital")
    head_of_state: Mapped[str | None] = fields.line("Head of state", group=Group.DETAIL)
    head_of_government: Mapped[str | None] = fields.line("Head of government", group=Group.DETAIL)
    defence_minister: Mapped[str | None] = fields.line("Defence minister", group=Group.DETAIL)
    chiefs: Mapped[str | None] = fields.text("Chiefs of services")
    our_mission: Mapped[str | None] = fields.line("Our mission and attaché", group=Group.DETAIL)
    their_mission: Mapped[str | None] = fields.line("Their mission and attaché", group=Group.DETAIL)
    defence_trade: Mapped[str | None] = fields.text("Defence trade")
    training: Mapped[str | None] = fields.text("Training")
    sensitivities: Mapped[str | None] = fields.text("Sensitivities")
    time_zone: Mapped[str | None] = fields.line(
        "Time zone", help="IANA name, for example Asia/Muscat.", group=Group.PROTOCOL
    )
    working_week: Mapped[str | None] = fields.line("Working week", group=Group.PROTOCOL)
    holidays: Mapped[str | None] = fields.text("Holidays", group=Group.PROTOCOL)
    key_dates: Mapped[str | None] = fields.text(
        "Key dates", help="National day, anniversaries.", group=Group.PROTOCOL
    )


class Relationship(Record, Base):
    """The label and standing of the relations between countries."""

    KIND = "relationship"
    LABEL = "Relationship"
    PLURAL = "Relationships"
    TITLE = "label"

    parties: ClassVar[References] = fields.references("country", "Between", minimum=2)
    label: Mapped[str] = fields.line(
        "Label", required=True, help="For example Special Strategic and Global Partnership."
    )
    as_written: Mapped[str | None] = fields.line(
        "As written", help="The source's own form, where it differs."
    )
    official: Mapped[bool | None] = fields.flag("Official label", help="No for a phrase of a report.")
    since: Mapped[PartialDate | None] = fields.partial_date("Since")
    summary: Mapped[str | None] = fields.text("State of relations", help="At most three lines.")


class Place(Record, Base):
    """A city, base, port, venue or area."""

    KIND = "place"
    LABEL = "Place"
    PLURAL = "Places"
    TITLE = "name"

    name: Mapped[str] = fields.line("Name", required=True)
    place_kind: Mapped[PlaceKind | None] = fields.choice(PlaceKind, "Kind")
    country_id: Mapped[str | None] = fields.reference("country", "Country")
    abbreviation: Mapped[str | None] = fields.line("Abbreviation")
    remark: Mapped[str | None] = fields.text("Remark")


class Topic(Record, Base):
    """A subject in the tree of subjects. Its id is derived from its name."""

    KIND = "topic"
    LABEL = "Topic"
    PLURAL = "Topics"
    TITLE = "name"

    name: Mapped[str] = fields.line("Name", required=True)
    parent_id: Mapped[str | None] = fields.reference("topic", "Part of")
