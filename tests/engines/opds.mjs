// Reads feeds as reading apps do: Thorium's parser (r2-opds-js) and, for those in Atom, Foliate's (foliate-js). `node opds.mjs
// FEED...` prints what they see, a line of JSON a feed.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'

const require = createRequire(import.meta.url)
const thorium = 'r2-opds-js/dist/es8-es2017/src/opds'
require(`${thorium}/init-globals`).initGlobalConverters_OPDS()
require('r2-shared-js/dist/es8-es2017/src/init-globals').initGlobalConverters_GENERIC()
const { XML } = require('r2-utils-js/dist/es8-es2017/src/_utils/xml-js-mapper')
const { OPDS } = require(`${thorium}/opds1/opds`)
const { OPDSFeed } = require(`${thorium}/opds2/opds2`)
const { TaJsonDeserialize } = require('r2-lcp-js/dist/es8-es2017/src/serializable')
const { convertOpds1ToOpds2 } = require(`${thorium}/converter`)
const { DOMParser } = require('@xmldom/xmldom')
const { JSDOM } = require('jsdom')
const dom = new JSDOM('')
for (const name of ['DOMParser', 'XMLSerializer', 'document', 'Node']) globalThis[name] ??= dom.window[name] ?? dom.window.document
const foliate = await import('foliate-js/opds.js') // when what it expects of a browser is there

const inThorium = feed => ({
    titles: (feed.Publications ?? []).map(book => book.Metadata.Title),
    files: (feed.Publications ?? []).map(book => book.Links.find(link => link.TypeLink === 'application/epub+zip')?.Href),
    covers: (feed.Publications ?? []).map(book => (book.Images ?? []).length),
    doors: (feed.Navigation ?? []).map(door => door.Title),
    links: (feed.Links ?? []).map(link => `${link.Rel} ${link.TypeLink}`),
})

const read = file => {
    const text = readFileSync(file, 'utf8')
    if (text.startsWith('{')) return { thorium: inThorium(TaJsonDeserialize(JSON.parse(text), OPDSFeed)) }
    const feed = convertOpds1ToOpds2(XML.deserialize(new DOMParser().parseFromString(text, 'application/xml'), OPDS))
    const seen = foliate.getFeed(new dom.window.DOMParser().parseFromString(text, 'application/xml'))
    const books = [...(seen.publications ?? []), ...(seen.groups ?? []).flatMap(group => group.publications ?? [])]
    return {
        thorium: inThorium(feed),
        foliate: {
            titles: books.map(book => book.metadata.title),
            files: books.map(book => book.links.find(link => link.type === 'application/epub+zip')?.href),
            covers: books.map(book => (book.images ?? []).length),
            doors: (seen.navigation ?? []).map(door => door.title),
            links: (seen.links ?? []).map(link => `${[link.rel].flat()} ${link.type}`),
        },
    }
}
for (const file of process.argv.slice(2)) console.log(JSON.stringify(read(file)))
