-- What an operator changed of the keys, and how far they came: nobody who signs in reads or writes it, and it names nobody.
set local role alongside_authz;

create table authz.key_change (
  no bigint generated always as identity primary key,
  what text not null,
  -- stands for the key that it leads to, and tells nothing of it
  key_id integer,
  -- whether it is about everybody, and so may be gone on with by whoever runs it next
  everybody boolean not null,
  begun_at timestamptz not null default clock_timestamp(),
  -- the last that was looked at
  after text,
  changed integer not null default 0,
  ended_at timestamptz,
  constraint key_change_known check (what in ('words', 'indexes'))
);
create unique index key_change_open on authz.key_change (what) where everybody and ended_at is null;
reset role;
