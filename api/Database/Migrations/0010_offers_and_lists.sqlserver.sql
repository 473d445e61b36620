create table terms_drafts (
  offer_id uniqueidentifier not null constraint pk_terms_drafts primary key nonclustered references offers (id),
  version int not null,
  based_on int,
  content nvarchar(max),
  changed_at datetime2(6),
  changed_by uniqueidentifier references accounts (id)
);
