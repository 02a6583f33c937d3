import type { Compilable } from 'kysely'
import type Database from 'libsql'

/** Stands in a query for a value that comes with each call. */
class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

type Values = Record<string, string | number | Uint8Array | null>

/**
 * A query that Kysely built and SQLite prepared once, to be called with values by name. Kysely's own way of running
 * queries prepares each of them anew, and takes its turn for every statement of a transaction.
 */
export type Statement<Input extends Values, Row> = {
  run(values: Input): Database.RunResult
  all(values: Input): Row[]
}

/**
 * @param build makes the query; `value(name)` stands for a value of the call
 */
export function prepare<Input extends Values, Row = never>(
  database: Database.Database,
  build: (value: <Name extends keyof Input & string>(name: Name) => Input[Name]) => Compilable<Row>,
): Statement<Input, Row> {
  const query = build(
    <Name extends keyof Input & string>(name: Name) => new Placeholder(name) as unknown as Input[Name],
  )
  const { sql, parameters } = query.compile()
  const statement = database.prepare<[unknown[]]>(sql)
  const bind = (values: Input) =>
    parameters.map((parameter) => (parameter instanceof Placeholder ? values[parameter.name] : parameter))
  return {
    run: (values) => statement.run(bind(values)),
    all: (values) => statement.all(bind(values)) as Row[],
  }
}
