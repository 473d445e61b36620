create table checklist_templates (
  version integer not null primary key,
  content text not null,
  recorded_at text not null,
  recorded_by text references accounts (id)
) strict;

create table connection_checklists (
  adoption_id text not null primary key references adoptions (id),
  version integer not null,
  template integer not null,
  started_on text not null,
  product text,
  vendor text,
  vendor_id text references organisations (id),
  it_provider_id text references organisations (id)
) strict;

create index ix_connection_checklists_it_provider on connection_checklists (it_provider_id);

create table checklist_items (
  id text not null primary key,
  adoption_id text not null references adoptions (id),
  item_key text not null,
  place integer not null,
  version integer not null,
  title text not null,
  explanation text not null,
  owner text not null,
  responsible_id text references organisations (id),
  mandatory integer not null,
  before_test integer not null,
  due_on text not null,
  promised_on text,
  state text not null,
  reason text,
  salt text,
  note text,
  constraint uq_checklist_items unique (adoption_id, item_key)
) strict;

create index ix_checklist_items_responsible on checklist_items (responsible_id, owner);

create table checklist_changes (
  item_id text not null references checklist_items (id),
  number integer not null,
  at text not null,
  organisation_id text not null references organisations (id),
  agent_id text references organisations (id),
  account_id text references accounts (id),
  changed text not null,
  state text not null,
  due_on text not null,
  promised_on text,
  constraint pk_checklist_changes primary key (item_id, number)
) strict;

create table connection_capacities (
  organisation_id text not null references organisations (id),
  quarter text not null,
  connections integer not null,
  constraint pk_connection_capacities primary key (organisation_id, quarter)
) strict;

create table adoption_files (
  id text not null primary key,
  adoption_id text not null references adoptions (id),
  hash text not null references files (hash),
  name text not null,
  media_type text not null,
  added_at text not null,
  organisation_id text not null references organisations (id),
  agent_id text references organisations (id),
  account_id text references accounts (id),
  message_id text references messages (id),
  item_id text references checklist_items (id)
) strict;

create index ix_adoption_files_adoption on adoption_files (adoption_id, added_at);

create index ix_adoption_files_hash on adoption_files (hash);
