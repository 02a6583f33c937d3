import { beforeEach, describe, expect, it } from 'vitest'
import { Alarm } from '../../../server/probe/smtp/alarm.ts'
import { ManualClock } from '../../wire/manual-clock.ts'

describe('an alarm', () => {
  let clock: ManualClock
  let rung: number[]
  let alarm: Alarm
  beforeEach(() => {
    clock = new ManualClock()
    rung = []
    alarm = new Alarm(clock, () => rung.push(clock.now()))
  })
  const pass = (ms: number) => clock.advance(ms)

  it('rings once, at its time', () => {
    alarm.set(50)
    pass(49)
    expect(rung).toEqual([])
    pass(1000)
    expect(rung).toEqual([50])
    expect(clock.pending).toBe(0)
  })

  it('set to a later time rings at that one only, with one timer at a time', () => {
    alarm.set(50)
    alarm.set(80)
    expect(clock.pending).toBe(1)
    pass(1000)
    expect(rung).toEqual([80])
  })

  it('set to an earlier time rings at that one only', () => {
    alarm.set(50)
    alarm.set(20)
    expect(clock.pending).toBe(1)
    pass(1000)
    expect(rung).toEqual([20])
  })

  it('does not ring where its time was taken back, and can be set again', () => {
    alarm.set(50)
    alarm.clear()
    pass(60)
    expect(rung).toEqual([])
    alarm.set(70)
    pass(1000)
    expect(rung).toEqual([70])
  })

  it('leaves no timer where it was stopped', () => {
    alarm.set(50)
    alarm.stop()
    expect(clock.pending).toBe(0)
    pass(1000)
    expect(rung).toEqual([])
  })
})
