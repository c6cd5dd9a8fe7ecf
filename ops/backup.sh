#!/usr/bin/env bash
# One encrypted copy of the files of the database, named by its moment. The key that opens it is not on this machine.
set -euo pipefail
umask 077
: "${BACKUP_FOLDER:?where the copies go, on another machine}"
: "${BACKUP_RECIPIENTS:?a file with the public keys (age) that may open them}"
: "${BACKUP_DATABASE:?the server, as a login that may replicate}"
keep_days=${BACKUP_KEEP_DAYS:-35}

name=$(date -u +%Y%m%dT%H%M%SZ)
unfinished=$BACKUP_FOLDER/$name.unfinished
mkdir -p "$BACKUP_FOLDER"
trap 'rm -f "$unfinished"' EXIT
pg_basebackup -d "$BACKUP_DATABASE" -D - -Ft -X none -c fast | age -R "$BACKUP_RECIPIENTS" -o "$unfinished"
sync "$unfinished"
mv "$unfinished" "$BACKUP_FOLDER/$name.tar.age"

# Whoever was erased is gone for good when the last copy from before that day is.
find "$BACKUP_FOLDER" -name '*.tar.age' -mtime "+$keep_days" -delete
[ -z "${WAL_FOLDER:-}" ] || find "$WAL_FOLDER" -type f -mtime "+$keep_days" -delete
echo "$BACKUP_FOLDER/$name.tar.age"
