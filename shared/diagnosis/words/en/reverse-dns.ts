import type { Sayings } from '../saying.ts'

export const REVERSE_DNS = {
  'no-reverse-name': {
    says: 'has no name in the reverse DNS ({addresses})',
    meaning:
      'To receive mail, no PTR record is needed. It matters if this server also sends, as most do: many receivers refuse or distrust mail from an address without a name.',
    remedy:
      'Only the owner of the address, mostly the hoster or provider, can set it. Ask for the name that the server calls itself:\n    {pointer}. IN PTR {ptrHost}.',
  },
  'reverse-name-unconfirmed': {
    says: 'has a name in the reverse DNS that does not lead back to its address ({addresses})',
    meaning:
      'Anybody can write any name into the reverse DNS of their addresses, so it is believed only if that name has the address. To receive mail, this does not matter; mail that this server sends is refused or distrusted by many.',
    remedy:
      'Give the name an A or AAAA record with this address, or have the PTR record changed to a name that has it:\n    {pointer}. IN PTR {ptrHost}.',
  },
  'greets-by-another-name': {
    says: 'calls itself {said}, and the reverse DNS calls its address {ptr}',
    meaning:
      'Mostly harmless: clusters and servers behind a shared address often do, and nobody who delivers mail minds. Only where the server sends with this very name do some receivers compare.',
    remedy: '',
  },
} satisfies Sayings
