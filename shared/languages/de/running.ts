import { UNDER_WAY } from './under-way.ts'

export const WORDS = { underWay: UNDER_WAY }
