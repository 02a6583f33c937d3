import type { HANDBOOK as EN } from '../en/handbook.ts'

export const HANDBOOK = {
  description: 'Jeder Schluss, den Helograph über einen Mailserver ziehen kann, was er bedeutet und wie man es behebt.',
  lead: 'Jeder Schluss, den Helograph ziehen kann, was er bedeutet und wie man es behebt.',
  families: 'Familien',
  grave: { error: 'hält Mail auf', warning: 'schwächt', notice: 'gut zu wissen' },
  asItsStep: 'so schwer wie die Lampe des Schritts',
  fault: (whose) => `liegt ${whose}`,
} satisfies typeof EN
