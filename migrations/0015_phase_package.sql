-- What the cooperative offers in each of its three phases. How many weeks a phase takes is a rule of the service.
CREATE TABLE phase_package (
  id          TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  phase       INTEGER NOT NULL UNIQUE CHECK (phase BETWEEN 1 AND 3),
  name        TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  price_cents INTEGER CHECK (price_cents BETWEEN 0 AND 10000000),
  version     INTEGER NOT NULL CHECK (version >= 1),
  created_at  INTEGER NOT NULL,
  updated_at  INTEGER NOT NULL CHECK (updated_at >= created_at)
) STRICT;

-- The parts of a package, each with what whoever gives it has to be. Both are open lists.
CREATE TABLE phase_package_module (
  phase_package_id TEXT    NOT NULL REFERENCES phase_package (id),
  position         INTEGER NOT NULL CHECK (position >= 0),  -- as it was entered, from 0
  code             TEXT    NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
  name             TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  discipline       TEXT    NOT NULL CHECK (length(discipline) BETWEEN 1 AND 40),
  optional         INTEGER NOT NULL CHECK (optional IN (0, 1)),
  PRIMARY KEY (phase_package_id, position),
  UNIQUE (phase_package_id, code)
) STRICT;

-- The catalogue to begin with; coordinators change it. The moments and ids are of 2026-01-01T00:00:00Z.
INSERT INTO phase_package (id, phase, name, price_cents, version, created_at, updated_at)
VALUES
  ('019b76da-a800-7000-8000-000000000001', 1, 'Fase 1: rust en basis', NULL, 1, 1767225600000, 1767225600000),
  ('019b76da-a800-7000-8000-000000000002', 2, 'Fase 2: herstel', NULL, 1, 1767225600000, 1767225600000),
  ('019b76da-a800-7000-8000-000000000003', 3, 'Fase 3: heropbouw', NULL, 1, 1767225600000, 1767225600000);

INSERT INTO phase_package_module (phase_package_id, position, code, name, discipline, optional)
VALUES
  ('019b76da-a800-7000-8000-000000000001', 0, 'mindfulness', 'Mindfulness', 'mindfulnessTrainer', 0),
  ('019b76da-a800-7000-8000-000000000001', 1, 'breathCoaching', 'Ademcoaching', 'breathTherapist', 0),
  ('019b76da-a800-7000-8000-000000000001', 2, 'nutritionAdvice', 'Voedingsadvies', 'dietician', 0),
  ('019b76da-a800-7000-8000-000000000002', 0, 'bodyOrientedTherapy', 'Lichaamsgerichte therapie', 'bodyTherapist', 0),
  ('019b76da-a800-7000-8000-000000000002', 1, 'yoga', 'Yoga', 'yogaTeacher', 0),
  ('019b76da-a800-7000-8000-000000000002', 2, 'actCoaching', 'ACT-coaching', 'coach', 0),
  ('019b76da-a800-7000-8000-000000000002', 3, 'vitalityCoaching', 'Vitaliteitscoaching', 'vitalityCoach', 0),
  ('019b76da-a800-7000-8000-000000000003', 0, 'coaching', 'Coaching', 'coach', 0),
  ('019b76da-a800-7000-8000-000000000003', 1, 'craniosacralTherapy', 'Craniosacraaltherapie', 'craniosacralTherapist',
   0),
  ('019b76da-a800-7000-8000-000000000003', 2, 'creativeTherapy', 'Creatieve therapie', 'creativeTherapist', 0),
  ('019b76da-a800-7000-8000-000000000003', 3, 'meaning', 'Zingeving', 'meaningCounsellor', 0),
  ('019b76da-a800-7000-8000-000000000003', 4, 'physicalReactivation', 'Fysieke reactivering', 'movementTrainer', 0),
  ('019b76da-a800-7000-8000-000000000003', 5, 'returnToWork', 'Begeleiding bij werkhervatting', 'returnToWorkCoach', 1);
