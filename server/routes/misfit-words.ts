/** What is wrong with a field of a request, in words: the schema's own are for those who write schemas. */

/** What a validator says of a value, as Fastify passes it on. */
export interface Misfit {
  keyword: string
  /** JSON pointer to the value; empty for the whole. */
  instancePath: string
  params: Record<string, unknown>
  message?: string | undefined
}

const KINDS: Record<string, string> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
}

/** The name of the field that is meant, with dots; empty where the whole is. */
export function fieldOf({ keyword, instancePath, params }: Misfit): string {
  const inside = keyword === 'required' ? params.missingProperty : params.additionalProperty
  const path = instancePath.slice(1).replaceAll('/', '.')
  const whole = [path, inside].filter((part) => typeof part === 'string' && part !== '').join('.')
  return whole.replace(/[^\w.-]/g, '?').slice(0, 60)
}

/** The end of a sentence that begins with the name of the field: "must be at most 300". */
export function wrongWith({ keyword, params, message }: Misfit): string {
  const limit = String(params.limit)
  switch (keyword) {
    case 'required':
      return 'is missing'
    case 'additionalProperties':
      return 'is not a field of this call; the fields are described in /api/openapi.json'
    case 'type':
      return `must be ${[params.type].flat().map(kind).join(' or ')}`
    case 'enum':
      return `must be one of ${[params.allowedValues].flat().join(', ')}`
    case 'minimum':
      return `must be at least ${limit}`
    case 'maximum':
      return `must be at most ${limit}`
    case 'minLength':
      return limit === '1' ? 'must not be empty' : `must have at least ${limit} characters`
    case 'maxLength':
      return `must have at most ${limit} characters`
    case 'minItems':
      return limit === '1' ? 'must not be empty' : `must have at least ${limit} entries`
    case 'maxItems':
      return `must have at most ${limit} entries`
    case 'pattern':
      return PATTERNS[String(params.pattern)] ?? 'is not written as this call needs it; see /api/openapi.json'
    default:
      return message ?? 'is not as this call needs it'
  }
}

/** What the patterns of our schemas ask for. */
const PATTERNS: Record<string, string> = {
  '^\\d{1,15}$': 'must be a whole number in digits, such as 0 or 12',
  '^[1-9]\\d{0,8}$': 'must be a whole number in digits, from 1 on',
  '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$': 'must be a day such as 2026-01-31',
}

const kind = (type: unknown): string => KINDS[String(type)] ?? String(type)
