// Writes src/MerWorkbench/Lyrics/Bert/without-accents.txt: what is left of each character once its canonical decomposition has lost its
// nonspacing marks, where that is another text. Hangul is left out: it is computed. Run from this folder: node make_accents.mjs
import fs from "node:fs";
const lines = [`# Characters without their accents (canonical decomposition without nonspacing marks), Unicode ${process.versions.unicode}. Made by tests/MerWorkbench.TestData/wordpiece/make_accents.mjs.`];
for (let code = 0x80; code < 0x110000; code++) {
  if ((code >= 0xd800 && code < 0xe000) || (code >= 0xac00 && code < 0xd7a4)) continue;
  const text = String.fromCodePoint(code);
  const bare = text.normalize("NFD").replace(/\p{Mn}/gu, "");
  // A mark itself is left out by its category.
  if (bare !== text && bare !== "") lines.push([text, ...bare].map((c) => c.codePointAt(0).toString(16).toUpperCase()).join(" "));
}
fs.writeFileSync("../../../src/MerWorkbench/Lyrics/Bert/without-accents.txt", lines.join("\n") + "\n");
