create table files (
  hash text not null primary key,
  size integer not null,
  width integer,
  height integer,
  stored_at text not null
) strict;

create index ix_files_stored_at on files (stored_at);

create table service_files (
  id text not null primary key,
  service_id text not null references services (id),
  hash text not null references files (hash),
  name text not null,
  media_type text not null,
  alternative_text text,
  added_at text not null,
  added_by text references accounts (id)
) strict;

create index ix_service_files_service on service_files (service_id, added_at);

create index ix_service_files_hash on service_files (hash);

create table revision_files (
  service_id text not null references services (id),
  revision integer not null,
  file_id text not null references service_files (id),
  constraint pk_revision_files primary key (service_id, revision, file_id)
) strict;

create index ix_revision_files_file on revision_files (file_id);
