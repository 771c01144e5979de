// Golden ids of WordPiece from npm's @huggingface/tokenizers.
// Run from this folder: MER_TEST_DATA=... NODE_PATH=FOLDER/node_modules node make_goldens.mjs   (after npm install @huggingface/tokenizers in FOLDER)
// Writes wordpiece.json.gz: a small vocabulary with odd lines and their ids; and digests of the ids, under the vocabulary of
// bert-base-uncased, of 18,500 real lines (GoEmotions, ISEAR as their files have them) and 1,500 odd ones.
// With POINTS=1 it writes points.tsv too: what becomes of every character of the first two planes. It is too large to keep.
import crypto from "node:crypto";
import fs from "node:fs";
import zlib from "node:zlib";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const home = process.env.NODE_PATH + "/@huggingface/tokenizers";
const { Tokenizer } = require(home);
const version = JSON.parse(fs.readFileSync(home + "/package.json")).version;
const data = process.env.MER_TEST_DATA;
const MARKS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

function tokenizer(pieces, lowercase) {
  const vocab = Object.fromEntries(pieces.map((piece, id) => [piece, id]));
  const tokens = MARKS.map((content) => ({ id: vocab[content], content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true }));
  const sequence = { Sequence: { id: "A", type_id: 0 } }, mark = (id) => ({ SpecialToken: { id, type_id: 0 } });
  return new Tokenizer({
    version: "1.0", truncation: null, padding: null, added_tokens: tokens,
    normalizer: { type: "BertNormalizer", clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: {
      type: "TemplateProcessing", single: [mark("[CLS]"), sequence, mark("[SEP]")], pair: [],
      special_tokens: Object.fromEntries(["[CLS]", "[SEP]"].map((id) => [id, { id, ids: [vocab[id]], tokens: [id] }])),
    },
    decoder: null, model: { type: "WordPiece", unk_token: "[UNK]", continuing_subword_prefix: "##", max_input_chars_per_word: 100, vocab },
  }, {});
}

// SplitMix32: a few lines that anyone can write again.
let state = 20251122;
function random(end) {
  state = (state + 0x9e3779b9) | 0;
  let z = state ^ (state >>> 16);
  z = Math.imul(z, 0x21f0aaad);
  z ^= z >>> 15;
  z = Math.imul(z, 0x735a2d97);
  return ((z ^ (z >>> 15)) >>> 0) % end;
}

const RANGES = [[0x20, 0x7e], [0x20, 0x7e], [0x20, 0x7e], [0, 0x1f], [0x7f, 0x24f], [0x250, 0x2af], [0x300, 0x36f], [0x370, 0x3ff], [0x400, 0x45f], [0x590, 0x5ff], [0x600, 0x6ff],
  [0x900, 0x97f], [0x9bc, 0x9d7], [0xe00, 0xe4f], [0x1e00, 0x1eff], [0x1f00, 0x1fff], [0x2000, 0x206f], [0x2190, 0x21ff], [0x3000, 0x30ff], [0x4e00, 0x4e80], [0xac00, 0xacff], [0xd55c, 0xd600],
  [0xf900, 0xf920], [0xfb00, 0xfb06], [0xfe00, 0xfe0f], [0xff00, 0xff5e], [0x10400, 0x1044f], [0x1d400, 0x1d420], [0x1f300, 0x1f64f], [0x20000, 0x20010], [0xe0020, 0xe007f], [0xe000, 0xe010]];
const SNIPPETS = ["don't", "I'M", "ΟΔΥΣΣΕΥΣ", "ΣΑΣ ", "Σ", "İstanbul", "Straße", "[MASK]", "[UNK]", " [SEP]x", "[mask]", "#hash ##tag", "naïve", "e\u0301", "\r\n", "\u200d", "👩‍👩‍👧", "愛してる", "한국어", "שָׁלוֹם", "\ufeff", "\ufffd", "supercalifragilisticexpialidocious", "x".repeat(100), "x".repeat(101), "😂".repeat(99) + "ab", "1,000.50", "a".repeat(60) + "\u0301".repeat(50)];

function oddLine() {
  let text = "";
  for (let i = 3 + random(25); i > 0; i--) {
    if (random(6) === 0) text += SNIPPETS[random(SNIPPETS.length)];
    else {
      const [low, high] = RANGES[random(RANGES.length)];
      for (let j = 1 + random(4); j > 0; j--) text += String.fromCodePoint(low + random(high - low + 1));
    }
    if (random(3) === 0) text += " ";
  }
  // What later versions of Unicode than 16 may read otherwise.
  return text.replace(/\P{Assigned}/gu, "");
}

const digest = (rows) => crypto.createHash("sha256").update(rows.map((ids) => ids.join(",")).join("\n")).digest("hex").slice(0, 16);
const blocks = (rows, size) => Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => digest(rows.slice(i * size, (i + 1) * size)));
const odd = Array.from({ length: 1500 }, oddLine);

