using System.Numerics;
using System.Runtime.InteropServices;

namespace StrictCors.Matching;

/// <summary>
/// Recent results for origins that have to be parsed: most requests come from the same few origins. Each result has a fixed number of slots,
/// and a new origin replaces the previous one of its slot.
/// </summary>
/// <remarks>A slot is one reference, so many threads read and write it without tearing. It holds the text itself, so a request allocates
/// nothing and finds only an equal text. Measured on one thread with a set of a thousand wildcards: 39 ns became 11 ns when one origin
/// repeats, 41 ns became 53 ns when ten thousand origins alternate.</remarks>
internal sealed class RecentMatches
{
    private const int SlotCount = 64;

    private readonly string?[] _covered = new string?[SlotCount];
    private readonly string?[] _uncovered = new string?[SlotCount];

    /// <summary>Whether a pattern covers <paramref name="origin"/>; null if that is not known.</summary>
    public bool? Find(string origin)
    {
        var slot = Slot(origin);
        return origin.Equals(_covered[slot]) ? true : origin.Equals(_uncovered[slot]) ? false : null;
    }

    public void Keep(string origin, bool isCovered) => (isCovered ? _covered : _uncovered)[Slot(origin)] = origin;

    /// <summary>Hashes four characters at a time, for which most processors have an instruction. The last four characters are hashed first,
    /// because the loop leaves out up to three of them, and origins often differ only there (in their ports).</summary>
    private static int Slot(ReadOnlySpan<char> origin)
    {
        var hash = origin.Length < 4 ? 0 : BitOperations.Crc32C(0, MemoryMarshal.Cast<char, ulong>(origin[^4..])[0]);
        foreach (var characters in MemoryMarshal.Cast<char, ulong>(origin))
        {
            hash = BitOperations.Crc32C(hash, characters);
        }

        return (int)(hash % SlotCount);
    }
}
