"""People, organisations, their names and the posts that join them."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from db import fields
from db.fields import Group
from db.models.base import Base, Record
from db.values.choices import Interpreter, NameUse, OrganisationKind
from db.values.partial_date import PartialDate


class Organisation(Record, Base):
    """A ministry, service, agency, mission or company."""

    KIND = "organisation"
    LABEL = "Organisation"
    PLURAL = "Organisations"
    TITLE = "name"

    name: Mapped[str] = fields.line("Name", required=True)
    abbreviation: Mapped[str | None] = fields.line("Abbreviation")
    organisation_kind: Mapped[OrganisationKind | None] = fields.choice(OrganisationKind, "Kind")
    country_id: Mapped[str | None] = fields.reference("country", "Country")
    parent_id: Mapped[str | None] = fields.reference("organisation", "Part of")
    official_name: Mapped[str | None] = fields.line("Official name")
    head: Mapped[str | None] = fields.line("Head", help="The post that heads it.", group=Group.DETAIL)
    address: Mapped[str | None] = fields.text("Address")
    remark: Mapped[str | None] = fields.text("Remark")


class Person(Record, Base):
    """Anyone met or owed by. The name here is the one the house writes; every spelling seen is a `Name`."""

    KIND = "person"
    LABEL = "Person"
    PLURAL = "People"
    TITLE = "name"

    name: Mapped[str] = fields.line("Name", required=True, help="As the house writes it, without prefix.")
    name_basis: Mapped[str | None] = fields.line(
        "Basis of the name", help="Who settled this spelling, and how.", group=Group.DETAIL
    )
    prefix: Mapped[str | None] = fields.line("Prefix", help="For example Dr, HE, General.")
    country_id: Mapped[str | None] = fields.reference("country", "Country")
    native_script: Mapped[str | None] = fields.line("Native script")
    pronunciation: Mapped[str | None] = fields.line("Pronunciation", group=Group.PROTOCOL)
    address_as: Mapped[str | None] = fields.line("Address as", group=Group.PROTOCOL)
    languages: Mapped[str | None] = fields.line("Languages", group=Group.PROTOCOL)
    interpreter: Mapped[Interpreter | None] = fields.choice(Interpreter, "Interpreter", group=Group.PROTOCOL)
    career: Mapped[str | None] = fields.text("Career", help="Five lines at most.")
    interests: Mapped[str | None] = fields.text("Interests")
    sensitivities: Mapped[str | None] = fields.text("Sensitivities")
    protocol: Mapped[str | None] = fields.text("Protocol", help="Diet, spouse, gifts.", group=Group.PROTOCOL)
    caution: Mapped[str | None] = fields.text(
        "Caution", help="A doubt about name or rank to settle before use."
    )
    photograph_id: Mapped[str | None] = fields.reference("attachment", "Photograph", group=Group.PROTOCOL)


class Name(Record, Base):
    """One spelling of the name of a person, organisation, place, agreement or exercise, with where it was seen."""

    KIND = "name"
    LABEL = "Name"
    PLURAL = "Names"
    TITLE = "written"
    PART = True

    named_id: Mapped[str] = fields.reference(None, "Name of", required=True, whole=True)
    written: Mapped[str] = fields.line(
        "As written", required=True, help="Exactly as the source has it, prefix included."
    )
    prefix: Mapped[str | None] = fields.line("Prefix in it")
    use: Mapped[NameUse] = fields.choice(NameUse, "Use", required=True)
    source_id: Mapped[str | None] = fields.reference("source", "Seen in")


class Post(Record, Base):
    """A title at an organisation, with from and to, or only *as of*; printed as held on the date of the meeting."""

    KIND = "post"
    LABEL = "Post"
    PLURAL = "Posts"

    title: Mapped[str] = fields.line("Title", required=True)
    abbreviation: Mapped[str | None] = fields.line("Abbreviation")
    person_id: Mapped[str | None] = fields.reference("person", "Held by", whole=True)
    organisation_id: Mapped[str | None] = fields.reference("organisation", "At")
    start: Mapped[PartialDate | None] = fields.partial_date("From")
    end: Mapped[PartialDate | None] = fields.partial_date("To")
    as_of: Mapped[PartialDate | None] = fields.partial_date(
        "As of", help="The latest date on which a source confirms it."
    )
    basis: Mapped[str | None] = fields.line(
        "Basis", help="How it is known, where it is not stated outright.", group=Group.DETAIL
    )
