namespace StrictCors.BrowserTests.Differential;

/// <summary>Answers that would do, with a mistake in every second one.</summary>
internal sealed class AnswerGenerator(Random random, string pageOrigin, IReadOnlyList<GeneratedCall> calls)
{
    private static readonly int[] Statuses = [200, 200, 200, 201, 204, 206, 299, 300, 304, 400, 401, 403, 404, 405, 409, 500, 503, 599];
    private static readonly string[] MaxAges = ["0", "600", "600", "600", "-1", "+600", "abc", "600.5", "600, 600", "", "99999999999",
        "9223372036854775808", "0600", "600s"];

    private readonly string[] _methods = [.. calls.Select(call => call.Method.ToUpperInvariant()).Distinct()];
    private readonly string[] _names = [.. calls.SelectMany(call => call.Headers).Select(header => header.Name.ToLowerInvariant()).Distinct()];

    /// <summary>The origin that calls: with calls of both, now the one and now the other.</summary>
    private string Origin => Pick(calls).IsSandboxed ? "null" : pageOrigin;

    /// <summary>Chromium remembers which page a sandboxed frame comes from, and lets it load what is same-site with that page.</summary>
    private string[] ResourcePolicies => calls.Any(call => call.IsSandboxed)
        ? ["same-origin", "cross-origin", "Same-Origin", "x"]
        : ["same-origin", "same-site", "cross-origin", "Same-Origin", "x"];

    public GeneratedAnswer Preflight(int number) => new(
        Chance(8) ? Pick(200, 201, 299, 300, 301, 302, 307, 400, 401, 403, 404, 405, 500) : Pick(200, 204),
        [
            .. AllowOrigin(), .. AllowCredentials(),
            .. List("Access-Control-Allow-Methods", _methods), .. List("Access-Control-Allow-Headers", _names),
            .. Chance(2) ? Line("Access-Control-Max-Age", Pick(MaxAges)) : [],
            .. Chance(20) ? Line("Location", "/elsewhere") : [],
            .. Chance(20) ? Cookies(number, 'p') : [],
        ]);

    public GeneratedAnswer Actual(int number) => new(
        Pick(Statuses),
        [
            .. AllowOrigin(), .. AllowCredentials(),
            new("Cache-Control", "no-store"), new("Content-Type", "text/plain"), new("X-Seen", "1"), new("X-Also", "2"), new("ETag", "\"1\""),
            .. Chance(2) ? Expose() : [],
            .. Chance(6) ? [new("Cross-Origin-Resource-Policy", Pick(ResourcePolicies))] : (GeneratedHeader[])[],
            .. Chance(6) ? Cookies(number, 'a') : [],
        ]);

    public GeneratedAnswer Redirect(int number, string location) => new(
        Pick(301, 302, 303, 307, 308),
        [
            .. AllowOrigin(), .. AllowCredentials(), new("Cache-Control", "no-store"),
            .. Chance(30) ? [] : (GeneratedHeader[])[new("Location", location)],
            .. Chance(10) ? [new("Cross-Origin-Resource-Policy", Pick(ResourcePolicies))] : (GeneratedHeader[])[],
            .. Chance(8) ? Cookies(number, 'r') : [],
        ]);

    private IEnumerable<GeneratedHeader> AllowOrigin() => AllowOrigin(Origin);

    private IEnumerable<GeneratedHeader> AllowOrigin(string origin) => random.Next(14) switch
    {
        0 => [],
        1 => Line("Access-Control-Allow-Origin",
            Pick(origin.ToUpperInvariant(), $"{origin}/", "null", "http://other.example", "", "**", $"{origin},", $"{origin} x",
            $"\"{origin}\"", "* *", "*,*", $"{origin}, {origin}", "\u00e9")),

        // In the usual case: Firefox does not count a line in another one, and HttpClient does not tell the case of a name that it knows.
        2 => [new("Access-Control-Allow-Origin", origin), new("Access-Control-Allow-Origin", Pick(origin, "*", ""))],
        3 or 4 or 5 or 6 => Line("Access-Control-Allow-Origin", "*"),
        7 or 8 => Line("Access-Control-Allow-Origin", "null"),
        _ => Line("Access-Control-Allow-Origin", Chance(6) ? $"  {origin}\t" : origin),
    };

    private IEnumerable<GeneratedHeader> AllowCredentials() => random.Next(8) switch
    {
        0 or 1 => [],
        2 => Line("Access-Control-Allow-Credentials", Pick("True", "TRUE", "false", "1", "", "true, true", "true,")),
        3 => [.. Line("Access-Control-Allow-Credentials", "true"), .. Line("Access-Control-Allow-Credentials", "true")],
        _ => Line("Access-Control-Allow-Credentials", "true"),
    };

    private IEnumerable<GeneratedHeader> List(string name, string[] items) => random.Next(16) switch
    {
        0 => [],
        1 => Line(name, ""),
        2 or 3 => Line(name, "*"),
        4 => Line(name, $"*, {string.Join(",", items)}"),
        5 => Line(name, string.Join(", ", items.Skip(1))),
        6 => Line(name, Pick($"{Joined(items)} GET", $"\"{Joined(items)}\"", $"{Joined(items)};", "a b", $"{Joined(items)}, /", "a, (b)",
            "\u00e9", $"{Joined(items)}, \"a,b\"")),
        7 => Line(name, Joined(items).ToLowerInvariant()),
        8 => Line(name, Joined(items).ToUpperInvariant()),
        9 => [.. items.SelectMany(item => Line(name, item))],
        10 => Line(name, $",{string.Join(" ,\t, ", items)},"),
        11 => [.. Line(name, Joined(items)), .. Line(name, "")],
        12 => Line(name, string.Join(",", calls.Select(call => call.Method))),
        _ => Line(name, Joined(items)),
    };

    private IEnumerable<GeneratedHeader> Expose() => Line("Access-Control-Expose-Headers", Pick(
        "*", "X-Seen", "x-seen,X-ALSO", "X-Seen, Set-Cookie", "X-Seen X-Also", "", "x-seen, *", "etag", "X-Seen;", "\"X-Seen\""));

    /// <summary>The model does not know what page a sandboxed frame is in, and that page has the partition of both.</summary>
    private bool IsOfBothPages(string cookie) => cookie.EndsWith("Partitioned", StringComparison.Ordinal)
        && calls.Any(call => call.IsSandboxed) && !calls.All(call => call.IsSandboxed);

    private IEnumerable<GeneratedHeader> Cookies(int number, char prefix) =>
        new[]
        {
            "a=1", "b=2; SameSite=None; Secure", "c=3; SameSite=Lax", "d=4; SameSite=Strict", "e=5; SameSite=None", "f=6; Secure; HttpOnly",
            "g=7; Max-Age=0", "h=8; Domain=shop.example", "i=9; Domain=example", "j=10; SameSite=None; Secure; Partitioned", "k=11; Partitioned",
            "l=12; SameSite=x", "m=13; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "n=14; Domain=localhost",
        }.Where(cookie => !IsOfBothPages(cookie)).Select(cookie => new GeneratedHeader("Set-Cookie", $"{prefix}{cookie}; Path=/RUNNER/{number}"));

    private static string Joined(string[] items) => string.Join(", ", items);

    private IEnumerable<GeneratedHeader> Line(string name, string value) =>
        [new(Chance(6) ? Pick(name.ToLowerInvariant(), name.ToUpperInvariant()) : name, value)];

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;

    private T Pick<T>(params IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
