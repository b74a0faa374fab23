-- Verdicts, profiles and references, as the sink writes them.
--
-- Keys are natural: what is known twice is stored once. Every table with windows is cut by month of event time, so that
-- retention drops whole partitions and never deletes row by row. Names in keys are compared byte by byte (COLLATE "C"): an
-- index stays valid when the operating system changes how a language sorts.

CREATE TABLE driftmeter.window_report (
  model           text COLLATE "C" NOT NULL,
  version         text COLLATE "C" NOT NULL,
  segment         text COLLATE "C" NOT NULL,
  window_start    timestamptz NOT NULL,
  window_end      timestamptz NOT NULL,
  revision        integer     NOT NULL,
  parts           integer     NOT NULL,
  complete        boolean     NOT NULL,
  rows            bigint      NOT NULL,
  late_rows       bigint      NOT NULL,
  verdict         text        NOT NULL CHECK (verdict IN ('STABLE', 'DRIFTED', 'INSUFFICIENT_DATA', 'NO_REFERENCE')),
  reason          text        NOT NULL,
  reference       text,
  reference_rows  bigint      NOT NULL,
  columns_judged  integer     NOT NULL,
  columns_drifted integer     NOT NULL,
  writes          integer     NOT NULL DEFAULT 1,
  written_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (model, version, segment, window_start)
) PARTITION BY RANGE (window_start);

COMMENT ON TABLE driftmeter.window_report IS 'What is said of one window of one (model, version, segment). A higher revision has replaced the lower ones.';
COMMENT ON COLUMN driftmeter.window_report.model IS 'Name of the model that made the predictions.';
COMMENT ON COLUMN driftmeter.window_report.version IS 'Model version; empty where events carry none.';
COMMENT ON COLUMN driftmeter.window_report.segment IS 'Slice of the traffic: all, or attribute=value.';
COMMENT ON COLUMN driftmeter.window_report.window_start IS 'First instant of the window, in event time.';
COMMENT ON COLUMN driftmeter.window_report.window_end IS 'First instant after the window, in event time.';
COMMENT ON COLUMN driftmeter.window_report.revision IS '0 for the first verdict; late events make further ones.';
COMMENT ON COLUMN driftmeter.window_report.parts IS 'How many records the report came in.';
COMMENT ON COLUMN driftmeter.window_report.complete IS 'Whether every known input partition had reported.';
COMMENT ON COLUMN driftmeter.window_report.rows IS 'Events in the window.';
COMMENT ON COLUMN driftmeter.window_report.late_rows IS 'Of these, events that came after their window was closed.';
COMMENT ON COLUMN driftmeter.window_report.verdict IS 'STABLE, DRIFTED, INSUFFICIENT_DATA or NO_REFERENCE.';
COMMENT ON COLUMN driftmeter.window_report.reason IS 'The verdict in words.';
COMMENT ON COLUMN driftmeter.window_report.reference IS 'Name of the reference compared with; null where there was none.';
COMMENT ON COLUMN driftmeter.window_report.reference_rows IS 'Events in the reference.';
COMMENT ON COLUMN driftmeter.window_report.columns_judged IS 'Columns with a verdict of STABLE or DRIFTED.';
COMMENT ON COLUMN driftmeter.window_report.columns_drifted IS 'Columns with a verdict of DRIFTED.';
COMMENT ON COLUMN driftmeter.window_report.writes IS 'How often a report of this window was stored; above 1 there may be columns of an earlier revision to remove.';
COMMENT ON COLUMN driftmeter.window_report.written_at IS 'When this revision was stored, by the database''s clock.';

CREATE TABLE driftmeter.column_report (
  model              text COLLATE "C" NOT NULL,
  version            text COLLATE "C" NOT NULL,
  segment            text COLLATE "C" NOT NULL,
  window_start       timestamptz      NOT NULL,
  column_name        text COLLATE "C" NOT NULL,
  revision           integer          NOT NULL,
  part               integer          NOT NULL,
  column_type        text             NOT NULL,
  column_role        text             NOT NULL,
  verdict            text             NOT NULL CHECK (verdict IN ('STABLE', 'DRIFTED', 'INSUFFICIENT_DATA', 'NO_REFERENCE')),
  reason             text             NOT NULL,
  rows               bigint           NOT NULL,
  reference_rows     bigint           NOT NULL,
  nulls              bigint           NOT NULL,
  type_errors        bigint           NOT NULL,
  nan                bigint           NOT NULL,
  infinite           bigint           NOT NULL,
  distinct_values    double precision NOT NULL,
  min                double precision,
  max                double precision,
  mean               double precision,
  standard_deviation double precision,
  quantiles          double precision[] NOT NULL,
  top                jsonb            NOT NULL,
  PRIMARY KEY (model, version, segment, window_start, column_name)
) PARTITION BY RANGE (window_start);

