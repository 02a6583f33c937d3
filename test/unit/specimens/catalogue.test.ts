import { describe, expect, it } from 'vitest'
import { readSpecimens } from '../../../server/specimens/library.ts'
import { STEP_RULES, TEST_RULES } from '../../../shared/diagnosis/diagnose.ts'
import { PRACTICE_GROUPS, practiceInput, specimenOf } from '../../../shared/practice.ts'
import { parseTarget } from '../../../shared/target.ts'

/** Findings that no server on loopback and no zone can bring about, and why. */
const NOT_ON_THIS_WIRE: Record<string, string> = {
  'connect-unreachable': 'there is always a way to loopback',
  'no-room-to-connect': 'it depends on the machine of the probe',
  'connect-reset': 'a listener cannot break a connection before it is made',
  'ipv6-not-tried': 'it depends on the network of the probe',
  'tested-too-often': 'it depends on the tests before',
  'asked-to-come-back': 'the same',
  'opted-out': 'the scripts speak for servers that want to be tested',
  'too-many-addresses': 'it takes more servers than a specimen should have',
  'mta-sts-policy-type': 'the web server of a script sends plain text',
  'mta-sts-policy-untrusted': 'the web server of a script has a good certificate',
  'not-waited-for': 'which of four silences ends first is a race',
  'no-reverse-name': 'an address inside has no public name, and loopback is inside',
  'reverse-name-unconfirmed': 'the same',
  'certificate-fails-its-anchor': 'a script publishes keys of servers (usage 3), not anchors',
  'tls-no-forward-secrecy': 'a script chooses its version of TLS, not its cipher',
  'tls-short-dh': 'the same',
  'slow-answer': 'no reply is waited for longer than a minute, but the banner, which has a finding of its own',
  'not-as-expected': 'the last resort: it speaks where no other rule does, and no reply is known that leads to it',
}

const specimens = await readSpecimens()
const made = new Set(specimens.flatMap(({ card }) => card.findings))
const codes: string[] = [...STEP_RULES, ...TEST_RULES].map(({ code }) => code)

describe('the specimens and the catalogue of findings', () => {
  it.each(codes)('%s can be seen on a specimen, or it is said why not', (code) => {
    expect(made.has(code)).toBe(NOT_ON_THIS_WIRE[code] === undefined)
  })

  it('no specimen is made for a finding that there is not, and no reason stands for nothing', () => {
    expect([...made, ...Object.keys(NOT_ON_THIS_WIRE)].filter((code) => !codes.includes(code))).toEqual([])
  })

  it('each says of each of its servers just which findings it is made for', () => {
    for (const { name, script } of specimens) {
      for (const [address, expectations] of script.expectations) {
        const told = expectations.some(
          ({ word, rest }) => word === 'finding' && (!rest.startsWith('of the test') || script.servers.size === 0),
        )
        expect(told, `${name}: ${address}`).toBe(true)
      }
      expect(
        [...script.servers.keys()].filter((address) => !script.expectations.has(address)),
        name,
      ).toEqual([])
    }
  })

  it('each stands somewhere in the gallery, and every part of the gallery has some', () => {
    const groups = specimens.filter(({ head }) => head.shown).map(({ card }) => card.group)
    expect([...new Set(groups)].sort()).toEqual([...PRACTICE_GROUPS].sort())
  })

  it('no name of one can be typed as a target', () => {
    for (const { name } of specimens) {
      expect(specimenOf({ input: practiceInput(name) }), name).toBe(name)
      expect(parseTarget(practiceInput(name)).ok, name).toBe(false)
    }
    for (const input of ['practice:25', 'practice:1e3', 'practice:0x19', 'practice', 'example.com']) {
      const parsed = parseTarget(input)
      expect(specimenOf({ input: parsed.ok ? parsed.target.input : input }), input).toBeNull()
    }
  })
})
