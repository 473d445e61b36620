create table paper_templates (
  id text not null primary key,
  version integer not null,
  kind text not null,
  legal_model text not null,
  line text not null,
  draft text,
  draft_based_on integer,
  draft_changed_at text,
  draft_changed_by text references accounts (id),
  constraint uq_paper_templates unique (kind, legal_model, line)
) strict;

create table paper_template_versions (
  template_id text not null references paper_templates (id),
  number integer not null,
  title text not null,
  body text not null,
  published_at text not null,
  prepared_by text references accounts (id),
  published_by text references accounts (id),
  provenance text not null,
  constraint pk_paper_template_versions primary key (template_id, number)
) strict;
