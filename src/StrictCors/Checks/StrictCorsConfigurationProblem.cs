using StrictCors.Text;

namespace StrictCors;

/// <summary>One thing that is wrong with the configuration, and what to write instead.</summary>
/// <param name="Code">The stable code: <c>SC1111</c>. The page <c>src/docs/codes.md</c> describes each of them.</param>
/// <param name="Path">Where: a configuration path (<c>StrictCors:Policies:web:AllowedOrigins:2</c>) or, for a mistake in code, the
/// endpoint or call.</param>
/// <param name="Value">The value as written, escaped and cut at 120 characters; null where there is none.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Suggestion">What to write instead; null where that cannot be told.</param>
public sealed record StrictCorsConfigurationProblem(string Code, string Path, string? Value, string Message, string? Suggestion)
{
    private const int MaxTextLength = 1000;

    /// <summary>Gets where the problem is; a key that somebody else chose is escaped and cut.</summary>
    public string Path { get; init; } = Clean(Path);

    /// <summary>Gets the value as written, escaped and cut at 120 characters; null where there is none.</summary>
    public string? Value { get; init; } = Value is null ? null : Display.Escape(Value);

    /// <summary>Gets what is wrong.</summary>
    public string Message { get; init; } = Display.SingleLine(Message, MaxTextLength);

    /// <summary>Gets what to write instead; null where that cannot be told.</summary>
    public string? Suggestion { get; init; } = Suggestion is null ? null : Display.SingleLine(Suggestion, MaxTextLength);

    /// <summary>The problem in three lines, as it stands in the message at startup.</summary>
    /// <returns>Code and path, value and message, and what to write.</returns>
    public override string ToString()
    {
        var value = Value is null ? "" : $"\"{Value}\": ";
        var suggestion = Suggestion is null ? "" : $"{Environment.NewLine}          write: {Suggestion}";
        return $"  {Code}  {Path}{Environment.NewLine}          {value}{Message}{suggestion}";
    }

    // Key by key, so that the last one is still to be seen behind a long one. The root of a configuration has an empty path, and
    // what stands there no key in front.
    private static string Clean(string path) =>
        string.Join(':', path.TrimStart(':').Split(':').Select(key => Display.SingleLine(key, Display.MaxLength)));
}
