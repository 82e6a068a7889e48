// Runs the conformance kit through ajv.
//
//     node kit.mjs REPOSITORY MODULES [RESULTS]
//
// MODULES is the folder in which ajv and ajv-formats are installed. RESULTS gets one line for each
// plan that the schema refuses, with every fault found, so that two validators can be compared.

import { createRequire } from 'node:module'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const PARSER = 'ecmascript'
const VALIDATOR = 'ajv'

const [root, modules, resultsFile] = process.argv.slice(2)
const load = createRequire(join(resolve(modules), 'here.js'))
const Ajv2020 = load('ajv/dist/2020.js').default
const addFormats = load('ajv-formats').default

const kit = join(root, 'fixtures', 'conformance')
const schema = JSON.parse(readFileSync(join(root, 'schema', 'plan.schema.json'), 'utf8'))

// Strict mode makes ajv throw on unknown keywords, unknown formats and rules that can never apply.
const ajv = new Ajv2020({ strict: true, strictRequired: true, allErrors: true, validateFormats: true })
addFormats(ajv, { mode: 'full' })
const differences = []
if (!ajv.validateSchema(schema)) differences.push(`the schema is not draft 2020-12: ${ajv.errorsText()}`)
const validate = ajv.compile(schema)

/** The strictest reading that the language's own parser offers: UTF-8 only, no byte order mark. */
function parse(bytes) {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
}

/** Every fault as "pointer:keyword". The value list of an enumeration counts once, as `oneOf`. */
function faults(plan) {
  validate(plan)
  const kept = (validate.errors ?? []).filter(
    (error) => !error.schemaPath.includes('/oneOf/') && error.propertyName === undefined)
  return new Set(kept.map((error) => `${error.instancePath || '(plan)'}:${error.keyword}`))
}

/** The plan after a JSON Patch (RFC 6902) of add, remove and replace. */
function patched(plan, steps) {
  let whole = structuredClone(plan)
  for (const { op, path, value } of steps) {
    if (path === '') {
      whole = value
      continue
    }
    const way = path.split('/').slice(1).map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    const last = way.pop()
    const parent = way.reduce((node, token) => node[token], whole)
    if (op === 'remove') Array.isArray(parent) ? parent.splice(Number(last), 1) : delete parent[last]
    else if (op === 'add' && Array.isArray(parent)) parent.splice(Number(last), 0, value)
    else parent[last] = value
  }
  return whole
}

/** What is not as the index says. */
function run(entry, results) {
  const said = []
  const bytes = readFileSync(join(kit, entry.file))
  let plan
  try {
    plan = parse(bytes)
  } catch (error) {
    if (entry.layer !== 'json') said.push(`must be JSON, but ${error.message}`)
    else if (entry.parsers_accept.includes(PARSER)) {
      said.push('the parser refuses it by now; take it off `parsers_accept`')
    }
    return said
  }
  if (entry.layer === 'json') {
    if (!entry.parsers_accept.includes(PARSER)) said.push('the parser must refuse it, and accepts it')
    return said
  }
  const found = faults(plan)
  if (entry.layer !== 'schema') {
    for (const fault of found) said.push(`must be valid, but finds ${fault}`)
  } else if (entry.validators_accept?.includes(VALIDATOR)) {
    if (found.size > 0) said.push('the validator refuses it by now; take it off `validators_accept`')
  } else {
    const places = [entry.pointer, ...(entry.also_accepted ?? [])]
    if (!places.some((place) => found.has(`${place || '(plan)'}:${entry.keyword}`))) {
      said.push(`expected ${entry.keyword} at "${entry.pointer}", found ${[...found].join(' ')}`)
    }
  }
  if (entry.layer === 'schema' && !entry.validators_accept) {
    // Where the expected keyword fails, others that fail at the same place are the validator's affair.
    const expected = (fault) => fault.slice(0, fault.lastIndexOf(':') + 1) + entry.keyword
    const bare = [...found].filter((fault) => fault === expected(fault) || !found.has(expected(fault)))
    results.push([entry.id, ...bare.sort()].join(' '))
  }
  if (entry.repair) {
    for (const fault of faults(patched(plan, entry.repair))) said.push(`still invalid after its repair: ${fault}`)
  }
  return said
}

const { cases } = JSON.parse(readFileSync(join(kit, 'index.json'), 'utf8'))
const results = []
const counts = new Map()
for (const entry of cases) {
  const layer = entry.layer ?? 'good'
  counts.set(layer, (counts.get(layer) ?? 0) + 1)
  for (const words of run(entry, results)) differences.push(`${entry.file}: ${words}`)
}
const folder = join(root, 'fixtures', 'plans')
const plans = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')).sort() : []
for (const name of plans) {
  for (const fault of faults(parse(readFileSync(join(folder, name))))) differences.push(`${name}: finds ${fault}`)
}

if (resultsFile) writeFileSync(resultsFile, results.sort().map((line) => `${line}\n`).join(''))
for (const words of differences) console.error(words)
const told = [...counts].map(([layer, count]) => `${count} ${layer}`).join(', ')
console.log(`${VALIDATOR}: ${told}, ${plans.length} plans: ${differences.length} differences`)
process.exitCode = differences.length > 0 ? 1 : 0
