-- The file itself, sealed with the clinic's key, for as long as somebody may still change what its columns mean; and
-- what the reader of the file has to be told about how it was read.
alter table list_import
  add column file_sealed bytea,
  add column notices text[] not null default '{}';
