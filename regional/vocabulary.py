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


class YesNo(StrEnum):
    """Yes or no, as a word that whoever opens the file understands."""

    YES = "yes"
    NO = "no"
