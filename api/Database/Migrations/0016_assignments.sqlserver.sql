create table assignments (
  id uniqueidentifier not null constraint pk_assignments primary key nonclustered,
  version int not null,
  state nvarchar(30) not null,
  assigner_id uniqueidentifier not null references organisations (id),
  service_id uniqueidentifier not null references services (id),
  offer_id uniqueidentifier not null references offers (id),
  terms_version int not null,
  start_month nvarchar(7) not null,
  binding_until date,
  legal_basis nvarchar(2000),
  legal_basis_salt nvarchar(64),
  language nvarchar(2) not null,
  kommunen int not null,
  documents_made int not null,
  failure nvarchar(1000),
  error_count int not null,
  prepared_at datetime2(6) not null,
  prepared_by uniqueidentifier references accounts (id),
  released_at datetime2(6),
  released_by uniqueidentifier references accounts (id),
  mandate_id uniqueidentifier references mandates (id),
  agent_id uniqueidentifier references organisations (id),
  ended_at datetime2(6),
  attempts int not null,
  claim uniqueidentifier,
  claimed_until datetime2(6) not null
);

create index ix_assignments_assigner on assignments (assigner_id, prepared_at);
create index ix_assignments_state on assignments (state, claimed_until);

create table assignment_recipients (
  assignment_id uniqueidentifier not null references assignments (id),
  line int not null,
  organisation_id uniqueidentifier not null references organisations (id),
  first_year bigint,
  adoption_id uniqueidentifier references adoptions (id),
  constraint pk_assignment_recipients primary key nonclustered (assignment_id, line)
);

create index ix_assignment_recipients_adoption on assignment_recipients (adoption_id);

create table assignment_errors (
  assignment_id uniqueidentifier not null references assignments (id),
  place int not null,
  line int not null,
  text nvarchar(40) not null,
  code nvarchar(40) not null,
  detail nvarchar(600) not null,
  adoption_id uniqueidentifier references adoptions (id),
  constraint pk_assignment_errors primary key nonclustered (assignment_id, place)
);
