/** Words of the door of a private Helograph. */
export const ACCESS = {
  title: 'Private',
  heading: 'This Helograph is private.',
  lead: 'Whoever runs it has a secret for those who may use it. This browser keeps for a month that you know it.',
  secret: 'Secret',
  enter: 'Let me in',
  wrong: 'This is not the secret. Look at it again, and mind the ends of the line.',
}
