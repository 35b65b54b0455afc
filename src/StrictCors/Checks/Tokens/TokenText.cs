using StrictCors.Origins;
using StrictCors.Protocol;

namespace StrictCors.Checks;

/// <summary>A text in a list of methods or headers that is not one name, and what was meant by it.</summary>
internal sealed class TokenText
{
    private const int MaxLength = 1024;

    // All of these but the slash are characters of tokens, so that a text with them can be a name.
    private static readonly char[] JoiningCharacters = ['|', '+', '&', '/'];
    private static readonly char[] Quotes = ['"', '\'', '`', '[', ']', '(', ')', '{', '}', '\u201c', '\u201d'];

    private TokenText(Suggestion suggestion, IReadOnlyList<string>? leftOut = null, string? reason = null) =>
        (Suggestion, LeftOut, Reason) = (suggestion, leftOut ?? [], reason);

    public Suggestion Suggestion { get; }

    /// <summary>Gets what is wrong, if it is not the spelling.</summary>
    public string? Reason { get; }

    /// <summary>Gets the names that are not suggested, because they would be a problem in this list.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>Whether the text is one name. A quoted name, known names with a bar between them, a number, or a name of another list are not,
    /// although they are tokens.</summary>
    public static bool IsOneName(string text, TokenKind kind) => HttpNames.IsToken(text.AsSpan())
        && !PlaceholderText.IsName(text)
        && !IsNumber(text)
        && !kind.IsOfOtherList(text)
        && !(text.Length > 1 && text[0] is '\'' or '`' && text[^1] == text[0])
        && !(text.IndexOfAny(JoiningCharacters) > 0 && IsJoined(text, kind));

    /// <param name="text">What was written.</param>
    /// <param name="kind">What the list names.</param>
    /// <param name="isAlone">Whether a star could be the only entry of the list.</param>
    public static TokenText Read(string text, TokenKind kind, bool isAlone)
    {
        if (text.Length > MaxLength)
        {
            return new(Suggestion.OneEach());
        }

        if (PlaceholderText.IsName(text))
        {
            return new(Suggestion.Advise("the name that the placeholder is for"));
        }

        if (IsOfOther(text, kind) is { } other)
        {
            return other;
        }

        var names = new List<string>();
        foreach (var part in text.Split([',', ';', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TryRead(part.Trim(Quotes).Trim(), kind, names))
            {
                return new(names.Count > 0 || text.Contains(',', StringComparison.Ordinal) ? Suggestion.OneEach()
                    : Suggestion.Advise("a name of letters, digits and hyphens, without spaces"));
            }
        }

        return Suggest([.. names.Distinct(StringComparer.Ordinal)], kind, isAlone);
    }

    private static TokenText? IsOfOther(string text, TokenKind kind) =>
        text.Contains(WrittenOrigin.RightSeparator, StringComparison.Ordinal)
            ? new(Suggestion.Advise("remove the entry; origins belong in AllowedOrigins"), null, "The entry is an address, not a name.")
        : !kind.IsOfOtherList(text) ? null
        : kind == TokenKind.Method ? new(
            Suggestion.Advise($"remove the entry; '{text}' belongs in AllowedHeaders"), null, "The entry is a header, not a method.")
        : new(Suggestion.Advise($"remove the entry; '{text}' belongs in AllowedMethods"), null, "The entry is a method, not a header.");

    private static bool IsNumber(string text) => !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static TokenText Suggest(string[] names, TokenKind kind, bool isAlone)
    {
        if (names.Contains("*"))
        {
            var beside = names.Where(name => name is not "*" && !(kind == TokenKind.RequestHeader && HttpNames.IsNonWildcardHeader(name.AsSpan())));
            return new(isAlone && !beside.Any() ? Suggestion.ReplaceByEntries(names) : Problems.StarOrList);
        }

        if (names.Any(TokenKinds.IsNoWildcard))
        {
            return new(Problems.ListTheNames);
        }

        string[] kept = [.. names.Where(name => !kind.IsRejected(name))];
        string[] leftOut = [.. names.Where(name => kind.IsRejected(name))];
        return new(kept.Length == 0 ? Suggestion.RemoveEntry : Suggestion.ReplaceByEntries(kept), leftOut);
    }

    private static bool TryRead(string part, TokenKind kind, List<string> names)
    {
        // "X-Id: 5" is a line of a request: the value is not a name.
        var colon = part.IndexOf(':');
        var text = colon > 0 ? part[..colon].Trim() : part.Trim(':');
        string[] words = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => IsJoined(word, kind) ? word.Split(JoiningCharacters) : [word])
            .Select(word => word.Trim(Quotes))
            .Where(word => word.Length > 0 && !(kind == TokenKind.Method && word.ToLowerInvariant() is "and" or "or"))];
        if (words.Length > 1 && kind != TokenKind.Method)
        {
            var joined = string.Join("-", words);
            if (kind.IsKnown(joined))
            {
                words = [joined];
            }
            else if (!words.All(word => word is "*" || kind.IsPlausible(word)))
            {
                return false;
            }
        }

        if (!words.All(word => HttpNames.IsToken(word.AsSpan()) && !IsNumber(word)))
        {
            return false;
        }

        names.AddRange(words.Select(word => kind.InCase(word)));
        return true;
    }

    private static bool IsJoined(string text, TokenKind kind) =>
        text.Split(JoiningCharacters) is { Length: > 1 } parts && parts.All(part => kind.IsPlausible(part));
}
