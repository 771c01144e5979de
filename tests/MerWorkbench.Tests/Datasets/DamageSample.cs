using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Datasets;

/// <summary>A few items of each dataset in its layout, with all the ways in which they are damaged.</summary>
/// <param name="Make">Makes the folder.</param>
/// <param name="Files">Its label files.</param>
internal sealed record DamageSample(Func<TemporaryFolder> Make, params LabelFile[] Files)
{
    private const string Averages = "annotations/annotations averaged per song",
        Song = "train/Ann - One";

    /// <summary>The columns of the file of UCI 862 beside the class, copied from its header.</summary>
    public static IReadOnlyList<string> TurkishFeatures { get; } = ("_RMSenergy_Mean,_Lowenergy_Mean,_Fluctuation_Mean,_Tempo_Mean,_MFCC_Mean_1,_MFCC_Mean_2,_MFCC_Mean_3,_MFCC_Mean_4,"
        + "_MFCC_Mean_5,_MFCC_Mean_6,_MFCC_Mean_7,_MFCC_Mean_8,_MFCC_Mean_9,_MFCC_Mean_10,_MFCC_Mean_11,_MFCC_Mean_12,_MFCC_Mean_13,_Roughness_Mean,_Roughness_Slope,"
        + "_Zero-crossingrate_Mean,_AttackTime_Mean,_AttackTime_Slope,_Rolloff_Mean,_Eventdensity_Mean,_Pulseclarity_Mean,_Brightness_Mean,_Spectralcentroid_Mean,"
        + "_Spectralspread_Mean,_Spectralskewness_Mean,_Spectralkurtosis_Mean,_Spectralflatness_Mean,_EntropyofSpectrum_Mean,_Chromagram_Mean_1,_Chromagram_Mean_2,"
        + "_Chromagram_Mean_3,_Chromagram_Mean_4,_Chromagram_Mean_5,_Chromagram_Mean_6,_Chromagram_Mean_7,_Chromagram_Mean_8,_Chromagram_Mean_9,_Chromagram_Mean_10,"
        + "_Chromagram_Mean_11,_Chromagram_Mean_12,_HarmonicChangeDetectionFunction_Mean,_HarmonicChangeDetectionFunction_Std,_HarmonicChangeDetectionFunction_Slope,"
        + "_HarmonicChangeDetectionFunction_PeriodFreq,_HarmonicChangeDetectionFunction_PeriodAmp,_HarmonicChangeDetectionFunction_PeriodEntropy").Split(',');

    /// <summary>Opens the dataset in a folder.</summary>
    public Func<string, Dataset>? Open { get; init; }

    /// <summary>Damages beside those of the label files.</summary>
    public IReadOnlyList<Damage> Others { get; init; } = [];

    /// <summary>The sample of a dataset of the catalogue, or of one's own songs or texts.</summary>
    public static DamageSample Of(string name) => name switch
    {
        "ccmixter" => Mixtures(),
        "deam" => Deam(),
        "dynamic-etudes" => DynamicEtudes(),
        "emomusic" => EmoMusic(),
        "emotify" => Emotify(),
        "etudes" or "grekow-etudes" => Etudes(),
        "goemotions" => GoEmotions(),
        "grekow-gtzan" => Grekow(),
        "gtzan" => Gtzan(),
        "isear" => new(() => Folder(("isear.csv", "ID|Field1|MYKEY|SIT|STATE|\n11|joy|0011|When we met.|1|\n12|fear|0012|When I fell.|1|\n")),
            new LabelFile("isear.csv") { Separator = '|', IsQuoted = false, Words = ["Field1"], Texts = ["ID", "MYKEY", "SIT"], Others = ["STATE"], MendsSurplus = true }),
        "lyrics-etudes" or "voice-etudes" => LyricsEtudes(),
        "musdb18" => Musdb(),
        "own-songs" => Own(),
        "own-texts" => OwnTexts(),
        "pmemo" => PMEmo(),
        "synchronized-lyrics" => Lyrics(),
        "tem" => new(MusicFolders.Turkish, new LabelFile("labels.csv") { Words = ["class"], Texts = ["excerpt"] })
        {
            Others = [.. Unsafe("labels.csv", "x1,Q1", "x1", ":2")],
        },
        "turkish-music-emotion" => Turkish(),
        _ => throw new ArgumentException($"There is no sample of {name}: add one here."),
    };

