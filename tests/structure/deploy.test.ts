import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, 'deploy', file), 'utf8')
const unit = read('waymark@.service')

it('the container gets every folder that the service reads, and nothing that is not there', () => {
  const copied = [...read('Containerfile').matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, what = '']) => what.split(' '))
  expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  const tracked = execFileSync('git', ['-C', ROOT, 'ls-files', '-z'], { encoding: 'utf8' }).split('\0')
  const folders = new Set(tracked.filter((file) => file.includes('/')).map((file) => file.split('/')[0] ?? ''))
  const leftOut = [...folders].filter((folder) => !copied.some((path) => path.split('/')[0] === folder)).sort()
  expect(leftOut).toEqual(['.ci', 'bench', 'deploy', 'tests'])
})

it('systemd understands the unit', ({ skip }) => {
  const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0
  skip(!hasSystemd, 'there is no systemd-analyze on this machine')
  const folder = mkdtempSync(join(tmpdir(), 'waymark-unit-'))
  try {
    // what it starts need not be installed here
    const file = join(folder, 'waymark@8081.service')
    writeFileSync(file, unit.replaceAll('/opt/waymark', ROOT))
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' })
    expect([status, stdout, stderr]).toEqual([0, '', ''])
    writeFileSync(file, unit.replace('[Service]', '[Service]\nNoSuchSetting=yes'))
    const { stderr: complaint } = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' })
    expect(complaint).toContain('NoSuchSetting')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it('a process listens on the port of its name whatever the file of settings says, on the Node that npm installed', () => {
  const [, command = ''] = /^ExecStart=(.+)$/m.exec(unit) ?? []
  const folder = mkdtempSync(join(tmpdir(), 'waymark-unit-'))
  try {
    const bin = join(folder, 'node_modules/.bin')
    mkdirSync(bin, { recursive: true })
    symlinkSync(process.execPath, join(bin, 'node'))
    mkdirSync(join(folder, 'bin'))
    const told =
      'console.log(JSON.stringify([process.env.PORT, process.env.NODE_ENV, process.argv0, process.env.KEPT]))'
    writeFileSync(join(folder, 'bin/start.js'), told)
    const [file = '', ...args] = command.replaceAll('/opt/waymark', folder).replaceAll('%i', '8082').split(' ')
    const env = { PORT: '8080', NODE_ENV: 'development', KEPT: 'yes', PATH: '/nowhere' }
    const run = () => JSON.parse(execFileSync(file, args, { cwd: folder, env, encoding: 'utf8' }))
    expect(run()).toEqual(['8082', 'production', 'node', 'yes'])
    // and it is that Node, since another program under its name is run instead
    rmSync(join(bin, 'node'))
    writeFileSync(join(bin, 'node'), '#!/bin/sh\necho \'"installed by npm"\'\n', { mode: 0o755 })
    expect(run()).toBe('installed by npm')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it('what it ends with when a setting is wrong is what systemd does not start again', () => {
  expect(unit).toContain('RestartPreventExitStatus=78')
  expect(readFileSync(join(ROOT, 'src/main.ts'), 'utf8')).toContain('const EX_CONFIG = 78')
})
