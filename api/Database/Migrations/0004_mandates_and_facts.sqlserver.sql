create table mandates (
  id uniqueidentifier not null constraint pk_mandates primary key nonclustered,
  version int not null,
  state nvarchar(40) not null,
  principal_id uniqueidentifier not null references organisations (id),
  agent_id uniqueidentifier not null references organisations (id),
  roles nvarchar(100) not null,
  valid_until date not null,
  given_at datetime2(6) not null,
  given_by uniqueidentifier references accounts (id),
  accepted_at datetime2(6),
  accepted_by uniqueidentifier references accounts (id),
  ended_at datetime2(6),
  ended_by uniqueidentifier references accounts (id)
);

create index ix_mandates_principal on mandates (principal_id, given_at);
create index ix_mandates_agent on mandates (agent_id, given_at);

alter table organisation_facts add version int not null constraint df_organisation_facts_version default 1;
alter table organisation_facts add state nvarchar(40) not null constraint df_organisation_facts_state default 'recorded';
alter table organisation_facts add evidence nvarchar(2000);
alter table organisation_facts add salt nvarchar(64);
alter table organisation_facts add recorded_at datetime2(6);
alter table organisation_facts add recorded_by uniqueidentifier references accounts (id);
alter table organisation_facts add decided_at datetime2(6);
alter table organisation_facts add decided_by uniqueidentifier references accounts (id);
alter table organisation_facts add reason nvarchar(2000);

update organisation_facts
set recorded_at = (select o.created_at from organisations o where o.id = organisation_facts.organisation_id);

update organisation_facts set state = 'confirmed', decided_at = confirmed_at where confirmed_at is not null;

alter table adoption_events add agent_id uniqueidentifier references organisations (id);
alter table messages add agent_id uniqueidentifier references organisations (id);
