import type { Sayings } from '../saying.ts'

const PUBLISH =
  'The two belong together:\n    _mta-sts.{domain}. IN TXT "v=STSv1; id=20260101"\n    # https://mta-sts.{domain}/.well-known/mta-sts.txt\n    version: STSv1\n    mode: testing\n    mx: mx1.{domain}\n    max_age: 604800\nA new id tells senders that the policy has changed.'
const NO_POLICY =
  'Senders treat it as if there were no policy, or go on with the one they fetched before until its max_age has passed. Mail arrives, without the protection that was meant.'

export const POLICIES = {
  'certificate-fails-its-anchor': {
    says: 'shows a certificate that its trust anchor in the DNS does not make good',
    meaning:
      'The TLSA records of {host} name an authority (usage 2). Under it the certificate has to be valid as anywhere else: for this name, and today. Senders that obey DANE do not deliver here as it is.',
    remedy:
      'Get a certificate from that authority that has {host} among its names, and renew it in time. Or name the key of the server itself, for which names and dates do not count:\n    _25._tcp.{host}. IN TLSA 3 1 1 <digest of its key>',
  },
  'certificate-not-in-tlsa': {
    says: 'shows a certificate that its TLSA records do not allow',
    meaning:
      'The DNS, signed with DNSSEC, says which certificate {host} has, and it shows another. Senders that obey DANE do not deliver here, whoever issued the certificate. Mostly it was renewed with a new key, and the records were not.',
    remedy:
      'Publish the record of the key in use beside the old one, and keep the key when you renew:\n    openssl x509 -in cert.pem -noout -pubkey | openssl pkey -pubin -outform DER | openssl sha256\n    _25._tcp.{host}. IN TLSA 3 1 1 <that digest>\n    certbot renew --reuse-key',
  },
  'certificate-known-to-tlsa': {
    says: 'shows the certificate that its TLSA records name',
    meaning:
      'Senders that obey DANE accept it as it is: what counts for them is the signed record, not who issued the certificate. The lamp shows how it looks to everybody else.',
    remedy: '',
  },
  'mta-sts-record-invalid': {
    says: 'is not a record that announces an MTA-STS policy',
    meaning: `It is meant to be one and does not count. ${NO_POLICY}`,
    remedy: PUBLISH,
  },
  'mta-sts-record-missing': {
    says: 'has no record, though there is an MTA-STS policy',
    meaning: 'Senders look for the record first and for the policy only then. So nobody ever fetches it.',
    remedy: PUBLISH,
  },
  'mta-sts-policy-unreachable': {
    says: 'does not give out the MTA-STS policy',
    meaning: `A record announces a policy, and it cannot be fetched. ${NO_POLICY}`,
    remedy:
      'It must be answered with 200, by this very host, without leading on to another, in less than 64 KiB:\n    curl -sSi https://mta-sts.{domain}/.well-known/mta-sts.txt\nIf there shall be no policy any more, publish one with mode none first, and take the record away after max_age.',
  },
  'mta-sts-policy-untrusted': {
    says: 'cannot prove that the MTA-STS policy is its own',
    meaning: `The web server of the policy needs a certificate of its name from a known authority. ${NO_POLICY}`,
    remedy:
      'Get a certificate for the policy host and see that it is renewed:\n    certbot certonly -d mta-sts.{domain}',
  },
  'mta-sts-policy-invalid': {
    says: 'has an MTA-STS policy that cannot be read',
    meaning: `The file is there, but not written as a policy must be: see above. ${NO_POLICY}`,
    remedy: PUBLISH,
  },
  'mta-sts-policy-type': {
    says: 'does not send the MTA-STS policy as plain text',
    meaning:
      'Senders are told to accept text/plain only, lest somebody who may put other files there can set a policy. Some are strict about it and then see no policy.',
    remedy:
      'Send the file as text/plain:\n    # nginx\n    location = /.well-known/mta-sts.txt { default_type text/plain; }',
  },
  'mta-sts-mx-unlisted': {
    says: 'is not among the mail servers of the MTA-STS policy',
    meaning: 'An MX record leads to {mx}, and no mx line of the policy names it. {effect}.',
    remedy:
      'Add it to the policy, then give the record a new id:\n    mx: {mx}\nOr take it out of the MX records if it should not be there.',
  },
  'mta-sts-refused': {
    says: 'is not as the MTA-STS policy demands ({result})',
    meaning:
      'The policy promises STARTTLS with a certificate that is valid for {mx} and comes from a known authority. {effect}.',
    remedy:
      'Mend what is told of this server below. If that takes long, put the policy into mode testing, give the record a new id, and know that senders may keep the old one until its max_age has passed.',
  },
  'tlsa-unsigned': {
    says: 'has TLSA records that are not signed, so nobody uses them',
    meaning:
      'Without DNSSEC anybody on the way could put such records there. Senders take them for nothing, and the MX record, the addresses and the TLSA records must all be signed.',
    remedy:
      'Sign the zone and register its DS record with the parent zone, or take the records away:\n    dig +dnssec _25._tcp.{mx} TLSA',
  },
  'tlsa-unchecked': {
    says: 'has TLSA records, and this tester cannot tell whether they are signed',
    meaning: 'The resolver of this tester does not check signatures (DNSSEC), so nothing is concluded.',
    remedy: 'Ask a resolver that does: `ad` must be among the flags:\n    dig +dnssec @9.9.9.9 _25._tcp.{mx} TLSA',
  },
  'tlsa-unusable': {
    says: 'has a TLSA record that no sender can use',
    meaning:
      'Senders leave such a record out. If none is left they still insist on TLS, but authenticate nobody. For mail between servers, only the usages 2 and 3 count.',
    remedy:
      'Publish the digest of the public key instead:\n    openssl x509 -in cert.pem -noout -pubkey | openssl pkey -pubin -outform DER | openssl sha256\n    _25._tcp.{mx}. IN TLSA 3 1 1 <that digest>',
  },
  'tlsa-unanswered': {
    says: 'has signed addresses, but the question for its TLSA records gets no answer',
    meaning:
      'An answer that is signed elsewhere and missing here may have been held back by an attacker. Senders that obey DANE keep the mail and try later, until it comes back.',
    remedy:
      'See that the name servers and any firewall before them answer questions for TLSA, with NXDOMAIN or an empty answer where there are none:\n    dig +dnssec _25._tcp.{mx} TLSA',
  },
  'dane-without-tls': {
    says: 'has signed TLSA records and no working STARTTLS ({result})',
    meaning: 'TLSA records say that TLS is a must. Senders that obey DANE do not deliver to this server in plain text.',
    remedy: 'Let STARTTLS work again, as told of this server below, or take the TLSA records away until it does.',
  },
  'tls-rpt-record-invalid': {
    says: 'is not a record that asks for TLS reports',
    meaning: 'It is meant to be one and does not count, so senders that fail to deliver over TLS tell nobody.',
    remedy: 'Publish one record:\n    _smtp._tls.{domain}. IN TXT "v=TLSRPTv1; rua=mailto:tlsrpt@{domain}"',
  },
} satisfies Sayings
