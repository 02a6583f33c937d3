/** Words of the page that explains every finding. */
export const HANDBOOK = {
  description: 'Every conclusion that Helograph can draw about a mail server, what it means, and how to mend it.',
  lead: 'Every conclusion that Helograph can draw, what it means, and how to mend it.',
  families: 'Families',
  grave: { error: 'stops mail', warning: 'weakens', notice: 'good to know' },
  asItsStep: 'as grave as the lamp of its step',
  fault: (whose: string) => `fault: ${whose}`,
}
