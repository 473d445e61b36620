create table register_imports (
  id text not null primary key,
  version integer not null,
  state text not null,
  as_of text not null,
  source text not null,
  started_at text not null,
  started_by text references accounts (id),
  seen_at text not null,
  ended_at text,
  lines integer not null,
  added integer not null,
  updated integer not null,
  unchanged integer not null,
  error_count integer not null
) strict;

create index ix_register_imports_started_at on register_imports (started_at);

create table register_import_errors (
  import_id text not null references register_imports (id),
  place integer not null,
  line integer not null,
  column_name text,
  code text not null,
  detail text not null,
  constraint pk_register_import_errors primary key (import_id, place)
) strict;

create table reference_data_sets (
  id text not null primary key,
  data_key text not null,
  name text not null,
  source text not null,
  as_of text not null,
  confirmed integer not null,
  content_hash text not null,
  created_at text not null
) strict;

create index ix_reference_data_sets_key on reference_data_sets (data_key, as_of);

create table reference_values (
  set_id text not null references reference_data_sets (id),
  ars text not null,
  level text not null,
  value integer not null,
  constraint pk_reference_values primary key (set_id, ars)
) strict;

create table reference_totals (
  set_id text not null references reference_data_sets (id),
  land text not null references laender (code),
  level text not null,
  total integer not null,
  constraint pk_reference_totals primary key (set_id, land, level)
) strict;
