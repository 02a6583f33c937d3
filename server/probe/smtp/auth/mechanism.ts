/** A way to log in, as the exchange of RFC 4954 sees it. */
import type { Credentials } from '../../../../shared/credentials.ts'

/**
 * Gives what to answer, and is given what the server asks. The first it gives is the initial response, null where the server
 * speaks first. It returns a sentence where it will not go on, and null when it has said all that there is to say.
 */
export type Exchange = AsyncGenerator<Buffer | null, string | null, Buffer>

export interface Mechanism {
  exchange: Exchange
  /** Whether the server has shown that it knows the password; true where the mechanism does not ask for that. */
  proven(): boolean
}

/** @param nonce what makes this login unlike every other: printable ASCII without a comma */
export type Begin = (credentials: Credentials, nonce: string) => Mechanism

export const alwaysProven = (): boolean => true