    /// <summary>Every damage, of every file.</summary>
    public IReadOnlyList<Damage> Damages()
    {
        using TemporaryFolder folder = Make();
        return [.. Files.SelectMany(file => Damage.Of(file, File.ReadAllText(folder[file.Path]))), .. Others];
    }

    private static DamageSample Emotify()
    {
        string[] emotions = ["amazement", "solemnity", "tenderness", "nostalgia", "calmness", "power", "joyful_activation", "tension", "sadness"];
        return new(() => Folder(("data.csv", $"track id, genre, {string.Join(", ", emotions)}, mood\n1,classical,0,1,0,0,0,0,1,1,0,3\n101,rock,0,1,0,0,0,0,1,1,0,3\n")),
            new LabelFile("data.csv") { Numbers = [("track id", 1, 400), .. emotions.Select(emotion => (emotion, 0.0, 1.0))], Words = ["genre"], HasIds = false });
    }

    private static DamageSample EmoMusic()
    {
        const string Songs = "\"song_id\",\"file_name\",\"Artist\",\"Song title\",\"start of the segment (min.sec)\",\"end of the segment (min.sec)\",\"Genre\",\"Mediaeval 2013 set\"\n"
            + "2,\"\t2.mp3\",\"Ann\t\",\"\tOne, two\t\",\"\t0.48\t\",\"\t1.33\t\",\"\tBlues\t\",\"development\"\n3,3.mp3,Bob,Song,1,1.45,Rock,evaluation\n";
        (string, string)[] curves = [.. new[] { "arousal_cont_average", "arousal_cont_std", "valence_cont_average", "valence_cont_std" }
            .Select(name => ($"{name}.csv", "song_id,sample_15000ms,sample_15500ms\n2,0.1,0.2\n3,0.3,0.4\n"))];
        return new(() => Folder([("static_annotations.csv", "song_id,mean_arousal,std_arousal,mean_valence,std_valence\n2,3.1,0.9,3,0.6\n3,3.5,1.8,3.3,1.7\n"), ("songs_info.csv", Songs), .. curves]),
        [
            new LabelFile("static_annotations.csv") { Numbers = [("song_id", 1, 1000), ("mean_arousal", 1, 9), ("std_arousal", 0, 8), ("mean_valence", 1, 9), ("std_valence", 0, 8)] },
            new LabelFile("songs_info.csv")
            {
                Numbers = [("song_id", 1, 1000)],
                Words = ["Mediaeval 2013 set"],
                Texts = ["Artist", "Song title", "Genre", "start of the segment (min.sec)"],
                Row = 1,
            },
            .. curves.Select(curve => new LabelFile(curve.Item1)
            {
                Numbers = [("song_id", 1, 1000), .. new[] { "sample_15000ms", "sample_15500ms" }.Select(column => (column, curve.Item1.Contains("std") ? 0.0 : -1.0, 1.0))],
            }),
        ]);
    }

    private static DamageSample Deam() => new(
        () =>
        {
            TemporaryFolder folder = DeamFolder.Make();
            folder.PutText("metadata/metadata_2013.csv", DeamFolder.Metadata2013);
            return folder;
        },
        new LabelFile($"{Averages}/song_level/static_annotations_averaged_songs_1_2000.csv")
        {
            Numbers = [("song_id", 1, 2000), ("valence_mean", 1, 9), ("valence_std", 0, 8), ("arousal_mean", 1, 9), ("arousal_std", 0, 8)],
        },
        new LabelFile($"{Averages}/song_level/static_annotations_averaged_songs_2000_2058.csv")
        {
            Numbers = [("song_id", 2001, 2058), ("valence_mean", 1, 9), ("valence_std", 0, 8), ("arousal_mean", 1, 9), ("arousal_std", 0, 8)],
            MayBeEmpty = true,
        },
        new LabelFile($"{Averages}/dynamic (per second annotations)/arousal.csv") { Numbers = [("song_id", 1, 2058), ("sample_15000ms", -1, 1)], IsRagged = true },
        new LabelFile($"{Averages}/dynamic (per second annotations)/valence.csv") { Numbers = [("song_id", 1, 2058), ("sample_15000ms", -1, 1)], IsRagged = true });

