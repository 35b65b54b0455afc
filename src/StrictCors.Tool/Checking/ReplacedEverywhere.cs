using StrictCors.Checks;

namespace StrictCors.Tool.Checking;

/// <summary>Values of a lower file that no environment uses, because each of them has a file with another value.</summary>
internal static class ReplacedEverywhere
{
    public static IEnumerable<Finding> Find(IReadOnlyList<SettingsReading> readings, IReadOnlyList<string> environments)
    {
        // With one environment, a lower file is there for the others.
        if (readings.Count < 2 || readings.Count < environments.Count
            || readings[0].Layers.OfType<FileLayer>().First() is not { File.Environment: null } lowest)
        {
            yield break;
        }

        foreach (var node in lowest.Map.Nodes)
        {
            var path = ProblemPath.Clean(node.Path);
            if (IsValue(path, readings[0].Section) && readings.All(reading => reading.Layers.OfType<FileLayer>().Last() is var top
                && top != lowest && top.Gives(path)))
            {
                var place = Place.In(lowest.File, lowest.Text, node.Key ?? node.Value);
                yield return new(Problems.ReplacedEverywhere(node.Path), place, node, environments, true);
            }
        }
    }

    /// <summary>Whether the path is that of a key of a policy, or of the default policy.</summary>
    private static bool IsValue(string path, string section)
    {
        var keys = path.Split(':');
        var level = keys.Length - (section.Length == 0 ? 0 : section.Split(':').Length);
        return section.Length < path.Length && level switch
        {
            1 => keys[^1].Equals(nameof(StrictCorsOptions.DefaultPolicy), StringComparison.OrdinalIgnoreCase),
            3 => UnknownKey.Known(PolicyReader.Keys, keys[^1]) is not null,
            _ => false,
        };
    }
}
