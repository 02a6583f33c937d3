import { defineConfig } from 'vite'

/** The bench runs as built JavaScript, like the product: a loader would be measured along with it. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    outDir: 'dist/bench',
    rolldownOptions: {
      input: {
        main: 'test/bench/main.ts',
        'target-server': 'test/bench/target-server.ts',
        dialogues: 'test/bench/dialogues.ts',
        soak: 'test/soak/main.ts',
        inside: 'test/soak/inside.ts',
      },
      // All in one folder: what is shared finds the scripts that it starts beside itself.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
