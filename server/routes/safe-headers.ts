/**
 * What every answer tells the browser that it may not do (OWASP secure headers): nothing inline, nothing from elsewhere,
 * no text made into HTML but by Svelte's own templates, in no frame, and over TLS only where there is TLS.
 */

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  // Svelte clones its templates, which the build wrote, through the policy of that name; nothing else makes HTML of text.
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ')

const YEAR_S = 31_536_000

/** @param publicUrl how the page is reached from outside */
export function safeHeaders(publicUrl: string): Record<string, string> {
  return {
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    // RFC 6797 7.2: over plain HTTP it must not be sent.
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': `max-age=${YEAR_S}` } : {}),
  }
}
