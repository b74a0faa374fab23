-- What dashboards and BI tools may rely on: these views keep their columns, whatever becomes of the tables below.

CREATE VIEW driftmeter.v_window AS
SELECT model, version, segment, window_start, window_end, revision, complete, rows, late_rows, verdict, reason,
       reference, reference_rows, columns_judged, columns_drifted,
       columns_drifted::double precision / nullif(columns_judged, 0) AS share_drifted,
       written_at
  FROM driftmeter.window_report;
COMMENT ON VIEW driftmeter.v_window IS 'One row per window: its verdict and how much of it drifted.';
COMMENT ON COLUMN driftmeter.v_window.share_drifted IS 'Drifted columns of those judged, 0 to 1; null where none was judged.';

CREATE VIEW driftmeter.v_column AS
SELECT model, version, segment, window_start, column_name, revision, column_type, column_role, verdict, reason, rows,
       reference_rows, nulls, type_errors, nan, infinite, distinct_values, min, max, mean, standard_deviation, top,
       nulls::double precision / nullif(rows + nulls + type_errors, 0) AS share_null
  FROM driftmeter.column_report;
COMMENT ON VIEW driftmeter.v_column IS 'One row per column and window: its verdict and summary.';
COMMENT ON COLUMN driftmeter.v_column.share_null IS 'Nulls of all events, 0 to 1.';

CREATE VIEW driftmeter.v_measure AS
SELECT model, version, segment, window_start, column_name, measure, revision, score, lower, upper, threshold, p_value,
       detected,
       score / nullif(threshold, 0) AS share_of_threshold
  FROM driftmeter.measure_score;
COMMENT ON VIEW driftmeter.v_measure IS 'One row per measure, column and window.';
COMMENT ON COLUMN driftmeter.v_measure.share_of_threshold IS 'Score over threshold: 1 and more is drift, on one scale for all measures.';

CREATE VIEW driftmeter.v_column_quantile AS
SELECT model, version, segment, window_start, column_name, revision,
       (ARRAY[.01, .05, .1, .25, .5, .75, .9, .95, .99]::double precision[])[q.place] AS rank,
       q.value
  FROM driftmeter.column_report
 CROSS JOIN LATERAL unnest(quantiles) WITH ORDINALITY AS q (value, place);
COMMENT ON VIEW driftmeter.v_column_quantile IS 'One row per numeric column, window and rank: the value at that rank.';
COMMENT ON COLUMN driftmeter.v_column_quantile.rank IS 'Share of the values that are not greater, 0 to 1.';

-- Whoever reads dashboards is granted this role and sees the views, not the tables.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'driftmeter_reader') THEN
    BEGIN
      CREATE ROLE driftmeter_reader NOLOGIN;
    EXCEPTION
      WHEN insufficient_privilege THEN
        RAISE NOTICE 'Role driftmeter_reader was not created: % may not create roles. Ask an administrator for CREATE ROLE driftmeter_reader NOLOGIN, then GRANT USAGE ON SCHEMA driftmeter and SELECT ON driftmeter.v_window, v_column, v_measure, v_column_quantile to it.', current_user;
      WHEN duplicate_object OR unique_violation THEN
        NULL; -- another database of this server made it just now
    END;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'driftmeter_reader') THEN
    GRANT USAGE ON SCHEMA driftmeter TO driftmeter_reader;
    GRANT SELECT ON driftmeter.v_window, driftmeter.v_column, driftmeter.v_measure, driftmeter.v_column_quantile
      TO driftmeter_reader;
  END IF;
END $$;
