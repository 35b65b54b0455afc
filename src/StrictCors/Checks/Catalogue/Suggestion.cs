using StrictCors.Text;

namespace StrictCors.Checks;

/// <summary>What to write instead of what was written: either values that a tool can put in its place, or advice for a person.</summary>
internal sealed class Suggestion
{
    /// <summary>The longest suggestion that is shown. A longer one is replaced by advice in words, because a part of it would be wrong.</summary>
    public const int MaxLength = 1000;

    /// <summary>What precedes names that exist, none of which is near to the written one.</summary>
    public const string Existing = "existing: ";

    private const int MaxListed = 10;

    private readonly Func<WrittenForm, string> _text;

    private Suggestion(Func<WrittenForm, string> text, IReadOnlyList<string>? replacements, bool widens)
    {
        _text = text;
        Replacements = replacements;
        Widens = widens;
    }

    public static Suggestion RemoveEntry { get; } = Advise("remove the entry");

    public static Suggestion RemoveKey { get; } = Advise("remove the key", "remove the call");

    /// <summary>Gets the suggestion as a person reads it, for a value in a file.</summary>
    public string Text => TextIn(WrittenForm.Array);

    /// <summary>Gets the values that replace the written one: usually one, several if one entry of a list becomes several; null for advice.
    /// For an unknown key, the value is the right key.</summary>
    public IReadOnlyList<string>? Replacements { get; }

    /// <summary>Gets a value indicating whether the suggestion allows more than what was written. It must never be applied unseen.</summary>
    public bool Widens { get; }

    public static Suggestion Replace(string value, bool widens = false) =>
        IsShownWhole(value) ? new(_ => value, [value], widens) : Advise("the same without what is wrong with it");

    /// <summary>One entry of a list becomes several, or one that is quoted.</summary>
    public static Suggestion ReplaceByEntries(IReadOnlyList<string> entries, bool widens = false) => new(
        form => form.Join(entries) is var text && IsShownWhole(text) ? text : OneEachIn(form),
        entries,
        widens);

    /// <param name="text">The advice.</param>
    /// <param name="inCode">The advice for a policy that is written with the builder; null if it is the same.</param>
    public static Suggestion Advise(string text, string? inCode = null) =>
        new(form => form.Style == ListStyle.Builder && inCode is not null ? inCode : text, null, widens: false);

    /// <summary>Advice that gives a key its value: as JSON, or as one variable.</summary>
    /// <param name="path">The path of the key.</param>
    /// <param name="json">The key and its value in JSON.</param>
    /// <param name="value">The value of the variable.</param>
    /// <param name="then">What else there is to do; empty if nothing.</param>
    /// <param name="inCode">The advice for a policy that is written with the builder; null if there is none.</param>
    public static Suggestion Set(string path, string json, string value, string then = "", string? inCode = null) => new(
        form => form.Style == ListStyle.Builder && inCode is not null ? inCode
            : (form.NameOf is null ? json : $"{form.Name(path)}={value}") + then,
        null,
        widens: false);

    /// <summary>Advice that moves what is written to another key: as JSON, or as the name of a variable.</summary>
    public static Suggestion Move(string path, string json) => new(form => form.NameOf is null ? json : form.Name(path), null, widens: false);

    /// <summary>One value per entry, in words.</summary>
    public static Suggestion OneEach() => new(OneEachIn, null, widens: false);

    /// <summary>The known name that is nearest to a misspelt one, or several if they were written as one; otherwise the known names, as
    /// existing.</summary>
    /// <param name="names">The known names.</param>
    /// <param name="written">What was written.</param>
    public static Suggestion? Name(IReadOnlyCollection<string> names, string written)
    {
        var parts = written.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1 && parts.All(part => names.Contains(part, StringComparer.OrdinalIgnoreCase)))
        {
            return ReplaceByEntries([.. parts.Distinct(StringComparer.OrdinalIgnoreCase)]);
        }

        return NameSuggestion.Misspelt(names, written) is { } nearest && IsShownWhole(nearest) ? Replace(nearest)
            : names.Count == 0 ? null
            : Advise(Existing + ShortList.Join(names, MaxListed, Display.Escape));
    }

    /// <summary>The valid value that is nearest to a misspelt one, or all of them.</summary>
    public static Suggestion Value(IReadOnlyCollection<string> values, string written) =>
        NameSuggestion.Nearest(values, written) is { } nearest ? Replace(nearest) : Advise(string.Join(", ", values));

    /// <summary>The suggestion for a value that is written in this form.</summary>
    public string TextIn(WrittenForm form) => _text(form);

    /// <summary>Whether a text is shown as it is, without escaping or cutting.</summary>
    private static bool IsShownWhole(string text) => Display.SingleLine(text, MaxLength).Equals(text, StringComparison.Ordinal);

    private static string OneEachIn(WrittenForm form) => form.Style == ListStyle.OneString ? "the same entries, with ; between them"
        : form.NameOf is not null ? "the same entries in one variable without an index, with ; between them"
        : "one value per entry";
}
