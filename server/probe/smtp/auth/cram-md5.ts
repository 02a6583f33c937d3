/** CRAM-MD5 (RFC 2195): shows that the password is known, by a digest over what the server made up. */
import { createHmac } from 'node:crypto'
import type { Credentials } from '../../../../shared/credentials.ts'
import { alwaysProven, type Begin, type Exchange } from './mechanism.ts'

export const beginCramMd5: Begin = (credentials) => ({ exchange: cramMd5(credentials), proven: alwaysProven })

async function* cramMd5({ user, password }: Credentials): Exchange {
  const challenge = yield null
  const digest = createHmac('md5', password).update(challenge).digest('hex')
  yield Buffer.concat([user, Buffer.from(` ${digest}`)])
  return null
}
