alter table organisations add column accredited_at text;
alter table organisations add column demands_second_factor integer not null default 0;

update organisations set accredited_at = created_at where id in (select organisation_id from memberships);

alter table accounts add column authenticator_key text;
alter table accounts add column authenticator_since text;
alter table accounts add column pending_authenticator_key text;
alter table accounts add column used_code_hash text;
alter table accounts add column used_code_at text;
alter table accounts add column last_signed_in_at text;
alter table accounts add column erased_at text;

alter table sessions add column last_used_at text;
alter table sessions add column program text;

create table members (
  account_id text not null references accounts (id),
  organisation_id text not null references organisations (id),
  version integer not null,
  joined_at text not null,
  constraint pk_members primary key (account_id, organisation_id)
) strict;

create index ix_members_organisation on members (organisation_id);

insert into members (account_id, organisation_id, version, joined_at)
select distinct m.account_id, m.organisation_id, 1, a.created_at
from memberships m
join accounts a on a.id = m.account_id;

create table recovery_codes (
  account_id text not null references accounts (id),
  code_hash text not null,
  constraint pk_recovery_codes primary key (account_id, code_hash)
) strict;

create table invitations (
  id text not null primary key,
  version integer not null,
  organisation_id text not null references organisations (id),
  email text,
  normalized_email text,
  roles text not null,
  state text not null,
  created_by text references accounts (id),
  created_at text not null,
  expires_at text not null,
  account_id text references accounts (id)
) strict;

create index ix_invitations_organisation on invitations (organisation_id, created_at);

create table email_changes (
  id text not null primary key,
  account_id text not null references accounts (id),
  email text not null,
  normalized_email text not null,
  confirmed_from_old_at text,
  confirmed_from_new_at text,
  created_at text not null
) strict;

create index ix_email_changes_account on email_changes (account_id);

create table mail_tokens (
  id text not null primary key,
  purpose text not null,
  token_hash text not null,
  account_id text references accounts (id),
  invitation_id text references invitations (id),
  email_change_id text references email_changes (id),
  expires_at text not null,
  constraint uq_mail_tokens_token_hash unique (token_hash)
) strict;

create index ix_mail_tokens_account on mail_tokens (account_id);

create table fresh_sign_ins (
  id text not null primary key,
  session_id text not null references sessions (id),
  act text not null,
  token_hash text not null,
  expires_at text not null,
  constraint uq_fresh_sign_ins_token_hash unique (token_hash)
) strict;

create index ix_fresh_sign_ins_session on fresh_sign_ins (session_id);

create table applications (
  id text not null primary key,
  version integer not null,
  state text not null,
  kind text not null,
  name text not null,
  ars text,
  land text references laender (code),
  mailbox text not null,
  responsible_name text,
  responsible_email text,
  remark text,
  language text not null,
  received_at text not null,
  decided_at text,
  decided_by text references accounts (id),
  reason text,
  salt text,
  organisation_id text references organisations (id)
) strict;

create index ix_applications_received_at on applications (received_at);

create table mails (
  id text not null primary key,
  recipient text,
  kind text not null,
  language text not null,
  content text,
  state text not null,
  attempts integer not null,
  due_at text not null,
  claimed_until text not null,
  created_at text not null,
  sent_at text
) strict;

create index ix_mails_due_at on mails (state, due_at);

create table retention_reports (
  id text not null primary key,
  at text not null,
  removed text not null
) strict;

create index ix_retention_reports_at on retention_reports (at);
