using StrictCors.Text;

namespace StrictCors.Checks;

/// <summary>What to write instead of what was written: either values that a tool can put in its place, or advice for a person.</summary>
internal sealed class Suggestion
{
    private Suggestion(string text, IReadOnlyList<string>? replacements, bool widens)
    {
        Text = text;
        Replacements = replacements;
        Widens = widens;
    }

    /// <summary>Gets the suggestion as a person reads it.</summary>
    public string Text { get; }

    /// <summary>Gets the values that replace the written one: usually one, several if one entry of a list becomes several; null for advice.
    /// For an unknown key, the value is the right key.</summary>
    public IReadOnlyList<string>? Replacements { get; }

    /// <summary>Gets a value indicating whether the suggestion allows more than what was written. It must never be applied unseen.</summary>
    public bool Widens { get; }

    public static Suggestion RemoveEntry { get; } = Advise("remove the entry");

    public static Suggestion Replace(string value, bool widens = false) => Replace(value, value, widens);

    /// <summary>A value that is shown in another form than it is written: escaped and cut.</summary>
    public static Suggestion Replace(string value, string text, bool widens = false) => new(text, [value], widens);

    /// <summary>One entry of a list becomes several.</summary>
    public static Suggestion ReplaceByEntries(IReadOnlyList<string> entries, bool widens = false) =>
        new(string.Join(", ", entries.Select(entry => $"\"{entry}\"")), entries, widens);

    public static Suggestion Advise(string text) => new(text, null, widens: false);

    /// <summary>The known name that is nearest to a misspelt one, or all names if none is near.</summary>
    public static Suggestion? Name(IReadOnlyCollection<string> names, string written) =>
        NameSuggestion.Among(names, written) is not { } text ? null
        : NameSuggestion.Nearest(names, written) is { } nearest ? Replace(nearest, text)
        : Advise(text);
}
