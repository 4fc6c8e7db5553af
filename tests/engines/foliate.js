// Books read in Chromium by foliate-js, the engine of Foliate and Readest: `node foliate.js BOOK...` prints what a reader
// sees, a line of JSON a book and screen. With `--pictures=FOLDER` first, each page of it on an e-reader is also kept as a
// picture, by day and by night.
'use strict'
const fs = require('node:fs')
const path = require('node:path')
const puppeteer = require('puppeteer')

const FOLIATE = path.join(__dirname, 'node_modules', 'foliate-js')
const HOME = 'http://localhost/'
const SCREENS = [[320, 480], [600, 800], [1000, 700]] // a telephone, an e-reader, a tablet: pixels of CSS

const LIGHTS = { day: ['light', '#fff', '#000'], night: ['dark', '#111', '#ddd'] } // a reader's own scheme, ground and ink

const PAGE = `<!DOCTYPE html><meta charset="utf-8"><style>html, body, foliate-view { display: block; margin: 0; height: 100% }</style>
<script type="module">
import { View } from './view.js'
window.read = async () => {
  const view = new View()
  document.body.append(view)
  await view.open(new File([await (await fetch('./book.epub')).blob()], 'book.epub'))
  view.renderer.setAttribute('max-column-count', '1')
  view.renderer.setAttribute('max-inline-size', '2000')
  return window.view = view
}
window.ready = true
</script>`

// Runs in the page. Pages are columns of one wide document, each as wide as the screen, with the margin as padding.
async function look ({ clicks }) {
  const view = await window.read()
  const settle = () => new Promise(done => setTimeout(done, 10))
  const open = async index => {
    await view.renderer.goTo({ index })
    await settle()
    return view.renderer.getContents()[0].doc
  }

  function measure (doc) {
    const win = doc.defaultView
    const width = doc.documentElement.getBoundingClientRect().width
    const height = doc.documentElement.clientHeight
    const margin = parseFloat(win.getComputedStyle(doc.documentElement).paddingLeft)
    const turned = win.getComputedStyle(doc.body).direction === 'rtl' // pages follow one another to the left
    const start = rect => turned ? doc.documentElement.getBoundingClientRect().right - rect.right : rect.left
    const pageOf = rect => Math.floor((start(rect) + 1) / width)
    const inset = rect => start(rect) - pageOf(rect) * width - margin
    const fits = rect => inset(rect) > -1 && inset(rect) + rect.width < width - 2 * margin + 1 && rect.top > -1 && rect.bottom < height + 1
    const shown = new Set()
    const outside = []
    const take = (rects, what) => {
      for (const rect of rects) {
        if (!rect.width) continue
        shown.add(pageOf(rect))
        if (!fits(rect)) outside.push(what.trim().slice(0, 60))
      }
    }
    const rects = node => {
      const range = doc.createRange()
      range.selectNodeContents(node)
      return [...range.getClientRects()].filter(rect => rect.width)
    }
    const texts = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) if (texts.currentNode.data.trim()) take(rects(texts.currentNode), texts.currentNode.data)
    for (const drawn of doc.querySelectorAll('img, hr')) take([drawn.getBoundingClientRect()], drawn.outerHTML)
    const pages = Math.round(win.frameElement.getBoundingClientRect().width / width)

    const lines = []
    for (const paragraph of doc.querySelectorAll('section[role=doc-chapter] > p')) {
      const style = win.getComputedStyle(paragraph)
      const [first] = rects(paragraph)
      if (!first || paragraph.dir || paragraph.querySelector('img') || ['center', 'right', 'end'].includes(style.textAlign)) continue
      const before = paragraph.previousElementSibling
      const after = before?.matches('p.closing, p.caption, p.picture') ? 'picture' : before?.matches('p.label') ? 'label' : before?.localName ?? 'nothing'
      lines.push({ after, indent: inset(first) / parseFloat(style.fontSize), text: paragraph.textContent.slice(0, 60) })
    }
    const breaks = [...doc.querySelectorAll('hr')].map(hr => {
      const style = win.getComputedStyle(hr)
      const rect = hr.getBoundingClientRect()
      const middle = inset(rect) + rect.width / 2 - (width - 2 * margin) / 2
      return { kind: hr.className, width: rect.width, thick: parseFloat(style.borderTopWidth), line: style.borderTopStyle, colour: style.borderTopColor, middle }
    })
    const images = [...doc.images].map(image => {
      const rect = image.getBoundingClientRect()
      return { loaded: image.naturalWidth > 0, share: Math.max(rect.width / (width - 2 * margin), rect.height / height) }
    })
    const words = doc.body.innerText.trim().split(/\s+/).filter(Boolean).length
    return { pages, empty: pages - [...shown].filter(page => page < pages).length, outside, lines, breaks, images, words }
  }

  const sections = []
  for (const [index, section] of view.book.sections.entries()) sections.push({ href: section.id, ...measure(await open(index)) })

  const flat = entries => (entries ?? []).flatMap(entry => [entry, ...flat(entry.subitems)])
  const toc = []
  for (const { label, href } of flat(view.book.toc)) {
    const { index, anchor } = view.resolveNavigation(href)
    toc.push({ label, href: view.book.sections[index].id, there: anchor(await open(index)) != null }) // 0 is the beginning of the file
  }
  const clicked = []
  const contents = view.book.sections.findIndex(section => section.id.endsWith('nav.xhtml'))
  const links = doc => [...doc.querySelectorAll('nav[role=doc-toc] a')]
  const count = clicks ? links(await open(contents)).length : 0
  for (let place = 0; place < count; place++) {
    const link = links(await open(contents))[place]
    const arrived = new Promise(done => view.addEventListener('load', event => done(event.detail.index), { once: true }))
    link.click()
    clicked.push({ label: link.textContent.trim(), href: view.book.sections[await arrived].id })
  }
  return { sections, toc, clicked }
}

