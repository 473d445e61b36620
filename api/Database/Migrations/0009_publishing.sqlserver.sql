alter table services add changed_at datetime2(6);
alter table services add open_revision int;
alter table services add suspended_at datetime2(6);
alter table services add suspended_by nvarchar(20);
alter table services add suspended_revision int;
alter table services add suspension_reason nvarchar(1000);
alter table services add suspension_salt nvarchar(64);
alter table services add ends_on date;
alter table services add end_reason nvarchar(1000);
alter table services add end_salt nvarchar(64);
alter table services add successor_id uniqueidentifier references services (id);

create index ix_services_provider on services (provider_id);

alter table service_revisions add version int not null constraint df_service_revisions_version default 1;
alter table service_revisions add created_at datetime2(6);
alter table service_revisions add changed_at datetime2(6);
alter table service_revisions add changed_by uniqueidentifier references accounts (id);
alter table service_revisions add submitted_at datetime2(6);
alter table service_revisions add submitted_by uniqueidentifier references accounts (id);
alter table service_revisions add reviewer_id uniqueidentifier references accounts (id);
alter table service_revisions add publish_on date;

update service_revisions
set created_at = published_at, changed_at = published_at;

create index ix_service_revisions_state on service_revisions (state, submitted_at);

create table revision_events (
  service_id uniqueidentifier not null references services (id),
  place int not null,
  revision int not null,
  at datetime2(6) not null,
  act nvarchar(20) not null,
  state nvarchar(20) not null,
  organisation_id uniqueidentifier references organisations (id),
  agent_id uniqueidentifier references organisations (id),
  account_id uniqueidentifier references accounts (id),
  constraint pk_revision_events primary key nonclustered (service_id, place)
);

create table revision_remarks (
  service_id uniqueidentifier not null references services (id),
  revision int not null,
  place int not null,
  at datetime2(6) not null,
  pointer nvarchar(400) not null,
  text nvarchar(2000) not null,
  salt nvarchar(64) not null,
  constraint pk_revision_remarks primary key nonclustered (service_id, revision, place)
);

create table accepted_reasons (
  service_id uniqueidentifier not null references services (id),
  revision int not null,
  requirement nvarchar(60) not null,
  at datetime2(6) not null,
  account_id uniqueidentifier references accounts (id),
  constraint pk_accepted_reasons primary key nonclustered (service_id, revision, requirement)
);

alter table adoptions add ends_on date;

create index ix_adoptions_ends_on on adoptions (state, ends_on);
