-- A migration of its own: while the index is built no scores are written, and the sink, which writes scores before profiles,
-- must not wait for one that holds the profiles.
--
-- "Which columns drifted most, of all models?" asks for the few scores beyond their threshold in a stretch of time.
CREATE INDEX measure_score_detected ON driftmeter.measure_score (window_start) WHERE detected;
