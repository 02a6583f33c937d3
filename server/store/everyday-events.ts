/**
 * What stands in the events of nearly every test, as zlib wants to know it beforehand: what is most usual stands last (zlib.net/manual.html,
 * deflateSetDictionary). Whatever was packed with it can be read with exactly this text alone, so it is never changed: a better
 * one would be a second one, beside it.
 */
export const EVERYDAY_EVENTS = Buffer.from(`\
{"n":1,"at":"2026-11-25T16:52:33.401Z","ms":0.031,"type":"queued","id":"abcdefghijkl","url":"https://helograph.example.net/t/abcdefghijkl","target":{"input":"example.com","kind":"domain","host":"example.com","port":25,"security":"auto","family":"any"},"options":{"via":"auto","patience":7,"envelope":false,"relay":false,"injection":false,"depth":false,"auth":false}}
{"n":2,"at":"2026-11-25T16:52:33.401Z","ms":31.947,"type":"check","name":"dns","status":"passed","summary":"1 MX, 1 address, DNSSEC","data":{"troubles":[],"questions":[{"name":"example.com","type":"MX","status":"found","message":"","authentic":true,"age":null,"answers":["example.com. 3600 IN MX 10 mx1.example.com."]},{"name":"mx1.example.com","type":"A","status":"found","message":"","authentic":true,"age":null,"answers":["mx1.example.com. 3600 IN A 192.0.2.25"]},{"name":"mx1.example.com","type":"AAAA","status":"empty","message":"","authentic":true,"age":null,"answers":[]}],"dnssec":"all","lines":["example.com. 3600 IN MX 10 mx1.example.com.","mx1.example.com. 3600 IN A 192.0.2.25","mx1.example.com. AAAA: no AAAA record"]}}
{"n":3,"at":"2026-11-25T16:52:33.401Z","ms":31.973,"type":"resolved","kind":"domain","route":"mx","hosts":[{"host":"mx1.example.com","preference":10,"addresses":["192.0.2.25"]}]}
{"n":4,"at":"2026-11-25T16:52:33.401Z","ms":32.244,"type":"session","session":0,"host":"mx1.example.com","preference":10,"address":"192.0.2.25","port":25}
{"n":5,"at":"2026-11-25T16:52:33.401Z","ms":32.51,"type":"check","name":"mta-sts","status":"running","summary":"","data":{}}
{"n":6,"at":"2026-11-25T16:52:33.401Z","ms":32.881,"type":"check","name":"tls-rpt","status":"running","summary":"","data":{}}
{"n":7,"at":"2026-11-25T16:52:33.401Z","ms":33.036,"type":"check","name":"blocklists","status":"running","summary":"","data":{}}
{"n":8,"at":"2026-11-25T16:52:33.401Z","ms":33.199,"type":"skipped","session":0,"steps":["auth","mail-from","rcpt-to","relay"],"reason":"Not asked for."}
{"n":9,"at":"2026-11-25T16:52:33.401Z","ms":34.058,"type":"check","name":"blocklists","status":"skipped","summary":"no list configured","data":{"listings":[]}}
{"n":10,"at":"2026-11-25T16:52:33.401Z","ms":34.251,"type":"check","name":"tls-rpt","status":"skipped","summary":"none asked for","data":{"lines":[],"troubles":[]}}
{"n":11,"at":"2026-11-25T16:52:33.401Z","ms":34.367,"type":"check","name":"mta-sts","status":"skipped","summary":"no policy","data":{"lines":[],"troubles":[]}}
{"n":12,"at":"2026-11-25T16:52:33.401Z","ms":36.602,"type":"line","session":0,"step":"connect","direction":"note","text":"connected to 192.0.2.25 port 25 from 192.0.2.25 port 35332"}
{"n":13,"at":"2026-11-25T16:52:33.401Z","ms":39.148,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250 STARTTLS"}
{"n":14,"at":"2026-11-25T16:52:33.401Z","ms":39.22,"type":"capabilities","session":0,"step":"ehlo","capabilities":[{"keyword":"STARTTLS","parameters":""}]}
{"n":15,"at":"2026-11-25T16:52:33.401Z","ms":39.244,"type":"step","session":0,"step":"ehlo","status":"passed","summary":"STARTTLS"}
{"n":16,"at":"2026-11-25T16:52:33.401Z","ms":41.595,"type":"line","session":0,"step":"starttls","direction":"received","text":"220 go"}
{"n":17,"at":"2026-11-25T16:52:33.401Z","ms":81.833,"type":"line","session":0,"step":"ehlo-tls","direction":"received","text":"250 mx1.example.com"}
{"n":18,"at":"2026-11-25T16:52:33.401Z","ms":81.99,"type":"capabilities","session":0,"step":"ehlo-tls","capabilities":[]}
{"n":19,"at":"2026-11-25T16:52:33.401Z","ms":82.037,"type":"step","session":0,"step":"ehlo-tls","status":"passed","summary":"no extensions"}
{"n":20,"at":"2026-11-25T16:52:33.401Z","ms":91.982,"type":"check","name":"dane","status":"passed","summary":"TLSA match what was seen","data":{"hosts":[{"host":"mx1.example.com","base":"mx1.example.com","signed":true,"records":["3 1 1 "]}],"lines":["_25._tcp.mx1.example.com. IN TLSA 3 1 1 0609f28d8f05f3c2…"],"accepted":[0],"troubles":[]}}
{"n":21,"at":"2026-11-25T16:52:33.401Z","ms":0.109,"type":"queued","id":"abcdefghijkl","url":"https://helograph.example.net/t/abcdefghijkl","target":{"input":"192.0.2.25:25","kind":"address","host":"192.0.2.25","port":25,"security":"auto","family":"any"},"options":{"via":"host","patience":60,"envelope":true,"relay":false,"injection":false,"depth":false,"auth":false}}
{"n":22,"at":"2026-11-25T16:52:33.401Z","ms":13.447,"type":"started","probe":{"vantage":"here","heloName":"probe.example.net","addresses":["192.0.2.2","fd00::2"]}}
{"n":23,"at":"2026-11-25T16:52:33.401Z","ms":14.295,"type":"check","name":"dns","status":"skipped","summary":"an address needs no look-up","data":{"troubles":[],"questions":[],"dnssec":"none","lines":[]}}
{"n":24,"at":"2026-11-25T16:52:33.401Z","ms":14.325,"type":"resolved","kind":"address","route":"address","hosts":[{"host":"192.0.2.25","preference":null,"addresses":["192.0.2.25"]}]}
{"n":25,"at":"2026-11-25T16:52:33.401Z","ms":39.057,"type":"session","session":0,"host":"192.0.2.25","preference":null,"address":"192.0.2.25","port":25}
{"n":26,"at":"2026-11-25T16:52:33.401Z","ms":48.547,"type":"check","name":"reverse-dns","status":"skipped","summary":"an address inside has no public name","data":{"addresses":[{"address":"192.0.2.25","host":"192.0.2.25","pointer":"1.0.0.127.in-addr.arpa","standing":"inside","names":[],"greetings":[]}],"questions":[]}}
{"n":27,"at":"2026-11-25T16:52:33.401Z","ms":50.586,"type":"line","session":0,"step":"connect","direction":"note","text":"connected to 192.0.2.25 port 25 from 192.0.2.25 port 52472"}
{"n":28,"at":"2026-11-25T16:52:33.401Z","ms":57.1,"type":"line","session":0,"step":"banner","direction":"received","text":"220 mail.test ESMTP"}
{"n":29,"at":"2026-11-25T16:52:33.401Z","ms":57.419,"type":"step","session":0,"step":"banner","status":"passed","summary":"220 mail.test ESMTP"}
{"n":30,"at":"2026-11-25T16:52:33.401Z","ms":62.38,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250 2.0.0 Ok"}
{"n":31,"at":"2026-11-25T16:52:33.401Z","ms":62.533,"type":"capabilities","session":0,"step":"ehlo","capabilities":[]}
{"n":32,"at":"2026-11-25T16:52:33.401Z","ms":62.621,"type":"step","session":0,"step":"ehlo","status":"passed","summary":"no extensions"}
{"n":33,"at":"2026-11-25T16:52:33.401Z","ms":62.717,"type":"step","session":0,"step":"starttls","status":"warned","summary":"The server does not offer STARTTLS."}
{"n":34,"at":"2026-11-25T16:52:33.401Z","ms":62.731,"type":"skipped","session":0,"steps":["certificate","ehlo-tls"],"reason":"There is no TLS."}
{"n":35,"at":"2026-11-25T16:52:33.401Z","ms":63.811,"type":"line","session":0,"step":"mail-from","direction":"received","text":"250 2.0.0 Ok"}
{"n":36,"at":"2026-11-25T16:52:33.401Z","ms":63.949,"type":"step","session":0,"step":"mail-from","status":"passed","summary":"250 2.0.0 Ok"}
{"n":37,"at":"2026-11-25T16:52:33.401Z","ms":64.268,"type":"line","session":0,"step":"rcpt-to","direction":"received","text":"250 2.0.0 Ok"}
{"n":38,"at":"2026-11-25T16:52:33.401Z","ms":64.339,"type":"step","session":0,"step":"rcpt-to","status":"passed","summary":"250 2.0.0 Ok"}
{"n":39,"at":"2026-11-25T16:52:33.401Z","ms":64.654,"type":"line","session":0,"step":"quit","direction":"received","text":"250 2.0.0 Ok"}
{"n":40,"at":"2026-11-25T16:52:33.401Z","ms":66.55,"type":"line","session":0,"step":"quit","direction":"received","text":"221 2.0.0 Bye"}
{"n":41,"at":"2026-11-25T16:52:33.401Z","ms":66.725,"type":"step","session":0,"step":"quit","status":"passed","summary":"221 2.0.0 Bye"}
{"n":42,"at":"2026-11-25T16:52:33.401Z","ms":0.163,"type":"queued","id":"abcdefghijkl","url":"https://helograph.example.net/t/abcdefghijkl","target":{"input":"example.com","kind":"host","host":"mx1.example.com","port":25,"security":"starttls","family":"any"},"options":{"via":"host","patience":7,"envelope":true,"relay":false,"injection":false,"depth":false,"auth":false}}
{"n":43,"at":"2026-11-25T16:52:33.401Z","ms":253.36,"type":"started","probe":{"vantage":"here","heloName":"probe.example.net","addresses":["192.0.2.25"]}}
{"n":44,"at":"2026-11-25T16:52:33.401Z","ms":253.574,"type":"check","name":"dns","status":"running","summary":"","data":{}}
{"n":45,"at":"2026-11-25T16:52:33.401Z","ms":258.624,"type":"check","name":"dns","status":"passed","summary":"1 address","data":{"troubles":[],"questions":[{"name":"mx1.example.com","type":"A","status":"found","message":"","authentic":false,"age":null,"answers":["mx1.example.com. 3600 IN A 192.0.2.25"]},{"name":"mx1.example.com","type":"AAAA","status":"empty","message":"","authentic":false,"age":null,"answers":[]}],"dnssec":"none","lines":["mx1.example.com. 3600 IN A 192.0.2.25","mx1.example.com. AAAA: no AAAA record"]}}
{"n":46,"at":"2026-11-25T16:52:33.401Z","ms":258.686,"type":"resolved","kind":"host","route":"host","hosts":[{"host":"mx1.example.com","preference":null,"addresses":["192.0.2.25"]}]}
{"n":47,"at":"2026-11-25T16:52:33.401Z","ms":260.024,"type":"session","session":0,"host":"mx1.example.com","preference":null,"address":"192.0.2.25","port":25}
{"n":48,"at":"2026-11-25T16:52:33.401Z","ms":260.515,"type":"check","name":"reverse-dns","status":"running","summary":"","data":{}}
{"n":49,"at":"2026-11-25T16:52:33.401Z","ms":260.786,"type":"check","name":"dane","status":"running","summary":"","data":{}}
{"n":50,"at":"2026-11-25T16:52:33.401Z","ms":261.406,"type":"skipped","session":0,"steps":["auth","relay"],"reason":"Not asked for."}
{"n":51,"at":"2026-11-25T16:52:33.401Z","ms":266.345,"type":"skipped","session":0,"steps":["tls"],"reason":"The session begins in plain text."}
{"n":52,"at":"2026-11-25T16:52:33.401Z","ms":266.569,"type":"step","session":0,"step":"connect","status":"running","summary":""}
{"n":53,"at":"2026-11-25T16:52:33.401Z","ms":267.219,"type":"check","name":"reverse-dns","status":"skipped","summary":"an address inside has no public name","data":{"addresses":[{"address":"192.0.2.25","host":"mx1.example.com","pointer":"1.0.0.127.in-addr.arpa","standing":"inside","names":[],"greetings":[]}],"questions":[]}}
{"n":54,"at":"2026-11-25T16:52:33.401Z","ms":267.609,"type":"check","name":"dane","status":"skipped","summary":"no TLSA","data":{"hosts":[{"host":"mx1.example.com","base":"mx1.example.com","signed":false,"records":[]}],"lines":[],"troubles":[]}}
{"n":55,"at":"2026-11-25T16:52:33.401Z","ms":270.777,"type":"line","session":0,"step":"connect","direction":"note","text":"connected to 192.0.2.25 port 25 from 192.0.2.25 port 39030"}
{"n":56,"at":"2026-11-25T16:52:33.401Z","ms":270.839,"type":"step","session":0,"step":"connect","status":"passed","summary":"connected"}
{"n":57,"at":"2026-11-25T16:52:33.401Z","ms":270.904,"type":"step","session":0,"step":"banner","status":"running","summary":""}
{"n":58,"at":"2026-11-25T16:52:33.401Z","ms":279.973,"type":"line","session":0,"step":"banner","direction":"received","text":"220 mx1.example.com ESMTP"}
{"n":59,"at":"2026-11-25T16:52:33.401Z","ms":280.286,"type":"step","session":0,"step":"banner","status":"passed","summary":"220 mx1.example.com ESMTP"}
{"n":60,"at":"2026-11-25T16:52:33.401Z","ms":280.41,"type":"step","session":0,"step":"ehlo","status":"running","summary":""}
{"n":61,"at":"2026-11-25T16:52:33.401Z","ms":280.499,"type":"line","session":0,"step":"ehlo","direction":"sent","text":"EHLO probe.example.net"}
{"n":62,"at":"2026-11-25T16:52:33.401Z","ms":281.567,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250-mx1.example.com"}
{"n":63,"at":"2026-11-25T16:52:33.401Z","ms":281.601,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250-STARTTLS"}
{"n":64,"at":"2026-11-25T16:52:33.401Z","ms":281.612,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250 OLD"}
{"n":65,"at":"2026-11-25T16:52:33.401Z","ms":281.825,"type":"capabilities","session":0,"step":"ehlo","capabilities":[{"keyword":"STARTTLS","parameters":""},{"keyword":"OLD","parameters":""}]}
{"n":66,"at":"2026-11-25T16:52:33.401Z","ms":281.928,"type":"step","session":0,"step":"ehlo","status":"passed","summary":"STARTTLS OLD"}
{"n":67,"at":"2026-11-25T16:52:33.401Z","ms":281.995,"type":"step","session":0,"step":"starttls","status":"running","summary":""}
{"n":68,"at":"2026-11-25T16:52:33.401Z","ms":282.024,"type":"line","session":0,"step":"starttls","direction":"sent","text":"STARTTLS"}
{"n":69,"at":"2026-11-25T16:52:33.401Z","ms":289.703,"type":"line","session":0,"step":"starttls","direction":"received","text":"220 2.0.0 Ready to start TLS"}
{"n":70,"at":"2026-11-25T16:52:33.401Z","ms":375.912,"type":"line","session":0,"step":"starttls","direction":"note","text":"TLS begins: TLSv1.3, TLS_AES_256_GCM_SHA384"}
{"n":71,"at":"2026-11-25T16:52:33.401Z","ms":375.977,"type":"tls","session":0,"step":"starttls","tls":{"protocol":"TLSv1.3","cipher":"TLS_AES_256_GCM_SHA384","keyExchange":"X25519","serverName":"mx1.example.com","trusted":true,"trustError":null,"nameMatches":true,"certificates":[{"subject":"CN=mx1.example.com","issuer":"CN=Practice Root","names":["mx1.example.com"],"notBefore":"2026-11-15T16:52:33.000Z","notAfter":"2027-02-23T16:52:33.000Z","serialNumber":"04","fingerprint256":"","key":"EC prime256v1","sha512":"","publicKeySha256":"","publicKeySha512":"","signature":"ecdsa-with-SHA256","issuedBy":null}]}}
{"n":72,"at":"2026-11-25T16:52:33.401Z","ms":376.041,"type":"step","session":0,"step":"starttls","status":"passed","summary":"TLSv1.3, TLS_AES_256_GCM_SHA384"}
{"n":73,"at":"2026-11-25T16:52:33.401Z","ms":376.058,"type":"step","session":0,"step":"certificate","status":"running","summary":""}
{"n":74,"at":"2026-11-25T16:52:33.401Z","ms":376.445,"type":"step","session":0,"step":"certificate","status":"passed","summary":"valid until 2027-02-23"}
{"n":75,"at":"2026-11-25T16:52:33.401Z","ms":376.476,"type":"step","session":0,"step":"ehlo-tls","status":"running","summary":""}
{"n":76,"at":"2026-11-25T16:52:33.401Z","ms":376.507,"type":"line","session":0,"step":"ehlo-tls","direction":"sent","text":"EHLO probe.example.net"}
{"n":77,"at":"2026-11-25T16:52:33.401Z","ms":378.674,"type":"line","session":0,"step":"ehlo-tls","direction":"received","text":"250-mx1.example.com"}
{"n":78,"at":"2026-11-25T16:52:33.401Z","ms":378.72,"type":"line","session":0,"step":"ehlo-tls","direction":"received","text":"250 NEW"}
{"n":79,"at":"2026-11-25T16:52:33.401Z","ms":378.85,"type":"capabilities","session":0,"step":"ehlo-tls","capabilities":[{"keyword":"NEW","parameters":""}]}
{"n":80,"at":"2026-11-25T16:52:33.401Z","ms":378.894,"type":"step","session":0,"step":"ehlo-tls","status":"passed","summary":"NEW"}
{"n":81,"at":"2026-11-25T16:52:33.401Z","ms":379.033,"type":"step","session":0,"step":"mail-from","status":"running","summary":""}
{"n":82,"at":"2026-11-25T16:52:33.401Z","ms":379.057,"type":"line","session":0,"step":"mail-from","direction":"sent","text":"MAIL FROM:<postmaster@probe.example.net>"}
{"n":83,"at":"2026-11-25T16:52:33.401Z","ms":379.92,"type":"line","session":0,"step":"mail-from","direction":"received","text":"250 Ok"}
{"n":84,"at":"2026-11-25T16:52:33.401Z","ms":379.981,"type":"step","session":0,"step":"mail-from","status":"passed","summary":"250 Ok"}
{"n":85,"at":"2026-11-25T16:52:33.401Z","ms":380.036,"type":"step","session":0,"step":"rcpt-to","status":"running","summary":""}
{"n":86,"at":"2026-11-25T16:52:33.401Z","ms":380.056,"type":"line","session":0,"step":"rcpt-to","direction":"sent","text":"RCPT TO:<postmaster>"}
{"n":87,"at":"2026-11-25T16:52:33.401Z","ms":380.395,"type":"line","session":0,"step":"rcpt-to","direction":"received","text":"250 Ok"}
{"n":88,"at":"2026-11-25T16:52:33.401Z","ms":380.457,"type":"step","session":0,"step":"rcpt-to","status":"passed","summary":"250 Ok"}
{"n":89,"at":"2026-11-25T16:52:33.401Z","ms":380.919,"type":"step","session":0,"step":"quit","status":"running","summary":""}
{"n":90,"at":"2026-11-25T16:52:33.401Z","ms":380.941,"type":"line","session":0,"step":"quit","direction":"sent","text":"RSET"}
{"n":91,"at":"2026-11-25T16:52:33.401Z","ms":381.861,"type":"line","session":0,"step":"quit","direction":"received","text":"250 Ok"}
{"n":92,"at":"2026-11-25T16:52:33.401Z","ms":382.152,"type":"line","session":0,"step":"quit","direction":"sent","text":"MAIL FROM:<>"}
{"n":93,"at":"2026-11-25T16:52:33.401Z","ms":383.051,"type":"line","session":0,"step":"quit","direction":"received","text":"250 Ok"}
{"n":94,"at":"2026-11-25T16:52:33.401Z","ms":383.154,"type":"line","session":0,"step":"quit","direction":"sent","text":"QUIT"}
{"n":95,"at":"2026-11-25T16:52:33.401Z","ms":384.307,"type":"line","session":0,"step":"quit","direction":"received","text":"221 Bye"}
{"n":96,"at":"2026-11-25T16:52:33.401Z","ms":384.488,"type":"step","session":0,"step":"quit","status":"passed","summary":"221 Bye"}
{"n":97,"at":"2026-11-25T16:52:33.401Z","ms":386.459,"type":"finished","status":"finished","reason":""}
`)
