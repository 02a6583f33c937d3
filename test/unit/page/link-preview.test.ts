import { render } from 'svelte/server'
import { expect, it } from 'vitest'
import { conclude } from '../../../shared/conclude.ts'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import type { TestEvent } from '../../../shared/events.ts'
import { fold } from '../../../shared/fold.ts'
import { DE } from '../../../shared/languages/de/index.ts'
import { EN } from '../../../shared/languages/en/index.ts'
import { reportIn } from '../../../shared/phrases/report-in.ts'
import type { Facts, Report } from '../../../shared/report.ts'
import LinkPreview from '../../../web/report/LinkPreview.svelte'
import { inSpeech, Speech } from '../../../web/speech.ts'
import { hanging, mixed } from '../../samples/tests.ts'

const context = inSpeech(new Speech('en', EN))

const reportOf = (events: TestEvent[]) => conclude(fold(null, events) as Facts, ENGLISH)

/** What a machine reads of it. */
function tagsOf(report: ReturnType<typeof reportOf>, permalink: string): Record<string, string> {
  const { head } = render(LinkPreview, { context, props: { report, permalink } })
  return Object.fromEntries(
    [...head.matchAll(/<meta (?:property|name)="([^"]*)" content="([^"]*)"/g)].map(([, k, v]) => [k, v]),
  )
}

it('a link shows how the test ended, with a picture that can be fetched from anywhere', () => {
  expect(tagsOf(reportOf(mixed()), 'https://helograph.example/t/mixed0000001')).toEqual({
    'og:type': 'website',
    'og:site_name': 'Helograph',
    'og:url': 'https://helograph.example/t/mixed0000001',
    'og:title': 'example.com: warning',
    'og:description': expect.stringMatching(/^Mail reaches example\.com, but mx2/),
    'og:image': 'https://helograph.example/t/mixed0000001/preview.png',
    'og:image:type': 'image/png',
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': expect.stringMatching(/^example\.com: warning\. Mail reaches/),
    'twitter:card': 'summary_large_image',
  })
})

it('the picture of a test that runs has an address of its own, because pictures are kept by address', () => {
  const report = reportOf(hanging())
  const tags = tagsOf(report, 'https://helograph.example/t/hanging00001')
  expect(tags['og:title']).toBe('mx9.example.net: running')
  expect(tags['og:image']).toBe(`https://helograph.example/t/hanging00001/preview.png?after=${report.lastEvent}`)
})

it('a link that asks for German is shown in German, and leads on in German', () => {
  const report = reportIn('de', mixed()) as Report
  const inGerman = inSpeech(new Speech('de', DE))
  const props = { report, permalink: 'https://helograph.example/t/mixed0000001' }
  const { head } = render(LinkPreview, { context: inGerman, props })
  expect(head).toContain('content="example.com: Warnung"')
  expect(head).toContain('content="Mail erreicht example.com, aber mx2')
  expect(head).toContain('content="https://helograph.example/t/mixed0000001?lang=de"')
  expect(head).toContain('content="https://helograph.example/t/mixed0000001/preview.png?lang=de"')
  const running = { ...props, report: reportIn('de', hanging()) as Report }
  const { lastEvent } = running.report
  expect(render(LinkPreview, { context: inGerman, props: running }).head).toMatch(
    new RegExp(`preview\\.png\\?lang=de&(?:amp;)?after=${lastEvent}"`),
  )
})

it('a name stays a name', () => {
  const report = { ...reportOf(mixed()), headline: '"><script>alert(1)</script>' }
  const { head } = render(LinkPreview, { context, props: { report, permalink: 'https://helograph.example/t/x' } })
  expect(head).not.toMatch(/"><script>|<script>/)
})
