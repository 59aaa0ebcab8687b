-- Who is treated. No burgerservicenummer: the service may not keep one.
CREATE TABLE client (
  id                 TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  given_name         TEXT    NOT NULL CHECK (length(given_name) BETWEEN 1 AND 100),
  infix              TEXT    CHECK (length(infix) BETWEEN 1 AND 30),
  family_name        TEXT    NOT NULL CHECK (length(family_name) BETWEEN 1 AND 100),
  family_name_folded TEXT    NOT NULL CHECK (length(family_name_folded) >= 1),  -- for searching: lower case, no accents
  birth_date         TEXT    NOT NULL CHECK (birth_date LIKE '____-__-__'),
  email              TEXT    CHECK (length(email) BETWEEN 3 AND 254),
  phone              TEXT    CHECK (length(phone) BETWEEN 3 AND 30),
  street             TEXT    CHECK (length(street) BETWEEN 1 AND 120),
  house_number       TEXT    CHECK (length(house_number) BETWEEN 1 AND 20),
  postcode           TEXT    CHECK (length(postcode) = 7),
  city               TEXT    CHECK (length(city) BETWEEN 1 AND 80),
  occupation         TEXT    NOT NULL
                     CHECK (occupation = 'employee' OR occupation = 'selfEmployed' OR occupation = 'carer' OR
                            occupation = 'volunteer' OR occupation = 'student' OR occupation = 'jobSeeker' OR
                            occupation = 'other'),
  employer_name      TEXT    CHECK (length(employer_name) BETWEEN 1 AND 120),
  gp_name            TEXT    CHECK (length(gp_name) BETWEEN 1 AND 100),
  gp_agb_code        TEXT    CHECK (length(gp_agb_code) = 8),
  gp_phone           TEXT    CHECK (length(gp_phone) BETWEEN 3 AND 30),
  statement          TEXT    CHECK (length(statement) BETWEEN 1 AND 4000),
  version            INTEGER NOT NULL CHECK (version >= 1),
  created_at         INTEGER NOT NULL,
  updated_at         INTEGER NOT NULL CHECK (updated_at >= created_at),
  CONSTRAINT client_address_whole CHECK ((street IS NULL) = (house_number IS NULL) AND
                                         (street IS NULL) = (postcode IS NULL) AND
                                         (street IS NULL) = (city IS NULL)),
  CONSTRAINT client_gp_named CHECK (gp_name IS NOT NULL OR (gp_agb_code IS NULL AND gp_phone IS NULL))
) STRICT;

-- Search by birth date and the beginning of a family name; possible duplicates.
CREATE INDEX client_by_birth_date ON client (birth_date, family_name_folded, id);
