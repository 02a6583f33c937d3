/** Twilio's own library: half of its start-up time is not to be waited for by whoever never sends an SMS. */
export async function twilioLibrary() {
  return (await import('twilio')).default
}
