-- What a verdict rests on, beside the scores. Null in rows that were written before, and where a column was not judged.

ALTER TABLE driftmeter.window_report ADD COLUMN combined_p double precision;
COMMENT ON COLUMN driftmeter.window_report.combined_p IS 'Probability of evidence as strong as that of all columns together if none drifted (Cauchy combination).';

ALTER TABLE driftmeter.column_report
  ADD COLUMN p_value double precision,
  ADD COLUMN effect double precision,
  ADD COLUMN effect_lower double precision,
  ADD COLUMN effect_upper double precision,
  ADD COLUMN dispersion double precision,
  ADD COLUMN dispersion_windows integer;
COMMENT ON COLUMN driftmeter.column_report.p_value IS 'Probability of such a difference in a clean window; what the verdict rests on.';
COMMENT ON COLUMN driftmeter.column_report.effect IS 'PSI less what chance is expected to give a clean window; at least 0.';
COMMENT ON COLUMN driftmeter.column_report.effect_lower IS 'Least effect that is compatible with the rows, at 95%.';
COMMENT ON COLUMN driftmeter.column_report.effect_upper IS 'Greatest effect that is compatible with the rows, at 95%.';
COMMENT ON COLUMN driftmeter.column_report.dispersion IS 'How many times more than independent rows would clean windows of the column differ; 1 if that was not learned.';
COMMENT ON COLUMN driftmeter.column_report.dispersion_windows IS 'From how many clean windows that was learned.';

CREATE OR REPLACE VIEW driftmeter.v_window AS
SELECT model, version, segment, window_start, window_end, revision, complete, rows, late_rows, verdict, reason,
       reference, reference_rows, columns_judged, columns_drifted,
       columns_drifted::double precision / nullif(columns_judged, 0) AS share_drifted,
       written_at, combined_p
  FROM driftmeter.window_report;

CREATE OR REPLACE VIEW driftmeter.v_column AS
SELECT model, version, segment, window_start, column_name, revision, column_type, column_role, verdict, reason, rows,
       reference_rows, nulls, type_errors, nan, infinite, distinct_values, min, max, mean, standard_deviation, top,
       nulls::double precision / nullif(rows + nulls + type_errors, 0) AS share_null,
       p_value, effect, effect_lower, effect_upper, dispersion, dispersion_windows
  FROM driftmeter.column_report;
