create table terms_drafts (
  offer_id text not null primary key references offers (id),
  version integer not null,
  based_on integer,
  content text,
  changed_at text,
  changed_by text references accounts (id)
) strict;

create table requirement_catalogues (
  id text not null primary key,
  name text not null,
  edition text not null,
  provenance text not null,
  imported_at text not null,
  constraint uq_requirement_catalogues unique (name, edition)
) strict;

create table requirements (
  catalogue_id text not null references requirement_catalogues (id),
  place integer not null,
  requirement_id text not null,
  group_name text not null,
  obligation text not null,
  text text not null,
  constraint pk_requirements primary key (catalogue_id, place)
) strict;

create table leistungen (
  leistung_key text not null primary key,
  name text not null,
  type text,
  published_on text,
  synonyms text not null,
  features text not null,
  words text not null
) strict;

create table ozg_ids (
  ozg_id text not null primary key,
  name text not null,
  words text not null
) strict;

create table shared_names (
  id text not null primary key,
  version integer not null,
  list text not null,
  name text not null,
  vendor text not null,
  folded_name text not null,
  folded_vendor text not null,
  merged_into text references shared_names (id),
  provenance text not null,
  created_at text not null,
  constraint uq_shared_names unique (list, folded_name, folded_vendor)
) strict;
