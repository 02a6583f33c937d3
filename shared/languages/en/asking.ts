/** What a report needs when somebody asks for it. */
import { KEYS } from './keys.ts'
import { PICTURES } from './pictures.ts'
import { PLACE } from './place.ts'
import { TICKET } from './ticket.ts'

export const WORDS = { keys: KEYS, pictures: PICTURES, place: PLACE, ticket: TICKET }
