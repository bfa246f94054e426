-- A PostgreSQL database as a version of format 3 left it after the three days of scenario.ts: the tables of the store,
-- and what pg-boss 12.38.0 had made of the plans, without its functions, indexes and empty tables.

CREATE SCHEMA winddown;
CREATE TABLE winddown."check_ins" (key VARCHAR(255) COLLATE "C" NOT NULL, value TEXT,
  namespace VARCHAR(255) DEFAULT NULL, expires BIGINT DEFAULT NULL) WITH (fillfactor = 70);
CREATE UNIQUE INDEX "check_ins_key_namespace_idx" ON winddown."check_ins" (key, COALESCE(namespace, ''));
INSERT INTO winddown."check_ins" (key, value) VALUES ('100000000000000009', '{"version":1,"state":"on","schedule":{"at":"08:00","zone":"Europe/Lisbon"},"pending":null,"locale":"en-GB","channelId":"dm-100000000000000009","next":{"night":"2026-01-12","opensAt":"2026-01-13T08:00:00Z","closesAt":"2026-01-13T12:00:00Z"},"plans":{"reminder":"2026-01-13T08:00:00Z"},"claim":null,"last":{"night":"2026-01-10","at":"2026-01-11T08:00:00Z"},"nights":"2026-01-10 sent 2026-01-11T08:00:00Z; 2026-01-11 late 2026-01-12T21:45:00Z","refusals":0,"notice":null,"changedAt":"2026-01-10T16:00:00Z","unanswered":1}');
CREATE TABLE winddown."diary" (key VARCHAR(255) COLLATE "C" NOT NULL, value TEXT,
  namespace VARCHAR(255) DEFAULT NULL, expires BIGINT DEFAULT NULL) WITH (fillfactor = 70);
