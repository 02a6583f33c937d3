/**
 * What stands in the events of nearly every test, as zlib wants to know it beforehand: what is most usual stands last (zlib.net/manual.html,
 * deflateSetDictionary). Whatever was packed with it can be read with exactly this text alone, so it is never changed: a better
 * one would be a second one, beside it.
 */
export const EVERYDAY_EVENTS = Buffer.from(`\
{"n":1,"at":"2026-11-25T17:27:57.724Z","ms":32.51,"type":"check","name":"mta-sts","status":"running","summary":"","data":{}}
{"n":2,"at":"2026-11-25T17:27:57.724Z","ms":32.811,"type":"check","name":"dane","status":"running","summary":"","data":{}}
{"n":3,"at":"2026-11-25T17:27:57.724Z","ms":32.881,"type":"check","name":"tls-rpt","status":"running","summary":"","data":{}}
{"n":4,"at":"2026-11-25T17:27:57.724Z","ms":33.036,"type":"check","name":"blocklists","status":"running","summary":"","data":{}}
{"n":5,"at":"2026-11-25T17:27:57.724Z","ms":33.199,"type":"skipped","session":0,"steps":["auth","mail-from","rcpt-to","relay"],"reason":"Not asked for."}
{"n":6,"at":"2026-11-25T17:27:57.724Z","ms":33.578,"type":"check","name":"reverse-dns","status":"skipped","summary":"an address inside has no public name","data":{"addresses":[{"address":"192.0.2.25","host":"mx1.example.com","pointer":"25.2.0.192.in-addr.arpa","standing":"inside","names":[],"greetings":[]}],"questions":[]}}
{"n":7,"at":"2026-11-25T17:27:57.724Z","ms":34.058,"type":"check","name":"blocklists","status":"skipped","summary":"no list configured","data":{"listings":[]}}
{"n":8,"at":"2026-11-25T17:27:57.724Z","ms":34.251,"type":"check","name":"tls-rpt","status":"skipped","summary":"none asked for","data":{"lines":[],"troubles":[]}}
{"n":9,"at":"2026-11-25T17:27:57.724Z","ms":34.367,"type":"check","name":"mta-sts","status":"skipped","summary":"no policy","data":{"lines":[],"troubles":[]}}
{"n":10,"at":"2026-11-25T17:27:57.724Z","ms":38.623,"type":"line","session":0,"step":"banner","direction":"received","text":"220 mx1.example.com ESMTP"}
{"n":11,"at":"2026-11-25T17:27:57.724Z","ms":38.698,"type":"step","session":0,"step":"banner","status":"passed","summary":"220 mx1.example.com ESMTP"}
{"n":12,"at":"2026-11-25T17:27:57.724Z","ms":39.148,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250 STARTTLS"}
{"n":13,"at":"2026-11-25T17:27:57.724Z","ms":39.22,"type":"capabilities","session":0,"step":"ehlo","capabilities":[{"keyword":"STARTTLS","parameters":""}]}
{"n":14,"at":"2026-11-25T17:27:57.724Z","ms":39.244,"type":"step","session":0,"step":"ehlo","status":"passed","summary":"STARTTLS"}
{"n":15,"at":"2026-11-25T17:27:57.724Z","ms":41.595,"type":"line","session":0,"step":"starttls","direction":"received","text":"220 go"}
{"n":16,"at":"2026-11-25T17:27:57.724Z","ms":81.833,"type":"line","session":0,"step":"ehlo-tls","direction":"received","text":"250 mx1.example.com"}
{"n":17,"at":"2026-11-25T17:27:57.724Z","ms":81.99,"type":"capabilities","session":0,"step":"ehlo-tls","capabilities":[]}
{"n":18,"at":"2026-11-25T17:27:57.724Z","ms":82.037,"type":"step","session":0,"step":"ehlo-tls","status":"passed","summary":"no extensions"}
{"n":19,"at":"2026-11-25T17:27:57.724Z","ms":87.898,"type":"line","session":0,"step":"quit","direction":"received","text":"221 Bye"}
{"n":20,"at":"2026-11-25T17:27:57.724Z","ms":88.023,"type":"step","session":0,"step":"quit","status":"passed","summary":"221 Bye"}
{"n":21,"at":"2026-11-25T17:27:57.724Z","ms":91.982,"type":"check","name":"dane","status":"passed","summary":"TLSA match what was seen","data":{"hosts":[{"host":"mx1.example.com","base":"mx1.example.com","signed":true,"records":["3 1 1 "]}],"lines":["_25._tcp.mx1.example.com. IN TLSA 3 1 1 0609f28d8f05f3c2…"],"accepted":[0],"troubles":[]}}
{"n":22,"at":"2026-11-25T17:27:57.724Z","ms":258.624,"type":"check","name":"dns","status":"passed","summary":"1 address","data":{"troubles":[],"questions":[{"name":"mx1.example.com","type":"A","status":"found","message":"","authentic":false,"age":null,"answers":["mx1.example.com. 3600 IN A 192.0.2.25"]},{"name":"mx1.example.com","type":"AAAA","status":"empty","message":"","authentic":false,"age":null,"answers":[]}],"dnssec":"none","lines":["mx1.example.com. 3600 IN A 192.0.2.25","mx1.example.com. AAAA: no AAAA record"]}}
{"n":23,"at":"2026-11-25T17:27:57.724Z","ms":258.686,"type":"resolved","kind":"host","route":"host","hosts":[{"host":"mx1.example.com","preference":null,"addresses":["192.0.2.25"]}]}
{"n":24,"at":"2026-11-25T17:27:57.724Z","ms":260.024,"type":"session","session":0,"host":"mx1.example.com","preference":null,"address":"192.0.2.25","port":25}
{"n":25,"at":"2026-11-25T17:27:57.724Z","ms":267.609,"type":"check","name":"dane","status":"skipped","summary":"no TLSA","data":{"hosts":[{"host":"mx1.example.com","base":"mx1.example.com","signed":false,"records":[]}],"lines":[],"troubles":[]}}
{"n":26,"at":"2026-11-25T17:27:57.724Z","ms":379.92,"type":"line","session":0,"step":"mail-from","direction":"received","text":"250 Ok"}
{"n":27,"at":"2026-11-25T17:27:57.724Z","ms":379.981,"type":"step","session":0,"step":"mail-from","status":"passed","summary":"250 Ok"}
{"n":28,"at":"2026-11-25T17:27:57.724Z","ms":380.395,"type":"line","session":0,"step":"rcpt-to","direction":"received","text":"250 Ok"}
{"n":29,"at":"2026-11-25T17:27:57.724Z","ms":380.457,"type":"step","session":0,"step":"rcpt-to","status":"passed","summary":"250 Ok"}
{"n":30,"at":"2026-11-25T17:27:57.724Z","ms":381.861,"type":"line","session":0,"step":"quit","direction":"received","text":"250 Ok"}
{"n":31,"at":"2026-11-25T17:27:57.724Z","ms":14.295,"type":"check","name":"dns","status":"skipped","summary":"an address needs no look-up","data":{"troubles":[],"questions":[],"dnssec":"none","lines":[]}}
{"n":32,"at":"2026-11-25T17:27:57.724Z","ms":14.325,"type":"resolved","kind":"address","route":"address","hosts":[{"host":"192.0.2.25","preference":null,"addresses":["192.0.2.25"]}]}
{"n":33,"at":"2026-11-25T17:27:57.724Z","ms":39.057,"type":"session","session":0,"host":"192.0.2.25","preference":null,"address":"192.0.2.25","port":25}
{"n":34,"at":"2026-11-25T17:27:57.724Z","ms":48.547,"type":"check","name":"reverse-dns","status":"skipped","summary":"an address inside has no public name","data":{"addresses":[{"address":"192.0.2.25","host":"192.0.2.25","pointer":"25.2.0.192.in-addr.arpa","standing":"inside","names":[],"greetings":[]}],"questions":[]}}
{"n":35,"at":"2026-11-25T17:27:57.724Z","ms":57.1,"type":"line","session":0,"step":"banner","direction":"received","text":"220 mail.test ESMTP"}
{"n":36,"at":"2026-11-25T17:27:57.724Z","ms":57.419,"type":"step","session":0,"step":"banner","status":"passed","summary":"220 mail.test ESMTP"}
{"n":37,"at":"2026-11-25T17:27:57.724Z","ms":62.38,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250 2.0.0 Ok"}
{"n":38,"at":"2026-11-25T17:27:57.724Z","ms":62.533,"type":"capabilities","session":0,"step":"ehlo","capabilities":[]}
{"n":39,"at":"2026-11-25T17:27:57.724Z","ms":62.621,"type":"step","session":0,"step":"ehlo","status":"passed","summary":"no extensions"}
{"n":40,"at":"2026-11-25T17:27:57.724Z","ms":62.717,"type":"step","session":0,"step":"starttls","status":"warned","summary":"The server does not offer STARTTLS."}
{"n":41,"at":"2026-11-25T17:27:57.724Z","ms":62.731,"type":"skipped","session":0,"steps":["certificate","ehlo-tls"],"reason":"There is no TLS."}
{"n":42,"at":"2026-11-25T17:27:57.724Z","ms":63.811,"type":"line","session":0,"step":"mail-from","direction":"received","text":"250 2.0.0 Ok"}
{"n":43,"at":"2026-11-25T17:27:57.724Z","ms":63.949,"type":"step","session":0,"step":"mail-from","status":"passed","summary":"250 2.0.0 Ok"}
{"n":44,"at":"2026-11-25T17:27:57.724Z","ms":64.268,"type":"line","session":0,"step":"rcpt-to","direction":"received","text":"250 2.0.0 Ok"}
{"n":45,"at":"2026-11-25T17:27:57.724Z","ms":64.339,"type":"step","session":0,"step":"rcpt-to","status":"passed","summary":"250 2.0.0 Ok"}
{"n":46,"at":"2026-11-25T17:27:57.724Z","ms":0.104,"type":"queued","id":"abcdefghijkl","url":"https://helograph.example.net/t/abcdefghijkl","target":{"input":"example.com","kind":"domain","host":"example.com","port":25,"security":"auto","family":"any"},"options":{"via":"auto","patience":60,"envelope":true,"relay":false,"injection":false,"depth":false,"auth":false}}
{"n":47,"at":"2026-11-25T17:27:57.724Z","ms":2.363,"type":"started","probe":{"vantage":"here","heloName":"probe.example.net","addresses":["192.0.2.25"]}}
{"n":48,"at":"2026-11-25T17:27:57.724Z","ms":2.435,"type":"check","name":"dns","status":"running","summary":"","data":{}}
{"n":49,"at":"2026-11-25T17:27:57.724Z","ms":3.204,"type":"check","name":"dns","status":"passed","summary":"1 MX, 1 address, DNSSEC","data":{"troubles":[],"questions":[{"name":"example.com","type":"MX","status":"found","message":"","authentic":true,"age":null,"answers":["example.com. 3600 IN MX 10 mx1.example.com."]},{"name":"mx1.example.com","type":"A","status":"found","message":"","authentic":true,"age":null,"answers":["mx1.example.com. 3600 IN A 192.0.2.25"]},{"name":"mx1.example.com","type":"AAAA","status":"empty","message":"","authentic":true,"age":null,"answers":[]}],"dnssec":"all","lines":["example.com. 3600 IN MX 10 mx1.example.com.","mx1.example.com. 3600 IN A 192.0.2.25","mx1.example.com. AAAA: no AAAA record"]}}
{"n":50,"at":"2026-11-25T17:27:57.724Z","ms":3.232,"type":"resolved","kind":"domain","route":"mx","hosts":[{"host":"mx1.example.com","preference":10,"addresses":["192.0.2.25"]}]}
{"n":51,"at":"2026-11-25T17:27:57.724Z","ms":17.402,"type":"session","session":0,"host":"mx1.example.com","preference":10,"address":"192.0.2.25","port":25}
{"n":52,"at":"2026-11-25T17:27:57.724Z","ms":17.838,"type":"check","name":"reverse-dns","status":"running","summary":"","data":{}}
{"n":53,"at":"2026-11-25T17:27:57.724Z","ms":21.993,"type":"skipped","session":0,"steps":["auth","relay"],"reason":"Not asked for."}
{"n":54,"at":"2026-11-25T17:27:57.724Z","ms":22.06,"type":"skipped","session":0,"steps":["tls"],"reason":"The session begins in plain text."}
{"n":55,"at":"2026-11-25T17:27:57.724Z","ms":22.289,"type":"step","session":0,"step":"connect","status":"running","summary":""}
{"n":56,"at":"2026-11-25T17:27:57.724Z","ms":25.539,"type":"check","name":"reverse-dns","status":"passed","summary":"mx1.example.com","data":{"addresses":[{"address":"192.0.2.25","host":"mx1.example.com","pointer":"25.2.0.192.in-addr.arpa","standing":"confirmed","names":["mx1.example.com"],"greetings":["mx1.example.com"]}],"questions":[{"name":"25.2.0.192.in-addr.arpa","type":"PTR","status":"found","message":"","authentic":false,"age":null,"answers":["25.2.0.192.in-addr.arpa. 3600 IN PTR mx1.example.com."]}]}}
{"n":57,"at":"2026-11-25T17:27:57.724Z","ms":33.421,"type":"line","session":0,"step":"connect","direction":"note","text":"connected to 192.0.2.25 port 25 from 192.0.2.7 port 52790"}
{"n":58,"at":"2026-11-25T17:27:57.724Z","ms":33.538,"type":"step","session":0,"step":"connect","status":"passed","summary":"connected"}
{"n":59,"at":"2026-11-25T17:27:57.724Z","ms":34.766,"type":"step","session":0,"step":"banner","status":"running","summary":""}
{"n":60,"at":"2026-11-25T17:27:57.724Z","ms":79.474,"type":"line","session":0,"step":"banner","direction":"received","text":"220 mx1.example.com ESMTP Postfix"}
{"n":61,"at":"2026-11-25T17:27:57.724Z","ms":81.216,"type":"step","session":0,"step":"banner","status":"passed","summary":"220 mx1.example.com ESMTP Postfix"}
{"n":62,"at":"2026-11-25T17:27:57.724Z","ms":81.371,"type":"step","session":0,"step":"ehlo","status":"running","summary":""}
{"n":63,"at":"2026-11-25T17:27:57.724Z","ms":81.483,"type":"line","session":0,"step":"ehlo","direction":"sent","text":"EHLO probe.example.net"}
{"n":64,"at":"2026-11-25T17:27:57.724Z","ms":85.338,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250-mx1.example.com"}
{"n":65,"at":"2026-11-25T17:27:57.724Z","ms":85.395,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250-PIPELINING"}
{"n":66,"at":"2026-11-25T17:27:57.724Z","ms":85.405,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250-SIZE 10240000"}
{"n":67,"at":"2026-11-25T17:27:57.724Z","ms":85.414,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250-VRFY"}
{"n":68,"at":"2026-11-25T17:27:57.724Z","ms":85.43,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250-ETRN"}
{"n":69,"at":"2026-11-25T17:27:57.724Z","ms":85.44,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250-STARTTLS"}
{"n":70,"at":"2026-11-25T17:27:57.724Z","ms":85.452,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250-ENHANCEDSTATUSCODES"}
{"n":71,"at":"2026-11-25T17:27:57.724Z","ms":85.46,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250-8BITMIME"}
{"n":72,"at":"2026-11-25T17:27:57.724Z","ms":85.52,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250-DSN"}
{"n":73,"at":"2026-11-25T17:27:57.724Z","ms":85.528,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250-SMTPUTF8"}
{"n":74,"at":"2026-11-25T17:27:57.724Z","ms":85.534,"type":"line","session":0,"step":"ehlo","direction":"received","text":"250 CHUNKING"}
{"n":75,"at":"2026-11-25T17:27:57.724Z","ms":85.769,"type":"capabilities","session":0,"step":"ehlo","capabilities":[{"keyword":"PIPELINING","parameters":""},{"keyword":"SIZE","parameters":"10240000"},{"keyword":"VRFY","parameters":""},{"keyword":"ETRN","parameters":""},{"keyword":"STARTTLS","parameters":""},{"keyword":"ENHANCEDSTATUSCODES","parameters":""},{"keyword":"8BITMIME","parameters":""},{"keyword":"DSN","parameters":""},{"keyword":"SMTPUTF8","parameters":""},{"keyword":"CHUNKING","parameters":""}]}
{"n":76,"at":"2026-11-25T17:27:57.724Z","ms":85.899,"type":"step","session":0,"step":"ehlo","status":"passed","summary":"PIPELINING SIZE VRFY ETRN STARTTLS ENHANCEDSTATUSCODES 8BITMIME DSN SMTPUTF8 CHUNKING"}
{"n":77,"at":"2026-11-25T17:27:57.724Z","ms":85.975,"type":"step","session":0,"step":"starttls","status":"running","summary":""}
{"n":78,"at":"2026-11-25T17:27:57.724Z","ms":86.009,"type":"line","session":0,"step":"starttls","direction":"sent","text":"STARTTLS"}
{"n":79,"at":"2026-11-25T17:27:57.724Z","ms":88.635,"type":"line","session":0,"step":"starttls","direction":"received","text":"220 2.0.0 Ready to start TLS"}
{"n":80,"at":"2026-11-25T17:27:57.724Z","ms":105.374,"type":"line","session":0,"step":"starttls","direction":"note","text":"TLS begins: TLSv1.3, TLS_AES_256_GCM_SHA384"}
{"n":81,"at":"2026-11-25T17:27:57.724Z","ms":105.46,"type":"tls","session":0,"step":"starttls","tls":{"protocol":"TLSv1.3","cipher":"TLS_AES_256_GCM_SHA384","keyExchange":"X25519","serverName":"mx1.example.com","trusted":true,"trustError":null,"nameMatches":true,"certificates":[{"subject":"CN=mx1.example.com","issuer":"CN=Example Root","names":["mx1.example.com"],"notBefore":"2026-11-15T16:52:33.000Z","notAfter":"2027-02-23T16:52:33.000Z","serialNumber":"04","fingerprint256":"","key":"EC prime256v1","sha512":"","publicKeySha256":"","publicKeySha512":"","signature":"ecdsa-with-SHA256","issuedBy":null}]}}
{"n":82,"at":"2026-11-25T17:27:57.724Z","ms":105.544,"type":"step","session":0,"step":"starttls","status":"passed","summary":"TLSv1.3, TLS_AES_256_GCM_SHA384"}
{"n":83,"at":"2026-11-25T17:27:57.724Z","ms":105.561,"type":"step","session":0,"step":"certificate","status":"running","summary":""}
{"n":84,"at":"2026-11-25T17:27:57.724Z","ms":106.919,"type":"step","session":0,"step":"certificate","status":"passed","summary":"valid until 2027-02-23"}
{"n":85,"at":"2026-11-25T17:27:57.724Z","ms":106.978,"type":"step","session":0,"step":"ehlo-tls","status":"running","summary":""}
{"n":86,"at":"2026-11-25T17:27:57.724Z","ms":107.013,"type":"line","session":0,"step":"ehlo-tls","direction":"sent","text":"EHLO probe.example.net"}
{"n":87,"at":"2026-11-25T17:27:57.724Z","ms":109.383,"type":"line","session":0,"step":"ehlo-tls","direction":"received","text":"250-mx1.example.com"}
{"n":88,"at":"2026-11-25T17:27:57.724Z","ms":109.442,"type":"line","session":0,"step":"ehlo-tls","direction":"received","text":"250-PIPELINING"}
{"n":89,"at":"2026-11-25T17:27:57.724Z","ms":109.449,"type":"line","session":0,"step":"ehlo-tls","direction":"received","text":"250-SIZE 10240000"}
{"n":90,"at":"2026-11-25T17:27:57.724Z","ms":109.455,"type":"line","session":0,"step":"ehlo-tls","direction":"received","text":"250-VRFY"}
{"n":91,"at":"2026-11-25T17:27:57.724Z","ms":109.459,"type":"line","session":0,"step":"ehlo-tls","direction":"received","text":"250-ETRN"}
{"n":92,"at":"2026-11-25T17:27:57.724Z","ms":109.464,"type":"line","session":0,"step":"ehlo-tls","direction":"received","text":"250-ENHANCEDSTATUSCODES"}
{"n":93,"at":"2026-11-25T17:27:57.724Z","ms":109.469,"type":"line","session":0,"step":"ehlo-tls","direction":"received","text":"250-8BITMIME"}
{"n":94,"at":"2026-11-25T17:27:57.724Z","ms":109.474,"type":"line","session":0,"step":"ehlo-tls","direction":"received","text":"250-DSN"}
{"n":95,"at":"2026-11-25T17:27:57.724Z","ms":109.478,"type":"line","session":0,"step":"ehlo-tls","direction":"received","text":"250-SMTPUTF8"}
{"n":96,"at":"2026-11-25T17:27:57.724Z","ms":109.483,"type":"line","session":0,"step":"ehlo-tls","direction":"received","text":"250 CHUNKING"}
{"n":97,"at":"2026-11-25T17:27:57.724Z","ms":109.626,"type":"capabilities","session":0,"step":"ehlo-tls","capabilities":[{"keyword":"PIPELINING","parameters":""},{"keyword":"SIZE","parameters":"10240000"},{"keyword":"VRFY","parameters":""},{"keyword":"ETRN","parameters":""},{"keyword":"ENHANCEDSTATUSCODES","parameters":""},{"keyword":"8BITMIME","parameters":""},{"keyword":"DSN","parameters":""},{"keyword":"SMTPUTF8","parameters":""},{"keyword":"CHUNKING","parameters":""}]}
{"n":98,"at":"2026-11-25T17:27:57.724Z","ms":109.675,"type":"step","session":0,"step":"ehlo-tls","status":"passed","summary":"PIPELINING SIZE VRFY ETRN ENHANCEDSTATUSCODES 8BITMIME DSN SMTPUTF8 CHUNKING"}
{"n":99,"at":"2026-11-25T17:27:57.724Z","ms":109.861,"type":"step","session":0,"step":"mail-from","status":"running","summary":""}
{"n":100,"at":"2026-11-25T17:27:57.724Z","ms":109.884,"type":"line","session":0,"step":"mail-from","direction":"sent","text":"MAIL FROM:<postmaster@probe.example.net>"}
{"n":101,"at":"2026-11-25T17:27:57.724Z","ms":118.834,"type":"line","session":0,"step":"mail-from","direction":"received","text":"250 2.1.0 Ok"}
{"n":102,"at":"2026-11-25T17:27:57.724Z","ms":119.032,"type":"step","session":0,"step":"mail-from","status":"passed","summary":"250 2.1.0 Ok"}
{"n":103,"at":"2026-11-25T17:27:57.724Z","ms":119.168,"type":"step","session":0,"step":"rcpt-to","status":"running","summary":""}
{"n":104,"at":"2026-11-25T17:27:57.724Z","ms":119.191,"type":"line","session":0,"step":"rcpt-to","direction":"sent","text":"RCPT TO:<postmaster>"}
{"n":105,"at":"2026-11-25T17:27:57.724Z","ms":128.496,"type":"line","session":0,"step":"rcpt-to","direction":"received","text":"250 2.1.5 Ok"}
{"n":106,"at":"2026-11-25T17:27:57.724Z","ms":128.744,"type":"step","session":0,"step":"rcpt-to","status":"passed","summary":"250 2.1.5 Ok"}
{"n":107,"at":"2026-11-25T17:27:57.724Z","ms":128.964,"type":"step","session":0,"step":"quit","status":"running","summary":""}
{"n":108,"at":"2026-11-25T17:27:57.724Z","ms":128.991,"type":"line","session":0,"step":"quit","direction":"sent","text":"RSET"}
{"n":109,"at":"2026-11-25T17:27:57.724Z","ms":131.018,"type":"line","session":0,"step":"quit","direction":"received","text":"250 2.0.0 Ok"}
{"n":110,"at":"2026-11-25T17:27:57.724Z","ms":131.351,"type":"line","session":0,"step":"quit","direction":"sent","text":"MAIL FROM:<>"}
{"n":111,"at":"2026-11-25T17:27:57.724Z","ms":132.006,"type":"line","session":0,"step":"quit","direction":"received","text":"250 2.1.0 Ok"}
{"n":112,"at":"2026-11-25T17:27:57.724Z","ms":132.126,"type":"line","session":0,"step":"quit","direction":"sent","text":"QUIT"}
{"n":113,"at":"2026-11-25T17:27:57.724Z","ms":133.937,"type":"line","session":0,"step":"quit","direction":"received","text":"221 2.0.0 Bye"}
{"n":114,"at":"2026-11-25T17:27:57.724Z","ms":134.744,"type":"step","session":0,"step":"quit","status":"passed","summary":"221 2.0.0 Bye"}
{"n":115,"at":"2026-11-25T17:27:57.724Z","ms":138.755,"type":"finished","status":"finished","reason":""}
`)
