using System.Buffers;
using System.Globalization;

namespace StrictCors.Checks;

/// <summary>Reads <c>PreflightMaxAge</c>: <c>hh:mm:ss</c> or <c>d.hh:mm:ss</c> and nothing else, because .NET reads numbers that
/// people mean as seconds or hours as days.</summary>
internal static class MaxAgeReader
{
    private static readonly SearchValues<char> Characters = SearchValues.Create("0123456789:.-");

    private const int MaxHours = 100_000;

    public static TimeSpan? Read(Setting setting, List<StrictCorsConfigurationProblem> problems)
    {
        if (ScalarReader.Read(setting, Problems.MaxAgeExample, problems) is not { } text)
        {
            return null;
        }

        if (TryParse(text, out var maxAge))
        {
            return maxAge;
        }

        if (text.Length <= 10 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            problems.Add(Problems.MaxAgeIsBareNumber(setting.Path, text, seconds));
        }
        else if (HasTooManyHours(text, out var days))
        {
            problems.Add(Problems.MaxAgeHoursAreDays(setting.Path, text, days));
        }
        else
        {
            problems.Add(Problems.MaxAgeIsNotATimeSpan(setting.Path, text));
        }

        return null;
    }

    private static bool TryParse(string text, out TimeSpan maxAge)
    {
        // Zero is zero in every unit.
        maxAge = default;
        if (text == "0")
        {
            return true;
        }

        // "c" also reads texts with fewer parts: a bare number as days, "10:00" as ten hours. Fractions and signs are accepted here, because
        // the check of the range has a better message for them.
        return !text.AsSpan().ContainsAnyExcept(Characters)
            && text.Count(character => character == ':') == 2
            && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out maxAge)
            && !StartsWithDays(text);
    }

    /// <summary>Whether the first part is a number of hours that .NET reads as days.</summary>
    private static bool StartsWithDays(string text)
    {
        var first = text.Split(':')[0].TrimStart('-');
        return IsBelow(first, int.MaxValue, out var hours) && hours > 23;
    }

    /// <summary>"24:00:00" is 24 days in .NET.</summary>
    private static bool HasTooManyHours(string text, out int hours)
    {
        hours = 0;
        var parts = text.Split(':');
        return parts.Length == 3 && IsBelow(parts[0], MaxHours, out hours) && hours >= 24
            && IsBelow(parts[1], 60, out _) && IsBelow(parts[2], 60, out _);
    }

    private static bool IsBelow(string text, int limit, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value < limit;
}
