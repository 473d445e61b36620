create table decision_files (
  id uniqueidentifier not null constraint pk_decision_files primary key nonclustered,
  organisation_id uniqueidentifier not null references organisations (id),
  agent_id uniqueidentifier references organisations (id),
  account_id uniqueidentifier not null references accounts (id),
  recorded_at datetime2(6) not null,
  title nvarchar(200) not null,
  compared nvarchar(max) not null,
  chosen nvarchar(500),
  hash nvarchar(64) not null,
  ledger_sequence bigint not null
);

create index ix_decision_files_organisation on decision_files (organisation_id, recorded_at);
create index ix_decision_files_account on decision_files (account_id);

create table decision_file_parts (
  decision_file_id uniqueidentifier not null references decision_files (id),
  part int not null,
  text nvarchar(max) not null,
  constraint pk_decision_file_parts primary key (decision_file_id, part)
);
