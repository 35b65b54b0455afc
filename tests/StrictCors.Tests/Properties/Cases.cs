using System.Globalization;

namespace StrictCors.Tests.Properties;

/// <summary>How many cases a property is put to: few in every run, many times as many where <c>STRICTCORS_CASES</c> says how many
/// times. A failure prints the seed that shows it again.</summary>
internal static class Cases
{
    private static readonly long Times = long.Parse(Environment.GetEnvironmentVariable("STRICTCORS_CASES") ?? "1", NumberStyles.None,
        CultureInfo.InvariantCulture);

    public static long Of(long quick) => quick * Times;
}
