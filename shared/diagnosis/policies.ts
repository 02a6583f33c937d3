/** Policies that a domain publishes about its mail servers, and what they make of what was seen: MTA-STS, DANE, TLS reports. */
import type { Facts } from '../report.ts'
import { REFUSED_BY } from '../strictness.ts'
import type { CheckName } from '../words.ts'
import { CERTIFICATES } from './certificates.ts'
import { endedCheck, type PolicyTrouble, type PolicyTroubleKind, policyTroubles } from './policy-notes.ts'
import { given, type StepRule, type TestRule, type WiderEvidence } from './rule.ts'

const PUBLISH =
  'The two belong together:\n    _mta-sts.{domain}. IN TXT "v=STSv1; id=20260101"\n    # https://mta-sts.{domain}/.well-known/mta-sts.txt\n    version: STSv1\n    mode: testing\n    mx: mx1.{domain}\n    max_age: 604800\nA new id tells senders that the policy has changed.'

const NO_POLICY =
  'Senders treat it as if there were no policy, or go on with the one they fetched before until its max_age has passed. Mail arrives, without the protection that was meant.'

/** What is wrong at the server itself; that the policy refuses it follows from that. */
const WITHOUT_TLS = [
  'starttls-masked',
  'starttls-not-offered',
  'starttls-unimplemented',
  'starttls-unavailable',
  'handshake-plain',
  'handshake-failed',
]
const BAD_CERTIFICATE = CERTIFICATES.map(({ code }) => code)

/** One finding for each host, however many of its addresses show it. */
function told(
  name: CheckName,
  kind: PolicyTroubleKind,
  more: (facts: Facts, trouble: PolicyTrouble) => object = () => ({}),
) {
  return (facts: Facts): WiderEvidence[] => {
    const troubles = policyTroubles(endedCheck(facts, name)).filter((trouble) => trouble.kind === kind)
    const first = troubles.filter(({ host }, at) => troubles.findIndex((other) => other.host === host) === at)
    return first.map((trouble) => ({
      subject: trouble.host,
      ...(trouble.session !== null && { session: trouble.session }),
      text: trouble.text,
      words: { result: trouble.result ?? '', mx: trouble.host },
      ...more(facts, trouble),
    }))
  }
}

/** In `testing` senders deliver all the same, and report (RFC 8461 5). */
const asTheModeSays = (facts: Facts, { host, result }: PolicyTrouble) => {
  const enforced = endedCheck(facts, 'mta-sts')?.data.mode === 'enforce'
  const effect = enforced
    ? 'Its policy is in mode enforce: senders that obey, the largest among them, do not deliver here'
    : 'Its policy is in mode testing: senders deliver all the same and only report it. In mode enforce they would not'
  return { severity: enforced ? 'error' : 'warning', words: { result: result ?? '', mx: host, effect } }
}

const soft = (facts: Facts) => ({ severity: endedCheck(facts, 'dane')?.status === 'warned' ? 'warning' : 'notice' })

const accepted = (facts: Facts, session: number): boolean => {
  const sessions = endedCheck(facts, 'dane')?.data.accepted
  return Array.isArray(sessions) && sessions.includes(session)
}

export const POLICY_STEPS: readonly StepRule[] = [
  {
    code: 'certificate-fails-its-anchor',
    steps: ['certificate'],
    says: 'shows a certificate that its trust anchor in the DNS does not make good',
    meaning:
      'The TLSA records of {host} name an authority (usage 2). Under it the certificate has to be valid as anywhere else: for this name, and today. Senders that obey DANE do not deliver here as it is.',
    remedy:
      'Get a certificate from that authority that has {host} among its names, and renew it in time. Or name the key of the server itself, for which names and dates do not count:\n    _25._tcp.{host}. IN TLSA 3 1 1 <digest of its key>',
    source: 'RFC 7671 5.2; RFC 7672 3.1.2',
    when: ({ failure }) =>
      given(failure?.message.includes(REFUSED_BY.DANE) && failure.message.includes('(usage 2)'), {
        text: failure?.message ?? '',
      }),
  },
  {
    code: 'certificate-not-in-tlsa',
    steps: ['certificate'],
    says: 'shows a certificate that its TLSA records do not allow',
    meaning:
      'The DNS, signed with DNSSEC, says which certificate {host} has, and it shows another. Senders that obey DANE do not deliver here, whoever issued the certificate. Mostly it was renewed with a new key, and the records were not.',
    remedy:
      'Publish the record of the key in use beside the old one, and keep the key when you renew:\n    openssl x509 -in cert.pem -noout -pubkey | openssl pkey -pubin -outform DER | openssl sha256\n    _25._tcp.{host}. IN TLSA 3 1 1 <that digest>\n    certbot renew --reuse-key',
    source: 'RFC 7672 2.2, 8.2; RFC 7671 8; RFC 8460 4.3 (tlsa-invalid)',
    when: ({ failure }) => given(failure?.message.includes(REFUSED_BY.DANE), { text: failure?.message ?? '' }),
  },
  {
    code: 'certificate-known-to-tlsa',
    steps: ['certificate'],
    severity: 'notice',
    remark: true,
    says: 'shows the certificate that its TLSA records name',
    meaning:
      'Senders that obey DANE accept it as it is: what counts for them is the signed record, not who issued the certificate. The lamp shows how it looks to everybody else.',
    remedy: '',
    source: 'RFC 7671 5.1; RFC 7672 3.1.1',
    when: ({ facts, session, step, failure }) =>
      given(step.status === 'warned' && failure && accepted(facts, session.index), { text: failure?.message ?? '' }),
  },
]

