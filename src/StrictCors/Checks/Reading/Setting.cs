using System.Globalization;

namespace StrictCors.Checks;

/// <summary>One value or section of a configuration, independent of how the configuration is stored. Children are read on first use, once.</summary>
internal sealed class Setting(string key, string path, string? value, Func<IEnumerable<Setting>>? readChildren = null, string? provider = null)
{
    private IReadOnlyList<Setting>? _children;

    public string Key { get; } = key;

    public string Path { get; } = path;

    public string? Value { get; } = value;

    /// <summary>Gets the description of the provider that supplied a list; null for everything else.</summary>
    public string? Provider { get; } = provider;

    /// <summary>Gets the problem of how the layers of the configuration give this value; null if there is none.</summary>
    public StrictCorsConfigurationProblem? Problem { get; init; }

    /// <summary>Gets the entries of a list that is an array of values, if they need not be read as children; null otherwise.</summary>
    public ArrayEntries? Array { get; init; }

    public IReadOnlyList<Setting> Children => _children ??= readChildren is null ? [] : [.. readChildren()];

    /// <summary>Gets a value indicating whether an object is expected and something else is written.</summary>
    public bool IsNotAnObject => !string.IsNullOrEmpty(Value) || IsArray;

    /// <summary>Gets a value indicating whether the keys are those that .NET gives the entries of an array. A policy can be named "2024".</summary>
    private bool IsArray
    {
        get
        {
            for (var i = 0; i < Children.Count; i++)
            {
                if (Children[i].Key != i.ToString(CultureInfo.InvariantCulture))
                {
                    return false;
                }
            }

            return Children.Count > 0;
        }
    }
}
