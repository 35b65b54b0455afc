using System.Buffers;
using System.Globalization;

namespace StrictCors.Checks;

/// <summary>Reads <c>PreflightMaxAge</c>: <c>hh:mm:ss</c> or <c>d.hh:mm:ss</c> and nothing else, because .NET reads the spellings that
/// people mean as seconds or hours as days.</summary>
internal static class MaxAgeReader
{
    private static readonly SearchValues<char> Characters = SearchValues.Create("0123456789:.-");

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
        else if (text.Split(':') is [var hours, var minutes, var rest] && IsBelow(hours, 100_000, out var h) && h >= 24 && IsBelow(minutes, 60, out _) && IsBelow(rest, 60, out _))
        {
            problems.Add(Problems.MaxAgeHoursAreDays(setting.Path, text, h));
        }
        else
        {
            problems.Add(Problems.MaxAgeIsNotATimeSpan(setting.Path, text));
        }

        return null;
    }

    private static bool TryParse(string text, out TimeSpan maxAge)
    {
        // Nothing is nothing in every unit.
        maxAge = default;
        if (text == "0")
        {
            return true;
        }

        // "c" also reads what has fewer parts: a bare number as days, "10:00" as ten hours. Fractions and signs are read, so that
        // the compiler can say what is wrong with them.
        return !text.AsSpan().ContainsAnyExcept(Characters)
            && text.Count(character => character == ':') == 2
            && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out maxAge)
            && !(text.Split(':')[0].TrimStart('-') is var first && !first.Contains('.', StringComparison.Ordinal) && IsBelow(first, int.MaxValue, out var hours) && hours > 23);
    }

    private static bool IsBelow(string text, int limit, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value < limit;
}
