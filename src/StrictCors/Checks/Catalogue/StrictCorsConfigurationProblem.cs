using StrictCors.Checks;
using StrictCors.Text;

namespace StrictCors;

/// <summary>One thing that is wrong with the configuration, and what to write instead.</summary>
/// <param name="Code">The stable code: <c>SC1111</c>. The page <c>src/docs/codes.md</c> has a section for each.</param>
/// <param name="Path">The place: a configuration path (<c>StrictCors:Policies:web:AllowedOrigins:2</c>) or, for a mistake in code,
/// the endpoint or call.</param>
/// <param name="Value">The value as written, escaped and cut at 120 characters; null if there is none.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Suggestion">What to write instead; null if that is unknown.</param>
public sealed record StrictCorsConfigurationProblem(string Code, string Path, string? Value, string Message, string? Suggestion)
{
    private const int MaxTextLength = 1000;

    /// <summary>Gets the place of the problem, with escaped and cut keys.</summary>
    public string Path { get; init; } = Clean(Path);

    /// <summary>Gets the value as written, escaped and cut at 120 characters; null if there is none.</summary>
    public string? Value { get; init; } = Value is null ? null : Display.Escape(Value);

    /// <summary>Gets what is wrong.</summary>
    public string Message { get; init; } = Display.SingleLine(Message, MaxTextLength);

    /// <summary>Gets what to write instead; null if that is unknown.</summary>
    public string? Suggestion { get; init; } = Suggestion is null ? null : Display.SingleLine(Suggestion, MaxTextLength);

    /// <summary>Gets the suggestion as data. It is not part of equality, because its text is.</summary>
    internal Checks.Suggestion? Fix { get; init; }

    /// <summary>Whether two problems have the same code, place, value, message and suggestion.</summary>
    /// <param name="other">The other problem.</param>
    /// <returns>True if they do.</returns>
    public bool Equals(StrictCorsConfigurationProblem? other) =>
        other is not null && (Code, Path, Value, Message, Suggestion) == (other.Code, other.Path, other.Value, other.Message, other.Suggestion);

    /// <inheritdoc/>
    public override int GetHashCode() => (Code, Path, Value, Message, Suggestion).GetHashCode();

    /// <summary>The problem in three lines, as the message at startup shows it.</summary>
    /// <returns>Code and path, value and message, and what to write.</returns>
    public override string ToString()
    {
        var value = Value is null ? "" : $"\"{Value}\": ";
        var suggestion = Suggestion is null ? "" : $"{Environment.NewLine}          write: {Suggestion}";
        return $"  {Code}  {Path}{Environment.NewLine}          {value}{Message}{suggestion}";
    }

    // Each key is cut on its own, so that the last key stays visible after a long one. The root of a configuration has an empty path,
    // so a path can start with a colon.
    private static string Clean(string path) =>
        string.Join(':', path.TrimStart(':').Split(':').Select(key => Display.SingleLine(key, Display.MaxLength)));
}
