import type { Sayings } from '../saying.ts'

export const WAY_OUT = {
  'not-reached-from-here': {
    says: 'did not answer at {address}; this tester never yet got through to port {port} on {family}',
    meaning:
      'So the silence may be the doing of the tester’s own network, which may not let it out there. Nothing is concluded about this address.',
    remedy: 'Test again from a network that lets connections to port {port} out on {family}.',
  },
  'no-way-out': {
    says: 'was not reached: this machine may not be allowed to connect to port {port}',
    meaning:
      'Most home and cloud networks are not: their providers drop such connections to keep spam in, and that looks just like a dead server. Since it was started, this tester has not got through to port {port} of any server of that kind, so nothing is known about {domain}, neither good nor bad.',
    remedy:
      'To find out, test a server of your own that you know to be well, in another network. If that is not reached either, ask the provider of this machine to open outgoing connections to port {port}, or run Helograph where they are open.\nWho runs this Helograph may name servers to ask first:\n    CANARIES=mx1.example.org,mx2.example.net\nPorts 465 and 587, where users log in, are open in most networks.',
  },
  'not-waited-for': {
    says: 'was not waited for any longer ({addresses})',
    meaning:
      'Three other addresses had not answered, and nothing ever answered this tester there. More waiting would not have told more.',
    remedy: 'Test again from a network that lets connections to port {port} out.',
  },
  'no-room-to-connect': {
    says: 'was not tried at {address}: this tester could not begin a connection',
    meaning:
      'Its machine had no open files, ports or memory left for one more, or its own firewall forbids it. Nothing is known of this address, neither good nor bad.',
    remedy:
      'Test again in a moment. If it stays, who runs this Helograph lets more files be open, or fewer tests run at once:\n    # systemd\n    LimitNOFILE=65536\n    # Helograph\n    MAX_TESTS=100',
  },
} satisfies Sayings