COMMENT ON TABLE driftmeter.column_report IS 'What is said of one column in one window, with the summary it rests on.';
COMMENT ON COLUMN driftmeter.column_report.model IS 'As in window_report.';
COMMENT ON COLUMN driftmeter.column_report.version IS 'As in window_report.';
COMMENT ON COLUMN driftmeter.column_report.segment IS 'As in window_report.';
COMMENT ON COLUMN driftmeter.column_report.window_start IS 'As in window_report.';
COMMENT ON COLUMN driftmeter.column_report.column_name IS 'Name of the feature, prediction, score or attribute.';
COMMENT ON COLUMN driftmeter.column_report.revision IS 'Revision of the report that this row came with.';
COMMENT ON COLUMN driftmeter.column_report.part IS '0-based part of the report that this row came with.';
COMMENT ON COLUMN driftmeter.column_report.column_type IS 'numeric, categorical or boolean.';
COMMENT ON COLUMN driftmeter.column_report.column_role IS 'feature, prediction, score or attribute.';
COMMENT ON COLUMN driftmeter.column_report.verdict IS 'STABLE, DRIFTED, INSUFFICIENT_DATA or NO_REFERENCE.';
COMMENT ON COLUMN driftmeter.column_report.reason IS 'The verdict in words.';
COMMENT ON COLUMN driftmeter.column_report.rows IS 'Values compared in the window.';
COMMENT ON COLUMN driftmeter.column_report.reference_rows IS 'Values compared in the reference.';
COMMENT ON COLUMN driftmeter.column_report.nulls IS 'Events where the column was null or absent.';
COMMENT ON COLUMN driftmeter.column_report.type_errors IS 'Events where the value was not of the column''s type.';
COMMENT ON COLUMN driftmeter.column_report.nan IS 'Values that were not a number.';
COMMENT ON COLUMN driftmeter.column_report.infinite IS 'Values that were infinite.';
COMMENT ON COLUMN driftmeter.column_report.distinct_values IS 'Estimate of how many different values there were.';
COMMENT ON COLUMN driftmeter.column_report.min IS 'Least finite value; null for counted columns.';
COMMENT ON COLUMN driftmeter.column_report.max IS 'Greatest finite value; null for counted columns.';
COMMENT ON COLUMN driftmeter.column_report.mean IS 'Mean of the finite values; null for counted columns.';
COMMENT ON COLUMN driftmeter.column_report.standard_deviation IS 'Standard deviation of the finite values; null for counted columns.';
COMMENT ON COLUMN driftmeter.column_report.quantiles IS 'At ranks .01 .05 .1 .25 .5 .75 .9 .95 .99; empty for counted columns.';
COMMENT ON COLUMN driftmeter.column_report.top IS 'The ten most frequent categories as [{"category": text, "count": integer}, ...]; empty for numeric columns.';

CREATE TABLE driftmeter.measure_score (
  model        text COLLATE "C" NOT NULL,
  version      text COLLATE "C" NOT NULL,
  segment      text COLLATE "C" NOT NULL,
  window_start timestamptz      NOT NULL,
  column_name  text COLLATE "C" NOT NULL,
  measure      text COLLATE "C" NOT NULL,
  revision     integer          NOT NULL,
  part         integer          NOT NULL,
  score        double precision NOT NULL,
  lower        double precision NOT NULL,
  upper        double precision NOT NULL,
  threshold    double precision,
  p_value      double precision,
  detected     boolean          NOT NULL,
  PRIMARY KEY (model, version, segment, window_start, column_name, measure)
) PARTITION BY RANGE (window_start);

