using StrictCors.Conformance.Peers;

namespace StrictCors.Conformance.Runs;

/// <summary>The program: runs all peers, and judges the judge.</summary>
internal static class Commands
{
    private const string Help = """
        dotnet run --project tests/StrictCors.Conformance             runs the suite against every peer, and writes results.json and the tables
        dotnet run --project tests/StrictCors.Conformance -- --install    the same; installs the peers first, with apt-get and npm
        dotnet run --project tests/StrictCors.Conformance -- --only NAME  one peer, and every case that it loses; writes nothing
        dotnet run --project tests/StrictCors.Conformance -- install  installs the peers
        dotnet run --project tests/StrictCors.Conformance -- judge    tries the cases in Chromium, nginx and Varnish, and writes judged.json
        dotnet run --project tests/StrictCors.Conformance -- flaws    finds a flaw for each case, and writes flaws.json
        dotnet run --project tests/StrictCors.Conformance -- pages    writes the pages from what the others have written
        """;

    public static async Task<int> RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case []: return await RunAllAsync(installs: false);
            case ["--install"]: return await RunAllAsync(installs: true);
            case ["--only", var name]: return await RunOneAsync(name);
            case ["install"]:
                Installation.Run();
                return 0;
            case ["judge"]: return await Judges.JudgeCommand.RunAsync();
            case ["flaws"]: return await FlawFinder.RunAsync();
            case ["pages"]:
                GeneratedPages.Write();
                return 0;
            default:
                Console.WriteLine(Help);
                return 2;
        }
    }

    private static async Task<int> RunAllAsync(bool installs)
    {
        if (installs)
        {
            Installation.Run();
        }

        var (records, isWhole) = (new List<PeerRecord>(), true);
        foreach (var peer in AllPeers.List)
        {
            if (peer.Missing() is { } missing)
            {
                Console.WriteLine($"{peer.Name}: not here: {missing}");
                isWhole = false;
                continue;
            }

            var record = PeerRecord.Of(await SuiteOnPeer.RunAsync(peer));
            records.Add(record);
            Console.WriteLine($"{record.Name} ({record.Version}): {string.Join(", ", record.Scores.Select(score => $"{score.Key} {score.Value}"))}");
        }

        if (!isWhole)
        {
            Console.WriteLine("Nothing is written: some peers are not here. --install installs them.");
            return 1;
        }

        new RunRecord { Date = DateOnly.FromDateTime(DateTime.UtcNow), Cases = CaseLibrary.All.Count, Peers = records }.Write();
        GeneratedPages.Write();
        return 0;
    }

    private static async Task<int> RunOneAsync(string name)
    {
        var peer = AllPeers.List.Single(peer => peer.Name == name);
        var result = await SuiteOnPeer.RunAsync(peer);
        foreach (var lost in result.Lost)
        {
            Console.WriteLine($"{lost.Case.Id}\n    {lost.Case.Sentence}\n    {lost.Reason}");
        }

        Console.WriteLine(string.Join(", ", Enum.GetValues<CaseClass>().Select(one => $"{one} {result.Of(one)}")));
        return result.Lost.Count == 0 ? 0 : 1;
    }
}
