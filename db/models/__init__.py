"""The record classes, one file per subject; the vocabulary of the program is these classes."""

from __future__ import annotations

from db.models.base import Base, Record, RecordRow
from db.models.commitments import Chaser, Commitment, Task, Update
from db.models.countries import Country, Place, Relationship, Topic
from db.models.desk import Brief, Package, Proposal, Setting
from db.models.instruments import Agreement, Exercise, Initiative
from db.models.journal import Change, Local, Meta, Site, Transaction
from db.models.meetings import Forum, Meeting, Participation, Point
from db.models.papers import Attachment, AttachmentChunk, Citation, Correspondence, Link, Note, Source
from db.models.people import Name, Organisation, Person, Post
from db.models.visits import Objective, ProgrammeItem, SpeakingLine, Visit

RECORDS: tuple[type[Record], ...] = (
    Country, Relationship, Organisation, Person, Name, Post, Place, Forum, Meeting, Participation, Point, Commitment,
    Update, Task, Chaser, Agreement, Exercise, Initiative, Visit, Objective, ProgrammeItem, SpeakingLine, Note,
    Correspondence, Topic, Source, Citation, Attachment, Proposal, Brief, Package, Setting, Link,
)  # fmt: skip
"""Every record class, in the order in which people meet them."""

__all__ = [
    "RECORDS", "Agreement", "Attachment", "AttachmentChunk", "Base", "Brief", "Change", "Chaser", "Citation",
    "Commitment", "Correspondence", "Country", "Exercise", "Forum", "Initiative", "Link", "Local", "Meeting",
    "Meta", "Name", "Note", "Objective", "Organisation", "Package", "Participation", "Person", "Place", "Point",
    "Post", "ProgrammeItem", "Proposal", "Record", "RecordRow", "Relationship", "Setting", "Site", "Source",
    "SpeakingLine", "Task", "Topic", "Transaction", "Update", "Visit",
]  # fmt: skip