export const POLICIES: readonly TestRule[] = [
  {
    code: 'mta-sts-record-invalid',
    severity: 'warning',
    fault: 'target',
    says: 'is not a record that announces an MTA-STS policy',
    meaning: `It is meant to be one and does not count. ${NO_POLICY}`,
    remedy: PUBLISH,
    source: 'RFC 8461 3.1; RFC 8460 4.3 (sts-policy-invalid)',
    when: told('mta-sts', 'sts-record-invalid'),
  },
  {
    code: 'mta-sts-record-missing',
    severity: 'warning',
    fault: 'target',
    says: 'has no record, though there is an MTA-STS policy',
    meaning: 'Senders look for the record first and for the policy only then. So nobody ever fetches it.',
    remedy: PUBLISH,
    source: 'RFC 8461 3.1, 5.1',
    when: told('mta-sts', 'sts-record-missing'),
  },
  {
    code: 'mta-sts-policy-unreachable',
    severity: 'warning',
    fault: 'target',
    says: 'does not give out the MTA-STS policy',
    meaning: `A record announces a policy, and it cannot be fetched. ${NO_POLICY}`,
    remedy:
      'It must be answered with 200, by this very host, without leading on to another, in less than 64 KiB:\n    curl -sSi https://mta-sts.{domain}/.well-known/mta-sts.txt\nIf there shall be no policy any more, publish one with mode none first, and take the record away after max_age.',
    source: 'RFC 8461 3.3; RFC 8460 4.3 (sts-policy-fetch-error)',
    when: told('mta-sts', 'sts-policy-unreachable'),
  },
  {
    code: 'mta-sts-policy-untrusted',
    severity: 'warning',
    fault: 'target',
    says: 'cannot prove that the MTA-STS policy is its own',
    meaning: `The web server of the policy needs a certificate of its name from a known authority. ${NO_POLICY}`,
    remedy:
      'Get a certificate for the policy host and see that it is renewed:\n    certbot certonly -d mta-sts.{domain}',
    source: 'RFC 8461 3.3; RFC 8460 4.3 (sts-webpki-invalid)',
    when: told('mta-sts', 'sts-policy-untrusted'),
  },
  {
    code: 'mta-sts-policy-invalid',
    severity: 'warning',
    fault: 'target',
    says: 'has an MTA-STS policy that cannot be read',
    meaning: `The file is there, but not written as a policy must be: see above. ${NO_POLICY}`,
    remedy: PUBLISH,
    source: 'RFC 8461 3.2; RFC 8460 4.3 (sts-policy-invalid)',
    when: told('mta-sts', 'sts-policy-invalid'),
  },
  {
    code: 'mta-sts-policy-type',
    severity: 'warning',
    fault: 'target',
    says: 'does not send the MTA-STS policy as plain text',
    meaning:
      'Senders are told to accept text/plain only, lest somebody who may put other files there can set a policy. Some are strict about it and then see no policy.',
    remedy:
      'Send the file as text/plain:\n    # nginx\n    location = /.well-known/mta-sts.txt { default_type text/plain; }',
    source: 'RFC 8461 3.2; RFC 8460 4.3 (sts-policy-invalid)',
    when: told('mta-sts', 'sts-policy-type'),
  },
  {
    code: 'mta-sts-mx-unlisted',
    severity: 'error',
    fault: 'target',
    says: 'is not among the mail servers of the MTA-STS policy',
    meaning: 'An MX record leads to {mx}, and no mx line of the policy names it. {effect}.',
    remedy:
      'Add it to the policy, then give the record a new id:\n    mx: {mx}\nOr take it out of the MX records if it should not be there.',
    source: 'RFC 8461 4.1, 5; RFC 8460 4.3 (validation-failure)',
    when: told('mta-sts', 'sts-mx-unlisted', asTheModeSays),
  },
  {
    code: 'mta-sts-refused',
    severity: 'error',
    fault: 'target',
    says: 'is not as the MTA-STS policy demands ({result})',
    meaning:
      'The policy promises STARTTLS with a certificate that is valid for {mx} and comes from a known authority. {effect}.',
    remedy:
      'Mend what is told of this server below. If that takes long, put the policy into mode testing, give the record a new id, and know that senders may keep the old one until its max_age has passed.',
    source: 'RFC 8461 4.2, 5; RFC 8460 4.3',
    follows: [...WITHOUT_TLS, ...BAD_CERTIFICATE, 'certificate-not-in-tlsa'],
    when: told('mta-sts', 'sts-refused', asTheModeSays),
  },
  {
    code: 'tlsa-unsigned',
    severity: 'notice',
    fault: 'target',
    says: 'has TLSA records that are not signed, so nobody uses them',
    meaning:
      'Without DNSSEC anybody on the way could put such records there. Senders take them for nothing, and the MX record, the addresses and the TLSA records must all be signed.',
    remedy:
      'Sign the zone and register its DS record with the parent zone, or take the records away:\n    dig +dnssec _25._tcp.{mx} TLSA',
    source: 'RFC 7672 2.2; RFC 6698 4',
    when: told('dane', 'tlsa-unsigned'),
  },
  {
    code: 'tlsa-unchecked',
    severity: 'notice',
    fault: 'probe',
    says: 'has TLSA records, and this tester cannot tell whether they are signed',
    meaning: 'The resolver of this tester does not check signatures (DNSSEC), so nothing is concluded.',
    remedy: 'Ask a resolver that does: `ad` must be among the flags:\n    dig +dnssec @9.9.9.9 _25._tcp.{mx} TLSA',
    source: 'RFC 7672 2.2; RFC 6840 5.8',
    when: told('dane', 'tlsa-unchecked'),
  },
  {
    code: 'tlsa-unusable',
    severity: 'warning',
    fault: 'target',
    says: 'has a TLSA record that no sender can use',
    meaning:
      'Senders leave such a record out. If none is left they still insist on TLS, but authenticate nobody. For mail between servers, only the usages 2 and 3 count.',
    remedy:
      'Publish the digest of the public key instead:\n    openssl x509 -in cert.pem -noout -pubkey | openssl pkey -pubin -outform DER | openssl sha256\n    _25._tcp.{mx}. IN TLSA 3 1 1 <that digest>',
    source: 'RFC 7672 3.1.3, 2.2; RFC 6698 2.1; RFC 8460 4.3 (tlsa-invalid)',
    when: told('dane', 'tlsa-unusable', soft),
  },
  {
    code: 'tlsa-unanswered',
    severity: 'warning',
    fault: 'unknown',
    says: 'has signed addresses, but the question for its TLSA records gets no answer',
    meaning:
      'An answer that is signed elsewhere and missing here may have been held back by an attacker. Senders that obey DANE keep the mail and try later, until it comes back.',
    remedy:
      'See that the name servers and any firewall before them answer questions for TLSA, with NXDOMAIN or an empty answer where there are none:\n    dig +dnssec _25._tcp.{mx} TLSA',
    source: 'RFC 7672 2.1.2, 2.2; RFC 8460 4.3 (dnssec-invalid)',
    when: told('dane', 'tlsa-unanswered'),
  },
  {
    code: 'dane-without-tls',
    severity: 'error',
    fault: 'target',
    says: 'has signed TLSA records and no working STARTTLS ({result})',
    meaning: 'TLSA records say that TLS is a must. Senders that obey DANE do not deliver to this server in plain text.',
    remedy: 'Let STARTTLS work again, as told of this server below, or take the TLSA records away until it does.',
    source: 'RFC 7672 2.2; RFC 8460 4.3 (starttls-not-supported)',
    follows: WITHOUT_TLS,
    when: told('dane', 'tlsa-no-starttls'),
  },
  {
    code: 'tls-rpt-record-invalid',
    severity: 'warning',
    fault: 'target',
    says: 'is not a record that asks for TLS reports',
    meaning: 'It is meant to be one and does not count, so senders that fail to deliver over TLS tell nobody.',
    remedy: 'Publish one record:\n    _smtp._tls.{domain}. IN TXT "v=TLSRPTv1; rua=mailto:tlsrpt@{domain}"',
    source: 'RFC 8460 3',
    when: told('tls-rpt', 'rpt-record-invalid'),
  },
]
