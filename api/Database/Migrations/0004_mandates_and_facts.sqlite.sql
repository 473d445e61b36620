create table mandates (
  id text not null primary key,
  version integer not null,
  state text not null,
  principal_id text not null references organisations (id),
  agent_id text not null references organisations (id),
  roles text not null,
  valid_until text not null,
  given_at text not null,
  given_by text references accounts (id),
  accepted_at text,
  accepted_by text references accounts (id),
  ended_at text,
  ended_by text references accounts (id)
) strict;

create index ix_mandates_principal on mandates (principal_id, given_at);
create index ix_mandates_agent on mandates (agent_id, given_at);

alter table organisation_facts add column version integer not null default 1;
alter table organisation_facts add column state text not null default 'recorded';
alter table organisation_facts add column evidence text;
alter table organisation_facts add column salt text;
alter table organisation_facts add column recorded_at text;
alter table organisation_facts add column recorded_by text references accounts (id);
alter table organisation_facts add column decided_at text;
alter table organisation_facts add column decided_by text references accounts (id);
alter table organisation_facts add column reason text;

update organisation_facts
set recorded_at = (select o.created_at from organisations o where o.id = organisation_facts.organisation_id);

update organisation_facts set state = 'confirmed', decided_at = confirmed_at where confirmed_at is not null;

alter table adoption_events add column agent_id text references organisations (id);
alter table messages add column agent_id text references organisations (id);
