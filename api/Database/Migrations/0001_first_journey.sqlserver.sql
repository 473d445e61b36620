create table ledger_head (
  id int not null constraint pk_ledger_head primary key check (id = 1),
  sequence bigint not null,
  hash nvarchar(64) not null
);

insert into ledger_head (id, sequence, hash) values (1, 0, '');

create table ledger (
  sequence bigint not null constraint pk_ledger primary key,
  instant datetime2(6) not null,
  account_id uniqueidentifier,
  organisation_id uniqueidentifier,
  mandate_id uniqueidentifier,
  type nvarchar(100) not null,
  subject nvarchar(200) not null,
  data nvarchar(max) not null,
  previous_hash nvarchar(64) not null,
  hash nvarchar(64) not null
);

create table idempotency (
  account_id uniqueidentifier not null,
  organisation_id uniqueidentifier not null,
  route nvarchar(200) not null,
  idempotency_key nvarchar(64) not null,
  fingerprint nvarchar(64) not null,
  status int not null,
  body nvarchar(max),
  location nvarchar(400),
  etag nvarchar(60),
  created_at datetime2(6) not null,
  constraint pk_idempotency primary key nonclustered (account_id, organisation_id, route, idempotency_key)
);

create index ix_idempotency_created_at on idempotency (created_at);

create table store_keys (
  name nvarchar(60) not null constraint pk_store_keys primary key,
  value nvarchar(200) not null
);

create table laender (
  code nvarchar(2) not null constraint pk_laender primary key,
  ars_prefix nvarchar(2) not null,
  name nvarchar(200) not null,
  gemeinden int not null,
  tile_row int not null,
  tile_column int not null,
  constraint uq_laender_ars_prefix unique (ars_prefix)
);

create table koenigstein_shares (
  land nvarchar(2) not null references laender (code),
  year int not null,
  hundred_thousandths int not null,
  confirmed bit not null,
  constraint pk_koenigstein_shares primary key (land, year)
);

create table themenfelder (
  slug nvarchar(120) not null constraint pk_themenfelder primary key,
  name nvarchar(200) not null,
  provenance nvarchar(20) not null
);

create table themenfeld_leads (
  themenfeld nvarchar(120) not null references themenfelder (slug),
  land nvarchar(2) not null references laender (code),
  constraint pk_themenfeld_leads primary key (themenfeld, land)
);

create table organisations (
  id uniqueidentifier not null constraint pk_organisations primary key nonclustered,
  version int not null,
  kind nvarchar(40) not null,
  name nvarchar(200) not null,
  ars nvarchar(12),
  land nvarchar(2) references laender (code),
  inhabitants bigint,
  inhabitants_as_of date,
  inhabitants_source nvarchar(200),
  leitweg_id nvarchar(60),
  mailbox nvarchar(254),
  linked_to uniqueidentifier references organisations (id),
  provenance nvarchar(20) not null,
  created_at datetime2(6) not null
);

create index ix_organisations_ars on organisations (ars);

create table organisation_facts (
  id uniqueidentifier not null constraint pk_organisation_facts primary key nonclustered,
  organisation_id uniqueidentifier not null references organisations (id),
  fact nvarchar(40) not null,
  with_organisation_id uniqueidentifier references organisations (id),
  confirmed_at datetime2(6),
  provenance nvarchar(20) not null
);

create index ix_organisation_facts_organisation on organisation_facts (organisation_id);

create table accounts (
  id uniqueidentifier not null constraint pk_accounts primary key nonclustered,
  version int not null,
  name nvarchar(200) not null,
  email nvarchar(254) not null,
  normalized_email nvarchar(254) not null,
  password_hash nvarchar(200) not null,
  security_stamp nvarchar(64) not null,
  sample bit not null,
  created_at datetime2(6) not null,
  constraint uq_accounts_normalized_email unique (normalized_email)
);

create table memberships (
  account_id uniqueidentifier not null references accounts (id),
  organisation_id uniqueidentifier not null references organisations (id),
  role nvarchar(20) not null,
  constraint pk_memberships primary key nonclustered (account_id, organisation_id, role)
);

create index ix_memberships_organisation on memberships (organisation_id);

