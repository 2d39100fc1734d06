#!/usr/bin/env node
// Verifies an exported audit bundle; the second, independent implementation (FORMAT.md).
//
// Usage: node vigilverify.mjs --root FINGERPRINT [--log NAME] [--witness VKEY] [--pinned NOTE]
//        BUNDLE...
//
// Each bundle is answered by one line of JSON. Exit status: 0 all hold, 1 one does not, 2 wrong
// arguments. Needs Node.js 18 or later and nothing else.

import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { argv, exit, stderr, stdout } from 'node:process';

const FORMAT = 'vigil-audit/bundle/v1';
const OVER_YEARS = 'vigil-audit/bundle/v2';
const DEPTH = 64;
const HEX = /^[0-9a-f]{64}$/;
const TIME_PART = '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z';
const TIME = new RegExp(`^${TIME_PART}$`);
const HEADER = new RegExp(
  '^vigil-audit/event/v1\\nlog ([a-z0-9][a-z0-9./-]{0,99})\\n'
  + 'id [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\n'
  + 'subject ([a-z][a-z0-9_]{0,39}/[A-Za-z0-9._-]{1,64})\\nseq ([1-9][0-9]{0,15})\\n'
  + `prev ([0-9a-f]{64})\\ntime (${TIME_PART})\\nactor (?:[0-9a-f]{2}){0,200}\\n`
  + 'client (?:local|[0-9a-fA-F.:]{2,45})\\nkind ([a-z][a-z0-9_.]{0,63})\\n'
  + 'body ([0-9a-f]{64})\\n$',
);
const MEANING = {
  ok: 'the bundle holds',
  file: 'the file cannot be read',
  json: 'the file is not JSON as bundles are written',
  newer: 'the bundle is of a newer format than this verifier knows',
  format: 'a part of the bundle is missing, unknown or of the wrong kind',
  root: 'the root key is not the pinned one',
  keys: 'a key statement is not signed by the root',
  checkpoint: "a checkpoint is not signed by the log's key of its time",
  turn: 'a log does not begin with the last checkpoint of the one before it',
  header: 'the header of an event is not one of this log',
  field: 'a field of an event is not readable or out of order',
  body: 'the fields of an event are not those its header commits to',
  proof: 'an event is not in the signed tree',
  head: 'the end of a chain is not in the signed map',
  chain: 'an event of a chain is missing, added or out of order',
  complete: 'an event of the period is missing or does not belong to it',
  consistency: 'the checkpoint does not continue the pinned one',
};

class Refusal extends Error {
  constructor(code, at = null) {
    super(code);
    this.code = code;
    this.at = at;
  }
}

class Malformed extends Error {}

/** Runs `act`; whatever is malformed in it becomes the refusal `code`. */
function or(code, act, at = null) {
  try {
    return act();
  } catch (error) {
    if (error instanceof Malformed || error instanceof RangeError) throw new Refusal(code, at);
    throw error;
  }
}

const sha = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const unhex = (text) => Buffer.from(text, 'hex');

// ------------------------------------------------------------------ JSON, strictly

class Reader {
  constructor(text, { fractions }) {
    this.text = text;
    this.at = 0;
    this.fractions = fractions;
  }

  read() {
    const value = this.value(0);
    this.space();
    if (this.at !== this.text.length) throw new Malformed();
    return value;
  }

  space() {
    while (' \t\n\r'.includes(this.text[this.at] ?? 'x')) this.at += 1;
  }

  value(depth) {
    if (depth > DEPTH) throw new Malformed();
    this.space();
    const next = this.text[this.at];
    if (next === '{') return this.object(depth);
    if (next === '[') return this.array(depth);
    if (next === '"') return this.string();
    for (const [word, value] of [['true', true], ['false', false], ['null', null]]) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.number();
  }

