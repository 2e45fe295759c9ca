// Reads a file with the parser that is named, and prints key, title and URL of each entry.
import { readFileSync } from 'node:fs'

const readers = {
  async 'citation-js' (text) {
    const { Cite } = await import('@citation-js/core')
    await import('@citation-js/plugin-bibtex')
    return new Cite(text).data.map(({ id, title, URL }) => ({ id, title, URL }))
  },
  async 'csl-json' (text) {
    const { Cite } = await import('@citation-js/core')
    return new Cite(JSON.parse(text)).data.map(({ id, title, URL }) => ({ id, title, URL }))
  },
  async 'bibtex-parser' (text) {
    const { parse } = await import('@retorquere/bibtex-parser')
    const { errors, entries } = await parse(text, { sentenceCase: false })
    if (errors.length) throw new Error(errors.map(one => one.error).join('; '))
    return entries.map(({ key, fields }) => ({ id: key, title: fields.title, URL: fields.url }))
  }
}

const [name, file] = process.argv.slice(2)
console.log(JSON.stringify(await readers[name](readFileSync(file, 'utf8'))))
