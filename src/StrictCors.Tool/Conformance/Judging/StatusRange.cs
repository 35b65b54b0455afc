using System.Globalization;

namespace StrictCors.Tool.Conformance.Judging;

/// <summary><c>200</c>, <c>2xx</c> or <c>below 500</c>.</summary>
internal static class StatusRange
{
    private const string Below = "below ";

    public static bool Has(string range, int status)
    {
        if (range.StartsWith(Below, StringComparison.Ordinal))
        {
            return status < int.Parse(range.AsSpan(Below.Length), CultureInfo.InvariantCulture);
        }

        return range.EndsWith("xx", StringComparison.Ordinal)
            ? status / 100 == range[0] - '0'
            : status == int.Parse(range, CultureInfo.InvariantCulture);
    }
}
