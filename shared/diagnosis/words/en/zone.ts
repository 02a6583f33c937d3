import type { Sayings } from '../saying.ts'

export const ZONE = {
  'contradictory-answers': {
    says: 'exists when it is asked for {toldType}, and does not exist when it is asked for {type}',
    meaning:
      'A name that has any record exists, whatever it is asked for. A resolver that hears first that it does not exist may believe that for all its records, and then mail waits or comes back.',
    remedy:
      'The name servers, or a load balancer that plays one, must answer NOERROR without a record, not NXDOMAIN. To see what they say:\n    dig +trace {type} {name}',
  },
  'half-answered': {
    says: 'was looked up by half: the DNS answered for {toldType}, and did not for {type}',
    meaning:
      'The address that was told is tested. Whether there are others is unknown. Most senders go on with what they have, some wait and try again later.',
    remedy:
      'Test again. If it stays, ask the name servers of the zone themselves; old load balancers are known to be silent or to fail for AAAA:\n    dig +trace {type} {name}',
  },
  'domain-is-alias': {
    says: 'is an alias (CNAME), and its mail goes where the other name sends it',
    meaning:
      'Senders follow the alias and use the MX records of the name it leads to. Nothing else can stand beside an alias: it has no MX and no TXT record of its own, so what the other name says (its SPF, too) holds for it.',
    remedy: 'Nothing, if that is meant. Else replace the CNAME by the records that this name needs.',
  },
  'single-mx': {
    says: 'has one mail server, at one place',
    meaning:
      'While it is down, mail waits at its senders, who try again for some days. That is how mail is meant to work; many small domains live well with it.',
    remedy: '',
  },
  'mx-share-address': {
    says: 'names {count} mail servers, and all of them are at one address ({address})',
    meaning: 'To senders they are one server: where it is down, no other is left to try.',
    remedy: 'Nothing, or leave one MX record, which says the same.',
  },
} satisfies Sayings