    private static DamageSample PMEmo() => new(() => MusicFolders.PMEmo(),
        new LabelFile("annotations/static_annotations.csv") { Numbers = [("musicId", 1, 100_000), ("Arousal(mean)", 0, 1), ("Valence(mean)", 0, 1)] },
        new LabelFile("annotations/static_annotations_std.csv") { Numbers = [("musicId", 1, 100_000), ("Arousal(std)", 0, 1), ("Valence(std)", 0, 1)], IsOptional = true },
        new LabelFile("annotations/dynamic_annotations.csv") { Numbers = [("musicId", 1, 100_000), ("frameTime", 0, 86_400), ("Arousal(mean)", 0, 1), ("Valence(mean)", 0, 1)], IsOptional = true },
        new LabelFile("metadata.csv") { Numbers = [("musicId", 1, 100_000)], Texts = ["title", "artist"], Others = ["album"], Row = 1, IsOptional = true });

    private static DamageSample Grekow() => new(MusicFolders.Grekow,
        new LabelFile("labels.csv")
        {
            Numbers = [("start", 0, 30), ("valence", -1, 1), ("arousal", -1, 1), .. Enumerable.Range(1, 5).SelectMany(i => new[] { ($"valence_{i}", -1.0, 1.0), ($"arousal_{i}", -1.0, 1.0) })],
            Texts = ["fragment"],
            Words = ["gtzan"],
        });

    private static DamageSample GoEmotions()
    {
        const string Names = "anger\ndisgust\nfear\njoy\nneutral\nsadness\nsurprise\n";
        LabelFile Part(string file) => new($"ekman/{file}.tsv") { Separator = '\t', IsQuoted = false, Header = ["text", "labels", "id"], Words = [], Texts = ["text", "id"] };
        Damage Renamed(string what, string old, string now, string? where) => new($"ekman/labels.txt: {what}", folder => folder.PutText("ekman/labels.txt", Names.Replace(old, now)), where);
        Damage Marked(string labels) => new($"ekman/train.tsv: labels are '{labels}'", folder => folder.PutText("ekman/train.tsv", $"Great!\t3\taa\nIs it?\t{labels}\tab\n"), "train.tsv:2");
        return new(() => Folder(("ekman/labels.txt", Names), ("ekman/train.tsv", "Great!\t3\taa\nIs it?\t3,6\tab\n"), ("ekman/dev.tsv", "So sad\t5\tba\nNo\t5\tbb\n"), ("ekman/test.tsv", "Go away!\t0\tca\nWhy?\t0\tcb\n")),
            Part("train"), Part("dev"), Part("test"))
        {
            Others =
            [
                Renamed("empty", Names, "", "labels.txt:1"),
                Renamed("cut off", "sadness\nsurprise\n", "sad", "labels.txt:6"),
                Renamed("another order", "fear\njoy", "joy\nfear", "labels.txt:3"),
                Renamed("one too many", "surprise\n", "surprise\nlove\n", "labels.txt:8"),
                Renamed("CRLF", "\n", "\r\n", null),
                new("ekman/labels.txt: a byte order mark", folder => folder.Put("ekman/labels.txt", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Names)]), null),
                new("ekman/labels.txt: UTF-16", folder => folder.Put("ekman/labels.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Names)]), "labels.txt:1"),
                .. new[] { "", "7", "3,7", "x", "3,x", "3,3", "-1", "3,", "3.0", "3;6" }.Select(Marked),
                new("ekman/test.tsv: a comment of the training part", folder => folder.PutText("ekman/test.tsv", "Go away!\t0\taa\n"), "test.tsv:1"),
            ],
        };
    }

