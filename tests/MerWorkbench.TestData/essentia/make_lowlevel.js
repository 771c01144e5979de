// The low-level part of MusicExtractor frame by frame by essentia.js:  node make_lowlevel.js > lowlevel.json   (npm install essentia.js@0.1.3)
// Half a second of two signals at 44.1 kHz, FrameGenerator 2048/1024, Windowing blackmanharris62, Spectrum, and the parameters of MusicExtractor;
// what it computes of the equal-loudness-filtered signal is under 'weighed'. Flux from the spectra of two frames, since the facade forgets
// its last one. Whole vectors of two frames only. Essentia's EqualLoudness runs in float32 and leaves its rounding below 150 Hz; under 'exact' is
// what depends on that, behind the same filter (Robinson 2001, 44.1 kHz) in float64.
const lib = require('essentia.js'), e = new lib.Essentia(lib.EssentiaWASM), signals = require('./signals.js');
const rate = 44100, size = 2048, hop = 1024, nyquist = rate / 2, vectorFrames = [1, 11];
const round = v => +v.toPrecision(8);
const list = vector => vector.size() === 0 ? [] : Array.from(e.vectorToArray(vector), round);
const vector = array => e.arrayToVector(Float32Array.from(array));
const shape = (array, range) => e.DistributionShape(e.CentralMoments(array, 'pdf', range).centralMoments);
const out = { header: 'make_lowlevel.js: essentia.js 0.1.3 (Essentia 2.1-beta6-dev)', rate, signals: {} };

const recurse = (b, a, x) => {
  const y = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < b.length && k <= i; k++) y[i] += b[k] * x[i - k];
    for (let k = 1; k < a.length && k <= i; k++) y[i] -= a[k] * y[i - k];
  }
  return y;
};
const filterExactly = x => Float32Array.from(recurse([0.98500175787242, -1.97000351574484, 0.98500175787242], [1, -1.96977855582618, 0.97022847566350], recurse(
  [0.05418656406430, -0.02911007808948, -0.00848709379851, -0.00851165645469, -0.00834990904936, 0.02245293253339, -0.02596338512915, 0.01624864962975,
    -0.00240879051584, 0.00674613682247, -0.00187763777362],
  [1, -3.47845948550071, 6.36317777566148, -8.54751527471874, 9.47693607801280, -8.81498681370155, 6.85401540936998, -4.39470996079559, 2.19611684890774,
    -0.75104302451432, 0.13149317958808], x)));
const spectrumOf = frame => e.Spectrum(e.Windowing(frame, true, size, 'blackmanharris62', 0, true).frame, size).spectrum;
const roughness = spectrum => { const p = e.SpectralPeaks(spectrum, 0, 5000, 100, 0, 'frequency', rate); return e.Dissonance(p.frequencies, p.magnitudes).dissonance; };
const contrastOf = spectrum => e.SpectralContrast(spectrum, size, 11000, 20, 0.4, 6, rate, 0.15);

