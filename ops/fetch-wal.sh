#!/usr/bin/env bash
# restore_command = '/opt/alongside/ops/fetch-wal.sh %f %p': brings one file of the write-ahead log back.
set -euo pipefail
: "${WAL_FOLDER:?where the write-ahead log is}"
: "${BACKUP_IDENTITY:?the file with the private key (age), there for this restore only}"
[ -e "$WAL_FOLDER/$1.age" ] || exit 1
age -d -i "$BACKUP_IDENTITY" -o "$2" "$WAL_FOLDER/$1.age"
