#!/usr/bin/env bash
# Goes through docs/operations on this machine, in a folder of its own: secrets, install, two processes of each kind, a
# restart nobody notices, a change of the wrapping key, an encrypted backup, a restore to a moment, a standby that takes over.
# Needs PostgreSQL's own tools (PG_BIN), age and a Node that runs TypeScript. As root it runs PostgreSQL as `nobody`.
set -euo pipefail
PG_BIN=${PG_BIN:-$(find /usr/lib/postgresql -maxdepth 2 -name bin | sort -V | tail -n 1)}
export PATH=$PG_BIN:$PATH
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/.."
node=node_modules/.bin/node
home=$(mktemp -d)
port=$((20000 + RANDOM % 10000))
pids=()
pg() { if [ "$(id -u)" = 0 ]; then setpriv --reuid nobody --regid nogroup --clear-groups env HOME="$home" "$@"; else "$@"; fi; }
ours() { if [ "$(id -u)" = 0 ]; then chown -R nobody "$home"; fi; }
ok() { echo "ok: $*"; }
end() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  for data in first standby restored; do [ ! -d "$home/$data" ] || pg pg_ctl -D "$home/$data" -m immediate stop >/dev/null 2>&1 || true; done
  rm -rf "$home"
}
trap end EXIT
chmod 755 "$home"

# --- keys
age-keygen -o "$home/backup.key" 2>/dev/null
age-keygen -y "$home/backup.key" > "$home/backup.pub"
$node apps/server/src/new-secrets.ts "$home/secrets" "postgres://127.0.0.1:$port/alongside"
if $node apps/server/src/new-secrets.ts "$home/secrets" "postgres://127.0.0.1:$port/alongside" 2>/dev/null; then exit 1; fi
ok "secrets are made once and never written over"

# --- database
mkdir "$home/wal" "$home/backups"
export WAL_FOLDER=$home/wal BACKUP_RECIPIENTS=$home/backup.pub BACKUP_IDENTITY=$home/backup.key
export BACKUP_FOLDER=$home/backups BACKUP_DATABASE="postgres://postgres@127.0.0.1:$port/postgres"
ours
serve() { pg pg_ctl -D "$home/$1" -l "$home/$1.log" -w -o "-p $2 -k '' -c listen_addresses=127.0.0.1" start >/dev/null; }
pg initdb -D "$home/first" -U postgres --auth=trust --no-sync >/dev/null
grep -v '^ssl\|^log_connections' ops/postgresql.conf | sed "s|/opt/alongside/ops|$here|" | pg tee -a "$home/first/postgresql.conf" >/dev/null
serve first "$port"
sql() { psql -qAt -h 127.0.0.1 -p "${2:-$port}" -U postgres -d "${3:-alongside}" -c "$1"; }
sql 'create database alongside' "$port" postgres
for file in "$home"/secrets/ALONGSIDE_*; do export "$(basename "$file")_FILE=$file"; done
export DATABASE_URL="postgres://postgres@127.0.0.1:$port/alongside"
$node apps/server/src/migrate.ts | cut -c1-60
[ "$($node apps/server/src/migrate.ts)" = "The database is at this version already." ]
echo 'a long first password' | $node apps/server/src/first-administrator.ts admin@example.org Sam
ok "the database is at this version, with a first administrator"

# --- processes
start() { # start NAME PORT JOBS [SETTING=VALUE...]
  local name=$1 at=$2 jobs=$3
  shift 3
  env ALONGSIDE_PORT="$at" ALONGSIDE_JOBS="$jobs" ALONGSIDE_API_URL="http://127.0.0.1:$((port + 1))" ALONGSIDE_SIGN_IN_ATTEMPTS=1000 \
    ALONGSIDE_ERASURE_FILE="$home/erased.jsonl" ALONGSIDE_ANCHOR_FILE="$home/anchors.jsonl" "$@" \
    $node apps/server/src/main.ts >> "$home/$name.out" 2>&1 &
  pids+=($!)
  printf -v "pid_$name" %s $!
  for _ in $(seq 150); do
    if curl -fsS "http://127.0.0.1:$at/readyz" >/dev/null 2>&1; then return; fi
    sleep 0.2
  done
  tail -n 5 "$home/$name.out"
  exit 1
}
leave() { local pid="pid_$1"; kill -TERM "${!pid}"; wait "${!pid}" 2>/dev/null || true; }
sign_in() {
  curl -s -o /dev/null -w '%{http_code}' --retry 0 -H 'content-type: application/json' -H "origin: http://127.0.0.1:$((port + 1))" \
    -d '{"email":"admin@example.org","password":"a long first password"}' "http://127.0.0.1:$1/auth/sign-in/email"
}
start one $((port + 1)) off
start two $((port + 2)) off
start jobs $((port + 3)) on
start more $((port + 4)) on
[ "$(sign_in $((port + 1))) $(sign_in $((port + 2)))" = '200 200' ]
ok "two processes answer and two do the jobs, side by side"

