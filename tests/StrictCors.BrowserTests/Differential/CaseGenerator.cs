namespace StrictCors.BrowserTests.Differential;

/// <summary>Generates calls and answers that often nearly agree: headers present, absent, doubled, malformed, in odd cases, with values at the
/// limits.</summary>
internal sealed class CaseGenerator(int seed, IReadOnlyList<int> ports)
{
    private readonly Random _random = new(seed);

    /// <summary>The page's origin, and those of the servers: the same, another of the same site, another site, and one that is not
    /// trustworthy.</summary>
    private string[] Origins =>
    [
        $"http://localhost:{ports[0]}", $"http://localhost:{ports[1]}", $"http://127.0.0.1:{ports[1]}", $"http://127.0.0.1:{ports[2]}",
        $"http://app.shop.example:{ports[1]}",
    ];

    public GeneratedCase Next(int number)
    {
        var isSandboxed = Chance(6);
        var hops = Chance(3) ? _random.Next(2, 5) : 1;
        var origins = Enumerable.Range(0, hops).Select(_ => Chance(8) ? Origins[0] : Pick(Origins)).ToList();
        var methods = Enumerable.Range(0, 2).Select(_ => Values.Method(_random)).ToList();
        var headers = Enumerable.Range(0, 2).Select(_ => Values.Headers(_random)).ToList();
        var url = $"{origins[0]}/RUNNER/{number}/0";
        var calls = Enumerable.Range(0, Chance(3) ? _random.Next(2, 4) : 1)
            .Select(_ => Call(url, Pick(methods), Pick(headers)))
            .ToList();
        var answers = new AnswerGenerator(_random, isSandboxed ? "null" : Origins[0], calls);
        return new(
            number,
            isSandboxed,
            calls,
            [.. origins.Select(_ => answers.Preflight())],
            [.. origins.Select((_, hop) => hop == hops - 1 ? answers.Actual(number)
                : answers.Redirect(Location(origins[hop], origins[hop + 1], number, hop + 1)))]);
    }

    private GeneratedCall Call(string url, string method, IReadOnlyList<GeneratedHeader> headers)
    {
        var isUpload = Chance(5);
        var mode = !isUpload && Chance(10) ? Pick("no-cors", "same-origin") : "cors";
        var takesBody = !method.Equals("GET", StringComparison.OrdinalIgnoreCase) && !method.Equals("HEAD", StringComparison.OrdinalIgnoreCase);
        return new()
        {
            Url = url,
            Method = method,
            Headers = [.. headers.Where(header => !IsLeftOut(header.Name, mode))],
            Mode = mode,
            Credentials = isUpload ? Pick("include", "same-origin") : Pick("include", "same-origin", "omit"),
            Redirect = !isUpload && Chance(8) ? Pick("error", "manual") : "follow",
            HasUploadListener = isUpload,
            Body = takesBody && (isUpload || Chance(3)) ? "content" : null,
        };
    }

    /// <summary>HttpContent has one Content-Type; with no-cors, a browser drops the page's and sets its own.</summary>
    private static bool IsLeftOut(string name, string mode) =>
        mode == "no-cors" && name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);

    private string Location(string from, string to, int number, int hop)
    {
        var path = $"/RUNNER/{number}/{hop}";
        return _random.Next(30) switch
        {
            0 => "data:text/plain,1",
            1 => to.Replace("://", "://user:pass@", StringComparison.Ordinal) + path,
            2 => "http://[",
            _ when from == to && Chance(2) => path,
            _ => to + path,
        };
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(params IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
