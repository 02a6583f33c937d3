import type { Language } from '../../shared/language.ts'
import type { FollowTools, Socket } from './follow.ts'

/** The browser's own WebSocket, fetch and timers for `follow`. @param language of what is told */
export function browserTools(id: string, language: Language): FollowTools {
  const report = `/api/tests/${encodeURIComponent(id)}`
  return {
    open(after) {
      const url = new URL(`${report}/events?after=${after}&conclusions=${language}&lang=${language}`, location.href)
      url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
      return new WebSocket(url) as Socket
    },
    async ask() {
      const answer = await fetch(report, { method: 'HEAD' }).catch(() => null)
      return answer?.status ?? 0
    },
    later(ms, call) {
      const timer = setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
    random: Math.random,
  }
}
