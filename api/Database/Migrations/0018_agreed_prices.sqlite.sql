alter table adoptions add column price_preview text;

create index ix_adoptions_price_preview on adoptions (price_preview);
