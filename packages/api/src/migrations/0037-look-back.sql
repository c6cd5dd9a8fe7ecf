-- A look back that had become due stood in no list of what is to be done, because no clock runs while one waits for it.
-- From now on it is due within a week when no meeting is planned, and those that wait already are so as well.
update mentoring set due_at = state_since + interval '7 days'
where state = 'reviewDue' and status = 'active' and due_at is null;
