using StrictCors.Checks;

namespace StrictCors.Configuration;

/// <summary>
/// Options that are bound to configuration beside AddStrictCors. The framework's binder adds the entries of all layers, merged by index, to
/// the lists: an origin of a lower layer comes back.
/// </summary>
internal static class SecondBinding
{
    /// <summary>Finds a second binding, and takes its entries back, so that every other problem is reported once. Null if there is none.</summary>
    public static StrictCorsConfigurationProblem? Undo(StrictCorsOptions options)
    {
        var changed = ChangedLists(options);
        if (!options.IsBoundAgain && !HaveMergedEntries(options, changed))
        {
            return null;
        }

        foreach (var (_, policy, key, source) in changed)
        {
            PolicyLists.Set(policy, key, [.. source.Entries]);
        }

        return Problems.BoundTwice(options.SectionPath) with { Source = ProblemPlaces.Code };
    }

    private static List<ChangedList> ChangedLists(StrictCorsOptions options)
    {
        var changed = new List<ChangedList>();
        foreach (var (name, policy) in options.Policies)
        {
            foreach (var (key, source) in policy?.Sources ?? [])
            {
                if (PolicyLists.IsChanged(policy!, key, source))
                {
                    changed.Add(new(name, policy!, key, source));
                }
            }
        }

        return changed;
    }

    /// <summary>Whether each changed list has the entries of all layers after its own. The binder changes all lists alike; code that is meant to
    /// change a list does not.</summary>
    private static bool HaveMergedEntries(StrictCorsOptions options, List<ChangedList> changed)
    {
        if (changed.Count == 0 || options.Section is not { } section)
        {
            return false;
        }

        var tree = new SettingTree(section.Layers(), section.Path);
        return changed.TrueForAll(change =>
            tree.Merged(change.Name, change.Key) is { Length: > 0 } merged
            && PolicyLists.Get(change.Policy, change.Key) is { } list
            && HasAfter(list, change.Source.Entries, merged));
    }

    private static bool HasAfter(IList<string> list, IReadOnlyList<string> own, string[] merged)
    {
        if (!list.Take(own.Count).SequenceEqual(own, StringComparer.Ordinal))
        {
            return false;
        }

        // The first place where the first entry of the binder can be; code may have added entries of its own before.
        for (var start = own.Count; start + merged.Length <= list.Count; start++)
        {
            if (list.Skip(start).Take(merged.Length).SequenceEqual(merged, StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private sealed record ChangedList(string Name, StrictCorsPolicyOptions Policy, string Key, ListSource Source);
}
