// Peaks of spectra by essentia.js:  node make_peaks.js > peaks.json   (npm install essentia.js@0.1.3)
// Frames of 2048 and 4096 samples at 44.1 kHz, cut by hand, Windowing blackmanharris62 normalised and zero phase, Spectrum.
const lib = require('essentia.js'), e = new lib.Essentia(lib.EssentiaWASM), signals = require('./signals.js');
const rate = 44100, start = 12345;
const round = vector => vector.size() === 0 ? [] : Array.from(e.vectorToArray(vector), v => +v.toPrecision(9));
const out = { header: 'make_peaks.js: essentia.js 0.1.3 (Essentia 2.1-beta6-dev), SpectralPeaks(spectrum, threshold, maxFrequency, maxPeaks, minFrequency, orderBy)',
  rate, start, cases: [] };
for (const [signal, x] of Object.entries(signals.all(rate, 22050))) {
  for (const size of [2048, 4096]) {
    const frame = e.arrayToVector(x.subarray(start, start + size));
    const spectrum = e.Spectrum(e.Windowing(frame, true, size, 'blackmanharris62', 0, true).frame, size).spectrum;
    for (const [threshold, high, most, low, order] of [[0, 5000, 100, 0, 'frequency'], [1e-5, 3500, 60, 20, 'magnitude'], [0.0001, 22050, 40, 40, 'frequency']]) {
      if (size === 2048 && order === 'magnitude') continue;
      const p = e.SpectralPeaks(spectrum, threshold, high, most, low, order, rate);
      out.cases.push({ signal, size, threshold, high, most, low, order, frequencies: round(p.frequencies), magnitudes: round(p.magnitudes) });
    }
  }
}
// The last bin can be a peak of its own: a spectrum that rises to the end, one with a plateau, one that falls from the first bin.
for (const spectrum of [[0, 1, 2, 3, 4], [0, 1, 1, 0.5, 0.25, 1, 0], [3, 2, 1, 0, 0.5], [1, 0, 2, 2, 2, 1, 3, 1], [0, 2, 1, 1, 2, 0, 1]]) {
  const p = e.SpectralPeaks(e.arrayToVector(new Float32Array(spectrum)), 0, 22050, 100, 0, 'frequency', rate);
  out.cases.push({ spectrum, threshold: 0, high: 22050, most: 100, low: 0, order: 'frequency', frequencies: round(p.frequencies), magnitudes: round(p.magnitudes) });
}
console.log(JSON.stringify(out));
