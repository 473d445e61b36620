create table register_imports (
  id uniqueidentifier not null constraint pk_register_imports primary key nonclustered,
  version int not null,
  state nvarchar(40) not null,
  as_of date not null,
  source nvarchar(200) not null,
  started_at datetime2(6) not null,
  started_by uniqueidentifier references accounts (id),
  seen_at datetime2(6) not null,
  ended_at datetime2(6),
  lines int not null,
  added int not null,
  updated int not null,
  unchanged int not null,
  error_count int not null
);

create index ix_register_imports_started_at on register_imports (started_at);

create table register_import_errors (
  import_id uniqueidentifier not null references register_imports (id),
  place int not null,
  line int not null,
  column_name nvarchar(40),
  code nvarchar(40) not null,
  detail nvarchar(400) not null,
  constraint pk_register_import_errors primary key nonclustered (import_id, place)
);

create table reference_data_sets (
  id uniqueidentifier not null constraint pk_reference_data_sets primary key nonclustered,
  data_key nvarchar(60) not null,
  name nvarchar(200) not null,
  source nvarchar(200) not null,
  as_of date not null,
  confirmed bit not null,
  content_hash nvarchar(64) not null,
  created_at datetime2(6) not null
);

create index ix_reference_data_sets_key on reference_data_sets (data_key, as_of);

create table reference_values (
  set_id uniqueidentifier not null references reference_data_sets (id),
  ars nvarchar(12) not null,
  level nvarchar(20) not null,
  value bigint not null,
  constraint pk_reference_values primary key nonclustered (set_id, ars)
);

create table reference_totals (
  set_id uniqueidentifier not null references reference_data_sets (id),
  land nvarchar(2) not null references laender (code),
  level nvarchar(20) not null,
  total bigint not null,
  constraint pk_reference_totals primary key nonclustered (set_id, land, level)
);
