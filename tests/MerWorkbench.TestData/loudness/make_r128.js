// Loudness after EBU R 128 by libebur128 and by ffmpeg:  cc -O2 measure.c -lebur128 -o /tmp/measure; node make_r128.js /tmp/measure > r128.json
// ffmpeg prints one digit; libebur128 takes the range from windows that begin every second, ffmpeg every 100 ms.
const { execFileSync, spawnSync } = require('child_process'), signal = require('./signals.js');
const version = execFileSync('ffmpeg', ['-version']).toString().split('\n')[0].split(' ').slice(0, 3).join(' ');
const out = { header: `make_r128.js: libebur128 1.2.6 (Debian 12) and ${version}, ebur128 filter`, cases: [] };
for (const [rate, seconds, ...names] of [[44100, 30, 'music', 'music'], [44100, 30, 'music', 'bursts'], [48000, 24.3, 'contrast', 'gaps'], [48000, 20, 'bursts', 'silence'], [44100, 20, 'music'],
  [48000, 40, 'contrast'], [22050, 20, 'bursts', 'music'], [96000, 12, 'bursts', 'gaps'], [8000, 12, 'bursts'], [48000, 12, 'music', 'bursts', 'gaps', 'contrast', 'bursts', 'music']]) {
  const planes = names.map(name => signal(name, rate, seconds)), x = new Float32Array(planes[0].length * planes.length);
  planes.forEach((plane, c) => plane.forEach((v, i) => { x[i * planes.length + c] = v; }));
  const input = Buffer.from(x.buffer);
  const own = JSON.parse(execFileSync(process.argv[2], [rate, planes.length], { input, maxBuffer: 1 << 28 }));
  const layout = { 1: 'mono', 2: 'stereo', 6: '5.1' }[planes.length];
  const report = spawnSync('ffmpeg', ['-hide_banner', '-f', 'f32le', '-ar', rate, '-ac', planes.length, '-channel_layout', layout, '-i', '-', '-af', 'ebur128', '-f', 'null', '-'],
    { input, maxBuffer: 1 << 28 }).stderr.toString();
  const summary = report.slice(report.lastIndexOf('Summary:'));
  out.cases.push({ rate, seconds, names, libebur128: { integrated: own.integrated, range: own.range, contour: own.contour.filter((_, i) => i % 7 === 5) },
    ffmpeg: { integrated: +/I:\s+(\S+) LUFS/.exec(summary)[1], range: +/LRA:\s+(\S+) LU/.exec(summary)[1] } });
}
console.log(JSON.stringify(out));
