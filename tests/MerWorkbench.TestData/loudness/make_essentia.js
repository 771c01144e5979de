// Loudness by essentia.js:  node make_essentia.js > essentia.json   (npm install essentia.js@0.1.3)
// Each value is what the named algorithm printed with its default parameters at the case's rate.
// averageLoudness alone is worked out here, from the loudness of LevelExtractor by MusicExtractor's formula.
const lib = require('essentia.js'), e = new lib.Essentia(lib.EssentiaWASM), signal = require('./signals.js');
const digits = v => +v.toPrecision(9);
const list = vector => Array.from(e.vectorToArray(vector), digits);
const out = { header: 'make_essentia.js: essentia.js 0.1.3 (Essentia 2.1-beta6-dev), float32', mono: [], r128: [], filter: [], rates: [] };

const cases = [['music', 30], ['music', 5], ['bursts', 20], ['contrast', 24.3], ['gaps', 22.22], ['silence', 5], ['music', 1.5], ['music', 0.37], ['bursts', 61.7]];
for (const [name, seconds] of cases) {
  const rate = 44100, x = e.arrayToVector(signal(name, rate, seconds));
  const d = e.Danceability(x), c = e.DynamicComplexity(x, 0.2, rate), levels = Array.from(e.vectorToArray(e.LevelExtractor(x).loudness));
  const largest = Math.max(1e-4, ...levels), mean = levels.map(v => Math.max(v / largest, 1e-4)).reduce((a, b) => a + b) / levels.length;
  const y = e.vectorToArray(e.EqualLoudness(x, rate).signal);
  out.mono.push({ name, seconds, rate, danceability: digits(d.danceability), dfa: list(d.dfa), complexity: digits(c.dynamicComplexity), complexityLoudness: digits(c.loudness),
    replayGain: digits(e.ReplayGain(x, rate).replayGain), leq: digits(e.Leq(x).leq), stevens: digits(e.Loudness(x).loudness),
    averageLoudness: digits(0.5 + 0.5 * Math.tanh(-1 + 2 * (10 * Math.log10(mean) + 5) / 3)),
    equalLoudnessRms: digits(Math.sqrt(y.reduce((a, v) => a + v * v, 0) / y.length)) });
}
for (const [left, right, rate, seconds] of [['music', 'music', 44100, 30], ['music', 'bursts', 44100, 20], ['contrast', 'gaps', 44100, 24.3], ['bursts', 'silence', 48000, 20],
  ['music', 'contrast', 22050, 17.77], ['silence', 'silence', 44100, 5], ['music', 'music', 44100, 1.23], ['bursts', 'gaps', 96000, 12], ['bursts', 'music', 8000, 12], ['music', 'bursts', 44100, 0.21]]) {
  const r = e.LoudnessEBUR128(e.arrayToVector(signal(left, rate, seconds)), e.arrayToVector(signal(right, rate, seconds)), 0.1, rate);
  out.r128.push({ left, right, rate, seconds, integrated: digits(r.integratedLoudness), range: digits(r.loudnessRange), momentary: list(r.momentaryLoudness), shortTerm: list(r.shortTermLoudness) });
}
for (const rate of [8000, 32000, 44100, 48000]) { // It refuses 16 kHz.
  const impulse = new Float32Array(4000);
  impulse[3] = 0.5;
  const long = e.vectorToArray(e.EqualLoudness(e.arrayToVector(signal('bursts', rate, 3)), rate).signal);
  out.filter.push({ rate, impulse: Array.from(e.vectorToArray(e.EqualLoudness(e.arrayToVector(impulse), rate).signal)).slice(0, 48).map(digits), bursts: Array.from(long.slice(-40), digits),
    replayGain: digits(e.ReplayGain(e.arrayToVector(signal('bursts', rate, 7.3)), rate).replayGain), complexity: digits(e.DynamicComplexity(e.arrayToVector(signal('bursts', rate, 7.3)), 0.2, rate).dynamicComplexity),
    danceability: digits(e.Danceability(e.arrayToVector(signal('bursts', rate, 20)), 8800, 310, rate).danceability) });
}
for (const rate of [8000, 11025, 16000, 22050, 32000, 48000, 96000]) {
  const x = e.arrayToVector(signal('gaps', rate, 21.5)), c = e.DynamicComplexity(x, 0.2, rate);
  out.rates.push({ rate, complexity: digits(c.dynamicComplexity), complexityLoudness: digits(c.loudness), danceability: digits(e.Danceability(x, 8800, 310, rate).danceability) });
}
console.log(JSON.stringify(out));