  number() {
    const found = /^-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/.exec(
      this.text.slice(this.at, this.at + 400),
    );
    if (found === null) throw new Malformed();
    let length = found[0].length;
    if (length >= 400) {
      while (/[0-9.eE+-]/.test(this.text[this.at + length] ?? '')) length += 1;
    }
    this.at += length;
    if (this.fractions) return 0;
    const value = Number(found[0]);
    if (found[1] || found[2] || found[0] === '-0' || !Number.isSafeInteger(value)) {
      throw new Malformed();
    }
    return value;
  }

  string() {
    let made = '';
    this.at += 1;
    for (;;) {
      const one = this.text[this.at];
      if (one === undefined || one < ' ') throw new Malformed();
      this.at += 1;
      if (one === '"') break;
      made += one === '\\' ? this.escape() : one;
    }
    if (!made.isWellFormed?.() && /[\ud800-\udfff]/.test(made) && !wellFormed(made)) {
      throw new Malformed();
    }
    return made;
  }

  escape() {
    const one = this.text[this.at];
    this.at += 1;
    if (one === 'u') {
      const digits = this.text.slice(this.at, this.at + 4);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw new Malformed();
      this.at += 4;
      return String.fromCharCode(parseInt(digits, 16));
    }
    const plain = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
    if (one === undefined || !Object.hasOwn(plain, one)) throw new Malformed();
    return plain[one];
  }

  array(depth) {
    const made = [];
    this.at += 1;
    this.space();
    if (this.text[this.at] === ']') {
      this.at += 1;
      return made;
    }
    for (;;) {
      made.push(this.value(depth + 1));
      this.space();
      const next = this.text[this.at];
      this.at += 1;
      if (next === ']') return made;
      if (next !== ',') throw new Malformed();
    }
  }

  object(depth) {
    const made = new Map();
    this.at += 1;
    this.space();
    if (this.text[this.at] === '}') {
      this.at += 1;
      return made;
    }
    for (;;) {
      this.space();
      if (this.text[this.at] !== '"') throw new Malformed();
      const name = this.string();
      this.space();
      if (this.text[this.at] !== ':' || made.has(name)) throw new Malformed();
      this.at += 1;
      made.set(name, this.value(depth + 1));
      this.space();
      const next = this.text[this.at];
      this.at += 1;
      if (next === '}') return made;
      if (next !== ',') throw new Malformed();
    }
  }
}

function wellFormed(text) {
  for (const one of text) {
    const code = one.codePointAt(0);
    if (code >= 0xd800 && code <= 0xdfff) return false;
  }
  return true;
}

function parse(text, options) {
  return new Reader(text, options).read();
}

// ------------------------------------------------------------------ shape

const isText = (value) => typeof value === 'string';
const isCount = (value) => typeof value === 'number' && value >= 0;
const isList = Array.isArray;
const isObject = (value) => value instanceof Map;
const isObjectOrNull = (value) => value === null || isObject(value);
const isHash = (value) => isText(value) && HEX.test(value);

/** Demands an object with exactly these names, each of its kind; returns it as a plain one. */
function shaped(value, kinds) {
  const names = Object.keys(kinds);
  if (!isObject(value) || value.size !== names.length) throw new Refusal('format');
  const made = {};
  for (const name of names) {
    if (!value.has(name) || !kinds[name](value.get(name))) throw new Refusal('format');
    made[name] = value.get(name);
  }
  return made;
}

function all(list, is) {
  if (!list.every(is)) throw new Refusal('format');
  return list;
}

