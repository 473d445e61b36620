create table assignments (
  id text not null primary key,
  version integer not null,
  state text not null,
  assigner_id text not null references organisations (id),
  service_id text not null references services (id),
  offer_id text not null references offers (id),
  terms_version integer not null,
  start_month text not null,
  binding_until text,
  legal_basis text,
  legal_basis_salt text,
  language text not null,
  kommunen integer not null,
  documents_made integer not null,
  failure text,
  error_count integer not null,
  prepared_at text not null,
  prepared_by text references accounts (id),
  released_at text,
  released_by text references accounts (id),
  mandate_id text references mandates (id),
  agent_id text references organisations (id),
  ended_at text,
  attempts integer not null,
  claim text,
  claimed_until text not null
) strict;

create index ix_assignments_assigner on assignments (assigner_id, prepared_at);
create index ix_assignments_state on assignments (state, claimed_until);

create table assignment_recipients (
  assignment_id text not null references assignments (id),
  line integer not null,
  organisation_id text not null references organisations (id),
  first_year integer,
  adoption_id text references adoptions (id),
  constraint pk_assignment_recipients primary key (assignment_id, line)
) strict;

create index ix_assignment_recipients_adoption on assignment_recipients (adoption_id);

create table assignment_errors (
  assignment_id text not null references assignments (id),
  place integer not null,
  line integer not null,
  text text not null,
  code text not null,
  detail text not null,
  adoption_id text references adoptions (id),
  constraint pk_assignment_errors primary key (assignment_id, place)
) strict;