// Every file of the book as it opens, in the colours that a reader sets for day and for night.
async function keep (page, folder, sections) {
  for (const [light, [scheme, ground, ink]] of Object.entries(LIGHTS)) {
    const css = `html { color-scheme: ${scheme}; background: ${ground}; color: ${ink} }`
    await page.evaluate(ground => { document.body.style.background = ground }, ground)
    for (const [index, section] of sections.entries()) {
      await page.evaluate(async (index, css) => {
        window.view.renderer.setStyles(css)
        await window.view.renderer.goTo({ index })
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))) // until it is painted
      }, index, css)
      await page.screenshot({ path: path.join(folder, `${path.basename(section.href, '.xhtml')}-${light}.png`) })
    }
  }
}

async function main (books, folder) {
  const browser = await puppeteer.launch({ args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'], timeout: 120000 })
  try {
    for (const book of books) {
      for (const [width, height] of SCREENS) {
        const page = await browser.newPage()
        page.setDefaultTimeout(120000)
        await page.setViewport({ width, height })
        await page.setRequestInterception(true)
        page.on('request', request => {
          if (!request.url().startsWith('http')) return request.continue()
          const name = new URL(request.url()).pathname.slice(1)
          if (!request.url().startsWith(HOME) || name === 'favicon.ico') return request.abort()
          if (!name) return request.respond({ contentType: 'text/html', body: PAGE })
          const type = name.endsWith('.js') ? 'text/javascript' : 'application/epub+zip'
          return request.respond({ contentType: type, body: fs.readFileSync(name === 'book.epub' ? book : path.join(FOLIATE, name)) })
        })
        await page.goto(HOME)
        await page.waitForFunction('window.ready')
        const seen = await page.evaluate(look, { clicks: width === SCREENS[0][0] })
        if (folder && width === 600) await keep(page, folder, seen.sections)
        process.stdout.write(JSON.stringify({ book, width, ...seen }) + '\n')
        await page.close()
      }
    }
  } finally {
    await browser.close()
  }
}

const [first, ...rest] = process.argv.slice(2)
const kept = first.startsWith('--pictures=') && first.slice(11)
main(kept ? rest : [first, ...rest], kept).catch(wrong => { console.error(wrong); process.exit(1) })
