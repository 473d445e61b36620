create table decision_files (
  id text not null primary key,
  organisation_id text not null references organisations (id),
  agent_id text references organisations (id),
  account_id text not null references accounts (id),
  recorded_at text not null,
  title text not null,
  compared text not null,
  chosen text,
  hash text not null,
  ledger_sequence integer not null
) strict;

create index ix_decision_files_organisation on decision_files (organisation_id, recorded_at);
create index ix_decision_files_account on decision_files (account_id);

create table decision_file_parts (
  decision_file_id text not null references decision_files (id),
  part integer not null,
  text text not null,
  primary key (decision_file_id, part)
) strict;
