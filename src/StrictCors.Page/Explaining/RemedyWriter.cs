using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StrictCors.Page.Explaining;

/// <summary>Writes settings in the form of their source: JSON, an environment variable, or a call in code. A list is taken whole from one source, so
/// that the entries that it has already are written, too.</summary>
internal static partial class RemedyWriter
{
    private const string Code = "code";

    // A longer list is not copied whole.
    private const int MaxEntries = 100;

    // The text is read by people, and it goes to the page as text.
    private static readonly JavaScriptEncoder Readable = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static List<RemedyLine> Write(WrittenPolicy policy, PolicyTrial trial)
    {
        var written = policy.Options;
        var sources = written.ListProviders;
        var lines = new List<RemedyLine>();
        if (trial.AddedOrigin is { } origin)
        {
            Add(nameof(written.AllowedOrigins), "WithOrigins", written.AllowedOrigins, [origin]);
        }

        if (trial.AddedMethod is { } method)
        {
            Add(nameof(written.AllowedMethods), "WithMethods", written.AllowedMethods, [method]);
        }

        if (trial.AddedHeaders.Count > 0)
        {
            Add(nameof(written.AllowedHeaders), "WithHeaders", written.AllowedHeaders, trial.AddedHeaders);
        }

        if (trial.AddsCredentials)
        {
            const string Key = nameof(written.AllowCredentials);
            var source = SourceOf(nameof(written.AllowedOrigins));
            lines.Add(new(Key, source, source == Code ? ".AllowCredentials()"
                : source is not null && Prefix(source) is { } prefix ? $"{Variable(prefix, Key)}=true" : $"\"{Key}\": true"));
        }

        return lines;

        void Add(string key, string call, IList<string> present, IReadOnlyList<string> added)
        {
            // A list with its default has no source. It is written beside the origins.
            var own = sources.GetValueOrDefault(key);
            var source = own ?? SourceOf(nameof(written.AllowedOrigins));
            string[] all = [.. present, .. added];
            var isLong = all.Length > MaxEntries && source != Code;
            var shown = isLong ? added : all;
            lines.Add(new(key, source,
                source == Code ? $".{call}({string.Join(", ", (own is null ? all : added).Select(Quote))})"
                : source is not null && Prefix(source) is { } prefix ? $"{(isLong ? "" : $"{Variable(prefix, key)}=")}{string.Join(';', shown)}"
                : isLong ? string.Join(", ", shown.Select(Quote))
                : $"\"{key}\": [ {string.Join(", ", shown.Select(Quote))} ]",
                isLong ? present.Count : 0));
        }

        string? SourceOf(string key) => sources.GetValueOrDefault(key) ?? (policy.IsInline ? Code : null);

        string Variable(string prefix, string key) => $"{prefix}{policy.Path.Replace(":", "__", StringComparison.Ordinal)}__{key}";
    }

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, Readable)}\"";

    /// <summary>The prefix of environment variables; null if the source is another one.</summary>
    private static string? Prefix(string source) =>
        EnvironmentVariables().Match(source) is { Success: true } match ? match.Groups["prefix"].Value : null;

    // The text of the provider: "EnvironmentVariablesConfigurationProvider Prefix: 'APP_'".
    [GeneratedRegex("^EnvironmentVariablesConfigurationProvider(?: Prefix: '(?<prefix>[^']*)')?", RegexOptions.ExplicitCapture)]
    private static partial Regex EnvironmentVariables();
}
