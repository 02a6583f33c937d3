import type { LOGIN as ENGLISH } from '../en/login.ts'
import type { Translated } from '../saying.ts'

export const LOGIN = {
  'login-not-offered': {
    says: 'bietet keine Anmeldung an',
    meaning:
      'AUTH stand nicht in seiner Antwort auf EHLO innerhalb von TLS. Auf 587 und 465 können Benutzer ohne sie nicht senden; auf Port 25 stellen andere Server zu, und keiner von ihnen braucht eine Anmeldung.',
    remedy:
      'Sollen sich hier Benutzer anmelden, schalten Sie es für diesen Port ein:\n    # Postfix, master.cf, Dienst submission\n    -o smtpd_sasl_auth_enable=yes\n    # Exim: ein Authenticator mit server_condition\n    exim -bP auth_advertise_hosts\nSonst testen Sie den Port, über den die Benutzer senden.',
  },
  'login-mechanism-missing': {
    says: 'bietet die verlangte Art der Anmeldung nicht an',
    meaning: 'Was er anbietet, steht oben. Weder Name noch Passwort wurde gesendet.',
    remedy: 'Testen Sie noch einmal mit einem der angebotenen Mechanismen, oder ohne einen zu nennen.',
  },
  'login-mechanisms-unknown': {
    says: 'bietet nur Arten der Anmeldung an, die dieser Prüfer nicht kennt',
    meaning:
      'Dieser Prüfer kennt SCRAM-SHA-256, CRAM-MD5, PLAIN und LOGIN. Andere wie XOAUTH2 oder GSSAPI brauchen mehr als Name und Passwort. Nichts davon wurde gesendet.',
    remedy: 'Es gibt nichts zu beheben, außer wenn sich Programme der Benutzer mit einem Passwort anmelden sollen.',
  },
  'login-server-unproven': {
    says: 'zeigt nicht, dass er das Passwort kennt',
    meaning:
      'Bei SCRAM muss sich auch der Server ausweisen, und dieser tat es nicht oder konnte es nicht. Wer dazwischen sitzt, kann an seiner Stelle antworten; ein Programm eines Benutzers beendet die Verbindung hier. Das Passwort selbst wurde nicht gesendet.',
    remedy:
      'Sehen Sie nach, ob ein Proxy für den Server antwortet und ob Name und gespeichertes Passwort zusammengehören. Bringen Sie die SASL-Software auf den neuesten Stand; ändern Sie das Passwort, wenn Sie keinen harmlosen Grund kennen.',
  },
  'login-challenge-odd': {
    says: 'fragt etwas, das nicht zu dieser Art der Anmeldung gehört',
    meaning:
      'Seine Aufgabe lässt sich nicht beantworten, also hat dieser Prüfer die Anmeldung beendet. Was daran falsch ist, steht oben.',
    remedy:
      'Versuchen Sie einen anderen Mechanismus. Scheitern Programme der Benutzer ebenso, sehen Sie ins Log der SASL-Software.',
  },
  'login-refused': {
    says: 'lehnt die Anmeldung ab',
    meaning:
      'Name oder Passwort ist falsch, oder dieses Konto darf nicht von außen senden. Welches, darf ein Server nicht sagen. Es wurde einmal versucht, mit einem Mechanismus, damit kein Konto gesperrt wird.',
    remedy:
      'Vergleichen Sie beides mit dem, was in einem Mailprogramm funktioniert. Große Anbieter wollen ein App-Passwort statt des üblichen. Manche Server wollen als Namen die ganze Adresse, andere den Teil vor dem @.',
  },
  'login-mechanism-too-weak': {
    says: 'lässt dieses Konto auf diese Art nicht herein',
    meaning:
      'Dem Server ist der Mechanismus für dieses Konto zu schwach, oder er will ein eigens für Programme gemachtes Passwort.',
    remedy:
      'Melden Sie sich mit einem stärkeren Mechanismus an oder mit einem App-Passwort. Was der Server antwortete, sagt meist, wo es eines gibt.',
  },
  'login-password-change': {
    says: 'bittet um eine erste Anmeldung mit dem Passwort im Klartext',
    meaning: 'Dieses Konto kam aus einem anderen System und hat für diesen Mechanismus noch kein Geheimnis.',
    remedy: 'Melden Sie sich einmal mit PLAIN innerhalb von TLS an, und testen Sie dann noch einmal.',
  },
  'login-wants-encryption': {
    says: 'verlangt Verschlüsselung innerhalb der Verschlüsselung',
    meaning:
      'Die Anmeldung wurde innerhalb von TLS versucht, und der Server antwortet, er brauche zuerst TLS: Er weiß nichts von der Verschlüsselung, hinter der er steht. So kann sich niemand anmelden.',
    remedy:
      'Beendet ein Proxy TLS vor dem Server, lassen Sie ihn das dem Server sagen, oder lassen Sie den Server ihm vertrauen:\n    # Dovecot, für das Netz des Proxys\n    login_trusted_networks = 192.0.2.0/24',
  },
  'login-backend-down': {
    says: 'kann jetzt keine Passwörter prüfen',
    meaning:
      'Der Server erreichte seine eigenen Konten gar nicht oder nicht rechtzeitig. Solange das anhält, können Benutzer nicht senden; ob das Passwort stimmt, ist nicht bekannt.',
    remedy:
      'Sehen Sie nach, was hinter der Anmeldung steht:\n    # Postfix (Dovecot)\n    postconf smtpd_sasl_type smtpd_sasl_path\n    doveadm auth test NAME\n    # Postfix (Cyrus)\n    testsaslauthd -u NAME -p PASSWORD',
  },
  'login-mechanism-refused': {
    says: 'bietet eine Art der Anmeldung an und kennt sie dann nicht',
    meaning:
      'Der Mechanismus stand in seiner Antwort auf EHLO und wird so, wie er verwendet wurde, nicht verstanden. Programmen der Benutzer geht es ebenso.',
    remedy:
      'Bieten Sie nur an, was funktioniert, oder sehen Sie im Log der SASL-Software nach, warum es das nicht tut:\n    # Postfix\n    postconf smtpd_sasl_mechanism_filter smtpd_sasl_security_options',
  },
  'login-forgotten': {
    says: 'verlangt eine Anmeldung von jemandem, der angemeldet ist',
    meaning: 'Gerade hat er das Konto hereingelassen, und nun lässt er es nicht senden.',
    remedy:
      'Sehen Sie nach, was der Server Angemeldeten erlaubt:\n    # Postfix\n    postconf smtpd_relay_restrictions smtpd_recipient_restrictions',
  },
  'login-to-a-stranger': {
    says: 'bekam eine Anmeldung, obwohl sein Zertifikat nichts beweist',
    meaning:
      'Was mit dem Zertifikat nicht stimmt, steht oben. Wer dazwischen sitzt, hätte dasselbe zeigen können und bekommen, was gesendet wurde; ein Programm eines Benutzers hätte zuerst gefragt.',
    remedy: 'Bringen Sie das Zertifikat in Ordnung. Kennen Sie das Netz dazwischen nicht, ändern Sie das Passwort.',
  },
} satisfies Translated<typeof ENGLISH>
