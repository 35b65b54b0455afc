using StrictCors.Conformance.Reference;
using StrictCors.Conformance.Runs;
using StrictCors.Testing;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Conformance.Judges;

/// <summary>Judges the judge: every case of <c>must</c> in Chromium, and every case of <c>cache</c> in nginx and Varnish, against the reference
/// without a flaw and with one. The verdicts are those of the model, or the difference is written down.</summary>
internal static class JudgeCommand
{
    private const string Chrome = "Chromium";

    private static readonly string[] Caches = ["nginx", "varnishd"];

    public static async Task<int> RunAsync()
    {
        if (Chromium.ExecutablePath is null || Array.Exists(Caches, cache => Installed.Find(cache) is null))
        {
            Console.WriteLine("Skipped: this needs Chromium, nginx and Varnish (Debian: apt-get install chromium nginx varnish).");
            return 0;
        }

        var (switcher, flaws) = (new FlawSwitch(), FlawRecord.Read());
        await using var server = await ReferenceServer.StartAsync(switcher);
        await using var chromium = await Chromium.StartAsync(server.Address);
        await using var nginx = await RealCache.StartAsync(Caches[0], server.Address);
        await using var varnish = await RealCache.StartAsync(Caches[1], server.Address);
        var judges = new List<(string Name, Func<ConformanceCase, bool> IsMeant, CaseRunner Runner)>
        {
            (Chrome, IsForBrowsers, Runner(server.Address, chromium: chromium)),
            ("nginx", IsForCaches, Runner(nginx.Address)),
            ("Varnish", IsForCaches, Runner(varnish.Address)),
        };
        var judged = new Dictionary<string, JudgedCase>();
        foreach (var one in CaseLibrary.All.Where(one => judges.Exists(judge => judge.IsMeant(one))))
        {
            var (agrees, differs) = (new List<string>(), new Dictionary<string, string>());
            foreach (var (name, _, runner) in judges.Where(judge => judge.IsMeant(one)))
            {
                switcher.Current = Flaw.None;
                var without = await runner.RunAsync(one, [], CancellationToken.None);
                switcher.Current = flaws[one.Id];
                var with = await runner.RunAsync(one with { Id = $"{one.Id}-flawed" }, [], CancellationToken.None);
                if (without.IsWon && with.IsLost)
                {
                    agrees.Add(name);
                }
                else
                {
                    differs[name] = without.IsLost ? $"lost without the flaw: {Shown(without.Reason!)}" : "won with the flaw";
                }
            }

            judged[one.Id] = new(flaws[one.Id].ToString(), agrees, differs);
            if (differs.Count > 0)
            {
                Console.WriteLine($"{one.Id} ({flaws[one.Id]}): {string.Join("; ", differs.Select(pair => $"{pair.Key}: {pair.Value}"))}");
            }
        }

        judges.ForEach(judge => judge.Runner.Dispose());
        var versions = new Dictionary<string, string>
        {
            [Chrome] = chromium.Version, ["nginx"] = RealCache.VersionOf(Caches[0]), ["Varnish"] = RealCache.VersionOf(Caches[1]),
        };
        new JudgedRecord(DateOnly.FromDateTime(DateTime.UtcNow), versions, judged).Write();
        Console.WriteLine($"{judged.Count} cases, {judged.Values.Count(one => one.AgreesIn.Count == 0)} of them without a judge that agrees.");
        return 0;

        string Shown(string reason) => reason.Replace(server.Address.Authority, "server.example", StringComparison.Ordinal)
            .Replace(nginx.Address.Authority, "server.example", StringComparison.Ordinal)
            .Replace(varnish.Address.Authority, "server.example", StringComparison.Ordinal);
    }

    private static CaseRunner Runner(Uri address, Chromium? chromium = null) =>
        new(new(address, IsInsecure: false, TimeSpan.FromSeconds(20)), [BrowserEngine.Chromium])
        {
            RealBrowser = chromium is null ? null : chromium.Open,
            IsBehindRealCache = chromium is null,
        };

    private static bool IsForBrowsers(ConformanceCase one) => one is { Class: CaseClass.Must, Via: CaseVia.Browser } or { Via: CaseVia.PrivateCache };

    private static bool IsForCaches(ConformanceCase one) => one is { Via: CaseVia.Cache };
}
