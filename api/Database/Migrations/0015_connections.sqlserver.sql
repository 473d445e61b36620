create table checklist_templates (
  version int not null constraint pk_checklist_templates primary key nonclustered,
  content nvarchar(max) not null,
  recorded_at datetime2(6) not null,
  recorded_by uniqueidentifier references accounts (id)
);

create table connection_checklists (
  adoption_id uniqueidentifier not null constraint pk_connection_checklists primary key nonclustered references adoptions (id),
  version int not null,
  template int not null,
  started_on date not null,
  product nvarchar(120),
  vendor nvarchar(120),
  vendor_id uniqueidentifier references organisations (id),
  it_provider_id uniqueidentifier references organisations (id)
);

create index ix_connection_checklists_it_provider on connection_checklists (it_provider_id);

create table checklist_items (
  id uniqueidentifier not null constraint pk_checklist_items primary key nonclustered,
  adoption_id uniqueidentifier not null references adoptions (id),
  item_key nvarchar(40) not null,
  place int not null,
  version int not null,
  title nvarchar(120) not null,
  explanation nvarchar(600) not null,
  owner nvarchar(20) not null,
  responsible_id uniqueidentifier references organisations (id),
  mandatory bit not null,
  before_test bit not null,
  due_on date not null,
  promised_on date,
  state nvarchar(20) not null,
  reason nvarchar(1000),
  salt nvarchar(64),
  note nvarchar(2000),
  constraint uq_checklist_items unique (adoption_id, item_key)
);

create index ix_checklist_items_responsible on checklist_items (responsible_id, owner);

create table checklist_changes (
  item_id uniqueidentifier not null references checklist_items (id),
  number int not null,
  at datetime2(6) not null,
  organisation_id uniqueidentifier not null references organisations (id),
  agent_id uniqueidentifier references organisations (id),
  account_id uniqueidentifier references accounts (id),
  changed nvarchar(60) not null,
  state nvarchar(20) not null,
  due_on date not null,
  promised_on date,
  constraint pk_checklist_changes primary key nonclustered (item_id, number)
);

create table connection_capacities (
  organisation_id uniqueidentifier not null references organisations (id),
  quarter nvarchar(7) not null,
  connections int not null,
  constraint pk_connection_capacities primary key nonclustered (organisation_id, quarter)
);

create table adoption_files (
  id uniqueidentifier not null constraint pk_adoption_files primary key nonclustered,
  adoption_id uniqueidentifier not null references adoptions (id),
  hash nvarchar(64) not null references files (hash),
  name nvarchar(120) not null,
  media_type nvarchar(100) not null,
  added_at datetime2(6) not null,
  organisation_id uniqueidentifier not null references organisations (id),
  agent_id uniqueidentifier references organisations (id),
  account_id uniqueidentifier references accounts (id),
  message_id uniqueidentifier references messages (id),
  item_id uniqueidentifier references checklist_items (id)
);

create index ix_adoption_files_adoption on adoption_files (adoption_id, added_at);

create index ix_adoption_files_hash on adoption_files (hash);
