create table saved_searches (
  id text not null primary key,
  version integer not null,
  account_id text not null references accounts (id),
  name text not null,
  query text not null,
  notify integer not null,
  language text not null,
  created_at text not null
) strict;

create index ix_saved_searches_account on saved_searches (account_id, created_at);

create table saved_search_hits (
  search_id text not null references saved_searches (id),
  service_id text not null references services (id),
  matches integer not null,
  told_at text,
  constraint pk_saved_search_hits primary key (search_id, service_id)
) strict;

create index ix_saved_search_hits_service on saved_search_hits (service_id);

create table saved_search_watch (
  id integer not null primary key,
  sequence integer not null,
  day text
) strict;

insert into saved_search_watch (id, sequence) select 1, sequence from ledger_head;
