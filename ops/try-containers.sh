#!/usr/bin/env bash
# Goes through docs/operations/containers.md on this machine, with secrets, volumes and a network of its own that are thrown
# away: images, keys, the first start, a sign-in over HTTP, what the files promise, a killed process, a stop, a killed
# database, a new version, a backup, a restore. As root, with docker or podman and their compose:
#   bash ops/try-containers.sh          ENGINE=podman COMPOSE='podman compose' BUILD_FLAGS='--network=host' ...
# BUILT=yes takes the images `alongside` and `alongside-database` that are there.
set -euo pipefail
ENGINE=${ENGINE:-docker}
COMPOSE=${COMPOSE:-docker compose}
from=${PORTS_FROM:-25100}
repository=$(cd "$(dirname "$0")/.." && pwd)
if ! $ENGINE info > /dev/null 2>&1 || ! $COMPOSE version > /dev/null 2>&1; then
  echo "This needs a container engine that answers to '$ENGINE info' and '$COMPOSE version'." >&2
  exit 2
fi
if [ "$(id -u)" != 0 ]; then echo 'This has to be started as root: folders are given to the users of the containers.' >&2; exit 2; fi
home=$(mktemp -d)
chmod 755 "$home"
mkdir -p "$home/ops"
cd "$home"
ok() { echo "ok: $*"; }
compose() { $COMPOSE -p alongside-try -f "$home/ops/compose.yaml" "$@"; }
quietly() { "$@" > "$home/said" 2>&1 || { tail -n 20 "$home/said"; return 1; }; }
end() {
  local status=$? each
  if [ "$status" != 0 ]; then
    for each in $($ENGINE ps -a --filter name=alongside-try --format '{{.Names}}'); do
      echo "--- $each"
      $ENGINE logs --tail 8 "$each" 2>&1 | cut -c1-300
    done || true
  fi
  touch "$home/enough"
  compose --profile by-hand down -v -t 5 > /dev/null 2>&1 || true
  $ENGINE rmi alongside:next alongside-database:next > /dev/null 2>&1 || true
  rm -rf "$home"
}
trap end EXIT
until_true() { # until_true SECONDS COMMAND...
  local left=$1
  shift
  until "$@" > /dev/null 2>&1; do
    left=$((left - 1))
    if [ "$left" -le 0 ]; then echo "never: $*"; compose ps -a; exit 1; fi
    sleep 1
  done
}
container() { echo "alongside-try-$1-${2:-1}"; }
state() { $ENGINE inspect -f "$2" "$(container "$1")"; }
sql() { compose exec -T -u postgres database psql -qAt -d alongside -c "$1"; }
by_hand() { compose run --rm -T by-hand node "$@"; }

# --- images
if [ -z "${BUILT:-}" ]; then
  # shellcheck disable=SC2086
  quietly $ENGINE build ${BUILD_FLAGS:-} -t alongside -f "$repository/ops/Dockerfile" "$repository"
  # shellcheck disable=SC2086
  quietly $ENGINE build ${BUILD_FLAGS:-} -t alongside-database -f "$repository/ops/database.Dockerfile" "$repository"
fi
printf 'FROM alongside\nLABEL version=next\n' | quietly $ENGINE build -t alongside:next -
$ENGINE tag alongside-database alongside-database:next
ok "both images are built"

# --- keys
sed "s/127\.0\.0\.1:400\([1-4]\):/127.0.0.1:$((from / 10))\1:/" "$repository/ops/compose.yaml" > ops/compose.yaml
install -d -m 700 -o 1000 -g 1000 ops/secrets
make_keys() { $ENGINE run --rm -v "$home/ops/secrets:/secrets" alongside node apps/server/src/new-secrets.ts /secrets postgres://database:5432/alongside with-superuser; }
quietly make_keys
if make_keys > /dev/null 2>&1; then echo 'keys were written over'; exit 1; fi
age-keygen -o backup.key 2> /dev/null
age-keygen -y backup.key > ops/secrets/BACKUP_RECIPIENTS
chmod 644 ops/secrets/BACKUP_RECIPIENTS
touch ops/secrets/server.env
install -d -m 700 -o 1000 -g 1000 kept
install -d -m 700 -o 999 -g 999 backups backups/wal
cat > ops/.env << SETTINGS
CLINIC_ADDRESS=https://one.example.org
MENTOR_PORTAL_ADDRESS=https://two.example.org
TRAINING_ADDRESS=https://three.example.org
ADMIN_ADDRESS=https://four.example.org
KEPT_ELSEWHERE=$home/kept
BACKUPS_ELSEWHERE=$home/backups
SETTINGS
ok "keys are made once and never written over"

# --- the first start. Podman asks after the health of containers with timers of systemd: without one, it is asked here.
case $ENGINE in
  *podman*)
    if [ ! -d /run/systemd/system ]; then
      ( while [ ! -e "$home/enough" ]; do for each in $($ENGINE ps --filter name=alongside-try --format '{{.Names}}'); do $ENGINE healthcheck run "$each" > /dev/null 2>&1 || true; done; sleep 2; done ) &
    fi ;;
