import type { Sayings } from '../saying.ts'

export const BLOCKLISTS = {
  'address-listed': {
    says: 'is on a public blocklist ({addresses}, on {lists})',
    meaning:
      'Mail to this server still arrives. Mail that is sent from this address will be refused or filed as spam by everybody who uses the list.',
    remedy:
      'Read the reason that the list gives, end what caused it (an abused account, an open form, a machine with a virus, an address range that is meant for homes), and only then ask the list to take the address off.',
  },
  'blocklist-unusable': {
    says: 'did not answer this tester as a blocklist does, so nothing is concluded from it',
    meaning:
      'Many lists do not answer questions that come through public or busy resolvers. Some say so with an address that a careless reader takes for a listing; we do not.',
    remedy:
      'For whoever runs this Helograph: give it a resolver of its own with `DNS_SERVERS`, or take the list out of `BLOCKLISTS`.',
  },
} satisfies Sayings
