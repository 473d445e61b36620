create table terms_drafts (
  offer_id uniqueidentifier not null constraint pk_terms_drafts primary key nonclustered references offers (id),
  version int not null,
  based_on int,
  content nvarchar(max),
  changed_at datetime2(6),
  changed_by uniqueidentifier references accounts (id)
);

create table requirement_catalogues (
  id uniqueidentifier not null constraint pk_requirement_catalogues primary key nonclustered,
  name nvarchar(120) not null,
  edition nvarchar(40) not null,
  provenance nvarchar(20) not null,
  imported_at datetime2(6) not null,
  constraint uq_requirement_catalogues unique (name, edition)
);

create table requirements (
  catalogue_id uniqueidentifier not null references requirement_catalogues (id),
  place int not null,
  requirement_id nvarchar(40) not null,
  group_name nvarchar(40) not null,
  obligation nvarchar(20) not null,
  text nvarchar(1000) not null,
  constraint pk_requirements primary key nonclustered (catalogue_id, place)
);

create table leistungen (
  leistung_key nvarchar(14) not null constraint pk_leistungen primary key nonclustered,
  name nvarchar(500) not null,
  type nvarchar(60),
  published_on date,
  synonyms nvarchar(4000) not null,
  features nvarchar(4000) not null,
  words nvarchar(max) not null
);

create table ozg_ids (
  ozg_id nvarchar(5) not null constraint pk_ozg_ids primary key nonclustered,
  name nvarchar(500) not null,
  words nvarchar(1000) not null
);

create table shared_names (
  id uniqueidentifier not null constraint pk_shared_names primary key nonclustered,
  version int not null,
  list nvarchar(40) not null,
  name nvarchar(200) not null,
  vendor nvarchar(120) not null,
  folded_name nvarchar(400) not null,
  folded_vendor nvarchar(240) not null,
  merged_into uniqueidentifier references shared_names (id),
  provenance nvarchar(20) not null,
  created_at datetime2(6) not null,
  constraint uq_shared_names unique (list, folded_name, folded_vendor)
);
