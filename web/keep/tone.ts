/** Two short notes, up for good news and down for bad. A browser that does not want to be heard stays silent. */
export function playTone(good: boolean): void {
  try {
    const audio = new AudioContext()
    const volume = audio.createGain()
    volume.gain.value = 0.08
    volume.connect(audio.destination)
    const notes = good ? [660, 880] : [660, 495]
    notes.forEach((hertz, at) => {
      const note = audio.createOscillator()
      note.frequency.value = hertz
      note.connect(volume)
      note.start(audio.currentTime + at * 0.16)
      note.stop(audio.currentTime + at * 0.16 + 0.14)
      if (at === notes.length - 1) note.onended = () => audio.close()
    })
  } catch {
    // There is no sound here.
  }
}
