using StrictCors.Conformance.Reference;

namespace StrictCors.Conformance.Runs;

/// <summary>Finds, for each case, a flaw with which the reference loses it.</summary>
internal static class FlawFinder
{
    public static async Task<int> RunAsync()
    {
        var flaws = new FlawSwitch();
        await using var server = await ReferenceServer.StartAsync(flaws);
        var without = await SuiteOnPeer.RunAsync(server.Address, CaseLibrary.All);
        foreach (var lost in without.Lost)
        {
            Console.WriteLine($"The reference loses {lost.Case.Id}: {lost.Reason}");
        }

        var lostWith = new Dictionary<string, List<Flaw>>();
        foreach (var flaw in Enum.GetValues<Flaw>().Where(flaw => flaw != Flaw.None))
        {
            flaws.Current = flaw;
            var result = await SuiteOnPeer.RunAsync(server.Address, CaseLibrary.All);
            Console.WriteLine($"{flaw}: {result.Lost.Count}");
            foreach (var lost in result.Lost)
            {
                (lostWith.TryGetValue(lost.Case.Id, out var all) ? all : lostWith[lost.Case.Id] = []).Add(flaw);
            }
        }

        foreach (var one in CaseLibrary.All.Where(one => !lostWith.ContainsKey(one.Id)))
        {
            Console.WriteLine($"No flaw loses {one.Id}.");
        }

        // The flaw with which the fewest other cases are lost says the most.
        var size = lostWith.SelectMany(pair => pair.Value).GroupBy(flaw => flaw).ToDictionary(group => group.Key, group => group.Count());
        FlawRecord.Write(CaseLibrary.All.Where(one => lostWith.ContainsKey(one.Id))
            .ToDictionary(one => one.Id, one => lostWith[one.Id].OrderBy(flaw => size[flaw]).First()));
        return 0;
    }
}
