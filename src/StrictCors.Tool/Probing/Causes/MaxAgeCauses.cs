using System.Globalization;
using StrictCors.Testing;
using StrictCors.Testing.Fetch;

namespace StrictCors.Tool.Probing.Causes;

/// <summary><c>Access-Control-Max-Age</c>: what browsers do not read, and what they cut.</summary>
internal static class MaxAgeCauses
{
    public static Cause? Find(Answer answer)
    {
        var lines = answer.Lines(Answer.MaxAge);
        if (!answer.IsPreflight || lines.Count == 0)
        {
            return null;
        }

        var value = string.Join(", ", lines);
        if (value.Length == 0 || !value.All(char.IsAsciiDigit))
        {
            return CauseKinds.MaxAgeIgnored.With(
                $"{Answer.MaxAge} is {Answer.Show(value)}, which is not a number of seconds: browsers remember the preflight for 5 seconds or not "
                    + "at all.");
        }

        var limit = EngineRules.Of(answer.Engine).MaxAgeLimit;
        return double.Parse(value, CultureInfo.InvariantCulture) > limit.TotalSeconds
            ? CauseKinds.MaxAgeCapped.With(
                $"{Answer.MaxAge} is {value}. {answer.Engine} remembers a preflight for {Seconds(limit)} seconds at most (Chromium "
                    + $"{Limit(BrowserEngine.Chromium)}, Firefox {Limit(BrowserEngine.Firefox)}, WebKit {Limit(BrowserEngine.WebKit)}).")
            : null;
    }

    private static string Limit(BrowserEngine engine) => Seconds(EngineRules.Of(engine).MaxAgeLimit);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
