/** Words of a report as it is pasted into a ticket. */
export const TICKET = {
  testedFrom: (vantage: string, name: string) => `, tested from ${vantage} as ${name}`,
  more: (count: number) => `And ${count} more.`,
  toMend: 'To mend it:',
  source: (source: string) => `Source: ${source}`,
}