function readBundle(raw) {
  const found = or('json', () => {
    let text;
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
    } catch {
      throw new Malformed();
    }
    return parse(text, { fractions: false });
  });
  if (!isObject(found) || !isText(found.get('format'))) throw new Refusal('format');
  const isOld = found.get('format') === FORMAT;
  if (!isOld && found.get('format') !== OVER_YEARS) {
    const newer = /^vigil-audit\/bundle\/v[1-9][0-9]{0,3}$/.test(found.get('format'));
    throw new Refusal(newer ? 'newer' : 'format');
  }
  const bundle = shaped(found, {
    format: isText, log: isText, root: isText, statements: isList, checkpoint: isText,
    scope: isObject, since: isObjectOrNull, heads: isList, skeleton: isList, events: isList,
    consistency: isObjectOrNull, ...(isOld ? {} : { logs: isList }),
  });
  bundle.logs = (bundle.logs ?? []).map((one) => {
    const log = shaped(one, { checkpoint: isText, next: isObject });
    log.next = shaped(log.next, { header: isText, fields: isList, path: isList });
    all(log.next.path, isHash);
    log.next.fields = log.next.fields.map(readField);
    return log;
  });
  all(bundle.statements, isText);
  all(bundle.skeleton, isText);
  bundle.scope = readScope(bundle);
  if (bundle.since !== null) {
    bundle.since = shaped(bundle.since, { checkpoint: isText, peaks: isList });
    all(bundle.since.peaks, isHash);
  }
  if (bundle.consistency !== null) {
    bundle.consistency = shaped(bundle.consistency, { size: isCount, root: isHash, path: isList });
    all(bundle.consistency.path, isHash);
  }
  bundle.heads = bundle.heads.map((one) => {
    const head = shaped(one, {
      subject: isText, seq: isCount, leaf: isHash, index: isCount, path: isList,
    });
    all(head.path, isHash);
    return head;
  });
  bundle.events = bundle.events.map(readEvent);
  return bundle;
}

function readScope(bundle) {
  const kind = bundle.scope.get('kind');
  if (kind === 'subjects') {
    const scope = shaped(bundle.scope, { kind: isText, subjects: isList });
    all(scope.subjects, isText);
    if (bundle.skeleton.length || bundle.since !== null) throw new Refusal('format');
    return scope;
  }
  if (kind !== 'period') throw new Refusal('format');
  const isTime = (value) => isText(value) && TIME.test(value);
  const scope = shaped(bundle.scope, { kind: isText, from: isTime, to: isTime });
  const proves = (one) => isObject(one) && isList(one.get('path')) && one.get('path').length;
  if (bundle.heads.length || bundle.events.some(proves)) throw new Refusal('format');
  return scope;
}

function readEvent(value) {
  const event = shaped(value, { index: isCount, header: isText, fields: isList, path: isList });
  all(event.path, isHash);
  event.fields = event.fields.map(readField);
  return event;
}

function readField(one) {
  return isObject(one) && one.has('withheld')
    ? shaped(one, { withheld: isHash })
    : shaped(one, { salt: isHash, text: isText });
}

// ------------------------------------------------------------------ keys and notes

function unbase64(text) {
  const raw = Buffer.from(text, 'base64');
  if (raw.toString('base64') !== text) throw new Malformed();
  return raw;
}

function count(text) {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text) || !Number.isSafeInteger(Number(text))) {
    throw new Malformed();
  }
  return Number(text);
}

function cut(text, by) {
  const at = text.indexOf(by);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + by.length)];
}

function readVkey(line) {
  const [name, rest] = cut(line, '+');
  const [id, encoded] = cut(rest, '+');
  const raw = unbase64(encoded);
  if (!name || /[ \n]/.test(name) || raw.length !== 33 || ![1, 4].includes(raw[0])) {
    throw new Malformed();
  }
  const keyId = sha(`${name}\n`, raw).subarray(0, 4);
  if (keyId.toString('hex') !== id) throw new Malformed();
  return { name, kind: raw[0], raw: raw.subarray(1), id: keyId };
}

function holds(key, message, signature) {
  try {
    const x = Buffer.from(key.raw).toString('base64url');
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verifySignature(null, message, publicKey, signature);
  } catch {
    return false;
  }
}

function signed(key, text, signature) {
  let message = Buffer.from(text);
  let rest = signature;
  if (key.kind === 4) {
    if (signature.length < 8) return false;
    const at = signature.readBigUInt64BE(0);
    message = Buffer.concat([Buffer.from(`cosignature/v1\ntime ${at}\n`), message]);
    rest = signature.subarray(8);
  }
  return rest.length === 64 && holds(key, message, rest);
}

