using StrictCors.Text;

namespace StrictCors;

/// <summary>One thing that is wrong with the configuration, and what to write instead.</summary>
/// <param name="Code">The stable code: <c>SC1111</c>. The page <c>src/docs/codes.md</c> has a section for each.</param>
/// <param name="Path">The place: a configuration path (<c>StrictCors:Policies:web:AllowedOrigins:2</c>) or, for a mistake in code,
/// the endpoint or call.</param>
/// <param name="Value">The value as written, escaped and cut at 120 characters; null if there is none.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Suggestion">What to write instead, in the form in which the value is written; null if that is unknown.</param>
public sealed record StrictCorsConfigurationProblem(string Code, string Path, string? Value, string Message, string? Suggestion)
{
    private const string CodesPage = $"{RepositoryPages.Address}src/docs/codes.md";
    private const string NewLine = "\n          ";

    /// <summary>Gets the place of the problem, with escaped and cut keys.</summary>
    public string Path { get; init; } = Clean(Path);

    /// <summary>Gets the value as written, escaped and cut at 120 characters; null if there is none.</summary>
    public string? Value { get; init; } = Value is null ? null : Display.Escape(Value);

    /// <summary>Gets what is wrong.</summary>
    public string Message { get; init; } = Display.SingleLine(Message, Checks.Suggestion.MaxLength);

    /// <summary>Gets what to write instead, in the form in which the value is written; null if that is unknown.</summary>
    public string? Suggestion { get; init; } = Suggestion is null ? null : Display.SingleLine(Suggestion, Checks.Suggestion.MaxLength);

    /// <summary>Gets where the value is written: a file, an environment variable by its name, user secrets, the command line, or the call in
    /// code (<c>AddPolicy("web", …)</c>). Null if <see cref="Path"/> names the place already, or if it is unknown. It is not part of
    /// equality.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the address of the section about the code in the documentation.</summary>
    public string HelpLink => $"{CodesPage}#{Code.ToLowerInvariant()}";

    /// <summary>Gets the suggestion as data. It is not part of equality, because its text is.</summary>
    internal Checks.Suggestion? Fix { get; init; }

    /// <summary>Whether two problems have the same code, place, value, message and suggestion.</summary>
    /// <param name="other">The other problem.</param>
    /// <returns>True if they do.</returns>
    public bool Equals(StrictCorsConfigurationProblem? other) =>
        other is not null && (Code, Path, Value, Message, Suggestion) == (other.Code, other.Path, other.Value, other.Message, other.Suggestion);

    /// <inheritdoc/>
    public override int GetHashCode() => (Code, Path, Value, Message, Suggestion).GetHashCode();

    /// <summary>The problem as the message at startup shows it.</summary>
    /// <returns>Code, path and source; value and message; what to write; and the address of the section about the code.</returns>
    public override string ToString()
    {
        var source = Source is null ? "" : $", in {Source}";
        var value = Value is null ? "" : $"\"{Value}\": ";
        var text = $"  {Code}  {Path}{source}{NewLine}{value}{Message}{Instead(NewLine)}{NewLine}see: {HelpLink}";
        return text.Replace("\n", Environment.NewLine);
    }

    /// <summary>What is wrong, what to write and where to read more, in one line for the log.</summary>
    internal string ToLine() => $"{Message}{(Suggestion is null ? "" : $" Write: {Suggestion}.")} See {HelpLink}";

    /// <summary>The same problem with its source, and with its suggestion in the form of the value.</summary>
    internal StrictCorsConfigurationProblem In(string? source, Checks.WrittenForm form) => this with
    {
        Source = source is null ? null : Display.SingleLine(source, 2 * Display.MaxLength),
        Suggestion = Fix?.TextIn(form) ?? Suggestion,
    };

    /// <summary>The same problem with another suggestion.</summary>
    internal StrictCorsConfigurationProblem With(Checks.Suggestion fix) => this with { Fix = fix, Suggestion = fix.Text };

    // Names that exist are not what to write.
    private string Instead(string separator) => Suggestion is null ? ""
        : Suggestion.StartsWith(Checks.Suggestion.Existing, StringComparison.Ordinal) ? separator + Suggestion
        : $"{separator}write: {Suggestion}";

    // Each key is cut on its own, so that the last key stays visible after a long one. The root of a configuration has an empty path,
    // so a path can start with a colon.
    private static string Clean(string path) =>
        string.Join(':', path.TrimStart(':').Split(':').Select(key => Display.SingleLine(key, Display.MaxLength)));
}
