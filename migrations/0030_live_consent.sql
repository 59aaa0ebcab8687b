-- What a client allows now. A consent lives when it was given, was not withdrawn, and the client did not say no to the same
-- afterwards: by a refusal for the purpose and recipient, or by the withdrawal of another consent for them. One that is
-- for a single letter to a company doctor is withdrawn alone.
CREATE VIEW live_consent (id, client_id, purpose, recipient) AS
SELECT id, client_id, purpose, recipient
FROM consent
WHERE given = 1 AND withdrawn_at IS NULL AND NOT EXISTS (
  SELECT 1
  FROM consent AS other
  WHERE other.client_id = consent.client_id AND other.purpose = consent.purpose
    AND other.recipient IS consent.recipient
    AND ((other.given = 0 AND other.at >= consent.at) OR
         (other.withdrawn_at > consent.at AND other.purpose <> 'companyDoctor')));
