create table paper_templates (
  id uniqueidentifier not null constraint pk_paper_templates primary key nonclustered,
  version int not null,
  kind nvarchar(40) not null,
  legal_model nvarchar(40) not null,
  line nvarchar(40) not null,
  draft nvarchar(max),
  draft_based_on int,
  draft_changed_at datetime2(6),
  draft_changed_by uniqueidentifier references accounts (id),
  constraint uq_paper_templates unique (kind, legal_model, line)
);

create table paper_template_versions (
  template_id uniqueidentifier not null references paper_templates (id),
  number int not null,
  title nvarchar(400) not null,
  body nvarchar(max) not null,
  published_at datetime2(6) not null,
  prepared_by uniqueidentifier references accounts (id),
  published_by uniqueidentifier references accounts (id),
  provenance nvarchar(20) not null,
  constraint pk_paper_template_versions primary key nonclustered (template_id, number)
);
