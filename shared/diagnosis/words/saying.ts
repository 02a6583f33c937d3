/** The words of findings: by code, a language at a time, and apart from the conditions. The page fetches only those it needs. */
import type { EN } from './en/index.ts'

/** What a finding says. Words in {braces} are filled in: see `diagnose.ts` and the evidence of the rule. */
export interface Saying {
  /** What the server does, as the rest of a sentence that begins with its name. */
  says: string
  /** For a person whose mail does not arrive. */
  meaning: string
  /** What to do. Lines that begin with four spaces are configuration. */
  remedy: string
}

export type Sayings = Readonly<Record<string, Saying>>

/** The same findings in another language: each of them, and no other. */
export type Translated<English extends Sayings> = Readonly<Record<keyof English, Saying>>

/** Stable: programs and links know a finding by it. */
export type Code = keyof typeof EN

/** Every finding's words in one language, and RFC and section, CVE, or the vendor's document that they go back to. */
export type FindingWords = Readonly<Record<Code, Saying & { source: string }>>

/** Those at hand. What nobody has words for is not told yet. */
export type KnownWords = Partial<FindingWords>