COMMENT ON TABLE driftmeter.measure_score IS 'One distance or test between a column in a window and the same column in the reference.';
COMMENT ON COLUMN driftmeter.measure_score.model IS 'As in window_report.';
COMMENT ON COLUMN driftmeter.measure_score.version IS 'As in window_report.';
COMMENT ON COLUMN driftmeter.measure_score.segment IS 'As in window_report.';
COMMENT ON COLUMN driftmeter.measure_score.window_start IS 'As in window_report.';
COMMENT ON COLUMN driftmeter.measure_score.column_name IS 'As in column_report.';
COMMENT ON COLUMN driftmeter.measure_score.measure IS 'psi, js, ks, w1, chi2, ...';
COMMENT ON COLUMN driftmeter.measure_score.revision IS 'Revision of the report that this row came with.';
COMMENT ON COLUMN driftmeter.measure_score.part IS '0-based part of the report that this row came with.';
COMMENT ON COLUMN driftmeter.measure_score.score IS 'The measure''s value, in its own unit.';
COMMENT ON COLUMN driftmeter.measure_score.lower IS 'Least exact score that the sketches allow.';
COMMENT ON COLUMN driftmeter.measure_score.upper IS 'Greatest exact score that the sketches allow.';
COMMENT ON COLUMN driftmeter.measure_score.threshold IS 'Score from which the measure alone would call drift; null where it only informs.';
COMMENT ON COLUMN driftmeter.measure_score.p_value IS 'Probability of such a score without drift; null where the measure is no test.';
COMMENT ON COLUMN driftmeter.measure_score.detected IS 'Whether the measure alone called drift.';

CREATE TABLE driftmeter.column_profile (
  model        text COLLATE "C" NOT NULL,
  version      text COLLATE "C" NOT NULL,
  segment      text COLLATE "C" NOT NULL,
  window_start timestamptz NOT NULL,
  column_name  text COLLATE "C" NOT NULL,
  window_end   timestamptz NOT NULL,
  revision     integer     NOT NULL,
  chunk        integer     NOT NULL,
  column_type  text        NOT NULL,
  rows         bigint      NOT NULL,
  profile      bytea       NOT NULL,
  PRIMARY KEY (model, version, segment, window_start, column_name)
) PARTITION BY RANGE (window_start);

COMMENT ON TABLE driftmeter.column_profile IS 'The mergeable summary of one column in one window: any two stretches of the past can be compared without their events.';
COMMENT ON COLUMN driftmeter.column_profile.model IS 'As in window_report.';
COMMENT ON COLUMN driftmeter.column_profile.version IS 'As in window_report.';
COMMENT ON COLUMN driftmeter.column_profile.segment IS 'As in window_report.';
COMMENT ON COLUMN driftmeter.column_profile.window_start IS 'As in window_report.';
COMMENT ON COLUMN driftmeter.column_profile.column_name IS 'As in column_report.';
COMMENT ON COLUMN driftmeter.column_profile.window_end IS 'As in window_report.';
COMMENT ON COLUMN driftmeter.column_profile.revision IS 'Revision of the report that the profile belongs to.';
COMMENT ON COLUMN driftmeter.column_profile.chunk IS '0-based chunk of the window profile that this column came with.';
COMMENT ON COLUMN driftmeter.column_profile.column_type IS 'numeric, categorical or boolean.';
COMMENT ON COLUMN driftmeter.column_profile.rows IS 'Events that the profile saw.';
COMMENT ON COLUMN driftmeter.column_profile.profile IS 'Binary form of the column profile (monitor-core, ProfileCodec).';

CREATE TABLE driftmeter.reference (
  model      text COLLATE "C" NOT NULL,
  name       text        NOT NULL,
  segment    text COLLATE "C" NOT NULL,
  chunk      integer     NOT NULL,
  chunks     integer     NOT NULL,
  origin     text        NOT NULL,
  created_at timestamptz NOT NULL,
  rows       bigint      NOT NULL,
  profile    bytea       NOT NULL,
  PRIMARY KEY (model, name, segment, chunk)
);

COMMENT ON TABLE driftmeter.reference IS 'What windows are compared with, in chunks of columns. References are never dropped by retention.';
COMMENT ON COLUMN driftmeter.reference.model IS 'Name of the model it belongs to.';
COMMENT ON COLUMN driftmeter.reference.name IS 'Unique per model.';
COMMENT ON COLUMN driftmeter.reference.segment IS 'Slice of the traffic: all, or attribute=value.';
COMMENT ON COLUMN driftmeter.reference.chunk IS '0-based index of this chunk.';
COMMENT ON COLUMN driftmeter.reference.chunks IS 'How many chunks make the reference.';
COMMENT ON COLUMN driftmeter.reference.origin IS 'Where it comes from: a file, the first windows, ...';
COMMENT ON COLUMN driftmeter.reference.created_at IS 'When it was built; a later one of the same name replaces an earlier.';
COMMENT ON COLUMN driftmeter.reference.rows IS 'Events in the reference.';
COMMENT ON COLUMN driftmeter.reference.profile IS 'Binary form of the chunk (monitor-core, ProfileCodec).';

