alter table organisations add accredited_at datetime2(6);
alter table organisations add demands_second_factor bit not null constraint df_organisations_demands_second_factor default 0;

alter table accounts add authenticator_key nvarchar(100);
alter table accounts add authenticator_since datetime2(6);
alter table accounts add pending_authenticator_key nvarchar(100);
alter table accounts add used_code_hash nvarchar(64);
alter table accounts add used_code_at datetime2(6);
alter table accounts add last_signed_in_at datetime2(6);
alter table accounts add erased_at datetime2(6);

alter table sessions add last_used_at datetime2(6);
alter table sessions add program nvarchar(200);

create table members (
  account_id uniqueidentifier not null references accounts (id),
  organisation_id uniqueidentifier not null references organisations (id),
  version int not null,
  joined_at datetime2(6) not null,
  constraint pk_members primary key nonclustered (account_id, organisation_id)
);

create index ix_members_organisation on members (organisation_id);

insert into members (account_id, organisation_id, version, joined_at)
select distinct m.account_id, m.organisation_id, 1, a.created_at
from memberships m
join accounts a on a.id = m.account_id;

create table recovery_codes (
  account_id uniqueidentifier not null references accounts (id),
  code_hash nvarchar(64) not null,
  constraint pk_recovery_codes primary key nonclustered (account_id, code_hash)
);

create table invitations (
  id uniqueidentifier not null constraint pk_invitations primary key nonclustered,
  version int not null,
  organisation_id uniqueidentifier not null references organisations (id),
  email nvarchar(254),
  normalized_email nvarchar(254),
  roles nvarchar(100) not null,
  state nvarchar(40) not null,
  created_by uniqueidentifier references accounts (id),
  created_at datetime2(6) not null,
  expires_at datetime2(6) not null,
  account_id uniqueidentifier references accounts (id)
);

create index ix_invitations_organisation on invitations (organisation_id, created_at);

create table email_changes (
  id uniqueidentifier not null constraint pk_email_changes primary key nonclustered,
  account_id uniqueidentifier not null references accounts (id),
  email nvarchar(254) not null,
  normalized_email nvarchar(254) not null,
  confirmed_from_old_at datetime2(6),
  confirmed_from_new_at datetime2(6),
  created_at datetime2(6) not null
);

create index ix_email_changes_account on email_changes (account_id);

create table mail_tokens (
  id uniqueidentifier not null constraint pk_mail_tokens primary key nonclustered,
  purpose nvarchar(40) not null,
  token_hash nvarchar(64) not null,
  account_id uniqueidentifier references accounts (id),
  invitation_id uniqueidentifier references invitations (id),
  email_change_id uniqueidentifier references email_changes (id),
  expires_at datetime2(6) not null,
  constraint uq_mail_tokens_token_hash unique (token_hash)
);

create index ix_mail_tokens_account on mail_tokens (account_id);

create table fresh_sign_ins (
  id uniqueidentifier not null constraint pk_fresh_sign_ins primary key nonclustered,
  session_id uniqueidentifier not null references sessions (id),
  act nvarchar(40) not null,
  token_hash nvarchar(64) not null,
  expires_at datetime2(6) not null,
  constraint uq_fresh_sign_ins_token_hash unique (token_hash)
);

create index ix_fresh_sign_ins_session on fresh_sign_ins (session_id);

create table applications (
  id uniqueidentifier not null constraint pk_applications primary key nonclustered,
  version int not null,
  state nvarchar(40) not null,
  kind nvarchar(40) not null,
  name nvarchar(200) not null,
  ars nvarchar(12),
  land nvarchar(2) references laender (code),
  mailbox nvarchar(254) not null,
  responsible_name nvarchar(120),
  responsible_email nvarchar(254),
  remark nvarchar(2000),
  language nvarchar(2) not null,
  received_at datetime2(6) not null,
  decided_at datetime2(6),
  decided_by uniqueidentifier references accounts (id),
  reason nvarchar(2000),
  salt nvarchar(64),
  organisation_id uniqueidentifier references organisations (id)
);

create index ix_applications_received_at on applications (received_at);

create table mails (
  id uniqueidentifier not null constraint pk_mails primary key nonclustered,
  recipient nvarchar(254),
  kind nvarchar(40) not null,
  language nvarchar(2) not null,
  content nvarchar(max),
  state nvarchar(40) not null,
  attempts int not null,
  due_at datetime2(6) not null,
  claimed_until datetime2(6) not null,
  created_at datetime2(6) not null,
  sent_at datetime2(6)
);

create index ix_mails_due_at on mails (state, due_at);

create table retention_reports (
  id uniqueidentifier not null constraint pk_retention_reports primary key nonclustered,
  at datetime2(6) not null,
  removed nvarchar(max) not null
);

create index ix_retention_reports_at on retention_reports (at);
