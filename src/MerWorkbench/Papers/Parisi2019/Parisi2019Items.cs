using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;

namespace MerWorkbench.Papers.Parisi2019;

/// <summary>What Parisi 2019 runs on, the same for both halves.</summary>
/// <param name="All">The segments of songs, or texts.</param>
/// <param name="Identities">What each is: the digest of its words, and of its song's sound where sound is looked at.</param>
/// <param name="HasSound">Whether each has the sound of its song.</param>
/// <param name="Target">The emotions that are told apart.</param>
internal sealed record Parisi2019Items(IReadOnlyList<Track> All, IReadOnlyList<ContentHash> Identities, bool HasSound, ClassTarget Target);