// All characters of the small vocabulary's ranges, so that what becomes of each shows in its id.
const characters = [...new Set(RANGES.flatMap(([low, high]) => Array.from({ length: high - low + 1 }, (_, i) => String.fromCodePoint(low + i)).filter((c) => /^[^\p{C}\p{Z}]$/u.test(c) || c === "#")))];
const small = [...MARKS, ...characters, ...characters.map((c) => "##" + c), "don", "##on", "##ing", "mask", "hash", "naive", "##ve", "istanbul", "οδυσσευς", "aaaa", "##aa"];
const unique = [...new Set(small)];
const lines = odd.slice(0, 250);

// Every character of the first two planes between letters; unassigned and later than Unicode 16 are left out by the list of the test.
const points = [];
for (let code = 1; code < 0x20000; code++) if (code < 0xd800 || code > 0xdfff) points.push(code);
const everything = [...MARKS, ...points.map((c) => String.fromCodePoint(c)).filter((c) => !/[\p{C}\p{Z}]/u.test(c))];
const all = [...everything, ...everything.slice(MARKS.length).map((c) => "##" + c)];

function pointRows(lowercase) {
  const one = tokenizer(all, lowercase);
  return points.map((code) => one.encode("a" + String.fromCodePoint(code) + "B").tokens.slice(1, -1).join(" "));
}

const golden = {
  header: { tool: "@huggingface/tokenizers", version, unicode: process.versions.unicode, command: "node make_goldens.mjs", tolerance: 0 },
  small: {
    pieces: unique, lines,
    uncased: lines.map(((one) => (line) => one.encode(line).ids)(tokenizer(unique, true))),
    cased: lines.map(((one) => (line) => one.encode(line).ids)(tokenizer(unique, false))),
  },
};
if (process.env.POINTS) fs.writeFileSync("points.tsv", ["uncased", "cased"].map((name) => pointRows(name === "uncased").map((row, i) => `${name}\t${points[i].toString(16)}\t${row}`).join("\n")).join("\n") + "\n");

if (data) {
  const text = (name, lines) => fs.readFileSync(`${data}/${name}`, "utf8").split("\n").slice(0, lines);
  const real = [...text("goemotions/ekman/train.tsv", 13_000).map((line) => line.split("\t")[0]), ...text("isear/isear.csv", 5_500)];
  const base = new Tokenizer({ ...JSON.parse(fs.readFileSync(data + "/bert-vocab/tokenizer.json")), truncation: null, padding: null }, {});
  golden.real = { block: 100, lines: real.length + odd.length, digests: blocks([...real, ...odd].map((line) => base.encode(line).ids), 100), odd: odd.slice(lines.length) };
}
fs.writeFileSync("wordpiece.json.gz", zlib.gzipSync(JSON.stringify(golden), { level: 9 }));
