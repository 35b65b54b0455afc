namespace StrictCors.BrowserTests.Differential;

/// <summary>Generates calls and answers that often nearly agree: headers present, absent, doubled, malformed, in odd cases, with values at the
/// limits.</summary>
internal sealed class CaseGenerator(int seed, IReadOnlyList<int> ports)
{
    /// <summary>Chromium remembers no preflight of an address with so many characters.</summary>
    private const int LongAddress = 1024;

    private readonly Random _random = new(seed);

    public GeneratedCase Next(int number, string host)
    {
        var origins = OriginsFor(host);
        var sandbox = _random.Next(12);
        var hops = Chance(3) ? _random.Next(2, 5) : 1;
        var path = Enumerable.Range(0, hops).Select(_ => Chance(8) ? origins[0] : Pick(origins)).ToList();
        var methods = Enumerable.Range(0, 2).Select(_ => Values.Method(_random)).ToList();
        var headers = Enumerable.Range(0, 2).Select(_ => Values.Headers(_random)).ToList();
        var parts = Enumerable.Range(0, 2).Select(_ => Part()).ToList();
        var calls = Enumerable.Range(0, Chance(3) ? _random.Next(2, 4) : 1)
            .Select(_ => Call(AddressOf(path, number, Chance(6) ? _random.Next(hops) : 0, Pick(parts)), Pick(methods), Pick(headers)) with
            {
                IsSandboxed = sandbox == 0 || (sandbox < 3 && Chance(2)),
            })
            .ToList();
        var answers = new AnswerGenerator(_random, origins[0], calls);
        return new(
            number,
            calls,
            [.. path.Select(_ => answers.Preflight(number))],
            [.. path.Select((_, hop) => hop == hops - 1 ? answers.Actual(number)
                : answers.Redirect(number, Location(path[hop], path[hop + 1], number, hop)))]);
    }

    /// <summary>The page's origin, and those of the servers: another one of the same site, other sites, and those that are not
    /// trustworthy.</summary>
    private string[] OriginsFor(string host) =>
    [
        $"http://{host}:{ports[0]}", $"http://{host}:{ports[1]}", $"http://localhost:{ports[1]}", $"http://127.0.0.1:{ports[1]}",
        $"http://127.0.0.1:{ports[2]}", $"http://app.shop.example:{ports[1]}", $"http://www.shop.example:{ports[2]}",
    ];

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
            IsWebSocket = Chance(40),
            Body = (takesBody || Chance(8)) && (isUpload || Chance(3)) ? "content" : null,
        };
    }

    /// <summary>HttpContent has one Content-Type; with no-cors, a browser drops the page's and sets its own.</summary>
    private static bool IsLeftOut(string name, string mode) =>
        mode == "no-cors" && name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);

    /// <summary>What follows the path of an address. An X stands for as many as the address needs to be about as long as the limit.</summary>
    private string Part() => _random.Next(12) switch
    {
        0 => "?a=1&b=%2F+c",
        1 => "?a=b c\u00e9",
        2 => "#part",
        3 => "?a#other part",
        4 => "?X",
        5 => "?X#part",
        _ => "",
    };

    private string AddressOf(List<string> path, int number, int hop, string part)
    {
        var address = $"{path[hop]}/RUNNER/{number}/{hop}";
        var fill = LongAddress - address.Replace("/RUNNER/", "/b/", StringComparison.Ordinal).Length - part.Length + _random.Next(3);
        return address + part.Replace("X", new('x', fill), StringComparison.Ordinal);
    }

    private string Location(string from, string to, int number, int hop)
    {
        var path = $"/RUNNER/{number}/{hop + 1}";
        return _random.Next(36) switch
        {
            0 => "data:text/plain,1",
            1 => to.Replace("://", "://user:pass@", StringComparison.Ordinal) + path,
            2 => "http://[",
            3 => $"/RUNNER/{number}/{hop}",
            4 => $"{to}{path}?a=1",
            5 => $"{to}{path}#new",
            _ when from == to && Chance(2) => path,
            _ => to + path,
        };
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(params IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
