using System.Collections.Concurrent;

namespace MerWorkbench.Foundation;

/// <summary>Values that are made when first asked for: who asks for one that is being made waits for it, and a making that failed is repeated.</summary>
internal sealed class OncePerKey<T>
    where T : class
{
    private readonly ConcurrentDictionary<string, Place> places = new(StringComparer.Ordinal);

    /// <summary>The value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="make">Makes the value where there is none yet.</param>
    public T Get(string key, Func<T> make)
    {
        Place place = places.GetOrAdd(key, static _ => new());
        lock (place)
            return place.Value ??= make();
    }

    private sealed class Place
    {
        public T? Value;
    }
}
