// Low-level descriptors of single frames by essentia.js:  node make_spectral.js > spectral.json   (npm install essentia.js@0.1.3)
// One frame of 2048 samples at 44.1 kHz of each test signal, as MusicExtractor analyses it: Windowing blackmanharris62, normalised,
// zero phase; Spectrum. Bands, cepstra and moments with MusicExtractor's parameters.
const lib = require('essentia.js'), e = new lib.Essentia(lib.EssentiaWASM), signals = require('./signals.js');
const rate = 44100, start = 12345, size = 2048, nyquist = rate / 2;
const round = v => +v.toPrecision(9);
const list = vector => vector.size() === 0 ? [] : Array.from(e.vectorToArray(vector), round);
const out = { header: 'make_spectral.js: essentia.js 0.1.3 (Essentia 2.1-beta6-dev)', rate, start, size, signals: {} };
const vector = array => e.arrayToVector(Float32Array.from(array));

function shape(array, range) {
  const s = e.DistributionShape(e.CentralMoments(array, 'pdf', range).centralMoments);
  return { spread: round(s.spread), skewness: round(s.skewness), kurtosis: round(s.kurtosis) };
}
function bands(b) {
  return { values: list(b), ...shape(b, b.size() - 1), flatness_db: round(e.FlatnessDB(b).flatnessDB), crest: round(e.Crest(b).crest) };
}
function describe(x, from) {
  const frame = e.arrayToVector(x.subarray(from, from + size));
  const spectrum = e.Spectrum(e.Windowing(frame, true, size, 'blackmanharris62', 0, true).frame, size).spectrum;
  const power = vector(e.vectorToArray(spectrum).map(v => v * v));
  const inputs = spectrum.size();
  const mfcc = e.MFCC(spectrum, 2, 11000, inputs, 0, 'dbamp', 0, 'unit_sum', 40, 13, rate, 1e-10, 'power', 'htkMel', 'warping');
  const gfcc = e.GFCC(spectrum, 2, 22050, inputs, 'dbamp', 40, 40, 13, rate, 1e-10, 'power');
  const bark = e.BarkBands(spectrum, 27, rate).bands;
  const contrast = e.SpectralContrast(spectrum, size, 11000, 20, 0.4, 6, rate, 0.15);
  const d = {
    zero_crossing_rate: round(e.ZeroCrossingRate(frame, 0).zeroCrossingRate), power: round(e.InstantPower(frame).power),
    mfcc: list(mfcc.mfcc), mel: bands(mfcc.bands),
    mel128: list(e.MelBands(spectrum, 22050, inputs, false, 0, 'unit_sum', 128, rate, 'power', 'htkMel', 'warping').bands),
    mel40_linear_unit_tri: list(e.MelBands(spectrum, 11000, inputs, false, 0, 'unit_tri', 40, rate, 'power', 'slaneyMel', 'linear').bands),
    mel40_magnitude_unit_max: list(e.MelBands(spectrum, 11000, inputs, false, 0, 'unit_max', 40, rate, 'magnitude', 'htkMel', 'warping').bands),
    mfcc_htk: list(e.MFCC(spectrum, 3, 8000, inputs, 22, 'log', 0, 'unit_max', 26, 13, rate, 1e-10, 'magnitude', 'htkMel', 'linear').mfcc),
    gfcc: list(gfcc.gfcc), erb: bands(gfcc.bands), bark: bands(bark), bark28: list(e.BarkBands(spectrum, 28, rate).bands),
    decrease: round(e.Decrease(power, nyquist).decrease), rolloff: round(e.RollOff(spectrum, 0.85, rate).rollOff),
    energy: round(e.Energy(spectrum).energy), rms: round(e.RMS(spectrum).rms),
    energy_bands: [[20, 150], [150, 800], [800, 4000], [4000, 20000]].map(([a, b]) => round(e.EnergyBand(spectrum, rate, a, b).energyBand)),
    hfc: round(e.HFC(spectrum, rate, 'Masri').hfc),
    strong_peak: round(e.StrongPeak(spectrum).strongPeak), complexity: round(e.SpectralComplexity(spectrum, 0.005, rate).spectralComplexity),
    pitch_salience: round(e.PitchSalience(spectrum, 5000, 100, rate).pitchSalience),
    centroid_of_power: round(e.Centroid(power, nyquist).centroid), centroid: round(e.Centroid(spectrum, nyquist).centroid), shape: shape(spectrum, nyquist),
    entropy: round(e.Entropy(spectrum).entropy), flatness: round(e.Flatness(spectrum).flatness), flatness_db: round(e.FlatnessDB(spectrum).flatnessDB), crest: round(e.Crest(spectrum).crest),
    contrast: list(contrast.spectralContrast), valleys: list(contrast.spectralValley),
  };
  for (const key in d) if (d[key] === null || Number.isNaN(d[key])) throw new Error(key);
  return d;
}
for (const [name, x] of Object.entries(signals.all(rate, 22050))) out.signals[name] = describe(x, start);
console.log(JSON.stringify(out));
