// Loudness of real songs:  node make_real.js CLIPS 10 12 13 17 2 > real.json   (npm install essentia.js@0.1.3; CLIPS is emoMusic's folder clips_45seconds)
// essentia.js 0.1.3 on ffmpeg's decoding, and ffmpeg's ebur128 filter, which prints one digit.
const { execFileSync, spawnSync } = require('child_process');
const lib = require('essentia.js'), e = new lib.Essentia(lib.EssentiaWASM);
const digits = v => +v.toPrecision(9), rate = 44100;
const out = { header: 'make_real.js: essentia.js 0.1.3 (Essentia 2.1-beta6-dev) and ffmpeg 5.1.9, on clips of emoMusic (44.1 kHz, mono)', songs: [] };
for (const id of process.argv.slice(3)) {
  const path = `${process.argv[2]}/${id}.mp3`;
  let bytes;
  try { bytes = execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-f', 'f32le', '-'], { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] }); } catch { continue; }
  const samples = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)), x = e.arrayToVector(samples);
  const silence = e.arrayToVector(new Float32Array(samples.length)), r = e.LoudnessEBUR128(x, silence, 0.1, rate), c = e.DynamicComplexity(x, 0.2, rate);
  const levels = Array.from(e.vectorToArray(e.LevelExtractor(x).loudness)), largest = Math.max(1e-4, ...levels);
  const mean = levels.map(v => Math.max(v / largest, 1e-4)).reduce((a, b) => a + b) / levels.length;
  const report = spawnSync('ffmpeg', ['-hide_banner', '-i', path, '-af', 'ebur128', '-f', 'null', '-'], { maxBuffer: 1 << 28 }).stderr.toString();
  const summary = report.slice(report.lastIndexOf('Summary:'));
  out.songs.push({ id, samples: samples.length, danceability: digits(e.Danceability(x).danceability), complexity: digits(c.dynamicComplexity), replayGain: digits(e.ReplayGain(x, rate).replayGain),
    averageLoudness: digits(0.5 + 0.5 * Math.tanh(-1 + 2 * (10 * Math.log10(mean) + 5) / 3)), integrated: digits(r.integratedLoudness), range: digits(r.loudnessRange),
    ffmpeg: { integrated: +/I:\s+(\S+) LUFS/.exec(summary)[1], range: +/LRA:\s+(\S+) LU/.exec(summary)[1] } });
}
console.log(JSON.stringify(out));
