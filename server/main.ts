#!/usr/bin/env node
import { BackupFailed, backUp } from './commands/backup.ts'
import { checkConfig } from './commands/check-config.ts'
import { HELP, readCommandLine } from './commands/command-line.ts'
import { ConfigError, readConfig } from './config.ts'
import { StoreRefused } from './store/open.ts'
import { VERSION } from './version.ts'
import { keepYoungRoomSmall } from './young-room.ts'

async function main(): Promise<void> {
  const command = readCommandLine(process.argv.slice(2))
  switch (command.name) {
    case 'start': {
      const config = readConfig(process.env)
      keepYoungRoomSmall()
      const { start } = await import('./start.ts')
      return start(config)
    }
    case 'check-config':
      if (!(await checkConfig(process.env, console.log))) process.exitCode = 1
      return
    case 'backup': {
      const bytes = backUp(readConfig(process.env).dataDir, command.file)
      return console.log(`${command.file} holds the store as it was just now, in ${bytes} bytes.`)
    }
    case 'version':
      return console.log(`Helograph ${VERSION}`)
    case 'help':
      return console.log(HELP)
    case 'misunderstood':
      console.error(command.message)
      process.exitCode = 1
  }
}

main().catch((error: NodeJS.ErrnoException) => {
  const known = error instanceof ConfigError || error instanceof StoreRefused || error instanceof BackupFailed
  if (error.code === 'EADDRINUSE') console.error('PORT is in use by another program; stop it, or set PORT to another.')
  else if (error.syscall === 'listen' || error.syscall === 'getaddrinfo')
    console.error(
      `HOST=${process.env.HOST ?? ''} cannot be listened on (${error.code}); set HOST to an address of this machine.`,
    )
  else console.error(known ? error.message : error)
  process.exitCode = 1
})
