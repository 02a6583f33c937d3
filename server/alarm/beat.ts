/** Asks for the address that the operator named as the place for our heartbeat. What is answered is of no matter. */
import { lookup } from 'node:dns/promises'
import type { Beat } from '../watch/heartbeat.ts'
import type { Post } from './post.ts'

/**
 * @param url of the web; its name may be one that only this machine knows
 * @param post through a door that leads everywhere: the operator named this place
 */
export function createBeat(url: URL, post: Post): Beat {
  return async () => {
    const name = url.hostname.replace(/^\[|\]$/g, '')
    const { address } = await lookup(name)
    const asked = await post({ url, address, headers: {}, body: '', method: 'GET' }, new AbortController().signal)
    if (!asked.ok) return asked.message
    return asked.status < 400 ? null : `It answered ${asked.status}.`
  }
}
