-- One submission as the service makes it, its statements in its order, without anything around them.
\set i :i + 1
\set n :base + :client_id * :per + :i
BEGIN;
INSERT INTO idempotency (subject, key, request_hash, status, created) VALUES ('bench', 'key-' || :n::bigint, decode(repeat('ab', 32), 'hex'), 0, now()) ON CONFLICT DO NOTHING;
SELECT 1 FROM application WHERE id = ('00000000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid FOR UPDATE;
SELECT * FROM application WHERE applicant_code = lpad((:n::bigint)::text, 18, '0') AND id = ('00000000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid LIMIT 2;
SELECT * FROM call WHERE id = (SELECT max(id::text)::uuid FROM call) LIMIT 2;
SELECT * FROM material WHERE application_id = ('00000000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid AND NOT is_supplement ORDER BY id;
UPDATE application SET status = 'Submitted', form_hash = repeat('a', 64), submitted_at = to_timestamp(:n::bigint), revision = 2 WHERE id = ('00000000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid AND revision = 1;
INSERT INTO audit (id, at, business_at, actor, actor_kind, actor_roles, request_id, trace_id, service, aggregate_type, aggregate_id, version, action, from_state, to_state, events, data, content_hash) VALUES (gen_random_uuid(), now(), now(), 'person-applicant', 'Person', ARRAY['applicant'], 'request', repeat('a', 32), 'applications', 'Application', ('00000000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid, 2, 'application-submitted', 'Draft', 'Submitted', '[]', '{"formHash":"a"}', decode(repeat('ab', 32), 'hex'));
INSERT INTO outbox (id, aggregate_id, aggregate_version, type, body, created, attempts, next_attempt, dead) VALUES (gen_random_uuid(), gen_random_uuid(), 2, 'application-submitted', repeat(md5((:n::bigint)::text), 15), now(), 0, now(), false);
INSERT INTO receipt (id, application_id, number, form_hash, submitted_at, content) VALUES (gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid, 'N' || :n::bigint, repeat('a', 64), to_timestamp(:n::bigint), convert_to(repeat(md5((:n::bigint)::text), 30), 'UTF8'));
UPDATE idempotency SET status = 200, body = repeat(md5((:n::bigint)::text), 190), e_tag = '"2"' WHERE subject = 'bench' AND key = 'key-' || :n::bigint;
COMMIT;
