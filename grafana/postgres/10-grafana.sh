#!/bin/sh
# Run once by the database's image, when its volume is new: Grafana may read the views and nothing else.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$GRAFANA_DB_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE driftmeter_reader NOLOGIN;
CREATE ROLE grafana LOGIN PASSWORD :'password' IN ROLE driftmeter_reader;
ALTER ROLE grafana SET default_transaction_read_only = on;
ALTER ROLE grafana SET statement_timeout = '30s';
SQL
