namespace StrictCors.LoadTests.Stress;

/// <summary>An answer as one line: status, owned headers, <c>Vary</c>.</summary>
internal static class Answer
{
    /// <summary>The methods of a preflight's answer may be a list or one (P3): what counts is what the browser reads out of them. It looks for no
    /// safelisted method.</summary>
    public const string MethodIsAllowed = "Allow-Methods: as requested";

    public static string Describe(Ask ask, RawResponse response)
    {
        var headers = response.OwnedHeaders
            .Select(header => header.Name == "Access-Control-Allow-Methods"
                && IsLookedFor(ask.RequestMethod) && Names(header.Value).Contains(ask.RequestMethod!)
                ? MethodIsAllowed
                : $"{header.Name["Access-Control-".Length..]}: {header.Value}")
            .Where(header => !header.StartsWith("Allow-Methods: ", StringComparison.Ordinal) || header == MethodIsAllowed)
            .Order(StringComparer.Ordinal);
        return $"{response.Status} [{string.Join("; ", headers)}] {string.Join(", ", response.VaryMembers)}";
    }

    /// <summary>The methods that an answer allows: none of them may be one that the policy does not have.</summary>
    public static IReadOnlyList<string> Methods(RawResponse response) => [.. response.Lines("Access-Control-Allow-Methods").SelectMany(Names)];

    /// <summary>P6: browsers need no permission for the others, whatever the answer.</summary>
    public static bool IsLookedFor(string? method) => method is not ("GET" or "HEAD" or "POST");

    private static string[] Names(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
