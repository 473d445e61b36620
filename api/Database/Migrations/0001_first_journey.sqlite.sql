create table ledger_head (
  id integer not null primary key check (id = 1),
  sequence integer not null,
  hash text not null
) strict;

insert into ledger_head (id, sequence, hash) values (1, 0, '');

create table ledger (
  sequence integer not null primary key,
  instant text not null,
  account_id text,
  organisation_id text,
  mandate_id text,
  type text not null,
  subject text not null,
  data text not null,
  previous_hash text not null,
  hash text not null
) strict;

create table idempotency (
  account_id text not null,
  organisation_id text not null,
  route text not null,
  idempotency_key text not null,
  fingerprint text not null,
  status integer not null,
  body text,
  location text,
  etag text,
  created_at text not null,
  constraint pk_idempotency primary key (account_id, organisation_id, route, idempotency_key)
) strict;

create index ix_idempotency_created_at on idempotency (created_at);

create table store_keys (
  name text not null primary key,
  value text not null
) strict;

create table laender (
  code text not null primary key,
  ars_prefix text not null,
  name text not null,
  gemeinden integer not null,
  tile_row integer not null,
  tile_column integer not null,
  constraint uq_laender_ars_prefix unique (ars_prefix)
) strict;

create table koenigstein_shares (
  land text not null references laender (code),
  year integer not null,
  hundred_thousandths integer not null,
  confirmed integer not null,
  constraint pk_koenigstein_shares primary key (land, year)
) strict;

create table themenfelder (
  slug text not null primary key,
  name text not null,
  provenance text not null
) strict;

create table themenfeld_leads (
  themenfeld text not null references themenfelder (slug),
  land text not null references laender (code),
  constraint pk_themenfeld_leads primary key (themenfeld, land)
) strict;

create table organisations (
  id text not null primary key,
  version integer not null,
  kind text not null,
  name text not null,
  ars text,
  land text references laender (code),
  inhabitants integer,
  inhabitants_as_of text,
  inhabitants_source text,
  leitweg_id text,
  mailbox text,
  linked_to text references organisations (id),
  provenance text not null,
  created_at text not null
) strict;

create index ix_organisations_ars on organisations (ars);

create table organisation_facts (
  id text not null primary key,
  organisation_id text not null references organisations (id),
  fact text not null,
  with_organisation_id text references organisations (id),
  confirmed_at text,
  provenance text not null
) strict;

create index ix_organisation_facts_organisation on organisation_facts (organisation_id);

create table accounts (
  id text not null primary key,
  version integer not null,
  name text not null,
  email text not null,
  normalized_email text not null,
  password_hash text not null,
  security_stamp text not null,
  sample integer not null,
  created_at text not null,
  constraint uq_accounts_normalized_email unique (normalized_email)
) strict;

create table memberships (
  account_id text not null references accounts (id),
  organisation_id text not null references organisations (id),
  role text not null,
  constraint pk_memberships primary key (account_id, organisation_id, role)
) strict;

create index ix_memberships_organisation on memberships (organisation_id);

create table sessions (
  id text not null primary key,
  account_id text not null references accounts (id),
  token_hash text not null,
  created_at text not null,
  expires_at text not null,
  constraint uq_sessions_token_hash unique (token_hash)
) strict;

create index ix_sessions_account on sessions (account_id);

create table services (
  id text not null primary key,
  slug text not null,
  version integer not null,
  state text not null,
  provider_id text not null references organisations (id),
  published_revision integer,
  created_at text not null,
  constraint uq_services_slug unique (slug)
) strict;

create table service_revisions (
  service_id text not null references services (id),
  number integer not null,
  state text not null,
  origin text not null,
  content text not null,
  published_at text,
  constraint pk_service_revisions primary key (service_id, number)
) strict;

create table offers (
  id text not null primary key,
  service_id text not null references services (id),
  position integer not null,
  version integer not null,
  name text not null,
  legal_model text not null,
  seller_id text not null references organisations (id),
  takers text not null,
  provenance text not null
) strict;

create index ix_offers_service on offers (service_id);

create table terms (
  offer_id text not null references offers (id),
  version integer not null,
  valid_from text not null,
  published_at text not null,
  content text not null,
  constraint pk_terms primary key (offer_id, version)
) strict;

create table adoptions (
  id text not null primary key,
  version integer not null,
  state text not null,
  state_since text not null,
  route text not null,
  service_id text not null references services (id),
  offer_id text not null references offers (id),
  terms_version integer not null,
  adopter_id text not null references organisations (id),
  provider_id text not null references organisations (id),
  addressee_id text not null references organisations (id),
  scope text,
  contact_name text,
  contact_email text,
  contact_phone text,
  interest_at text,
  wished_start text,
  message text,
  due_on text,
  reported_as_of text,
  provenance text not null,
  created_at text not null
) strict;

create index ix_adoptions_adopter on adoptions (adopter_id, created_at);
create index ix_adoptions_provider on adoptions (provider_id, created_at);
create index ix_adoptions_addressee on adoptions (addressee_id, created_at);
create index ix_adoptions_service on adoptions (service_id);

create table open_adoptions (
  adopter_id text not null references organisations (id),
  service_id text not null references services (id),
  adoption_id text not null references adoptions (id),
  constraint pk_open_adoptions primary key (adopter_id, service_id)
) strict;

create table adoption_events (
  adoption_id text not null references adoptions (id),
  number integer not null,
  at text not null,
  act text not null,
  state text not null,
  organisation_id text not null references organisations (id),
  account_id text,
  reason text,
  salt text,
  constraint pk_adoption_events primary key (adoption_id, number)
) strict;

create table messages (
  id text not null primary key,
  adoption_id text not null references adoptions (id),
  at text not null,
  organisation_id text not null references organisations (id),
  account_id text,
  text text not null,
  salt text not null
) strict;

create index ix_messages_adoption on messages (adoption_id, at);

create table feedback (
  id text not null primary key,
  received_at text not null,
  text text not null,
  salt text not null,
  page text,
  reply_to text
) strict;

create index ix_feedback_received_at on feedback (received_at);
