create table saved_searches (
  id uniqueidentifier not null constraint pk_saved_searches primary key nonclustered,
  version int not null,
  account_id uniqueidentifier not null references accounts (id),
  name nvarchar(80) not null,
  query nvarchar(2000) not null,
  notify bit not null,
  language nvarchar(2) not null,
  created_at datetime2(6) not null
);

create index ix_saved_searches_account on saved_searches (account_id, created_at);

create table saved_search_hits (
  search_id uniqueidentifier not null references saved_searches (id),
  service_id uniqueidentifier not null references services (id),
  matches bit not null,
  told_at datetime2(6),
  constraint pk_saved_search_hits primary key (search_id, service_id)
);

create index ix_saved_search_hits_service on saved_search_hits (service_id);

create table saved_search_watch (
  id int not null constraint pk_saved_search_watch primary key,
  sequence bigint not null,
  day date
);

insert into saved_search_watch (id, sequence) select 1, sequence from ledger_head;
