/** A letter as nodemailer takes it: addressed, threaded by incident, and marked as sent by a machine. Pure. */
import type { SendMailOptions } from 'nodemailer'
import type { Alert, AlertMessage } from '../../shared/watch/alert.ts'
import { alertLetter, confirmationLetter, type Letter, linksLetter } from '../../shared/watch/say/letter.ts'
import { letterHtml } from '../../shared/watch/say/letter-html.ts'
import { letterText } from '../../shared/watch/say/letter-text.ts'

/**
 * @param from the mailbox that sends it
 * @param key of the message: the same for every try of it
 */
export function mailOf(message: AlertMessage, to: string, from: string, key: string): SendMailOptions {
  const letter = letterOf(message)
  return {
    // Structured, so that nothing in an address is read as a second one.
    from: { name: 'Helograph', address: from },
    to: { name: '', address: to },
    envelope: { from, to: [to] },
    subject: letter.subject,
    text: letterText(letter),
    html: letterHtml(letter),
    ...threading(message, from, key),
    headers: {
      // RFC 3834 5: no vacation notice is due for it.
      'Auto-Submitted': 'auto-generated',
      ...unsubscribing(letter.stop.url),
      // RFC 4021 2.1.54: a telephone that is quiet at night lets such mail through.
      ...(isAlert(message) && message.acknowledge ? { Importance: 'high' } : {}),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function letterOf(message: AlertMessage): Letter {
  if (message.kind === 'confirm') return confirmationLetter(message)
  return message.kind === 'links' ? linksLetter(message) : alertLetter(message)
}

/**
 * RFC 5322 3.6.4. The first message of an incident is what all others answer to, so they stand together also where one
 * of them never came; and a second copy of one bears the same name, by which mail programs know it.
 */
function threading(message: AlertMessage, from: string, key: string) {
  const named = (local: string) => `<${local.replace(/[^A-Za-z0-9.-]/g, '-')}@${from.slice(from.lastIndexOf('@') + 1)}>`
  if (!isAlert(message)) return { messageId: named(key) }
  const first = named(`${message.thread}.1`)
  if (message.sequence === 1) return { messageId: first }
  return { messageId: named(`${message.thread}.${message.sequence}`), inReplyTo: first, references: first }
}

/** RFC 2369 3.2; RFC 8058 3.1 allows the one click only where the address is HTTPS. */
function unsubscribing(url: string): Record<string, string> {
  const oneClick = url.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}
  return { 'List-Unsubscribe': `<${url}>`, ...oneClick }
}

function isAlert(message: AlertMessage): message is Alert {
  return message.kind !== 'confirm' && message.kind !== 'links'
}