    private static DamageSample Lyrics()
    {
        const string Json = "{\n  \"T1\": [\n    {\"start\": 10, \"end\": 14.5, \"text\": \"Here it comes\"},\n    {\"start\": 14.5, \"end\": 20, \"text\": \"the sun\"}\n  ],\n  \"T2\": [{\"start\": 5, \"end\": 9, \"text\": \"Who is there?\"}]\n}\n";
        const string Lrc = "[00:10.00]Here it comes\n[00:14.50]the sun\n[00:20.00]\n";
        Damage Jsons(string old, string now, string? where) => new($"lyrics.json: {now}", folder =>
        {
            File.Delete(folder["lyrics.csv"]);
            folder.PutText("lyrics.json", Json.Replace(old, now));
        }, where);
        Damage Lrcs(string old, string now, string? where) => new($"audio/T1.lrc: {now}", folder =>
        {
            folder.PutText("lyrics.csv", "track_id,start,end,text\nT2,5,9,Who is there?\n");
            folder.PutText("audio/T1.lrc", Lrc.Replace(old, now));
        }, where);
        return new(() => Folder(("tracks.csv", "track_id,emotion,artist\nT1,joy,Ann\nT2,fear,Bob\n"), ("lyrics.csv", "track_id,start,end,text\nT1,10,14.5,Here it comes\nT1,14.5,20,the sun\nT2,5,9,Who is there?\n")),
            new LabelFile("tracks.csv") { Words = ["emotion"], Texts = ["track_id"] },
            new LabelFile("lyrics.csv") { Numbers = [("start", 0, 24 * 3600), ("end", 0, 24 * 3600)], Texts = ["track_id", "text"] })
        {
            Others =
            [
                Jsons("nothing", "changed", null),
                Jsons("\n", "\r\n", null),
                Jsons("\"start\": 10", "\"start\": \"ten\"", "lyrics.json:3"),
                Jsons("\"start\": 10,", "", "lyrics.json:3"),
                Jsons("\"start\": 10", "\"start\": -1", "lyrics.json:3"),
                Jsons("14.5, \"text\": \"Here", "15, \"text\": \"Here", "lyrics.json:4"),
                Jsons("\"T2\"", "\"T1\"", "lyrics.json:6"),
                Jsons("}]\n}", "}]\n", "lyrics.json:8"),
                Jsons("},\n", "}\n", "lyrics.json:4"),
                Lrcs("nothing", "changed", null),
                Lrcs("\n", "\r\n", null),
                Lrcs("[00:14.50]", "[00:74.50]", "T1.lrc:2"),
                Lrcs("[00:14.50]", "", "T1.lrc:2"),
                Lrcs("[00:14.50]", "[00:10.00]", "T1.lrc:2"),
                Lrcs(Lrc, "", "T1.lrc"),
                .. Unsafe("tracks.csv", "T1,joy", "T1", ":2"),
            ],
        };
    }

