import manifest from '../package.json' with { type: 'json' }

/** Of Helograph, as the manifest has it. */
export const VERSION: string = manifest.version
