using System.Diagnostics.CodeAnalysis;
using StrictCors.Checks;
using StrictCors.Policies;

namespace StrictCors.Endpoints;

/// <summary>The policies that the calls of UseStrictCors were given, in the order of the calls: names, a policy that is written in place, or
/// nothing. Several names are one string, as in the metadata of endpoints.</summary>
internal sealed class PolicyArguments
{
    /// <summary>Gets all of them.</summary>
    /// <remarks>An array, and no LINQ over it: the runtime compiles the code of other collections of a struct anew at each start.</remarks>
    [SuppressMessage("Performance", "CA1825:Avoid zero-length array allocations", Justification = "Array.Empty would be compiled for the struct.")]
    public PolicyChoice[] All { get; private set; } = new PolicyChoice[0];

    /// <summary>Gets the policies of the first call.</summary>
    public PolicyChoice First => All.Length > 0 ? All[0] : default;

    /// <summary>Gets a value indicating whether a call applies a policy to endpoints that do not choose.</summary>
    public bool CoverTheRest
    {
        get
        {
            foreach (var argument in All)
            {
                if (argument.IsMade)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Gets a value indicating whether each call applies a policy to endpoints that do not choose.</summary>
    public bool AllCoverTheRest
    {
        get
        {
            foreach (var argument in All)
            {
                if (!argument.IsMade)
                {
                    return false;
                }
            }

            return true;
        }
    }

    public void Add(PolicyChoice argument)
    {
        var all = new PolicyChoice[All.Length + 1];
        Array.Copy(All, all, All.Length);
        all[^1] = argument;
        All = all;
    }

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
