-- Why a column drifted: in words, and as data.

ALTER TABLE driftmeter.column_report
  ADD COLUMN sentence    text,
  ADD COLUMN explanation jsonb;

COMMENT ON COLUMN driftmeter.column_report.sentence IS 'What moved, by how much, since when and who is to blame, in plain words; null unless the column drifted.';
COMMENT ON COLUMN driftmeter.column_report.explanation IS 'The same as data: {"direction", "effect", "since", "moved": [{"part", "before", "after", "contribution"}], "blame": [{"dimension", "name", "quiet", "since", "slices": [{"value", "rows", "effect"}]}]}; times are ISO 8601, shares 0 to 1; null unless the column drifted.';

CREATE VIEW driftmeter.v_drifted_column AS
SELECT model, version, segment, window_start, column_name, revision, column_type, column_role,
       coalesce(sentence, reason) AS sentence,
       (explanation ->> 'effect')::double precision AS effect,
       explanation ->> 'direction' AS direction,
       (explanation ->> 'since')::timestamptz AS since,
       explanation -> 'moved' AS moved,
       explanation -> 'blame' AS blame
  FROM driftmeter.column_report
 WHERE verdict = 'DRIFTED';
COMMENT ON VIEW driftmeter.v_drifted_column IS 'One row per column that drifted and window: what moved, and who is to blame.';
COMMENT ON COLUMN driftmeter.v_drifted_column.effect IS 'PSI beyond what chance gives, by which columns are ranked.';
COMMENT ON COLUMN driftmeter.v_drifted_column.since IS 'Beginning of the first window of this drift.';
COMMENT ON COLUMN driftmeter.v_drifted_column.moved IS 'Parts of the values with their shares before and after, the greatest contribution first.';
COMMENT ON COLUMN driftmeter.v_drifted_column.blame IS 'Segments, versions, partitions, schemas or producers that the drift is due to; empty if it is due to none.';

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'driftmeter_reader') THEN
    GRANT SELECT ON driftmeter.v_drifted_column TO driftmeter_reader;
  END IF;
END $$;
