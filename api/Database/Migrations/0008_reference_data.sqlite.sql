alter table reference_data_sets add column version integer not null default 1;
alter table reference_data_sets add column state text not null default 'draft';
alter table reference_data_sets add column estimated integer not null default 0;
alter table reference_data_sets add column provenance text not null default 'reported';
alter table reference_data_sets add column counted_at text;

drop table koenigstein_shares;

create table land_rules (
  id text not null primary key,
  land text not null references laender (code),
  passing_on text not null,
  gemeinde_hundredths integer not null,
  kreis_hundredths integer not null,
  bezirk_hundredths integer not null,
  source text not null,
  valid_from text not null,
  recorded_at text not null,
  recorded_by text references accounts (id),
  provenance text not null
) strict;

create index ix_land_rules_land on land_rules (land, valid_from);

alter table register_imports add column kind text not null default 'organisations';
alter table register_imports add column data_key text;
alter table register_imports add column name text;
alter table register_imports add column confirmed integer not null default 0;
alter table register_imports add column estimated integer not null default 0;
alter table register_imports add column set_id text;
