using System.Globalization;
using StrictCors.Checks;

namespace StrictCors.Configuration;

/// <summary>Where each problem is written, and its suggestion in the form in which the value is written there.</summary>
internal sealed class ProblemPlaces
{
    /// <summary>The source of what neither the section nor a builder has written.</summary>
    public const string Code = "code that configures StrictCorsOptions";

    private readonly StrictCorsOptions _options;
    private readonly IReadOnlyList<ConfigurationLayer> _layers;
    private readonly LayeredSetting? _section;
    private readonly string _sectionPath;
    private readonly Dictionary<string, int> _nextIndexes = new(StringComparer.OrdinalIgnoreCase);

    private ProblemPlaces(StrictCorsOptions options)
    {
        _options = options;
        _sectionPath = options.Section?.Path ?? "";
        _layers = options.Section?.Layers() ?? [];
        _section = options.Section is null ? null : LayeredSetting.Read(_layers, _sectionPath);
    }

    /// <summary>The problems with their sources. The layers are read once more, because a valid configuration does not need them.</summary>
    public static IReadOnlyList<StrictCorsConfigurationProblem> Find(
        StrictCorsOptions options, IReadOnlyList<StrictCorsConfigurationProblem> problems) =>
        problems.Count == 0 ? problems : [.. problems.Select(new ProblemPlaces(options).Place)];

    private StrictCorsConfigurationProblem Place(StrictCorsConfigurationProblem problem)
    {
        if (problem.Source is not null)
        {
            return problem;
        }

        var policy = PolicyAt(problem.Path, out var key);
        return policy?.Call is { } call ? problem.In(call, WrittenForm.Builder)
            : policy is not null && IsWrittenByCode(policy, key) ? problem.In(Code, WrittenForm.Array)
            : InSection(problem, isOfPolicy: policy is not null && key.Length > 0);
    }

    /// <summary>The policy of a path, and the rest of the path. The name of a policy in code can have a colon.</summary>
    private StrictCorsPolicyOptions? PolicyAt(string path, out string key)
    {
        key = "";
        var policies = $"{_options.SectionPath}:Policies:".TrimStart(':');
        if (!path.StartsWith(policies, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = path[policies.Length..];
        for (var end = rest.Length; end > 0; end = rest.LastIndexOf(':', end - 1))
        {
            if (_options.Policies.TryGetValue(rest[..end], out var policy))
            {
                key = rest[end..].TrimStart(':');
                return policy;
            }
        }

        return null;
    }

    private static bool IsWrittenByCode(StrictCorsPolicyOptions policy, string key) =>
        UnknownKey.Known(PolicyLists.Keys, key.Split(':')[0]) is { } list && !policy.UnreadKeys.Contains(list)
        && PolicyLists.IsChanged(policy, list, policy.Sources.GetValueOrDefault(list));

    private StrictCorsConfigurationProblem InSection(StrictCorsConfigurationProblem problem, bool isOfPolicy)
    {
        if (_section is null || !KeyReader.IsAtOrBelow(problem.Path, _sectionPath))
        {
            return problem;
        }

        var setting = _section;
        LayeredSetting? list = null;
        string[] keys = problem.Path[_sectionPath.Length..].Split(':', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < keys.Length && setting.Find(keys[i]) is { } child; i++)
        {
            setting = child;
            list ??= (i == 0 && keys[0].Equals(UnknownKey.DefaultPolicyKey, StringComparison.OrdinalIgnoreCase))
                || (i == 2 && PolicyReader.IsList(keys[2])) ? setting : null;
        }

        if (setting == _section && keys.Length > 0 && (_sectionPath.Length == 0 || !_section.IsIn(0)))
        {
            // Not a path of the section, or one of a section that is not there.
            return problem;
        }

        if (isOfPolicy && setting.Path.Length < problem.Path.Length && problem.Code != Problems.SC1101.Id)
        {
            // A value that the section does not give.
            return problem.In(Code, WrittenForm.Array);
        }

        var top = (list ?? setting).Top(0);
        return top.Layer < 0 ? problem : problem.In(_layers[top.Layer].SourceOf(setting.Path), FormOf(list, setting, top));
    }

    private WrittenForm FormOf(LayeredSetting? list, LayeredSetting entry, LayeredSetting.Given given)
    {
        var nameOf = _layers[given.Layer].NameOf;
        return list is null ? new(ListStyle.Array, nameOf)
            : !given.HasChildren ? new(ListStyle.OneString, nameOf)
            : nameOf is null ? WrittenForm.Array
            : new(ListStyle.Indexed, nameOf, i => i == 0 ? entry.Path : NextKey(list));
    }

    /// <summary>A key of the list that neither exists nor is suggested already.</summary>
    private string NextKey(LayeredSetting list)
    {
        if (!_nextIndexes.TryGetValue(list.Path, out var next))
        {
            next = 1 + list.Children.Max(child =>
                int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0);
        }

        _nextIndexes[list.Path] = next + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{list.Path}:{next}");
    }
}
