-- A column of a length of its own cannot be made longer on every server that runs this: it is made anew.
drop index ix_reference_data_sets_key on reference_data_sets;
alter table reference_data_sets add wide_key nvarchar(160);
update reference_data_sets set wide_key = data_key;
alter table reference_data_sets drop column data_key;
alter table reference_data_sets add data_key nvarchar(160) not null constraint df_reference_data_sets_data_key default '';
update reference_data_sets set data_key = wide_key;
alter table reference_data_sets drop column wide_key;
create index ix_reference_data_sets_key on reference_data_sets (data_key, as_of);
alter table reference_data_sets add version int not null constraint df_reference_data_sets_version default 1;
alter table reference_data_sets add state nvarchar(20) not null constraint df_reference_data_sets_state default 'draft';
alter table reference_data_sets add estimated bit not null constraint df_reference_data_sets_estimated default 0;
alter table reference_data_sets add provenance nvarchar(20) not null constraint df_reference_data_sets_provenance default 'reported';
alter table reference_data_sets add counted_at datetime2(6);

drop table koenigstein_shares;

create table land_rules (
  id uniqueidentifier not null constraint pk_land_rules primary key nonclustered,
  land nvarchar(2) not null references laender (code),
  passing_on nvarchar(20) not null,
  gemeinde_hundredths int not null,
  kreis_hundredths int not null,
  bezirk_hundredths int not null,
  source nvarchar(200) not null,
  valid_from date not null,
  recorded_at datetime2(6) not null,
  recorded_by uniqueidentifier references accounts (id),
  provenance nvarchar(20) not null
);

create index ix_land_rules_land on land_rules (land, valid_from);

alter table register_imports add kind nvarchar(20) not null constraint df_register_imports_kind default 'organisations';
alter table register_imports add data_key nvarchar(160);
alter table register_imports add name nvarchar(200);
alter table register_imports add confirmed bit not null constraint df_register_imports_confirmed default 0;
alter table register_imports add estimated bit not null constraint df_register_imports_estimated default 0;
alter table register_imports add set_id uniqueidentifier;
