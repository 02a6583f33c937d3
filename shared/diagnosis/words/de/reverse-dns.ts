import type { REVERSE_DNS as ENGLISH } from '../en/reverse-dns.ts'
import type { Translated } from '../saying.ts'

export const REVERSE_DNS = {
  'no-reverse-name': {
    says: 'hat im Reverse-DNS keinen Namen ({addresses})',
    meaning:
      'Um Mail zu empfangen, braucht es keinen PTR-Eintrag. Er zählt, wenn dieser Server auch sendet, wie die meisten: Viele Empfänger weisen Mail von einer Adresse ohne Namen ab oder misstrauen ihr.',
    remedy:
      'Nur der Inhaber der Adresse, meist der Hoster oder Provider, kann ihn setzen. Bitten Sie um den Namen, mit dem sich der Server selbst nennt:\n    {pointer}. IN PTR {ptrHost}.',
  },
  'reverse-name-unconfirmed': {
    says: 'hat im Reverse-DNS einen Namen, der nicht zu seiner Adresse zurückführt ({addresses})',
    meaning:
      'Jeder kann in das Reverse-DNS seiner Adressen schreiben, was er will; geglaubt wird der Name deshalb nur, wenn er die Adresse hat. Für den Empfang ist das gleichgültig; Mail, die dieser Server sendet, wird von vielen abgewiesen oder beargwöhnt.',
    remedy:
      'Geben Sie dem Namen einen A- oder AAAA-Eintrag mit dieser Adresse, oder lassen Sie den PTR-Eintrag auf einen Namen ändern, der sie hat:\n    {pointer}. IN PTR {ptrHost}.',
  },
  'greets-by-another-name': {
    says: 'nennt sich {said}, und das Reverse-DNS nennt seine Adresse {ptr}',
    meaning:
      'Meist harmlos: Cluster und Server hinter einer gemeinsamen Adresse tun das oft, und wer Mail zustellt, stört sich nicht daran. Nur wenn der Server mit genau diesem Namen sendet, vergleichen manche Empfänger.',
    remedy: '',
  },
} satisfies Translated<typeof ENGLISH>