CREATE TABLE driftmeter.sink_offset (
  sink            text        NOT NULL,
  topic           text        NOT NULL,
  topic_partition integer     NOT NULL,
  next_offset     bigint      NOT NULL,
  written_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (sink, topic, topic_partition)
);

COMMENT ON TABLE driftmeter.sink_offset IS 'Where each sink goes on reading, stored in the transaction that stored what it had read.';
COMMENT ON COLUMN driftmeter.sink_offset.sink IS 'Consumer group of the sink.';
COMMENT ON COLUMN driftmeter.sink_offset.topic IS 'Kafka topic.';
COMMENT ON COLUMN driftmeter.sink_offset.topic_partition IS 'Partition of the topic.';
COMMENT ON COLUMN driftmeter.sink_offset.next_offset IS 'First offset that is not yet stored.';
COMMENT ON COLUMN driftmeter.sink_offset.written_at IS 'When it was stored, by the database''s clock.';

-- The fleet dashboard asks for the newest windows of all models; retention for the newest of all.
CREATE INDEX window_report_start ON driftmeter.window_report (window_start);
-- "Which columns drifted?" reads the few rows that did.
CREATE INDEX column_report_drifted ON driftmeter.column_report (model, version, segment, window_start)
  WHERE verdict = 'DRIFTED';

-- A window's month, and one before and after, never depend on the session's time zone.
CREATE FUNCTION driftmeter.month_of(moment timestamptz) RETURNS timestamptz
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN date_trunc('month', moment AT TIME ZONE 'UTC') AT TIME ZONE 'UTC';
COMMENT ON FUNCTION driftmeter.month_of IS 'First instant of the month in UTC.';

CREATE FUNCTION driftmeter.ensure_partitions(moment timestamptz) RETURNS integer
  LANGUAGE plpgsql AS $$
DECLARE
  first_instant constant timestamptz := driftmeter.month_of(moment);
  after_last    constant timestamptz := (first_instant AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC';
  suffix        constant text := to_char(first_instant AT TIME ZONE 'UTC', 'YYYYMM');
  parent        text;
  created       integer := 0;
BEGIN
  -- Two writers that meet a new month at once: the second waits here and finds the partitions made.
  PERFORM pg_advisory_xact_lock(hashtext('driftmeter.ensure_partitions'));
  FOREACH parent IN ARRAY ARRAY['window_report', 'column_report', 'measure_score', 'column_profile'] LOOP
    IF to_regclass(format('driftmeter.%I', parent || '_' || suffix)) IS NULL THEN
      -- Made apart and attached: ATTACH lets others read and write the parent, PARTITION OF would lock them out.
      EXECUTE format('CREATE TABLE driftmeter.%I (LIKE driftmeter.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)',
        parent || '_' || suffix, parent);
      EXECUTE format('ALTER TABLE driftmeter.%I ATTACH PARTITION driftmeter.%I FOR VALUES FROM (%L) TO (%L)',
        parent, parent || '_' || suffix, first_instant, after_last);
      created := created + 1;
    END IF;
  END LOOP;
  RETURN created;
END $$;
COMMENT ON FUNCTION driftmeter.ensure_partitions IS 'Makes the partitions of the month that holds this moment, unless they exist; returns how many were made.';

CREATE FUNCTION driftmeter.drop_partitions_before(oldest timestamptz) RETURNS SETOF text
  LANGUAGE plpgsql AS $$
DECLARE
  partition record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('driftmeter.ensure_partitions'));
  FOR partition IN
    SELECT child.relname AS name
      FROM pg_inherits
      JOIN pg_class child ON child.oid = inhrelid
     WHERE inhparent IN ('driftmeter.window_report'::regclass, 'driftmeter.column_report'::regclass,
             'driftmeter.measure_score'::regclass, 'driftmeter.column_profile'::regclass)
       AND substring(pg_get_expr(child.relpartbound, child.oid) FROM 'TO \(''([^'']+)''\)')::timestamptz <= oldest
     ORDER BY child.relname
  LOOP
    EXECUTE format('DROP TABLE driftmeter.%I', partition.name);
    RETURN NEXT partition.name;
  END LOOP;
END $$;
COMMENT ON FUNCTION driftmeter.drop_partitions_before IS 'Drops the partitions that end at or before this moment; returns their names.';
