create table notices (
  id uniqueidentifier not null constraint pk_notices primary key nonclustered,
  organisation_id uniqueidentifier not null references organisations (id),
  at datetime2(6) not null,
  kind nvarchar(60) not null,
  content nvarchar(max) not null
);

create index ix_notices_organisation on notices (organisation_id, at);
create index ix_notices_at on notices (at);

create table notice_reads (
  notice_id uniqueidentifier not null references notices (id),
  account_id uniqueidentifier not null references accounts (id),
  constraint pk_notice_reads primary key (notice_id, account_id)
);

create table notice_settings (
  organisation_id uniqueidentifier not null constraint pk_notice_settings primary key nonclustered references organisations (id),
  version int not null,
  mail nvarchar(20) not null,
  digest_until datetime2(6) not null
);

create table own_notice_settings (
  organisation_id uniqueidentifier not null references organisations (id),
  account_id uniqueidentifier not null references accounts (id),
  version int not null,
  mail nvarchar(20) not null,
  digest_until datetime2(6) not null,
  constraint pk_own_notice_settings primary key (organisation_id, account_id)
);

create table calendar_feeds (
  id uniqueidentifier not null constraint pk_calendar_feeds primary key nonclustered,
  organisation_id uniqueidentifier not null references organisations (id),
  name nvarchar(80) not null,
  secret_hash nvarchar(64) not null,
  created_at datetime2(6) not null,
  last_read_at datetime2(6),
  constraint ux_calendar_feeds_secret_hash unique (secret_hash)
);

create index ix_calendar_feeds_organisation on calendar_feeds (organisation_id);
