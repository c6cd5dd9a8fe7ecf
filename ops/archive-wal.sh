#!/usr/bin/env bash
# archive_command = '/opt/alongside/ops/archive-wal.sh %p %f': puts one file of the write-ahead log away, encrypted.
set -euo pipefail
umask 077
# Debian starts PostgreSQL with an empty environment
[ -n "${WAL_FOLDER:-}" ] || . "${BACKUP_SETTINGS:-/etc/alongside/backup.env}"
: "${WAL_FOLDER:?where the write-ahead log goes, on another machine}"
: "${BACKUP_RECIPIENTS:?a file with the public keys (age) that may open it}"
path=$1 name=$2
sum=$(sha256sum "$path" | cut -d' ' -f1)
# The server asks again when it did not hear our yes: the same file is a yes, another one under its name is not.
if [ -e "$WAL_FOLDER/$name.age" ]; then
  [ "$(cat "$WAL_FOLDER/$name.sha256")" = "$sum" ]
  exit
fi
echo "$sum" > "$WAL_FOLDER/$name.sha256"
age -R "$BACKUP_RECIPIENTS" -o "$WAL_FOLDER/$name.unfinished.$$" "$path"
sync "$WAL_FOLDER/$name.unfinished.$$"
mv "$WAL_FOLDER/$name.unfinished.$$" "$WAL_FOLDER/$name.age"
