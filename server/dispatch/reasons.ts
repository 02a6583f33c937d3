/** Why a test ended before its own end, as its report says it. */
export const STOPPED = "The probe was stopped while this test ran; nothing of that is the target's doing."
export const DIED = "The probe broke down while this test ran: a fault of Helograph, and not the target's doing."
export const NOT_STORED = 'What the test had to tell could not be stored.'
export const FORGOTTEN =
  'Helograph was started anew before this test began. It was to log in, and its password was never stored: begin it again.'
export const REMOVED = 'The test was deleted.'
export const NOT_REMOVED = 'It was to be deleted, which could not be stored: delete it again.'
export const BY_ITS_MAKER = 'It was stopped by whoever made it.'
