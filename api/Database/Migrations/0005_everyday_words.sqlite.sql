create table synonyms (
  id text not null primary key,
  version integer not null,
  everyday text not null,
  words text not null unique,
  means text not null
) strict;

create table searches (
  words text not null,
  found integer not null,
  times integer not null,
  last_on text not null,
  primary key (words, found)
) strict;