function openNote(note, keys) {
  const at = note.lastIndexOf('\n\n');
  const lines = note.slice(at + 2);
  if (at < 0 || !lines.endsWith('\n')) throw new Malformed();
  const text = `${note.slice(0, at)}\n`;
  const signers = [];
  for (const line of lines.slice(0, -1).split('\n')) {
    const [dash, rest] = cut(line, ' ');
    const [name, encoded] = cut(rest, ' ');
    const blob = unbase64(encoded);
    if (dash !== '\u2014' || !name || blob.length < 5) throw new Malformed();
    for (const key of keys) {
      if (key.name === name && key.id.equals(blob.subarray(0, 4))) {
        if (!signed(key, text, blob.subarray(4))) throw new Malformed();
        signers.push(name);
      }
    }
  }
  return { text, signers };
}

function readRoot(bundle, pins) {
  const root = or('root', () => readVkey(bundle.root));
  const fingerprint = sha(root.raw).toString('hex');
  const named = root.name === `${bundle.log}/root` && root.kind === 1;
  const pinned = pins.log === undefined || pins.log === bundle.log;
  if (!named || !pinned || fingerprint !== pins.root) throw new Refusal('root');
  return root;
}

function readStatement(note, root, log) {
  return or('keys', () => {
    const { text, signers } = openNote(note, [root]);
    const parts = text.split('\n');
    if (parts.length !== 5 || !signers.length) throw new Malformed();
    const [label, of, key, start, rest] = parts;
    if (label !== 'vigil-audit/key/v1' || of !== `log ${log}` || rest !== '') throw new Malformed();
    if (!key.startsWith('key ') || !start.startsWith('from ')) throw new Malformed();
    return { from: count(start.slice(5)), key: readVkey(key.slice(4)) };
  });
}

function readCheckpoint(note, log, epochs, witnesses) {
  return or('checkpoint', () => {
    const { text } = openNote(note, []);
    const parts = text.split('\n');
    if (parts.pop() !== '' || parts.length < 5 || parts.length > 6) throw new Malformed();
    let after = 0;
    if (parts.length === 6) {
      after = count(parts[5].slice(6));
      if (!parts[5].startsWith('after ') || after === 0) throw new Malformed();
      if (!/^[0-9]{4}$/.test(parts[0].slice(log.length + 1))) throw new Malformed();
    }
    const year = after ? parts[0].slice(-5) : '';
    if (parts[0] !== log + year || (after && year[0] !== '/')) throw new Malformed();
    const heads = parts[3].split(' ');
    if (heads.length !== 3 || heads[0] !== 'heads' || !parts[4].startsWith('time ')) {
      throw new Malformed();
    }
    const found = {
      text,
      log: parts[0],
      after,
      end: after + count(parts[1]),
      size: count(parts[1]),
      root: unbase64(parts[2]),
      subjects: count(heads[1]),
      heads: unbase64(heads[2]),
      time: parts[4].slice(5),
    };
    if (found.root.length !== 32 || found.heads.length !== 32 || !TIME.test(found.time)) {
      throw new Malformed();
    }
    const newest = Math.max(0, ...epochs.map((one) => one.from).filter((one) => one < found.end));
    const known = epochs.filter((one) => newest <= one.from && one.from <= found.end);
    const { signers } = openNote(note, [...known.map((one) => one.key), ...witnesses]);
    if (!signers.includes(log)) throw new Malformed();
    return { ...found, signers };
  });
}

// ------------------------------------------------------------------ events

function readHeader(header, log) {
  const parts = HEADER.exec(header);
  if (parts === null || parts[1] !== log || !Number.isSafeInteger(Number(parts[3]))) return null;
  return {
    subject: parts[2], seq: Number(parts[3]), prev: parts[4], time: parts[5], kind: parts[6],
    body: parts[7],
    leaf: sha(Buffer.from([0]), header),
  };
}

