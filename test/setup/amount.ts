/**
 * How much of a thing a test does: few enough for every run, or as many as the environment says. `npm run test:nightly`
 * says many.
 *
 * @param variable of the environment
 */
export function amount(variable: string, usual: number): number {
  const asked = process.env[variable]
  if (asked === undefined || asked === '') return usual
  if (!/^[1-9]\d*$/.test(asked)) throw new Error(`${variable}=${asked}: give a whole number from 1 on.`)
  return Number(asked)
}

/** A seed for what is chosen at random: printed with the name of its variable, so that it can be given again. */
export function seed(variable: string): number {
  const chosen = amount(variable, 1 + Math.floor(Math.random() * 0x7ffffffe))
  console.log(`${variable}=${chosen}`)
  return chosen
}
