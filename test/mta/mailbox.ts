/** The mailbox that a real Postfix delivers into: a Maildir, read as a mail program reads it. */
import { once } from 'node:events'
import { type FSWatcher, watch } from 'node:fs'
import { chown, mkdir, readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import PostalMime, { type Email } from 'postal-mime'

/** Mail for anybody at this domain lands in the one mailbox. */
export const MAILBOX_DOMAIN = 'mailbox.test'

/** virtual(8) gives up root's rights to these, and will not be anybody under 100. */
const NOBODY = 65534

/** What main.cf says about it. @param base the folder that it stands in */
export const mailboxConfiguration = (base: string) => `virtual_mailbox_domains = ${MAILBOX_DOMAIN}
virtual_mailbox_base = ${base}
virtual_mailbox_maps = static:inbox/
virtual_uid_maps = static:${NOBODY}
virtual_gid_maps = static:${NOBODY}
`

/** What is needed in master.cf besides. */
export const MAILBOX_SERVICES = `virtual unix - n n - - virtual
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
`

export type Mail = Email & {
  /** with CRLF as LF, as Postfix keeps it */
  source: string
  /** of the header of that name, unfolded; empty where there is none */
  header(name: string): string
}

export class Mailbox {
  readonly #folder: string

  private constructor(base: string) {
    this.#folder = path.join(base, 'inbox', 'new')
  }

  static async create(base: string): Promise<Mailbox> {
    const inbox = path.join(base, 'inbox')
    for (const place of [base, inbox, ...['new', 'cur', 'tmp'].map((name) => path.join(inbox, name))]) {
      await mkdir(place)
      await chown(place, NOBODY, NOBODY)
    }
    return new Mailbox(base)
  }

  /** All that came, the oldest first. */
  async mails(): Promise<Mail[]> {
    const names = await readdir(this.#folder)
    const files = await Promise.all(
      names.map(async (name) => {
        const file = path.join(this.#folder, name)
        return { file, at: (await stat(file)).mtimeMs, name }
      }),
    )
    files.sort((a, b) => a.at - b.at || a.name.localeCompare(b.name))
    return Promise.all(files.map(({ file }) => read(file)))
  }

  /** Resolves when so many mails have come. The time limit is that of the test. */
  async received(count: number): Promise<Mail[]> {
    const changes: FSWatcher = watch(this.#folder)
    try {
      for (;;) {
        // Listened for before it is looked: what comes in between is not missed.
        const changed = once(changes, 'change')
        const mails = await this.mails()
        if (mails.length >= count) return mails
        await changed
      }
    } finally {
      changes.close()
    }
  }
}

async function read(file: string): Promise<Mail> {
  const source = await readFile(file, 'utf8')
  const email = await PostalMime.parse(source)
  const header = (name: string) => email.headers.find(({ key }) => key === name.toLowerCase())?.value ?? ''
  return { ...email, source, header }
}
