alter table services add column changed_at text;
alter table services add column open_revision integer;
alter table services add column suspended_at text;
alter table services add column suspended_by text;
alter table services add column suspended_revision integer;
alter table services add column suspension_reason text;
alter table services add column suspension_salt text;
alter table services add column ends_on text;
alter table services add column end_reason text;
alter table services add column end_salt text;
alter table services add column successor_id text references services (id);

create index ix_services_provider on services (provider_id);

alter table service_revisions add column version integer not null default 1;
alter table service_revisions add column created_at text;
alter table service_revisions add column changed_at text;
alter table service_revisions add column changed_by text references accounts (id);
alter table service_revisions add column submitted_at text;
alter table service_revisions add column submitted_by text references accounts (id);
alter table service_revisions add column reviewer_id text references accounts (id);
alter table service_revisions add column publish_on text;

update service_revisions
set created_at = published_at, changed_at = published_at;

create index ix_service_revisions_state on service_revisions (state, submitted_at);

create table revision_events (
  service_id text not null references services (id),
  place integer not null,
  revision integer not null,
  at text not null,
  act text not null,
  state text not null,
  organisation_id text references organisations (id),
  agent_id text references organisations (id),
  account_id text references accounts (id),
  constraint pk_revision_events primary key (service_id, place)
) strict;

create table revision_remarks (
  service_id text not null references services (id),
  revision integer not null,
  place integer not null,
  at text not null,
  pointer text not null,
  text text not null,
  salt text not null,
  constraint pk_revision_remarks primary key (service_id, revision, place)
) strict;

create table accepted_reasons (
  service_id text not null references services (id),
  revision integer not null,
  requirement text not null,
  at text not null,
  account_id text references accounts (id),
  constraint pk_accepted_reasons primary key (service_id, revision, requirement)
) strict;

alter table adoptions add column ends_on text;

create index ix_adoptions_ends_on on adoptions (state, ends_on);
