"""Small models of fastText and the vectors its own program prints of them.

Run from this folder:  /usr/bin/python3 make_goldens.py
Needs Debian's fasttext (0.9.2). The text is made here from a seed. Writes skipgram.bin, cbow.bin, label.bin, label.ftz and vectors.json.
The program prints five digits, so a value is right when it rounds to what is printed.
"""
import json
import os
import random
import subprocess
import tempfile

random.seed(20251001)
NOUNS = "night river heart rain summer fire voice street moon café naïveté señor Straße coração любовь 愛 ночь 🌙 ❤️ don't I'm rock'n'roll".split()
VERBS = "sing dance cry run wait fall burn remember forget don't can't it's déjà-vu 😭 😂 laugh".split()
ADVERBS = "softly never always alone again tonight !!! ... <3 (oh) «toujours» naïvely".split()
LABELS = ["joy", "sadness", "anger"]
UNKNOWN = """nights riverside heartbreak cafés naïve Señora straßen corações любовью 愛してる 🌙🌙 ❤ don’t dont I'll rock'n'rolling x é 😭
 a-very-long-word-that-nobody-ever-sang-before ﬁre ça ÇA مرحبا שלום ก็ < > <x> </s> __label__joy ZZZZ 12345 ½""".split()
SENTENCES = ["I'm dancing tonight", "the café never sleeps , don't cry 😭 😭", "unknownword anotherone", "любовь и 愛", "night", "never\tever  again", "river __label__joy river", ""]


def line():
    return " ".join([random.choice(ADVERBS), random.choice(NOUNS), random.choice(VERBS), random.choice(NOUNS), random.choice(ADVERBS)])


def run(*args, text=None):
    return subprocess.run(["fasttext", *args], input=text, capture_output=True, text=True, check=True).stdout


def vectors(model, words, sentences, ngrams):
    printed = run("print-word-vectors", model, text="\n".join(words) + "\n").splitlines()
    found = {}
    for word, row in zip(words, printed, strict=True):
        assert row.startswith(word + " "), (word, row)
        found[word] = [float(x) for x in row[len(word):].split()]
    lines = run("print-sentence-vectors", model, text="".join(s + "\n" for s in sentences)).splitlines()
    parts = {}
    for word in ngrams:
        rows = run("print-ngrams", model, word).splitlines()
        parts[word] = [[row.split(" ")[0], [float(x) for x in row.split(" ")[1:] if x]] for row in rows]
    return {
        "words": found,
        "sentences": [[s, [float(x) for x in row.split()]] for s, row in zip(sentences, lines, strict=True)],
        "ngrams": parts,
    }


with tempfile.TemporaryDirectory() as folder:
    text, labelled = os.path.join(folder, "text"), os.path.join(folder, "labelled")
    lines = [line() for _ in range(400)]
    with open(text, "w") as file:
        file.write("\n".join(lines) + "\n")
    with open(labelled, "w") as file:
        file.write("".join(f"__label__{random.choice(LABELS)} {l}\n" for l in lines))
    common = ["-thread", "1", "-minCount", "1", "-verbose", "0"]
    run("skipgram", "-input", text, "-output", "skipgram", "-dim", "9", "-bucket", "500", "-epoch", "3", *common)
    run("cbow", "-input", text, "-output", "cbow", "-dim", "6", "-minn", "0", "-maxn", "0", "-bucket", "300", "-epoch", "3", *common)
    run("supervised", "-input", labelled, "-output", "label", "-dim", "7", "-minn", "1", "-maxn", "4", "-wordNgrams", "3", "-bucket", "400", "-epoch", "3", *common)
    run("quantize", "-input", labelled, "-output", "label", "-qnorm", "-cutoff", "300", "-dsub", "2", "-retrain", "-epoch", "1", "-thread", "1", "-verbose", "0")

words = sorted(set(NOUNS + VERBS + ADVERBS)) + UNKNOWN
# A label is no word here; its row in the program is that of some n-gram.
plain = [w for w in words if not w.startswith("__label__")]
golden = {
    "header": {"tool": "fasttext", "version": "0.9.2 (Debian 0.9.2+ds-1+b1)", "command": "python3 make_goldens.py", "tolerance": 1e-5},
    "models": {
        "skipgram.bin": vectors("skipgram.bin", plain, SENTENCES, ["café", "heartbreak", "😭", "don't"]),
        "cbow.bin": vectors("cbow.bin", plain, SENTENCES, ["night"]),
        "label.bin": vectors("label.bin", plain, SENTENCES, ["café", "heartbreak"]),
        "label.ftz": vectors("label.ftz", plain, SENTENCES, []),
    },
}
for name in os.listdir("."):
    if name.endswith(".vec"):
        os.rename(name, "skipgram.vec.txt") if name == "skipgram.vec" else os.remove(name)
with open("vectors.json", "w") as file:
    json.dump(golden, file, ensure_ascii=False, separators=(",", ":"))
