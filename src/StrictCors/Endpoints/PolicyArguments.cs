using StrictCors.Checks;

namespace StrictCors.Endpoints;

/// <summary>The policies that the calls of UseStrictCors were given, in the order of the calls; null for a call without a name. Several names
/// are one string, as in the metadata of endpoints.</summary>
internal sealed class PolicyArguments
{
    private readonly List<string?> _names = [];

    public IReadOnlyList<string?> Names => _names;

    public void Add(string? policyNames) => _names.Add(policyNames);

    /// <summary>The names as one string.</summary>
    /// <exception cref="ArgumentException">No name is given, or a name is null or empty.</exception>
    public static string Join(string[] policyNames)
    {
        ArgumentNullException.ThrowIfNull(policyNames);
        foreach (var name in policyNames)
        {
            ArgumentException.ThrowIfNullOrEmpty(name, nameof(policyNames));
        }

        return policyNames.Length == 0
            ? throw new ArgumentException("At least one name of a policy is needed.", nameof(policyNames))
            : ListEntries.Join(policyNames);
    }
}
