/** That the budget of a day is used up with a message: said after what it tells, in as many words as a channel has room for. Pure. */

export const LAST_TODAY = {
  letter:
    'This is the last message of today. The budget of this day is used up: nothing more is sent here before tomorrow, whatever happens. The page of the watch goes on showing everything.',
  sms: 'Last SMS of today.',
  speech: 'This is the last call of today.',
  line: 'This is the last message of today.',
} as const
