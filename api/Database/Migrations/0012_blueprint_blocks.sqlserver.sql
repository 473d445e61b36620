create table blueprint_blocks (
  id uniqueidentifier not null constraint pk_blueprint_blocks primary key nonclustered,
  version int not null,
  organisation_id uniqueidentifier not null references organisations (id),
  kind nvarchar(20) not null,
  newest int not null,
  shared int,
  origin_id uniqueidentifier references blueprint_blocks (id),
  origin_number int,
  created_at datetime2(6) not null
);

create table blueprint_block_versions (
  block_id uniqueidentifier not null references blueprint_blocks (id),
  number int not null,
  title nvarchar(120) not null,
  folded_title nvarchar(240) not null,
  text nvarchar(max) not null,
  licence nvarchar(200) not null,
  words nvarchar(max) not null,
  is_shared bit not null,
  created_at datetime2(6) not null,
  created_by uniqueidentifier references accounts (id),
  constraint pk_blueprint_block_versions primary key nonclustered (block_id, number)
);

create table blueprint_block_uses (
  organisation_id uniqueidentifier not null references organisations (id),
  block_id uniqueidentifier not null references blueprint_blocks (id),
  number int not null,
  constraint pk_blueprint_block_uses primary key nonclustered (organisation_id, block_id, number)
);
