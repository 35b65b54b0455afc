using System.Numerics;
using System.Runtime.InteropServices;

namespace StrictCors.Origins;

/// <summary>
/// What was found out lately about origins that have to be taken apart: the same few come again and again. There is a slot for each, and
/// the newcomer displaces, so that a flood of different ones is forgotten as it comes.
/// </summary>
/// <remarks>A slot is one reference, hence written and read whole, and holds the text itself: nothing is made for a request, and nothing
/// but the same text is ever found. In loops over one set of a thousand wildcards: 39 ns became 11 where one origin comes again and again, 41
/// became 53 where each of ten thousand comes in turn.</remarks>
internal sealed class RecentVerdicts
{
    private const int SlotCount = 64;

    private readonly string?[] _covered = new string?[SlotCount];
    private readonly string?[] _uncovered = new string?[SlotCount];

    /// <summary>Whether <paramref name="origin"/> is known, and if so whether a pattern covers it.</summary>
    public bool TryGet(string origin, out bool isCovered)
    {
        var slot = Slot(origin);
        isCovered = origin.Equals(_covered[slot]);
        return isCovered || origin.Equals(_uncovered[slot]);
    }

    public void Set(string origin, bool isCovered) => (isCovered ? _covered : _uncovered)[Slot(origin)] = origin;

    /// <summary>Four characters at a time, by an instruction that processors have. The end once more, where there may be a port.</summary>
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
