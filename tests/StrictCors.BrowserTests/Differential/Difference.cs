namespace StrictCors.BrowserTests.Differential;

/// <summary>Compares what two runners of a case have seen and sent.</summary>
internal static class Difference
{
    public static string? Between(
        GeneratedCase one, IReadOnlyList<Observed> inBrowser, IReadOnlyList<Observed> inModel, IReadOnlyList<string> byBrowser,
        IReadOnlyList<string> byModel)
    {
        var browser = inBrowser.Zip(one.Calls, Normalize).ToList();
        var model = inModel.Zip(one.Calls, Normalize).ToList();
        byBrowser = [.. byBrowser.Select(request => Explained.Away(one, request))];
        byModel = [.. byModel.Select(request => Explained.Away(one, request))];
        return browser.SequenceEqual(model) && byBrowser.SequenceEqual(byModel)
            ? null
            : string.Join('\n',
            [
                one.ToString(),
                .. browser.Zip(model, (b, m) => b == m ? $"  both saw {b}" : $"  the browser saw {b}\n  the model saw   {m}"),
                .. byBrowser.SequenceEqual(byModel)
                    ? byBrowser.Select(request => $"  both sent {request}")
                    : [.. byBrowser.Select(request => $"  the browser sent {request}"),
                        .. byModel.Select(request => $"  the model sent   {request}")],
                "",
            ]);
    }

    /// <summary>XMLHttpRequest does not tell its type, and header names have no case.</summary>
    private static string Normalize(Observed seen, GeneratedCall call)
    {
        var headers = (seen.Headers ?? [])
            .Select(header => header.Split(": ", 2))
            .Select(parts =>
                $"{parts[0].ToLowerInvariant()}: "
            + $"{parts[^1].Replace("/b/", "/", StringComparison.Ordinal).Replace("/m/", "/", StringComparison.Ordinal)}")
            .Order(StringComparer.Ordinal);
        return new Observed(call.HasUploadListener && seen.Type != "error" ? "loaded" : seen.Type, seen.Status, [.. headers], seen.Body).ToString();
    }
}