function readLine(event, at, log) {
  const line = readHeader(event.header, log);
  if (line === null) throw new Refusal('header', at);
  let last = null;
  const commitments = event.fields.map((field) => {
    if (field.withheld !== undefined) return unhex(field.withheld);
    const name = or('field', () => {
      const found = parse(field.text, { fractions: true });
      if (!isList(found) || found.length !== 2 || !isText(found[0])) throw new Malformed();
      return Buffer.from(found[0]);
    }, at);
    if (last !== null && Buffer.compare(name, last) <= 0) throw new Refusal('field', at);
    last = name;
    return sha('vigil-audit/field/v1\n', unhex(field.salt), field.text);
  });
  const body = sha('vigil-audit/body/v1\n', ...commitments).toString('hex');
  if (body !== line.body) throw new Refusal('body', at);
  return line;
}

// ------------------------------------------------------------------ the tree
// Sizes may exceed 32 bits, so halving is done by division.

const half = (number) => Math.floor(number / 2);
const node = (left, right) => sha(Buffer.from([1]), left, right);

function included(leaf, index, size, path, root) {
  if (index >= size) return false;
  let [place, last, made] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      made = node(sibling, made);
      while (place !== 0 && place % 2 === 0) [place, last] = [half(place), half(last)];
    } else {
      made = node(made, sibling);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && made.equals(root);
}

function consistent(sizes, roots, given) {
  const [older, newer] = sizes;
  if (older < 1 || older > newer) return false;
  if (older === newer) return given.length === 0 && roots[0].equals(roots[1]);
  if (given.length === 0) return false;
  let [place, last] = [older - 1, newer - 1];
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  const path = place === 0 ? [roots[0], ...given] : given;
  let [before, after] = [path[0], path[0]];
  for (const sibling of path.slice(1)) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      [before, after] = [node(sibling, before), node(sibling, after)];
      while (place !== 0 && place % 2 === 0) [place, last] = [half(place), half(last)];
    } else {
      after = node(after, sibling);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && before.equals(roots[0]) && after.equals(roots[1]);
}

function fold(peaks) {
  if (!peaks.length) return sha('');
  return peaks.slice(0, -1).reduceRight((made, peak) => node(peak, made), peaks.at(-1));
}

function onesIn(number) {
  let [ones, rest] = [0, number];
  while (rest) [ones, rest] = [ones + (rest % 2), half(rest)];
  return ones;
}

// ------------------------------------------------------------------ scopes

/** The first entry of log `at + 1` is the last checkpoint of log `at`. */
function checkTurn(event, at, log, logs) {
  const [before, after] = [logs[at], logs[at + 1]];
  let line;
  let said;
  let last;
  try {
    line = readLine(event, at, log);
    const shown = event.fields.filter((one) => one.text !== undefined);
    said = shown.map((one) => parse(one.text, { fractions: true }))
      .find((one) => one[0] === 'change:0001')[1];
    last = openNote(said.get('after'), []).text;
  } catch (error) {
    const known = [Refusal, Malformed, RangeError, TypeError].some((one) => error instanceof one);
    if (known) throw new Refusal('turn', at);
    throw error;
  }
  const subject = `log/${after.log.slice(after.log.lastIndexOf('/') + 1)}`;
  const first = line.kind === 'log.opened' && line.subject === subject && line.seq === 1
    && line.prev === '0'.repeat(64);
  const follows = last === before.text && after.after === before.end
    && said.get('field') === 'last checkpoint';
  const path = event.path.map(unhex);
  if (!first || !follows || !included(line.leaf, 0, after.size, path, after.root)) {
    throw new Refusal('turn', at);
  }
}

