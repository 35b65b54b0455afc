using System.Diagnostics.CodeAnalysis;

namespace StrictCors.Tests.OriginSources;

/// <summary>What happens next in a storm. Threads race in it, so that a seed would not show it again.</summary>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Chance, not secrets.")]
internal static class Chance
{
    public static int Of(int count) => Random.Shared.Next(count);

    public static int Any() => Random.Shared.Next();
}
