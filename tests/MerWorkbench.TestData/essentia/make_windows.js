// Windows by essentia.js:  node make_windows.js > windows.json   (npm install essentia.js@0.1.3)
// Windowing of nine ones with three zeros, normalised or not, zero phase or not.
const lib = require('essentia.js'), e = new lib.Essentia(lib.EssentiaWASM);
const out = { header: 'make_windows.js: essentia.js 0.1.3, Windowing(frame, normalized, size, type, zeroPadding, zeroPhase)', cases: [] };
for (const type of ['hamming', 'hann', 'blackmanharris62', 'blackmanharris70', 'blackmanharris74', 'blackmanharris92'])
  for (const [normalized, zeros, zeroPhase] of [[false, 0, false], [true, 0, false], [true, 3, true]]) {
    const w = e.Windowing(e.arrayToVector(Float32Array.from({ length: 9 }, () => 1)), normalized, 9, type, zeros, zeroPhase).frame;
    out.cases.push({ type, normalized, zeros, zeroPhase, values: Array.from(e.vectorToArray(w), v => +v.toPrecision(9)) });
  }
console.log(JSON.stringify(out));
