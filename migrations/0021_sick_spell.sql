-- One spell of a client's sickness, last_on NULL while it lasts. A client's spells do not overlap: the writer looks, and
-- two from one day, or two that last, are refused here too.
CREATE TABLE sick_spell (
  id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  client_id  TEXT    NOT NULL REFERENCES client (id),
  first_on   TEXT    NOT NULL CHECK (first_on LIKE '____-__-__'),
  last_on    TEXT    CHECK (last_on LIKE '____-__-__'),
  version    INTEGER NOT NULL CHECK (version >= 1),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL CHECK (updated_at >= created_at),
  CONSTRAINT sick_spell_period CHECK (last_on IS NULL OR last_on >= first_on)
) STRICT;

-- A client's spells in time.
CREATE UNIQUE INDEX sick_spell_by_client ON sick_spell (client_id, first_on);
CREATE UNIQUE INDEX sick_spell_lasting ON sick_spell (client_id) WHERE last_on IS NULL;

-- What was done in a spell of the duties of the Wet verbetering poortwachter; week is the week of sickness that a duty
-- belongs to.
CREATE TABLE sick_spell_duty (
  sick_spell_id TEXT    NOT NULL REFERENCES sick_spell (id),
  week          INTEGER NOT NULL CHECK (week BETWEEN 1 AND 98),
  duty          TEXT    NOT NULL
                CHECK (duty = 'reportToCompanyDoctor' OR duty = 'problemAnalysis' OR duty = 'actionPlan' OR
                       duty = 'progressTalk' OR duty = 'reportToUwv' OR duty = 'firstYearEvaluation' OR
                       duty = 'uwvLetter' OR duty = 'uwvNotice' OR duty = 'reintegrationReport' OR
                       duty = 'wiaApplication'),
  done_on       TEXT    NOT NULL CHECK (done_on LIKE '____-__-__'),
  PRIMARY KEY (sick_spell_id, week, duty)
) STRICT;
