/** What can be done with what is highlighted. */
export const PLACE = { name: 'The highlighted place', copy: 'Copy its link', lamp: 'Its lamp', next: 'Next fault' }
