using CsCheck;
using StrictCors.Matching;
using StrictCors.Origins;

namespace StrictCors.Tests.Properties;

/// <summary>The compiled set against the plain list, walked pattern by pattern, and against a second reading of the patterns.</summary>
[Trait("Specification", "origins §4")]
public class OriginSetProperties
{
    private static readonly Gen<string[]> Patterns = OriginGenerators.Pattern.Where(text => OriginPattern.TryParse(text, out _)).Array[1, 12];

    // Three of four origins are near a pattern of the set, half of those one step aside; the others are near some other pattern.
    private static readonly Gen<(string[] Patterns, string[] Origins)> Samples =
        from patterns in Patterns
        from origins in Gen.Frequency(
            (3, Gen.OneOf(patterns).SelectMany(OriginGenerators.OriginNear)),
            (3, Gen.OneOf(patterns).SelectMany(OriginGenerators.OriginNear).SelectMany(OriginGenerators.Mutated)),
            (2, OriginGenerators.Pattern.SelectMany(OriginGenerators.OriginNear)),
            (1, OriginGenerators.Pattern),
            (1, Gen.OneOf("null", "*", "", "NULL"))).Array[1, 12]
        select (patterns, origins);

    [Fact]
    public void The_set_agrees_with_the_list_in_both_directions()
    {
        var counts = new int[4];
        Samples.Sample(
            (patterns, origins) =>
            {
                var list = Array.ConvertAll(patterns, text => OriginPattern.TryParse(text, out var pattern) ? pattern
                    : throw new ArgumentException(text));
                var set = new OriginSet(list);

                // Each of them twice, since what was found out is kept.
                foreach (var origin in origins.Concat(origins.Reverse()))
                {
                    var expected = Walk(list, origin);
                    Interlocked.Increment(ref counts[(int)expected]);
                    if (set.Match(origin) != expected)
                    {
                        throw new InvalidOperationException($"{origin}: the list says {expected}, the set {set.Match(origin)}.");
                    }
                }
            },
            iter: Cases.Of(30_000),
            print: Print);

        // A generator that hardly ever meets a pattern, or never misses one, proves nothing.
        var total = counts.Sum();
        counts[(int)OriginVerdict.Allowed].Should().BeGreaterThan(total / 5);
        counts[(int)OriginVerdict.NotAllowed].Should().BeGreaterThan(total / 5);
        counts[(int)OriginVerdict.Malformed].Should().BeGreaterThan(total / 20);
    }

    [Fact]
    public void Every_kind_of_pattern_agrees_with_its_regular_expression()
    {
        var covered = new int[Enum.GetValues<OriginPatternKind>().Length];
        var missed = new int[Enum.GetValues<OriginPatternKind>().Length];
        (from text in OriginGenerators.Pattern.Where(text => OriginPattern.TryParse(text, out _))
         from near in OriginGenerators.OriginNear(text)
         from origin in Gen.Frequency((1, Gen.Const(near)), (1, OriginGenerators.Mutated(near)))
         select (text, origin)).Sample(
            (text, origin) =>
            {
                if (!SerializedOrigin.TryParse(origin, out var parsed) || !OriginPattern.TryParse(text, out var pattern))
                {
                    return true;
                }

                var expected = PlainReading.Covers(text, origin);
                Interlocked.Increment(ref (expected ? covered : missed)[(int)pattern.Kind]);
                return pattern.Matches(parsed) == expected;
            },
            iter: Cases.Of(100_000));

        foreach (var kind in (OriginPatternKind[])[OriginPatternKind.Exact, OriginPatternKind.Subdomains, OriginPatternKind.Label])
        {
            covered[(int)kind].Should().BeGreaterThan(3_000, "of {0}", kind);
            missed[(int)kind].Should().BeGreaterThan(3_000, "of {0}", kind);
        }

        covered[(int)OriginPatternKind.AnyExtension].Should().BeGreaterThan(300);
        missed[(int)OriginPatternKind.AnyExtension].Should().BeGreaterThan(100);
    }

    [Fact]
    public void The_order_of_the_patterns_does_not_matter() =>
        Samples.Sample(
            (patterns, origins) =>
            {
                var list = Array.ConvertAll(patterns, text => OriginPattern.TryParse(text, out var pattern) ? pattern
                    : throw new ArgumentException(text));
                var (forwards, backwards) = (new OriginSet(list), new OriginSet([.. list.Reverse()]));
                return origins.All(origin => forwards.Match(origin) == backwards.Match(origin));
            },
            iter: Cases.Of(5_000),
            print: Print);

    private static OriginVerdict Walk(OriginPattern[] list, string origin)
    {
        if (origin == "null")
        {
            return Array.Exists(list, pattern => pattern.Kind == OriginPatternKind.Null) ? OriginVerdict.Allowed : OriginVerdict.Null;
        }

        if (!SerializedOrigin.TryParse(origin, out var parsed))
        {
            return OriginVerdict.Malformed;
        }

        foreach (var pattern in list)
        {
            if (pattern.Matches(parsed))
            {
                return OriginVerdict.Allowed;
            }
        }

        return OriginVerdict.NotAllowed;
    }

    private static string Print((string[] Patterns, string[] Origins) @case) =>
        $"patterns [{string.Join(' ', @case.Patterns)}], origins [{string.Join(' ', @case.Origins)}]";
}
