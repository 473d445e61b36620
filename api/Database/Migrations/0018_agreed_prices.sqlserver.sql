alter table adoptions add price_preview nvarchar(64);

create index ix_adoptions_price_preview on adoptions (price_preview);