# --- a restart of one after the other, while somebody asks all the time: as a proxy does, of the next when one is away
(
  asked=0 failed=0
  while [ ! -e "$home/enough" ]; do
    asked=$((asked + 1))
    curl -fsS "http://127.0.0.1:$((port + 1))/readyz" >/dev/null 2>&1 || curl -fsS "http://127.0.0.1:$((port + 2))/readyz" >/dev/null 2>&1 || failed=$((failed + 1))
  done
  echo "$failed of $asked" > "$home/asked"
) &
asking=$!
leave one; start one $((port + 1)) off
leave two; start two $((port + 2)) off
touch "$home/enough"; wait $asking
case "$(cat "$home/asked")" in '0 of '*) ok "restarted one after the other: $(cat "$home/asked") requests failed" ;; *) cat "$home/asked"; exit 1 ;; esac

# --- the wrapping key: first known everywhere, then used, then everything is put under it, then the old one is forgotten
was=$(cat "$home/secrets/ALONGSIDE_KEY_ENCRYPTION_KEY")
is=$(openssl rand -base64 32)
leave one; start one $((port + 1)) off ALONGSIDE_KEY_ENCRYPTION_KEYS_ALSO="$is"
leave two; start two $((port + 2)) off ALONGSIDE_KEY_ENCRYPTION_KEYS_ALSO="$is"
echo "$is" > "$home/secrets/ALONGSIDE_KEY_ENCRYPTION_KEY"
leave one; start one $((port + 1)) off ALONGSIDE_KEY_ENCRYPTION_KEYS_ALSO="$was"
leave two; start two $((port + 2)) off ALONGSIDE_KEY_ENCRYPTION_KEYS_ALSO="$was"
ALONGSIDE_KEY_ENCRYPTION_KEYS_ALSO="$was" $node apps/server/src/rewrap-keys.ts
[ "$($node apps/server/src/rewrap-keys.ts)" = '0 keys were wrapped anew.' ]
leave one; start one $((port + 1)) off
[ "$(sign_in $((port + 1)))" = 200 ]
ok "the wrapping key was changed while two processes answered"

# --- a backup, more work, a moment, and what comes after it and is lost
backup=$(pg env PATH="$PATH" "$here/backup.sh")
if grep -aq 'PG_VERSION' "$backup"; then exit 1; fi
sql "insert into trust (id, name) values (gen_random_uuid(), 'Before the moment')"
sleep 1; moment=$(sql 'select now()'); sleep 1
sql "insert into trust (id, name) values (gen_random_uuid(), 'After the moment')"
sql 'select pg_switch_wal()' >/dev/null
for _ in $(seq 50); do [ "$(sql "select coalesce(last_archived_wal, '') >= pg_walfile_name(pg_current_wal_lsn() - 1) from pg_stat_archiver")" = t ] && break; sleep 0.2; done
ours; touch "$home/erased.jsonl"
pg env PATH="$PATH" "$here/restore.sh" "$backup" "$home/restored" "$moment" | tail -n 1
serve restored $((port + 5))
for _ in $(seq 50); do [ "$(sql 'select pg_is_in_recovery()' $((port + 5)))" = f ] && break; sleep 0.2; done
[ "$(sql "select string_agg(name, ', ' order by name) from trust" $((port + 5)))" = 'Before the moment' ]
there() { # the same secrets, at the restored server
  for login in API WORKER AUTH; do
    name="ALONGSIDE_DATABASE_URL_$login"
    sed "s/:$port\//:$((port + 5))\//" "$home/secrets/$name" > "$home/there.$login"
    export "${name}_FILE=$home/there.$login"
  done
  DATABASE_URL="postgres://postgres@127.0.0.1:$((port + 5))/alongside" ALONGSIDE_ERASURE_FILE="$home/erased.jsonl" \
    ALONGSIDE_ANCHOR_FILE="$home/anchors.jsonl" $node "$@"
}
(there apps/server/src/after-restore.ts)
ok "an encrypted backup came back to its moment, and was made ready to be worked with"

# --- a standby that has every write that was promised
pg pg_basebackup -d "$BACKUP_DATABASE" -D "$home/standby" -R -X stream -c fast
echo 'archive_mode = off' | pg tee -a "$home/standby/postgresql.auto.conf" >/dev/null
serve standby $((port + 6))
sql "alter system set synchronous_standby_names = '*'"
sql 'select pg_reload_conf()' >/dev/null
for _ in $(seq 50); do [ "$(sql "select count(*) from pg_stat_replication where sync_state = 'sync'")" = 1 ] && break; sleep 0.2; done
(
  for no in $(seq 400); do
    sql "insert into trust (id, name) values (gen_random_uuid(), 'promised $no')" 2>/dev/null || break
    echo "$no" > "$home/promised"
  done
) &
writing=$!
sleep 4
kill -9 "$(head -n 1 "$home/first/postmaster.pid")"
wait $writing
pg pg_ctl -D "$home/standby" -w promote >/dev/null
promised=$(cat "$home/promised")
there_are=$(sql "select count(*) from trust where name like 'promised %'" $((port + 6)))
[ "$there_are" -ge "$promised" ]
ok "the server was killed after $promised promised writes; the standby took over and has $there_are"
