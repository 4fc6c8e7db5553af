// Ace by DAISY over many books in one browser: `node ace.js BOOK...` prints what it finds, a line of JSON a book.
'use strict'
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
require('@daisy/ace-logger').initLogger({ silent: true })
const ace = require('@daisy/ace-core')
const puppeteer = require('puppeteer')

// Ace's own runner starts a browser for each book and a tab for each of its pages, which takes three times as long as
// looking at them. This one does the same with the same scripts, in a few tabs that all books share.
class Runner {
  constructor (tabs) {
    this.concurrency = this.tabs = tabs
    this.free = []
    this.waiting = []
  }

  async open () {
    const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-sync', '--disable-background-networking', '--disable-component-update']
    this.browser = await puppeteer.launch({ args, headless: true, timeout: 120000 })
    for (let tab = 0; tab < this.tabs; tab++) {
      const page = await this.browser.newPage()
      await page.setOfflineMode(true)
      this.free.push(page)
    }
  }

  async launch () {} // Ace calls it for each book

  async close () {}

  async run (url, scripts, contents) {
    const page = this.free.pop() ?? await new Promise(resolve => this.waiting.push(resolve))
    try {
      await page.goto(url, { timeout: 120000 })
      for (const script of [...contents, ...scripts.map(file => fs.readFileSync(file, 'utf8'))]) await page.evaluate(script)
      return await page.evaluate(() => new Promise((resolve, reject) => {
        window.daisy.ace.run((wrong, found) => wrong ? reject(wrong) : resolve(found))
      }))
    } finally {
      const next = this.waiting.shift()
      if (next) next(page)
      else this.free.push(page)
    }
  }
}

const findings = report => report.assertions.flatMap(page => page.assertions.map(found =>
  `${page['earl:testSubject'].url}: ${found['earl:test']['dct:title']}: ${found['earl:result']['dct:description']}`))

async function main (books) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ace-'))
  const runner = new Runner(4)
  await runner.open()
  try {
    const left = [...books]
    const check = async book => {
      const options = { cwd: folder, outdir: path.join(folder, String(books.indexOf(book))), lang: 'en' }
      const [, report] = await ace(book, options, runner)
      const line = { book, outcome: report['earl:result']['earl:outcome'], pages: report.assertions.map(page => page['earl:testSubject'].url), findings: findings(report) }
      process.stdout.write(JSON.stringify(line) + '\n')
    }
    const worker = async () => { while (left.length) await check(left.shift()) }
    await Promise.all([worker(), worker(), worker()])
  } finally {
    await runner.browser.close()
    fs.rmSync(folder, { recursive: true })
  }
}

main(process.argv.slice(2)).catch(wrong => { console.error(wrong); process.exit(1) })
