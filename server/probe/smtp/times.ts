/**
 * How long we wait, in milliseconds. Less than a sender must (RFC 5321 4.5.3.2: minutes for each reply), because a person
 * is watching; so the end of our patience says nothing about the server. The wait for the banner is the user's to choose.
 */
export const CONNECT_MS = 20_000
export const REPLY_MS = 60_000
/** No standard says how long; a server that is well answers in less than a second. */
export const HANDSHAKE_MS = 30_000
/** For a server that says nothing and may be waiting for TLS: then it answers at once. */
export const RECOGNISE_MS = 5000
/** What the whole session may take besides the wait for the banner, so that a byte a second cannot hold it for ever. */
export const SESSION_MS = 240_000
/** How long to listen, after saying nothing, for a reply that nobody asked for; one would come at once. */
export const UNASKED_MS = 5000
/** Between two further sessions with one address. */
export const PAUSE_MS = 1500
/** How long a server may take to end its side of a connection before we drop it. */
export const CLOSE_MS = 2000
