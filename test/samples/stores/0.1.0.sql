-- The store of Helograph 0.1.0, as that version itself left it when it was killed: a test that ended (delete token
-- kc0z1GGcdAmI6IkZd6pzRM_WRhpJwz-wz0r_D8K2m6Q), one that was deleted, and one that ran. Never changed: an upgrade begins here.

CREATE TABLE "chunks" ("test" integer not null, "first" integer not null, "last" integer not null, "events" blob not null, constraint "chunks_in_order" primary key ("test", "first")) without rowid;
CREATE TABLE "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
CREATE TABLE "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
CREATE TABLE "tests" ("no" integer primary key autoincrement, "id" text not null unique, "created_at" integer not null, "finished_at" integer, "deleted_at" integer, "token_hash" text not null);
CREATE INDEX "tests_by_age" on "tests" ("created_at");
CREATE INDEX "tests_unfinished" on "tests" ("no") where "finished_at" is null;
INSERT INTO kysely_migration VALUES ('0001-tests-and-chunks', '2026-11-25T14:05:18.185Z');
INSERT INTO kysely_migration_lock VALUES ('migration_lock', 0);
INSERT INTO tests VALUES (1, 'nV4OoJC3VWoz', 1795615521028, 1795615521502, NULL, 'ba382b881d437993f1cb4d0958624806886dce8f696b1f758e79ede9eaab947b');
INSERT INTO tests VALUES (2, '0lyfhh6sjOif', 1795615521580, 1795615521716, 1795615521877, '');
INSERT INTO tests VALUES (3, 'QxhqL21harEn', 1795615521916, NULL, NULL, '626acf1916086d04d53b6ace04bf80e7923791752a8e1e3325ab070991620191');
INSERT INTO chunks VALUES (1, 1, 1, CAST('{"n":1,"at":"2026-11-25T14:05:21.028Z","ms":0.139,"type":"queued","id":"nV4OoJC3VWoz","url":"https://helograph.example.org/t/nV4OoJC3VWoz","target":{"input":"127.9.0.1:18925","kind":"address","host":"127.9.0.1","port":18925,"security":"none","family":"any"},"options":{"via":"host","patience":60,"envelope":true,"relay":false}}
' AS BLOB));
INSERT INTO chunks VALUES (1, 2, 12, CAST('{"n":2,"at":"2026-11-25T14:05:21.057Z","ms":29.086,"type":"started","probe":{"vantage":"here","heloName":"probe.example.org","addresses":["192.0.2.7"]}}
{"n":3,"at":"2026-11-25T14:05:21.084Z","ms":56.615,"type":"check","name":"dns","status":"running","summary":"","data":{}}
{"n":4,"at":"2026-11-25T14:05:21.085Z","ms":57.523,"type":"check","name":"dns","status":"skipped","summary":"an address needs no look-up","data":{"troubles":[],"questions":[]}}
{"n":5,"at":"2026-11-25T14:05:21.085Z","ms":57.558,"type":"resolved","kind":"address","route":"address","hosts":[{"host":"127.9.0.1","preference":null,"addresses":["127.9.0.1"]}]}
{"n":6,"at":"2026-11-25T14:05:21.103Z","ms":75.293,"type":"session","session":0,"host":"127.9.0.1","preference":null,"address":"127.9.0.1","port":18925}
{"n":7,"at":"2026-11-25T14:05:21.104Z","ms":76.756,"type":"skipped","session":0,"steps":["auth","starttls","certificate","ehlo-tls","relay"],"reason":"Not asked for."}
{"n":8,"at":"2026-11-25T14:05:21.104Z","ms":76.78,"type":"skipped","session":0,"steps":["tls"],"reason":"The session begins in plain text."}
{"n":9,"at":"2026-11-25T14:05:21.104Z","ms":76.881,"type":"step","session":0,"step":"connect","status":"running","summary":""}
{"n":10,"at":"2026-11-25T14:05:21.120Z","ms":92.729,"type":"line","session":0,"step":"connect","direction":"note","text":"connected to 127.9.0.1 port 18925 from 127.0.0.1 port 46374"}
{"n":11,"at":"2026-11-25T14:05:21.120Z","ms":92.812,"type":"step","session":0,"step":"connect","status":"passed","summary":"connected"}
{"n":12,"at":"2026-11-25T14:05:21.120Z","ms":92.895,"type":"step","session":0,"step":"banner","status":"running","summary":""}
' AS BLOB));
INSERT INTO chunks VALUES (1, 13, 16, CAST('{"n":13,"at":"2026-11-25T14:05:21.165Z","ms":137.473,"type":"line","session":0,"step":"banner","direction":"received","text":"220 mx.test ESMTP"}
{"n":14,"at":"2026-11-25T14:05:21.165Z","ms":137.89,"type":"step","session":0,"step":"banner","status":"passed","summary":"220 mx.test ESMTP"}
{"n":15,"at":"2026-11-25T14:05:21.166Z","ms":138.001,"type":"step","session":0,"step":"ehlo","status":"running","summary":""}
{"n":16,"at":"2026-11-25T14:05:21.166Z","ms":138.082,"type":"line","session":0,"step":"ehlo","direction":"sent","text":"EHLO probe.example.org"}
' AS BLOB));
INSERT INTO chunks VALUES (1, 17, 22, CAST('{"n":17,"at":"2026-11-25T14:05:21.318Z","ms":290.318,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250-mx.test"}
{"n":18,"at":"2026-11-25T14:05:21.318Z","ms":290.443,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250 SIZE 10240000"}
{"n":19,"at":"2026-11-25T14:05:21.318Z","ms":290.775,"type":"capabilities","session":0,"step":"ehlo","capabilities":[{"keyword":"SIZE","parameters":"10240000"}]}
{"n":20,"at":"2026-11-25T14:05:21.318Z","ms":290.89,"type":"step","session":0,"step":"ehlo","status":"passed","summary":"SIZE"}
{"n":21,"at":"2026-11-25T14:05:21.319Z","ms":291.002,"type":"step","session":0,"step":"mail-from","status":"running","summary":""}
{"n":22,"at":"2026-11-25T14:05:21.319Z","ms":291.029,"type":"line","session":0,"step":"mail-from","direction":"sent","text":"MAIL FROM:<postmaster@probe.example.org>"}
' AS BLOB));
INSERT INTO chunks VALUES (1, 23, 26, CAST('{"n":23,"at":"2026-11-25T14:05:21.379Z","ms":351.899,"type":"line","session":0,"step":"mail-from","direction":"received","text":"250 Ok"}
{"n":24,"at":"2026-11-25T14:05:21.380Z","ms":352.035,"type":"step","session":0,"step":"mail-from","status":"passed","summary":"250 Ok"}
{"n":25,"at":"2026-11-25T14:05:21.380Z","ms":352.128,"type":"step","session":0,"step":"rcpt-to","status":"running","summary":""}
{"n":26,"at":"2026-11-25T14:05:21.383Z","ms":355.546,"type":"line","session":0,"step":"rcpt-to","direction":"sent","text":"RCPT TO:<postmaster>"}
' AS BLOB));
INSERT INTO chunks VALUES (1, 27, 30, CAST('{"n":27,"at":"2026-11-25T14:05:21.420Z","ms":392.585,"type":"line","session":0,"step":"rcpt-to","direction":"received","text":"550 5.1.1 <postmaster>: no such user here, café"}
{"n":28,"at":"2026-11-25T14:05:21.464Z","ms":436.427,"type":"step","session":0,"step":"rcpt-to","status":"warned","summary":"550 5.1.1 <postmaster>: no such user here, café","failure":{"kind":"reply","fault":"target","message":"550 5.1.1 <postmaster>: no such user here, café","received":"550 5.1.1 <postmaster>: no such user here, café"}}
{"n":29,"at":"2026-11-25T14:05:21.464Z","ms":436.614,"type":"step","session":0,"step":"quit","status":"running","summary":""}
{"n":30,"at":"2026-11-25T14:05:21.464Z","ms":436.654,"type":"line","session":0,"step":"quit","direction":"sent","text":"RSET"}
' AS BLOB));
INSERT INTO chunks VALUES (1, 31, 32, CAST('{"n":31,"at":"2026-11-25T14:05:21.475Z","ms":447.589,"type":"line","session":0,"step":"quit","direction":"received","text":"250 Ok"}
{"n":32,"at":"2026-11-25T14:05:21.475Z","ms":447.712,"type":"line","session":0,"step":"quit","direction":"sent","text":"QUIT"}
' AS BLOB));
INSERT INTO chunks VALUES (1, 33, 34, CAST('{"n":33,"at":"2026-11-25T14:05:21.489Z","ms":461.198,"type":"line","session":0,"step":"quit","direction":"received","text":"221 Bye"}
{"n":34,"at":"2026-11-25T14:05:21.489Z","ms":461.397,"type":"step","session":0,"step":"quit","status":"passed","summary":"221 Bye"}
' AS BLOB));
INSERT INTO chunks VALUES (1, 35, 35, CAST('{"n":35,"at":"2026-11-25T14:05:21.502Z","ms":474.5,"type":"finished","status":"finished","reason":""}
' AS BLOB));
INSERT INTO chunks VALUES (3, 1, 1, CAST('{"n":1,"at":"2026-11-25T14:05:21.916Z","ms":0.028,"type":"queued","id":"QxhqL21harEn","url":"https://helograph.example.org/t/QxhqL21harEn","target":{"input":"127.9.0.2:18925","kind":"address","host":"127.9.0.2","port":18925,"security":"none","family":"any"},"options":{"via":"host","patience":60,"envelope":true,"relay":false}}
' AS BLOB));
INSERT INTO chunks VALUES (3, 2, 9, CAST('{"n":2,"at":"2026-11-25T14:05:21.916Z","ms":0.485,"type":"started","probe":{"vantage":"here","heloName":"probe.example.org","addresses":["192.0.2.7"]}}
{"n":3,"at":"2026-11-25T14:05:21.916Z","ms":0.505,"type":"check","name":"dns","status":"running","summary":"","data":{}}
{"n":4,"at":"2026-11-25T14:05:21.916Z","ms":0.879,"type":"check","name":"dns","status":"skipped","summary":"an address needs no look-up","data":{"troubles":[],"questions":[]}}
{"n":5,"at":"2026-11-25T14:05:21.916Z","ms":0.899,"type":"resolved","kind":"address","route":"address","hosts":[{"host":"127.9.0.2","preference":null,"addresses":["127.9.0.2"]}]}
{"n":6,"at":"2026-11-25T14:05:21.916Z","ms":0.93,"type":"session","session":0,"host":"127.9.0.2","preference":null,"address":"127.9.0.2","port":18925}
{"n":7,"at":"2026-11-25T14:05:21.917Z","ms":1.037,"type":"skipped","session":0,"steps":["auth","starttls","certificate","ehlo-tls","relay"],"reason":"Not asked for."}
{"n":8,"at":"2026-11-25T14:05:21.917Z","ms":1.052,"type":"skipped","session":0,"steps":["tls"],"reason":"The session begins in plain text."}
{"n":9,"at":"2026-11-25T14:05:21.917Z","ms":1.066,"type":"step","session":0,"step":"connect","status":"running","summary":""}
' AS BLOB));
INSERT INTO chunks VALUES (3, 10, 13, CAST('{"n":10,"at":"2026-11-25T14:05:21.974Z","ms":58.363,"type":"line","session":0,"step":"connect","direction":"note","text":"connected to 127.9.0.2 port 18925 from 127.0.0.1 port 35724"}
{"n":11,"at":"2026-11-25T14:05:21.974Z","ms":58.413,"type":"step","session":0,"step":"connect","status":"passed","summary":"connected"}
{"n":12,"at":"2026-11-25T14:05:21.974Z","ms":58.432,"type":"step","session":0,"step":"banner","status":"running","summary":""}
{"n":13,"at":"2026-11-25T14:05:21.974Z","ms":58.71,"type":"line","session":0,"step":"banner","direction":"received","text":"220-mx.test waits"}
' AS BLOB));
