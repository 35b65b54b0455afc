using StrictCors.Testing;
using Xunit.Abstractions;

namespace StrictCors.BrowserTests.Differential;

/// <summary>
/// B6: generated calls of a page and generated answers, in a real browser and in the model: the page sees the same, and the server is sent the same.
/// A few hundred cases run with the other tests; STRICTCORS_CASES multiplies them, and STRICTCORS_SEED repeats a run.
/// </summary>
public sealed class ModelAgainstBrowserTests(BrowserFixture browser, ITestOutputHelper output) : Infrastructure.BrowserTests(browser)
{
    private const int Cases = 300;
    private const int AtOnce = 100;

    /// <summary>The hosts of the page: two that are trustworthy, and one that is not. Its address has parts that no origin has.</summary>
    private static readonly string[] Hosts = ["localhost", "localhost", "127.0.0.1", "app.shop.example"];

    /// <summary>A difference comes each time. What differs now and then is that Firefox forgets the preflights of a host when it resolves the host
    /// anew, which a request of another case can cause (nsCORSListenerProxy.cpp: CORSCacheEntry::CheckDNSCache).</summary>
    private const int TimesAlone = 3;

    [Theory]
    [InChromium]
    [InFirefox]
    public async Task B6_the_model_and_the_browser_agree(Engine engine)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("STRICTCORS_SEED"), out var given) ? given : Random.Shared.Next();
        var count = Cases * (int.TryParse(Environment.GetEnvironmentVariable("STRICTCORS_CASES"), out var times) ? times : 1);
        output.WriteLine($"{count} cases in {engine}, STRICTCORS_SEED={seed}");
        await using var server = new DumbServer();
        var generator = new CaseGenerator(seed, server.Ports);
        var differences = new List<string>();
        var passing = new List<string>();
        for (var done = 0; done < count; done += AtOnce)
        {
            // New profiles, because browsers limit the number of cookies of a host.
            var host = Hosts[done / AtOnce % Hosts.Length];
            var page = $"http://{host}:{server.Ports[0]}/differential.html?page=1#part";
            using var model = new Model(Enum.Parse<BrowserEngine>(engine.ToString()), page);
            await using var tab = await Browser.OpenAsync(engine, page);
            var cases = Enumerable.Range(done, Math.Min(AtOnce, count - done)).Select(number => generator.Next(number, host)).ToList();
            foreach (var (one, difference) in await CompareAsync(server, model, tab, cases))
            {
                if (difference is not null)
                {
                    var again = await AloneAsync(one);
                    (again is null ? passing : differences).Add(again ?? difference);
                }
            }

            // Alone: the caches of preflights are limited, and the shortest time in them is five seconds.
            async Task<string?> AloneAsync(GeneratedCase one)
            {
                string? difference = null;
                for (var time = 1; time <= TimesAlone; time++)
                {
                    difference = (await CompareAsync(server, model, tab, [one.Again((time * count) + one.Number)])).Single().Difference;
                    if (difference is null)
                    {
                        output.WriteLine($"Case {one.Number} differed {time} times, and then no longer.");
                        break;
                    }
                }

                return difference;
            }
        }

        if (Environment.GetEnvironmentVariable("STRICTCORS_DIFFERENCES") is { Length: > 0 } file)
        {
            await File.WriteAllLinesAsync($"{file}.{engine}", differences);
            await File.WriteAllLinesAsync($"{file}.{engine}.once", passing);
        }

        differences.Take(5).Should().BeEmpty("of {0} cases with STRICTCORS_SEED={1}, {2} differ", count, seed, differences.Count);
    }

    private static async Task<IReadOnlyList<(GeneratedCase Case, string? Difference)>> CompareAsync(
        DumbServer server, Model model, ITab tab, List<GeneratedCase> cases)
    {
        cases.ForEach(server.Add);
        var seen = await tab.CallAsync<Observed[][]>("runCases", cases.Select(one => one.ForBrowser));
        var compared = new List<(GeneratedCase, string?)>();
        foreach (var (one, inBrowser) in cases.Zip(seen))
        {
            var inModel = await model.RunAsync(one);
            compared.Add((one, Difference.Between(one, inBrowser, inModel, server.Arrived("b", one.Number), server.Arrived("m", one.Number))));
        }

        return compared;
    }
}
