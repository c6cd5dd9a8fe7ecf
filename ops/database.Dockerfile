# PostgreSQL with what puts copies of it away, encrypted (docs/operations/backups.md).
FROM postgres:18
RUN command -v age > /dev/null || (apt-get update && apt-get install -y --no-install-recommends age && rm -rf /var/lib/apt/lists/*)
COPY ops/archive-wal.sh ops/backup.sh ops/fetch-wal.sh ops/restore.sh /opt/alongside/ops/
