create table contract_lines (
  id uniqueidentifier not null constraint pk_contract_lines primary key nonclustered,
  version int not null,
  kind nvarchar(20) not null,
  state nvarchar(20) not null,
  number nvarchar(20),
  service_id uniqueidentifier not null references services (id),
  offer_id uniqueidentifier not null references offers (id),
  adoption_id uniqueidentifier references adoptions (id),
  above_id uniqueidentifier references contract_lines (id),
  seller_id uniqueidentifier not null references organisations (id),
  buyer_id uniqueidentifier not null references organisations (id),
  terms_version int not null,
  form nvarchar(10) not null,
  notice_months int not null,
  minimum_months int not null,
  starts_on date,
  minimum_until date,
  ends_on date,
  concluded_at datetime2(6),
  created_at datetime2(6) not null
);

create index ix_contract_lines_adoption on contract_lines (adoption_id);
create index ix_contract_lines_above on contract_lines (above_id);
create index ix_contract_lines_seller on contract_lines (seller_id, created_at);
create index ix_contract_lines_buyer on contract_lines (buyer_id, created_at);
create index ix_contract_lines_service on contract_lines (service_id, state);
create index ix_contract_lines_ends_on on contract_lines (state, ends_on);

create table contract_signatures (
  line_id uniqueidentifier not null references contract_lines (id),
  organisation_id uniqueidentifier not null references organisations (id),
  agent_id uniqueidentifier references organisations (id),
  account_id uniqueidentifier,
  name nvarchar(200) not null,
  signs_as nvarchar(200) not null,
  at datetime2(6) not null,
  signed_copy nvarchar(64),
  salt nvarchar(64) not null,
  digest nvarchar(64) not null,
  constraint pk_contract_signatures primary key nonclustered (line_id, organisation_id)
);

create table contract_numbers (
  calendar_year int not null constraint pk_contract_numbers primary key nonclustered,
  newest int not null
);

alter table adoptions add start_month nvarchar(7);
alter table adoptions add form nvarchar(10);
alter table adoptions add binding_until date;
alter table adoptions add prepared_by uniqueidentifier;
alter table adoptions add released_by uniqueidentifier;
alter table adoptions add tested_by uniqueidentifier;
alter table adoptions add paused_by nvarchar(20);
alter table adoptions add confirmed_by nvarchar(20);
alter table adoptions add legal_basis nvarchar(2000);
alter table adoptions add legal_basis_salt nvarchar(64);
alter table adoptions add conditions nvarchar(4000);
alter table adoptions add conditions_salt nvarchar(64);
alter table adoptions add first_year bigint;
alter table adoptions add line_id uniqueidentifier references contract_lines (id);

create index ix_adoptions_binding_until on adoptions (state, binding_until);

update adoptions
set version = version + 1, state = 'coordination', due_on = null
where state = 'interest' and route = 'provider' and addressee_id not in (select id from organisations where kind = 'operator');

create table agreement_confirmations (
  adoption_id uniqueidentifier not null references adoptions (id),
  party nvarchar(20) not null,
  organisation_id uniqueidentifier not null references organisations (id),
  agent_id uniqueidentifier references organisations (id),
  account_id uniqueidentifier,
  at datetime2(6) not null,
  terms_version int not null,
  start_month nvarchar(7) not null,
  conditions nvarchar(4000),
  salt nvarchar(64),
  first_year bigint,
  constraint pk_agreement_confirmations primary key nonclustered (adoption_id, party)
);

create table termination_rights (
  id uniqueidentifier not null constraint pk_termination_rights primary key nonclustered,
  adoption_id uniqueidentifier not null references adoptions (id),
  kind nvarchar(20) not null,
  until_on date not null,
  ends_on date not null,
  given_at datetime2(6) not null,
  used_at datetime2(6)
);

create index ix_termination_rights_adoption on termination_rights (adoption_id, until_on);

create table terms_proposals (
  adoption_id uniqueidentifier not null references adoptions (id),
  version int not null,
  kind nvarchar(20) not null,
  valid_from date not null,
  answer_until date not null,
  state nvarchar(20) not null,
  answered_at datetime2(6),
  applied_at datetime2(6),
  constraint pk_terms_proposals primary key nonclustered (adoption_id, version)
);

create index ix_terms_proposals_state on terms_proposals (state, answer_until);

create table adoption_documents (
  adoption_id uniqueidentifier not null references adoptions (id),
  position int not null,
  kind nvarchar(30) not null,
  title nvarchar(200) not null,
  file_name nvarchar(200) not null,
  media_type nvarchar(100) not null,
  size bigint not null,
  sha256 nvarchar(64) not null,
  made_at datetime2(6) not null,
  binding bit not null,
  constraint pk_adoption_documents primary key nonclustered (adoption_id, position)
);

create index ix_adoption_documents_sha256 on adoption_documents (sha256);

create table adoption_deadlines (
  id int not null constraint pk_adoption_deadlines primary key nonclustered,
  version int not null,
  interest int not null,
  coordination int not null,
  agreed int not null,
  contracted int not null,
  onboarding int not null,
  testing int not null
);

insert into adoption_deadlines (id, version, interest, coordination, agreed, contracted, onboarding, testing)
values (1, 1, 14, 28, 14, 28, 84, 28);
