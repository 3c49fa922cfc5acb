#!/bin/sh
# Applies to $DATABASE_URL the migrations that it has not seen, in order, each in a transaction.
set -eu
: "${DATABASE_URL:?must name the database}"
cd "$(dirname "$0")/../migrations"

query() { psql "$DATABASE_URL" --no-psqlrc --quiet --tuples-only --no-align -v ON_ERROR_STOP=1 "$@"; }

query -c 'SET client_min_messages = warning;
          CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY)'
for file in *.sql; do
    if [ -z "$(query -c "SELECT 1 FROM schema_migrations WHERE name = '$file'")" ]; then
        echo "applying $file"
        query --single-transaction -f "$file" -c "INSERT INTO schema_migrations VALUES ('$file')"
    fi
done
