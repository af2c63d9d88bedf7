#!/bin/sh
# Creates Temporal's two databases and brings their tables to this release's version; safe to run again.
set -eu
for name in temporal temporal_visibility; do
  folder=${name#temporal_}
  sql() { temporal-sql-tool --plugin postgres12 --ep postgres --port 5432 --user temporal --database "$name" "$@"; }
  # Fails when the database exists; when it failed for another reason, the next line says so.
  sql create || echo "$name is there already"
  sql setup-schema --version 0.0
  sql update-schema --schema-dir "/etc/temporal/schema/postgresql/v12/$folder/versioned"
done
