/** Words of the same test, run again and again. */
export const KEEP = {
  stop: 'Stop',
  close: 'Close',
  goOn: 'Go on',
  again: 'Keep testing from here',
  compare: 'Compare with the test before',
  row: 'The last tests, the newest last',
  sound: 'Sound',
  notification: 'Notification',
  denied: 'Your browser does not allow notifications from here.',
  watching: 'Keeps testing: this test is compared with the one before as soon as it has ended.',
  first: 'Keeps testing, from the end of this test on, until a lamp changes.',
  starting: 'The next test begins.',
  aside: 'This is an earlier test of the row. It waits while you are here.',
  elsewhere: 'Another tab of this browser keeps testing, and one at a time is enough.',
  over: 'No lamp changed in half an hour, so it ended here.',
  noStorage:
    'To keep testing, this page would have to remember something until the next report, and your browser does not let it.',
  now: 'now',
  /** Why and until when it waits; the seconds are counted behind it. */
  seen: 'No lamp changed. The next test begins',
  firstSeen: 'The next tests are compared with this one. The first of them begins',
  turnedAway: 'The server turns this tester away, so it is left alone for some minutes. The next test begins',
  saysNothing: 'This test says nothing about the server. The next one begins',
  putOff: (message: string) => `${message} The next test begins`,
  changed: 'Changed!',
  /** @param more how many besides */
  changes: (told: string, more: number) => `Changed! ${told}${more > 0 ? `, and ${more} more` : ''}.`,
  addressGone: (place: string) => `${place} is not among the addresses any more`,
  addressNew: (place: string) => `${place} is a new address`,
  /** `starttls at mx1.example.com [192.0.2.1]: passed, was failed` */
  turned: (lamp: string, place: string, now: string, was: string) =>
    `${lamp}${place === '' ? '' : ` at ${place}`}: ${now}${was === '' ? '' : `, was ${was}`}`,
  gone: 'gone',
}