function checkSubjects(bundle, logs, lines) {
  const tip = logs.at(-1);
  bundle.events.forEach((event, at) => {
    const path = event.path.map(unhex);
    const its = logs.find((one) => event.index < one.end) ?? tip;
    const place = event.index - its.after;
    if (place < 0 || !included(lines[at].leaf, place, its.size, path, its.root)) {
      throw new Refusal('proof', at);
    }
  });
  const heads = new Map();
  for (const head of bundle.heads) {
    const said = `vigil-audit/head/v1\n${head.subject}\n${head.seq}\n`;
    const end = sha(Buffer.from([0]), said, unhex(head.leaf));
    if (!included(end, head.index, tip.subjects, head.path.map(unhex), tip.heads)) {
      throw new Refusal('head');
    }
    heads.set(head.subject, { seq: head.seq, leaf: head.leaf });
  }
  const wanted = [...bundle.scope.subjects].sort();
  const given = [...heads.keys()].sort();
  const same = wanted.length === given.length && wanted.every((one, at) => one === given[at]);
  if (!same || heads.size !== bundle.heads.length) throw new Refusal('head');
  checkChains(lines, heads);
}

function checkChains(lines, heads) {
  const ends = new Map();
  lines.forEach((line, at) => {
    const end = ends.get(line.subject) ?? { seq: 0, leaf: '0'.repeat(64) };
    if (!heads.has(line.subject) || line.seq !== end.seq + 1 || line.prev !== end.leaf) {
      throw new Refusal('chain', at);
    }
    ends.set(line.subject, { seq: line.seq, leaf: line.leaf.toString('hex') });
  });
  const whole = ends.size === heads.size && [...heads].every(([subject, head]) => {
    const end = ends.get(subject);
    return end !== undefined && end.seq === head.seq && end.leaf === head.leaf;
  });
  if (!whole) throw new Refusal('chain', lines.length);
}

function checkPeriod(bundle, logs, epochs) {
  let peaks = [];
  let place = 0;
  if (bundle.since === null && logs[0].after) throw new Refusal('complete');
  if (bundle.since !== null) {
    const since = readCheckpoint(bundle.since.checkpoint, bundle.log, epochs, []);
    peaks = bundle.since.peaks.map(unhex);
    place = since.end;
    const whole = onesIn(since.size) === peaks.length && fold(peaks).equals(since.root);
    if (!whole) throw new Refusal('proof');
    const isFirst = since.log === logs[0].log && since.after === logs[0].after;
    if (!isFirst || since.time > bundle.scope.from) throw new Refusal('complete');
  }
  const start = place;
  const wanted = new Map();
  let at = 0;
  for (const header of bundle.skeleton) {
    const line = readHeader(header, bundle.log);
    if (line === null) throw new Refusal('header');
    if (at < logs.length - 1 && place === logs[at].end) {
      if (!fold(peaks).equals(logs[at].root)) throw new Refusal('proof');
      peaks = [];
      at += 1;
    }
    if (bundle.scope.from <= line.time && line.time < bundle.scope.to) wanted.set(place, header);
    let leaf = line.leaf;
    for (let below = place - logs[at].after; below % 2 === 1; below = half(below)) {
      leaf = node(peaks.pop(), leaf);
    }
    peaks.push(leaf);
    place += 1;
  }
  const isWhole = at === logs.length - 1 && place === logs[at].end;
  if (!isWhole || !fold(peaks).equals(logs[at].root)) throw new Refusal('proof');
  bundle.events.forEach((event, at) => {
    if (event.index < start || wanted.get(event.index) !== event.header) {
      throw new Refusal('complete', at);
    }
    wanted.delete(event.index);
  });
  if (wanted.size) throw new Refusal('complete', bundle.events.length);
}

function checkPinned(bundle, logs, pins) {
  if (pins.pinned === undefined) return;
  const given = bundle.consistency;
  const tip = logs.find((one) => one.log === pins.pinned.log);
  if (tip === undefined || given === null) throw new Refusal('consistency');
  if (given.size !== pins.pinned.size || given.root !== pins.pinned.root) {
    throw new Refusal('consistency');
  }
  const roots = [unhex(given.root), tip.root];
  if (!consistent([given.size, tip.size], roots, given.path.map(unhex))) {
    throw new Refusal('consistency');
  }
}