esac
up() { quietly compose up -d --no-build "$@"; }
up
apps='clinic mentor-portal training admin'
healthy() { local each; for each in "$@"; do [ "$(state "$each" '{{.State.Health.Status}}')" = healthy ] || return 1; done; }
# shellcheck disable=SC2086
until_true 120 healthy database api jobs $apps
[ "$(state migrate '{{.State.ExitCode}}')" = 0 ]
ok "database, schema, API, jobs and four web apps came up in their order, and are healthy"

# --- somebody signs in
echo 'a long first password' | by_hand apps/server/src/first-administrator.ts admin@example.org Sam
no=0
for name in one two three four; do
  no=$((no + 1))
  page=$(curl -fsS -H "host: $name.example.org" "http://127.0.0.1:$((from / 10))$no/sign-in")
  case $page in *'name="password"'*) ;; *) echo "no sign-in page at $no"; exit 1 ;; esac
done
sign_in() { # sign_in PASSWORD: prints the status and keeps the cookie
  curl -s -o /dev/null -D "$home/head" -w '%{http_code}' -H 'host: four.example.org' -H 'origin: https://four.example.org' \
    --data-urlencode email=admin@example.org --data-urlencode "password=$1" "http://127.0.0.1:$((from / 10))4/sign-in"
}
[ "$(sign_in 'a wrong first password')" != 302 ]
[ "$(sign_in 'a long first password')" = 302 ]
cookie=$(grep -io '__Host-alongside_admin=[^;]*' "$home/head")
inside() { # where the page of somebody who is signed in leads
  curl -s -o /dev/null -w '%{http_code} %{redirect_url}' -H 'host: four.example.org' -H "cookie: $cookie" "http://127.0.0.1:$((from / 10))4/"
}
before=$(inside)
case $before in 302*/second-step) ;; *) echo "the second step was not asked for: $before"; exit 1 ;; esac
ok "each app shows its door, and the first administrator signed in ($before)"

# --- what the files promise
for each in api jobs $apps; do
  [ "$(compose exec -T "$each" id -u)" = 1000 ]
  # not /tmp and /var/tmp: Podman gives memory there to whoever may write nothing else
  for place in /opt/alongside /home/node /var/lib; do
    if compose exec -T "$each" sh -c "[ -d $place ] && touch $place/written" 2> /dev/null; then echo "$each wrote into $place"; exit 1; fi
  done
  words=$(compose exec -T "$each" cat /proc/1/status)
  grep -q '^CapEff:[[:space:]]*0*$' <<< "$words"
  grep -q '^CapBnd:[[:space:]]*0*$' <<< "$words"
  grep -q '^NoNewPrivs:[[:space:]]*1$' <<< "$words"
