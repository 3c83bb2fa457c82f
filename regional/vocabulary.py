"""The words with a fixed meaning: every enumeration of the data model, with the authority that it follows."""

from enum import StrEnum


class ActorKind(StrEnum):
    """Who can belong, take part or speak (Popolo knows persons and organizations; states are added here)."""

    STATE = "state"
    ORGANIZATION = "organization"
    PERSON = "person"


class StateClassification(StrEnum):
    """A state's standing in the United Nations system, or why it has none."""

    UN_MEMBER = "un_member"
    UN_OBSERVER = "un_observer"
    PARTIALLY_RECOGNIZED = "partially_recognized"
    TERRITORY = "territory"
    HISTORICAL = "historical"


class OrganizationClassification(StrEnum):
    """What sort of body an organization is (Popolo `classification`)."""

    IGO = "igo"
    ALLIANCE = "alliance"
    FORUM = "forum"
    MOVEMENT = "movement"
    AGENCY = "agency"
    ASSOCIATION = "association"
    INITIATIVE = "initiative"
    UNION = "union"
    AUTHORITY = "authority"


class Status(StrEnum):
    """The standing of a member in an organization (member, associate and observer as in Correlates of War IGO v3)."""

    MEMBER = "member"
    ASSOCIATE = "associate"
    OBSERVER = "observer"
    DIALOGUE_PARTNER = "dialogue_partner"
    PARTNER = "partner"
    CANDIDATE = "candidate"
    SUSPENDED = "suspended"


class Basis(StrEnum):
    """What happened on the day from which, or until which, a spell is counted.

    The first four are the acts by which treaties bind states (Vienna Convention on the Law of Treaties, 1969), where
    acceptance and approval count as ratification; `decision` is the act of an organ that gives or takes a status,
    `admission` that by which an organ lets a member in, `announced` the effective day as the body itself names it. The
    meetings are for bodies that no treaty founded, `de_facto` is for what began or ended without any act.
    """

    SIGNATURE = "signature"
    RATIFICATION = "ratification"
    ACCESSION = "accession"
    ENTRY_INTO_FORCE = "entry_into_force"
    DECISION = "decision"
    ANNOUNCED = "announced"
    ADMISSION = "admission"
    FIRST_MEETING = "first_meeting"
    LAST_MEETING = "last_meeting"
    SUCCESSION = "succession"
    DISSOLUTION = "dissolution"
    WITHDRAWAL = "withdrawal"
    EXPULSION = "expulsion"
    DE_FACTO = "de_facto"


class Supports(StrEnum):
    """Which part of a fact its source gives.

    A source gives `start` or `end` as precisely as the record does; a fact with one date has only a start. `spell` is
    both, or the start of what has not ended. `start_year` is the year of a start that the record knows more precisely,
    `status` that it held in this status at some time, `membership` only that it belonged.
    """

    SPELL = "spell"
    START = "start"
    END = "end"
    START_YEAR = "start_year"
    STATUS = "status"
    MEMBERSHIP = "membership"


class ApplicationStep(StrEnum):
    """How far an application for a status has come; with the last three it is over."""

    APPLIED = "applied"
    OPENED = "opened"
    SIGNED = "signed"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"


class EventKind(StrEnum):
    """What sort of event it is. A machine-coded event has the sort that its CAMEO code means, and the code as well."""

    MEETING = "meeting"
    PLEDGE = "pledge"
    AGREEMENT = "agreement"
    FOUNDING = "founding"
    ACCESSION = "accession"
    ADMISSION_STARTED = "admission_started"
    STATUS_GRANT = "status_grant"
    STATUS_CHANGE = "status_change"
    SUSPENSION = "suspension"
    WITHDRAWAL = "withdrawal"
    DISSOLUTION = "dissolution"
    TAKEOVER = "takeover"
    INTERVENTION = "intervention"
    ATTACK = "attack"
    MILITARY_EXERCISE = "military_exercise"
    BORDER_MEASURE = "border_measure"
    AID = "aid"
    APPEAL = "appeal"
    RECOGNITION = "recognition"
    WAR = "war"
    OTHER = "other"


class Tier(StrEnum):
    """Who coded an event: a person who read the source, or a program."""

    HUMAN_CODED = "human-coded"
    MACHINE_CODED = "machine-coded"


class ParticipantRole(StrEnum):
    """The part that an actor takes in an event.

    In a machine-coded event, the actor that CAMEO calls the source is the initiator: here a source is a document.
    """

    INITIATOR = "initiator"
    PARTICIPANT = "participant"
    HOST = "host"
    COUNTERPART = "counterpart"
    RECIPIENT = "recipient"
    TARGET = "target"
    BENEFICIARY = "beneficiary"


class StatementKind(StrEnum):
    """Whether the text is the speaker's words as printed, or ours."""

    QUOTATION = "quotation"
    PARAPHRASE = "paraphrase"


class StatementRole(StrEnum):
    """The part that an actor takes in a statement."""

    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    SUBJECT = "subject"


class TenureRole(StrEnum):
    """How a person leads a state."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    PARAMOUNT_LEADER = "paramount_leader"


class SuccessionKind(StrEnum):
    """How one state or organization followed another (Vienna Convention on Succession of States, 1978, where it fits).

    A `continuation` is the same legal person going on: Russia kept the Soviet Union's seat. All others are new persons.
    """

    CONTINUATION = "continuation"
    SEPARATION = "separation"
    UNITING = "uniting"
    DISSOLUTION = "dissolution"
    REPLACEMENT = "replacement"


class SourceType(StrEnum):
    """What sort of document a source is (a subset of the CSL item types, and `record`: a public record in general)."""

    ARTICLE = "article"
    BOOK = "book"
    REPORT = "report"
    DATASET = "dataset"
    TREATY = "treaty"
    WEBPAGE = "webpage"
    RECORD = "record"
    RESOLUTION = "resolution"
    SPEECH = "speech"


class FoundIn(StrEnum):
    """What a full-text search can find."""

    STATEMENT = "statement"
    EVENT = "event"
    NAME = "name"


class Change(StrEnum):
    """What happened to a membership."""

    JOINED = "joined"
    CHANGED = "changed"
    RETURNED = "returned"
    LEFT = "left"


class Period(StrEnum):
    """What a row of a panel is about."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class YesNo(StrEnum):
    """Yes or no, as a word that whoever opens the file understands."""

    YES = "yes"
    NO = "no"
