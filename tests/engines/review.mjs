// Presses buttons on the page of `storybind review` as a person in Chromium does. `node review.mjs ADDRESS` prints a line of
// JSON: the titles of the scenes then, and what the browser complained of.
import puppeteer from 'puppeteer'

const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--disable-background-networking']
const browser = await puppeteer.launch({ args, timeout: 120000 })
try {
    const page = await browser.newPage()
    page.setDefaultTimeout(120000)
    const complaints = []
    page.on('console', said => complaints.push(said.text()))
    page.on('response', answer => { if (answer.status() >= 400) complaints.push(`${answer.status()} ${answer.url()}`) })
    await page.goto(process.argv[2], { waitUntil: 'networkidle0' })
    const then = act => Promise.all([page.waitForNavigation(), act()])
    await then(() => page.click('main button[name=add]'))
    await page.type('section:nth-of-type(2) input[name=words]', 'Named by hand')
    await then(() => page.keyboard.press('Enter'))
    await then(() => page.click('section:nth-of-type(2) button[name=down]'))
    await then(() => page.click('section:nth-of-type(3) button[name=remove]'))
    const titles = await page.$$eval('section input[name=words]', inputs => inputs.map(input => input.value))
    console.log(JSON.stringify({ titles, complaints }))
} finally {
    await browser.close()
}
