"""What Weka's CfsSubsetEval selects of features of real songs, with classes and with a numeric target.

Run from this folder:  /usr/bin/python3 make_emotify.py EMOTIFY STORE
EMOTIFY holds data.csv and emotifymusic/GENRE/N.mp3; STORE is a feature store (data/features) with the sets below of the songs below:
mer features extract --data emotify --set librosa --clip, and --set compare2016.
The first songs of each genre are taken. Their targets are arousal and the quadrant of arousal and valence, the sums of the mean votes that
GemsMapping states. Needs Debian's weka and a JDK. Writes emotify.json: the columns and the merit, no feature of any song.
"""
import csv
import glob
import hashlib
import json
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

WEKA = "/usr/share/java/weka.jar"
GENRES = ["classical", "rock", "electronic", "pop"]  # of the track ids 1..100, 101..200 and so on
SETS = {"librosa-clip": 8, "compare2016": 4}
AROUSAL = {"power": 1, "joyful_activation": 1, "tension": 1, "calmness": -1, "tenderness": -1, "sadness": -1}
VALENCE = {"joyful_activation": 1, "tenderness": 1, "calmness": 1, "amazement": 1, "sadness": -1, "tension": -1}


def votes(path):
    """The mean vote of each emotion, by track id."""
    rows = list(csv.reader(open(path)))
    names = [name.strip() for name in rows[0]]
    tracks = {}
    for row in rows[1:]:
        tracks.setdefault(int(row[0]), []).append({name: value for name, value in zip(names, row)})
    emotions = set(AROUSAL) | set(VALENCE)
    return {track: {name: sum(int(vote[name]) for vote in given) / len(given) for name in emotions} for track, given in tracks.items()}


def features(store, name, sound):
    digest = hashlib.sha256(Path(sound).read_bytes()).hexdigest()
    path = glob.glob(f"{store}/{name}-{'[0-9a-f]' * 12}/{digest[:2]}/{digest}.safetensors")[0]
    content = Path(path).read_bytes()
    start = 8 + struct.unpack("<Q", content[:8])[0]
    begin, end = json.loads(content[8:start])["features"]["data_offsets"]
    return struct.unpack(f"<{(end - begin) // 4}f", content[start + begin:start + end])


def weka(folder, classes, rows, target):
    path = Path(folder, "data.csv")
    path.write_text(f"{classes}\n" + "".join(",".join(map(repr, [*row, label])) + "\n" for row, label in zip(rows, target)))
    found = json.loads(subprocess.run(
        ["java", "-Xmx6g", "-cp", f"{WEKA}:{folder}", "CfsOracle", str(path)], check=True, capture_output=True, text=True).stdout)
    return found["version"], {key: found[key] for key in ("searched", "selected", "merit")}


def main():
    emotify, store = sys.argv[1:]
    mean = votes(Path(emotify, "data.csv"))
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["javac", "-cp", WEKA, "-d", folder, "CfsOracle.java"], check=True)
        golden = {"tool": "Weka", "version": "", "command": "python3 make_emotify.py EMOTIFY STORE"}
        for name, each in SETS.items():
            ids = [100 * genre + number + 1 for genre in range(len(GENRES)) for number in range(each)]
            rows = [features(store, name, Path(emotify, "emotifymusic", GENRES[(track - 1) // 100], f"{(track - 1) % 100 + 1}.mp3")) for track in ids]
            arousal = [sum(sign * mean[track][emotion] for emotion, sign in AROUSAL.items()) for track in ids]
            valence = [sum(sign * mean[track][emotion] for emotion, sign in VALENCE.items()) for track in ids]
            quadrants = [2 * (a < 0) + (v < 0) for a, v in zip(arousal, valence)]
            golden["version"], numeric = weka(folder, 0, rows, arousal)
            golden[name] = {"songsOfEachGenre": each, "arousal": numeric, "quadrant": weka(folder, 4, rows, quadrants)[1]}
            print(name, len(rows[0]), golden[name], flush=True)
    with open("emotify.json", "w") as file:
        json.dump(golden, file, indent=1)
        file.write("\n")


main()