function verified(raw, pins) {
  const bundle = readBundle(raw);
  const root = readRoot(bundle, pins);
  const epochs = bundle.statements.map((one) => readStatement(one, root, bundle.log));
  if (!epochs.length) throw new Refusal('keys');
  const tip = readCheckpoint(bundle.checkpoint, bundle.log, epochs, pins.witnesses);
  const logs = bundle.logs.map((one) => readCheckpoint(one.checkpoint, bundle.log, epochs, []));
  logs.push(tip);
  if (bundle.format === FORMAT && tip.after) throw new Refusal('checkpoint');
  bundle.logs.forEach((one, at) => checkTurn(one.next, at, bundle.log, logs));
  const lines = bundle.events.map((event, at) => readLine(event, at, bundle.log));
  bundle.events.forEach((event, at) => {
    if (at && event.index <= bundle.events[at - 1].index) throw new Refusal('proof', at);
  });
  if (bundle.scope.kind === 'subjects') checkSubjects(bundle, logs, lines);
  else checkPeriod(bundle, logs, epochs);
  checkPinned(bundle, logs, pins);
  const witnesses = [...new Set(tip.signers)].filter((one) => one !== bundle.log).sort();
  const withheld = bundle.events.flatMap((one) => one.fields).filter((one) => one.withheld);
  return {
    ok: true, code: 'ok', at: null, grade: witnesses.length ? 'A' : 'B', log: bundle.log,
    root: sha(root.raw).toString('hex'), size: tip.size, tree: tip.root.toString('hex'),
    sealed: tip.time, scope: bundle.scope, witnesses, events: lines.length, withheld: withheld.length,
  };
}

function readFile(file) {
  try {
    return readFileSync(file);
  } catch {
    throw new Refusal('file');
  }
}

function verify(file, pins) {
  let answer;
  try {
    answer = verified(readFile(file), pins);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answer = { ok: false, code: error.code, at: error.at, grade: 'F', events: 0, withheld: 0 };
  }
  return { ...answer, meaning: MEANING[answer.code] };
}

// ------------------------------------------------------------------ the command

function usage(why) {
  stderr.write(`vigilverify: ${why}\nusage: vigilverify.mjs --root FINGERPRINT [--log NAME] `
    + '[--witness VKEY] [--pinned NOTE] BUNDLE...\n');
  exit(2);
}

function readArguments(words) {
  const pins = { witnesses: [] };
  const files = [];
  for (let at = 0; at < words.length; at += 1) {
    if (!words[at].startsWith('--')) {
      files.push(words[at]);
      continue;
    }
    const [name, joined] = cut(words[at], '=');
    const value = words[at].includes('=') ? joined : words[at += 1];
    if (value === undefined) usage(`${name} needs a value`);
    if (name === '--root') pins.root = value.replace(/[^0-9a-fA-F]/g, '').toLowerCase();
    else if (name === '--log') pins.log = value;
    else if (name === '--witness') pins.witnesses.push(readVkey(value));
    else if (name === '--pinned') {
      const [log, size, root] = openNote(readFileSync(value, 'utf8'), []).text.split('\n');
      pins.pinned = { log, size: count(size), root: unbase64(root).toString('hex') };
    } else usage(`${name} is unknown`);
  }
  if (!HEX.test(pins.root ?? '')) usage('--root needs the 64 hexadecimal digits of a fingerprint');
  if (!files.length) usage('no bundle was given');
  return { pins, files };
}

let given;
try {
  given = readArguments(argv.slice(2));
} catch {
  usage('an argument is not what it should be');
}
let sound = true;
for (const file of given.files) {
  const answer = { bundle: file, ...verify(file, given.pins) };
  sound &&= answer.ok;
  const ordered = Object.fromEntries(Object.keys(answer).sort().map((key) => [key, answer[key]]));
  stdout.write(`${JSON.stringify(ordered)}\n`);
}
exit(sound ? 0 : 1);
