/** How the page is reached, as far as that can be told from the configuration alone. Pure. */
import type { Config } from '../config.ts'
import { good, note, type Remark, wrong } from './remark.ts'

export type WebConfig = Pick<Config, 'publicUrl' | 'host' | 'port' | 'trustProxy' | 'metricsToken'>

export function lookAtWeb({ publicUrl, host, port, trustProxy, metricsToken }: WebConfig): Remark[] {
  const { protocol, hostname } = new URL(publicUrl)
  const tls = protocol === 'https:'
  const atHome = isLoopback(hostname)
  const remarks: Remark[] = []
  if (tls) remarks.push(good('PUBLIC_URL', `Links begin with ${publicUrl}.`))
  else if (atHome)
    remarks.push(
      note(
        'PUBLIC_URL',
        `Links begin with ${publicUrl}, which only this machine can open; set it to how others reach the page.`,
      ),
    )
  else
    remarks.push(
      note(
        'PUBLIC_URL',
        `${publicUrl} sends reports, delete tokens and logins over the network as plain text; put a proxy with TLS in front.`,
      ),
    )
  if (tls && trustProxy === false)
    remarks.push(
      wrong(
        'TRUST_PROXY',
        'With https there is a proxy in front, and without TRUST_PROXY every visitor looks like that proxy and shares one allowance; set it to the address of the proxy.',
      ),
    )
  if (trustProxy === true)
    remarks.push(
      note(
        'TRUST_PROXY',
        'Every client is believed when it says where it comes from; name the proxies, such as 127.0.0.1, instead.',
      ),
    )
  if (proxyBeside(trustProxy) && !isLoopback(host))
    remarks.push(
      note('HOST', `Port ${port} is open to others besides the proxy on this machine; HOST=127.0.0.1 closes it.`),
    )
  if (!atHome && metricsToken === null)
    remarks.push(note('METRICS_TOKEN', 'Everybody may read /metrics; set a token, or let the proxy keep it back.'))
  return remarks
}

/** Whether the only proxies that are believed run on this machine. */
function proxyBeside(trustProxy: WebConfig['trustProxy']): boolean {
  return typeof trustProxy === 'object' && trustProxy.every(isLoopback)
}

function isLoopback(host: string): boolean {
  return /^(localhost|127\..*|\[?::1\]?(\/128)?)$/.test(host)
}
