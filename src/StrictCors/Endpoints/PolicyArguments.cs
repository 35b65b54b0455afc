namespace StrictCors.Endpoints;

/// <summary>The policy names that the calls of UseStrictCors were given, in the order of the calls; null for a call without a name.</summary>
internal sealed class PolicyArguments
{
    private readonly List<string?> _names = [];

    public IReadOnlyList<string?> Names => _names;

    public void Add(string? policyName) => _names.Add(policyName);
}
