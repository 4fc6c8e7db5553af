// Ace by DAISY over many books in one browser: `node ace.js BOOK...` prints what it finds, a line of JSON a book.
'use strict'
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
require('@daisy/ace-logger').initLogger({ silent: true })
const ace = require('@daisy/ace-core')
const runner = require('@daisy/ace-axe-runner-puppeteer')

// Ace starts a browser for each book and ends it: here they share one.
const shared = { ...runner, launch: async () => {}, close: async () => {} }

const findings = report => report.assertions.flatMap(page => page.assertions.map(found =>
  `${page['earl:testSubject'].url}: ${found['earl:test']['dct:title']}: ${found['earl:result']['dct:description']}`))

async function check (book, folder) {
  const [, report] = await ace(book, { cwd: folder, outdir: path.join(folder, path.basename(book)), lang: 'en' }, shared)
  const line = { book, outcome: report['earl:result']['earl:outcome'], findings: findings(report) }
  process.stdout.write(JSON.stringify(line) + '\n')
}

async function main (books) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ace-'))
  await runner.launch()
  try {
    const left = [...books]
    const worker = async () => { while (left.length) await check(left.shift(), folder) }
    await Promise.all([worker(), worker(), worker()])
  } finally {
    await runner.close()
    fs.rmSync(folder, { recursive: true })
  }
}

main(process.argv.slice(2)).catch(wrong => { console.error(wrong); process.exit(1) })
