using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Benchmarks;

/// <summary>What a further policy of the same endpoint costs: nanoseconds and bytes a request with the empty pipeline subtracted, for lists of one to
/// ten policies with a thousand origins each. All lists are measured in turn in one process, because their differences are the result.</summary>
internal static class PolicyListTable
{
    private const int OriginsOfEach = 1000;

    private static readonly int[] Counts = [1, 2, 3, 5, 10];

    public static void Print()
    {
        var requests = new (string What, Func<int, string> Origin, bool IsPreflight)[]
        {
            ("the first policy decides", _ => OriginOf(1), false),
            ("the last policy decides", OriginOf, false),
            ("no policy matches", _ => Pipelines.DeniedOrigin, false),
            ("a preflight, the last policy decides", OriginOf, true),
        };

        Console.WriteLine($"| request | {string.Join(" | ", Counts.Select(count => count == 1 ? "1 policy" : $"{count} policies"))} | bytes |");
        Console.WriteLine($"|---|{string.Concat(Counts.Select(_ => "---:|"))}---:|");
        foreach (var (what, origin, isPreflight) in requests)
        {
            var empty = Create(0, Pipelines.DeniedOrigin, isPreflight);
            var figures = QuickTable.Measure([empty, .. Counts.Select(count => Create(count, origin(count), isPreflight))]);
            var net = figures[1..].Select(figure => (figure.Nanoseconds - figures[0].Nanoseconds).ToString("0", CultureInfo.InvariantCulture));
            var bytes = figures[1..].Max(figure => figure.Bytes) - figures[0].Bytes;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {string.Join(" | ", net)} | {bytes:0} |"));
        }
    }

    private static Harness Create(int count, string origin, bool isPreflight)
    {
        (string, string)[] headers = isPreflight
            ? [("Origin", origin), ("Access-Control-Request-Method", "PUT"), ("Access-Control-Request-Headers", "content-type")]
            : [("Origin", origin)];
        var names = Enumerable.Range(1, count).Select(number => $"policy-{number}").ToArray();
        return Harness.Create(services => Add(services, count), app => Use(app, names), isPreflight ? "OPTIONS" : "GET", headers);
    }

    private static void Use(IApplicationBuilder app, string[] names)
    {
        if (names.Length > 0)
        {
            app.UseStrictCors(names);
        }
    }

    private static void Add(IServiceCollection services, int count)
    {
        if (count == 0)
        {
            return;
        }

        services.AddStrictCors(cors =>
        {
            for (var number = 1; number <= count; number++)
            {
                var origins = Enumerable.Range(0, OriginsOfEach).Select(i => OriginOf(number, i)).ToArray();
                cors.AddPolicy($"policy-{number}", policy =>
                    policy.WithOrigins(origins).WithMethods("GET", "PUT").WithHeaders("Content-Type").AllowCredentials());
            }
        });
    }

    private static string OriginOf(int policy) => OriginOf(policy, 7);

    private static string OriginOf(int policy, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"https://app-{number}.list-{policy}.example.com");
}
