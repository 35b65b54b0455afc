using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Benchmarks;

// Sends one kind of request again and again, and prints the bytes that this has allocated. The arguments are the kind and the number of requests.
// Without arguments it prints the kinds.
const string asked = "Access-Control-Request-Method";
const string askedHeaders = "Access-Control-Request-Headers";
Dictionary<string, (string Method, string? Origin, bool IsAllowed, (string, string)[] Others)> kinds = new()
{
    ["no Origin"] = ("GET", null, false, []),
    ["exact, allowed"] = ("GET", "https://app.example.com", true, []),
    ["wildcard, allowed"] = ("GET", "https://deep.sub.example.org", true, []),
    ["any port, allowed"] = ("GET", "http://localhost:5173", true, []),
    ["denied"] = ("GET", "https://app.evil.example", false, []),
    ["malformed"] = ("GET", "https://app.example.com/", false, []),
    ["same-origin"] = ("POST", "https://api.example.com", false, [("Sec-Fetch-Site", "same-origin")]),
    ["preflight"] = ("OPTIONS", "https://app.example.com", true, [(asked, "PUT")]),
    ["preflight, three headers"] =
        ("OPTIONS", "https://app.example.com", true, [(asked, "PUT"), (askedHeaders, "content-type,x-request-id,x-trace")]),
    ["preflight, denied"] = ("OPTIONS", "https://app.evil.example", false, [(asked, "PUT"), (askedHeaders, "content-type")]),
};

if (args.Length == 0)
{
    Console.WriteLine(string.Join('\n', kinds.Keys));
    return 0;
}

var (method, origin, isAllowed, others) = kinds[args[0]];
var harness = Harness.Create(
    services => services.AddStrictCors(cors => cors.AddDefaultPolicy(policy => policy
        .WithOrigins("https://app.example.com", "https://*.example.org", "http://localhost:*").WithMethods("GET", "PUT")
        .WithHeaders("Content-Type", "X-Request-Id", "X-Trace").WithExposedHeaders("ETag").AllowCredentials()
        .SetPreflightMaxAge(TimeSpan.FromMinutes(10)))),
    app => app.UseStrictCors(),
    method,
    origin is null ? others : [("Origin", origin), .. others]);
Send(100);
if (harness.IsAllowed != isAllowed)
{
    Console.WriteLine("The answer is wrong.");
    return 1;
}

var requests = int.Parse(args[1], CultureInfo.InvariantCulture);
var before = GC.GetAllocatedBytesForCurrentThread();
Send(requests);
Console.WriteLine(GC.GetAllocatedBytesForCurrentThread() - before);
return 0;

void Send(int count)
{
    for (var i = 0; i < count; i++)
    {
        harness.Run();
    }
}
