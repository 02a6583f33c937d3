/** What a server has heard and not yet used, and the waiting for more. */
import type net from 'node:net'
import { escapeBytes } from '../../shared/escape.ts'
import { ScriptError } from './script.ts'

/** Nothing on loopback takes so long; a test that would hang says at which line instead. */
const PATIENCE_MS = 12_000

export class Ear {
  heard: Buffer = Buffer.alloc(0)
  /** The other side ended or broke the connection. */
  ended = false
  readonly #socket: net.Socket
  #wake: () => void = () => {}

  constructor(socket: net.Socket) {
    this.#socket = socket
    socket.on('data', this.#onData)
    socket.on('end', this.#onEnd)
    socket.on('close', this.#onEnd)
    // A client that breaks the connection ends it, too; what it should have done instead is in the script.
    socket.on('error', this.#onEnd)
  }

  /** The first whole line, without CRLF; null where there is none. A bare LF is no line end of a client. */
  get line(): string | null {
    const end = this.heard.indexOf('\r\n')
    return end < 0 ? null : this.heard.subarray(0, end).toString('latin1')
  }

  takeLine(): void {
    this.heard = this.heard.subarray(this.heard.indexOf('\r\n') + 2)
  }

  take(): Buffer {
    const taken = this.heard
    this.heard = Buffer.alloc(0)
    return taken
  }

  /** Stops listening, and gives back what was heard: for TLS, which wants to hear it itself. */
  close(): void {
    this.#socket.pause()
    this.#socket.off('data', this.#onData)
    this.#socket.off('end', this.#onEnd)
    if (this.heard.length > 0) this.#socket.unshift(this.take())
  }

  wake(): void {
    this.#wake()
  }

  async until(ready: (ear: Ear) => boolean, line: number, what: string): Promise<void> {
    let late = false
    const limit = setTimeout(() => {
      late = true
      this.#wake()
    }, PATIENCE_MS)
    try {
      while (!ready(this)) {
        const so = `waited for ${what}, and `
        if (this.ended) throw new ScriptError(line, `${so}the client went; it had said "${escapeBytes(this.heard)}"`)
        if (late) throw new ScriptError(line, `${so}nothing more came than "${escapeBytes(this.heard)}"`)
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
    } finally {
      clearTimeout(limit)
    }
  }

  /** Waits until the other side is gone, or so long; `Infinity`: however long it takes. */
  async goneWithin(ms: number): Promise<void> {
    let over = false
    const enough = () => {
      over = true
      this.#wake()
    }
    const limit = Number.isFinite(ms) ? setTimeout(enough, ms) : undefined
    while (!this.ended && !over) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    clearTimeout(limit)
  }

  readonly #onData = (bytes: Buffer): void => {
    this.heard = Buffer.concat([this.heard, bytes])
    this.#wake()
  }

  readonly #onEnd = (): void => {
    this.ended = true
    this.#wake()
  }
}
