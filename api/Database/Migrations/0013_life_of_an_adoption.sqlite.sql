create table contract_lines (
  id text not null primary key,
  version integer not null,
  kind text not null,
  state text not null,
  number text,
  service_id text not null references services (id),
  offer_id text not null references offers (id),
  adoption_id text references adoptions (id),
  above_id text references contract_lines (id),
  seller_id text not null references organisations (id),
  buyer_id text not null references organisations (id),
  terms_version integer not null,
  form text not null,
  notice_months integer not null,
  minimum_months integer not null,
  starts_on text,
  minimum_until text,
  ends_on text,
  concluded_at text,
  created_at text not null
) strict;

create index ix_contract_lines_adoption on contract_lines (adoption_id);
create index ix_contract_lines_above on contract_lines (above_id);
create index ix_contract_lines_seller on contract_lines (seller_id, created_at);
create index ix_contract_lines_buyer on contract_lines (buyer_id, created_at);
create index ix_contract_lines_service on contract_lines (service_id, state);
create index ix_contract_lines_ends_on on contract_lines (state, ends_on);

create table contract_signatures (
  line_id text not null references contract_lines (id),
  organisation_id text not null references organisations (id),
  agent_id text references organisations (id),
  account_id text,
  name text not null,
  signs_as text not null,
  at text not null,
  signed_copy text,
  salt text not null,
  digest text not null,
  constraint pk_contract_signatures primary key (line_id, organisation_id)
) strict;

create table contract_numbers (
  calendar_year integer not null primary key,
  newest integer not null
) strict;

alter table adoptions add column start_month text;
alter table adoptions add column form text;
alter table adoptions add column binding_until text;
alter table adoptions add column prepared_by text;
alter table adoptions add column released_by text;
alter table adoptions add column tested_by text;
alter table adoptions add column paused_by text;
alter table adoptions add column confirmed_by text;
alter table adoptions add column legal_basis text;
alter table adoptions add column legal_basis_salt text;
alter table adoptions add column conditions text;
alter table adoptions add column conditions_salt text;
alter table adoptions add column first_year integer;
alter table adoptions add column line_id text references contract_lines (id);

create index ix_adoptions_binding_until on adoptions (state, binding_until);

update adoptions
set version = version + 1, state = 'coordination', due_on = null
where state = 'interest' and route = 'provider' and addressee_id not in (select id from organisations where kind = 'operator');

create table agreement_confirmations (
  adoption_id text not null references adoptions (id),
  party text not null,
  organisation_id text not null references organisations (id),
  agent_id text references organisations (id),
  account_id text,
  at text not null,
  terms_version integer not null,
  start_month text not null,
  conditions text,
  salt text,
  first_year integer,
  constraint pk_agreement_confirmations primary key (adoption_id, party)
) strict;

create table termination_rights (
  id text not null primary key,
  adoption_id text not null references adoptions (id),
  kind text not null,
  until_on text not null,
  ends_on text not null,
  given_at text not null,
  used_at text
) strict;

create index ix_termination_rights_adoption on termination_rights (adoption_id, until_on);

create table terms_proposals (
  adoption_id text not null references adoptions (id),
  version integer not null,
  kind text not null,
  valid_from text not null,
  answer_until text not null,
  state text not null,
  answered_at text,
  applied_at text,
  constraint pk_terms_proposals primary key (adoption_id, version)
) strict;

create index ix_terms_proposals_state on terms_proposals (state, answer_until);

create table adoption_documents (
  adoption_id text not null references adoptions (id),
  position integer not null,
  kind text not null,
  title text not null,
  file_name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  made_at text not null,
  binding integer not null,
  constraint pk_adoption_documents primary key (adoption_id, position)
) strict;

create index ix_adoption_documents_sha256 on adoption_documents (sha256);

create table adoption_deadlines (
  id integer not null primary key,
  version integer not null,
  interest integer not null,
  coordination integer not null,
  agreed integer not null,
  contracted integer not null,
  onboarding integer not null,
  testing integer not null
) strict;

insert into adoption_deadlines (id, version, interest, coordination, agreed, contracted, onboarding, testing)
values (1, 1, 14, 28, 14, 28, 84, 28);