create table sessions (
  id uniqueidentifier not null constraint pk_sessions primary key nonclustered,
  account_id uniqueidentifier not null references accounts (id),
  token_hash nvarchar(64) not null,
  created_at datetime2(6) not null,
  expires_at datetime2(6) not null,
  constraint uq_sessions_token_hash unique (token_hash)
);

create index ix_sessions_account on sessions (account_id);

create table services (
  id uniqueidentifier not null constraint pk_services primary key nonclustered,
  slug nvarchar(120) not null,
  version int not null,
  state nvarchar(30) not null,
  provider_id uniqueidentifier not null references organisations (id),
  published_revision int,
  created_at datetime2(6) not null,
  constraint uq_services_slug unique (slug)
);

create table service_revisions (
  service_id uniqueidentifier not null references services (id),
  number int not null,
  state nvarchar(30) not null,
  origin nvarchar(20) not null,
  content nvarchar(max) not null,
  published_at datetime2(6),
  constraint pk_service_revisions primary key nonclustered (service_id, number)
);

create table offers (
  id uniqueidentifier not null constraint pk_offers primary key nonclustered,
  service_id uniqueidentifier not null references services (id),
  position int not null,
  version int not null,
  name nvarchar(200) not null,
  legal_model nvarchar(40) not null,
  seller_id uniqueidentifier not null references organisations (id),
  takers nvarchar(1000) not null,
  provenance nvarchar(20) not null
);

create index ix_offers_service on offers (service_id);

create table terms (
  offer_id uniqueidentifier not null references offers (id),
  version int not null,
  valid_from date not null,
  published_at datetime2(6) not null,
  content nvarchar(max) not null,
  constraint pk_terms primary key nonclustered (offer_id, version)
);

create table adoptions (
  id uniqueidentifier not null constraint pk_adoptions primary key nonclustered,
  version int not null,
  state nvarchar(30) not null,
  state_since datetime2(6) not null,
  route nvarchar(20) not null,
  service_id uniqueidentifier not null references services (id),
  offer_id uniqueidentifier not null references offers (id),
  terms_version int not null,
  adopter_id uniqueidentifier not null references organisations (id),
  provider_id uniqueidentifier not null references organisations (id),
  addressee_id uniqueidentifier not null references organisations (id),
  scope nvarchar(2000),
  contact_name nvarchar(120),
  contact_email nvarchar(254),
  contact_phone nvarchar(40),
  interest_at datetime2(6),
  wished_start nvarchar(7),
  message nvarchar(4000),
  due_on date,
  reported_as_of nvarchar(10),
  provenance nvarchar(20) not null,
  created_at datetime2(6) not null
);

create index ix_adoptions_adopter on adoptions (adopter_id, created_at);
create index ix_adoptions_provider on adoptions (provider_id, created_at);
create index ix_adoptions_addressee on adoptions (addressee_id, created_at);
create index ix_adoptions_service on adoptions (service_id);

create table open_adoptions (
  adopter_id uniqueidentifier not null references organisations (id),
  service_id uniqueidentifier not null references services (id),
  adoption_id uniqueidentifier not null references adoptions (id),
  constraint pk_open_adoptions primary key nonclustered (adopter_id, service_id)
);

create table adoption_events (
  adoption_id uniqueidentifier not null references adoptions (id),
  number int not null,
  at datetime2(6) not null,
  act nvarchar(40) not null,
  state nvarchar(30) not null,
  organisation_id uniqueidentifier not null references organisations (id),
  account_id uniqueidentifier,
  reason nvarchar(2000),
  salt nvarchar(64),
  constraint pk_adoption_events primary key nonclustered (adoption_id, number)
);

create table messages (
  id uniqueidentifier not null constraint pk_messages primary key nonclustered,
  adoption_id uniqueidentifier not null references adoptions (id),
  at datetime2(6) not null,
  organisation_id uniqueidentifier not null references organisations (id),
  account_id uniqueidentifier,
  text nvarchar(max) not null,
  salt nvarchar(64) not null
);

create index ix_messages_adoption on messages (adoption_id, at);

create table feedback (
  id uniqueidentifier not null constraint pk_feedback primary key nonclustered,
  received_at datetime2(6) not null,
  text nvarchar(max) not null,
  salt nvarchar(64) not null,
  page nvarchar(500),
  reply_to nvarchar(254)
);

create index ix_feedback_received_at on feedback (received_at);
