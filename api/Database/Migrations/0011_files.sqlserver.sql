create table files (
  hash nvarchar(64) not null constraint pk_files primary key nonclustered,
  size bigint not null,
  width int,
  height int,
  stored_at datetime2(6) not null
);

create index ix_files_stored_at on files (stored_at);

create table service_files (
  id uniqueidentifier not null constraint pk_service_files primary key nonclustered,
  service_id uniqueidentifier not null references services (id),
  hash nvarchar(64) not null references files (hash),
  name nvarchar(120) not null,
  media_type nvarchar(100) not null,
  alternative_text nvarchar(500),
  added_at datetime2(6) not null,
  added_by uniqueidentifier references accounts (id)
);

create index ix_service_files_service on service_files (service_id, added_at);

create index ix_service_files_hash on service_files (hash);

create table revision_files (
  service_id uniqueidentifier not null references services (id),
  revision int not null,
  file_id uniqueidentifier not null references service_files (id),
  constraint pk_revision_files primary key nonclustered (service_id, revision, file_id)
);

create index ix_revision_files_file on revision_files (file_id);
