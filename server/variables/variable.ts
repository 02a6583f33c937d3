import type { Reader } from '../config-values.ts'

/** One variable of the configuration. */
export type Variable = {
  /** its name in `Config` */
  key: string
  read: Reader<unknown>
  default: unknown
  /** what holds without it, in Markdown, where the default alone does not tell */
  otherwise?: string
  /** for whoever sets it, in Markdown; begins in lower case, no full stop at its end */
  meaning: string
  /** its value is shown nowhere */
  secret?: true
}
