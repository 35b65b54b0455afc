using System.Globalization;
using Microsoft.AspNetCore.Http;
using StrictCors.Checks;
using StrictCors.Endpoints;
using StrictCors.Page.Explaining;
using StrictCors.Page.Trying;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Page.Listing;

/// <summary>The endpoints with their policies. The rows are kept until the endpoints or the policies change, because a person types a filter letter
/// by letter, and a program may have ten thousand endpoints.</summary>
internal sealed class EndpointList(IServiceProvider services, PolicyLookup lookup)
{
    private volatile Kept? _kept;

    public PageOf<EndpointRow> Find(string text, int offset) =>
        PageOf<EndpointRow>.Of(text.Length == 0 ? Rows() : Rows().FindAll(row => row.Contains(text)), offset);

    private List<EndpointRow> Rows()
    {
        var endpoints = ReferenceChecks.EndpointsOf(services);
        var table = lookup.Table;
        var kept = _kept;
        if (kept is null || !ReferenceEquals(kept.Endpoints, endpoints) || !ReferenceEquals(kept.Table, table))
        {
            _kept = kept = new(endpoints, table,
            [
                .. endpoints.Where(endpoint => !EndpointMetadata.IsOfPage(endpoint)).Select(Row)
                    .OrderBy(row => row.Route, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Methods, StringComparer.Ordinal),
            ]);
        }

        return kept.Rows;
    }

    private EndpointRow Row(Endpoint endpoint)
    {
        var choice = EndpointMetadata.ChoiceOf(endpoint);
        var policy = lookup.Resolve(choice);
        var name = EndpointMetadata.NameOf(endpoint);
        var names = policy.Kind == EndpointPolicyKind.Policy
            ? Display.Escape(string.Join(", ", policy.Policies.Select(each => each.ToString()))) : policy.ToString();
        return new(
            EndpointTexts.MethodsOf(endpoint), EndpointTexts.RouteOf(endpoint) ?? name, name, names,
            policy.Decides ? policy.Enforcement.ToString() : "", ChoiceOf(choice));
    }

    private string ChoiceOf(PolicyChoice choice) => choice.Kind switch
    {
        PolicyChoiceKind.NotMade => ChoiceOfTheRest(),
        PolicyChoiceKind.Default => $"endpoint: the default, by {ChoiceOfTheRest()}",
        _ => $"endpoint: {choice}",
    };

    private string ChoiceOfTheRest() => lookup.Argument switch
    {
        { PolicyName: { } names } =>
            $"UseStrictCors({string.Join(", ", ListEntries.Split(names).Select(name => $"\"{Display.Escape(name)}\""))}){First()}",
        { IsMade: true } => $"UseStrictCors(policy => …){First()}",
        _ => lookup.Table.Default.Decides ? "DefaultPolicy" : "nothing: there is no DefaultPolicy",
    };

    private string First() => lookup.Calls > 1 ? string.Create(CultureInfo.InvariantCulture, $", the first of {lookup.Calls} calls") : "";

    private sealed record Kept(IReadOnlyList<Endpoint> Endpoints, PolicyTable Table, List<EndpointRow> Rows);
}
