// The courses of Essentia's onset detection functions.
//
//   npm install essentia.js@0.1.3 && node make_onset_functions.js > onset_functions.json
//
// Frames of 2048 samples. "beat_emphasis" and "infogain" come from OnsetDetectionGlobal (every 512 samples); "hfc" from OnsetDetection (every
// 1024), each with the beats TempoTapDegara finds in the printed contour; "melflux" and "rms" are OnsetDetection's formulae on Essentia's own spectra and mel bands, as the wrapper cannot keep their state.
const essentia = require('essentia.js');
const { signals } = require('./rhythm_signals.js');
const e = new essentia.Essentia(essentia.EssentiaWASM);
const vector = array => e.arrayToVector(array);
const digits = values => Array.from(values, value => Number(value.toPrecision(7)));

const tap = (values, hop) => {
  const contour = digits(values);
  const beats = e.TempoTapDegara(vector(contour), 208, 40, hop === 1024 ? 'x2' : 'none', 44100 / hop).ticks;
  return { contour, beats: digits(e.vectorToArray(beats)) };
};

const describe = signal => {
  const hfc = [], melflux = [], rms = [];
  let before = null, levelBefore = null;
  for (let start = 0; start + 2048 <= signal.length; start += 1024) {
    const frame = e.Windowing(vector(signal.slice(start, start + 2048)), true, 2048, 'hann', 0, true).frame;
    const spectrum = e.Spectrum(frame, 2048).spectrum;
    hfc.push(e.OnsetDetection(spectrum, spectrum, 'hfc', 44100).onsetDetection);
    const bands = e.MelBands(spectrum, 4000, 1025, false, 0, 'unit_sum', 40, 44100, 'power', 'htkMel', 'warping').bands;
    const decibels = Array.from(e.vectorToArray(bands), band => band < 1e-10 ? -200 : 20 * Math.log10(band));
    melflux.push(before ? decibels.reduce((sum, level, i) => sum + Math.max(0, level - before[i]), 0) : 0);
    before = decibels;
    const level = Math.sqrt(e.vectorToArray(spectrum).reduce((sum, x) => sum + x * x, 0)) / 1025;
    rms.push(levelBefore === null ? 0 : Math.max(0, level - levelBefore));
    levelBefore = level;
  }
  const global = method => e.vectorToArray(e.OnsetDetectionGlobal(vector(signal), 2048, 512, method, 44100).onsetDetections);
  return {
    hfc: tap(hfc, 1024),
    melflux: tap(melflux, 1024),
    rms: tap(rms, 1024),
    beat_emphasis: tap(global('beat_emphasis'), 512),
    infogain: tap(global('infogain'), 512),
  };
};

const result = {
  tool: `essentia.js 0.1.3 (Essentia ${e.version})`,
  command: 'node make_onset_functions.js > onset_functions.json',
  seconds: 8,
  signals: { reference: describe(signals.reference.slice(0, 8 * 44100)), drums: describe(signals.drums.slice(0, 8 * 44100)) },
};
process.stdout.write(JSON.stringify(result).replace(/],"/g, '],\n"') + '\n');
