/** PLAIN (RFC 4616) and LOGIN (in no RFC, and spoken everywhere): the password itself, so never outside TLS. */
import type { Credentials } from '../../../../shared/credentials.ts'
import { alwaysProven, type Begin, type Exchange } from './mechanism.ts'

export const beginPlain: Begin = (credentials) => ({ exchange: plain(credentials), proven: alwaysProven })
export const beginLogin: Begin = (credentials) => ({ exchange: login(credentials), proven: alwaysProven })

/** No authorization identity: the account acts as itself. */
async function* plain({ user, password }: Credentials): Exchange {
  const nul = new Uint8Array(1)
  yield Buffer.concat([nul, user, nul, password])
  return null
}

/** The server asks `Username:` and `Password:`, in whatever words. */
async function* login({ user, password }: Credentials): Exchange {
  yield null
  yield Buffer.from(user)
  yield Buffer.from(password)
  return null
}
