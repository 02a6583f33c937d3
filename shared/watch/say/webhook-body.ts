/** A message as a program is told it: the body of a webhook. Pure. */
import { printable } from '../../plain-text.ts'
import type { AlertMessage } from '../alert.ts'
import { subjectOf } from './labels.ts'
import { LAST_TODAY } from './last-today.ts'

/**
 * `event` is the same in every try of one message. `text` says it in a line for people: chat systems that take webhooks
 * (Slack, Mattermost) show just that field.
 *
 * @param key of the message
 */
export function webhookBody(message: AlertMessage, key: string): string {
  if (message.kind === 'links') throw new Error('links are mailed, never posted')
  if (message.kind !== 'confirm') {
    const { id, kind, ...rest } = message
    const last = message.lastToday ? `. ${LAST_TODAY.line}` : ''
    const text = `${subjectOf(message)}${last}${message.evidence ? ` ${message.evidence.url}` : ''}`
    return JSON.stringify({ event: key, type: kind, happening: id, text, ...rest })
  }
  const { watch, challenge, expiresAt, stop } = message
  const text = `Somebody wants alarms about ${printable(watch.target)} to be sent here. To agree, answer this request with the challenge in the body.`
  return JSON.stringify({ event: key, type: 'confirm', text, target: watch.target, challenge, expiresAt, stop })
}
