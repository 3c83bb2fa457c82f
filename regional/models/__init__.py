"""The data model: what a row of each table means, for whoever opens the file.

**Who.** `actors` is the identity of every state, organization and person; `states`, `organizations` and `people` say
what each is; `names` holds all names in all languages, `codes` what other datasets call them::

    SELECT id, kind, name FROM actor_names WHERE id = 'SCO';

**Who belonged to what, when.** A row of `memberships` is one spell: a member held one status in an organization from
`start_date` until the day before `end_date`. Dates are EDTF text as the source has them; the columns `…_earliest` and
`…_latest` are the days that it can mean. So on 17 September 2021 a spell held *certainly* if ::

    SELECT member_id, status FROM memberships
    WHERE organization_id = 'SCO'
      AND start_latest <= '2021-09-17' AND (end_date IS NULL OR end_earliest > '2021-09-17');

and *possibly* with `start_earliest` and `end_latest` instead. Several datasets may record one membership differently;
`effective_memberships` has one answer for each organization, and `effective_membership_facts` has the same with names.
`claims` says for which organizations and which time a dataset claims to tell all: only there its silence is an answer.
What happened on the first and the last day is said by `start_basis` and `end_basis`, and by which rule an organization
counts by its `membership_rule`. Who is on the way to a status does not have it yet: `applications` has the steps.

**Where, and who led.** `borders` are the land borders of states, which the view `neighbors` has from either side;
`tenures` are the heads of states and governments; `successions` say which state or organization followed which.

**What happened, and who said what.** `events` with `event_participants`; `statements` with `statement_actors` (speaker,
addressee, subject); `topics` for both::

    SELECT start_date, actor, text FROM statement_facts WHERE role = 'speaker' AND actor_id = 'vladimir-putin';

**Where it is written.** Every fact has citations, each a source and a place in it, and says in `supports` which
part of the fact is written there; the view `evidence` has them all::

    SELECT title, locator, consulted, supports FROM evidence WHERE fact_id = 'SCO/IND/member/2017-06-09/core';

**How much.** `counts` says how many rows of each table belong to a dataset, without counting them::

    SELECT table_name, row_count FROM counts WHERE dataset_id = 'core';

**What it means.** `documentation` explains every table, every view and every column::

    SELECT column_name, meaning FROM documentation WHERE table_name = 'memberships';
"""

from regional.models.actors import Actor, Code, Name, Organization, Person, State
from regional.models.applications import Application
from regional.models.base import Base
from regional.models.borders import Border
from regional.models.citations import (
    ActorCitation,
    ApplicationCitation,
    BorderCitation,
    EventCitation,
    MembershipCitation,
    StatementCitation,
    SuccessionCitation,
    TenureCitation,
)
from regional.models.claims import Claim
from regional.models.counts import Count
from regional.models.datasets import Dataset, Preference
from regional.models.differences import Difference
from regional.models.documentation import Documentation
from regional.models.events import Event, EventParticipant
from regional.models.memberships import Membership
from regional.models.sources import Source
from regional.models.statements import Statement, StatementActor
from regional.models.successions import Succession
from regional.models.tenures import Tenure
from regional.models.topics import EventTopic, StatementTopic, Topic

__all__ = [
    "Actor",
    "ActorCitation",
    "Application",
    "ApplicationCitation",
    "Base",
    "Border",
    "BorderCitation",
    "Claim",
    "Code",
    "Count",
    "Dataset",
    "Difference",
    "Documentation",
    "Event",
    "EventCitation",
    "EventParticipant",
    "EventTopic",
    "Membership",
    "MembershipCitation",
    "Name",
    "Organization",
    "Person",
    "Preference",
    "Source",
    "State",
    "Statement",
    "StatementActor",
    "StatementCitation",
    "StatementTopic",
    "Succession",
    "SuccessionCitation",
    "Tenure",
    "TenureCitation",
    "Topic",
]