    private static DamageSample Turkish()
    {
        string[] columns = [.. TurkishFeatures];
        string Row(string emotion, double value) => emotion + string.Concat(columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $",{value + i}"))) + "\n";
        return new(() => Folder(("Acoustic_Features.csv", $"Class,{string.Join(',', columns)}\n" + Row("sad", 0.5) + Row("happy", 1.5))),
            new LabelFile("Acoustic_Features.csv") { Numbers = [.. columns.Where((_, i) => i % 10 == 0).Select(column => (column, double.MinValue, double.MaxValue))], Words = ["Class"], HasIds = false })
        {
            Others = [new("Acoustic_Features.csv: 49 features", folder => folder.PutText("Acoustic_Features.csv", $"Class,{string.Join(',', columns[..49])}\nsad{string.Concat(Enumerable.Repeat(",1", 49))}\n"), "Acoustic_Features.csv:1")],
        };
    }

    private static DamageSample Etudes() => new(
        () => Folder(("labels.csv", "fragment,gtzan,start,valence,arousal\na1,blues.00000,0,0.3,-0.2\na2,disco.00000,0,-1,1\n"), ("manifest.json", "{ \"files\": {} }")),
        new LabelFile("labels.csv") { Numbers = [("start", 0, 30), ("valence", -1, 1), ("arousal", -1, 1)], Texts = ["fragment"], Words = ["gtzan"] })
    {
        Others = [.. new[] { "", "{", "[]", "{}", "<html>" }.Select(text => new Damage($"manifest.json: {text}", folder => folder.PutText("manifest.json", text), "manifest.json"))],
    };

    private static DamageSample DynamicEtudes() => Deam() with
    {
        Make = () =>
        {
            TemporaryFolder folder = Deam().Make();
            folder.PutText("manifest.json", "{ \"files\": {} }");
            return folder;
        },
        Others = Etudes().Others,
    };

    private static DamageSample LyricsEtudes() => Lyrics() with
    {
        Make = () =>
        {
            TemporaryFolder folder = Lyrics().Make();
            folder.PutText("manifest.json", "{ \"files\": {} }");
            return folder;
        },
    };

    private static DamageSample Own() => new(
        () => Folder(("labels.csv", "file,valence,arousal,class,artist,id\na/one.wav,7,8.5,wild,Ann,1\ntwo.wav,2,3,calm,Bob,2\n")),
        new LabelFile("labels.csv") { Numbers = [("valence", 1, 9), ("arousal", 1, 9)], Texts = ["file"] })
    {
        Open = root => OwnSongs.Open(root, "mine", "1..9"),
        Others =
        [
            .. new[] { "../two.wav", "/two.wav", "a/../../two.wav", "." }.Select(file => new Damage($"labels.csv: file is '{file}'",
                folder => folder.PutText("labels.csv", $"file,valence,arousal\n{file},7,8.5\n"), "labels.csv:2")),
            new("labels.csv: an id twice", folder => folder.PutText("labels.csv", "file,valence,arousal,id\na.wav,7,8.5,1\nb.wav,7,8.5,1\n"), "labels.csv:3"),
            new("labels.csv: one class is empty", folder => folder.PutText("labels.csv", "file,valence,arousal,class\na.wav,7,8.5,wild\nb.wav,7,8.5,\n"), "labels.csv:3"),
            new("labels.csv: no axis", folder => folder.PutText("labels.csv", "file,valence\na.wav,7\n"), "labels.csv:1"),
        ],
    };

    private static DamageSample OwnTexts()
    {
        const string Header = "id,text,emotion,split\n";
        string Rows(string last) => Header + string.Concat(Enumerable.Range(1, 6).Select(i => $"j{i},We sang all day {i},joy,train\ns{i},Nobody came {i},sadness,test\n")) + last;
        Damage With(string what, string last, string where) => new($"texts.csv: {what}", folder => folder.PutText("texts.csv", Rows(last)), where);
        return new(() => Folder(("texts.csv", Rows(""))), new LabelFile("texts.csv") { Texts = ["text", "emotion"] })
        {
            Open = MerWorkbench.Datasets.OwnTexts.Open,
            Others =
            [
                With("an emotion written wrong once", "j7,We sang,joi,train\n", "texts.csv:14"),
                With("no part of the split", "j7,We sang,joy,\n", "texts.csv:14"),
                With("a part that is none", "j7,We sang,joy,dev\n", "texts.csv:14"),
                With("an id twice", "j1,We sang,joy,train\n", "texts.csv:14"),
                With("a quote that does not close at the end", "j7,\"We sang\nall day,joy,train\n", "texts.csv:14"),
                With("a row after one of two lines", "j7,\"We sang\nall day\",joy,train\nj8,,joy,train\n", "texts.csv:16"),
                new("texts.csv: a capital letter in a column that may be there", folder => folder.PutText("texts.csv", Rows("").Replace("split", "Split")), "texts.csv:1"),
                new("texts.csv: one emotion", folder => folder.PutText("texts.csv", Header + string.Concat(Enumerable.Range(1, 9).Select(i => $"j{i},We sang {i},joy,train\n"))), "texts.csv:1"),
                new("texts.csv: numbers for emotions", folder => folder.PutText("texts.csv", Header + string.Concat(Enumerable.Range(1, 99).Select(i => $"j{i},We sang {i},0.{i},train\n"))), "texts.csv"),
            ],
        };
    }

    private static DamageSample Gtzan()
    {
        byte[] sound = Au();
        const string Path = "genres/blues/blues.00000.au";
        return new(() =>
        {
            TemporaryFolder folder = Folder((Path, ""));
            folder.Put(Path, sound);
            return folder;
        })
        {
            Others =
            [
                .. Damage.OfSound(Path, sound, isAu: true),
                new($"{Path}: not there", folder => File.Delete(folder[Path]), ""),
                new($"{Path}: another number", folder => File.Move(folder[Path], folder["genres/blues/blues.00100.au"]), ""),
            ],
        };
    }

    private static DamageSample Musdb()
    {
        string[] sources = ["mixture", "drums", "bass", "other", "vocals"];
        TemporaryFolder Make()
        {
            TemporaryFolder folder = Folder(("test/.keep", ""));
            foreach (string source in sources)
                PutSound(folder, $"{Song}/{source}.wav");
            return folder;
        }
        return new(Make)
        {
            Others =
            [
                .. Damage.OfSound($"{Song}/vocals.wav", Wav(), isAu: false),
                .. sources.Select(source => new Damage($"{source}.wav: not there", folder => File.Delete(folder[$"{Song}/{source}.wav"]), $"{source}.wav")),
                new("a name without a title", folder => Directory.Move(folder[Song], folder["train/Ann"]), "Ann"),
                new("no test folder", folder => Directory.Delete(folder["test"], recursive: true), "test"),
                new("no train folder", folder => Directory.Delete(folder["train"], recursive: true), ""),
                new("a song in both forms", folder => folder.PutText($"{Song}.stem.mp4", ""), ".stem.mp4"),
                new("a stem.mp4 that is none", folder => folder.PutText("test/Bob - Two.stem.mp4", "no sound"), ".stem.mp4"),
            ],
        };
    }

    private static DamageSample Mixtures() => new(() =>
    {
        var folder = new TemporaryFolder();
        foreach (string source in new[] { "mix", "source-01", "source-02" })
            PutSound(folder, $"Ann - One/{source}.wav");
        return folder;
    })
    {
        Others =
        [
            .. Damage.OfSound("Ann - One/source-02.wav", Wav(), isAu: false),
            new("no mixture", folder => { PutSound(folder, "b/mix.wav"); PutSound(folder, "b/vocals.wav"); File.Delete(folder["Ann - One/mix.wav"]); }, "Ann - One"),
            new("two mixtures", folder => PutSound(folder, "Ann - One/mixture.wav"), "Ann - One"),
            new("a source twice", folder => PutSound(folder, "Ann - One/vocals.wav"), "Ann - One"),
            new("no sources", folder => { File.Delete(folder["Ann - One/source-01.wav"]); File.Delete(folder["Ann - One/source-02.wav"]); }, "Ann - One"),
            new("no song at all", folder => Directory.Delete(folder["Ann - One"], recursive: true), ""),
        ],
    };

    private static IEnumerable<Damage> Unsafe(string file, string cells, string id, string line) =>
        new[] { $"../{id}", $"/{id}", $"a/{id}", $"a\\{id}" }.Select(name => new Damage($"{file}: the id is '{name}'",
            folder => folder.PutText(file, File.ReadAllText(folder[file]).Replace(cells, name + cells[id.Length..])), Path.GetFileName(file) + line));

    private static TemporaryFolder Folder(params (string Path, string Text)[] files)
    {
        var folder = new TemporaryFolder();
        foreach (var (path, text) in files)
            folder.PutText(path, text);
        return folder;
    }

    private static float[] Samples() => [.. Enumerable.Range(0, 11025).Select(i => 0.3f * MathF.Sin(0.06f * i))];

    private static byte[] Wav()
    {
        using var folder = new TemporaryFolder();
        new Waveform(SampleRate.Hz22050, Samples()).Save(folder["a.wav"]);
        return File.ReadAllBytes(folder["a.wav"]);
    }

    private static void PutSound(TemporaryFolder folder, string path)
    {
        folder.PutText(path, "");
        new Waveform(SampleRate.Hz22050, Samples()).Save(folder[path]);
    }

    // Sun's format as GTZAN has it: big end first, 16 bits, mono.
    private static byte[] Au()
    {
        float[] samples = Samples();
        var bytes = new byte[24 + (2 * samples.Length)];
        ".snd"u8.CopyTo(bytes);
        uint[] fields = [24, (uint)(2 * samples.Length), 3, 22050, 1];
        for (int i = 0; i < fields.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 + (4 * i)), fields[i]);
        for (int i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(24 + (2 * i)), (short)(32767 * samples[i]));
        return bytes;
    }
}
