create table synonyms (
  id uniqueidentifier not null constraint pk_synonyms primary key nonclustered,
  version int not null,
  everyday nvarchar(100) not null,
  words nvarchar(400) not null constraint uq_synonyms_words unique,
  means nvarchar(2000) not null
);

create table searches (
  words nvarchar(200) not null,
  found bit not null,
  times bigint not null,
  last_on date not null,
  constraint pk_searches primary key (words, found)
);
