using StrictCors.Checks;
using StrictCors.Policies;

namespace StrictCors.Endpoints;

/// <summary>The policies that the calls of UseStrictCors were given, in the order of the calls: names, a policy that is written in place, or
/// nothing. Several names are one string, as in the metadata of endpoints.</summary>
internal sealed class PolicyArguments
{
    private readonly List<PolicyChoice> _all = [];

    public IReadOnlyList<PolicyChoice> All => _all;

    /// <summary>Gets the policies of the first call.</summary>
    public PolicyChoice First => _all.Count > 0 ? _all[0] : default;

    /// <summary>Gets a value indicating whether a call applies a policy to endpoints that do not choose.</summary>
    public bool CoverTheRest => _all.Exists(argument => argument.IsMade);

    public void Add(PolicyChoice argument) => _all.Add(argument);

    /// <summary>The choice of a call with names.</summary>
    /// <exception cref="ArgumentException">No name is given, or a name is null or empty.</exception>
    public static PolicyChoice Of(string[] policyNames) => new(PolicyChoiceKind.Named, Join(policyNames));

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
