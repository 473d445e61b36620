create table blueprint_blocks (
  id text not null primary key,
  version integer not null,
  organisation_id text not null references organisations (id),
  kind text not null,
  newest integer not null,
  shared integer,
  origin_id text references blueprint_blocks (id),
  origin_number integer,
  created_at text not null
) strict;

create table blueprint_block_versions (
  block_id text not null references blueprint_blocks (id),
  number integer not null,
  title text not null,
  folded_title text not null,
  text text not null,
  licence text not null,
  words text not null,
  is_shared integer not null,
  created_at text not null,
  created_by text references accounts (id),
  constraint pk_blueprint_block_versions primary key (block_id, number)
) strict;

create table blueprint_block_uses (
  organisation_id text not null references organisations (id),
  block_id text not null references blueprint_blocks (id),
  number integer not null,
  constraint pk_blueprint_block_uses primary key (organisation_id, block_id, number)
) strict;