function put(to, name, value) { (to[name] = to[name] || []).push(round(value)); }
function putShape(to, name, bands) {
  const s = shape(bands, bands.size() - 1);
  put(to, name + '_spread', s.spread); put(to, name + '_skewness', s.skewness); put(to, name + '_kurtosis', s.kurtosis);
  put(to, name + '_flatness_db', e.FlatnessDB(bands).flatnessDB); put(to, name + '_crest', e.Crest(bands).crest);
}
for (const name of ['music', 'voice']) {
  const x = signals[name](rate, 22050), frames = e.FrameGenerator(x, size, hop);
  const weighedFrames = e.FrameGenerator(e.vectorToArray(e.EqualLoudness(e.arrayToVector(x), rate).signal), size, hop);
  const exactFrames = e.FrameGenerator(filterExactly(x), size, hop);
  const scalars = {}, vectors = {}, weighed = {}, exact = {};
  let before = new Float32Array(size / 2 + 1);
  for (let i = 0; i < frames.size(); i++) {
    const frame = frames.get(i), power = e.InstantPower(frame).power;
    const spectrum = spectrumOf(frame);
    const m = e.vectorToArray(spectrum), inputs = m.length;
    [[20, 0.1], [30, Math.pow(10, -1.5)], [60, 0.001]].forEach(([level, threshold]) => put(scalars, `silence_rate_${level}dB`, power < threshold ? 1 : 0));
    put(scalars, 'zerocrossingrate', e.ZeroCrossingRate(frame, 0).zeroCrossingRate);
    put(scalars, 'spectral_decrease', e.Decrease(vector(m.map(v => v * v)), nyquist).decrease);
    put(scalars, 'spectral_rolloff', e.RollOff(spectrum, 0.85, rate).rollOff);
    put(scalars, 'spectral_energy', e.Energy(spectrum).energy);
    put(scalars, 'spectral_rms', e.RMS(spectrum).rms);
    [['low', 20, 150], ['middle_low', 150, 800], ['middle_high', 800, 4000], ['high', 4000, 20000]]
      .forEach(([band, a, b]) => put(scalars, 'spectral_energyband_' + band, e.EnergyBand(spectrum, rate, a, b).energyBand));
    put(scalars, 'hfc', e.HFC(spectrum, rate, 'Masri').hfc);
    put(scalars, 'spectral_flux', Math.sqrt(m.reduce((sum, v, k) => sum + (v - before[k]) * (v - before[k]), 0)));
    put(scalars, 'spectral_strongpeak', e.StrongPeak(spectrum).strongPeak);
    put(scalars, 'spectral_complexity', e.SpectralComplexity(spectrum, 0.005, rate).spectralComplexity);
    put(scalars, 'pitch_salience', e.PitchSalience(spectrum, 5000, 100, rate).pitchSalience);
    before = m;
    const mfcc = e.MFCC(spectrum, 2, 11000, inputs, 0, 'dbamp', 0, 'unit_sum', 40, 13, rate, 1e-10, 'power', 'htkMel', 'warping');
    const gfcc = e.GFCC(spectrum, 2, 22050, inputs, 'dbamp', 40, 40, 13, rate, 1e-10, 'power');
    const bark = e.BarkBands(spectrum, 27, rate).bands;
    putShape(scalars, 'melbands', mfcc.bands); putShape(scalars, 'erbbands', gfcc.bands); putShape(scalars, 'barkbands', bark);
    if (vectorFrames.includes(i)) {
      const melbands128 = list(e.MelBands(spectrum, 22050, inputs, false, 0, 'unit_sum', 128, rate, 'power', 'htkMel', 'warping').bands);
      vectors[i] = { melbands: list(mfcc.bands), melbands128, erbbands: list(gfcc.bands), barkbands: list(bark), mfcc: list(mfcc.mfcc), gfcc: list(gfcc.gfcc) };
    }
    const heard = spectrumOf(weighedFrames.get(i));
    const s = shape(heard, nyquist);
    put(weighed, 'spectral_centroid', e.Centroid(vector(e.vectorToArray(heard).map(v => v * v)), nyquist).centroid);
    put(weighed, 'spectral_spread', s.spread); put(weighed, 'spectral_skewness', s.skewness); put(weighed, 'spectral_kurtosis', s.kurtosis);
    put(weighed, 'spectral_entropy', e.Entropy(heard).entropy);
    const contrast = contrastOf(heard), heardExactly = spectrumOf(exactFrames.get(i)), exactContrast = contrastOf(heardExactly);
    list(contrast.spectralContrast).forEach((v, k) => k && put(weighed, 'spectral_contrast_coeffs_' + k, v));
    list(contrast.spectralValley).forEach((v, k) => k && put(weighed, 'spectral_contrast_valleys_' + k, v));
    put(exact, 'dissonance', roughness(heardExactly));
    put(exact, 'spectral_contrast_coeffs_0', list(exactContrast.spectralContrast)[0]);
    put(exact, 'spectral_contrast_valleys_0', list(exactContrast.spectralValley)[0]);
  }
  out.signals[name] = { frames: frames.size(), scalars, vectors, weighed, exact };
}
console.log(JSON.stringify(out));
