create table terms_drafts (
  offer_id text not null primary key references offers (id),
  version integer not null,
  based_on integer,
  content text,
  changed_at text,
  changed_by text references accounts (id)
) strict;