CREATE UNIQUE INDEX "diary_key_namespace_idx" ON winddown."diary" (key, COALESCE(namespace, ''));
INSERT INTO winddown."diary" (key, value) VALUES ('100000000000000001', '{"version":1,"nights":[{"night":"2026-01-10","zone":"Europe/Lisbon","inBed":"2026-01-10T22:40","tried":"2026-01-10T23:00","onsetMinutes":20,"awakenings":1,"awakeMinutes":5,"woke":"2026-01-11T07:00","rose":"2026-01-11T07:20","quality":"good"},{"night":"2026-01-11","zone":"Europe/Lisbon","noSleep":true}],"looked":{"first":"2026-01-12","last":"2026-01-12"},"draft":{"bed":"late","onset":"ages","awake":"","rise":"?","quality":"","night":"2026-01-11","zone":"Europe/Lisbon","at":"2026-01-12T21:45:00Z"}}');
CREATE TABLE winddown.format (key TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO winddown."format" (key, value) VALUES ('format', '{"writes":3,"readers":3,"by":"0.1.0"}');
CREATE TABLE winddown."missing_accounts" (key VARCHAR(255) COLLATE "C" NOT NULL, value TEXT,
  namespace VARCHAR(255) DEFAULT NULL, expires BIGINT DEFAULT NULL) WITH (fillfactor = 70);
CREATE UNIQUE INDEX "missing_accounts_key_namespace_idx" ON winddown."missing_accounts" (key, COALESCE(namespace, ''));
CREATE TABLE winddown."people" (key VARCHAR(255) COLLATE "C" NOT NULL, value TEXT,
  namespace VARCHAR(255) DEFAULT NULL, expires BIGINT DEFAULT NULL) WITH (fillfactor = 70);
CREATE UNIQUE INDEX "people_key_namespace_idx" ON winddown."people" (key, COALESCE(namespace, ''));
INSERT INTO winddown."people" (key, value) VALUES ('100000000000000001', '{"version":1,"country":"PT"}');
CREATE TABLE winddown."probe" (key VARCHAR(255) COLLATE "C" NOT NULL, value TEXT,
  namespace VARCHAR(255) DEFAULT NULL, expires BIGINT DEFAULT NULL) WITH (fillfactor = 70);
CREATE UNIQUE INDEX "probe_key_namespace_idx" ON winddown."probe" (key, COALESCE(namespace, ''));
INSERT INTO winddown."probe" (key, value) VALUES ('writable', 'true');
CREATE TABLE winddown."reminders" (key VARCHAR(255) COLLATE "C" NOT NULL, value TEXT,
  namespace VARCHAR(255) DEFAULT NULL, expires BIGINT DEFAULT NULL) WITH (fillfactor = 70);
CREATE UNIQUE INDEX "reminders_key_namespace_idx" ON winddown."reminders" (key, COALESCE(namespace, ''));
INSERT INTO winddown."reminders" (key, value) VALUES ('100000000000000001', '{"version":1,"state":"on","schedule":{"bedtime":"22:30","zone":"Europe/Lisbon","leadMinutes":45},"pending":null,"channelId":"dm-100000000000000001","next":{"night":"2026-01-12","opensAt":"2026-01-12T21:45:00Z","closesAt":"2026-01-12T22:30:00Z"},"plans":{"reminder":"2026-01-12T21:45:00Z"},"claim":{"night":"2026-01-12","opensAt":"2026-01-12T21:45:00Z","closesAt":"2026-01-12T22:30:00Z","nonce":"TnrE7CLhMZwHtx7QAjlubHxf","at":"2026-01-12T21:45:00Z"},"last":{"night":"2026-01-10","at":"2026-01-10T21:45:00Z"},"nights":"2026-01-10 sent 2026-01-10T21:45:00Z answered snooze snoozed 1 1; 2026-01-11 late 2026-01-12T02:00:00Z because down 2026-01-11T12:00:00Z 2026-01-12T02:00:00Z","refusals":0,"notice":null,"changedAt":"2026-01-10T16:00:00Z","unanswered":0}');
INSERT INTO winddown."reminders" (key, value) VALUES ('100000000000000002', '{"version":1,"state":"on","schedule":{"bedtime":"00:10","zone":"Europe/Lisbon","leadMinutes":45,"nights":[1,2,3],"quiet":true},"pending":null,"channelId":"dm-100000000000000002","next":{"night":"2026-01-12","opensAt":"2026-01-12T23:25:00Z","closesAt":"2026-01-13T00:10:00Z"},"plans":{"reminder":"2026-01-12T23:25:00Z"},"claim":null,"last":null,"nights":"","refusals":0,"notice":null,"changedAt":"2026-01-10T16:00:00Z"}');
INSERT INTO winddown."reminders" (key, value) VALUES ('100000000000000003', '{"version":1,"state":"paused","schedule":{"bedtime":"22:30","zone":"Europe/Lisbon","leadMinutes":45},"pending":null,"channelId":"dm-100000000000000003","next":null,"plans":{},"claim":null,"last":{"night":"2026-01-10","at":"2026-01-10T21:45:00Z"},"nights":"2026-01-10 sent 2026-01-10T21:45:00Z","refusals":0,"notice":null,"changedAt":"2026-01-11T12:00:00Z","unanswered":0,"pausedBy":"person"}');
INSERT INTO winddown."reminders" (key, value) VALUES ('100000000000000004', '{"version":1,"state":"on","schedule":{"bedtime":"22:30","zone":"Europe/Lisbon","leadMinutes":45},"pending":null,"channelId":"dm-100000000000000004","next":{"night":"2026-01-20","opensAt":"2026-01-20T21:45:00Z","closesAt":"2026-01-20T22:30:00Z"},"plans":{"reminder":"2026-01-20T21:45:00Z"},"claim":null,"last":{"night":"2026-01-10","at":"2026-01-10T21:45:00Z"},"nights":"2026-01-10 sent 2026-01-10T21:45:00Z","refusals":0,"notice":null,"changedAt":"2026-01-11T12:00:00Z","unanswered":0,"pausedUntil":"2026-01-20"}');
INSERT INTO winddown."reminders" (key, value) VALUES ('100000000000000005', '{"version":1,"state":"off","schedule":{"bedtime":"22:30","zone":"Europe/Lisbon","leadMinutes":45},"pending":null,"channelId":"dm-100000000000000005","next":null,"plans":{},"claim":null,"last":{"night":"2026-01-10","at":"2026-01-10T21:45:00Z"},"nights":"2026-01-10 sent 2026-01-10T21:45:00Z","refusals":0,"notice":null,"changedAt":"2026-01-11T12:00:00Z","unanswered":1}');
INSERT INTO winddown."reminders" (key, value) VALUES ('100000000000000006', '{"version":1,"state":"on","schedule":{"bedtime":"22:30","zone":"Europe/Lisbon","leadMinutes":45},"pending":null,"channelId":"dm-100000000000000006","next":{"night":"2026-01-12","opensAt":"2026-01-12T21:45:00Z","closesAt":"2026-01-12T22:30:00Z"},"plans":{"reminder":"2026-01-12T21:45:00Z"},"claim":{"night":"2026-01-12","opensAt":"2026-01-12T21:45:00Z","closesAt":"2026-01-12T22:30:00Z","nonce":"JNi7BqPMmNctHQhakKW_oVvx","at":"2026-01-12T21:45:00Z"},"last":{"night":"2026-01-11","at":"2026-01-11T21:45:00Z"},"nights":"2026-01-10 sent 2026-01-10T21:45:00Z answered in-bed; 2026-01-11 skipped 2026-01-11T12:00:00Z","refusals":0,"notice":null,"changedAt":"2026-01-10T16:00:00Z","unanswered":0}');
INSERT INTO winddown."reminders" (key, value) VALUES ('100000000000000007', '{"version":1,"state":"off","schedule":null,"pending":{"schedule":{"bedtime":"22:30","zone":"Europe/Lisbon","leadMinutes":30},"nonce":"wt5AFEZV3TPCALW5C5nbBKdW","askedAt":"2026-01-12T21:45:00Z"},"channelId":null,"next":null,"plans":{"consent":"2026-01-12T21:47:00Z"},"claim":null,"last":null,"nights":"","refusals":0,"notice":null,"changedAt":"2026-01-12T21:45:00Z"}');
INSERT INTO winddown."reminders" (key, value) VALUES ('100000000000000008', '{"version":1,"state":"on","schedule":{"bedtime":"22:30","zone":"Europe/Lisbon","leadMinutes":45},"pending":null,"channelId":"dm-100000000000000008","next":{"night":"2026-01-12","opensAt":"2026-01-12T21:45:00Z","closesAt":"2026-01-12T22:30:00Z"},"plans":{"reminder":"2026-01-12T21:45:00Z"},"claim":{"night":"2026-01-12","opensAt":"2026-01-12T21:45:00Z","closesAt":"2026-01-12T22:30:00Z","nonce":"xSWN5LgozxbweIe68M5KAgbc","at":"2026-01-12T21:45:00Z"},"last":{"night":"2026-01-10","at":"2026-01-10T21:45:00Z"},"nights":"2026-01-10 sent 2026-01-10T21:45:00Z; 2026-01-11 late 2026-01-12T02:00:00Z because down 2026-01-11T12:00:00Z 2026-01-12T02:00:00Z","refusals":0,"notice":null,"changedAt":"2026-01-10T16:00:00Z","unanswered":1}');
CREATE TABLE winddown."uptime" (key VARCHAR(255) COLLATE "C" NOT NULL, value TEXT,
  namespace VARCHAR(255) DEFAULT NULL, expires BIGINT DEFAULT NULL) WITH (fillfactor = 70);
CREATE UNIQUE INDEX "uptime_key_namespace_idx" ON winddown."uptime" (key, COALESCE(namespace, ''));
INSERT INTO winddown."uptime" (key, value) VALUES ('bot', '{"aliveAt":"2026-01-12T02:00:00Z","outages":[{"from":"2026-01-11T12:00:00Z","to":"2026-01-12T02:00:00Z"}]}');
CREATE TABLE winddown."weekly" (key VARCHAR(255) COLLATE "C" NOT NULL, value TEXT,
  namespace VARCHAR(255) DEFAULT NULL, expires BIGINT DEFAULT NULL) WITH (fillfactor = 70);
CREATE UNIQUE INDEX "weekly_key_namespace_idx" ON winddown."weekly" (key, COALESCE(namespace, ''));

CREATE SCHEMA winddown_agenda;
CREATE TYPE winddown_agenda.job_state AS ENUM (
  'created',
  'retry',
  'active',
  'completed',
  'cancelled',
  'failed'
);
CREATE TABLE winddown_agenda.job (
  id uuid not null default gen_random_uuid(),
  name text not null,
  priority integer not null default(0),
  data jsonb,
  state winddown_agenda.job_state not null default 'created',
  retry_limit integer not null default 2,
  retry_count integer not null default 0,
  retry_delay integer not null default 0,
  retry_backoff boolean not null default false,
  retry_delay_max integer,
  expire_seconds int not null default 900,
  deletion_seconds int not null default 604800,
  singleton_key text,
  singleton_on timestamp without time zone,
  group_id text,
  group_tier text,
  start_after timestamp with time zone not null default now(),
  created_on timestamp with time zone not null default now(),
  started_on timestamp with time zone,
  completed_on timestamp with time zone,
  keep_until timestamp with time zone NOT NULL default now() + interval '1209600',
  output jsonb,
  dead_letter text,
  policy text,
  heartbeat_on timestamp with time zone,
  heartbeat_seconds int,
  blocked boolean not null default false,
  blocking boolean not null default false,
  pending_dependencies int not null default 0,
  source_name text,
  source_id uuid,
  source_created_on timestamp with time zone,
  source_retry_count int,
  source_output jsonb,
  source_root_id uuid,
  trace_context jsonb,
  upsert_by_key bool
) PARTITION BY LIST (name);
ALTER TABLE winddown_agenda.job ADD PRIMARY KEY (name, id);
CREATE TABLE winddown_agenda.job_common PARTITION OF winddown_agenda.job DEFAULT;
INSERT INTO winddown_agenda.job (id, name, priority, data, state, retry_limit, expire_seconds, deletion_seconds, singleton_key, start_after, created_on, started_on, keep_until, policy, heartbeat_on)
  VALUES ('b6775c8b-bfd9-88ce-a351-65ea1e9b6359', 'agenda', 379229348, '{"plan": "2026-01-12T21:45:00.000000000Z|100000000000000001|reminder"}', 'active', 1000000, 60, 86400, '100000000000000001', '2026-01-12T21:45:00.000Z', '2026-11-29T16:34:24.385Z', '2026-11-29T16:34:24.408Z', '2027-02-16T21:45:00.000Z', 'standard', '2026-11-29T16:34:24.408Z');
INSERT INTO winddown_agenda.job (id, name, priority, data, state, retry_limit, expire_seconds, deletion_seconds, singleton_key, start_after, created_on, started_on, keep_until, policy, heartbeat_on)
  VALUES ('82518d00-656f-89c3-aa47-79cd59f14c57', 'agenda', 379229348, '{"plan": "2026-01-12T21:45:00.000000000Z|100000000000000006|reminder"}', 'active', 1000000, 60, 86400, '100000000000000006', '2026-01-12T21:45:00.000Z', '2026-11-29T16:34:24.358Z', '2026-11-29T16:34:24.408Z', '2027-02-16T21:45:00.000Z', 'standard', '2026-11-29T16:34:24.408Z');
INSERT INTO winddown_agenda.job (id, name, priority, data, state, retry_limit, expire_seconds, deletion_seconds, singleton_key, start_after, created_on, started_on, keep_until, policy, heartbeat_on)
  VALUES ('2d71a711-7ba6-8281-a2bf-000d23f3b956', 'agenda', 379229348, '{"plan": "2026-01-12T21:45:00.000000000Z|100000000000000008|reminder"}', 'active', 1000000, 60, 86400, '100000000000000008', '2026-01-12T21:45:00.000Z', '2026-11-29T16:34:24.385Z', '2026-11-29T16:34:24.408Z', '2027-02-16T21:45:00.000Z', 'standard', '2026-11-29T16:34:24.408Z');
INSERT INTO winddown_agenda.job (id, name, priority, data, state, retry_limit, expire_seconds, deletion_seconds, singleton_key, start_after, created_on, started_on, keep_until, policy, heartbeat_on)
  VALUES ('4eb2ef98-979e-8ba9-a27c-efccf515f06b', 'agenda', 379229228, '{"plan": "2026-01-12T21:47:00.000000000Z|100000000000000007|consent"}', 'created', 1000000, 60, 86400, '100000000000000007', '2026-01-12T21:47:00.000Z', '2026-11-29T16:34:24.435Z', NULL, '2027-02-16T21:47:00.000Z', 'standard', NULL);
INSERT INTO winddown_agenda.job (id, name, priority, data, state, retry_limit, expire_seconds, deletion_seconds, singleton_key, start_after, created_on, started_on, keep_until, policy, heartbeat_on)
  VALUES ('cb238c1b-58fe-80f7-a318-3992298cbb6e', 'agenda', 379223348, '{"plan": "2026-01-12T23:25:00.000000000Z|100000000000000002|reminder"}', 'created', 1000000, 60, 86400, '100000000000000002', '2026-01-12T23:25:00.000Z', '2026-11-29T16:34:24.100Z', NULL, '2027-02-16T23:25:00.000Z', 'standard', NULL);
INSERT INTO winddown_agenda.job (id, name, priority, data, state, retry_limit, expire_seconds, deletion_seconds, singleton_key, start_after, created_on, started_on, keep_until, policy, heartbeat_on)
  VALUES ('1ea6150a-fa1c-80ac-a485-688a9584d5a1', 'agenda', 379192448, '{"plan": "2026-01-13T08:00:00.000000000Z|100000000000000009|check-in-reminder"}', 'created', 1000000, 60, 86400, '100000000000000009', '2026-01-13T08:00:00.000Z', '2026-11-29T16:34:24.421Z', NULL, '2027-02-17T08:00:00.000Z', 'standard', NULL);
INSERT INTO winddown_agenda.job (id, name, priority, data, state, retry_limit, expire_seconds, deletion_seconds, singleton_key, start_after, created_on, started_on, keep_until, policy, heartbeat_on)
  VALUES ('959ff387-f963-8d2d-a9f1-c4acf81693b1', 'agenda', 378538148, '{"plan": "2026-01-20T21:45:00.000000000Z|100000000000000004|reminder"}', 'created', 1000000, 60, 86400, '100000000000000004', '2026-01-20T21:45:00.000Z', '2026-11-29T16:34:24.345Z', NULL, '2027-02-24T21:45:00.000Z', 'standard', NULL);
