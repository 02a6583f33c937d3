/** What the gallery of practice servers needs besides. */
import { PRACTICE } from './practice.ts'

export const WORDS = { practice: PRACTICE }
