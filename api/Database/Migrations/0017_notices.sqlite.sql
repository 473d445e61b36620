create table notices (
  id text not null primary key,
  organisation_id text not null references organisations (id),
  at text not null,
  kind text not null,
  content text not null
) strict;

create index ix_notices_organisation on notices (organisation_id, at);
create index ix_notices_at on notices (at);

create table notice_reads (
  notice_id text not null references notices (id),
  account_id text not null references accounts (id),
  constraint pk_notice_reads primary key (notice_id, account_id)
) strict;

create table notice_settings (
  organisation_id text not null primary key references organisations (id),
  version integer not null,
  mail text not null,
  digest_until text not null
) strict;

create table own_notice_settings (
  organisation_id text not null references organisations (id),
  account_id text not null references accounts (id),
  version integer not null,
  mail text not null,
  digest_until text not null,
  constraint pk_own_notice_settings primary key (organisation_id, account_id)
) strict;

create table calendar_feeds (
  id text not null primary key,
  organisation_id text not null references organisations (id),
  name text not null,
  secret_hash text not null,
  created_at text not null,
  last_read_at text,
  constraint ux_calendar_feeds_secret_hash unique (secret_hash)
) strict;

create index ix_calendar_feeds_organisation on calendar_feeds (organisation_id);
