-- Episodes of drift. They are few, and are not dropped by retention: what woke somebody can be looked up.

CREATE TABLE driftmeter.alert (
  id                   text COLLATE "C" NOT NULL PRIMARY KEY,
  model                text COLLATE "C" NOT NULL,
  version              text COLLATE "C" NOT NULL,
  segment              text COLLATE "C" NOT NULL,
  state                text        NOT NULL CHECK (state IN ('OPENED', 'UPDATED', 'CLOSED')),
  opened_at            timestamptz NOT NULL,
  window_start         timestamptz NOT NULL,
  closed_at            timestamptz,
  reference_created_at timestamptz,
  cause                text        NOT NULL,
  columns              jsonb       NOT NULL,
  segments             jsonb       NOT NULL,
  written_at           timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE driftmeter.alert IS 'Episodes of drift of a (model, version, segment), as they were last said.';
COMMENT ON COLUMN driftmeter.alert.id IS 'Follows from model, version, segment and opened_at.';
COMMENT ON COLUMN driftmeter.alert.model IS 'As in window_report.';
COMMENT ON COLUMN driftmeter.alert.version IS 'As in window_report.';
COMMENT ON COLUMN driftmeter.alert.segment IS 'As in window_report.';
COMMENT ON COLUMN driftmeter.alert.state IS 'OPENED with its first window, UPDATED with each further one, CLOSED.';
COMMENT ON COLUMN driftmeter.alert.opened_at IS 'First instant of the window that alarmed first, in event time.';
COMMENT ON COLUMN driftmeter.alert.window_start IS 'First instant of the newest window that the episode was held against.';
COMMENT ON COLUMN driftmeter.alert.closed_at IS 'End of the window that closed it; null while it lasts.';
COMMENT ON COLUMN driftmeter.alert.reference_created_at IS 'When the reference was made that the windows were compared with.';
COMMENT ON COLUMN driftmeter.alert.cause IS 'The episode in words.';
COMMENT ON COLUMN driftmeter.alert.columns IS 'Columns that drifted, the greatest effect first: [{"name": text, "effect": number, "p_value": number, "since": time, "until": time or null, "why": text}, ...].';
COMMENT ON COLUMN driftmeter.alert.segments IS 'Of the segment all: slices in which the same columns alarm too, as an array of texts.';
COMMENT ON COLUMN driftmeter.alert.written_at IS 'When this was stored, by the database''s clock.';

-- "What is open, and what was lately?"
CREATE INDEX alert_opened ON driftmeter.alert (model, opened_at);

CREATE VIEW driftmeter.v_alerts AS
SELECT id, model, version, segment, state, state <> 'CLOSED' AS open, opened_at, window_start, closed_at,
       reference_created_at, cause, columns, segments,
       jsonb_array_length(columns) AS column_count,
       columns -> 0 ->> 'name' AS worst_column,
       (columns -> 0 ->> 'effect')::double precision AS worst_effect,
       written_at
  FROM driftmeter.alert;
COMMENT ON VIEW driftmeter.v_alerts IS 'One row per episode of drift.';
COMMENT ON COLUMN driftmeter.v_alerts.open IS 'Whether it lasts.';
COMMENT ON COLUMN driftmeter.v_alerts.column_count IS 'Columns that drifted in its course.';
COMMENT ON COLUMN driftmeter.v_alerts.worst_column IS 'The one with the greatest effect.';
COMMENT ON COLUMN driftmeter.v_alerts.worst_effect IS 'That effect: PSI beyond what chance gives.';

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'driftmeter_reader') THEN
    GRANT SELECT ON driftmeter.v_alerts TO driftmeter_reader;
  END IF;
END $$;
