using StrictCors.Checks;

namespace StrictCors.Configuration;

/// <summary>
/// Shows a section in several layers as settings. A single value comes from the last layer that gives it. So does a list, as a whole: .NET
/// merges arrays by index, so that [a, b, c] with [x] in a later layer would be [x, b, c], a hole in an allow-list.
/// </summary>
internal sealed class SettingTree(IReadOnlyList<ConfigurationLayer> layers, string path)
{
    // Section, Policies, the policy, its keys.
    private const int LevelOfKeys = 1;
    private const int LevelOfPolicies = 2;
    private const int LevelOfPolicyKeys = 3;

    private readonly LayeredSetting _section = LayeredSetting.Read(layers, path);
    private readonly List<RemovedPolicy> _removed = [];

    /// <summary>Gets the policies that a layer removes by a null. Complete when the policies have been read.</summary>
    public IReadOnlyList<RemovedPolicy> Removed => _removed;

    /// <summary>Gets a value indicating whether any layer gives the section, be it empty.</summary>
    public bool IsGiven => _section.From(0).Any();

    public Setting Read() => Read(_section, level: 0, lowest: 0);

    /// <summary>The entries that the framework's binder finds in a list: those of all layers, merged by index.</summary>
    public string[] Merged(string policy, string list) =>
        _section.Find("Policies")?.Find(policy)?.Find(list) is { } setting
            ? [.. setting.Children.Select(entry => entry.From(0).First(given => given.Layer >= 0).Value).OfType<string>()]
            : [];

    private Setting Read(LayeredSetting setting, int level, int lowest)
    {
        if (IsList(setting.Key, level))
        {
            return ReadList(setting, lowest);
        }

        var value = setting.From(lowest).FirstOrDefault(given => given.HasValue).Value;
        return new(setting.Key, setting.Path, value, () => ReadChildren(setting, level + 1, lowest))
        {
            Problem = level <= LevelOfPolicyKeys && level != LevelOfPolicies ? FindReset(setting, lowest) : null,
        };
    }

    private static bool IsList(string key, int level) => level switch
    {
        LevelOfKeys => key.Equals(nameof(StrictCorsOptions.DefaultPolicy), StringComparison.OrdinalIgnoreCase),
        LevelOfPolicyKeys => PolicyReader.IsList(key),
        _ => false,
    };

    private IEnumerable<Setting> ReadChildren(LayeredSetting setting, int level, int lowest)
    {
        foreach (var child in setting.Children)
        {
            var start = level == LevelOfPolicies ? StartOf(child, lowest) : lowest;
            if (child.From(start).Any())
            {
                yield return Read(child, level, start);
            }
        }
    }

    private Setting ReadList(LayeredSetting setting, int lowest)
    {
        var given = setting.From(lowest).First();
        var problem = FindReset(setting, lowest) ?? FindMerged(setting, given, lowest);
        return new(setting.Key, setting.Path, given.Value, () => ReadEntries(setting, given.Layer), layers[given.Layer].Name) { Problem = problem };
    }

    private static IEnumerable<Setting> ReadEntries(LayeredSetting setting, int layer)
    {
        foreach (var child in setting.Children)
        {
            if (child.In(layer) is { } given)
            {
                yield return new(child.Key, child.Path, given.Value, given.HasChildren ? () => ReadEntries(child, layer) : null);
            }
        }
    }

    /// <summary>The lowest layer that counts for a policy: the one above the null that removes what is below it.</summary>
    private int StartOf(LayeredSetting policy, int lowest)
    {
        LayeredSetting.Given? @null = null;
        foreach (var given in policy.From(lowest))
        {
            if (@null is { } above && !given.IsNull)
            {
                _removed.Add(new(policy.Key, layers[given.Layer].Name, layers[above.Layer].Name));
                return above.Layer + 1;
            }

            @null ??= given.IsNull ? given : null;
        }

        return lowest;
    }

    /// <summary>The problem of a null above a value; null if there is none.</summary>
    private StrictCorsConfigurationProblem? FindReset(LayeredSetting setting, int lowest)
    {
        var top = setting.From(lowest).FirstOrDefault(new LayeredSetting.Given(-1, false, null, false));
        var below = top.IsNull ? setting.From(lowest).FirstOrDefault(given => !given.IsNull, top) : top;
        return below == top ? null : Problems.NullResetsNothing(setting.Path, layers[top.Layer].Name, layers[below.Layer].Name);
    }

    /// <summary>The problem of a list in several layers that the framework has merged already; null if there is none.</summary>
    private StrictCorsConfigurationProblem? FindMerged(LayeredSetting setting, LayeredSetting.Given top, int lowest) =>
        layers[top.Layer].MergedWith is { } section
        && setting.From(lowest).Any(given => given.Layer != top.Layer && !given.IsNull && layers[given.Layer].MergedWith == section)
            ? Problems.ListIsMerged(setting.Path, section.Path)
            : null;
}