done
for file in ops/secrets/*; do
  case $file in *.env|*RECIPIENTS) continue ;; esac
  for each in database api jobs $apps; do
    if $ENGINE inspect "$(container "$each")" | grep -qF -- "$(cat "$file")"; then echo "$each shows $file"; exit 1; fi
  done
done
if compose exec -T clinic ls /run/secrets | grep -v COOKIE; then exit 1; fi
if compose exec -T clinic node -e "require('net').connect(5432,'database').on('connect',()=>process.exit(0)).on('error',()=>process.exit(1))"; then
  echo 'note: a web app reaches the port of the database; it has no password for it'
fi
ok "nobody is root, no file but /kept can be written, no capability is left, and inspecting a container shows no secret"

# --- a process that dies, and a stop
kill_hard() { kill -9 "$(state "$1" '{{.State.Pid}}')"; }
since=$(state api '{{.State.StartedAt}}')
kill_hard api
until_true 60 eval '[ "$(state api "{{.State.StartedAt}}")" != "$since" ] && healthy api'
[ "$(inside)" = "$before" ]
ok "a killed API came back by itself, and whoever was signed in still is"
began=$SECONDS
quietly compose stop api jobs clinic
for each in api jobs clinic; do [ "$(state "$each" '{{.State.ExitCode}}')" = 0 ]; done
ok "three processes came to an end by themselves in $((SECONDS - began)) s"
up
until_true 60 healthy api jobs clinic
sql "insert into trust (id, name) values (gen_random_uuid(), 'Before the kill')" > /dev/null
since=$(state database '{{.State.StartedAt}}')
kill_hard database
until_true 60 eval '[ "$(state database "{{.State.StartedAt}}")" != "$since" ] && healthy database api jobs'
[ "$(sql "select count(*) from trust where name = 'Before the kill'") $(inside)" = "1 $before" ]
ok "a killed database came back by itself with what was promised"

# --- two APIs, and a new version
up --scale api=2
found=$(compose exec -T clinic node -e "require('dns').lookup('api',{all:true,family:4},(e,a)=>console.log(a?.length))")
[ "$found" = 2 ]
ok "the name of the API leads to two of them"
echo VERSION=next >> ops/.env
began=$SECONDS
up --scale api=2
until_true 90 healthy api jobs $apps
[ "$($ENGINE inspect -f '{{index .Config.Labels "version"}}' "$(container api)")" = next ]
compose logs migrate | grep -q 'at this version already'
[ "$(inside)" = "$before" ]
ok "a new version is in place after $((SECONDS - began)) s, and whoever was signed in still is"

# --- a backup, a moment, what comes after it and is lost, and the way back
backup=$(compose exec -T -u postgres database /opt/alongside/ops/backup.sh)
if grep -aq PG_VERSION "$home$backup"; then exit 1; fi
sql "insert into trust (id, name) values (gen_random_uuid(), 'Before the moment')" > /dev/null
sleep 1; moment=$(sql 'select now()'); sleep 1
sql "insert into trust (id, name) values (gen_random_uuid(), 'After the moment')" > /dev/null
segment=$(sql 'select pg_walfile_name(pg_switch_wal())')
until_true 60 test -e "$home/backups/wal/$segment.age"
quietly compose stop
install -m 400 -o 999 backup.key identity
quietly compose run --rm -T -u postgres --no-deps -v "$home/identity:/identity:ro" -e BACKUP_IDENTITY=/identity --entrypoint bash database -ec '
  /opt/alongside/ops/restore.sh "$0" /var/lib/postgresql/restored "$1"
  pg_ctl -D /var/lib/postgresql/restored -w -o "-c listen_addresses=" start
  until [ "$(psql -qAt -c "select pg_is_in_recovery()")" = f ]; do sleep 0.2; done
  pg_ctl -D /var/lib/postgresql/restored -w stop
  mkdir -m 700 /var/lib/postgresql/lost && mv "$PGDATA"/* /var/lib/postgresql/lost && mv /var/lib/postgresql/restored/* "$PGDATA" && echo restored' "$backup" "$moment"
rm identity
# the last word, and not the exit status, which some engines lose
[ "$(tail -n 1 said)" = restored ] || { tail -n 20 said; exit 1; }
quietly compose up -d --no-build database
until_true 60 healthy database
touch kept/erased.jsonl
by_hand apps/server/src/after-restore.ts
by_hand apps/server/src/verify-access-log.ts
up
until_true 90 healthy api jobs $apps
[ "$(sql "select string_agg(name, ', ' order by name) from trust where name like '% the moment'")" = 'Before the moment' ]
case $(inside) in 302*sign-in*) ;; *) echo 'a session outlived the restore'; exit 1 ;; esac
[ "$(sign_in 'a long first password')" = 302 ]
ok "an encrypted backup came back to its moment, and old sessions are over"
