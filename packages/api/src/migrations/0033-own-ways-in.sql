-- Whoever is signed in may go to their trust once more, to prove there that it is them: such a visit belongs to a session,
-- opens no other, and ends with it.
alter table auth.trust_visit
  add column session_id uuid references auth."session" ("id") on delete cascade;

create index trust_visit_session_id on auth.trust_visit (session_id);
