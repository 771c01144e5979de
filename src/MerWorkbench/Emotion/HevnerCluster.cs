namespace MerWorkbench.Emotion;

/// <summary>
/// Hevner's eight clusters of adjectives (1936), named here by one word of each. They form a circle: neighbours are similar and
/// <see cref="Vigorous"/> stands beside <see cref="Solemn"/>. The words are in <see cref="Hevner"/>.
/// </summary>
public enum HevnerCluster
{
    /// <summary>Spiritual, dignified, sacred.</summary>
    Solemn = 1,

    /// <summary>Mournful, tragic, dark.</summary>
    Sad = 2,

    /// <summary>Tender, longing, sentimental.</summary>
    Dreamy = 3,

    /// <summary>Lyrical, tranquil, quiet.</summary>
    Serene = 4,

    /// <summary>Playful, light, delicate.</summary>
    Graceful = 5,

    /// <summary>Merry, cheerful, bright.</summary>
    Happy = 6,

    /// <summary>Triumphant, passionate, restless.</summary>
    Exciting = 7,

    /// <summary>Robust, martial, majestic.</summary>
    Vigorous = 8,
}
