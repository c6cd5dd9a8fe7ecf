#!/usr/bin/env bash
# restore.sh BACKUP.tar.age NEW_FOLDER [MOMENT]: the files of a new server, ready to be started. Nobody may work with it
# before `node apps/server/src/after-restore.ts` has run (docs/operations/backups.md).
set -euo pipefail
: "${BACKUP_IDENTITY:?the file with the private key (age), there for this restore only}"
: "${WAL_FOLDER:?where the write-ahead log is}"
backup=$1 data=$2 moment=${3:-}
here=$(cd "$(dirname "$0")" && pwd)
# Debian keeps this one beside the server, away from the commands of everybody
command -v pg_verifybackup > /dev/null || PATH=$PATH:$(find /usr/lib/postgresql -maxdepth 2 -name bin | sort -V | tail -n 1)
mkdir -m 700 "$data"
age -d -i "$BACKUP_IDENTITY" "$backup" | tar -x -C "$data"
pg_verifybackup -n "$data"
mkdir -p "$data/pg_wal/archive_status"
touch "$data/recovery.signal"
{
  echo "restore_command = 'env WAL_FOLDER=$WAL_FOLDER BACKUP_IDENTITY=$BACKUP_IDENTITY $here/fetch-wal.sh %f %p'"
  echo "recovery_target_action = 'promote'"
  # with less room than the lost server had, the log cannot be played again
  pg_controldata "$data" | sed -nE 's/_xacts? setting:/_transactions setting:/; s/^max_locks_per_transactions/max_locks_per_transaction/; s/^(max_\w+) setting: +([0-9]+)$/\1 = \2/p'
  # what is written from now on must not mix with what the lost server wrote
  echo "archive_mode = off"
  [ -z "$moment" ] || echo "recovery_target_time = '$moment'"
} >> "$data/postgresql.auto.conf"
echo "Start it with: pg_ctl -D $data -w start"
