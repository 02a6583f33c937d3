/** Begins tests at a product, over connections that are kept. */
import { Agent, request } from 'node:http'

export interface Answered {
  status: number
  /** Null where it was refused. */
  id: string | null
  /** Seconds; null where nothing was said of it. */
  retryAfter: number | null
  /** From the request to the whole answer, in milliseconds. */
  ms: number
}

/** @param connections at most so many at once */
export function createBeginner(url: string, connections: number): (order: object) => Promise<Answered> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return (order) =>
    new Promise((resolve, reject) => {
      const began = performance.now()
      const body = JSON.stringify(order)
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      const sent = request(`${url}/api/tests`, { method: 'POST', agent, headers }, (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => {
          text += chunk
        })
        answer.on('end', () => {
          const { statusCode: status = 0, headers: said } = answer
          const id = status === 201 ? (JSON.parse(text) as { id: string }).id : null
          const retryAfter = said['retry-after'] === undefined ? null : Number(said['retry-after'])
          resolve({ status, id, retryAfter, ms: performance.now() - began })
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
}
