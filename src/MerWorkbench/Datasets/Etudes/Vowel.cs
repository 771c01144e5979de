namespace MerWorkbench.Datasets.Etudes;

/// <summary>A vowel by its three lowest formants, in Hz: means over men of Peterson and Barney 1952, JASA 24(2), table II, from a transcription by others.</summary>
internal readonly record struct Vowel(double First, double Second, double Third)
{
    public static Vowel Heed => new(270, 2290, 3010);

    public static Vowel Hid => new(390, 1990, 2550);

    public static Vowel Head => new(530, 1840, 2480);

    public static Vowel Had => new(660, 1720, 2410);

    public static Vowel Hod => new(730, 1090, 2440);

    public static Vowel Hawed => new(570, 840, 2410);

    public static Vowel Hood => new(440, 1020, 2240);

    public static Vowel Whod => new(300, 870, 2240);

    public static Vowel Hud => new(640, 1190, 2390);

    /// <summary>The vowel part of the way to another one.</summary>
    public Vowel Towards(Vowel other, double share) => new(
        First + (share * (other.First - First)), Second + (share * (other.Second - Second)), Third + (share * (other.Third - Third)));
}
