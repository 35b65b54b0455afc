namespace StrictCors.Page.Listing;

/// <summary>One endpoint and its policies, in words.</summary>
/// <param name="Methods">The methods that it maps.</param>
/// <param name="Route">Its route, or its name if it has no route.</param>
/// <param name="Name">Its display name.</param>
/// <param name="Policy">The names of its policies, or what it has instead of a policy.</param>
/// <param name="Enforcement">Who acts on a denial; empty if no policy applies.</param>
/// <param name="Choice">The place of the choice: the endpoint, the call of UseStrictCors, or the default policy.</param>
internal sealed record EndpointRow(string Methods, string Route, string Name, string Policy, string Enforcement, string Choice)
{
    private readonly string _all = $"{Methods} {Route} {Name} {Policy} {Enforcement} {Choice}";

    public bool Contains(string text) => _all.Contains(text, StringComparison.OrdinalIgnoreCase);
}
