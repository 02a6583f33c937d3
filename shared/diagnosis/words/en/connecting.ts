import type { Sayings } from '../saying.ts'

export const CONNECTING = {
  'ipv6-dead': {
    says: 'is dead on IPv6',
    meaning:
      'Its name has an AAAA record, but nothing answers at {address}, while IPv4 works. Senders with IPv6 try this address first and lose time; some never fall back.',
    remedy:
      "Let the server listen on IPv6 and open its firewall, or take the AAAA record away:\n    # Postfix\n    inet_protocols = all\n    # Exim\n    local_interfaces = <; 0.0.0.0; ::0\n    # Sendmail\n    DAEMON_OPTIONS(`Name=MTA-v6, Family=inet6')",
  },
  'connect-refused': {
    says: 'refuses connections on port {port}',
    meaning:
      'The machine is there and says that nothing listens on this port, or its firewall says so in its place. Senders try again later, and then give the mail back.',
    remedy:
      'Start the mail server, let it listen on its public address, and see whether a ban (fail2ban) holds {tester}:\n    ss -ltnp | grep :{port}\n    # Postfix\n    inet_interfaces = all\n    # Exim\n    daemon_smtp_ports = 25',
  },
  'connect-timeout': {
    says: 'does not answer on port {port}',
    meaning:
      'Not even a refusal came back from {address}. The machine is down, or a firewall drops the packets: its own, its provider’s, or one on the way.',
    remedy:
      'Try from another network first:\n    nc -vz {address} {port}\nIf it fails there too, open TCP port {port} inbound in the firewall of the server and at its provider.',
  },
  'connect-unreachable': {
    says: 'cannot be reached: the network knows no way to {address}',
    meaning:
      'A router on the way, or the one in front of the server, reports that there is no path. Mail cannot arrive on this address.',
    remedy:
      'See whether the address in the DNS is still the right one and its routing works:\n    traceroute {address}',
  },
  'connect-reset': {
    says: 'breaks connections off while they are made',
    meaning:
      'Something at {address} answered and at once took it back: mostly a firewall or a load balancer with nothing behind it.',
    remedy: 'See whether the balancer has a working server behind it, and whether an intrusion filter holds {tester}.',
  },
} satisfies Sayings
