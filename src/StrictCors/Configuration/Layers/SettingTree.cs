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
    public bool IsGiven => _section.IsIn(0);

    public Setting Read() => Read(_section, level: 0, lowest: 0);

    /// <summary>The entries that the framework's binder finds in a list: those of all layers, merged by index.</summary>
    public string[] Merged(string policy, string list) =>
        _section.Find("Policies")?.Find(policy)?.Find(list) is { } setting
            ? [.. setting.Children.Select(entry => entry.Top(0).Value).OfType<string>()]
            : [];

    private Setting Read(LayeredSetting setting, int level, int lowest)
    {
        if (IsList(setting.Key, level))
        {
            return ReadList(setting, lowest);
        }

        return new(setting.Key, setting.Path, ValueOf(setting, lowest), () => ReadChildren(setting, level + 1, lowest))
        {
            Problem = level <= LevelOfPolicyKeys && level != LevelOfPolicies ? FindReset(setting, lowest) : null,
        };
    }

    private static string? ValueOf(LayeredSetting setting, int lowest)
    {
        foreach (var given in setting.From(lowest))
        {
            if (given.HasValue)
            {
                return given.Value;
            }
        }

        return null;
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
            if (child.IsIn(start))
            {
                yield return Read(child, level, start);
            }
        }
    }

    private Setting ReadList(LayeredSetting setting, int lowest)
    {
        var given = setting.Top(lowest);
        var problem = FindReset(setting, lowest) ?? FindMerged(setting, given, lowest);
        return new(setting.Key, setting.Path, given.Value, () => ReadEntries(setting, given.Layer), layers[given.Layer].Name)
        {
            Problem = problem,
            Array = setting.FindArray(given.Layer),
        };
    }

    private static IEnumerable<Setting> ReadEntries(LayeredSetting setting, int layer)
    {
        foreach (var child in setting.Children)
        {
            if (child.TryGet(layer, out var given))
            {
                yield return new(child.Key, child.Path, given.Value, given.HasChildren ? () => ReadEntries(child, layer) : null);
            }
        }
    }

    /// <summary>The lowest layer that counts for a policy: the one above the null that removes what is below it.</summary>
    private int StartOf(LayeredSetting policy, int lowest)
    {
        var above = -1;
        foreach (var given in policy.From(lowest))
        {
            if (above >= 0 && !given.IsNull)
            {
                _removed.Add(new(policy.Key, layers[given.Layer].Name, layers[above].Name));
                return above + 1;
            }

            above = above < 0 && given.IsNull ? given.Layer : above;
        }

        return lowest;
    }

    /// <summary>The problem of a null above a value; null if there is none.</summary>
    private StrictCorsConfigurationProblem? FindReset(LayeredSetting setting, int lowest)
    {
        var top = setting.Top(lowest);
        if (!top.IsNull)
        {
            return null;
        }

        foreach (var below in setting.From(lowest))
        {
            if (!below.IsNull)
            {
                return Problems.NullResetsNothing(setting.Path, layers[top.Layer].Name, layers[below.Layer].Name);
            }
        }

        return null;
    }

    /// <summary>The problem of a list in several layers that the framework has merged already; null if there is none.</summary>
    private StrictCorsConfigurationProblem? FindMerged(LayeredSetting setting, LayeredSetting.Given top, int lowest) =>
        layers[top.Layer].MergedWith is { } section
        && setting.From(lowest).Any(given => given.Layer != top.Layer && !given.IsNull && layers[given.Layer].MergedWith == section)
            ? Problems.ListIsMerged(setting.Path, section.Path)
            : null;
}
