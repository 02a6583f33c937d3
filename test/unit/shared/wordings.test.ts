import { describe, expect, it } from 'vitest'
import { classifyReply, NATURES } from '../../../shared/refusal.ts'
import { FAULTS, STEPS, type StepName } from '../../../shared/words.ts'
import { PROVIDERS } from './provider-wordings.ts'
import { CONVERSATIONS, ODDITIES, SERVERS, UNWELCOME } from './wordings.ts'

const all = Object.entries({ ...SERVERS, ...PROVIDERS, ...ODDITIES, ...UNWELCOME, ...CONVERSATIONS }).flatMap(
  ([who, cases]) => cases.map((one) => [who, ...one] as const),
)

function classify(reply: string, step: StepName) {
  const lines = reply.split('\n').map((line) => line.trim())
  return classifyReply(Number(lines[0]?.slice(0, 3)), lines.map((line) => line.slice(4)).join('\n'), step)
}

describe('the reading of a refusal', () => {
  it.each(all)('%s, %s: %s', (_who, step, reply, nature, fault) => {
    expect(classify(reply, step)).toEqual({ nature, fault })
  })

  it('has a case for each nature', () => {
    const seen = new Set(all.map(([, , , nature]) => nature))
    expect(NATURES.filter((nature) => !seen.has(nature))).toEqual([])
  })

  it('does not care for case, nor for how lines are broken', () => {
    for (const [, step, reply, nature, fault] of all) {
      expect(classify(reply.toUpperCase(), step), reply).toEqual({ nature, fault })
      const code = reply.trim().slice(0, 3)
      const broken = reply.replaceAll(' ', '  ').replace(/^\s*/, '')
      expect(
        classifyReply(Number(code), broken.slice(4).replaceAll(`\n${code}`, '\n').replaceAll('  ', ' \n'), step).fault,
        reply,
      ).toBe(fault)
    }
  })

  it('never blames the target for a refusal at the door that gives no reason', () => {
    for (const code of [421, 450, 451, 454, 550, 553, 554]) {
      expect(classifyReply(code, '', 'banner').fault).not.toBe('target')
    }
  })

  it('always has an answer of the closed lists', () => {
    for (const step of STEPS) {
      for (let code = 400; code < 600; code++) {
        const { nature, fault } = classifyReply(code, '', step)
        expect(NATURES).toContain(nature)
        expect(FAULTS).toContain(fault)
      }
    }
  })

  it('reads a long text in no time', () => {
    for (const piece of ['relay ', 'client host ', 'a ', 'limit has been ', 'tls ', 'sender a b ', ' ']) {
      const began = process.cpuUsage()
      classifyReply(550, piece.repeat(65_536 / piece.length), 'rcpt-to')
      expect(process.cpuUsage(began).user / 1000, piece).toBeLessThan(200)
    }
  })

  it('never blames the target where a temporary answer gives no reason', () => {
    for (const step of ['banner', 'ehlo', 'mail-from', 'rcpt-to'] as const) {
      for (const code of [421, 450, 451]) expect(classifyReply(code, '', step).fault).not.toBe('target')
    }
  })
})
